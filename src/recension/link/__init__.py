"""Linking: which of the things that reports mention are one, and when and where they are."""
