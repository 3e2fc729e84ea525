"""One module a corpus, found by itself; the first line of its docstring is shown by --list. Each has
`run(data: Path, split: str, encoder: Encoder) -> dict[str, float]`: its figures by name."""
