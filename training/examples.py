"""What a corpus reader gives: documents of sentences of words, with whatever labels the corpus has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

UNKNOWN = -100  # the target that torch's cross_entropy leaves out

# A corpus that marks triggers without TimeML's classes (MEANTIME): the loss then asks only for "some class".
ANY_TRIGGER = "?"

NAME_CLASSES = ("Date", "Facility", "Location", "Misc", "Money", "NORP", "Organization", "Person", "Product")
MENTION_TYPES = (
    "abstract", "animal", "event", "object", "organization", "person", "place", "plant", "substance", "time",
)  # fmt: skip
TRIGGER_CLASSES = ("ASPECTUAL", "I_ACTION", "I_STATE", "OCCURRENCE", "PERCEPTION", "REPORTING", "STATE")
TENSES = ("NONE", "FUTURE", "INFINITIVE", "PAST", "PASTPART", "PRESENT", "PRESPART")
ASPECTS = ("NONE", "PERFECTIVE", "PERFECTIVE_PROGRESSIVE", "PROGRESSIVE")
TIMEX_TYPES = ("DATE", "TIME", "DURATION", "SET")
PLOVER_EVENTS = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip


def bio(classes: Iterable[str]) -> tuple[str, ...]:
    """O, then B- and I- of each class."""
    return ("O", *(f"{part}-{name}" for name in classes for part in "BI"))


# The label sets that are closed; xpos, upos, lemma and relation are collected from the treebanks.
CLOSED_LABELS: dict[str, tuple[str, ...]] = {
    "name": bio(NAME_CLASSES),
    "inner": bio(NAME_CLASSES),
    "mention": ("none", *MENTION_TYPES),
    "attribution": bio(("Source", "Cue", "Content")),
    "trigger": ("none", *TRIGGER_CLASSES),
    "tense": TENSES,
    "aspect": ASPECTS,
    "polarity": ("POS", "NEG"),
    "certainty": ("did not happen", "uncertain", "happened"),
    "timex": bio(TIMEX_TYPES),
    "plover": ("none", *PLOVER_EVENTS),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with labels. A label that is None is unknown and trains nothing.

    labels: task → one label a word; pointers: task → for each word the number of the word *in the document* that it
    points at ("head", where a root points at itself, and "attribution_link"); chains: the id of the coreference chain
    of the mention headed by each word; whole: labels of the whole sentence ("plover").
    """

    words: tuple[str, ...]
    labels: dict[str, list[str | None]] = field(default_factory=dict)
    pointers: dict[str, list[int | None]] = field(default_factory=dict)
    chains: list[str | None] | None = None
    lemmas: list[str] | None = None
    whole: dict[str, str] = field(default_factory=dict)

    def with_words(self, words: tuple[str, ...]) -> Sentence:
        """The same sentence in other capitals; its lemma scripts no longer hold and are dropped."""
        labels = {task: marks for task, marks in self.labels.items() if task != "lemma"}
        return replace(self, words=words, labels=labels)


@dataclass(frozen=True, slots=True)
class Document:
    """Consecutive sentences of one text of one corpus."""

    corpus: str
    name: str
    sentences: tuple[Sentence, ...]

    def word_count(self) -> int:
        """How many words all sentences have."""
        return sum(len(sentence.words) for sentence in self.sentences)


def spans_to_bio(length: int, spans: Iterable[tuple[int, int, str]]) -> list[str | None]:
    """BIO marks of spans (first word, word after the last, class); where two overlap, the earlier in order wins."""
    marks: list[str | None] = ["O"] * length
    for start, end, name in spans:
        if any(mark != "O" for mark in marks[start:end]):
            continue
        for i in range(start, end):
            marks[i] = f"{'B' if i == start else 'I'}-{name}"
    return marks


def bio_to_spans(marks: Iterable[str | None]) -> list[tuple[int, int, str]]:
    """Spans of BIO marks; an I- that continues nothing begins a span, as everybody reads it."""
    spans: list[tuple[int, int, str]] = []
    open_span: tuple[int, str] | None = None
    position = -1
    for position, mark in enumerate(marks):
        part, _, name = (mark or "O").partition("-")
        if open_span and (part != "I" or name != open_span[1]):
            spans.append((open_span[0], position, open_span[1]))
            open_span = None
        if part in "BI" and open_span is None:
            open_span = (position, name)
    if open_span:
        spans.append((open_span[0], position + 1, open_span[1]))
    return spans
