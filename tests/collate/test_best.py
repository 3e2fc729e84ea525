"""The best value by each codebook, with the rule that gave it."""

import pytest

from recension.collate.best import best_value, load_codebook
from recension.collate.voices import Voice
from recension.model.values import Quantity

DOZENS = Quantity(24, 99, True, None, "dozens")
SEVERAL = Quantity(3, 9, True, None, "several people")


def exactly(n: int) -> Quantity:
    return Quantity(n, n, False, None, str(n))


def at_least(n: int) -> Quantity:
    return Quantity(n, None, False, None, f"at least {n}")


def voices(*quantities: Quantity, official: int | None = None, days: tuple[str, ...] = ()) -> list[Voice]:
    return [
        Voice(f"s{n}", q, f"o{n}", days[n - 1] if days else None, official=n == official)
        for n, q in enumerate(quantities, start=1)
    ]


def given(quantities: list[Voice], codebook: str, *, series: bool = False) -> tuple[object, ...]:
    best = best_value(quantities, codebook, series=series)
    assert best is not None
    assert str(best.best) in best.explanation.replace(",", "")
    return best.low, best.best, best.high, best.rule


@pytest.mark.parametrize("codebook", ["recension", "acled", "ucdp"])
def test_a_figure_that_all_give_is_the_best(codebook: str) -> None:
    assert given(voices(exactly(12), exactly(12)), codebook)[:3] == (12, 12, 12)


def test_acled_takes_the_lowest() -> None:
    assert given(voices(exactly(12), exactly(9)), "acled") == (9, 9, 12, "acled.lowest")


def test_acled_takes_what_is_corroborated() -> None:
    assert given(voices(exactly(12), exactly(12), exactly(9)), "acled")[1::2] == (12, "acled.corroborated")


@pytest.mark.parametrize(("quantity", "number"), [(DOZENS, 12), (SEVERAL, 3)])
def test_acled_counts_vague_words(quantity: Quantity, number: int) -> None:
    assert given(voices(quantity), "acled")[1::2] == (number, "acled.vague")


@pytest.mark.parametrize(
    ("words", "scale", "number"),
    [
        ("several soldiers", 0, 3),
        ("several soldiers", 400, 10),
        ("numerous soldiers", 400, 10),
        ("soldiers", 0, 3),
        ("dozens", 400, 12),
        ("hundreds", 0, 100),
        ("heavy casualties", 0, 0),
        ("dozens of casualties", 0, 12),
    ],
)
def test_acled_has_a_number_for_every_vague_word(words: str, scale: int, number: int) -> None:
    best = best_value(voices(Quantity(None, None, True, None, words)), "acled", scale=scale)
    assert best is not None
    assert best.best == number


def test_acled_divides_a_total_over_days_with_the_remainder_on_the_first() -> None:
    days = ("2021-05-03", "2021-05-04", "2021-05-05")
    best = best_value(voices(exactly(11)), "acled", days=days)
    assert best is not None
    assert [(share.date, share.figure) for share in best.days] == [*zip(days, (5, 3, 3), strict=True)]
    assert "5 on the first day, 3 on each other" in best.explanation


@pytest.mark.parametrize("codebook", ["recension", "ucdp"])
def test_other_codebooks_divide_nothing(codebook: str) -> None:
    best = best_value(voices(exactly(11)), codebook, days=("2021-05-03", "2021-05-04"))
    assert best is not None
    assert best.days == ()


def test_ucdp_gives_low_and_high() -> None:
    assert given(voices(exactly(12), exactly(9), exactly(30)), "ucdp")[:3] == (9, 9, 30)


def test_ucdp_prefers_the_official_count() -> None:
    assert given(voices(exactly(12), exactly(9), official=1), "ucdp") == (9, 12, 12, "ucdp.best.official")


def test_ours_takes_the_exact_figure_within_the_bound() -> None:
    assert given(voices(at_least(7), exactly(7), at_least(5)), "recension")[1] == 7


def test_ours_leaves_the_top_open_where_only_a_least_number_is_given() -> None:
    assert given(voices(at_least(62)), "recension")[:3] == (62, 62, None)


def test_ours_takes_the_later_count_of_a_series() -> None:
    told = voices(exactly(84), exactly(85), days=("2021-03-05", "2021-03-26"))
    assert given(told, "recension", series=True)[1::2] == (85, "recension.latest")


def test_ours_hears_the_official_before_others() -> None:
    assert given(voices(exactly(58), exactly(51), official=2), "recension")[1::2] == (51, "recension.official")


def test_copies_of_one_text_do_not_corroborate() -> None:
    copies = [Voice("s1", exactly(9), "o1"), Voice("s2", exactly(9), "o1"), Voice("s3", exactly(12), "o2")]
    best = best_value(copies, "recension")
    assert best is not None
    assert best.rule != "recension.corroborated"


def test_what_was_used_and_set_aside_is_named() -> None:
    best = best_value(voices(exactly(12), exactly(12), exactly(9)), "recension")
    assert best is not None
    assert (best.used, best.set_aside, best.origins) == (("s1", "s2"), ("s3",), ("o1", "o2"))


def test_no_figure_gives_no_best_value() -> None:
    assert best_value(voices(Quantity(None, None, True, None, "some")), "recension") is None


@pytest.mark.parametrize("codebook", ["recension", "acled", "ucdp"])
def test_every_rule_has_an_id_of_its_book_and_the_last_one_always_holds(codebook: str) -> None:
    rules = load_codebook(codebook)["rule"]
    assert all(rule["id"].startswith(f"{codebook}.") for rule in rules)
    assert rules[-1]["when"] == "any"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (20_000, 99_000, "tens of thousands of marchers"),
        (36, 108, "several dozen swimmers"),
        (200_000, 999_000, "hundreds of thousands"),
    ],
)
def test_a_word_that_multiplies_another_is_no_number_of_its_own(low: int, high: int, words: str) -> None:
    assert given(voices(Quantity(low, high, True, None, words)), "recension")[:2] == (low, low)


def measured(figure: float, unit: str) -> Quantity:
    return Quantity(figure, figure, False, unit, f"{figure} {unit}")


def test_a_figure_given_in_two_units_has_its_best_value_in_one() -> None:
    assert given(voices(measured(90, "foot"), measured(27.4, "metre"), measured(90, "foot")), "recension")[:3] == (
        90,
        90,
        90,
    )
    assert given(voices(measured(2, "decade"), measured(20, "year")), "recension")[:3] == (2, 2, 2)


def test_a_figure_of_another_unit_that_differs_is_converted() -> None:
    assert given(voices(measured(30, "metre"), measured(30, "metre"), measured(164, "foot")), "recension")[:3] == (
        30,
        30,
        50,
    )


def test_a_figure_is_put_in_the_unit_of_what_is_more_than_a_bound() -> None:
    within = Quantity(None, 2, False, "week", "less than two weeks")
    assert given(voices(within, measured(12, "day")), "recension")[:3] == (12, 12, 14)
