import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.encoder.tokens import find_words


def words_of(text: str) -> list[str]:
    return [text[a:b] for a, b in find_words(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They couldn't reach Ana's home; we'll try.", "They could n't reach Ana 's home ; we 'll try ."),
        ("He can’t say who’s there", "He ca n’t say who ’s there"),
        ("a well-known pro-government militia", "a well - known pro-government militia"),
        ("The U.S. and the E.U. agreed.", "The U.S. and the E.U. agreed ."),
        ("He left the U.S.", "He left the U.S."),
        ("Gen. J. Ruiz met Dr. Ode at 9 p.m. on Jan. 3.", "Gen. J. Ruiz met Dr. Ode at 9 p.m. on Jan. 3 ."),
        ("It cost $5,000, or 2.5% of US$2m", "It cost $ 5,000 , or 2.5 % of US$ 2 m"),
        ("“No,” she said.", "“ No , ” she said ."),
        ("He said no. Then left", "He said no . Then left"),
        ("Route No. 5 is shut", "Route No. 5 is shut"),
        ("see https://example.org/a?b=c, now", "see https://example.org/a?b=c , now"),
        ("via @port_watch and #Flood2020!", "via @port_watch and #Flood2020 !"),
        ("write to desk@example.org.", "write to desk@example.org ."),
        ("the workers' union of O'Neill", "the workers ' union of O'Neill"),
        ("It is 10:30... wait -- go", "It is 10:30 ... wait -- go"),
        ("in the 1980s, on the 21st, at 5pm", "in the 1980s , on the 21st , at 5 pm"),
        ("AT&T cannot pay", "AT&T can not pay"),
        ("a\U0001f468\u200d\U0001f469b\U0001f1eb\U0001f1f7", "a \U0001f468\u200d\U0001f469 b \U0001f1eb\U0001f1f7"),
        ("an F-16 jet", "an F - 16 jet"),
        ("the Harkat-e-Noor group", "the Harkat - e - Noor group"),
        ("Mr. Smith of Acme Inc. resigned", "Mr. Smith of Acme Inc. resigned"),
    ],
)  # fmt: skip
def test_words_are_cut_as_in_the_treebanks(text: str, wanted: str) -> None:
    assert words_of(text) == wanted.split(" ")


@given(st.text(max_size=300))
def test_words_stand_in_order_and_hold_all_that_is_seen(text: str) -> None:
    found = find_words(text)
    assert all(0 <= a < b <= len(text) for a, b in found)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(found))
    inside = {i for a, b in found for i in range(a, b)}
    assert all(i in inside for i, c in enumerate(text) if c.isalnum())


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_words_of_a_stretch_stay_in_it(before: str, inside: str, after: str) -> None:
    text = before + inside + after
    start, end = len(before), len(before) + len(inside)
    assert find_words(text, start, end) == [(a + start, b + start) for a, b in find_words(inside)]


@pytest.mark.parametrize(
    "text", ["x" * 200_000, "-" * 200_000, "a-" * 100_000, "1," * 100_000, "'s" * 100_000, "@" * 200_000]
)
def test_a_line_without_blanks_takes_no_long_time(text: str) -> None:
    found = find_words(text)
    assert sum(b - a for a, b in found) == len(text)


@pytest.mark.parametrize("mark", [".", "-", "_", "’", "漢"])
def test_a_line_of_one_mark_is_few_words(mark: str) -> None:
    assert len(find_words(mark * 20_000)) <= 200


def test_marks_that_show_nothing_are_no_words() -> None:
    assert words_of("\u200bone \u200b \u202e two\x00three \ufeff") == ["one", "two", "three"]
