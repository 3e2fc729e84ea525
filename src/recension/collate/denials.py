"""What one voice denies and another tells: "denied that its planes hit the school", "no outpost had been taken"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

from recension.model.comparison import Verdict
from recension.model.event import Role
from recension.model.statement import Facet
from recension.model.values import Truth

from .acts import Act
from .alike import is_listed, is_telling, stems_of
from .denied import Denied, acts_in, find_denied, place_of, stems_in
from .history import is_history
from .material import Material
from .matters import shown_words
from .negated import KNOWING, KNOWN, WORD
from .open_doers import leaves_doer_open
from .repeats import anybody, deeds_of, repeats
from .replies import Denials
from .rivals import Clash, Side, are_compared, do_overlap
from .sayings import Told
from .told_clauses import Clause, Clauses, find_answers
from .wording import negates

# Of what is denied another voice tells so much, less by what follows right upon it or is denied of all. Set by reading
# what fires in some three hundred incidents, not fitted.
ENOUGH, RIGHT_BEHIND, BEHIND, OF_ALL = 0.7, 0.3, 0.15, 0.1
# What stands apart must have so many words, for one word is said of many things.
LEAST_COMMON = 2
MOST_DAYS = 4
# Names alone are no statement: so many of the words are no names.
LEAST_PLAIN = 2
# In one report a denial answers a claim that stands so many sentences away at most.
REACH, FARTHER = 2, 5
# "From another side", where a side is denied: "in another room" is of something else.
OTHERWISE = re.compile(
    r"\b(?:(?:different|another|other than|instead of|wrong|opposite)(?: (?:the|an?))? (?P<what>[\w-]+)|elsewhere)\b",
    re.IGNORECASE,
)
# "It did not happen while he drove": when it did is left open.
MEANWHILE = re.compile(r",? (?:while|when|during) ")
PURPOSE = re.compile(r"^\W*(?:in order )?to |(?<!to )\bbe\b", re.IGNORECASE)
PLACED = re.compile(r"\b(?:in|at|from|to|near|outside|between) ([A-Z][\w-]+)")
# Words for those who govern.
GOVERNING = "government minister president premier prime chancellor regime ruler"
# Enough to show of each side.
MOST_TOLD = 4


def find_denied_and_told(
    reports: Sequence[Told], denials: Denials, acts: Sequence[Act], material: Material
) -> Iterator[Clash]:
    """Every denial that repeats what it denies, beside what other voices tell in nearly the same words."""
    acts = sorted(acts, key=place_of)
    together: dict[frozenset[str], list[Denied]] = {}
    for told in reports:
        for denied in find_denied(told, denials[told.report.id], acts):
            together.setdefault(denied.stems, []).append(denied)
    if not together:
        return
    clauses = Clauses(
        Clause(t, c, s, stems_in(c.text), t.saying_in(c), acts_in(c, acts))
        for t, s, c in find_answers(reports)
        if not negates(c.text)
    )
    for alike in together.values():
        yield from _answered(alike, clauses, material)


def _answered(denials: Sequence[Denied], clauses: Clauses, material: Material) -> Iterator[Clash]:
    """One clash for all who deny the same, where another tells it."""
    denied: list[Denied] = []
    rivals: list[Clause] = []
    for no in denials:
        if len(denied) == len(rivals) == MOST_TOLD:
            break  # no more are shown
        for clause in _near(no, clauses):
            if not (_is_other_voice(clause, no, material) and _tells_it(clause, no, material)):
                continue
            if not _may_clash(no, clause, material) or _tells_the_story(no, clause, clauses):
                continue
            if len(denied) < MOST_TOLD and no not in denied:
                denied.append(no)
            if len(rivals) < MOST_TOLD and clause not in rivals:
                rivals.append(clause)
            if len(rivals) == MOST_TOLD:
                break
    about = material.event_at(denied[0].span) or material.event_at(rivals[0].span) if denied else None
    if about:
        yield _clash(denied, rivals, about)


def _tells_the_story(denied: Denied, clause: Clause, clauses: Clauses) -> bool:
    """Whether in another report no more of it is told than every other clause tells: that police shot somebody."""
    common = denied.stems & clause.stems
    apart = clause.told is not denied.told and not _is_of_one(clause, denied)
    return apart and len(common) <= LEAST_COMMON and all(clauses.is_of_story(stem) for stem in common)


def _near(denied: Denied, clauses: Clauses) -> list[Clause]:
    """Those that may tell what is denied, in text order: without one of its rarest words they miss too much."""
    rarest = clauses.rarest_first(denied.key or denied.stems)
    sought, most_missed = 1, ENOUGH * denied.weigh(denied.stems)
    while not denied.key and sought < len(rarest) and denied.weigh(frozenset(rarest[sought:])) >= most_missed:
        sought += 1
    return clauses.holding((*rarest[:sought], *deeds_of(denied.deed)))


def _tells_it(clause: Clause, denied: Denied, material: Material) -> bool:
    """Whether the clause says nearly all that is denied, of the same doer and the same sufferer."""
    common = denied.stems & clause.stems
    if _is_told_otherwise(clause, denied) or leaves_doer_open(clause, denied):
        return False
    is_repeated = any(repeats(no, yes, material) for no, yes in product(denied.deed, clause.acts))
    if not is_repeated and not (common and denied.key <= common and _is_enough(common, clause, denied)):
        return False
    if not _is_told_as_so(clause, denied):
        return False
    if is_repeated:
        # "Trains to Orrin are not delayed", of whatever trains elsewhere are.
        places = stems_in(" ".join(PLACED.findall(denied.span.text)))
        is_there = not places or not places.isdisjoint(stems_in(clause.sentence.text))
        return is_there or clause.told is denied.told or _is_of_one(clause, denied)
    # "The twins did not go to school" denies nothing of whatever else is told of the twins' school.
    is_elsewhere = denied.key and clause.told is not denied.told and not denied.is_of_all
    if is_elsewhere and not (common & _deeds(clause) or _tells_all(clause, denied)):
        return False
    named = denied.stems - denied.plain
    if is_elsewhere and named and not named & clause.stems:
        return False
    pairs = [(a, b) for a, b in product(denied.acts, clause.acts) if stems_in(a.lemma) & stems_in(b.lemma) & common]
    return not any(_are_apart(a, b, role, material) for a, b in pairs for role in (Role.ACTOR, Role.RECIPIENT))


def _is_told_otherwise(clause: Clause, denied: Denied) -> bool:
    """ "Did not come from the north": "it came from another side" says the same; knowing of a leak is no leak."""
    if KNOWING.match(denied.content) and not KNOWN.search(clause.span.text):
        return True
    found = OTHERWISE.finditer(clause.span.text)
    is_another = any(not m["what"] or stems_in(m["what"]) & denied.stems for m in found)
    return is_another and not OTHERWISE.search(denied.span.text)


def _is_told_as_so(clause: Clause, denied: Denied) -> bool:
    """Whether it is no purpose, and nothing asked for: "is in talks to buy the mill", "asks that he be freed"."""
    if denied.stems & clause.stems & stems_of("want") or not denied.key:
        return True
    words = (m for m in WORD.finditer(clause.span.text) if stems_in(m[0]) & denied.key)
    before = [clause.span.text[: m.start()].lower().split()[-1:] for m in words]
    return not PURPOSE.search(clause.span.text) and not (before and all(word in (["to"], ["any"]) for word in before))


def _is_enough(common: frozenset[str], clause: Clause, denied: Denied) -> bool:
    """Whether so much of it is told, of a denial that follows right upon it less than of one in another report."""
    told, near = denied.weigh(common), _nearness(clause, denied)
    # "Never accepted" is of anything that was ever taken: what many words stand for tells too little by itself.
    is_one_word = all(is_telling(stem) or not is_listed(stem) for stem in common) and _is_told_as_act(common, clause)
    is_of_all = denied.is_of_all and is_one_word and _is_soon(clause, denied)
    # "Sela Orr has not been detained": who, and what was not done to her.
    least = 1 if denied.key & denied.plain else LEAST_PLAIN
    if near and len(denied.stems) == 1 and not _is_told_as_act(common, clause):
        return False
    if not near and not is_of_all and (len(common) < LEAST_COMMON or len(denied.plain & common) < least):
        return False
    return told / denied.weigh(denied.stems) + near + OF_ALL * is_of_all >= ENOUGH


def _tells_all(clause: Clause, denied: Denied) -> bool:
    """Whether it says again all of a denial that has words enough to be of one thing alone."""
    return denied.stems <= clause.stems and len(denied.stems) > LEAST_COMMON


def _is_of_one(clause: Clause, denied: Denied) -> bool:
    """Whether the doer or the sufferer is one."""
    pairs = product(denied.deed, clause.acts)
    return any(no.actors & yes.actors or no.recipients & yes.recipients for no, yes in pairs)


def _deeds(clause: Clause) -> frozenset[str]:
    return frozenset[str]().union(*(stems_in(act.lemma) for act in clause.acts))


def _is_told_as_act(common: frozenset[str], clause: Clause) -> bool:
    """Whether the words tell acts there: "no crash" denies a crash, "no soldiers" nothing of where soldiers died."""
    acts = frozenset[str]().union(*(stems_in(act.lemma) for act in clause.acts if act.mention.kind))
    return all(is_telling(stem) or stem in acts for stem in common)


def _is_soon(clause: Clause, denied: Denied) -> bool:
    """Whether the reports are of nearly one day: what nobody saw on the last day of a story was seen on its first."""
    days = [date.fromisoformat(day) for day in (day_of(clause.told), day_of(denied.told)) if day]
    return len(days) < 2 or abs((days[0] - days[1]).days) <= MOST_DAYS


def _nearness(clause: Clause, denied: Denied) -> float:
    """What it counts that the denial stands right behind the clause in one report."""
    if clause.told is not denied.told or not denied.key:
        return 0.0
    return RIGHT_BEHIND if _follows(denied, clause, REACH) else BEHIND if _follows(denied, clause, FARTHER) else 0.0


def _follows(denied: Denied, clause: Clause, reach: int) -> bool:
    """Whether the denial stands in the clause's own sentence, or in one of the next."""
    own, apart = (
        bisect_right(denied.told.sentences, at, key=lambda s: s.start)
        for at in (denied.span.start, clause.sentence.start)
    )
    return 0 <= own - apart <= reach and denied.span.start < denied.told.sentences[own - 1].end


def _are_apart(no: Act, yes: Act, role: Role, material: Material) -> bool:
    """Whether the two acts have other doers (or sufferers), as far as both name any."""
    if no.players(role) & yes.players(role):
        return False
    called, also = (act.called(role, material) - anybody() for act in (no, yes))
    # Who topples the prime minister overthrows the government.
    governing = stems_of(GOVERNING)
    if called & governing and also & governing:
        return False
    # "No village has fallen": what falls, and what others take.
    suffers = (
        role is Role.ACTOR and not no.called(Role.RECIPIENT, material) and called & yes.called(Role.RECIPIENT, material)
    )
    return bool(called and also and not called & also and not suffers)


def _is_other_voice(clause: Clause, denied: Denied, material: Material) -> bool:
    """Whether somebody else tells it, in a report of another origin or in a dispute that one report tells."""
    if denied.speaker is not None and clause.speaker == denied.speaker:
        return False
    if denied.is_of_now and day_of(clause.told) > day_of(denied.told):
        return False
    is_one = material.origin(denied.told.report.id) == material.origin(clause.told.report.id)
    is_known = denied.speaker is not None or clause.speaker is not None or not _follows(denied, clause, 0)
    # Where the report itself denies what somebody says, it says all of it again.
    is_said = denied.is_said or (denied.stems <= clause.stems and len(denied.stems) >= LEAST_COMMON)
    is_dispute = clause.told is denied.told and is_said and clause.saying is not None and is_known
    # A negation far from what it may deny, or of a report's own in another report, is of something else as a rule.
    is_near = not denied.key or _follows(denied, clause, FARTHER)
    is_one_matter = denied.is_said or _tells_all(clause, denied)
    return (not is_one and is_one_matter) or (is_dispute and is_near and not do_overlap(clause.span, denied.span))


def _may_clash(denied: Denied, clause: Clause, material: Material) -> bool:
    """Both of the story's own time, and not beside each other already."""
    if any(
        is_history(span, told.report, material)
        for span, told in ((clause.sentence, clause.told), (denied.span, denied.told))
    ):
        return False
    if denied.key and MEANWHILE.match(denied.told.report.text, denied.span.end):
        return False
    # What one report alone says of one event is compared with nothing.
    return denied.told is clause.told or not are_compared(denied.span, clause.span, material)


def day_of(told: Told) -> str:
    """The day on which the report was published; empty where that is not known."""
    published = told.report.published
    return (published.end or "")[:10] if published else ""


def _clash(denied: Sequence[Denied], rivals: Sequence[Clause], about: str) -> Clash:
    sides = []
    for clause in rivals:
        span = shown_words(clause.span, clause.saying, clause.told.report)
        sides.append(Side(span, about, Truth(True, span.text), (clause.speaker,) if clause.speaker else ()))
    for no in denied:
        sides.append(Side(no.span, about, Truth(False, no.span.text), (no.speaker,) if no.speaker else ()))
    told, no = rivals[0], denied[0]
    reports = "by one report" if told.told is not no.told else "by one voice"
    reason = f"“{sides[0].span.text}” is told {reports}, but “{no.span.text}” by another"
    return Clash(tuple(sides), Facet.HAPPENED, Verdict.CONTRADICT, reason)
