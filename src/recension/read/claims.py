"""Claims: who says what by which words, read from the tree's reporting constructions and the encoder's attributions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..encoder.findings import Analysis, Attribution
from .cues import Stance, load_cues
from .trees import children

Range = tuple[int, int]
# An encoder's attribution below this is a guess; one whose cue is in no table must be surer still.
_LEAST_SCORE = 0.5
_LEAST_UNKNOWN_SCORE = 0.8
_CLIMBS = 5
_RELATIVE = frozenset({"who", "which", "that"})
# Stances that take a bare object or infinitive: "denied responsibility", "threatened to leave".
_OBJECT_STANCES = frozenset(
    {Stance.DENIES, Stance.CLAIMS, Stance.THREATENS, Stance.PROMISES, Stance.DEMANDS, Stance.ACCUSES, Stance.CONCEDES}
)
_BEFORE_HEAD = frozenset(
    {"det", "amod", "compound", "nmod:poss", "nummod", "flat", "nmod", "nmod:unmarked", "appos", "advmod"}
)
_AFTER_HEAD = frozenset({"nmod", "flat", "compound", "nummod", "appos", "conj", "nmod:unmarked", "amod"})
_SOURCE_WORDS = 14
_INSIDE_QUOTE = frozenset({"i", "we", "you", "me", "us"})


@dataclass(frozen=True, slots=True)
class Claim:
    """One reporting construction, in words of the analysis: the cue, the head of its source, what is said.

    `source_words` is the source's phrase; `contents` are half-open ranges in text order; `score` in [0, 1].
    """

    cue: int
    source: int | None
    source_words: Range | None
    contents: tuple[Range, ...]
    stance: Stance
    medium: str | None
    score: float

    @property
    def size(self) -> int:
        """How many words are said."""
        return sum(last - first for first, last in self.contents)

    def holds(self, index: int) -> bool:
        """Whether a word is part of what is said."""
        return any(first <= index < last for first, last in self.contents)


def find_claims(analysis: Analysis) -> tuple[Claim, ...]:
    """The claims of a text, by their cues in text order."""
    found = {claim.cue: claim for claim in _tree_claims(analysis)}
    for attribution in analysis.attributions:
        claim = _encoder_claim(analysis, attribution)
        if claim is None:
            continue
        known = found.get(claim.cue)
        found[claim.cue] = claim if known is None else _join(known, claim)
    return tuple(found[cue] for cue in sorted(found) if not _is_quoted(analysis, found[cue]))


def _is_quoted(analysis: Analysis, claim: Claim) -> bool:
    """ "We can confirm that …" stands in a quotation and is its speaker's saying, not another's."""
    return claim.source is not None and analysis.tokens[claim.source].text.lower() in _INSIDE_QUOTE


def _join(tree: Claim, spotted: Claim) -> Claim:
    words = {i for first, last in (*tree.contents, *spotted.contents) for i in range(first, last)}
    source, phrase = tree.source, tree.source_words
    if source is None or (_touches(spotted) and not _touches(tree)):
        source, phrase = spotted.source, spotted.source_words
    outside = set(range(*phrase)) if phrase else set()
    return replace(
        tree,
        source=source,
        source_words=phrase,
        contents=_ranges(words - outside - {tree.cue}),
        score=max(tree.score, spotted.score),
    )


def _touches(claim: Claim) -> bool:
    """Whether the source stands right beside the cue."""
    return claim.source_words is not None and claim.cue in (claim.source_words[1], claim.source_words[0] - 1)


def _tree_claims(analysis: Analysis) -> Iterator[Claim]:
    cues = load_cues()
    for token in analysis.tokens:
        verb = cues.verb(token.text, token.lemma) if token.upos == "VERB" else None
        if token.text.lower() == "according":
            claim = _according(analysis, token.index)
        elif verb is not None:
            claim = _verb_claim(analysis, token.index, cues.verbs[verb], strong=verb in cues.strong)
        else:
            continue
        if claim is not None:
            yield claim


def _verb_claim(analysis: Analysis, cue: int, stance: Stance, *, strong: bool) -> Claim | None:
    """X said (that) S · S, X said · X denied N · X threatened to V."""
    source = find_subject(analysis, cue)
    phrase = source_phrase(analysis, source) if source is not None else None
    contents = _contents(analysis, cue, stance, strong=strong)
    if strong and not contents and phrase:
        contents = _words_before(analysis, cue, phrase)
    contents = contents - (set(range(*phrase)) if phrase else set()) - {cue}
    if not any(analysis.tokens[i].upos in ("NOUN", "VERB", "PROPN", "ADJ", "PRON", "NUM") for i in contents):
        return None
    medium = load_cues().medium(_clause_words(analysis, cue, contents))
    return Claim(cue, source, phrase, _ranges(contents), stance, medium, 0.9 if source is not None else 0.6)


def _contents(analysis: Analysis, cue: int, stance: Stance, *, strong: bool) -> set[int]:
    token = analysis.tokens[cue]
    said = children(analysis, cue, "ccomp")
    if strong and not said and token.relation == "parataxis":
        return _rest_of_sentence(analysis, cue)
    if strong and not said:
        # "said: …": a parser hangs the words themselves on the verb as a parataxis
        said = [
            c for c in children(analysis, cue, "parataxis", "dep") if analysis.tokens[c].upos in ("VERB", "NOUN", "ADJ")
        ]
    if not said and stance in _OBJECT_STANCES:
        said = children(analysis, cue, "obj", "xcomp", "obl", "advcl") if stance is Stance.ACCUSES else []
        said = said or children(analysis, cue, "xcomp", "obj")
    if not said and strong:
        said = children(analysis, cue, "xcomp")
    return {i for child in said for i in _subtree(analysis, child)}


def _words_before(analysis: Analysis, cue: int, source: Range) -> set[int]:
    """ "S, a security source told reporters": what stands before the comma, if the tree lost how it hangs together."""
    first = min(cue, source[0])
    sentence = analysis.sentences[analysis.tokens[cue].sentence]
    parted = first > sentence.first and analysis.tokens[first - 1].text in (",", '"', "”", "'", "’")
    near = source[1] == cue or source[0] == cue + 1
    return set(range(sentence.first, first)) if parted and near and first - sentence.first > 3 else set()


def _rest_of_sentence(analysis: Analysis, cue: int) -> set[int]:
    """ "At least seven people died, the police said, and an inquiry was opened": all but the aside."""
    sentence = analysis.sentences[analysis.tokens[cue].sentence]
    aside = set(_subtree(analysis, cue))
    return {i for i in range(sentence.first, sentence.last) if i not in aside}


def _subtree(analysis: Analysis, index: int) -> list[int]:
    found, waiting = [], [index]
    while waiting:
        at = waiting.pop()
        found.append(at)
        waiting.extend(analysis.children[at])
    return found


def find_subject(analysis: Analysis, cue: int) -> int | None:
    """The head of whoever does what the verb says, through coordination, control, participles and relative clauses."""
    at = cue
    for _ in range(_CLIMBS):
        token = analysis.tokens[at]
        if children(analysis, at, "aux:pass") and at == cue and token.lemma.lower() not in ("quote", "cite", "report"):
            return next(iter(children(analysis, at, "obl:agent")), None)
        subjects = children(analysis, at, "nsubj", "nsubj:pass")
        if subjects:
            subject = subjects[0]
            relative = analysis.tokens[subject].text.lower() in _RELATIVE and token.relation.startswith("acl")
            if relative:
                return token.head
            return None if analysis.tokens[subject].lemma.lower() in load_cues().nobody else subject
        if token.is_root:
            return None
        if token.relation.startswith("acl"):
            return token.head if analysis.tokens[token.head].upos in ("NOUN", "PROPN", "PRON") else None
        if token.relation not in ("conj", "xcomp", "advcl", "parataxis", "ccomp") or analysis.tokens[
            token.head
        ].upos not in (
            "VERB",
            "AUX",
            "ADJ",
            "NOUN",
        ):
            return None
        at = token.head
    return None


def source_phrase(analysis: Analysis, head: int) -> Range:
    """The words of a source: its noun phrase without the clauses that hang on it."""
    first, last = head, head + 1
    for child in analysis.children[head]:
        token = analysis.tokens[child]
        left, right = analysis.subtree(child)
        plain = right - left <= _SOURCE_WORDS and all(analysis.tokens[i].upos != "VERB" for i in range(left, right))
        if child < head and token.relation in _BEFORE_HEAD and plain:
            first = min(first, left)
        elif child > head and token.relation in _AFTER_HEAD and plain and left <= last + 1:
            last = max(last, right)
    sentence = analysis.sentences[analysis.tokens[head].sentence]
    # "Clinical director Dr Phil Moss" is often torn in two by the parser.
    while (
        last < sentence.last
        and analysis.tokens[last].upos == "PROPN"
        and analysis.tokens[last - 1].upos in ("PROPN", "NOUN")
    ):
        last += 1
    return first, last


def _clause_words(analysis: Analysis, cue: int, contents: set[int]) -> str:
    """The words of the cue's own clause, where the medium is named: "said on its public Twitter account"."""
    sentence = analysis.sentences[analysis.tokens[cue].sentence]
    first, last = analysis.subtree(cue)
    inside = range(max(first, sentence.first), min(last, sentence.last))
    return " ".join(analysis.tokens[i].text for i in inside if i not in contents or i == cue)


def _according(analysis: Analysis, index: int) -> Claim | None:
    """S, according to X: the source reaches to the next mark or verb, its head is the last noun before a preposition."""
    sentence = analysis.sentences[analysis.tokens[index].sentence]
    first = index + 2
    if first >= sentence.last or analysis.tokens[index + 1].text.lower() != "to":
        return None
    last = first
    while last < sentence.last and analysis.tokens[last].upos not in ("PUNCT", "VERB", "AUX", "SCONJ"):
        last += 1
    nouns = [i for i in range(first, last) if analysis.tokens[i].upos in ("NOUN", "PROPN", "PRON")]
    if not nouns:
        return None
    head = next((i for i in nouns if i + 1 == last or analysis.tokens[i + 1].upos in ("ADP", "CCONJ")), nouns[-1])
    contents = {i for i in range(sentence.first, sentence.last) if not index <= i < last}
    return Claim(index, head, (first, last), _ranges(contents), Stance.SAYS, None, 0.9) if contents else None


def _encoder_claim(analysis: Analysis, attribution: Attribution) -> Claim | None:
    """A claim of an encoder's attribution, kept to the sentence of its cue, the source by the tree where it knows one."""
    cues = load_cues()
    words = range(*attribution.cue)
    if attribution.score < _LEAST_SCORE or not words:
        return None
    verbs = [i for i in words if analysis.tokens[i].upos == "VERB"]
    cue = next((i for i in words if analysis.tokens[i].text.lower() == "according"), verbs[-1] if verbs else words[-1])
    token = analysis.tokens[cue]
    stance = cues.verbs.get(cues.verb(token.text, token.lemma) or "") or cues.nouns.get(token.lemma.lower())
    if stance is None and attribution.score < _LEAST_UNKNOWN_SCORE:
        return None
    sentence = analysis.sentences[analysis.tokens[cue].sentence]
    contents = {
        i for first, last in attribution.contents for i in range(first, last) if sentence.first <= i < sentence.last
    }
    source = _spotted_source(analysis, attribution, sentence.first, sentence.last, cue)
    if source is None and verbs:
        source = find_subject(analysis, cue)
    phrase = source_phrase(analysis, source) if source is not None else None
    contents -= set(range(*phrase)) if phrase else set()
    contents -= set(words)
    if not contents:
        return None
    medium = cues.medium(_clause_words(analysis, cue, contents))
    return Claim(cue, source, phrase, _ranges(contents), stance or Stance.SAYS, medium, attribution.score * 0.9)


def _spotted_source(analysis: Analysis, attribution: Attribution, first: int, last: int, cue: int) -> int | None:
    """The head of the encoder's source nearest to the cue in its sentence."""
    near = [(max(s[0], first), min(s[1], last)) for s in attribution.sources if s[0] < last and s[1] > first]
    if not near:
        return None
    start, end = min(near, key=lambda s: max(cue - s[1], s[0] - cue))
    inside = range(start, end)
    return next((i for i in inside if analysis.tokens[i].head not in inside or analysis.tokens[i].is_root), start)


def _ranges(words: Iterable[int]) -> tuple[Range, ...]:
    found: list[Range] = []
    for index in sorted(words):
        if found and found[-1][1] == index:
            found[-1] = found[-1][0], index + 1
        else:
            found.append((index, index + 1))
    return tuple(found)
