"""Labels without the figure that reports differ on: "people were rescued", where one says 86 and another 60."""

from collections.abc import Sequence
from dataclasses import replace

from recension.model.comparison import Comparison, Verdict
from recension.model.event import Event

from .material import PEOPLE
from .wording import number_of, word_set

LEAST_WORDS = 2  # one word alone names no happening


def without_disputed_counts(events: Sequence[Event], comparisons: Sequence[Comparison]) -> tuple[Event, ...]:
    """The events; none on whose figures reports differ is labelled with one report's figure."""
    disputed = {c.about for c in comparisons if c.facet in PEOPLE and c.verdict not in (Verdict.SINGLE, Verdict.AGREE)}
    return tuple(replace(e, label=_uncounted(e.label)) if e.id in disputed else e for e in events)


def _uncounted(label: str) -> str:
    """The label without the figure at its beginning, where what is counted stands behind it."""
    words = label.split()
    start = next((n for n, word in enumerate(words) if not _is_of_figure(word)), 0)
    rest = words[start:]
    stands = len(rest) >= LEAST_WORDS and not rest[0].lower().endswith("ed")
    stands = stands and rest[0].lower() not in word_set("auxiliaries") | word_set("past") | word_set("behind_nouns")
    return " ".join(rest) if stands and any(_is_number(word) for word in words[:start]) else label


def _is_of_figure(word: str) -> bool:
    return _is_number(word) or word.lower() in word_set("around_figures")


def _is_number(word: str) -> bool:
    first = word.lower().replace(",", "").partition("-")[0]  # "eighty-six"
    return first in word_set("other_numbers") or (number_of(first) is not None and "-" not in word)
