"""Reads CoNLL-U: words with tags and heads, and GUM's coreference layer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word; `head` is an index into its sentence, its own for a root; `misc` is the last column."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    relation: str
    misc: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `first` to `last` (half-open, counted over the document), the chain they belong to and its entity type."""

    first: int
    last: int
    chain: str
    label: str = ""


def read_sentences(path: Path) -> list[list[Word]]:
    """The sentences of one file; ranges and empty nodes are left out."""
    sentences: list[list[Word]] = [[]]
    for line in path.read_text(encoding="utf-8").split("\n"):
        columns = line.split("\t")
        if not line:
            sentences.append([])
        elif columns[0].isdigit():
            at = int(columns[0]) - 1
            head = int(columns[6]) - 1 if columns[6] != "0" else at
            sentences[-1].append(Word(columns[1], columns[2], columns[3], columns[4], head, columns[7], columns[9]))
    return [sentence for sentence in sentences if sentence]


def read_mentions(sentences: list[list[Word]]) -> Iterator[Mention]:
    """The mentions of `Entity=`; two of one chain may nest, so that openings are a stack by chain."""
    open_at: dict[str, list[tuple[int, str]]] = {}
    for i, word in enumerate(word for sentence in sentences for word in sentence):
        entity = next((part[7:] for part in word.misc.split("|") if part.startswith("Entity=")), "")
        # A Wikipedia title may hold brackets of its own ("Mercury_(planet)").
        entity = re.sub(r"_\(([^()]*)\)", r"_\1", entity)
        for opens, chain, label, closes in re.findall(r"(\(?)([^()\-]+)(?:-([a-z]+))?[^()]*(\)?)", entity):
            if opens and closes:
                yield Mention(i, i + 1, chain, label)
            elif opens:
                open_at.setdefault(chain, []).append((i, label))
            elif open_at.get(chain):
                first, told = open_at[chain].pop()
                yield Mention(first, i + 1, chain, told)
