"""Which cue a source or content (a part) belongs to: what tells that both are one attribution's, or not."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from .decode import Stretch
from .marks import Features, Marks, Weights, score, sizes

NEAR = 2  # cues on either side that a part may belong to
REACH = 120  # words between them
BESIDE_WORDS = {"before": 8, "behind": 6}  # a part that ends or begins so few words from a cue is likely that cue's
LEAST_LOG = -12.0
# What "no cue" loses: fitted to links alone, the scorer leaves out long contents. On PolNeAR's dev part this costs 0.4
# points of whole relations and saves as much of the contents' words (30 November 2026).
NO_CUE = 0.4


@dataclass(frozen=True)
class Linker:
    """Gives each part its cue, or none."""

    marks: Marks
    stretches: Sequence[Stretch]
    role: str
    weights: Weights

    @cached_property
    def cues(self) -> list[Stretch]:
        """The cues in text order."""
        return [s for s in self.stretches if s.label == "Cue"]

    @cached_property
    def parts(self) -> list[Stretch]:
        """The parts in text order."""
        return [s for s in self.stretches if s.label == self.role]

    @cached_property
    def _firsts(self) -> dict[str, list[int]]:
        return {role: [s.first for s in self.stretches if s.label == role] for role in ("Source", "Cue", "Content")}

    @cached_property
    def _cued(self) -> set[int]:
        return {self.marks.sentence_of(cue.first) for cue in self.cues}

    def find_cue(self, part: Stretch) -> Stretch | None:
        """The cue that suits a part best; None if it looks like no cue's."""

        def suits(choice: tuple[Stretch | None, Features]) -> float:
            return score(choice[1], self.weights) - (NO_CUE if choice[0] is None else 0.0)

        return max(self.choices(part), key=suits)[0]

    def choices(self, part: Stretch) -> list[tuple[Stretch | None, Features]]:
        """No cue, and the nearest ones before the part and behind it, each with what is true of the pair.

        What is true of the part alone speaks for any cue and against none.
        """
        at = bisect_left(self._firsts["Cue"], part.first)
        near = self.cues[max(0, at - NEAR) : at + NEAR]
        cues = [cue for cue in near if max(cue.first - part.last, part.first - cue.last) <= REACH]
        own = self._own(part) if cues else {}
        return [(None, {"none": 1.0}), *((cue, own | self._pair(part, cue)) for cue in cues)]

    def _pair(self, part: Stretch, cue: Stretch) -> Features:
        behind = cue.first > part.first  # the cue
        side = "behind" if behind else "before"
        first, last = (part.last, cue.first) if behind else (cue.last, part.first)
        gap = last - first
        found = self._pointing(part, cue)
        found |= sizes("words", gap, (1, 2, 4, 8, 16, 32))
        found["words"] = min(gap, 60) / 30
        found |= self._apart(part, cue, side, behind=behind)
        for role in ("Content", "Cue", "Source"):
            between = bisect_left(self._firsts[role], last) - bisect_left(self._firsts[role], first)
            found[f"{min(2, between)} {role} between"] = 1.0
        found |= self._rivals(part, cue, side)
        token = self.marks.tokens[cue.last - 1]
        found |= {side: 1.0, f"cue is {token.upos}": 1.0, "cue start": self.marks.log_chances["B-Cue"][cue.first] / 4}
        if token.lemma == "say" or token.text == ":":
            found[f"cue is {token.lemma}"] = 1.0
        return found

    def _own(self, part: Stretch) -> Features:
        """What is true of the part, whatever the cue."""
        marks, first, last = self.marks, part.first, part.last
        sums, length = marks.sums[self.role], last - first
        found = {
            f"after {marks.kind_of(first - 1)}": 1.0,
            f"ahead of {marks.kind_of(last)}": 1.0,
            "start": marks.log_chances[f"B-{self.role}"][first] / 4,
            "inside": (sums[last] - sums[first]) / length / 5,
        }
        found |= sizes("part", length, (4, 21))
        if self._is_quote(part):
            found["quote"] = 1.0
        if marks.kind_of(last - 1) == "quote":
            found["ends in a quote"] = 1.0
        if first == marks.bounds[marks.sentence_of(first)][0]:
            found["begins a sentence"] = 1.0
        if first == 0 or marks.paragraphs[first - 1] < marks.paragraphs[first]:
            found["begins a paragraph"] = 1.0
        if last == len(marks.tokens) or marks.paragraphs[last] > marks.paragraphs[last - 1]:
            found["ends a paragraph"] = 1.0
        word = marks.tokens[first].text.lower()
        if word in ("that", "to"):
            found[f"begins with {word}"] = 1.0
        return found

    def _is_quote(self, part: Stretch) -> bool:
        return self.marks.kind_of(part.first) == "quote" or self.marks.quoted[part.first]

    def _pointing(self, part: Stretch, cue: Stretch) -> Features:
        """How the part points at the cue, by the encoder's link and by the tree."""
        row, tokens = self.marks.links[part.first], self.marks.tokens
        found: Features = {"beyond the window": 1.0}
        if row.reaches(cue.first):
            log = max(row.log_chance(cue.first), LEAST_LOG)
            found = {"link": log / 4, "link score": float(row.scores[cue.first - row.offset]) / 8}
            found |= sizes("link", log, (-12, -5, -3, -1, -0.3))
        top = tokens[self.marks.top_within(part.first, part.first, part.last)]
        if cue.first <= top.head < cue.last:
            found["hangs on the cue"] = 1.0
        if any(part.first <= tokens[i].head < part.last for i in range(cue.first, cue.last)):
            found["cue hangs on it"] = 1.0
        return found

    def _apart(self, part: Stretch, cue: Stretch, side: str, *, behind: bool) -> Features:
        """Sentences and paragraphs between, and whether the part is a quotation that goes on."""
        marks, near = self.marks, part.last - 1 if behind else part.first
        sentences = min(3, abs(marks.sentence_of(cue.first) - marks.sentence_of(near)))
        paragraphs = min(2, abs(marks.paragraphs[cue.first] - marks.paragraphs[near]))
        found = {
            f"{sentences} sentences": 1.0, f"{sentences} sentences {side}": 1.0,
            f"{paragraphs} paragraphs": 1.0, f"{paragraphs} paragraphs {side}": 1.0,
        }  # fmt: skip
        if self._is_quote(part):
            found[f"quote {paragraphs} paragraphs {side}"] = 1.0
            found[f"quote {sentences} sentences {side}"] = 1.0
        own = {marks.sentence_of(part.first), marks.sentence_of(part.last - 1)}
        if not own & self._cued:
            found[f"no cue of its own, {side}, {paragraphs} paragraphs"] = 1.0
        elif marks.sentence_of(cue.first) not in own:
            found["another cue in its sentence"] = 1.0
        return found

    def _rivals(self, part: Stretch, cue: Stretch, side: str) -> Features:
        """Other parts right before or behind the cue, and cues that stand nearer."""
        marks, sentence = self.marks, self.marks.sentence_of(cue.first)
        at = bisect_left(self._firsts[self.role], cue.first)
        found: Features = {}
        for other in self.parts[max(0, at - 1) : at + 1]:
            place = "before" if other.first < cue.first else "behind"
            gap, near = (
                (cue.first - other.last, other.last - 1) if place == "before" else (other.first - cue.last, other.first)
            )
            if other is part or gap > BESIDE_WORDS[place] or marks.sentence_of(near) != sentence:
                continue
            found |= {f"another {place} cue": 1.0, f"another {place} cue, {side}": 1.0}
            if place == "before" and marks.kind_of(near) == "quote" and self._is_quote(part):
                found[f"quote before cue, quote {side}"] = 1.0
        own, its = (bisect_left(self._firsts["Cue"], s.first) for s in (part, cue))
        return found | sizes("nearer cues", own - its - 1 if its < own else its - own, (1, 2))
