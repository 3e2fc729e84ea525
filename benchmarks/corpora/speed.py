"""Speed and memory: words a second through all heads and peak memory, over the .txt files of a folder.

Give it any corpus of plain texts, such as PolNeAR. Not an accuracy: run it on a machine that does nothing else.
"""

import resource
import time
from pathlib import Path

from recension.encoder import Encoder

WORDS = 60_000  # at least as many are read
RUNS = 3


def run(data: Path, split: str, encoder: Encoder) -> dict[str, float]:
    """Words a second (best of three runs), and the process's peak memory in MB."""
    texts = [path.read_bytes().decode("utf-8", "replace") for path in sorted((data / split).rglob("*.txt"))]
    encoder.analyse(texts[0])
    best = 0.0
    for _ in range(RUNS):
        words, start = 0, time.perf_counter()
        for text in texts:
            words += len(encoder.analyse(text).tokens)
            if words >= WORDS:
                break
        best = max(best, words / (time.perf_counter() - start))
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"words_per_second": best, "peak_memory_mb": memory_mb}
