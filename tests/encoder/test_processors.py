"""Which processors are told apart."""

from pathlib import Path

import pytest

from recension.encoder.processors import count_processors, sums_int8_exactly


@pytest.mark.parametrize(
    ("told", "exact"),
    [
        ("flags : fpu avx2 avx512f avx512_vnni\nmodel : 1\nflags : fpu avx2 avx512_vnni\n", True),
        ("flags : fpu avx2 avx_vnni\n", True),
        ("flags : fpu avx2 avx_vnni\nflags : fpu avx2\n", False),
        ("flags : fpu avx2 avx512f\n", False),
        ("Features : fp asimd\n", False),
    ],
)
def test_exact_sums_need_vnni_on_every_processor(tmp_path: Path, told: str, exact: bool) -> None:
    (tmp_path / "cpuinfo").write_text(told, encoding="utf-8")
    assert sums_int8_exactly(tmp_path / "cpuinfo") is exact


def test_exact_sums_are_not_assumed_where_nothing_tells(tmp_path: Path) -> None:
    assert not sums_int8_exactly(tmp_path / "none")


def test_some_processor_is_counted() -> None:
    assert count_processors() >= 1
