"""Names that the tagger ran into one: "Little Skarrow, West Lothian", "Skarrow's Harbour Gate"."""

from collections.abc import Iterator
from dataclasses import replace

from recension.encoder.findings import Analysis, Name
from recension.text.countries import find_country, find_country_of_capital

from .descriptions import LEAST_NAME_SCORE
from .found import POSSESSIVES, words_of
from .kinds import is_kind

_LOCAL = frozenset({"Location", "Facility"})


class NameSplitter:
    """What takes names apart, by the places that the text names by themselves."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        places = (n for n in analysis.names if n.label == "Location" and n.score >= LEAST_NAME_SCORE)
        self._alone = {form for n in places for form in _forms(words_of(analysis, n.first, n.last).casefold())}

    def split(self, name: Name) -> Iterator[Name]:
        """The names that stand within what was taken for one."""
        for address in self._split_address(name):
            for owned in self._split_owned(address):
                yield from self._split_described(owned)

    def _split_address(self, name: Name) -> Iterator[Name]:
        """ "Little Skarrow, West Lothian"."""
        tokens, first = self._analysis.tokens, name.first
        for at in range(name.first, name.last if name.label in _LOCAL else name.first):
            if tokens[at].text == ",":
                if at > first:
                    yield replace(name, first=first, last=at)
                first = at + 1
        if first < name.last:
            yield replace(name, first=first)

    def _split_owned(self, name: Name) -> Iterator[Name]:
        """ "Skarrow's Harbour Gate", where the text tells of Skarrow elsewhere; "St Orla's Hospital" has one name."""
        tokens = self._analysis.tokens
        for at in range(name.first + 1, name.last - 1):
            if tokens[at].text in POSSESSIVES and tokens[at + 1].text[0].isupper():
                owner = words_of(self._analysis, name.first, at)
                if self._is_place(owner) and not (name.label == "Organization" and find_country(owner) is not None):
                    yield replace(name, last=at, label="Location")
                    yield replace(name, first=at + 1)
                    return
        yield name

    def _is_place(self, text: str) -> bool:
        is_known = find_country(text) is not None or find_country_of_capital(text) is not None
        return is_known or text.casefold() in self._alone

    def _split_described(self, name: Name) -> Iterator[Name]:
        """ "Westmark hamlet of Skarrow" and "Skarrow Village of Westmark" are two places; "Isle of Orm" is one."""
        tokens = self._analysis.tokens
        for at in range(name.first + 1, name.last - 2 if name.label == "Location" else name.first):
            noun = tokens[at].text
            if tokens[at + 1].text == "of" and is_kind("extended", "of", noun.lower()):
                end = at + 1 if noun[0].isupper() else at
                yield replace(name, last=end)
                yield replace(name, first=at + 2)
                return
        yield name


def _forms(name: str) -> tuple[str, ...]:
    """The name, and of "Westmark province" what it is of."""
    start, _, last = name.rpartition(" ")
    return (name, start) if start and is_kind("name_words", "place", last) else (name,)
