"""Which noun a figure counts: by the run of words behind it, and by the tree where the run does not tell."""

from collections.abc import Iterator
from dataclasses import dataclass

from recension.encoder.findings import Analysis

from .casualtywords import state_words, word_set
from .figures import Figure, find_figures
from .noncounts import reason_against

MODIFIES = ("nummod", "det", "amod", "compound", "advmod", "quantmod", "nmod:unmarked", "dep", "flat")
CLAUSAL = ("VERB", "AUX")
# A bound against texts made to keep us busy: words in a figure's phrase.
LONGEST_PHRASE = 16


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure in the tree: its top word, the word it counts (itself where that is left out), what speaks against it.

    `whole` is the noun behind "of" in "dozens of people" and "six of the dead sailors".
    """

    figure: Figure
    token: int
    head: int
    against: str | None = None
    whole: int | None = None


@dataclass(frozen=True, slots=True)
class FigureNouns:
    """Finds what the figures of an analysis count. Words are token indices."""

    analysis: Analysis

    def place(self, start: int, end: int) -> Iterator[Placed]:
        """Every figure between two offsets with the noun it counts, in text order."""
        tokens = self.analysis.tokens
        for figure in find_figures(self.analysis.text, start, end):
            first, last = self.analysis.at(figure.first), self.analysis.at(figure.last - 1)
            if first is None or last is None or tokens[first].start >= figure.last:
                continue
            top = next((i for i in range(first, last + 1) if not first <= tokens[i].head <= last), None)
            top = last if top is None else top
            head = self._counted_word(top, last)
            whole = self.whole_behind(last + 1, tokens[last].sentence) if head == top else None
            yield Placed(figure, top, head, reason_against(self.analysis, figure, top), whole)

    def whole_behind(self, at: int, sentence: int) -> int | None:
        """The noun or pronoun behind "of", where `at` is that word: "sailors" in "six of the dead sailors"."""
        tokens = self.analysis.tokens
        if at + 1 >= len(tokens) or tokens[at].text.lower() != "of" or tokens[at + 1].sentence != sentence:
            return None
        at += 1
        while at + 1 < len(tokens) and (
            tokens[at].upos == "DET" or tokens[at].xpos in ("PRP$", "POS", "''", "``", "CD")
        ):
            at += 1
        nouns = [i for i in self.noun_run(at, sentence) if tokens[i].xpos.startswith("NN")]
        if nouns:
            owned = self._owned_by(nouns)
            return owned[-1] if owned else nouns[-1]  # "two of Lind's daughters"
        if tokens[at].upos in ("AUX", "VERB", "PUNCT", "ADP", "SCONJ", "CCONJ") and tokens[at - 1].xpos == "CD":
            return at - 1  # "three of the seven were treated"
        held = tokens[at].sentence == sentence and tokens[at].upos in ("PRON", "ADJ", "VERB", "NUM", "NOUN")
        return at if held else None

    def _counted_word(self, top: int, last: int) -> int:
        """The noun that the figure counts: the tree's, if it stands in the run of words right behind the figure."""
        tokens = self.analysis.tokens
        governor = tokens[tokens[top].head].index
        run = list(self.noun_run(last + 1, tokens[last].sentence))
        nouns = [i for i in run if tokens[i].xpos.startswith("NN")]
        if nouns and self._is_of_somebody(nouns):
            return top
        if nouns:
            if governor in self._owned_by(nouns):
                return governor  # "two county sheriff's deputies"
            # "two women traders": a figure hung on a noun that only qualifies the next one
            after = governor + 1
            plural = governor in nouns and after in nouns and tokens[governor].xpos == tokens[after].xpos == "NNS"
            if plural and tokens[governor].relation == "compound" and tokens[governor].head == after:
                return after
            # parsers hang a figure on a far noun ("19 miners were hurt ... border guards"): the run is surer
            return governor if governor in nouns else nouns[-1]
        if (
            tokens[top].relation in MODIFIES
            and governor > last
            and tokens[governor].upos not in CLAUSAL
            and governor in run
        ):
            return governor
        return top

    def _owned_by(self, nouns: list[int]) -> list[int]:
        """The nouns behind the "'s" of one owner: of "three days' rain" the days are counted."""
        tokens, owner, at = self.analysis.tokens, nouns[-1], nouns[-1] + 2
        one = all(tokens[i].xpos in ("NN", "NNP") for i in nouns)
        if not one or at >= len(tokens) or tokens[owner + 1].xpos != "POS":
            return []
        return [i for i in self.noun_run(at, tokens[owner].sentence) if tokens[i].xpos.startswith("NN")]

    def _is_of_somebody(self, nouns: list[int]) -> bool:
        """ "Another 40 Jon Rask/Pool 2/8": captions run together; a person's full name is no noun that is counted."""
        full = (n for n in self.analysis.names if n.label == "Person" and not n.inner and n.last - n.first > 1)
        alone = self.analysis.tokens[nouns[-1]].xpos == "NNP"
        return alone and any(n.first == nouns[0] and n.last == nouns[-1] + 1 for n in full)

    def noun_run(self, at: int, sentence: int) -> Iterator[int]:
        """The words from `at` on that can stand between a figure and the end of its noun phrase's head."""
        tokens, seen_noun, last = self.analysis.tokens, False, at + LONGEST_PHRASE
        while at < min(last, len(tokens)) and tokens[at].sentence == sentence and not self._ends_run(at):
            token = tokens[at]
            joins = token.xpos == "HYPH" or (token.text in ("-", "and", ",", "or") and not seen_noun)
            inner = token.xpos.startswith(("NN", "JJ")) or (token.xpos in ("VBN", "VBG", "RB", "CD") and not seen_noun)
            hyphened = tokens[at - 1].xpos == "HYPH" and not token.xpos.startswith("CD")
            if not (joins or inner or hyphened):
                return
            if token.xpos in ("VBN", "VBG", "RB") and not hyphened and not self._leads_to_noun(at):
                return
            # "two Sri Lankan pilots" goes on behind a name, "12 people dead" does not behind a noun
            if tokens[at - 1].xpos == "NNS" and seen_noun and token.xpos == "NNP":
                return  # "two of the witnesses District Judge Lind had named"
            if seen_noun and not (token.xpos.startswith("NN") or token.xpos == "HYPH" or hyphened):
                return
            # of "three short-range rockets" the range is an adjective's
            noun = token.xpos == "NNS" or (token.xpos == "NN" and not hyphened)
            seen_noun = noun or (seen_noun and token.xpos not in ("HYPH",))
            yield at
            at += 1

    def _ends_run(self, at: int) -> bool:
        """Where the noun phrase of a figure surely ends: "Two shot", "Two dead, four hurt", "kills 1, wounds 4"."""
        tokens = self.analysis.tokens
        word = tokens[at].text.lower()
        following = tokens[at + 1] if at + 1 < len(tokens) and tokens[at + 1].sentence == tokens[at].sentence else None
        if word in (",", "and", "or"):
            return (
                following is None
                or (word == "," and tokens[at - 1].xpos == "CD")  # "wounded 70, local officials said"
                or following.xpos == "CD"
                or following.upos == "VERB"
                or not following.xpos.startswith("JJ")
            )
        if word in state_words():
            return following is None or not following.xpos.startswith(("NN", "JJ"))
        return word == "shot" or word in word_set("words", "named_days")

    def _leads_to_noun(self, at: int) -> bool:
        """Whether a participle, adverb or adjective is followed by the noun that it belongs to ("two injured men")."""
        tokens = self.analysis.tokens
        relation = tokens[at].relation
        if relation in ("amod", "compound", "advmod") and tokens[at].head > at:
            # "13 fully loaded rifles": an adverb of the participle before the noun
            above = tokens[tokens[at].head]
            return above.upos in ("NOUN", "PROPN", "ADJ") or (above.xpos == "VBN" and above.relation == "amod")
        following = tokens[at + 1].xpos if at + 1 < len(tokens) else ""
        return tokens[at].xpos == "VBN" and following in ("NN", "NNS")
