"""Analyses written down by hand: "Police/NOUN/NNS>1:nsubj said/VERB/VBD>1:root" and so on, one word after the other."""

import numpy as np

from recension.encoder.findings import Analysis, Attribution, Sentence, Timex, Token
from recension.model.report import Report


def parse(
    tree: str, timexes: tuple[Timex, ...] = (), attributions: tuple[Attribution, ...] = (), text: str | None = None
) -> Analysis:
    """Sentences are parted by " | "; words are "form/UPOS/XPOS>head:relation", heads counted from the sentence."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    text = text if text is not None else _text_of(tree)
    at = 0
    for number, sentence in enumerate(tree.split(" | ")):
        first = len(tokens)
        for word in sentence.split():
            form, rest = word.split("/", 1) if not word.startswith("//") else ("/", word[2:])
            tags, relation = rest.rsplit(">", 1)
            upos, xpos = tags.split("/")
            head, name = relation.split(":", 1)
            start = text.index(form, at)
            at = start + len(form)
            lemma = form.lower()
            tokens.append(Token(len(tokens), number, start, at, form, lemma, upos, xpos, first + int(head), name))
        sentences.append(Sentence(number, tokens[first].start, tokens[-1].end, first, len(tokens)))
    nothing = np.zeros((len(tokens), 1), dtype=np.float32)
    return Analysis(text, tuple(tokens), tuple(sentences), (), (), (), timexes, attributions, nothing, nothing, nothing)


def _text_of(tree: str) -> str:
    words = [word.split("/", 1)[0] for word in tree.replace(" | ", " ").split()]
    text = ""
    for word in words:
        glue = word in (",", ".", ":", "”", "!", "?", "'s") or text.endswith("“") or not text
        text += word if glue else f" {word}"
    return text


def make_report(text: str) -> Report:
    """A report of a text that is all story."""
    return Report("r1", "ab" * 32, "a.txt", text)


def empty(text: str) -> Analysis:
    """An analysis that found nothing."""
    nothing = np.zeros((0, 1), dtype=np.float32)
    return Analysis(text, (), (), (), (), (), (), (), nothing, nothing, nothing)
