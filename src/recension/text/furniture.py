"""What stands on a page beside the story: the table of cues, and whether a paragraph matches one."""

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files

from ..model.report import PartKind

DEFAULT_WORDS = 25
# Cues stand at a paragraph's edges; what is searched is bounded however long the line.
EDGE_CHARS = 400

_STOPS = ".!?…:;,"
_CLOSING = "\"'”’»)]\u200b\ufeff"


class Where(StrEnum):
    """Where in a paragraph a cue has to stand."""

    START = "start"
    WHOLE = "whole"
    END = "end"
    ANYWHERE = "anywhere"


@dataclass(frozen=True)
class Line:
    """A paragraph with what every cue asks of it; `late` is true of the last third of a report."""

    text: str
    late: bool

    @cached_property
    def spaces(self) -> int:
        """How many spaces part its words."""
        return self.text.count(" ")

    @cached_property
    def is_stopped(self) -> bool:
        """Whether it ends as a sentence does."""
        return ends_with_stop(self.text)


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of furniture.toml."""

    kind: PartKind
    where: Where
    pattern: re.Pattern[str]
    words: int
    stop: bool
    tail: bool
    caption_only: bool
    opens: bool
    example: str

    def matches(self, line: Line) -> bool:
        """Whether a paragraph is what this cue is for."""
        if (self.tail and not line.late) or line.spaces >= self.words or (not self.stop and line.is_stopped):
            return False
        text = line.text
        if self.caption_only and ((line.late and not _has_slash_credit(text)) or _is_told(text)):
            return False
        match self.where:
            case Where.START:
                return self.pattern.match(text, 0, EDGE_CHARS) is not None
            case Where.WHOLE:
                return self.pattern.fullmatch(text) is not None
            case Where.END:
                return self.pattern.search(text[-EDGE_CHARS:]) is not None
            case Where.ANYWHERE:
                return self.pattern.search(text) is not None


def ends_with_stop(text: str) -> bool:
    """Whether a paragraph ends as a sentence does, the quotation marks after its stop aside."""
    return text.rstrip(_CLOSING)[-1:] in tuple(_STOPS)


def find_kind(text: str, *, late: bool) -> PartKind | None:
    """The kind of a paragraph by the table of cues; None where it may be the story."""
    line = Line(text, late)
    return next((cue.kind for cue in load_cues() if cue.matches(line)), None)


def opens_list(text: str) -> bool:
    """Whether a paragraph is the heading of a list of links: "Related stories"; the first link is not on its line.

    Example:
        >>> opens_list("Related stories"), opens_list("Related: Five questions about the pier")
        (True, False)
    """
    line = Line(text, late=True)
    return any(cue.opens and cue.matches(line) for cue in load_cues())


@cache
def load_cues() -> tuple[Cue, ...]:
    """The rows of furniture.toml, in its order."""
    table = tomllib.loads(files(__package__).joinpath("furniture.toml").read_text(encoding="utf-8"))
    return tuple(_cue(row) for row in table["cue"])


def _cue(row: dict[str, str | int | bool]) -> Cue:
    where = Where(str(row["where"]))
    pattern = f"(?:{row['pattern']})$" if where is Where.END else str(row["pattern"])
    return Cue(
        kind=PartKind(str(row["kind"])),
        where=where,
        pattern=re.compile(pattern, 0 if row.get("cased") else re.IGNORECASE),
        words=int(row.get("words", DEFAULT_WORDS)),
        stop=bool(row.get("stop", True)),
        tail=bool(row.get("tail", False)),
        caption_only=bool(row.get("caption_only", False)),
        opens=bool(row.get("opens", False)),
        example=str(row["example"]),
    )


def _has_slash_credit(text: str) -> bool:
    """A photographer's name before the agency's tells a caption from an agency's sign-off, "… he said. (Reuters)"."""
    return "/" in text[-80:]


def _is_told(text: str) -> bool:
    """Whether the agency at the end is spoken to or quoted ("told AFP"), or signs off after a dash ("— AFP")."""
    return (
        re.search(r"(?:\b(?:told|to|by|from|with|said|reported|and|of|the)|[-–—]) ?\(?\w{2,9}\)?$", text[-60:])
        is not None
    )
