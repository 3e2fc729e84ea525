"""Temporal expressions as read: not yet on the calendar, because that needs the report's date."""

from dataclasses import dataclass

from .span import Span


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A parsed temporal expression. Replaced by the union that read/times.py needs."""

    text: str


@dataclass(frozen=True, slots=True)
class TimeMention:
    """One temporal expression in a report and what was parsed of it; `event` is the event that it counts from."""

    id: str
    span: Span
    expression: TimeExpression
    event: str | None = None
