"""Whether a clause leaves open who did what a denial is of: "he was shot", where somebody denies shooting him."""

import re

from recension.model.event import Role

from .denied import Denied, stems_in
from .told_clauses import Clause
from .wording import word_set, word_table

DOING = re.compile(r"(?:ever )?(?:having )?[a-z]{2,}ing\b(?! (?:was|were|had)\b)")
# "Shot by police officers or members of the guard": of each phrase the last word is who did it.
BY = re.compile(
    r"\b[a-z]+(?:ed|en|ung|ot) by (?P<doers>[\w'’-]+"
    r"(?: (?!(?:in|on|at|from|to|for|during|after|before|when|while|who|that|which|with|near|as|there|here|again"
    r"|last|this|either|alone|yesterday|today)\b)[\w'’-]+){0,6})"
)
PHRASE_END = re.compile(r" (?:and|or|nor|of|named|called) ")
SOMEBODY = re.compile(r"\b(?:they|he|she|it)\b", re.IGNORECASE)
SELF = re.compile(r"\b(?:him|her|them)sel(?:f|ves)\b")
# "He himself saw it", "Brisk himself", "the guard himself": stressed, and done to nobody.
STRESSED = re.compile(r"(?:\b(?:[Hh]e|[Ss]he|[Tt]hey|who)|\b[A-Z][\w'’-]+|\b[Tt]he [\w'’-]+) $")
SELF_WORDS = 5  # "turned the gun on himself"


def leaves_doer_open(clause: Clause, denied: Denied) -> bool:
    """Whether somebody denies doing what the clause tells as done by nobody, or by the sufferer to himself.

    "He was shot" and "he shot himself" do not answer one who "denied shooting him".
    """
    # "No shots were fired by guards": whoever else fired; but "they" may be the guards.
    doers = _doers(denied) if denied.key else frozenset()
    if doers and not doers & clause.stems and not SOMEBODY.search(clause.span.text):
        return True
    if not DOING.match(denied.content):
        return False
    if _is_done_to_himself(clause, denied) and not SELF.search(denied.content):
        return True
    deeds = [act for act in clause.acts if stems_in(act.lemma) & denied.stems]
    return bool(deeds) and not any(a.role is Role.ACTOR for act in deeds for a in act.mention.arguments)


def _doers(denied: Denied) -> frozenset[str]:
    """By whom it was not done: "not shot by local guards", and not "not closed by Monday" or "by mistake"."""
    by = BY.search(denied.span.text)
    heads = [phrase.split()[-1] for phrase in PHRASE_END.split(by["doers"])] if by else []
    nobody = word_set("no_doers") | frozenset(word_table()["sexes"]["pronouns"])
    return stems_in(" ".join(head for head in heads if head.lower() not in nobody))


def _is_done_to_himself(clause: Clause, denied: Denied) -> bool:
    """Whether what is denied is told as done by the sufferer: "he shot himself", and not "he himself saw it"."""
    text = clause.span.text
    ahead = (text[: m.start()] for m in SELF.finditer(text) if not STRESSED.search(text[: m.start()]))
    return any(stems_in(" ".join(before.split()[-SELF_WORDS:])) & denied.stems for before in ahead)
