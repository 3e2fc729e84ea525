"""Profiles: what one chain's names say it is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from recension.model.entity import EntityType, MentionKind
from recension.model.reading import Chain
from recension.text.acronyms import is_acronym, is_acronym_of
from recension.text.bodies import Body, find_body
from recension.text.countries import Country, find_country, find_country_of, find_country_of_capital
from recension.text.names import PersonName, fields_of, first_given, fold_name, parse_person

from .gazetteer import Place
from .names import blocking_keys
from .toponyms import word_set

_LOCAL = frozenset({EntityType.PLACE, EntityType.FACILITY})
_MOST_DESCRIBING = 2  # words: a longer description tells of one among several
_MOST_BESIDE_CHARS = 5  # "Clara Holm, a teacher", "Clara Holm – a teacher"
SMALL = frozenset(["of", "the", "for", "and", "in", "on", "s", "de", "la"])


@dataclass(frozen=True, slots=True)
class Profile:
    """A distinct way of naming. `family` is what can be one with what: person, country, body, place, group."""

    family: str
    names: tuple[str, ...]
    blocks: frozenset[str]
    known: str | None = None
    person: PersonName | None = None
    fields: frozenset[str] = frozenset()
    place: Place | None = None
    chains: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        """What chains that name alike have in common."""
        where = (self.place.name, self.place.lat, self.place.lon) if self.place else None
        title = self.person.gender if self.person else None
        names = tuple(sorted({fold_name(n) for n in self.names}))
        fields = () if self.is_full else tuple(sorted(self.fields))
        return (self.family, names, self.known, str(title), where, fields)

    @property
    def shown(self) -> str:
        """The fullest name, in quotation marks."""
        return f"“{max(self.names, key=len)}”"

    @property
    def is_full(self) -> bool:
        """Whether a name tells by itself whose it is: a person's has a given name, a ministry's its country."""
        if self.person is not None:
            return bool(first_given(self.person)) or len(self.person.family) > 1
        return self.family != "body" or self.known is not None or any(owned_apart(n)[0] for n in self.names)

    @property
    def words(self) -> int:
        """How many words the longest name has; of a person it tells nothing."""
        return 0 if self.person is not None else max(len(fold_name(n).split()) for n in self.names)

    @property
    def may_be_meant(self) -> bool:
        """Whether a shorter name may mean it: of people only those named in full."""
        return self.person is None or self.is_full

    def may_be_short_for(self, other: "Profile") -> bool:
        """Whether it is the shorter of two ways of naming, so that the company it keeps tells whether they are one."""
        return not self.is_full if self.person is not None else self.words < other.words

    @property
    def is_described(self) -> bool:
        """Whether it goes by a description, for want of a name."""
        return self.family.startswith("described")

    def with_chains(self, alike: Sequence["Profile"]) -> "Profile":
        """The same for all chains that name alike, with all that is told of their bearer."""
        chains = tuple(chain for profile in alike for chain in profile.chains)
        return replace(self, chains=chains, fields=frozenset(f for profile in alike for f in profile.fields))


def spelled_otherwise(chains: Iterable[Chain]) -> frozenset[str]:
    """The acronyms that the reports spell out, and that are of another body in the table: an "NPA" of petroleum."""
    found = ((n, long) for chain in chains for n in chain.names for long in chain.names if is_acronym_of(n, long))
    return frozenset(n for n, long in found if find_body(n) is not None and find_body(long) is not find_body(n))


def body_of(chain: Chain, otherwise: frozenset[str] = frozenset()) -> Body | None:
    """The body that the table has by one of a chain's names, but for acronyms that the reports spell out otherwise."""
    return next((b for n in (*chain.names, *chain.also) if n not in otherwise and (b := find_body(n))), None)


def make_profile(chain: Chain, place: Place | None, otherwise: frozenset[str] = frozenset()) -> Profile | None:
    """What a chain's names say it is; None for a chain with neither a name nor a description that can be told again.

    Args:
        otherwise: acronyms that are not of the body in the table.
    """
    names = tuple(dict.fromkeys((*chain.names, *chain.also)))
    if not names:
        return _describe(chain)
    country = _country_code(chain, names)
    if country is not None:
        return Profile("country", names, frozenset([f"country {country}"]), country, chains=(chain.id,))
    body = body_of(chain, otherwise)
    known = body.name if body else None
    if chain.type is EntityType.PERSON and known is None:
        person = _fullest_person(chain, names)
        keys = frozenset(k for name in names for k in blocking_keys(name))
        return Profile("person", names, keys, person=person, fields=_fields(chain), chains=(chain.id,))
    family = "place" if chain.type in _LOCAL else "body"
    place = place if family == "place" else None
    return Profile(family, names, frozenset(_blocks(names, known, place)), known, place=place, chains=(chain.id,))


def _country_code(chain: Chain, names: tuple[str, ...]) -> str | None:
    if chain.type is EntityType.PERSON:
        return None
    codes = [c.code for n in names if (c := find_country(n)) is not None]
    if not codes and chain.type is EntityType.GOVERNMENT:
        codes = [c.code for n in names if (c := find_country_of_capital(n)) is not None]
    return codes[0] if codes else None


def _fullest_person(chain: Chain, names: tuple[str, ...]) -> PersonName:
    titled = {m.name: m.title for m in reversed(chain.mentions) if m.name}
    fullest = max(names, key=lambda n: (bool(first_given(parse_person(n))), len(n)))
    parsed = parse_person(f"{titled.get(fullest) or ''} {fullest}")
    if parsed.gender is None:
        genders = [
            g for m in chain.mentions if m.title and (g := parse_person(f"{m.title} {m.name}").gender) is not None
        ]
        parsed = replace(parsed, gender=genders[0]) if genders else parsed
    return parsed


def _fields(chain: Chain) -> frozenset[str]:
    """In which fields of life the titles and the descriptions beside the names put somebody."""
    ends = {m.span.end for m in chain.mentions if m.kind is MentionKind.NAME}
    beside = (
        m.head.text
        for m in chain.mentions
        if m.kind is MentionKind.NOMINAL and any(m.span.start - gap in ends for gap in range(1, _MOST_BESIDE_CHARS))
    )
    return fields_of(" ".join((*(m.title for m in chain.mentions if m.title), *beside)))


def _blocks(names: tuple[str, ...], known: str | None, place: Place | None) -> Iterator[str]:
    if known is not None:
        yield f"body {fold_name(known)}"
    if place is not None:
        yield f"place {place.geonames}" if place.geonames else f"place {place.lat} {place.lon}"
    for name in names:
        words = [w for w in owned_apart(name)[1].split() if w not in SMALL]
        yield f"name {' '.join(words)}"
        yield f"run {''.join(words)}"
        yield f"acronym {''.join(w[0] for w in fold_name(name).split() if w not in SMALL)}"
        if is_acronym(name):
            yield f"acronym {fold_name(name)}"
        yield from (f"word {w}" for w in words if len(w) > 2)


def owned_apart(name: str) -> tuple[str | None, str]:
    """The country that a body's name starts with, and the folded rest without the form of a company."""
    owner, rest = owner_apart(name)
    return owner, _without_form(rest)


def owner_apart(name: str) -> tuple[str | None, str]:
    """The country that a name starts with, and the folded rest: "Chile's navy" → ("CL", "navy")."""
    words = name.replace("’", "'").replace("'s ", " ").split()
    for size in (2, 1):
        country = find_country_of(" ".join(words[:size])) if len(words) > size else None
        if country is not None:
            return country.code, fold_name(" ".join(words[size:]))
    return None, fold_name(" ".join(words))


def _without_form(name: str) -> str:
    """A folded name of a company without the form that it is held in: "arden motors plc" → "arden motors"."""
    words = name.split()
    while len(words) > 1 and words[-1] in word_set("corporate"):
        words.pop()
    return " ".join(words)


def _describe(chain: Chain) -> Profile | None:
    """Those without a name are one where the same words describe them and tell who: "protesters", "the captain"."""
    described = next((m for m in chain.mentions if m.kind is MentionKind.NOMINAL), None)
    if described is None or chain.type in (EntityType.ORGANIZATION, EntityType.OTHER):
        return None
    first, *rest = described.span.text.casefold().split()
    is_definite = first in ("the", "these", "those")
    bare = fold_name(" ".join(rest if is_definite else [first, *rest])).split()
    is_plain = 0 < len(bare) <= _MOST_DESCRIBING and all(w.isalpha() for w in bare) and bare[0] not in word_set("vague")
    if not is_plain or {bare[-1], bare[-1].removesuffix("s")} & word_set("anybody"):
        return None
    if not is_definite and bare[-1] not in word_set("crowds"):
        return None  # "a captain" may be any, and so may "experts"
    phrase = " ".join(bare)
    return Profile(f"described {chain.type}", (phrase,), frozenset([f"{chain.type} {phrase}"]), chains=(chain.id,))


def fullest_name(chain: Chain) -> str | None:
    """The longest proper form that a chain uses; of two as long, the first."""
    names = [n for n in (*chain.names, *chain.also) if not _is_lone_capital(n, chain)]
    return max(names or chain.names, key=len, default=None)


def _is_lone_capital(name: str, chain: Chain) -> bool:
    """Whether a name is of a capital that stands in the chain for its country."""
    country = find_country_of_capital(name)
    return country is not None and any(find_country(other) == country for other in chain.names if other != name)


def country_of_chain(chain: Chain) -> Country | None:
    """The country that a chain is: by a name, or by its capital where that acts."""
    if chain.type not in (EntityType.PLACE, EntityType.GOVERNMENT, EntityType.ORGANIZATION):
        return None
    for name in chain.names:
        country = find_country(name)
        if country is not None:
            return country
    if chain.type is EntityType.GOVERNMENT:
        return next((c for name in chain.names if (c := find_country_of_capital(name)) is not None), None)
    return None
