"""One claim: who says what by which words, and the words that it is made of."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..encoder.findings import Analysis
from .cues import Stance
from .sources import SOURCE_WORDS, Range


@dataclass(frozen=True, slots=True)
class Claim:
    """One reporting construction, in words of the analysis: the cue, the head of its source, what is said.

    `source_words` is the source's phrase; `contents` are half-open ranges in text order; `score` in [0, 1].
    """

    cue: int
    source: int | None
    source_words: Range | None
    contents: tuple[Range, ...]
    stance: Stance
    medium: str | None
    score: float

    @property
    def size(self) -> int:
        """How many words are said."""
        return sum(last - first for first, last in self.contents)

    def holds(self, index: int) -> bool:
        """Whether a word is part of what is said."""
        return any(first <= index < last for first, last in self.contents)


def clause_words(analysis: Analysis, cue: int, contents: set[int]) -> str:
    """The words of the cue's own clause, where the medium is named: "said on its public Twitter account"."""
    sentence = analysis.sentences[analysis.tokens[cue].sentence]
    ahead = bool(contents) and max(contents) > cue and min(contents) > cue
    reach = range(cue + 1, min(sentence.last, cue + SOURCE_WORDS))
    ahead = ahead and all(analysis.tokens[i].text != "that" for i in reach)
    words = []
    for index in range(cue, sentence.last):
        token = analysis.tokens[index]
        if token.text in ('"', "“", "‘", "«", ":", ";", "that") or (ahead and index in contents and index > cue):
            break
        words.append(token.text)
    before = [analysis.tokens[i].text for i in range(max(sentence.first, cue - 14), cue) if i not in contents]
    return " ".join((*before, *words))


def to_ranges(words: Iterable[int]) -> tuple[Range, ...]:
    """Indices as half-open ranges in text order."""
    found: list[Range] = []
    for index in sorted(words):
        if found and found[-1][1] == index:
            found[-1] = found[-1][0], index + 1
        else:
            found.append((index, index + 1))
    return tuple(found)
