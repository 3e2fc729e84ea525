"""Comparing names: of people, spelled and shortened in every way that reports do."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import jellyfish
from anyascii import anyascii

from recension.model.judgement import Sameness
from recension.text.names import (
    PersonName,
    are_given_names,
    family_of,
    first_given,
    fold_name,
    fold_word,
    generation_of,
    is_particle,
    parse_person,
    told_gender,
)
from recension.text.spelling import consonants, differ_in_vowel, sound_alike

# Calibrated on the English-Arabic names of benchmarks/corpora/names.py, 2026-11-20.
SAME_WORD = 0.66
SAME_ALONE = 0.82  # of a surname alone, with no given name to bear it out
_LEAST_FUZZY_CHARS = 4
_MOST_CHARS = 40
_GAP = "-"
_PLAINLY = 0.9  # of words that are one but for habits of spelling
_BY_HABIT = 0.95  # what letters tell where habits hide what they stand for: the "ch" of "Branch" is no "c"
_SAME_CONSONANTS = 0.55  # from here on the same three consonants or more make one name: "Yunus", "Younis"
_LEAST_CONSONANTS = 3
_UNLIKE = -0.4  # the weight below which two consonants begin two names: "Heller", "Zeller"
_OTHER_VOWEL = 0.6  # "Jamal" and "Jamil" are two names, though letters say a for i often enough
# Brothers are called Greg and George, and Dan and Dean: names that are in use for themselves, and those of a few
# letters, are one only where their letters say so. Set by all pairs of `text/tables/given_names.toml`, 2026-11-28.
_ESTABLISHED = 0.765
_SHORT = 0.88
_MOST_SHORT_CHARS = 4
_CONSONANTS = "bcdfghjklmnpqrstvwxz"
_ALIKE = 0.75  # what the same consonants and vowels that go together are worth


@dataclass(frozen=True, slots=True)
class Compared:
    """What the comparison of two names came to: a verdict, how sure it is in [0, 1], and why in plain words."""

    verdict: Sameness
    score: float
    reason: str


@cache
def _nicknames() -> frozenset[tuple[str, str]]:
    text = files("recension.link").joinpath("knowledge/nicknames.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return frozenset((row["short"], row["long"]) for row in rows)


def are_nicknames(left: str, right: str) -> bool:
    """Whether one folded given name is a short form of the other, or both are of a third."""
    return (left, right) in _nicknames() or (right, left) in _nicknames()


@lru_cache(maxsize=8192)
def name_keys(word: str) -> frozenset[str]:
    """What a word of a name is found by: its consonants by class, and its sound in English."""
    sound = jellyfish.metaphone(fold_word(word))
    heard = consonants(spelled_plainly(_letters(word)))
    return frozenset(k for k in (f"c {heard}", f"m {sound}" if sound else "") if len(k) > 3)


def blocking_keys(name: str) -> Iterator[str]:
    """Keys by which names that may be one meet: the sound of the family name, and its other words but the first."""
    parsed = parse_person(name)
    for word in family_of(parsed).split():
        yield from sorted(name_keys(word))
    words = [w for w in fold_name(parsed.core).split() if not is_particle(w)]
    yield f"a {' '.join(sorted(words))}"  # whatever their order
    yield from (f"w {word}" for word in (words[1:] or words))


@cache
def _weights() -> dict[tuple[str, str], float]:
    text = files("recension.link").joinpath("knowledge/spellings.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    each = {(row["left"], row["right"]): float(row["weight"]) for row in rows}
    return each | {(b, a): weight for (a, b), weight in each.items()}


@lru_cache(maxsize=65536)
def similarity_of_words(left: str, right: str) -> float:
    """How likely two words are spellings of one name, in [0, 1]: the best alignment of their letters.

    Each pair of letters has the weight that spellings of Arabic names teach ("q" for "k" is cheap, "d" for "s" dear).

    Example:
        >>> similarity_of_words("Mohammed", "Muhamad") > SAME_WORD > similarity_of_words("Hasan", "Hamdan")
        True
    """
    one, two = _letters(left), _letters(right)
    if one == two:
        return 1.0
    if min(len(one), len(two)) < 3 or max(len(one), len(two)) > _MOST_CHARS:
        return 0.0
    alike = _aligned(one, two, 0.99)
    plain = spelled_plainly(one), spelled_plainly(two)
    if plain != (one, two):
        alike = max(_BY_HABIT * alike, _aligned(*plain, _PLAINLY))
    if sound_alike(one, two):
        return max(alike, _ALIKE)
    if differ_in_vowel(*plain) or (_begin_apart(one, two) and _begin_apart(*plain)):
        return min(alike, _OTHER_VOWEL)
    return max(alike, SAME_WORD) if alike >= _SAME_CONSONANTS and _share_consonants(one, two) else alike


def _begin_apart(one: str, two: str) -> bool:
    """Whether two words of letters begin with consonants that are seldom written for each other."""
    firsts = one[0], two[0]
    return one[0] != two[0] and "".join(firsts).strip(_CONSONANTS) == "" and _weights()[firsts] < _UNLIKE


def _share_consonants(one: str, two: str) -> bool:
    skeleton = consonants(one)
    return len(skeleton) >= _LEAST_CONSONANTS and skeleton == consonants(two)


def _aligned(one: str, two: str, most: float) -> float:
    """What two words of letters have in common, from 0 to `most`."""
    if min(len(one), len(two)) < 3:
        return 0.0
    own = (_align_itself(one) * _align_itself(two)) ** 0.5
    return min(most, max(0.0, _align(one, two) / own)) if own > 0 else 0.0


@lru_cache(maxsize=16384)
def _align_itself(word: str) -> float:
    return _align(word, word)


@lru_cache(maxsize=16384)
def spelled_plainly(word: str) -> str:
    """Lower-case letters without the habits of one language or another.

    Example:
        >>> spelled_plainly("youssef"), spelled_plainly("maxim") == spelled_plainly("maksim")
        ('yusef', True)
    """
    for pattern, plain in _conventions():
        word = pattern.sub(plain, word)
    return word


@cache
def _conventions() -> tuple[tuple[re.Pattern[str], str], ...]:
    text = files("recension.link").joinpath("knowledge/conventions.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return tuple((re.compile(row["pattern"]), row["plain"]) for row in rows)


def _letters(word: str) -> str:
    return "".join(c for c in anyascii(word).lower() if "a" <= c <= "z")


def _align(one: str, two: str) -> float:
    """The weight of the best alignment of two words of letters."""
    weights = _weights()
    row = [0.0]
    for b in two:
        row.append(row[-1] + weights[b, _GAP])
    for a in one:
        drop = weights[a, _GAP]
        next_row = [row[0] + drop]
        for j, b in enumerate(two):
            next_row.append(max(row[j] + weights[a, b], row[j + 1] + drop, next_row[j] + weights[b, _GAP]))
        row = next_row
    return row[-1]


def compare_people(left: PersonName, right: PersonName) -> Compared:
    """Whether two names of people can be one person's, by name alone.

    UNSURE is a surname against a full name: it is the same person only if nobody else of that surname is about.
    """
    if _are_man_and_woman(left, right):
        return Compared(Sameness.DIFFERENT, 0.8, f"“{left.titled}” and “{right.titled}” are a man and a woman")
    generations = {generation_of(left), generation_of(right)} - {""}
    if len(generations) > 1:
        return Compared(Sameness.DIFFERENT, 0.85, f"“{left.core} {left.suffix}” is not “{right.core} {right.suffix}”")
    one, two = _bare(left), _bare(right)
    if one == two:
        verdict = Sameness.SAME if first_given(left) or len(one.split()) > 1 else Sameness.UNSURE
        return Compared(verdict, 0.97, f"both are called “{left.core}”")
    if first_given(left) and first_given(right):
        return _compare_full(left, right)
    return _compare_short(left, right)


def _are_man_and_woman(left: PersonName, right: PersonName) -> bool:
    """Whether title or given name tell so, each alone: "Luis Lund" and "Luisa Lund", "Mrs Lund" and "Luis Lund"."""
    if left.gender and right.gender:
        return left.gender is not right.gender
    if first_given(left) == first_given(right):
        return False  # "Mr Andrea Lund" and "Andrea Lund": of one given name the title knows better
    # "Martin" alone may be Anna Martin's surname
    one, two = (told_gender(n) if n.gender or first_given(n) else None for n in (left, right))
    return bool(one and two and one is not two)


def _bare(name: PersonName) -> str:
    """The folded name without particles and joins: "Abdul-Mahdi" and "Abd al-Mahdi" are alike."""
    return " ".join(w for w in fold_name(name.core).split() if not is_particle(w)) or fold_name(name.core)


def _compare_full(left: PersonName, right: PersonName) -> Compared:
    families = similarity_of_words(family_of(left), family_of(right))
    given = similarity_of_given(first_given(left), first_given(right))
    pair = f"“{left.core}” and “{right.core}”"
    words, others = _bare(left).split(), _bare(right).split()
    short, long = sorted((words, others), key=len)
    if len(short) >= 2 and len(long) > len(short) and short[0] == long[0] and all(w in long for w in short):
        return Compared(Sameness.SAME, 0.9, f"{pair}: the longer has every word of the shorter")
    if sorted(words) == sorted(others):
        return Compared(Sameness.SAME, 0.85, f"{pair} have the same words in another order")
    if len(short) >= 2 and len(long) == len(short) + 1 and long[1:] == short:
        return Compared(Sameness.UNSURE, 0.75, f"{pair}: the longer has one name before the shorter")
    if families >= SAME_WORD and given >= SAME_WORD:
        how = "the same surname" if families == 1 else "two spellings of one surname"
        return Compared(Sameness.SAME, round(0.5 * (families + given), 3), f"{pair}: {how}, and given names that agree")
    if families >= SAME_WORD:
        return Compared(Sameness.DIFFERENT, 0.8, f"{pair} share a surname, and their given names differ")
    return Compared(Sameness.DIFFERENT, 0.6, f"{pair} are different names")


def similarity_of_given(left: str, right: str) -> float:
    """How well two folded given names agree: one may be an initial or a short form of the other.

    Example:
        >>> similarity_of_given("yousef", "yusuf") > SAME_WORD > similarity_of_given("greg", "craig")
        True
    """
    if 1 in (len(left), len(right)):
        return 0.85 if left[0] == right[0] else 0.0
    if are_nicknames(left, right):
        return 0.9
    alike = similarity_of_words(left, right)
    if _differ_in_ending(left, right):
        return min(alike, _OTHER_VOWEL)
    is_short = max(len(left), len(right)) <= _MOST_SHORT_CHARS
    least = _SHORT if is_short else _ESTABLISHED if are_given_names(left, right) else 0.0
    return alike if alike >= least else min(alike, _OTHER_VOWEL)


def _differ_in_ending(left: str, right: str) -> bool:
    """Whether one is a man's name and the other a woman's of it: "Samir" and "Samira", "Petrov" and "Petrova"."""
    short, long = sorted((left, right), key=len)
    return long in (f"{short}a", f"{short}ah") and short.endswith(tuple(_CONSONANTS))


def _compare_short(left: PersonName, right: PersonName) -> Compared:
    """A surname alone against a name: family against family, all words where there are several."""
    families = similarity_of_words(_family(left), _family(right))
    if families < 1 and _differ_in_ending(_family(left), _family(right)):
        families = min(families, _OTHER_VOWEL)
    if (families >= SAME_ALONE and min(len(_family(left)), len(_family(right))) >= _LEAST_FUZZY_CHARS) or families == 1:
        how = "have one surname" if families == 1 else "have surnames that are spellings of one"
        return Compared(Sameness.UNSURE, round(0.8 * families, 3), f"“{left.core}” and “{right.core}” {how}")
    return Compared(Sameness.DIFFERENT, 0.6, f"“{left.core}” and “{right.core}” are different names")


def _family(name: PersonName) -> str:
    return family_of(name).split()[-1] if family_of(name) else ""
