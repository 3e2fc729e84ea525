"""What one voice denies and another tells: "denied that its planes hit the school", "no outpost had been taken"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from recension.model.comparison import Verdict
from recension.model.event import Role
from recension.model.quotation import Quotation
from recension.model.span import Span
from recension.model.statement import Facet
from recension.model.values import Truth

from .acts import Act
from .alike import is_listed, stems_of
from .history import is_history
from .material import Material
from .matters import clauses_of, is_answer, shown_words
from .negated import Negated, find_negated
from .replies import Denial, find_denials
from .rivals import Clash, Side, are_compared, do_overlap
from .sayings import Saying, Told
from .wording import negates, word_set

# Of so many words that are denied another voice may leave out one, and of few none, or it bombed another thing.
WORDS_A_MISS, LEAST_COMMON = 4, 2
# Names alone are no statement: so many of the words are no names.
LEAST_PLAIN = 2
# In one report a single word answers a claim that stands so many sentences away at most.
REACH = 2
NAME = re.compile(r"\b[A-Z][\w'’.-]*")
WORD = re.compile(r"[^\W_][\w'’-]*")
# In these "take" takes nothing.
IDIOM = re.compile(
    r"\b(?:tak(?:e|es|en|ing)|took) (?:the )?(?:place|care|time|action|steps?|over|note|advantage)\b", re.IGNORECASE
)
SET_FIRE = re.compile(r"\bset(?:ting|s)? (?:fire to|(?:\w+ ){0,3}?(?:on fire|ablaze|alight))\b", re.IGNORECASE)
# Words for anybody.
GENERIC = frozenset({"men", "man", "people", "area", "there"})
MOST_TOLD = 4


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a report with what it speaks of, and whose words it is."""

    told: Told
    span: Span
    sentence: Span
    stems: frozenset[str]
    saying: Saying | None
    acts: tuple[Act, ...]

    @property
    def speaker(self) -> str | None:
        """Whose words it is, if somebody is credited with it."""
        return self.saying.speaker if self.saying else None


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


def find_denied_and_told(
    reports: Sequence[Told], quotations: Sequence[Quotation], acts: Sequence[Act], material: Material
) -> Iterator[Clash]:
    """Every denial that repeats what it denies, beside what other voices tell in nearly the same words."""
    clauses = [
        Clause(t, c, s, _stems(c.text), t.saying_in(c), _acts_in(c, acts))
        for t in reports
        for s in t.sentences
        for c in clauses_of(s, t)
    ]
    together: dict[frozenset[str], list[Denied]] = {}
    for told in reports:
        for denied in (
            *(_of_denial(d, told, acts) for d in find_denials(told, quotations)),
            *(_of_negation(n, told, acts) for n in find_negated(told)),
        ):
            together.setdefault(denied.stems, []).append(denied)
    for denials in together.values():
        yield from _answered(denials, clauses, material)


def _answered(denials: Sequence[Denied], clauses: Sequence[Clause], material: Material) -> Iterator[Clash]:
    """One clash for all who deny the same, where another tells it."""
    pairs = [(d, c) for d, c in product(denials, clauses) if _tells_it(c, d, material) and _may_clash(d, c, material)]
    about = material.event_at(pairs[0][0].span) or material.event_at(pairs[0][1].span) if pairs else None
    if about:
        denied, rivals = dict.fromkeys(d for d, _ in pairs), dict.fromkeys(c for _, c in pairs)
        yield _clash(list(denied)[:MOST_TOLD], list(rivals)[:MOST_TOLD], about)


def _acts_in(span: Span, acts: Sequence[Act]) -> tuple[Act, ...]:
    return tuple(a for a in acts if a.report.id == span.report and span.start <= a.mention.trigger.start < span.end)


def _stems(text: str) -> frozenset[str]:
    """What a phrase speaks of, but for the days in it."""
    words = WORD.findall(SET_FIRE.sub(" burn ", IDIOM.sub(" ", text)))
    return stems_of(" ".join(w for w in words if w.lower() not in word_set("days"))) - GENERIC


def _of_denial(denial: Denial, told: Told, acts: Sequence[Act]) -> Denied:
    content = denial.content.partition(", ")[0]
    stems, plain = _stems(content), _stems(NAME.sub("", content))
    return Denied(told, denial.span, denial.speaker, stems, plain, frozenset(), _acts_in(denial.span, acts))


def _of_negation(negated: Negated, told: Told, acts: Sequence[Act]) -> Denied:
    content = negated.content.strip()
    stems, plain = _stems(content), _stems(content[:1].lower() + NAME.sub("", content[1:]))
    acts = _acts_in(negated.span, acts)
    return Denied(
        told, negated.span, negated.speaker, stems, plain, negated.key, acts, negated.is_of_now, negated.is_of_all
    )


def _tells_it(clause: Clause, denied: Denied, material: Material) -> bool:
    """Whether the clause says nearly all that is denied, of the same doer and the same sufferer."""
    common = denied.stems & clause.stems
    if not denied.key <= common or not common:
        return False
    is_enough = len(common) >= max(LEAST_COMMON, len(denied.stems) - len(denied.stems) // WORDS_A_MISS)
    # "Sela Orr has not been detained": who, and what was not done to her.
    least = 1 if denied.key & denied.plain else LEAST_PLAIN
    is_plain = len(denied.plain & clause.stems) >= least
    if not (is_enough and is_plain) and not _answers_a_word(clause, denied):
        return False
    pairs = [(a, b) for a, b in product(denied.acts, clause.acts) if _stems(a.lemma) & _stems(b.lemma) & common]
    return not any(_are_apart(a, b, role, material) for a, b in pairs for role in (Role.ACTOR, Role.RECIPIENT))


def _answers_a_word(clause: Clause, denied: Denied) -> bool:
    """Whether a single word answers a claim: near it, "they were beaten", or of everybody, "nobody threw anything"."""
    if len(denied.stems) != 1 or not all(is_listed(stem) for stem in denied.stems):
        return False
    if denied.is_of_all and clause.told is not denied.told:
        return True
    apart = denied.told.sentences.index(clause.sentence) if clause.told is denied.told else None
    own = next((i for i, s in enumerate(denied.told.sentences) if s.start <= denied.span.start < s.end), None)
    return apart is not None and own is not None and 0 <= own - apart <= REACH


def _are_apart(no: Act, yes: Act, role: Role, material: Material) -> bool:
    """Whether the two acts have other doers (or sufferers), as far as both name any."""
    if no.players(role) & yes.players(role):
        return False
    called, also = no.called(role, material), yes.called(role, material)
    # "No village has fallen": what falls, and what others take.
    suffers = (
        role is Role.ACTOR and not no.called(Role.RECIPIENT, material) and called & yes.called(Role.RECIPIENT, material)
    )
    return bool(called and also and not called & also and not suffers)


def _may_clash(denied: Denied, clause: Clause, material: Material) -> bool:
    """From another voice, told as so by somebody else, and of the story's own time."""
    if not is_answer(clause.span.text) or negates(clause.span.text):
        return False
    if denied.speaker is not None and clause.speaker == denied.speaker:
        return False
    if are_compared(denied.span, clause.span, material):
        return False
    if denied.is_of_now and day_of(clause.told) > day_of(denied.told):
        return False
    is_one = material.origin(denied.told.report.id) == material.origin(clause.told.report.id)
    is_dispute = clause.told is denied.told and denied.speaker is not None and clause.saying is not None
    if is_one and not (is_dispute and not do_overlap(clause.span, denied.span)):
        return False
    return not any(
        is_history(span, told.report, material)
        for span, told in ((clause.sentence, clause.told), (denied.span, denied.told))
    )


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
