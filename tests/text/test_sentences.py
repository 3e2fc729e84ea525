import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.text.sentences import MAX_SENTENCE_CHARS, find_sentences


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in find_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("“We lost everything.” Then the rain came.", ["“We lost everything.”", "Then the rain came."]),
        ("“She said, ‘Go home.’” He left.", ["“She said, ‘Go home.’”", "He left."]),
        ('"It sank. We swam. Nobody came." He nodded.', ['"It sank.', "We swam.", 'Nobody came."', "He nodded."]),
        ('They ran. "The deck is gone," he said.', ["They ran.", '"The deck is gone," he said.']),
        ("“Nobody came!” she said. He nodded.", ["“Nobody came!” she said.", "He nodded."]),
        ("He lived on Main St. Police came.", ["He lived on Main St.", "Police came."]),
        ("He prayed to St. Olave. Police came.", ["He prayed to St. Olave.", "Police came."]),
        ("The U.S. Coast Guard came.", ["The U.S. Coast Guard came."]),
        ("It began at 9 a.m. Tuesday. It ended soon.", ["It began at 9 a.m. Tuesday.", "It ended soon."]),
        ("It began at 9 a.m. The crew slept.", ["It began at 9 a.m.", "The crew slept."]),
        ("Gen. Ada Moss spoke. He listened.", ["Gen. Ada Moss spoke.", "He listened."]),
        ("He left. Ms. Moss stayed with Const. Lund.", ["He left.", "Ms. Moss stayed with Const. Lund."]),
        ("They waited for the. signal. Then it came.", ["They waited for the. signal.", "Then it came."]),
        ("They held the fort. , the two kings agreed.", ["They held the fort. , the two kings agreed."]),
        ("A headline without a stop\n\nThe story begins.", ["A headline without a stop", "The story begins."]),
        ("A headline without a stop\nThe story begins.", ["A headline without a stop", "The story begins."]),
        ("all small. no capitals here. none.", ["all small.", "no capitals here.", "none."]),
        ("  \n\n ", []),
    ],
)
def test_sentences_are_cut_and_joined(text: str, found: list[str]) -> None:
    assert sentences(text) == found


def test_wrapped_lines_do_not_end_a_sentence() -> None:
    text = (
        "The harbour office said the vessel had left the quay late in the\n"
        "evening with more people aboard than its papers allowed for, and\n"
        "that nobody had counted them at the gate before it cast off from\n"
        "the pier. The captain disputes that."
    )
    assert len(sentences(text)) == 2


def test_sentences_of_one_endless_line_are_bounded() -> None:
    assert all(b - a <= MAX_SENTENCE_CHARS for a, b in find_sentences("word " * 40_000, 0, 200_000))
    assert sum(b - a for a, b in find_sentences("x" * 200_000, 0, 200_000)) == 200_000


@given(st.text(alphabet=st.sampled_from('aB .\n"”“’,!?é\u2028\r\t\x1c\xa0'), max_size=200), st.integers(0, 20))
def test_sentences_lie_in_order_and_lose_nothing(text: str, start: int) -> None:
    found = list(find_sentences(text, min(start, len(text)), len(text)))
    at = min(start, len(text))
    for left, right in found:
        assert at <= left < right <= len(text)
        assert not text[at:left].strip()
        assert text[left:right] == text[left:right].strip()
        at = right
    assert not text[at:].strip()


@given(st.text())
def test_sentences_of_any_text_lie_in_order(text: str) -> None:
    at = 0
    for left, right in find_sentences(text, 0, len(text)):
        assert at <= left < right
        at = right
