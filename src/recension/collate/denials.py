"""What one voice denies and another tells: "denied that its planes hit the school", "no outpost had been taken"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from recension.model.comparison import Verdict
from recension.model.event import Role
from recension.model.span import Span
from recension.model.statement import Facet
from recension.model.values import Truth

from .acts import Act
from .alike import is_listed, stems_of
from .history import is_history
from .material import Material
from .matters import shown_words
from .negated import NEGATION, WORD, Negated, find_negated
from .repeats import deeds_of, denied_act, repeats
from .replies import Denial, Denials
from .rivals import Clash, Side, are_compared, do_overlap
from .sayings import Told
from .told_clauses import Clause, Clauses, find_answers
from .wording import negates, word_set

# Of so many words that are denied another voice may leave out one, and of few none, or it bombed another thing.
WORDS_A_MISS, LEAST_COMMON = 4, 2
# Names alone are no statement: so many of the words are no names.
LEAST_PLAIN = 2
# In one report a single word answers a claim that stands so many sentences away at most.
REACH, FARTHER = 2, 5
MOST_SAID_AGAIN = 3  # by one word, where the denial says no more
NAME = re.compile(r"\b[A-Z][\w'’.-]*")
# Words that are said of many things: two clauses that share one of them need not tell of one.
GENERIC = frozenset({"men", "man", "people", "area", "there", "decision", "decis", "move", "step"})
# Words for those who govern.
GOVERNING = stems_of("government minister president premier prime chancellor regime ruler")
# Enough to show of each side.
MOST_TOLD = 4


@dataclass(frozen=True, slots=True)
class Denied:
    """What is denied: by which words, whose, and in which stems; without `key` another tells of something else."""

    told: Told
    span: Span
    speaker: str | None
    stems: frozenset[str]
    plain: frozenset[str]
    key: frozenset[str]
    acts: tuple[Act, ...]
    is_of_now: bool = False
    is_of_all: bool = False
    deed: tuple[Act, ...] = ()  # the act that is denied, where one is read

    @property
    def least(self) -> int:
        """How many of the words another must tell."""
        return max(LEAST_COMMON, len(self.stems) - len(self.stems) // WORDS_A_MISS)


def find_denied_and_told(
    reports: Sequence[Told], denials: Denials, acts: Sequence[Act], material: Material
) -> Iterator[Clash]:
    """Every denial that repeats what it denies, beside what other voices tell in nearly the same words."""
    acts = sorted(acts, key=_place)
    together: dict[frozenset[str], list[Denied]] = {}
    for told in reports:
        for denied in (
            *(_of_denial(d, told, acts) for d in denials[told.report.id]),
            *(_of_negation(n, told, acts) for n in find_negated(told)),
        ):
            together.setdefault(denied.stems, []).append(denied)
    if not together:
        return
    clauses = Clauses(
        Clause(t, c, s, _stems(c.text), t.saying_in(c), _acts_in(c, acts))
        for t, s, c in find_answers(reports)
        if not negates(c.text)
    )
    for alike in together.values():
        yield from _answered(alike, clauses, material)


def _answered(denials: Sequence[Denied], clauses: Clauses, material: Material) -> Iterator[Clash]:
    """One clash for all who deny the same, where another tells it."""
    denied: list[Denied] = []
    rivals: list[Clause] = []
    for no in denials:
        if len(denied) == len(rivals) == MOST_TOLD:
            break  # no more are shown
        for clause in _near(no, clauses):
            if not (_is_other_voice(clause, no, material) and _tells_it(clause, no, material)):
                continue
            if not _may_clash(no, clause, material):
                continue
            if len(denied) < MOST_TOLD and no not in denied:
                denied.append(no)
            if len(rivals) < MOST_TOLD and clause not in rivals:
                rivals.append(clause)
            if len(rivals) == MOST_TOLD:
                break
    about = material.event_at(denied[0].span) or material.event_at(rivals[0].span) if denied else None
    if about:
        yield _clash(denied, rivals, about)


def _near(denied: Denied, clauses: Clauses) -> list[Clause]:
    """Those that may tell what is denied, in text order: without one of its rarest words they miss too many."""
    most = 1 if denied.key else max(1, len(denied.stems) - denied.least + 1)
    rarest = clauses.rarest_first(denied.key or denied.stems)[:most]
    return clauses.holding((*rarest, *deeds_of(denied.deed)))


def _place(act: Act) -> tuple[str, int]:
    return act.report.id, act.mention.trigger.start


def _acts_in(span: Span, acts: Sequence[Act]) -> tuple[Act, ...]:
    """Those of the acts, which stand in the order of their places, that the span holds."""
    first, last = (bisect_left(acts, (span.report, at), key=_place) for at in (span.start, span.end))
    return tuple(acts[first:last])


def _stems(text: str) -> frozenset[str]:
    """What a phrase speaks of, but for the days in it."""
    words = WORD.findall(text)
    return stems_of(" ".join(w for w in words if w.lower() not in word_set("days"))) - GENERIC


def _of_denial(denial: Denial, told: Told, acts: Sequence[Act]) -> Denied:
    content = denial.content.partition(", ")[0]
    stems, plain = _stems(content), _stems(NAME.sub("", content))
    acts = _acts_in(denial.span, acts)
    at = max(denial.span.start, told.report.text.find(content, denial.span.start, denial.span.end))
    deed = denied_act(acts, at) if content else ()
    return Denied(told, denial.span, denial.speaker, stems, plain, frozenset(), acts, deed=deed)


def _of_negation(negated: Negated, told: Told, acts: Sequence[Act]) -> Denied:
    content = negated.content.strip()
    stems, plain = _stems(content), _stems(content[:1].lower() + NAME.sub("", content[1:]))
    acts = _acts_in(negated.span, acts)
    found = NEGATION.search(negated.span.text)
    deed = denied_act(acts, negated.span.start + found.end()) if found else ()
    return Denied(
        told, negated.span, negated.speaker, stems, plain, negated.key, acts, negated.is_of_now, negated.is_of_all, deed
    )


def _tells_it(clause: Clause, denied: Denied, material: Material) -> bool:
    """Whether the clause says nearly all that is denied, of the same doer and the same sufferer."""
    if any(repeats(no, yes, material) for no, yes in product(denied.deed, clause.acts)):
        return True
    common = denied.stems & clause.stems
    if not denied.key <= common or not common:
        return False
    is_enough = len(common) >= denied.least
    # "Sela Orr has not been detained": who, and what was not done to her.
    least = 1 if denied.key & denied.plain else LEAST_PLAIN
    is_plain = len(denied.plain & clause.stems) >= least
    if not (is_enough and is_plain) and not _answers_a_word(clause, denied):
        return False
    pairs = [(a, b) for a, b in product(denied.acts, clause.acts) if _stems(a.lemma) & _stems(b.lemma) & common]
    return not any(_are_apart(a, b, role, material) for a, b in pairs for role in (Role.ACTOR, Role.RECIPIENT))


def _answers_a_word(clause: Clause, denied: Denied) -> bool:
    """Whether a single word answers a claim: near it, "they were beaten", or of everybody, "nobody threw anything"."""
    told_by_one = clause.told is denied.told
    if len(denied.stems) == 1 and all(is_listed(stem) for stem in denied.stems):
        return (denied.is_of_all and not told_by_one) or (told_by_one and _follows(denied, clause, REACH))
    # "They were shooting at the goats", and the next voice: "the hunters used no rifles".
    if not denied.key or len(denied.stems) > MOST_SAID_AGAIN or not all(is_listed(stem) for stem in denied.key):
        return False
    reach = FARTHER if len(denied.stems & clause.stems) >= LEAST_COMMON else REACH
    return told_by_one and _follows(denied, clause, reach)


def _follows(denied: Denied, clause: Clause, reach: int) -> bool:
    """Whether the denial stands in the clause's own sentence, or in one of the next."""
    own, apart = (
        bisect_right(denied.told.sentences, at, key=lambda s: s.start)
        for at in (denied.span.start, clause.sentence.start)
    )
    return 0 <= own - apart <= reach and denied.span.start < denied.told.sentences[own - 1].end


def _are_apart(no: Act, yes: Act, role: Role, material: Material) -> bool:
    """Whether the two acts have other doers (or sufferers), as far as both name any."""
    if no.players(role) & yes.players(role):
        return False
    called, also = no.called(role, material), yes.called(role, material)
    # Who topples the prime minister overthrows the government.
    if called & GOVERNING and also & GOVERNING:
        return False
    # "No village has fallen": what falls, and what others take.
    suffers = (
        role is Role.ACTOR and not no.called(Role.RECIPIENT, material) and called & yes.called(Role.RECIPIENT, material)
    )
    return bool(called and also and not called & also and not suffers)


def _is_other_voice(clause: Clause, denied: Denied, material: Material) -> bool:
    """Whether somebody else tells it, in a report of another origin or in a dispute that one report tells."""
    if denied.speaker is not None and clause.speaker == denied.speaker:
        return False
    if denied.is_of_now and day_of(clause.told) > day_of(denied.told):
        return False
    is_one = material.origin(denied.told.report.id) == material.origin(clause.told.report.id)
    is_dispute = clause.told is denied.told and denied.speaker is not None and clause.saying is not None
    return not is_one or (is_dispute and not do_overlap(clause.span, denied.span))


def _may_clash(denied: Denied, clause: Clause, material: Material) -> bool:
    """Both of the story's own time, and not beside each other already."""
    if any(
        is_history(span, told.report, material)
        for span, told in ((clause.sentence, clause.told), (denied.span, denied.told))
    ):
        return False
    return not are_compared(denied.span, clause.span, material)


def day_of(told: Told) -> str:
    """The day on which the report was published; empty where that is not known."""
    published = told.report.published
    return (published.end or "")[:10] if published else ""


def _clash(denied: Sequence[Denied], rivals: Sequence[Clause], about: str) -> Clash:
    sides = []
    for clause in rivals:
        span = shown_words(clause.span, clause.saying, clause.told.report)
        sides.append(Side(span, about, Truth(True, span.text), (clause.speaker,) if clause.speaker else ()))
    for no in denied:
        sides.append(Side(no.span, about, Truth(False, no.span.text), (no.speaker,) if no.speaker else ()))
    told, no = rivals[0], denied[0]
    reports = "by one report" if told.told is not no.told else "by one voice"
    reason = f"“{sides[0].span.text}” is told {reports}, but “{no.span.text}” by another"
    return Clash(tuple(sides), Facet.HAPPENED, Verdict.CONTRADICT, reason)
