"""A report that tells of another happening beside its own keeps the dead of the two apart, in our own words."""

from functools import cache

import pytest

from recension.api import Recension
from recension.encoder.session import default_folder
from recension.ingest import report_from_text
from recension.link.introduced import find_passages

pytestmark = pytest.mark.skipif(
    not (default_folder() / "encoder.onnx").exists(), reason="the encoder is not trained yet"
)

NEWS = (
    "Bomb kills eleven at a bus stop in Marnstad\n\n"
    "MARNSTAD, June 4 (AP) - A bomb killed eleven people at a bus stop in Marnstad on Tuesday, police said.\n\n"
)


@cache
def recension() -> Recension:
    return Recension()


def killings(more: str) -> list[str]:
    """The event of each killing in the story, in text order."""
    record = recension().record([report_from_text(NEWS + more, "a.txt")])
    told = [(m.start, e.id) for e in record.events for m in e.mentions if m.text.lower() in ("killed", "died")]
    return [event for _, event in sorted(told)]


@pytest.mark.parametrize(
    "more",
    [
        "In a separate incident, a patrol killed three smugglers on the coast road.",
        "Separately, three smugglers were killed when their truck hit a wall.",
        "Elsewhere in the region, a landslide killed three shepherds.",
        "Earlier on Tuesday, a bomb killed three guards in Ostrava.",
        "Last month a bomb killed three guards at a bus stop in Ostrava.",
    ],
)
def test_another_happening_has_its_own_dead(more: str) -> None:
    first, *_, last = killings(more)
    assert first != last


@pytest.mark.parametrize(
    "more",
    [
        "Eleven people were killed in all and the bus stop was torn apart.",
        "The eleven people who died at the bus stop were on their way to work.",
        "Elsewhere in its statement the ministry said eleven people were killed at the bus stop.",
        "In another development, police said eleven people were killed by the bomb at the bus stop.",
        "In the latest violence since Monday, eleven people died at the bus stop.",
    ],
)
def test_the_same_dead_told_again_stay_one(more: str) -> None:
    assert len(set(killings(more))) == 1


def test_a_passage_reaches_to_the_end_of_its_line() -> None:
    text = "It burned. Separately, a bus crashed. Two died.\nIn another accident, a van sank."
    assert [text[a:b] for a, b in find_passages(text)] == [
        "Separately, a bus crashed. Two died.",
        "In another accident, a van sank.",
    ]
