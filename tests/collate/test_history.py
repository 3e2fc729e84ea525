"""What is of an earlier time than the story."""

from dataclasses import replace

import pytest
from writers import Writer

from recension.collate.history import is_history
from recension.collate.material import Material
from recension.model.report import DatedBy, Published


@pytest.mark.parametrize(
    ("text", "is_earlier"),
    [
        ("The lift burned in December.", True),
        ("Since December the lift has been shut.", False),
        ("The lift has been shut since last December.", False),
        ("The lift has been shut since the end of December.", False),
        ("The lift has been shut since mid-December.", False),
        ("The lift has been shut since at least 4 December.", False),
    ],
)
def test_what_is_so_since_a_month_is_so_today(text: str, is_earlier: bool) -> None:
    report = replace(Writer(1, text).report, published=Published("2021-06-05", "2021-06-05", DatedBy.METADATA))
    material = Material((report,), (), (), ())
    assert is_history(report.span(0, len(text)), report, material) is is_earlier


@pytest.mark.parametrize(
    ("text", "is_earlier"),
    [
        ("The lift burned in May.", False),
        ("The lift burned in May. It was mended on 3 June.", True),
        ("The lift burned in May. It was mended on May 30.", False),
        ("The lift burned in May. A clerk told of it on Monday.", False),
    ],
)
def test_an_undated_report_tells_the_month_before_its_own_by_a_day(text: str, is_earlier: bool) -> None:
    report = Writer(1, text).report
    sentence = report.span(0, text.index(".") + 1)
    assert is_history(sentence, report, Material((report,), (), (), ())) is is_earlier


def test_an_undated_report_of_a_weekday_tells_of_a_month_as_earlier() -> None:
    text = "The lift at Orsa burned on Sunday. Its motor had failed in May."
    report = Writer(1, text).report
    sentence = report.span(text.index("Its"), len(text))
    assert is_history(sentence, report, Material((report,), (), (), ()))
