import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.encoder.lemmas import apply_script, choose_lemma, make_script


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_a_script_gives_its_lemma_back(form: str, lemma: str) -> None:
    assert apply_script(form, make_script(form, lemma)) == lemma


def test_one_script_serves_words_alike() -> None:
    assert make_script("cities", "city") == make_script("Parties", "party") == "l-3+y"


def test_a_lemma_is_never_empty() -> None:
    assert apply_script("is", "l-5+") == "is"


RANKS = {"make": 5, "mak": 900, "plan": 30, "care": 22, "car": 20, "try": 40, "need": 7, "class": 50, "house": 9}


@pytest.mark.parametrize(
    ("form", "xpos", "script", "lemma"),
    [
        ("Fought", "VBD", "k-0+", "fight"),
        ("making", "VBG", "l-3+", "make"),
        ("caring", "VBG", "l-3+e", "care"),
        ("planned", "VBN", "l-2+", "plan"),
        ("tried", "VBD", "l-2+", "try"),
        ("classes", "NNS", "l-1+", "class"),
        ("Houses", "NNS", "l-1+", "house"),
        ("zorbed", "VBD", "l-2+", "zorb"),
        ("injured", "VBN", "l-2+", "injure"),
        ("harboured", "VBD", "l-2+", "harbour"),
        ("murmured", "VBD", "l-2+", "murmur"),
        ("Basra", "NNP", "k-0+", "Basra"),
        ("red", "JJ", "l-0+", "red"),
    ],
)
def test_grammar_checks_the_script(form: str, xpos: str, script: str, lemma: str) -> None:
    assert choose_lemma(form, xpos, script, RANKS.get) == lemma
