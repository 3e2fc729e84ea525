"""Which words of a text name events: the encoder's triggers and what the class tables know, joined."""

import tomllib
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from ..encoder.findings import Analysis, Token, Trigger
from ..model.event import PloverEvent
from .arguments import Frame
from .cast import Cast
from .plover import EventClass, Fit, classify, is_known
from .trees import case_words, children

# Calibrated on MEANTIME and TimeBank dev, 2026-11: below, the encoder's triggers are as often wrong as right.
_LEAST_TRIGGER = 0.5
_SCORE_OF_TABLES_ALONE = 0.45
_WORTH_WITHOUT_CLASS = 0.3
_WORTH_INSIDE_NAME_PHRASE = 0.4
_SURE_OF_CODE = 0.75
_RUNNING_TEXT_WORDS = 6
_ASKS_FOR_A_NOUN = 3  # of a pattern's weight: more than a preposition
_HAPPENINGS = frozenset({"OCCURRENCE", "I_ACTION"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that names an event: its frame, its class if the tables have one, the encoder's finding if it has."""

    frame: Frame
    of: EventClass | None
    trigger: Trigger | None
    score: float
    means: frozenset[str] = frozenset()

    @property
    def token(self) -> int:
        """The index of the word."""
        return self.frame.trigger


def find_triggers(cast: Cast) -> Iterator[Candidate]:
    """The words that name events, in text order."""
    analysis = cast.analysis
    seen = {t.token: t for t in analysis.triggers if t.score >= _LEAST_TRIGGER}
    open_words = [token for token in analysis.tokens if _is_open(cast, token, seen.get(token.index))]
    found = [c for token in open_words if (c := _weigh(cast, token, seen.get(token.index))) is not None]
    told = {c.frame.light: c for c in found if c.frame.light is not None and c.of is not None}
    verbs = {c.token: c for c in found if not c.frame.is_noun}
    nouns = {c.token for c in found if c.frame.is_noun}
    yield from (
        c
        for c in found
        if not _is_told_by_its_noun(analysis, c, told.get(c.token))
        and not _is_told_by_its_verb(analysis, c, verbs)
        and not _is_said_of_noun(analysis, c, nouns)
    )


def _is_said_of_noun(analysis: Analysis, verb: Candidate, nouns: Set[int]) -> bool:
    """ "A failed robbery", "the ongoing siege": a participle that only says something of the event beside it."""
    token = analysis.tokens[verb.token]
    return verb.of is None and token.relation == "amod" and token.head in nouns


def _is_told_by_its_verb(analysis: Analysis, noun: Candidate, verbs: Mapping[int, Candidate]) -> bool:
    """Whether a noun only makes up the verb's phrase: "strike" of "went on strike", "trial" of "put on trial"."""
    token = analysis.tokens[noun.token]
    verb = verbs.get(token.head)
    return noun.frame.is_noun and token.relation == "obl" and verb is not None and token.lemma.lower() in verb.means


def _is_told_by_its_noun(analysis: Analysis, verb: Candidate, noun: Candidate | None) -> bool:
    """Whether a light verb says no more than its noun: "held talks", but not "suspended talks"."""
    if noun is None or noun.of is None:
        return False
    if verb.of is None or verb.of.event is noun.of.event:
        return True
    return analysis.tokens[verb.token].lemma.lower() in words_of("passed_over")


def _is_open(cast: Cast, token: Token, trigger: Trigger | None) -> bool:
    """Whether the word can name an event at all."""
    if cast.time_at(token.index) or (token.upos in ("NOUN", "PROPN") and _is_in_name(cast, token)):
        return False
    if token.upos == "VERB":
        return not _is_going_to(cast.analysis, token)
    if token.upos in ("NOUN", "PROPN") and _is_spelt_as_name(cast.analysis, token):
        return False
    if token.upos in ("NOUN", "PROPN"):
        return trigger is not None or is_known(token.lemma, noun=True)
    return token.lemma.lower() in words_of("kept_adjectives")


def _is_spelt_as_name(analysis: Analysis, token: Token) -> bool:
    """ "Deputy Director of Investigations": a capital within running text; headlines set every word so."""
    sentence = analysis.sentences[token.sentence]
    if token.upos != "PROPN" or not token.text[0].isupper() or token.index == sentence.first:
        return False
    words = [t for t in analysis.tokens[sentence.first : sentence.last] if t.text[0].isalpha()]
    running = 2 * sum(t.text[0].isupper() for t in words) < len(words) and len(words) >= _RUNNING_TEXT_WORDS
    return running and token.lemma.lower() not in words_of("named_events")


def _is_in_name(cast: Cast, token: Token) -> bool:
    # "the Boston Marathon bombing" may be tagged as a name as a whole, and still tells of a bombing
    return cast.is_name(token.index) and (token.text[:1].isupper() or not is_known(token.lemma, noun=True))


def _is_going_to(analysis: Analysis, token: Token) -> bool:
    """ "are going to have something special": a future, and nobody goes anywhere."""
    return token.text.lower() == "going" and any(
        case_words(analysis, c) == "to" for c in children(analysis, token.index, "xcomp")
    )


def _weigh(cast: Cast, token: Token, trigger: Trigger | None) -> Candidate | None:
    frame = _without_times(cast, cast.frame_at(token.index))
    fit = classify(cast.analysis, frame)
    of = fit.of if fit else None
    if of is None and not _is_happening(token, trigger):
        return None
    sure = trigger is not None or _stands_alone(cast.analysis, token, fit) or _is_staged(cast.analysis, frame)
    if of is not None and (of.worth == 0 or not sure):
        return None
    if frame.is_noun and any(
        is_no_event(cast.analysis, frame) for is_no_event in (_is_carried, _is_manner, _is_slogan)
    ):
        return None
    worth = of.worth if of else _WORTH_WITHOUT_CLASS
    if token.relation in ("compound", "amod") and frame.is_noun:
        worth *= _WORTH_INSIDE_NAME_PHRASE  # "the crash site", "attack helicopters"
    score = trigger.score if trigger else _SCORE_OF_TABLES_ALONE
    return Candidate(frame, of, trigger, round(worth * score, 4), fit.means if fit else frozenset())


def _without_times(cast: Cast, frame: Frame) -> Frame:
    """The frame without its dates: "fired on Friday" fires on nobody."""
    return replace(
        frame,
        obliques=tuple(o for o in frame.obliques if not cast.time_at(o[1])),
        owners=tuple(i for i in frame.owners if not cast.time_at(i)),
        modifiers=tuple(i for i in frame.modifiers if not cast.time_at(i)),
    )


def _is_happening(token: Token, trigger: Trigger | None) -> bool:
    if trigger is None or trigger.label not in _HAPPENINGS:
        return False
    return token.lemma.lower() not in words_of("passed_over") and token.upos in ("VERB", "NOUN")


def _stands_alone(analysis: Analysis, token: Token, fit: Fit | None) -> bool:
    """Whether the tables' word is an event without the encoder's say-so."""
    if token.upos == "VERB":
        return token.relation != "amod"
    # "a distress call", "the missile test": beside a word that its class asks for, an unsure noun is sure
    lemma = token.lemma.lower()
    asked = fit is not None and fit.asks >= _ASKS_FOR_A_NOUN and lemma not in words_of("instruments")
    # "a fire", "the deadly fire"; guards open fire, and come under it
    one = lemma in words_of("sure_with_article") and any(
        analysis.tokens[c].text.lower() in ("a", "the", "another") for c in children(analysis, token.index, "det")
    )
    sure = asked or one or lemma not in words_of("unsure_nouns")
    return sure and token.relation != "compound"


def _is_staged(analysis: Analysis, frame: Frame) -> bool:
    """ "The town held a funeral": what is held takes place."""
    light = frame.light
    return frame.is_noun and light is not None and analysis.tokens[light].lemma.lower() in words_of("staging")


def _is_carried(analysis: Analysis, frame: Frame) -> bool:
    """Whether the noun is only what a verb acts with: "gas" of "fired tear gas", "fire" of "opened fire"."""
    token = analysis.tokens[frame.trigger]
    if token.relation not in ("obj", "nsubj:pass") or token.is_root or frame.light is not None:
        return False
    verb = analysis.tokens[token.head]
    return verb.upos == "VERB" and token.lemma.lower() in words_of("instruments")


def _is_manner(analysis: Analysis, frame: Frame) -> bool:
    """Whether the noun only ties two events: "in retaliation for the raid", "in response to"."""
    lemma = analysis.tokens[frame.trigger].lemma.lower()
    return lemma in words_of("ties") and case_words(analysis, frame.trigger) == "in"


def _is_slogan(analysis: Analysis, frame: Frame) -> bool:
    """ "Death to the league!", a crowd chants: nobody died."""
    token, following = analysis.tokens[frame.trigger], analysis.tokens[frame.trigger + 1 : frame.trigger + 2]
    return token.lemma.lower() == "death" and [t.text.lower() for t in following] == ["to"]


def code_of_encoder(trigger: Trigger | None) -> PloverEvent | None:
    """PLOVER's event by the encoder, where the tables are silent and it is sure."""
    if trigger is None or not trigger.plover or trigger.plover[0][1] < _SURE_OF_CODE:
        return None
    name = trigger.plover[0][0]
    if name == "YIELD":
        # the training data does not tell the word (CONCEDE) from the deed (RETREAT); most of it are deeds
        return PloverEvent.RETREAT
    return PloverEvent(name) if name in PloverEvent.__members__ else None


@cache
def words_of(section: str) -> frozenset[str]:
    """The words of one section of the table of event words."""
    table = tomllib.loads(files(__package__).joinpath("event_words.toml").read_text(encoding="utf-8"))
    return frozenset(w for words in table[section].values() for w in words)
