"""What overlaps a span."""

import pytest

from recension.collate.overlaps import Overlaps
from recension.model.span import Span


def test_what_overlaps_is_found_in_the_order_given_without_asking_all(monkeypatch: pytest.MonkeyPatch) -> None:
    spans = [Span("r1", at, at + 4, "word") for at in range(0, 4000, 4)]
    found = Overlaps(reversed(spans), lambda span: span)
    asked: list[Span] = []
    overlaps = Span.overlaps
    monkeypatch.setattr(Span, "overlaps", lambda self, other: asked.append(self) or overlaps(self, other))
    assert found.of(Span("r1", 402, 406, "word")) == [spans[101], spans[100]]
    assert len(asked) < 10
