"""From the heads' outputs to findings: labels, spans and triggers, with scores rounded so far that the noise of
arithmetic never reaches a record."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .findings import EntityHead, Name, Timex, Token, Trigger
from .pairs import softmax

Floats = NDArray[np.float32]
DIGITS = 4  # of scores
TRIGGER_FROM = 0.5  # chance of "some event" from which a word is a trigger
LEAST_PLOVER = 0.02  # chances below are left out of a trigger's list
# Chance of "some mention" from which a word is one that heads another mention of the text: on GUM dev half of those
# between 0.2 and 0.5 belong to chains, and 0.25 to 0.35 read alike there (30 November 2026).
KNOWN_FROM = 0.3
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
# Log of what "happened" loses: nine in ten events did, so that a doubtful one is taken for one of them. With it macro
# F1 on the factuality corpus' dev part is highest, and flat between -0.3 and -0.9 (27 November 2026).
HAPPENED = -0.5


@dataclass(frozen=True, slots=True)
class Heads:
    """The outputs of the tag heads over a text, with the labels and temperatures they go by.

    logits: by name [N, labels]; picks: of heads whose chances nobody asks for, the numbers of the best labels [N].
    """

    logits: dict[str, Floats]
    picks: dict[str, NDArray[np.int16]]
    labels: dict[str, list[str]]
    temperatures: dict[str, float]

    def chances(self, head: str) -> Floats:
        """Calibrated chances of a head's labels, [N, labels]."""
        return softmax(self.logits[head], self.temperatures.get(head, 1.0))

    def best(self, head: str) -> list[str]:
        """The likeliest label of each word."""
        names = self.labels[head]
        return [names[i] for i in self.picks[head].tolist()]

    def lowered(self, head: str, label: str, by: float) -> "Heads":
        """The same with one label of a head made less likely, by the log of a chance below 0."""
        logits = self.logits[head].copy()
        logits[:, self.labels[head].index(label)] += by * self.temperatures.get(head, 1.0)
        return replace(self, logits={**self.logits, head: logits})


@dataclass(frozen=True, slots=True)
class Stretch:
    """A labelled span of words, half-open, with its score."""

    first: int
    last: int
    label: str
    score: float


def find_stretches(heads: Heads, head: str, bounds: Sequence[tuple[int, int]]) -> list[Stretch]:
    """The spans of a BIO head, none across one of the bounds (ranges of words, half-open)."""
    chances, names = heads.chances(head), heads.labels[head]
    likeliest: list[int] = chances.argmax(axis=-1).tolist()
    found: list[Stretch] = []
    for start, end in bounds:
        best = likeliest[start:end]
        if not any(best):  # "O" is label 0 of every BIO head
            continue
        marks = [names[i] for i in best]
        if not _is_legal(marks):
            best = _legal_path(chances[start:end], names).tolist()
            marks = [names[i] for i in best]
        sure = chances[np.arange(start, end), best]
        for first, last, label in spans_of_marks(marks):
            score = round(float(sure[first:last].mean()), DIGITS)
            found.append(Stretch(start + first, start + last, label, score))
    return found


def spans_of_marks(marks: Sequence[str]) -> list[tuple[int, int, str]]:
    """Spans of BIO marks; an I- that continues nothing begins one.

    >>> spans_of_marks(["B-Person", "I-Person", "O", "I-Date"])
    [(0, 2, 'Person'), (3, 4, 'Date')]
    """
    spans: list[tuple[int, int, str]] = []
    start, label = 0, ""
    for position, mark in enumerate([*marks, "O"]):
        part, _, name = mark.partition("-")
        if label and (part != "I" or name != label):
            spans.append((start, position, label))
            label = ""
        if not label and part != "O":
            start, label = position, name
    return spans


def _is_legal(marks: Sequence[str]) -> bool:
    return all(b[0] != "I" or a[2:] == b[2:] for a, b in pairwise(marks))


def _legal_path(chances: Floats, names: Sequence[str]) -> NDArray[np.int64]:
    """The likeliest labels in which each I- but the first follows its own B- or I- (Viterbi)."""
    # An I- follows few labels, the others any: plain lists need no more than the best of all and of those few.
    own = [[j for j, a in enumerate(names) if a[2:] == b[2:]] if b[0] == "I" else None for b in names]
    logs = np.log(np.maximum(chances, 1e-9)).tolist()
    score: list[float] = logs[0]
    back = []
    for row in logs[1:]:
        at = score.__getitem__
        best = max(range(len(score)), key=at)
        came = [best if some is None else max(some, key=at) for some in own]
        score = [score[j] + log for j, log in zip(came, row, strict=True)]
        back.append(came)
    path = [max(range(len(score)), key=score.__getitem__)]
    for came in reversed(back):
        path.append(came[path[-1]])
    return np.array(path[::-1], np.int64)


def find_names(heads: Heads, bounds: Sequence[tuple[int, int]]) -> tuple[Name, ...]:
    """Named entities of both layers, in text order, the outer one first."""
    outer = [Name(s.first, s.last, s.label, s.score) for s in find_stretches(heads, "name", bounds)]
    inner = [Name(s.first, s.last, s.label, s.score, inner=True) for s in find_stretches(heads, "inner", bounds)]
    return tuple(sorted(outer + inner, key=lambda n: (n.first, n.inner, -n.last)))


def find_entity_heads(heads: Heads, tokens: Sequence[Token]) -> tuple[EntityHead, ...]:
    """The words that head a mention; one that heads another mention of the text need not be as sure."""
    chances, names = heads.chances("mention"), heads.labels["mention"]
    best = chances.argmax(axis=-1)
    plain = np.flatnonzero(best).tolist()  # "none" is label 0
    known = {tokens[i].lemma.lower() for i in plain}
    likely = np.flatnonzero((best == 0) & (1 - chances[:, 0] >= KNOWN_FROM)).tolist()
    again = [i for i in likely if tokens[i].upos in _NOMINAL and tokens[i].lemma.lower() in known]
    labels = 1 + chances[:, 1:].argmax(axis=-1)
    return tuple(
        EntityHead(i, names[labels[i]], round(float(chances[i, labels[i]]), DIGITS)) for i in sorted((*plain, *again))
    )


def find_timexes(heads: Heads, bounds: Sequence[tuple[int, int]]) -> tuple[Timex, ...]:
    """Temporal expressions."""
    return tuple(Timex(s.first, s.last, s.label, s.score) for s in find_stretches(heads, "timex", bounds))


def find_triggers(heads: Heads) -> tuple[Trigger, ...]:
    """Event triggers with all that is known of each."""
    chances, names = heads.chances("trigger"), heads.labels["trigger"]
    tense, aspect, polarity = (heads.best(head) for head in ("tense", "aspect", "polarity"))
    certainty, plover = heads.chances("certainty"), heads.chances("plover")
    found = []
    for i in np.flatnonzero(1 - chances[:, 0] >= TRIGGER_FROM).tolist():
        label = names[1 + int(chances[i, 1:].argmax())]
        score = round(float(1 - chances[i, 0]), DIGITS)
        did_not, uncertain, did = (round(float(p), DIGITS) for p in certainty[i])
        ranked = _ranked(plover[i], heads.labels["plover"])
        found.append(Trigger(i, label, score, tense[i], aspect[i], polarity[i], (did_not, uncertain, did), ranked))
    return tuple(found)


def _ranked(chances: Floats, names: Sequence[str]) -> tuple[tuple[str, float], ...]:
    scored = [(name, round(float(p), DIGITS)) for name, p in zip(names, chances, strict=True) if name != "none"]
    return tuple(sorted((s for s in scored if s[1] >= LEAST_PLOVER), key=lambda s: (-s[1], s[0])))
