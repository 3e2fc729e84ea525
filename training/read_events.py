"""Reads event triggers, times and certainty: TempEval-3 (TimeML), MEANTIME (CAT XML), the factuality corpora."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from training.examples import (
    ANY_TRIGGER,
    ASPECTS,
    TENSES,
    TIMEX_TYPES,
    TRIGGER_CLASSES,
    Document,
    Sentence,
    spans_to_bio,
)
from training.plain_text import sentences_of_words

# On the scale of -3 (certainly not) to 3 (certainly so); crowd averages lie between, so the bounds are at a third.
NOT_HAPPENED_BELOW, HAPPENED_ABOVE = -1.0, 1.0
MEANTIME_SENTENCES = 6  # only sentences 0 to 5 of an article were annotated
TASKS = ("trigger", "tense", "aspect", "polarity", "timex")
Marks = dict[str, list[str | None]]


def read_tempeval(folder: Path) -> Iterator[Document]:
    """TimeBank and AQUAINT articles of one split."""
    for path in sorted(folder.glob("*/*.tml")):
        # AQUAINT's file says NEG of half of all its events, most of them affirmative: its polarity is not used.
        yield read_timeml(path.stem, ET.parse(path).getroot(), with_polarity=path.parent.name != "AQUAINT")


def read_timeml(name: str, root: ET.Element, *, with_polarity: bool = True) -> Document:
    """One TimeML article: the text of TEXT with its events and times."""
    text, spans = _flatten(root.find("TEXT"))
    instances = {made.get("eventID"): made for made in root.iter("MAKEINSTANCE")}
    sentences = sentences_of_words(text)
    words = [word for sentence in sentences for word in sentence]
    marks = _empty_marks(len(words))
    times = []
    for start, end, element in spans:
        inside = [i for i, (a, b) in enumerate(words) if a < end and b > start]
        if not inside:
            continue
        if element.tag == "EVENT":
            made = instances.get(element.get("eid"), ET.Element("none"))
            head = inside[-1] if made.get("pos") == "NOUN" else inside[0]
            _mark_trigger(marks, head, element.get("class", ""), made)
        elif element.get("type") in TIMEX_TYPES:
            times.append((inside[0], inside[-1] + 1, element.get("type", "")))
    marks["timex"] = spans_to_bio(len(words), times)
    if not with_polarity:
        marks["polarity"] = [None] * len(words)
    forms = [tuple(text[a:b] for a, b in sentence) for sentence in sentences]
    return Document("tempeval3", name, tuple(_cut(forms, marks)))


def read_meantime(folder: Path) -> Iterator[Document]:
    """The annotated beginnings of MEANTIME's articles of one split."""
    for path in sorted((folder / "intra-doc_annotation").glob("*/*.xml")):
        yield _read_cat(path.stem, ET.parse(path).getroot())


def _read_cat(name: str, root: ET.Element) -> Document:
    annotated = [t for t in root.iter("token") if int(t.get("sentence", 0)) < MEANTIME_SENTENCES]
    tokens = [t for t in annotated if (t.text or "").strip()]
    place = {t.get("t_id"): i for i, t in enumerate(tokens)}
    marks = _empty_marks(len(tokens))
    times = []
    for element in root.find("Markables") or ():
        inside = sorted(place[a.get("t_id")] for a in element.findall("token_anchor") if a.get("t_id") in place)
        if not inside:
            continue
        if element.tag == "EVENT_MENTION" and element.get("pred"):  # those without are groups of other mentions
            head = inside[-1] if element.get("pos") == "NOUN" else inside[0]
            _mark_trigger(marks, head, ANY_TRIGGER, element)
        elif element.tag == "TIMEX3" and element.get("type") in TIMEX_TYPES:
            times.append((inside[0], inside[-1] + 1, element.get("type", "")))
    marks["timex"] = spans_to_bio(len(tokens), times)
    forms: dict[str, list[str]] = {}
    for token in tokens:
        forms.setdefault(token.get("sentence", ""), []).append((token.text or "").strip())
    return Document("meantime", name, tuple(_cut([tuple(words) for words in forms.values()], marks)))


def read_factuality(folder: Path, left_out: frozenset[str] = frozenset()) -> Iterator[Document]:
    """Sentences with certainty; left_out names articles that are dev articles of the corpora above."""
    for path in sorted(folder.glob("*.conll")):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("# ")]
            facts = dict(re.findall(r"^# (\w+) = (.*)$", block, re.MULTILINE))
            if not rows or facts.get("article", "").rpartition("/")[2] in left_out:
                continue
            marks = [None if row[2] == "_" else to_certainty(float(row[2])) for row in rows]
            sentence = Sentence(tuple(row[1].strip() or "-" for row in rows), {"certainty": marks})
            yield Document("factuality", facts.get("sent_id", path.stem), (sentence,))


def to_certainty(value: float) -> str:
    """The class of a factuality value."""
    if value < NOT_HAPPENED_BELOW:
        return "did not happen"
    return "happened" if value > HAPPENED_ABOVE else "uncertain"


def _empty_marks(length: int) -> Marks:
    marks: Marks = {task: [None] * length for task in TASKS}
    marks["trigger"] = ["none"] * length
    return marks


def _mark_trigger(marks: Marks, head: int, kind: str, made: ET.Element) -> None:
    marks["trigger"][head] = kind if kind in TRIGGER_CLASSES else ANY_TRIGGER
    for task, known in (("tense", TENSES), ("aspect", ASPECTS), ("polarity", ("POS", "NEG"))):
        marks[task][head] = made.get(task) if made.get(task) in known else None


def _cut(forms: list[tuple[str, ...]], marks: Marks) -> Iterator[Sentence]:
    start = 0
    for words in forms:
        end = start + len(words)
        yield Sentence(words, {task: found[start:end] for task, found in marks.items()})
        start = end


def _flatten(element: ET.Element | None) -> tuple[str, list[tuple[int, int, ET.Element]]]:
    """The character data of an element, and where in it its EVENTs and TIMEX3s stand."""
    parts: list[str] = []
    spans: list[tuple[int, int, ET.Element]] = []

    def walk(node: ET.Element) -> None:
        start = sum(map(len, parts))
        parts.append(node.text or "")
        for child in node:
            walk(child)
            parts.append(child.tail or "")
        if node.tag in ("EVENT", "TIMEX3"):
            spans.append((start, sum(map(len, parts)), node))

    if element is not None:
        walk(element)
    return "".join(parts), sorted(spans, key=lambda span: span[:2])
