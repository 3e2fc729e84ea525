"""Lemmas: a script turns a word into its lemma, and English grammar holds the encoder's choice of scripts in check.

A script lowers the case or keeps it, cuts letters at the end, and appends others ("l-3+y").
"""

import csv
import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources

# A stem that is so many times rarer than another one that grammar allows is a slip ("mak" for "make").
RARER = 4
UNKNOWN = 10**9  # the rank of what is no word
# Ends that no English verb has without an e; "murmur" and "augur" are irregular here.
_ENDS_IN_E = re.compile(r"(?:[vcu]|[^aeiour]ur)$")


def make_script(form: str, lemma: str) -> str:
    """The script that turns a word into its lemma, with the shortest change at the end.

    >>> make_script("Cities", "city")
    'l-3+y'
    """
    keep, lower = _change_of_end(form, lemma), _change_of_end(form.lower(), lemma)
    if len(lower) < len(keep):
        return "l" + lower
    return ("l" if lower == keep and form.islower() else "k") + keep


def apply_script(form: str, script: str) -> str:
    """The lemma that a script makes of a word; never empty.

    >>> apply_script("Parties", "l-3+y")
    'party'
    """
    cut, _, added = script[2:].partition("+")
    base = form.lower() if script[0] == "l" else form
    return base[: max(0, len(base) - int(cut))] + added or base


def choose_lemma(form: str, xpos: str, script: str, rank: Callable[[str], int | None]) -> str:
    """The lemma of a word with that tag: an irregular form's own, else the script's if grammar allows it.

    Args:
        rank: the place of a word in a vocabulary by frequency, None if it is not in it.
    """
    lower = form.lower()
    irregular = _irregular().get((lower, xpos))
    if irregular is not None:
        return irregular
    found = apply_script(form, script)
    allowed = regular_lemmas(lower, xpos)
    if not allowed:
        return found
    ranks = {lemma: UNKNOWN if (at := rank(lemma)) is None else at for lemma in allowed}
    best = min(allowed, key=lambda lemma: ranks[lemma])  # the first of equals
    return found if found in ranks and ranks[found] <= RARER * ranks[best] else best


def regular_lemmas(form: str, xpos: str) -> Sequence[str]:
    """What a regular inflected form can come from; nothing for a form that shows no ending.

    >>> regular_lemmas("planned", "VBD"), regular_lemmas("parties", "NNS")
    (['plann', 'planne', 'plan'], ['party', 'partie'])
    """
    if not form.isalpha() or len(form) < 4:
        return []
    if xpos in ("VBD", "VBN") and form.endswith("ed"):
        return [form[:-3] + "y"] if form.endswith("ied") else _stems(form[:-2])
    if xpos == "VBG" and form.endswith("ing") and len(form) > 5:
        return _stems(form[:-3])
    if xpos in ("VBZ", "NNS") and form.endswith("s") and not form.endswith("ss"):
        if form.endswith("ies"):
            return [form[:-3] + "y", form[:-1]]
        return [form[:-1], form[:-2]] if form.endswith(("ses", "xes", "zes", "ches", "shes", "oes")) else [form[:-1]]
    return []


def _stems(stem: str) -> list[str]:
    """ "wait", "waite" of "waited"; "plan" of "planned" too; of "injured" nothing but "injure"."""
    if _ENDS_IN_E.search(stem):
        return [stem + "e"]
    doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiou"
    return [stem, stem + "e", *([stem[:-1]] if doubled else [])]


@cache
def _irregular() -> dict[tuple[str, str], str]:
    text = (resources.files("recension.encoder") / "irregular.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {(row["form"], row["xpos"]): row["lemma"] for row in rows}


def _change_of_end(form: str, lemma: str) -> str:
    shared = 0
    while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
        shared += 1
    return f"-{len(form) - shared}+{lemma[shared:]}"
