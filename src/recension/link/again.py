"""What "the attack" names again: the last of its sort that the paragraph told before.

A paragraph on, it is the attack that the report opens with, whatever was told of others in between.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model.event import REAL
from ..model.reading import EventMention
from .eventpairs import Known
from .eventwords import are_akin, families, listed

_DEFINITE = re.compile(r"\b[Tt]he (?:[\w-]+ )?$")
_BACK = 30  # characters: an article, and the word between it and its noun
_OPENING = 2  # sentences behind the first: a headline, and the two that open a report
_MOST_BEFORE = 60  # events that are looked back at


def with_antecedents(text: str, known: Sequence[Known]) -> list[Known]:
    """The mentions of a report in text order, "the attack" with the id of what it may name again."""
    in_order = sorted(known, key=lambda k: k.mention.trigger.start)
    opening = [k for k in in_order[:_MOST_BEFORE] if k.sentence <= in_order[0].sentence + _OPENING]
    return [_with_antecedent(text, k, in_order[max(0, n - _MOST_BEFORE) : n], opening) for n, k in enumerate(in_order)]


def _with_antecedent(text: str, one: Known, before: Sequence[Known], opening: Sequence[Known]) -> Known:
    if one.dated_by_words or not _is_definite(text, one.mention):
        return one
    near = (k for k in reversed(before) if "\n" not in text[k.mention.trigger.end : one.mention.trigger.start])
    first = next((k for k in opening if _may_be_named_again(k, one)), None)
    last = next((k for k in near if _may_be_named_again(k, one)), first)
    return replace(one, again=last.mention.id) if last is not None and last is not one else one


def _is_definite(text: str, event: EventMention) -> bool:
    """Whether a general noun of its sort stands with the article: "the attack", "the deadly blast"."""
    if event.tense is not None or event.kind is None:
        return False
    general = any(event.kind in kinds and event.lemma in words for kinds, words in families())
    return general and _DEFINITE.search(text[max(0, event.trigger.start - _BACK) : event.trigger.start]) is not None


def _may_be_named_again(first: Known, one: Known) -> bool:
    kind = first.mention.kind
    told = kind is not None and kind not in listed("outcomes") and first.mention.status in REAL
    told = told and first.mention.background == one.mention.background
    return told and are_akin(kind or "", one.mention.kind or "")
