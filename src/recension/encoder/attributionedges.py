"""Where a source, cue or content ends: the places that the tags allow, and what speaks for each."""

from bisect import bisect_left
from collections.abc import Sequence

from .marks import Features, Marks, Weights, score, sizes

REACH = 40  # words that an end may move
MOST = 10  # other ends that are weighed
LEAST_ODDS = -9.0  # log odds of the words that an end would add or leave, below which it is not weighed
Range = tuple[int, int]
# What opens the rest of a sentence goes by its word if it is one of these, else by its tag.
_CLOSED = frozenset({"ADP", "CCONJ", "SCONJ", "PART"})


def find_end(marks: Marks, role: str, span: Range, cue: Range, starts: Sequence[int], weights: Weights) -> Range:
    """The span with the end that suits it best; `starts` are those of all spans, over which none ends."""
    ends = candidate_ends(marks, role, span, starts)
    if len(ends) == 1:
        return span
    best = max(ends, key=lambda end: score(end_features(marks, role, span, end, cue), weights))
    return span[0], best


def candidate_ends(marks: Marks, role: str, span: Range, starts: Sequence[int]) -> list[int]:
    """The end that the tags give, then the likeliest others at which a part of the sentence ends."""
    first, last = span
    sums = marks.sums[role]
    following = bisect_left(starts, last)
    furthest = min(last + REACH, starts[following] if following < len(starts) else len(marks.tokens))
    nearest = max(first + 1, last - REACH)
    likely = ((sums[end] - sums[last], end) for end in range(nearest, furthest + 1) if end != last)
    ranked = sorted(
        ((odds, -end) for odds, end in likely if odds > LEAST_ODDS or _ends_sentence(marks, end)), reverse=True
    )
    found = [last]
    for _, end in ranked:
        if len(found) > MOST:
            break
        if _is_seam(marks, -end) or (role != "Source" and _is_phrase(marks, -end)):
            found.append(-end)
    return found


def _ends_sentence(marks: Marks, end: int) -> bool:
    return end == marks.bounds[marks.sentence_of(end - 1)][1]


def _is_seam(marks: Marks, end: int) -> bool:
    """Whether something ends before a word, or begins with it: a mark, a sentence, what hangs on a word before it."""
    if _ends_sentence(marks, end) or (marks.kind_of(end), marks.kind_of(end - 1)) != ("word", "word"):
        return True
    return marks.tokens[end].head < end


def _is_phrase(marks: Marks, end: int) -> bool:
    """Whether a phrase of more words, such as "in a statement", begins with a word and hangs on one before it."""
    last = marks.bounds[marks.sentence_of(end)][1]
    return marks.tokens[end - 1].head < end and marks.tokens[marks.top_within(end, end, last)].head < end


def end_features(marks: Marks, role: str, span: Range, end: int, cue: Range) -> Features:
    """What is true of a span that ends before word `end`."""
    first, last = span
    way = "as tagged" if end == last else "longer" if end > last else "shorter"
    odds, sums = marks.inside[role], marks.sums[role]
    moved = odds[min(end, last) : max(end, last)]
    found = {way: 1.0, "odds": (sums[end] - sums[last]) / 5, "odds of the last": odds[end - 1] / 5}
    if moved:
        found |= {f"least odds {way}": min(moved) / 5, f"most odds {way}": max(moved) / 5}
    found |= sizes(f"{way} by", abs(end - last), (2, 4, 8, 16))
    if end < len(marks.tokens):
        found |= {
            f"log {label}": marks.log_chances[label][end] / 5 for label in ("O", "B-Source", "B-Cue", "B-Content")
        }
        found["odds of the next"] = odds[end] / 5
    found |= sizes("span", end - first, (2, 3, 5, 8, 12, 20, 30, 50))
    return found | _at_marks(marks, span, end, way) | _at_words(marks, span, end, cue, way)


def _at_marks(marks: Marks, span: Range, end: int, way: str) -> Features:
    """Punctuation, quotation marks, ends of sentences and paragraphs."""
    before, behind = marks.kind_of(end - 1), marks.kind_of(end)
    found = {
        f"ends in {before}": 1.0,
        f"ends at {behind}": 1.0,
        f"{way} at {behind}": 1.0,
        f"{before} and {behind}": 1.0,
    }
    if _ends_sentence(marks, end):
        found[f"ends a sentence at {behind}"] = 1.0
    if end == len(marks.tokens) or marks.paragraphs[end] > marks.paragraphs[end - 1]:
        found["ends a paragraph"] = 1.0
    opened = marks.kind_of(span[0]) == "quote" or marks.quoted[span[0]]
    quotes = marks.quotes_before[end] - marks.quotes_before[span[0]]
    found[f"{'quote' if opened else 'plain'} {'open' if marks.quoted[end] else 'closed'}"] = 1.0
    if quotes:
        found[f"{'odd' if quotes % 2 else 'even'} quotes, {before}"] = 1.0
    return found


def _at_words(marks: Marks, span: Range, end: int, cue: Range, way: str) -> Features:
    """The tree across the end, the words on both sides of it and the cue's."""
    token, first = marks.tokens[cue[1] - 1], marks.tokens[span[0]].text.lower()
    side = "cue before" if cue[1] <= span[0] else "cue behind" if cue[0] >= span[1] else "cue"
    found = {side: 1.0, f"cue is {token.upos}": 1.0, f"last is {marks.tokens[end - 1].upos}": 1.0}
    if first in ("that", "to", "what", "how", "why", "whether"):
        found[f"begins with {first}"] = 1.0
    if token.lemma == "say":
        found["cue is say"] = 1.0
    if side == "cue behind" and cue[0] - end < 3:
        found["cue next"] = 1.0
    last = marks.bounds[marks.sentence_of(end - 1)][1]
    follows = end + (marks.kind_of(end) != "word")
    if follows >= last:
        return found
    return found | _at_rest(
        marks, (max(span[0], marks.bounds[marks.sentence_of(end - 1)][0]), end), (follows, last), cue, way
    )


def _at_rest(marks: Marks, kept: Range, rest: Range, cue: Range, way: str) -> Features:
    """What the rest of the sentence begins with, and what it hangs on."""
    token = marks.tokens[rest[0]]
    word = token.text.lower()
    opener = word if token.upos in _CLOSED or token.xpos.startswith("W") else token.xpos
    top = marks.tokens[marks.top_within(rest[0], *rest)]
    place = "span" if kept[0] <= top.head < kept[1] else "cue" if cue[0] <= top.head < cue[1] else "other"
    relation = top.relation.split(":")[0] if top.relation != "acl:relcl" else top.relation
    comma = marks.kind_of(rest[0] - 1) if rest[0] > kept[1] else "no"
    found = {
        f"{way}, next {opener}": 1.0, f"next {opener}": 1.0, f"hangs on {place}": 1.0, f"{way}, on {place}": 1.0,
        f"{relation} on {place}": 1.0, f"{relation} on {place} after {comma} mark": 1.0, f"next is {token.upos}": 1.0,
    }  # fmt: skip
    if place == "span":
        found |= sizes("hangs over", rest[0] - top.head, (2, 5, 10))
    held = marks.tokens[marks.top_within(kept[1] - 1, *kept)]
    if rest[0] <= held.head < rest[1]:
        found["last hangs on the rest"] = 1.0
    return found
