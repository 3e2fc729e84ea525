"""What overlaps a span, of many things in one report."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from recension.model.span import Span

T = TypeVar("T")


class Overlaps(Generic[T]):
    """Things of one report by where they stand, looked up without going through them all."""

    def __init__(self, things: Iterable[T], span_of: Callable[[T], Span]) -> None:
        numbered = ((span_of(thing), number, thing) for number, thing in enumerate(things))
        self._things = sorted(numbered, key=lambda t: (t[0].start, t[1]))
        self._longest = max((span.end - span.start for span, _, _ in self._things), default=0)

    def of(self, span: Span) -> list[T]:
        """The things that share a character with the span, in the order given."""
        first = bisect_left(self._things, span.start - self._longest, key=lambda t: t[0].start)
        last = bisect_left(self._things, span.end, key=lambda t: t[0].start)
        found = [(number, thing) for at, number, thing in self._things[first:last] if at.overlaps(span)]
        return [thing for _, thing in sorted(found, key=lambda f: f[0])]
