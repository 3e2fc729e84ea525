"""Lineage of a pile: seconds and peak memory for 10,000 reports, tvc's of every part and rewritings of them."""

import resource
import time
from dataclasses import replace
from pathlib import Path

from recension.api import find_lineage
from recension.encoder import Encoder
from recension.model.report import Report

from .lineage import read_groups, rewrite

PILE = 10_000


def run(data: Path, _split: str, _encoder: Encoder) -> dict[str, float]:
    """Seconds, peak memory of the process in MB, and how many pairs share text; all parts that are there are read."""
    pile = make_pile(data)
    start = time.perf_counter()
    lines = find_lineage(pile)
    return {
        "seconds": time.perf_counter() - start,
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "reports": len(pile),
        "pairs": len(lines),
    }


def make_pile(data: Path) -> list[Report]:
    """The corpus' reports, each once, and rewritings of them, in turn, until there are enough."""
    parts = sorted(p for p in data.iterdir() if p.is_dir())
    groups = [(f"{part.name}{name}", group) for part in parts for name, group in read_groups(part)]
    told = [replace(r, id=f"{name}-{r.id}") for name, group in groups for r in group][:PILE]
    copies = [rewrite(told[n % len(told)], n) for n in range(PILE - len(told))]
    made = [replace(c, id=f"copy{n}", digest=f"{n}{c.digest}") for n, c in enumerate(copies)]
    return [replace(r, parts=(), agency=None) for r in (*told, *made)]
