"""Attributions as spans: who is credited with which words of a report."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..model.span import Span
from .cues import Stance

# An attribution below this credits nobody.
_LEAST_SCORE = 0.5
# Attributions are looked up by the stretches of text that they touch.
_BLOCK_CHARS = 400


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom some words are credited to, as chains, outermost first; the innermost cue, its stance and its source."""

    said_by: tuple[str, ...]
    cue: Span
    stance: Stance
    source: Span | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One claim as spans: `chain` is the source's entity where it is known; `contents` are in text order."""

    chain: str | None
    source: Span | None
    cue: Span
    contents: tuple[Span, ...]
    stance: Stance
    medium: str | None
    score: float

    @property
    def is_known(self) -> bool:
        """Whether the words name anybody."""
        return self.source is not None

    def covers(self, start: int, end: int) -> bool:
        """Whether half or more of what stands at `start` to `end` is said here, whoever speaks."""
        shared = sum(max(0, min(end, c.end) - max(start, c.start)) for c in self.contents)
        return 2 * shared >= end - start


class Attributions:
    """The attributions of one report, in the order of their cues; `carried` go on where no source is told."""

    def __init__(self, found: Sequence[Attribution], carried: Sequence[Attribution] = ()) -> None:
        self.found = tuple(sorted(found, key=lambda a: (a.cue, a.contents)))
        self._carried = tuple(carried)
        self._near: dict[int, list[Attribution]] = {}
        for attribution in self.found:
            pieces = attribution.contents
            blocks = {b for c in pieces for b in range(c.start // _BLOCK_CHARS, c.end // _BLOCK_CHARS + 1)}
            for block in blocks:
                self._near.setdefault(block, []).append(attribution)

    def covering(self, start: int, end: int) -> Credit | None:
        """Whom the report credits for what stands at `start` to `end`; None where it speaks in its own voice."""
        blocks = range(start // _BLOCK_CHARS, end // _BLOCK_CHARS + 1)
        near = {id(a): a for block in blocks for a in self._near.get(block, ())}.values()
        around = [a for a in near if a.score >= _LEAST_SCORE and a.covers(start, end)]
        if not around:
            return None
        around.sort(key=lambda a: (-sum(c.end - c.start for c in a.contents), a.cue, a.contents))
        inner = around[-1]
        said_by = tuple(dict.fromkeys(a.chain for a in around if a.chain is not None))
        return Credit(said_by, inner.cue, inner.stance, inner.source)

    def carried_to(self, start: int, end: int) -> Credit | None:
        """Whom a figure at `start` to `end` is understood to be from, where no words say so: whoever spoke before."""
        found = next((a for a in self._carried if a.covers(start, end)), None)
        return Credit((found.chain,), found.cue, found.stance, found.source) if found and found.chain else None

    def extended(self, more: Sequence[Attribution], carried: Sequence[Attribution] = ()) -> "Attributions":
        """These and more."""
        return Attributions((*self.found, *more), (*self._carried, *carried))
