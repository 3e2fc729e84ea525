"""People: which mentions by name are one person within a report."""

from collections.abc import Sequence

from recension.model.entity import EntityType, MentionKind
from recension.text.names import (
    Gender,
    PersonName,
    family_of,
    first_given,
    fold_name,
    fold_word,
    parse_person,
)
from recension.text.spelling import consonants, sound_alike

from .found import Found
from .grouping import Groups

_LEAST_SPELLING_CHARS = 4
_MOST_DISTINCT = 300  # full names of one report: a list of names is no story, and pairs grow with the square
_MOST_EARLY = 3  # a headline, a picture's caption and a summary may use a surname before the story names the bearer


def join_people(mentions: Sequence[Found], groups: Groups) -> None:
    """Join mentions of one person: the same name, a surname after a full name, another spelling of it.

    Two full names with one surname stay apart, and a bare surname that fits several goes to the one last named in
    full; before any of them is named it stays open.
    """
    people = [at for at, m in enumerate(mentions) if m.type is EntityType.PERSON and m.kind is MentionKind.NAME]
    parsed = {at: parse_person(f"{mentions[at].title or ''} {mentions[at].name}") for at in people}
    spelled: dict[str, list[int]] = {}
    for at in people:
        spelled.setdefault(fold_name(mentions[at].name or ""), []).append(at)
    full = {bare: members for bare, members in spelled.items() if is_full(parsed[members[0]])}
    _join_full_names(full, parsed, groups)
    for bare, members in spelled.items():
        if bare not in full:
            _join_short_names(bare, members, full, parsed, groups)


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
    if _differ_in_gender(left, right):
        return False
    short, long = sorted((one, two), key=len)
    if len(short) >= 2 and short[0] == long[0] and all(w in long for w in short):
        return True
    if not short or not long or not _is_one_given(first_given(left), first_given(right)):
        return False
    return is_one_spelling(family_of(left), family_of(right))


def _is_one_given(left: str, right: str) -> bool:
    if left[:1] != right[:1]:
        return consonants(left) == consonants(right) and len(left) > 2
    return left == right or 1 in (len(left), len(right)) or is_one_spelling(left, right)


def is_one_spelling(left: str, right: str) -> bool:
    """Whether two words are spellings of one name: consonants and vowels by class, and long enough to tell."""
    if left == right:
        return True
    alike = sound_alike(left, right, least=2)
    return alike and min(len(left), len(right)) >= _LEAST_SPELLING_CHARS and abs(len(left) - len(right)) <= 2


def _join_short_names(
    bare: str, members: list[int], full: dict[str, list[int]], parsed: dict[int, PersonName], groups: Groups
) -> None:
    """Join the mentions of one short name to its bearers: the only one, or the one last named in full."""
    for at in members:
        bearers = sorted(
            b
            for named in list(full.values())[:_MOST_DISTINCT]
            if _may_be_short_for(parsed[at], bare, parsed[named[0]])
            for b in named
        )
        roots = {groups.root(b) for b in bearers}
        before = [b for b in bearers if b < at]
        if not roots or _is_told_before(members, bearers):
            twin = next((b for b in members if not _differ_in_gender(parsed[b], parsed[at])), at)
            groups.join(twin, at, "the same name")
        elif len(roots) == 1:
            groups.join(bearers[0], at, f"“{parsed[at].core}” is short for “{parsed[bearers[0]].core}”")
        elif before:
            groups.join(before[-1], at, f"“{parsed[at].core}” was last named as “{parsed[before[-1]].core}”")


def _differ_in_gender(left: PersonName, right: PersonName) -> bool:
    return bool(left.gender and right.gender and left.gender is not right.gender)


def _is_told_before(members: list[int], bearers: list[int]) -> bool:
    """Whether a surname is used so often before its only bearer is named in full that it must be another's."""
    early = sum(at < bearers[0] for at in members)
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
