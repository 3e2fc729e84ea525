"""Reports' words made safe to stand in labels, attributes and drawings, where no markup isolates them."""

import re

# Controls, and the marks that turn the direction of writing: in running text the page isolates them, elsewhere they go.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+")


def one_line(text: str, limit: int = 120) -> str:
    """The text on one line, without unseen characters, cut at a word where it is longer than `limit`.

    Example:
        >>> one_line("a  long\\nway home", 10)
        'a long…'
    """
    # Cut before the rest is looked at: a report may hold one word of a million letters.
    line = " ".join(_UNSEEN.sub(" ", text[: 4 * limit]).split())
    if len(line) <= limit and len(text) <= 4 * limit:
        return line
    cut = line[: limit - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > limit // 2 else cut).rstrip(" ,;:–-") + "…"


def unbroken(text: str) -> str:
    """The text with what no encoding can write replaced; a lone surrogate would keep the page from being saved."""
    return text.encode("utf-8", "replace").decode("utf-8")


def utf16_length(text: str) -> int:
    """How many units a browser counts in the text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 report", "3 reports"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
