"""Coreference: to whom descriptions and pronouns of a report point, told with care, for a wrong pointer misleads."""

from collections.abc import Sequence

from recension.encoder.coreference import Antecedent
from recension.encoder.findings import Analysis
from recension.model.entity import EntityType, MentionKind
from recension.text.names import Gender, gender_of_noun, whole_title

from .agreement import (
    agree_in_number,
    fits_pronoun,
    gender_of,
    gender_of_pronoun,
    is_counted,
    may_corefer,
    share_a_verb,
)
from .descriptions import find_bearer, find_named
from .found import POSSESSIVES, Found
from .grouping import Groups
from .kinds import is_kind, read_kinds
from .offices import find_addressed, find_holder
from .sources import says_aside

LEAST_SCORE = 0.5  # of the encoder's share for an antecedent
LEAST_PRONOUN_SCORE = 0.65  # on GUM dev 88% of pronouns are right so, 84% at 0.5 (2026-11-20)
_MOST_SENTENCES_BACK = 4
_MOST_MENTIONS_BACK = 60
_MOST_ALIKE_BACK = 20
_DEFINITE = frozenset(["the", "this", "that", "these", "those"])
_SAME = frozenset({"same"})
_BEFORE = frozenset({"amod", "compound", "nmod", "nummod"})
_TELLING = _BEFORE | {"acl"}


class Pointers:
    """What joins descriptions and pronouns to what they point at: one pass over the mentions in text order."""

    def __init__(
        self, analysis: Analysis, mentions: Sequence[Found], groups: Groups, antecedents: Sequence[Antecedent] = ()
    ) -> None:
        self._analysis, self._mentions, self._groups = analysis, mentions, groups
        self._at_head = {m.head: at for at, m in enumerate(mentions)}
        # a parse may hang an apposition on another word of the name than its head
        words = {w: at for at, m in enumerate(mentions) if m.kind is MentionKind.NAME for w in range(m.first, m.last)}
        self._at_word = words | self._at_head
        heads = analysis.heads
        self._antecedent = {
            heads[pair.mention].token: heads[pair.antecedent].token for pair in antecedents if pair.score >= LEAST_SCORE
        }
        self._score = {heads[pair.mention].token: pair.score for pair in antecedents}
        self._gender: dict[int, Gender] = {}
        self._alike: dict[tuple[str, EntityType, str], list[int]] = {}

    def join(self) -> None:
        """Join every description and pronoun that has one plain antecedent."""
        # "Lund … she … Karen Lund": the name that tells the gender may come after the pronoun
        for at, mention in enumerate(self._mentions):
            if mention.kind is MentionKind.NAME:
                self._note_gender(at, gender_of(mention))
            elif mention.kind is MentionKind.NOMINAL:
                self._note_gender(at, gender_of_noun(self._analysis.tokens[mention.head].lemma.lower()))
        for at, mention in enumerate(self._mentions):
            if mention.kind is MentionKind.NOMINAL:
                self._join_nominal(at)
            elif mention.kind is MentionKind.PRONOUN:
                self._join_pronoun(at)

    def _note_gender(self, at: int, gender: Gender | None) -> None:
        if gender is not None:
            self._gender.setdefault(self._groups.root(at), gender)

    def _join_nominal(self, at: int) -> None:
        for found, reason in (
            (self._apposed(at), "stands beside it in apposition"),
            (find_bearer(self._analysis, self._mentions, at), "stands right before the name"),
            (find_named(self._analysis, self._mentions, at), "stands before the name and a comma"),
            (self._named_inside(at), "has the name within it"),
            (self._named_after(at), "has the name after it"),
            (find_holder(self._analysis, self._mentions, self._groups, at), "is the office of whom was named"),
            (find_addressed(self._analysis, self._mentions, at), "addresses the same one"),
            (self._described(at), "describes what was just named"),
            (self._repeated(at), "repeats the description"),
            (self._scored(at), "the encoder's coreference"),
        ):
            if found is not None and self._join(found, at, f"“{self._words(at)}” {reason}"):
                return

    def _join(self, found: int, at: int, reason: str) -> bool:
        """Join a mention to what it points at; the whole keeps the gender that either part told."""
        one, two = (self._gender.get(self._groups.root(m)) for m in (found, at))
        if (one and two and one is not two) or not self._groups.join(found, at, reason):
            return False
        self._note_gender(at, one or two)
        return True

    def _words(self, at: int) -> str:
        mention = self._mentions[at]
        start, end = self._analysis.offsets(mention.first, mention.last)
        return " ".join(self._analysis.text[start:end].split())

    def _apposed(self, at: int) -> int | None:
        """ "X, a charity" and "the charity, X"; "five were shot, the army said" is no apposition."""
        token = self._analysis.tokens[self._mentions[at].head]
        beside = (
            [token.head]
            if token.relation == "appos"
            else [c for c in self._analysis.children[token.index] if self._analysis.tokens[c].relation == "appos"]
        )
        beside = [b for b in beside if not says_aside(self._analysis, max(b, token.index))]
        found = [self._at_word[b] for b in beside if b in self._at_word]
        return next((f for f in found if f != at and may_corefer(self._mentions[f], self._mentions[at])), None)

    def _named_inside(self, at: int) -> int | None:
        """The name before a noun that only says what it is: "the Blue Crescent charity", "the Al Noor network"."""
        mention, tokens = self._mentions[at], self._analysis.tokens
        lemma = tokens[mention.head].lemma.lower()
        for found in reversed(self._beside(at)):
            name = self._mentions[found]
            if (
                name.kind is not MentionKind.NAME
                or name.type is EntityType.PLACE
                or not mention.first <= name.first < name.last <= mention.head
            ):
                continue
            is_owner = tokens[name.last].text in POSSESSIVES or bool(name.country)
            return found if not is_owner and is_kind("descriptions", name.type, lemma) else None
        return None

    def _named_after(self, at: int) -> int | None:
        """ "the island of Skarrow" is Skarrow; "the capital of Peru" is not Peru."""
        mention, tokens = self._mentions[at], self._analysis.tokens
        if not is_kind("extended", "of", tokens[mention.head].lemma.lower()):
            return None
        for child in self._analysis.children[mention.head]:
            found = self._at_head.get(child)
            if found is None or child < mention.head or tokens[child].relation.split(":")[0] != "nmod":
                continue
            name = self._mentions[found]
            is_place = name.kind is MentionKind.NAME and name.type is EntityType.PLACE and name.country is None
            between = tokens[mention.head + 1].text.lower()
            return found if is_place and between == "of" and name.first - mention.head <= 3 else None
        return None

    def _has_name_inside(self, at: int) -> bool:
        """Whether a description tells of whom it is by a name: "the Hamdan network" is not the network last named."""
        mention = self._mentions[at]
        beside = [self._mentions[b] for b in self._beside(at)]
        return any(m.kind is MentionKind.NAME and mention.first <= m.first < mention.head for m in beside)

    def _beside(self, at: int) -> range:
        """The next mentions: those within a description start after it."""
        return range(max(0, at - 2), min(len(self._mentions), at + 4))

    def _described(self, at: int) -> int | None:
        """The last name that a definite description fits: "the militia", "the ministry", "the minister"."""
        mention = self._mentions[at]
        if not self._is_definite(at) or self._has_name_inside(at) or self._modifiers(at, _BEFORE):
            return None
        lemma = self._analysis.tokens[mention.head].lemma.lower()
        if self._analysis.tokens[mention.head].xpos == "NNS":
            return None
        nearest, fitting = -1, []
        for before in range(at - 1, max(-1, at - 4 * _MOST_MENTIONS_BACK), -1):
            name = self._mentions[before]
            sentence = self._analysis.tokens[name.head].sentence
            if self._sentences_between(before, at) > _MOST_SENTENCES_BACK or (nearest >= 0 and sentence != nearest):
                break
            if name.kind is MentionKind.NAME and self._fits(before, lemma):
                nearest = sentence
                fitting.append(before)
        return min(fitting, key=lambda f: (len(self._analysis.path_to_root(self._mentions[f].head)), -f), default=None)

    def _fits(self, before: int, lemma: str) -> bool:
        name = self._mentions[before]
        said = {whole_title(w) for w in (name.title or "").split()}
        if name.type is not EntityType.PERSON:
            said |= {w.lower() for w in (name.name or "").split()[-1:]}
        if lemma in said:
            return True
        if name.country and name.type is EntityType.PLACE:
            return lemma in ("country", "nation")
        genders = {self._gender.get(self._groups.root(before)), gender_of_noun(lemma)}
        if len(genders - {None}) == 2:
            return False
        hints = read_kinds()["hints"].get(lemma)
        if hints is not None:
            return any(w.lower() in hints for w in (name.name or "").split())
        return lemma not in ("country", "nation") and is_kind("descriptions", name.type, lemma)

    def _repeated(self, at: int) -> int | None:
        """An earlier description with the same noun: "the crowd … the crowd", "protesters … the protesters"."""
        mention, tokens = self._mentions[at], self._analysis.tokens
        head = tokens[mention.head]
        alike = self._alike.setdefault((head.lemma.lower(), mention.type, head.xpos), [])
        earlier = alike[-_MOST_ALIKE_BACK:]
        alike.append(at)
        if self._is_new(at):
            return None
        return next((b for b in reversed(earlier) if self._are_modified_alike(b, at)), None)

    def _is_new(self, at: int) -> bool:
        """Whether a description brings in somebody: "a man", "five people", "other protesters"."""
        mention, tokens = self._mentions[at], self._analysis.tokens
        below = [tokens[c] for c in self._analysis.children[mention.head] if c < mention.head]
        if is_counted(self._analysis, mention.head):
            return True
        is_bare_plural = mention.type is EntityType.GROUP and not any(t.relation == "det" for t in below)
        return not (self._is_definite(at) or is_bare_plural)

    def _are_modified_alike(self, before: int, at: int) -> bool:
        """Whether a description says no more than the earlier: "the injured driver" is not "the driver of the bus"."""
        mine, theirs = self._modifiers(at), self._modifiers(before)
        return mine - _SAME <= theirs or (not theirs and self._mentions[at].type is EntityType.GROUP and not mine)

    def _modifiers(self, at: int, relations: frozenset[str] = _TELLING) -> set[str]:
        """The words that tell one such thing from another, possessors and what follows with "of" and "in" included."""
        mention, tokens = self._mentions[at], self._analysis.tokens
        words: set[str] = set()
        for child in self._analysis.children[mention.head]:
            if tokens[child].relation.split(":")[0] in relations:
                words.add(tokens[child].lemma.lower())
        return words

    def _is_definite(self, at: int) -> bool:
        mention, tokens = self._mentions[at], self._analysis.tokens
        before = [tokens[c].lemma.lower() for c in self._analysis.children[mention.head] if c < mention.head]
        return any(word in _DEFINITE for word in before)

    def _scored(self, at: int) -> int | None:
        mention = self._mentions[at]
        found = self._at_head.get(self._antecedent.get(mention.head, -1))
        if found is None or found >= at or self._is_new(at) or self._has_name_inside(at):
            return None
        if mention.type is EntityType.OTHER:
            return None  # papers that say something: "the report" is not the letter that was quoted before it
        other = self._mentions[found]
        return found if may_corefer(other, mention) and agree_in_number(self._analysis, other, mention) else None

    def _join_pronoun(self, at: int) -> None:
        word = self._analysis.tokens[self._mentions[at].head].text.lower()
        gender = gender_of_pronoun(word)
        found = self._scored_pronoun(at, gender)
        if found is None and gender is not None:
            found = self._salient_person(at, gender)
        if found is not None and self._join(found, at, f"“{word}” points at it"):
            self._note_gender(at, gender)

    def _scored_pronoun(self, at: int, gender: Gender | None) -> int | None:
        head = self._mentions[at].head
        found = self._at_head.get(self._antecedent.get(head, -1))
        if found is None or found >= at or self._score[head] < LEAST_PRONOUN_SCORE:
            return None
        return found if self._agrees(found, at, gender) else None

    def _agrees(self, found: int, at: int, gender: Gender | None) -> bool:
        pronoun, root = self._mentions[at], self._groups.root(found)
        here = self._in_sentence(self._analysis.tokens[pronoun.head].sentence, at)
        near = (self._mentions[b].head for b in here if self._groups.root(b) == root)
        if share_a_verb(self._analysis, pronoun.head, near):
            return False
        return fits_pronoun(self._mentions[found], self._gender.get(root), pronoun, gender)

    def _salient_person(self, at: int, gender: Gender) -> int | None:
        """The person whom the sentence, or the one before, is about: its subject, or the only one named."""
        here = self._analysis.tokens[self._mentions[at].head].sentence
        both = [
            [b for b in self._in_sentence(sentence, at) if self._agrees(b, at, gender)] for sentence in (here, here - 1)
        ]
        subjects = [[b for b in people if self._is_subject(b)] for people in both]
        # "Put in the care of Dr. Said, he read": the one before is likelier than who is named by the way
        for chosen in (subjects[0], subjects[1] if not subjects[0] else [], both[0], both[1] if not both[0] else []):
            if chosen:
                return chosen[0] if len({self._groups.root(b) for b in chosen}) == 1 else None
        return None

    def _is_subject(self, at: int) -> bool:
        return self._analysis.tokens[self._mentions[at].head].relation.startswith("nsubj")

    def _in_sentence(self, sentence: int, before: int) -> list[int]:
        near = range(max(0, before - _MOST_MENTIONS_BACK), before)
        return [b for b in near if self._analysis.tokens[self._mentions[b].head].sentence == sentence]

    def _sentences_between(self, before: int, at: int) -> int:
        tokens = self._analysis.tokens
        return tokens[self._mentions[at].head].sentence - tokens[self._mentions[before].head].sentence
