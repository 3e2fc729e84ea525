"""Where a name begins and ends: what the tagger took in that is not of it, and what it left out that is."""

from collections.abc import Sequence, Set
from dataclasses import replace

from recension.encoder.findings import Analysis, Name, Token
from recension.text.names import is_office, parse_person

from .found import POSSESSIVES, head_of, words_of
from .kinds import is_kind

_MOST_DIGITS = 3
_OF_THE = 2


def trim_name(analysis: Analysis, name: Name) -> Name | None:
    """The name without article, possessive and marks at its ends, what it lacks added; None where nothing is left."""
    first, last = name.first, name.last
    tokens = analysis.tokens
    while first < last and (tokens[first].text.lower() in ("the", "a", "an") or not _has_letters(tokens[first])):
        first += 1
    if name.label == "Facility" and _is_kind_of(tokens[first:last]):
        name, first = replace(name, label="Location"), first + _OF_THE  # "in the port of Leith": in Leith
    # "south east London" is London; of a country a part has its own name, see read/places.py
    while first < last and _is_lower(tokens[first]) and (name.label == "Location" or tokens[first].upos == "ADJ"):
        first += 1
    # a word behind a hyphen is of the name, though it may look like a preposition ("Han Sung-in")
    while first < last - 1 and _is_preposition(tokens[last - 1]) and tokens[last - 2].text not in ("-", "–"):
        last -= 1
    while first < last and (tokens[last - 1].text in POSSESSIVES or not _has_letters(tokens[last - 1])):
        last -= 1
    if last - first > _OF_THE and [t.text for t in tokens[last - _OF_THE : last]] == ["of", "the"]:
        last -= _OF_THE  # the tagger broke off
    if first >= last:
        return None
    last = _with_second_syllable(analysis, name, first, _with_head(analysis, name, first, last))
    last = _with_number(analysis, name, first, _with_rest(analysis, name, first, last))
    first -= name.label == "Organization" and _lacks_its_noun(analysis, first)
    is_capital = first > 0 and tokens[first - 1].text == "The" and tokens[first - 1].sentence == tokens[first].sentence
    if name.label == "Organization" and is_capital and not _starts_sentence(analysis, first - 1):
        first -= 1  # "told The Harbour Post": the article is of the name
    return replace(name, first=first, last=last)


def _lacks_its_noun(analysis: Analysis, first: int) -> bool:
    """ "Doctors" of "Doctors Without Borders": no name begins with a preposition, whatever its capital."""
    word, before = analysis.tokens[first], analysis.tokens[max(0, first - 1)]
    near = first > analysis.sentences[word.sentence].first and before.end + 1 == word.start
    return near and word.relation == "case" and before.text[0].isupper() and before.xpos.startswith("NN")


def _is_kind_of(words: Sequence[Token]) -> bool:
    """Whether a name begins with what its place is: "port of Leith", not "Port of Leith"."""
    return len(words) > _OF_THE and is_kind("extended", "of", words[0].text) and words[1].text == "of"


def _with_head(analysis: Analysis, name: Name, first: int, last: int) -> int:
    """The end of a name with the capital word that it hangs on, if the tagger left it out ("Harbour Safety" Agency)."""
    if name.label not in ("Organization", "Facility") or last >= len(analysis.tokens):
        return last
    head, after = analysis.tokens[head_of(analysis, first, last)], analysis.tokens[last]
    is_next = head.head == last and head.relation.split(":")[0] == "compound" and after.xpos in ("NNP", "NN")
    return last + 1 if is_next and not is_office(after.text.lower()) and after.text[0].isupper() else last


def _with_rest(analysis: Analysis, name: Name, first: int, last: int) -> int:
    """The end of "County of Skarrow", "Coast Community of Western States", where the tagger stopped before "of".

    "County" alone is not any county, and what a community is of tells which.
    """
    tokens, head = analysis.tokens, head_of(analysis, first, last)
    if name.label == "Person" or last + 1 >= len(tokens) or not _is_of_something(tokens[first:last], name):
        return last
    if tokens[last].text not in ("of", "for"):
        return last
    begin = last + 2 if tokens[last + 1].text == "the" else last + 1
    people = {at for n in analysis.names if n.label == "Person" for at in range(n.first, n.last)}
    at = _end_of_capitals(tokens, begin, people)
    is_hung = at > begin and tokens[head_of(analysis, begin, at)].head == head
    return at if is_hung else last


def _is_of_something(words: Sequence[Token], name: Name) -> bool:
    """Whether a name is, or ends in, the noun of a body that may be of something."""
    noun, is_body = words[-1].text.lower(), name.label == "Organization"
    if is_kind("nominals", "organization", noun):
        return is_body or len(words) == 1
    if len(words) == 1 and is_kind("aliases", "seats", noun):
        return True
    return is_body and (is_kind("name_words", "institution", noun) or is_kind("name_words", "government", noun))


def _end_of_capitals(tokens: Sequence[Token], at: int, people: Set[int]) -> int:
    """Behind words in capitals, small ones between two of them taken in: "Trade and Industry".

    It ends where somebody's office or name begins: "Board of Education Chairman Ada Moss".
    """
    end = at
    while at < len(tokens) and tokens[at].sentence == tokens[end - 1].sentence:
        if at in people or is_office(tokens[at].text.lower()):
            break
        if tokens[at].text[0].isupper() and tokens[at].xpos.startswith(("NNP", "JJ", "NN")):
            at = end = at + 1
        elif at == end > 0 and tokens[at].text in ("and", "of", "for") and tokens[at - 1].text[0].isupper():
            at += 1
        else:
            break
    return end


def _with_number(analysis: Analysis, name: Name, first: int, last: int) -> int:
    """The end of "Terminal 4", which is not Terminal 1; a year behind a name is none of its own."""
    if name.label not in ("Organization", "Facility", "Location") or last >= len(analysis.tokens):
        return last
    after, before = analysis.tokens[last], analysis.tokens[last - 1]
    is_noun = is_kind("aliases", "numbered", before.text.lower())
    is_number = after.text.isdigit() and len(after.text) <= _MOST_DIGITS and after.sentence == before.sentence
    return last + 1 if is_noun and is_number else last


def _with_second_syllable(analysis: Analysis, name: Name, first: int, last: int) -> int:
    """The end of "Park Jin-on", if the tagger took what stands behind the hyphen for a preposition."""
    tokens = analysis.tokens
    if name.label != "Person" or last + 1 >= len(tokens) or tokens[last].text != "-":
        return last
    is_near = tokens[last - 1].end == tokens[last].start and tokens[last].end == tokens[last + 1].start
    whole = parse_person(words_of(analysis, first, last + 2))
    return last + 2 if is_near and not whole.given and len(whole.family) > 1 else last


def _starts_sentence(analysis: Analysis, at: int) -> bool:
    return at == analysis.sentences[analysis.tokens[at].sentence].first or analysis.tokens[at - 1].text in (
        "“",
        '"',
        "-",
        "—",
        "–",
        ":",
    )


def _is_preposition(token: Token) -> bool:
    return token.upos == "ADP" and token.text.islower()


def _is_lower(token: Token) -> bool:
    return token.text.islower() and token.text[0].isalpha()  # "17th Street" begins with its number


def _has_letters(token: Token) -> bool:
    return any(c.isalnum() for c in token.text)
