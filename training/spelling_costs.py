"""Learns what it costs to write one letter of a name for another, from pairs of spellings of one name.

    python -m training.spelling_costs FOLDER      the folder holds wd_arabic_80.tsv of names_en_ar

Two Latin spellings are of one name where Wikidata's labels give both for the same Arabic word. A memoryless
transducer (Ristad and Yianilos 1998) is fitted by expectation maximization; what is shipped is, for each pair of
letters, the log of how much likelier they stand for each other in one name than by chance.

Source of the pairs: Merhav and Ash 2018 (data CC0 1.0).
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import log
from pathlib import Path

from anyascii import anyascii

TARGET = Path(__file__).parent.parent / "src/recension/link/knowledge/spellings.csv"
GAP = "-"
ROUNDS = 6
MOST_PAIRS = 24_000
LEAST_COUNT = 2  # persons that bear the name: below it the labels are misaligned too often
SMOOTHING = 0.02


def read_pairs(path: Path) -> list[tuple[str, str]]:
    """Pairs of Latin spellings whose commonest Arabic form is the same word."""
    arabic: dict[str, Counter[str]] = defaultdict(Counter)
    for line in path.read_text(encoding="utf-8").splitlines():
        latin, script, count = line.split("\t")
        folded = fold(latin)
        if int(count) >= LEAST_COUNT and len(folded) > 2:
            arabic[folded][script] += int(count)
    spelled = defaultdict(list)
    for latin in sorted(arabic):
        spelled[max(sorted(arabic[latin].items()), key=lambda pair: pair[1])[0]].append(latin)
    pairs = [
        (a, b)
        for words in spelled.values()
        for i, a in enumerate(words)
        for b in words[:i]
        if a[0] == b[0] or len(a) > 3
    ]
    return pairs[:: max(1, len(pairs) // MOST_PAIRS)]


def fold(word: str) -> str:
    """Lower-case ASCII letters alone."""
    return "".join(c for c in anyascii(word).lower() if c.isalpha())


def forward(one: str, two: str, chance: dict[tuple[str, str], float]) -> list[list[float]]:
    """Chances of writing each prefix of `one` with each prefix of `two`."""
    table = [[0.0] * (len(two) + 1) for _ in range(len(one) + 1)]
    table[0][0] = 1.0
    for i in range(len(one) + 1):
        for j in range(len(two) + 1):
            for a, b, di, dj in steps(one, two, i, j):
                table[i][j] += table[i - di][j - dj] * chance.get((a, b), 1e-9)
    return table


def steps(one: str, two: str, i: int, j: int) -> Iterator[tuple[str, str, int, int]]:
    """The edits that end at (i, j)."""
    if i:
        yield one[i - 1], GAP, 1, 0
    if j:
        yield GAP, two[j - 1], 0, 1
    if i and j:
        yield one[i - 1], two[j - 1], 1, 1


def expect(pairs: Sequence[tuple[str, str]], chance: dict[tuple[str, str], float]) -> Counter[tuple[str, str]]:
    """How often each edit is made, in expectation over all ways of writing each pair."""
    counts: Counter[tuple[str, str]] = Counter()
    for one, two in pairs:
        front = forward(one, two, chance)
        back = forward(one[::-1], two[::-1], chance)
        whole = front[-1][-1]
        if whole <= 0:
            continue
        for i in range(len(one) + 1):
            for j in range(len(two) + 1):
                rest = back[len(one) - i][len(two) - j]
                for a, b, di, dj in steps(one, two, i, j):
                    counts[a, b] += front[i - di][j - dj] * chance.get((a, b), 1e-9) * rest / whole
    return counts


def normalize(counts: Counter[tuple[str, str]]) -> dict[tuple[str, str], float]:
    """Chances of edits, alike in both directions."""
    both: Counter[tuple[str, str]] = Counter()
    for (a, b), count in counts.items():
        both[a, b] += count / 2
        both[b, a] += count / 2
    letters = [*"abcdefghijklmnopqrstuvwxyz", GAP]
    for a in letters:
        for b in letters:
            if (a, b) != (GAP, GAP):
                both[a, b] += SMOOTHING
    total = sum(both.values())
    return {pair: count / total for pair, count in both.items()}


def main() -> None:
    """Fit and write the table."""
    pairs = read_pairs(Path(sys.argv[1]) / "wd_arabic_80.tsv")
    start: Counter[tuple[str, str]] = Counter({(c, c): 50.0 for c in "abcdefghijklmnopqrstuvwxyz"})
    chance = normalize(start)
    for _ in range(ROUNDS):
        chance = normalize(expect(pairs, chance))
    alone: Counter[str] = Counter()
    for (a, _), p in chance.items():
        alone[a] += p
    lines = [
        "# How much likelier two letters stand for each other in two spellings of one name than by chance (log);",
        "# '-' is none. Learned by training/spelling_costs.py from names_en_ar (Merhav and Ash 2018, CC0 1.0).",
        "left,right,weight",
    ]
    for (a, b), p in sorted(chance.items()):
        if a <= b:
            lines.append(
                f"{a},{b},{log(p / (alone[a] * alone[b])):.2f}"
                if GAP not in (a, b)
                else f"{a},{b},{log(p / max(alone[a], alone[b]) / 0.5):.2f}"
            )
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(pairs)} pairs, {len(lines) - 3} weights")


if __name__ == "__main__":
    main()
