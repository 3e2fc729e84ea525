from hypothesis import given
from hypothesis import strategies as st

from recension.encoder.windows import PIECES, pack_windows

LENGTHS = st.lists(st.lists(st.integers(1, 24), min_size=1, max_size=200), max_size=12)


@given(LENGTHS)
def test_every_word_is_kept_once_and_windows_fit(lengths: list[list[int]]) -> None:
    windows = pack_windows(lengths)
    flat = [size for sentence in lengths for size in sentence]
    kept = [i for window in windows for i in range(*window.keep)]
    assert kept == list(range(len(flat)))
    for window in windows:
        assert window.first <= window.keep[0] < window.keep[1] <= window.last
        assert sum(flat[window.first : window.last]) <= PIECES - 2


@given(LENGTHS)
def test_a_sentence_that_fits_is_never_cut(lengths: list[list[int]]) -> None:
    windows, at = pack_windows(lengths), 0
    for sentence in lengths:
        if sum(sentence) <= PIECES - 2:
            assert sum(window.first <= at and at + len(sentence) <= window.last for window in windows) == 1
        at += len(sentence)


def test_words_of_a_long_sentence_have_context_on_both_sides() -> None:
    windows = pack_windows([[1] * 500])
    inner = [(w.keep[0] - w.first, w.last - w.keep[1]) for w in windows]
    assert all(left >= 20 for left, _ in inner[1:])
    assert all(right >= 20 for _, right in inner[:-1])
