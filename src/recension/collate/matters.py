"""Rival answers to one matter: what held the bomb, whether it was overloaded, whether the sea was calm."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from recension.model.comparison import Verdict
from recension.model.report import Report
from recension.model.span import Span
from recension.model.statement import Facet
from recension.model.values import Truth, Value, Words

from .counterparts import Counterparts
from .dead import are_child_and_adult, are_man_and_woman, is_of_dead
from .history import is_history
from .material import Material
from .matter_table import NO, YES, Matter, around, matters
from .rivals import Clash, Side
from .sayings import Saying, Told
from .wording import WORD, content_words, word_set

MOST_SIDES = 12
# That somebody died is told so many sentences before how he did, at most.
VICTIM_REACH = 3
# "Its brakes were not “properly operational”": a few words in quotes are of their clause.
CLAUSE = re.compile(
    r"(?P<quoted>[“\"](?:[^\s“”\";:,]{1,20} ){0,5}[^\s“”\";:,]{1,20}[”\"])"
    r"|[;“”\"\n]|:(?!\d)|, | but | and that | while | whereas | although | though "
)
NEGATION_WORDS = 5
# "Police do not know why he opened fire" does not deny that he did.
OWN_CLAUSE = re.compile(r"\b(?:that|why|how|what|when|where|who|because|until)\b", re.IGNORECASE)
NOT = re.compile(r"n['’]t\b")
# "None of those who were shot", "nobody was hurt by the gunfire": what is denied there is no shot.
OF_HARM = re.compile(
    r"\b(?:none|no one|nobody|neither|not)\b[^.;]{0,80}?\b(?:who|that|hurt|injur\w+|wound\w*|killed|harmed|suffered)\b",
    re.IGNORECASE,
)
# Who "was denied medicine" denies nothing.
REFUSED = re.compile(
    r"\b(?:is|are|was|were|be|been|being) denied\b"
    # "A long dispute that ended in gunfire" is no verb, "the ministry disputes the count" is.
    r"|\ban?(?: [\w-]+){0,2} dispute\b"
    r"|\b(?:the|this|that|their|his|her|of|in|over|after|by|from)(?: [\w-]+){0,2} disputes?\b"
    r"(?! (?:that|the|an?|whether|it|this|these|those|any|his|her|their|reports?|claims?)\b)",
    re.IGNORECASE,
)
# "Failed to see the boat", "was working on a barge", "broken by the blow".
OTHER_SENSE = re.compile(r" (?:to|on|by|through|into|off)\b", re.IGNORECASE)
NAME = re.compile(r"(?<=\w )[A-Z]\w+")
# A clause that names more is made to keep us busy.
MOST_NAMES = 8
# Within a sentence the month, and no "may".
MONTH_OF_MAY = re.compile(r"(?<=\w )May\b")


@dataclass(frozen=True, slots=True)
class Answer:
    """What one voice answers, in which words of which clause."""

    span: Span
    answer: str
    voice: str
    said_by: tuple[str, ...]
    who: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    is_open: bool = False
    sentence: str = ""
    clause: Span | None = None


def find_rival_answers(told: Sequence[Told], material: Material) -> Iterator[Clash]:
    """For each matter the answers that exclude each other, of all voices that give one."""
    answers: dict[int, list[Answer]] = {}
    for report in told:
        words = [_words(sentence) for sentence in report.sentences]
        for at, sentence in enumerate(report.sentences):
            near = frozenset().union(*words[max(0, at - 1) : at + 1])
            around_it = near.union(*words[max(0, at - VICTIM_REACH) : at + 2])
            for number, answer in _all_answers(sentence, near, around_it, report, material):
                # "Inspected in May, and that the door was open": the month dates no door.
                is_standing = matters()[number].standing
                if not is_history(sentence, report.report, material, answer.clause, is_standing=is_standing):
                    answers.setdefault(number, []).append(answer)
    shown: list[frozenset[Span]] = []
    people = Counterparts(material)
    for at, given in sorted(answers.items()):
        for clash in _compare(matters()[at], given, people, material):
            # "A short circuit" and "arson" are rival causes, and answer whether it was meant: once is enough.
            spans = frozenset(side.span for side in clash.sides)
            if not any(spans <= known for known in shown):
                shown.append(spans)
                yield clash


def _all_answers(
    sentence: Span, near: frozenset[str], around_it: frozenset[str], told: Told, material: Material
) -> Iterator[tuple[int, Answer]]:
    for clause in clauses_of(sentence, told):
        for at, matter in enumerate(matters()):
            if not matter.of or matter.of & (around_it if matter.victim else near):
                yield from ((at, answer) for answer in _answers(matter, clause, sentence, told, material))


def _words(span: Span) -> frozenset[str]:
    return frozenset(w.lower() for w in re.findall(r"[\w-]+", span.text))


def clauses_of(sentence: Span, told: Told) -> Iterator[Span]:
    """The clauses of a sentence, as commas and conjunctions part them."""
    start = sentence.start
    marks = CLAUSE.finditer(told.report.text, sentence.start, sentence.end)
    for mark in [*(m for m in marks if not m["quoted"]), None]:
        end = mark.start() if mark else sentence.end
        if told.report.text[start:end].strip():
            yield told.report.span(start, end)
        start = mark.end() if mark else end


def _answers(matter: Matter, clause: Span, sentence: Span, told: Told, material: Material) -> Iterator[Answer]:
    words = _words(clause)
    if (matter.near and not matter.near & words) or (matter.unless and matter.unless.search(clause.text)):
        return
    for name, pattern in matter.answers.items():
        found = pattern.search(clause.text)
        if not found or (matter.of_all and not around("of_all").search(clause.text)):
            continue
        before = clause.text[: found.start()]
        subject = matter.subject.search(before) if matter.subject else None
        if matter.subject and (subject is None or OTHER_SENSE.match(clause.text, found.end())):
            continue
        is_open, is_negated = _is_open(before), _is_negated(before)
        if is_negated and OF_HARM.search(before):
            continue
        has_shifted = not matter.is_whether and around("shifts").search(clause.text) is not None
        if (is_open and not matter.asked) or (is_negated and not matter.is_whether) or has_shifted:
            continue
        saying = told.saying_at(clause.start + found.start())
        speaker = saying.speaker if saying else None
        yield Answer(
            shown_words(clause, saying, told.report),
            name if not is_negated else NO if name == YES else YES,
            speaker or material.origin(told.report.id),
            (speaker,) if speaker else (),
            told.subjects.named_in(clause) or told.subjects.named_in(sentence),
            _of_what(matter, subject[1].lower(), clause) if subject else _named(matter, clause, found[0]),
            is_open,
            sentence.text,
            clause,
        )


def _named(matter: Matter, clause: Span, answer: str) -> frozenset[str]:
    # Of "without a licence" the licence is what is spoken of.
    return content_words(clause.text) - word_set("plain") - (content_words(answer) - matter.near)


def _of_what(matter: Matter, noun: str, clause: Span) -> frozenset[str]:
    """The thing, alone and at each place named with it; "the equipment at Orrin" is whatever stands there."""
    things = content_words(" ".join(matter.near if noun in matter.general else {noun}))
    at = frozenset(f"{thing} at {name}" for thing in things for name in NAME.findall(clause.text)[:MOST_NAMES])
    return at if noun in matter.general else at | things


def is_answer(clause: str) -> bool:
    """Whether it tells something as so: not denied, asked, feared or planned."""
    return not _is_open(clause) and not _is_negated(clause + " ") and not NOT.search(clause)


def _is_open(text: str) -> bool:
    return around("open").search(MONTH_OF_MAY.sub("", text)) is not None


def _is_negated(before: str) -> bool:
    near = " ".join(WORD.findall(OWN_CLAUSE.split(NOT.sub(" not", before))[-1])[-NEGATION_WORDS:])
    turned = around("negations").findall(near)
    idle = around("no_negations").findall(near)
    denied = around("denials").findall(REFUSED.sub("", before))
    return (len(turned) - len(idle) + len(denied)) % 2 == 1


def shown_words(clause: Span, saying: Saying | None, report: Report) -> Span:
    """The clause; of what somebody says his words alone, where any of them stand in it."""
    start, end = clause.start, clause.end
    if saying is not None:
        start, end = max(start, saying.span.start), min(end, saying.span.end)
    inner = report.text[start:end].strip(" ,.")
    if not inner:
        return clause
    start += report.text[start:end].index(inner)
    return report.span(start, start + len(inner))


def _compare(matter: Matter, answers: Sequence[Answer], people: Counterparts, material: Material) -> Iterator[Clash]:
    if not matter.is_whether and _tells_of_two(answers):
        return
    known: dict[str, set[str]] = {}
    for answer in answers:
        known.setdefault(answer.span.report, set()).add(answer.answer)
    rivals = [
        a
        for a in answers
        if any(_are_rivals(matter, a, b, people) and _may_differ(matter, a, b, known) for b in answers)
    ]
    about = next((event for a in rivals if (event := material.event_at(a.span))), None)
    if not about:
        return
    given = list(dict.fromkeys(a.answer for a in rivals))
    first = list({(a.voice, a.answer, a.span.report): a for a in reversed(rivals)}.values())[::-1]
    sides = tuple(Side(a.span, about, _value(matter, a), a.said_by) for a in _fairly(first, given))
    verdict = Verdict.CONTRADICT if matter.is_whether else Verdict.DIFFER
    if any(all(a.is_open for a in rivals if a.answer == name) for name in given):
        verdict = Verdict.OVERLAP
    yield Clash(sides, Facet.HAPPENED, verdict, _reason(matter, sides, given), matter.asks)


def _tells_of_two(answers: Sequence[Answer]) -> bool:
    """Whether one voice gives two answers: two bombs in two cars are two stories, and nobody's quarrel."""
    voices: dict[str, set[str]] = {}
    for answer in answers:
        voices.setdefault(answer.voice, set()).add(answer.answer)
    return any(len(given) > 1 for given in voices.values())


def _are_rivals(matter: Matter, a: Answer, b: Answer, people: Counterparts) -> bool:
    # A lawyer's client is he of whom the report tells.
    is_client = matter.client and a.span.report == b.span.report and "client" in a.words | b.words
    if matter.person or matter.victim:
        together = is_client or people.may_be_one(a.who, b.who) or (matter.victim and _may_be_one_dead(a, b, people))
        together = together and not (matter.victim and are_man_and_woman(_told_in(a), _told_in(b)))
    else:
        together = not matter.shared or bool(a.words & b.words or a.who & b.who)
    # "The railway said the signals worked", and three days on admits that they did not.
    apart = a.span.report != b.span.report and (matter.shared or matter.is_whether)
    other = a.voice != b.voice or apart
    return a.answer != b.answer and other and together and not (a.is_open and b.is_open)


def _may_differ(matter: Matter, a: Answer, b: Answer, known: Mapping[str, Set[str]]) -> bool:
    """Of people: whoever knows of both, of one shot and one pushed, tells more; in one report two must be quoted."""
    if not (matter.person or matter.victim):
        return True
    if a.span.report == b.span.report:
        return bool(a.said_by and b.said_by)
    return a.answer not in known[b.span.report] and b.answer not in known[a.span.report]


def _may_be_one_dead(a: Answer, b: Answer, people: Counterparts) -> bool:
    """Whether the reports tell of one dead alone, and neither answer names another, or a child where a man died."""
    one, two = (people.named(x.who - set(x.said_by)) for x in (a, b))
    apart = bool(one and two) and one.isdisjoint(two)
    apart = apart or are_child_and_adult(a.sentence, b.sentence)
    return people.are_one_dead and not apart and is_of_dead(a.sentence) and is_of_dead(b.sentence)


def _told_in(answer: Answer) -> str:
    return (answer.clause or answer.span).text


def _fairly(answers: Sequence[Answer], given: Sequence[str]) -> list[Answer]:
    """The first few of each answer, those first with which a report gives it first."""
    share = max(1, MOST_SIDES // len(given))
    shown = []
    for name in given:
        own = [a for a in answers if a.answer == name]
        first = list({a.span.report: a for a in reversed(own)}.values())[::-1]
        shown += [*first, *(a for a in own if a not in first)][:share]
    return shown


def _value(matter: Matter, answer: Answer) -> Value:
    return Truth(answer.answer == YES, answer.span.text) if matter.is_whether else Words(answer.answer)


def _reason(matter: Matter, sides: Sequence[Side], given: Sequence[str]) -> str:
    if not matter.is_whether:
        return f"{matter.asks}: {', '.join(f'“{name}”' for name in given)}"
    yes, no = (next(s for s in sides if isinstance(s.value, Truth) and s.value.value is so) for so in (True, False))
    return f"{matter.asks}: “{yes.span.text}”, but “{no.span.text}”"
