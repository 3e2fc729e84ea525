"""The fold as a whole: what is kept with its reason, and that order changes nothing."""

from itertools import permutations

from writers import Writer, fold, people, raid

from recension.collate.fold import without_people_for_places
from recension.model.entity import Entity, EntityType
from recension.model.event import Event, Plover, Status
from recension.model.record import Record
from recension.model.statement import Facet
from recension.model.values import Precision, When


def test_a_statement_about_nothing_is_kept_with_its_reason() -> None:
    writer = Writer(1, "Five people were killed.")
    writer.says("Five people", "nowhere", Facet.KILLED, people(5, 5))
    record = fold(writer)
    assert record.statements == ()
    assert [u.reason for u in record.not_understood]


def test_order_changes_nothing() -> None:
    writers = [
        raid(1, "Jets struck depots near Tolmak and at least 25 people were killed.", "25 people", people(25, None)),
        raid(
            2,
            "Air raids near Tolmak killed two dozen fighters.",
            "two dozen fighters",
            people(24, 24, "fighter", about=True),
        ),
        raid(3, "In Tolmak 26 fighters were killed.", "26 fighters", people(26, 26, "fighter")),
    ]
    assert len({fold(*order).to_json() for order in permutations(writers)}) == 1


def test_the_record_reads_back() -> None:
    record = fold(raid(1, "In Tolmak 26 fighters were killed.", "26 fighters", people(26, 26, "fighter")))
    assert Record.from_json(record.to_json()) == record


def test_no_reports_make_an_empty_record() -> None:
    record = fold()
    assert (record.title, record.summary, record.comparisons) == ("", "", ())


def test_the_order_of_statements_changes_nothing() -> None:
    writer = raid(1, "In Tolmak 26 fighters were killed.", "26 fighters", people(26, 26, "fighter"), method="verb")
    writer.says("26 fighters", writer.events[0].id, Facet.KILLED, people(26, 26, "fighter"), method="state")
    there = fold(writer).to_json()
    writer.statements.reverse()
    assert fold(writer).to_json() == there


def test_a_place_that_is_somebody_is_no_place() -> None:
    somebody, town = (Entity(f"e{n}", "Alba", kind) for n, kind in enumerate((EntityType.PERSON, EntityType.PLACE)))
    time = When(None, None, Precision.UNKNOWN, "")
    at = [Event(f"v{n}", "raid", Plover(None), time, f"e{n}", (), Status.HAPPENED, False, ()) for n in (0, 1)]
    assert [e.place for e in without_people_for_places(at, (somebody, town))] == [None, "e1"]
