"""The nouns: what a report, a statement, a judgement and a record are. Standard library alone."""
