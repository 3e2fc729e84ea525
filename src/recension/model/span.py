"""A span: the characters of a report that say something."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open offsets, in Unicode code points, into a report's text, and exactly what stands there; never empty."""

    report: str
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise ValueError(f"a span needs 0 <= start < end and a text of that length, got {self.start}..{self.end}")

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character of one report."""
        return self.report == other.report and self.start < other.end and other.start < self.end
