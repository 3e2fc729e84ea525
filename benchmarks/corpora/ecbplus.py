"""ECB+: which event mentions of different documents are one event, from gold triggers, in the checked sentences.

`conll` groups documents by subtopic, which clustering the documents gives nearly without error, as published systems
do; `conll_topic` leaves both subtopics of a topic together. Singletons count, as is usual with gold mentions.
"""

import csv
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.scoring import CoreferenceScore
from recension.encoder import Encoder, event_vector, event_words
from recension.model.reading import EventWords

JOIN_FROM = 0.35  # mean chance of two clusters' pairs from which they are joined; chosen on dev


@dataclass(frozen=True, slots=True)
class EventMention:
    """A gold mention: where, its words, its vector and its cluster."""

    key: tuple[str, str]
    subtopic: str
    words: EventWords
    vector: tuple[float, ...]
    cluster: str


def run(data: Path, split: str, encoder: Encoder) -> dict[str, float]:
    """CoNLL F1 with its parts, documents grouped by subtopic, and by topic."""
    by_subtopic, by_topic = CoreferenceScore(), CoreferenceScore()
    checked = read_checked(data / split)
    for folder in sorted((data / split / "xml").iterdir(), key=lambda path: int(path.name)):
        paths = sorted(folder.glob("*.xml"))
        mentions = [m for path in paths for m in read_mentions(path, checked[path.stem], encoder)]
        score(by_topic, mentions, encoder)
        for subtopic in sorted({mention.subtopic for mention in mentions}):
            score(by_subtopic, [mention for mention in mentions if mention.subtopic == subtopic], encoder)
    parts = ("conll", "muc", "b3", "ceafe")
    return {name: by_subtopic.figures()[name] for name in parts} | {"conll_topic": by_topic.figures()["conll"]}


def read_checked(folder: Path) -> dict[str, set[int]]:
    """The numbers of the checked sentences of each document."""
    checked: dict[str, set[int]] = defaultdict(set)
    with next(folder.glob("*.csv")).open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            checked[f"{row['Topic']}_{row['File']}"].add(int(row["Sentence Number"]))
    return checked


def read_mentions(path: Path, checked: set[int], encoder: Encoder) -> Iterator[EventMention]:
    """The event mentions of a document's checked sentences, read in the context of the whole document."""
    root = ET.parse(path).getroot()
    sentences: dict[int, list[str]] = defaultdict(list)
    place: dict[str, tuple[int, int]] = {}
    for token in root.iter("token"):
        number, word = int(token.get("sentence", 0)), (token.text or "").strip()
        if word:
            place[token.get("t_id", "")] = (number, len(sentences[number]))
            sentences[number].append(word)
    numbers = sorted(sentences)
    analysis = encoder.analyse_words([sentences[number] for number in numbers])
    starts = {number: analysis.sentences[i].first for i, number in enumerate(numbers)}
    clusters = _read_clusters(root, path.stem)
    subtopic = "ecbplus" if path.stem.endswith("plus") else "ecb"
    for element in root.find("Markables") or ():
        spots = [place[a.get("t_id", "")] for a in element.findall("token_anchor") if a.get("t_id") in place]
        if spots and "ACTION" in element.tag and spots[0][0] in checked:
            at = starts[spots[0][0]] + min(word for number, word in spots if number == spots[0][0])
            key = element.get("m_id", "")
            cluster = clusters.get(key, f"{path.stem}/{key}")
            vector = event_vector(analysis, at)
            yield EventMention((path.stem, key), subtopic, event_words(analysis, at), vector, cluster)


def _read_clusters(root: ET.Element, name: str) -> dict[str, str]:
    clusters = {}
    for relation in root.find("Relations") or ():
        key = relation.get("note") or f"{name}/{relation.get('r_id')}"
        clusters.update({source.get("m_id", ""): key for source in relation.findall("source")})
    return clusters


def score(tally: CoreferenceScore, mentions: Sequence[EventMention], encoder: Encoder) -> None:
    """Clusters one group of mentions and counts it."""
    chances = pair_chances(mentions, encoder)
    found = [{mentions[i].key for i in cluster} for cluster in cluster_by_average(chances, JOIN_FROM)]
    wanted: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for mention in mentions:
        wanted[mention.cluster].add(mention.key)
    tally.add(found, list(wanted.values()))


def pair_chances(mentions: Sequence[EventMention], encoder: Encoder) -> NDArray[np.float64]:
    """Chances [M, M] that two mentions are one event."""
    size = len(mentions)
    vectors = np.array([mention.vector for mention in mentions], np.float32)
    words = [mention.words for mention in mentions]
    left, right = np.triu_indices(size, 1)
    chances = np.eye(size)
    if len(left):
        chances[left, right] = chances[right, left] = encoder.event_scorer(vectors, words).chances(left, right)
    return chances


def cluster_by_average(chances: NDArray[np.float64], join_from: float) -> list[list[int]]:
    """Joins the two clusters with the highest mean chance for as long as it reaches `join_from`."""
    clusters = [[i] for i in range(len(chances))]
    sums = chances.copy()
    np.fill_diagonal(sums, -np.inf)
    sizes = np.ones(len(clusters))
    while len(clusters) > 1:
        means = sums / np.outer(sizes, sizes)
        low, high = sorted(divmod(int(means.argmax()), len(clusters)))
        if means[low, high] < join_from:
            break
        clusters[low] += clusters.pop(high)
        sums[low] += sums[high]
        sums[:, low] += sums[:, high]
        sums[low, low] = -np.inf
        sizes[low] += sizes[high]
        sums, sizes = np.delete(np.delete(sums, high, 0), high, 1), np.delete(sizes, high)
    return clusters
