"""What the tables say of the words of event mentions: families of kinds, means, people at large, numbers."""

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from ..model.reading import EventMention


@cache
def listed(section: str) -> frozenset[str]:
    """The kinds that a section of the table lists."""
    return frozenset(_table()[section]["kinds"])


@cache
def alike_means() -> tuple[frozenset[str], ...]:
    """Groups of means that pass for one."""
    return tuple(frozenset(words) for words in _table()["means"]["alike"])


def find_means(words: frozenset[str]) -> frozenset[str]:
    """Of some words those that say with or to what kind of thing it happened."""
    return words & frozenset(_table()["means"]["words"])


@cache
def sides_of(words: frozenset[str]) -> frozenset[str]:
    """The sides that words for people take.

    >>> sorted(sides_of(frozenset({"soldier", "marcher", "people"})))
    ['others', 'state']
    """
    return frozenset(side for side, known in _table()["sides"].items() if not words.isdisjoint(known))


@cache
def ways_of(kinds: frozenset[str], words: frozenset[str]) -> frozenset[str]:
    """How people came to harm, by what brought it about and the words for who or what did it.

    >>> sorted(ways_of(frozenset({"shelling"}), frozenset({"bullet"})))
    ['guns', 'shells']
    """
    ways = _table()["ways"].items()
    return frozenset(way for way, of in ways if not (kinds.isdisjoint(of["kinds"]) and words.isdisjoint(of["words"])))


@lru_cache(maxsize=8192)
def find_toll(text: str) -> int | None:
    """The first number in a phrase, "two dozen" as 24; None where there is none.

    >>> find_toll("more than 1,200 villagers"), find_toll("two dozen fighters"), find_toll("fighters")
    (1200, 24, None)
    """
    found = None
    for word in text.lower().split():
        digits = word.replace(",", "")
        number = int(digits) if digits.isdecimal() and len(digits) < 9 else _table()["numbers"].get(word)
        if number is not None:
            found = number if found is None else found * number
        elif found is not None:
            break
    return found


@lru_cache(maxsize=8192)
def find_round_toll(text: str) -> int | None:
    """What a round number in a phrase is about.

    >>> find_round_toll("tens of thousands of people"), find_round_toll("two people"), find_round_toll("underscores")
    (30000, None, None)
    """
    words = f" {text.lower()} "
    return next((number for about, number in _table()["about"].items() if f" {about} " in words), None)


@cache
def families() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Each family: its kinds, and its general words."""
    return tuple((frozenset(f["kinds"]), frozenset(f["general"])) for f in _table()["families"].values())


@lru_cache(maxsize=4096)
def is_one_way(kind: str | None, lemma: str) -> bool:
    """Whether an event goes from one side to the other: an attack does, a clash does not."""
    return kind in listed("one_way") and lemma not in _table()["mutual"]["words"]


@cache
def anybody() -> frozenset[str]:
    """Words for people at large."""
    return frozenset(_table()["anybody"]["words"])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("event_families.toml").read_text(encoding="utf-8"))


def family_keys(mention: EventMention) -> set[str]:
    """By what a mention is looked up: its word, its kind, and the families that its kind belongs to."""
    keys = {f"word {mention.lemma}"}
    if mention.kind:
        keys.add(f"kind {mention.kind}")
        keys.update(f"family {n}" for n, (kinds, _) in enumerate(families()) if mention.kind in kinds)
    return keys


@cache
def are_akin(a: str, b: str) -> bool:
    """Whether two kinds are of one family."""
    return a == b or any(a in kinds and b in kinds for kinds, _ in families())


def is_plural(mention: EventMention) -> bool:
    """Whether the trigger is a plural noun: "attacks"; a verb in -s is told by its tense."""
    text = mention.trigger.text.lower()
    return mention.tense is None and text.endswith("s") and text != mention.lemma
