import inspect
import tomllib
from pathlib import Path

import pytest

from benchmarks import floors, registry

NAMES = sorted(registry.find_names())


@pytest.mark.parametrize("name", NAMES)
def test_every_benchmark_says_what_it_measures_and_can_be_run(name: str) -> None:
    assert registry.first_line(name)
    names = [parameter.lstrip("_") for parameter in inspect.signature(registry.load(name).run).parameters]
    assert names == ["data", "split", "encoder"]


def test_floors_are_of_benchmarks_that_there_are() -> None:
    pinned = tomllib.loads(floors.FLOORS.read_text(encoding="utf-8"))
    assert set(pinned) <= set(NAMES)
    assert all(split.keys() >= {"digest", "floors"} for splits in pinned.values() for split in splits.values())


def test_a_sunken_figure_and_another_corpus_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "floors.toml"
    path.write_text('[gum.dev]\ndigest = "abc"\nmargin = 0.5\n[gum.dev.floors]\nlas = 80.0\nuas = 85.0\n')
    monkeypatch.setattr(floors, "FLOORS", path)
    told = list(floors.find_breaches("gum", "dev", "abd", {"las": 79.6, "uas": 84.0}))
    assert len(told) == 2
    assert "abd" in told[0]
    assert "uas is 84.00, below its floor 85.0" in told[1]


def test_a_digest_is_of_names_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    first = floors.digest_of(tmp_path)
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    assert floors.digest_of(tmp_path) != first
