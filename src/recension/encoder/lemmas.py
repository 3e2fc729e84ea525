"""A lemma as an edit of its word: lower the case or keep it, cut letters at the end, append others ("l-3+y")."""


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


def _change_of_end(form: str, lemma: str) -> str:
    shared = 0
    while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
        shared += 1
    return f"-{len(form) - shared}+{lemma[shared:]}"
