"""Mentions that the name tagger leaves: descriptions, pronouns, and names that only the mention head finds."""

from collections.abc import Collection, Iterator, Sequence

from recension.encoder.findings import Analysis, EntityHead, Name, Token
from recension.model.entity import EntityType, MentionKind
from recension.text.countries import find_country_of_people
from recension.text.names import is_form_of_address

from .found import Found
from .kinds import type_of_noun

LEAST_HEAD_SCORE = 0.4
LEAST_NAME_SCORE = 0.4
LEAST_UNTAGGED_SCORE = 0.5
_MOST_PHRASE_WORDS = 8
_ONE = frozenset({"a", "an", "one", "another"})
_MOST_OF = 16  # words from "the head" to the comma before the name: "of the Arden branch of the Harbour Workers' Union"
_OF_WHAT = frozenset({"ADP", "DET", "NOUN", "PROPN", "ADJ", "PART", "NUM", "CCONJ", "SYM"})
_LABELS = {"person": "Person", "organization": "Organization", "place": "Location"}
# "I", "we" and "you" are told by who speaks, not by what was named last
_PERSONAL = frozenset(
    "he she it they him her them his its their who himself herself itself themselves hers theirs".split()  # noqa: SIM905
)


def find_untagged(analysis: Analysis) -> Iterator[Name]:
    """Proper nouns that head a mention and that no tag covers, as names of the mention head's type."""
    covered = {at for name in analysis.names if name.score >= LEAST_NAME_SCORE for at in range(name.first, name.last)}
    for entity in analysis.heads:
        token = analysis.tokens[entity.token]
        label = _LABELS.get(entity.label)
        is_several = token.xpos == "NNPS" and label == "Person"  # "Senators" are described
        if label is None or entity.score < LEAST_UNTAGGED_SCORE or token.index in covered or is_several:
            continue
        if not _is_proper(token):
            continue
        first, last = token.index, token.index + 1
        while first > 0 and first - 1 not in covered and _belongs(analysis, first - 1, token.index):
            first -= 1
        while last < len(analysis.tokens) and last not in covered and _belongs(analysis, last, token.index):
            last += 1
        yield Name(first, last, label, entity.score)


def _is_proper(token: Token) -> bool:
    return token.xpos in ("NNP", "NNPS") and token.text != "I" and not is_form_of_address(token.text)


def _belongs(analysis: Analysis, at: int, head: int) -> bool:
    """Whether a word next to a proper noun is part of the name: a proper noun that hangs on it."""
    token = analysis.tokens[at]
    return _is_proper(token) and token.head == head and token.relation.split(":")[0] in ("compound", "flat")


def find_descriptions(analysis: Analysis) -> Iterator[Found]:
    """Nouns and pronouns that head a mention of somebody or something; "the President" is a noun, too."""
    peoples = {name.last - 1 for name in analysis.names if name.label == "NORP" and name.score >= LEAST_NAME_SCORE}
    for entity in analysis.heads:
        token = analysis.tokens[entity.token]
        if entity.score < LEAST_HEAD_SCORE:
            continue
        if token.index in peoples:
            kind = _type_of_people_noun(analysis, token, entity, peoples)
            if kind is not None:
                first = phrase_start(analysis, token.index)
                yield Found(first, token.index + 1, token.index, MentionKind.NOMINAL, kind, score=entity.score)
        elif token.upos == "PRON" and token.text.lower() in _PERSONAL:
            yield Found(
                token.index,
                token.index + 1,
                token.index,
                MentionKind.PRONOUN,
                _pronoun_type(token, entity),
                score=entity.score,
            )
        elif token.upos == "NOUN" or (token.xpos == "NNP" and (token.text.islower() or is_form_of_address(token.text))):
            kind = type_of_noun(token.lemma.lower(), entity.label, plural=token.xpos == "NNS")
            if kind is not None:
                first = phrase_start(analysis, token.index)
                yield Found(first, token.index + 1, token.index, MentionKind.NOMINAL, kind, score=entity.score)


def _type_of_people_noun(
    analysis: Analysis, token: Token, entity: EntityHead, peoples: Collection[int]
) -> EntityType | None:
    """ "A Qatari was hurt" tells of one, and "the Qatari" of the same; "the Rohingya" are many, "Dutch" a name."""
    is_modifier = token.relation.split(":")[0] in ("amod", "compound")
    is_name = token.xpos in ("NNS", "NNPS") or find_country_of_people(token.text) is not None
    if entity.label != "person" or is_modifier or is_name:
        return None
    if _determiner(analysis, token.index) != "the":
        return EntityType.PERSON if _determiner(analysis, token.index) in _ONE else None
    alike = (at for at in peoples if analysis.tokens[at].text == token.text)
    return EntityType.PERSON if any(_determiner(analysis, at) in _ONE for at in alike) else EntityType.GROUP


def _determiner(analysis: Analysis, at: int) -> str | None:
    below = (analysis.tokens[child] for child in analysis.children[at])
    return next((t.text.lower() for t in below if t.relation in ("det", "nummod")), None)


def _pronoun_type(token: Token, entity: EntityHead) -> EntityType:
    word = token.text.lower()
    if word in ("he", "she", "him", "her", "his", "himself", "herself", "hers"):
        return EntityType.PERSON
    if word in ("they", "them", "their", "themselves", "theirs"):
        return EntityType.GROUP
    labels = {"person": EntityType.PERSON, "organization": EntityType.ORGANIZATION, "place": EntityType.PLACE}
    return labels.get(entity.label, EntityType.OTHER)


def phrase_start(analysis: Analysis, head: int) -> int:
    """The first word of the noun phrase before its head: determiners, adjectives, compounds, possessors."""
    start = head
    for child in reversed(analysis.children[head]):
        relation = analysis.tokens[child].relation.split(":")[0]
        if child < head and relation in ("det", "amod", "compound", "nummod", "nmod", "punct"):
            first = analysis.subtree(child)[0]
            start = min(start, first) if relation != "punct" and start - first <= _MOST_PHRASE_WORDS else start
    return start


def is_title_of(analysis: Analysis, found: Found, named: dict[int, Found]) -> bool:
    """Whether a description is the title before a name ("premier" in "caretaker premier X") and so part of it."""
    token = analysis.tokens[found.head]
    after = named.get(token.head)
    return after is not None and token.relation.split(":")[0] in ("compound", "flat") and found.head < after.first


def find_bearer(analysis: Analysis, mentions: Sequence[Found], at: int) -> int | None:
    """Whose name stands right behind a description without an article: "navy veteran Bo Lind", "protester Bo Lind"."""
    one = mentions[at]
    first, head = analysis.tokens[one.first], analysis.tokens[one.head]
    bare = first.upos not in ("DET", "PRON") and head.xpos == "NN" and one.type is EntityType.PERSON
    if not bare or one.head + 1 != one.last or analysis.tokens[min(one.last, len(analysis.tokens) - 1)].xpos == "POS":
        return None
    behind = range(at + 1, min(at + 3, len(mentions)))
    named = (b for b in behind if mentions[b].first == one.last and mentions[b].kind is MentionKind.NAME)
    return next((b for b in named if mentions[b].type is EntityType.PERSON), None)


def find_named(analysis: Analysis, mentions: Sequence[Found], at: int) -> int | None:
    """Whose name stands between commas behind a description: "the head of the port of Arden, Bo Lind, said".

    Trees hang such a name on the last word before it, or on the verb beside the description; also where it is a
    subject ("After he hurt a guard, Bo Lind, 34, fled"). "The guard, Bo Lind, and a clerk" may list three.
    """
    one, tokens = mentions[at], analysis.tokens
    opening = tokens[analysis.sentences[tokens[one.head].sentence].first]
    if one.type is not EntityType.PERSON or tokens[one.head].xpos != "NN" or opening.upos in ("ADP", "SCONJ"):
        return None
    end = min(one.head + _MOST_OF, len(tokens) - 1)
    comma = next((i for i in range(one.head + 1, end) if tokens[i].upos not in _OF_WHAT), end)
    behind = range(at + 1, min(at + _MOST_OF, len(mentions)))
    others = (mentions[b] for b in behind if mentions[b].type is EntityType.PERSON)
    if tokens[comma].text != "," or any(o.first < comma and o.kind is MentionKind.NOMINAL for o in others):
        return None  # "the brother of the mayor, Bo Lind" leaves open which of them that is
    named = (b for b in behind if (mentions[b].titled_from or mentions[b].first) == comma + 1)
    found = next((b for b in named if mentions[b].kind is MentionKind.NAME), None)
    return found if found is not None and _is_called(analysis, one, mentions[found], comma) else None


def _is_called(analysis: Analysis, one: Found, name: Found, comma: int) -> bool:
    """Whether a name that stands behind a description and a comma is its bearer's, by the tree and by what follows."""
    tokens, head = analysis.tokens, analysis.tokens[name.head]
    hangs = one.head <= head.head < comma
    beside = (head.head, head.relation) == (tokens[one.head].head, tokens[one.head].relation)
    after = [t.text.lower() for t in tokens[name.last : name.last + 2]]
    lists = after[1:] and (after[1] in ("and", "or") or tokens[name.last + 1].upos == "PROPN")
    closed = after[:1] in ([","], ["."], [";"], ["—"], [":"])
    return name.type is EntityType.PERSON and (hangs or beside) and closed and not (after[0] == "," and lists)
