"""The best value by a written rule: codebooks are data, each figure names the rule that gave it and says why."""

import math
import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import combinations
from statistics import median_low
from typing import Any

from recension.model.comparison import Best, DayShare, Verdict, Version
from recension.model.values import Quantity

from .bounds import bounds_of, is_vague
from .oneunit import in_one_unit
from .verdicts import NOWHERE, Within, compare_quantities, compare_values
from .voices import Voice
from .wording import content_words, figure, show

Number = int | float
# "Tens of thousands", "several dozen": neither word alone says how many they are.
MULTIPLIED = re.compile(
    r"\b(?:tens|dozens|scores|hundreds|thousands|several|few|many|couple)(?: of)? "
    r"(?:dozen|score|hundred|thousand|million|billion)s?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figures:
    """The voices on one figure, with the point that a codebook reads in each."""

    voices: tuple[Voice, ...]
    points: tuple[Number, ...]
    series: bool

    @property
    def firm(self) -> tuple[int, ...]:
        """The places of the voices that give a figure, not a vague word; all where none does."""
        return tuple(i for i, v in enumerate(self.voices) if not is_vague(v.quantity)) or tuple(range(len(self.voices)))

    def origins_of(self, point: Number) -> set[str]:
        """The independent origins that give this figure."""
        return {self.voices[i].origin for i in self.firm if self.points[i] == point}


@cache
def load_codebook(name: str) -> dict[str, Any]:
    """The written rules of this name."""
    path = resources.files(__package__).joinpath("codebooks", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def best_value(
    voices: Sequence[Voice], codebook: str, *, series: bool = False, scale: float = 0, days: Sequence[str] = ()
) -> Best | None:
    """Low, best and high of one figure by the codebook, with what was used and why; None where no figure is given.

    Args:
        voices: who gives which figure.
        codebook: its name.
        series: whether the figure developed over time.
        scale: the largest number of people that the event is known to have touched.
        days: the days of the event, ISO, where it lasted several and the figure is a total over them.
    """
    book = load_codebook(codebook)
    vague = _vague_numbers(book, scale)
    pointed = [(voice, _point(voice.quantity, vague)) for voice in in_one_unit(voices)]
    known = [(voice, point) for voice, point in pointed if point is not None]
    if not known:
        return None
    figures = Figures(tuple(v for v, _ in known), tuple(p for _, p in known), series)
    rule = next(r for r in book["rule"] if CONDITIONS[r["when"]](figures))
    best = _state(figures, TAKES[rule["take"]](figures), rule, book, {v.statement for v in voices})
    return _divided(best, book["division"], days) if "division" in book and len(days) > 1 else best


def _divided(best: Best, rule: dict[str, str], days: Sequence[str]) -> Best:
    """The total divided evenly over the days, the remainder on the first."""
    each, rest = divmod(int(best.best or 0), len(days))
    shares = tuple(DayShare(day, each + (rest if n == 0 else 0)) for n, day in enumerate(days))
    says = rule["says"].format(count=len(days), first=shares[0].figure, each=each)
    return replace(best, days=shares, explanation=f"{best.explanation} {says}")


def _state(figures: Figures, best: Number, rule: dict[str, Any], book: dict[str, Any], heard: set[str]) -> Best:
    bearing = [v for v, point in zip(figures.voices, figures.points, strict=True) if point == best]
    used = {v.statement for v in bearing}
    dates = sorted(v.published[:10] for v in bearing if v.published)
    unit = bearing[0].quantity.unit if bearing else None
    says = rule["says"].format(
        best=figure(best, unit),
        count=len({v.origin for v in bearing}),
        date=dates[-1] if dates else "an unknown day",
        words=", ".join(sorted({show(v.quantity) for v in bearing})),
    )
    low, high = _range(figures, book)
    return Best(
        origins=tuple(sorted({v.origin for v in bearing}, key=natural)),
        rule=rule["id"],
        explanation=says,
        low=low,
        best=best,
        high=high,
        used=tuple(sorted(used, key=natural)),
        set_aside=tuple(sorted(heard - used, key=natural)),
    )


def natural(name: str) -> tuple[str, int]:
    """ "s2" before "s10"."""
    digits = name.lstrip("abcdefghijklmnopqrstuvwxyz")
    return name[: len(name) - len(digits)], int(digits) if digits.isdigit() else 0


def _range(figures: Figures, book: dict[str, Any]) -> tuple[Number, Number | None]:
    """The lowest and highest figure that a report gives; open at the top where all give only a least number."""
    firm = figures.firm
    highs = [figures.voices[i].quantity.high for i in firm]
    low = min(_floor(figures.voices[i].quantity, figures.points[i]) for i in firm)
    given = [h for h in highs if h is not None]
    if book["open_high"] and None in highs and (not given or max(given) < max(figures.points[i] for i in firm)):
        return low, None
    return low, max([*given, *(figures.points[i] for i in firm)])


def _floor(quantity: Quantity, point: Number) -> Number:
    return point if quantity.low is None else min(quantity.low, point)


def _vague_numbers(book: dict[str, Any], scale: float) -> dict[str, int]:
    """The book's numbers for vague words, by the words' bare forms."""
    large = scale >= book.get("large_from", math.inf)
    table = book["vague"] | (book.get("vague_large", {}) if large else {})
    return {bare: number for word, number in table.items() for bare in content_words(word)}


def _point(quantity: Quantity, vague: dict[str, int]) -> Number | None:
    """The one figure that stands for the quantity: itself, its bound, or the book's number for a vague word."""
    if is_vague(quantity) and not MULTIPLIED.search(quantity.text):
        listed = [vague[word] for word in content_words(quantity.text) if word in vague]
        if listed:
            # "Casualties" alone are nobody, but "dozens of casualties" are dozens.
            return min([number for number in listed if number] or listed)
        # "Soldiers died": a bare plural, or another word that says no more than that.
        if "plural" in vague and quantity.high is None and (quantity.low or 0) <= vague["plural"]:
            return vague["plural"]
    return quantity.low if quantity.low is not None else quantity.high


def _is_consistent(figures: Figures) -> bool:
    quantities = [figures.voices[i].quantity for i in figures.firm]
    return all(compare_quantities(a, b)[0] is not Verdict.DIFFER for a, b in combinations(quantities, 2))


def _is_corroborated(figures: Figures) -> bool:
    counts = sorted((len(figures.origins_of(p)) for p in {figures.points[i] for i in figures.firm}), reverse=True)
    return counts[0] > 1 and (len(counts) == 1 or counts[0] > counts[1])


def _has_one_official(figures: Figures) -> bool:
    return len({figures.points[i] for i in figures.firm if figures.voices[i].official}) == 1


CONDITIONS: dict[str, Callable[[Figures], bool]] = {
    "one-origin": lambda f: len({v.origin for v in f.voices}) == 1,
    "series": lambda f: f.series,
    "one-figure": lambda f: len({f.points[i] for i in f.firm}) == 1 and not is_vague(f.voices[f.firm[0]].quantity),
    "corroborated": _is_corroborated,
    "consistent": _is_consistent,
    "official": _has_one_official,
    "vague-only": lambda f: all(is_vague(v.quantity) for v in f.voices),
    "any": lambda _: True,
}


def _closest(figures: Figures) -> Number:
    """The point of the narrowest interval; of a bound and an exact figure, the exact one."""

    def width(i: int) -> tuple[float, bool, Number]:
        bounds = bounds_of(figures.voices[i].quantity)
        return bounds.high - bounds.low, figures.voices[i].quantity.approximate, -figures.points[i]

    return figures.points[min(figures.firm, key=width)]


def _most_origins(figures: Figures) -> Number:
    return max((figures.points[i] for i in figures.firm), key=lambda p: (len(figures.origins_of(p)), -p))


def _latest(figures: Figures) -> Number:
    return figures.points[max(figures.firm, key=lambda i: (figures.voices[i].published or "", figures.points[i]))]


TAKES: dict[str, Callable[[Figures], Number]] = {
    "closest": _closest,
    "most-origins": _most_origins,
    "latest": _latest,
    "lowest": lambda f: min(f.points[i] for i in f.firm),
    "official": lambda f: next(f.points[i] for i in f.firm if f.voices[i].official),
    "median": lambda f: median_low([f.points[i] for i in f.firm]),
}


def best_version(versions: Sequence[Version], *, within: Within = NOWHERE) -> Best | None:
    """Of values that are no figures: the one that most origins support, the closer one of two that agree."""
    if not versions:
        return None

    def support(version: Version) -> tuple[int, int]:
        """Origins that say the same or say it less closely."""
        behind, detail = set(version.origins), 0
        for other in versions:
            verdict, reason = compare_values(version.value, other.value, within=within)
            if other is not version and verdict in (Verdict.AGREE, Verdict.REFINE):
                behind |= set(other.origins)
                detail += verdict is Verdict.REFINE and reason.startswith(show(version.value))
        return len(behind), detail

    chosen = max(versions, key=lambda v: (*support(v), -versions.index(v)))
    used = set(chosen.statements)
    rest = [s for v in versions for s in v.statements if s not in used]
    return Best(
        origins=chosen.origins,
        rule="recension.most-origins",
        explanation=f"{show(chosen.value)} has the most independent origins behind it.",
        value=chosen.value,
        used=chosen.statements,
        set_aside=tuple(sorted(rest, key=natural)),
    )
