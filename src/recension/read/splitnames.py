"""Names that the tagger ran into one: "Little Skarrow, West Lothian", "Skarrow's Harbour Gate"."""

from collections.abc import Iterator
from dataclasses import replace

from recension.encoder.findings import Analysis, Name
from recension.text.countries import find_country, find_country_of_capital
from recension.text.names import fold_name

from .descriptions import LEAST_NAME_SCORE
from .found import POSSESSIVES, words_of
from .kinds import is_kind

_LOCAL = frozenset({"Location", "Facility"})


class NameSplitter:
    """What takes names apart, by the places that the text names by themselves."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        told = [(n.label, words_of(analysis, n.first, n.last)) for n in analysis.names if n.score >= LEAST_NAME_SCORE]
        self._alone = {form for label, text in told if label == "Location" for form in _forms(text.casefold())}
        self._bodies = {fold_name(text) for label, text in told if label == "Organization"}

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
        """ "Skarrow's Harbour Gate", where the text tells of Skarrow elsewhere; "St Orla's Hospital" has one name.

        Of "Skarrow University's school of law", what the university has is described, and has no name.
        """
        tokens = self._analysis.tokens
        for at in range(name.first + 1, name.last - 1):
            if tokens[at].text not in POSSESSIVES:
                continue
            owner = words_of(self._analysis, name.first, at)
            if name.label == "Organization" and self._is_body(owner):
                yield replace(name, last=at)
                if tokens[at + 1].text[0].isupper():
                    yield replace(name, first=at + 1)
                return
            is_country = name.label == "Organization" and find_country(owner) is not None
            if tokens[at + 1].text[0].isupper() and self._is_place(owner) and not is_country:
                yield replace(name, last=at, label="Location")
                yield replace(name, first=at + 1)
                return
        yield name

    def _is_place(self, text: str) -> bool:
        is_known = find_country(text) is not None or find_country_of_capital(text) is not None
        return is_known or text.casefold() in self._alone

    def _is_body(self, text: str) -> bool:
        words = text.casefold().split()
        noun = words[next((n for n, word in enumerate(words) if word in ("of", "for")), len(words)) - 1]
        is_noun = any(is_kind("nominals", kind, noun) for kind in ("organization", "government"))
        return fold_name(text) in self._bodies or (len(words) > 1 and is_noun)

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
