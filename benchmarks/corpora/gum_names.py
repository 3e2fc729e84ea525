"""GUM, proper names alone: B³ and CoNLL of the chains of people, bodies and places that are named, singletons included.

A mention is its head word; GUM takes the first word of "Karen Lund" and the title of "Professor Lund", so that a found
name counts as the gold head that lies within it or its title. Gold: mentions of type person, organization or place
whose head is a proper noun; found: the mentions by name of `read/chains.py`; `b3_shared` is over the mentions that both
have. `pronouns_*` counts pronouns of gold chains with such a name: how many were pointed at a name of the right chain.
"""

from collections import defaultdict
from collections.abc import Sequence, Set
from pathlib import Path

from benchmarks.conllu import Word, read_mentions, read_sentences
from benchmarks.scoring import CoreferenceScore, Counts
from recension.encoder import Encoder
from recension.model.entity import MentionKind
from recension.model.reading import Chain, Mention
from recension.model.report import Report
from recension.read.chains import find_chains

TYPES = frozenset({"person", "organization", "place"})


def run(data: Path, split: str, encoder: Encoder) -> dict[str, float]:
    """Figures over all documents."""
    names, shared, pronouns = CoreferenceScore(), CoreferenceScore(), Counts()
    for path in sorted((data / split / "dep").glob("*.conllu")):
        sentences = read_sentences(path)
        analysis = encoder.analyse_words([[word.form for word in sentence] for sentence in sentences])
        report = Report("r1", path.stem.ljust(64, "0"), path.name, analysis.text)
        chains = find_chains(report, analysis, encoder.find_antecedents(analysis))
        at_offset = {token.start: token.index for token in analysis.tokens}
        wanted, pointing = gold_chains(sentences)
        heads = set().union(*wanted)
        found = [{place_of(m, at_offset, heads) for m in c.mentions if m.kind is MentionKind.NAME} for c in chains]
        names.add([c for c in found if c], wanted)
        both = heads & set().union(*found)
        shared.add([c & both for c in found], [c & both for c in wanted])
        count_pronouns(pronouns, chains, at_offset, pointing)
    figures = names.figures()
    figures["b3_shared"] = shared.figures()["b3"]
    return {**figures, "pronouns_precision": pronouns.precision, "pronouns_recall": pronouns.recall}


def gold_chains(sentences: Sequence[Sequence[Word]]) -> tuple[list[set[int]], dict[int, set[int]]]:
    """Chains of proper names as sets of head words; and for each pronoun the names of its chain."""
    words = [word for sentence in sentences for word in sentence]
    starts = [at - number for at, number in enumerate(n for s in sentences for n in range(len(s)))]
    names: dict[object, set[int]] = defaultdict(set)
    pronouns: dict[object, set[int]] = defaultdict(set)
    for mention in read_mentions(sentences):
        head = head_of(words, starts, mention.first, mention.last)
        if mention.label in TYPES and words[head].xpos.startswith("NNP"):
            names[mention.chain].add(head)
        elif words[head].xpos in ("PRP", "PRP$"):
            pronouns[mention.chain].add(head)
    pointing = {head: names[chain] for chain, heads in pronouns.items() if names.get(chain) for head in heads}
    return [heads for heads in names.values() if heads], pointing


def place_of(mention: Mention, at_offset: dict[int, int], heads: Set[int]) -> int:
    """The gold head within a found name or its title, else the found head."""
    head = at_offset[mention.head.start]
    first = at_offset[mention.span.start] - len((mention.title or "").split())
    last = max(index for offset, index in at_offset.items() if mention.span.start <= offset < mention.span.end)
    return head if head in heads else next((at for at in range(first, last + 1) if at in heads), head)


def head_of(words: Sequence[Word], starts: Sequence[int], first: int, last: int) -> int:
    """The word of a gold span whose head lies outside it."""
    for at in range(first, last):
        above = starts[at] + words[at].head
        if above == at or not first <= above < last:
            return at
    return last - 1


def count_pronouns(
    counts: Counts, chains: Sequence[Chain], at_offset: dict[int, int], pointing: dict[int, set[int]]
) -> None:
    """Counts pronouns that stand in a chain with a name: right where a name of theirs is in it."""
    counts.wanted += len(pointing)
    for chain in chains:
        heads = set().union(*pointing.values())
        named = {place_of(m, at_offset, heads) for m in chain.mentions if m.kind is MentionKind.NAME}
        for mention in chain.mentions:
            head = at_offset[mention.head.start]
            if mention.kind is MentionKind.PRONOUN and named:
                counts.found += 1
                counts.right += bool(named & pointing.get(head, set()))
