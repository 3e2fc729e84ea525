"""Attributions: whom the report credits for each of its words, and in what stance."""

from bisect import bisect_left
from collections.abc import Sequence

from ..encoder.findings import Analysis
from ..model.entity import EntityType, MentionKind
from ..model.reading import Chain, Mention
from ..model.report import PartKind, Report
from ..model.span import Span
from ..text.names import Gender
from .agreement import gender_of_pronoun
from .claim import Claim
from .claims import find_claims
from .credit import Attribution, Attributions, Credit
from .cues import load_cues
from .quotemarks import find_quoted, find_story
from .speakers import attribute_quotes
from .trees import children
from .turns import find_turns

__all__ = ["Attribution", "Attributions", "Credit", "find_attributions"]

# How far back "he said" looks for the one who spoke before, about three paragraphs.
_MEMORY_CHARS = 900
Stretch = tuple[int, int]  # where words start and end
_CLIMBS = 4  # from a noun to its verb
_FIRST_PERSONS = frozenset({"i", "we", "you", "me", "us"})
_PERSONAL = frozenset({"he", "she"})
_IMPERSONAL = frozenset({"it", "they"})


def find_attributions(report: Report, analysis: Analysis, chains: Sequence[Chain]) -> Attributions:
    """Who says what in a report: its clauses of saying, and its quotations with their speakers."""
    told = Attributions(_resolve(report, analysis, chains, find_claims(analysis)))
    return told.extended((*attribute_quotes(report, analysis, chains, told), *find_turns(report, chains)))


def _resolve(report: Report, analysis: Analysis, chains: Sequence[Chain], claims: Sequence[Claim]) -> list[Attribution]:
    """Claims as spans, each source with its chain; a pronoun without one is whoever spoke before."""
    finder = ChainFinder(report, analysis, chains)
    quoted = [(q.start, q.end) for q in find_quoted(report.text, find_story(report))]
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
            source, chain = _remember(source, chain, word, (finder, own), found)
            if source is not None and word in _PERSONAL:
                chain = finder.newcomer(chain, source.start, word, (quoted, own)) or chain
        found.append(
            Attribution(
                chain,
                source,
                report.span(*analysis.offsets(claim.cue, claim.cue + 1)),
                tuple(report.span(*analysis.offsets(*piece)) for piece in claim.contents),
                claim.stance,
                claim.medium or _carried_medium(chain, source, found),
                claim.score,
            )
        )
    return found


def _remember(
    source: Span | None,
    chain: str | None,
    word: str,
    among: tuple["ChainFinder", Sequence[Stretch]],
    before: Sequence[Attribution],
) -> tuple[Span | None, str | None]:
    """Who "he", "she" or "it" is, by who spoke last; "it added" after a statement is whoever issued that."""
    finder, own = among
    if source is None or word not in _PERSONAL | _IMPERSONAL or (chain is not None and word == "they"):
        return source, chain
    earlier = _last_speaker(source, word, finder, before)
    if earlier is None:
        return source, chain
    if chain is not None and word in _PERSONAL and not finder.is_nearer(earlier, chain, source.start, own):
        return source, chain
    return (earlier.source if earlier.chain is None else source), earlier.chain or chain


def _last_speaker(source: Span, word: str, finder: "ChainFinder", before: Sequence[Attribution]) -> Attribution | None:
    """Who spoke last, of those that the pronoun can mean."""
    for earlier in reversed(before[-6:]):
        if earlier.source is None or source.start - earlier.cue.start > _MEMORY_CHARS:
            continue
        if earlier.source.text.lower() in _PERSONAL | _IMPERSONAL | _FIRST_PERSONS and earlier.chain is None:
            continue
        if word in _PERSONAL and (finder.is_other_sex(earlier.chain, word) or finder.is_thing(earlier)):
            continue
        person = finder.is_person(earlier.chain)
        if person is None or person == (word in _PERSONAL) or word == "they":
            return earlier
    return None


def _carried_medium(chain: str | None, source: Span | None, before: Sequence[Attribution]) -> str | None:
    """ "X said in a post on his page that … He wrote: …": the second is of the same post."""
    if source is None or source.text.lower() not in _PERSONAL | _IMPERSONAL or not before:
        return None
    last = before[-1]
    return last.medium if last.chain == chain and source.start - last.cue.start < _MEMORY_CHARS // 2 else None


def _is_only_said(mention: Mention, own: Sequence[Stretch]) -> bool:
    """ "A deckhand was hurt by the blast, he said": whom the words themselves bring in without a name says them not."""
    return mention.kind is MentionKind.NOMINAL and any(a <= mention.span.start < b for a, b in own)


class ChainFinder:
    """Finds the chain that a source's words belong to."""

    def __init__(self, report: Report, analysis: Analysis, chains: Sequence[Chain]) -> None:
        self._report = report
        self._analysis = analysis
        self._mentions = {chain.id: chain.mentions for chain in chains}
        self._types = {chain.id: chain.type for chain in chains}
        self._heads: dict[int, list[tuple[int, str]]] = {}
        self._names: list[tuple[int, int, str, EntityType]] = []
        for chain in chains:
            for mention in chain.mentions:
                length = mention.span.end - mention.span.start
                self._heads.setdefault(mention.head.start, []).append((length, chain.id))
                if mention.kind is MentionKind.NAME:
                    self._names.append((mention.span.start, mention.span.end, chain.id, chain.type))
        self._names.sort(key=lambda n: n[:3])
        self._told = [(m.span.start, chain.id, m) for chain in chains for m in chain.mentions]
        self._told.sort(key=lambda told: told[:2])

    def suits(self, chain: str, source: Span) -> bool:
        """Whether a pronoun can mean its chain: of its sex, a person, and named not only in captions and bylines."""
        word = source.text.lower()
        if word not in _PERSONAL | _IMPERSONAL:
            return True
        if word in _PERSONAL and (self._types[chain] is not EntityType.PERSON or self.is_other_sex(chain, word)):
            return False
        return bool(self._named_in_story(chain)) or not self._named(chain)

    def _named(self, chain: str) -> list[Mention]:
        return [m for m in self._mentions[chain] if m.kind is not MentionKind.PRONOUN]

    def _named_in_story(self, chain: str) -> list[Mention]:
        """The mentions by name or description outside captions and bylines: photographers do not speak in the story."""
        away = (PartKind.CAPTION, PartKind.BYLINE, PartKind.BOILERPLATE)
        return [m for m in self._named(chain) if self._report.part_at(m.span.start) not in away]

    def is_nearer(self, earlier: Attribution, chain: str, at: int, own: Sequence[Stretch]) -> bool:
        """Whether who spoke last is likelier to go on than a chain: it was named before that, or never by its name."""
        if earlier.chain is None or earlier.chain == chain:
            return False
        named = any(m.kind is MentionKind.NAME for m in self._mentions[chain])
        if not named and any(m.kind is MentionKind.NAME for m in self._mentions[earlier.chain]):
            return True
        told = [m.span.start for m in self._named_in_story(chain) if m.span.start < at and not _is_only_said(m, own)]
        return not told or max(told) < earlier.cue.start

    def newcomer(
        self, chain: str | None, at: int, word: str, said: tuple[Sequence[Stretch], Sequence[Stretch]]
    ) -> str | None:
        """The one person whose deeds the paragraph tells by then, if it tells of a chain only aside: "she" is no other.

        Args:
            chain: whom a pronoun was taken for.
            at: where the pronoun stands.
            word: "he" or "she".
            said: what stands in quotation marks, where people speak of others, and the words that are said here.
        """
        quoted, own = said
        start = self._report.text.rfind("\n", 0, at) + 1
        first, last = (bisect_left(self._told, place, key=lambda told: told[0]) for place in (start, at))
        told = [one for one in self._told[first:last] if not _is_only_said(one[2], own)]
        if any(key == chain and not self._is_aside(mention) for _, key, mention in told):
            return None
        acting = {key for _, key, mention in told if self._is_acting(key, mention, quoted)}
        only = next(iter(acting)) if len(acting) == 1 else None
        return None if self.is_other_sex(only, word) else only

    def _is_acting(self, chain: str, mention: Mention, quoted: Sequence[tuple[int, int]]) -> bool:
        """Whether a person's name or description is a subject outside quotation marks."""
        if self._types[chain] is not EntityType.PERSON or mention.kind is MentionKind.PRONOUN:
            return False
        index, place = self._analysis.at(mention.head.start), mention.span.start
        before = bisect_left(quoted, place, key=lambda marks: marks[1])
        spoken = before < len(quoted) and quoted[before][0] <= place
        subject = index is not None and self._analysis.tokens[index].relation.startswith("nsubj")
        return subject and not spoken and not self._is_aside(mention)

    def _is_aside(self, mention: Mention) -> bool:
        """Whether it stands in a relative clause of no person: "the accord, which Lind opposed"."""
        index, tokens = self._analysis.at(mention.head.start), self._analysis.tokens
        for _ in range(_CLIMBS):
            if index is None or tokens[index].is_root:
                return False
            if tokens[index].upos == "VERB":
                of = self._by_head(tokens[index].head)
                relative = tokens[index].relation.startswith("acl")
                return relative and (of is None or self._types[of] is not EntityType.PERSON)
            index = tokens[index].head
        return False

    def is_other_sex(self, chain: str | None, word: str) -> bool:
        """Whether most other pronouns of a chain are of the other sex than "he" or "she"."""
        if chain is None:
            return False
        told = [gender_of_pronoun(m.span.text) for m in self._mentions[chain] if m.kind is MentionKind.PRONOUN]
        male, female = told.count(Gender.MALE), told.count(Gender.FEMALE)
        return male > female if word == "she" else female > male

    def is_thing(self, earlier: Attribution) -> bool:
        """Whether a source without a chain names nobody: "a review of records found …" is no "she"."""
        if earlier.chain is not None or earlier.source is None:
            return False
        tokens, (start, end) = self._analysis.tokens, (earlier.source.start, earlier.source.end)
        inside = [h for h in self._analysis.heads if start <= tokens[h.token].start < end]
        labels = {h.label for h in inside if tokens[h.token].upos != "PRON"}  # "my bill"
        return bool(labels) and "person" not in labels

    def is_person(self, chain: str | None) -> bool | None:
        """Whether a chain is a person's; None where that is not known."""
        return None if chain is None else self._types[chain] is EntityType.PERSON

    def find(self, head: int | None, words: tuple[int, int] | None) -> str | None:
        """The chain whose mention has this head word; else the issuer of a statement; else a name beside the head."""
        if head is None or words is None:
            return None
        issuer = self._issuer(head)
        if issuer is not None:
            return issuer
        named = self._by_name(head, words)
        return named if self._is_possessor(self._analysis.tokens[head].end) else self._by_head(head) or named

    def _is_possessor(self, end: int) -> bool:
        return self._analysis.text[end : end + 2] in ("'s", "’s")

    def _by_head(self, head: int) -> str | None:
        found = self._heads.get(self._analysis.tokens[head].start, ())
        return max(found)[1] if found else None

    def _by_name(self, head: int, words: tuple[int, int]) -> str | None:
        """A person named within the phrase: "clinical director Dr Ana Ruiz", whichever word heads the tree."""
        start, end = self._analysis.offsets(*words)
        at = self._analysis.tokens[head].start
        first = bisect_left(self._names, start, key=lambda n: n[0])
        last = bisect_left(self._names, end, key=lambda n: n[0])
        inside = [n for n in self._names[first:last] if n[1] <= end and not self._is_possessor(n[1])]
        over = [n for n in inside if n[0] <= at < n[1]]
        people = [n for n in inside if n[3] is EntityType.PERSON]
        chosen = over or (people if len({n[2] for n in people}) == 1 else [])
        return chosen[0][2] if chosen else None

    def _issuer(self, head: int) -> str | None:
        """The one who speaks through a statement: "a ministry statement", "the army's tweet"."""
        if self._analysis.tokens[head].lemma.lower() not in load_cues().carriers:
            return None
        for child in children(self._analysis, head, "nmod:poss", "compound", "nmod", "amod"):
            found = self._by_head(child)
            if found is not None and self._types[found] is not EntityType.PLACE:
                return found
        return None
