"""The benchmarks that there are: every module of benchmarks/corpora."""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol, cast

from recension.encoder import Encoder

from . import corpora


class Benchmark(Protocol):
    """A module of benchmarks/corpora."""

    __doc__: str | None

    def run(self, data: Path, split: str, encoder: Encoder) -> dict[str, float]:
        """The figures on one split of the corpus that is unpacked in `data`."""
        ...


def find_names() -> Iterator[str]:
    """The names, as the command line has them ("worldwide-ner")."""
    for module in pkgutil.iter_modules(corpora.__path__):
        yield module.name.replace("_", "-")


def load(name: str) -> Benchmark:
    """The benchmark of that name."""
    return cast(Benchmark, importlib.import_module(f"benchmarks.corpora.{name.replace('-', '_')}"))


def first_line(name: str) -> str:
    """What it measures."""
    return (load(name).__doc__ or "").strip().partition("\n")[0]
