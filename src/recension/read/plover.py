"""Which kind of event a trigger names, and PLOVER's event, mode and context for it, from class tables."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..encoder.findings import Analysis
from ..model.event import PloverEvent, Role
from .arguments import Frame
from .trees import case_words, children, sentence_words

_PATTERN = re.compile(
    r"(?:\((?P<before>[^)]*)\) )?(?P<lemma>[^\s(]+)(?P<words>(?: [^\s(]+){0,3})(?: \((?P<after>[^)]*)\))?$"
)
# A preposition or particle alone says less than a matching subject or object.
_WORTH_OF_WORDS, _WORTH_OF_BEFORE, _WORTH_OF_AFTER, _WORTH_OF_ANYTHING = 2, 3, 4, 3
_ANYTHING = "*"  # "return (*)": with an object, whatever it is
_UNTOLD = "?"


@dataclass(frozen=True, slots=True)
class EventClass:
    """A kind of event: its name, its PLOVER code, the roles of its parts and how much it matters to a record.

    `somebody` is the part, "subject" or "object", that has to be a person or a body for the code to hold.
    """

    name: str
    kind: str
    event: PloverEvent | None
    mode: str | None
    context: str | None
    subject: Role
    object: Role
    worth: float
    of: Role
    owner: Role
    to: frozenset[str]
    somebody: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """One entry of a class: the words that have to stand around the lemma."""

    of: EventClass
    words: str
    before: frozenset[str]
    after: frozenset[str]

    @property
    def weight(self) -> int:
        """How much it asks for."""
        return (
            _WORTH_OF_WORDS * bool(self.words)
            + _WORTH_OF_BEFORE * bool(self.before)
            + (_WORTH_OF_ANYTHING if _ANYTHING in self.after else _WORTH_OF_AFTER * bool(self.after))
        )


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The lemmas around a trigger: before it (subjects, or a noun's modifiers), after it, by what introduces them."""

    before: frozenset[str]
    after: frozenset[str]
    introduced: dict[str, frozenset[str]]
    words: frozenset[str]
    objects: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fit:
    """The class that fits a trigger, the words beside it that made it fit ("gas" of "fired tear gas"), and how much it
    asks for."""

    of: EventClass
    means: frozenset[str]
    asks: int = 0


def classify(analysis: Analysis, frame: Frame) -> Fit | None:
    """The class whose pattern fits the trigger's words best, or None where the tables are silent."""
    token = analysis.tokens[frame.trigger]
    patterns = _patterns(frame.is_noun).get(token.lemma.lower(), ())
    if not patterns:
        return None
    around = _noun_surroundings(analysis, frame) if frame.is_noun else _verb_surroundings(analysis, frame)
    fitting = [p for p in patterns if _fits(p, around)]
    if not fitting:
        return None
    best = max(fitting, key=lambda p: p.weight)
    beside = around.after.union(*around.introduced.values())
    means = (best.after & beside) | (best.before & around.before if not frame.is_noun else frozenset())
    return Fit(best.of, means, best.weight)


def find_context(analysis: Analysis, index: int, of: EventClass | None) -> str | None:
    """PLOVER's context: the one that most words of the sentence point to, else what the class itself implies."""
    hits: dict[str, int] = defaultdict(int)
    for i in sentence_words(analysis, index):
        for context in _context_words().get(analysis.tokens[i].lemma.lower(), ()):
            hits[context] += 1
    own = of.context if of else None
    if own:
        hits[own] += 1
    best = max(hits, key=lambda c: (hits[c], c == own, c), default=None)
    return best if best is not None and (hits[best] > 1 or best == own or own is None) else own


def is_known(lemma: str, *, noun: bool) -> bool:
    """Whether the tables have anything to say of a lemma."""
    return lemma.lower() in _patterns(noun)


def _fits(pattern: Pattern, around: Surroundings) -> bool:
    if pattern.before and not pattern.before & around.before:
        return False
    if pattern.words and pattern.words not in around.words:
        return False
    if not pattern.after:
        return True
    if _ANYTHING in pattern.after:
        return bool(around.objects)
    if pattern.words and pattern.words in around.introduced:
        # "take to (street)": what the preposition brings in, or the object beside it ("give to": "gave money to")
        return bool(pattern.after & (around.introduced[pattern.words] | around.after))
    return bool(pattern.after & around.after)


def _verb_surroundings(analysis: Analysis, frame: Frame) -> Surroundings:
    introduced: dict[str, set[str]] = defaultdict(set)
    for preposition, head in frame.obliques:
        introduced[preposition] |= _lemmas_at(analysis, head)
        introduced[preposition.split()[-1]] |= _lemmas_at(analysis, head)
    objects = frozenset(_lemmas(analysis, frame.objects))
    after = set(objects)
    for child in frame.complements:
        # a name may pass for a complement: "called caretaker premier Anna Vosk"
        named = analysis.tokens[child].upos == "PROPN"
        lemma = _lemmas_at(analysis, child) if named else {analysis.tokens[child].lemma.lower()}
        after |= lemma
        introduced[case_words(analysis, child) or "to"] |= lemma
    # "asked anyone who knows to call": the infinitive may hang on the object
    for child in (c for o in frame.objects for c in children(analysis, o, "acl") if analysis.tokens[c].xpos == "VB"):
        introduced["to"] |= {analysis.tokens[child].lemma.lower()}
    for child in children(analysis, frame.trigger, "ccomp", "advcl"):
        lead = case_words(analysis, child)
        introduced[lead or "that"] |= {analysis.tokens[child].lemma.lower()}
    for child in children(analysis, frame.trigger, "advmod", "amod", "nmod:unmarked", "obl:unmarked"):
        after |= {analysis.tokens[child].lemma.lower()}
    beside = children(analysis, frame.trigger, "advmod", "xcomp")
    # "pleaded not guilty": what is said is denied, not the saying
    negated = (n for c in beside for n in children(analysis, c, "advmod") if analysis.tokens[n].lemma.lower() == "not")
    particles = set(frame.particles) | {analysis.tokens[n].lemma.lower() for n in negated}
    particles |= {
        analysis.tokens[c].lemma.lower() for c in children(analysis, frame.trigger, "advmod") if c > frame.trigger
    }
    words = particles | set(introduced) | {f"{a} {b}" for a in particles for b in introduced}
    for particle in particles:
        introduced[particle] |= after
    return Surroundings(
        frozenset(_lemmas(analysis, _doers(analysis, frame))) | _untold(analysis, frame),
        frozenset(after),
        {k: frozenset(v) for k, v in introduced.items()},
        frozenset(words),
        objects,
    )


def _doers(analysis: Analysis, frame: Frame) -> tuple[int, ...]:
    """The subjects, and whom a participle stands before: "striking dockers" do it."""
    token = analysis.tokens[frame.trigger]
    return (*frame.subjects, token.head) if token.relation == "amod" and token.xpos == "VBG" else tuple(frame.subjects)


def _untold(analysis: Analysis, frame: Frame) -> frozenset[str]:
    """The sign that nobody is told to do it, or only by name: "was intercepted", "Iran intercepted"."""
    nouns = any(analysis.tokens[doer].upos != "PROPN" for doer in _doers(analysis, frame))
    return frozenset() if nouns else frozenset({_UNTOLD})


def _noun_surroundings(analysis: Analysis, frame: Frame) -> Surroundings:
    introduced: dict[str, set[str]] = defaultdict(set)
    for preposition, head in frame.obliques:
        introduced[preposition] |= _lemmas_at(analysis, head)
    introduced["of"] |= _lemmas(analysis, frame.of)
    for child in children(analysis, frame.trigger, "acl"):
        introduced["to"] |= {analysis.tokens[child].lemma.lower()}
    words = {w for w, lemmas in introduced.items() if lemmas}
    # "the car-bomb attack", "live-fire drill": each half of a hyphened modifier counts
    modifiers = _lemmas(analysis, frame.modifiers) | {
        part for m in frame.modifiers for part in analysis.tokens[m].lemma.lower().split("-")
    }
    of = frozenset(introduced["of"])
    return Surroundings(frozenset(modifiers), of, {k: frozenset(v) for k, v in introduced.items()}, frozenset(words))


def _lemmas(analysis: Analysis, heads: Iterable[int]) -> set[str]:
    return {lemma for head in heads for lemma in _lemmas_at(analysis, head)}


def _lemmas_at(analysis: Analysis, head: int) -> set[str]:
    """The lemma of a head and of what modifies it: "tear" and "gas", "people" and "trapped", "premier" of a name."""
    near = [head, *children(analysis, head, "compound", "amod", "acl", "acl:relcl", "flat", "nmod:desc", "appos")]
    return {analysis.tokens[i].lemma.lower() for i in near}


@cache
def _patterns(noun: bool) -> dict[str, tuple[Pattern, ...]]:
    found: dict[str, list[Pattern]] = defaultdict(list)
    for name, row in _toml("event_classes.toml").items():
        of = _to_class(name, row)
        for entry in re.split(r"[,\n]", row.get("nouns" if noun else "verbs", "")):
            if not entry.strip():
                continue
            lemma, pattern = _parse_pattern(entry.strip(), of)
            found[lemma].append(pattern)
    return {lemma: tuple(patterns) for lemma, patterns in found.items()}


def _parse_pattern(entry: str, of: EventClass) -> tuple[str, Pattern]:
    match = _PATTERN.match(entry)
    if match is None:
        raise ValueError(f"expected '(a|b) lemma word (x|y)' in event_classes.toml, got {entry!r}")
    before, after = (frozenset(_alternatives(match[g] or "")) for g in ("before", "after"))
    return match["lemma"], Pattern(of, match["words"].strip(), before, after)


def _alternatives(group: str) -> Iterator[str]:
    """The words of "a|b", and for "@ships" those of that section."""
    for word in filter(None, group.split("|")):
        yield from _toml("event_words.toml")[word[1:]]["words"] if word.startswith("@") else (word,)


def _to_class(name: str, row: dict[str, Any]) -> EventClass:
    roles = _toml("event_roles.toml")
    event = row.get("event")
    role = roles.get(name) or roles.get(event or "") or roles["default"]
    return EventClass(
        name=name,
        kind=row.get("kind", name),
        event=PloverEvent(event) if event else None,
        mode=row.get("mode"),
        context=row.get("context"),
        subject=Role(row.get("subject", "actor")),
        object=Role(row.get("object", "recipient")),
        worth=row.get("worth", 1.0),
        of=Role(role["of"]),
        owner=Role(role["owner"]),
        to=frozenset(role["to"]),
        somebody=row.get("somebody", ""),
    )


@cache
def _context_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for context, lemmas in _toml("event_contexts.toml").items():
        for lemma in lemmas.replace("\n", " ").split(","):
            found[lemma.strip()].append(context)
    return {lemma: tuple(contexts) for lemma, contexts in found.items()}


@cache
def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
