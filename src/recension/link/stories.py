"""Stories: a pile of reports on many incidents, parted into the incidents."""

import heapq
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from recension.model.report import PartKind, Report

from .alignment import HOLLOW

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
STEM_CHARS = 7
# A report says what it is about in its headline, then in its first lines; a name tells more than another word.
FROM_HEADLINE, FROM_LEAD, FROM_NAME = 4, 2, 2
LEAD_WORDS, READ_WORDS = 120, 400
# The rarest words are enough to know a story by, and keep the work near linear in the number of reports.
MOST_TERMS = 200
# A small pile says little of how rare a word is: each counts as if so many other reports had been seen without it.
UNSEEN_REPORTS = 60
COMMON_SHARE, COMMON_AT_LEAST, COMMON_AT_MOST = 0.35, 12, 500
# Calibrated on news-clusters dev (B³ F1 0.99) and on random small piles drawn from it, 2026-11.
SAME_STORY = 0.125
LEAST_LIKENESS = 0.03

Likeness = dict[int, dict[int, float]]


def split_stories(reports: Sequence[Report]) -> tuple[tuple[Report, ...], ...]:
    """The reports by incident, the largest story first; within a story and among equals in order of digests."""
    in_order = sorted(reports, key=lambda r: r.digest)
    stories = _join(len(in_order), _likenesses([_terms(r) for r in in_order]))
    stories.sort(key=lambda places: (-len(places), places[0]))
    return tuple(tuple(in_order[place] for place in places) for places in stories)


def _terms(report: Report) -> Counter[str]:
    """The report's words by their beginnings, each with its weight."""
    found: Counter[str] = Counter()
    for n, word in enumerate(_story_words(report)):
        weight = FROM_LEAD if n < LEAD_WORDS else 1
        found[_term(word)] += weight * (FROM_NAME if word[0].isupper() else 1)
    for word in WORD.findall(report.title or ""):
        found[_term(word)] += FROM_HEADLINE
    return Counter({term: weight for term, weight in found.items() if len(term) > 2 and term not in HOLLOW})


def _story_words(report: Report) -> Iterator[str]:
    told = [p for p in report.parts if p.kind in (PartKind.HEADLINE, PartKind.DATELINE, PartKind.BODY)]
    left = READ_WORDS
    for start, end in [(p.start, p.end) for p in told] or [(0, len(report.text))]:
        for found in WORD.finditer(report.text, start, end):
            if left == 0:
                return
            left -= 1
            yield found.group()


def _term(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s")[:STEM_CHARS]


def _vectors(terms: Sequence[Counter[str]]) -> list[dict[str, float]]:
    """TF-IDF of length 1, of the terms that more than one report and not too many hold."""
    holders = Counter(term for counts in terms for term in counts)
    most = min(max(COMMON_AT_LEAST, COMMON_SHARE * len(terms)), COMMON_AT_MOST)
    vectors = []
    for counts in terms:
        weights = {
            term: (1 + math.log(count)) * math.log((len(terms) + UNSEEN_REPORTS) / holders[term])
            for term, count in counts.items()
            if holders[term] <= most
        }
        length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        foremost = sorted(weights, key=lambda term: (-weights[term], term))[:MOST_TERMS]
        vectors.append({term: weights[term] / length for term in foremost if holders[term] > 1})
    return vectors


def _likenesses(terms: Sequence[Counter[str]]) -> Likeness:
    """The cosine of every two reports that share a term, where it is above the least."""
    holding: dict[str, list[tuple[int, float]]] = {}
    found: Likeness = {place: {} for place in range(len(terms))}
    for place, vector in enumerate(_vectors(terms)):
        near: Counter[int] = Counter()
        for term, weight in vector.items():
            for other, other_weight in holding.setdefault(term, []):
                near[other] += weight * other_weight  # type: ignore[assignment]
            holding[term].append((place, weight))
        for other, likeness in near.items():
            if likeness >= LEAST_LIKENESS:
                found[place][other] = found[other][place] = likeness
    return found


def _join(count: int, likeness: Likeness) -> list[list[int]]:
    """Agglomeration by average link: the two likest groups are joined until none are alike enough."""
    groups = {place: [place] for place in range(count)}
    heap = [(-s, i, j) for i, row in likeness.items() for j, s in row.items() if i < j and s >= SAME_STORY]
    heapq.heapify(heap)
    while heap:
        _, i, j = heapq.heappop(heap)
        if i in groups and j in groups:
            joined = count + len(likeness)
            row = _averaged(groups, likeness, i, j)
            groups[joined] = sorted(groups.pop(i) + groups.pop(j))
            likeness[joined] = row
            for other, s in row.items():
                likeness[other][joined] = s
                if s >= SAME_STORY:
                    heapq.heappush(heap, (-s, other, joined))
    return list(groups.values())


def _averaged(groups: dict[int, list[int]], likeness: Likeness, i: int, j: int) -> dict[int, float]:
    """How like the union of two groups is to each other group: the mean over its members."""
    one, two, sizes = likeness[i], likeness[j], (len(groups[i]), len(groups[j]))
    others = [k for k in sorted({*one, *two}) if k in groups and k not in (i, j)]
    return {k: (one.get(k, 0.0) * sizes[0] + two.get(k, 0.0) * sizes[1]) / sum(sizes) for k in others}
