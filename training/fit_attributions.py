"""Fits the scorers that put attributions together, on the exported encoder's own spans of PolNeAR, with their mistakes.

    python -m training.fit_attributions --corpora FOLDER --weights src/recension/encoder/weights

Run after training.export: it writes attributions.json. Each scorer chooses one of a few candidates: the cue of a
content or source, or none; the end of a content, source or cue. It is a sum of weights, fitted to the share that the
right one has among all; where no end is right the choice teaches nothing. The last one chooses whether an attribution
that they made is right as a whole.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, chain
from pathlib import Path

import torch
from torch import Tensor

from recension.encoder import Analysis, Encoder
from recension.encoder.attributiondoubts import whole_features
from recension.encoder.attributionedges import candidate_ends, end_features
from recension.encoder.attributions import Scorers, find_attributions, find_spans, linkers, span_starts, with_ends
from recension.encoder.decode import Heads
from recension.encoder.marks import Features, Marks
from recension.encoder.sources import with_sources
from recension.encoder.tokens import find_words
from recension.text.sentences import find_sentences
from training.read_attribution import ROLES, read_relations
from training.swapped import swap_words

# The encoder saw these very articles and is surer of them than of new ones: each is read once more with a share of its
# words swapped. Copies alone read as well on dev (relations 56.1), both together 56.3 (30 November 2026).
SWAPPED, SEED = 0.25, 1
DECAY = 3.0  # of the weights' squares; from 1 to 10 dev reads alike
LEAST_SEEN = 5  # candidates of which a feature is true, below which it is left out
DIGITS = 3

Words = list[tuple[int, int]]  # offsets, half-open
Range = tuple[int, int]
Relation = dict[str, list[Range]]  # role → words of its pieces
Choice = tuple[list[Features], int]  # what is true of each candidate, and which is right


@dataclass(frozen=True, slots=True)
class Example:
    """An article as the encoder reads it, with its attributions by the corpus."""

    marks: Marks
    analysis: Analysis
    relations: list[Relation]


def main() -> None:
    """Reads PolNeAR with the encoder, fits, and writes the scorers."""
    parser = argparse.ArgumentParser(description="Fits the scorers of attributions.")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    options = parser.parse_args()
    encoder = Encoder.load(options.weights)
    examples = read_examples(encoder, options.corpora / "polnear" / "train")
    scorers = fit_links(examples)
    scorers |= fit_ends(examples, scorers)
    scorers["whole"] = fit(list(chain.from_iterable(whole_choices(e, scorers) for e in examples)))
    written = json.dumps(scorers, ensure_ascii=False, indent=0, sort_keys=True)
    (options.weights / "attributions.json").write_text(written + "\n", encoding="utf-8")


def read_examples(encoder: Encoder, folder: Path) -> list[Example]:
    """Each article as it is, then as a copy with words swapped."""
    texts, cut, tagged, examples = [], [], [], []
    paths = sorted(folder.glob("*.txt"))
    for path in paths:
        text = path.read_bytes().decode("utf-8")
        sentences = [find_words(text, *span) for span in find_sentences(text, 0, len(text))]
        example = read_example(encoder, text, sentences, path)
        tokens = iter(example.marks.tokens)
        tagged.append([[(text[a:b], next(tokens).xpos) for a, b in sentence] for sentence in sentences])
        texts.append(text)
        cut.append(sentences)
        examples.append(example)
    copies = swap_words(tagged, SWAPPED, SEED)
    for path, text, sentences, copy, known in zip(paths, texts, cut, copies, examples.copy(), strict=True):
        example = read_example(encoder, *with_words(text, sentences, copy), path)
        examples.append(replace(example, relations=known.relations))
    return examples


def read_example(encoder: Encoder, text: str, sentences: list[Words], path: Path) -> Example:
    """An article with no more of the encoder's outputs than the scorers look at."""
    analysis, marks = encoder.analyse_marks(text, sentences)
    kept = {"attribution": marks.heads.logits["attribution"]}
    marks = replace(marks, heads=Heads(kept, {}, marks.heads.labels, marks.heads.temperatures))
    none = analysis.hidden[:0]
    analysis = replace(analysis, mention_vectors=none, trigger_vectors=none, hidden=none)
    words = [word for sentence in sentences for word in sentence]
    return Example(marks, analysis, read_relations(path.with_suffix(".ann").read_text(encoding="utf-8"), words))


def with_words(text: str, sentences: list[Words], words: list[list[str]]) -> tuple[str, list[Words]]:
    """The text with other words at the same places between the same blanks, and their offsets."""
    pieces, found, before, size = [], [], 0, 0
    for sentence, others in zip(sentences, words, strict=True):
        row = []
        for (start, end), other in zip(sentence, others, strict=True):
            pieces += [text[before:start], other]
            size += start - before + len(other)
            row.append((size - len(other), size))
            before = end
        found.append(row)
    return "".join(pieces) + text[before:], found


def fit_links(examples: list[Example]) -> dict[str, dict[str, float]]:
    """The scorers of which cue a content or source belongs to."""
    return {
        f"{role.lower()} link": fit(list(chain.from_iterable(link_choices(e, role) for e in examples)))
        for role in ("Content", "Source")
    }


def link_choices(example: Example, role: str) -> Iterator[Choice]:
    """Of each span the cues near it; right is the cue of the relation that most of its words belong to."""
    owner = {i: relation for relation in example.relations for i in _words(relation[role])}
    linker = next(x for x in linkers(example.marks, find_spans(example.marks), {}) if x.role == role)
    for part in linker.parts:
        choices = linker.choices(part)
        counted = Counter(id(owner[i]) if i in owner else 0 for i in range(part.first, part.last))
        most = counted.most_common(1)[0][0]
        cue = next((_words(r["Cue"]) for r in example.relations if id(r) == most), set())
        right = (n for n, (found, _) in enumerate(choices) if found and cue & set(range(found.first, found.last)))
        if len(choices) > 1:
            yield [features for _, features in choices], next(right, 0)


def fit_ends(examples: list[Example], scorers: Scorers) -> dict[str, dict[str, float]]:
    """The scorers of where spans end, fitted on the attributions that the scorers of links make."""
    choices: dict[str, list[Choice]] = {role: [] for role in ROLES}
    for example in examples:
        for role, choice in end_choices(example, scorers):
            choices[role].append(choice)
    return {f"{role.lower()} end": fit(found) for role, found in choices.items()}


def end_choices(example: Example, scorers: Scorers) -> Iterator[tuple[str, Choice]]:
    """Of each span its candidate ends; right is that of the piece which shares most words with it."""
    attributions = with_sources(replace(example.analysis, attributions=find_attributions(example.marks, scorers)))
    starts = span_starts(attributions)
    for attribution in attributions:
        cue, told = set(range(*attribution.cue)), _words(list(attribution.contents))
        its = (r for r in example.relations if cue & _words(r["Cue"]))
        relation = max(its, key=lambda r: len(told & _words(r["Content"])), default={role: [] for role in ROLES})
        spans = {"Source": attribution.sources, "Cue": (attribution.cue,), "Content": attribution.contents}
        drawn = [(role, span) for role in ROLES for span in spans[role]]
        for role, span in drawn:
            pieces = [(len(set(range(*p)) & set(range(*span))), p[1]) for p in relation[role]]
            shared, end = max(pieces, default=(0, 0))
            ends = candidate_ends(example.marks, role, span, starts)
            if shared and len(ends) > 1 and end in ends:
                features = [end_features(example.marks, role, span, e, attribution.cue) for e in ends]
                yield role, (features, ends.index(end))


def whole_choices(example: Example, scorers: Scorers) -> Iterator[Choice]:
    """Of each attribution that the scorers make whether it is one of the corpus', or none."""
    found = with_sources(replace(example.analysis, attributions=find_attributions(example.marks, scorers)))
    true = [[_words(relation[role]) for role in ROLES] for relation in example.relations]
    for a in with_ends(example.marks, found, scorers):
        parts = [_words(list(spans)) for spans in (a.sources, (a.cue,), a.contents)]
        yield [{}, whole_features(example.marks, a)], int(parts in true)


def fit(choices: list[Choice]) -> dict[str, float]:
    """The weights of the features, by name."""
    seen = Counter(name for candidates, _ in choices for features in candidates for name in features)
    names = sorted(name for name, times in seen.items() if times >= LEAST_SEEN)
    if not names:
        return {}  # too few examples to weigh anything
    cells = _cells(choices, {name: number for number, name in enumerate(names)})
    group = torch.tensor([number for number, (candidates, _) in enumerate(choices) for _ in candidates])
    firsts = accumulate((len(candidates) for candidates, _ in choices[:-1]), initial=0)
    right = torch.tensor([first + best for first, (_, best) in zip(firsts, choices, strict=True)])
    weights = torch.zeros(len(names), dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=150, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimiser.zero_grad()
        terms = weights[cells.names] * cells.values
        logits = torch.zeros(len(group), dtype=torch.float64).index_add(0, cells.candidates, terms)
        highest = torch.full((len(choices),), -torch.inf, dtype=torch.float64)
        highest = highest.scatter_reduce(0, group, logits.detach(), "amax")
        total = torch.zeros_like(highest).index_add(0, group, torch.exp(logits - highest[group]))
        found = (highest + total.log() - logits[right]).sum() + DECAY / 2 * weights.square().sum()
        found.backward()
        return found

    optimiser.step(loss)
    rounded = zip(names, weights.detach().tolist(), strict=True)
    return {name: round(weight, DIGITS) for name, weight in rounded if round(weight, DIGITS)}


@dataclass(frozen=True, slots=True)
class Cells:
    """The features of all candidates: candidate, name and value of each, [cells]."""

    candidates: Tensor
    names: Tensor
    values: Tensor


def _cells(choices: list[Choice], number: dict[str, int]) -> Cells:
    told = enumerate(features for candidates, _ in choices for features in candidates)
    rows = [(at, number[name], value) for at, features in told for name, value in features.items() if name in number]
    candidates, names, values = zip(*rows, strict=True)
    return Cells(torch.tensor(candidates), torch.tensor(names), torch.tensor(values, dtype=torch.float64))


def _words(pieces: list[Range]) -> set[int]:
    return {i for piece in pieces for i in range(*piece)}


if __name__ == "__main__":
    main()
