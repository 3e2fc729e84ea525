"""The clauses that reports tell, found by the words in them, so that not every one is tried for each denial."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from recension.model.span import Span

from .acts import Act
from .matters import clauses_of, is_answer
from .repeats import deeds_of
from .sayings import Saying, Told

# A word or deed that more clauses tell is of the whole story: set to bound the work, not measured.
MOST_TRIED = 200
# Most of those who were warned were warned.
MOSTLY = re.compile(r"\b(?:largely|mostly|most)\b", re.IGNORECASE)
# What stands in so many clauses, and in such a share of them, is what the story is about: set by reading, not measured.
FEWEST_OF_STORY, OF_STORY = 12, 0.05
CLOSING = " ”\"’'"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a report with what it speaks of, and whose words it is."""

    told: Told
    span: Span
    sentence: Span
    stems: frozenset[str]
    saying: Saying | None
    acts: tuple[Act, ...] = ()

    @property
    def speaker(self) -> str | None:
        """Whose words it is, if somebody is credited with it."""
        return self.saying.speaker if self.saying else None


class Clauses:
    """The clauses that tell something as so, by the words in them."""

    def __init__(self, clauses: Iterable[Clause]) -> None:
        self._by_stem: dict[str, list[tuple[int, Clause]]] = {}
        self._count = 0
        for place, clause in enumerate(clauses):
            self._count += 1
            for stem in clause.stems | deeds_of(clause.acts):
                self._by_stem.setdefault(stem, []).append((place, clause))

    def rarest_first(self, stems: Iterable[str]) -> list[str]:
        """Those that the fewest clauses have go first."""
        return sorted(stems, key=lambda stem: (len(self._by_stem.get(stem, ())), stem))

    def is_of_story(self, stem: str) -> bool:
        """Whether so many clauses have it that it tells one matter from another no more."""
        told = len(self._by_stem.get(stem, ()))
        return told >= max(FEWEST_OF_STORY, OF_STORY * self._count)

    def holding(self, stems: Iterable[str]) -> list[Clause]:
        """In text order those that have any of the words or deeds, the first few of each."""
        found = dict(pair for stem in stems for pair in islice(self._by_stem.get(stem, ()), MOST_TRIED))
        return [found[place] for place in sorted(found)]


def find_answers(reports: Sequence[Told]) -> Iterator[tuple[Told, Span, Span]]:
    """Each clause that tells something as so, with its report and its sentence before it."""
    for told in reports:
        for sentence in told.sentences:
            if not sentence.text.rstrip(CLOSING).endswith("?"):
                clauses = clauses_of(sentence, told)
                yield from ((told, sentence, c) for c in clauses if is_answer(MOSTLY.sub("", c.text)))
