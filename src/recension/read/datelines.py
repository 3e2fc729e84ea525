"""Datelines: what stands before the agency is a place, and what stands in brackets is none."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recension.encoder.findings import Analysis, Name
from recension.model.report import Part, PartKind
from recension.text.acronyms import is_acronym
from recension.text.openings import is_whole_dateline

from .found import words_of
from .timewords import load_lexicon

_LOCAL = ("Location", "Facility")
_SCORE = 0.9
_MOST_WORDS = 6
_CALL_SIGN = 4  # characters: "WXQE -" opens the story of a station that names no town


def with_datelines(analysis: Analysis, parts: Sequence[Part]) -> Analysis:
    """The analysis with the names of its datelines put right: "HARLOW –" is nobody, and "(WXQE)" is nowhere."""
    told = [p for p in parts if p.kind is PartKind.DATELINE and is_whole_dateline(analysis.text[p.start : p.end])]
    lines = [_words_in(analysis, p) for p in told]
    names = list(analysis.names)
    for first, last in lines:
        inside = [n for n in names if first <= n.first < last]
        names = [n for n in names if not first <= n.first < last] + list(_read_line(analysis, inside, first, last))
    return replace(analysis, names=tuple(sorted(names, key=lambda n: (n.first, n.last)))) if lines else analysis


def _words_in(analysis: Analysis, part: Part) -> tuple[int, int]:
    held = [t.index for t in analysis.tokens if part.start <= t.start < part.end]
    return (held[0], held[-1] + 1) if held else (0, 0)


def _read_line(analysis: Analysis, tagged: Sequence[Name], first: int, last: int) -> Iterator[Name]:
    opened = next((i for i in range(first, last) if analysis.tokens[i].text == "("), last)
    pieces = list(_pieces(analysis, first, opened))
    for start, end in pieces:
        kept = [n for n in tagged if start <= n.first and n.last <= end and not n.inner]
        text = words_of(analysis, start, end)
        is_outlet = len(text) <= _CALL_SIGN and is_acronym(text) and any(n.label == "Organization" for n in kept)
        if not is_outlet and not any(n.label in _LOCAL and (n.first, n.last) == (start, end) for n in kept):
            kept = [Name(start, end, "Location", _SCORE)]
        yield from kept
    for name in tagged:
        if name.first >= opened:
            yield replace(name, label="Organization") if name.label in _LOCAL else name
        elif not any(start <= name.first < end for start, end in pieces) and name.label not in _LOCAL:
            yield name


def _pieces(analysis: Analysis, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The places of "PORT ELDER, Norrland, May 3 -": what stands between commas, without the date."""
    start = first
    for at in range(first, last + 1):
        if at == last or _parts_names(analysis, at):
            words = [analysis.tokens[i].text for i in range(start, at)]
            if 0 < len(words) <= _MOST_WORDS and all(_is_of_name(w) for w in words) and words[0][0].isupper():
                yield start, at
            start = at + 1


def _parts_names(analysis: Analysis, at: int) -> bool:
    """Whether a mark stands between names; the hyphen of "ELDER-ON-SEA" is within one."""
    token = analysis.tokens[at]
    is_glued = (
        analysis.text[token.start - 1 : token.start].isalnum() and analysis.text[token.end : token.end + 1].isalnum()
    )
    return not any(c.isalnum() for c in token.text) and not is_glued and token.text != "."


def _is_of_name(word: str) -> bool:
    lexicon, lower = load_lexicon(), word.lower().rstrip(".")
    tables = (lexicon.weekdays, lexicon.weekdays_short, lexicon.months, lexicon.months_short)
    return not any(c.isdigit() for c in word) and not any(lower in table for table in tables)
