"""A pile of reports, parted into incidents."""

import hashlib

from recension.link.stories import split_stories
from recension.model.report import Report

FERRY = (
    "A ferry struck the pier of Marlow harbour on Tuesday, injuring 14 passengers from the island of Tarn.",
    "Fourteen passengers of the Tarn ferry were hurt when it hit the pier in Marlow harbour, the coast guard said.",
    "The coast guard in Marlow asks why the Tarn ferry could not stop before the harbour pier.",
)
STRIKE = (
    "Teachers in Orrin walked out of their schools on Monday over pay, and the union called for a week of strikes.",
    "Schools stayed shut in Orrin as the teachers' union began its strike for higher pay.",
)


def report(number: int, text: str) -> Report:
    return Report(f"r{number}", hashlib.sha256(text.encode()).hexdigest(), "", text)


def test_two_incidents_are_parted() -> None:
    reports = [report(n, text) for n, text in enumerate((*FERRY, *STRIKE))]
    stories = [{r.text for r in story} for story in split_stories(reports)]
    assert stories == [set(FERRY), set(STRIKE)]


def test_the_order_of_reports_changes_nothing() -> None:
    reports = [report(n, text) for n, text in enumerate((*FERRY, *STRIKE))]
    assert split_stories(reports) == split_stories(reports[::-1])


def test_nothing_and_one_report_are_parted_too() -> None:
    assert split_stories([]) == ()
    assert len(split_stories([report(1, FERRY[0])])) == 1
