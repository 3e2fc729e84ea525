"""Claims: who says what by which words, by the tree's constructions of reporting and the encoder's attributions."""

from collections.abc import Iterator
from dataclasses import replace

from ..encoder.findings import Analysis
from .claim import Claim, clause_words, to_ranges
from .cues import Stance, load_cues
from .nounclaims import find_noun_claims
from .sources import (
    RELATIVE,
    SOURCE_WORDS,
    Range,
    antecedent_of,
    find_source,
    find_subject,
    is_aside,
    is_of_accused,
    is_said_of,
    source_phrase,
)
from .spotted import to_claim
from .trees import children

# Stances that take a bare object or infinitive: "denied responsibility", "threatened to leave".
_OBJECT_STANCES = frozenset(
    {Stance.DENIES, Stance.CLAIMS, Stance.THREATENS, Stance.PROMISES, Stance.DEMANDS, Stance.ACCUSES, Stance.CONCEDES}
)
_OF_FIGURES = frozenset({"obj", "obl", "xcomp", "parataxis", "appos", "dep"})
_CONTENT_TAGS = frozenset({"NOUN", "VERB", "PROPN", "ADJ", "PRON", "NUM"})


def find_claims(analysis: Analysis) -> tuple[Claim, ...]:
    """The claims of a text, by their cues in text order."""
    found = {claim.cue: claim for claim in _tree_claims(analysis)}
    said_in = {analysis.tokens[cue].sentence for cue in found}
    found |= {claim.cue: claim for claim in (*_announcing(analysis, said_in), *find_noun_claims(analysis))}
    for attribution in analysis.attributions:
        claim = to_claim(analysis, attribution)
        if claim is None:
            continue
        known = found.get(claim.cue)
        found[claim.cue] = claim if known is None else _join(known, claim)
    told = (_of_nobody(analysis, found[cue]) for cue in sorted(found))
    return tuple(claim for claim in told if claim is not None)


def _of_nobody(analysis: Analysis, claim: Claim) -> Claim | None:
    """A claim without the accused for its source ("Driver charged with …"); none where it tells no accusation."""
    if _takes_lives(analysis, claim.cue):
        return None
    if is_said_of(analysis, claim.cue) or _is_a_day(analysis, claim.source):
        return replace(claim, source=None, source_words=None)
    if not is_of_accused(analysis, claim.cue):
        return claim
    told = analysis.tokens[claim.cue + 1].text.lower() in load_cues().of_what
    return replace(claim, source=None, source_words=None) if told else None


def _takes_lives(analysis: Analysis, cue: int) -> bool:
    """ "A blaze that claimed the lives of 12", "the storm claimed ten victims": nobody says anything."""
    claimed = analysis.tokens[cue].lemma.lower() == "claim"
    objects = children(analysis, cue, "obj") if claimed else []
    return any(analysis.tokens[o].lemma.lower() in ("life", "victim", "casualty", "toll") for o in objects)


def _is_a_day(analysis: Analysis, source: int | None) -> bool:
    """ "A letter in the paper Friday said": no day says anything."""
    days = (x for x in analysis.timexes if x.label == "DATE")
    return source is not None and any(x.first <= source < x.last for x in days)


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
        contents=to_ranges(words - outside - {tree.cue}),
        medium=tree.medium or spotted.medium,
        score=max(tree.score, spotted.score),
    )


def _touches(claim: Claim) -> bool:
    """Whether the source stands right before the cue."""
    return claim.source_words is not None and claim.cue == claim.source_words[1]


def _tree_claims(analysis: Analysis) -> Iterator[Claim]:
    cues = load_cues()
    for token in analysis.tokens:
        verb = cues.verb(token.text, token.lemma) if token.upos == "VERB" else None
        if token.text.lower() == "according":
            claim = _according(analysis, token.index)
        elif verb is not None:
            claim = _verb_claim(analysis, token.index, cues.verbs[verb], strong=verb in cues.strong)
        elif token.upos == "VERB" and token.text.lower() in cues.quoting and _is_by_marks(analysis, token.index, 6):
            claim = _quoting_claim(analysis, token.index)
        else:
            continue
        if claim is not None:
            yield claim


def _quoting_claim(analysis: Analysis, cue: int) -> Claim | None:
    """He continued: "…" · "…," the minister went on; a thing that goes on needs the marks right beside its verb."""
    source, phrase = find_source(analysis, cue)
    thing = source is not None and analysis.tokens[source].upos == "NOUN"
    if thing and not _is_by_marks(analysis, cue, 3):
        return None
    return Claim(cue, source, phrase, (), Stance.SAYS, None, 0.9 if source is not None else 0.6)


def _announcing(analysis: Analysis, said_in: set[int]) -> Iterator[Claim]:
    """ "The mayor released the following statement:": whoever acts before a colon speaks after it."""
    for sentence in analysis.sentences:
        if sentence.index in said_in or analysis.tokens[sentence.last - 1].text != ":":
            continue
        root = next((i for i in range(sentence.first, sentence.last) if analysis.tokens[i].is_root), None)
        source = find_subject(analysis, root) if root is not None else None
        if root is None or source is None or analysis.tokens[root].upos != "VERB":
            continue
        words = " ".join(analysis.tokens[i].text for i in range(sentence.first, sentence.last))
        medium = load_cues().medium(words)
        yield Claim(root, source, source_phrase(analysis, source), (), Stance.SAYS, medium, 0.7)


def _verb_claim(analysis: Analysis, cue: int, stance: Stance, *, strong: bool) -> Claim | None:
    """X said (that) S · S, X said · X denied N · X threatened to V."""
    source, phrase = find_source(analysis, cue)
    contents = _contents(analysis, cue, stance, strong=strong)
    if strong and phrase and (not contents or max(contents) < phrase[0]):
        contents |= _words_before(analysis, cue, phrase)
    if strong and phrase and is_aside(analysis, cue, phrase) and _ends_clause(analysis, cue):
        sentence = analysis.sentences[analysis.tokens[cue].sentence]
        contents = set(range(sentence.first, sentence.last))
    contents |= _antecedent(analysis, cue) if contents else set()
    contents -= (set(range(*phrase)) if phrase else set()) | {cue}
    if not any(analysis.tokens[i].upos in _CONTENT_TAGS for i in contents):
        contents = set()
        # "… present,” Ms. Marx said.": the words may lie in the sentence before
        beside = phrase is not None and cue == phrase[1]
        if not (strong and (beside or _opens_words(analysis, cue))):
            return None
    medium = load_cues().medium(clause_words(analysis, cue, contents))
    return Claim(cue, source, phrase, to_ranges(contents), stance, medium, 0.9 if source is not None else 0.6)


def _ends_clause(analysis: Analysis, cue: int) -> bool:
    return cue + 1 >= len(analysis.tokens) or analysis.tokens[cue + 1].text in (",", ".", ";", "—", "-")


def _antecedent(analysis: Analysis, cue: int) -> set[int]:
    """ "A pilot, who the airline says is unhurt": the pilot is part of what the airline says."""
    subjects = children(analysis, cue, "nsubj", "obj")
    pronoun = next((s for s in subjects if analysis.tokens[s].text.lower() in RELATIVE), None)
    if pronoun is None or len(subjects) < 2 or not analysis.tokens[cue].relation.startswith("acl"):
        return set()
    noun = antecedent_of(analysis, pronoun)
    noun = analysis.tokens[cue].head if noun is None else noun
    return set(range(*source_phrase(analysis, noun)))


def _is_by_marks(analysis: Analysis, cue: int, reach: int) -> bool:
    """Whether quotation marks open soon after the verb or close right before its clause."""
    sentence = analysis.sentences[analysis.tokens[cue].sentence]
    near = range(max(sentence.first, cue - 4), min(sentence.last, cue + reach))
    marked = any(analysis.tokens[i].text in ('"', "“", "‘", "«", "”", "’") for i in near)
    return marked or (analysis.tokens[sentence.last - 1].text == ":" and sentence.last - cue <= SOURCE_WORDS)


def _opens_words(analysis: Analysis, cue: int) -> bool:
    """Whether a colon or a quotation mark follows in the verb's clause: "She also said:"."""
    sentence = analysis.sentences[analysis.tokens[cue].sentence]
    after = [analysis.tokens[i].text for i in range(cue + 1, min(sentence.last, cue + 16))]
    return any(word in (":", '"', "“", "‘", "«") for word in after)


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
    said = said or _told_of(analysis, cue)
    return {i for child in said for i in _subtree(analysis, child)}


def _told_of(analysis: Analysis, cue: int) -> list[int]:
    """ "The aid group has spoken of nine dead", "the mayor put the toll at four, one of them a child"."""
    verb, behind = analysis.tokens[cue].lemma.lower(), [c for c in analysis.children[cue] if c > cue]
    cases = (a for c in behind if analysis.tokens[c].relation == "obl" for a in children(analysis, c, "case"))
    counts = {analysis.tokens[o].lemma.lower() for o in children(analysis, cue, "obj")} & load_cues().counts
    told = {"speak": "of", "put": "at" if counts else None}.get(verb)
    is_told = told is not None and told in {analysis.tokens[a].text.lower() for a in cases}
    return [c for c in behind if analysis.tokens[c].relation in _OF_FIGURES] if is_told else []


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


def _according(analysis: Analysis, index: int) -> Claim | None:
    """S, according to X: the source reaches to the next mark or verb."""
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
    return Claim(index, head, (first, last), to_ranges(contents), Stance.SAYS, None, 0.9) if contents else None
