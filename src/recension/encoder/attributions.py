"""Attributions: cues with the sources and contents that belong to them, each ending where it most likely ends.

The tags of words draw the spans. Which cue a source or content belongs to, and where a span ends, is chosen by scorers
fitted on PolNeAR (`training.fit_attributions`), which see what one word's tag does not: the tree, quotation marks,
paragraphs, and cues beyond the window in which the encoder read the span.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from .attributionedges import find_end
from .attributionlinks import Linker
from .decode import DIGITS, Stretch, find_stretches
from .findings import Attribution
from .marks import Marks, Weights

# Log of what the start of a content loses, as most false ones cut a content in two: chosen on PolNeAR's dev part,
# and of use on 210 articles of its train part (27 November 2026).
CONTENT_START = -0.4
SURE = -1e-2  # log of a chance
Scorers = Mapping[str, Weights]  # "content link", "source link"; "content end", "source end", "cue end"
Range = tuple[int, int]


def find_attributions(marks: Marks, scorers: Scorers) -> tuple[Attribution, ...]:
    """Cues with their contents and sources as tagged; a cue without a content tells nothing and is left out."""
    stretches = find_spans(marks)
    parts: dict[int, list[Stretch]] = {}
    for linker in linkers(marks, stretches, scorers):
        for part in linker.parts:
            cue = linker.find_cue(part)
            if cue is not None:
                parts.setdefault(cue.first, []).append(part)
    cues = (s for s in stretches if s.label == "Cue")
    told = ((cue, parts.get(cue.first, [])) for cue in cues)
    return tuple(_attribution(cue, its, marks) for cue, its in told if any(s.label == "Content" for s in its))


def find_spans(marks: Marks) -> list[Stretch]:
    """Sources, cues and contents as tagged; a content may run on over a sentence's end, as long quotations do."""
    lowered = marks.heads.lowered("attribution", "B-Content", CONTENT_START)
    return find_stretches(lowered, "attribution", _doubtful(marks))


def _doubtful(marks: Marks) -> list[Range]:
    """The ranges of words between those that surely belong to no span: only there is the best row of tags sought."""
    sure = np.flatnonzero(np.array(marks.log_chances["O"]) > SURE)
    edges = [-1, *sure.tolist(), len(marks.tokens)]
    return [(before + 1, after) for before, after in pairwise(edges) if after > before + 1]


def linkers(marks: Marks, stretches: Sequence[Stretch], scorers: Scorers) -> tuple[Linker, Linker]:
    """Those of contents and of sources."""
    content, source = (scorers.get(f"{role} link", {}) for role in ("content", "source"))
    return Linker(marks, stretches, "Content", content), Linker(marks, stretches, "Source", source)


def _attribution(cue: Stretch, parts: Sequence[Stretch], marks: Marks) -> Attribution:
    contents = [s for s in parts if s.label == "Content"]
    told_in = {marks.sentence_of(i) for s in (cue, *contents) for i in range(s.first, s.last)}
    # Of several sources one is the cue's: "The minister said ... Her deputy told" are two attributions, not one.
    near = [s for s in parts if s.label == "Source" and marks.sentence_of(s.first) in told_in]
    sources = sorted(near, key=lambda s: (max(s.first - cue.last, cue.first - s.last), s.first))[:1]
    score = round(float(np.mean([s.score for s in (cue, *sources, *contents)])), DIGITS)
    kept, told = (tuple((s.first, s.last) for s in found) for found in (sources, contents))
    return Attribution(kept, (cue.first, cue.last), told, score)


def with_ends(marks: Marks, attributions: Sequence[Attribution], scorers: Scorers) -> tuple[Attribution, ...]:
    """The attributions, each span ending where it suits best."""
    starts = span_starts(attributions)
    content, source, cue = (scorers.get(f"{role} end", {}) for role in ("content", "source", "cue"))
    return tuple(
        replace(
            a,
            contents=tuple(find_end(marks, "Content", span, a.cue, starts, content) for span in a.contents),
            sources=tuple(find_end(marks, "Source", span, a.cue, starts, source) for span in a.sources),
            cue=find_end(marks, "Cue", a.cue, a.cue, starts, cue),
        )
        for a in attributions
    )


def span_starts(attributions: Sequence[Attribution]) -> list[int]:
    """Where spans begin, in text order."""
    return sorted({first for a in attributions for first, _ in (*a.sources, a.cue, *a.contents)})
