"""An analysis with its figures placed: which figure counts each word, and what else the tree says of a word."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from recension.encoder.findings import Analysis, Token

from .casualtywords import state_words, word_set
from .figurenouns import FigureNouns, Placed
from .inflections import find_lemma
from .measures import read_unit

# A bound against texts made to keep us busy: phrases within phrases.
DEEPEST_PHRASE = 8
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


@dataclass(frozen=True)
class Tree:
    """An analysis with its figures placed in the trees."""

    analysis: Analysis

    @cached_property
    def figure_nouns(self) -> FigureNouns:
        """The search for the nouns that figures count."""
        return FigureNouns(self.analysis)

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """Every figure of the text, in text order."""
        return tuple(p for s in self.analysis.sentences for p in self.figure_nouns.place(s.start, s.end))

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

    @cached_property
    def by_whole(self) -> dict[int, Placed]:
        """The figure that takes a part of each noun: "six of the dead sailors"."""
        return {p.whole: p for p in self.placed if p.whole is not None and p.against is None}

    def noun_from(self, at: int) -> int | None:
        """The head of the noun phrase whose words start at `at`, if one does."""
        run = list(self.figure_nouns.noun_run(at, self.token(at).sentence))
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

    def token(self, index: int) -> Token:
        """The token at `index`."""
        return self.analysis.tokens[index]

    def lemma(self, index: int) -> str:
        """The lower-case lemma of a token, by our tables' forms first."""
        return self._lemmas[index]

    @cached_property
    def _lemmas(self) -> tuple[str, ...]:
        return tuple(find_lemma(t.text, t.lemma) for t in self.analysis.tokens)

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
        lemma = self.lemma(index)
        if lemma in word_set("people", "animals") or lemma in word_set("people", "workers_in_name"):
            return False
        if lemma in nouns or token.text.lower() in nouns:
            return True
        return index in self.person_heads or self._has_who(index) or self._is_called_so(index)

    def _is_called_so(self, index: int) -> bool:
        """ "Two blue helmets", "three young Roma": soldiers by their headgear, and a people."""
        token = self.token(index)
        if self.lemma(index) in word_set("people", "headgear"):
            colour = self.token(index - 1).text.lower() if index else ""
            return colour in word_set("people", "colours")
        return token.text[:1].isupper() and self.lemma(index) in word_set("people", "peoples")

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
        whole += [t for t in between if t.text.lower() in state_words()]  # "two dead and four others"
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
            # "40 had been hurt, seven of them badly": a part behind is another's figure
            if is_a(token.relation, OUTSIDE) or (token.relation == "nummod" and child > head and self.children(child)):
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
    return relation in wanted or relation.partition(":")[0] in wanted
