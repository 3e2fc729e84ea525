"""Verdicts on pairs of values: our own table, and the laws that verdicts keep."""

import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.collate.verdicts import compare_quantities, compare_values, verdict_of
from recension.model.comparison import Verdict, Version
from recension.model.values import Precision, Quantity, Truth, Value, When, Who, Words

CASES = Path(__file__).parent.parent / "cases" / "verdicts.jsonl"
KINDS = {kind.kind: kind for kind in (Quantity, When, Who, Truth, Words)}


def value_of(plain: dict[str, object]) -> Value:
    kind = KINDS[str(plain["kind"])]
    fields = {k: v for k, v in plain.items() if k != "kind"}
    if kind is When:
        fields["precision"] = Precision(str(fields["precision"]))
    return kind(**fields)  # type: ignore[arg-type]


def rows() -> list[object]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    cases = [json.loads(line) for line in lines]
    return [
        pytest.param(
            case,
            id=f"{case['a']['text']} / {case['b']['text']}",
            marks=[pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else [],
        )
        for case in cases
    ]


@pytest.mark.parametrize("case", rows())
def test_verdict_is_as_in_the_table(case: dict[str, dict[str, object]]) -> None:
    within = {k: frozenset(v) for k, v in dict(case.get("within", {})).items()}
    a, b = value_of(case["a"]), value_of(case["b"])
    verdict, reason = compare_values(a, b, within=within)  # type: ignore[arg-type]
    assert (verdict, bool(reason)) == (case["verdict"], True), reason
    assert compare_values(b, a, within=within)[0] is verdict  # type: ignore[arg-type]


def test_the_table_covers_every_kind_and_every_verdict() -> None:
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    assert len(cases) >= 150
    assert {c["a"]["kind"] for c in cases} == set(KINDS)
    assert {c["verdict"] for c in cases} == set(Verdict) - {Verdict.SINGLE}


whole = st.integers(0, 20_000)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    low, high = sorted((draw(whole), draw(whole)))
    shape = draw(st.sampled_from(["exact", "least", "most", "range", "about"]))
    if shape == "exact":
        return Quantity(low, low, False, None, str(low))
    if shape == "about":
        return Quantity(low, low, True, None, f"about {low}")
    bounds = {"least": (low, None), "most": (None, high), "range": (low, high)}[shape]
    return Quantity(*bounds, False, None, shape)


@given(quantities(), quantities())
def test_verdicts_on_quantities_are_symmetric(a: Quantity, b: Quantity) -> None:
    assert compare_quantities(a, b)[0] is compare_quantities(b, a)[0]


@given(quantities())
def test_a_quantity_agrees_with_itself(a: Quantity) -> None:
    assert compare_quantities(a, dataclasses.replace(a, text="another text"))[0] is Verdict.AGREE


@given(whole, whole, whole)
def test_agreement_is_an_equivalence_on_exact_figures(a: int, b: int, c: int) -> None:
    one, two, three = (Quantity(n, n, False, None, str(n)) for n in (a, b, c))
    agrees = [compare_quantities(x, y)[0] is Verdict.AGREE for x, y in ((one, two), (two, three), (one, three))]
    assert not (agrees[0] and agrees[1]) or agrees[2]


@given(st.lists(whole, min_size=3, max_size=3, unique=True))
def test_refinement_is_transitive(bounds: list[int]) -> None:
    a, b, c = (Quantity(n, None, False, None, str(n)) for n in sorted(bounds))
    assert [compare_quantities(x, y)[0] for x, y in ((a, b), (b, c), (a, c))] == [Verdict.REFINE] * 3


@given(st.tuples(quantities(), quantities(), quantities()))
def test_what_lies_within_what_lies_within_lies_within(three: tuple[Quantity, Quantity, Quantity]) -> None:
    from recension.collate.bounds import bounds_of

    a, b, c = (bounds_of(q) for q in three)
    assert not (a.holds(b) and b.holds(c)) or a.holds(c)


def version(value: Value, *origins: str) -> Version:
    return Version(value, tuple(f"s{o[1:]}" for o in origins), tuple(f"r{o[1:]}" for o in origins), origins)


FIVE, SIX = (Quantity(n, n, False, None, str(n)) for n in (5, 6))


def test_one_origin_alone_is_single_whatever_it_says() -> None:
    assert verdict_of([version(FIVE, "o1"), version(SIX, "o1")])[0] is Verdict.SINGLE


def test_the_gravest_verdict_of_two_origins_stands() -> None:
    assert verdict_of([version(FIVE, "o1", "o2"), version(SIX, "o3")])[0] is Verdict.DIFFER


def test_all_the_same_agree() -> None:
    assert verdict_of([version(FIVE, "o1", "o2")])[0] is Verdict.AGREE


def test_two_actors_in_one_report_do_not_quarrel_with_one_of_them_in_another() -> None:
    anna, ben = Who("e1", "Anna Orr"), Who("e2", "Ben Orr")
    assert verdict_of([version(anna, "o1", "o2"), version(ben, "o1")])[0] is Verdict.REFINE


def test_two_single_actors_differ() -> None:
    assert verdict_of([version(Who("e1", "Anna Orr"), "o1"), version(Who("e2", "Ben Orr"), "o2")])[0] is Verdict.DIFFER
