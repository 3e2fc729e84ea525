"""Whether an event happened, goes on, is planned, threatened, possible, demanded or denied, and is history."""

import re

from ..encoder.findings import Analysis, Trigger
from ..model.event import Status
from .arguments import Frame
from .governors import find_status_above
from .statuswords import is_negated, read_status_words, status_of_word
from .trees import case_words, children

# The encoder is heard only where it is surer than this and the words themselves say nothing.
_SURE = 0.9
# With a present auxiliary these tell of what lasts: "are investigating".
_GOES_ON = frozenset({"VBG"})
_YEAR = re.compile(r"\b(?:1[89]\d\d|20\d\d)\b")
_DAY_AND_MONTH = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\b[^\d]|\bday\b", re.IGNORECASE)


def find_status(analysis: Analysis, frame: Frame, trigger: Trigger | None) -> Status:
    """The status that the words give, and where they give none, the encoder's where it is sure; else happened."""
    carrier = frame.light if frame.light is not None else frame.trigger
    said = _of_noun(analysis, frame) if frame.is_noun else None
    said = said or _of_verb(analysis, carrier, frame) or find_status_above(analysis, frame.trigger)
    return said or _of_encoder(analysis, carrier, trigger) or Status.HAPPENED


def is_background(analysis: Analysis, frame: Frame, times: tuple[str, ...]) -> bool:
    """Whether the report tells it as earlier history: dated by a bare year, "last year", "since then"."""
    table = read_status_words()["background"]
    if any(_is_of_another_year(text) for text in times):
        return True
    words = [analysis.tokens[c].lemma.lower() for c in children(analysis, frame.trigger, "advmod")]
    if any(word in table["words"] for word in words):
        return True
    return any(phrase in text.lower() for text in times for phrase in table["phrases"])


def _is_of_another_year(text: str) -> bool:
    """Reports of the day say "on 3 May": who writes the year alone, or month and year, writes of the past."""
    return bool(_YEAR.search(text)) and not _DAY_AND_MONTH.search(_YEAR.sub("", text))


def _of_noun(analysis: Analysis, frame: Frame) -> Status | None:
    index = frame.trigger
    lemmas = [
        analysis.tokens[c].text.lower()
        for c in children(analysis, index, "amod", "compound", "det", "advmod", "nmod:poss")
    ]
    if any(word in ("no", "without") for word in (*lemmas, case_words(analysis, index))):
        return Status.DENIED
    if case_words(analysis, index) == "under" or _is_being_opened(analysis, frame):
        return Status.ONGOING
    if any(_is_fixed_for(analysis, c) for c in children(analysis, index, "acl")):
        return Status.PLANNED
    told = next((s for word in lemmas if (s := status_of_word("adjectives", word))), None)
    return None if told is Status.POSSIBLE and _bore_harm(analysis, index) else told


def _bore_harm(analysis: Analysis, index: int) -> bool:
    """ "A suspected air strike killed nine": that something happened is sure, and of what kind is not."""
    above = analysis.tokens[analysis.tokens[index].head]
    return case_words(analysis, index) in ("in", "by") and above.xpos in ("VBD", "VBN")


def _is_fixed_for(analysis: Analysis, participle: int) -> bool:
    """ "A vote planned for Monday" lies ahead; "a robbery planned in prison" need not."""
    planned = status_of_word("to_be", analysis.tokens[participle].text.lower()) is Status.PLANNED
    return planned and any(case_words(analysis, c) == "for" for c in children(analysis, participle, "obl"))


def _is_being_opened(analysis: Analysis, frame: Frame) -> bool:
    """ "opened an inquiry": what was begun and not told to have ended goes on."""
    return (
        frame.light is not None
        and analysis.tokens[frame.light].lemma.lower() in read_status_words()["opening"]["verbs"]
        and analysis.tokens[frame.trigger].lemma.lower() in read_status_words()["opening"]["lasting"]
    )


def _of_verb(analysis: Analysis, index: int, frame: Frame) -> Status | None:
    """What the verb's own auxiliaries, negation and conjunction say."""
    token = analysis.tokens[index]
    if token.upos not in ("VERB", "AUX", "ADJ") and frame.light is None and frame.is_noun:
        return None
    if is_negated(analysis, index):
        return Status.DENIED
    condition = next((s for c in children(analysis, index, "mark") if (s := _condition(analysis, c))), None)
    if condition:
        return condition
    modal = next((s for a in children(analysis, index, "aux") if (s := _modal(analysis, a, index))), None)
    if modal:
        return modal
    return _of_progress(analysis, index)


def _condition(analysis: Analysis, mark: int) -> Status | None:
    return status_of_word("conditions", analysis.tokens[mark].text.lower())


def _modal(analysis: Analysis, auxiliary: int, verb: int) -> Status | None:
    lemma = analysis.tokens[auxiliary].lemma.lower()
    status = status_of_word("modals", lemma) or status_of_word("modals", analysis.tokens[auxiliary].text.lower())
    if status is Status.POSSIBLE and lemma == "can":
        return None  # "could be seen" and "can march" tell of ability as often as of chance
    if status is Status.HYPOTHETICAL and (_is_reported(analysis, verb) or _is_announced(analysis, verb)):
        return Status.PLANNED  # "the minister said he would visit": future seen from the past
    return status


def _is_reported(analysis: Analysis, verb: int) -> bool:
    return analysis.tokens[verb].relation in ("ccomp", "parataxis") or any(
        analysis.tokens[i].relation == "ccomp" for i in analysis.path_to_root(verb)[:1]
    )


def _is_announced(analysis: Analysis, verb: int) -> bool:
    """ "the rifles would be handed over": with nothing said to hang on, a plan."""
    auxiliaries = {analysis.tokens[c].lemma.lower() for c in children(analysis, verb, "aux")}
    conditions = read_status_words()["conditions"]["hypothetical"]
    return (
        bool(children(analysis, verb, "aux:pass"))
        and "have" not in auxiliaries
        and not any(case_words(analysis, c) in conditions for c in children(analysis, verb, "advcl"))
        and analysis.tokens[verb].relation not in ("advcl", "acl:relcl", "conj")
    )


def _of_progress(analysis: Analysis, index: int) -> Status | None:
    token = analysis.tokens[index]
    auxiliaries = [analysis.tokens[c] for c in children(analysis, index, "aux", "aux:pass")]
    present = any(a.lemma == "be" and a.xpos in ("VBZ", "VBP") for a in auxiliaries)
    if token.xpos in _GOES_ON and present:
        return Status.ONGOING
    # "is being treated"
    if any(a.text.lower() == "being" for a in auxiliaries) and present:
        return Status.ONGOING
    return None


def _of_encoder(analysis: Analysis, carrier: int, trigger: Trigger | None) -> Status | None:
    if trigger is None:
        return None
    if trigger.tense == "FUTURE":
        return Status.PLANNED
    did_not, uncertain, _ = trigger.certainty
    if did_not > _SURE and trigger.polarity == "NEG":
        return Status.DENIED
    if uncertain > _SURE and analysis.tokens[carrier].xpos in ("VB", "VBG", "NN", "NNS"):
        return Status.POSSIBLE
    return None
