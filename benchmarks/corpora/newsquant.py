"""NewsQuant: every quantity of a news sentence, value (or range) and bound; ages, which it counts, we do not."""

import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.scoring import Counts
from recension.api import Recension
from recension.encoder import Encoder
from recension.ingest import report_from_text
from recension.model.reading import Reading
from recension.model.values import Quantity

# The corpus counts what is written as a figure: no "a man died", no sums that we make, no "for years".
UNWRITTEN = ("single", "sum of conjuncts", "none", "bare plural", "ordinal", "pair")
Amount = tuple[float, float, str]  # low, high, and "=", "~", ">" or "<"


def run(data: Path, split: str, encoder: Encoder) -> dict[str, float]:
    """F1 of value and bound together, and of the value alone."""
    recension = Recension(encoder)
    both, alone = Counts(), Counts()
    for line in (data / split / "newsquant.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        _, reading = recension.read(report_from_text(row["text"], row["id"]))
        wanted = [gold_amount(q["value"], q["change"]) for q in row["quantities"]]
        tally(both, wanted, list(found_amounts(reading)), bounds=True)
        tally(alone, wanted, list(found_amounts(reading)), bounds=False)
    return {"value and bound, F1": both.f1, "value, F1": alone.f1, "precision": both.precision, "recall": both.recall}


def gold_amount(value: str, change: str) -> Amount:
    """The corpus' amount; up and down tell of a change and bound nothing."""
    bound = change if change in ("~", ">", "<") else "="
    dash = value.find("-", 1)
    if dash > 0 and value[dash - 1] not in "Ee":
        return float(value[:dash]), float(value[dash + 1 :]), bound
    return float(value), float(value), bound


def found_amounts(reading: Reading) -> Iterator[Amount]:
    """Our amounts; an exclusive bound of whole things is put back to the figure as written."""
    for statement in reading.statements:
        value = statement.value
        if not isinstance(value, Quantity) or any(part in UNWRITTEN for part in statement.method.split(": ")):
            continue
        if value.low is not None and value.high is not None:
            yield value.low, value.high, "~" if value.approximate else "="
        elif value.low is not None:
            yield value.low, value.low, ">"
        elif value.high is not None:
            yield value.high, value.high, "<"


def tally(counts: Counts, wanted: list[Amount], found: list[Amount], *, bounds: bool) -> None:
    """Pairs amounts one to one."""
    left = list(found)
    hits = 0
    for amount in wanted:
        match = next((f for f in left if is_same(amount, f, bounds=bounds)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    counts.right += hits
    counts.found += len(found)
    counts.wanted += len(wanted)


def is_same(gold: Amount, found: Amount, *, bounds: bool) -> bool:
    """Whether two amounts agree; "more than 450" may be given as 450 or, of whole things, as 451 and up."""
    if bounds and gold[2] != found[2]:
        return False
    step = {">": 1, "<": -1}.get(found[2], 0)
    return any(is_close(gold[0], found[0] - s) and is_close(gold[1], found[1] - s) for s in (0, step))


def is_close(one: float, two: float) -> bool:
    """Whether two numbers are the same but for rounding."""
    return abs(one - two) <= 1e-6 * max(1, abs(one))
