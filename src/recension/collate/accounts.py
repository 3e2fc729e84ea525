"""What one report by itself makes of the incident's toll: the figure that it puts foremost, and how it comes by it."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from recension.model.report import PartKind, Report
from recension.model.statement import Facet, Mood, Statement
from recension.model.values import Quantity

from .bounds import is_vague
from .counted import PARTS
from .surroundings import clause_around
from .wording import content_words, word_set, word_table

# What a report says first is the news: behind so many characters a figure weighs half. Set with the weights below and
# those of totals on tvc dev, and checked on every thirtieth incident of tvc train (2026-11); neighbours did as well.
LEAD_CHARS = 300
# "A man was killed" tells of one victim and leaves others untold; "one killed" counts them all.
TOLD_OF_ONE = 0.3
# Below this a figure is told in passing: of another incident, as a rule.
IN_PASSING = 0.12
# A sentence that sums up several incidents ("five killed in separate shootings").
SWEEPING = 0.4
# "12 were injured" counts the hurt; "51 were taken to hospital" and "two men with gunshot wounds" count some.
SOME_OF_THEM = ("with injuries", "to hospital", "condition", "in care", "treated for", "part of", "toll: earlier")
# "Two brothers were shot dead there in 2011."
YEAR = re.compile(r"\b(in|since)(?: \w+)? ((?:19|20)\d\d)\b", re.IGNORECASE)
SENTENCE_CHARS = 300
INCLUDING_CHARS = 60
OPENING_WORDS = 5
SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s|\n")

Number = int | float


@dataclass(frozen=True, slots=True)
class Account:
    """One report's toll. `counted` where it gives a count of all, not only one person; `sweeping` where it may be that
    of several incidents; `attacker` where it tells of the attacker's death beside the figure, which leaves it out;
    `statements` are the ids of those that give the figure.
    """

    figure: Number
    counted: bool
    sweeping: bool
    statements: tuple[str, ...]
    attacker: bool = False

    @property
    def total(self) -> Number:
        """All to whom it came, the attacker among them."""
        return self.figure + self.attacker


@dataclass(slots=True)
class _Tally:
    weight: float = 0.0
    counted: bool = False
    sweeping: bool = False
    statements: list[str] = field(default_factory=list)


def find_account(
    report: Report, said: Iterable[Statement], facet: Facet, background: Collection[str] = frozenset()
) -> Account | None:
    """The toll that the report gives, in its own voice or another's; None where it tells of nobody.

    Args:
        said: statements of the report, of any facet.
        background: ids of events that are told as earlier history, whose figures do not count.
    """
    tallies: dict[Number, _Tally] = {}
    repeated = set()
    told = [s for s in said if s.facet is facet and _counts_all(s, background)]
    for statement in told:
        figure = _figure(statement)
        if figure is None:
            continue
        around = sentence_around(report, statement)
        # A caption that stands ten times in a gallery says its figure once.
        if (figure, statement.span.text) in repeated or is_of_other_times(statement, report):
            continue
        repeated.add((figure, statement.span.text))
        _add(tallies.setdefault(figure, _Tally()), report, statement, around)
    if not tallies:
        return None
    figure, tally = max(tallies.items(), key=lambda item: (item[1].weight, item[0]))
    if tally.weight < IN_PASSING:
        return None
    beside = facet is Facet.KILLED and _leaves_out_attacker(report, frozenset(tally.statements), told)
    return Account(figure, tally.counted, tally.sweeping, tuple(tally.statements), beside)


def _leaves_out_attacker(report: Report, used: Collection[str], told: Sequence[Statement]) -> bool:
    """ "He killed two guards before killing himself": the figure is of those whom he killed, and he is dead, too."""
    giving = [s for s in told if s.id in used]
    others = [s for s in told if s.id not in used or s.method.endswith("single")]
    died = any(_figure(s) == 1 and _names_attacker(s.value.text) for s in others)
    behind = [report.text[s.span.end : s.span.end + INCLUDING_CHARS] for s in giving]
    included = any("includ" in b and _names_attacker(b) for b in behind)
    included |= any(_names_attacker(s.value.text) and _figure(s) != 1 for s in giving)
    return died and not included and any(_is_of_victims(s) for s in giving)


def _names_attacker(words: str) -> bool:
    named = content_words(words)
    return bool(named & frozenset(word_table()["classes"]["attacker"]) or named & word_set("self"))


def _is_of_victims(statement: Statement) -> bool:
    """ "Killed two guards", "two victims died": of those whom somebody killed, as "two were found dead" is not."""
    words = statement.value.text
    if _names_attacker(words):
        return False
    passive = statement.span.text.lower().startswith(words.lower())
    return not passive or bool(content_words(words) & word_set("of_victims"))


def _figure(statement: Statement) -> Number | None:
    value = statement.value
    if not isinstance(value, Quantity) or is_vague(value) or not value.low:
        return None
    return value.low


def _counts_all(statement: Statement, background: Collection[str]) -> bool:
    """Whether the figure is stated as happened, of people at large, and not of some of them."""
    some = statement.method.startswith(SOME_OF_THEM) or statement.method.rpartition(": ")[2] in PARTS
    return statement.mood is Mood.STATED and statement.about not in background and not some


def is_of_other_times(statement: Statement, report: Report) -> bool:
    """Whether its sentence sums up a stretch of time or tells of another year than the report's own.

    That the mill which fell on Monday was built years ago dates no dead.
    """
    sentence = sentence_around(report, statement)
    if _cue("span_of_time").search(sentence):
        return True
    opening = sentence.split(",")[0]
    opening = opening if len(opening.split()) <= OPENING_WORDS else ""
    if any(_cue("long_ago").search(part) for part in (opening, clause_around(report, statement))):
        return True
    own = report.published.end[:4] if report.published else ""
    superlative = _cue("superlatives").search(sentence) is not None
    return any(year != own if word.lower() == "in" else not superlative for word, year in YEAR.findall(sentence))


def year_of(sentence: str, report: Report) -> str | None:
    """The only year that the sentence sets something in, where it is not the report's own."""
    own = report.published.end[:4] if report.published else ""
    told = {year for word, year in YEAR.findall(sentence) if word.lower() == "in"}
    return next(iter(told)) if len(told) == 1 and own and own not in told else None


def is_sweeping(sentence: str) -> bool:
    """Whether the sentence sums up several incidents."""
    return _cue("several_incidents").search(sentence) is not None


def _add(tally: _Tally, report: Report, statement: Statement, around: str) -> None:
    single, sweeping = statement.method.endswith("single"), is_sweeping(around)
    behind = max(0, statement.span.start - _body_start(report))
    tally.weight += LEAD_CHARS / (LEAD_CHARS + behind) * (TOLD_OF_ONE if single else 1) * (SWEEPING if sweeping else 1)
    tally.counted |= not single
    tally.sweeping |= sweeping
    tally.statements.append(statement.id)


def _body_start(report: Report) -> int:
    return min((p.start for p in report.parts if p.kind is PartKind.BODY), default=0)


def sentence_around(report: Report, statement: Statement) -> str:
    """The sentence around the figure, for the words that tell what it sums up."""
    start, end = statement.span.start, statement.span.end
    before = report.text[max(0, start - SENTENCE_CHARS) : start]
    ends = [m.end() for m in SENTENCE_END.finditer(before)]
    after = report.text[end : end + SENTENCE_CHARS]
    stop = SENTENCE_END.search(after)
    return before[ends[-1] if ends else 0 :] + statement.span.text + (after[: stop.start()] if stop else after)


@cache
def _cue(name: str) -> re.Pattern[str]:
    """Any phrase of one list of the table, as whole words."""
    phrases = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in word_table()["sums"][name])
    return re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)
