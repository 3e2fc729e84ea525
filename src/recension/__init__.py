"""Recension reads several reports of one incident and collates them into one record that can be defended.

Example:
    >>> import recension
    >>> callable(recension.record)
    True
"""

from .api import record

__all__ = ["record"]
