"""Whom an office points at: "the home secretary" is whom the report calls "Home Secretary Clara Holm"."""

from collections.abc import Sequence

from recension.encoder.findings import Analysis
from recension.model.entity import EntityType, MentionKind
from recension.text.names import fold_name, is_office

from .found import Found, words_of
from .grouping import Groups

_LEAST_WORDS = 2  # "the minister" may be any: such a one is looked for nearby


def find_holder(analysis: Analysis, mentions: Sequence[Found], groups: Groups, at: int) -> int | None:
    """The last mention of the only person before `at` to whom the report gave the office that `at` tells in full."""
    mention = mentions[at]
    article, _, rest = words_of(analysis, mention.first, mention.last).partition(" ")
    office = fold_name(rest)
    if article.lower() != "the" or len(office.split()) < _LEAST_WORDS or not is_office(office):
        return None
    named = (b for b in range(at) if mentions[b].kind is MentionKind.NAME and mentions[b].type is EntityType.PERSON)
    holders = [b for b in named if f" {fold_name(mentions[b].title or '')}".endswith(f" {office}")]
    return holders[-1] if len({groups.root(b) for b in holders}) == 1 else None
