"""TempEval-3: event triggers with class, tense and polarity, and extents of temporal expressions, by the encoder alone.

A trigger is right if it is the gold event's word (the last of a nominal's, the first of a verb's). `timex_strict` asks
for the extent of the time and its type, `timex_span` for the extent, `timex_relaxed` for any overlap.
"""

from collections.abc import Hashable, Iterable, Sequence
from pathlib import Path

from benchmarks.scoring import Counts
from benchmarks.timeml import Marked, read_timeml
from recension.encoder import Analysis, Encoder


def run(data: Path, split: str, encoder: Encoder) -> dict[str, float]:
    """F1 of triggers, of triggers with their class, and of times."""
    tallies: dict[str, Counts] = {}
    for path in sorted((data / split).rglob("*.tml")):
        text, events, times = read_timeml(path)
        analysis = encoder.analyse(text)
        count(tallies, analysis, [to_words(analysis, m) for m in events], [to_words(analysis, m) for m in times])
    return {name: tally.f1 for name, tally in tallies.items()}


def to_words(analysis: Analysis, marked: Marked) -> Marked:
    """The words that a span of characters touches."""
    first = analysis.at(marked.start)
    if first is None:
        return Marked(len(analysis.tokens), len(analysis.tokens) + 1, marked.label)
    last = first + 1
    while last < len(analysis.tokens) and analysis.tokens[last].start < marked.end:
        last += 1
    return Marked(first, last, marked.label, marked.is_noun)


def count(tallies: dict[str, Counts], analysis: Analysis, events: Sequence[Marked], times: Sequence[Marked]) -> None:
    """Counts one text, whose gold spans are given in words."""
    wanted = {(event.end - 1 if event.is_noun else event.start): event.label for event in events}
    found = {trigger.token: trigger.label for trigger in analysis.triggers}
    _add(tallies, "triggers", found.keys(), wanted.keys())
    if any(wanted.values()):
        _add(tallies, "triggers_class", found.items(), wanted.items())
    mine = {(t.first, t.last, t.label) for t in analysis.timexes}
    theirs = {(t.start, t.end, t.label) for t in times}
    _add(tallies, "timex_strict", mine, theirs)
    _add(tallies, "timex_span", {t[:2] for t in mine}, {t[:2] for t in theirs})
    tally = tallies.setdefault("timex_relaxed", Counts())
    tally.right += sum(any(a < d and c < b for c, d, _ in theirs) for a, b, _ in mine)
    tally.found += len(mine)
    tally.wanted += len(theirs)


def _add(tallies: dict[str, Counts], name: str, found: Iterable[Hashable], wanted: Iterable[Hashable]) -> None:
    tallies.setdefault(name, Counts()).add(found, wanted)
