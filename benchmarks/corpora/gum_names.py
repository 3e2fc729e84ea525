"""GUM, proper names alone: B³ and CoNLL of the chains of people, bodies and places that are named, singletons included.

On both sides a mention counts where it is of a person, a body or a place, and its head is a proper noun or has one for
its name ("researcher Mu Li"): by GUM's types and tags on one side, by those of `read/chains.py` and the encoder on the
other. So storms, works and laws, which are events and abstract things to GUM and "other" to us, count on neither side,
nor does "the Indian government"; "the Secretary", whose head is a proper noun to GUM, counts on both.
A mention is its head word by the gold tree: the first word of "Karen Lund", the title of "Professor Lund"; in "captain
Karen Lund" and "the island of Skarrow" the name, where GUM has no mention of that within the whole. What only
stands as a word in a longer name is left out on both sides ("Leiden" in "Leiden University"): a record names the whole.
`b3_shared` is over the mentions that both have. `pronouns_*` counts pronouns of gold chains with such a name: how many
were pointed at a name of the right chain.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence, Set
from pathlib import Path

from benchmarks.conllu import Word, read_mentions, read_sentences
from benchmarks.scoring import CoreferenceScore, Counts
from recension.encoder import Analysis, Encoder
from recension.model.entity import EntityType, MentionKind
from recension.model.reading import Chain
from recension.model.report import Report
from recension.read.chains import find_chains

MOST_BESIDE_WORDS = 3
TYPES = frozenset({"person", "organization", "place"})


def run(data: Path, split: str, encoder: Encoder) -> dict[str, float]:
    """Figures over all documents."""
    names, shared, pronouns = CoreferenceScore(), CoreferenceScore(), Counts()
    for path in sorted((data / split / "dep").glob("*.conllu")):
        sentences = read_sentences(path)
        analysis = encoder.analyse_words([[word.form for word in sentence] for sentence in sentences])
        report = Report("r1", path.stem.ljust(64, "0"), path.name, analysis.text)
        chains = find_chains(report, analysis, encoder.find_antecedents(analysis))
        tree = Tree(sentences)
        wanted, pointing = gold_chains(tree, sentences)
        found = found_names(tree, analysis, chains)
        names.add(found, wanted)
        both = set().union(*wanted) & set().union(*found)
        shared.add([c & both for c in found], [c & both for c in wanted])
        count_pronouns(pronouns, tree, analysis, chains, pointing)
    figures = names.figures()
    figures["b3_shared"] = shared.figures()["b3"]
    return {**figures, "pronouns_precision": pronouns.precision, "pronouns_recall": pronouns.recall}


class Tree:
    """The gold words of a document, each with its head, and which of them are proper names."""

    def __init__(self, sentences: Sequence[Sequence[Word]]) -> None:
        self.words = [word for sentence in sentences for word in sentence]
        starts = [at - number for at, number in enumerate(n for s in sentences for n in range(len(s)))]
        self.above = [start + word.head for start, word in zip(starts, self.words, strict=True)]
        flat = [at for at, word in enumerate(self.words) if word.relation.startswith("flat")]
        self._named = {self.above[at] for at in flat if self._is_proper_noun(at)}

    def _is_proper_noun(self, at: int) -> bool:
        return self.words[at].xpos.startswith("NNP")

    def head_of(self, first: int, last: int) -> int:
        """The word of a span whose head lies outside it."""
        inside = range(first, last)
        return next((at for at in inside if self.above[at] == at or self.above[at] not in inside), last - 1)

    def place_of(self, at: int) -> int:
        """The head of the name that a word is part of: "Karen" for "Lund" in "Karen Lund"."""
        while self.words[at].relation.startswith("flat") and self.above[at] != at:
            at = self.above[at]
        return at

    def name_of(self, head: int, last: int, heads: Set[int], relations: Collection[str]) -> int:
        """The name just behind a common noun, where that is no mention of its own; else the noun itself."""
        if self.is_name(head):
            return head
        for at in range(head + 1, min(last, head + 1 + MOST_BESIDE_WORDS)):
            if self.words[at].form == ",":
                break
            is_beside = self.above[at] == head and self.words[at].relation in relations
            if is_beside and at not in heads and self._is_proper_noun(at):
                return at
        return head

    def is_name(self, head: int) -> bool:
        """Whether a head is a proper noun or has one for its name."""
        return self._is_proper_noun(head) or head in self._named

    def is_inner(self, head: int) -> bool:
        """Whether a word only helps to make a longer name; a title with a name after it is no such name."""
        above = self.above[head]
        is_word = self.words[head].relation.startswith("compound") and self._is_proper_noun(above)
        return is_word and above not in self._named


def gold_chains(tree: Tree, sentences: list[list[Word]]) -> tuple[list[set[int]], dict[int, set[int]]]:
    """Chains of proper names as sets of head words; and for each pronoun the names of its chain."""
    names: dict[object, set[int]] = defaultdict(set)
    pronouns: dict[object, set[int]] = defaultdict(set)
    mentions = list(read_mentions(sentences))
    heads = {tree.head_of(mention.first, mention.last) for mention in mentions}
    for mention in mentions:
        relations = ("appos", "nmod") if mention.label == "place" else ("appos",)
        head = tree.name_of(tree.head_of(mention.first, mention.last), mention.last, heads, relations)
        head = tree.place_of(head)
        if mention.label in TYPES and tree.is_name(head) and not tree.is_inner(head):
            names[mention.chain].add(head)
        elif tree.words[head].xpos in ("PRP", "PRP$"):
            pronouns[mention.chain].add(head)
    pointing = {head: names[chain] for chain, heads in pronouns.items() if names.get(chain) for head in heads}
    return [heads for heads in names.values() if heads], pointing


def found_names(tree: Tree, analysis: Analysis, chains: Sequence[Chain]) -> list[set[int]]:
    """What was found of the same sort: names of people, bodies and places, and descriptions that proper nouns head."""
    at_offset = {token.start: token for token in analysis.tokens}
    found = []
    for chain in chains:
        heads = [at_offset[m.head.start] for m in chain.mentions if m.kind is not MentionKind.PRONOUN]
        places = {tree.place_of(head.index) for head in heads if head.xpos.startswith("NNP")}
        if chain.type is not EntityType.OTHER:
            found.append({at for at in places if not tree.is_inner(at)})
    return [places for places in found if places]


def count_pronouns(
    counts: Counts, tree: Tree, analysis: Analysis, chains: Sequence[Chain], pointing: dict[int, set[int]]
) -> None:
    """Counts pronouns that stand in a chain with a name: right where a name of theirs is in it."""
    at_offset = {token.start: token.index for token in analysis.tokens}
    counts.wanted += len(pointing)
    for chain in chains:
        named = {tree.place_of(at_offset[m.head.start]) for m in chain.mentions if m.kind is MentionKind.NAME}
        for mention in chain.mentions:
            if mention.kind is MentionKind.PRONOUN and named:
                counts.found += 1
                counts.right += bool(named & pointing.get(at_offset[mention.head.start], set()))
