"""The line that answers what happened."""

from dataclasses import replace

import pytest
from page_records import barge_record
from writers import Writer, fold, people, raid

from recension.collate.answer import main_event, make_summary
from recension.collate.headlines import headline
from recension.collate.material import Material
from recension.collate.told_scene import when_told, where_told
from recension.collate.told_tolls import outdated_headlines
from recension.model.comparison import Verdict
from recension.model.entity import Alias, Entity, EntityType, GeoPrecision, Location, MentionKind
from recension.model.event import Plover, PloverEvent, Status
from recension.model.report import Report
from recension.model.statement import Facet
from recension.model.values import Precision, Truth, When


def test_the_line_in_answer_gives_the_toll_that_two_origins_give() -> None:
    writers = [
        raid(
            1,
            "Bomb kills nine. The bomb in Tolmak killed nine people.",
            "nine people",
            people(9, 9),
            method="verb: figure",
        ),
        raid(
            2,
            "Nine dead in Tolmak. Nine people were killed by a bomb.",
            "Nine people",
            people(9, 9),
            method="verb: figure",
        ),
        raid(3, "Bombs of the year. This year 629 people were killed by bombs.", "629 people", people(629, 629)),
    ]
    summary = fold(*writers).summary
    assert "9 killed (2 of 2 independent origins)" in summary
    assert "629" not in summary


def test_the_line_in_answer_leaves_out_a_toll_that_one_of_two_origins_gives() -> None:
    one = raid(1, "Envoys meet. A guard was killed on the way.", "A guard", people(1, 1, "guard"))
    two = Writer(2, "Envoys met in Orrin.")
    two.event("met", "meet")
    assert "killed" not in fold(one, two).summary


def told(number: int, text: str, words: str, lemma: str) -> Writer:
    writer = Writer(number, text)
    writer.event(words, lemma)
    return writer


def test_the_title_is_the_headline_that_tells_the_chief_event() -> None:
    first = told(1, "Barge sinks at Tolmak. A barge sank at Tolmak.", "sinks", "sink")
    second = told(2, "Premier thanks Tolmak divers. A barge sank at Tolmak.", "sank", "sink")
    third = told(3, "Tolmak divers rest. A barge sank on Monday.", "sank", "sink")
    ids = first.events[0].id, second.events[0].id
    assert fold(first, second, third, one_event=ids).title == "Barge sinks at Tolmak"


def test_a_word_heads_the_record_where_no_report_has_a_headline() -> None:
    writers = [told(number, f"The fire {did} the mill.", "fire", "fire") for number, did in ((1, "took"), (2, "ate"))]
    for writer in writers:
        writer.report = replace(writer.report, title="")
    record = fold(*writers, one_event=(writers[0].events[0].id, writers[1].events[0].id))
    assert (record.title, record.summary) == ("Fire", "Fire.")


def test_the_line_in_answer_says_on_what_reports_differ() -> None:
    record = barge_record()
    material = Material(record.reports, record.entities, record.events, record.statements)
    summary = make_summary(material, record.title, record.comparisons)
    assert summary.endswith(" Reports differ on how many were killed: Three people / At least five people.")


def test_a_headline_with_an_outdated_toll_does_not_head_the_record() -> None:
    told = {
        "Blast at Tolmak market hall leaves two dead": (2, "Two"),
        "Blast at Tolmak market hall": (9, "Nine"),
        "Tolmak mourns": (9, "Nine"),
    }
    writers = [
        raid(n, f"{title}. {word} people were killed.", f"{word} people", people(dead, dead), method="verb: figure")
        for n, (title, (dead, word)) in enumerate(told.items(), 1)
    ]
    events = [w.events[0].id for w in writers]
    record = fold(*writers, one_event=(events[0], events[1]))
    assert (record.title, "9 killed" in record.summary) == ("Blast at Tolmak market hall", True)
    material = Material(record.reports, record.entities, record.events, record.statements)
    chief = main_event(material)
    assert chief is not None
    assert outdated_headlines(material, chief, record.comparisons) == {"r1"}


def test_what_was_long_past_when_the_first_report_came_out_is_not_the_news() -> None:
    writer = told(1, "Barge sinks. A barge sank here in 2029. A barge burned.", "sank", "sink")
    writer.day(writer.events[0].id, "2029-05-03")
    writer.event("burned", "burn")
    record = fold(writer, days={"r1": "2031-10-20"})
    chief = main_event(Material(record.reports, record.entities, record.events, record.statements))
    assert chief is not None and chief.label == "burned"


def test_the_line_in_answer_quotes_what_is_said_and_what_denies_it() -> None:
    captains, charges = [], []
    writers = [Writer(1, "The captain was not charged."), Writer(2, "Prosecutors charged the captain.")]
    for writer, happened, words in zip(writers, (False, True), ("not charged", "charged the captain"), strict=True):
        captains.append(writer.who("captain"))
        status = Status.HAPPENED if happened else Status.DENIED
        charges.append(writer.event("charged", "charge", status, recipient=captains[-1]))
        writer.says("charged", charges[-1], Facet.HAPPENED, Truth(happened, words))
    record = fold(*writers, same=(captains[0], captains[1]), one_event=(charges[0], charges[1]))
    assert record.summary.endswith("Reports differ on whether it happened: “charged the captain” / “not charged”.")


def place(name: str, number: int, *, within: str | None = None, known: bool = False) -> Entity:
    links = {"geonames": "1"} if known else {}
    spot = Location(60.0, 10.0, "NO", GeoPrecision.CITY)
    return Entity(f"e{number}", name, EntityType.PLACE, (Alias(name, ("r1",)),), (), links, spot, (), within)


@pytest.mark.parametrize(
    ("places", "where"),
    [
        ([place("Mill Lane", 1, within="e2"), place("Orrin", 2, known=True)], "Mill Lane, Orrin"),
        # "Orrin, Mill Lane" in a report sets the town in the street
        ([place("Orrin", 1, within="e2", known=True), place("Mill Lane", 2)], "Orrin, Norway"),
        ([place("Orrin", 1, known=True)], "Orrin, Norway"),
    ],
)
def test_the_line_in_answer_says_in_what_its_place_lies(places: list[Entity], where: str) -> None:
    record = fold(told(1, "Barge sinks. A barge sank here.", "sank", "sink"))
    events = (replace(record.events[0], place="e1"),)
    assert f" — {where}" in make_summary(Material(record.reports, tuple(places), events, ()), record.title, ())


def test_the_line_in_answer_gives_no_day_that_may_be_any_of_a_year() -> None:
    record = fold(told(1, "Barge sinks. A barge sank here.", "sank", "sink"))
    for end, is_told in (("2031-03-09", True), ("2031-12-09", False)):
        events = (replace(record.events[0], time=When("2031-03-05", end, Precision.DAY, "then")),)
        assert ("2031" in make_summary(Material(record.reports, (), events, ()), record.title, ())) is is_told


def test_the_line_in_answer_credits_nobody_who_has_neither_name_nor_office() -> None:
    writers = [raid(n, f"Bomb {n}. A man said the bomb killed nine.", "nine", people(9, 9)) for n in (1, 2)]
    for writer in writers:
        spoken = replace(writer.statements[0], said_by=(writer.who("A man"),))
        writer.chains[0] = replace(
            writer.chains[0],
            type=EntityType.PERSON,
            mentions=(replace(writer.chains[0].mentions[0], kind=MentionKind.NOMINAL, name=None),),
        )
        writer.statements[0] = spoken
    assert "9 killed (2 of 2 independent origins)" in fold(*writers).summary


def test_whether_some_lesser_thing_happened_is_left_to_the_table() -> None:
    pilots, fines = [], []
    lead = "Barge sinks. A barge sank." + " Nobody was aboard." * 60
    writers = [Writer(1, f"{lead} The pilot was not fined."), Writer(2, f"{lead} The port fined the pilot.")]
    for writer, happened, words in zip(writers, (False, True), ("not fined", "fined the pilot"), strict=True):
        writer.event("sank", "sink")
        pilots.append(writer.who("pilot"))
        status = Status.HAPPENED if happened else Status.DENIED
        fines.append(writer.event("fined", "fine", status, recipient=pilots[-1]))
        writer.says("fined", fines[-1], Facet.HAPPENED, Truth(happened, words))
    record = fold(*writers, same=(pilots[0], pilots[1]), one_event=(fines[0], fines[1]))
    assert [c.verdict for c in record.comparisons] == [Verdict.CONTRADICT]
    assert "Reports differ" not in record.summary


@pytest.mark.parametrize(
    "title",
    [
        "Ferry runs aground off Tolmak | The Tolmak Courier",
        "Ferry runs aground off Tolmak - TKL News 4 Tolmak, Harbour News Weather & Sports",
        "Ferry runs aground off Tolmak - TKL.com - Tolmak, Orrin, Velmoor |Coast News",
        "Ferry runs aground off Tolmak",
    ],
)
def test_a_headline_goes_without_what_the_outlet_calls_itself(title: str) -> None:
    assert headline(Report("r1", "0" * 64, "r1.txt", "", title)) == "Ferry runs aground off Tolmak"


@pytest.mark.parametrize(
    "rest",
    [
        "a second one in a year, and the harbour master has to explain",
        "Sports club asks why there was no warning at all",
        "harbour master quits Coast Radio",
        "crew takes Radio - nine hurt in brawl",
        "outcry on tolmak.com boards - police hold two men",
    ],
)
def test_a_headline_keeps_what_is_no_outlet(rest: str) -> None:
    title = f"Ferry runs aground - {rest}"
    assert headline(Report("r1", "0" * 64, "r1.txt", "", title)) == title


@pytest.mark.parametrize(("words", "is_told"), [("raided the fair", False), ("raid in the fair", True)])
def test_the_line_in_answer_tells_no_deed_without_its_doer(words: str, is_told: bool) -> None:
    writers = [
        told(n, f"Festival ends early. Late on Friday some {words} of Tolmak.", words.split()[0], "raid")
        for n in (1, 2)
    ]
    for writer in writers:
        writer.events[0] = replace(writer.events[0], label=words)
    summary = fold(*writers, one_event=tuple(w.events[0].id for w in writers)).summary
    assert (words in summary) is is_told


@pytest.mark.parametrize(
    ("words", "trigger", "is_told"),
    [
        ("closing of the festival gates", "closing", True),
        ("wardens shut the festival gates", "shut", False),
        ("the festival gates closed", "closed", False),
        ("the festival goes on", "goes", False),
        ("the festival dancer's injuries", "injuries", False),
    ],
)
def test_beside_a_headline_the_line_in_answer_has_no_clause(words: str, trigger: str, is_told: bool) -> None:
    writers = [told(n, f"Festival ends early. Late on Friday {words} at Tolmak.", trigger, trigger) for n in (1, 2)]
    for writer in writers:
        writer.events[0] = replace(writer.events[0], label=words)
    summary = fold(*writers, one_event=tuple(w.events[0].id for w in writers)).summary
    assert (words in summary) is is_told


@pytest.mark.parametrize("title", ["http: / / www. example. org / ferry", "https://example.org/1", "April 12, 2021"])
def test_an_address_or_a_date_is_no_headline(title: str) -> None:
    assert headline(Report("r1", "0" * 64, "r1.txt", "", title)) == ""


def test_a_line_that_ends_in_an_abbreviation_has_one_stop() -> None:
    record = fold(told(1, "Barge sinks. A barge sank here.", "sank", "sink"))
    events = (replace(record.events[0], place="e1"),)
    places = (place("Orrin", 1, within="e2"), place("N.W.", 2, known=True))
    assert make_summary(Material(record.reports, places, events, ()), record.title, ()).endswith("Orrin, N.W.")


@pytest.mark.parametrize(
    "title",
    [
        "Barge sinks at Tolmak quay - Orrin 5 - Orrin News, Weather and Sports",
        "Barge sinks at Tolmak quay - Harbour Post - OHPN",
    ],
)
def test_a_headline_goes_without_what_names_its_outlet_twice(title: str) -> None:
    assert headline(replace(told(1, f"{title}. A barge sank.", "sank", "sink").report, title=title)) == (
        "Barge sinks at Tolmak quay"
    )


def test_a_headline_that_ends_within_a_word_does_not_head_the_record() -> None:
    cut = "Two deckhands hurt as barge sinks near the old Tolmak boathou"
    first = told(1, f"{cut}. The boathouse burned.", "sinks", "sink")
    second = told(2, "Barge sinks at Tolmak. A barge sank at Tolmak on Monday.", "sinks", "sink")
    first.report = replace(first.report, title=cut)
    second.report = replace(second.report, title="Barge sinks at Tolmak")
    record = fold(first, second, one_event=(first.events[0].id, second.events[0].id))
    assert record.title == "Barge sinks at Tolmak"


def test_the_line_in_answer_counts_those_whom_two_origins_name() -> None:
    writers = [
        raid(n, f"{line}. Ana and Ilo were killed.", "Ana and Ilo", people(2, 2), method="sum of conjuncts")
        for n, line in ((1, "Two dead in Tolmak"), (2, "Two dead after a bomb"))
    ]
    assert "2 killed (2 of 2 independent origins)" in fold(*writers).summary


def test_a_clause_stands_beside_no_headline_that_tells_of_the_deed() -> None:
    first = told(1, "Clerk dies in Tolmak. A guard fired at a clerk.", "fired", "fire")
    second = told(2, "Tolmak clerk dies. A guard fired at a clerk.", "fired", "fire")
    record = fold(first, second, one_event=(first.events[0].id, second.events[0].id))
    assert "fired" not in record.summary


def spot(number: int, name: str, precision: GeoPrecision | None = None, **changes: object) -> Entity:
    alias = Alias(name, ("r1", "r2"))
    links = {"geonames": str(number)} if precision is GeoPrecision.CITY else {}
    location = Location(1.0, 2.0, "PE", precision) if precision else None
    known = Entity(f"e{number}", name, EntityType.PLACE, (alias,), location=location, links=links)
    return replace(known, **changes)


TOWN = spot(1, "Orrin", GeoPrecision.CITY)
SCENES = [
    ("", (TOWN,), "Orrin, Peru"),
    ("e2", (TOWN, spot(2, "Mill Flats")), "Mill Flats, Orrin"),
    ("e2", (TOWN, spot(2, "Orrin County", GeoPrecision.REGION)), "Orrin County, Peru"),
    ("e2", (TOWN, spot(2, "Brae County", GeoPrecision.CITY, links={}, within="e1")), "Orrin, Brae County"),
    ("e2", (spot(2, "TOLMAK", GeoPrecision.CITY),), "Tolmak, Peru"),
]


@pytest.mark.parametrize(("of_event", "places", "shown"), SCENES)
def test_the_scene_is_told_with_the_town(of_event: str, places: tuple[Entity, ...], shown: str) -> None:
    writers = [
        raid(n, "Guard killed in Orrin. One guard was killed.", "One guard", people(1, 1, "guard")) for n in (1, 2)
    ]
    record = fold(*writers)
    event = replace(record.events[0], place=of_event or None)
    assert where_told(Material(record.reports, places, (event,), record.statements), event) == shown


def test_the_day_is_that_of_the_deed_where_the_chief_event_has_none() -> None:
    writers = [
        raid(n, "Guard killed in Orrin. One guard was killed.", "One guard", people(1, 1, "guard")) for n in (1, 2)
    ]
    record = fold(*writers, one_event=tuple(w.events[0].id for w in writers))
    day = When("2019-03-04", "2019-03-04", Precision.DAY, "Monday")
    deed = replace(record.events[0], id="v2", time=day, plover=Plover(PloverEvent.ASSAULT))
    chief = replace(record.events[0], time=When(None, None, Precision.UNKNOWN, ""))
    material = Material(record.reports, (), (chief, deed), record.statements)
    assert when_told(material, chief) == "4 March 2019"
