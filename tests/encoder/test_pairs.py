"""Products of the scorers of pairs."""

import numpy as np
import pytest

from recension.encoder.pairs import LARGE, STRIP, times


@pytest.mark.parametrize("rows", [0, 1, STRIP - 1, STRIP, 3 * STRIP + 1])
@pytest.mark.parametrize("width", [12, LARGE // 8])
def test_a_product_in_strips_is_the_product(rows: int, width: int) -> None:
    numbers = np.random.default_rng(0)
    left, right = (numbers.standard_normal((n, width)).astype(np.float32) for n in (rows, 8))
    assert times(left, right).shape == (rows, 8)
    assert np.allclose(times(left, right), left @ right.T, atol=1e-3)
