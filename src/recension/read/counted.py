"""How many a phrase stands for."""

from dataclasses import dataclass

from .figures import Figure, Number


@dataclass(frozen=True, slots=True)
class Counted:
    """How many a phrase stands for. `head` is the word that stands for them, `first` to `last` the words, half-open.

    `noun` is the lemma of what is counted, None where it is left out; `group` the words of a part of a whole.
    """

    head: int
    first: int
    last: int
    low: Number | None
    high: Number | None
    approximate: bool
    noun: str | None
    method: str
    additional: bool = False
    group: str | None = None
    figure: Figure | None = None

    @property
    def is_one(self) -> bool:
        """Whether it is one, and no figure says so."""
        return self.figure is None and self.low == self.high == 1


def exact(counted: Counted) -> bool:
    """Whether the count is one plain number."""
    return counted.low == counted.high and counted.low is not None and not counted.approximate
