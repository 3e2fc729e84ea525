"""Which chain the words of a source belong to, and whether a pronoun can mean it."""

from bisect import bisect_left
from collections.abc import Sequence

from ..encoder.findings import Analysis
from ..model.entity import EntityType, MentionKind
from ..model.reading import Chain, Mention
from ..model.report import PartKind, Report
from ..model.span import Span
from ..text.names import Gender
from .agreement import gender_of_pronoun
from .credit import Attribution
from .cues import load_cues
from .trees import case_words, children

Stretch = tuple[int, int]  # where words start and end
PERSONAL = frozenset({"he", "she"})
IMPERSONAL = frozenset({"it", "they"})
_BODIES = frozenset({EntityType.ORGANIZATION, EntityType.GOVERNMENT})
_ISSUERS = _BODIES | {EntityType.PERSON, EntityType.GROUP}
_OF = frozenset({"of", "from", "by", "'s", "’s"})
_CLIMBS = 4  # from a noun to its verb


def _is_only_said(mention: Mention, own: Sequence[Stretch]) -> bool:
    """ "A deckhand was hurt by the blast, he said": whom the words themselves bring in without a name says them not."""
    return mention.kind is MentionKind.NOMINAL and any(a <= mention.span.start < b for a, b in own)


def _is_within(stretches: Sequence[Stretch], at: int) -> bool:
    """Whether a place lies in one of the stretches, which are in text order."""
    following = bisect_left(stretches, at + 1, key=lambda stretch: stretch[1])
    return following < len(stretches) and stretches[following][0] <= at


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
        if word not in PERSONAL | IMPERSONAL:
            return True
        if word in PERSONAL and (self._types[chain] is not EntityType.PERSON or self.is_other_sex(chain, word)):
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
        titled = named is not None and self._is_before_name(head, named)
        if titled:
            return named
        if self._is_possessor(self._analysis.tokens[head].end):
            return named or self._by_head(head)
        return self._by_head(head) or named

    def _is_before_name(self, head: int, named: str) -> bool:
        """ "32-year-old guard Bo Lind": the words right before a person's name are no second person."""
        after = self._analysis.tokens[head].end
        at = bisect_left(self._names, after, key=lambda n: n[0])
        start, _, chain, kind = self._names[at] if at < len(self._names) else (0, 0, "", EntityType.OTHER)
        return chain == named and kind is EntityType.PERSON and not self._analysis.text[after:start].strip()

    def named_in(self, stretches: Sequence[Stretch], apart: Sequence[Stretch]) -> frozenset[str]:
        """Whom the words there call by name, some apart: "Lind lost his hat, he said" is of another than Lind."""
        found = set()
        for start, end in stretches:
            first, last = (bisect_left(self._names, at, key=lambda n: n[0]) for at in (start, end))
            found |= {chain for at, _, chain, _ in self._names[first:last] if not _is_within(apart, at)}
        return frozenset(found)

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
        """The one who speaks through a statement: "a ministry statement", "a list kept by the army"."""
        cues = load_cues()
        if self._analysis.tokens[head].lemma.lower() not in cues.carriers:
            return None
        made = [v for v in children(self._analysis, head, "acl") if self._analysis.tokens[v].lemma in cues.issuing]
        beside = [c for v in made for c in children(self._analysis, v, "obl", "obl:agent")]
        # "kept at the site by the army": the tree may hang the army on the site
        for agent in (a for c in beside for a in (c, *children(self._analysis, c, "nmod"))):
            found = self._by_head(agent) or self._by_word(agent)
            if found is not None and self._types[found] in _ISSUERS and case_words(self._analysis, agent) == "by":
                return found
        for child in children(self._analysis, head, "nmod:poss", "compound", "nmod", "amod"):
            found = self._by_head(child) or self._by_word(child)
            # "a letter to the mayor", "a report on the army"
            about = [self._analysis.tokens[c].text.lower() for c in children(self._analysis, child, "case")]
            if found is not None and self._types[found] in _ISSUERS and not set(about) - _OF:
                return found
        return None

    def _by_word(self, index: int) -> str | None:
        """The body that the report last called by a bare word: "police" in "a police statement"."""
        word, at = self._analysis.tokens[index].text.lower(), self._analysis.tokens[index].start
        told = ((place, key) for place, key, mention in self._told if mention.head.text.lower() == word)
        bodies = [key for place, key in told if place < at and self._types[key] in _BODIES | {EntityType.GROUP}]
        return bodies[-1] if bodies else None
