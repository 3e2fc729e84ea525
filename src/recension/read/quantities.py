"""How many: every figure of a report as a statement with its bounds, what it counts, of which event, and its words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from recension.encoder.findings import Analysis
from recension.model.entity import EntityType
from recension.model.event import Status
from recension.model.reading import Chain, EventMention, Unread, local_id
from recension.model.report import Report
from recension.model.span import Span
from recension.model.statement import Facet, Mood, Statement
from recension.model.values import Quantity

from .anaphors import Anaphors
from .bare import with_nouns, with_sorts
from .care import Care
from .casualties import Casualties
from .clauses import Clauses
from .counts import Counts, Sized
from .custody import Custody
from .deaths import Deaths
from .gapped import Gapped
from .happenings import Happenings
from .histories import is_older
from .idioms import Idioms
from .nominals import Nominals
from .others import Others
from .outcomes import Outcomes
from .phrases import Scene, word_set
from .realities import Reality
from .reckonings import Reckonings
from .spelledout import SpelledOut
from .states import States
from .subgroups import Subgroups
from .survivors import settle_shot
from .told import Told, merged
from .tolls import Tolls
from .unfound import Unfound
from .uprooted import Uprooted
from .victims import Victims
from .wounds import Wounds

# Of these a report has one count, to which "more" adds.
ADDED_TO = frozenset({Facet.KILLED, Facet.WOUNDED, Facet.MISSING, Facet.DETAINED})
# Figures of what came to people: those that authorities go on giving.
OF_PEOPLE = ADDED_TO | {Facet.ABDUCTED, Facet.FREED, Facet.DISPLACED}
MOODS = {
    Status.PLANNED: Mood.PLANNED,
    Status.THREATENED: Mood.THREATENED,
    Status.POSSIBLE: Mood.POSSIBLE,
    Status.HYPOTHETICAL: Mood.POSSIBLE,
    Status.DEMANDED: Mood.DEMANDED,
    Status.DENIED: Mood.DENIED,
}
ROOMS = (
    Wounds,
    Casualties,
    States,
    Idioms,
    Deaths,
    Nominals,
    Tolls,
    Reckonings,
    Care,
    Custody,
    Unfound,
    Uprooted,
)  # of one count told twice the first room's stays
SPEAKERS = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.GOVERNMENT, EntityType.GROUP})
# Constructions by how often they were right on reports read by hand; the rest stand at the default.
SCORES = {"single": 0.85, "everyone aboard": 0.8, "ordinal": 0.7, "bare plural": 0.7, "elided": 0.6, "count": 0.85}
_CARRIED_SCORE = 0.8  # where the source is understood, not said


class Credit(Protocol):
    """Whom the report credits with a stretch of text."""

    @property
    def said_by(self) -> tuple[str, ...]:
        """Chain ids, outermost first."""

    @property
    def cue(self) -> Span | None:
        """The words that credit them."""


class Attributing(Protocol):
    """Who says what, by stretches of text."""

    def covering(self, start: int, end: int) -> Credit | None:
        """Whom the report credits with what stands there."""

    def carried_to(self, start: int, end: int) -> Credit | None:
        """Whom it is understood to go on crediting there."""


@dataclass(frozen=True, slots=True)
class Found:
    """The statements of quantity that a report makes, and the figures that gave none."""

    statements: tuple[Statement, ...]
    unread: tuple[Unread, ...]


def find_quantities(
    report: Report,
    analysis: Analysis,
    chains: Sequence[Chain],
    events: Sequence[EventMention],
    attributions: Attributing,
) -> Found:
    """Every number of people, things, money, time and measure that the report gives, in text order."""
    scene = Scene(analysis)
    clauses = Clauses(scene)
    said = [told for room in ROOMS for told in room(scene, clauses).find() if not _is_of_the_living(told, scene)]
    whole = list(with_sorts(with_nouns(merged(settle_shot(said, chains, scene)), scene), scene))
    whole = [*whole, *SpelledOut(scene, clauses).find_listed(whole)]
    whole = [*whole, *Others(scene, clauses).find_others(whole)]
    victims = list(Victims(scene, clauses).find_victims(whole))
    again = {t.counted.head for t in victims}  # "the third woman to die": three, where one alone was read
    whole = [*(t for t in whole if t.counted.head not in again), *victims]
    whole = [*whole, *Outcomes(scene, clauses).find_outcomes(whole)]
    parts = [*whole, *Subgroups(scene, clauses).find_parts(whole)]
    parts = [*parts, *Anaphors(scene, clauses).find_again(parts)]
    told = [*parts, *Gapped(scene, clauses).find_shared(parts)]
    figures = {t.counted.figure.start for t in told if t.counted.figure is not None}
    taken = frozenset(t.counted.head for t in told) | {p.head for p in scene.placed if p.figure.start in figures}
    sized = list(Counts(scene, clauses).find(taken))
    speakers = {m.head.start: c.id for c in chains if c.type in SPEAKERS for m in c.mentions}
    writer = _Writer(report, scene, clauses, Happenings(scene, chains, events), attributions, speakers)
    statements = [*map(writer.from_told, told), *map(writer.from_sized, sized)]
    ordered = _additional(sorted(statements, key=lambda s: (s.span.start, s.span.end, s.facet, s.id)))
    return Found(tuple(_unique(ordered)), tuple(_unread(report, scene, taken, sized)))


def _is_of_the_living(told: Told, scene: Scene) -> bool:
    """ "It kills me to see this": who says so was not killed."""
    return told.facet is Facet.KILLED and scene.token(told.counted.head).text.lower() in (
        "me",
        "us",
        "i",
        "we",
        "myself",
    )


@dataclass(frozen=True)
class _Writer:
    """Makes statements out of what the constructions found."""

    report: Report
    scene: Scene
    clauses: Clauses
    happenings: Happenings
    attributions: Attributing
    speakers: Mapping[int, str]  # the chains of those who can say something, by where their heads start

    def from_told(self, told: Told) -> Statement:
        """The statement of a number of people."""
        counted = told.counted
        first, last = counted.first, counted.last
        if counted.method != "part":
            first, last = min(first, told.predicate), max(last, told.predicate + 1)
        start, end = self.scene.analysis.offsets(first, last)
        if counted.figure is not None:
            start, end = min(start, counted.figure.start), max(end, counted.figure.end)
        words = self.scene.analysis.text[slice(*self.scene.analysis.offsets(counted.first, counted.last))]
        value = Quantity(counted.low, counted.high, counted.approximate, counted.noun or "person", words)
        event = self.happenings.cause(told.predicate)
        older = told.method == "toll: earlier" or is_older(self.report.text, start, end)
        mood = Mood.BACKGROUND if older else self.mood(told.reality, event)
        said = self.statement((start, end), told.facet, value, told.predicate, (mood, told.method, counted))
        by = self.reckoner(told)
        return said if by is None or by in said.said_by else replace(said, said_by=(*said.said_by, by))

    def reckoner(self, told: Told) -> str | None:
        """Whose count it is, as a chain: "the ministry put the death toll at 12", "gave the toll as ten dead"."""
        verb = self.scene.token(told.predicate).head
        # "families handed over a list of 26 names"
        listed = self.scene.lemma(told.predicate) == "list" and self.scene.token(verb).upos == "VERB"
        if told.method != "toll":
            verb = next((v for v in self.scene.analysis.path_to_root(told.predicate) if self.gives_toll(v)), verb)
        reckoned = listed or self.scene.lemma(verb) in word_set("words", "reckon")
        if not reckoned or (told.method != "toll" and not self.gives_toll(verb)) or self.clauses.is_passive(verb):
            return None
        subject = self.clauses.subject(verb)
        return self.speakers.get(self.scene.token(subject).start) if subject is not None else None

    def gives_toll(self, verb: int) -> bool:
        """Whether somebody puts a toll at something there."""
        objects = {self.scene.lemma(c) for c in self.scene.children(verb, "obj")}
        return self.scene.lemma(verb) in word_set("words", "reckon") and bool(objects & word_set("words", "toll"))

    def from_sized(self, sized: Sized) -> Statement:
        """The statement of any other figure."""
        words = self.scene.analysis.text[sized.start : sized.end]
        value = Quantity(sized.low, sized.high, sized.approximate, sized.unit, words)
        verb = self.happenings.verb_over(sized.anchor)
        reality = self.clauses.reality(verb) if verb is not None else Reality.FACT
        mood = self.mood(reality, self.happenings.cause(sized.anchor))
        return self.statement((sized.start, sized.end), sized.facet, value, sized.anchor, (mood, sized.method, sized))

    def statement(
        self, at: tuple[int, int], facet: Facet, value: Quantity, anchor: int, how: tuple[Mood, str, object]
    ) -> Statement:
        """The statement with its event, its source and its id."""
        mood, method, found = how
        event = self.happenings.cause(anchor)
        about = event.id if event is not None else self.happenings.fallback(self.report, anchor)
        credit = self.attributions.covering(*at)
        carried = self.attributions.carried_to(*at) if credit is None and facet in OF_PEOPLE else None
        score = next((SCORES[part] for part in method.split(": ") if part in SCORES), 0.9)
        credit = credit or carried
        return Statement(
            id=f"{local_id(self.report, 's', *at)}:{facet.value}",
            report=self.report.id,
            span=self.report.span(*at),
            about=about,
            facet=facet,
            value=value,
            said_by=credit.said_by if credit is not None else (),
            mood=mood,
            method=method,
            score=score if carried is None else min(score, _CARRIED_SCORE),
            group=getattr(found, "group", None),
            additional=bool(getattr(found, "additional", False)),
            cue=credit.cue if credit is not None else None,
        )

    @staticmethod
    def mood(reality: Reality, event: EventMention | None) -> Mood:
        """How the report puts it: by the event's status, else by the clause."""
        if event is not None and event.status in MOODS and reality is not Reality.FACT:
            return MOODS[event.status]
        if event is not None and event.background:
            return Mood.BACKGROUND
        return {Reality.POSSIBLE: Mood.POSSIBLE, Reality.UNREAL: Mood.POSSIBLE, Reality.NEGATED: Mood.DENIED}.get(
            reality, Mood.STATED
        )


def _additional(statements: list[Statement]) -> list[Statement]:
    """ "Dozens more were injured" adds to the dead, and so to nothing, unless the report has told of injured before."""
    seen: set[Facet] = set()
    settled = []
    for statement in statements:
        if statement.additional and statement.facet not in seen and statement.facet in ADDED_TO:
            statement = replace(statement, additional=False)
        seen.add(statement.facet)
        settled.append(statement)
    return settled


def _unique(statements: Iterable[Statement]) -> Iterator[Statement]:
    seen: set[tuple[object, ...]] = set()
    for statement in statements:
        key = (statement.id,)
        if key not in seen:
            seen.add(key)
            yield statement


def _unread(report: Report, scene: Scene, taken: frozenset[int], sized: Sequence[Sized]) -> Iterator[Unread]:
    read = {s.start for s in sized}
    for placed in scene.placed:
        figure = placed.figure
        if (
            placed.against is None
            and placed.head not in taken
            and figure.start not in read
            and figure.low not in (0, 1)
        ):
            covered = any(s.start <= figure.start < s.end for s in sized)
            if not covered:
                yield Unread(report.span(figure.start, figure.end), "a number that does not say what it counts")
