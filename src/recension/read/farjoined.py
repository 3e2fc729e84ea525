"""People whom the tree joins elsewhere: "A singer from the port and her brother were shot", "died with his wife"."""

from dataclasses import dataclass

from .scenery import Tree, is_a

# A bound against texts made to keep us busy: words between somebody and the verb.
FARTHEST_JOINED = 60
SINGULAR = frozenset({"was", "is", "has", "'s"})
PLURAL = frozenset({"were", "are", "have", "'re"})
COMPANIONS = frozenset({"together", "along", "alongside"})


@dataclass(frozen=True)
class FarJoined:
    """Finds conjuncts of a phrase that hang on another word. Words are token indices."""

    tree: Tree

    def before(self, head: int, predicate: int, *, one: bool) -> list[int]:
        """Whom an "and" before the verb joins to the phrase, where the tree joins them to a word within it.

        "A guard sent to watch the dam and a girl were hurt": more than one was, and `one` guard. "The owner of the
        mill and his son died": nobody owns a son as he owns a mill.
        """
        if predicate - head > FARTHEST_JOINED:
            return []
        joined = [i for i in range(head + 1, predicate) if self._is_joined_within(i, head)]
        words = {t.text.lower() for t in self.tree.analysis.tokens[joined[-1] : predicate]} if joined else set()
        if not joined or not self._is_somebody(joined[-1]):
            return []
        thing = not words & SINGULAR and self._is_joined_to_thing(joined[-1], head)
        return joined[-1:] if thing or (one and words & PLURAL) else []

    def behind(self, head: int, predicate: int) -> list[int]:
        """Whom "along with", "together with" or "alongside" joins to those before the verb."""
        near = [c for c in self.tree.children(predicate, "obl") if head < c]
        return [c for c in near if self._is_in_company(c)]

    def in_company(self, head: int) -> list[int]:
        """The same behind a verb's object, where the tree hangs them anywhere; another verb ends the search."""
        last = min(self.tree.analysis.sentences[self.tree.token(head).sentence].last, head + FARTHEST_JOINED)
        found = []
        for token in self.tree.analysis.tokens[head + 1 : last]:
            if token.upos in ("VERB", "AUX"):
                break
            before = self.tree.token(token.index - 1).text.lower()
            joins = token.text.lower() == "alongside" or (token.text.lower() == "with" and before in COMPANIONS)
            if joins and token.relation == "case":
                found.append(token.head)
        return found

    def _is_in_company(self, word: int) -> bool:
        cases = self.tree.children(word, "case")
        if not cases:
            return False
        lead = {self.tree.token(c).text.lower() for c in cases}
        before = self.tree.token(max(0, min(cases) - 1)).text.lower()
        return bool(lead & COMPANIONS) or ("with" in lead and before in COMPANIONS)

    def _is_joined_within(self, word: int, head: int) -> bool:
        """By an "and" that the tree has to a noun of the phrase, or to no noun at all."""
        token = self.tree.token(word)
        with_and = any(self.tree.lemma(c) in ("and", "&") for c in self.tree.children(word, "cc"))
        if token.upos not in ("NOUN", "PROPN") or not with_and or not head <= token.head < word:
            return False
        nominal = self.tree.token(token.head).upos in ("NOUN", "PROPN", "NUM")
        return token.relation == "nsubj" or (token.relation == "conj" and token.head > head and nominal)

    def _is_joined_to_thing(self, word: int, head: int) -> bool:
        """Whether the tree joins somebody to what the noun of the phrase is of, which is nobody."""
        inner = self.tree.token(self.tree.token(word).head)
        of_it = is_a(inner.relation, ("nmod",)) and inner.head == head
        return of_it and not self.tree.is_person(inner.index) and inner.index not in self.tree.by_head

    def _is_somebody(self, word: int) -> bool:
        """Whether a noun opens a phrase of its own and stands for people: "a girl", "his driver", "two aides"."""
        if word in self.tree.by_head:
            return self.tree.is_person(word)
        token = self.tree.token(word)
        named = token.upos == "PROPN" and word in self.tree.person_heads
        own = self.tree.children(word, "det", "nmod:poss")
        return named or (token.xpos == "NN" and bool(own) and self.tree.is_person(word))
