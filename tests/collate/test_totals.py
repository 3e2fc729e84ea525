"""The incident's toll: each report's own account, and the one that has most behind it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest

from recension.collate.accounts import find_account
from recension.collate.totals import hear_compared, incident_toll, incident_total
from recension.ingest import report_from_text
from recension.model.comparison import Best, Comparison, Verdict, Version
from recension.model.report import DatedBy, Published, Report
from recension.model.statement import Facet, Statement
from recension.model.values import Quantity

NUMBERS = count(1)


def made(number: int, text: str, day: str = "2031-05-02") -> Report:
    """A report with its own origin and day."""
    dated = Published(day, day, DatedBy.METADATA)
    return replace(report_from_text(text, f"{number}.txt", number), published=dated, origin=f"o{number}")


def said(report: Report, words: str, low: int, facet: Facet = Facet.KILLED, method: str = "verb: figure") -> Statement:
    """What the report says there."""
    start = report.text.index(words)
    value = Quantity(low, low, False, "person", words)
    span = report.span(start, start + len(words))
    return Statement(f"s{next(NUMBERS)}", report.id, span, "v1", facet, value, method=method)


def test_report_is_taken_by_what_it_says_first() -> None:
    report = made(
        1, "Three people were killed at Orrin harbour. " + "The pier is shut. " * 40 + "Nine people died there."
    )
    figures = [said(report, "Three people were killed", 3), said(report, "Nine people died", 9)]
    account = find_account(report, figures, Facet.KILLED)
    assert account is not None and (account.figure, account.counted) == (3, True)


def test_sum_over_a_year_is_no_account_of_the_incident() -> None:
    report = made(1, "A raid at Orrin ended quietly. So far this year 40 people have been killed there.")
    assert find_account(report, [said(report, "40 people have been killed", 40)], Facet.KILLED) is None


@pytest.mark.parametrize(
    "text",
    [
        "Nine people have been killed so far.",
        "Homicide detectives said nine people have been killed.",
        "Nine people have been killed in the deadliest raid since 2011.",
        "Nine people have been killed on 3 May in 2031.",
    ],
)
def test_news_of_now_is_an_account(text: str) -> None:
    report = made(1, text)
    words = "Nine people" if "Nine people" in text else "nine people"
    assert find_account(report, [said(report, words, 9)], Facet.KILLED) is not None


def test_deaths_of_another_year_are_no_account() -> None:
    report = made(1, "A raid at Orrin ended quietly. Nine people were killed there in 2022, and ten since 2025.")
    figures = [said(report, "Nine people", 9), said(report, "ten", 10)]
    assert find_account(report, figures, Facet.KILLED) is None


def test_part_of_the_victims_is_no_account() -> None:
    report = made(1, "Five were killed, two of them children.")
    figures = [said(report, "Five were killed", 5), said(report, "two of them children", 2, method="subgroup")]
    account = find_account(report, figures, Facet.KILLED)
    assert account is not None and account.figure == 5


def test_one_victim_told_twice_does_not_outweigh_a_count() -> None:
    reports = [made(n, "A baker was killed in Orrin.") for n in (1, 2)] + [
        made(3, "Three people were killed in Orrin.")
    ]
    figures = [said(r, "A baker was killed", 1, method="verb: single") for r in reports[:2]]
    figures.append(said(reports[2], "Three people were killed", 3))
    toll = incident_toll(Facet.KILLED, figures, reports)
    assert toll is not None and toll.figure == 3


def test_later_account_stands_where_as_many_tell_either() -> None:
    reports = [made(1, "Four people were killed."), made(2, "Five people were killed.", "2031-05-03")]
    figures = [said(reports[0], "Four people were killed", 4), said(reports[1], "Five people were killed", 5)]
    toll = incident_toll(Facet.KILLED, figures, reports)
    assert toll is not None and toll.figure == 5


def test_who_has_died_since_is_not_wounded() -> None:
    reports = [made(1, "One guard was wounded."), made(2, "One guard was killed.", "2031-05-04")]
    figures = [said(reports[0], "One guard was wounded", 1, Facet.WOUNDED), said(reports[1], "One guard was killed", 1)]
    assert incident_toll(Facet.WOUNDED, figures, reports) is None
    killed = incident_toll(Facet.KILLED, figures, reports)
    assert killed is not None and killed.figure == 1


def test_scattered_accounts_give_no_toll() -> None:
    reports = [made(n, f"{n} miners were killed.") for n in (2, 3, 5)]
    figures = [said(r, f"{n} miners were killed", n) for r, n in zip(reports, (2, 3, 5), strict=True)]
    assert incident_toll(Facet.KILLED, figures, reports) is None


def test_copies_of_one_text_are_one_voice() -> None:
    reports = [made(1, "Six were killed."), made(2, "Six were killed."), made(3, "Seven were killed.", "2031-05-05")]
    copied = [replace(r, origin="o1") for r in reports[:2]] + reports[2:]
    figures = [said(r, "Six were killed", 6) for r in copied[:2]] + [said(copied[2], "Seven were killed", 7)]
    toll = incident_toll(Facet.KILLED, figures, copied)
    assert toll is not None and (toll.figure, toll.share) == (7, 0.5)


def dead(report: Report, words: str, people: str, low: int) -> Statement:
    """Dead of whom the report says `people` within `words`."""
    statement = said(report, words, low, method="verb: single" if low == 1 else "verb: figure")
    return replace(statement, value=Quantity(low, low, False, "person", people))


def test_who_killed_himself_is_counted_beside_those_he_killed() -> None:
    reports = [made(1, "He killed two guards before killing himself."), made(2, "Three people died.")]
    figures = [dead(reports[0], "killed two guards", "two guards", 2)]
    figures.append(dead(reports[0], "killing himself", "himself", 1))
    figures.append(dead(reports[1], "Three people died", "Three people", 3))
    toll = incident_toll(Facet.KILLED, figures, reports)
    assert toll is not None and (toll.figure, toll.share, toll.told) == (3, 1.0, {2, 3})


def test_attacker_already_among_the_dead_is_not_added() -> None:
    report = made(1, "Three people died, including the gunman. The gunman was killed by guards.")
    figures = [dead(report, "Three people died", "Three people", 3)]
    figures.append(dead(report, "The gunman was killed", "The gunman", 1))
    toll = incident_toll(Facet.KILLED, figures, [report])
    assert toll is not None and toll.figure == 3


class Counted(list[Statement]):
    """Counts how often somebody goes through it."""

    passes = 0

    def __iter__(self) -> Iterator[Statement]:
        self.passes += 1
        return super().__iter__()


def test_statements_are_gone_through_once_however_many_reports_there_are() -> None:
    reports = [made(n, "Three people were killed at Orrin.") for n in range(1, 30)]
    statements = Counted(said(r, "Three people were killed", 3) for r in reports)
    toll = incident_toll(Facet.KILLED, statements, reports)
    assert toll is not None and toll.figure == 3
    assert statements.passes == 1


def test_figures_of_one_account_are_not_compared_with_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    report = made(1, "A guard was killed. " + "Three people were killed at Orrin. " * 50)
    figures = [said(report, "Three people were killed", 3) for _ in range(50)] + [said(report, "guard was killed", 1)]
    compared: list[object] = []
    monkeypatch.setattr(Statement, "__eq__", lambda self, other: compared.append(other) or self is other)
    assert incident_toll(Facet.KILLED, figures, [report]) is not None
    assert not compared


def test_same_figure_of_somebody_else_is_not_the_toll() -> None:
    report = made(1, "Three people were killed at Orrin. Three crows were killed.")
    figures = {s.id: s for s in (said(report, "Three people were killed", 3), said(report, "Three crows", 3))}
    first, second = (_of_one(s) for s in figures.values())
    heard = hear_compared([first], figures, [report])
    assert incident_total(Facet.KILLED, [first, second], heard) is first
    assert incident_total(Facet.KILLED, [second], heard) is None


def _of_one(statement: Statement) -> Comparison:
    version = Version(statement.value, (statement.id,), ("r1",), ("o1",))
    return Comparison("c1", "v1", Facet.KILLED, (version,), Verdict.SINGLE, Best(("o1",), "", "", best=3))


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The mill, which was built 40 years ago, fell in and nine people died.", True),
        ("Forty years ago, nine people died in the mill.", False),
        ("In the mill nine people died 40 years ago.", False),
    ],
)
def test_only_the_dead_of_years_ago_are_of_another_time(text: str, counts: bool) -> None:
    report = made(1, text)
    account = find_account(report, [said(report, "nine people", 9)], Facet.KILLED)
    assert (account is not None) is counts
