"""Where and when of the record's answer: of the chief event, or of the deed that most reports tell with it."""

from dataclasses import replace
from datetime import date

from recension.model.entity import Entity, GeoPrecision
from recension.model.event import Event, PloverEvent
from recension.model.values import Precision, When
from recension.text.countries import country_of_code

from .material import Material
from .told_tolls import COUNTED, is_headline_news
from .wording import show, word_set

# What may be any day of so many is not dated.
MOST_DAYS = 31
LONGEST_INITIALS = 4  # "SVSU"


def when_told(material: Material, event: Event) -> str:
    """The day of the chief event; where no report dates it, that of the deed which most of them date."""
    if (shown := _when(event.time)) or not _is_of_victims(material, event):
        return shown
    deeds = [e for e in material.events if e.plover.event is PloverEvent.ASSAULT and not e.background]
    dated = [e for e in deeds if _when(e.time) and 2 * _breadth(e) >= len(material.reports)]
    deed = max(dated, key=lambda e: _breadth(e), default=None)
    return _when(deed.time) if deed is not None else ""


def _breadth(event: Event) -> int:
    return len({m.report for m in event.mentions})


def _is_of_victims(material: Material, event: Event) -> bool:
    """Whether the record is of somebody killed or hurt: it happened in one place on one day."""
    told = (word_set(words) for _, words in COUNTED.values())
    return event.plover.event is PloverEvent.ASSAULT or any(is_headline_news(material, words) for words in told)


def _when(time: When) -> str:
    """The day or days; the hour is for the timeline, and what may be any day of some months tells nothing."""
    if not (time.start or time.end):
        return ""
    if time.precision in (Precision.MONTH, Precision.YEAR):
        return show(time)
    ends = [date.fromisoformat(end[:10]) for end in (time.start, time.end) if end]
    return show(replace(time, precision=Precision.DAY)) if (ends[-1] - ends[0]).days <= MOST_DAYS else ""


def place_of(material: Material, event: Event) -> str:
    """The place's name, where it has a proper one."""
    place = material.entity.get(event.place or "")
    return _name(place) if place is not None and place.aliases and len(place.name) > 2 else ""


def _name(place: Entity) -> str:
    """The name as a line has it: "ORRIN" is how a dateline writes the town."""
    is_shouted = place.name.isupper() and len(place.name) > LONGEST_INITIALS
    return place.name.title() if is_shouted else place.name


def where_told(material: Material, event: Event) -> str:
    """The place and what it lies in, as the reports say, or its country: "Mill Lane, Orrin".

    Of what no map knows, and of a deed without a place, the town that most reports name is told.
    """
    name, place = place_of(material, event), material.entity.get(event.place or "")
    if not name or place is None:
        return _within(_town(material, event))
    around = material.entity.get(place.within or "")
    # "Orrin, Mill Lane": a town whose report names a street behind it does not lie in the street, which no map knows
    if around is None or not around.aliases or "geonames" not in around.links:
        is_unknown = "geonames" not in place.links and not _is_region(place)
        around = _town(material, event) if is_unknown else None
    if around is None:
        return _within(place)
    if _is_region(place) and _is_town(around):
        return f"{_name(around)}, {name}"  # no county lies in a town
    return name if _name(around) in name else f"{name}, {_name(around)}"


def _within(place: Entity | None) -> str:
    """A place in its country."""
    if place is None:
        return ""
    country = country_of_code(place.location.country) if place.location else None
    return _name(place) if country is None or country.name in _name(place) else f"{_name(place)}, {country.name}"


def _town(material: Material, event: Event) -> Entity | None:
    """The town on the map that most reports name, and at least half; None where nobody came to harm."""
    if not _is_of_victims(material, event):
        return None
    naming = {e.id: {r for a in e.aliases for r in a.reports} for e in material.entities if _is_town(e)}
    named = {e: reports for e, reports in naming.items() if 2 * len(reports) >= len(material.reports)}
    chosen = max(named, key=lambda e: (len(named[e]), _times_named(material, material.entity[e]), e), default="")
    return material.entity.get(chosen)


def _is_region(place: Entity) -> bool:
    """Whether a place is larger than a town, by the map or its name."""
    wide = place.location is not None and place.location.precision in (GeoPrecision.REGION, GeoPrecision.COUNTRY)
    return wide or place.name.lower().split()[-1] in word_set("provinces")


def _is_town(place: Entity) -> bool:
    located = place.location is not None and place.location.precision is GeoPrecision.CITY
    return located and "geonames" in place.links and bool(place.aliases)


def _times_named(material: Material, place: Entity) -> int:
    """How often the reports write the likeliest of its names; "Orrin police" names Orrin, too."""
    texts = [report.text for report in material.reports]
    return max(sum(text.count(alias.name) for text in texts) for alias in place.aliases)
