"""MEANTIME: event triggers and extents of temporal expressions in the annotated sentences 0 to 5 (on gold words)."""

from pathlib import Path

from benchmarks.corpora.tempeval3_events import count
from benchmarks.scoring import Counts
from benchmarks.timeml import read_cat
from recension.encoder import Encoder


def run(data: Path, split: str, encoder: Encoder) -> dict[str, float]:
    """F1 of triggers and of times."""
    tallies: dict[str, Counts] = {}
    for path in sorted((data / split / "intra-doc_annotation").glob("*/*.xml")):
        sentences, events, times = read_cat(path)
        count(tallies, encoder.analyse_words(sentences), events, times)
    return {name: tally.f1 for name, tally in tallies.items()}
