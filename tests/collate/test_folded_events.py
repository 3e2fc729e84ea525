"""Events of the record: folded from mentions that were judged to be one."""

import pytest

from recension.collate.events import fold_events
from recension.collate.uncounted import without_disputed_counts
from recension.collate.whereabouts import Whereabouts
from recension.model.comparison import Comparison, Verdict
from recension.model.entity import Alias, Entity, EntityType, GeoPrecision, Location
from recension.model.event import Event, Participant, Plover, PloverEvent, Relation, Role, Status
from recension.model.judgement import Judgement, JudgementKind, Sameness
from recension.model.linked import Linked
from recension.model.reading import Argument, EventMention, MentionLink, Reading
from recension.model.report import Report
from recension.model.span import Span
from recension.model.statement import Facet
from recension.model.values import Precision, When


def made(report: str, start: int, lemma: str = "attack", **changes: object) -> EventMention:
    trigger = Span(report, start, start + len(lemma), lemma)
    plover = Plover(PloverEvent.ASSAULT)
    plain = EventMention(
        f"{report}:e{start}", trigger, lemma, lemma, plover, (), (), None, Status.HAPPENED, False, kind="attack"
    )
    return EventMention(**{name: changes.get(name, getattr(plain, name)) for name in EventMention.__dataclass_fields__})


def fold(
    *mentions: EventMention, same: tuple[tuple[str, str], ...] = (), whens: dict[str, When] | None = None
) -> tuple[Event, ...]:
    names = sorted({m.trigger.report for m in mentions})
    judgements = tuple(Judgement(JudgementKind.EVENT, a, b, Sameness.SAME, 0.9, ()) for a, b in same)
    readings = [Reading(n, events=tuple(m for m in mentions if m.trigger.report == n)) for n in names]
    linked = Linked(judgements=judgements, whens=whens or {})
    events, _ = fold_events([Report(n, n * 64, n, "") for n in names], readings, linked, {"a:m1": "e1", "b:m1": "e1"})
    return events


def test_events_are_numbered_by_digest_and_offset() -> None:
    events = fold(made("b", 0), made("a", 50), made("a", 7))
    assert [(e.id, e.mentions[0].report, e.mentions[0].start) for e in events] == [
        ("v1", "a", 7),
        ("v2", "a", 50),
        ("v3", "b", 0),
    ]


def test_happened_outdoes_planned() -> None:
    (event,) = fold(made("a", 0, status=Status.PLANNED), made("b", 0), same=(("a:e0", "b:e0"),))
    assert event.status is Status.HAPPENED


def test_background_only_where_all_tell_it_so() -> None:
    (event,) = fold(made("a", 0, background=True), made("b", 0), same=(("a:e0", "b:e0"),))
    assert not event.background


def test_participants_are_named_once() -> None:
    one = Argument(Role.ACTOR, "a:m1", Span("a", 20, 26, "rebels"))
    two = Argument(Role.ACTOR, "b:m1", Span("b", 20, 29, "the group"))
    (event,) = fold(made("a", 0, arguments=(one,)), made("b", 0, arguments=(two,)), same=(("a:e0", "b:e0"),))
    assert event.participants == (Participant(Role.ACTOR, "e1", "rebels"),)


def test_the_finest_time_that_most_agree_with_wins() -> None:
    whens = {
        "a:e0": When("2031-03-01", "2031-03-31", Precision.MONTH, "in March"),
        "b:e0": When("2031-03-04", "2031-03-04", Precision.DAY, "Tuesday"),
    }
    (event,) = fold(made("a", 0), made("b", 0), same=(("a:e0", "b:e0"),), whens=whens)
    assert event.time.start == "2031-03-04"


def test_links_lead_to_events_and_never_to_themselves() -> None:
    link = MentionLink("a:e50", Relation.CAUSE, (Span("a", 9, 14, "after"),))
    back = MentionLink("a:e0", Relation.CAUSE, (Span("a", 9, 14, "after"),))
    events = fold(made("a", 0, links=(link,)), made("a", 50), made("b", 0, links=(back,)), same=(("a:e0", "b:e0"),))
    assert [[(k.event, k.relation) for k in e.links] for e in events] == [[("v2", Relation.CAUSE)], []]


def test_a_dated_event_precedes_a_later_one() -> None:
    whens = {
        "a:e0": When("2031-03-01", "2031-03-01", Precision.DAY, "1 March"),
        "a:e50": When("2031-03-09", "2031-03-09", Precision.DAY, "9 March"),
    }
    events = fold(made("a", 0), made("a", 50, "launch"), whens=whens)
    assert [(k.event, k.relation) for k in events[0].links] == [("v2", Relation.BEFORE)]


def test_what_one_report_tells_and_no_table_knows_is_no_main_event() -> None:
    whens = {
        "a:e0": When("2031-03-01", "2031-03-01", Precision.DAY, "1 March"),
        "a:e50": When("2031-03-09", "2031-03-09", Precision.DAY, "9 March"),
    }
    events = fold(made("a", 0, "picture", kind=None), made("a", 50, "launch", kind="weapons-test"), whens=whens)
    assert not any(e.links for e in events)


def test_each_dated_event_is_linked_to_the_chief_however_many_there_are() -> None:
    raid = [made("a", 0), made("b", 0)]
    visits = [made("a", 50 * n, "visit", kind="visit") for n in range(1, 15)]
    whens = {m.id: When(f"2031-03-{9 + n:02}", f"2031-03-{9 + n:02}", Precision.DAY, "x") for n, m in enumerate(visits)}
    whens |= {m.id: When("2031-03-01", "2031-03-01", Precision.DAY, "1 March") for m in raid}
    events = fold(*raid, *visits, same=(("a:e0", "b:e0"),), whens=whens)
    assert len(next(e for e in events if e.mentions[0].text == "attack").links) == len(visits)


def test_deeds_of_the_day_share_what_follows() -> None:
    told = [made(r, n, "shooting", kind="shooting") for r, n in (("a", 0), ("b", 0), ("a", 20))]
    taken = [made(r, 40, "abduction", kind="abduction") for r in "ab"]
    freed = made("b", 90, "release", kind="release", plover=Plover(PloverEvent.RETREAT))
    pairs = (("a:e0", "b:e0"), ("a:e0", "a:e20"), ("a:e40", "b:e40"))
    whens = {m.id: When("2031-03-01", "2031-03-01", Precision.DAY, "") for m in (*told, *taken)}
    events = fold(*told, *taken, freed, same=pairs, whens=whens)
    linked = {e.mentions[0].text for e in events if any(k.relation is Relation.BEFORE for k in e.links)}
    assert linked == {"shooting", "abduction"}


def placed(*entities: tuple[str, str | None]) -> Whereabouts:
    return Whereabouts(
        [
            Entity(i, i, EntityType.PLACE, aliases=(Alias(i, ("a",)),), mentions=(), within=within)
            for i, within in entities
        ]
    )


def test_the_finest_place_that_most_agree_with_wins() -> None:
    where = placed(("street", "town"), ("town", "land"), ("land", None), ("harbour", "land"))
    assert where.choose(["town", "land", "street", "harbour"]) == "street"


def test_a_place_without_name_yields_to_one_with() -> None:
    assert placed(("town", None)).choose(["gate", "gate", "town"]) == "town"


def test_deaths_happened_where_what_caused_them_did() -> None:
    crash = made("a", 0, "crash", kind="crash", plover=Plover(None), place="a:m1", links=(cause_of("a:e40"),))
    deaths = made("a", 40, "death", kind="death", plover=Plover(None))
    assert [e.place for e in fold(crash, deaths)] == ["e1", "e1"]


def test_the_chief_deed_happened_where_its_deaths_did() -> None:
    crash = made("a", 0, "crash", kind="crash", plover=Plover(None))
    deaths = made("a", 40, "death", kind="death", plover=Plover(None), place="a:m1")
    assert [e.place for e in fold(crash, deaths)] == ["e1", "e1"]


def test_deaths_of_another_year_were_elsewhere() -> None:
    crash = made("a", 0, "crash", kind="crash", plover=Plover(None), place="a:m1")
    deaths = made("a", 40, "death", kind="death", plover=Plover(None))
    whens = {
        "a:e0": When("2031-03-01", "2031-03-01", Precision.DAY, "on 1 March"),
        "a:e40": When("2028-01-01", "2028-12-31", Precision.YEAR, "in 2028"),
    }
    assert [e.place for e in fold(crash, deaths, whens=whens)] == ["e1", None]


def cause_of(event: str) -> MentionLink:
    return MentionLink(event, Relation.CAUSE, ())


def test_label_is_the_one_that_stands_by_itself_and_is_worded_as_most() -> None:
    mentions = (
        made("a", 0, "took", label="took him"),
        made("a", 50, "raided", label="police raided the mill"),
        made("b", 0, "raided", label="the mill was raided"),
        made("b", 90, "entered", label="it entered the mill"),
    )
    same = tuple((mentions[0].id, m.id) for m in mentions[1:])
    (event,) = fold(*mentions, same=same)
    assert event.label == "the mill was raided"


@pytest.mark.parametrize("bare", ["31 were missing", "31 missing"])
def test_label_has_a_subject_that_says_what_it_is(bare: str) -> None:
    mentions = (
        made("a", 0, "missing", label=bare),
        made("b", 0, "missing", label="two boys were missing"),
    )
    (event,) = fold(*mentions, same=((mentions[0].id, mentions[1].id),))
    assert event.label == "two boys were missing"


def test_what_most_tell_as_going_on_goes_on() -> None:
    ongoing = (made("a", 0, status=Status.ONGOING), made("a", 40, status=Status.ONGOING))
    same = (("a:e0", "a:e40"), ("a:e0", "b:e0"))
    (event,) = fold(*ongoing, made("b", 0), same=same)
    assert event.status is Status.ONGOING
    (event,) = fold(ongoing[0], made("b", 0), made("b", 40), same=(("a:e0", "b:e0"), ("a:e0", "b:e40")))
    assert event.status is Status.HAPPENED


def shooting_and(
    kind: str, *, shots: int = 3, reports: str = "ab", of: str = "shooting", rivals: int = 0, **changes: object
) -> list[Relation]:
    """How a shooting that two reports tell is linked to something of that kind, which both tell besides."""
    told = [made("a" if n else "b", 9 * n, "shooting", kind=of) for n in range(shots)]
    besides = [made(report, 90, "other", kind=kind, **changes) for report in reports]
    raids = [made("a" if n else "b", 200 + 9 * n, "raid") for n in range(rivals)]
    pairs = [(group[0].id, m.id) for group in (told, besides, raids) for m in group[1:]]
    events = fold(*told, *besides, *raids, same=tuple(pairs))
    (main,) = (e for e in events if e.mentions[0].text == "shooting")
    return [link.relation for link in main.links]


def test_what_the_reports_are_of_comes_before_the_arrest() -> None:
    assert shooting_and("arrest") == [Relation.BEFORE]


def test_what_is_no_sequel_follows_nothing() -> None:
    assert shooting_and("visit") == []
    assert shooting_and("arrest", background=True) == []
    assert shooting_and("arrest", status=Status.PLANNED) == []


def test_what_one_report_tells_follows_where_all_are_of_one_happening() -> None:
    assert shooting_and("release", reports="a") == [Relation.BEFORE]
    assert shooting_and("release", reports="a", rivals=2) == []
    assert shooting_and("release", rivals=2) == [Relation.BEFORE]
    assert shooting_and("restriction", reports="a") == []


def test_one_report_tells_of_the_rescue_after_an_accident() -> None:
    assert shooting_and("aid", reports="a") == []
    assert shooting_and("aid", reports="a", of="crash") == [Relation.BEFORE]


def test_what_is_told_in_passing_is_not_what_the_reports_are_of() -> None:
    assert shooting_and("arrest", shots=2) == []


def test_label_counts_nobody_where_another_does_not() -> None:
    mentions = [
        made("a", 0, "killed", label="nine guards were killed"),
        made("b", 0, "killed", label="guards were killed"),
    ]
    (event,) = fold(*mentions, same=[(mentions[0].id, mentions[1].id)])
    assert event.label == "guards were killed"


def test_a_country_yields_to_a_place_that_as_many_name() -> None:
    land = Entity(
        "land",
        "land",
        EntityType.PLACE,
        (Alias("land", ("a",)),),
        (),
        location=Location(1.0, 2.0, "XX", GeoPrecision.COUNTRY),
    )
    gulf = Entity("gulf", "gulf", EntityType.PLACE, (Alias("gulf", ("a",)),), ())
    assert Whereabouts([land, gulf]).choose(["land", "gulf"]) == "gulf"


def test_what_two_reports_tell_of_troops_and_closed_roads_follows() -> None:
    assert shooting_and("deployment") == [Relation.BEFORE]
    assert shooting_and("restriction") == [Relation.BEFORE]
    assert shooting_and("deployment", reports="a") == []


def on(day: str, words: str) -> When:
    return When(day, day, Precision.DAY, words, day)


def test_what_lies_months_before_the_news_is_background_and_comes_before_it() -> None:
    old, news = made("a", 90), [made("a", 0), made("b", 0), made("c", 0)]
    whens = {old.id: on("2031-02-07", "February 7"), **{m.id: on("2031-10-18", "") for m in news}}
    pairs = tuple((news[0].id, m.id) for m in news[1:])
    one, other = fold(old, *news, same=pairs, whens=whens)
    assert (one.background, other.background) == (False, True)
    assert [(k.event, k.relation) for k in other.links] == [(one.id, Relation.BEFORE)]


def test_what_the_reports_are_of_is_no_background_of_its_trial() -> None:
    deed, trial = [made("a", 90), made("b", 90)], made("a", 0, "trial", plover=Plover(None), kind="trial")
    whens = {**{m.id: on("2031-02-07", "February 7") for m in deed}, trial.id: on("2031-10-18", "Saturday")}
    events = fold(*deed, trial, same=((deed[0].id, deed[1].id),), whens=whens)
    assert not any(e.background for e in events)


def test_what_a_report_tells_without_a_date_is_no_background() -> None:
    old, undated = made("a", 90), made("b", 90)
    news = [made("a", 0), made("b", 0), made("c", 0), made("d", 0)]
    whens = {old.id: on("2031-02-07", "February 7"), **{m.id: on("2031-10-18", "") for m in news}}
    pairs = (*((news[0].id, m.id) for m in news[1:]), (old.id, undated.id))
    assert not any(e.background for e in fold(old, undated, *news, same=pairs, whens=whens))


@pytest.mark.parametrize("torn", ["shot at a mill", "wounding a clerk in a mill", "were shot"])
def test_label_opens_with_no_verb_where_another_has_its_subject(torn: str) -> None:
    mentions = (
        made("a", 0, torn.split()[0], label=torn),
        made("b", 0, torn.split()[0], label="clerk was shot"),
    )
    (event,) = fold(*mentions, same=((mentions[0].id, mentions[1].id),))
    assert event.label == "clerk was shot"


@pytest.mark.parametrize(
    ("label", "without"),
    [
        ("At least 60 of the marchers were hurt", "marchers were hurt"),
        ("Eighty-six people were rescued", "people were rescued"),
        ("twelve wounded", "twelve wounded"),
        ("the mill burned", "the mill burned"),
    ],
)
def test_label_loses_a_figure_on_which_reports_differ(label: str, without: str) -> None:
    (event,) = fold(made("a", 0, label=label))
    for verdict, shown in ((Verdict.DIFFER, without), (Verdict.AGREE, label)):
        comparison = Comparison("c1", event.id, Facet.WOUNDED, (), verdict, None)
        assert without_disputed_counts((event,), (comparison,))[0].label == shown
