import numpy as np
import pytest

from recension.encoder.findings import Analysis, Sentence, Timex, Token
from recension.encoder.timexes import with_edges


def edges(words: str, *timexes: tuple[int, int, str]) -> list[str]:
    """The times of a sentence once their edges are drawn; capitals make proper nouns here."""
    tokens, at = [], 0
    for index, form in enumerate(words.split()):
        upos = "PROPN" if form[0].isupper() else "NOUN"
        tokens.append(Token(index, 0, at, at + len(form), form, form, upos, "NN", 0, "dep"))
        at += len(form) + 1
    nothing = np.zeros((len(tokens), 2), np.float32)
    sentences = (Sentence(0, 0, at - 1, 0, len(tokens)),)
    found = tuple(Timex(first, last, label, 0.9) for first, last, label in timexes)
    told = Analysis(words, tuple(tokens), sentences, (), (), (), found, (), nothing, nothing, nothing)
    return [" ".join(words.split()[t.first : t.last]) for t in with_edges(told)]


@pytest.mark.parametrize(
    ("words", "timexes", "drawn"),
    [
        ("due later this year", [(1, 2, "DATE"), (2, 4, "DATE")], ["later this year"]),
        ("on Monday , Oct. 26 ,", [(1, 2, "DATE"), (3, 5, "DATE")], ["Monday , Oct. 26"]),
        ("held since early Tuesday", [(3, 4, "DATE")], ["early Tuesday"]),
        ("for up to 30 days", [(3, 5, "DURATION")], ["up to 30 days"]),
    ],
)
def test_a_time_takes_all_that_is_its(words: str, timexes: list[tuple[int, int, str]], drawn: list[str]) -> None:
    assert edges(words, *timexes) == drawn


@pytest.mark.parametrize(
    ("words", "timexes"),
    [
        ("for four hours Friday", [(1, 3, "DURATION"), (3, 4, "DATE")]),
        ("in 1994 , 1995", [(1, 2, "DATE"), (3, 4, "DATE")]),
        ("with up to Monday", [(3, 4, "DATE")]),
    ],
)
def test_two_times_stay_two(words: str, timexes: list[tuple[int, int, str]]) -> None:
    assert edges(words, *timexes) == [" ".join(words.split()[a:b]) for a, b, _ in timexes]
