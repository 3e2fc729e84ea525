"""The text of a report: its parts, flaws, sentences, agency credit and language."""
