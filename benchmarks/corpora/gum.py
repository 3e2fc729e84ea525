"""GUM: part of speech, dependency trees, coreference with predicted mentions (on gold words and sentences).

`las` counts relations by their universal part, `las_full` with subtypes. Coreference is that of the `Entity=` layer:
exact spans, singletons dropped on both sides; `conll` is the mean of MUC, B³ and CEAFe over all documents.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.conllu import Word, read_mentions, read_sentences
from benchmarks.scoring import CoreferenceScore, Counts
from recension.encoder import Analysis, Encoder, mention_span

NEWS = "GUM_news_"
LINK_FROM = 0.6  # best for this measure on dev; whoever fears wrong merges asks for more


def run(data: Path, split: str, encoder: Encoder) -> dict[str, float]:
    """Figures over all genres, and those of trees over news alone."""
    every, news, chains = Trees(), Trees(), CoreferenceScore()
    for path in sorted((data / split / "dep").glob("*.conllu")):
        sentences = read_sentences(path)
        analysis = encoder.analyse_words([[word.form for word in sentence] for sentence in sentences])
        every.add(sentences, analysis)
        if path.name.startswith(NEWS):
            news.add(sentences, analysis)
        wanted = group((m.chain, (m.first, m.last)) for m in read_mentions(sentences))
        chains.add(list(find_chains(analysis, encoder)), [spans for spans in wanted if len(spans) > 1])
    coreference = chains.figures()
    return {
        **every.figures(),
        **{f"news_{name}": figure for name, figure in news.figures().items()},
        **{name if name == "conll" else f"coreference_{name}": figure for name, figure in coreference.items()},
    }


class Trees:
    """How many words have the right tag, head and relation."""

    def __init__(self) -> None:
        self.tallies = {name: Counts() for name in ("xpos", "upos", "lemma", "uas", "las", "las_full")}

    def add(self, sentences: Sequence[Sequence[Word]], analysis: Analysis) -> None:
        """Counts one document."""
        start = 0
        for sentence in sentences:
            for word, token in zip(sentence, analysis.tokens[start : start + len(sentence)], strict=True):
                head = token.head == start + word.head
                alike = token.relation.split(":")[0] == word.relation.split(":")[0]
                right = {
                    "xpos": token.xpos == word.xpos,
                    "upos": token.upos == word.upos,
                    "lemma": token.lemma == word.lemma,
                    "uas": head,
                    "las": head and alike,
                    "las_full": head and token.relation == word.relation,
                }
                for name, good in right.items():
                    self.tallies[name].right += good
                    self.tallies[name].wanted += 1
            start += len(sentence)

    def figures(self) -> dict[str, float]:
        """Percent of words."""
        return {name: tally.recall for name, tally in self.tallies.items()}


def find_chains(analysis: Analysis, encoder: Encoder) -> Iterable[set[tuple[int, int]]]:
    """Chains of two or more: each mention joins its best antecedent where that is about as likely as having none."""
    chain = list(range(len(analysis.heads)))
    for found in encoder.find_antecedents(analysis):
        if found.score > LINK_FROM * found.none:
            chain[found.mention] = chain[found.antecedent]
    spans = [mention_span(analysis, head.token) for head in analysis.heads]
    return (mentions for mentions in group(zip(chain, spans, strict=True)) if len(mentions) > 1)


def group(members: Iterable[tuple[object, tuple[int, int]]]) -> list[set[tuple[int, int]]]:
    """Sets of the spans that have one key; a span that stands twice stays where it stood first."""
    found: dict[object, set[tuple[int, int]]] = {}
    seen: set[tuple[int, int]] = set()
    for key, span in members:
        if span not in seen:
            found.setdefault(key, set()).add(span)
            seen.add(span)
    return list(found.values())
