"""Words with exact offsets, cut as the treebanks (UD English: GUM, EWT) cut them; any Unicode text is fine.

A run of characters without white space is a *chunk*. Every word is a piece of one chunk; characters that show nothing
(controls, zero-width marks) stand between words or inside one, and are never a word of their own.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

# What can stand inside a word beside letters and digits: combining marks, and marks that show nothing (soft hyphen).
MARKS = r"\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0"
SILENT = "\u00ad\u200b\u200c\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069"
LETTER = rf"[^\W\d_]|[{MARKS}{SILENT}]"
LONGEST_WITH_RULES = 200  # characters; a longer chunk is cut by the plainest rule, which takes linear time

CHUNK = re.compile(r"[^\s\x00-\x1f\x7f-\x9f]+")
ADDRESS = re.compile(r"(?:https?|ftp)://|www\.|mailto:", re.IGNORECASE)
MAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
HANDLE = re.compile(r"[@#]\w+")
CLITIC = re.compile(r"(?:n['’`]t|['’`](?:s|re|ve|ll|d|m))\Z", re.IGNORECASE)
GLUED = re.compile(r"(?:(can)(not)|(gon|wan)(na)|(got)(ta))\Z", re.IGNORECASE)
PREFIX = "non|pro|anti|co|pre|post|re|semi|mid|pan|inter|mini|quasi|neo"
APOSTROPHE = "['’]"

WORD = re.compile(
    rf"""
      (?:US|U|A|C|HK|NZ|S)?\$                                       # US$
    | [A-Z]{{1,4}}(?:&[A-Z]{{1,2}}){{1,2}}(?![^\W\d_])                # AT&T, R&D
    | (?:[^\W\d_]\.){{2,8}}(?![^\W\d_])                             # U.S., p.m.
    | \d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}(?![\w/-])               # 2016-09-12, 10/27/89
    | \d{{1,3}}/\d{{1,3}}(?![\w/])                                  # 9/11, 2/3
    | {APOSTROPHE}\d0s\b                                            # '90s
    | \d++(?:[.,:]\d++)*(?:{APOSTROPHE}?s|st|nd|rd|th)(?![^\W\d_])   # 1980s, 21st
    | \d++(?:[.,:]\d++)*                                           # 5,000, 2.5, 10:30, the 5 of 5km
    | (?<!-)(?:{PREFIX}|e)-(?:{LETTER})+                            # pro-Iranian, e-mail; Lashkar-e-Taiba is five words
    | covid-19                                                      # F-16 is three words
    | [^\W\d_](?:{LETTER}|[\d_])*(?:{APOSTROPHE}(?:{LETTER})+)*    # words, with o'clock, O'Neill, didn't
    | (?:_|\w)(?:_|\w)*
    | \.{{2,}} | -{{2,}} | [!?]{{2,}} | ={{2,}} | \*{{2,}} | ''|``
    | [\U0001F1E6-\U0001F1FF]{{2}}                                  # flags
    | .(?:[\ufe0e\ufe0f\u20e3\U0001F3FB-\U0001F3FF]|\u200d.)*       # one symbol, an emoji with what is joined to it
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
PLAIN = re.compile(rf"(?:{LETTER}){{1,100}}|\d{{1,100}}|(.)\1{{0,99}}", re.DOTALL)  # a line of dots is a few words
NOTHING = re.compile(rf"[{SILENT}\u200d\ufe0e\ufe0f]+\Z")


@cache
def _abbreviations() -> dict[str, frozenset[str]]:
    table = tomllib.loads((resources.files("recension.encoder") / "abbreviations.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table.items()}


def find_words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Offsets of the words of `text[start:end]`, one sentence, half-open code points into `text`.

    >>> text = "Mr. Diaz didn't pay $5,000 to the U.S."
    >>> [text[a:b] for a, b in find_words(text)]
    ['Mr.', 'Diaz', 'did', "n't", 'pay', '$', '5,000', 'to', 'the', 'U.S.']
    """
    end = len(text) if end is None else end
    chunks = [match.span() for match in CHUNK.finditer(text, start, end)]
    found: list[tuple[int, int]] = []
    for number, (first, last) in enumerate(chunks):
        following = text[chunks[number + 1][0]] if number + 1 < len(chunks) else ""
        found.extend(_cut_chunk(text, first, last, following))
    return found


def _cut_chunk(text: str, start: int, end: int, following: str) -> Iterator[tuple[int, int]]:
    if end - start > LONGEST_WITH_RULES:
        if ADDRESS.match(text, start):
            yield start, end
            return
        yield from _visible(text, (match.span() for match in PLAIN.finditer(text, start, end)))
        return
    while start < end:
        last = _whole(text, start, end)
        if last is None:
            break
        yield start, last
        start = last
    yield from _cut_plain(text, start, end, following)


def _whole(text: str, start: int, end: int) -> int | None:
    """The end of an address or handle that begins at `start`, if one does; closing punctuation stays outside."""
    if ADDRESS.match(text, start):
        while end > start + 1 and text[end - 1] in ".,;:!?)]}'\"”’»":
            end -= 1
        return end
    found = MAIL.match(text, start, end) or HANDLE.match(text, start, end)
    return found.end() if found and not text[start + 1].isdigit() else None


def _cut_plain(text: str, start: int, end: int, following: str) -> Iterator[tuple[int, int]]:
    at = start
    while at < end:
        whole = _whole(text, at, end) if at == start or not text[at - 1].isalnum() else None
        match = WORD.match(text, at, end)
        assert match is not None  # the last alternative takes any character
        last = whole or _with_point(text, at, match.end(), end, following)
        if whole is None:
            yield from _visible(text, _split_word(text, at, last))
        else:
            yield at, last
        at = last


def _with_point(text: str, start: int, last: int, end: int, following: str) -> int:
    """Takes an abbreviation's full stop into the word ("Mr.", "J. Smith"), if it is one here."""
    if last >= end or text[last] != "." or text[last : last + 2] == ".." or not text[start].isalpha():
        return last
    word, known = text[start:last].lower(), _abbreviations()
    closing = last + 1 == end
    is_last = closing and not following
    if word in known["before_figures"]:
        return last + 1 if following.isdigit() else last
    if word in known["words_too"] and (is_last or not text[start].isupper()):
        return last
    if word in known["anywhere"] or (word in known["inside"] and closing and not is_last):
        return last + 1
    initial = len(word) == 1 and text[start].isupper() and closing and following.isalpha() and word != "i"
    return last + 1 if initial else last


def _split_word(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Parts clitics from their word, and words that are written as one ("cannot")."""
    word = text[start:end]
    clitic = CLITIC.search(word)
    if clitic and not word[0].isdigit():
        cut = start + clitic.start()
        if cut > start:
            yield from _split_word(text, start, cut)
        yield cut, end
        return
    glued = GLUED.match(word)
    if glued:
        cut = start + glued.end(glued.lastindex - 1 if glued.lastindex else 0)
        yield start, cut
        yield cut, end
        return
    yield start, end


def _visible(text: str, spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        if not NOTHING.match(text, start, end):
            yield start, end


def shown(word: str) -> str:
    """The word as it looks, without marks that show nothing."""
    return word if word.isascii() else re.sub(rf"[{SILENT}]", "", word)
