"""Figures whose source stands in the sentence before: "Nine were killed, police said. Two others were in hospital."

A sentence without a source that opens with a count, right behind what an authority says, goes on with what it says: of
70 such sentences of real reports some 66 were so understood (2026-11-30); behind kin, witnesses and papers 2 of 10.
That holds of figures of what came to people (`quantities.OF_PEOPLE`), and of nothing else that is counted.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recension.encoder.findings import Analysis, Sentence
from recension.model.entity import EntityType, MentionKind
from recension.model.reading import Chain
from recension.model.report import Report
from recension.text.names import fold_name, is_office

from .credit import Attribution, Attributions
from .cues import Stance, load_cues

_BODIES = frozenset({EntityType.ORGANIZATION, EntityType.GROUP, EntityType.FACILITY})
_MOST_BEFORE = 3  # words that may open a sentence before its count; set by reading the 70
_GAP_CHARS = 3  # between two sentences of one paragraph
_MARKS = frozenset('"“”')


def find_carried(
    report: Report, analysis: Analysis, chains: Sequence[Chain], told: Attributions
) -> Iterator[Attribution]:
    """What authorities are understood to go on saying: their attributions, with the sentence behind as what is said."""
    known = {chain.id: chain for chain in chains}
    starts = [sentence.start for sentence in analysis.sentences]
    touched = {bisect_right(starts, span.start) - 1 for a in told.found for span in (a.cue, *a.contents)}
    for attribution in told.found:
        number = bisect_right(starts, attribution.cue.start) - 1
        chain = known.get(attribution.chain or "")
        if chain is None or number + 1 in touched or not 0 <= number < len(starts) - 1:
            continue
        one, two = analysis.sentences[number : number + 2]
        is_said = attribution.stance is Stance.SAYS and _is_whole(analysis, one, attribution) and is_authority(chain)
        if is_said and _is_beside(report, one, two) and _opens_with_count(analysis, two):
            yield replace(attribution, contents=(report.span(two.start, two.end),))


def is_authority(chain: Chain) -> bool:
    """Whether somebody speaks for a body that counts: the police, a ministry, a spokesman, "Chief Bo Lind"."""
    if chain.type is EntityType.GOVERNMENT:
        return True
    words = {m.head.text.lower() for m in chain.mentions if m.kind is MentionKind.NOMINAL}
    words |= {word.lower() for name in chain.names for word in name.split()} if chain.type in _BODIES else set()
    authorities = load_cues().authorities
    titles = (fold_name(m.title) for m in chain.mentions if m.title)
    return bool(words & authorities) or any(is_office(w) for w in words) or any(_is_official(t) for t in titles)


def _is_official(title: str) -> bool:
    return is_office(title) or any(is_office(w) or w in load_cues().authorities for w in title.split())


def _is_whole(analysis: Analysis, sentence: Sentence, attribution: Attribution) -> bool:
    """Whether a sentence without quotations is what its source says, by the verb that heads it or stands behind it."""
    cue = analysis.at(attribution.cue.start)
    said = sum(min(c.end, sentence.end) - max(c.start, sentence.start) for c in attribution.contents)
    words = analysis.tokens[sentence.first : sentence.last]
    whole = sentence.end - sentence.start - (len(attribution.source.text) if attribution.source else 0)
    if cue is None or 2 * said < whole or any(t.text in _MARKS for t in words):
        return False
    token = analysis.tokens[cue]
    heads = token.is_root or token.relation == "parataxis" or token.text.lower() == "according"
    return heads and (
        token.text.lower() == "according" or load_cues().verb(token.text, token.lemma) in load_cues().strong
    )


def _is_beside(report: Report, one: Sentence, two: Sentence) -> bool:
    """Whether the second sentence stands in the paragraph of the first."""
    gap = report.text[one.end : two.start]
    return "\n" not in gap and len(gap) <= _GAP_CHARS


def _opens_with_count(analysis: Analysis, sentence: Sentence) -> bool:
    """ "Both were taken …", "At least two others are …": its first word of weight counts the subject of its verb."""
    words, cues = analysis.tokens[sentence.first : sentence.last], load_cues()
    if any(t.text in _MARKS for t in words):
        return False
    opening = next((t for t in words[: _MOST_BEFORE + 1] if t.text.lower() not in cues.before_count), None)
    if opening is None or not (opening.upos == "NUM" or opening.text.lower() in cues.counting):
        return False
    path = [opening.index, *analysis.path_to_root(opening.index)]
    subjects = (i for i in path if analysis.tokens[i].relation.startswith("nsubj"))
    subject = next(subjects, None)
    return subject is not None and analysis.tokens[analysis.tokens[subject].head].is_root
