"""What a report tells beside its news of another happening."""

from dataclasses import replace

import pytest

from recension.encoder import Encoder
from recension.encoder.session import default_folder
from recension.ingest import report_from_text
from recension.link.eventaspects import Details, is_of_other_toll
from recension.link.eventclusters import cluster_of
from recension.link.eventpairs import Known
from recension.model.event import Plover, Status
from recension.model.reading import EventMention
from recension.model.record import MadeBy, Record
from recension.model.report import DatedBy, Published
from recension.model.span import Span
from recension.pipeline import build_record

pytestmark = pytest.mark.skipif(
    not (default_folder() / "encoder.onnx").exists(), reason="the encoder is not trained yet"
)
NEWS = "A gunman killed five shoppers at a market in Ostrel, police said. Doctors treated eight others. "


def record(*texts: str) -> Record:
    published = Published("2031-10-20", "2031-10-20", DatedBy.METADATA, (), "given")
    reports = [replace(report_from_text(t), id=f"r{n}", published=published) for n, t in enumerate(texts, 1)]
    return build_record(reports, Encoder.load(threads=1), MadeBy("recension", "0", ""))


def mention(name: str) -> EventMention:
    span = Span("r", 0, 6, "killed")
    return EventMention(name, span, "killed", "kill", Plover(None), (), (), None, Status.HAPPENED, False, kind="death")


def are_one(text: str, *words: str) -> bool:
    """Whether one event is told at the end of each of some words."""
    places = [text.index(word) + word.rindex(" ") + 1 for word in words]
    return len({e.id for e in record(text).events for m in e.mentions if m.start in places}) == 1


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


@pytest.mark.parametrize("many", ["24 pupils", "hundreds of pupils"])
def test_other_reports_do_not_join_it_to_the_news_with_other_numbers(many: str) -> None:
    one = NEWS + f"The shooting came barely two months after a soldier killed {many}."
    made = record(one, "Five shoppers were killed in the market of Ostrel by a gunman. Nobody knew why he killed them.")
    report = next(r.id for r in made.reports if r.text == one)
    killed = next(
        e for e in made.events for m in e.mentions if (m.report, m.start) == (report, one.index("killed five"))
    )
    told = [m for m in killed.mentions if m.report == report]
    assert len(killed.mentions) > len(told) == 1


@pytest.mark.parametrize(("tolls", "apart"), [({24}, True), ({11}, True), ({6}, False), ({1}, False), (set(), False)])
def test_numbers_far_apart_part_what_stands_beside_the_news(tolls: set[int], apart: bool) -> None:
    none = frozenset[str]()
    news, old = (
        Details("death", none, frozenset(), frozenset(found), frozenset(), none, none, beside=beside)
        for found, beside in (({5}, False), (tolls, True))
    )
    assert is_of_other_toll(news, old) is apart
    assert not is_of_other_toll(news, replace(old, beside=False))


def test_what_one_report_parts_no_other_joins() -> None:
    names = [frozenset[str]()] * 4
    news, old, told = (
        Known(mention(f"{report}{n}"), report, n, None, None, *names[:1], *names, another=another)
        for n, (report, another) in enumerate((("a", False), ("a", True), ("b", False)))
    )
    one, two, other = (cluster_of([known], {"killing"}) for known in (news, old, told))
    assert two.is_other_than(one)
    assert not two.is_other_than(other)
    other.take(one.members)
    assert other.is_other_than(two)
