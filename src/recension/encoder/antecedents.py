"""What tells whether two mentions of one text corefer, beside their vectors: words, grammar, agreement, quotations.

`training/fit_antecedents.py` fits the scorer on mentions as the encoder finds them, with all its mistakes.
"""

import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from recension.text.names import Gender, gender_of_noun, parse_person, told_gender

from .coreference import mention_span
from .findings import Analysis
from .pairs import KINDS, PRONOUN_TAGS, bucket

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

DETERMINERS = ("none", "definite", "indefinite", "demonstrative", "possessive")
ROLES = ("subject", "object", "oblique", "inside", "predicate", "other")
LABELS = (
    "abstract", "animal", "event", "object", "organization", "person", "place", "plant", "substance", "time",
)  # fmt: skip
ROLE_OF = {
    "nsubj": "subject", "csubj": "subject", "obj": "object", "iobj": "object", "obl": "oblique", "nmod": "inside",
    "compound": "inside", "root": "predicate", "conj": "other", "appos": "other",
}  # fmt: skip
_OPENING, _CLOSING = frozenset({"“", "``", '"'}), frozenset({"”", "''", '"'})
_LONGEST_QUOTE_TOKENS = 400
_GENDERS = {None: 0, Gender.MALE: 1, Gender.FEMALE: 2}
MODIFIERS = frozenset({"PROPN", "NOUN", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention as its pair features see it; ranges of words are half-open."""

    first: int
    last: int
    sentence: int
    head: str
    words: str
    content: frozenset[str]
    label: int
    kind: int
    pronoun: int
    determiner: int
    role: int
    plural: bool
    token: int
    governor: int
    relation: str
    gender: int
    quote: int

    @property
    def keys(self) -> frozenset[str]:
        """The words by which it may be known again far off: its head, and of a name all words.

        Of pronouns only the speaker's own and those for his hearers: "he" is whoever was named last.
        """
        if self.kind == 0 and self.head not in _speaking():
            return frozenset()
        return self.content | {self.head} if self.kind == 1 else frozenset({self.head})


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    table = tomllib.loads((resources.files("recension.encoder") / "pronouns.toml").read_text(encoding="utf-8"))
    return {name: tuple(forms) for name, forms in table.items()}


@cache
def _pronouns() -> dict[str, int]:
    """Form → number of its group, from 1."""
    return {form: number for number, forms in enumerate(_groups().values(), 1) for form in forms}


@cache
def _speaking() -> frozenset[str]:
    """The pronouns that point at who speaks and who listens: "I", "we", "you"."""
    return frozenset(form for name in ("i", "we", "you") for form in _groups()[name])


PRONOUN_GROUPS = 11  # of pronouns.toml, and 0 for what is no pronoun


def find_mentions(analysis: Analysis) -> list[Mention]:
    """The mentions of `Analysis.heads`, in text order."""
    quotes = _quotes(analysis)
    return [_mention(analysis, head.token, head.label, quotes) for head in analysis.heads]


def _quotes(analysis: Analysis) -> list[int]:
    """For each word the number of the quotation that it stands in, from 1; 0 outside. None is longer than a page."""
    found, number, opened = [], 0, -1
    for token in analysis.tokens:
        is_open = 0 <= token.index - opened < _LONGEST_QUOTE_TOKENS if opened >= 0 else False
        if token.text in _OPENING and not (is_open and token.text == '"'):
            number, opened, is_open = number + 1, token.index, True
        elif token.text in _CLOSING:
            opened, is_open = -1, False
        found.append(number if is_open else 0)
    return found


def _gender(analysis: Analysis, token: int, kind: int, form: str) -> int:
    """1 for a man, 2 for a woman, 0 where nothing tells."""
    if kind == 0:
        return {1: 1, 2: 2}.get(_pronouns().get(form, 0), 0)
    if kind == 2:
        return _GENDERS[gender_of_noun(form)]
    tokens = analysis.tokens
    beside = [c for c in analysis.children[token] if tokens[c].relation.startswith(("flat", "compound"))]
    return _GENDERS[told_gender(parse_person(" ".join(tokens[at].text for at in sorted([token, *beside]))))]


def _mention(analysis: Analysis, token: int, label: str, quotes: Sequence[int]) -> Mention:
    first, last = mention_span(analysis, token)
    head = analysis.tokens[token]
    inside = analysis.tokens[first:last]
    form = head.text.lower()
    kind = 0 if head.xpos in PRONOUN_TAGS else 1 if head.xpos.startswith("NNP") else 2
    pronoun = _pronouns().get(form, 0) if kind == 0 else 0
    return Mention(
        first, last, head.sentence, head.lemma.lower(),
        " ".join(t.text.lower() for t in inside if t.upos not in ("DET", "PUNCT")),
        frozenset(t.lemma.lower() for t in inside if t.upos in MODIFIERS),
        LABELS.index(label) if label in LABELS else 0, kind, pronoun, _determiner(analysis, token, first),
        ROLES.index(ROLE_OF.get(head.relation.split(":")[0], "other")),
        head.xpos in ("NNS", "NNPS") or form in ("they", "them", "their", "we", "us", "our", "these", "those"),
        token, head.head, head.relation.split(":")[0], _gender(analysis, token, kind, form), quotes[token],
    )  # fmt: skip


def _determiner(analysis: Analysis, token: int, first: int) -> int:
    word = analysis.tokens[first]
    form = word.text.lower()
    if first == token:
        return 0
    if form == "the":
        return 1
    if form in ("a", "an", "some", "another"):
        return 2
    if form in ("this", "that", "these", "those"):
        return 3
    owned = any(analysis.tokens[child].relation == "nmod:poss" for child in analysis.children[token])
    return 4 if owned or word.xpos == "PRP$" else 0


def pair_features(mentions: Sequence[Mention], later: Ints, earlier: Ints) -> Floats:
    """Features of pairs of mentions, indices into `mentions`: [N, F]."""
    columns = _Columns(mentions)
    kinds = columns.kind[later] * KINDS + columns.kind[earlier]
    plural = columns.plural[later] == columns.plural[earlier]
    both = [
        columns.head[later] == columns.head[earlier],
        (columns.head[later] == columns.head[earlier]) & (columns.kind[later] == 0),
        (columns.words[later] == columns.words[earlier]) & (columns.words[later] > 0),
        columns.label[later] == columns.label[earlier],
        (columns.pronoun[later] == columns.pronoun[earlier]) & (columns.pronoun[later] > 0),
        plural,
        ~plural,
        columns.role[later] == columns.role[earlier],
        (columns.first[earlier] <= columns.first[later]) & (columns.last[earlier] >= columns.last[later]),
        (columns.first[later] <= columns.first[earlier]) & (columns.last[later] >= columns.last[earlier]),
        columns.sentence[later] == columns.sentence[earlier],
        *_joined_by_grammar(columns, later, earlier),
        (columns.gender[later] == columns.gender[earlier]) & (columns.gender[later] > 0),
        (columns.gender[later] != columns.gender[earlier]) & (columns.gender[later] * columns.gender[earlier] > 0),
        columns.quote[later] > 0,
        columns.quote[earlier] > 0,
        columns.quote[later] == columns.quote[earlier],
        *_shared_words(mentions, later, earlier, columns.kind),
    ]
    return np.concatenate(
        [
            np.stack(both, axis=-1),
            bucket(columns.sentence[later] - columns.sentence[earlier]),
            bucket(later - earlier),
            bucket(columns.often[earlier]),
            _one_hot(kinds, KINDS * KINDS),
            *(_one_hot(values[side], size) for values, size in columns.closed for side in (later, earlier)),
        ],
        axis=-1,
        dtype=np.float32,
    )


class _Columns:
    """The mentions' fields as arrays, strings as numbers (0 for the empty one)."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.first, self.last, self.sentence = (self._array(mentions, f) for f in ("first", "last", "sentence"))
        self.label, self.kind, self.pronoun = (self._array(mentions, f) for f in ("label", "kind", "pronoun"))
        self.determiner, self.role = (self._array(mentions, f) for f in ("determiner", "role"))
        self.token, self.governor = (self._array(mentions, f) for f in ("token", "governor"))
        self.gender, self.quote = (self._array(mentions, f) for f in ("gender", "quote"))
        self.is_appos, self.is_subject = (np.array([m.relation == r for m in mentions]) for r in ("appos", "nsubj"))
        self.often = np.array(_times_named(mentions), np.int64)
        self.plural = np.array([m.plural for m in mentions], bool)
        self.head, self.words = (self._names([getattr(m, f) for m in mentions]) for f in ("head", "words"))
        self.closed = (
            (self.label, len(LABELS)), (self.pronoun, PRONOUN_GROUPS), (self.determiner, len(DETERMINERS)),
            (self.role, len(ROLES)),
        )  # fmt: skip

    @staticmethod
    def _array(mentions: Sequence[Mention], name: str) -> Ints:
        return np.array([getattr(m, name) for m in mentions], np.int64)

    @staticmethod
    def _names(names: Sequence[str]) -> Ints:
        known = {"": 0}
        return np.array([known.setdefault(name, len(known)) for name in names], np.int64)


def _times_named(mentions: Sequence[Mention]) -> list[int]:
    """How often each mention's head word heads another: what a text is about is what is pointed at."""
    counts = Counter(m.head for m in mentions)
    return [counts[m.head] - 1 if m.kind else 0 for m in mentions]


def _joined_by_grammar(columns: _Columns, later: Ints, earlier: Ints) -> list[NDArray[np.bool_]]:
    """Apposition; subject and predicate noun ("Lund is a nurse"); two arguments of one verb, seldom one thing."""
    governs = columns.governor[later] == columns.token[earlier]
    governed = columns.governor[earlier] == columns.token[later]
    return [
        governs & columns.is_appos[later],
        governs & ~columns.is_appos[later],
        governed & columns.is_subject[earlier],
        governed & ~columns.is_subject[earlier],
        columns.governor[later] == columns.governor[earlier],
    ]


def _shared_words(mentions: Sequence[Mention], later: Ints, earlier: Ints, kinds: Ints) -> list[NDArray[np.bool_]]:
    """Whether the later mention's content words are all in the earlier one, the reverse, and whether any is shared."""
    found = np.zeros((3, len(later)), bool)
    for n in np.flatnonzero((kinds[later] > 0) & (kinds[earlier] > 0)).tolist():
        one, two = mentions[later[n]].content, mentions[earlier[n]].content
        if not one.isdisjoint(two):
            found[:, n] = one <= two, two <= one, True
    return list(found)


def _one_hot(values: Ints, size: int) -> Floats:
    found: Floats = np.eye(size, dtype=np.float32)[values]
    return found
