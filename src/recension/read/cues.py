"""The table of reporting cues: which words bring somebody's words, in what stance, by what means."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Stance(StrEnum):
    """How a source stands to what is reported of it."""

    SAYS = "says"
    CLAIMS = "claims"
    DENIES = "denies"
    THREATENS = "threatens"
    PROMISES = "promises"
    DEMANDS = "demands"
    ASKS = "asks"
    ACCUSES = "accuses"
    CONCEDES = "concedes"
    BELIEVES = "believes"
    ESTIMATES = "estimates"


@dataclass(frozen=True)
class Cues:
    """Stances by lemma of verb and noun and by phrase; media by the words that give them away."""

    verbs: dict[str, Stance]
    strong: frozenset[str]
    nouns: dict[str, Stance]
    phrases: dict[str, Stance]
    media: tuple[tuple[str, str], ...]
    carriers: frozenset[str]
    issuing: frozenset[str]
    nobody: frozenset[str]
    forms: dict[str, str]
    quoting: frozenset[str]
    accusing: frozenset[str]
    of_what: frozenset[str]
    said_of: frozenset[str]
    by_whose: frozenset[str]
    counts: frozenset[str]
    authorities: frozenset[str]
    counting: frozenset[str]
    before_count: frozenset[str]

    def verb(self, form: str, lemma: str) -> str | None:
        """The reporting verb of which `form` is a form, or None; the encoder's `lemma` is second best."""
        known = self.forms.get(form.lower(), lemma.lower())
        return known if known in self.verbs else None

    @property
    def speech(self) -> frozenset[str]:
        """Lemmas of verbs whose time is that of speaking."""
        return self.strong

    def medium(self, words: str) -> str | None:
        """The medium that the words of a reporting clause name, or None."""
        lower = f" {' '.join(_LETTERS.findall(words.lower()))} "
        return next((medium for sign, medium in self.media if f" {sign} " in lower), None)


_LETTERS = re.compile(r"[^\W_]+(?:-[^\W_]+)?")


def _inflected(lemma: str) -> Iterator[str]:
    """The regular forms of a verb, some of which no verb has."""
    stem = lemma.removesuffix("e")
    yield from (lemma, lemma + "s", lemma + "es", stem + "ed", stem + "ing")
    if lemma.endswith("y"):
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied")
    yield from (lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing")


@cache
def load_cues() -> Cues:
    """The cues of the table beside this module, read once."""
    table = tomllib.loads(files(__package__).joinpath("cues.toml").read_text(encoding="utf-8"))
    verbs = {lemma: Stance(stance) for stance, lemmas in table["verbs"].items() for lemma in lemmas.split()}
    nouns = {lemma: Stance(stance) for stance, lemmas in table["nouns"].items() for lemma in lemmas.split()}
    phrases = {phrase: Stance(stance) for stance, found in table["phrases"].items() for phrase in found}
    return Cues(
        verbs=verbs,
        strong=frozenset(table["strong"]["words"].split()),
        nouns=nouns,
        phrases=phrases,
        media=tuple((sign, medium) for medium, signs in table["media"].items() for sign in signs),
        carriers=frozenset(table["carriers"]["words"]),
        issuing=frozenset(table["carriers"]["issuing"].split()),
        nobody=frozenset(table["nobody"]["words"]),
        accusing=frozenset(table["accusing"]["words"].split()),
        of_what=frozenset(table["accusing"]["of_what"]),
        said_of=frozenset(table["said_of"]["words"].split()),
        by_whose=frozenset(table["by_whose"]["words"].split()),
        counts=frozenset(table["counts"]["words"].split()),
        authorities=frozenset(table["authorities"]["words"].split()),
        counting=frozenset(table["goes_on"]["counting"].split()),
        before_count=frozenset(table["goes_on"]["before_count"].split()),
        quoting=frozenset(form for lemma in table["quoting"]["words"].split() for form in _inflected(lemma)) | {"went"},
        forms={form: lemma for lemma in verbs for form in _inflected(lemma)} | table["irregular"],
    )
