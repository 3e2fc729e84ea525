"""Statements and judgements to comparisons, best values and the record."""

from .best import best_value
from .fold import fold_record
from .totals import hear, incident_toll
from .verdicts import compare_values, verdict_of

__all__ = ["best_value", "compare_values", "fold_record", "hear", "incident_toll", "verdict_of"]
