"""What follows or belongs to what by its kind alone, and why."""

from dataclasses import replace

from recension.collate.courses import follow_courses, read_courses
from recension.collate.sequence import follow_the_main, put_in_sequence
from recension.model.event import Event, Participant, Plover, Relation, Role, Status
from recension.model.span import Span
from recension.model.values import Precision, When

UNKNOWN = When(None, None, Precision.UNKNOWN, "")


def told(identity: str, word: str, *reports: str, day: str = "", hit: str = "") -> Event:
    when = When(day, day, Precision.DAY, day) if day else UNKNOWN
    people = (Participant(Role.RECIPIENT, hit, hit),) if hit else ()
    spans = tuple(Span(r, 10 * int(identity[1:]), 10 * int(identity[1:]) + len(word), word) for r in reports)
    return Event(identity, word, Plover(None), when, None, people, Status.HAPPENED, False, spans)


def links_of(*events: Event, **kinds: str) -> set[tuple[str, str, str]]:
    return {(e.id, k.relation.value, k.event) for e in follow_courses(events, kinds) for k in e.links}


def test_captives_are_let_go_after_they_were_taken() -> None:
    taken, freed = told("v1", "seized", "a"), told("v2", "released", "a")
    assert links_of(taken, freed, v1="abduction", v2="release") == {("v1", "before", "v2")}


def test_of_two_abductions_the_one_of_the_same_people_comes_before_their_release() -> None:
    nurses, drivers = told("v1", "seized", "a", hit="e1"), told("v2", "seized", "a", hit="e2")
    freed = told("v3", "released", "a", hit="e2")
    found = links_of(nurses, drivers, freed, v1="abduction", v2="abduction", v3="release")
    assert found == {("v2", "before", "v3")}


def test_of_two_abductions_told_alike_neither_is_guessed() -> None:
    events = told("v1", "seized", "a"), told("v2", "seized", "a"), told("v3", "released", "a")
    assert not links_of(*events, v1="abduction", v2="abduction", v3="release")


def test_other_words_of_the_kind_do_not_count() -> None:
    taken, fed = told("v1", "seized", "a"), told("v2", "fed", "a")
    assert not links_of(taken, fed, v1="abduction", v2="aid")


def test_nothing_follows_what_came_later() -> None:
    march, gas = told("v1", "marched", "a", day="2031-03-04"), told("v2", "dispersed", "a", day="2031-03-02")
    assert not links_of(march, gas, v1="protest", v2="crowd-control")


def test_nothing_follows_what_came_before_the_main_event() -> None:
    older, raid = told("v1", "died", "a", day="2029-01-01"), told("v2", "explosion", "a", "b", day="2031-03-02")
    buried = told("v3", "buried", "a")
    assert not links_of(older, raid, buried, v1="death", v2="explosion", v3="funeral")


def test_reports_that_tell_one_each_tie_nothing() -> None:
    taken, freed = told("v1", "seized", "a"), told("v2", "released", "b")
    assert not links_of(taken, freed, v1="abduction", v2="release")


def test_a_link_by_kind_says_why() -> None:
    taken, freed = told("v1", "seized", "a"), told("v2", "released", "a")
    (link,) = follow_courses((taken, freed), {"v1": "abduction", "v2": "release"})[0].links
    assert link.reason == next(c.why for c in read_courses() if "release" in c.then)


def test_harm_of_the_day_is_part_of_the_main_event_and_of_no_other_day() -> None:
    raid = told("v1", "raid", "a", "b", "c", day="2031-03-02")
    shot, later = told("v2", "shot", "a", day="2031-03-02"), told("v3", "shot", "a", day="2031-03-05")
    kinds = {"v1": "attack", "v2": "shooting", "v3": "shooting"}
    found = [(e.id, k.event, k.reason) for e in follow_the_main((raid, shot, later), kinds) for k in e.links]
    assert found == [("v2", "v1", "such harm on the day of what the reports are of belongs to it")]


def test_an_accident_has_no_such_parts() -> None:
    crash, shot = told("v1", "crash", "a", "b", "c", day="2031-03-02"), told("v2", "shot", "a", day="2031-03-02")
    events = follow_the_main((crash, shot), {"v1": "crash", "v2": "shooting"})
    assert not any(k.relation is Relation.PART_OF for e in events for k in e.links)


def test_one_report_may_tell_the_blame_that_follows() -> None:
    raid, blame = told("v1", "raid", "a", "b", "c"), told("v2", "blamed", "a")
    (link,) = follow_the_main((raid, blame), {"v1": "attack", "v2": "accusation"})[0].links
    assert (link.event, link.relation) == ("v2", Relation.BEFORE)


def test_harm_of_the_day_without_a_place_was_where_the_main_event_was() -> None:
    raid = replace(told("v1", "raid", "a", "b", "c", day="2031-03-02"), place="e1")
    shot = told("v2", "shot", "a", day="2031-03-02")
    assert [e.place for e in follow_the_main((raid, shot), {"v1": "attack", "v2": "shooting"})] == ["e1", "e1"]


def test_harm_at_another_place_or_by_others_is_no_part() -> None:
    raid = replace(told("v1", "raid", "a", "b", "c", day="2031-03-02"), place="e1")
    shot = replace(told("v2", "shot", "a", day="2031-03-02"), place="e2")
    guards, rebels = (Participant(Role.ACTOR, name, name) for name in ("guards", "rebels"))
    by_others = replace(told("v2", "shot", "a", day="2031-03-02"), participants=(guards,))
    raid = replace(raid, participants=(rebels,))
    kinds = {"v1": "attack", "v2": "shooting"}
    assert [len(follow_the_main((raid, e), kinds)[1].links) for e in (shot, by_others)] == [0, 0]


def sequence_of(*events: Event, **kinds: str) -> set[tuple[str, str]]:
    return {(e.id, k.event) for e in put_in_sequence(events, kinds) for k in e.links}


def at(event: Event, start: str, end: str) -> Event:
    return replace(event, time=When(start, end, Precision.HOUR, start))


def test_by_the_clock_what_was_over_came_before_what_began_that_day() -> None:
    left = at(told("v1", "left", "a"), "2031-05-02T06:00", "2031-05-02T06:00")
    sank = at(told("v2", "sank", "a"), "2031-05-02T08:15", "2031-05-02T08:15")
    assert sequence_of(left, sank, v1="journey", v2="sinking") == {("v1", "v2")}
    whole_day = told("v1", "left", "a", day="2031-05-02")
    assert not sequence_of(whole_day, sank, v1="journey", v2="sinking")
    during = at(left, "2031-05-02T06:00", "2031-05-02T09:59")
    assert not sequence_of(during, sank, v1="journey", v2="sinking")


def test_clocks_of_two_zones_tell_no_order() -> None:
    def reason_of(left: str, sank: str) -> list[str]:
        one = at(told("v1", "left", "a"), "2031-05-02T06:00", "2031-05-02T06:00")
        two = at(told("v2", "sank", "a"), "2031-05-02T08:15", "2031-05-02T08:15")
        timed = [replace(e, time=replace(e.time, text=text)) for e, text in ((one, left), (two, sank))]
        return [k.reason for e in put_in_sequence(timed, {"v1": "journey", "v2": "sinking"}) for k in e.links]

    assert reason_of("0600 GMT", "8.15 a.m. local time") == []
    assert reason_of("6 a.m. local time", "8.15 a.m. Moscow time") == []
    assert reason_of("0600 GMT", "0815 GMT") == ["by the clock of that day"]
    assert reason_of("6 a.m.", "8.15 a.m. local time") == ["by the clock of that day"]


def test_what_came_before_the_main_event_came_before_those_who_died_in_it() -> None:
    many = [told(f"v{n}", "moved", "a", "b", day="2031-05-02") for n in range(10, 30)]
    blast, died = (told(f"v{n}", "blast", "a", "b", "c", day="2031-05-03") for n in (1, 2))
    older = told("v3", "warned", "a", day="2030-01-02")
    kinds = dict.fromkeys((e.id for e in many), "journey") | {"v1": "explosion", "v2": "death", "v3": "threat"}
    assert {("v3", "v1"), ("v3", "v2")} <= sequence_of(blast, died, older, *many, **kinds)
