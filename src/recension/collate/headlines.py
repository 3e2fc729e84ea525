"""The record's title: the headline that tells most."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from recension.model.event import Event
from recension.model.report import PartKind, Report

from .wording import WORD, content_words, number_of

# " | The Daily Example", " - Example News" at the end of a page's title name the outlet, not the incident; some name it
# twice, and say at length what else they bring.
SEPARATOR = re.compile(r"\s+[-–—]\s+|\s*(?:\||»|::)\s*")
SITE = re.compile(r"\.(?:com|org|net|co)\b|\bNews\b.*\b(?:Weather|Sports)\b|\b(?:News|TV|Radio)$")
DASHES = ("-", "–", "—")
# An address or a date tells nothing.
NO_HEADLINE = re.compile(
    r"(?:https?\s?:|www\s?\.)|\W*(?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+),? (?:19|20)\d\d\W*$"
)
OUTLET_CHARS, LEAST_WORDS, LONGEST_SMALL, MOST_OUTLETS = 40, 3, 3, 3
HEADLINE_CHARS = 160
LEAST_CUT_CHARS = 50  # nobody cuts a line shorter; set by reading
# What a headline gains by telling the chief event and its place and loses by asking or by an outdated toll, beside
# the share of words, in [0, 1], that it has in common with the others. Set by reading the headlines of the examples.
CHIEF_EVENT, ITS_PLACE, QUESTION, OUTDATED, CUT_OFF = 0.5, 0.25, 0.5, 1.0, 1.0
LONGEST_LABEL_CHARS = 110
ENDINGS = "s|es|d|ed|ing|ly|ally|er|ers"  # "shooting" is whole, though the text has "shootings"
COUNTED_WITHIN = 4  # words: "12 people are feared dead"


def make_title(
    reports: Sequence[Report], event: Event | None = None, place: str = "", outdated: Collection[str] = ()
) -> str:
    """The headline that tells most: of the chief event and its place, and what the other headlines tell.

    `outdated` are the reports whose headline counts fewer than the record does.

    Where few reports have headlines, and none tells the chief event, that event's label stands in; "" without either.
    """
    headlines = [(r, h) for r in reports if (h := headline(r))]
    telling = {r.id for r, _ in headlines if event is not None and _is_told_in(event, r)}
    # a word alone tells less than any headline
    is_told = event is not None and (len(event.label.split()) > 1 or not headlines)
    if event is not None and is_told and not telling and 2 * len(headlines) < len(reports):
        return label_as_title(event)
    if not headlines:
        return ""
    words = [content_words(h) for _, h in headlines]

    def telling_most(i: int) -> tuple[float, int]:
        others = [len(words[i] & w) / max(len(words[i] | w), 1) for j, w in enumerate(words) if j != i]
        report, line = headlines[i]
        told = (
            CHIEF_EVENT * (report.id in telling)
            + ITS_PLACE * bool(place and place in line)
            - QUESTION * ("?" in line)
            - OUTDATED * (report.id in outdated)
            - CUT_OFF * _is_cut_off(line, report)
        )
        return told + sum(others) / max(len(others), 1), -i

    return headlines[max(range(len(headlines)), key=telling_most)][1]


def _is_told_in(event: Event, report: Report) -> bool:
    """Whether a report's headline tells an event: by a mention within it, or by a word of its trigger."""
    line = headline(report)
    at = report.text.find(line[:40])
    inside = any(m.report == report.id and at <= m.start < at + len(line) for m in event.mentions) if at >= 0 else False
    return inside or bool({m.text.lower() for m in event.mentions} & set(line.lower().split()))


def _is_cut_off(line: str, report: Report) -> bool:
    """Whether a headline ends within a word: in "home from scho", where the text tells of a school and of no scho."""
    last = "".join(WORD.findall(line)[-1:])
    body = report.text.replace(line, "")
    if (
        len(line) < LEAST_CUT_CHARS
        or not last.isalpha()
        or re.search(rf"\b{re.escape(last)}(?:{ENDINGS})?\b", body, re.IGNORECASE)
    ):
        return False
    return re.search(rf"\b{re.escape(last)}\w", body, re.IGNORECASE) is not None


def headline(report: Report) -> str:
    """The report's headline on one line, without the outlet's name at its end and without a cut-off mark."""
    found = report.title or next(
        (report.text[p.start : p.end] for p in report.parts if p.kind is PartKind.HEADLINE), ""
    )
    line = " ".join(found.split())[:HEADLINE_CHARS]
    return "" if NO_HEADLINE.match(line) else _without_outlet(line).rstrip(" .…")


def _without_outlet(line: str) -> str:
    """The line without all that names its outlet: "- Orrin 5 - Orrin News, Weather and Sports" names it twice."""
    for _ in range(MOST_OUTLETS):
        line, before = _without_last_outlet(line), line
        if line == before:
            break
    return line


def _without_last_outlet(line: str) -> str:
    """The line up to where it first names a site, else up to what may be an outlet's name at its end."""
    ends = [m for m in SEPARATOR.finditer(line) if len(line[: m.start()].split()) >= LEAST_WORDS]
    parts = [line[one.end() : two.start()] for one, two in pairwise(ends)]
    parts += [line[m.end() :] for m in ends[-1:]]
    site = next((m for m, part in zip(ends, parts, strict=True) if SITE.search(part) and _is_name(part)), None)
    if site is None and parts and 2 <= len(parts[-1]) <= OUTLET_CHARS:
        apart = ends[-1][0].strip() not in DASHES
        site = ends[-1] if apart or _is_name(parts[-1]) else None
    return line if site is None else line[: site.start()]


def _is_name(part: str) -> bool:
    """Whether a part has no lower-case word longer than names have, such as "of"; "guards shut Coast Radio" has one."""
    return not any(w.isalpha() and w.islower() and len(w) > LONGEST_SMALL for w in part.split())


def counted_in(line: str, told_by: Collection[str]) -> Iterator[int]:
    """The numbers of a headline that stand right before what it counts: "Seven dead and 50 injured"."""
    number, ahead = 0, 0
    for word in WORD.findall(line.lower()):
        if (counted := number_of(word[:9])) is not None:
            number, ahead = counted, COUNTED_WITHIN
        elif ahead and word in told_by:
            yield number
        ahead = max(0, ahead - 1)


def label_as_title(event: Event) -> str:
    """The event's label, begun as a line begins."""
    label = whole_words(event.label)
    return label[:1].upper() + label[1:]


def whole_words(label: str) -> str:
    """The label, cut where a word ends if it is too long for a line."""
    return label if len(label) <= LONGEST_LABEL_CHARS else label[:LONGEST_LABEL_CHARS].rpartition(" ")[0] + "…"
