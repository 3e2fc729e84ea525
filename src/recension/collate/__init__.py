"""Statements and judgements to comparisons, best values and the record."""
