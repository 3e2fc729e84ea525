"""The encoder: a text in, everything that the model finds in it out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from recension.model.reading import EventWords
from recension.text.sentences import find_sentences

from . import decode, pairs
from .antecedents import find_mentions, pair_features
from .attributiondoubts import without_doubtful
from .attributions import find_attributions, with_ends
from .coreference import Antecedent, best_antecedents, candidate_pairs
from .eventscores import EventScorer
from .eventwords import WordComparer
from .findings import Analysis, Sentence, Token
from .lemmas import choose_lemma
from .marks import LinkRow, Marks
from .session import Outputs, Session, default_folder
from .sources import with_sources
from .timexes import with_edges
from .tokens import find_words, shown
from .trees import find_heads
from .windows import Window, fill_window, pack_windows

Floats = NDArray[np.float32]

PICKED = ("xpos", "upos", "lemma", "relation", "tense", "aspect", "polarity")
SCORED = ("name", "inner", "mention", "attribution", "trigger", "certainty", "timex", "plover")
VECTORS = {"mention_vector": 128, "trigger_vector": 128, "hidden": 384}
# A list of names may run to a few hundred words; a tree over more costs their square in memory and time.
LONGEST_SENTENCE_WORDS = 500
AT_ONCE = 64  # windows; the outputs of more would fill the memory before they are slimmed
Words = list[tuple[int, int]]  # offsets, half-open


class Encoder:
    """Reads texts. Loading costs nothing; the model is read from disk when the first text comes."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @classmethod
    def load(cls, folder: Path | None = None, *, threads: int | None = None) -> Self:
        """The encoder whose weights are in `folder`, or those that the package ships.

        Raises:
            ModelMissing: a file of the model is not there.
        """
        return cls(Session(folder or default_folder(), threads))

    @property
    def digest(self) -> str:
        """SHA-256 over the files of the model."""
        return self._session.digest

    def analyse(self, text: str, regions: Sequence[tuple[int, int]] | None = None) -> Analysis:
        """Everything found in the regions of a text (offsets, half-open, in text order), or in all of it."""
        spans = [s for start, end in regions or [(0, len(text))] for s in find_sentences(text, start, end)]
        cut = (find_words(text, *span) for span in spans)
        most = LONGEST_SENTENCE_WORDS
        return self._analyse(text, [words[i : i + most] for words in cut for i in range(0, len(words), most)])

    def analyse_words(self, sentences: Sequence[Sequence[str]]) -> Analysis:
        """The same for sentences that are cut into words already; the text is the words with blanks between."""
        at, found = 0, []
        for sentence in sentences:
            words = []
            for word in sentence:
                words.append((at, at + len(word)))
                at += len(word) + 1
            if words:
                found.append(words)
        text = " ".join(word for sentence in sentences for word in sentence)
        return self._analyse(text, found)

    def _analyse(self, text: str, sentences: Sequence[Words]) -> Analysis:
        return self._joined(text, sentences).analysis()

    def analyse_marks(self, text: str, sentences: Sequence[Words]) -> tuple[Analysis, Marks]:
        """The same for words given by their offsets, with what the scorers of attributions are fitted on."""
        joined = self._joined(text, sentences)
        return joined.analysis(), joined.marks

    def _joined(self, text: str, sentences: Sequence[Words]) -> "_Joined":
        words = [shown(text[start:end]) for sentence in sentences for start, end in sentence]
        numbers = [number for number, sentence in enumerate(sentences) for _ in sentence]
        pieces_of = self._session.pieces_of
        windows = pack_windows([[len(pieces_of(shown(text[a:b]))) for a, b in sentence] for sentence in sentences])
        filled = [fill_window(w, words, numbers, pieces_of, self._session.ends) for w in windows]
        blocks = [filled[i : i + AT_ONCE] for i in range(0, len(filled), AT_ONCE)]
        outputs = [_slimmed(found) for block in blocks for found in self._session.run(block)]
        return _Joined(text, sentences, windows, outputs, self._session)

    def find_antecedents(self, analysis: Analysis) -> list[Antecedent]:
        """The likeliest antecedent of each of the analysis' mention heads that has any before it, in text order."""
        mentions = find_mentions(analysis)
        later, earlier = candidate_pairs([m.keys for m in mentions])
        if not len(later):
            return []
        vectors = analysis.mention_vectors[[head.token for head in analysis.heads]]
        features = pair_features(mentions, later, earlier)
        logits = pairs.score_pairs(self._session.scorers, vectors, later, earlier, features)
        return best_antecedents(later, earlier, logits.round(decode.DIGITS))

    def event_scorer(self, vectors: Floats, words: Sequence[EventWords]) -> EventScorer:
        """Gives the chances that two of these events are one.

        Args:
            vectors: the events' (`event_vector`), [M, 512].
            words: theirs (`event_words`), in the same order.
        """
        temperature = self._session.temperatures.get("events", 1.0)
        return EventScorer(self._session.scorers, temperature, vectors, WordComparer(self._session.rank_of, words))

    def compare_words(self, words: Sequence[EventWords], left: Sequence[int], right: Sequence[int]) -> Floats:
        """What the words of pairs of events share, rare words counting more: [N, 11]; see `WordComparer`."""
        return WordComparer(self._session.rank_of, words).features(left, right)

    def compare_texts(self, left: Floats, right: Floats) -> dict[str, float]:
        """How two texts are related: type → chance. Their vectors are means of `Analysis.hidden` over words, [384]."""
        chances = pairs.compare_vectors(self._session.scorers, left[None], right[None])[0]
        return {kind: round(float(p), decode.DIGITS) for kind, p in zip(pairs.PAIR_TYPES, chances, strict=True)}


def event_vector(analysis: Analysis, token: int) -> tuple[float, ...]:
    """The vector of length 1 by which events of different reports are compared: the trigger and its sentence."""
    sentence = analysis.sentences[analysis.tokens[token].sentence]
    mean: Floats = analysis.hidden[sentence.first : sentence.last].mean(axis=0)
    vector = pairs.event_vector(analysis.trigger_vectors[token], mean)
    return tuple(vector.astype(np.float64).round(decode.DIGITS).tolist())


def _slimmed(outputs: Outputs) -> Outputs:
    """The outputs with nothing kept of large label sets, such as the lemma scripts, but the best label's number."""
    picked = {name: outputs[name].argmax(axis=-1).astype(np.int16)[:, None] for name in PICKED}
    return {**outputs, **picked}


class _Joined:
    """The windows' outputs put together into one text's."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Words],
        windows: Sequence[Window],
        outputs: Sequence[Outputs],
        session: Session,
    ) -> None:
        self.text, self.sentences, self.session = text, sentences, session
        self.windows, self.outputs = windows, outputs

    def kept(self, name: str, width: int) -> Floats:
        """A head's outputs of all words, [N, width], each from the window that keeps it."""
        read = zip(self.windows, self.outputs, strict=True)
        rows = [found[name][w.keep[0] - w.first : w.keep[1] - w.first] for w, found in read]
        return np.concatenate(rows) if rows else np.zeros((0, width), np.float32)

    @cached_property
    def bounds(self) -> list[tuple[int, int]]:
        """The ranges of words of the sentences, half-open."""
        found, at = [], 0
        for sentence in self.sentences:
            found.append((at, at + len(sentence)))
            at += len(sentence)
        return found

    def link_rows(self) -> list[LinkRow]:
        """Each word's scores for the cue of the attribution that it begins a part of."""
        rows = []
        for window, outputs in zip(self.windows, self.outputs, strict=True):
            scores = outputs["attribution_link"]
            rows += [LinkRow(window.first, scores[i - window.first]) for i in range(*window.keep)]
        return rows

    def heads_of_words(self) -> list[int]:
        """The head of each word, as an index into the text's words."""
        found: list[int] = []
        windows = iter(zip(self.windows, self.outputs, strict=True))
        window, outputs = next(windows, (Window(0, 0, (0, 0)), {}))
        for first, last in self.bounds:
            arcs = np.full((last - first, last - first), -1e4, np.float32)
            at = first
            while at < last:
                if at >= window.keep[1]:
                    window, outputs = next(windows)
                upto, left, right = min(last, window.keep[1]), max(first, window.first), min(last, window.last)
                rows = outputs["arc"][at - window.first : upto - window.first]
                columns = slice(left - window.first, right - window.first)
                arcs[at - first : upto - first, left - first : right - first] = rows[:, columns]
                at = upto
            found += [first + head for head in find_heads(arcs)]
        return found

    @cached_property
    def heads(self) -> decode.Heads:
        """The outputs of the tag heads."""
        labels = self.session.labels
        logits = {name: self.kept(name, len(labels[name])) for name in SCORED}
        picks = {name: self.kept(name, 1)[:, 0].astype(np.int16) for name in PICKED}
        heads = decode.Heads(logits, picks, labels, self.session.temperatures)
        return heads.lowered("certainty", "happened", decode.HAPPENED)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words with their tags and trees."""
        return tuple(self._tokens())

    def _tokens(self) -> Iterator[Token]:
        xpos, upos, relation, script = (self.heads.best(name) for name in ("xpos", "upos", "relation", "lemma"))
        governors = self.heads_of_words()
        index = 0
        for number, sentence in enumerate(self.sentences):
            for start, end in sentence:
                form = self.text[start:end]
                head = governors[index]
                deprel = "root" if head == index else relation[index] if relation[index] != "root" else "dep"
                lemma = choose_lemma(shown(form), xpos[index], script[index], self.session.rank_of)
                yield Token(index, number, start, end, form, lemma, upos[index], xpos[index], head, deprel)
                index += 1

    @cached_property
    def marks(self) -> Marks:
        """What attributions are found by."""
        return Marks(self.text, self.tokens, self.bounds, self.heads, self.link_rows())

    def analysis(self) -> Analysis:
        """The findings."""
        heads, tokens, scorers = self.heads, self.tokens, self.session.attribution_scorers
        vectors = {name: self.kept(name, width) for name, width in VECTORS.items()}
        found = Analysis(
            text=self.text,
            tokens=tokens,
            sentences=tuple(
                Sentence(number, words[0][0], words[-1][1], first, last)
                for number, (words, (first, last)) in enumerate(zip(self.sentences, self.bounds, strict=True))
            ),
            names=decode.find_names(heads, self.bounds),
            heads=decode.find_entity_heads(heads, tokens),
            triggers=decode.find_triggers(heads),
            timexes=decode.find_timexes(heads, self.bounds),
            attributions=find_attributions(self.marks, scorers),
            mention_vectors=vectors["mention_vector"],
            trigger_vectors=vectors["trigger_vector"],
            hidden=vectors["hidden"],
            certainty=heads.chances("certainty"),
        )
        attributions = with_ends(self.marks, with_sources(found), scorers)
        kept = without_doubtful(self.marks, attributions, scorers.get("whole", {}))
        return replace(found, attributions=kept, timexes=with_edges(found))
