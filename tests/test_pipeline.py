import gc

import pytest

from recension.pipeline import uncollected


def test_cycles_are_not_searched_for_meanwhile_and_are_again_behind() -> None:
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_fault_meanwhile_leaves_the_search_as_it_was() -> None:
    with pytest.raises(ValueError, match="fault"), uncollected():
        raise ValueError("fault")
    assert gc.isenabled()


def test_whoever_has_switched_it_off_finds_it_off() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
