"""What a part of a number of people is called, and where its words stand: "two of them children", "six by bullets"."""

from dataclasses import dataclass, replace

from .casualties import Casualties
from .figures import Form
from .phrases import Counted, Placed, word_set

# How many words may stand between "the dead" and "included" or "were".
NEAR = 6
# How many words somebody who says so may take between commas.
LONGEST_ASIDE = 8


@dataclass(frozen=True)
class PartWords(Casualties):
    """Reads the words of a part. Words are token indices."""

    def _opening(self, placed: Placed) -> int | None:
        """The first word of the part: "a family of five" opens before its figure."""
        start = self.scene.analysis.at(placed.figure.start)
        if start is None or start < 3 or self.scene.token(start - 1).text.lower() != "of":
            return start
        holder = self.scene.lemma(start - 2) in word_set("words", "holder")
        return start - 3 if holder and self.scene.token(start - 3).upos == "DET" else start

    def _named_by(self, placed: Placed) -> str | None:
        """The noun said of a part: "two of them children", "10 of the 12 were tourists"."""
        tokens = self.scene.analysis.tokens
        if placed.whole is None:
            # "ten of the dead are islanders, and three are children"
            after = placed.token + 1
            if after >= len(tokens) or placed.head != placed.token or self.scene.lemma(after) != "be":
                return None
        elif tokens[placed.whole].upos not in ("PRON", "NUM"):
            return None
        else:
            after = placed.whole + 1
        after = self._behind_aside(after)
        last = after + NEAR
        behind = [t.text.lower() for t in tokens[after : after + 2]]
        if behind in (["that", "of"], ["those", "of"]):
            # "nine bodies, one of them that of a woman"
            noun = self.scene.noun_from(self._after_article(after + 2))
            return self.scene.token(noun).text if noun is not None and self.scene.is_person(noun) else None
        if after < len(tokens) and tokens[after].text.lower() in word_set("words", "how_badly"):
            return tokens[after].text
        counts = placed.whole is not None and placed.figure.form is not Form.VAGUE
        if after < len(tokens) and counts and tokens[after].text.lower() in word_set("words", "how"):
            return self._how(after)
        while after < len(tokens) and tokens[after].upos in ("AUX", "ADV", "ADJ", "DET", "PUNCT") and after < last:
            if tokens[after].text in (".", ";"):
                return None
            after += 1
        if after >= len(tokens) or not (tokens[after].xpos == "NNS" and self.scene.is_person(after)):
            return None
        return self.scene.analysis.text[tokens[after].start : tokens[after].end]

    def _behind_aside(self, at: int) -> int:
        """ "Five of them, the mayor said, were women": the word behind what is put between commas."""
        tokens = self.scene.analysis.tokens[at : at + LONGEST_ASIDE]
        if not tokens or tokens[0].text != "," or not any(t.upos == "VERB" for t in tokens):
            return at
        return next((t.index + 1 for t in tokens[1:] if t.text == "," and t.index + 1 < self._end(at)), at)

    def _how(self, at: int) -> str:
        """ "six of them by rubber bullets", "five of them in hospital": how or where it came to the part."""
        tokens, last = self.scene.analysis.tokens, min(at + NEAR, self._end(at))
        end = next((i for i in range(at + 1, last) if tokens[i].upos in ("PUNCT", "CCONJ", "VERB", "AUX")), last)
        return self.scene.analysis.text[tokens[at].start : tokens[end - 1].end]

    def _end(self, at: int) -> int:
        return self.scene.analysis.sentences[self.scene.token(at).sentence].last

    def _as_part(self, counted: Counted) -> Counted:
        return replace(counted, group=counted.group or self.scene.words_of(counted), method="part")

    def _after_article(self, at: int) -> int:
        return at + 1 if at + 1 < len(self.scene.analysis.tokens) and self.scene.token(at).upos == "DET" else at

    def _opens_among_them(self, start: int) -> bool:
        """ "Among them were three clerks" """
        lead = [self.scene.token(i).text.lower() for i in range(max(0, start - 3), start)]
        return (
            len(lead) == 3
            and lead[0] == "among"
            and lead[1] in ("them", "those")
            and self.scene.lemma(start - 1) == "be"
        )
