"""What of a caption is told, and what only says whose picture it is."""

import re
import tomllib
from functools import cache
from importlib.resources import files

# Credits stand at a caption's edges; what is searched is bounded however long the line.
_EDGE_CHARS = 200
# "(Ada Moss/dpa via AP, file) (Associated Press)": one credit after another.
_MOST_CREDITS = 2


def find_told_part(text: str) -> tuple[int, int]:
    """Where in a caption its own words stand, between the credits; all of it where nothing else would be left.

    Example:
        >>> caption = "EPA Divers at the wall (Ada Moss/Coast Wire)"
        >>> caption[slice(*find_told_part(caption))]
        'Divers at the wall'
    """
    opening, closing = _load_credits()
    start, end = 0, len(text)
    for _ in range(_MOST_CREDITS):
        opened = next((m for p in opening if (m := p.match(text, start, start + _EDGE_CHARS))), None)
        start = opened.end() if opened else start
        closed = _find_closing(text[start:end], closing)
        end = start + closed
    return (start, end) if any(c.isalnum() for c in text[start:end]) else (0, len(text))


def _find_closing(text: str, patterns: tuple[re.Pattern[str], ...]) -> int:
    edge = max(0, len(text) - _EDGE_CHARS)
    found = [m.start() for p in patterns if (m := p.search(text, edge))]
    return len(text[: min(found)].rstrip()) if found else len(text)


@cache
def _load_credits() -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    table = tomllib.loads(files(__package__).joinpath("furniture.toml").read_text(encoding="utf-8"))["caption_credits"]
    return (
        tuple(re.compile(pattern) for pattern in table["opening"]),
        tuple(re.compile(f"(?:{pattern})$") for pattern in table["closing"]),
    )
