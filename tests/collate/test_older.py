"""The toll of an older disaster is no version of the news, even where a report gives its news no date."""

from dataclasses import replace

import pytest

from recension.encoder import Encoder
from recension.encoder.session import default_folder
from recension.ingest import report_from_text
from recension.model.record import MadeBy
from recension.model.report import DatedBy, Published
from recension.model.values import Quantity
from recension.pipeline import build_record

pytestmark = pytest.mark.skipif(
    not (default_folder() / "encoder.onnx").exists(), reason="the encoder is not trained yet"
)
NEWS = (
    "At least eight bakers have died in a fire in a mill, its manager said on Monday morning. By 9 p.m. on Sunday the "
    "blaze was out. The mill had been closed on Saturday."
)
BACKGROUND = (
    "A fire burned in a mill on Sunday. No fire in the valley had been worse since March 2019, when at least 60 bakers "
    "died in a fire in Tolmar."
)


def test_an_older_toll_stands_alone() -> None:
    published = Published("2031-10-20", "2031-10-20", DatedBy.METADATA, (), "given")
    reports = [
        replace(report_from_text(text, f"{n}.txt", n), published=published)
        for n, text in enumerate((NEWS, BACKGROUND), start=1)
    ]
    record = build_record(reports, Encoder.load(threads=1), MadeBy("recension", "0", ""))
    lows = [{v.value.low for v in c.values if isinstance(v.value, Quantity)} for c in record.comparisons]
    assert {60} in lows
    assert not any({8, 60} <= low for low in lows)
