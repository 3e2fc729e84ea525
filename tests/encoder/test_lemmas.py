from hypothesis import given
from hypothesis import strategies as st

from recension.encoder.lemmas import apply_script, make_script


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_a_script_gives_its_lemma_back(form: str, lemma: str) -> None:
    assert apply_script(form, make_script(form, lemma)) == lemma


def test_one_script_serves_words_alike() -> None:
    assert make_script("cities", "city") == make_script("Parties", "party") == "l-3+y"


def test_a_lemma_is_never_empty() -> None:
    assert apply_script("is", "l-5+") == "is"
