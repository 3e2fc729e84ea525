"""Whom an office points at: "the home secretary" is whom the report calls "Home Secretary Clara Holm"."""

from collections.abc import Sequence

from recension.encoder.findings import Analysis
from recension.model.entity import EntityType, MentionKind
from recension.text.countries import find_country_of
from recension.text.names import fold_name, is_honorific, is_office

from .found import Found, words_of
from .grouping import Groups

_LEAST_WORDS = 2  # "the minister" may be any: such a one is looked for nearby
_ONE = frozenset({"the", "this", "that", "our"})
_MOST_BACK = 200  # mentions from one address to the one before
_MOST_HELD = 600  # mentions from an office to whoever holds it


def find_holder(analysis: Analysis, mentions: Sequence[Found], groups: Groups, at: int) -> int | None:
    """The last mention of the only person before `at` to whom the report gave the office that `at` tells in full.

    "The President", with a capital, is in full, too, where the report gave that very title to one.
    """
    mention = mentions[at]
    article, _, rest = words_of(analysis, mention.first, mention.last).partition(" ")
    office = fold_name(rest)
    if article.lower() not in _ONE or not is_office(office):
        return None
    is_whole = len(office.split()) >= _LEAST_WORDS
    if not is_whole and (not rest.istitle() or _is_of_another(analysis, mention.head)):
        return None
    named = [b for b in range(max(0, at - _MOST_HELD), at) if mentions[b].kind is MentionKind.NAME]
    titles = {b: fold_name(t) for b in named if mentions[b].type is EntityType.PERSON and (t := mentions[b].title)}
    holders = [b for b, title in titles.items() if (_ends_in if is_whole else _is_title)(title, office)]
    return holders[-1] if len({groups.root(b) for b in holders}) == 1 else None


def _is_of_another(analysis: Analysis, head: int) -> bool:
    """Whether it is told whose office it is: "the President of that country"."""
    return any(c > head and analysis.tokens[c].relation == "nmod" for c in analysis.children[head])


def _ends_in(title: str, office: str) -> bool:
    return f" {title}".endswith(f" {office}")


def _is_title(title: str, office: str) -> bool:
    """Whether a title is an office and at most a country's: "Vice President" is no "President"."""
    before = title.removesuffix(office).strip()
    return _ends_in(title, office) and (not before or find_country_of(before) is not None)


def find_addressed(analysis: Analysis, mentions: Sequence[Found], at: int) -> int | None:
    """The last mention before `at` that calls somebody the same: "Madam Speaker … Madam Speaker"."""
    called = _address(analysis, mentions[at])
    if called is None:
        return None
    before = range(at - 1, max(-1, at - 1 - _MOST_BACK), -1)
    return next((b for b in before if _address(analysis, mentions[b]) == called), None)


def _address(analysis: Analysis, mention: Found) -> str | None:
    """The form of address and the office by which a mention calls somebody, folded: "madam speaker"."""
    head = analysis.tokens[mention.head]
    if mention.kind is not MentionKind.NOMINAL or not is_office(fold_name(head.text)) or not head.text[0].isupper():
        return None
    before = analysis.tokens[mention.head - 1] if mention.head else head
    is_called = is_honorific(fold_name(before.text)) and before.sentence == head.sentence
    return f"{fold_name(before.text)} {fold_name(head.text)}" if is_called else None
