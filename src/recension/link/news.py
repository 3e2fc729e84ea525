"""The news of a report, the harm of the last days, beside what it dates well before that: its history."""

from collections.abc import Iterable
from datetime import date

from ..model.report import Published
from ..model.values import When
from .eventwords import listed

# Reports of one harm follow for about a week, and name its weekday; set by reading reports, and not measured.
_NEWS_DAYS = 10
_A_WEEK = 7


def is_history(when: When | None, published: Published) -> bool:
    """Whether words date it more than ten days before the report."""
    age = _age(when, published)
    return age is not None and age > _NEWS_DAYS


def tells_news(told: Iterable[tuple[str | None, When | None]], published: Published) -> bool:
    """Whether a report dates harm in the last days; one that dates only old harm, as that of a trial, tells of that.

    Args:
        told: the kind of each event, and when it happened.
    """
    ages = (_age(when, published) for kind, when in told if kind in listed("harm"))
    return any(age is not None and age <= _NEWS_DAYS for age in ages)


def _age(when: When | None, published: Published) -> int | None:
    """Days from the end of what words date to the report; None where only inference does.

    "Last month", said on the sixth, is counted from its start: the news has a day, and no reporter gives it a month.
    """
    if when is None or not when.text or when.end is None:
        return None
    told, end = date.fromisoformat(published.start[:10]), date.fromisoformat(when.end[:10])
    start = date.fromisoformat((when.start or when.end)[:10])
    return (told - (start if end < told and (end - start).days > _A_WEEK else end)).days
