"""Figures of one dimension put in one unit: of "40 metres (131 feet)" the best value is in metres throughout."""

from collections.abc import Sequence
from dataclasses import replace

from recension.model.comparison import Verdict
from recension.model.values import Quantity

from .bounds import dimension_of, factor_of
from .verdicts import compare_quantities
from .voices import Voice

# A conversion is no closer than the figure that it is made from.
SIGNIFICANT = 3


def in_one_unit(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """The voices with their figures in the unit that most origins give, those first that give more than a bound.

    Counts and money stay as they are.
    """
    origins: dict[str, set[tuple[str, bool]]] = {}
    for voice in voices:
        low, high, unit = voice.quantity.low, voice.quantity.high, voice.quantity.unit
        if unit is not None and dimension_of(unit) is not None:
            origins.setdefault(unit, set()).add((voice.origin, low is not None and low == high))
    if len({factor_of(unit) for unit in origins}) < 2:
        return tuple(voices)
    # of two that are as frequent the first
    unit = max(origins, key=lambda u: (sum(exact for _, exact in origins[u]), len(origins[u])))
    given = [voice.quantity for voice in voices if voice.quantity.unit == unit]
    return tuple(replace(voice, quantity=_put(voice.quantity, unit, given)) for voice in voices)


def _put(quantity: Quantity, unit: str, given: Sequence[Quantity]) -> Quantity:
    """The figure in this unit: as one gives it that says the same, else converted."""
    if dimension_of(quantity.unit) != dimension_of(unit) or quantity.unit == unit:
        return quantity
    same = next((g for g in given if compare_quantities(quantity, g)[0] is Verdict.AGREE), None)
    if same is not None:
        return replace(same, approximate=quantity.approximate)
    factor = factor_of(quantity.unit) / factor_of(unit)
    low, high = (None if end is None else _rounded(end * factor) for end in (quantity.low, quantity.high))
    return replace(quantity, low=low, high=high, unit=unit)


def _rounded(number: float) -> int | float:
    close = float(f"{number:.{SIGNIFICANT}g}")
    return int(close) if close == int(close) else close
