"""What stands beside a name and tells of which type it is: "the ferry operator Tarva", "Orvane fighters"."""

from collections.abc import Iterator

from recension.encoder.findings import Analysis, Token
from recension.model.entity import EntityType

from .found import Found
from .kinds import is_kind

# Against a tagger's and a mention head's word, each of which is worth up to 1 (see nametypes): what a text says in so
# many words is believed. By hand, 2026-11-30.
_SAID = 2.0
_AT = frozenset({"at", "outside", "inside", "near"})
_DOUBTFUL = 0.75  # a person's tag that may be wrong


def find_told_types(analysis: Analysis, name: Found) -> Iterator[tuple[EntityType, float]]:
    """The types that the words around a name tell of it, each with its weight."""
    noun = _noun_before(analysis, name) or _noun_apposed(analysis, name)
    if noun is not None and (_is_noun_of(analysis, noun, EntityType.ORGANIZATION) or _is_employer(noun, name)):
        yield EntityType.ORGANIZATION, _SAID
    if noun is not None and _is_noun_of(analysis, noun, EntityType.GROUP):
        yield EntityType.GROUP, _SAID
    if name.type in (EntityType.OTHER, EntityType.ORGANIZATION, EntityType.PERSON) and _is_before_fighters(
        analysis, name
    ):
        yield EntityType.GROUP, _SAID
    if _is_where(analysis, name):
        yield EntityType.FACILITY, _SAID
    if _is_company(name) or (name.type is EntityType.OTHER and _is_body(name)):
        yield EntityType.ORGANIZATION, _SAID
    if name.type is EntityType.OTHER and _is_told_or_tells(analysis, name):
        yield EntityType.ORGANIZATION, _SAID


def _noun_before(analysis: Analysis, name: Found) -> Token | None:
    """ "Chain" in "the clothing chain Orvane", "operator" in "Operator Tarva Lines said"."""
    if name.first == 0:
        return None
    before, head = analysis.tokens[name.first - 1], analysis.tokens[name.head]
    first = analysis.sentences[before.sentence].first
    is_noun = before.sentence == head.sentence and (before.text.islower() or before.index == first)
    is_linked = before.index in (head.head, head.index) or before.head == head.index
    return before if is_noun and is_linked else None


def _noun_apposed(analysis: Analysis, name: Found) -> Token | None:
    """ "Retailer" in "Orvane, a clothing retailer,", "chain" in "Orvane is a chain"."""
    head = analysis.tokens[name.head]
    for child in analysis.children[name.head]:
        token = analysis.tokens[child]
        is_apart = child > name.last and analysis.tokens[name.last].text == ","
        if is_apart and token.relation == "appos" and token.text.islower():  # "Skarrow, West Bank" is no bank
            return token
    above = analysis.tokens[head.head]
    is_predicate = any(analysis.tokens[c].relation == "cop" for c in analysis.children[above.index])
    return above if head.relation == "nsubj" and is_predicate and above.text.islower() else None


def _is_employer(noun: Token, name: Found) -> bool:
    is_sure = name.type is EntityType.PERSON and name.score > _DOUBTFUL  # "the producer Ilse Lund"
    return not is_sure and is_kind("beside", "employer", noun.lemma.lower())


def _is_noun_of(analysis: Analysis, noun: Token, kind: EntityType) -> bool:
    word = noun.lemma.lower()
    if word not in ("group", "organization", "organisation", "network"):
        return is_kind("beside", kind, word)
    modifiers = {analysis.tokens[c].text.lower() for c in analysis.children[noun.index] if c < noun.index}
    return any(is_kind("beside_group", kind, word) for word in modifiers)


def _is_where(analysis: Analysis, name: Found) -> bool:
    """ "Prayed at Orvane Church", "outside Tarva Market Hall": a building's name, and where something was."""
    words = (name.name or "").lower().split()
    cases = {
        analysis.tokens[c].text.lower() for c in analysis.children[name.head] if analysis.tokens[c].relation == "case"
    }
    return len(words) > 1 and is_kind("name_words", "facility", words[-1]) and not cases.isdisjoint(_AT)


def _is_company(name: Found) -> bool:
    """ "PT Orvane Lines", "Orvane Textiles": what the name itself says."""
    words = (name.name or "").lower().replace(".", "").split()
    if len(words) < 2:
        return False
    return is_kind("name_words", "company_before", words[0]) or is_kind("name_words", "company", words[-1])


def _is_body(name: Found) -> bool:
    """ "Orvane Security Tracker", "Tarva Observatory"."""
    words = (name.name or "").lower().split()
    return len(words) > 1 and is_kind("name_words", "body", words[-1])


def _is_before_fighters(analysis: Analysis, name: Found) -> bool:
    """ "Orvane fighters", "the Orvane militia": not a man's, who is named in full ("the Ivo Lund gang")."""
    if name.last >= len(analysis.tokens) or (name.type is EntityType.PERSON and " " in (name.name or "")):
        return False
    after, head = analysis.tokens[name.last], analysis.tokens[name.head]
    is_linked = head.head == after.index and head.relation.split(":")[0] in ("compound", "amod")
    return is_linked and after.text.islower() and is_kind("beside", EntityType.GROUP, after.lemma.lower())


def _is_told_or_tells(analysis: Analysis, name: Found) -> bool:
    """ "She told Harbour Age", "Tarva Power denied it": what the tagger took for a thing speaks, or is spoken to."""
    head = analysis.tokens[name.head]
    verb, relation = analysis.tokens[head.head], head.relation
    if relation in ("obj", "iobj"):
        return verb.lemma == "tell"
    return (
        relation == "nsubj" and verb.xpos in ("VBD", "VBN", "VBP", "VBZ") and is_kind("acting", "speaking", verb.lemma)
    )
