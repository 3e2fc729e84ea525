"""Things that clash without a number: denied by one and told by another, blamed and denying, one act told two ways."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from recension.model.comparison import Comparison, Verdict
from recension.model.entity import EntityType
from recension.model.event import REAL, Status
from recension.model.quotation import Quotation
from recension.model.reading import Reading
from recension.model.report import Report
from recension.model.statement import Facet
from recension.model.values import Truth, Value, Words

from .absent import find_absent_and_told
from .accounts_denied import find_denied_accounts
from .accused import find_accused_denying
from .acts import Act, find_acts
from .ages import find_rival_ages
from .blame import find_disowned, find_mutual_blame, find_rival_beginners, find_rival_charges
from .bounds import span_of_time
from .causes import find_open_causes
from .claims import find_rival_firsts, find_rival_quotations
from .contradicted import find_contradicted
from .countered import with_own_versions
from .denials import find_denied_and_told
from .disputed import find_disputed, find_objections
from .encounters import find_rival_encounters, find_rival_waters
from .homes import find_rival_homes
from .lifted import find_lifted_orders
from .material import Material
from .matters import find_rival_answers
from .partners import find_rival_partners
from .predicates import classes_of, words_of
from .replies import find_denials, find_replies
from .responsibility import find_rival_doers
from .rival_causes import find_rival_causes
from .rival_places import find_rival_places
from .rivals import Clash, Side, join_clashes, show_clashes
from .sayings import Told, find_told
from .subdued import find_rival_subduers
from .wording import LATER, content_words, find_negation

MOST_RIVALS = 4
FORESEEN = re.compile(r"(?:would|wo|will|may|might|could|ca|can|should)\s?n[o'’]t\b")
# What reports tell in ways that cannot both be right, each with its rule.
TOLD_OTHERWISE: tuple[Callable[[Sequence[Told], Material], Iterable[Clash]], ...] = (
    find_contradicted,
    find_disputed,
    find_objections,
    find_rival_causes,
    find_rival_places,
    find_rival_encounters,
    find_rival_waters,
    find_lifted_orders,
    find_rival_subduers,
    find_rival_doers,
    find_rival_beginners,
    find_rival_charges,
    find_mutual_blame,
)


def fold_clashes(
    material: Material,
    readings: Sequence[Reading],
    quotations: Sequence[Quotation],
    of: Callable[[str], str | None],
) -> tuple[Material, tuple[Comparison, ...]]:
    """The clashes as comparisons, and the material with the statements that they stand on."""
    acts = [act for reading in readings for act in find_acts(material, reading, of)]
    told = tuple(find_told(material, quotations))
    denials = find_denials(told, quotations)
    denied = join_clashes(
        [
            *_denied_and_told(acts, material),
            *find_disowned(told, material),
            *find_accused_denying(told, denials, acts, material),
            *find_rival_answers(told, material),
            *find_replies(told, denials, material),
            *find_denied_accounts(told, denials, material),
            *find_denied_and_told(told, denials, acts, material),
            *find_absent_and_told(told, acts, material),
        ]
    )
    found = [
        *with_own_versions(denied, told, material),
        *(clash for find in TOLD_OTHERWISE for clash in find(told, material)),
        *_told_two_ways(acts, material),
        *find_rival_homes(material),
        *find_rival_partners(material),
        *find_rival_quotations(quotations, material),
        *find_rival_firsts(material),
        *find_open_causes(material),
        *find_rival_ages(material, readings, of),
    ]
    return show_clashes(found, material)


@lru_cache(maxsize=256)
def _body_words(report: Report) -> frozenset[str]:
    return content_words(report.text)


def _side(act: Act, value: Value) -> Side:
    return Side(act.span, act.event, value, act.said_by, act.mention.cue, act.mention.score)


def _denied_and_told(acts: Sequence[Act], material: Material) -> Iterator[Clash]:
    """ "did not enter the hall" beside "broke into the hall": the same kind of act, denied here and told there."""
    denied = [a for a in acts if a.mention.status is Status.DENIED and classes_of("same", a.lemma) and _is_negated(a)]
    told = [a for a in acts if a.mention.status in REAL and classes_of("same", a.lemma)]
    for no in denied:
        rivals = [yes for yes in told if _same_act(no, yes, material) and _may_clash(no, yes, material)]
        rivals.sort(key=lambda a: -len(a.words & no.words))
        if any(_name_one_thing(no, yes) for yes in rivals):
            told_sides = [_side(yes, Truth(True, yes.span.text)) for yes in rivals[:MOST_RIVALS]]
            reason = f"“{rivals[0].span.text}” is told by one report, “{no.span.text}” by another"
            sides = (*told_sides, _side(no, Truth(False, no.span.text)))
            yield Clash(sides, Facet.HAPPENED, Verdict.CONTRADICT, reason)


def _is_negated(act: Act) -> bool:
    """Whether the words themselves deny it; that it is told as not so by "hardly" or "if" is not enough."""
    at = find_negation(act.report.text, act.mention.trigger.start)
    if LATER.search(act.span.text):
        return False
    # "Would not land" tells of what was foreseen, and denies nothing that came.
    return bool(act.nothing) if at is None else not FORESEEN.match(act.report.text, at)


def _may_clash(a: Act, b: Act, material: Material) -> bool:
    """From different origins, not set apart by time, and not one event already, where truth statements meet anyway."""
    one, two = material.event[a.event], material.event[b.event]
    if a.event == b.event or material.origin(a.report.id) == material.origin(b.report.id):
        return False
    return span_of_time(one.time).meets(span_of_time(two.time)) and not (one.background or two.background)


def _same_act(a: Act, b: Act, material: Material) -> bool:
    """One class of act by the same people, or on the same thing; two vague clauses are not enough."""
    if not classes_of("same", a.lemma) & classes_of("same", b.lemma) or _are_of_two(a, b, material):
        return False
    # "he was shot" is not denied by "he shot nobody".
    if a.actors & b.recipients or a.recipients & b.actors:
        return False
    if a.lemma in words_of("same", "kill") | words_of("same", "hit") | words_of("same", "fire"):
        return bool(a.recipients & b.recipients)
    people = bool(a.actors & b.actors) or not (a.actors and b.actors)
    # "no debris had fallen" denies nothing of what fell, if that was no debris.
    if not a.nothing <= b.words:
        return False
    return people and bool(a.recipients & b.recipients or (a.words & b.words) - _own_words(a, b))


def _are_of_two(a: Act, b: Act, material: Material) -> bool:
    """ "Brant is not signed" denies nothing of "the three others", who are."""
    named = {e for e in a.recipients | b.recipients if material.entity[e].type is EntityType.PERSON}
    return bool(named and a.recipients and b.recipients) and a.recipients.isdisjoint(b.recipients)


def _own_words(a: Act, b: Act) -> frozenset[str]:
    """The words for the acts themselves, in any form: that both are "leaving" names nothing that is left."""
    return frozenset({a.lemma, b.lemma}) | content_words(f"{a.mention.trigger.text} {b.mention.trigger.text}")


def _name_one_thing(a: Act, b: Act) -> bool:
    """Whether the two clauses themselves, not what stands before them, name one thing or person besides the act."""
    own = content_words(a.span.text) & content_words(b.span.text) - _own_words(a, b)
    return bool(a.recipients & b.recipients or own)


def _told_two_ways(acts: Sequence[Act], material: Material) -> Iterator[Clash]:
    """One event, and in its clauses another way of doing it: a punch here, a kick there."""
    by_event: dict[str, list[Act]] = {}
    for act in acts:
        by_event.setdefault(act.event, []).append(act)
    for together in by_event.values():
        yield from _rival_ways(together, material)


def _rival_ways(acts: Sequence[Act], material: Material) -> Iterator[Clash]:
    """The first acts of two origins that tell one blow in different ways: a punch here, a kick and a push there."""
    ways = words_of("blows", "ways")
    told: dict[str, list[Act]] = {}
    for act in acts:
        if act.lemma in ways and act.mention.status in REAL:
            told.setdefault(material.origin(act.report.id), []).append(act)
    for one, two in combinations(sorted(told), 2):
        a, b = told[one][0], told[two][0]
        known = ({x.lemma for x in told[one]}, {x.lemma for x in told[two]})
        # A report that knows both ways tells more, and nothing else.
        if known[0] & known[1] or _tell_any(known[0], told[two]) or _tell_any(known[1], told[one]):
            continue
        if a.recipients & b.recipients or a.actors & b.actors:
            sides = tuple(_side(x, Words(x.span.text)) for x in (*told[one][:MOST_RIVALS], *told[two][:MOST_RIVALS]))
            reason = f"{' and '.join(sorted(known[0]))} in one report, {' and '.join(sorted(known[1]))} in another"
            yield Clash(sides, Facet.HAPPENED, Verdict.OVERLAP, reason)
            return


def _tell_any(lemmas: set[str], acts: Sequence[Act]) -> bool:
    """Whether the reports of those acts have one of the verbs, in any form."""
    return any(word.startswith(lemma) for act in acts for word in _body_words(act.report) for lemma in lemmas)
