"""Whether an event happened, goes on, is planned, threatened, possible, demanded or denied, and is history."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from ..encoder.findings import Analysis, Trigger
from ..model.event import Status
from .arguments import Frame
from .trees import case_words, children

# The encoder is heard only where it is surer than this and the words themselves say nothing.
_SURE = 0.9
_CLIMB = 4  # "said it was considering whether to ask…": further up, the governing verb says nothing of this event
# With a present auxiliary these tell of what lasts: "are investigating".
_GOES_ON = frozenset({"VBG"})
_YEAR = re.compile(r"\b(?:1[89]\d\d|20\d\d)\b")
_DAY_AND_MONTH = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\b[^\d]|\bday\b", re.IGNORECASE)


def find_status(analysis: Analysis, frame: Frame, trigger: Trigger | None) -> Status:
    """The status that the words give, and where they give none, the encoder's where it is sure; else happened."""
    carrier = frame.light if frame.light is not None else frame.trigger
    said = _of_noun(analysis, frame) if frame.is_noun else None
    said = said or _of_verb(analysis, carrier, frame) or _of_governors(analysis, frame.trigger)
    return said or _of_encoder(analysis, carrier, trigger) or Status.HAPPENED


def is_background(analysis: Analysis, frame: Frame, times: tuple[str, ...]) -> bool:
    """Whether the report tells it as earlier history: dated by a bare year, "last year", "since then"."""
    table = _table()["background"]
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
    return next((s for word in lemmas if (s := _status("adjectives", word))), None)


def _is_being_opened(analysis: Analysis, frame: Frame) -> bool:
    """ "opened an inquiry": what was begun and not told to have ended goes on."""
    return (
        frame.light is not None
        and analysis.tokens[frame.light].lemma.lower() in _table()["opening"]["verbs"]
        and analysis.tokens[frame.trigger].lemma.lower() in _table()["opening"]["lasting"]
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
    return _status("conditions", analysis.tokens[mark].text.lower())


def _modal(analysis: Analysis, auxiliary: int, verb: int) -> Status | None:
    lemma = analysis.tokens[auxiliary].lemma.lower()
    status = _status("modals", lemma) or _status("modals", analysis.tokens[auxiliary].text.lower())
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
    conditions = _table()["conditions"]["hypothetical"]
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


def _of_governors(analysis: Analysis, index: int) -> Status | None:
    """What the verbs and nouns above say: "threatened to", "a plan for", "denied"."""
    at = index
    for _ in range(_CLIMB):
        token = analysis.tokens[at]
        if token.is_root:
            return None
        above, relation = token.head, token.relation
        found = _of_governor(analysis, at, above, relation)
        if found:
            return found
        # past an adverbial or a relative clause, what stands above is another story: "fled after the attack"
        if relation not in ("xcomp", "ccomp", "obj", "conj", "nmod", "nsubj:pass", "acl"):
            return None
        if relation == "nmod" and case_words(analysis, at) not in ("of", "for", "to"):
            return None
        at = above
        if relation == "ccomp" and not _status_of(analysis, above, "governors", ""):
            return None
    return None


def _of_governor(analysis: Analysis, at: int, above: int, relation: str) -> Status | None:
    governor = analysis.tokens[above]
    preposition = case_words(analysis, at)
    if relation == "compound" and governor.lemma.lower() in _table()["charges"]["words"]:
        return Status.POSSIBLE
    if governor.upos == "NOUN" and relation in ("acl", "nmod"):
        return _of_noun_above(analysis, at, above, relation)
    if relation in ("xcomp", "ccomp", "advcl"):
        found = _of_clause(analysis, at, above, relation)
    elif relation in ("obj", "nsubj:pass"):
        found = _of_object(analysis, at, above)
    elif relation == "obl":
        found = _of_oblique(analysis, above, preposition)
    elif relation == "conj":
        # "threatened to close the port and expel the crew": both stand under the threat
        found = None
    else:
        found = None
    if found is Status.DENIED and is_negated(analysis, above):
        return None
    return found


def _of_noun_above(analysis: Analysis, at: int, above: int, relation: str) -> Status | None:
    """ "a plan to withdraw", "charges of robbing"; but "charges filed" were filed, "in charge of" charges nobody."""
    participle = relation == "acl" and analysis.tokens[at].xpos == "VBN" and not children(analysis, at, "mark", "aux")
    lemma = analysis.tokens[above].lemma.lower()
    if participle or (lemma == "charge" and case_words(analysis, above) == "in"):
        return None
    if relation == "nmod" and case_words(analysis, at) not in ("of", "for", "to", ""):
        return None
    return _status("nouns", lemma)


def _of_object(analysis: Analysis, at: int, above: int) -> Status | None:
    found = _status_of(analysis, above, "object_governors", "")
    noun, verb = analysis.tokens[at].lemma.lower(), analysis.tokens[above].lemma.lower()
    if found is Status.DENIED and noun in _table()["spoken"]["words"]:
        return None
    if verb == "announce" and noun in _table()["done_when_announced"]["words"]:
        return None
    return found


def _of_oblique(analysis: Analysis, above: int, preposition: str) -> Status | None:
    """ "appealed for talks", "prepared for an attack"; but a match delayed because of the attacks plans none."""
    found = _status_of(analysis, above, "object_governors", preposition)
    lemma = analysis.tokens[above].lemma.lower()
    with_its_word = _status("object_governors", f"{lemma} {preposition}")
    wanted = preposition == "for" and found in (Status.PLANNED, Status.DEMANDED)
    return found if with_its_word or wanted else None


def _of_clause(analysis: Analysis, at: int, above: int, relation: str) -> Status | None:
    governor = analysis.tokens[above]
    infinitive = analysis.tokens[at].xpos == "VB"
    if governor.lemma.lower() == "able" and infinitive:
        return _of_ability(analysis, above)
    if governor.upos == "ADJ" or governor.xpos in ("VBN", "VBG"):
        found = _status("to_be", governor.text.lower())
        if found and infinitive:
            return found
    if relation == "advcl" and not infinitive:
        return _status("governors", f"{governor.lemma.lower()} {case_words(analysis, at)}")
    if relation == "advcl":
        # purpose: "used batons to clear the square" tells of one act; whether it worked is open
        return None
    status = _status_of(analysis, above, "governors", "")
    telling = governor.lemma.lower() in _table()["telling"]["words"]
    if relation == "ccomp" and telling and _is_told_as_fact(analysis, at):
        return None
    if relation == "ccomp" and status not in (Status.DENIED, Status.DEMANDED, Status.POSSIBLE, Status.THREATENED):
        return None
    if (
        status is Status.PLANNED
        and governor.lemma in ("announce", "decide", "agree", "order", "expect")
        and not infinitive
    ):
        return None
    return status


def _of_ability(analysis: Analysis, able: int) -> Status | None:
    """ "were able to escape": they did; "will be able to": they may; "were not able to": they did not."""
    if is_negated(analysis, able):
        return Status.DENIED
    beside = [analysis.tokens[c] for c in children(analysis, able, "cop", "aux")]
    past = any(t.xpos == "VBD" for t in beside) and not any(t.xpos == "MD" for t in beside)
    return None if past else Status.POSSIBLE


def _is_told_as_fact(analysis: Analysis, at: int) -> bool:
    """Whether a clause has a past or present tense of its own, and no "should": "told her that he had been shot"."""
    auxiliaries = [analysis.tokens[c] for c in children(analysis, at, "aux", "aux:pass", "cop")]
    tags = {analysis.tokens[at].xpos, *(a.xpos for a in auxiliaries)}
    return bool(tags & {"VBD", "VBZ", "VBP"}) and "MD" not in tags


def _status_of(analysis: Analysis, index: int, table: str, preposition: str) -> Status | None:
    lemma = analysis.tokens[index].lemma.lower()
    words = [analysis.tokens[c].lemma.lower() for c in children(analysis, index, "compound:prt")]
    words += (
        [case_words(analysis, c) for c in children(analysis, index, "obl")] if table == "governors" else [preposition]
    )
    longer = next((s for w in words if w and (s := _status(table, f"{lemma} {w}"))), None)
    return longer or _status(table, lemma)


def is_negated(analysis: Analysis, index: int) -> bool:
    """Whether "not", "never", "no" or "without" stands over the word."""
    words = _table()["negations"]["words"]
    for child in children(analysis, index, "advmod", "det", "mark", "case", "cc:preconj"):
        token = analysis.tokens[child]
        if token.lemma.lower() in words or token.text.lower() in words:
            return not _is_not_only(analysis, child)
    return any(
        analysis.tokens[g].lemma.lower() in ("no", "nobody", "none", "neither")
        for child in children(analysis, index, "nsubj", "nsubj:pass")
        for g in (child, *children(analysis, child, "det"))
    )


def _is_not_only(analysis: Analysis, index: int) -> bool:
    """ "not only", "not just": no denial at all."""
    after = index + 1
    return after < len(analysis.tokens) and analysis.tokens[after].lemma.lower() in ("only", "just", "merely")


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


def _status(section: str, word: str) -> Status | None:
    return _lookup(section).get(word)


@cache
def _lookup(section: str) -> dict[str, Status]:
    return {word: Status(status) for status, words in reversed(_table()[section].items()) for word in words}


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("status_words.toml").read_text(encoding="utf-8"))
