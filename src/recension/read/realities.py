"""Whether what a word tells has come to pass: modals, negation, conditions and denials, read off the tree."""

from dataclasses import dataclass
from enum import Enum

from recension.encoder.findings import Token

from .phrases import Scene, is_a, word_set, words

SUBJECTS = ("nsubj", "csubj")
DEEPEST_CLIMB = 6
# What is so "to have killed nine" came to pass.
KNOWN = frozenset({"known", "found", "confirmed", "reported"})


class Reality(Enum):
    """Whether a clause tells what came to pass."""

    FACT = "fact"
    POSSIBLE = "possible"
    NEGATED = "negated"
    UNREAL = "unreal"


@dataclass(frozen=True)
class Realities:
    """Whether clauses are fact; words are token indices."""

    scene: Scene

    def is_marked(self, word: int, *marks: str) -> bool:
        """Whether one of the words opens the clause: "as", "without", "if"."""
        return any(self.scene.lemma(m) in marks for m in self.scene.children(word, "mark", "case"))

    def reality(self, word: int, depth: int = 0) -> Reality:
        """Whether what `word` tells has come to pass: modals, negation, "to", "if" and doubt say otherwise."""
        token = self.scene.token(word)
        below = [self.scene.token(c) for c in self.scene.children(word)]
        if any(self._denies(t) for t in below) or self._is_done_by_nobody(word):
            return Reality.NEGATED
        if any(t.relation == "aux" and t.text.lower() in word_set("words", "modal") for t in below):
            return Reality.POSSIBLE
        if self._is_to_come(below):
            return Reality.POSSIBLE
        if any(t.relation == "advmod" and t.text.lower() in ("nearly", "almost") and t.index < word for t in below):
            return Reality.UNREAL
        if self.is_marked(word, "without"):
            return Reality.NEGATED
        if self.is_marked(word, "if", "unless", "lest", "whether", "until"):
            return Reality.UNREAL
        if depth > DEEPEST_CLIMB or token.is_root:
            return Reality.FACT
        return self._inherited(word, depth)

    def _is_known(self, word: int) -> bool:
        """ "A fire that is known to have killed nine", where the tree hangs the infinitive on the fire."""
        before = next((m - 1 for m in self.scene.children(word, "mark") if self.scene.token(m).xpos == "TO"), 0)
        known = self.scene.token(max(before, 0)).text.lower() in KNOWN
        return known and any(self.scene.lemma(c) == "have" for c in self.scene.children(word, "aux"))

    def _is_ahead(self, governor: Token) -> bool:
        """ "was going to hurt somebody": it had not come yet; who "went on to kill" did."""
        following = self.scene.token(min(governor.index + 1, len(self.scene.analysis.tokens) - 1))
        return governor.text.lower() in ("going", "gon") and following.text.lower() != "on"

    @staticmethod
    def _is_to_come(below: list[Token]) -> bool:
        """ "Nine are to be freed on Friday": what is arranged has not come yet."""
        marks = [t.index for t in below if t.xpos == "TO" and t.relation == "mark"]
        return any(t.lemma.lower() == "be" and t.relation.startswith("aux") and t.index + 1 in marks for t in below)

    def _is_suspect(self, governor: Token) -> bool:
        """ "The suspect who wounded three": somebody, and no doubt."""
        return governor.upos in ("NOUN", "PROPN") and self.scene.lemma(governor.index) == "suspect"

    def _is_unheard_of(self, noun: Token) -> bool:
        """ "There was no report of any guest being hurt": nobody tells of it, and so it is denied."""
        none = any(self.scene.lemma(c) == "no" for c in self.scene.children(noun.index, "det"))
        return none and self.scene.lemma(noun.index) in word_set("words", "unheard_of")

    def _is_denied(self, noun: Token) -> bool:
        """ "The ministry denied claims that 12 men were killed": whether what the noun tells is denied."""
        above = self.scene.lemma(noun.head)
        return self.scene.lemma(noun.index) in word_set("words", "told_of") and above in word_set("words", "denying")

    def is_denied(self, word: int) -> bool:
        """ "denied that any guest was hurt", "denied reports that anyone had died": whether it is denied."""
        token = self.scene.token(word)
        governor = self.scene.token(token.head)
        of_noun = is_a(token.relation, ("acl", "ccomp")) and self._is_denied(governor)
        by_verb = token.relation == "ccomp" and self.scene.lemma(governor.index) in word_set("words", "denying")
        denier = governor.head if of_noun else governor.index
        return (of_noun or by_verb) and self.reality(denier) is Reality.FACT

    def _denies(self, token: Token) -> bool:
        """ "not", "never"; of "not only killed two but hurt nine" both came to pass."""
        following = self.scene.token(min(token.index + 1, len(self.scene.analysis.tokens) - 1))
        denial = token.lemma.lower() in ("not", "never", "n't") or token.text.lower() in ("n't", "n’t")
        return denial and following.text.lower() not in ("only", "just", "merely")

    def _is_done_by_nobody(self, word: int) -> bool:
        """ "Nobody arrested him", "no guard shot the two"; of "nobody suffered a scratch" nobody is who bore it."""
        comes_to_object = any(self.scene.lemma(word) in verbs for verbs in words("object").values())
        doers = self.scene.children(word, "nsubj") if comes_to_object and self.scene.children(word, "obj") else []
        return any(
            self.scene.lemma(d) in word_set("words", "nobody")
            or any(self.scene.lemma(c) == "no" for c in self.scene.children(d, "det"))
            for d in doers
        )

    def _inherited(self, word: int, depth: int) -> Reality:
        """What the clause above makes of this one."""
        token = self.scene.token(word)
        governor = self.scene.token(token.head)
        infinitive = any(self.scene.token(c).xpos == "TO" for c in self.scene.children(word, "mark"))
        dependent = is_a(token.relation, ("xcomp", "ccomp", "acl", "advcl", "csubj", "obl", "nmod", "obj"))
        # "are feared dead" doubts; "the coastguard believes that 12 died" says whose count it is
        doubted = self.scene.lemma(governor.index) in word_set("words", "doubt") and not self._is_suspect(governor)
        if dependent and doubted and token.relation != "ccomp":
            return Reality.POSSIBLE
        came = self.scene.lemma(governor.index) in word_set("words", "fact") and not self._is_ahead(governor)
        came = came or (infinitive and self._is_known(word))
        if infinitive and not came:
            return Reality.UNREAL
        if is_a(token.relation, ("acl", "ccomp")) and self._is_unheard_of(governor):
            return Reality.NEGATED
        if dependent and (self.scene.lemma(governor.index) in word_set("words", "unreal") or self._is_denied(governor)):
            return Reality.UNREAL
        if token.relation in ("conj", "xcomp") and governor.upos in ("VERB", "ADJ", "AUX"):
            own = self.scene.children(word, "aux", *SUBJECTS)
            return Reality.FACT if own else self.reality(governor.index, depth + 1)
        return Reality.FACT
