"""Profiles: what one chain's names say it is, and whether two profiles are one entity."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recension.model.entity import EntityType, MentionKind
from recension.model.judgement import Sameness
from recension.model.reading import Chain
from recension.text.bodies import find_body
from recension.text.countries import find_country, find_country_of, find_country_of_capital
from recension.text.names import PersonName, first_given, fold_name, is_acronym, is_acronym_of, parse_person

from .gazetteer import Place
from .names import SAME_WORD, Compared, blocking_keys, compare_people, similarity_of_words
from .places import distance_km
from .toponyms import word_pairs, word_set

_LOCAL = frozenset({EntityType.PLACE, EntityType.FACILITY})
_SAME_PLACE_KM = 60.0
_MOST_DESCRIBING = 2  # words: a longer description tells of one among several
_LEAST_SPELLING_CHARS = 5
_SAME_PHRASE = 0.8
_SMALL = frozenset(["of", "the", "for", "and", "in", "on", "s", "de", "la"])


@dataclass(frozen=True, slots=True)
class Profile:
    """A distinct way of naming. `family` is what can be one with what: person, country, body, place, group."""

    family: str
    names: tuple[str, ...]
    blocks: frozenset[str]
    known: str | None = None
    person: PersonName | None = None
    place: Place | None = None
    chains: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        """What chains that name alike have in common."""
        where = (self.place.name, self.place.lat, self.place.lon) if self.place else None
        title = self.person.gender if self.person else None
        return (self.family, tuple(sorted({fold_name(n) for n in self.names})), self.known, str(title), where)

    @property
    def shown(self) -> str:
        """The fullest name, in quotation marks."""
        return f"“{max(self.names, key=len)}”"

    @property
    def is_full(self) -> bool:
        """Whether a name tells by itself whose it is: a person's has a given name, a ministry's its country."""
        if self.person is not None:
            return bool(first_given(self.person)) or len(self.person.family) > 1
        return self.family != "body" or self.known is not None or any(_owned_apart(n)[0] for n in self.names)

    @property
    def is_described(self) -> bool:
        """Whether it goes by a description, for want of a name."""
        return self.family.startswith("described")

    def with_chains(self, chains: Sequence[str]) -> "Profile":
        """The same with the chains that it stands for."""
        return replace(self, chains=tuple(chains))


def make_profile(chain: Chain, place: Place | None) -> Profile | None:
    """What a chain's names say it is; None for a chain with neither a name nor a description that can be told again."""
    names = tuple(dict.fromkeys((*chain.names, *chain.also)))
    if not names:
        return _describe(chain)
    country = _country_code(chain, names)
    if country is not None:
        return Profile("country", names, frozenset([f"country {country}"]), country, place=None)
    known = next((b.name for n in names if (b := find_body(n)) is not None), None)
    if chain.type is EntityType.PERSON and known is None:
        person = _fullest_person(chain, names)
        keys = frozenset(k for name in names for k in blocking_keys(name))
        return Profile("person", names, keys, person=person)
    family = "place" if chain.type in _LOCAL else "body"
    return Profile(family, names, frozenset(_blocks(names, known)), known, place=place if family == "place" else None)


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


def _blocks(names: tuple[str, ...], known: str | None) -> Iterator[str]:
    if known is not None:
        yield f"body {fold_name(known)}"
    for name in names:
        words = [w for w in _owned_apart(name)[1].split() if w not in _SMALL]
        yield f"name {' '.join(words)}"
        yield f"acronym {''.join(w[0] for w in fold_name(name).split() if w not in _SMALL)}"
        if is_acronym(name):
            yield f"acronym {fold_name(name)}"
        yield from (f"word {w}" for w in words if len(w) > 3)


def _owned_apart(name: str) -> tuple[str | None, str]:
    """The country that a body's name starts with, and the folded rest: "Chile's navy" → ("CL", "navy")."""
    words = name.replace("’", "'").replace("'s ", " ").split()
    for size in (2, 1):
        country = find_country_of(" ".join(words[:size])) if len(words) > size else None
        if country is not None:
            return country.code, fold_name(" ".join(words[size:]))
    return None, fold_name(" ".join(words))


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
    return Profile(f"described {chain.type}", (phrase,), frozenset([f"{chain.type} {phrase}"]))


def compare_profiles(left: Profile, right: Profile) -> Compared:
    """Whether two profiles are one entity, how sure that is, and why in plain words."""
    if left.family != right.family:
        return Compared(Sameness.DIFFERENT, 0.5, f"{left.shown} and {right.shown} are of different kinds")
    if left.family == "person" and left.person is not None and right.person is not None:
        return compare_people(left.person, right.person)
    if left.family == "country":
        return _same_or_not(left, right, left.known == right.known, "name one country")
    if left.family == "place":
        return _compare_places(left, right)
    return _compare_bodies(left, right)


def _same_or_not(left: Profile, right: Profile, is_same: bool, why: str, score: float = 0.95) -> Compared:
    verb = why if is_same else "are different names"
    verdict = Sameness.SAME if is_same else Sameness.DIFFERENT
    return Compared(verdict, score if is_same else 0.6, f"{left.shown} and {right.shown} {verb}")


def _compare_places(left: Profile, right: Profile) -> Compared:
    is_near = left.place is None or right.place is None or _gap_km(left.place, right.place) <= _SAME_PLACE_KM
    owned = [{_owned_apart(n) for n in p.names} for p in (left, right)]
    if owned[0] & owned[1]:
        return _same_or_not(left, right, is_near, "have one name and lie in one place")
    one, two = ({fold_name(n) for n in p.names} for p in (left, right))
    both_known = left.place is not None and right.place is not None
    if (
        both_known
        and left.place
        and right.place
        and left.place.geonames
        and left.place.geonames == right.place.geonames
    ):
        return _same_or_not(left, right, True, "are names of one place in the gazetteer")
    if any(is_same_place_name(a, b) for a in left.names for b in right.names) and is_near:
        return Compared(Sameness.SAME, 0.8, f"{left.shown} and {right.shown} are forms of one place's name")
    spelled = any(_is_one_spelling(a, b) for a in one for b in two)
    return _same_or_not(left, right, spelled and is_near and not both_known, "are two spellings of one name", 0.75)


def _gap_km(left: Place, right: Place) -> float:
    return distance_km((left.lat, left.lon), (right.lat, right.lon))


def is_same_place_name(left: str, right: str) -> bool:
    """Whether one name only has a common word more: "Cape Leeuwin", "Leeuwin"; "Acre Prison", "Acre main prison"."""
    one, two = ([w for w in fold_name(n).split() if w not in _SMALL] for n in (left, right))
    if one == two:
        return True
    short, long = sorted((one, two), key=len)
    more = [w for w in long if w not in short]
    if [w for w in long if w in short] != short or len(long) - len(short) != len(more):
        return False
    if len(short) >= 2 and short[-1] == long[-1]:
        return all(w in word_set("qualifiers") for w in more)
    return all(w in word_set("landmarks") for w in more)


def _is_one_spelling(left: str, right: str) -> bool:
    """Whether all words of two names are spellings of each other ("Deir ez Zor", "Dayr az Zawr")."""
    one, two = left.split(), right.split()
    if len(one) != len(two) or min(len(left), len(right)) < _LEAST_SPELLING_CHARS:
        return False
    alike = [similarity_of_words(a, b) for a, b in zip(one, two, strict=True)]
    return min(alike) >= SAME_WORD and sum(alike) / len(alike) >= _SAME_PHRASE


def _compare_bodies(left: Profile, right: Profile) -> Compared:
    pair = f"{left.shown} and {right.shown}"
    if left.known and right.known:
        return _same_or_not(left, right, left.known == right.known, "are names of one body")
    owners = {o for p in (left, right) for n in p.names if (o := _owned_apart(n)[0]) is not None}
    if len(owners) > 1:
        return Compared(Sameness.DIFFERENT, 0.8, f"{pair} belong to different countries")
    one, two = ({_owned_apart(n)[1] for n in p.names} for p in (left, right))
    if one & two:
        return _compare_owned(left, right)
    for short, long in ((left, right), (right, left)):
        for acronym in short.names:
            meant = next((n for n in long.names if is_acronym_of(acronym, n)), None)
            if meant is not None:
                return Compared(Sameness.SAME, 0.85, f"“{acronym}” is made of the initials of “{meant}”")
    if any(_is_reordered(a, b) for a in one for b in two):
        return Compared(Sameness.SAME, 0.85, f"{pair} have the same words in another order")
    spelled = any(_is_one_spelling(a, b) for a in one for b in two)
    return _same_or_not(left, right, spelled, "are two spellings of one name", 0.75)


def _compare_owned(left: Profile, right: Profile) -> Compared:
    """ "Defence Ministry" and "Omani Defence Ministry" are one, where no other country's comes up."""
    pair = f"{left.shown} and {right.shown}"
    owners = [{o for n in p.names if (o := _owned_apart(n)[0]) is not None} for p in (left, right)]
    if owners[0] == owners[1]:
        return Compared(Sameness.SAME, 0.9, f"{pair} have one name")
    return Compared(Sameness.UNSURE, 0.7, f"{pair} have one name")


def _is_reordered(left: str, right: str) -> bool:
    """ "Ministry of Public Safety" and "Public Safety Ministry"; British and American spelling count as one."""
    one, two = (sorted(_american(w) for w in n.split() if w not in _SMALL) for n in (left, right))
    return one == two and len(one) >= 2


def _american(word: str) -> str:
    return word_pairs("american").get(word, word)
