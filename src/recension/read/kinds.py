"""What nouns and verbs say of types: the tables of `kinds.toml`, read once."""

import itertools
import tomllib
from functools import cache
from importlib.resources import files

from recension.model.entity import EntityType


@cache
def read_kinds() -> dict[str, dict[str, frozenset[str]]]:
    """The tables, by section and key."""
    text = files("recension.read").joinpath("kinds.toml").read_text(encoding="utf-8")
    return {
        name: {key: frozenset(words) for key, words in table.items()} for name, table in tomllib.loads(text).items()
    }


def is_kind(section: str, key: str, word: str) -> bool:
    """Whether a word stands in a table."""
    return word in read_kinds()[section].get(key, frozenset())


def type_of_name(words: list[str], label_type: EntityType) -> EntityType:
    """The type of a proper name: what its last words say, within what the tagger's class allows.

    "Lakeside Prison" is a facility and "Justice Ministry" a government body, whichever of place and organization
    the tagger took them for; a person stays a person.
    """
    if label_type in (EntityType.PERSON, EntityType.OTHER) or not words:
        return label_type
    last = words[-1].lower().rstrip(".")
    if len(words) > 1 and is_kind("name_words", "facility", last) and label_type is not EntityType.ORGANIZATION:
        return EntityType.FACILITY
    if len(words) > 1 and last in ("embassy", "consulate", "airport", "prison", "jail", "hospital"):
        return EntityType.FACILITY
    if len(words) > 1 and is_kind("name_words", "place", last) and label_type is EntityType.FACILITY:
        return EntityType.PLACE
    if label_type is not EntityType.ORGANIZATION:
        return label_type
    head = next((w for w, after in itertools.pairwise(words) if after.lower() in ("of", "for")), words[-1]).lower()
    if {last, head} & {"army", "front"} and any(is_kind("name_words", "rebel", w.lower()) for w in words):
        return EntityType.GROUP  # "Lundland Liberation Army", "Army of National Resistance"
    if is_charity(words):
        return EntityType.ORGANIZATION
    if is_kind("name_words", "government", last) or is_kind("name_words", "government", head):
        # a council or a court may be anybody's; a ministry or a department of state is the state's
        return EntityType.GOVERNMENT
    return EntityType.GROUP if is_kind("name_words", "group", last) else label_type


def is_charity(words: list[str]) -> bool:
    """Whether a council is of people or of a trade, not of a state: "Norland Refugee Council"."""
    lower = [word.lower() for word in words]
    return "council" in lower and any(is_kind("name_words", "charity", word) for word in lower)


def type_of_noun(lemma: str, label: str, *, plural: bool) -> EntityType | None:
    """The type of a description by its head noun and GUM's type of it; None for what is no entity."""
    if is_kind("nominals", "number", lemma):
        return None  # "dozens of people": the people are the mention
    for kind in ("government", "facility", "group", "organization", "place"):
        if is_kind("nominals", kind, lemma) and label != "abstract":
            is_several = plural and kind in ("government", "organization")
            return EntityType.GROUP if is_several else EntityType(kind)
    by_label = {"organization": EntityType.ORGANIZATION, "place": EntityType.PLACE}
    if label == "person" or (label == "organization" and plural):
        return EntityType.GROUP if plural else EntityType.PERSON
    return by_label.get(label)
