"""What the processors of this machine can do, as far as the system tells."""

import os
from pathlib import Path

_FLAGS = Path("/proc/cpuinfo")
_VNNI = frozenset({"avx512_vnni", "avx_vnni"})


def count_processors() -> int:
    """How many processors this process may use, where the system tells."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def sums_int8_exactly(flags: Path = _FLAGS) -> bool:
    """Whether every processor has VNNI, which sums products of int8 in 32 bits; not so where nothing tells."""
    try:
        lines = flags.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    told = [line.partition(":")[2].split() for line in lines if line.startswith("flags")]
    return bool(told) and all(not _VNNI.isdisjoint(names) for names in told)
