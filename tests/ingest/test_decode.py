import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.ingest.decode import decode
from recension.model.errors import UnreadableReport

STORY = "Åsa Moss said: “Nine people died when the ferry sank.” The café on the quay was full of relatives."
CYRILLIC = "Паром затонул в воскресенье вечером, погибли девять человек, сообщили власти порта. " * 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_english_is_decoded(encoding: str) -> None:
    assert decode(STORY.encode(encoding)).text == STORY


def test_other_encoding_is_guessed_with_a_warning() -> None:
    decoded = decode(CYRILLIC.encode("cp1251"))
    assert decoded.text == CYRILLIC and "by a guess" in decoded.warnings[0]


def test_encoding_that_a_page_declares_is_used() -> None:
    page = f'<meta charset="windows-1251">{CYRILLIC}'
    assert decode(page.encode("cp1251")).text == page


def test_declared_encoding_that_is_none_is_passed_over() -> None:
    page = '<meta charset="hex">The café is closed, and nobody on the quay knows why it is closed.'
    assert decode(page.encode("cp1252")).text == page


def test_mixed_lines_are_each_read_by_their_own_encoding() -> None:
    raw = "The café was full.\n".encode() + "The café was empty.\n".encode("cp1252")
    decoded = decode(raw)
    assert decoded.text == "The café was full.\nThe café was empty.\n"
    assert "mixes" in decoded.warnings[0]


@given(st.binary(max_size=400))
def test_any_bytes_decode_or_are_refused_in_one_line(raw: bytes) -> None:
    try:
        text = decode(raw).text
    except UnreadableReport as error:
        assert "\n" not in str(error)
    else:
        assert text.strip()
        text.encode("utf-8")
