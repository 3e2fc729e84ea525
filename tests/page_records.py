"""Records made by hand for the page's tests: a barge that sank, and one of any size or nastiness."""

from dataclasses import replace
from hashlib import sha256

from recension.model.comparison import Best, Comparison, Lineage, LineageKind, Passage, Verdict, Version
from recension.model.entity import Alias, Entity, EntityType, GeoPrecision, Location
from recension.model.event import Event, EventLink, Participant, Plover, PloverEvent, Relation, Role, Status
from recension.model.judgement import Judgement, JudgementKind, Sameness
from recension.model.quotation import Quotation, QuotationKind, Speaker
from recension.model.reading import Unread
from recension.model.record import MadeBy, Record
from recension.model.report import DatedBy, Flaw, FlawKind, Part, PartKind, Published, Report
from recension.model.span import Span
from recension.model.statement import Facet, Statement
from recension.model.values import Precision, Quantity, When

TEXTS = (
    'Barge sinks\n\nThree people died when a barge sank at Tolm on Monday, police said. "It was dark," Ada Venn said.',
    "Barge sinks in river\n\nThree people died when a barge sank at Tolm on Monday, police said.\n\nSubscribe today",
    "Barge lost\n\nAt least five people died when the barge went down at Tolm, a nurse said. Many wept. Gar bled.",
)
MADE_BY = MadeBy("recension", "0.0", "made by hand")


def make_report(number: int, text: str, **given: object) -> Report:
    """A report of a headline and a body."""
    cut = text.find("\n\n")
    parts = (Part(PartKind.HEADLINE, 0, cut), Part(PartKind.BODY, cut + 2, len(text))) if cut > 0 else ()
    day = f"2021-05-{min(number + 3, 28):02}"
    report = Report(
        id=f"r{number}",
        digest=sha256(f"{number} {text}".encode("utf-8", "replace")).hexdigest(),
        file=f"reports/{number}.txt",
        text=text,
        published=Published(day, day, DatedBy.INFERRED, reason="it speaks of Monday"),
        parts=parts,
        origin=f"o{number}",
    )
    return replace(report, **given)  # type: ignore[arg-type]


def find(report: Report, words: str) -> Span:
    """Where the words first stand in the report."""
    start = report.text.index(words)
    return report.span(start, start + len(words))


def quantity(number: int, words: str, *, open_above: bool = False) -> Quantity:
    """A count of people."""
    return Quantity(number, None if open_above else number, False, "person", words)


def barge_record() -> Record:
    """Three reports, two of one origin: three dead or at least five, a quotation, a copy, and what was not read."""
    one, two, three = (make_report(n, text) for n, text in enumerate(TEXTS, start=1))
    two, three = replace(two, origin="o1", agency="Tolm Wire", parts=_with_tail(two)), replace(three, origin="o2")
    three = replace(three, flaws=(Flaw(FlawKind.GARBLED, three.text.index("Gar"), len(three.text), "words lost"),))
    reports = (one, two, three)
    counts = ("Three people", "Three people", "At least five people")
    statements = tuple(_killed(n, r, words) for n, (r, words) in enumerate(zip(reports, counts, strict=True), start=1))
    return Record(
        made_by=MADE_BY,
        title="Barge sinks",
        summary="Barge sinks — Tolm, 3 May 2021. 3 killed according to police (1 of 2 independent origins).",
        reports=reports,
        lineage=(_lineage(one, two),),
        entities=_entities(reports),
        events=_events(reports),
        statements=statements,
        comparisons=_comparisons(statements),
        quotations=(_quotation(one),),
        judgements=(_judgement(reports),),
        not_understood=(Unread(find(three, "Many"), "a number that does not say what it counts"),),
    )


def _with_tail(report: Report) -> tuple[Part, ...]:
    cut, tail = report.text.index("\n\n"), report.text.index("Subscribe")
    return (
        Part(PartKind.HEADLINE, 0, cut),
        Part(PartKind.BODY, cut + 2, tail - 2),
        Part(PartKind.BOILERPLATE, tail, len(report.text)),
    )


def _killed(number: int, report: Report, words: str) -> Statement:
    value = quantity(5, words, open_above=True) if "five" in words else quantity(3, words)
    source = "e3" if report.id == "r3" else "e2"
    return Statement(f"s{number}", report.id, find(report, words), "v1", Facet.KILLED, value, (source,))


def _lineage(one: Report, two: Report) -> Lineage:
    words = "Three people died when a barge sank at Tolm on Monday, police said."
    longer = Passage(find(one, "Barge sinks"), find(two, "Barge sinks in river"))
    return Lineage(("r1", "r2"), LineageKind.COPY, 0.9, "r1", (longer, Passage(find(one, words), find(two, words))))


def _entities(reports: tuple[Report, ...]) -> tuple[Entity, ...]:
    tolm = tuple(find(r, "Tolm") for r in reports)
    place = Location(46.0, 14.5, "SI", GeoPrecision.CITY)
    one, three = reports[0], reports[2]
    return (
        Entity("e1", "Tolm", EntityType.PLACE, (Alias("Tolm", ("r1", "r2", "r3")),), tolm, {}, place),
        Entity("e2", "Tolm police", EntityType.GOVERNMENT, (Alias("police", ("r1",)),), (find(one, "police"),)),
        Entity("e3", "a nurse", EntityType.PERSON, (), (find(three, "a nurse"),)),
        Entity("e4", "Ada Venn", EntityType.PERSON, (Alias("Ada Venn", ("r1",)),), (find(one, "Ada Venn"),)),
    )


def _events(reports: tuple[Report, ...]) -> tuple[Event, ...]:
    monday = When("2021-05-03", "2021-05-03", Precision.DAY, "Monday")
    sank = (find(reports[0], "sank"), find(reports[1], "sank"), find(reports[2], "went down"))
    died = tuple(find(r, "died") for r in reports)
    unknown = When(None, None, Precision.UNKNOWN, "")
    year = When("1994-01-01", "1994-12-31", Precision.YEAR, "1994")
    acting = (Participant(Role.ACTOR, "e4", "Ada Venn"), Participant(Role.RECIPIENT, "e2", "police"))
    told = {"place": None, "participants": (), "status": Status.HAPPENED, "background": False}
    link = (EventLink("v1", Relation.CAUSE),)
    return (
        Event("v1", "people died", Plover(None), monday, mentions=died, **told),  # type: ignore[arg-type]
        Event("v2", "a barge sank", Plover(None), monday, "e1", (), Status.HAPPENED, False, sank, link),
        Event(
            "v3", "Venn accused", Plover(PloverEvent.ACCUSE), unknown, None, acting, Status.HAPPENED, False, died[:1]
        ),
        Event("v4", "flood", Plover(None), year, None, (), Status.HAPPENED, True, died[2:]),
    )


def _comparisons(statements: tuple[Statement, ...]) -> tuple[Comparison, ...]:
    three, _, five = statements
    versions = (
        Version(three.value, ("s1", "s2"), ("r1", "r2"), ("o1",)),
        Version(five.value, ("s3",), ("r3",), ("o2",)),
    )
    best = Best(("o1", "o2"), "recension.middle", "The figures cannot all be right.", 3, 3, None, used=("s1",))
    return (Comparison("c1", "v1", Facet.KILLED, versions, Verdict.DIFFER, best, "3 and at least 5 differ"),)


def _quotation(report: Report) -> Quotation:
    speaker = Speaker("e4", find(report, "Ada Venn"))
    return Quotation(QuotationKind.DIRECT, find(report, "It was dark"), find(report, "said"), speaker, "television")


def _judgement(reports: tuple[Report, ...]) -> Judgement:
    sides = []
    for report in reports[:2]:
        span = find(report, "Tolm")
        sides.append(f"{report.digest[:12]}:m{span.start}-{span.end}")
    return Judgement(JudgementKind.ENTITY, *sides, Sameness.SAME, 0.9, ("both are called “Tolm”",))


def crowd_record(count: int, text: str = "{n} people died in Tolm.") -> Record:
    """So many reports, each an origin of its own with its own figure, in the words of `text`."""
    reports = tuple(make_report(n, text.replace("{n}", str(n))) for n in range(1, count + 1))
    statements = tuple(
        Statement(f"s{n}", r.id, r.span(0, min(len(r.text), 9)), "v1", Facet.KILLED, quantity(n, r.text[:200]))
        for n, r in enumerate(reports, start=1)
    )
    versions = tuple(Version(s.value, (s.id,), (s.report,), (f"o{n}",)) for n, s in enumerate(statements, start=1))
    monday = When("2021-05-03", "2021-05-03", Precision.DAY, "Monday")
    mentions = tuple(r.span(0, 1) for r in reports)
    happened = (None, (), Status.HAPPENED, False, mentions)
    events = (Event("v1", text[:300], Plover(None), monday, *happened),)
    return Record(
        made_by=MADE_BY,
        title=text[:300],
        summary=text[:300],
        reports=reports,
        entities=(Entity("e1", text[:300], EntityType.PERSON, (Alias(text[:300], ("r1",)),), mentions[:1]),),
        events=events,
        statements=statements,
        comparisons=(Comparison("c1", "v1", Facet.KILLED, versions, Verdict.DIFFER, None, text[:300]),),
    )


def empty_record() -> Record:
    """One report that says nothing."""
    return Record(made_by=MADE_BY, title="", reports=(make_report(1, "?", parts=(), published=None, origin=None),))
