"""What is denied, as it can be sought in other words: its stems, the act in it, and how much of it a clause tells."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recension.model.event import Role
from recension.model.span import Span

from .acts import Act
from .alike import stems_of
from .negated import AND, NEGATION, SWEEPING, WORD, Negated, find_negated, perceived_stems
from .repeats import denied_act
from .replies import Denial
from .sayings import Told
from .wording import day_words

# Who did it, and that it was seen, may be told otherwise; a name has several words.
HALF = 0.5
NAME = re.compile(r"\b[A-Z][\w'’.-]*")
# Words that are said of many things: two clauses that share one of them need not tell of one.
GENERIC = "men man people area there decision move step soil"


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
    is_said: bool = True
    deed: tuple[Act, ...] = ()  # the act that is denied, where one is read
    doers: frozenset[str] = frozenset()
    content: str = ""

    def weigh(self, stems: frozenset[str]) -> float:
        """How much of what is denied those of the words tell."""
        by_the_way = (self.doers | perceived_stems()) - self.key | (self.stems - self.plain)
        return len(stems) - HALF * len(stems & by_the_way)


def find_denied(told: Told, denials: Sequence[Denial], acts: Sequence[Act]) -> Iterator[Denied]:
    """All that the report tells as denied or as not so; the acts stand in the order of their places."""
    yield from (_of_denial(d, told, acts) for d in denials)
    yield from (_of_negation(n, told, acts) for n in find_negated(told))


def place_of(act: Act) -> tuple[str, int]:
    """Where it stands."""
    return act.report.id, act.mention.trigger.start


def acts_in(span: Span, acts: Sequence[Act]) -> tuple[Act, ...]:
    """Those of the acts, which stand in the order of their places, that the span holds."""
    first, last = (bisect_left(acts, (span.report, at), key=place_of) for at in (span.start, span.end))
    return tuple(acts[first:last])


def stems_in(text: str) -> frozenset[str]:
    """What a phrase speaks of, but for the days in it."""
    words = WORD.findall(text)
    return stems_of(" ".join(w for w in words if w.lower() not in day_words())) - stems_of(GENERIC)


def _of_denial(denial: Denial, told: Told, acts: Sequence[Act]) -> Denied:
    content = denial.denied
    stems, plain = stems_in(content), stems_in(NAME.sub("", content))
    acts = acts_in(denial.span, acts)
    at = max(denial.span.start, told.report.text.find(content, denial.span.start, denial.span.end))
    deed = denied_act(acts, at) if content else ()
    doers = _doers(acts, stems)
    is_of_all = not denial.is_flat or SWEEPING.search(content) is not None or len(stems) == 1
    return Denied(
        told,
        denial.span,
        denial.speaker,
        stems,
        plain,
        frozenset(),
        acts,
        is_of_all=is_of_all,
        deed=deed,
        doers=doers,
        content=content,
    )


def _of_negation(negated: Negated, told: Told, acts: Sequence[Act]) -> Denied:
    content = negated.content.strip()
    shown = stems_in(negated.span.text)  # of "its supply “was not cut”" what stands in quotes
    stems, plain = stems_in(content) & shown, stems_in(content[:1].lower() + NAME.sub("", content[1:])) & shown
    acts = acts_in(negated.span, acts)
    flags = negated.is_of_now, negated.is_of_all, negated.is_said
    deed = _negated_act(negated, acts)
    doers = _doers(acts, stems)
    return Denied(told, negated.span, negated.speaker, stems, plain, negated.key, acts, *flags, deed, doers)


def _negated_act(negated: Negated, acts: Sequence[Act]) -> tuple[Act, ...]:
    """The first act behind the negation, up to an "and": "never hit him and was trying to help"."""
    found = NEGATION.search(negated.span.text)
    behind = negated.span.start + found.end() if found else negated.span.end
    end = behind + len(AND.split(negated.span.text[found.end() :])[0]) if found else behind
    return denied_act([act for act in acts if act.mention.trigger.start < end], behind)


def _doers(acts: Sequence[Act], stems: frozenset[str]) -> frozenset[str]:
    """The words for those who will not have done it."""
    told = (act.mention.arguments for act in acts)
    roles = ({a.role: a.span.text for a in arguments} for arguments in told)
    # "No position had fallen": who does it to nobody is all that is spoken of.
    return stems & stems_in(" ".join(r[Role.ACTOR] for r in roles if {Role.ACTOR, Role.RECIPIENT} <= r.keys()))
