"""Agreement: what of two mentions must fit for them to be one."""

from recension.model.entity import EntityType, MentionKind
from recension.text.names import Gender, parse_person, told_gender

from .found import Found

_PRONOUNS = {
    Gender.MALE: frozenset({"he", "him", "his", "himself"}),
    Gender.FEMALE: frozenset({"she", "her", "hers", "herself"}),
}
BODIES = frozenset({EntityType.ORGANIZATION, EntityType.GOVERNMENT, EntityType.GROUP})


def gender_of(mention: Found) -> Gender | None:
    """The gender that a person's title tells, else the given name."""
    if mention.type is not EntityType.PERSON:
        return None
    return told_gender(parse_person(f"{mention.title or ''} {mention.name}"))


def gender_of_pronoun(word: str) -> Gender | None:
    """The gender that "he" and "she" tell, and their other forms."""
    return next((gender for gender, forms in _PRONOUNS.items() if word.lower() in forms), None)


def may_corefer(left: Found, right: Found) -> bool:
    """Whether the types of two mentions allow that they are one."""
    if left.type is right.type:
        return True
    if EntityType.PERSON in (left.type, right.type):
        return False
    local = {EntityType.PLACE, EntityType.FACILITY}
    if left.type in local and right.type in local:
        return left.kind is not MentionKind.NAME or right.kind is not MentionKind.NAME
    return left.type in BODIES and right.type in BODIES
