"""Attributions: whom the report credits for each of its words, and in what stance."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from ..encoder.findings import Analysis
from ..model.reading import Chain
from ..model.report import Report
from ..model.span import Span
from .carried import find_carried
from .chainfinder import IMPERSONAL, PERSONAL, ChainFinder, Stretch
from .claim import Claim
from .claims import find_claims
from .credit import Attribution, Attributions, Credit
from .quotemarks import find_quoted, find_story
from .speakers import attribute_quotes
from .turns import find_turns

__all__ = ["Attribution", "Attributions", "Credit", "find_attributions"]

# How far back "he said" looks for the one who spoke before, about three paragraphs.
_MEMORY_CHARS = 900
_FIRST_PERSONS = frozenset({"i", "we", "you", "me", "us"})
_MARKS = "\"“”„«»'’‘`,.:;- \n\t"
# Where he who speaks is named in his own words: in those of others that he repeats, and where he gives his name.
_OWN_NAME = re.compile(
    r"(?<!\w)['‘](?:[^'‘’\"“”\n]|(?<=\w)['’](?=\w)){1,200}['’](?!\w)"
    r"|\b(?:[Mm]y name(?: is|['’]s)|I am|I['’]m|[Cc]all me|I,)(?: [A-Z][\w.-]*){1,4}(?! [A-Z]|[\w'’])"
)
# 'Mayor Bo Lind: "We stay," he said.'
_PLATE = re.compile(r"^(?:[A-Z][\w.'’-]* ){0,5}[A-Z][\w.'’-]*(?=: ?[\"“])", re.MULTILINE)
# Among so many claims before it "he" looks for who spoke.
_SPEAKERS = 8


def find_attributions(
    report: Report, analysis: Analysis, chains: Sequence[Chain], claims: Sequence[Claim] | None = None
) -> Attributions:
    """Who says what in a report: its clauses of saying, and its quotations with their speakers.

    `claims` are those of the text, where they have been found already.
    """
    claims = find_claims(analysis) if claims is None else claims
    told = Attributions(_resolve(report, analysis, chains, claims))
    told = told.extended((*attribute_quotes(report, analysis, chains, told), *find_turns(report, chains)))
    return told.extended((), tuple(find_carried(report, analysis, chains, told)))


def _resolve(report: Report, analysis: Analysis, chains: Sequence[Chain], claims: Sequence[Claim]) -> list[Attribution]:
    """Claims as spans, each source with its chain; a pronoun without one is whoever spoke before."""
    finder = ChainFinder(report, analysis, chains)
    quoted = [(q.start, q.end) for q in find_quoted(report.text, find_story(report))]
    own_names = (named for start, end in quoted for named in _OWN_NAME.finditer(report.text, start, end))
    apart = sorted(named.span() for named in (*own_names, *_PLATE.finditer(report.text)))
    found: list[Attribution] = []
    for claim in claims:
        words = claim.source_words
        if claim.source is not None and analysis.tokens[claim.source].text.lower() in _FIRST_PERSONS:
            at = analysis.tokens[claim.cue].start
            if any(start <= at < end for start, end in quoted):
                continue  # "we can confirm that …" in a quotation is its speaker's own saying
        source = report.span(*analysis.offsets(*words)) if words else None
        chain = finder.find(claim.source, words)
        if chain is not None and source is not None and not finder.suits(chain, source):
            chain = None
        if claim.source is not None:
            word = analysis.tokens[claim.source].text.lower()
            own = [analysis.offsets(*piece) for piece in claim.contents]
            others = frozenset[str]()
            described = analysis.tokens[claim.source].upos == "NOUN" and finder.is_person(chain)
            if source is not None and (word in PERSONAL or described):
                cue = analysis.tokens[claim.cue]
                clause = (min(source.start, cue.start), max(source.end, cue.end))
                # the words of "according to the mayor, Bo Lind" may stand among what he says
                said = [] if described else own
                others = finder.named_in([*said, *_beside(quoted, clause, report.text)], apart)
            chain = None if chain in others else chain
            before = [a for a in found[-_SPEAKERS:] if a.chain not in others]
            source, chain = _remember(source, chain, word, (finder, own), before)
            if source is not None and word in PERSONAL:
                newcomer = finder.newcomer(chain, source.start, word, (quoted, own))
                chain = chain if newcomer in others else newcomer or chain
        contents = tuple(report.span(*analysis.offsets(*piece)) for piece in claim.contents)
        cue_span = report.span(*analysis.offsets(claim.cue, claim.cue + 1))
        medium = claim.medium or _carried_medium(chain, source, found)
        found.append(Attribution(chain, source, cue_span, contents, claim.stance, medium, claim.score))
    return found


def _beside(quoted: Sequence[Stretch], clause: Stretch, text: str) -> list[Stretch]:
    """What stands in quotation marks right before "he said", or right behind it; "He" begins another sentence."""
    last = bisect_left(quoted, clause[0] + 1, key=lambda q: q[1])
    goes_on = text[clause[0]].islower()
    before = [q for q in quoted[max(0, last - 1) : last] if goes_on and not text[q[1] : clause[0]].strip(_MARKS)]
    behind = [q for q in quoted[last : last + 1] if q[0] >= clause[1] and not text[clause[1] : q[0]].strip(_MARKS)]
    return [*before, *behind]


def _remember(
    source: Span | None,
    chain: str | None,
    word: str,
    among: tuple[ChainFinder, Sequence[Stretch]],
    before: Sequence[Attribution],
) -> tuple[Span | None, str | None]:
    """Who "he", "she" or "it" is, by who spoke last; "it added" after a statement is whoever issued that."""
    finder, own = among
    if source is None or word not in PERSONAL | IMPERSONAL or (chain is not None and word == "they"):
        return source, chain
    earlier = _last_speaker(source, word, finder, before)
    if earlier is None:
        return source, chain
    if chain is not None and word in PERSONAL and not finder.is_nearer(earlier, chain, source.start, own):
        return source, chain
    return (earlier.source if earlier.chain is None else source), earlier.chain or chain


def _last_speaker(source: Span, word: str, finder: ChainFinder, before: Sequence[Attribution]) -> Attribution | None:
    """Who spoke last, of those that the pronoun can mean."""
    for earlier in reversed(before[-6:]):
        if earlier.source is None or source.start - earlier.cue.start > _MEMORY_CHARS:
            continue
        if earlier.source.text.lower() in PERSONAL | IMPERSONAL | _FIRST_PERSONS and earlier.chain is None:
            continue
        if word in PERSONAL and (finder.is_other_sex(earlier.chain, word) or finder.is_thing(earlier)):
            continue
        person = finder.is_person(earlier.chain)
        if person is None or person == (word in PERSONAL) or word == "they":
            return earlier
    return None


def _carried_medium(chain: str | None, source: Span | None, before: Sequence[Attribution]) -> str | None:
    """ "X said in a post on his page that … He wrote: …": the second is of the same post."""
    if source is None or source.text.lower() not in PERSONAL | IMPERSONAL or not before:
        return None
    last = before[-1]
    return last.medium if last.chain == chain and source.start - last.cue.start < _MEMORY_CHARS // 2 else None
