"""Temporal expressions: found by the grammar, parsed, and put on the calendar of the report's day."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from parsed import empty, parse

from recension.encoder.findings import Timex
from recension.link.calendar import resolve_times
from recension.model.reading import Reading
from recension.model.report import DatedBy, Part, PartKind, Published, Report
from recension.model.times import Anchor, CalendarTime, Direction, Length, Shift, Unit
from recension.read.counttimes import parse_number
from recension.read.timegrammar import find_expressions, parse_time
from recension.read.times import find_times
from recension.read.timewords import Words

CASES = [json.loads(line) for line in (Path(__file__).parents[1] / "cases" / "times.jsonl").read_text().splitlines()]


def make_report(text: str, day: str | None = None) -> Report:
    published = Published(day, day, DatedBy.METADATA) if day else None
    return Report("r1", "ab" * 32, "a.txt", text, published=published)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(c, marks=[pytest.mark.xfail(strict=True)] if c.get("expect") == "fail" else [], id=c["text"])
        for c in CASES
    ],
)
def test_times_case_is_found_and_resolved(case: dict[str, str | None]) -> None:
    text, day = str(case["text"]), str(case["day"])
    report = make_report(text, day)
    times = find_times(report, empty(text))
    if case["find"] is None:
        assert [t.span.text for t in times] == []
        return
    mention = next(t for t in times if t.span.text == case["find"])
    assert report.published is not None
    when = resolve_times([report], [Reading("r1", times=times)], {"r1": report.published}).get(mention.id)
    if case["precision"] is None:
        assert when is None
        return
    assert when is not None
    assert (when.start, when.end, when.precision) == (case["start"], case["end"], case["precision"])
    assert when.edtf == case.get("edtf", when.edtf)


def test_find_expressions_gives_spans_in_order_that_do_not_overlap() -> None:
    text = "On Monday, 3 March 2014, at noon, and again two days later, three men met for five hours."
    found = list(find_expressions(text))
    assert [text[f.start : f.end] for f in found] == ["Monday, 3 March 2014, at noon", "two days later", "five hours"]
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_shift_after_an_event_counts_from_the_event() -> None:
    found = next(find_expressions("two days after the raid"))
    assert found.expression == Shift(2, Unit.DAY, Direction.FUTURE, Anchor.EVENT)


def test_parse_time_of_other_words_is_none() -> None:
    assert parse_time("the harbour master") is None


BOUNDS = {
    "twenty-one days": (21, 21),
    "a dozen years": (12, 12),
    "two or three weeks": (2, 3),
    "several months": (None, None),
    "2 1/2 years": (2.5, 2.5),
    "eight to ten seconds": (8, 10),
    "half an hour": (0.5, 0.5),
}


@pytest.mark.parametrize(("words", "bounds"), BOUNDS.items())
def test_parse_number_gives_bounds(words: str, bounds: tuple[float | None, float | None]) -> None:
    found = parse_number(Words(words), 0)
    assert found is not None
    assert found[:2] == bounds


def test_february_30_resolves_to_nothing() -> None:
    report = make_report("It sank on February 30, 2018.", "2019-03-06")
    assert report.published is not None
    times = find_times(report, empty(report.text))
    assert resolve_times([report], [Reading("r1", times=times)], {"r1": report.published}) == {}


def test_long_run_of_digits_and_words_is_read_quickly() -> None:
    text = "two " * 20_000 + "1" * 5_000 + " mid " * 5_000
    assert len(list(find_expressions(text))) < 10


def test_boilerplate_gives_calendar_dates_alone() -> None:
    text = "Posted 3 March 2014, minutes ago."
    report = Report("r1", "ab" * 32, "a.txt", text, parts=(Part(PartKind.BOILERPLATE, 0, len(text)),))
    assert [t.span.text for t in find_times(report, empty(text))] == ["3 March 2014"]


def test_weekday_of_a_planned_meeting_lies_ahead() -> None:
    analysis = parse("They/PRON/PRP>2:nsubj will/AUX/MD>2:aux meet/VERB/VB>2:root Friday/PROPN/NNP>2:obl")
    assert find_times(make_report(analysis.text), analysis)[0].outlook is Direction.FUTURE


def test_weekday_of_what_is_called_for_it_lies_ahead() -> None:
    put = "They/PRON/PRP>2:nsubj have/AUX/VBP>2:aux set/VERB/VBN>2:root a/DET/DT>4:det rally/NOUN/NN>2:obj "
    analysis = parse(put + "for/ADP/IN>6:case Monday/PROPN/NNP>2:obl")
    assert find_times(make_report(analysis.text), analysis)[0].outlook is Direction.FUTURE
    was = "It/PRON/PRP>2:nsubj:pass was/AUX/VBD>2:aux:pass set/VERB/VBN>2:root "
    analysis = parse(was + "for/ADP/IN>4:case Monday/PROPN/NNP>2:obl")
    assert find_times(make_report(analysis.text), analysis)[0].outlook is Direction.PAST


def test_day_of_what_stands_after_is_its_own() -> None:
    raid, day = (find_times(make_report(t), empty(t)) for t in ("After Monday's raid.", "After Monday he left."))
    assert (raid[0].bound, day[0].bound) == (False, True)


def test_time_of_saying_is_marked() -> None:
    analysis = parse("Police/NOUN/NNS>1:nsubj said/VERB/VBD>1:root Friday/PROPN/NNP>1:obl")
    mention = find_times(make_report(analysis.text), analysis)[0]
    assert (mention.said, mention.outlook) == (True, Direction.PAST)


def test_encoder_alone_finds_what_the_grammar_doubts() -> None:
    tree = "Talks/NOUN/NNS>1:nsubj go/VERB/VBP>1:root at/ADP/IN>4:case the/DET/DT>4:det moment/NOUN/NN>1:obl"
    analysis = parse(tree)
    assert find_times(make_report(analysis.text), analysis) == ()
    found = find_times(make_report(analysis.text), parse(tree, (Timex(3, 5, "DATE", 0.9),)))
    assert [t.span.text for t in found] == ["the moment"]


def test_expressions_are_parsed_as_what_they_are() -> None:
    assert parse_time("the past two months") == Length(2, 2, Unit.MONTH, Direction.PAST)
    assert parse_time("last Friday") == CalendarTime(weekday=4, direction=Direction.PAST)


RANKED = "It/PRON/PRP>4:nsubj was/AUX/VBD>4:cop the/DET/DT>4:det {}>4:amod raid/NOUN/NN>4:root this/DET/DT>6:det "


@pytest.mark.parametrize(
    ("rank", "bound"), [("deadliest/ADJ/JJS", True), ("third/ADJ/JJ", True), ("deadly/ADJ/JJ", False)]
)
def test_a_rank_is_within_its_year_and_dates_nothing(rank: str, bound: bool) -> None:
    analysis = parse(RANKED.format(rank) + "year/NOUN/NN>4:nmod")
    [found] = find_times(make_report(analysis.text), analysis)
    assert found.bound is bound


def test_a_rank_before_a_verb_is_not_within_the_year() -> None:
    analysis = parse(
        "The/DET/DT>2:det oldest/ADJ/JJS>2:amod bridge/NOUN/NN>3:nsubj fell/VERB/VBD>3:root this/DET/DT>5:det "
        "year/NOUN/NN>3:obl"
    )
    assert not find_times(make_report(analysis.text), analysis)[0].bound
