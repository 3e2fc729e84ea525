"""The page: templates filled from views of the record. All escaping is the template engine's."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ..model.comparison import Verdict
from ..model.record import Record
from .marks import marked_report
from .matrix import matrix_of
from .views import Labels, counted_verdicts, people_of, quotations_by_speaker, timeline_of

# Colour alone tells nobody everything: each verdict has a word and a shape too.
SHAPES = {
    Verdict.CONTRADICT: "✕",
    Verdict.DIFFER: "≠",
    Verdict.OVERLAP: "≈",
    Verdict.REFINE: "⊂",
    Verdict.AGREE: "=",
    Verdict.SINGLE: "·",
}


def render_page(record: Record) -> str:
    """The record as one self-contained HTML page; whatever a report holds is escaped."""
    labels = Labels(record)
    return _environment().get_template("page.html").render(
        record=record,
        labels=labels,
        shapes=SHAPES,
        verdicts=counted_verdicts(record),
        matrix=matrix_of(record, labels),
        timeline=timeline_of(record),
        people=people_of(record),
        speakers=quotations_by_speaker(record, labels),
        reports=[marked_report(report, record) for report in record.reports],
        style=Markup(_asset("style.css")),
        script=Markup(_asset("script.js")),
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("recension.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _asset(name: str) -> str:
    environment = _environment()
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0]
