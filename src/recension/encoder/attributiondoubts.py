"""Short attributions that look wrong as a whole, which are better left out: what speaks for one, and the bar."""

from collections.abc import Sequence
from itertools import chain

from .findings import Attribution
from .marks import Features, Marks, Weights, score, sizes

# Short ones alone: a long content that is not just so is still mostly told by somebody, and its words would be lost. On
# PolNeAR's dev part this gains a point of whole relations and 0.3 of spans and costs a tenth of a point of the
# contents' words; 1 of 80 left out was right. On the train part the gain is alike (30 November 2026).
SHORT = 8  # words of contents up to which an attribution may be left out
LEAST_ODDS = -1.7  # log odds that the whole is right, below which it is: about 15 in 100
LEAST_LOG = -12.0
Range = tuple[int, int]


def without_doubtful(marks: Marks, attributions: Sequence[Attribution], weights: Weights) -> tuple[Attribution, ...]:
    """The attributions but for short ones without quotation marks that are unlikely to be right as a whole."""
    return tuple(
        a
        for a in attributions
        if sum(last - first for first, last in a.contents) > SHORT
        or any(_has_quote(marks, content) for content in a.contents)  # which somebody has said, if not this one
        or score(whole_features(marks, a), weights) >= LEAST_ODDS
    )


def whole_features(marks: Marks, attribution: Attribution) -> Features:
    """What is true of an attribution as a whole; its score is the log odds that every part of it is right."""
    found: Features = {"any": 1.0}
    sources, cue, contents = attribution.sources, attribution.cue, attribution.contents
    for role, spans in (("Source", sources), ("Cue", (cue,)), ("Content", contents)):
        found |= _at_part(marks, role, spans)
    found |= _at_links(marks, cue, sources, "source") | _at_links(marks, cue, contents, "content")
    return found | _at_cue(marks, cue, contents)


def _at_part(marks: Marks, role: str, spans: Sequence[Range]) -> Features:
    """How sure the tags are of a role's words, and of where its spans begin and end."""
    if not spans:
        return {f"no {role}": 1.0}
    odds, starts = marks.inside[role], marks.log_chances[f"B-{role}"]
    inside = list(chain.from_iterable(odds[first:last] for first, last in spans))
    least, mean, start = min(inside), sum(inside) / len(inside), min(starts[first] for first, _ in spans)
    behind = max((odds[last] for _, last in spans if last < len(odds)), default=-9.0)
    found = {f"{role} odds": mean / 5, f"{role} least": least / 5, f"{role} start": start / 4}
    found[f"{role} behind"] = behind / 5
    found |= sizes(f"{role} least", least, (-2, 0, 2, 4)) | sizes(f"{role} start", start, (-2, -0.7, -0.2))
    found |= sizes(f"{role} behind", behind, (-4, -2, 0)) | sizes(f"{role} words", len(inside), (2, 3, 4, 6, 9, 14, 20))
    return found | sizes(f"{role} spans", len(spans), (2, 3))


def _at_links(marks: Marks, cue: Range, spans: Sequence[Range], role: str) -> Features:
    """How sure the encoder is that the spans are the cue's."""
    rows = [marks.links[first] for first, _ in spans]
    logs = [max(row.log_chance(cue[0]), LEAST_LOG) if row.reaches(cue[0]) else LEAST_LOG for row in rows]
    least = min(logs, default=0.0)
    return {f"{role} link": least / 4} | sizes(f"{role} link", least, (-5, -2, -0.7, -0.2, -0.05))


def _at_cue(marks: Marks, cue: Range, contents: Sequence[Range]) -> Features:
    """The cue's words, and how the contents stand to it."""
    first, last = marks.tokens[cue[0]], marks.tokens[cue[1] - 1]
    found = {f"cue begins with {first.upos}": 1.0, f"cue ends in {last.upos}": 1.0}
    if last.lemma == "say":
        found["cue is say"] = 1.0
    for start, end in contents:
        side = "behind" if start > cue[0] else "before"
        found |= {
            f"{side} cue": 1.0, f"{side} {marks.tokens[start].xpos}": 1.0,
            f"{side} after {marks.kind_of(start - 1)}": 1.0, f"{side} ends at {marks.kind_of(end)}": 1.0,
        }  # fmt: skip
        if _has_quote(marks, (start, end)):
            found[f"quotation {side}"] = 1.0
        if side == "behind":
            found |= sizes("gap", start - cue[1], (1, 2, 4))
        if cue[0] <= marks.tokens[marks.top_within(start, start, end)].head < cue[1]:
            found["hangs on the cue"] = 1.0
    return found


def _has_quote(marks: Marks, span: Range) -> bool:
    return marks.quotes_before[span[1]] > marks.quotes_before[span[0]]
