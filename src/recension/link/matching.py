"""Whether two profiles are one entity, with the reason in plain words."""

from collections.abc import Sequence

from recension.model.judgement import Sameness
from recension.text.acronyms import is_acronym_of
from recension.text.names import are_fields_apart

from .names import SAME_WORD, Compared, compare_people, similarity_of_words
from .nearness import gap_km
from .profiles import SMALL, Profile, owned_apart, owner_apart
from .toponyms import is_part_name, place_words, word_pairs, word_set

_SAME_PLACE_KM = 60.0
_ONE_SPOT_KM = 1.0  # of two whose names the map hears as one
_LEAST_SPELLING_CHARS = 5
_SAME_PHRASE = 0.8
_LEAST_ENDING = 3
OTHER_NAME = 0.6  # of two names that only are not alike: a third way of naming may show that they are one


def compare_profiles(left: Profile, right: Profile) -> Compared:
    """Whether two profiles are one entity, how sure that is, and why in plain words."""
    if left.family != right.family:
        return Compared(Sameness.DIFFERENT, 0.5, f"{left.shown} and {right.shown} are of different kinds")
    if left.family == "person" and left.person is not None and right.person is not None:
        return _compare_short_by_field(left, right) or compare_people(left.person, right.person)
    if left.family == "country":
        return _same_or_not(left, right, left.known == right.known, "name one country")
    if left.family == "place":
        return _compare_places(left, right)
    return _compare_bodies(left, right)


def _compare_short_by_field(left: Profile, right: Profile) -> Compared | None:
    """ "Commissioner Holm" is not "Clara Holm, a teacher", even where nobody else is called Holm."""
    short, full = (left, right) if right.is_full else (right, left)
    if short.is_full or not full.is_full or not are_fields_apart(short.fields, full.fields):
        return None
    what = f"{short.shown} has a title ({', '.join(sorted(short.fields))}) that none gives to {full.shown}"
    return Compared(Sameness.DIFFERENT, 0.75, what)


def _same_or_not(left: Profile, right: Profile, is_same: bool, why: str, score: float = 0.95) -> Compared:
    verb = why if is_same else "are different names"
    verdict = Sameness.SAME if is_same else Sameness.DIFFERENT
    return Compared(verdict, score if is_same else OTHER_NAME, f"{left.shown} and {right.shown} {verb}")


def _compare_places(left: Profile, right: Profile) -> Compared:
    both = f"{left.shown} and {right.shown}"
    one, two = ([place_words(n) for n in p.names] for p in (left, right))
    if left.place is not None and right.place is not None and gap_km(left.place, right.place) > _SAME_PLACE_KM:
        return Compared(Sameness.DIFFERENT, 0.8, f"{both} lie far from each other")
    owned = [{owner_apart(n) for n in p.names} for p in (left, right)]
    if owned[0] & owned[1] or any(a == b for a in one for b in two):
        return Compared(Sameness.SAME, 0.95, f"{both} have one name and lie in one place")
    if any(_is_side_of(a, b) or _is_side_of(b, a) for a in one for b in two):
        return Compared(Sameness.DIFFERENT, 0.8, f"{both} are a place and a part of it")
    ids = {p.place.geonames if p.place is not None else None for p in (left, right)}
    if len(ids) == 1 and None not in ids:
        return Compared(Sameness.SAME, 0.95, f"{both} are names of one place in the gazetteer")
    if any(is_same_place_name(a, b) for a in left.names for b in right.names):
        return Compared(Sameness.SAME, 0.8, f"{both} are forms of one place's name")
    if any(_is_ending(a, b) or _is_ending(b, a) or _is_start(a, b) or _is_start(b, a) for a in one for b in two):
        return Compared(Sameness.UNSURE, 0.7, f"{both} have words in common that tell")
    may_be_one = left.place is None or right.place is None or gap_km(left.place, right.place) < _ONE_SPOT_KM
    spelled = any(_is_one_spelling(" ".join(a), " ".join(b)) for a in one for b in two)
    return _same_or_not(left, right, spelled and may_be_one, "are two spellings of one name", 0.75)


def _is_side_of(part: Sequence[str], whole: Sequence[str]) -> bool:
    """ "East Arden" is not Arden, though the gazetteer may know no place but that."""
    return len(part) == len(whole) + 1 and part[1:] == whole and is_part_name(part[0])


def _is_ending(short: Sequence[str], long: Sequence[str]) -> bool:
    """ "Arden National Park" of "Old Arden National Park": so many words in common are seldom by chance."""
    more = len(long) - len(short)
    return len(short) >= _LEAST_ENDING and more > 0 and long[more:] == short and not is_part_name(long[0])


def _is_start(short: Sequence[str], long: Sequence[str]) -> bool:
    """ "Arden Hospital" of "Arden Hospital for Children"."""
    size = len(short)
    return 2 <= size < len(long) - 1 and long[:size] == short and long[size] in ("of", "for")


def is_same_place_name(left: str, right: str) -> bool:
    """Whether one name only has a common word more: "Cape Leeuwin", "Leeuwin"; "Acre Prison", "Acre main prison"."""
    one, two = ([w for w in place_words(n) if w not in SMALL] for n in (left, right))
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
    if min(len(left), len(right)) < _LEAST_SPELLING_CHARS:
        return False
    if len(one) != len(two):
        return "".join(one) == "".join(two)  # "Harbour Front", "Harbourfront"
    alike = [similarity_of_words(a, b) for a, b in zip(one, two, strict=True)]
    return min(alike) >= SAME_WORD and sum(alike) / len(alike) >= _SAME_PHRASE


def _compare_bodies(left: Profile, right: Profile) -> Compared:
    pair = f"{left.shown} and {right.shown}"
    if left.known and right.known:
        return _same_or_not(left, right, left.known == right.known, "are names of one body")
    owners = {o for p in (left, right) for n in p.names if (o := owned_apart(n)[0]) is not None}
    if len(owners) > 1:
        return Compared(Sameness.DIFFERENT, 0.8, f"{pair} belong to different countries")
    one, two = ({owned_apart(n)[1] for n in p.names} for p in (left, right))
    if one & two:
        return _compare_owned(left, right)
    for short, long in ((left, right), (right, left)):
        for acronym in short.names:
            meant = next((n for n in long.names if is_acronym_of(acronym, n)), None)
            if meant is not None:
                return Compared(Sameness.SAME, 0.85, f"“{acronym}” is made of the initials of “{meant}”")
            if any(_is_kind_added(acronym, n) for n in long.names):
                return Compared(Sameness.SAME, 0.85, f"{pair} have one name and what it is of")
    if any(_is_reordered(a, b) for a in one for b in two):
        return Compared(Sameness.SAME, 0.85, f"{pair} have the same words in another order")
    if any(_is_short_body(a, b) or _is_short_body(b, a) for a in one for b in two):
        return Compared(Sameness.UNSURE, 0.7, f"{pair} have words in common that tell")
    spelled = any(_is_one_spelling(a, b) for a in one for b in two)
    return _same_or_not(left, right, spelled, "are two spellings of one name", 0.75)


def _is_kind_added(short: str, long: str) -> bool:
    """ "GdP", "GdP union": a word in lower case behind an acronym says what it is of."""
    is_acronym_like = sum(c.isupper() for c in short) >= 2 and " " not in short
    return is_acronym_like and long.startswith(f"{short} ") and long.removeprefix(short).islower()


def _is_short_body(short: str, long: str) -> bool:
    """ "Ministry" may be "Defence Ministry", and "Sheriff's Office" that of Arden County."""
    one, two = short.split(), long.split()
    is_telling = bool(one) and one[-1] in word_set("lone_bodies" if len(one) == 1 else "offices")
    return (is_telling and len(one) < len(two) and two[-len(one) :] == one) or _is_start(one, two)


def _compare_owned(left: Profile, right: Profile) -> Compared:
    """ "Defence Ministry" and "Omani Defence Ministry" are one, where no other country's comes up."""
    pair = f"{left.shown} and {right.shown}"
    owners = [{o for n in p.names if (o := owned_apart(n)[0]) is not None} for p in (left, right)]
    if owners[0] == owners[1]:
        return Compared(Sameness.SAME, 0.9, f"{pair} have one name")
    return Compared(Sameness.UNSURE, 0.7, f"{pair} have one name")


def _is_reordered(left: str, right: str) -> bool:
    """ "Ministry of Public Safety" and "Public Safety Ministry"; British and American spelling count as one."""
    one, two = (sorted(_american(w) for w in n.split() if w not in SMALL) for n in (left, right))
    return one == two and len(one) >= 2


def _american(word: str) -> str:
    return word_pairs("american").get(word, word)
