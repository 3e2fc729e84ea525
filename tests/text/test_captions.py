import pytest

from recension.text.captions import find_told_part


@pytest.mark.parametrize(
    ("caption", "told"),
    [
        ("Image copyright Coast Wire Image caption Divers went down", "Divers went down"),
        ("EPA Divers at the wall on Monday", "Divers at the wall on Monday"),
        ("AFP Police closed the pier", "Police closed the pier"),
        (
            "FILE - In this 2016 photo, the pier. (Ada Moss/dpa via AP, file) (Associated Press)",
            "In this 2016 photo, the pier.",
        ),
        ("The captain in court. REUTERS/Ada Moss", "The captain in court."),
        ("The captain (left) in court", "The captain (left) in court"),
        ("Police at the pier", "Police at the pier"),
        ("Photo: Ada Moss", "Photo: Ada Moss"),
    ],
)
def test_caption_is_read_without_its_credits(caption: str, told: str) -> None:
    start, end = find_told_part(caption)
    assert caption[start:end] == told


@pytest.mark.parametrize("unit", ["(", "(a/", "image copyright ", "photo: A", "AFP "])
def test_hostile_caption_keeps_some_words(unit: str) -> None:
    start, end = find_told_part(unit * 20_000)
    assert 0 <= start < end
