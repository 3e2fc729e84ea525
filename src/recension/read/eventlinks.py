"""How the text says that events hang together: because of, in retaliation for, after, as part of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ..encoder.findings import Analysis
from ..model.event import Relation
from .arguments import read_frame
from .linkcues import link_words, read_link_cues
from .plover import EventClass
from .trees import case_words, children, is_passive
from .triggers import Candidate

_DESCENT = ("nmod", "acl", "compound", "amod", "obj")


@dataclass(frozen=True, slots=True)
class TokenLink:
    """That the event at word `source` is `relation` to that at word `target`; `words` (half-open) say so."""

    source: int
    target: int
    relation: Relation
    words: tuple[int, int]


def find_links(analysis: Analysis, events: Mapping[int, Candidate]) -> tuple[TokenLink, ...]:
    """Every link that the text states between two of the events (by the index of their trigger), in text order."""
    found: dict[tuple[int, int], TokenLink] = {}
    for link in _all_links(analysis, events):
        if link.source != link.target and (link.target, link.source) not in found:
            found.setdefault((link.source, link.target), link)
    return tuple(found[pair] for pair in sorted(found))


def _all_links(analysis: Analysis, events: Mapping[int, Candidate]) -> Iterator[TokenLink]:
    for index in sorted(events):
        yield from _from_prepositions(analysis, index, events)
        yield from _from_effect(analysis, index, events)
        yield from _from_object(analysis, index, events)
    for token in analysis.tokens:
        if token.lemma.lower() in link_words("answer_nouns"):
            yield from _from_answer(analysis, token.index, events)
        elif token.upos == "VERB" and token.lemma.lower() in link_verbs():
            yield from _from_verb(analysis, token.index, events)
        if token.upos == "VERB" and token.lemma.lower() in _turns():
            yield from _from_course(analysis, token.index, events)
        if token.text.lower() in link_words("moods"):
            yield from _from_mood(analysis, token.index, events)


def _from_prepositions(analysis: Analysis, index: int, events: Mapping[int, Candidate]) -> Iterator[TokenLink]:
    """ "fled after the attack", "fired in response to the shelling", "died when the roof fell"."""
    frame = events[index].frame
    carriers = [index] if frame.light is None else [index, frame.light]
    for at in carriers:
        for child in children(analysis, at, "obl", "obl:agent", "nmod", "advcl", "acl", "advcl:relcl"):
            words = _lead(analysis, child)
            if words == "by" and analysis.tokens[child].relation == "obl:agent":
                continue  # "was seen by a man claiming a reward": somebody, and no event
            if analysis.tokens[child].lemma.lower() in link_words("answer_nouns") and words == "in":
                yield from _answers(analysis, index, child, events)
                continue
            for other in _with_coordinated(analysis, child, events):
                if other != index:
                    yield from _by_words(analysis, (index, other), (words, child), events)


def _with_coordinated(analysis: Analysis, child: int, events: Mapping[int, Candidate]) -> list[int]:
    """The event of a phrase or clause and those coordinated with it: "before he slipped and fell"."""
    return _events_at(analysis, (child, *children(analysis, child, "conj")), events)


def _by_words(
    analysis: Analysis, pair: tuple[int, int], lead: tuple[str, int], events: Mapping[int, Candidate]
) -> Iterator[TokenLink]:
    index, other = pair
    words, child = lead
    one, two = events[index].of, events[other].of
    span = _span(analysis, child)
    if words in link_words("effect_preposition") and _is_effect(one) and _is_cause(two):
        yield TokenLink(other, index, Relation.CAUSE, span)
        return
    if words in ("when", "as") and _is_effect(two) and _is_cause(one):
        yield TokenLink(index, other, Relation.CAUSE, span)
        return
    if words in link_words("ongoing") and _is_progressive(analysis, other):
        yield TokenLink(other, index, Relation.BEFORE, span)
        return
    if words in link_words("ongoing", "interrupted") and _is_progressive(analysis, index):
        yield TokenLink(index, other, Relation.BEFORE, span)
        return
    if words == "when" and not _is_effect(one) and analysis.tokens[other].xpos == "VBD" and _is_told(analysis, index):
        yield TokenLink(other, index, Relation.BEFORE, span)  # "was shot when he drew a gun"
        return
    row = link_relations("preposition").get(words) or link_relations("preposition").get(
        words.split()[-1] if words else ""
    )
    if row is not None and not (words == "by" and not is_passive(analysis, index)):
        relation, first = row
        source, target = (other, index) if first == "governed" else (index, other)
        yield TokenLink(source, target, relation, span)
    elif words in link_words("reason_preposition") and _has_reasons(one):
        yield TokenLink(other, index, Relation.CAUSE, span)
    elif words == "in" and two is not None and one is not None and events[other].frame.is_noun and _is_cause(two):
        yield TokenLink(index, other, Relation.PART_OF, span)


def _is_progressive(analysis: Analysis, index: int) -> bool:
    """ "was picking apples when he fell", "fell while picking apples": the picking had begun before."""
    token = analysis.tokens[index]
    auxiliaries = {analysis.tokens[c].text.lower() for c in children(analysis, index, "aux")}
    return token.xpos == "VBG" and (bool(auxiliaries & {"was", "were"}) or token.relation == "advcl")


def _is_told(analysis: Analysis, index: int) -> bool:
    """Whether a verb tells what came about: "fled", "was shot", not "was being led", "had left", "ready to go"."""
    token = analysis.tokens[index]
    auxiliaries = {analysis.tokens[c].text.lower() for c in children(analysis, index, "aux", "aux:pass")}
    return token.xpos == "VBD" or (token.xpos == "VBN" and bool(auxiliaries) and auxiliaries <= {"was", "were"})


def _answers(analysis: Analysis, index: int, noun: int, events: Mapping[int, Candidate]) -> Iterator[TokenLink]:
    for child in children(analysis, noun, "nmod", "obl"):
        other = event_at(analysis, child, events)
        if other is not None and case_words(analysis, child) in ("for", "to", "against"):
            yield TokenLink(index, other, Relation.RETALIATION, (min(noun, child), max(noun, child) + 1))


def _from_answer(analysis: Analysis, noun: int, events: Mapping[int, Candidate]) -> Iterator[TokenLink]:
    """ "in retaliation for the raid", wherever the tree hangs it: the nearest event before it is what answers."""
    if case_words(analysis, noun) != "in":
        return
    first = analysis.sentences[analysis.tokens[noun].sentence].first
    before = [i for i in range(first, noun) if i in events]
    if before:
        index = max(before)
        causes = [i for i in events[index].frame.subjects if i in events] if _is_effect(events[index].of) else []
        yield from _answers(analysis, causes[0] if causes else index, noun, events)


def _from_effect(analysis: Analysis, index: int, events: Mapping[int, Candidate]) -> Iterator[TokenLink]:
    """ "airstrikes killed ten", "attacked a base, killing ten", "the attack in which ten died"."""
    frame, of = events[index].frame, events[index].of
    if not _is_effect(of):
        return
    token = analysis.tokens[index]
    for subject in frame.subjects:
        other = event_at(analysis, subject, events)
        if other is not None:
            yield TokenLink(other, index, Relation.CAUSE, (index, index + 1))
    for preposition, head in frame.obliques:
        if head in events and preposition in link_words("effect_preposition") and _is_cause(events[head].of):
            yield TokenLink(head, index, Relation.CAUSE, (index, index + 1))
    if (
        token.relation == "advcl"
        and token.xpos == "VBG"
        and token.head in events
        and not _is_effect(events[token.head].of)
    ):
        yield TokenLink(token.head, index, Relation.CAUSE, (index, index + 1))


def _from_object(analysis: Analysis, index: int, events: Mapping[int, Candidate]) -> Iterator[TokenLink]:
    """ "condemned the launch", "is investigating the crash": what is spoken of came first and is why."""
    if not _has_reasons(events[index].of) or _is_of(events[index].of, "PROTEST"):
        return
    for head in (*events[index].frame.objects, *events[index].frame.of):
        other = event_at(analysis, head, events)
        # "imposed a curfew": one event by verb and by noun, where "extended a curfew" is another
        prolongs = analysis.tokens[index].lemma.lower() in link_words("prolonging")
        same = other is not None and events[other].of is events[index].of and not prolongs
        if other is not None and events[other].of is not None and not same:
            yield TokenLink(other, index, Relation.CAUSE, (index, index + 1))


def _from_verb(analysis: Analysis, verb: int, events: Mapping[int, Candidate]) -> Iterator[TokenLink]:
    frame = read_frame(analysis, verb)
    ends = {
        "subject": _events_at(analysis, frame.subjects, events),
        "object": _events_at(analysis, frame.objects, events),
    }
    governor = analysis.tokens[verb].head
    if not ends["subject"] and analysis.tokens[verb].relation == "advcl" and governor in events:
        ends["subject"] = [governor]  # "shelled the port to avenge the raid", "exploded, starting a fire"
    lemma = analysis.tokens[verb].lemma.lower()
    names = {lemma: ends["object"], **{f"{lemma} {p}": ends["object"] for p in frame.particles}}
    for preposition, head in frame.obliques:
        names[f"{lemma} {preposition}"] = _events_at(analysis, (head,), events)
        names[f"{lemma} {preposition.split()[-1]}"] = names[f"{lemma} {preposition}"]
    for child in children(analysis, verb, "advcl", "xcomp"):
        names[f"{lemma} {_lead(analysis, child)}"] = _events_at(analysis, (child,), events)
    for name, objects in names.items():
        if name not in link_relations("verb"):
            continue
        relation, first = link_relations("verb")[name]
        for subject in ends["subject"]:
            for other in objects:
                source, target = (subject, other) if first == "subject" else (other, subject)
                yield TokenLink(source, target, relation, (verb, verb + 1))


def _from_course(analysis: Analysis, verb: int, events: Mapping[int, Candidate]) -> Iterator[TokenLink]:
    """ "The fire started when a boiler burst", "riots erupted over the arrest", "the siege ended when troops came"."""
    subjects = _events_at(analysis, read_frame(analysis, verb).subjects, events)
    for child in children(analysis, verb, "obl", "advcl") if subjects else ():
        words, span = _lead(analysis, child), _span(analysis, child)
        if words == "in" and analysis.tokens[child].lemma.lower() in link_words("answer_nouns"):
            yield from _answers(analysis, subjects[0], child, events)
        for other in _with_coordinated(analysis, child, events):
            if other in subjects or other == verb or (words == "when" and not _is_told(analysis, child)):
                continue
            if analysis.tokens[verb].lemma.lower() in link_words("turns", "ending"):
                if words in ("when", "with"):  # "ended after weeks of talks": those went on while it did
                    yield TokenLink(subjects[0], other, Relation.BEFORE, span)
            elif words == "when" or (words == "over" and events[other].frame.is_noun):
                relation = Relation.BEFORE if words == "when" else Relation.CAUSE
                yield TokenLink(other, subjects[0], relation, span)
            elif words in link_relations("preposition") and words != "by":
                yield from _by_words(analysis, (subjects[0], other), (words, child), events)


def _from_mood(analysis: Analysis, word: int, events: Mapping[int, Candidate]) -> Iterator[TokenLink]:
    """ "angry at the strikes, protesters threw stones": the strikes are why."""
    raised = [
        e
        for c in children(analysis, word, "obl", "obl:agent", "nmod")
        if (e := event_at(analysis, c, events)) is not None
    ]
    token = analysis.tokens[word]
    if token.is_root or not raised:
        return
    for index in sorted(events):
        if index == token.head or (token.head in events[index].frame.subjects and index not in raised):
            yield from (TokenLink(e, index, Relation.CAUSE, (word, word + 1)) for e in raised)


def _events_at(analysis: Analysis, heads: tuple[int, ...], events: Mapping[int, Candidate]) -> list[int]:
    return [e for h in heads if (e := event_at(analysis, h, events)) is not None]


def event_at(analysis: Analysis, index: int, events: Mapping[int, Candidate]) -> int | None:
    """The event that a phrase speaks of: its head, or one step down ("months of protests")."""
    if index in events:
        return index
    if analysis.tokens[index].upos == "VERB":
        # a light verb: its noun; "after carrying out an attack"
        return next((c for c in children(analysis, index, "obj", "nsubj:pass", "xcomp") if c in events), None)
    return next(
        (c for c in children(analysis, index, *_DESCENT) if c in events and case_words(analysis, c) in ("of", "")), None
    )


def _lead(analysis: Analysis, index: int) -> str:
    """What introduces a phrase or clause: its preposition, conjunction or "when"."""
    words = case_words(analysis, index)
    if words:
        return words
    first = [c for c in children(analysis, index, "advmod") if c < index and analysis.tokens[c].xpos == "WRB"]
    return analysis.tokens[first[0]].text.lower() if first else ""


def _span(analysis: Analysis, child: int) -> tuple[int, int]:
    leads = [c for c in children(analysis, child, "case", "mark", "advmod") if c < child]
    return (leads[0], leads[-1] + 1) if leads else (child, child + 1)


def _is_effect(of: EventClass | None) -> bool:
    return of is not None and bool({of.name, of.kind} & link_words("kinds", "effects"))


def _is_cause(of: EventClass | None) -> bool:
    return of is not None and bool({of.name, str(of.event)} & link_words("kinds", "causes")) and not _is_effect(of)


def _is_of(of: EventClass | None, event: str) -> bool:
    return of is not None and str(of.event) == event


def _has_reasons(of: EventClass | None) -> bool:
    return of is not None and str(of.event) in link_words("reason_preposition", "events")


@cache
def link_relations(section: str) -> dict[str, tuple[Relation, str]]:
    """What each "preposition" or "verb" of the table says, and which of the two it ties comes first."""
    return {w: (Relation(row["relation"]), row["first"]) for row in read_link_cues()[section] for w in row["words"]}


@cache
def _turns() -> frozenset[str]:
    """Verbs of what begins or ends, by their lemmas."""
    return link_words("turns", "beginning") | link_words("turns", "ending")


@cache
def link_verbs() -> frozenset[str]:
    """The verbs that can stand between two events, by their lemmas."""
    return frozenset(name.split()[0] for name in link_relations("verb"))
