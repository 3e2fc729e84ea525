"""Publication dates: from metadata, from the text, or inferred over all reports of an incident together."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from ..model.reading import Reading
from ..model.report import DatedBy, Published, Report
from .dateclues import Clue, find_clues, full_days, stated_day, years_gone

# How likely two reports of one incident are so many days apart, by the gap: 0.3 / (1 + gap²), by 78 piles of news whose
# days are known. One in twenty stands alone (0.03 to 0.4 were tried): it came out on any of so many days.
_SAME_DAY, _SPREAD_DAYS = 0.3, 1.0
_ALONE, _ANY_DAYS = 0.05, 3000
# Days tried about each day that anything names, and in how many next years: reports appear after what they tell of. Of
# more days than the last number, which bounds the work, the earliest are left out.
_BEFORE_DAYS, _AFTER_DAYS, _NEXT_YEARS = 7, 21, 3
_MOST_CANDIDATES = 800
_FAR = 28  # days that stand for all days that are not tried: whole weeks
# Below the first share the best day is no finding, and the days about it that are nearly as good are given as a range;
# where those about it have less than the second share, the report may as well be of any other time. On the piles above
# 0.5 for the second dates 8 of 420 more within a day and 8 more over a week off, 0.8 dates 8 and 6 fewer.
_SURE_SHARE, _LEAST_SHARE, _LONGEST = 0.4, 0.7, timedelta(days=7)
Floats = NDArray[np.float64]


def date_reports(reports: Sequence[Report], readings: Sequence[Reading]) -> dict[str, Published]:
    """When each report came out, by its id; a report is left out where nothing tells.

    What metadata says stands. Else the report's own words date it, else all the reports together: days are weighed by
    every clue of each undated report and by how near they lie to those of its sisters. Where no day stands out, the
    report is left without one.
    """
    times = {reading.report: reading for reading in readings}
    clues = {report.id: find_clues(report, times.get(report.id, Reading(report.id))) for report in reports}
    dated = {report.id: report.published for report in reports if report.published is not None}
    for report in reports:
        stated = stated_day(clues[report.id])
        if report.id not in dated and stated is not None and stated.day is not None:
            day = stated.day.isoformat()
            dated[report.id] = Published(day, day, DatedBy.TEXT, (stated.span,), stated.says)
    undated = sorted((r for r in reports if r.id not in dated), key=lambda r: r.digest)
    return dated | _infer({r.id: clues[r.id] for r in undated}, list(dated.values()), clues)


def _infer(
    undated: Mapping[str, Sequence[Clue]], dated: Sequence[Published], clues: Mapping[str, Sequence[Clue]]
) -> dict[str, Published]:
    fixed = [date.fromisoformat(p.start[:10]) for p in dated]
    days = _candidates(fixed, [c for found in clues.values() for c in found])
    if not days or not undated:
        return {}
    weighed = {r: [sum(c.weigh(d) for c in found) for d in days] for r, found in undated.items()}
    far = {r: [sum(c.weigh_elsewhere(k) for c in found) for k in range(_FAR)] for r, found in undated.items()}
    told = np.array([weighed[r] + far[r] for r in undated])
    told = np.exp(told - told.max(axis=1, keepdims=True))  # as shares of the best: many dates underflow together
    beliefs = _believe(told, np.array([d.toordinal() for d in days]), [d.toordinal() for d in fixed])
    published = (
        _published(dict(zip(days, belief.tolist(), strict=False)), found, len(clues) > 1)
        for belief, found in zip(beliefs, undated.values(), strict=True)
    )
    return {report: p for report, p in zip(undated, published, strict=True) if p is not None}


def _believe(told: Floats, days: NDArray[np.int64], fixed: Sequence[int]) -> Floats:
    """The share of each report (row) and day (column), the last of which stand for all days that are not tried.

    All reports lie about one day that is not known, each of them or, now and then, anywhere; so every day is taken for
    that one in turn, and counts by how well all reports fit it.
    """
    size = len(days)
    by_chance = np.array([1 / _ANY_DAYS] * size + [1 / _FAR] * _FAR)
    together = np.zeros((size + _FAR, size + _FAR))
    together[:size, :size] = _together(days[:, None] - days)
    gaps = np.abs(np.arange(_FAR)[:, None] - np.arange(_FAR))
    together[size:, size:] = _together(np.minimum(gaps, _FAR - gaps))
    likely = (1 - _ALONE) * told @ together + _ALONE * (told @ by_chance)[:, None]
    known = np.zeros((len(fixed), size + _FAR))
    known[:, :size] = _together(np.array(fixed, dtype=np.int64)[:, None] - days)
    fit = np.log(by_chance) + np.log(likely).sum(axis=0) + np.log((1 - _ALONE) * known + _ALONE / _ANY_DAYS).sum(axis=0)
    middle = np.exp(fit - fit.max())
    shares = middle / middle.sum() / likely
    beliefs: Floats = told * ((1 - _ALONE) * shares @ together + _ALONE * by_chance * shares.sum(axis=1)[:, None])
    return beliefs


def _together(gaps: NDArray[np.int64]) -> Floats:
    return _SAME_DAY / (1 + np.square(gaps / _SPREAD_DAYS))


def _candidates(fixed: Sequence[date], clues: Sequence[Clue]) -> list[date]:
    """The latest days about the dated reports and about all days that any report names in full.

    With the same days of the next years, since what is told of 31 December tells of no year; and without the years
    that lie behind one of the reports.
    """
    gone = set() if fixed else set(years_gone(clues))
    seeds = {*fixed, *full_days(clues)}
    days = {seed + timedelta(days=k) for seed in seeds for k in range(-_BEFORE_DAYS, _AFTER_DAYS + 1)}
    days |= {day for clue in clues if clue.stated for seed in seeds for day in clue.days_about(seed)}
    if not fixed:
        days |= {day + timedelta(days=round(365.25 * k)) for day in days for k in range(1, _NEXT_YEARS + 1)}
    return sorted(d for d in days if d.year not in gone)[-_MOST_CANDIDATES:]


def _published(belief: Mapping[date, float], clues: Sequence[Clue], has_sisters: bool) -> Published | None:
    """The best day, or the days about it that are nearly as good; None where it may be any other as well."""
    top = max(belief.values())
    best = min(d for d, s in belief.items() if s == top)
    first = last = best
    if top < _SURE_SHARE:
        near = [d for d, s in belief.items() if s >= top / 2 and abs(d - best) <= _LONGEST]
        first, last = min(near), max(near)
    if sum(s for d, s in belief.items() if abs(d - best) <= _LONGEST) < _LEAST_SHARE:
        return None
    used = _agreeing(clues, best)
    reasons = list(dict.fromkeys(clue.says for clue in used)) or ["nothing in it speaks against the day"]
    if has_sisters:
        reasons.append("the reports of the incident lie close together")
    spans = tuple(sorted({clue.span for clue in used}))
    return Published(first.isoformat(), last.isoformat(), DatedBy.INFERRED, spans, "; ".join(reasons))


def _agreeing(clues: Sequence[Clue], best: date) -> list[Clue]:
    """The clues that chose the day: those that like it as well as any other day of its week."""
    week = [best + timedelta(days=k) for k in range(-3, 4)]
    told = [clue for clue in clues if clue.time.day is not None or clue.time.weekday is not None]
    return [clue for clue in told if clue.weigh(best) >= max(map(clue.weigh, week)) - 0.01]
