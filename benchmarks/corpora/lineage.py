"""Lineage: copies found among news articles, and articles that a rule has rewritten.

Copies are pairs of one event (news-clusters) or incident (tvc) whose five-word runs contain one another to nine tenths
and more, counted over the whole texts, apart from what is under test. Of the pairs that are found, one is wrong where
less than a twentieth of the runs is common. Rewritten pairs are an article and what synonyms, another order of its
sentences, cut sentences and another tense have made of it; independent pairs are articles of one event that share less
than a hundredth of their runs.
"""

import hashlib
import json
import random
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

from recension.encoder import Encoder
from recension.link.texts import TextLinks, link_texts
from recension.model.comparison import LineageKind
from recension.model.report import Report
from recension.text.annotate import annotate
from recension.text.sentences import find_sentences

COPIED, APART, INDEPENDENT = 0.9, 0.05, 0.01
# Shorter articles are photo captions and crawling accidents.
LEAST_WORDS = 60
CUT, SWAPPED, TURNED = 0.25, 0.8, 0.5
WORD = re.compile(r"\w+")


def run(data: Path, split: str, _encoder: Encoder) -> dict[str, float]:
    """Recall and precision of copies, and the share of rewritten pairs that is found; percent."""
    found = true = hit = wrong = 0
    for _, group in read_groups(data / split):
        links = _linked(link_texts(group))
        for a, b in combinations(group, 2):
            held, said = containment(a.text, b.text), frozenset((a.id, b.id)) in links
            true += held >= COPIED
            hit += said and held >= COPIED
            found += said
            wrong += said and held < APART
    rewritten, made_up, independent = _rewritten(data / split)
    return {
        "copies recall": 100 * hit / max(true, 1),
        "copies precision": 100 * (found - wrong) / max(found, 1),
        "rewritten recall": 100 * sum(rewritten) / max(len(rewritten), 1),
        "independent taken for copies": 100 * made_up / max(independent, 1),
        "copies": true,
        "rewritten pairs": len(rewritten),
    }


def _linked(links: TextLinks) -> set[frozenset[str]]:
    return {frozenset(line.reports) for line in links.lineage if line.kind is not LineageKind.SHARED}


def _rewritten(folder: Path) -> tuple[list[bool], int, int]:
    """For each article whether its rewriting is found, and how many independent pairs were taken for copies of all."""
    found, made_up, independent = [], 0, 0
    for _, group in read_groups(folder):
        copies = [rewrite(r, n) for n, r in enumerate(group)]
        for report, copy in zip(group, copies, strict=True):
            found.append(bool(_linked(link_texts([report, copy]))))
        for a, b in combinations(range(len(group)), 2):
            if containment(group[a].text, group[b].text) < INDEPENDENT:
                independent += 1
                made_up += bool(_linked(link_texts([group[a], copies[b]])))
    return found, made_up, independent


def read_groups(folder: Path) -> Iterator[tuple[str, list[Report]]]:
    """The articles of each event or incident, as reports with their parts found."""
    groups: dict[str, list[dict[str, str]]] = {}
    if (folder / "articles.jsonl").exists():
        for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            groups.setdefault(article["event"], []).append(article)
    else:
        for line in (folder / "incidents.jsonl").read_text(encoding="utf-8").splitlines():
            incident = json.loads(line)
            groups[incident["incident_id"]] = incident["reports"]
    for name, articles in groups.items():
        reports = [_report(n, a) for n, a in enumerate(articles, 1) if len(a["text"].split()) >= LEAST_WORDS]
        yield name, reports


def _report(number: int, article: dict[str, str]) -> Report:
    text = article["text"]
    digest = hashlib.sha256((article.get("url", "") + text).encode()).hexdigest()
    found = Report(f"r{number}", digest, article.get("url", ""), text, article.get("title"), article.get("outlet"))
    return annotate(found)


@cache
def _runs(text: str) -> frozenset[str]:
    words = WORD.findall(text.lower())
    return frozenset(" ".join(words[i : i + 5]) for i in range(len(words) - 4))


def containment(a: str, b: str) -> float:
    """The share of the shorter text's five-word runs that the other has."""
    one, two = _runs(a), _runs(b)
    return len(one & two) / max(min(len(one), len(two)), 1)


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    tables = tomllib.loads(Path(__file__).with_name("rewriting.toml").read_text(encoding="utf-8"))
    return tables["swaps"], tables["tenses"]


def rewrite(report: Report, seed: int) -> Report:
    """The report with sentences cut and shuffled, words swapped for synonyms and tenses turned, by a seeded rule."""
    chance = random.Random(seed)
    sentences = [report.text[a:b] for a, b in find_sentences(report.text, 0, len(report.text))]
    kept = [s for s in sentences if chance.random() >= CUT] or sentences
    chance.shuffle(kept)
    text = " ".join(_reword(s, chance) for s in kept)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return annotate(Report("rewritten", digest, "", text, outlet="another.example"))


def _reword(sentence: str, chance: random.Random) -> str:
    swaps, tenses = _tables()

    def swap(found: re.Match[str]) -> str:
        word = found.group()
        if (other := swaps.get(word)) and chance.random() < SWAPPED:
            return other
        return tenses[word] if word in tenses and chance.random() < TURNED else word

    return WORD.sub(swap, sentence)
