"""The number grammar on phrases in our own words; no model is needed."""

import json
from pathlib import Path

import pytest

from recension.model.statement import Facet
from recension.read.figures import find_figures, parse_figure
from recension.read.measures import read_unit

CASE_FOLDER = Path(__file__).parents[1] / "cases"
CASES = [json.loads(line) for line in (CASE_FOLDER / "figures.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_figure_reads_as_written(case):
    figure = parse_figure(case["text"])
    assert figure is not None, case["comment"]
    assert figure.bounds(whole=True) == (case["low"], case["high"]), case["comment"]
    assert figure.approximate == case["approximate"], case["comment"]
    assert figure.additional == case.get("additional", False), case["comment"]


def test_figures_come_in_text_order_with_true_offsets():
    text = "Nine of the 14 barges and at least two dozen rafts"
    found = [text[f.first : f.last] for f in find_figures(text)]
    assert found == ["Nine", "14", "two dozen"]


def test_change_gives_two_figures_and_no_range():
    assert [f.low for f in find_figures("The toll rose from 12 to 15")] == [12, 15]


def test_measures_have_no_next_whole_number():
    figure = parse_figure("more than 450 km")
    assert figure is not None
    assert figure.bounds(whole=False) == (450, None)


@pytest.mark.parametrize(
    ("text", "facet", "name"),
    [
        ("$1.2m", Facet.MONEY, "USD"),
        ("HK$3.7bn", Facet.MONEY, "HKD"),
        ("Rs 500", Facet.MONEY, "INR"),
        ("40 million euros", Facet.MONEY, "EUR"),
        ("about 230 km", Facet.MEASURE, "km"),
        ("a 10-km range", Facet.MEASURE, "km"),
        ("12 mph", Facet.MEASURE, "mph"),
        ("2.5 per cent", Facet.MEASURE, "percent"),
        ("200 pounds", Facet.MEASURE, "pound"),
        ("six nights of rain", Facet.DURATION, "night"),
    ],
)
def test_unit_is_read_beside_the_figure(text, facet, name):
    figure = parse_figure(text)
    assert figure is not None
    unit = read_unit(text, figure)
    assert unit is not None
    assert (unit.facet, unit.name) == (facet, name)


def test_counted_things_have_no_unit():
    figure = parse_figure("the US 500 men strong")
    assert figure is not None
    assert read_unit("the US 500 men strong", figure) is None


def test_long_run_of_digits_is_read_at_once():
    assert len(list(find_figures("1,2" * 20000))) > 0
