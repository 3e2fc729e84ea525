"""Reads TimeML and CAT XML: events and times as spans of characters or of words."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

TIMEX_TYPES = ("DATE", "TIME", "DURATION", "SET")
ANNOTATED_SENTENCES = 6  # of MEANTIME's articles: numbers 0 to 5


@dataclass(frozen=True, slots=True)
class Marked:
    """Something annotated at `start`..`end` (half-open). `label` is an event's class or a time's type; may be empty."""

    start: int
    end: int
    label: str
    is_noun: bool = False


def read_timeml(path: Path) -> tuple[str, list[Marked], list[Marked]]:
    """The text of a TimeML article, its events and its times, in characters of that text."""
    root = ET.parse(path).getroot()
    parts: list[str] = []
    spans: list[tuple[int, int, ET.Element]] = []
    _flatten(root.find("TEXT"), parts, spans)
    nouns = {made.get("eventID") for made in root.iter("MAKEINSTANCE") if made.get("pos") == "NOUN"}
    events = [Marked(a, b, e.get("class", ""), e.get("eid") in nouns) for a, b, e in spans if e.tag == "EVENT"]
    times = [Marked(a, b, e.get("type", "")) for a, b, e in spans if e.tag == "TIMEX3"]
    return "".join(parts), events, times


def _flatten(element: ET.Element | None, parts: list[str], spans: list[tuple[int, int, ET.Element]]) -> None:
    if element is None:
        return
    start = sum(map(len, parts))
    parts.append(element.text or "")
    for child in element:
        _flatten(child, parts, spans)
        parts.append(child.tail or "")
    spans.append((start, sum(map(len, parts)), element))


def read_cat(path: Path) -> tuple[list[list[str]], list[Marked], list[Marked]]:
    """The annotated sentences of a MEANTIME article, its events and its times, in words of those sentences."""
    root = ET.parse(path).getroot()
    every = [t for t in root.iter("token") if (t.text or "").strip()]
    tokens = [t for t in every if int(t.get("sentence", 0)) < ANNOTATED_SENTENCES]
    place = {t.get("t_id"): i for i, t in enumerate(tokens)}
    sentences: dict[str, list[str]] = {}
    for token in tokens:
        sentences.setdefault(token.get("sentence", ""), []).append((token.text or "").strip())
    events, times = [], []
    for element in root.find("Markables") or ():
        inside = sorted(place[a.get("t_id")] for a in element.findall("token_anchor") if a.get("t_id") in place)
        if not inside:
            continue
        marked = Marked(inside[0], inside[-1] + 1, element.get("type", ""), element.get("pos") == "NOUN")
        # An event without any attribute is a group of other mentions.
        if element.tag == "EVENT_MENTION" and any(element.get(name) for name in ("pred", "pos", "tense")):
            events.append(marked)
        elif element.tag == "TIMEX3" and element.get("type") in TIMEX_TYPES:
            times.append(marked)
    return list(sentences.values()), events, times
