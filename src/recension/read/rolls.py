"""People listed one after another, read off the words where trees go astray: "his mother, Ida Voss, and Bo Lind"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from recension.encoder.findings import Name

from .casualtywords import state_words, word_set
from .scenery import Tree

# A longer list is no list of victims, and any word of a report may open one.
LONGEST_ROLL = 60
FINITE = ("VBD", "VBZ", "VBP", "MD")
PLURAL = frozenset({"were", "are", "have", "both"})
BEFORE_VERB = ("AUX", "ADV", "PART", "DET", "VERB")


class Kind(Enum):
    """What stands between two commas of a list."""

    NAME = "name"
    NOUN = "noun"
    SURE = "noun and name, or a figure"
    ASIDE = "age or town"


@dataclass(frozen=True, slots=True)
class Item:
    """One of a list: the word that stands for it, its words (half-open), and what leads up to it: "," or ", and"."""

    head: int
    first: int
    last: int
    kind: Kind
    lead: str


@dataclass(frozen=True)
class Rolls:
    """Reads lists of people. Words are token indices."""

    tree: Tree

    def read(self, head: int, predicate: int | None) -> list[Item]:
        """Those in the list that the phrase of `head` opens; empty where it opens none, or who they are is unsure."""
        items = self._items(self.tree.extent(head)[0])
        if len(items) < 2 or not items[0].first <= head < items[-1].last or self._runs_on(head, predicate, items[-1]):
            return []
        people = self._merged(self._without_kin([i for i in items if i.kind is not Kind.ASIDE]))
        return people if len(people) > 1 and people[-1].lead.endswith("and") else []

    def _without_kin(self, items: list[Item]) -> list[Item]:
        """ "Husband and wife Bo Lind and Ida Lind": the first word says what both are, and is nobody else."""
        plain = [i for i in items[:2] if self.tree.token(i.first).xpos == "NN"]
        if len(plain) < 2 or len(items) < 3:
            return items
        kin = [self.tree.lemma(i.first) in word_set("words", "near") for i in plain]
        titled = items[0].kind is Kind.NOUN and items[1].kind is Kind.SURE and items[2].kind is Kind.NAME
        return items[1:] if all(kin) and titled and all(i.lead.endswith("and") for i in items[1:3]) else items

    def _runs_on(self, head: int, predicate: int | None, item: Item) -> bool:
        """ "shot Ana Voss and Bo Lind fled": the last is the next clause's; of a subject the list ends at its verb."""
        tokens = self.tree.analysis.tokens
        if predicate is None or head > predicate:
            return item.last < len(tokens) and tokens[item.last].xpos in FINITE
        between = tokens[item.last : predicate]
        closed = between[:1] and between[0].text == ","  # "both 44, died"
        return item.last > predicate or any(t.upos not in BEFORE_VERB for t in between[1 if closed else 0 :])

    def opening(self, last: int, predicate: int) -> int:
        """The first of those whom an "and" joins to the name before a verb in the plural, where the tree lost him.

        "Capt. Bo Lind and engineer Ida Voss were killed"; of "Bo Lind said and Ida Voss was killed" she is the first.
        """
        token = self.tree.token(last)
        named = self._people.get(last)
        if named is None or last > predicate or not self._is_plural(predicate, named.last):
            return last
        at = named.first
        while at > 1 and self.tree.token(at - 1).upos in ("NOUN", "PROPN", "ADJ"):
            at -= 1
        before = self._people.get(at - 2)
        joined = at > 1 and self.tree.token(at - 1).text.lower() == "and" and before is not None
        one = joined and before is not None and self.tree.token(before.first).sentence == token.sentence
        return before.first if one and before is not None else last

    def _is_plural(self, predicate: int, last: int) -> bool:
        """Whether the verb or the words before it say that it is of more than one."""
        words = {t.text.lower() for t in self.tree.analysis.tokens[last:predicate]}
        return bool(words & PLURAL)

    @cached_property
    def _people(self) -> dict[int, Name]:
        """The name of a person in which each word stands."""
        people = (n for n in self.tree.analysis.names if n.label == "Person" and not n.inner)
        return {at: name for name in people for at in range(name.first, name.last)}

    def _items(self, first: int) -> list[Item]:
        """The items from `first` on; none where something else stands among them."""
        found = [self._item(*stretch) for stretch in self._stretches(first)]
        items = [i for i in found if i is not None]
        return items if len(items) == len(found) else []

    def _stretches(self, first: int) -> Iterator[tuple[int, int, str]]:
        """What commas and "and" part, up to the first word that no list of people holds."""
        tokens, start, lead = self.tree.analysis.tokens, first, ""
        last = min(self.tree.analysis.sentences[tokens[first].sentence].last, first + LONGEST_ROLL)
        at = first
        while at < last and not self._ends(at):
            if tokens[at].text in (",", "and", "&"):
                if at > start:
                    yield start, at, lead
                    lead = ""
                lead += "," if tokens[at].text == "," else "and"
                start = at + 1
            at += 1
        if at > start:
            yield start, at, lead

    def _ends(self, at: int) -> bool:
        token = self.tree.token(at)
        if token.xpos in ("VBN", "VBG") and token.relation in ("amod", "compound") and token.head > at:
            return token.text.lower() in state_words()  # "injured two officers, killed an aunt"
        if token.upos in ("VERB", "AUX", "SCONJ") or (token.upos == "PRON" and token.xpos != "PRP$"):
            return True
        return token.text in (";", ":") or (token.upos == "ADP" and token.lemma not in ("of", "from"))

    def _item(self, start: int, end: int, lead: str) -> Item | None:
        words = [i for i in range(start, end) if self.tree.token(i).upos not in ("PUNCT", "ADV")]
        if not words or self.tree.token(words[0]).upos == "ADP" or all(self._is_of_age(i) for i in words):
            return Item(start, start, end, Kind.ASIDE, lead)
        end = words[-1] + 1
        if any(self.tree.token(i).text.lower() in state_words() for i in words):
            return None  # "two dead and four others injured"
        figure = next((i for i in words if i in self.tree.by_head), None)
        if figure is not None:
            held = next(
                (i for i in words if i < figure and self.tree.token(i).text.lower() == "of" and i > start), None
            )
            if held is not None and self.tree.lemma(held - 1) not in word_set("words", "holder"):
                return None  # "the murder of Ida Horn and the wounding of two"
            counts = self.tree.is_person(figure) or figure == words[-1]
            return Item(figure, start, end, Kind.SURE, lead) if counts else None
        belongs = next((i for i in words if self.tree.token(i).lemma == "of"), end)
        if any(self.tree.is_person(i) for i in words if i > belongs):
            return None  # "Ib Rask, the son of Jon Rask and his wife", "and the attempted murder of Bo Lind"
        nouns = [i for i in words if self.tree.token(i).xpos == "NN" and self._is_somebody(i)]
        named = [n for n in self.tree.analysis.names if start <= n.first < end and n.label == "Person" and not n.inner]
        if len(named) == 1:
            return Item(named[0].first, start, end, Kind.SURE if nouns else Kind.NAME, lead)
        alone = not named and nouns[-1:] == words[-1:]
        return Item(words[-1], start, end, Kind.NOUN, lead) if alone else None

    def _is_of_age(self, word: int) -> bool:
        token = self.tree.token(word)
        plain = token.xpos == "CD" and (word not in self.tree.by_head or self.tree.token(word - 1).text == "both")
        return plain or token.lemma in ("aged", "age", "year", "old", "both")

    def _is_somebody(self, word: int) -> bool:
        many = word_set("people", "bodies") | word_set("people", "collectives")
        return not self._is_of_age(word) and self.tree.is_person(word) and self.tree.lemma(word) not in many

    @staticmethod
    def _merged(items: list[Item]) -> list[Item]:
        """Nouns and names in apposition made one: "his mother, Ida Voss, and her son"; none where that is unsure."""
        kept: list[Item] = []
        for number, item in enumerate(items):
            before = kept[-1] if kept else item
            leads_on = items[number + 1].lead if number + 1 < len(items) else None
            kinds = (before.kind, item.kind) if item.lead == "," else None
            if kinds == (Kind.NOUN, Kind.NAME) and leads_on == "and":
                return []  # "a nurse, Ida Voss and Bo Lind": two, or three
            if kinds == (Kind.NAME, Kind.NOUN) and leads_on not in (None, "and"):
                return []  # "Ida Voss, a nurse, and Bo Lind"
            if kinds == (Kind.NOUN, Kind.NAME) or (kinds == (Kind.NAME, Kind.NOUN) and leads_on is None):
                kept[-1] = replace(before, last=item.last, kind=Kind.SURE)
            else:
                kept.append(item)
        return kept
