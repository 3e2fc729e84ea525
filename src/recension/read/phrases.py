"""Noun phrases that can be counted: how many people or things a phrase stands for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recension.encoder.findings import Token

from .casualtywords import facets_of, word_set, words
from .counted import Counted, exact
from .epithets import Epithets
from .farjoined import FarJoined
from .figurenouns import CLAUSAL, Placed
from .rolls import Item, Kind, Rolls
from .rosters import Rosters
from .scenery import Tree, is_a

__all__ = ["Counted", "Placed", "Scene", "exact", "facets_of", "is_a", "word_set", "words"]

LONGEST_HEADLINE = 16  # words


@dataclass(frozen=True)
class Scene(Tree):
    """Counts the noun phrases of an analysis. Words are token indices."""

    def head_noun_of(self, counted: Counted) -> int | None:
        """The word that names what a counted phrase counts."""
        placed = self.by_head.get(counted.head)
        return self.head_noun(placed) if placed is not None else counted.head

    def count(self, head: int, predicate: int | None = None) -> list[Counted]:
        """How many the phrase of `head` stands for: its conjuncts added up, then each part; empty if unknown.

        What is joined behind the `predicate` belongs to the next clause: "seven died and dozens were hurt".
        """
        # the tree may take the adjective of "one Danish and one Irish climber" for a noun
        head = self.shared.get(head, self.shared.get(head - 1, head) if self.token(head).upos == "ADJ" else head)
        aside = Rosters(self).aside(head)
        listed = Rolls(self).read(head, predicate) if aside is None else []
        if listed:
            parts = [self._of_roll(item) for item in listed]
        else:
            conjuncts = [c for c in self._conjuncts(head, predicate) if not self._fares_otherwise(c, head)]
            conjuncts = [c for c in conjuncts if aside is None or c not in range(*aside)]
            parts = [self.count_one(c) or self._bare(c, head) for c in conjuncts if self.token(c).upos not in CLAUSAL]
        parts = [
            p for i, p in enumerate(parts) if not any(p and q and p.figure and p.figure == q.figure for q in parts[:i])
        ]
        known = sorted((p for p in parts if p is not None), key=lambda p: p.first)
        if len(known) < len(parts) or any(p.low is None for p in known):
            return known
        epithets = Epithets(self, predicate)
        known = epithets.told_once(known)
        again = epithets.named_again(known)
        added = [p for i, p in enumerate(known) if i not in again]
        if len(added) < 2:
            return known
        return [self._summed(added), *(replace(p, group=self.words_of(p), method="part") for p in known)]

    def _conjuncts(self, head: int, predicate: int | None) -> list[int]:
        """The heads of all that the tree joins to a phrase."""
        joined, far = self._joined(head), list[int]()
        if predicate is not None and head < predicate:
            joined = [c for c in joined if c < predicate]
            near = FarJoined(self)
            far = near.before(head, predicate, one=not joined and self._is_one(self.token(head)))
            # "Ana Voss, along with two children, died": one more conjunct
            joined += near.behind(head, predicate)
        elif predicate is not None and self._is_one(self.token(head)):
            # "arrested the owner along with two managers"
            joined += [c for c in FarJoined(self).in_company(head) if self.is_person(c) and c not in joined]
        conjuncts = [head, *(c for c in joined if not self._is_apart(c, head)), *far]
        return [c for j in conjuncts for c in ((self.sharing[j], j) if j in self.sharing else (j,))]

    def _of_roll(self, item: Item) -> Counted | None:
        if item.head in self.by_head:
            return self.count_one(item.head)
        noun = self.lemma(item.head) if item.kind is Kind.NOUN else "person"
        return Counted(item.head, item.first, item.last, 1, 1, False, noun, "single")

    def _joined(self, head: int) -> list[int]:
        """The conjuncts of a phrase; of "a mother, father and toddler" a parser may hang the last on the second.

        None stands before it: "when deputy Bo Lind came in, they found Ida Voss dead" joins nobody to her.
        """
        joined = [c for c in self.children(head, "conj") if c > head and not self._is_apposed(c, head)]
        nested = [c for j in joined if self.token(j).upos not in CLAUSAL for c in self.children(j, "conj")]
        return sorted({*joined, *nested})

    def _is_apposed(self, conjunct: int, head: int) -> bool:
        """ "One driver, Bo Lind, a father of two, died": behind a name and without an "and" it is the same one."""
        named = any(head < c < conjunct and self.token(c).upos == "PROPN" for c in self.children(head, "appos"))
        return named and all(t.upos != "CCONJ" for t in self.analysis.tokens[head:conjunct])

    def _bare(self, conjunct: int, first: int) -> Counted | None:
        """ "his mother, stepfather and grandmother", "2 officers, woman injured": one article stands for all."""
        token = self.token(conjunct)
        alone = conjunct != first and token.xpos == "NN" and self.is_person(conjunct)
        if not alone or token.text.lower() in word_set("people", "bodies") | word_set("people", "collectives"):
            return None
        start, end = self.extent(conjunct)
        return Counted(conjunct, start, end, 1, 1, False, self.lemma(conjunct), "single")

    def _fares_otherwise(self, conjunct: int, head: int) -> bool:
        """ "12 bodies and 31 injured people", "two dead and three missing": what is said of each parts them."""
        one, two = self._fate(head), self._fate(conjunct)
        return conjunct != head and one is not None and two is not None and one != two

    def _fate(self, noun: int) -> str | None:
        """What the word or its own adjective says came to those it counts."""
        if self.lemma(noun) in word_set("words", "body"):
            return "killed"
        told = {self.token(c).text.lower() for c in (noun, *self.children(noun, "amod"))}
        return next((name for name, forms in words("state").items() if told & set(forms)), None)

    def _is_apart(self, conjunct: int, head: int) -> bool:
        """Whether a conjunct is of another clause ("2 dead, 8 wounded") or a part ("including two children")."""
        following = self.token(min(conjunct + 1, len(self.analysis.tokens) - 1)).text.lower()
        opening = self.placed_in(max(conjunct - 3, 0), conjunct + 1)
        opened = self.analysis.at(opening[-1].figure.start) if opening else None
        before = opened - 1 if opened and opening[-1].head == conjunct else conjunct - 1
        lead = self.token(opened - 1).text.lower() if opened else ""
        # "a woman and her adopted son": a participle of the noun itself parts nothing
        own = self.token(before).head == conjunct and self.token(before).relation in ("amod", "compound")
        if (self.token(before).xpos.startswith("VB") and not own) or lead in ("them", "whom", "including"):
            return True
        if (
            self.is_among_them(conjunct)
            or self._is_of_next_verb(conjunct, head)
            or self._is_next_subject(conjunct, head)
        ):
            return True
        states = {form for forms in words("those").values() for form in forms}
        alone = self.token(conjunct).upos == "NUM" and following in states
        # "47 were hurt, of whom 14 were at one hospital and six at another"
        within = self.analysis.tokens[head + 1 : conjunct]
        alone |= self.token(conjunct).upos == "NUM" and any(t.relation in ("cop", "aux", "aux:pass") for t in within)
        placed = self.by_head.get(conjunct)
        # "injuring 23, eight of them seriously"
        of_them = placed is not None and placed.whole is not None and self.token(placed.whole).upos == "PRON"
        told = self.has_case(conjunct, "include", "including") or self.token(conjunct).text.lower() in states
        return alone or of_them or told

    def _is_next_subject(self, conjunct: int, head: int) -> bool:
        """ "The blast killed 12, 120 were hurt": behind a verb's object a bare number with a verb of its own."""
        following = self.token(min(conjunct + 1, len(self.analysis.tokens) - 1))
        bare = self.token(conjunct).upos == "NUM" and self.token(conjunct - 1).text == ","
        return bare and following.upos == "AUX" and self.token(head).relation == "obj"

    def _is_of_next_verb(self, conjunct: int, head: int) -> bool:
        """ "killed two and left at least six others hurt": a second verb stands between, joined to one before both."""
        between = self.analysis.tokens[head + 1 : conjunct]
        return any(t.upos == "VERB" and t.relation == "conj" and t.head < head for t in between)

    def is_among_them(self, head: int) -> bool:
        """ "15 pilgrims, three children among them, were killed": the children are some of the pilgrims."""
        behind = [t.text.lower() for t in self.analysis.tokens[head + 1 : head + 3]]
        return behind in (["among", "them"], ["among", "whom"])

    def _summed(self, parts: Sequence[Counted]) -> Counted:
        lows, highs = [p.low or 0 for p in parts], [p.high for p in parts]
        nouns = {p.noun for p in parts}
        noun = parts[0].noun if len(nouns) == 1 else "person"
        return replace(
            parts[0], last=parts[-1].last, low=sum(lows),
            high=None if None in highs else sum(h or 0 for h in highs), approximate=any(p.approximate for p in parts),
            noun=noun, method="sum of conjuncts", figure=None, group=None,
        )  # fmt: skip

    def words_of(self, counted: Counted) -> str:
        """The words of a counted phrase without its figure: the group's name."""
        start, end = self.analysis.offsets(counted.first, counted.last)
        if counted.figure is not None and start <= counted.figure.last < end:
            start = counted.figure.last
        holder = self.lemma(counted.head - 2) if counted.head > 1 else ""
        if holder in word_set("words", "holder") and self.token(counted.head - 1).text.lower() == "of":
            # "a family of five": the group is the family, and five its size
            start = self.token(counted.head - 2).start
        group = self.analysis.text[start:end].strip(" -,")
        return group or self.analysis.text[slice(*self.analysis.offsets(counted.first, counted.last))]

    def count_one(self, head: int) -> Counted | None:
        """How many one noun phrase stands for, its conjuncts left out."""
        placed = self.by_head.get(head) or self._held(head) or self._leading(head)
        if placed is not None:
            return self._by_figure(head, placed)
        return self._partitive(head) or self._by_determiner(head) or self._single(head)

    def _leading(self, head: int) -> Placed | None:
        """ "several suspected Front of Liberation men": the figure opens the phrase, and an inner noun took it."""
        first, _ = self.extent(head)
        # "a 4-year girl": what has a unit counts nobody
        near = [p for p in self.placed_in(max(first, 1) - 1, head) if self.by_head.get(p.head) is p]
        near = [p for p in near if first <= p.token < head]
        inner = [p for p in near if p.token - first <= 1 and p.head < head and self.is_person(head)]
        return (
            replace(inner[0], head=head, whole=None) if inner and self.token(inner[0].head).relation != "conj" else None
        )

    def _held(self, head: int) -> Placed | None:
        """ "a total of 51 people": the figure of what the noun holds."""
        if self.lemma(head) not in word_set("words", "holder"):
            return None
        inner = [c for c in self.children(head, "nmod") if self.has_case(c, "of")]
        return next((self.by_head[c] for c in inner if c in self.by_head), None)

    def _by_figure(self, head: int, placed: Placed) -> Counted | None:
        figure = placed.figure
        noun = self.head_noun(placed)
        low, high = figure.bounds(whole=True)
        first, last = self.extent(head)
        start = self.analysis.at(figure.start)
        first = min(first, start) if start is not None else first
        last = max(last, placed.whole + 1) if placed.whole is not None else last
        if low is not None and low != int(low):
            return None
        group = self.partition(placed.head)
        lemma = self.lemma(noun) if noun is not None and self.lemma(noun) != "more" else None
        return Counted(
            head, first, last, low, high, figure.approximate, lemma, "figure", figure.additional, group, figure
        )

    def partition(self, head: int) -> str | None:
        """ "six of the dead sailors", "12 of them": a part of a whole that the text has spoken of."""
        placed = self.by_head.get(head)
        sentence = self.token(head).sentence
        whole = placed.whole if placed is not None else self.figure_nouns.whole_behind(head + 1, sentence)
        if whole is None:
            return None
        between = self.analysis.tokens[head + 1 : whole]
        # "killed six of their colleagues" leaves no others that were told of
        definite = any(t.lemma in ("the", "those", "these") or (t.xpos == "PRP$" and placed is None) for t in between)
        if not definite and self.token(whole).upos not in ("PRON", "VERB"):
            return None
        return self.analysis.text[self.token(head + 2).start : self.token(whole).end]

    def _partitive(self, head: int) -> Counted | None:
        """The noun of "one of the nurses who died": the clause hangs on the nurses, the count is one."""
        placed = self.by_whole.get(head)
        return self._by_figure(placed.head, placed) if placed is not None else None

    def _by_determiner(self, head: int) -> Counted | None:
        """ "both men", "the couple"; "both the driver and his son" are not two of each."""
        pairs = words("pairs")
        both = [c for c in self.children(head, "det", "advmod") if self.lemma(c) == "both"]
        size = pairs["both"] if both and not self.children(head, "conj") else None
        size = size or (pairs.get(self.lemma(head)) if self.token(head).upos in ("NOUN", "DET", "PRON") else None)
        if size is None or self.token(head).text.lower().endswith("couples"):
            return None
        first, last = self.extent(head)
        return Counted(head, first, last, size, size, False, "person", "pair")

    def _single(self, head: int) -> Counted | None:
        """ "a contractor", "her cousin", "Ahmed Rasul", "he": one person."""
        token = self.token(head)
        if not self._is_one(token):
            return None
        first, last = self.extent(head)
        noun = self.lemma(head) if token.upos == "NOUN" else "person"
        additional = any(self.lemma(c) == "another" for c in (head, *self.children(head, "det")))
        return Counted(head, first, last, 1, 1, False, noun, "single", additional)

    def _is_one(self, token: Token) -> bool:
        lowered = token.text.lower()
        if token.upos == "PRON":
            return lowered in word_set("pronouns", "one")
        if lowered == "another" and token.xpos == "DT":
            return self._is_of_people_before(token)
        if lowered in word_set("people", "bodies"):
            return False
        if token.xpos in ("NNP",) or token.upos == "PROPN":
            return token.index in self.person_heads and not token.xpos.endswith("S")
        own = {self.token(c).text.lower() for c in self.children(token.index, "det", "nmod:poss", "case")}
        inner = {self.token(g).text.lower() for c in self.children(token.index, "nmod:poss") for g in self.children(c)}
        if token.xpos == "JJ" and token.text[:1].isupper() and is_a(token.relation, ("nsubj", "obj")):
            # "a Zambian was killed", where the tagger sees an adjective; "Elderly killed in fire" may be many
            return bool(own & word_set("determiners", "one_more"))
        if token.xpos != "NN" or not self.is_person(token.index):
            return False
        if (own | inner) & word_set("determiners", "one") or self.children(token.index, "nmod:poss"):
            return True
        # "Toddler dies after crash": headlines leave articles out
        return not own and self._is_headline(token.sentence)

    def _is_of_people_before(self, token: Token) -> bool:
        """ "Guards arrested two men and killed another": one more of those whom the verb before is about."""
        if not is_a(token.relation, ("obj", "nsubj")):
            return False
        first = self.analysis.sentences[token.sentence].first
        nouns = [t.index for t in self.analysis.tokens[first : token.index] if t.upos == "NOUN"]
        last = next((i for i in reversed(nouns) if is_a(self.token(i).relation, ("obj", "nsubj"))), None)
        return last is not None and self.is_person(last)

    def _is_headline(self, sentence: int) -> bool:
        found = self.analysis.sentences[sentence]
        words = self.analysis.tokens[found.first : found.last]
        return words[-1].text[-1].isalnum() and len(words) <= LONGEST_HEADLINE and any(t.upos == "VERB" for t in words)
