"""Speed of the whole reading: words a second from text to statements, over the .txt files of a folder.

Give it any corpus of plain texts, such as PolNeAR. Words are those of the encoder, which `speed` times alone. Not an
accuracy: run it on a machine that does nothing else. `words_per_cpu_second` counts the time of all processors that the
process used, so that other work on the machine counts little.
"""

import time
from pathlib import Path

from recension.api import Recension
from recension.encoder import Encoder
from recension.ingest import report_from_text
from recension.model.report import Report

WORDS = 60_000  # at least as many are read, where the folder has them
RUNS = 3


def run(data: Path, split: str, encoder: Encoder) -> dict[str, float]:
    """Words a second, and for each second of a processor's time (best of three runs)."""
    paths, texts, words = sorted((data / split).rglob("*.txt")), [], 0
    for path in paths:
        texts.append(path.read_bytes().decode("utf-8", "replace"))
        words += len(encoder.analyse(texts[-1]).tokens)
        if words >= WORDS:
            break
    reports = [report_from_text(text, path.name) for text, path in zip(texts, paths, strict=False)]
    recension = Recension(encoder)
    recension.read(reports[0])
    spent = [_seconds(recension, reports) for _ in range(RUNS)]
    return {
        "words_per_second": words / min(wall for wall, _ in spent),
        "words_per_cpu_second": words / min(cpu for _, cpu in spent),
    }


def _seconds(recension: Recension, reports: list[Report]) -> tuple[float, float]:
    """What reading them all takes: by the clock, and of the processors' time."""
    wall, cpu = time.perf_counter(), time.process_time()
    for report in reports:
        recension.read(report)
    return time.perf_counter() - wall, time.process_time() - cpu
