"""Chains made by hand."""

from recension.model.entity import EntityType, MentionKind
from recension.model.reading import Chain, Mention, Reading
from recension.model.report import Report
from recension.model.span import Span


class Telling:
    """A report whose text is the names that it mentions, and its reading."""

    def __init__(self, number: int) -> None:
        self.id, self.digest = f"r{number}", f"{number:012x}".ljust(64, "0")
        self.text, self.chains = "", []

    def name(
        self, *names: str, kind: EntityType = EntityType.PERSON, title: str | None = None, within: str | None = None
    ) -> str:
        mentions = tuple(self._mention(n, title if i == 0 else None) for i, n in enumerate(names))
        first = mentions[0].span
        chain = Chain(f"{self.digest[:12]}:m{first.start}-{first.end}", kind, mentions, within=within)
        self.chains.append(chain)
        return chain.id

    def describe(self, words: str, kind: EntityType = EntityType.GROUP) -> str:
        span = self._span(words)
        chain = Chain(f"{self.digest[:12]}:m{span.start}-{span.end}", kind, (Mention(span, span, MentionKind.NOMINAL),))
        self.chains.append(chain)
        return chain.id

    def _span(self, words: str) -> Span:
        start = len(self.text)
        self.text += words + " "
        return Span(self.id, start, start + len(words), words)

    def _mention(self, name: str, title: str | None) -> Mention:
        span = self._span(name)
        return Mention(span, span, MentionKind.NAME, name, title)

    @property
    def report(self) -> Report:
        return Report(self.id, self.digest, f"{self.id}.txt", self.text)

    @property
    def reading(self) -> Reading:
        return Reading(self.id, chains=tuple(self.chains))
