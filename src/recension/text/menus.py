"""Menus: a site's sections, a page's path and a story's tags, as short names set apart by signs."""

import re

MAX_ENTRY_WORDS = 4
MAX_ENTRIES = 25
# "Home | Politics | Sport"; two entries may be a caption and its credit, unless a label says what they are.
MIN_ENTRIES = 3
MIN_LABELLED = 2
# The site's name above or below its menu.
MAX_NAME_WORDS = 6
# Longer lines are no menus, and a run of spaces in one would be looked through from each.
MAX_CHARS = 1_000

_SIGNS = re.compile(r"\s*[|›»•·>]\s*|\s+/\s+(?=[A-Z])")
_LABEL = re.compile(r"(?:[A-Z][\w’' ]{2,24}):\s+(?=\S)")
_FOLDED = re.compile(r"home|news|menu", re.IGNORECASE)


def is_menu(text: str) -> bool:
    """Whether a line is a row of names and no sentence.

    Example:
        >>> is_menu("Home | Politics | Harbour | Sport"), is_menu("More about: Norrby ferry | Coastguard")
        (True, True)
        >>> is_menu("Ada Moss | Harbour Post")
        False
    """
    if len(text) > MAX_CHARS:
        return False
    label = _LABEL.match(text)
    entries = [entry for entry in _SIGNS.split(text[label.end() :] if label else text) if entry]
    if not (MIN_LABELLED if label else MIN_ENTRIES) <= len(entries) <= MAX_ENTRIES:
        return False
    # a slash parts a photographer from an agency too
    slashed = not re.search(r"[|›»•·>]", text)
    return all(map(_is_entry, entries)) and (not slashed or _FOLDED.match(entries[0]) is not None)


def is_site_name(text: str) -> bool:
    """Whether a line beside a menu may be the site's name: a few words in capitals, and no sentence."""
    words = text.split()
    return 0 < len(words) <= MAX_NAME_WORDS and text[-1].isalnum() and all(w[0].isupper() or len(w) <= 3 for w in words)


def _is_entry(text: str) -> bool:
    return len(text.split()) <= MAX_ENTRY_WORDS and text[-1] not in ".!,;:" and not any(c.isdigit() for c in text)
