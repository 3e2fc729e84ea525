"""Acronyms: what looks like one, and which names it may stand for."""

from .names import strip_name

_LEAST_NUMBERED = 2
_SMALL_WORDS = frozenset(["of", "the", "and", "for", "in", "on", "to", "a", "de", "la", "del", "des", "du", "&"])


def acronyms_of(name: str) -> frozenset[str]:
    """The acronyms a longer name may go by, in upper case.

    Example:
        >>> sorted(acronyms_of("Harbour and Coast Guard Agency"))
        ['HACGA', 'HCGA']
        >>> sorted(acronyms_of("National Highway 44"))
        ['HN44', 'NH44']
    """
    words = [w for w in strip_name(name).replace("-", " ").replace("/", " ").split() if w[0].isalnum()]
    if len(words) < 2:
        return frozenset()
    every = "".join(map(_initial, words)).upper()
    telling = [_initial(w) for w in words if w.lower() not in _SMALL_WORDS]
    forms = [every, "".join(telling).upper()]
    if (
        words[-1].isdigit() and len(telling) > _LEAST_NUMBERED
    ):  # "RN2" of "National Road 2", whose noun comes first abroad
        forms.append("".join((telling[1], telling[0], *telling[2:])).upper())
    return frozenset(a for a in forms if len(a) > 1)


def _initial(word: str) -> str:
    return word if word.isdigit() else word[0]


def is_acronym(text: str) -> bool:
    """Whether a word looks like an acronym: two to seven letters, at least two of them capitals, most of them."""
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return 2 <= len(letters) <= 7 and " " not in text and capitals >= 2 and capitals * 2 >= len(letters)


def is_acronym_of(short: str, name: str) -> bool:
    """Whether `short` is made of the initials of `name` ("TfH" of "Transport for Harbourside")."""
    letters = "".join(c for c in short if c.isalnum()).upper()
    is_own_start = strip_name(name).upper().startswith(letters)  # "NS" is not "NS4 Service"
    return is_acronym(short) and not is_own_start and letters in acronyms_of(name)
