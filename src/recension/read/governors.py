"""Governors: what the verbs and nouns above an event say of its status, as "threatened to" and "a plan for"."""

from ..encoder.findings import Analysis
from ..model.event import Status
from .statuswords import is_negated, read_status_words, status_of_word
from .trees import case_words, children

_CLIMB = 4  # "said it was considering whether to ask…": further up, the governing verb says nothing of this event


def find_status_above(analysis: Analysis, index: int) -> Status | None:
    """What the verbs and nouns above say: "threatened to", "a plan for", "denied"."""
    at = index
    for _ in range(_CLIMB):
        token = analysis.tokens[at]
        if token.is_root:
            return None
        above, relation = token.head, token.relation
        found = _of_governor(analysis, at, above, relation)
        if found:
            return found
        # past an adverbial or a relative clause, what stands above is another story: "fled after the attack"
        if relation not in ("xcomp", "ccomp", "obj", "conj", "nmod", "nsubj:pass", "acl"):
            return None
        if relation == "nmod" and case_words(analysis, at) not in ("of", "for", "to"):
            return None
        at = above
        if relation == "ccomp" and not _status_of(analysis, above, "governors", ""):
            return None
    return None


def _of_governor(analysis: Analysis, at: int, above: int, relation: str) -> Status | None:
    governor = analysis.tokens[above]
    preposition = case_words(analysis, at)
    if relation == "compound" and governor.lemma.lower() in read_status_words()["charges"]["words"]:
        return Status.POSSIBLE
    if governor.upos == "NOUN" and relation in ("acl", "nmod"):
        return _of_noun_above(analysis, at, above, relation)
    if relation in ("xcomp", "ccomp", "advcl"):
        found = _of_clause(analysis, at, above, relation)
    elif relation in ("obj", "nsubj:pass"):
        found = _of_object(analysis, at, above)
    elif relation == "obl":
        found = _of_oblique(analysis, above, preposition)
    elif relation == "conj":
        # "threatened to close the port and expel the crew": both stand under the threat
        found = None
    else:
        found = None
    if found is Status.DENIED and is_negated(analysis, above):
        return None
    return found


def _of_noun_above(analysis: Analysis, at: int, above: int, relation: str) -> Status | None:
    """ "a plan to withdraw", "charges of robbing"; but "charges filed" were filed, "in charge of" charges nobody."""
    participle = relation == "acl" and analysis.tokens[at].xpos == "VBN" and not children(analysis, at, "mark", "aux")
    lemma = analysis.tokens[above].lemma.lower()
    if participle or (lemma == "charge" and case_words(analysis, above) == "in"):
        return None
    if relation == "nmod" and case_words(analysis, at) not in ("of", "for", "to", ""):
        return None
    return status_of_word("nouns", lemma)


def _of_object(analysis: Analysis, at: int, above: int) -> Status | None:
    found = _status_of(analysis, above, "object_governors", "")
    noun, verb = analysis.tokens[at].lemma.lower(), analysis.tokens[above].lemma.lower()
    if found is Status.DENIED and noun in read_status_words()["spoken"]["words"]:
        return None
    if verb == "reject" and noun in read_status_words()["condemned_when_rejected"]["words"]:
        return None
    if verb == "announce" and noun in read_status_words()["done_when_announced"]["words"]:
        return None
    return found


def _of_oblique(analysis: Analysis, above: int, preposition: str) -> Status | None:
    """ "appealed for talks", "prepared for an attack"; but a match delayed because of the attacks plans none."""
    found = _status_of(analysis, above, "object_governors", preposition)
    lemma = analysis.tokens[above].lemma.lower()
    with_its_word = status_of_word("object_governors", f"{lemma} {preposition}")
    wanted = preposition == "for" and found in (Status.PLANNED, Status.DEMANDED)
    return found if with_its_word or wanted else None


def _of_clause(analysis: Analysis, at: int, above: int, relation: str) -> Status | None:
    governor = analysis.tokens[above]
    infinitive = analysis.tokens[at].xpos == "VB"
    if governor.lemma.lower() == "able" and infinitive:
        return _of_ability(analysis, above)
    if governor.upos == "ADJ" or governor.xpos in ("VBN", "VBG"):
        found = status_of_word("to_be", governor.text.lower())
        if found and infinitive:
            return found
    if relation == "advcl" and not infinitive:
        return status_of_word("governors", f"{governor.lemma.lower()} {case_words(analysis, at)}")
    if relation == "advcl":
        # purpose: "used batons to clear the square" tells of one act; whether it worked is open
        return None
    status = _status_of(analysis, above, "governors", "")
    telling = governor.lemma.lower() in read_status_words()["telling"]["words"]
    if relation == "ccomp" and telling and _is_told_as_fact(analysis, at):
        return None
    if relation == "ccomp" and status not in (Status.DENIED, Status.DEMANDED, Status.POSSIBLE, Status.THREATENED):
        return None
    if (
        status is Status.PLANNED
        and governor.lemma in ("announce", "decide", "agree", "order", "expect")
        and not infinitive
    ):
        return None
    return status


def _of_ability(analysis: Analysis, able: int) -> Status | None:
    """ "were able to escape": they did; "will be able to": they may; "were not able to": they did not."""
    if is_negated(analysis, able):
        return Status.DENIED
    beside = [analysis.tokens[c] for c in children(analysis, able, "cop", "aux")]
    past = any(t.xpos == "VBD" for t in beside) and not any(t.xpos == "MD" for t in beside)
    return None if past else Status.POSSIBLE


def _is_told_as_fact(analysis: Analysis, at: int) -> bool:
    """Whether a clause has a past or present tense of its own, and no "should": "told her that he had been shot"."""
    auxiliaries = [analysis.tokens[c] for c in children(analysis, at, "aux", "aux:pass", "cop")]
    tags = {analysis.tokens[at].xpos, *(a.xpos for a in auxiliaries)}
    return bool(tags & {"VBD", "VBZ", "VBP"}) and "MD" not in tags


def _status_of(analysis: Analysis, index: int, table: str, preposition: str) -> Status | None:
    lemma = analysis.tokens[index].lemma.lower()
    words = [analysis.tokens[c].lemma.lower() for c in children(analysis, index, "compound:prt")]
    words += (
        [case_words(analysis, c) for c in children(analysis, index, "obl")] if table == "governors" else [preposition]
    )
    longer = next((s for w in words if w and (s := status_of_word(table, f"{lemma} {w}"))), None)
    return longer or status_of_word(table, lemma)
