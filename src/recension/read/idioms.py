"""People of whom a verb tells only together with other words: "laid down their lives", "taken into the bush"."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from recension.encoder.findings import Token
from recension.model.statement import Facet

from .casualties import FEWEST_DISPLACED, HOUSEHOLDS, Casualties
from .phrases import word_set
from .realities import Reality
from .told import Told

# How far behind its verb, and behind the object, the last word of an idiom may stand.
FARTHEST_WORD = 7
# Men who hold somebody are captors only where they are said to be armed, masked or unknown.
ARMED = frozenset({"armed", "masked", "unknown", "unidentified", "hooded"})
# What makes another verb of a bare one: "took two lawyers on", "in", "out".
PARTICLES = frozenset({"in", "on", "out", "up", "off", "along", "down", "aside", "under"})
FOREVER = frozenset({"will", "'ll", "’ll", "wo"})
OWNERS = {"his": frozenset({"he", "man", "boy"}), "her": frozenset({"she", "woman", "girl"})}


@dataclass(frozen=True, slots=True)
class Idiom:
    """One idiom of idioms.toml, whose head says what its fields are."""

    facet: Facet
    people: str
    words: tuple[tuple[frozenset[str], ...], ...] = ()
    unless: tuple[tuple[frozenset[str], ...], ...] = ()
    by: frozenset[str] = frozenset()
    whom: frozenset[str] = frozenset()
    next: bool = False
    passive: bool = False
    counted: bool = False
    denied: bool = False
    ever: bool = False
    captives: bool = False


@cache
def idioms() -> dict[str, tuple[Idiom, ...]]:
    """The idioms of each verb."""
    tables = tomllib.loads(files(__package__).joinpath("idioms.toml").read_text(encoding="utf-8"))
    found: dict[str, tuple[Idiom, ...]] = {}
    for entry in tables["idiom"]:
        idiom = _made(entry, tables["lists"])
        for verb in entry["verbs"]:
            found[verb] = (*found.get(verb, ()), idiom)
    return found


def is_listed(name: str, lemma: str) -> bool:
    """Whether a word stands in one of the lists of people of idioms.toml."""
    return lemma in _lists().get(name, ())


@cache
def _lists() -> dict[str, frozenset[str]]:
    tables = tomllib.loads(files(__package__).joinpath("idioms.toml").read_text(encoding="utf-8"))
    return {name: frozenset(nouns) for name, nouns in tables["lists"].items()}


def _made(entry: dict[str, Any], lists: dict[str, list[str]]) -> Idiom:
    flags = {name: entry.get(name, False) for name in ("next", "passive", "counted", "denied", "ever", "captives")}
    by, whom = (frozenset(lists.get(entry.get(name, ""), ())) for name in ("by", "whom"))
    words, unless = (tuple(map(_phrase, entry.get(name, ()))) for name in ("words", "unless"))
    return Idiom(Facet(entry["facet"]), entry["people"], words, unless, by, whom, **flags)


def _phrase(written: str) -> tuple[frozenset[str], ...]:
    return tuple(word_set("words", w[1:]) if w[0] == "@" else frozenset(w.split("|")) for w in written.split())


@dataclass(frozen=True)
class Idioms(Casualties):
    """Finds people by the idioms of the table. Words are token indices."""

    def read(self, token: Token) -> Iterator[Told]:
        """What one verb says."""
        if not token.xpos.startswith(("VB", "JJ")):
            return
        for idiom in idioms().get(self.scene.lemma(token.index), ()):
            people = self.people_of(idiom, token)
            if people is None or not self.is_said(idiom, token, people):
                continue
            if idiom.facet is Facet.KILLED and self.is_own_belief(token, people):
                continue
            if idiom.denied:
                yield from self.unsurvived(idiom, token, people)
            else:
                # whoever is hurt may have died of it, as who is told to have suffered wounds
                how = "suffered" if idiom.facet is Facet.WOUNDED else "idiom"
                yield from self.told(idiom.facet, people, token, how)

    def is_own_belief(self, token: Token, people: int) -> bool:
        """ "The nurse thought she had been mowed down": who says or believes it of himself lives."""
        inner = token.relation == "ccomp" and self.scene.token(people).upos == "PRON"
        return inner and self.scene.token(people).text.lower() in ("he", "she", "i", "they")

    def people_of(self, idiom: Idiom, token: Token) -> int | None:
        """Of whom the idiom is said, if the word stands for people."""
        if idiom.people == "subject":
            people = self.clauses.beside(token.index, self.clauses.subject(token.index))
        else:
            bare = token.index - 1 if self.clauses.is_bare_person(token.index - 1) else None
            people = bare if bare is not None else self.clauses.affected(token.index)
            if people is None and token.xpos in ("VBN", "VBD"):
                people = self.behind_particle(token) or self.without_subject(token)
        at_home = people is not None and idiom.facet is Facet.DISPLACED and self.noun_of(people) in HOUSEHOLDS
        if people is None or not (self.are_people(people) or people in self.scene.by_whole or at_home):
            return None
        few = self.scene.count_one(people)
        if idiom.counted and (few is None or few.figure is None):
            return None
        fewer = few is not None and few.figure is not None and (few.figure.high or FEWEST_DISPLACED) < FEWEST_DISPLACED
        return None if idiom.facet is Facet.DISPLACED and fewer else people

    def behind_particle(self, token: Token) -> int | None:
        """ "gunned down a councillor", where the tree takes the particle for a preposition."""
        last = self.scene.analysis.sentences[token.sentence].last
        if token.index + 2 >= last or self.scene.token(token.index + 1).relation != "compound:prt":
            return None
        article = self.scene.token(token.index + 2).upos == "DET"
        return self.scene.noun_from(token.index + 2 + article) if token.index + 2 + article < last else None

    def is_said(self, idiom: Idiom, token: Token, people: int) -> bool:
        """Whether all that the idiom asks for stands there."""
        if idiom.captives and not self.tells_of_captives:
            return False
        if idiom.passive and not self.clauses.is_passive(token.index):
            return False
        if idiom.whom and self.noun_of(people) not in idiom.whom:
            return False
        if idiom.by and not self.is_done_by(idiom.by, token) and not self.is_of_nobody(idiom, token, people):
            return False
        last = min(self.scene.analysis.sentences[token.sentence].last, max(people, token.index) + FARTHEST_WORD)
        if any(self.stands_in(phrase, token.index + 1, last) for phrase in idiom.unless):
            return False
        if not idiom.words:
            return not (idiom.facet is Facet.ABDUCTED and self.is_phrasal(token.index + 1, last))
        found = [p for p in idiom.words if self.stands_in(p, token.index + 1, last, closed=idiom.next)]
        return bool(found) and self.is_own(token.index + 1, people)

    def is_of_nobody(self, idiom: Idiom, token: Token, people: int) -> bool:
        """ "Nobody was taken away", where the report tells of an abduction or of hostages."""
        nobody = idiom.facet is Facet.ABDUCTED and bool(idiom.words) and self.is_nobody(people, Reality.FACT)
        return nobody and self.clauses.is_passive(token.index) and self.tells_of_captives

    @cached_property
    def tells_of_captives(self) -> bool:
        """Whether somebody was abducted, or is said to have been."""
        told = word_set("object", "abducted") | word_set("noun", "abducted") | word_set("words", "captive")
        return any(self.scene.lemma(t.index) in told for t in self.scene.analysis.tokens)

    def noun_of(self, people: int) -> str:
        """The lemma of what the people are called."""
        placed = self.scene.by_head.get(people)
        noun = self.scene.head_noun(placed) if placed is not None else people
        return self.scene.lemma(people if noun is None else noun)

    def is_own(self, at: int, people: int) -> bool:
        """Of "he broke her arm", whether the arm is that of the one of whom it is said."""
        owner = self.scene.token(at).text.lower()
        others = [names for word, names in OWNERS.items() if word != owner and owner in OWNERS]
        return all(self.noun_of(people) not in names for names in others)

    def stands_in(self, phrase: tuple[frozenset[str], ...], at: int, last: int, *, closed: bool = False) -> bool:
        """Whether the words of a phrase stand there in order before the next clause; `closed`: unparted."""
        waiting = list(phrase)
        for index in range(at, last):
            token = self.scene.token(index)
            if {token.text.lower(), self.scene.lemma(index)} & waiting[0]:
                waiting.pop(0)
                if not waiting:
                    return True
            elif closed or token.text in (";", ":") or token.xpos in ("VBD", "VBZ", "VBP", "MD"):
                return False
        return False

    def is_phrasal(self, at: int, last: int) -> bool:
        """ "took two lawyers on": whether a particle stands there that leads no noun, as "on Sunday" does."""
        near = (self.scene.token(i) for i in range(at, last))
        return any(t.text.lower() in PARTICLES and t.relation in ("advmod", "compound:prt") for t in near)

    def is_done_by(self, doers: frozenset[str], token: Token) -> bool:
        """Whether one of those does it; "men" only where they are armed or masked."""
        agents = [c for c in self.scene.children(token.index, "obl:agent", "obl") if self.scene.has_case(c, "by")]
        if not self.clauses.is_passive(token.index):
            subject = self.clauses.subject(token.index)
            agents = [subject] if subject is not None else []
        return any(self.noun_of(a) in doers and (self.noun_of(a) != "man" or self.is_armed(a)) for a in agents)

    def is_armed(self, man: int) -> bool:
        """ "armed men", "three masked men"."""
        return any(self.scene.token(c).text.lower() in ARMED for c in self.scene.children(man, "amod"))

    def unsurvived(self, idiom: Idiom, token: Token, people: int) -> Iterator[Told]:
        """ "Seven of those aboard did not survive": denied of them, and so it came to them; not of a ballot."""
        outlived = {self.scene.lemma(c) for c in self.scene.children(token.index, "obj")}
        denied = self.clauses.reality(token.index) is Reality.NEGATED and not self.clauses.is_nobody(people)
        auxiliaries = {self.scene.token(c).text.lower() for c in self.scene.children(token.index, "aux")}
        modal = auxiliaries & word_set("words", "modal") - (FOREVER if idiom.ever else frozenset())
        if not denied or outlived & word_set("words", "outlived") or modal:
            return
        for counted in self.scene.count(people, token.index):
            if self.stands(idiom.facet, counted):
                yield Told(idiom.facet, counted, token.index, Reality.FACT, f"idiom: {counted.method}")
