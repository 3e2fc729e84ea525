"""The fold: what stands side by side, what clashes, what stays apart, and that order changes nothing."""

import dataclasses
import hashlib
from itertools import permutations

from recension.collate.fold import fold_record
from recension.model.comparison import Comparison, Verdict
from recension.model.entity import EntityType, MentionKind
from recension.model.event import Plover, Role, Status
from recension.model.judgement import Judgement, JudgementKind, Sameness
from recension.model.linked import Linked
from recension.model.quotation import Quotation, QuotationKind, Speaker
from recension.model.reading import Argument, Chain, EventMention, Mention, Reading, local_id
from recension.model.record import MadeBy, Record
from recension.model.report import DatedBy, Part, PartKind, Published, Report
from recension.model.span import Span
from recension.model.statement import Facet, Mood, Statement
from recension.model.values import Precision, Quantity, Truth, Value, When

MADE_BY = MadeBy("recension", "0", "none")


class Writer:
    """Writes one report's reading by hand."""

    def __init__(self, number: int, text: str) -> None:
        digest = hashlib.sha256(text.encode()).hexdigest()
        parts = (Part(PartKind.BODY, 0, len(text)),)
        self.report = Report(f"r{number}", digest, f"{number}.txt", text, title=text.split(".")[0], parts=parts)
        self.events: list[EventMention] = []
        self.chains: list[Chain] = []
        self.statements: list[Statement] = []
        self.quotations: list[Quotation] = []
        self.whens: dict[str, When] = {}

    def span(self, words: str) -> Span:
        start = self.report.text.index(words)
        return self.report.span(start, start + len(words))

    def who(self, name: str) -> str:
        span = self.span(name)
        chain = Chain(
            local_id(self.report, "m", span.start, span.end),
            EntityType.GROUP,
            (Mention(span, span, MentionKind.NAME, name),),
        )
        self.chains.append(chain)
        return chain.id

    def event(self, words: str, lemma: str, status: Status = Status.HAPPENED, **who: str) -> str:
        span = self.span(words)
        arguments = tuple(Argument(Role(role), chain, span) for role, chain in who.items())
        local = local_id(self.report, "e", span.start, span.end)
        self.events.append(
            EventMention(local, span, lemma, words, Plover(None), arguments, (), None, status, background=False)
        )
        return local

    def day(self, event: str, iso: str) -> None:
        self.whens[event] = When(iso, iso, Precision.DAY, "that day")

    def says(self, words: str, about: str, facet: Facet, value: Value, **more: object) -> None:
        span = self.span(words)
        local = local_id(self.report, "s", span.start, span.end)
        self.statements.append(
            dataclasses.replace(Statement(local, self.report.id, span, about, facet, value), **more)  # type: ignore[arg-type]
        )

    def quote(self, words: str, speaker: str | None = None) -> None:
        self.quotations.append(Quotation(QuotationKind.DIRECT, self.span(words), None, Speaker(speaker, None)))

    @property
    def reading(self) -> Reading:
        return Reading(
            self.report.id,
            tuple(self.chains),
            events=tuple(self.events),
            statements=tuple(self.statements),
            quotations=tuple(self.quotations),
        )


def people(low: int | None, high: int | None, unit: str = "person", *, about: bool = False) -> Quantity:
    return Quantity(low, high, about, unit, f"{low or 'up to'} {high or ''}")


def fold(
    *writers: Writer,
    origins: dict[str, str] | None = None,
    days: dict[str, str] | None = None,
    same: tuple[str, str] | None = None,
    one_event: tuple[str, str] | None = None,
) -> Record:
    pairs = ((JudgementKind.ENTITY, same), (JudgementKind.EVENT, one_event))
    judged = tuple(Judgement(kind, *pair, Sameness.SAME, 1.0, ("by hand",)) for kind, pair in pairs if pair)
    published = {r: Published(d, d, DatedBy.METADATA) for r, d in (days or {}).items()}
    whens = {event: when for w in writers for event, when in w.whens.items()}
    given = origins or {w.report.id: f"o{w.report.id[1:]}" for w in writers}
    linked = Linked(judgements=judged, origins=given, published=published, whens=whens)
    return fold_record([w.report for w in writers], [w.reading for w in writers], linked, made_by=MADE_BY)


def compared(record: Record, facet: Facet) -> list[Comparison]:
    return [c for c in record.comparisons if c.facet is facet]


def raid(number: int, text: str, words: str, value: Quantity, verb: str = "killed", **more: object) -> Writer:
    writer = Writer(number, text)
    writer.says(words, writer.event(verb, "kill"), Facet.KILLED, value, **more)
    return writer


def test_one_figure_of_two_reports_stands_in_one_comparison_though_their_events_were_not_joined() -> None:
    one = raid(
        1, "Jets struck depots near Tolmak and at least 25 people were killed.", "at least 25 people", people(25, None)
    )
    two = raid(2, "Air raids near Tolmak killed at least 25 fighters.", "25 fighters", people(25, None, "fighter"))
    found = compared(fold(one, two), Facet.KILLED)
    assert [(c.verdict, len(c.values[0].reports)) for c in found] == [(Verdict.AGREE, 2)]


def test_figures_of_two_days_stay_apart() -> None:
    one = raid(1, "The launch on Monday killed 25 soldiers.", "25 soldiers", people(25, 25, "soldier"))
    two = raid(2, "The launch two weeks later killed 25 soldiers.", "25 soldiers", people(25, 25, "soldier"))
    one.day(one.events[0].id, "2021-03-01")
    two.day(two.events[0].id, "2021-03-15")
    assert len(compared(fold(one, two), Facet.KILLED)) == 2


def test_subgroups_are_compared_with_subgroups() -> None:
    text = "The crash killed 12 people, among them 10 tourists."
    one, two = Writer(1, text), Writer(2, text.replace("The", "That"))
    for writer in (one, two):
        event = writer.event("killed", "kill")
        writer.says("12 people", event, Facet.KILLED, people(12, 12))
        writer.says("10 tourists", event, Facet.KILLED, people(10, 10, "tourist"), group="tourists")
    found = compared(fold(one, two), Facet.KILLED)
    assert sorted((c.values[0].value.low, c.verdict) for c in found) == [  # type: ignore[union-attr]
        (10, Verdict.AGREE),
        (12, Verdict.AGREE),
    ]


def test_copies_count_as_one_origin() -> None:
    text = "Two guards were killed in the raid near Tolmak"
    one = raid(1, text + ".", "Two guards", people(2, 2, "guard"))
    two = raid(2, text + "!", "Two guards", people(2, 2, "guard"))
    (found,) = compared(fold(one, two, origins={"r1": "o1", "r2": "o1"}), Facet.KILLED)
    assert (found.verdict, found.values[0].origins) == (Verdict.SINGLE, ("o1",))


def test_a_toll_that_a_later_report_raises_is_a_series() -> None:
    one = raid(1, "The quake in Orrin killed 84 people.", "84 people", people(84, 84))
    two = raid(2, "The quake in Orrin killed 85 people.", "85 people", people(85, 85))
    (found,) = compared(fold(one, two, days={"r1": "2021-03-05", "r2": "2021-03-26"}), Facet.KILLED)
    assert (found.series, found.verdict, found.best and found.best.best) == (True, Verdict.OVERLAP, 85)


def test_two_tolls_of_one_day_differ() -> None:
    one = raid(1, "The quake in Orrin killed 84 people.", "84 people", people(84, 84))
    two = raid(2, "The quake in Orrin killed 85 people.", "85 people", people(85, 85))
    (found,) = compared(fold(one, two, days={"r1": "2021-03-05", "r2": "2021-03-05"}), Facet.KILLED)
    assert (found.series, found.verdict) == (False, Verdict.DIFFER)


def test_two_figures_of_one_report_that_differ_are_of_two_groups() -> None:
    writer = Writer(1, "The hospital treated 31 people, the clinic treated 20 people.")
    event = writer.event("treated", "treat")
    writer.says("31 people", event, Facet.WOUNDED, people(31, 31))
    writer.says("20 people", event, Facet.WOUNDED, people(20, 20))
    assert len(compared(fold(writer), Facet.WOUNDED)) == 2


def test_what_may_happen_is_not_compared_with_what_did() -> None:
    one = raid(1, "Up to 40 people may be killed.", "40 people", people(None, 40), mood=Mood.POSSIBLE)
    two = raid(2, "The storm killed 40 people.", "40 people", people(40, 40))
    assert len(compared(fold(one, two), Facet.KILLED)) == 2


def test_denied_by_one_and_told_by_the_other_contradict() -> None:
    one = Writer(1, "The crowd did not enter the main hall.")
    two = Writer(2, "Men broke into the reception hall.")
    one.event("enter", "enter", Status.DENIED)
    two.event("broke", "break")
    (found,) = [c for c in fold(one, two).comparisons if c.verdict is Verdict.CONTRADICT]
    assert found.reason


def test_the_accused_who_denies_it_contradicts() -> None:
    one = Writer(1, "Orrin blamed Sulem for the blast.")
    two = Writer(2, "Sulem denied any responsibility for the blast.")
    accused, denying = one.who("Sulem"), two.who("Sulem")
    one.event("blamed", "blame", actor=one.who("Orrin"), recipient=accused)
    two.event("denied", "deny", actor=denying)
    (found,) = compared(fold(one, two, same=(accused, denying)), Facet.RESPONSIBLE)
    assert found.verdict is Verdict.CONTRADICT
    assert compared(fold(one, two), Facet.RESPONSIBLE) == []


def test_a_quotation_quoted_two_ways_differs() -> None:
    one = Writer(1, "He said: “There was a woman lying on top of me in the dark.”")
    two = Writer(2, "He said: “There was a girl lying on top of me in the dark.”")
    for writer, words in ((one, "woman"), (two, "girl")):
        writer.event("said", "say")
        writer.quote(f"There was a {words} lying on top of me in the dark.")
    (found,) = [c for c in fold(one, two).comparisons if c.verdict is Verdict.DIFFER]
    assert "woman" in found.reason
    assert "girl" in found.reason


def test_rival_firsts_are_shown() -> None:
    one = Writer(1, "It was the first ferry accident with dead passengers since the 1960s.")
    two = Writer(2, "The accident is the first to kill passengers of a ferry since 1964.")
    for writer in (one, two):
        writer.event("accident", "accident")
    (found,) = compared(fold(one, two), Facet.WHEN)
    assert found.verdict is Verdict.REFINE


def test_an_act_that_is_stated_and_denied_contradicts() -> None:
    writer = Writer(1, "He signed the accord. Later he said that he never signed it.")
    event = writer.event("signed", "sign", actor=writer.who("He"))
    writer.says("signed the accord", event, Facet.HAPPENED, Truth(True, "signed the accord"))
    writer.says("signed it", event, Facet.HAPPENED, Truth(True, "never signed it"), mood=Mood.DENIED)
    (found,) = compared(fold(writer), Facet.HAPPENED)
    assert {v.value.value for v in found.values} == {True, False}  # type: ignore[union-attr]


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


def test_a_cause_left_open_is_shown_beside_the_cause_given() -> None:
    one = Writer(1, "The cause of the ferry crash was not yet known.")
    two = Writer(2, "The crash was caused by a broken rudder, the owner said.")
    one.event("crash", "crash")
    two.event("crash", "crash")
    (found,) = compared(fold(one, two), Facet.CAUSE)
    assert found.verdict is Verdict.REFINE


def test_a_denial_of_what_nobody_tells_clashes_with_nothing() -> None:
    one = Writer(1, "No debris had fallen on the town.")
    two = Writer(2, "The missile fell near the town.")
    one.event("fallen", "fall", Status.DENIED)
    two.event("fell", "fall")
    assert all(c.verdict is not Verdict.CONTRADICT for c in fold(one, two).comparisons)


def test_what_was_not_yet_so_and_then_happened_is_a_development() -> None:
    one, two = Writer(1, "The captain has not been charged."), Writer(2, "The captain was charged in court.")
    captains, charges = [], []
    for writer, happened in ((one, False), (two, True)):
        captains.append(writer.who("captain"))
        status = Status.HAPPENED if happened else Status.DENIED
        charges.append(writer.event("charged", "charge", status, recipient=captains[-1]))
        writer.says("charged", charges[-1], Facet.HAPPENED, Truth(happened, "charged"))
    joined = {"same": (captains[0], captains[1]), "one_event": (charges[0], charges[1])}
    days = {"r1": "2021-03-05", "r2": "2021-03-08"}
    (found,) = compared(fold(one, two, days=days, **joined), Facet.HAPPENED)
    assert (found.series, found.verdict) == (True, Verdict.OVERLAP)
    (found,) = compared(fold(one, two, **joined), Facet.HAPPENED)
    assert found.verdict is Verdict.CONTRADICT


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


def test_the_order_of_statements_changes_nothing() -> None:
    writer = raid(1, "In Tolmak 26 fighters were killed.", "26 fighters", people(26, 26, "fighter"), method="verb")
    writer.says("26 fighters", writer.events[0].id, Facet.KILLED, people(26, 26, "fighter"), method="state")
    there = fold(writer).to_json()
    writer.statements.reverse()
    assert fold(writer).to_json() == there
