"""Who is subject and who is object of a word: grammar read off the tree."""

from dataclasses import dataclass

from recension.encoder.findings import Token

from .casualtywords import state_words
from .figures import DASHES
from .phrases import is_a, word_set
from .realities import DEEPEST_CLIMB, SUBJECTS
from .relatives import LONGEST_ASIDE, Relatives

OBJECT_PRONOUNS = frozenset(["him", "her", "me", "them", "us", "himself", "herself", "everyone", "someone", "somebody"])
SUMMING = frozenset(["all", "more", "most", "many", "some", "both"])
# "six rescuers, who were themselves killed"
STRESSING = frozenset(["themselves", "himself", "herself", "itself"])
LONGEST_NOT_ONE = 4  # words before "villager" in "not a single old villager"
LONGEST_RANGE = 5  # words of "between 40 and 50"


@dataclass(frozen=True)
class Clauses(Relatives):
    """Clause grammar over a scene; words are token indices."""

    def subject(self, word: int, depth: int = 0) -> int | None:
        """Of whom `word` is said, also through control, conjuncts, participles and relative clauses; None if unsaid."""
        token = self.scene.token(word)
        own = [c for c in self.scene.children(word, *SUBJECTS) if not self._is_relative(c)]
        # "nine workers, all of them students, died"
        own = [c for c in own if self.scene.token(c).text.lower() not in SUMMING or len(own) == 1]
        own = [c for c in own if self.scene.token(c).text.lower() not in STRESSING]
        if own:
            nearest = max((c for c in own if c < word), default=own[0])
            if self.scene.children(nearest, "cc"):
                nearest = own[0]  # "Bo Lind and two others", where the tree has two subjects
            part = self.scene.by_whole.get(nearest)
            return part.head if part is not None else nearest
        who = self._antecedent(word, word)
        who = who if who is not None else self._whose(word)
        if who is not None:
            return who
        opener = self._opener(word)
        if opener is not None or depth > DEEPEST_CLIMB or token.is_root:
            return opener
        governor = self.scene.token(token.head)
        if is_a(token.relation, ("acl",)):
            return self._modified(token, governor)
        # "a pilot, who the airline says is unhurt": the pronoun belongs to the inner verb
        if (
            token.relation == "ccomp"
            and governor.relation == "acl:relcl"
            and self._opens_with_who(governor.index, word)
        ):
            return self._antecedent(governor.index, word)
        if token.relation == "xcomp":
            return self._object(governor.index) or self.subject(governor.index, depth + 1)
        if token.relation in ("conj", "advcl", "parataxis") and not self.scene.children(word, "mark"):
            return self.subject(governor.index, depth + 1)
        if is_a(token.relation, ("advcl",)) and any(
            self.scene.lemma(m) in ("as", "after", "while") for m in self.scene.children(word, "mark")
        ):
            return self.subject(governor.index, depth + 1)
        return None

    def _opener(self, word: int) -> int | None:
        """ "A boy trapped in a shaft was found dead", where the tree takes the participle for a clause of its own."""
        for clause in self.scene.children(word, "advcl", "csubj"):
            opens = clause < word and self.scene.token(clause).xpos in ("VBD", "VBN")
            if opens and clause - 1 in self.scene.children(clause, "nsubj"):
                return clause - 1
        return None

    def _modified(self, token: Token, governor: Token) -> int | None:
        # "two passengers who died", "12 people killed in the blast"; "the need to die" and "the gunman killing" are not
        if token.relation == "acl:relcl":
            relative = [c for c in self.scene.children(token.index, *SUBJECTS) if self._is_relative(c)]
            who = self._antecedent(token.index, token.index)
            return who if who is not None else governor.index if relative else None
        if token.xpos in ("VBN", "VBG", "JJ") or self.is_marked(token.index, "as"):
            return governor.index
        return None

    def _object(self, word: int) -> int | None:
        """The object behind the verb; where the tree has none or looks back, the noun phrase right there."""
        found = [c for c in self.scene.children(word, "obj") if c > word and not self._is_relative(c)]
        if found and self._is_closed(word):
            return None
        beside = self._noun_right_behind(word)
        if beside is not None and (not found or (beside in self.scene.by_head and beside < min(found))):
            return beside
        counted = [c for c in found if c in self.scene.by_head]
        return next(iter(counted or found), None)

    def _is_closed(self, word: int) -> bool:
        """ "Man killed, 4 others injured": what stands behind the comma is of the next verb."""
        tokens = self.scene.analysis.tokens
        return tokens[word].xpos in ("VBN", "VBD") and word + 1 < len(tokens) and tokens[word + 1].text == ","

    def _noun_right_behind(self, word: int) -> int | None:
        tokens, at = self.scene.analysis.tokens, word + 1
        if not tokens[word].xpos.startswith("VB") or self._auxiliary_be(word):
            return None
        while (
            at < len(tokens)
            and tokens[at].sentence == tokens[word].sentence
            and (tokens[at].upos == "DET" or tokens[at].xpos == "PRP$")
        ):
            at += 1
        if at >= len(tokens) or tokens[at].sentence != tokens[word].sentence:
            return None
        if tokens[at].upos == "PRON":
            return at if at == word + 1 and tokens[at].text.lower() in OBJECT_PRONOUNS else None
        placed = next((p for p in self.scene.placed_in(word, at + 1) if p.against is None), None)
        if placed is not None:
            return placed.head if placed.head in self.scene.by_head else None
        noun = self.scene.noun_from(at)
        # "a man killed Tuesday night": a time is no object
        return None if noun is not None and self.scene.token(noun).relation == "obl:unmarked" else noun

    def _auxiliary_be(self, word: int) -> bool:
        return any(self.scene.lemma(c) in ("be", "get") for c in self.scene.children(word, "aux", "aux:pass"))

    def is_passive(self, word: int, depth: int = 0) -> bool:
        """Whether the verb is a passive, or a participle that stands for one ("12 people killed in the blast")."""
        token = self.scene.token(word)
        if any(self.scene.token(c).relation in ("nsubj:pass", "aux:pass") for c in self.scene.children(word)):
            return True
        if self._object(word) is not None:
            return False
        if token.relation == "conj" and not token.is_root and not self.scene.children(word, *SUBJECTS, "aux"):
            # "were shot and killed", where the tagger takes the second for a past tense
            return token.xpos in ("VBN", "VBD") and depth < DEEPEST_CLIMB and self.is_passive(token.head, depth + 1)
        if token.xpos != "VBN":
            return False
        return not any(self.scene.lemma(c) == "have" for c in self.scene.children(word, "aux"))

    def affected(self, word: int, depth: int = 0) -> int | None:
        """Whom the verb befalls: the object of an active one, the subject of a passive one."""
        direct = self._object(word)
        if direct is not None:
            return direct
        token = self.scene.token(word)
        if self.is_passive(word):
            # "several were killed and others detained"
            before = self.scene.token(max(0, word - 1))
            if before.text.lower() in ("others", "some"):
                return before.index
            return self.right_before(word, self.beside(word, self.subject(word)))
        governor = self.scene.token(token.head)
        # "the men whom police arrested", "shot and killed a man": the object hangs on a neighbour
        if token.relation == "acl:relcl" and any(self._is_relative(c) for c in self.scene.children(word, "obj")):
            return governor.index
        if depth < DEEPEST_CLIMB:
            later = [c for c in self.scene.children(word, "conj") if self.scene.token(c).upos == "VERB"]
            shared = next((o for c in later if (o := self._object(c)) is not None), None)
            return shared if shared is not None and self._no_subject(later) else None
        return None

    def beside(self, word: int, found: int | None) -> int | None:
        """The counted noun right before "were killed", where the tree looks elsewhere ("dozens more were injured")."""
        scene, at = self.scene, word - 1
        auxiliary = False
        while (
            at >= 0
            and scene.token(at).upos in ("AUX", "ADV", "PART")
            and scene.token(at).sentence == scene.token(word).sentence
        ):
            auxiliary = auxiliary or scene.token(at).upos == "AUX"
            at -= 1
        if not auxiliary and word - 1 in scene.by_head:
            # "with six confirmed dead", "four men shot"
            return found if found is not None and self._is_within(word - 1, found) else word - 1
        if not auxiliary or at < 0 or scene.token(at).sentence != scene.token(word).sentence:
            return found
        if scene.token(at).text.lower() in ("who", "that") and at - 1 in scene.by_head:
            at -= 1
        if scene.token(at).text in (",", *DASHES) and scene.token(at).xpos != "HYPH":
            at = self._before_aside(at)
        if scene.token(at).lemma in ("more", "other", "others"):
            at = at - 1 if at - 1 in scene.by_head else at
        if at in scene.by_whole:
            at = scene.by_whole[at].head
        above = scene.token(at).head
        if is_a(scene.token(at).relation, ("nmod",)) and above in scene.by_head and scene.is_person(above):
            at = above  # "two of the 30-strong choir were injured"
        # "between 40 and 50 are still missing": the word of the range that stands for it is the first
        end = scene.token(at).end
        ranged = [p.head for p in scene.placed_in(max(at - LONGEST_RANGE, 0), at + 1) if p.figure.end == end]
        at = ranged[-1] if ranged and ranged[-1] in scene.by_head else at
        return at if at in scene.by_head and not (found is not None and self._is_within(at, found)) else found

    def _is_within(self, word: int, phrase: int) -> bool:
        """ "The driver and two passengers", "five members of one family": whether the word belongs to the phrase."""
        verb = self.scene.token(phrase).head
        if phrase < verb < word and self.scene.token(verb).upos == "VERB":
            return False  # "18 people died and 52 were hurt": those behind the verb are of the next one
        for _ in range(DEEPEST_CLIMB):
            if word == phrase:
                return True
            token = self.scene.token(word)
            if token.head == self.scene.token(phrase).head and self.scene.children(word, "cc"):
                return True
            named = (
                self.scene.token(phrase).upos != "NUM" and self.scene.token(phrase).text.lower() not in state_words()
            )
            if not is_a(token.relation, ("conj", "nmod")) or not (named and self.scene.is_person(phrase)):
                return False
            word = token.head
        return False

    def right_before(self, word: int, found: int | None) -> int | None:
        """ "a day after 36-year-old Bo Lind was killed": the person right before the verb, where the tree lost him."""
        scene, at = self.scene, word - 1
        while at > 0 and scene.token(at).upos in ("AUX", "ADV"):
            at -= 1
        token = scene.token(max(at, 0))
        known = found is not None and (found in scene.by_head or scene.is_person(found) or self.is_nobody(found))
        if known or at == word - 1 or token.sentence != scene.token(word).sentence:
            return found
        person = token.upos in ("NOUN", "PROPN") and scene.is_person(at)
        return scene.first_of_name(at) if person else found

    def is_bare_person(self, word: int) -> bool:
        """Whether somebody stands there without an article, right behind a comma: "five abducted, guard shot dead"."""
        if word < 1 or self.scene.token(word - 1).text not in (",", ";", ":"):
            return False
        return self.scene.token(word).xpos == "NN" and self.scene.is_person(word)

    def is_nobody(self, word: int) -> bool:
        """ "nobody", "none of the guests", "not one villager"."""
        return self.scene.lemma(word) in word_set("words", "nobody") or self.is_not_one(word)

    def is_not_one(self, word: int) -> bool:
        """ "Not one villager", "not a single guest"; "not one but two guards" are two."""
        near = [t.text.lower() for t in self.scene.analysis.tokens[max(word - LONGEST_NOT_ONE, 0) : word + 1]]
        opening = next((i for i in reversed(range(len(near))) if near[i] == "not"), len(near))
        one, single = near[opening + 1 : opening + 2] == ["one"], near[opening + 1 : opening + 3] == ["a", "single"]
        return (one or single) and "but" not in near

    def counted_before(self, word: int) -> int | None:
        """The nearest counted people before a verb in its clause: "two children, Ana and Bo, also died"."""
        tokens = self.scene.analysis.tokens
        for at in range(word - 1, max(word - LONGEST_ASIDE, -1), -1):
            finite = tokens[at].xpos in ("VBD", "VBZ", "VBP", "MD") and tokens[at].upos != "AUX"
            # "nine of the men picked up after the blast had been freed": a participle of the noun's own
            own = finite and tokens[at].xpos == "VBD" and {at - 1} & (self.scene.by_head.keys() | self.scene.by_whole)
            if tokens[at].sentence != tokens[word].sentence or (finite and not own):
                return None
            if at in self.scene.by_whole:
                return self.scene.by_whole[at].head
            if at in self.scene.by_head and self.scene.is_person(at):
                return at
        return None

    def _before_aside(self, comma: int) -> int:
        """The word before an aside that ends at a comma or dash: "two guests, including one child, were killed"."""
        sentence, mark = self.scene.token(comma).sentence, self.scene.token(comma).text
        reach = LONGEST_ASIDE if mark == "," else 2 * LONGEST_ASIDE
        for at in range(comma - 2, max(comma - reach, 1), -1):
            if self.scene.token(at).sentence != sentence:
                break
            if self.scene.token(at).text == mark and self.scene.token(at).xpos != "HYPH":
                return at - 1
        return comma

    def _no_subject(self, words: list[int]) -> bool:
        return not any(self.scene.children(w, *SUBJECTS) for w in words)
