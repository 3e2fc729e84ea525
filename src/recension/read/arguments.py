"""Who does what to whom: the words that stand around an event's trigger, found by a table of constructions."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from ..encoder.findings import Analysis, Token
from .trees import case_words, children, is_passive, is_relative, with_conjuncts

_STEP = re.compile(r"@|[<>][\w:|]+(?:\[[\w|]+\])?")
_DEPTH = 6  # "said it planned to try to…": deeper chains are misparses more often than sentences
_OBLIQUE = ("obl", "nmod", "obl:agent", "obl:unmarked", "nmod:unmarked")


@dataclass(frozen=True, slots=True)
class Frame:
    """The words around one trigger, as indices of heads: deep subjects and objects, obliques as (preposition, head).

    Of an event noun, `owners`, `of` and `modifiers` await the event's class, which says whether they do or bear it;
    `light` is the verb that carries it ("carried out" an attack). `complements` are verbs in "threatened to retaliate".
    """

    trigger: int
    is_noun: bool
    subjects: tuple[int, ...] = ()
    objects: tuple[int, ...] = ()
    obliques: tuple[tuple[str, int], ...] = ()
    owners: tuple[int, ...] = ()
    of: tuple[int, ...] = ()
    between: tuple[int, ...] = ()
    modifiers: tuple[int, ...] = ()
    complements: tuple[int, ...] = ()
    particles: tuple[str, ...] = ()
    light: int | None = None


class Step(NamedTuple):
    """One step of a path: up to a word's head ("<"), down to its dependents (">"), or to a verb's subjects ("@").

    Up and down only by one of these relations and, where there are any, with one of these prepositions.
    """

    way: str
    relations: frozenset[str]
    cases: frozenset[str]


@dataclass(frozen=True, slots=True)
class Construction:
    """One row of the table: a path from the trigger and the conditions under which it holds."""

    path: tuple[Step, ...]
    form: frozenset[str] = frozenset()
    without: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    unless_head: frozenset[str] = frozenset()
    through: frozenset[str] = frozenset()
    tag: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LightVerbs:
    """Verbs that leave the telling to their noun: those whose subject does it and those whose subject bears it."""

    doing: frozenset[str]
    bearing: frozenset[str]


def parse_path(text: str) -> tuple[Step, ...]:
    """The steps from one word to others that a table writes: ">obl[by]", "<acl @"."""
    return tuple(_parse_step(found) for found in _STEP.findall(text))


def _parse_step(text: str) -> Step:
    relations, _, cases = text[1:].rstrip("]").partition("[")
    return Step(text[0], *(frozenset(filter(None, names.split("|"))) for names in (relations, cases)))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("constructions.toml").read_text(encoding="utf-8"))


@cache
def _rows(kind: str) -> tuple[Construction, ...]:
    return tuple(
        Construction(
            parse_path(row["path"]),
            frozenset(row.get("form", ())),
            tuple(row.get("without", ())),
            tuple(row.get("needs", ())),
            frozenset(row.get("unless_head", ())),
            frozenset(row.get("through", ())),
            frozenset(row.get("tag", ())),
        )
        for row in _table()[kind]
    )


@cache
def _light_verbs() -> LightVerbs:
    table = _table()["light_verbs"]
    return LightVerbs(frozenset(table["doing"]), frozenset(table["bearing"]))


def read_frame(analysis: Analysis, index: int) -> Frame:
    """The frame of the event that the word at `index` names."""
    if analysis.tokens[index].upos in ("NOUN", "PROPN"):
        return _noun_frame(analysis, index)
    return _verb_frame(analysis, index)


def _verb_frame(analysis: Analysis, index: int) -> Frame:
    surface = surface_subjects(analysis, index)
    passive = is_passive(analysis, index)
    agents = _find(analysis, index, "agent")
    objects = _find(analysis, index, "object")
    harmers = _find_harmers(analysis, index)
    return Frame(
        trigger=index,
        is_noun=False,
        subjects=agents if passive else surface if harmers is None else harmers,
        objects=(*surface, *objects) if passive else objects,
        obliques=_obliques(analysis, index, passive=passive),
        between=_find(analysis, index, "dative"),
        complements=tuple(children(analysis, index, "xcomp")),
        particles=tuple(analysis.tokens[c].lemma.lower() for c in children(analysis, index, "compound:prt")),
    )


def _find_harmers(analysis: Analysis, index: int) -> tuple[int, ...] | None:
    """Who did the harm that a participle adds; None where it is none.

    "The convoy was shelled by rebels, killing two" and "rebels shelled the convoy, killing two" tell the same, though
    in the one the grammar makes the convoy the subject, and in the other the tree may hang the participle on it.
    """
    token = analysis.tokens[index]
    if token.xpos != "VBG" or token.lemma.lower() not in _table()["harming"]["verbs"]:
        return None
    if token.relation not in ("advcl", "acl") or index == 0 or children(analysis, index, "mark", "nsubj"):
        return None
    above = token.head
    if token.relation == "acl" and analysis.tokens[index - 1].text == ",":
        above = analysis.tokens[above].head  # the comma parts it from the noun before it
    if analysis.tokens[above].upos != "VERB":
        return None
    return _find(analysis, above, "agent") if is_passive(analysis, above) else surface_subjects(analysis, above)


def _noun_frame(analysis: Analysis, index: int) -> Frame:
    light, bearing = find_light_verb(analysis, index)
    done_by: tuple[int, ...] = ()
    obliques = _obliques(analysis, index, passive=False)
    if light is not None:
        verb = _verb_frame(analysis, light)
        done_by = tuple(i for i in verb.subjects if i != index)
        obliques += tuple(o for o in verb.obliques if o[1] != index)
    agents = _find(analysis, index, "agent_of_noun")
    borne_by = _find(analysis, index, "bearer")
    return Frame(
        trigger=index,
        is_noun=True,
        subjects=agents or (() if bearing else done_by),
        objects=borne_by or (done_by if bearing else ()),
        obliques=obliques,
        owners=_find(analysis, index, "owner"),
        of=_find(analysis, index, "of"),
        between=_find(analysis, index, "between"),
        modifiers=_find(analysis, index, "modifier"),
        light=light,
    )


def find_light_verb(analysis: Analysis, index: int) -> tuple[int | None, bool]:
    """The light verb of an event noun, and whether its subject bears the event ("suffered an attack")."""
    token = analysis.tokens[index]
    light = _light_verbs()
    token = _counting(analysis, token)
    above = (
        [token.head] if token.relation in ("obj", "nsubj:pass", "obl", "nmod:unmarked") and not token.is_root else []
    )
    # "the attack carried out by the group", "talks held in Oslo"
    beside = [c for c in children(analysis, index, "acl", "acl:relcl") if is_passive(analysis, c)]
    for verb in above + beside:
        # "after the raid staged by rebels": the preposition is of the noun, not of what it is carried by
        is_oblique = verb in above and token.relation == "obl"
        names = _verb_names(analysis, verb, case_words(analysis, token.index) if is_oblique else "")
        if names & light.bearing:
            return verb, True
        if names & light.doing:
            return verb, False
    return None, False


def _counting(analysis: Analysis, token: Token) -> Token:
    """The word that counts an event noun, else the noun: "one" of the attacks, "a series" of raids."""
    above = analysis.tokens[token.head]
    counts = above.upos == "NUM" or above.lemma.lower() in _table()["counting"]["words"]
    return above if token.relation == "nmod" and counts and case_words(analysis, token.index) == "of" else token


def _verb_names(analysis: Analysis, verb: int, preposition: str) -> set[str]:
    lemma = analysis.tokens[verb].lemma.lower()
    particles = [analysis.tokens[c].lemma.lower() for c in children(analysis, verb, "compound:prt")]
    if preposition:
        # an oblique noun makes its verb light only together with its preposition: "came under attack"
        return {f"{lemma} {preposition}", *(f"{lemma} {p} {preposition}" for p in (*particles, "part"))}
    return {lemma, *(f"{lemma} {p}" for p in particles)}


def surface_subjects(analysis: Analysis, index: int, depth: int = 0) -> tuple[int, ...]:
    """Whom the grammar makes a verb's subject, found over relative clauses, control, participles and coordination."""
    if depth > _DEPTH:
        return ()
    for row in _rows("surface"):
        found = follow(analysis, index, row, depth)
        if found:
            return found
    return ()


def _find(analysis: Analysis, index: int, kind: str) -> tuple[int, ...]:
    found = [i for row in _rows(kind) for i in follow(analysis, index, row)]
    return tuple(dict.fromkeys(i for i in found if i != index))


def follow(analysis: Analysis, index: int, row: Construction, depth: int = 0) -> tuple[int, ...]:
    """The words at the end of a construction's path, each with what is coordinated with it."""
    token = analysis.tokens[index]
    if row.form and token.xpos not in row.form:
        return ()
    if (row.without and children(analysis, index, *row.without)) or (
        row.needs and not children(analysis, index, *row.needs)
    ):
        return ()
    at = [index]
    for step in row.path:
        if row.unless_head and step.way == ">" and at and analysis.tokens[at[0]].lemma in row.unless_head:
            return ()
        at = [found for i in at for found in _step(analysis, i, step, depth)]
        if row.through and step != row.path[-1]:
            at = [i for i in at if analysis.tokens[i].lemma in row.through]
        if row.tag and step != row.path[-1]:
            at = [i for i in at if analysis.tokens[i].xpos in row.tag]
    return tuple(other for i in at for other in with_conjuncts(analysis, _antecedent(analysis, i)))


def _step(analysis: Analysis, index: int, step: Step, depth: int) -> tuple[int, ...]:
    if step.way == "@":
        if analysis.tokens[index].upos in ("NOUN", "PROPN", "PRON"):
            return ()
        return surface_subjects(analysis, index, depth + 1)
    if step.way == "<":
        token = analysis.tokens[index]
        if token.relation not in step.relations or token.is_root:
            return ()
        return (token.head,) if not step.cases or case_words(analysis, index) in step.cases else ()
    found = children(analysis, index, *step.relations)
    return tuple(c for c in found if not step.cases or case_words(analysis, c) in step.cases)


def _antecedent(analysis: Analysis, index: int) -> int:
    """The noun that a relative pronoun stands for ("the men who fled"); other words stand for themselves."""
    if not is_relative(analysis.tokens[index]):
        return index
    for above in analysis.path_to_root(index):
        token = analysis.tokens[above]
        if token.relation == "acl:relcl" and not token.is_root:
            return token.head
        if token.relation in ("ccomp", "root"):
            break
    return index


def _obliques(analysis: Analysis, index: int, *, passive: bool) -> tuple[tuple[str, int], ...]:
    found: list[tuple[str, int]] = []
    aimed, token = _table()["aimed"], analysis.tokens[index]
    own = aimed.get(token.lemma.lower()) if token.upos == "VERB" else None
    lent = aimed.get(analysis.tokens[token.head].lemma.lower()) if token.relation == "obj" else None
    below = [c for o in children(analysis, index, "obj") for c in children(analysis, o, "nmod")] if own else []
    others = {"of", "between", lent, "by" if passive else None}
    for child in (*children(analysis, index, *_OBLIQUE), *(c for c in below if case_words(analysis, c) == own)):
        preposition = case_words(analysis, child)
        if preposition and preposition not in others:
            found.extend((preposition, other) for other in with_conjuncts(analysis, child))
    return tuple((p, _antecedent(analysis, i)) for p, i in found)
