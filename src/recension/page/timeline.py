"""The timeline: events on a real time axis, uncertain times as intervals, causes and retaliations as arcs."""

from dataclasses import dataclass, replace

from ..model.comparison import Comparison, Verdict
from ..model.event import Event, Relation, Status
from ..model.record import Record
from ..model.statement import Facet
from .axis import Axis, Tick
from .dates import day_number, show_when
from .index import Index
from .texts import one_line
from .toll import COUNTS
from .words import RELATIONS, SIGNS, facet_name

WIDTH = 960
LEFT, RIGHT, EDGE = 46, 690, 955  # right of the axis is room for the last labels
LANE, TOP = 27, 30
LETTER = 6.7  # px a letter of a label takes, at 13 px
MOST_DRAWN = 24
LABEL_CHARS = 56
ARCS = (Relation.CAUSE, Relation.RETALIATION)
# A time known to the month or worse tells nothing on an axis of days; on one of years it does.
WIDEST_SHARE = 4
NEAR = 10
SHORT_DAYS = 3.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One event as drawn: where its time lies, where its label starts, and whether it is earlier history."""

    event: str
    label: str
    words: str
    x: float
    width: float
    y: float
    kinds: str


@dataclass(frozen=True, slots=True)
class Arc:
    """That one event led to another, or answers it."""

    path: str
    relation: str
    words: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The axis with its bars and arcs."""

    height: float
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    arcs: tuple[Arc, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One side of an event in the list: the fact, its sign and the values, each with its sentence's anchor."""

    fact: str
    facet: str
    verdict: Verdict
    sign: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """An event in the list: when, where, what it is to others, and what is said of it."""

    event: Event
    label: str
    when: str
    place: str
    links: tuple[tuple[str, str, str, str], ...]
    mentions: tuple[tuple[str, str], ...]
    tellings: tuple[Telling, ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing, and lists of events: the main ones by date, lesser ones, those without a date, earlier history."""

    drawing: Drawing | None
    undrawn: int
    dated: tuple[Told, ...]
    lesser: tuple[Told, ...]
    undated: tuple[Told, ...]
    earlier: tuple[Told, ...]


def timeline_of(index: Index) -> Timeline:
    """The record's events in the order of their times."""
    events = sorted(index.record.events, key=lambda e: (e.time.start or "", e.time.end or "", len(e.id), e.id))
    main = _main(events, index)
    dated = [e for e in events if not e.background and (e.time.start or e.time.end)]
    drawing, undrawn = _drawing([e for e in events if e.id in main], index)
    return Timeline(
        drawing=drawing,
        undrawn=undrawn,
        dated=tuple(_told(e, index) for e in dated if e.id in main),
        lesser=tuple(_told(e, index) for e in dated if e.id not in main),
        undated=tuple(_told(e, index) for e in events if not e.background and not (e.time.start or e.time.end)),
        earlier=tuple(_told(e, index) for e in events if e.background),
    )


def _told(event: Event, index: Index) -> Told:
    first: dict[str, str] = {}
    for mention in event.mentions:
        first.setdefault(mention.report, f"{event.id}-{mention.report}-{mention.start}")
    links = tuple(
        (RELATIONS[k.relation], k.event, index.label(k.event), k.reason)
        for k in event.links
        if k.relation is not Relation.BEFORE and k.event in index.events
    )
    return Told(
        event=event,
        label=index.label(event.id),
        when=show_when(event.time),
        place=index.label(event.place),
        links=links,
        mentions=tuple(first.items()),
        tellings=_tellings(index.about.get(event.id, []), index),
        anchors=tuple(index.only_told.get(event.id, ())),
    )


def _tellings(comparisons: list[Comparison], index: Index) -> tuple[Telling, ...]:
    """What is told of an event, but for that it happened; facts of one side that one origin alone tells in one line."""
    found: dict[tuple[str, Verdict, str], Telling] = {}
    for comparison in comparisons:
        verdict = comparison.verdict
        if comparison.facet is Facet.HAPPENED and verdict in (Verdict.AGREE, Verdict.SINGLE):
            continue
        facet = facet_name(comparison, 40)
        told = (v for v in comparison.values if v.statements)
        values = tuple((one_line(v.value.text, 60).rstrip(" ,;"), v.statements[0]) for v in told)
        key = (facet, verdict, "" if verdict is Verdict.SINGLE else comparison.id)
        earlier = found.get(key)
        fact = earlier.fact if earlier else comparison.id
        # Reports that copy one another give one value many times.
        known = {text for text, _ in earlier.values} if earlier else set()
        values = (earlier.values if earlier else ()) + tuple(v for v in values if v[0] not in known)
        found[key] = Telling(fact, facet, verdict, SIGNS[verdict], values)
    return tuple(found.values())


def _main(events: list[Event], index: Index) -> frozenset[str]:
    """The events worth a line of their own: told by two origins of somebody, or counted, disputed or a cause."""
    told_by = {e.id: {index.reports[m.report].origin or m.report for m in e.mentions} for e in events}
    if len({r.origin or r.id for r in index.record.reports}) < 2:
        return frozenset(told_by)
    # "the spring fair": what nobody takes part in is scenery, however many tell of it
    scenery = {e.id for e in events if not e.participants and e.plover.event is None and e.place is None}
    scenery |= {e.id for e in events if e.status is Status.POSSIBLE}
    tied = {e for event in events for k in event.links if k.relation in ARCS for e in (event.id, k.event)}

    def differs(comparison: Comparison) -> bool:
        return comparison.verdict not in (Verdict.AGREE, Verdict.SINGLE)

    counted = {about for about, comparisons in index.about.items() if any(c.facet in COUNTS for c in comparisons)}
    disputed = {about for about, comparisons in index.about.items() if any(differs(c) for c in comparisons)}
    shared = {e for e, origins in told_by.items() if len(origins) > 1}
    return frozenset(((shared | tied | counted) - scenery) | disputed) & frozenset(told_by)


def events_in_order(record: Record) -> tuple[Told, ...]:
    """The dated events worth a line; all that have a date where none of them is."""
    timeline = timeline_of(Index(record))
    return timeline.dated or timeline.lesser


def _drawing(events: list[Event], index: Index) -> tuple[Drawing | None, int]:
    timed = [(e, *i) for e in events if (i := interval(e)) is not None]
    window = _window([(start, end) for e, start, end in timed if not e.background])
    if window is None:
        return None, 0
    axis = Axis(*window, LEFT, RIGHT)
    length = window[1] - window[0]
    inside = [
        (e, start, end)
        for e, start, end in timed
        if end > window[0] and start < window[1] and end - start <= WIDEST_SHARE * length
    ]
    chosen = sorted(inside, key=lambda t: (-len({m.report for m in t[0].mentions}), -len(t[0].mentions), t[1]))
    drawn = sorted(chosen[:MOST_DRAWN], key=lambda t: (t[1], t[2], len(t[0].id), t[0].id))
    bars = _packed([_bar(e, start, end, axis, index) for e, start, end in drawn])
    height = max(b.y for b in bars) + LANE + 6
    return Drawing(height, axis.ticks(), bars, _arcs(bars, index)), len(inside) - len(drawn)


def interval(event: Event) -> tuple[float, float] | None:
    """The event's time in days; None where either end is open."""
    start, end = day_number(event.time.start), day_number(event.time.end, last=True)
    return None if start is None or end is None else (start, max(end, start))


def _window(times: list[tuple[float, float]]) -> tuple[float, float] | None:
    """The stretch that most events lie in: grown from the middle one while the next lies near enough to see both."""
    exact = sorted(t for t in times if t[1] - t[0] <= 7) or sorted(times)
    if not exact:
        return None
    middle = exact[len(exact) // 2]
    first, last = middle
    for start, _ in reversed(exact[: len(exact) // 2]):
        if first - start > NEAR * max(last - first, SHORT_DAYS):
            break
        first = min(first, start)
    for start, end in exact[len(exact) // 2 :]:
        if start - last > NEAR * max(last - first, SHORT_DAYS):
            break
        last = max(last, end)
    margin = max((last - first) * 0.02, 0.05)
    return first - margin, last + margin


def _bar(event: Event, start: float, end: float, axis: Axis, index: Index) -> Bar:
    x, right = axis.place(start), axis.place(end)
    room = int((EDGE - x - 5) / LETTER)
    label = one_line(index.label(event.id), min(LABEL_CHARS, room))
    kinds = [event.status.value] if event.status not in (Status.HAPPENED, Status.ONGOING) else []
    kinds += ["earlier"] if event.background else []
    words = f"{show_when(event.time)}: {label}"
    return Bar(event.id, label, words, x, max(right - x, 5), 0, " ".join(kinds))


def _packed(bars: list[Bar]) -> tuple[Bar, ...]:
    """Bars on lanes, so that neither they nor their labels meet."""
    ends: list[float] = []
    packed = []
    for bar in bars:
        right = max(bar.x + bar.width, bar.x + 5 + LETTER * len(bar.label))
        lane = next((n for n, end in enumerate(ends) if end + 12 <= bar.x), len(ends))
        ends[lane : lane + 1] = [right]
        packed.append(replace(bar, y=TOP + lane * LANE))
    return tuple(packed)


def _arcs(bars: tuple[Bar, ...], index: Index) -> tuple[Arc, ...]:
    at = {bar.event: bar for bar in bars}
    arcs = []
    for event in index.record.events:
        for link in event.links:
            if link.relation in ARCS and event.id in at and link.event in at and link.event != event.id:
                a, b = at[event.id], at[link.event]
                words = f"{index.label(event.id)} – {RELATIONS[link.relation]} – {index.label(link.event)}"
                arcs.append(Arc(_curve(a, b), link.relation.value, words))
    return tuple(arcs)


def _curve(a: Bar, b: Bar) -> str:
    """From one bar's left edge round to the other's, swinging out further the further they are apart."""
    y1, y2 = a.y + 10, b.y + 10
    reach = min(16 + abs(y2 - y1) * 0.18, 44)
    out = max(min(a.x, b.x) - reach, 2)
    return f"M{a.x:g} {y1:g}C{out:g} {y1:g} {out:g} {y2:g} {b.x - 1:g} {y2:g}"
