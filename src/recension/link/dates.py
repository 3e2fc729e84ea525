"""Publication dates: from metadata, from the text, or inferred over all reports of an incident together."""

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from ..model.reading import Reading
from ..model.report import DatedBy, Published, Report
from .dateclues import Clue, find_clues, full_days, stated_day, years_gone

# Reports of one incident appear within days of each other, now and then weeks: a Cauchy-like fall, in days.
_SPREAD_DAYS = 1.5
# A sister's guessed day counts for less than a known one; and a report may stand alone.
_GUESS_WEIGHT, _ALONE = 0.6, 0.02
# Days tried about each day that anything names: reports appear after what they tell of.
_BEFORE_DAYS, _AFTER_DAYS = 7, 21
_MOST_CANDIDATES = 400
# Below this share the best day is no finding, and the days that are nearly as good are given as a range.
_SURE_SHARE = 0.4


def date_reports(reports: Sequence[Report], readings: Sequence[Reading]) -> dict[str, Published]:
    """When each report came out, by its id; a report is left out where nothing tells.

    What metadata says stands. Else the report's own words date it, else all the reports together: days are weighed by
    every clue of each undated report and by how near they lie to one day about which all reports cluster.
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
    weights = {report: {d: sum(clue.weigh(d) for clue in found) for d in days} for report, found in undated.items()}
    guesses = _first_guesses(days, fixed, weights)
    found = {}
    for report, weight in weights.items():
        sisters = [(day, 1.0) for day in fixed]
        sisters += [(day, _GUESS_WEIGHT) for other, day in guesses.items() if other != report]
        scores = {d: w + _company(d, sisters) for d, w in weight.items()}
        found[report] = _published(scores, undated[report], len(clues) > 1)
    return found


def _first_guesses(
    days: Sequence[date], fixed: Sequence[date], weights: Mapping[str, Mapping[date, float]]
) -> dict[str, date]:
    """The best day of each undated report, if all lie about the one day that suits them best together."""
    centre = max(days, key=lambda c: (_fit(c, fixed, weights), -c.toordinal()))
    return {r: max(w, key=lambda d: (w[d] + _nearness(d, centre), -d.toordinal())) for r, w in weights.items()}


def _company(day: date, sisters: Sequence[tuple[date, float]]) -> float:
    """How near a day lies to any of the sister reports: an incident may have had its say twice, weeks apart."""
    return math.log(sum((w * math.exp(_nearness(day, other)) for other, w in sisters), start=_ALONE))


def _candidates(fixed: Sequence[date], clues: Sequence[Clue]) -> list[date]:
    """Days about the dated reports, or else about the latest days that any report names in full."""
    seeds = set(fixed)
    if not seeds:
        named = sorted(day for day in full_days(clues))
        gone = set(years_gone(clues))
        seeds = {d for d in named if named[-1] - d <= timedelta(days=60) and d.year not in gone}
    days = {seed + timedelta(days=k) for seed in seeds for k in range(-_BEFORE_DAYS, _AFTER_DAYS + 1)}
    days |= {day for clue in clues if clue.stated for seed in seeds for day in clue.days_about(seed)}
    return sorted(days)[-_MOST_CANDIDATES:]


def _nearness(day: date, centre: date) -> float:
    return -math.log(1 + ((day - centre).days / _SPREAD_DAYS) ** 2)


def _fit(centre: date, fixed: Sequence[date], weights: Mapping[str, Mapping[date, float]]) -> float:
    told = sum(_nearness(day, centre) for day in fixed)
    return told + sum(max(w + _nearness(d, centre) for d, w in weight.items()) for weight in weights.values())


def _published(scores: Mapping[date, float], clues: Sequence[Clue], has_sisters: bool) -> Published:
    """The best day, or the days about it that are nearly as good."""
    top = max(scores.values())
    shares = {d: math.exp(s - top) for d, s in scores.items()}
    best = min(d for d, s in shares.items() if s == 1.0)
    first = last = best
    if 1 / sum(shares.values()) < _SURE_SHARE:
        near = [d for d, s in shares.items() if s >= 0.5]
        first, last = min(near), max(near)
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
