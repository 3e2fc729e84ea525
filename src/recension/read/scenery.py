"""An analysis with its figures placed: which noun each figure counts, and what else the tree says of a word."""

import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import pairwise
from typing import Any

from recension.encoder.findings import Analysis, Token
from recension.model.statement import Facet

from .figures import Figure, find_figures
from .inflections import find_lemma
from .measures import read_unit
from .noncounts import reason_against

MODIFIES = ("nummod", "det", "amod", "compound", "advmod", "quantmod", "nmod:unmarked", "dep", "flat")
CLAUSAL = ("VERB", "AUX")
# Bounds against texts made to keep us busy: words in a figure's phrase, and phrases within phrases.
LONGEST_PHRASE, DEEPEST_PHRASE = 16, 8
# What may stand between two figures that share a noun: adjectives and "and".
LONGEST_SHARE = 4
# No phrase opens with these, whatever the tree hangs below it.
PARTING = frozenset([*",;:.-–—", "and", "or", "but"])
OUTSIDE = (
    "acl",
    "appos",
    "conj",
    "cc",
    "punct",
    "parataxis",
    "advcl",
    "nsubj",
    "cop",
    "obl",
    "case",
    "aux",
    "mark",
    "obj",
)


@cache
def words(section: str) -> dict[str, Any]:
    """One section of casualties.toml."""
    return dict(_tables()[section])


@cache
def facets_of(section: str) -> dict[str, tuple[Facet, ...]]:
    """The facets that each word of a section of casualties.toml gives."""
    found: dict[str, tuple[Facet, ...]] = {}
    for name, forms in _tables()[section].items():
        for form in forms:
            found[form] = (*found.get(form, ()), Facet(name))
    return found


@cache
def word_set(section: str, name: str) -> frozenset[str]:
    """One word list of casualties.toml."""
    return frozenset(_tables()[section].get(name, ()))


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("casualties.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure in the tree: its top word, the word it counts (itself where that is left out), what speaks against it.

    `whole` is the noun behind "of" in "dozens of people" and "six of the dead sailors".
    """

    figure: Figure
    token: int
    head: int
    against: str | None = None
    whole: int | None = None


@dataclass(frozen=True)
class Tree:
    """An analysis with its figures placed in the trees."""

    analysis: Analysis

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """Every figure of the text, in text order."""
        return tuple(p for s in self.analysis.sentences for p in self._place(s.start, s.end))

    @cached_property
    def by_head(self) -> dict[int, Placed]:
        """The figure that counts each word; of two the first."""
        found: dict[int, Placed] = {}
        for placed in self.placed:
            if placed.against is None and read_unit(self.analysis.text, placed.figure) is None:
                found.setdefault(placed.head, placed)
        return found

    @cached_property
    def person_heads(self) -> frozenset[int]:
        """Words that the encoder takes for the head of a mention of people."""
        named = {i for n in self.analysis.names if n.label == "Person" for i in range(n.first, n.last)}
        return frozenset(named | {h.token for h in self.analysis.heads if h.label == "person"})

    @cached_property
    def other_heads(self) -> frozenset[int]:
        """Words that the encoder takes for the head of a mention of something else."""
        return frozenset(h.token for h in self.analysis.heads if h.label != "person")

    def _place(self, start: int, end: int) -> Iterator[Placed]:
        tokens = self.analysis.tokens
        for figure in find_figures(self.analysis.text, start, end):
            first, last = self.analysis.at(figure.first), self.analysis.at(figure.last - 1)
            if first is None or last is None or tokens[first].start >= figure.last:
                continue
            top = next((i for i in range(first, last + 1) if not first <= tokens[i].head <= last), None)
            top = last if top is None else top
            head = self._counted_word(top, last)
            whole = self._whole(last + 1, tokens[last].sentence) if head == top else None
            yield Placed(figure, top, head, reason_against(self.analysis, figure, top), whole)

    def _whole(self, at: int, sentence: int) -> int | None:
        tokens = self.analysis.tokens
        if at + 1 >= len(tokens) or tokens[at].text.lower() != "of" or tokens[at + 1].sentence != sentence:
            return None
        at += 1
        while at + 1 < len(tokens) and (
            tokens[at].upos == "DET" or tokens[at].xpos in ("PRP$", "POS", "''", "``", "CD")
        ):
            at += 1
        nouns = [i for i in self._noun_run(at, sentence) if tokens[i].xpos.startswith("NN")]
        if nouns:
            return nouns[-1]
        held = tokens[at].sentence == sentence and tokens[at].upos in ("PRON", "ADJ", "VERB", "NUM", "NOUN")
        return at if held else None

    @cached_property
    def by_whole(self) -> dict[int, Placed]:
        """The figure that takes a part of each noun: "six of the dead sailors"."""
        return {p.whole: p for p in self.placed if p.whole is not None and p.against is None}

    def _counted_word(self, top: int, last: int) -> int:
        """The noun that the figure counts: the tree's, if it stands in the run of words right behind the figure."""
        tokens = self.analysis.tokens
        governor = tokens[tokens[top].head].index
        run = list(self._noun_run(last + 1, tokens[last].sentence))
        nouns = [i for i in run if tokens[i].xpos.startswith("NN")]
        if nouns:
            # parsers hang a figure on a far noun ("19 miners were hurt ... border guards"): the run is surer
            return governor if governor in nouns else nouns[-1]
        if (
            tokens[top].relation in MODIFIES
            and governor > last
            and tokens[governor].upos not in CLAUSAL
            and governor in run
        ):
            return governor
        return top

    def _noun_run(self, at: int, sentence: int) -> Iterator[int]:
        """The words from `at` on that can stand between a figure and the end of its noun phrase's head."""
        tokens, seen_noun, last = self.analysis.tokens, False, at + LONGEST_PHRASE
        while at < min(last, len(tokens)) and tokens[at].sentence == sentence and not self._ends_run(at):
            token = tokens[at]
            joins = token.xpos == "HYPH" or (token.text in ("-", "and", ",", "or") and not seen_noun)
            inner = token.xpos.startswith(("NN", "JJ")) or (token.xpos in ("VBN", "VBG", "RB", "CD") and not seen_noun)
            hyphened = tokens[at - 1].xpos == "HYPH" and not token.xpos.startswith("CD")
            if not (joins or inner or hyphened):
                return
            if token.xpos in ("VBN", "VBG", "RB") and not hyphened and not self._leads_to_noun(at):
                return
            # "two Sri Lankan pilots" goes on behind a name, "12 people dead" does not behind a noun
            if seen_noun and not (token.xpos.startswith("NN") or token.xpos == "HYPH" or hyphened):
                return
            seen_noun = token.xpos in ("NN", "NNS") or (seen_noun and token.xpos not in ("HYPH",))
            yield at
            at += 1

    def _ends_run(self, at: int) -> bool:
        """Where the noun phrase of a figure surely ends: "Two shot", "Two dead, four hurt", "kills 1, wounds 4"."""
        tokens = self.analysis.tokens
        word = tokens[at].text.lower()
        following = tokens[at + 1] if at + 1 < len(tokens) and tokens[at + 1].sentence == tokens[at].sentence else None
        if word in (",", "and", "or"):
            return (
                following is None
                or following.xpos == "CD"
                or following.upos == "VERB"
                or not following.xpos.startswith("JJ")
            )
        if word in self.states:
            return following is None or not following.xpos.startswith(("NN", "JJ"))
        return word == "shot"

    @cached_property
    def states(self) -> frozenset[str]:
        """Words that say what came to people: "dead", "injured", "killed"."""
        return frozenset(form for forms in words("state").values() for form in forms) | {"killed"}

    def noun_from(self, at: int) -> int | None:
        """The head of the noun phrase whose words start at `at`, if one does."""
        run = list(self._noun_run(at, self.token(at).sentence))
        nouns = [i for i in run if self.token(i).xpos.startswith("NN")]
        return nouns[-1] if nouns and self.token(run[0]).upos in ("NOUN", "PROPN", "ADJ", "NUM", "VERB") else None

    def placed_in(self, first: int, last: int) -> list[Placed]:
        """The figures of which some word stands between two tokens, half-open."""
        start, end = self.token(first).start, self.token(last - 1).end
        near = self.placed[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return list(near)

    @cached_property
    def _starts(self) -> list[int]:
        return [p.figure.start for p in self.placed]

    def _leads_to_noun(self, at: int) -> bool:
        """Whether a participle, adverb or adjective is followed by the noun that it belongs to ("two injured men")."""
        tokens = self.analysis.tokens
        relation = tokens[at].relation
        if relation in ("amod", "compound", "advmod") and tokens[at].head > at:
            # "13 fully loaded rifles": an adverb of the participle before the noun
            above = tokens[tokens[at].head]
            return above.upos in ("NOUN", "PROPN", "ADJ") or (above.xpos == "VBN" and above.relation == "amod")
        following = tokens[at + 1].xpos if at + 1 < len(tokens) else ""
        return tokens[at].xpos == "VBN" and following in ("NN", "NNS")

    def token(self, index: int) -> Token:
        """The token at `index`."""
        return self.analysis.tokens[index]

    def lemma(self, index: int) -> str:
        """The lower-case lemma of a token, by our tables' forms first."""
        token = self.token(index)
        return find_lemma(token.text, token.lemma)

    def children(self, index: int, *relations: str) -> list[int]:
        """The dependents of a token in the given relations (all where none is given); subtypes count."""
        below = self.analysis.children[index]
        if not relations:
            return list(below)
        return [c for c in below if is_a(self.token(c).relation, relations)]

    def first_of_name(self, index: int) -> int:
        """The word of a name on which the others hang; any other word itself."""
        token = self.token(index)
        return token.head if token.relation == "flat" else index

    def has_case(self, index: int, *lemmas: str) -> bool:
        """Whether one of the prepositions stands before the noun."""
        return any(self.lemma(c) in lemmas for c in self.children(index, "case"))

    def is_person(self, index: int) -> bool:
        """Whether the noun stands for people: by the encoder, or by the word list where the encoder says nothing."""
        token = self.token(index)
        nouns = word_set("people", "nouns")
        if self.lemma(index) in word_set("people", "animals"):
            return False
        if self.lemma(index) in nouns or token.text.lower() in nouns:
            return True
        return index in self.person_heads or self._has_who(index)

    def _has_who(self, index: int) -> bool:
        # "the baker, who suffered a cut": whoever is a who is somebody
        near = self.analysis.tokens[index + 1 : index + 3]
        return bool(near) and (near[0].text.lower() == "who" or [t.text.lower() for t in near] == [",", "who"])

    @cached_property
    def shared(self) -> dict[int, int]:
        """The noun that two figures share, by what the first one seems to count: "12 Danish and 11 Irish sailors"."""
        pairs = pairwise(p for p in self.placed if self.by_head.get(p.head) is p)
        return {p.head: q.head for p, q in pairs if p.head < q.token < q.head and self._leaves_noun_to(p, q)}

    @cached_property
    def sharing(self) -> dict[int, int]:
        """The words of `shared` by their nouns."""
        return {noun: first for first, noun in self.shared.items()}

    def _leaves_noun_to(self, placed: Placed, following: Placed) -> bool:
        first, last = self.analysis.at(placed.figure.last - 1), self.analysis.at(following.figure.start)
        between = self.analysis.tokens[first + 1 : last] if first is not None and last is not None else ()
        whole = [t for t in between[:-1] if t.xpos != "JJ" and self.lemma(t.index) not in ("male", "female")]
        whole += [t for t in between if t.text.lower() in self.states]  # "two dead and four others"
        return 1 < len(between) <= LONGEST_SHARE and between[-1].text.lower() == "and" and not whole

    def head_noun(self, placed: Placed) -> int | None:
        """The word that names what a figure counts; None where it is left out ("12 were killed")."""
        if placed.head in self.shared:
            return self.shared[placed.head]
        if placed.head != placed.token:
            return placed.head
        return placed.whole if placed.whole is not None and self.token(placed.whole).xpos.startswith("NN") else None

    def extent(self, head: int, depth: int = 0) -> tuple[int, int]:
        """The words of the phrase around `head` without its clauses, appositions and conjuncts: half-open."""
        if head in self.shared or head in self.sharing:
            return self._shared_extent(head)
        first = last = head
        for child in self.children(head):
            token = self.token(child)
            if is_a(token.relation, OUTSIDE):
                continue
            if is_a(token.relation, ("nmod",)) and (depth > DEEPEST_PHRASE or not self.has_case(child, "of")):
                continue
            left, right = (
                self.extent(child, depth + 1) if is_a(token.relation, ("nmod",)) else self.analysis.subtree(child)
            )
            first, last = min(first, left), max(last, right - 1)
        while first < head and self.token(first).text in PARTING:
            first += 1
        return first, last + 1

    def _shared_extent(self, head: int) -> tuple[int, int]:
        placed = self.by_head[head]
        first = self.analysis.at(placed.figure.start)
        first = placed.token if first is None else first
        if head not in self.shared:
            return first, head + 1
        last = next(i for i in range(head, self.shared[head]) if self.token(i).text.lower() == "and")
        return first, last


def is_a(relation: str, wanted: Sequence[str]) -> bool:
    """Whether a relation is one of those wanted, or a subtype of one.

    >>> is_a("nsubj:pass", ("nsubj",))
    True
    """
    return any(relation == w or relation.startswith(w + ":") for w in wanted)
