"""PolNeAR: attributions on raw text: exact spans, tokens of each role, whole relations.

Tokens are ours; a gold span covers the tokens that it overlaps. Exact spans: every piece of a source, cue or content,
with its role. Whole relations: an attribution whose cue, sources and contents all have exactly the right tokens.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.scoring import Counts
from recension.encoder import Analysis, Attribution, Encoder

ROLES = ("Source", "Cue", "Content")
Range = tuple[int, int]
Parts = dict[str, frozenset[int]]  # role → tokens


@dataclass(frozen=True, slots=True)
class Gold:
    """Spans (role, pieces in characters) by id, and the ids of each attribution's spans."""

    spans: dict[str, tuple[str, list[Range]]]
    relations: list[list[str]]


def run(data: Path, split: str, encoder: Encoder) -> dict[str, float]:
    """F1 of spans, of tokens by role, of whole relations."""
    tallies = {name: Counts() for name in ("spans", "source_tokens", "cue_tokens", "content_tokens", "relations")}
    # The same where only the cue and the tokens of source and content need overlap by half.
    tallies["relations_half"] = Counts()
    for path in sorted((data / split).glob("*.txt")):
        analysis = encoder.analyse(path.read_bytes().decode("utf-8"))
        gold = read_gold(path.with_suffix(".ann").read_text(encoding="utf-8"))
        _count(tallies, analysis, gold)
    return {name: tally.f1 for name, tally in tallies.items()}


def read_gold(annotation: str) -> Gold:
    """Spans and relations of brat's standoff."""
    spans: dict[str, tuple[str, list[Range]]] = {}
    relations = []
    for line in annotation.splitlines():
        columns = line.split("\t")
        if line.startswith("T") and len(columns) > 1:
            role, _, offsets = columns[1].partition(" ")
            pieces = [piece.split() for piece in offsets.split(";")]
            if role in ROLES:
                spans[columns[0]] = (role, [(int(a), int(b)) for a, b in pieces])
        elif line.startswith("E"):
            relations.append([part.partition(":")[2] for part in columns[1].split()])
    return Gold(spans, relations)


def _count(tallies: dict[str, Counts], analysis: Analysis, gold: Gold) -> None:
    pieces: set[tuple[str, int, int]] = set()
    tokens: dict[str, frozenset[int]] = {}
    for key, (role, offsets) in gold.spans.items():
        ranges = [found for start, end in offsets if (found := _covered(analysis, start, end))]
        pieces |= {(role, *found) for found in ranges}
        tokens[key] = frozenset(i for found in ranges for i in range(*found))
    wanted = [_parts([(gold.spans[key][0], tokens[key]) for key in ids if key in tokens]) for ids in gold.relations]
    ranges_found = [_ranges(attribution) for attribution in analysis.attributions]
    found = [_parts([(role, frozenset(range(*piece))) for role, piece in ranges]) for ranges in ranges_found]
    tallies["spans"].add({(role, *piece) for ranges in ranges_found for role, piece in ranges}, pieces)
    for role in ROLES:
        theirs = {i for key, (its, _) in gold.spans.items() if its == role for i in tokens[key]}
        tallies[f"{role.lower()}_tokens"].add({i for parts in found for i in parts[role]}, theirs)
    whole = [frozenset(parts.items()) for parts in wanted]
    tallies["relations"].add([frozenset(parts.items()) for parts in found], whole)
    _count_halves(tallies["relations_half"], found, wanted)


def _parts(spans: Iterable[tuple[str, frozenset[int]]]) -> Parts:
    """The tokens of each role."""
    parts = dict.fromkeys(ROLES, frozenset[int]())
    for role, tokens in spans:
        parts[role] |= tokens
    return parts


def _ranges(attribution: Attribution) -> list[tuple[str, Range]]:
    pieces = [*(("Source", piece) for piece in attribution.sources), ("Cue", attribution.cue)]
    return [*pieces, *(("Content", piece) for piece in attribution.contents)]


def _count_halves(tally: Counts, found: list[Parts], wanted: list[Parts]) -> None:
    free = list(wanted)
    for parts in found:
        match = next((other for other in free if all(_half(parts[role], other[role]) for role in ROLES)), None)
        if match is not None:
            free.remove(match)
            tally.right += 1
    tally.found += len(found)
    tally.wanted += len(wanted)


def _half(left: frozenset[int], right: frozenset[int]) -> bool:
    """Whether two sets share half of all their tokens, or both are empty."""
    return left == right or 2 * len(left & right) >= len(left | right)


def _covered(analysis: Analysis, start: int, end: int) -> Range | None:
    """The tokens that characters start to end touch."""
    first = analysis.at(start)
    if first is None:
        return None
    last = first
    while last < len(analysis.tokens) and analysis.tokens[last].start < end:
        last += 1
    return (first, last) if last > first else None
