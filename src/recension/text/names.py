"""How names are built: titles, particles, given and family names, suffixes."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from .countries import find_country_of

_LONGEST_TITLE_WORDS = 4
_MOST_CACHED = 16_384  # one incident names the same few hundred words over and over
_REGNAL = re.compile(r"\w+ [IVX]+")
_GENERATIONS = {"jr": "junior", "sr": "senior"} | {word: word for word in ("junior", "senior", "ii", "iii", "iv")}
_MARKS = "\"'“”‘’`()[]{},;:!?«»*•|@"


class Gender(StrEnum):
    """What a name's title says of the bearer's gender."""

    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name taken apart.

    `title` is everything before the name as written, `honorific` the form of address at its end ("Maj. Gen."), which
    a report may print as part of the name; `family` holds its particles ("al-Thani", "van der Berg").
    """

    given: tuple[str, ...]
    family: tuple[str, ...]
    title: str | None = None
    honorific: str | None = None
    suffix: str | None = None
    gender: Gender | None = None

    @property
    def core(self) -> str:
        """The name without titles and suffixes, as written."""
        return " ".join((*self.given, *self.family))

    @property
    def titled(self) -> str:
        """The name with its form of address where it has one, as written."""
        return f"{self.honorific} {self.core}" if self.honorific else self.core


@cache
def _tables() -> dict[str, dict[str, frozenset[str]]]:
    text = files("recension.text").joinpath("tables/titles.toml").read_text(encoding="utf-8")
    tables = {name: table for name, table in tomllib.loads(text).items() if name != "short"}
    return {name: {kind: frozenset(words) for kind, words in table.items()} for name, table in tables.items()}


@cache
def _short_titles() -> dict[str, str]:
    text = files("recension.text").joinpath("tables/titles.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text)["short"])


def whole_title(word: str) -> str:
    """A word of a title folded, short forms written out: "Capt." → "captain"."""
    folded = fold_word(word)
    return _short_titles().get(folded, folded)


def is_short_title(word: str) -> bool:
    """Whether a word is a title's short form ("Capt.")."""
    return fold_word(word) in _short_titles()


@lru_cache(maxsize=_MOST_CACHED)
def fold_word(word: str) -> str:
    """Lower case, without accents and full stops: what words of names are compared by."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in ".,'’‘`ʼ")


@lru_cache(maxsize=_MOST_CACHED)
def fold_name(name: str) -> str:
    """A name in lower case, without accents, articles, full stops, hyphens and possessives.

    Example:
        >>> fold_name("The U.N. Secretary-General’s")
        'un secretary general'
    """
    words = [fold_word(w) for w in strip_name(name).replace("-", " ").replace("–", " ").split()]
    return " ".join(w for w in words if w)


def strip_name(text: str) -> str:
    """The name without marks, article and possessive around it, its spaces made single; what is inside stays.

    Example:
        >>> strip_name(" the “Harbour  Front”'s ")
        'Harbour Front'
    """
    name = " ".join(text.split()).strip(_MARKS + " -–—")
    for ending in ("'s", "’s", "‘s"):
        if name.endswith(ending):
            name = name.removesuffix(ending).rstrip(_MARKS + " ")
    first, _, rest = name.partition(" ")
    return rest.lstrip(_MARKS) if first.lower() in ("the", "a", "an") and rest else name


@lru_cache(maxsize=_MOST_CACHED)
def parse_person(text: str) -> PersonName:
    """A person's name taken apart; what is not understood counts as given and family name.

    Example:
        >>> name = parse_person("Maj. Gen. Hamid bin Omar al-Dosari")
        >>> name.honorific, name.given, name.family
        ('Maj. Gen.', ('Hamid', 'bin', 'Omar'), ('al-Dosari',))
    """
    words = strip_name(text).split()
    title, honorific, gender = split_title(words)
    rest = words[len(title) :]
    is_last = len(rest) > 1 and fold_word(rest[-1]) in _tables()["suffixes"]["any"]
    suffix = rest.pop().strip(",") if is_last and not is_numbered(" ".join(rest)) else None
    rest = [w.rstrip(",") for w in rest]
    start = _family_start(rest)
    given, family = tuple(rest[:start]), tuple(rest[start:])
    if _is_family_first(rest):
        given, family = (), tuple(rest)
    printed = " ".join(honorific) if honorific and honorific[0][0].isupper() else None  # "her sister Ana Lund"
    return PersonName(given, family, " ".join(title) or None, printed, suffix, gender)


def family_of(name: PersonName) -> str:
    """The folded family name that a later mention would use: "al-Dosari" → "dosari", "Kim Jong Un" → "kim"."""
    words = name.family or name.given
    if not words:
        return ""
    if not name.given and len(words) > 1 and _is_family_first(list(words)):
        return fold_word(words[0])
    parts = " ".join(words).replace("-", " ").split()
    return " ".join(fold_word(p) for p in parts if not is_particle(p)) or fold_word(words[-1])


def first_given(name: PersonName) -> str:
    """The first given name, folded; empty where there is none but a particle ("Abdel" in "Abdel Karim")."""
    return next((fold_word(w) for w in name.given if not is_particle(w)), "")


def split_title(words: list[str]) -> tuple[list[str], list[str], Gender | None]:
    """The words of a title at the start, the form of address that ends it, and the gender it tells.

    At least one word is left for the name, so that "Major" alone stays a name.
    """
    at, honorific_from, gender = 0, None, None
    while at < len(words) - 1:
        size, is_honorific = _title_at(words, at)
        if size == 0:
            break
        if is_honorific:
            honorific_from = at
        elif fold_word(words[at]) not in _tables()["modifiers"]["any"]:
            honorific_from = None
        gender = gender_of_title(" ".join(words[at : at + size])) or gender
        at += size
    return words[:at], words[honorific_from:at] if honorific_from is not None else [], gender


def fields_of(title: str) -> frozenset[str]:
    """The fields of life that the words of a title or a description are of; none where they may be of any."""
    words = {whole_title(w) for w in title.split()}
    return frozenset(field for field, known in _tables()["fields"].items() if words & known)


def are_fields_apart(short: frozenset[str], full: frozenset[str]) -> bool:
    """Whether a title before a surname is of other fields than those told of whom a full name is; not where none is."""
    return bool(short) and bool(full) and short.isdisjoint(full)


def _title_at(words: list[str], at: int) -> tuple[int, bool]:
    """How many words from `at` are a title or go with one, and whether they are a form of address."""
    for size in range(min(_LONGEST_TITLE_WORDS, len(words) - 1 - at), 0, -1):
        phrase = _fold_title(words[at : at + size])
        if is_honorific(phrase):
            return size, True
        if is_office(phrase):
            return size, False
        # "Iraqi Prime Minister X", "then-President X": only with a title after it
        if phrase in _tables()["modifiers"]["any"] or find_country_of(" ".join(words[at : at + size])) is not None:
            following, address = _title_at(words, at + size) if at + size < len(words) - 1 else (0, False)
            if following:
                return size + following, address and phrase in _tables()["modifiers"]["any"]
    return 0, False


def _fold_title(words: list[str]) -> str:
    return " ".join(fold_word(w.rstrip(",")) for w in words)


def is_honorific(phrase: str) -> bool:
    """Whether a folded phrase is a form of address or a rank."""
    return any(phrase in forms for forms in _tables()["honorifics"].values())


def is_office(phrase: str) -> bool:
    """Whether a folded phrase names an office or what somebody does ("foreign minister", "spokeswoman")."""
    bare = phrase
    for start in ("then-", "ex-", "vice-"):
        bare = bare.removeprefix(start)
    return bare in _tables()["offices"]["any"] or bare.replace("-", " ") in _tables()["offices"]["any"]


def is_form_of_address(name: str) -> bool:
    """Whether a name only says what somebody is ("the President", "Madam Speaker", "King"), and so names nobody."""
    folded = fold_name(name)
    return is_honorific(folded) or is_office(folded)


def is_title_word(word: str) -> bool:
    """Whether a word may be part of a title before a name."""
    folded = fold_word(word)
    return is_honorific(folded) or is_office(folded) or folded in _tables()["modifiers"]["any"]


@lru_cache(maxsize=_MOST_CACHED)
def is_particle(word: str) -> bool:
    """Whether a word is a particle of names ("al", "bin", "van")."""
    return fold_word(word.strip("-")) in _tables()["particles"]["any"]


def is_suffix(word: str) -> bool:
    """Whether a word stands behind a name and is part of nobody's: "KC", "Jr."."""
    return fold_word(word) in _tables()["suffixes"]["any"] and word[:1].isupper()


def is_numbered(name: str) -> bool:
    """Whether a name is a king's or a pope's with his number: "Abbas II", but not "Ivo Lund II"."""
    return _REGNAL.fullmatch(name) is not None


def generation_of(name: PersonName) -> str:
    """What tells father from son behind a name, written out: "Jr." is "junior"; empty where nothing does."""
    return _GENERATIONS.get(fold_word(name.suffix or ""), "")


def gender_of_title(title: str) -> Gender | None:
    """The gender that a title tells, or None."""
    tables, folded = _tables(), _fold_title(title.split())
    for gender in Gender:
        if folded in tables["honorifics"][gender] or folded in tables["offices"][gender]:
            return gender
    return None


@cache
def _given_names() -> dict[str, Gender]:
    text = files("recension.text").joinpath("tables/given_names.toml").read_text(encoding="utf-8")
    return {name: Gender(gender) for gender, names in tomllib.loads(text).items() for name in names}


def are_given_names(left: str, right: str) -> bool:
    """Whether both folded words are established given names: "Greg" and "George", however much they sound alike."""
    return left in _given_names() and right in _given_names()


def gender_of_given(name: PersonName) -> Gender | None:
    """The gender that the first given name tells, or a given name alone; None where it tells none."""
    return _given_names().get(first_given(name) or fold_word(name.core))


def told_gender(name: PersonName) -> Gender | None:
    """The gender that the title tells, else the given name."""
    return name.gender or gender_of_given(name)


@cache
def _gendered_nouns() -> dict[str, Gender]:
    text = files("recension.text").joinpath("tables/gendered.toml").read_text(encoding="utf-8")
    return {noun: Gender(gender) for gender, nouns in tomllib.loads(text).items() for noun in nouns}


def gender_of_noun(noun: str) -> Gender | None:
    """The gender that a noun tells, in the singular and in lower case ("nephew", "widow")."""
    return _gendered_nouns().get(noun)


def _family_start(words: list[str]) -> int:
    start = max(len(words) - 1, 0)
    while start > 1 and is_particle(words[start - 1]):
        start -= 1
    return start


def _is_family_first(words: list[str]) -> bool:
    return (
        2 <= len(words) <= 3
        and fold_word(words[0]) in _tables()["family_first"]["any"]
        and (len(words) == 3 or "-" in words[1])
    )
