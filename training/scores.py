"""Figures on the dev parts while training goes on; the official ones are those of benchmarks/, on the shipped model."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Hashable, Iterable

import torch
from torch import Tensor

from benchmarks.scoring import CoreferenceScore
from recension.encoder.pairs import PAIR_TYPES
from training.examples import UNKNOWN, Document, bio_to_spans
from training.losses import Model, chunk_vectors, event_scores, mean_words, mentions_of
from training.read_pairs import SentencePair, Topic
from training.streams import pair_pass, topic_pass
from training.windows import Batch, Labels, Pieces, Window, batches_of, cut_windows, make_batch

EVALUATION_BATCH = 6000  # pieces
MACRO_TASKS = ("certainty",)
SPAN_TASKS = ("name", "inner", "timex", "attribution")
TAG_TASKS = ("xpos", "upos", "lemma", "tense", "aspect", "polarity", "certainty")
Figures = dict[str, float]


class Counts:
    """Right, found and wanted, by name."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.wanted: Counter[str] = Counter()

    def add(self, name: str, found: Iterable[Hashable], wanted: Iterable[Hashable]) -> None:
        """Compares what was found with what was wanted, as sets."""
        mine, theirs = set(found), set(wanted)
        self.right[name] += len(mine & theirs)
        self.found[name] += len(mine)
        self.wanted[name] += len(theirs)

    def f1(self, name: str) -> float:
        """In percent."""
        return 200 * self.right[name] / max(1, self.found[name] + self.wanted[name])


def score_documents(
    outputs_of: Callable[[Batch], dict[str, Tensor]], documents: list[Document], pieces: Pieces, labels: Labels
) -> Figures:
    """Every figure that the labels of these documents allow. `outputs_of` gives the contract's outputs of a batch."""
    windows = [w for d in documents for w in cut_windows(d, pieces)]
    counts = Counts()
    for chosen in batches_of(windows, EVALUATION_BATCH, random.Random(0)):
        batch = make_batch(chosen, labels)
        _count_batch(outputs_of(batch), batch, labels, counts)
    return _figures(counts, labels)


def _count_batch(outputs: dict[str, Tensor], batch: Batch, labels: Labels, counts: Counts) -> None:
    for task, target in batch.targets.items():
        if task in (*TAG_TASKS, "attribution_link"):
            known = target != UNKNOWN
            counts.wanted[task] += int(known.sum())
            counts.right[task] += int(((outputs[task].argmax(-1) == target) & known).sum())
    if "head" in batch.targets:
        _count_trees(outputs, batch, labels, counts)
    for row, window in enumerate(batch.windows):
        words = sum(len(s.words) for s in window.sentences)
        for task in SPAN_TASKS:
            if task in batch.targets:
                _count_spans(task, outputs[task][row, :words], window, labels, counts)
        for task in ("mention", "trigger", *MACRO_TASKS):
            if task in batch.targets:
                _count_marks(task, outputs[task][row, :words], window, labels, counts)
        if batch.whole.get("plover") is not None:
            _count_plover(outputs["plover"][row, :words], int(batch.whole["plover"][row]), counts)


def _count_trees(outputs: dict[str, Tensor], batch: Batch, labels: Labels, counts: Counts) -> None:
    heads, relations = batch.targets["head"], batch.targets["relation"]
    # A relation too rare for a label of its own is a relation got wrong, so it stays among the wanted.
    known = heads != UNKNOWN
    right = (outputs["arc"].argmax(-1) == heads) & known
    found = outputs["relation"].argmax(-1)
    plain = torch.tensor([labels.numbers["relation"].get(r.split(":")[0], 0) for r in labels.names["relation"]])
    alike = (plain[found] == plain[relations.clamp(min=0)]) & (relations != UNKNOWN)
    for name, good in (("uas", right), ("las", right & alike), ("las_full", right & (found == relations))):
        counts.right[name] += int(good.sum())
        counts.wanted[name] += int(known.sum())


def _count_spans(task: str, scores: Tensor, window: Window, labels: Labels, counts: Counts) -> None:
    wanted = [mark for s in window.sentences for mark in s.labels.get(task) or [None] * len(s.words)]
    if all(mark is None for mark in wanted):
        return
    found = [labels.names[task][i] for i in scores.argmax(-1).tolist()]
    mine, theirs = bio_to_spans(found), bio_to_spans(wanted)
    counts.add(task, mine, theirs)
    counts.add(f"{task}_untyped", [span[:2] for span in mine], [span[:2] for span in theirs])
    for kind in {span[2] for span in mine + theirs}:
        key = f"{task}/{kind}"
        counts.add(key, [s for s in mine if s[2] == kind], [s for s in theirs if s[2] == kind])
        inside = [[i for i, mark in enumerate(marks) if mark and mark[2:] == kind] for marks in (found, wanted)]
        counts.add(f"{task}_tokens/{kind}", *inside)


def _count_marks(task: str, scores: Tensor, window: Window, labels: Labels, counts: Counts) -> None:
    wanted = [mark for s in window.sentences for mark in s.labels.get(task) or [None] * len(s.words)]
    found = [labels.names[task][i] for i in scores.argmax(-1).tolist()]
    numbered = zip(range(len(found)), found, wanted, strict=True)
    marked = [(i, mine, theirs) for i, mine, theirs in numbered if theirs is not None]
    counts.add(task, [i for i, mine, _ in marked if mine != "none"], [i for i, _, theirs in marked if theirs != "none"])
    for kind in {theirs for _, _, theirs in marked} | {mine for _, mine, _ in marked}:
        key = f"{task}/{kind}"
        counts.add(key, [i for i, mine, _ in marked if mine == kind], [i for i, _, theirs in marked if theirs == kind])


def _count_plover(scores: Tensor, event: int, counts: Counts) -> None:
    best = torch.softmax(scores, -1)[:, 1:].max(0).values.argmax() + 1
    counts.right["plover"] += int(best) == event
    counts.wanted["plover"] += 1


def _figures(counts: Counts, labels: Labels) -> Figures:
    accuracies = (*TAG_TASKS, "uas", "las", "las_full", "attribution_link", "plover")
    counted = [t for t in accuracies if counts.wanted[t] and t not in MACRO_TASKS]
    found = {t: 100 * counts.right[t] / counts.wanted[t] for t in counted}
    for name in counts.wanted:
        if (name not in accuracies and "/" not in name) or name.startswith(("name/", "attribution_tokens/")):
            found[name] = counts.f1(name)
    for task in MACRO_TASKS:
        if counts.wanted[task]:
            found[f"{task}_macro"] = sum(counts.f1(f"{task}/{n}") for n in labels.names[task]) / len(labels.names[task])
    return {name: round(value, 2) for name, value in found.items()}


def score_coreference(model: Model, documents: list[Document], pieces: Pieces, labels: Labels, device: str) -> Figures:
    """CoNLL F1 over gold mention heads, singletons dropped: how good the vectors are, apart from finding mentions."""
    tally = CoreferenceScore()
    for document in documents:
        windows = cut_windows(document, pieces)
        batch = make_batch(windows, labels).to(device)
        layers = model.network.layers(batch.pieces, batch.shapes, batch.mask, batch.firsts)
        vectors, features, chains = mentions_of(model, model.network.views["mentions"](layers), windows)
        scores = model.coreference(vectors, features).float().cpu()
        tally.add(_chained(link_best(scores)), _chained(chains))
    return {f"coreference_{name}": round(value, 2) for name, value in tally.figures().items()}


def link_best(scores: Tensor) -> list[str]:
    """Each mention joins the chain of its best earlier one, if that scores above "none" (0)."""
    chains: list[str] = []
    for i in range(scores.size(0)):
        best = int(scores[i, :i].argmax()) if i else -1
        chains.append(chains[best] if best >= 0 and scores[i, best] > 0 else str(i))
    return chains


def _chained(chains: list[str]) -> list[list[int]]:
    members: dict[str, list[int]] = {}
    for i, chain in enumerate(chains):
        members.setdefault(chain, []).append(i)
    return [found for found in members.values() if len(found) > 1]


def score_pairs(
    model: Model, topics: list[Topic], pairs: list[SentencePair], pieces: Pieces, labels: Labels, device: str
) -> Figures:
    """F1 of same-event pairs within a topic (ECB+ dev), and accuracy of the pair head on aligned chunks (iSTS dev)."""
    counts = Counts()
    for raw in topic_pass(topics, pieces, random.Random(0)):
        batch = make_batch(raw.windows, labels).to(device)
        scores, clusters = event_scores(model, batch, raw.mentions or [])
        size = len(clusters)
        every = [(i, j) for i in range(size) for j in range(i)]
        linked = [p for p in every if scores[p] > 0]
        counts.add("same_event", linked, [p for p in every if clusters[p[0]] == clusters[p[1]]])
    for raw in pair_pass(pairs, pieces, random.Random(0)):
        batch = make_batch(raw.windows, labels).to(device)
        hidden = model.network.layers(batch.pieces, batch.shapes, batch.mask, batch.firsts)[-1]
        left, right, kinds = chunk_vectors(hidden, raw.pairs or [])
        found = model.pair(left, right).argmax(-1).tolist()
        counts.right["pair"] += sum(PAIR_TYPES[f] == kind for f, kind in zip(found, kinds, strict=True))
        counts.wanted["pair"] += len(kinds)
    figures = {"same_event_pairs": counts.f1("same_event")} if topics else {}
    if pairs:
        figures["pair_accuracy"] = 100 * counts.right["pair"] / max(1, counts.wanted["pair"])
    return {name: round(value, 2) for name, value in figures.items()}


def score_similarity(
    model: Model, teacher: Callable[[Batch], Tensor], documents: list[Document], pieces: Pieces, labels: Labels
) -> Figures:
    """Correlation of the cosines of sentences with those that the frozen base gives."""
    sentences = [s for d in documents for s in d.sentences if 5 <= len(s.words) <= 50][:300]
    windows = [pieces.window("", 0, [s]) for s in sentences]
    batch = make_batch([w for w in windows if len(w.pieces) <= 160], labels)
    hidden = model.network.layers(batch.pieces, batch.shapes, batch.mask, batch.firsts)[-1].float()
    ours = torch.nn.functional.normalize(mean_words(hidden, batch.sentence), dim=-1)
    theirs = teacher(batch)
    upper = torch.ones(len(ours), len(ours), dtype=torch.bool).triu(1)
    both = torch.stack([(ours @ ours.T)[upper], (theirs @ theirs.T)[upper]])
    return {"similarity": round(100 * float(torch.corrcoef(both)[0, 1]), 2)}
