"""The page: templates filled from views of the record. All escaping is the template engine's."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ..model.record import Record
from . import words
from .copies import trees_of
from .dates import show_published
from .head import head_of
from .index import Index
from .map import map_of
from .marks import blocks_of, marks_of
from .matrix import matrix_of, size_of
from .network import network_of
from .quotes import speakers_of
from .texts import counted, one_line, unbroken
from .timeline import timeline_of
from .toll import toll_of
from .unread import not_understood_of
from .who import who_of

# Reports stand open while they can be read at a glance; a pile of them is a list of titles.
MOST_OPEN = 12


def render_page(record: Record) -> str:
    """The record as one self-contained HTML page; whatever a report holds is escaped."""
    index = Index(record)
    who = who_of(index)
    marks = marks_of(index, (*who.actors, *who.others, *who.unnamed))
    page = (
        _environment()
        .get_template("page.html")
        .render(
            **_policy(),
            record=record,
            index=index,
            words=words,
            open_reports=len(record.reports) <= MOST_OPEN,
            head=head_of(index),
            matrix=matrix_of(index),
            timeline=timeline_of(index),
            charts=toll_of(index),
            who=who,
            network=network_of(index),
            map=map_of(index),
            speakers=speakers_of(index),
            trees=trees_of(index),
            reports=[(r, blocks_of(r, marks.get(r.id, []))) for r in record.reports],
            lost=not_understood_of(index),
        )
    )
    return unbroken(page)


def _policy() -> dict[str, Any]:
    """The style and the script, and their digests for the policy that lets nothing else run or load."""
    style, script = _asset("style.css"), _asset("script.js")
    return {
        "style": Markup(style),
        "script": Markup(script),
        "style_digest": _digest(style),
        "script_digest": _digest(script),
    }


def _digest(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("recension.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "one_line": one_line,
        "unbroken": unbroken,
        "published": show_published,
        "counted": counted,
        "size_of": size_of,
    }
    return environment


@cache
def _asset(name: str) -> str:
    environment = _environment()
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0].strip() + "\n"
