"""The record's answer in one line: what happened, where, when, how many by whose count, and on what reports differ."""

import re
from collections.abc import Sequence
from datetime import date
from textwrap import shorten

from recension.model.comparison import Comparison, Verdict
from recension.model.event import Event, PloverEvent, Status
from recension.model.statement import Facet
from recension.model.values import Truth

from .best import natural
from .headlines import headline, label_as_title, whole_words
from .material import PEOPLE, Material
from .rownames import ON_BOARD
from .told_scene import when_told, where_told
from .told_tolls import COUNTED, is_headline_news, tell_tolls, with_linked
from .wording import content_words, word_set, word_table

MOST_SIDES, SIDE_CHARS, QUOTED_CHARS = 3, 50, 110
# Where a report tells its main event: half the weight is lost by the end of the second paragraph.
LEAD_CHARS = 400
# Reports of so many days later are of what came of it, as of a trial. Set by reading reports, not measured.
LONG_PAST_DAYS = 60

# "Ana Orrin's injuries" are no happening; "statement said, was to shoot" is torn out of its sentence.
POSSESSED = re.compile(r"['’]s? (?:\w+ )?(?:injur(?:y|ies)|wounds?)$", re.IGNORECASE)
TORN = re.compile(r",|\b(?:said|says|is|are|be|was to|were to)\b", re.IGNORECASE)


def make_summary(material: Material, title: str, comparisons: Sequence[Comparison]) -> str:
    """What happened, where, when, how many by whose count, and on what reports differ; "" where nothing is known."""
    event = main_event(material)
    what = title or (label_as_title(event) if event else "")
    if not what:
        return ""
    facts = [_untold(material, event, what), where_told(material, event), when_told(material, event)] if event else []
    head = " — ".join(part for part in (what.rstrip(" .,;:"), ", ".join(p for p in facts if p)) if part)
    counts = "; ".join(tell_tolls(material, event, comparisons)) if event else ""
    told = (head, counts[:1].upper() + counts[1:], _quarrel(material, event, comparisons, counted=bool(counts)))
    return " ".join(part if part[-1:] in (".", "?", "!") else f"{part}." for part in told if part)


def _untold(material: Material, event: Event, title: str) -> str:
    """The label of the chief event, if half of the reports tell it and the title tells none of it."""
    words = content_words(event.label)
    known = words & content_words(title) or len(event.label.split()) < 3  # a word alone tells nothing
    told_by = {material.origin(m.report) for m in event.mentions}
    few = 2 * len(told_by) < len({material.origin(r.id) for r in material.reports})
    broken_off = not set(event.label.lower().split()[-1:]).isdisjoint(word_set("behind_nouns"))
    if few or broken_off or _lacks_subject(event) or POSSESSED.search(event.label):
        return ""
    if _tells_of_deed(material, title):
        return ""
    if _is_clause(event):
        # "A town mourns — a gunman killed four at a mill"; beside a headline that tells it, a clause is bad English
        return "" if known or TORN.search(event.label) else whole_words(event.label)
    return "" if known and not _is_elsewhere(event, title) else whole_words(event.label)


def _tells_of_deed(material: Material, title: str) -> bool:
    """Whether a title tells of an assault, or of killed or hurt: who, where and how many stand behind it."""
    deeds = (e for e in material.events if e.plover.event is PloverEvent.ASSAULT and not e.background)
    words = {word for e in deeds for m in e.mentions for word in content_words(m.text)}
    return bool((words | word_set("deadly") | word_set("harmful")) & content_words(title))


def _is_clause(event: Event) -> bool:
    """Whether a label tells what somebody did, as "boy shot himself", and does not name it, as "shooting of a boy"."""
    words, triggers = event.label.lower().split(), {m.text.lower() for m in event.mentions}
    at = next((n for n, word in enumerate(words) if word in triggers), None)
    if at is None:
        return True
    before, word, behind = words[:at], words[at], words[at + 1 :]
    if word.endswith("ed") or word in word_set("past") or set(before) & word_set("auxiliaries"):
        return True
    return bool(before and behind) and behind[0] not in word_set("behind_nouns")


def _lacks_subject(event: Event) -> bool:
    """Whether a label begins with what was done: "shot at the teens"; "fire in a mill" tells what it was."""
    first, *rest = event.label.lower().split()
    return first in {m.text.lower() for m in event.mentions} and rest[:1] not in ([], ["of"], ["in"], ["on"], ["by"])


def _is_elsewhere(event: Event, title: str) -> bool:
    """Whether a title tells of something else, if of the same people: no trigger of the event stands in it."""
    told = {word for m in event.mentions for word in content_words(m.text)}
    return not told & content_words(title) and len(event.label.split()) >= 3


def _quarrel(material: Material, event: Event | None, comparisons: Sequence[Comparison], *, counted: bool) -> str:
    """On what the reports differ most sharply, of the chief event first; the sides in their own words.

    A toll that rose is no quarrel where the line has `counted` the dead, or the hurt, already.
    """
    near = with_linked(material, event) if event else frozenset()
    asked: dict[str, str] = word_table()["asked"]
    found = [c for c in comparisons if c.verdict in (Verdict.CONTRADICT, Verdict.DIFFER) and not (c.series and counted)]
    found = [c for c in found if c.facet.value in asked or c.group == ON_BOARD]
    found = [c for c in found if c.about in material.event and not material.event[c.about].background]
    # whether, when and where some lesser thing happened is for the table: it is right less often than not
    found = [c for c in found if c.facet in PEOPLE or c.group or c.about in near]
    facets = list(Facet)
    news = {f for f, (_, told_by) in COUNTED.items() if is_headline_news(material, word_set(told_by))}
    chosen = min(
        found,
        key=lambda c: (c.about not in near and c.facet not in news, facets.index(c.facet), natural(c.id)),
        default=None,
    )
    if chosen is None:
        return ""
    named = ""
    if chosen.facet not in PEOPLE and chosen.about not in near:
        named = f" ({material.event[chosen.about].label})"  # "how many were on board": a reader must hear of what
    asks = "how many were on board" if chosen.group == ON_BOARD else asked[chosen.facet.value]
    if chosen.facet is Facet.HAPPENED and chosen.group:
        asks, named = chosen.group, ""
    if quoted := _truths(chosen):
        return f"Reports differ on {asks}: {quoted}"
    if chosen.facet is Facet.HAPPENED and not chosen.group:
        return ""  # on what, the line could not say
    sides = dict.fromkeys(" ".join(v.value.text.split()) for v in chosen.values)
    short = [side for side in sides if side and len(side) <= SIDE_CHARS][:MOST_SIDES]
    return f"Reports differ on {asks}{named}" + (f": {' / '.join(short)}" if len(short) > 1 else "")


def _truths(comparison: Comparison) -> str:
    """What is said and what denies it, in words of the first reports that do; "" where one side is missing."""
    told: dict[bool | None, str] = {}
    for value in (v.value for v in comparison.values):
        if isinstance(value, Truth) and value.text:
            told.setdefault(value.value, shorten(value.text, QUOTED_CHARS, placeholder=" …"))
    return f"“{told[True]}” / “{told[False]}”" if True in told and False in told else ""


def main_event(material: Material) -> Event | None:
    """The event that reports tell first and most of, as having happened of late; None where they tell of none."""
    rank = {e.id: n for n, e in enumerate(material.events)}
    headlines = frozenset(word for report in material.reports for word in content_words(headline(report)))
    told_at = min((r.published.start[:10] for r in material.reports if r.published), default=None)

    def weight(event: Event) -> tuple[bool, float, int]:
        told = event.status in (Status.HAPPENED, Status.ONGOING) and not event.background
        told = told and not (told_at and _is_long_past(event, date.fromisoformat(told_at)))
        first: dict[str, int] = {}
        for mention in event.mentions:
            first[mention.report] = min(mention.start, first.get(mention.report, mention.start))
        in_lead = sum(LEAD_CHARS / (LEAD_CHARS + start) for start in first.values())
        words = content_words(event.label)
        return told, in_lead * (1 + len(words & headlines) / max(len(words), 1)), -rank[event.id]

    return max(material.events, key=weight, default=None)


def _is_long_past(event: Event, day: date) -> bool:
    """Whether it ended long before a day; another event is the news, if there is one."""
    ended = event.time.end
    return ended is not None and (day - date.fromisoformat(ended[:10])).days > LONG_PAST_DAYS
