"""Hand-made analyses: a tree written as words of form/lemma/UPOS/XPOS/head/relation, heads counted from 1."""

import numpy as np

from recension.encoder.findings import Analysis, EntityHead, Name, Sentence, Token, Trigger
from recension.model.report import Part, PartKind, Report
from recension.model.span import Span


class Nobody:
    """No attribution anywhere."""

    def covering(self, start: int, end: int) -> None:
        return None

    def carried_to(self, start: int, end: int) -> None:
        return None


def grow(
    tree: str,
    people: tuple[int, ...] = (),
    places: tuple[int, ...] = (),
    names: dict[int, str] | None = None,
    *,
    events: tuple[int, ...] = (),
) -> Analysis:
    """The analysis of one sentence or, parted by " // ", of several; people, places, names and the nouns that are
    events are word numbers from 0."""
    tokens: list[Token] = []
    sentences = []
    at = 0
    for number, sentence in enumerate(tree.split(" // ")):
        first = len(tokens)
        for index, word in enumerate(sentence.split()):
            form, lemma, upos, xpos, head, relation = word.split("/")
            place = first + index if head == "0" else first + int(head) - 1
            tokens.append(Token(first + index, number, at, at + len(form), form, lemma, upos, xpos, place, relation))
            at += len(form) + 1
        sentences.append(Sentence(number, tokens[first].start, tokens[-1].end, first, len(tokens)))
    heads = [EntityHead(i, "person", 1.0) for i in people] + [EntityHead(i, "place", 1.0) for i in places]
    nothing = np.zeros((len(tokens), 128), np.float32)
    return Analysis(
        " ".join(t.text for t in tokens),
        tuple(tokens),
        tuple(sentences),
        tuple(Name(i, i + 1, label, 1.0) for i, label in (names or {}).items()),
        tuple(heads),
        tuple(_trigger(t) for t in tokens if t.upos == "VERB" or t.index in events),
        (),
        (),
        nothing,
        nothing,
        np.zeros((len(tokens), 384), np.float32),
    )


def _trigger(token: Token) -> Trigger:
    tense = "PAST" if token.xpos == "VBD" else "NONE"
    return Trigger(token.index, "OCCURRENCE", 0.9, tense, "NONE", "POS", (0.0, 0.0, 1.0), ())


def report_of(analysis: Analysis, digest: str = "a" * 64) -> Report:
    """The report whose text the analysis is of."""
    end = len(analysis.text)
    return Report("r1", digest, "made.txt", analysis.text, parts=(Part(PartKind.BODY, 0, end),) if end else ())


def span(text: str, words: str, report: str = "r1") -> Span:
    """The first place of some words in a text."""
    start = text.index(words)
    return Span(report, start, start + len(words), words)
