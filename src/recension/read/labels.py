"""A short label for an event: the report's own words around the trigger, trimmed to what stands together."""

from collections.abc import Sequence

from recension.encoder.findings import Analysis, Token

from .arguments import Frame
from .cast import Cast, spoken_of
from .trees import children, phrase, with_conjuncts

_MOST_CHARS = 90
_LONGEST_SUBJECT_CHARS = 60
_VERB_PARTS = ("aux", "aux:pass", "compound:prt", "advmod", "cop")
_FINITE = ("VBD", "VBZ", "VBP")
_NOT_FIRST = ("DET", "PUNCT", "CCONJ", "ADP")
# Between subject and object of one clause there is no room for more words than this; a wider gap is another clause.
_WIDEST_GAP = 4
_MOST_CONJUNCTS = 12  # how far up a coordination is followed


def find_label(cast: Cast, frame: Frame) -> str:
    """The label: a noun's own phrase, or the clause from a verb's subject to its object if nothing stands between."""
    first, last = phrase(cast.analysis, frame.trigger) if frame.is_noun else _clause(cast, frame)
    tokens = cast.analysis.tokens
    if frame.is_noun:
        # A noun's own phrase has no verb before it: in "Lee of the guard said at a conference" the tree is wrong.
        first = 1 + max(
            (i for i in range(first, frame.trigger) if tokens[i].upos in ("VERB", "AUX")), default=first - 1
        )
    while first < frame.trigger and _is_hollow(tokens, first) and not cast.name_of_pronoun(first):
        first += 1
    if frame.is_noun:
        last = _before_aside(cast.analysis, frame.trigger, last)
    while last - 1 > frame.trigger and _may_go(tokens[last - 1], frame.trigger):
        last -= 1
    # A subject that stands further off is left out: the tree may be wrong, and "the raids … killed a guard" be untrue.
    label = _shortened(cast, first, frame.trigger, last)
    return label if frame.is_noun or first < frame.trigger else _standing(cast, frame, label, last)


def _standing(cast: Cast, frame: Frame, label: str, last: int) -> str:
    """A label that opens with its verb, made to stand by itself: "51 wounded" for "wounded 51", "Iran denied"."""
    verb, analysis = cast.analysis.tokens[frame.trigger], cast.analysis
    named = [i for i in frame.objects if frame.trigger < i < last and analysis.tokens[i].upos != "PRON"]
    spans = [phrase(analysis, i) for i in named]
    if spans and verb.xpos in ("VBD", "VBN") and verb.text.endswith("ed") and max(spans)[1] == last:
        first = min(spans)[0] + (analysis.tokens[min(spans)[0]].upos == "DET")
        between = analysis.text[verb.start : analysis.tokens[min(spans)[0]].start].strip()
        return f"{analysis.text[slice(*analysis.offsets(first, last))]} {between}"[:_MOST_CHARS]
    left_open = last - frame.trigger == 2 and analysis.tokens[last - 1].upos == "PRON"  # "denied that"
    if last - frame.trigger > 1 and not left_open:
        return label
    return f"{_who(cast, frame)} {label}".strip()[:_MOST_CHARS]


def _who(cast: Cast, frame: Frame) -> str:
    """Whom a verb that stands alone is about, if the tree or the chains tell: who does it, or of "freed" bears it."""
    verb = cast.analysis.tokens[frame.trigger]
    if verb.xpos in _FINITE and frame.subjects:
        doer = cast.chain_at(frame.subjects[0])
        return (spoken_of(doer) or "") if doer is not None else ""
    index = next((i for i in children(cast.analysis, frame.trigger, "nsubj:pass") if i in frame.objects), None)
    if index is None:
        return ""
    borne = cast.chain_at(index)
    if cast.analysis.tokens[index].upos == "PRON":
        return (spoken_of(borne) or "") if borne is not None else ""
    first, last = phrase(cast.analysis, index)
    first += cast.analysis.tokens[first].upos == "DET"
    text = " ".join(cast.analysis.text[slice(*cast.analysis.offsets(first, last))].split())
    return text if len(text) <= _LONGEST_SUBJECT_CHARS else ""


def _is_hollow(tokens: Sequence[Token], index: int) -> bool:
    """Whether a label cannot begin with the word; "at" of "at least" belongs to the figure."""
    is_bound = tokens[index + 1].text.lower() in ("least", "most") if index + 1 < len(tokens) else False
    return tokens[index].upos in _NOT_FIRST and not is_bound


def _before_aside(analysis: Analysis, trigger: int, last: int) -> int:
    """Where a noun's phrase ends before its first comma, unless what follows is coordinated with the noun."""
    commas = (i for i in range(trigger + 1, last) if analysis.tokens[i].text == ",")
    comma = next(commas, last)
    return last if any(trigger < i < last for i in with_conjuncts(analysis, trigger) if i != trigger) else comma


def _may_go(token: Token, trigger: int) -> bool:
    """Whether a label can end before the word; "carry on" cannot without its "on"."""
    particle = token.head == trigger and token.relation == "compound:prt"
    return token.upos in ("PUNCT", "CCONJ", "ADP") and not particle


def _clause(cast: Cast, frame: Frame) -> tuple[int, int]:
    analysis = cast.analysis
    parts = [
        frame.trigger,
        *(c for c in children(analysis, frame.trigger, *_VERB_PARTS) if abs(c - frame.trigger) <= 3),
    ]
    first, last = min(parts), max(parts) + 1
    before = [_together(analysis, i) for i in (*frame.subjects, *frame.objects) if i < first]
    told = [c for c in children(analysis, frame.trigger, "xcomp") if analysis.tokens[c].upos == "ADJ"]
    after = [_together(analysis, i) for i in (*frame.objects, *told, *(h for _, h in frame.obliques)) if i >= last]
    near = max(before, key=lambda p: p[1], default=None)
    # "accused the guard of lying": the guard stands beside another verb
    marks = (i for i in children(analysis, frame.trigger, "mark") if i < first and analysis.tokens[i].upos != "PART")
    opened = max(marks, default=-1)
    is_beside = near is not None and first - near[1] <= _WIDEST_GAP and near[1] > opened
    # "were missing" without those who were says no more than "missing"
    first = near[0] if near is not None and is_beside else frame.trigger
    for span in sorted(after):
        # "opened “wild” fire": an adjective in quotes may pass for an object, and its noun for a second one
        is_quoted = last > frame.trigger + 1 and analysis.tokens[last - 1].upos == "ADJ" and span[0] - last <= 1
        if (last <= frame.trigger + 1 or is_quoted) and span[0] - last <= _WIDEST_GAP:
            last = max(last, span[1])
    return first, last


def _together(analysis: Analysis, index: int) -> tuple[int, int]:
    """The words of all that a noun is coordinated with: no label tells the driver of "Voss and a driver" alone."""
    first = index
    for _ in range(_MOST_CONJUNCTS):
        above = analysis.tokens[first].head
        # In broken text the first of those coordinated may hang on a later word.
        if analysis.tokens[first].relation != "conj" or above >= first or not _is_noun(analysis.tokens[above]):
            break
        first = above
    spans = [phrase(analysis, i) for i in _conjuncts(analysis, first)]
    return spans[0][0], max(last for _, last in spans)


def _conjuncts(analysis: Analysis, first: int) -> list[int]:
    """A noun and all that is coordinated with it, in chains, too."""
    found = [first]
    for index in found:
        found.extend(c for c in with_conjuncts(analysis, index) if c not in found and _is_noun(analysis.tokens[c]))
    return found


def _is_noun(token: Token) -> bool:
    return token.upos in ("NOUN", "PROPN", "PRON", "NUM")


def _shortened(cast: Cast, first: int, trigger: int, last: int) -> str:
    """The words, pronouns at either end exchanged for the names that they stand for; cut where they are too many."""
    analysis = cast.analysis
    owner = cast.name_of_pronoun(first) if first < trigger else None
    if owner and analysis.tokens[first].xpos == "PRP$":
        owner += "’s"
    borne = _name_borne(cast, first, last - 1) if last - 1 > trigger else None
    start, end = analysis.offsets(first + 1 if owner else first, last - 1 if borne else last)
    if analysis.tokens[trigger].start - start > _LONGEST_SUBJECT_CHARS:
        owner, verb = _first_of_many(cast, first, trigger)
        start = analysis.tokens[verb].start
    words = [owner, *_without_relative(cast, first, trigger, start, end), borne]
    text = " ".join(word for word in words if word)
    text = text if text.count('"') % 2 == 0 else text.replace('"', "")
    return text if len(text) <= _MOST_CHARS else text[:_MOST_CHARS].rsplit(" ", 1)[0] + " …"


def _without_relative(cast: Cast, first: int, trigger: int, start: int, end: int) -> list[str]:
    """The words, without the "who" of "girl who was shot": what is told of her stands as a clause of its own.

    Of "the shooting in the flats that killed two", the tree may say that the flats did; "who" speaks of people.
    """
    tokens, text = cast.analysis.tokens, cast.analysis.text
    named = [i for i in range(first + 1, trigger) if tokens[i].start >= start]
    who = next((i for i in named if tokens[i].text.lower() == "who"), None)
    is_subject = who is not None and tokens[trigger].relation == "acl:relcl" and tokens[who].head == trigger
    if who is None or not is_subject or not tokens[who].relation.startswith("nsubj"):
        return text[start:end].split()
    return [*text[start : tokens[who].start].rstrip(" ,").split(), *text[tokens[who].end : end].split()]


def _first_of_many(cast: Cast, first: int, trigger: int) -> tuple[str | None, int]:
    """For many subjects "Voss and others", and where its verb begins; only the verb for one that is long."""
    analysis = cast.analysis
    # the subject's own head is what no other word of the subject governs
    inside = range(first, trigger)
    heads = (i for i in inside if analysis.tokens[i].head not in inside and _is_noun(analysis.tokens[i]))
    head = next(heads, first)
    last = max(phrase(analysis, i)[1] for i in _conjuncts(analysis, head))
    start, end = analysis.offsets(*phrase(analysis, head))
    text = " ".join(analysis.text[start:end].split())
    if len(_conjuncts(analysis, head)) == 1 or last > trigger or len(text) > _LONGEST_SUBJECT_CHARS:
        return None, trigger
    return f"{text} and others", last


def _name_borne(cast: Cast, first: int, index: int) -> str | None:
    """The name for a pronoun that ends a label: a proper one, and of nobody whom the label names ("Voss saw Voss")."""
    chain = cast.chain_at(index)
    name = cast.name_of_pronoun(index)
    if name is None or chain is None or not chain.names:
        return None
    told = {token.text for token in cast.analysis.tokens[first:index]}
    inside = any(cast.chain_at(i) is chain for i in range(first, index))
    return None if inside or told & set(name.split()) else name
