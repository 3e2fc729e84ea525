"""People whom only their rank or office tells: "Sgt. Made Orvane", "the mayor, Orvane Tull, said"."""

from collections.abc import Iterator, Sequence

from recension.encoder.findings import Analysis, Name, Token
from recension.text.countries import find_country
from recension.text.names import is_office, is_short_title

from .found import words_of

_SURE = 0.6  # a tag of this score is right more often than a rank before it tells
_FEWEST, _MOST = 2, 3  # words of a name
_MOST_BACK = 10  # words from a name back to the office that it is the holder of
_SCORE = 0.5
_STOPS = frozenset({"VERB", "AUX", "PUNCT"})


def find_titled(analysis: Analysis) -> tuple[Name, ...]:
    """Names of people that the tagger missed or was of two minds about, behind a rank or beside an office."""
    sure = {at for name in analysis.names if name.score >= _SURE for at in range(name.first, name.last)}
    return tuple(name for name in _find_all(analysis) if sure.isdisjoint(range(name.first, name.last)))


def _find_all(analysis: Analysis) -> Iterator[Name]:
    end = -1
    for token in analysis.tokens:
        if token.index < end or not (_is_rank(token) or _is_behind_office(analysis, token.index)):
            continue
        words = _capital_words(analysis, token.index + 1)
        is_whole = _FEWEST <= len(words) <= _MOST and (_is_rank(token) or _is_before_comma(analysis, words))
        if is_whole and find_country(words_of(analysis, words[0].index, words[-1].index + 1)) is None:
            end = words[-1].index + 1
            yield Name(words[0].index, end, "Person", _SCORE)


def _is_rank(token: Token) -> bool:
    # whole words are of bodies, too: "General Motors", "Justice Department"
    return token.text[0].isupper() and (is_short_title(token.text) or token.text.rstrip(".") in ("Mr", "Mrs", "Ms"))


def _capital_words(analysis: Analysis, first: int) -> Sequence[Token]:
    """The words from there on that begin with a capital; those of a line in capitals tell nothing."""
    words: list[Token] = []
    for token in analysis.tokens[first:]:
        is_capital = token.text[0].isupper() and not token.text.isupper() and token.text.isalpha()
        if not is_capital or (words and token.sentence != words[0].sentence):
            break
        words.append(token)
    return words


def _is_before_comma(analysis: Analysis, words: Sequence[Token]) -> bool:
    after = words[-1].index + 1
    return after < len(analysis.tokens) and analysis.tokens[after].text == ","


def _is_behind_office(analysis: Analysis, at: int) -> bool:
    """Whether a comma ends the naming of an office: "the deputy mayor of Skarrow,"."""
    if analysis.tokens[at].text != ",":
        return False
    start = analysis.sentences[analysis.tokens[at].sentence].first
    for token in reversed(analysis.tokens[max(start, at - _MOST_BACK) : at]):
        if token.upos in _STOPS:
            return False
        if token.upos == "NOUN" and is_office(token.text.lower()):
            return True
    return False
