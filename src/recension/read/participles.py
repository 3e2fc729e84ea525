"""Of whom a participle without a subject of its own is said: "12 killed, 30 hurt", "a man shot on Sunday"."""

from dataclasses import dataclass
from functools import cached_property

from recension.encoder.findings import Token

from .clauses import Clauses
from .phrases import Scene, is_a, word_set
from .rolls import Rolls


@dataclass(frozen=True)
class Participles:
    """Finds those before a participle. Words are token indices."""

    scene: Scene
    clauses: Clauses

    @cached_property
    def rolls(self) -> Rolls:
        """The lists of people in the scene."""
        return Rolls(self.scene)

    def tells(self, token: Token) -> bool:
        """Whether a word may tell what came to people; of "shot at by an officer" nobody says that he was hit."""
        behind = token.index + 1
        missed = behind in self.scene.children(token.index) and self.scene.token(behind).text.lower() == "at"
        return token.upos in ("VERB", "ADJ", "NOUN") and token.xpos.startswith(("VB", "JJ")) and not missed

    def without_subject(self, token: Token) -> int | None:
        """Of whom it is said, by the first of these constructions that tells."""
        ways = (self.reduced, self.bare_participle, self.parted)
        return next((people for way in ways if (people := way(token)) is not None), None)

    def bare_participle(self, token: Token) -> int | None:
        """ "12 killed, 30 wounded" in a headline, where the parser may see an active verb without its object."""
        if self.scene.children(token.index, "aux", "obl:agent"):
            return None
        before = token.index - 1
        beside = (
            before if before in self.scene.by_head and self.scene.token(before).sentence == token.sentence else None
        )
        joined = self.scene.children(token.head, "nsubj") if token.relation == "conj" else []
        own = self.scene.children(token.index, "nsubj")
        subject = next(iter([*own, *([beside] if beside is not None else joined)]), None)
        following = self.scene.token(min(token.index + 1, len(self.scene.analysis.tokens) - 1))
        closed = following.upos in ("ADP", "PUNCT", "CCONJ", "SCONJ", "ADV") or following.text.lower() == "dead"
        if subject in (None, before) and following.text == "," and self.is_single(before):
            # "Man killed, 4 others injured"
            return before
        if subject is None or not closed:
            return None
        return subject if subject in self.scene.by_head else None

    def reduced(self, token: Token) -> int | None:
        """ "A man shot and killed on Sunday has been named": the noun before it is subject of a later verb."""
        opening = self.scene.token(token.head) if token.relation == "conj" else token
        before = self.scene.token(max(0, opening.index - 1))
        subject = before.relation.startswith("nsubj") and before.head > token.index
        participle = opening.xpos in ("VBN", "VBD") or opening.text.lower() == "shot"
        return before.index if subject and participle and self.is_single(before.index) else None

    def both_before(self, token: Token) -> int | None:
        """ "Her husband and her son, both killed in the blast": the two whom the aside is of."""
        both, comma = token.index - 1, token.index - 2
        if comma < 1 or self.scene.token(both).text.lower() != "both" or self.scene.token(comma).text != ",":
            return None
        joined = self.scene.token(comma - 1)
        first = joined.head if joined.relation == "conj" else joined.index
        return first if self.is_several(first, role=False) else None

    def is_single(self, word: int) -> bool:
        """Whether the word stands for one person by itself: a headline's bare noun, a name."""
        counted = self.scene.count_one(word) if word >= 0 else None
        return counted is not None and counted.method == "single" and self.scene.token(word).upos in ("NOUN", "PROPN")

    def is_confined(self, word: int) -> bool:
        """ "in custody", "in the cells", "behind bars", "under arrest"."""
        lemma, scene = self.scene.lemma(word), self.scene
        if lemma in word_set("words", "confined"):
            return scene.has_case(word, "in")
        return scene.has_case(word, {"bar": "behind", "arrest": "under"}.get(lemma, ""))

    def is_several(self, word: int, *, role: bool = True) -> bool:
        """Whether a phrase counts two people or more: "two women", "a man and his son"."""
        role = not role or is_a(self.scene.token(word).relation, ("nsubj", "obj", "obl"))
        if word not in self.scene.by_head and not (role and self.scene.children(word, "conj")):
            return False
        counted = self.scene.count(word)
        return bool(counted) and (counted[0].low or 0) > 1 and self.scene.is_person(word)

    def parted(self, token: Token) -> int | None:
        """ "Nine of the men picked up after the blast had been freed", where the tree gives the passive no subject."""
        auxiliary = self.scene.children(token.index, "aux:pass")
        people = self.clauses.counted_before(token.index) if auxiliary else None
        if people is None:
            return None
        placed = self.scene.by_head[people]
        noun = placed.whole if placed.whole is not None else people
        return people if self.scene.token(noun + 1).xpos in ("VBD", "VBN") else None

    def is_fatally(self, token: Token) -> bool:
        """ "fatally shot", "mortally wounded"; of "shot dead" and "shot to death" the death itself tells."""
        below = [*self.scene.children(token.index, "advmod"), max(0, token.index - 1)]
        # in "four people shot, one fatally" it is the one who died
        return any(self.scene.lemma(c) in ("fatally", "mortally") and abs(c - token.index) == 1 for c in below)
