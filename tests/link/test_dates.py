"""Publication dates over a pile of reports, and events on the calendar."""

from dataclasses import replace

import numpy as np
import pytest

from recension.encoder.findings import Analysis
from recension.link.calendar import resolve_times
from recension.link.dateclues import find_clues
from recension.link.dates import date_reports
from recension.link.eventdates import date_events
from recension.model.event import Plover, Status
from recension.model.reading import EventMention, Reading
from recension.model.report import DatedBy, Part, PartKind, Published, Report
from recension.model.times import Anchor, Direction, Shift, TimeMention, Unit
from recension.read.times import find_times


def make(identity: str, text: str, caption: str = "", published: str | None = None) -> tuple[Report, Reading]:
    """A report with a caption before its body, and its reading."""
    whole = caption + ("\n\n" if caption else "") + text
    start = len(whole) - len(text)
    parts = (Part(PartKind.CAPTION, 0, len(caption)),) if caption else ()
    known = Published(published, published, DatedBy.METADATA) if published else None
    report = Report(identity, identity * 8, f"{identity}.txt", whole, published=known,
                    parts=(*parts, Part(PartKind.BODY, start, len(whole))))  # fmt: skip
    nothing = np.zeros((0, 1), dtype=np.float32)
    analysis = Analysis(whole, (), (), (), (), (), (), (), nothing, nothing, nothing)
    return report, Reading(identity, times=find_times(report, analysis))


def past(made: tuple[Report, Reading]) -> tuple[Report, Reading]:
    """The same, all its times told as past."""
    report, reading = made
    return report, replace(reading, times=tuple(replace(t, outlook=Direction.PAST) for t in reading.times))


def days(*made: tuple[Report, Reading]) -> dict[str, tuple[str, str]]:
    found = date_reports([r for r, _ in made], [x for _, x in made])
    return {key: (p.start, p.end) for key, p in found.items()}


def test_metadata_stands_as_it_is() -> None:
    one = make("r1", "It broke on Monday.", published="2019-03-06T10:00:00")
    assert date_reports([one[0]], [one[1]])["r1"].start == "2019-03-06T10:00:00"


def test_stated_date_wins_over_clues() -> None:
    one = make("r1", "Published 5 March 2019\n\nThe dam broke on Monday, the mayor said on Tuesday.")
    found = date_reports([one[0]], [one[1]])["r1"]
    assert (found.start, found.how) == ("2019-03-05", DatedBy.TEXT)


def test_reports_without_a_date_line_are_dated_together() -> None:
    one = make("r1", "Guards fired on Tuesday. The crowd left on Wednesday, and a minister came on Wednesday.")
    two = make("r2", "The crowd broke in on Tuesday.", "A guard at the gate on December 31, 2019, as smoke rises.")
    assert days(one, two) == {"r1": ("2020-01-01", "2020-01-01"), "r2": ("2019-12-31", "2019-12-31")}


def test_argument_order_changes_nothing() -> None:
    one = make("r1", "Guards fired on Tuesday. The crowd left on Wednesday.")
    two = make("r2", "The crowd broke in on Tuesday.", "A guard on December 31, 2019, as smoke rises.")
    assert days(one, two) == days(two, one)


def test_undated_report_lies_near_its_dated_sisters() -> None:
    old = make("r1", "A missile flew on Tuesday.", published="2017-08-29")
    new = make("r2", "A missile flew on Friday.", published="2017-09-15")
    other = make("r3", "Another missile flew on Friday.", published="2017-09-15")
    undated = make("r4", "The missile of Friday fell into the sea.")
    assert days(old, new, other, undated)["r4"] == ("2017-09-15", "2017-09-15")


def test_nothing_to_go_by_gives_no_date() -> None:
    assert days(make("r1", "The dam broke on Monday.")) == {}


def test_inferred_date_shows_its_clues() -> None:
    one = make("r1", "The crowd broke in on Tuesday.", "A guard on December 31, 2019, as smoke rises.")
    found = date_reports([one[0]], [one[1]])["r1"]
    assert found.how is DatedBy.INFERRED
    assert [s.text for s in found.spans] == ["December 31, 2019", "Tuesday"]
    assert "a caption dates its picture" in found.reason


def test_file_picture_says_nothing() -> None:
    one = make("r1", "The dam broke on Monday.", "File photo of the dam, December 31, 2009")
    assert days(one) == {} or days(one)["r1"][0] > "2010"


def event(report: Report, trigger: str, times: tuple[TimeMention, ...], **more: object) -> EventMention:
    at = report.text.index(trigger)
    mention = EventMention(
        id=f"e{at}",
        trigger=report.span(at, at + len(trigger)),
        lemma=trigger,
        label=trigger,
        plover=Plover(None),
        arguments=(),
        times=tuple(t.id for t in times),
        place=None,
        status=Status.HAPPENED,
        background=False,
        tense="PAST",
    )
    return replace(mention, **more)  # type: ignore[arg-type]


def date(report: Report, reading: Reading) -> dict[str, tuple[str | None, str]]:
    published = date_reports([report], [reading])
    whens = resolve_times([report], [reading], published)
    return {key: (w.start, w.text) for key, w in date_events([report], [reading], published, whens).items()}


def test_event_takes_its_own_time() -> None:
    report, reading = make("r1", "The dam burst on Monday.", published="2019-03-06")
    burst = event(report, "burst", reading.times)
    assert date(report, replace(reading, events=(burst,))) == {burst.id: ("2019-03-04", "Monday")}


def test_event_of_the_only_day_told_is_dated_without_words() -> None:
    report, reading = make("r1", "The dam burst on Wednesday. Three men drowned.", published="2019-03-06")
    burst, drowned = event(report, "burst", reading.times), event(report, "drowned", ())
    dates = date(report, replace(reading, events=(burst, drowned)))
    assert dates[drowned.id] == ("2019-03-06", "")


def test_event_is_left_undated_where_several_days_are_told() -> None:
    report, reading = make(
        "r1", "It burst on Tuesday and they fled on Wednesday. Three drowned.", published="2019-03-06"
    )
    events = (
        event(report, "burst", reading.times[:1]),
        event(report, "fled", reading.times[1:]),
        event(report, "drowned", ()),
    )
    assert events[2].id not in date(report, replace(reading, events=events))


def test_event_counted_from_another_gives_either_date() -> None:
    text = "They stormed it on Tuesday, which came two days after the raids."
    report, reading = make("r1", text, published="2019-03-06")
    stormed, raids = event(report, "stormed", reading.times), event(report, "raids", ())
    shift = Shift(2, Unit.DAY, Direction.FUTURE, Anchor.EVENT)
    times = tuple(
        replace(t, event=raids.id, anchor=raids.trigger) if t.expression == shift else t for t in reading.times
    )
    dates = date(report, replace(reading, times=times, events=(stormed, raids)))
    assert dates[raids.id] == ("2019-03-03", "two days")


def test_time_beside_a_noun_dates_it() -> None:
    report, reading = make("r1", "It followed the raids on Sunday, which killed many.", published="2019-03-06")
    raids = event(report, "raids", (), tense=None)
    assert date(report, replace(reading, events=(raids,))) == {raids.id: ("2019-03-03", "Sunday")}


def test_time_that_owns_a_phrase_dates_its_noun() -> None:
    report, reading = make("r1", "Few spoke of Sunday's bloody anti-tax raids at the pier.", published="2019-03-06")
    raids = event(report, "raids", (), tense=None)
    assert date(report, replace(reading, events=(raids,))) == {raids.id: ("2019-03-03", "Sunday")}


def test_when_clause_behind_since_is_of_that_day() -> None:
    report, reading = make("r1", "It was the worst flood since March 1, when three drowned.", published="2019-03-06")
    drowned = event(report, "drowned", ())
    assert date(report, replace(reading, events=(drowned,))) == {drowned.id: ("2019-03-01", "March 1")}


def test_opening_time_dates_what_its_sentence_tells() -> None:
    text = "In September, three drowned when a raft sank off the cape."
    report, reading = make("r1", text, published="2019-03-06")
    drowned, sank = event(report, "drowned", ()), event(report, "sank", ())
    dates = date(report, replace(reading, events=(drowned, sank)))
    assert dates == {drowned.id: ("2018-09-01", "September"), sank.id: ("2018-09-01", "September")}


def test_clause_of_since_tells_what_happened_then() -> None:
    text = "It was the worst raid since February 4, when three drowned."
    report, reading = make("r1", text, published="2019-03-06")
    raid, drowned = event(report, "raid", (), tense=None), event(report, "drowned", ())
    assert date(report, replace(reading, events=(raid, drowned))) == {drowned.id: ("2019-02-04", "February 4")}


def test_past_perfect_is_not_of_the_only_day() -> None:
    report, reading = make("r1", "He fell on Wednesday. The well had been left open.", published="2019-03-06")
    fell, left = event(report, "fell", reading.times), event(report, "left", ())
    assert left.id not in date(report, replace(reading, events=(fell, left)))


def test_noun_named_again_has_its_day() -> None:
    text = "The raids on Sunday shook the town. Nobody claimed the raids."
    report, reading = make("r1", text, published="2019-03-06")
    first = event(report, "raids", (), tense=None)
    at = text.rindex("raids")
    again = replace(first, id="again", trigger=report.span(at, at + 5))
    assert date(report, replace(reading, events=(first, again)))["again"] == ("2019-03-03", "")


def test_planned_weekday_lies_ahead() -> None:
    report, reading = make("r1", "Next up: the final on Sunday.", published="2019-03-06")
    final = event(report, "final", reading.times, status=Status.PLANNED, tense=None)
    assert date(report, replace(reading, events=(final,)))[final.id][0] == "2019-03-10"


FILLER = "The harbour master spoke of the nets, the weather and the price of fish at length. "


def starts(text: str, published: str) -> list[tuple[str, str | None]]:
    report, reading = make("r1", text, published=published)
    whens = resolve_times([report], [reading], date_reports([report], [reading]))
    return [(t.span.text, whens[t.id].start) for t in reading.times if t.id in whens]


def test_weekday_begun_elsewhere_stays_the_same_day_down_the_report() -> None:
    text = f"A rocket flew over Norrby on Friday. {FILLER * 9}Friday's launch was the second."
    assert starts(text, "2019-03-07") == [("Friday", "2019-03-08"), ("Friday", "2019-03-08")]


def test_weekday_has_begun_for_the_candidate_day_alone_whose_tomorrow_it_is() -> None:
    text = f"A rocket flew over Norrby on Thursday. {FILLER * 9}Friday's launch had been the first."
    report, reading = make("r1", text)
    published = {"r1": Published("2019-03-06", "2019-03-07", DatedBy.INFERRED)}
    whens = resolve_times([report], [reading], published)
    # Thursday is tomorrow of 6 March, where it has begun; of 7 March it is today, and Friday lies behind
    assert [(whens[t.id].start, whens[t.id].end) for t in reading.times] == [
        ("2019-03-07", "2019-03-07"),
        ("2019-03-01", "2019-03-01"),
    ]


def test_hour_alone_is_of_the_day_last_told() -> None:
    text = f"The quay was raided on Monday night. {FILLER * 12}The alarm rang at 11:30 p.m. and again after midnight."
    told = dict(starts(text, "2019-03-06"))
    assert (told["11:30 p.m."], told["midnight"]) == ("2019-03-04T23:30", "2019-03-05T00:00")


def test_no_date_is_of_a_year_that_lacks_it() -> None:
    text = "A guard was shot in February 2021. On February 29 he was praised."
    assert starts(text, "2024-07-05")[1] == ("February 29", "2024-02-29")


def test_day_of_the_dateline_dates_no_event() -> None:
    text = "NORRBY, March 6 - Three men drowned."
    report, reading = make("r1", text, published="2019-03-06")
    report = replace(report, parts=(Part(PartKind.DATELINE, 0, 17), Part(PartKind.BODY, 18, len(text))))
    drowned = event(report, "drowned", ())
    assert date(report, replace(reading, events=(drowned,))) == {}


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("A boy has been found dead in a mill.", "2019-03-06"),
        ("A boy has been found dead in a mill on Monday.", "2019-03-04"),
        ("A climber has been found on the ridge. He fell on Monday.", None),
        ("A man has been found guilty since the trial began.", None),
        ("A boy who has been found dead lived in Norrby.", None),
    ],
)
def test_what_has_happened_in_the_lead_is_of_the_reports_day(lead: str, day: str | None) -> None:
    report, reading = make("r1", f"{lead} Nobody knew why.", published="2019-03-06")
    own = tuple(t for t in reading.times if t.span.start < report.text.index("."))
    found = event(report, "found", own)
    assert date(report, replace(reading, events=(found,))).get(found.id, (None, ""))[0] == day


def test_day_of_what_lay_before_is_not_carried_on() -> None:
    text = "They marched for those drowned when the dam burst on Monday. Guards fired gas. They met on Friday."
    report, reading = make("r1", text, published="2019-03-09")
    events = (event(report, "burst", reading.times[:1]), event(report, "fired", ()))
    events += (event(report, "met", reading.times[1:]),)
    assert events[1].id not in date(report, replace(reading, events=events))


def test_year_that_lies_behind_is_not_the_year_of_the_report() -> None:
    one = make("r1", "He was jailed for life on Saturday. He had fled from a cell on Friday. It was March 11, 2005.")
    two = make("r2", "He was on trial in 2005 when he took a guard's keys.")
    assert days(one) != {} and days(one, past(two)) == {}


def test_an_old_date_alone_gives_no_day() -> None:
    history = past(make("r1", "The mayor spoke on Monday. The bridge had been opened on 4 May 1966."))
    sisters = [make(f"r{n}", "Divers went down on Monday, the mayor said on Monday.") for n in (2, 3, 4)]
    assert days(history) == {} and days(history, *sisters) == {}


def test_no_report_comes_before_what_it_tells_as_past() -> None:
    first = [make(f"r{n}", "The mast fell on Friday.", published="2019-05-03") for n in (1, 2)]
    later = past(make("r3", "The mast fell on 3 May 2019. Its builder was fined on 20 June 2019, a judge said."))
    assert days(*first, later).get("r3", ("2019-06-20",))[0] >= "2019-06-20"


def test_a_sentence_that_begins_with_a_date_states_none() -> None:
    told = make("r1", "The keeper died on Thursday.\nOn Tuesday, Oct. 10, 1972, the light went out\nfor a night.")
    stated = make("r1", "The keeper died on Thursday.\nTuesday, Oct. 10, 1972, harbour desk\nThe light is out.")
    assert days(told) == {} and days(stated) == {"r1": ("1972-10-10", "1972-10-10")}


def test_a_list_of_dates_is_weighed_like_a_few() -> None:
    listed = make("r1", " ".join(f"It rang on {day} May {year}." for year in range(1900, 2010) for day in (3, 17)))
    days(listed, make("r2", "It rang on 3 May 2010."))


@pytest.mark.parametrize(
    "line", ["TOLMAK (Coast Wire / 12 April) — ", "Tolmak, 12 April (CW) – ", "TOLMAK, April 12 - "]
)
def test_a_day_before_the_dash_that_opens_a_story_is_its_own(line: str) -> None:
    sister = make("r1", "A tram caught fire on Thursday.", published="2019-04-11")
    told = make("r2", f"{line}The depot was closed on Friday.")
    aside = make("r3", "The depot, which opens on 12 April – a month late – was closed on Friday.")
    assert days(sister, told)["r2"] == ("2019-04-12", "2019-04-12")
    assert not any(clue.stated for clue in find_clues(*aside))


@pytest.mark.parametrize(
    "text",
    [
        "Ina Holt (3 May 1950 – 2 June 2011) was a painter. The show closed on Tuesday.",
        "Second Salt War, 28 July 1914 – 11 November 1918. The show closed on Tuesday.",
        "The show closed on Tuesday.\n12 April 2015 – Two men are held.\n3 June 2016 – Both are freed.",
    ],
)
def test_days_of_lives_wars_and_timelines_are_not_the_reports_own(text: str) -> None:
    assert not any(clue.stated for clue in find_clues(*make("r1", text)))
