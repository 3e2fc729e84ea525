"""Stories: news-clusters' articles in one pile, parted into events; B³ F1 and the adjusted Rand index."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from recension.encoder import Encoder
from recension.link.stories import split_stories
from recension.model.report import Report
from recension.text.annotate import annotate


def run(data: Path, split: str, _encoder: Encoder) -> dict[str, float]:
    """B³ precision, recall and F1 and the adjusted Rand index, all times 100."""
    lines = (data / split / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [json.loads(line) for line in lines]
    reports = [_report(n, a) for n, a in enumerate(articles)]
    story_of = {r.id: n for n, story in enumerate(split_stories(reports)) for r in story}
    pairs = [(story_of[r.id], str(a["event"])) for r, a in zip(reports, articles, strict=True)]
    precision, recall = _b_cubed(pairs)
    return {
        "B3 precision": 100 * precision,
        "B3 recall": 100 * recall,
        "B3 F1": 200 * precision * recall / (precision + recall),
        "ARI": 100 * _adjusted_rand(pairs),
        "stories": len(set(story_of.values())),
    }


def _report(number: int, article: dict[str, str]) -> Report:
    digest = hashlib.sha256((article["url"] + article["text"]).encode()).hexdigest()
    found = Report(f"r{number}", digest, article["url"], article["text"], article["title"], article["outlet"])
    return annotate(found)


def _b_cubed(pairs: Sequence[tuple[int, str]]) -> tuple[float, float]:
    """Source: Bagga and Baldwin, Entity-based cross-document coreferencing using the vector space model, 1998."""
    both, got, gold = Counter(pairs), Counter(p[0] for p in pairs), Counter(p[1] for p in pairs)
    precision = sum(both[p] / got[p[0]] for p in pairs) / len(pairs)
    recall = sum(both[p] / gold[p[1]] for p in pairs) / len(pairs)
    return precision, recall


def _adjusted_rand(pairs: Sequence[tuple[int, str]]) -> float:
    """Source: Hubert and Arabie, Comparing partitions, 1985."""
    both, got, gold = Counter(pairs), Counter(p[0] for p in pairs), Counter(p[1] for p in pairs)
    together, one, two = (sum(n * (n - 1) / 2 for n in c.values()) for c in (both, got, gold))
    expected = one * two / (len(pairs) * (len(pairs) - 1) / 2)
    return (together - expected) / ((one + two) / 2 - expected)
