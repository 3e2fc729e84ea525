"""Sources: which words of a clause of saying name the one who says it."""

from collections.abc import Sequence

from ..encoder.findings import Analysis
from .cues import load_cues
from .inverted import behind_inverted, left_of_clause
from .trees import children

Range = tuple[int, int]


_CLIMBS = 5


RELATIVE = frozenset({"who", "which", "that"})


_BEFORE_HEAD = frozenset(
    {"det", "amod", "compound", "nmod:poss", "nummod", "flat", "nmod", "nmod:desc", "nmod:unmarked", "appos", "advmod"}
)


_AFTER_HEAD = frozenset({"nmod", "flat", "compound", "nummod", "appos", "conj", "nmod:unmarked", "amod"})


_PASSING_ON = frozenset({"quoted", "quotes", "quoting", "quote"})
SOURCE_WORDS = 14


_MARKS = frozenset({'"', "”", "''", "’"})
_JOINING = frozenset({"and"})


_WITHIN = frozenset({"of", "in", "for", "at", "from"})


_PHRASE_TAGS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON"})


def find_source(analysis: Analysis, cue: int) -> tuple[int | None, Range | None]:
    """Head and words of the source: the tree's subject, or, where the tree lost it, the noun phrase before the verb."""
    source, beside = find_subject(analysis, cue), _phrase_before(analysis, cue)
    if analysis.tokens[cue].text.lower() in _PASSING_ON:
        return _quoted_one(analysis, cue)
    far = _farther(analysis, cue, source, beside)
    if far is not None:
        return far
    if beside is not None and analysis.tokens[beside[1] - 1].text.lower() in RELATIVE:
        # "the army, which says": the parser may hang the clause on a farther noun
        source, beside = antecedent_of(analysis, beside[1] - 1) or source, None
    if source is not None and analysis.tokens[source].text.lower() in RELATIVE:
        source = antecedent_of(analysis, source)
    if beside is not None and (source is None or (source not in range(*beside) and is_aside(analysis, cue, beside))):
        head = _head_of(analysis, beside)
        if head is not None and not children(analysis, cue, "aux:pass"):
            return head, beside
    if source is None:
        return None, None
    phrase = source_phrase(analysis, source)
    if beside is not None and phrase[0] > 0 and analysis.tokens[phrase[0] - 1].upos == "ADP" and beside[0] < phrase[0]:
        # "a shopkeeper in the market said": what a preposition governs is no subject
        return _head_of(analysis, beside) or source, beside
    if phrase[1] < cue and analysis.tokens[phrase[1]].xpos == "POS":
        return _possessed(analysis, phrase, cue)
    return source, phrase


def _farther(
    analysis: Analysis, cue: int, source: int | None, beside: Range | None
) -> tuple[int | None, Range | None] | None:
    """The source where it is not what stands before the verb: "…, said Lind.", "Lind, who saw the quay, said …"."""
    turned = behind_inverted(analysis, cue)
    if turned is not None:
        return _head_of(analysis, turned), turned
    noun = left_of_clause(analysis, beside[1] - 1, cue) if source is None and beside is not None else None
    return None if noun is None else (noun, source_phrase(analysis, noun))


def _quoted_one(analysis: Analysis, cue: int) -> tuple[int | None, Range | None]:
    """ "the paper quoted her as saying", "she was quoted": the one who is quoted speaks."""
    named = named_before_as(analysis, cue)
    head = _head_of(analysis, named) if named else None
    if head is not None:
        return head, named
    before = [s for s in children(analysis, cue, "nsubj:pass") if s < cue]
    quoted = before[-1:] or children(analysis, cue, "obj", "nsubj:pass")
    return (quoted[0], source_phrase(analysis, quoted[0])) if quoted else (None, None)


def named_before_as(analysis: Analysis, cue: int) -> Range | None:
    """The words between "quoted" and "as saying", wherever the parser hung them; None for another verb."""
    if analysis.tokens[cue].text.lower() not in _PASSING_ON:
        return None
    last = min(analysis.sentences[analysis.tokens[cue].sentence].last, cue + SOURCE_WORDS)
    stop = next((i for i in range(cue + 1, last - 1) if analysis.tokens[i].text.lower() == "as"), None)
    told = stop is not None and stop > cue + 1 and analysis.tokens[stop + 1].xpos == "VBG"
    return (cue + 1, stop) if stop is not None and told else None


def antecedent_of(analysis: Analysis, pronoun: int) -> int | None:
    """The noun right before a relative pronoun, a comma aside; a parser often reaches back to a farther one."""
    beside = pronoun - 1
    while beside > 0 and analysis.tokens[beside].text == ",":
        beside -= 1
    return beside if beside >= 0 and analysis.tokens[beside].upos in ("NOUN", "PROPN") else None


def is_aside(analysis: Analysis, cue: int, phrase: Range) -> bool:
    """Whether the phrase and the verb are put in between commas: "…, the police said, …"."""
    return phrase[1] == cue and phrase[0] > 0 and analysis.tokens[phrase[0] - 1].text in (",", '"', "”", "'", "’")


def says_aside(analysis: Analysis, head: int) -> bool:
    """Whether a noun phrase behind a comma is the source of the verb right after it: "…, the army and others said"."""
    first, last = source_phrase(analysis, head)
    if last >= len(analysis.tokens) or first == 0 or analysis.tokens[first - 1].text != ",":
        return False
    after = analysis.tokens[last]
    return after.upos == "VERB" and load_cues().verb(after.text, after.lemma) in load_cues().strong


def is_of_accused(analysis: Analysis, cue: int) -> bool:
    """Whether a verb of accusing is passive, if only in a headline: a preposition stands in its object's place."""
    cues, token = load_cues(), analysis.tokens[cue]
    if cues.verb(token.text, token.lemma) not in cues.accusing or cue + 1 >= len(analysis.tokens):
        return False
    if children(analysis, cue, "obj", "ccomp", "obl:agent"):
        return False
    after = analysis.tokens[cue + 1]
    return after.upos in ("ADP", "SCONJ") and after.text.lower() not in ("that", "by")


def is_said_of(analysis: Analysis, cue: int) -> bool:
    """ "Five men said to have fled", "a man believed to be the owner": others say so of them.

    "The crew claimed to have won" says so itself; who "was claimed to have won" does not.
    """
    cues, token = load_cues(), analysis.tokens[cue]
    behind = [t.text.lower() for t in analysis.tokens[cue + 1 : cue + 3]]
    if token.xpos not in ("VBN", "VBD") or behind not in (["to", "be"], ["to", "have"]):
        return False
    told = (cues.verb(token.text, token.lemma) or token.lemma.lower()) in cues.said_of
    return told or bool(children(analysis, cue, "aux:pass", "nsubj:pass"))


def _possessed(analysis: Analysis, owner: Range, cue: int) -> tuple[int, Range]:
    """ "Her uncle's neighbour, Ann Lee, wrote": the possessor speaks no word."""
    head = owner[1] + 1
    while head + 1 < cue and analysis.tokens[head + 1].upos in ("NOUN", "PROPN"):
        head += 1
    last = cue
    while last > head + 1 and analysis.tokens[last - 1].text == ",":
        last -= 1
    plain = all(analysis.tokens[i].upos in _PHRASE_TAGS | {"ADP", "PUNCT", "CCONJ"} for i in range(head, last))
    return head, (owner[0], last if plain and last - head <= SOURCE_WORDS else head + 1)


def _phrase_before(analysis: Analysis, cue: int) -> Range | None:
    """The words right before a verb, back to a mark or another verb: at most a name with its title."""
    sentence = analysis.sentences[analysis.tokens[cue].sentence]
    last = cue
    while last > sentence.first and (analysis.tokens[last - 1].text == "," or analysis.tokens[last - 1].upos == "ADV"):
        last -= 1
    short, long = (_reach_back(analysis, sentence.first, last, through) for through in (_JOINING, _JOINING | _WITHIN))
    # "on Monday in Boston police said": a phrase that is itself part of another is no source
    free = long == sentence.first or analysis.tokens[long - 1].upos not in ("ADP", "SCONJ", "VERB")
    first = long if free else short
    return (first, last) if first < last else None


def _reach_back(analysis: Analysis, start: int, last: int, through: frozenset[str]) -> int:
    first = last
    while first > start and first > last - SOURCE_WORDS:
        before = analysis.tokens[first - 1]
        joined = before.text.lower() in through and first - 1 > start and first < last
        if before.upos not in _PHRASE_TAGS and not (joined and analysis.tokens[first - 2].upos in ("NOUN", "PROPN")):
            break
        first -= 1
    return first


def _head_of(analysis: Analysis, phrase: Range) -> int | None:
    nouns = [i for i in range(*phrase) if analysis.tokens[i].upos in ("NOUN", "PROPN", "PRON")]
    return next((i for i in nouns if i + 1 == phrase[1] or analysis.tokens[i + 1].upos in ("ADP", "CCONJ")), None)


def find_subject(analysis: Analysis, cue: int) -> int | None:
    """The head of whoever does what the verb says, through coordination, control, participles and relative clauses."""
    at = cue
    for _ in range(_CLIMBS):
        token = analysis.tokens[at]
        if children(analysis, at, "aux:pass") and at == cue and not _is_passed_on(analysis, cue):
            return next(iter(children(analysis, at, "obl:agent")), None)
        if token.text.lower() in _PASSING_ON and at != cue:
            return next(iter(children(analysis, at, "obj", "nsubj:pass")), None)
        subjects = _subjects(analysis, at, cue)
        if subjects:
            subject = _speaking(analysis, at, subjects)
            relative = analysis.tokens[subject].text.lower() in RELATIVE
            if relative and token.relation.startswith("acl"):
                return token.head
            if relative and token.relation == "conj":  # "who leads the inquiry and who promised"
                at = token.head
                continue
            return None if analysis.tokens[subject].lemma.lower() in load_cues().nobody else subject
        if token.is_root:
            return None
        if token.relation.startswith("acl"):
            return _modified(analysis, token.head)
        if token.relation not in ("conj", "xcomp", "advcl", "parataxis", "ccomp") or analysis.tokens[
            token.head
        ].upos not in (
            "VERB",
            "AUX",
            "ADJ",
            "NOUN",
        ):
            return None
        at = token.head
    return None


def _subjects(analysis: Analysis, at: int, cue: int) -> list[int]:
    """The subjects of a verb, none where it only says that they exist: "there was a quarrel but later said"."""
    exists = at != cue and children(analysis, at, "expl")
    return [] if exists else children(analysis, at, "nsubj", "nsubj:pass")


def _is_passed_on(analysis: Analysis, cue: int) -> bool:
    """ "The mayor was quoted", "was reported as saying": he speaks; who "was reported to be ill" says nothing."""
    behind = [t.text.lower() for t in analysis.tokens[cue + 1 : cue + 3]]
    reported = analysis.tokens[cue].lemma.lower() == "report" and behind[:1] == ["as"] and len(behind) > 1
    saying = reported and analysis.tokens[cue + 2].xpos == "VBG"
    return saying or analysis.tokens[cue].lemma.lower() in ("quote", "cite")


def _speaking(analysis: Analysis, cue: int, subjects: Sequence[int]) -> int:
    """Of several subjects, as a parser may hang that of the words on the verb of saying, the nearer one before it; in
    "…," said the mayor, right after a closing mark, the one behind it."""
    turned = cue > 0 and analysis.tokens[cue - 1].text in _MARKS
    behind = next((s for s in subjects if s > cue), None)
    if turned and behind is not None:
        return behind
    return max((s for s in subjects if s < cue), default=subjects[0])


def _modified(analysis: Analysis, noun: int) -> int | None:
    """The noun that a participle says its words of: in "leaflets on the walls of the port saying", the leaflets."""
    at = noun
    for _ in range(_CLIMBS):
        token = analysis.tokens[at]
        if token.lemma.lower() in load_cues().carriers:
            return at
        if token.is_root or token.relation not in ("nmod", "obl", "conj"):
            break
        objects = [c for c in children(analysis, token.head, "obj") if c < at]
        at = objects[-1] if objects and token.relation == "obl" else token.head
    return noun if analysis.tokens[noun].upos in ("NOUN", "PROPN", "PRON") else None


def source_phrase(analysis: Analysis, head: int) -> Range:
    """The words of a source: its noun phrase without the clauses that hang on it."""
    first, last = head, head + 1
    for child in analysis.children[head]:
        token = analysis.tokens[child]
        left, right = analysis.subtree(child)
        inside = analysis.tokens[left:right]
        plain = len(inside) <= SOURCE_WORDS and all(t.upos != "VERB" and t.text.lower() not in RELATIVE for t in inside)
        # "a call for a “work force,” Lind said": behind a mark no title goes on
        parted = token.relation == "nmod:desc" and any(t.upos == "PUNCT" for t in analysis.tokens[left:head])
        if child < head and token.relation in _BEFORE_HEAD and plain and not parted:
            first = min(first, left)
        elif child > head and token.relation in _AFTER_HEAD and plain and left <= last + 1:
            last = max(last, right)
    sentence = analysis.sentences[analysis.tokens[head].sentence]
    # "Medical director Dr Nora Lind" is often torn in two by the parser.
    while (
        last < sentence.last
        and analysis.tokens[last].upos == "PROPN"
        and analysis.tokens[last - 1].upos in ("PROPN", "NOUN")
    ):
        last += 1
    return first, last
