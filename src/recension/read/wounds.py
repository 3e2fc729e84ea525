"""People hurt where the report says where it hit them: "struck him in the arm", "was shot in the leg"."""

from collections.abc import Iterator
from dataclasses import dataclass

from recension.encoder.findings import Token
from recension.model.statement import Facet

from .casualties import Casualties
from .phrases import word_set
from .told import Told

# How far behind its verb the part of the body may stand, in words: "struck the sergeant twice in his left arm".
FARTHEST_PART = 8


@dataclass(frozen=True)
class Wounds(Casualties):
    """Finds who was hit in a part of the body. Words are token indices."""

    def read(self, token: Token) -> Iterator[Told]:
        """What one verb says: a limb that is hit kills nobody, whoever else has died."""
        if token.upos != "VERB" or self.scene.lemma(token.index) not in word_set("words", "strike"):
            return
        if self.is_fatally(token) and self.scene.lemma(token.index) != "shoot" and self.clauses.is_passive(token.index):
            yield from self.told(Facet.KILLED, self.clauses.affected(token.index), token, "fatally")
            return
        yield from self.hit(token)
        yield from self.hitting(token)
        part = self.part_hit(token)
        people = self.clauses.affected(token.index) if part is not None else None
        if part is None or people is None or not self.are_people(people):
            return
        limb = self.scene.lemma(part) in word_set("words", "limbs")
        yield from self.told(Facet.WOUNDED, people, token, "limb" if limb else "shot")

    def hit(self, token: Token) -> Iterator[Told]:
        """ "was hit several times", "was struck by a bullet", "seven were hit"; the verbs of harm tell of a shot."""
        below = self.scene.children(token.index, "obl")
        shots = word_set("people", "shots") | word_set("words", "projectile")
        people = self.clauses.affected(token.index) if self.clauses.is_passive(token.index) else None
        if self.scene.lemma(token.index) == "shoot" or people is None or not self.are_people(people):
            return
        behind = [c for c in self.scene.children(token.index) if c > token.index]
        bare = all(self.scene.token(c).upos == "PUNCT" for c in behind) and self.scene.lemma(token.index) == "hit"
        if bare and people in self.scene.by_head and self.scene.is_person(people):
            yield from self.told(Facet.WOUNDED, people, token, "shot")
        if any(self.scene.lemma(b) in shots and not self.is_figure_of_speech(b) for b in below):
            yield from self.told(Facet.WOUNDED, people, token, "shot")

    def hitting(self, token: Token) -> Iterator[Told]:
        """ "Two men opened fire, hitting four guests", "shots were fired into the hall, striking five people"."""
        fired = self.scene.token(token.head)
        below = {self.scene.lemma(c) for c in self.scene.children(fired.index, "obj", "nsubj", "nsubj:pass")}
        shooting = self.scene.lemma(fired.index) in ("open", "fire") and below & (
            {"fire"} | word_set("people", "shots")
        )
        people = self.clauses.affected(token.index)
        if token.xpos != "VBG" or not shooting or people is None or not self.scene.is_person(people):
            return
        yield from self.told(Facet.WOUNDED, people, token, "shot")

    def is_figure_of_speech(self, shot: int) -> bool:
        """ "a round of layoffs", "the shell of a car": a shot of something is none."""
        return any(self.scene.has_case(c, "of") for c in self.scene.children(shot, "nmod"))

    def part_hit(self, token: Token) -> int | None:
        """The part of the body behind the verb, with its preposition: "in the arm"."""
        last = min(self.scene.analysis.sentences[token.sentence].last, token.index + FARTHEST_PART)
        parts = word_set("words", "limbs") | word_set("words", "parts") | word_set("words", "trunk")
        for at in range(token.index + 1, last):
            if self.scene.token(at).upos in ("VERB", "CCONJ", "SCONJ"):
                return None
            if self.scene.lemma(at) in parts and self.scene.has_case(at, "in", "on"):
                return at
        return None
