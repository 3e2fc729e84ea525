"""What a report tells beside its news of another happening."""

from dataclasses import replace

import pytest

from recension.encoder import Encoder
from recension.encoder.session import default_folder
from recension.ingest import report_from_text
from recension.model.record import MadeBy
from recension.model.report import DatedBy, Published
from recension.pipeline import build_record

pytestmark = pytest.mark.skipif(
    not (default_folder() / "encoder.onnx").exists(), reason="the encoder is not trained yet"
)
NEWS = "A gunman killed five shoppers at a market in Ostrel, police said. Doctors treated eight others. "


def are_one(text: str, *words: str) -> bool:
    """Whether one event is told at the end of each of some words."""
    published = Published("2031-10-20", "2031-10-20", DatedBy.METADATA, (), "given")
    report = replace(report_from_text(text, "a.txt"), published=published)
    made = build_record([report], Encoder.load(threads=1), MadeBy("recension", "0", ""))
    places = [text.index(word) + word.rindex(" ") + 1 for word in words]
    return len({e.id for e in made.events for m in e.mentions if m.start in places}) == 1


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("The shooting came barely two months after a soldier killed six pupils in Zelm.", "soldier killed"),
        ("The shooting was the deadliest in Norrland since a soldier killed six pupils in Zelm.", "soldier killed"),
        ("The last shooting in the town came in the spring. It killed six pupils.", "It killed"),
        ("The family had lost its home in an earlier shooting that killed six pupils.", "that killed"),
    ],
)
def test_what_the_news_came_after_is_another_event(text: str, other: str) -> None:
    assert not are_one(NEWS + text, "gunman killed", other)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("He was caught two days after the shooting that killed the shoppers.", "that killed"),
        ("Another man was arrested after the gunman killed the five shoppers.", "the gunman killed"),
    ],
)
def test_what_is_told_again_is_the_same(text: str, same: str) -> None:
    assert are_one(NEWS + text, "gunman killed", same)
