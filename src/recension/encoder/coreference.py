"""Coreference within one text by the encoder alone: candidate pairs, the best antecedent of each mention, spans."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .findings import Analysis, Token

Ints = NDArray[np.int64]

# A mention points at something near, or at whatever has a word in common with it ("I" too, of one speaker). On GUM dev
# a window three times as wide, and more with a word in common, link no better at twice the pairs.
NEAR = 20  # mentions
LIKE = 20  # mentions farther off with a word in common

# What hangs on a noun without belonging to the mention that it heads, as GUM draws mentions: measured on its train
# part, 90% of the spans come out exactly from gold heads and trees.
NOT_INSIDE = frozenset(
    {
        "case", "cc", "conj", "punct", "mark", "appos", "parataxis", "discourse", "cop", "nsubj", "advmod",
        "dislocated", "list", "vocative", "aux", "obl", "advcl", "ccomp", "expl", "csubj", "orphan", "reparandum",
        "dep",
    }
)  # fmt: skip
# What is inside behind the head word alone ("the day before"), and what is not behind a comma ("Lund, of Basra").
_INSIDE_BEHIND = frozenset({"advmod", "obl"})
_NOT_BEHIND_COMMA = frozenset({"nmod", "acl", "advmod", "obl"})
_NOT_BEHIND_OTHERS = frozenset({"nmod", "acl"})
_JOINING = frozenset({"case", "cc", "mark"})
_ARTICLES = frozenset({"the", "a", "an"})
_PAIRS = {"(": ")", "[": "]", "“": "”", "‘": "’"}


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The likeliest earlier mention of what `mention` is about; both are indices into `Analysis.heads`.

    `score` is its share among all candidates and "none of them"; `none` is the share of the latter.
    """

    mention: int
    antecedent: int
    score: float
    none: float


def candidate_pairs(keys: Sequence[Collection[str]]) -> tuple[Ints, Ints]:
    """Pairs (later, earlier) of mentions that are worth scoring; at most 40 for each mention.

    Args:
        keys: of the text's mentions in order, the words by which each may be known again, lower case.
    """
    later, earlier = [], []
    by_key: dict[str, list[int]] = {}
    for i, own in enumerate(keys):
        near = range(max(0, i - NEAR), i)
        alike = {j for key in own for j in by_key.get(key, [])[-LIKE:] if j < near.start}
        far = sorted(alike)[-LIKE:]
        later += [i] * (len(far) + len(near))
        earlier += [*far, *near]
        for key in own:
            by_key.setdefault(key, []).append(i)
    return np.array(later, np.int64), np.array(earlier, np.int64)


def best_antecedents(
    later: NDArray[np.int64], earlier: NDArray[np.int64], logits: NDArray[np.float32]
) -> list[Antecedent]:
    """For each mention with candidates the best, by softmax over its candidates and "none" (logit 0)."""
    found = []
    starts = np.flatnonzero(np.diff(later, prepend=-1))
    for start, end in zip(starts, [*starts[1:], len(later)], strict=True):
        powers = np.exp(np.minimum(logits[start:end], 60.0))
        total = 1.0 + float(powers.sum())
        best = int(powers.argmax())
        score = round(float(powers[best]) / total, 4)
        found.append(Antecedent(int(later[start]), int(earlier[start + best]), score, round(1.0 / total, 4)))
    return found


def mention_span(analysis: Analysis, token: int) -> tuple[int, int]:
    """The words, half-open, of the mention that a word heads: "the mayor of Basra, who resigned" without a preposition
    before it, without what is coordinated with it and without appositions."""
    first = last = token
    for child in analysis.children[token]:
        # The possessor takes its 's along ("the mayor's", "Karen Lund's").
        is_owner = child in (token + 1, last + 1) and analysis.tokens[child].xpos == "POS"
        if not is_owner and not _is_inside(analysis, token, child):
            continue
        low, high = analysis.subtree(child)
        first, last = min(first, low), max(last, high - 1)
    while last > token and analysis.tokens[last].upos == "PUNCT":
        last -= 1
    while first < token and (analysis.tokens[first].upos == "PUNCT" or _is_stray(analysis.tokens[first])):
        first += 1
    last = _with_close(analysis, first, last + 1)
    return _with_open(analysis, first, last), last


def _is_inside(analysis: Analysis, token: int, child: int) -> bool:
    """Whether what hangs on a head word belongs to its mention."""
    relation, plain = analysis.tokens[child].relation, analysis.tokens[child].relation.split(":")[0]
    if child < token:
        return _is_inside_before(analysis, token, child)
    start = analysis.subtree(child)[0]
    if relation in _INSIDE_BEHIND and _is_name(analysis, token):
        return False  # "the mayor saw Ana there"
    if relation in _NOT_BEHIND_COMMA and _starts_apart(analysis, start):
        return False
    if relation in _NOT_BEHIND_OTHERS and _stands_off(analysis, token, start):
        return False
    if relation == "appos":
        return not _starts_apart(analysis, start) and _is_title(analysis, token)
    return plain not in NOT_INSIDE or relation in _INSIDE_BEHIND


def _is_inside_before(analysis: Analysis, token: int, child: int) -> bool:
    relation, xpos = analysis.tokens[child].relation, analysis.tokens[child].xpos
    if relation == "nmod":
        return False  # "In May the mayor resigned"; what belongs to a noun follows it
    if not relation.startswith("det") and child < _opens_at(analysis, token):
        return False
    is_address = relation == "dep" and xpos == "PRP"  # "you guys"
    is_measure = relation == "obl:unmarked" and analysis.tokens[token].upos == "ADV"  # "two weeks ago"
    return is_address or is_measure or relation.split(":")[0] not in NOT_INSIDE


def _opens_at(analysis: Analysis, token: int) -> int:
    """The last word before a head that a phrase opens with: before "the" or "of" stands nothing that belongs to it."""
    before = (c for c in reversed(analysis.children[token]) if c < token)
    return next((c for c in before if _opens(analysis, c)), 0)


def _opens(analysis: Analysis, word: int) -> bool:
    token = analysis.tokens[word]
    is_article = token.relation == "det" and token.text.lower() in _ARTICLES
    return is_article or (token.relation in _JOINING and token.xpos != "POS")


def _is_stray(word: Token) -> bool:
    """Whether it is a preposition or conjunction, which no mention begins with, whatever word of it it was hung on."""
    return word.relation in ("case", "cc") and word.upos in ("ADP", "CCONJ")


def _is_name(analysis: Analysis, token: int) -> bool:
    return analysis.tokens[token].xpos in ("NNP", "NNPS", "PRP")


def _is_title(analysis: Analysis, token: int) -> bool:
    """ "actor Karen Lund" is one mention, "the actor Karen Lund" has her name beside it."""
    return not any(analysis.tokens[c].relation in ("det", "nmod:poss") for c in analysis.children[token])


def _stands_off(analysis: Analysis, token: int, start: int) -> bool:
    """Whether other words than those of its mention lie between: "A man was seen with a gun"."""
    between, at = range(token + 1, start), token + 1
    while at in between:
        above = (at, *analysis.path_to_root(at))
        if token not in above:
            return True
        at = max(at + 1, analysis.subtree(above[above.index(token) - 1])[1])
    return False


def _starts_apart(analysis: Analysis, start: int) -> bool:
    return "PUNCT" in (analysis.tokens[start].upos, analysis.tokens[start - 1].upos)


def _with_close(analysis: Analysis, first: int, last: int) -> int:
    """The end, with the bracket or quotation mark that closes one within: "our “ economy ”"."""
    if last >= len(analysis.tokens):
        return last
    inside = [analysis.tokens[i].text for i in range(first, last)]
    after = analysis.tokens[last].text
    is_open = any(after == close and inside.count(mark) > inside.count(close) for mark, close in _PAIRS.items())
    is_quote = after == '"' and inside.count('"') % 2 == 1
    return last + 1 if is_open or is_quote else last


def _with_open(analysis: Analysis, first: int, last: int) -> int:
    """The start, with the quotation mark before it that one within closes: "“ easy ” terms"."""
    if first == 0:
        return first
    inside = [analysis.tokens[i].text for i in range(first, last)]
    before = analysis.tokens[first - 1].text
    is_closed = before in _PAIRS and inside.count(_PAIRS[before]) > inside.count(before)
    return first - 1 if is_closed or (before == '"' and inside.count('"') % 2 == 1) else first
