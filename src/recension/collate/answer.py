"""The record's answer in one line: what happened, where, when, how many by whose count, and on what reports differ."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from textwrap import shorten

from recension.model.comparison import Best, Comparison, Verdict
from recension.model.entity import EntityType
from recension.model.event import Event, Relation, Status
from recension.model.statement import Facet
from recension.model.values import Precision, Truth, When
from recension.text.countries import country_of_code

from .best import natural
from .headlines import counted_in, headline, label_as_title, whole_words
from .material import PEOPLE, Material
from .rownames import ON_BOARD
from .totals import Witness, hear_compared, incident_total, is_sure, largest_other
from .wording import content_words, figure, show, word_set, word_table

MOST_SIDES, SIDE_CHARS, QUOTED_CHARS = 3, 50, 110
MUCH_MORE = 1.1  # "50 injured" is no news of yesterday where the answer says "more than 50"
# Where a report tells its main event: half the weight is lost by the end of the second paragraph.
LEAD_CHARS = 400
# Reports of so many days later are of what came of it, as of a trial. Set by reading reports, not measured.
LONG_PAST_DAYS = 60
# So many independent origins are not doubted for one report's larger figure.
WELL_SUPPORTED = 3
# What may be any day of so many is not dated.
MOST_DAYS = 31

# "Ana Orrin's injuries" are no happening; "statement said, was to shoot" is torn out of its sentence.
POSSESSED = re.compile(r"['’]s? (?:\w+ )?(?:injur(?:y|ies)|wounds?)$", re.IGNORECASE)
TORN = re.compile(r",|\b(?:said|says|is|are|be|was to|were to)\b", re.IGNORECASE)

# The facet, how it is said, and the words of a headline that tell it as the news.
COUNTED = {Facet.KILLED: ("killed", "deadly"), Facet.WOUNDED: ("wounded", "harmful")}


def make_summary(material: Material, title: str, comparisons: Sequence[Comparison]) -> str:
    """What happened, where, when, how many by whose count, and on what reports differ; "" where nothing is known."""
    event = main_event(material)
    what = title or (label_as_title(event) if event else "")
    if not what:
        return ""
    facts = [_untold(material, event, what), _where(material, event), _when(event.time)] if event else []
    head = " — ".join(part for part in (what.rstrip(" .,;:"), ", ".join(p for p in facts if p)) if part)
    counts = "; ".join(_counts(material, event, comparisons)) if event else ""
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
    if _is_clause(event):
        # "A town mourns — a gunman killed four at a mill"; beside a headline that tells it, a clause is bad English
        return "" if known or TORN.search(event.label) else whole_words(event.label)
    return "" if known and not _is_elsewhere(event, title) else whole_words(event.label)


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
    near = _with_linked(material, event) if event else frozenset()
    asked: dict[str, str] = word_table()["asked"]
    found = [c for c in comparisons if c.verdict in (Verdict.CONTRADICT, Verdict.DIFFER) and not (c.series and counted)]
    found = [c for c in found if c.facet.value in asked or c.group == ON_BOARD]
    found = [c for c in found if c.about in material.event and not material.event[c.about].background]
    # whether, when and where some lesser thing happened is for the table: it is right less often than not
    found = [c for c in found if c.facet in PEOPLE or c.group or c.about in near]
    facets, news = (
        list(Facet),
        {f for f, (_, told_by) in COUNTED.items() if _is_headline_news(material, word_set(told_by))},
    )
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


def _when(time: When) -> str:
    """The day or days; the hour is for the timeline, and what may be any day of some months tells nothing."""
    if not (time.start or time.end):
        return ""
    if time.precision in (Precision.MONTH, Precision.YEAR):
        return show(time)
    ends = [date.fromisoformat(end[:10]) for end in (time.start, time.end) if end]
    return show(replace(time, precision=Precision.DAY)) if (ends[-1] - ends[0]).days <= MOST_DAYS else ""


def place_of(material: Material, event: Event) -> str:
    """The place's name, where it has a proper one."""
    place = material.entity.get(event.place or "")
    return place.name if place is not None and place.aliases and len(place.name) > 2 else ""


def _where(material: Material, event: Event) -> str:
    """The place and what it lies in, as the reports say, or its country: "Mill Lane, Orrin"."""
    name, place = place_of(material, event), material.entity.get(event.place or "")
    if not name or place is None:
        return ""
    around = material.entity.get(place.within or "")
    # "Orrin, Mill Lane": a town whose report names a street behind it does not lie in the street, which no map knows
    if around is not None and around.aliases and "geonames" in around.links:
        return name if around.name in name else f"{name}, {around.name}"
    country = country_of_code(place.location.country) if place.location else None
    return name if country is None or country.name in name else f"{name}, {country.name}"


def _counts(material: Material, event: Event, comparisons: Sequence[Comparison]) -> Iterator[str]:
    """The toll of the main event, with who gives it; nothing where it is not sure to be of this event."""
    for facet, total, heard in _totals(material, event, comparisons):
        yield _count(material, total, COUNTED[facet][0], largest_other(facet, heard, total))


def _totals(
    material: Material, event: Event, comparisons: Sequence[Comparison]
) -> Iterator[tuple[Facet, Comparison, Sequence[Witness]]]:
    near, statements = _with_linked(material, event), {s.id: s for s in material.statements}
    past = {e.id for e in material.events if e.background}
    for facet, (_, told_by) in COUNTED.items():
        in_headline = _is_headline_news(material, word_set(told_by))
        about = [c for c in comparisons if in_headline or c.about in near]
        heard = hear_compared(about, statements, material.reports, past)
        total = incident_total(facet, about, heard)
        origins = {material.origin(r.id) for r in material.reports}
        # "two of the captors" are a part of those killed, if all that were counted together
        whole = total is not None and total.group is None
        supported = total is not None and whole and (_breadth(total) > 1 or len(origins) == 1)
        if total is not None and supported and is_sure(total, comparisons, statements):
            yield facet, total, heard


def outdated_headlines(material: Material, event: Event, comparisons: Sequence[Comparison]) -> frozenset[str]:
    """The reports whose headline counts far fewer killed or wounded than the record's own answer does."""
    least = {
        facet: total.best.low
        for facet, total, _ in _totals(material, event, comparisons)
        if total.best is not None and total.best.low is not None
    }
    return frozenset(
        report.id
        for report in material.reports
        for facet, low in least.items()
        if 0 < max(counted_in(headline(report), word_set(COUNTED[facet][1])), default=0) * MUCH_MORE < low
    )


def _is_headline_news(material: Material, words: frozenset[str]) -> bool:
    """Whether a headline counts them ("12 killed"), or most headlines speak of it; "deadly raid" counts nobody."""
    told = [content_words(headline(r)) for r in material.reports]
    told = [w for w in told if w & words]
    counted = any(w & word_set("numbers") or any(word.isdigit() for word in w) for w in told)
    return counted or 2 * len(told) > len(material.reports)


def _with_linked(material: Material, event: Event) -> frozenset[str]:
    """The event, what it is part of, and what is part of it; what it caused or answers has its own toll."""
    ahead = {link.event for link in event.links if link.relation is Relation.PART_OF}
    behind = {e.id for e in material.events for k in e.links if k.event == event.id and k.relation is Relation.PART_OF}
    return frozenset({event.id, *ahead, *behind})


def _breadth(comparison: Comparison) -> int:
    return len({o for v in comparison.values for o in v.origins})


def _count(material: Material, comparison: Comparison, word: str, more: int | float | None) -> str:
    best = comparison.best
    if best is None:
        return ""
    number = figure(best.best, None)
    if comparison.series and best.low is not None and best.best is not None and best.low < best.best:
        word = f"{word}, up from {figure(best.low, None)},"
    elif best.high is None:
        number = f"at least {number}"
    elif best.low != best.high:
        number += f" ({figure(best.low, None)} to {figure(best.high, None)})"
    others = (
        f"; one report says {figure(more, None)}" if more is not None and len(best.origins) < WELL_SUPPORTED else ""
    )
    return f"{number} {word}{_by_whom(material, comparison, best, others)}".replace(", (", " (")


def _by_whom(material: Material, comparison: Comparison, best: Best, others: str) -> str:
    by = f" according to {credited}" if (credited := _credited(material, best)) else ""
    if comparison.verdict is Verdict.SINGLE:
        return f"{by} (one origin alone{others})"
    return f"{by} ({len(best.origins)} of {_breadth(comparison)} independent origins{others})"


def _credited(material: Material, best: Best) -> str:
    """The innermost of those credited, officials first: in "the ministry said, citing doctors" the doctors counted.

    Whoever has neither a name nor an office, "a man", lends a figure nothing.
    """
    used = [s for s in material.statements if s.id in best.used and s.said_by and s.said_by[-1] in material.entity]
    for statement in sorted(used, key=lambda s: not material.is_official(s)):
        source = material.entity[statement.said_by[-1]]
        if source.aliases or source.type is EntityType.GROUP or material.is_official(statement):
            return source.name_within
    return ""
