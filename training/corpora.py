"""All corpora of a folder by name and split, and the label sets that the treebanks leave open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from training.examples import CLOSED_LABELS, Document
from training.read_attribution import read_polnear
from training.read_events import read_factuality, read_meantime, read_tempeval
from training.read_names import read_worldwide
from training.read_plover import read_plover
from training.read_treebanks import read_ewt, read_gum

DOCUMENT_CORPORA = ("gum", "ewt", "worldwide-ner", "polnear", "tempeval3", "meantime", "factuality", "plover")
PAIR_CORPORA = ("ecbplus", "ists")
MINIMUM_UNITS = {"lemma": 3, "relation": 10, "xpos": 1, "upos": 1}  # rarer labels are noise (typos, one-off lemmas)


def read_corpora(folder: Path, split: str, without: frozenset[str] = frozenset()) -> dict[str, list[Document]]:
    """The documents of every corpus that is there and is not left out."""
    readers = {"gum": read_gum, "ewt": read_ewt, "worldwide-ner": read_worldwide, "polnear": read_polnear,
               "tempeval3": read_tempeval, "meantime": read_meantime}  # fmt: skip
    found = {name: list(read(folder / name / split)) for name, read in readers.items() if name not in without}
    if "factuality" not in without:
        left_out = frozenset(_dev_articles(folder)) if split == "train" else frozenset()
        found["factuality"] = list(read_factuality(folder / "factuality" / split, left_out))
    if "plover" not in without:
        found["plover"] = list(read_plover(folder / "plover", split))
    return {name: documents for name, documents in found.items() if documents}


def _dev_articles(folder: Path) -> Iterable[str]:
    """The factuality corpora annotate articles of TempEval-3 and MEANTIME; dev articles there must not train here."""
    for path in (folder / "tempeval3" / "dev").glob("*/*.tml"):
        yield path.stem
    for path in (folder / "meantime" / "dev" / "intra-doc_annotation").glob("*/*.xml"):
        yield path.stem.partition("_")[0]


def collect_labels(corpora: dict[str, list[Document]]) -> dict[str, list[str]]:
    """The labels of every task: the closed sets, and those that the treebanks use often enough, most frequent first."""
    counts: dict[str, Counter[str]] = {task: Counter() for task in MINIMUM_UNITS}
    for name in ("gum", "ewt"):
        for document in corpora.get(name, []):
            for sentence in document.sentences:
                for task, counter in counts.items():
                    counter.update(label for label in sentence.labels[task] if label is not None)
    open_labels = {
        task: [label for label, n in sorted(counter.items(), key=lambda c: (-c[1], c[0])) if n >= MINIMUM_UNITS[task]]
        for task, counter in counts.items()
    }
    return open_labels | {task: list(labels) for task, labels in CLOSED_LABELS.items()}
