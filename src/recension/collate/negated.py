"""Clauses that say that something is not so: "no outpost had been taken", "the guard did not fire at all"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from recension.model.span import Span

from .alike import is_listed, plainly, stems_of
from .matters import clauses_of, shown_words
from .sayings import Told, any_of, reply_words
from .wording import LATER

NEGATION = re.compile(
    r"\b(?:(?:at no (?:point|time|stage|moment)|in no way)\b"
    r"|(?P<none>no(?!\. ?\d| (?:one|more|less|fewer|longer|later|doubt|immediate|further|other)\b)"
    r"|unaware of|not (?:an?|one|all|any)(?= [\w-]+)|none of|neither of)|(?P<nobody>no one|nobody)|never"
    r"|(?:did|does|do|has|have|had|was|were|is|are|been) not)\b|\b(?:did|does|do|has|have|had|was|were|is|are)n['’]t\b",
    re.IGNORECASE,
)
SECOND = re.compile(r"\b(?:no|not|never|nor|neither|without|cannot|nothing|only|but)\b|n['’]t\b", re.IGNORECASE)
OPENING = re.compile(r"^\W*(?:But|Yet|And)\b")
# What was foreseen, is not known yet or is only half denied says nothing of what came; "was not a" classes things.
IDLE = re.compile(
    r"\b(?:would|will|wo|could|can|ca|may|might|should|shall|must|if|unless|whether|until|before|why"
    r"|ensur(?:e|ing)|mak(?:e|ing) sure|so that|cases? where|prov(?:e|ing))\b",
    re.IGNORECASE,
)
OPEN = re.compile(r"\b(?:would|will|could|may|might|if|whether)\b", re.IGNORECASE)
IDLE_AFTER = re.compile(
    r" (?:(?:seen |known |had |heard |been )?(?:so|as|such)|the|only|just|yet|immediately|clear|known"
    r"|sure|even|necessarily|always|enough|to|my|our|his|that|what"
    r"|about|among|an?|been (?:done|seen) before)\b",
    re.IGNORECASE,
)
FORESEEN = re.compile(
    r"(?: [\w'’-]+){0,5}? (?:would|will|could|can|should|may|might|must|deserve[sd]?|wants?|needs?)\b"
)
# What has not been done, or is not so, may be so another day.
NOW = re.compile(r"\b(?:has|have|is|are)\b|\b(?:has|have|is|are)n['’]t\b", re.IGNORECASE)
# That nobody has claimed a deed is another matter, and what police "did not say" is not denied.
CLAIMING = re.compile(r"\b(?:claim(?:ed|s)?|sa(?:y|id|ys)|responsibility)\b", re.IGNORECASE)
# "You don't win a war by shouting" is of everybody, and of no deed.
ANYONE = re.compile(r"\b[Yy]ou $")
# That one neighbour heard no shot denies none: he was asleep, or looked elsewhere.
ALONE = re.compile(
    r"\b(?:he|she|i) (?:\w+ )?(?:(?:did not|didn['’]t|had not|hadn['’]t|never) (?:hear|heard|see|seen)"
    r"|(?:heard|saw) no)\b",
    re.IGNORECASE,
)
AND = re.compile(
    r" (?:and|but|or) (?=(?:was|were|is|are|had|has|have|did|\w+ed|\w+ (?:to|the|an?|in|on|at|with)"
    r"|he|she|it|they|there|(?:the|his|her|its|their) [\w-]{1,30} (?:was|were|is|are|had|has))\b)"
)
MEANT = re.compile(r"^ (?:intend(?:ed)?|want(?:ed)?|mean(?:t)?|aim(?:ed)?|seek|sought|tr(?:y|ied)|attempt(?:ed)?) to\b")
# "Received no information": nobody gave notice.
RECEIVED, NOTICE = (
    re.compile(r"\b(?:receiv(?:e|ed)|been given|got)\W*$"),
    re.compile(r"^ (?:\w+ )?(?:information|notice|notification|reports?|complaints?|letters?|calls?|tip-offs?|word)\b"),
)
# "No reports of a leak": there was none.
OF_WHICH = re.compile(
    r"^ (?:\w+ )?(?:reports?|word|news|mention|record|traces?|signs?|evidence|indications?) of (?:an? )?"
)
NO_SUCH = re.compile(
    r"\b(?:any|no) such (?P<noun>[a-z]+)|\b(?:any|no) (?P<kind>[a-z]+) of (?:that|this) (?:kind|sort)\b", re.IGNORECASE
)
WORD = re.compile(r"[^\W_][\w'’-]*")
# What is denied of everybody or of any such thing, other reports tell of somebody or of one thing.
SWEEPING = re.compile(
    r"\b(?:nobody|no one|none|nothing|never|ever|any(?:thing|one|body)|there (?:was|were|had been) no"
    r"|of any (?:kind|sort)|at all|whatsoever|an?y? single|at (?:any|no) (?:time|point|stage|moment)|in no way)\b",
    re.IGNORECASE,
)

# "Nobody was hurt in the blast" denies no blast.
HURT = re.compile(r"(?: [\w'’-]+){0,4}? (?:hurt|injured|wounded|killed|harmed)\b", re.IGNORECASE)
# Whoever denies "knowing of the leak" denies no leak.
KNOWING = re.compile(
    r"(?:that )?(?:\w+ )?(?:(?:any|prior|having|had|been|being|was|were|he|she|they|it) )*"
    r"(?:knowing|knew|known|knowledge|awareness|aware)\b"
)
KNOWN = re.compile(r"\b(?:knew|know[ns]?|knowing|knowledge|aware|informed|told|warned)\b")


@dataclass(frozen=True, slots=True)
class Negated:
    """Words that deny something: whose they are, what is denied by which word, if of now only, if of all."""

    span: Span
    speaker: str | None
    content: str
    key: frozenset[str]
    is_of_now: bool
    is_of_all: bool
    is_said: bool


@cache
def idle_stems() -> frozenset[str]:
    """Acts of which it tells nothing that somebody did not do them: saying, knowing, answering."""
    # "Comment" loses an ending that leaves of it what "come" leaves.
    return stems_of(" ".join(reply_words("idle"))) - stems_of("come")


@cache
def _known() -> re.Pattern[str]:
    return re.compile(rf" {any_of('perceived')} (?:the|that|this|these|those|his|her|its|their|what|who)\b")


@cache
def perceived_stems() -> frozenset[str]:
    """Verbs of which it tells nothing what was not done, but what it was not done to: "heard no shot"."""
    return frozenset(stem for stem in stems_of(" ".join(reply_words("perceived"))) if not is_listed(stem))


def find_negated(told: Told) -> Iterator[Negated]:
    """The clauses of one report that deny what they name, in text order."""
    for sentence in told.sentences:
        for clause in clauses_of(sentence, told):
            found = _negation(clause.text)
            if found is None:
                continue
            before, after = _last_phrase(clause.text[: found.start()]), clause.text[found.end() :]
            # Whoever has no record, and received no call, is who says so.
            is_known = RECEIVED.search(before) is not None or OF_WHICH.match(after) is not None
            if RECEIVED.search(before):
                before, after = RECEIVED.sub("", before), NOTICE.sub(" warning", after)
            after = OF_WHICH.sub(" ", after)
            such = NO_SUCH.search(clause.text)
            key = stems_of(such["noun"] or such["kind"]) if such else _key(after)
            content = such["noun"] or such["kind"] if such else f"{before} {AND.split(after)[0]}"
            if (
                not key
                or ALONE.search(clause.text)
                or key & idle_stems()
                or CLAIMING.search(content)
                or ANYONE.search(before)
            ):
                continue
            saying = told.saying_at(clause.start + found.start())
            span = shown_words(clause, saying, told.report)
            is_of_now = NOW.search(f"{before}{found[0]}{after}") is not None
            speaker, is_of_all = saying.speaker if saying else None, is_known or bool(SWEEPING.search(clause.text))
            yield Negated(span, speaker, content, key, is_of_now, is_of_all, is_known or saying is not None)


def _negation(text: str) -> re.Match[str] | None:
    """The negation of the clause, if it denies; two turn each other round."""
    found = NEGATION.search(text)
    if (
        found is None
        or "?" in text
        or SECOND.search(text, found.end())
        or SECOND.search(OPENING.sub("", text[: found.start()]))
    ):
        return None
    is_of_things = found["none"] or found["nobody"]
    before, after = text[: found.start()], text[found.end() :]
    idle = (OPEN if is_of_things else IDLE).search(before)
    return None if idle or LATER.search(after) or (FORESEEN if is_of_things else IDLE_AFTER).match(after) else found


def _last_phrase(before: str) -> str:
    """What stands before the negation in its own clause: after "that" or a verb of saying."""
    return re.split(
        r"\b(?:that|said|says?|saying|shows?|showed|found|revealed|insists|insisted|because|when|after|who|which|where)\b",
        before,
    )[-1]


def _key(after: str) -> frozenset[str]:
    """The first word with a meaning after the negation: of "never meant to sink it" what was not meant."""
    words = WORD.findall(plainly(MEANT.sub("", after)))
    # "Nobody was hurt in the shooting" denies no shooting, "did not see the shooting" neither.
    if HURT.match(after) or _known().match(after):
        return frozenset()
    # Of "no Veldian soldier" it is the soldier.
    for word in sorted(words, key=lambda word: word[:1].isupper()):
        if (stems := stems_of(word) - perceived_stems()) and not word.endswith("ly"):
            return stems
    return frozenset()
