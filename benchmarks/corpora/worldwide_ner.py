"""Worldwide NER: named entities of the outer layer, exact span and class, by class and by region (on gold words)."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.scoring import Counts
from recension.encoder import Encoder

Span = tuple[int, int, str]


def run(data: Path, split: str, encoder: Encoder) -> dict[str, float]:
    """F1 of all, of each class, of each region, and of the inner layer."""
    tallies: dict[str, Counts] = defaultdict(Counts)
    for path in sorted((data / split / "bio").glob("*.tsv")):
        region = path.name.partition("__")[0]
        rows = [[line.split("\t") for line in block] for block in read_blocks(path)]
        # A word has no blank inside at run time; 210 tokens of the corpus have ("4 hours").
        analysis = encoder.analyse_words([[row[0].replace(" ", "") or "-" for row in block] for block in rows])
        found = {(n.first, n.last, n.label) for n in analysis.names if not n.inner}
        wanted = set(read_spans(rows, column=1))
        tallies["f1"].add(found, wanted)
        tallies[f"region_{region}"].add(found, wanted)
        for label in {span[2] for span in found | wanted}:
            tallies[label.lower()].add(*({span for span in spans if span[2] == label} for spans in (found, wanted)))
        inner = {(n.first, n.last, n.label) for n in analysis.names if n.inner}
        tallies["inner_layer"].add(inner, set(read_spans(rows, column=2)))
    return {"f1": tallies["f1"].f1, "precision": tallies["f1"].precision, "recall": tallies["f1"].recall} | {
        name: tallies[name].f1 for name in sorted(tallies) if name != "f1"
    }


def read_blocks(path: Path) -> Iterator[list[str]]:
    """The sentences, as lines of columns."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if "\t" in line]
        if lines:
            yield lines


def read_spans(blocks: list[list[list[str]]], column: int) -> Iterator[Span]:
    """The entities of one layer, words counted over the document; an I- that continues nothing begins one."""
    at = 0
    for block in blocks:
        start, label = 0, ""
        tags = [row[column] if len(row) > column and row[column] else "O" for row in block]
        for i, tag in enumerate([*tags, "O"]):
            part, _, name = tag.partition("-")
            if label and (part != "I" or name != label):
                yield at + start, at + i, label
                label = ""
            if not label and part != "O":
                start, label = i, name
        at += len(block)
