"""People: which mentions by name are one person within a report."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from recension.encoder.findings import Analysis
from recension.model.entity import EntityType, MentionKind
from recension.text.names import (
    Gender,
    PersonName,
    are_fields_apart,
    are_given_names,
    family_of,
    fields_of,
    first_given,
    fold_name,
    fold_word,
    gender_of_given,
    is_numbered,
    parse_person,
    told_gender,
    whole_title,
)
from recension.text.spelling import consonants, sound_alike

from .agreement import gender_of_pronoun
from .found import Found
from .grouping import Groups

_LEAST_SPELLING_CHARS = 4
_MOST_DISTINCT = 300  # full names of one report: a list of names is no story, and pairs grow with the square
_MOST_TO_PRONOUN = 30  # words from a surname to the pronoun that tells whose it is
_AT_ENDS = 20  # bearers named before a surname, from either end, among whom it is looked for
_MOST_SENTENCES_BACK = 2  # from a surname to whom it was last given to, if that alone is to tell whose it is
_MOST_EARLY = 3  # a headline, a picture's caption and a summary may use a surname before the story names the bearer


def join_people(analysis: Analysis, mentions: Sequence[Found], groups: Groups) -> None:
    """Join mentions of one person: the same name, a surname after a full name, another spelling of it.

    Two full names with one surname stay apart, and a bare surname that fits several goes to the one of its title, else
    to the one last named that the pronouns behind it allow; before any of them is named it stays open.
    """
    people = [at for at, m in enumerate(mentions) if m.type is EntityType.PERSON and m.kind is MentionKind.NAME]
    names = _without_numbers({at: mentions[at].name or "" for at in people})
    parsed = {at: parse_person(f"{mentions[at].title or ''} {names[at]}") for at in people}
    spelled: dict[str, list[int]] = {}
    for at in people:
        spelled.setdefault(fold_name(names[at]), []).append(at)
    full = {bare: members for bare, members in spelled.items() if is_full(parsed[members[0]])}
    _join_full_names(full, parsed, groups)
    for bare, members in spelled.items():
        if bare not in full:
            _ShortNames(analysis, mentions, groups, parsed, full).join(bare, members)


def _without_numbers(names: dict[int, str]) -> dict[int, str]:
    """The names, "Abbas II" as "Abbas" where the report tells of no other Abbas by his number."""
    numbers: dict[str, set[str]] = defaultdict(set)
    for name in names.values():
        if is_numbered(name):
            numbers[fold_word(name.split()[0])].add(name.split()[1])
    only = {first for first, told in numbers.items() if len(told) == 1}
    return {
        at: name.split()[0] if is_numbered(name) and fold_word(name.split()[0]) in only else name
        for at, name in names.items()
    }


def is_full(name: PersonName) -> bool:
    """Whether a name has a given and a family part, or is a family-first name of several words."""
    return bool(first_given(name)) or (
        len(name.family) > 1 and not name.given and family_of(name) == fold_word(name.family[0])
    )


def _join_full_names(full: dict[str, list[int]], parsed: dict[int, PersonName], groups: Groups) -> None:
    for members in full.values():
        for at in members[1:]:
            groups.join(members[0], at, "the same name")
    distinct = sorted(members[0] for members in full.values())[:_MOST_DISTINCT]
    for number, at in enumerate(distinct):
        for before in distinct[:number]:
            if are_one_full_name(parsed[before], parsed[at]):
                groups.join(before, at, "the same name in another form")
            elif family_of(parsed[before]) == family_of(parsed[at]):
                groups.keep_apart(before, at)


def are_one_full_name(left: PersonName, right: PersonName) -> bool:
    """Whether two full names of one report are forms of one: a second surname, an initial, another spelling."""
    one, two = ([w for w in fold_name(n.core).split() if len(w) > 1] for n in (left, right))
    if _differ_in_gender(left, right) or _are_brother_and_sister(left, right):
        return False
    short, long = sorted((one, two), key=len)
    if len(short) >= 2 and short[0] == long[0] and all(w in long for w in short):
        return True
    if not short or not long or not _is_one_given(first_given(left), first_given(right)):
        return False
    return is_one_spelling(family_of(left), family_of(right))


def _are_brother_and_sister(left: PersonName, right: PersonName) -> bool:
    """Whether the given names tell so: "Daniel Lund" and "Daniela Lund"."""
    one, two = gender_of_given(left), gender_of_given(right)
    return first_given(left) != first_given(right) and bool(one and two and one is not two)


def _is_one_given(left: str, right: str) -> bool:
    if are_given_names(left, right) and Levenshtein.distance(left, right) > 1:
        return False  # "Craig" and "Greg"
    if left[:1] != right[:1]:
        return consonants(left) == consonants(right) and len(left) > 2
    return left == right or 1 in (len(left), len(right)) or is_one_spelling(left, right)


def is_one_spelling(left: str, right: str) -> bool:
    """Whether two words are spellings of one name: consonants and vowels by class, and long enough to tell."""
    if left == right:
        return True
    alike = sound_alike(left, right, least=2)
    return alike and min(len(left), len(right)) >= _LEAST_SPELLING_CHARS and abs(len(left) - len(right)) <= 2


class _ShortNames:
    """What joins short names to their bearers: the only one, or of several the likeliest of those named before."""

    def __init__(
        self,
        analysis: Analysis,
        mentions: Sequence[Found],
        groups: Groups,
        parsed: dict[int, PersonName],
        full: dict[str, list[int]],
    ) -> None:
        self._analysis, self._mentions, self._groups, self._parsed = analysis, mentions, groups, parsed
        self._full = list(full.values())[:_MOST_DISTINCT]
        self._told: dict[int, Gender] = {}
        self._fields = [frozenset(f for at in members for f in self._fields_of(at)) for members in self._full]

    def join(self, bare: str, members: list[int]) -> None:
        """Join the mentions of one short name, in text order."""
        parsed, groups = self._parsed, self._groups
        settled: list[int] = []
        unknown: list[int] = []
        forms = {self._form(at): at for at in members}
        known = {form: self._bearers(at, bare) for form, at in forms.items()}
        is_couple = len({parsed[at].gender for at in members} - {None}) > 1
        for at in members:
            bearers, first = known[self._form(at)]
            roots = {groups.root(b) for b in first}
            if not roots or _is_told_before(members, bearers):
                twin = next((b for b in unknown if self._are_twins(b, at, is_couple=is_couple)), None)
                if twin is None:
                    unknown.append(at)
                else:
                    groups.join(twin, at, "the same name")
            elif len(roots) == 1:
                groups.join(bearers[0], at, f"“{parsed[at].core}” is short for “{parsed[bearers[0]].core}”")
            else:
                again = [b for b in _ends(settled, len(settled)) if groups.root(b) in roots]
                chosen = self._choose(at, sorted((*_ends(bearers, bisect_left(bearers, at)), *again)), again)
                if chosen is not None:
                    groups.join(chosen, at, f"“{parsed[at].core}” was last named as “{parsed[chosen].core}”")
                    settled.append(at)

    def _form(self, at: int) -> tuple[object, ...]:
        """What of a short name tells whom it may mean."""
        name = self._parsed[at]
        return name.gender, family_of(name), name.honorific is None, fields_of(self._mentions[at].title or "")

    def _are_twins(self, left: int, right: int, *, is_couple: bool) -> bool:
        """Whether two mentions of a short name with no full name are of one: "Mr Lund" and "Mrs Lund" are a couple."""
        one, two = (fields_of(self._mentions[at].title or "") for at in (left, right))
        is_one_gender = not is_couple or self._parsed[left].gender is self._parsed[right].gender
        return is_one_gender and not are_fields_apart(one, two)

    def _bearers(self, at: int, bare: str) -> tuple[list[int], list[int]]:
        """The mentions in full of all whom the short name may mean, and the first mention of each of them."""
        own = fields_of(self._mentions[at].title or "")
        fitting = [
            named
            for named, fields in zip(self._full, self._fields, strict=True)
            if _may_be_short_for(self._parsed[at], bare, self._parsed[named[0]]) and not are_fields_apart(own, fields)
        ]
        return sorted(b for named in fitting for b in named), [named[0] for named in fitting]

    def _fields_of(self, at: int) -> frozenset[str]:
        """What title and apposition tell that somebody is: "Clara Holm, a teacher"."""
        tokens, name = self._analysis.tokens, self._mentions[at]
        beside = (tokens[c] for c in self._analysis.children[name.head] if tokens[c].relation == "appos")
        return fields_of(" ".join((name.title or "", *(t.lemma for t in beside if t.upos == "NOUN"))))

    def _choose(self, at: int, before: list[int], settled: list[int]) -> int | None:
        """Of those named before: by title, by what "he" or "she" says, then whom the last sentence is most about.

        Where the last is far, whom the report tells of most; where no sentence is about another, to whom the surname
        was given already.

        Args:
            settled: mentions of the short name that have found their bearer.
        """
        title = whole_title(self._mentions[at].title or "")
        alike = [b for b in before if title and whole_title(self._mentions[b].title or "").endswith(title)]
        holders = {self._groups.root(b) for b in alike}
        before = [b for b in before if self._groups.root(b) in holders] or before
        gender = self._parsed[at].gender or self._pronoun_after(at)
        before = [b for b in before if gender in (None, self._gender(b) or gender)]
        if before and self._sentence(at) - self._sentence(before[-1]) > _MOST_SENTENCES_BACK:
            before = self._most_told(before)
        elif settled and before and not self._is_subject_of_last(before):
            kept = [b for b in before if self._groups.root(b) in {self._groups.root(told) for told in settled}]
            before = self._most_told(kept or before)
        last = self._sentence(before[-1]) if before else -1
        named = [b for b in before if self._sentence(b) == last]
        depth = {b: len(self._analysis.path_to_root(self._mentions[b].head)) for b in named}
        chosen = min(named, key=lambda b: (depth[b], -b), default=None)
        if chosen is not None and gender is not None:
            self._told.setdefault(self._groups.root(chosen), gender)
        return chosen

    def _is_subject_of_last(self, before: list[int]) -> bool:
        """Whether the last sentence is about one of them: a daughter named by the way does not take a surname over."""
        last, tokens = self._sentence(before[-1]), self._analysis.tokens
        near = (tokens[self._mentions[b].head] for b in before if self._sentence(b) == last)
        return any(token.relation.startswith(("nsubj", "root")) for token in near)

    def _most_told(self, before: list[int]) -> list[int]:
        """The mentions of whom the report tells most often: a widow named by the way is not who it is about."""
        told = Counter(self._groups.root(b) for b in before)
        most = max(told.values())
        return [b for b in before if told[self._groups.root(b)] == most]

    def _gender(self, at: int) -> Gender | None:
        return told_gender(self._parsed[at]) or self._told.get(self._groups.root(at))

    def _pronoun_after(self, at: int) -> Gender | None:
        """The gender of the first "he" or "she" behind a name that is a subject, before anybody else is named."""
        tokens, name = self._analysis.tokens, self._mentions[at]
        if not tokens[name.head].relation.startswith("nsubj"):
            return None
        for token in tokens[name.last : name.last + _MOST_TO_PRONOUN]:
            if token.sentence > tokens[name.head].sentence + 1 or token.xpos == "NNP":
                return None
            gender = gender_of_pronoun(token.text)
            if gender is not None:
                return gender
        return None

    def _sentence(self, at: int) -> int:
        return self._analysis.tokens[self._mentions[at].head].sentence


def _differ_in_gender(left: PersonName, right: PersonName) -> bool:
    return bool(left.gender and right.gender and left.gender is not right.gender)


def _ends(ats: list[int], stop: int) -> list[int]:
    """Of the first so many those with which a long report began, where titles are given, and the latest."""
    return ats[:stop] if stop <= 2 * _AT_ENDS else ats[:_AT_ENDS] + ats[stop - _AT_ENDS : stop]


def _is_told_before(members: list[int], bearers: list[int]) -> bool:
    """Whether a surname is used so often before its only bearer is named in full that it must be another's."""
    early = bisect_left(members, bearers[0])
    return early >= _MOST_EARLY and early > len(bearers)


def _may_be_short_for(name: PersonName, bare: str, full: PersonName) -> bool:
    if _differ_in_gender(name, full):
        return False
    family = family_of(full)
    own = family_of(name) or bare
    words = fold_name(full.core).split()
    if is_one_spelling(own, family) or bare in (" ".join(words[-n:]) for n in range(1, len(words))):
        return True
    # "Omar" of "Omar Haddad Nasser": a given name, where no form of address asks for a family name
    return bare in words and (name.honorific is None or name.gender is Gender.MALE)
