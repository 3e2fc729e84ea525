"""Agreement: what of two mentions must fit for them to be one."""

from collections.abc import Iterable

from recension.encoder.findings import Analysis
from recension.model.entity import EntityType, MentionKind
from recension.text.names import Gender, parse_person, told_gender

from .found import Found

_TAKING_PART = frozenset(["nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent"])
_PRONOUNS = {
    Gender.MALE: frozenset({"he", "him", "his", "himself"}),
    Gender.FEMALE: frozenset({"she", "her", "hers", "herself"}),
}
_PART = frozenset(
    "a an another other some many several few more most any no dozens hundreds thousands half".split()  # noqa: SIM905
)
_WHOLE = frozenset({"all", "each", "every", "both"})
BODIES = frozenset({EntityType.ORGANIZATION, EntityType.GOVERNMENT, EntityType.GROUP})


def gender_of(mention: Found) -> Gender | None:
    """The gender that a person's title tells, else the given name."""
    if mention.type is not EntityType.PERSON:
        return None
    return told_gender(parse_person(f"{mention.title or ''} {mention.name}"))


def gender_of_pronoun(word: str) -> Gender | None:
    """The gender that "he" and "she" tell, and their other forms."""
    return next((gender for gender, forms in _PRONOUNS.items() if word.lower() in forms), None)


def agree_in_number(analysis: Analysis, found: Found, mention: Found) -> bool:
    """Whether one and several are not mixed up; a name of several ("Brigades") may go either way."""
    one, two = analysis.tokens[found.head], analysis.tokens[mention.head]
    if found.kind is MentionKind.NAME and mention.kind is MentionKind.NOMINAL:
        return two.xpos != "NNS" or one.text.endswith("s")
    return (one.xpos == "NNS") == (two.xpos == "NNS")


def is_counted(analysis: Analysis, head: int) -> bool:
    """Whether words before a noun make it new ones: "a man", "five people", "other protesters", "all guests"."""
    return is_part(analysis, head) or not _WHOLE.isdisjoint(_lemmas_before(analysis, head))


def is_part(analysis: Analysis, head: int) -> bool:
    """Whether words before a noun make it some of its kind: "five Qataris", "many Qataris", not "all Qataris"."""
    numbers = (c for c in analysis.children[head] if analysis.tokens[c].relation.split(":")[0] == "nummod")
    return any(c < head for c in numbers) or not _PART.isdisjoint(_lemmas_before(analysis, head))


def _lemmas_before(analysis: Analysis, head: int) -> list[str]:
    return [analysis.tokens[c].lemma.lower() for c in analysis.children[head] if c < head]


def fits_pronoun(found: Found, known: Gender | None, pronoun: Found, gender: Gender | None) -> bool:
    """Whether a mention, whose gender is `known` where it is, is of the type and gender that a pronoun asks for."""
    if gender is not None:
        return found.type is EntityType.PERSON and known in (None, gender)
    if pronoun.type is EntityType.GROUP:
        return found.type in BODIES or (found.type is EntityType.PERSON and found.kind is MentionKind.PRONOUN)
    return found.type is not EntityType.PERSON


def share_a_verb(analysis: Analysis, head: int, others: Iterable[int]) -> bool:
    """Whether a pronoun and another take part in one clause, and so are two: "Lund told him".

    So are "Lund, who is not related to him". The other is given by the heads of its mentions.
    """
    tokens = analysis.tokens
    pronoun = tokens[head]
    if pronoun.relation not in _TAKING_PART or pronoun.text.lower().endswith(("self", "selves")):
        return False
    verb = tokens[pronoun.head]
    above = verb.head if verb.relation == "acl:relcl" else -1
    return any(h == above or (tokens[h].head == verb.index and tokens[h].relation in _TAKING_PART) for h in others)


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
