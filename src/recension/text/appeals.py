"""Appeals: paragraphs in which the outlet speaks to its reader, to ask for money or to offer its services."""

import re
import tomllib
from functools import cache
from importlib.resources import files

# The longest appeals are a paragraph of some hundred words.
MAX_APPEAL_WORDS = 130
MAX_OFFER_WORDS = 40
# How many different words of the trade an appeal must have beside "you" and "we".
TRADE_WORDS = 2


def is_appeal(text: str) -> bool:
    """Whether the outlet speaks to its reader of itself, in nobody's quotation marks.

    Example:
        >>> is_appeal("If you can, support our journalism with a small monthly contribution.")
        True
        >>> is_appeal("“If you can, support our journalism,” the editor told the court.")
        False
    """
    words = len(text.split())
    if words > MAX_APPEAL_WORDS or any(mark in text for mark in '“”"'):
        return False
    if _pattern("broken", "{}").fullmatch(text):
        return True
    return (words <= MAX_OFFER_WORDS and (_is_offer(text) or _has("player", text))) or _asks(text)


def _is_offer(text: str) -> bool:
    return _pattern("order", r"(?:please )?{}\b").match(text) is not None and _has("wares", text)


def _asks(text: str) -> bool:
    press, money = ({found[0].lower() for found in _pattern(row, r"\b{}").finditer(text)} for row in ("press", "money"))
    return bool(press) and len(press | money) >= TRADE_WORDS and _has("you", text) and _has("we", text)


def _has(row: str, text: str) -> bool:
    return _pattern(row, r"\b{}\b").search(text) is not None


@cache
def _pattern(row: str, around: str) -> re.Pattern[str]:
    """One row of appeals.toml as one expression, set into `around`."""
    table = tomllib.loads(files(__package__).joinpath("appeals.toml").read_text(encoding="utf-8"))
    return re.compile(around.format(f"(?:{'|'.join(table[row])})"), re.IGNORECASE)
