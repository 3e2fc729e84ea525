"""Linking events: one event across reports, and what keeps two apart."""

import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

from recension.link.eventjudgements import _in_common
from recension.link.eventpairs import Known, find_findings
from recension.link.events import _described, _know, link_events
from recension.link.eventwords import find_toll
from recension.model.clusters import cluster_ids
from recension.model.entity import EntityType
from recension.model.event import Plover, PloverEvent, Role, Status
from recension.model.judgement import Judgement, JudgementKind, Sameness
from recension.model.reading import Argument, Chain, EventMention, Reading
from recension.model.report import Report
from recension.model.span import Span
from recension.model.values import Precision, When

TEXT = "Words of no account. " * 20


def made(report: str, start: int, lemma: str, kind: str, **more: object) -> EventMention:
    """A mention; `who` and `whom` are phrases, each its own chain."""
    words = {Role.ACTOR: more.pop("who", None), Role.RECIPIENT: more.pop("whom", None)}
    arguments = tuple(
        Argument(role, f"{report}:m{text}", Span(report, start, start + len(str(text)), str(text)))
        for role, text in words.items()
        if text
    )
    trigger = Span(report, start, start + len(lemma), lemma)
    plain = EventMention(
        f"{report}:e{start}",
        trigger,
        lemma,
        lemma,
        Plover(PloverEvent.ASSAULT),
        arguments,
        (),
        None,
        Status.HAPPENED,
        False,
    )
    changes = {"kind": kind, **more}
    return EventMention(**{name: changes.get(name, getattr(plain, name)) for name in EventMention.__dataclass_fields__})


def linked(
    *mentions: EventMention, whens: dict[str, When] | None = None
) -> tuple[dict[str, str], tuple[Judgement, ...]]:
    names = sorted({m.trigger.report for m in mentions})
    reports = [Report(n, n * 64, n, TEXT) for n in names]
    readings = [Reading(n, events=tuple(m for m in mentions if m.trigger.report == n)) for n in names]
    judgements = link_events(reports, readings, {}, whens or {})
    return cluster_ids([m.id for m in mentions], judgements, JudgementKind.EVENT), judgements


def day(text: str) -> When:
    return When(text, text, Precision.DAY, text)


def test_one_crash_of_two_reports_is_one() -> None:
    of, judgements = linked(made("a", 0, "crash", "crash"), made("b", 0, "crash", "crash"))
    assert of["a:e0"] == of["b:e0"]
    assert judgements[0].verdict is Sameness.SAME
    assert any("same word" in reason for reason in judgements[0].reasons)


def test_two_launches_two_weeks_apart_stay_two_with_the_reason() -> None:
    whens = {"a:e0": day("2031-03-01"), "b:e0": day("2031-03-15")}
    of, judgements = linked(made("a", 0, "launch", "weapons-test"), made("b", 0, "launch", "weapons-test"), whens=whens)
    assert of["a:e0"] != of["b:e0"]
    assert [(j.verdict, j.reasons) for j in judgements] == [
        (Sameness.DIFFERENT, ("different days: 2031-03-01 and 2031-03-15",))
    ]


def test_a_date_of_one_mention_speaks_for_the_others_of_its_report() -> None:
    whens = {"a:e0": day("2031-03-01"), "b:e0": day("2031-03-15")}
    of, _ = linked(
        made("a", 0, "launch", "weapons-test"),
        made("b", 0, "launch", "weapons-test"),
        made("b", 90, "launch", "weapons-test"),
        whens=whens,
    )
    assert of["b:e90"] == of["b:e0"] != of["a:e0"]


def test_what_a_report_tells_as_another_is_not_the_one_before() -> None:
    first = made("a", 0, "sank", "sinking")
    same, other = made("a", 90, "sank", "sinking"), made("a", 90, "sank", "sinking", whom="Another ferry")
    assert len(set(linked(first, same)[0].values())) == 1
    cluster, judgements = linked(first, other)
    assert len(set(cluster.values())) == 2
    assert [j.reasons for j in judgements] == [("the later one is told as another",)]


def test_deaths_of_different_people_stay_two() -> None:
    of, _ = linked(
        made("a", 0, "kill", "death", whom="a contractor"), made("b", 0, "kill", "death", whom="at least 25 fighters")
    )
    assert of["a:e0"] != of["b:e0"]


def test_what_two_governments_condemn_is_two_acts() -> None:
    of, _ = linked(
        made("a", 0, "condemn", "condemnation", who="Brenn", whom="the raid"),
        made("b", 0, "condemn", "condemnation", who="Oslavia", whom="the raid"),
    )
    assert of["a:e0"] != of["b:e0"]


def test_an_airstrike_is_no_knife_attack() -> None:
    of, _ = linked(made("a", 0, "airstrike", "airstrike"), made("b", 0, "stabbing", "stone-throwing"))
    assert of["a:e0"] != of["b:e0"]


def test_a_general_word_may_mean_the_strike() -> None:
    whens = {"a:e0": day("2031-03-01"), "b:e0": day("2031-03-01")}
    of, _ = linked(
        made("a", 0, "airstrike", "airstrike", who="Brenn", whom="a depot"),
        made("b", 0, "attack", "attack", who="Brenn", whom="a depot"),
        whens=whens,
    )
    assert of["a:e0"] == of["b:e0"]


def test_the_order_of_reports_makes_no_difference() -> None:
    mentions = [made(r, s, "attack", "attack", whom="a depot") for r in "abc" for s in (0, 100)]
    found = {tuple(sorted(linked(*order)[0].items())) for order in permutations(mentions, 6)}
    assert len({tuple(sorted((k, v) for k, v in f)) for f in found}) == 1


def test_tolls_are_read_from_the_words() -> None:
    assert [find_toll(t) for t in ("more than 1,200 villagers", "two dozen fighters", "fighters")] == [1200, 24, None]


def test_nothing_links_to_nothing() -> None:
    assert link_events([], [], {}, {}) == ()


def sides(mention: EventMention, who: str | None, whom: str | None) -> Known:
    actors, recipients = (frozenset({n} if n else ()) for n in (who, whom))
    return Known(mention, "a", mention.trigger.start, None, None, frozenset(), actors, recipients, actors, recipients)


def test_who_shot_and_who_was_shot_makes_two_shootings() -> None:
    one, two = made("a", 0, "shoot", "shooting"), made("a", 60, "shoot", "shooting")
    found = find_findings(sides(one, "Moran", "Veld"), sides(two, None, "Moran"))
    assert "reversed" in [f.name for f in found]


def test_a_clash_may_be_told_from_either_side() -> None:
    one, two = made("a", 0, "clash", "attack"), made("a", 60, "clash", "attack")
    found = find_findings(sides(one, "Moran", "Veld"), sides(two, "Veld", "Moran"))
    assert "reversed" not in [f.name for f in found]


def test_a_charge_is_no_arrest() -> None:
    of, _ = linked(made("a", 0, "arrest", "arrest", whom="Moran"), made("b", 60, "charge", "charge", whom="Moran"))
    assert of["a:e0"] != of["b:e60"]


def test_two_mentions_without_place_or_kind_have_nothing_in_common_by_that() -> None:
    one, two, three = (sides(made("r1", 9 * n, *words), None, None) for n, words in enumerate(PLACELESS))
    assert (_in_common(one, two), _in_common(one, three)) == (0, 0)


PLACELESS = (("fall", None), ("rise", None), ("sink", "sinking"))


def test_steps_grow_with_the_mentions_of_an_event_and_not_with_their_square() -> None:
    few, many = (
        calls_of(lambda n=n: linked(*(made("r1", at, "crash", "crash") for at in range(n)))) for n in (200, 800)
    )
    assert many < 5 * few


def calls_of(act: Callable[[], object]) -> int:
    """How often functions are called meanwhile, the steps of generators among them."""
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(before)
    return calls


def names_of(one: EventMention, two: EventMention, whens: tuple[When | None, When | None] = (None, None)) -> set[str]:
    """What is found of two mentions of two reports."""
    known = [
        _know(TEXT, Reading(m.trigger.report, events=(m,)), {}, {m.id: w} if w else {})
        for m, w in zip((one, two), whens, strict=True)
    ]
    return {finding.name for finding in find_findings(known[0][0], known[1][0])}


def test_a_day_that_was_only_guessed_parts_less_than_one_that_is_told() -> None:
    one, two = made("a", 0, "fall", "fall"), made("b", 0, "fall", "fall")
    guessed = When("2031-03-09", "2031-03-09", Precision.DAY, "")
    assert "inferred_days" in names_of(one, two, (day("2031-03-01"), guessed))


def test_a_large_number_of_those_who_take_part_tells_an_event() -> None:
    one = made("a", 0, "attack", "attack", who="23 smugglers")
    assert "same_size" in names_of(one, made("b", 0, "raid", "attack", who="the 23 men"))
    assert "same_size" not in names_of(
        made("a", 0, "attack", "attack", who="two men"), made("b", 0, "raid", "attack", who="two boys")
    )


def test_who_falls_bears_it_whatever_role_the_words_give() -> None:
    found = names_of(made("a", 0, "fall", "fall", who="a boy"), made("b", 0, "fall", "fall", whom="the boy"))
    assert "shared_recipient" in found


def test_an_age_alone_is_nobody_else() -> None:
    found = names_of(
        made("a", 0, "fall", "fall", whom="The six-year-old"), made("b", 0, "fall", "fall", whom="a pupil")
    )
    assert "other_victim" not in found


def test_one_word_of_two_senses_is_two_events() -> None:
    of, _ = linked(made("a", 0, "fire", "fire", whom="a mill"), made("b", 0, "fire", "crowd-control", whom="a mill"))
    assert of["a:e0"] != of["b:e0"]
    of, _ = linked(made("a", 0, "fire", "fire", whom="a mill"), made("b", 0, "fire", "fire", whom="a mill"))
    assert of["a:e0"] == of["b:e0"]


def test_one_who_dies_a_day_later_is_none_of_those_killed_at_once() -> None:
    whens = {"a:e0": day("2031-03-02"), "b:e0": day("2031-03-03")}
    several, one = (made(r, 0, "die", "death", whom=w) for r, w in (("a", "two guards"), ("b", "A fourth guard")))
    clusters, _ = linked(several, one, whens=whens)
    assert clusters["a:e0"] != clusters["b:e0"]
    same, _ = linked(several, made("b", 0, "die", "death", whom="three guards"), whens=whens)
    assert same["a:e0"] == same["b:e0"]


def test_what_befell_the_men_of_the_sentence_before_is_told_on() -> None:
    first = made("a", 0, "arrest", "arrest", who="Guards", whom="three members of the Orr Front", tense="PAST")
    on, other = (made("a", 25, "capture", "arrest", whom=w, tense="PAST") for w in ("The men", "Two clerks"))
    clusters, _ = linked(first, on)
    assert clusters["a:e0"] == clusters["a:e25"]
    clusters, _ = linked(first, other)
    assert clusters["a:e0"] != clusters["a:e25"]


def test_two_that_began_apart_are_one_once_a_third_tells_of_both() -> None:
    apart = (
        made("a", 0, "airstrike", "airstrike", who="planes", whom="a dam"),
        made("b", 0, "airstrike", "airstrike", who="jets", whom="a depot"),
    )
    both = made("c", 0, "airstrike", "airstrike", who="planes", whom="a depot")
    assert len(set(linked(*apart)[0].values())) == 2
    assert len(set(linked(*apart, both)[0].values())) == 1


def test_people_that_reports_only_describe_speak_less_against_one_event() -> None:
    one, two = (made(r, 0, "raid", "attack", who=w) for r, w in (("a", "masked men"), ("b", "bandits")))
    chains = [Chain(str(m.arguments[0].chain), EntityType.GROUP, ()) for m in (one, two)]
    readings = [Reading(m.trigger.report, chains=(c,), events=(m,)) for m, c in zip((one, two), chains, strict=True)]
    described = _described(readings, {})
    assert described == {c.id for c in chains}
    pair = [known for reading in readings for known in _know(TEXT, reading, {}, {})]
    assert "other_actor" in {f.name for f in find_findings(*pair)}
    names = {f.name for f in find_findings(*(replace(known, described=described) for known in pair))}
    assert "described_otherwise" in names
    assert not names & {"other_actor", "nobody_shared"}
