"""Ships, planes, trains and storms: what has a name of its own and is nobody."""

from collections.abc import Iterator

from recension.encoder.findings import Analysis, Name, Token
from recension.text.countries import find_country

from .found import head_of, words_of
from .kinds import is_kind

_SURE = 0.8  # of the mention head's chance that a word is somebody


def is_craft(analysis: Analysis, name: Name) -> bool:
    """Whether a name is a craft's or a storm's: "the ferry Marigold", "MV Marigold", "Cyclone Tarva".

    So is "the Marigold", as nobody is called.
    """
    # Initials may be a ship's letters: "SS Lund" whom the tagger takes for a person is one.
    has_letters_first = name.last - name.first > 1 and is_kind(
        "state", "craft_letters", analysis.tokens[name.first].text
    )
    if has_letters_first and name.label != "Person":
        return True
    last = analysis.tokens[name.last - 1].text.lower()
    is_building = name.last - name.first > 1 and is_kind("name_words", "facility", last)
    if name.first == 0 or is_building:  # "the US embassy in Orrin", once taken for somebody
        return False
    before, head = analysis.tokens[name.first - 1], analysis.tokens[head_of(analysis, name.first, name.last)]
    if before.sentence != analysis.tokens[name.first].sentence:
        return False
    is_one_person = name.label == "Person" and name.last - name.first == 1 and analysis.tokens[name.first].xpos == "NNP"
    word = before.lemma.lower()
    is_told = is_kind("state", "storm", word) or (before.text.islower() and is_kind("state", "craft", word))
    is_near = head.head in (before.index, before.head) or before.head == head.index
    is_bare = is_one_person and before.text == "the" and before.head == head.index  # not "the Lund brothers"
    return (is_told and is_near) or (is_bare and not _is_person(analysis, head.index)) or _is_sunk(analysis, name, head)


def _is_sunk(analysis: Analysis, name: Name, head: Token) -> bool:
    """ "The sinking of the Marigold", "aboard the Marigold", "the Marigold capsized"; a country's name is no ship's."""
    before = analysis.tokens[name.first - 1].text.lower() if name.first else ""
    if before != "the" or find_country(words_of(analysis, name.first, name.last)):
        return False
    above = analysis.tokens[head.head].lemma.lower()
    cases = {analysis.tokens[c].text.lower() for c in analysis.children[head.index] if c < name.first}
    is_of = "of" in cases and is_kind("state", "craft_lost", above)
    is_subject = head.relation.startswith("nsubj") and is_kind("state", "craft_losing", above)
    is_aboard = name.label != "Facility" and not cases.isdisjoint({"aboard", "onboard"})  # of a station in space
    return is_of or is_subject or is_aboard


def _is_person(analysis: Analysis, head: int) -> bool:
    """Whether the mention head is sure of somebody, as of a title that the tagger takes for a name: "the Tsar"."""
    return any(h.token == head and h.label == "person" and h.score >= _SURE for h in analysis.heads)


def has_letters(name: str) -> bool:
    """Whether a ship's letters are before a name: "MV Marigold"."""
    letters, _, bare = name.partition(" ")
    return bool(bare) and is_kind("state", "craft_letters", letters)


def craft_forms(name: str) -> Iterator[str]:
    """A craft's name in lower case, and without its letters: "MV Marigold" is "the Marigold" from then on."""
    yield name.casefold()
    if has_letters(name):
        yield name.casefold().partition(" ")[2]
