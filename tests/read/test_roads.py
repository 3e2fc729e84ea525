"""Roads that go by letters and a number."""

import pytest
from parsed import parse

from recension.encoder.findings import Name
from recension.read.roads import is_road


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on the A40", True),
        ("along the N2", True),
        ("blocked RN4", True),
        ("flew the A40", False),
        ("rebels of M40", False),
    ],
)
def test_number_is_a_roads_by_its_letters_or_what_is_before_it(words, expected):
    told = words.split()
    analysis = parse(" ".join(f"{word}/X/NN>0:dep" for word in told))
    assert is_road(analysis, Name(len(told) - 1, len(told), "Organization", 0.9)) is expected
