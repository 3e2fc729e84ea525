"""People missing, told by what has not come: not yet traced, still looked for, of whom there is no trace."""

from collections.abc import Iterator
from dataclasses import dataclass

from recension.encoder.findings import Token
from recension.model.statement import Facet

from .casualties import Casualties
from .idioms import is_listed
from .phrases import Counted, word_set
from .realities import Reality
from .told import Told

# How far before its verb "yet to be" may open.
LONGEST_PENDING = 4
PENDING = frozenset({"yet", "still", "remain", "remained", "remains"})
UNKNOWN = frozenset({"unknown", "unclear", "known"})


@dataclass(frozen=True)
class Unfound(Casualties):
    """Finds the missing by the search for them. Words are token indices."""

    def read(self, token: Token) -> Iterator[Told]:
        """What one word says."""
        lemma = self.scene.lemma(token.index)
        people: int | None = None
        if token.upos == "VERB" and lemma in word_set("words", "trace") and self.is_pending(token):
            people = self.clauses.beside(token.index, self.clauses.affected(token.index))
            people = people if people is not None else self.clauses.counted_before(token.index)
        elif lemma in word_set("words", "seek") and token.upos in ("VERB", "NOUN") and self.is_search(token):
            people = next(
                (c for c in self.scene.children(token.index, "obl", "nmod", "conj") if self.is_sought(c)), None
            )
        elif token.text.lower() in ("trace", "whereabouts") and token.upos == "NOUN" and self.is_unknown(token):
            people = next((c for c in self.scene.children(token.index, "nmod") if self.scene.has_case(c, "of")), None)
        if people is None or not self.are_people(people):
            return
        for counted in self.scene.count(people, token.index):
            if self.is_lost(counted):
                yield Told(Facet.MISSING, counted, token.index, Reality.FACT, f"unfound: {counted.method}")

    def is_lost(self, counted: Counted) -> bool:
        """Whether they are counted, and nobody whom the police look for."""
        noun = self.scene.head_noun_of(counted)
        wanted = noun is not None and is_listed("wanted", self.scene.lemma(noun))
        return counted.figure is not None and not wanted and self.stands(Facet.MISSING, counted)

    def is_pending(self, token: Token) -> bool:
        """ "yet to be traced", "have not been found", "could not be located"."""
        first = max(self.scene.analysis.sentences[token.sentence].first, token.index - LONGEST_PENDING)
        before = [self.scene.token(i).text.lower() for i in range(first, token.index)]
        if before[-2:] == ["to", "be"]:
            return bool(PENDING & set(before))
        return self.clauses.is_passive(token.index) and bool({"not", "n't", "n’t"} & set(before))

    def is_search(self, token: Token) -> bool:
        """Whether rescuers search, or it is a search that goes on, whoever does it."""
        if token.upos == "NOUN":
            return any(self.scene.lemma(token.head) == word for word in ("continue", "resume", "go"))
        subject = self.clauses.subject(token.index)
        seekers = self.scene.lemma(subject) if subject is not None else ""
        return is_listed("rescuers", seekers) and self.clauses.reality(token.index) is Reality.FACT

    def is_sought(self, word: int) -> bool:
        """ "for four people"."""
        return self.scene.has_case(word, "for") and word in self.scene.by_head

    def is_unknown(self, token: Token) -> bool:
        """ "no trace of five", "the whereabouts of six are unknown"."""
        if any(self.scene.lemma(c) == "no" for c in self.scene.children(token.index, "det")):
            return True
        said = self.scene.token(token.head)
        return token.text.lower() == "whereabouts" and said.text.lower() in UNKNOWN
