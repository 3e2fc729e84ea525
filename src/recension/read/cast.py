"""Who is who at a word: the chain that a head word belongs to, and the words of its phrase as an argument."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property

from ..encoder.findings import Analysis
from ..model.entity import EntityType, MentionKind
from ..model.event import Role
from ..model.reading import Argument, Chain
from ..model.report import Report
from ..model.span import Span
from ..model.times import TimeMention
from ..text.countries import find_country
from .arguments import Frame, read_frame
from .kinds import is_kind
from .trees import phrase

_PLACES = frozenset({EntityType.PLACE, EntityType.FACILITY})
# GUM's types of what acts on nobody; below the score the encoder takes "the editor" for one.
_THINGS = frozenset({"object", "abstract", "substance", "plant", "time"})
_SURE_OF_THING = 0.5
_DOERS = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.GOVERNMENT, EntityType.GROUP})
# A phrase longer than this is a clause that the parser took for one.
_LONGEST_PHRASE_CHARS = 120


def spoken_of(chain: Chain) -> str | None:
    """What a reader calls whom the chain is about: the fullest name, else the first description, if it has either."""
    if chain.names:
        return max(chain.names, key=len)
    return next((m.span.text for m in chain.mentions if m.kind is MentionKind.NOMINAL), None)


@dataclass(frozen=True)
class Cast:
    """The chains and times of one report, looked up by the index of a word."""

    report: Report
    analysis: Analysis
    chains: Sequence[Chain]
    times: Sequence[TimeMention] = field(default=())

    @cached_property
    def _chain_of_word(self) -> dict[int, Chain]:
        found: dict[int, Chain] = {}
        for chain in self.chains:
            for mention in chain.mentions:
                index = self.analysis.at(mention.head.start)
                if index is not None:
                    found.setdefault(index, chain)
        return found

    @cached_property
    def _time_of_word(self) -> dict[int, TimeMention]:
        found: dict[int, TimeMention] = {}
        for time in self.times:
            first, last = self.analysis.at(time.span.start), self.analysis.at(time.span.end - 1)
            if first is not None and last is not None:
                found.update(dict.fromkeys(range(first, last + 1), time))
        return found

    @cached_property
    def _named(self) -> dict[int, str]:
        return {i: n.label for n in self.analysis.names if not n.inner for i in range(n.first, n.last)}

    @cached_property
    def _things(self) -> frozenset[int]:
        return frozenset(h.token for h in self.analysis.heads if h.label in _THINGS and h.score >= _SURE_OF_THING)

    @cached_property
    def _head_types(self) -> dict[int, str]:
        return {h.token: h.label for h in self.analysis.heads}

    @cached_property
    def _frames(self) -> dict[int, Frame]:
        return {}

    def frame_at(self, index: int) -> Frame:
        """The frame of the event that the word names."""
        found = self._frames.get(index)
        if found is None:
            found = self._frames[index] = read_frame(self.analysis, index)
        return found

    def chain_at(self, index: int) -> Chain | None:
        """The chain of which the word heads a mention."""
        return self._chain_of_word.get(index)

    @cached_property
    def _by_id(self) -> dict[str, Chain]:
        return {chain.id: chain for chain in self.chains}

    def is_called(self, chain: str, words: Set[str]) -> bool:
        """Whether any mention of the chain has one of the words in it."""
        return not words.isdisjoint(self._words[chain])

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        return {c.id: frozenset(w for m in c.mentions for w in m.span.text.lower().split()) for c in self.chains}

    def has_name(self, chain: str) -> bool:
        """Whether a name is known for the chain."""
        return bool(self._by_id[chain].names)

    def is_country(self, chain: str) -> bool:
        """Whether a chain is a country's."""
        return any(find_country(name) is not None for name in self._by_id[chain].names)

    def named_around(self, place: str) -> str:
        """The chain where it has a name, else the nearest around it that has, else the whole: "the gate of a depot"."""
        by_id = self._by_id
        at: str | None = place
        outermost = place
        while at is not None and at in by_id and not by_id[at].names:
            outermost, at = at, by_id[at].within  # never in a circle, see read/chains.py
        # that the embassy is in Peru says less than that it was at the embassy
        is_country = at is not None and at in by_id and any(find_country(name) for name in by_id[at].names)
        return outermost if at is None or is_country else at

    def time_at(self, index: int) -> TimeMention | None:
        """The time expression that the word is part of."""
        return self._time_of_word.get(index)

    def name_of_pronoun(self, index: int) -> str | None:
        """Of a pronoun, the name of whom it stands for, else the first description; None of other words."""
        chain = self.chain_at(index)
        if self.analysis.tokens[index].upos not in ("PRON", "DET") or chain is None:
            return None
        return spoken_of(chain)

    def is_name(self, index: int) -> bool:
        """Whether the word is part of a proper name."""
        return self._named.get(index) in ("Person", "Organization", "Location", "Facility", "Product")

    def is_person_name(self, index: int) -> bool:
        """Whether the word is part of a person's name."""
        return self._named.get(index) == "Person"

    def is_place(self, index: int) -> bool:
        """Whether the word heads a mention of a place or building."""
        chain = self.chain_at(index)
        if chain is not None and chain.type in _PLACES:
            return True
        # whatever its name was taken for, an embassy is a building
        if is_kind("state", "facility", self.analysis.tokens[index].lemma.lower()):
            return True
        return self._named.get(index) in ("Location", "Facility") or self._head_types.get(index) == "place"

    def is_doer(self, index: int) -> bool:
        """Whether the word names somebody who can act: a person, a body, a people or a state."""
        chain = self.chain_at(index)
        if chain is not None and chain.type in _DOERS:
            return True
        if self._named.get(index) in ("NORP", "Organization", "Person"):
            return True
        return self._head_types.get(index) in ("person", "organization")

    def is_thing(self, index: int) -> bool:
        """Whether the word surely names what cannot act: a thing, a matter, a plant; what is written may speak."""
        token = self.analysis.tokens[index]
        if token.upos != "NOUN" or self.is_doer(index) or self.is_place(index):
            return False
        return index in self._things

    def argument(self, role: Role, index: int, events: frozenset[int] = frozenset()) -> Argument:
        """The argument that the word heads; `events` are words that are of no participant."""
        chain = self.chain_at(index)
        return Argument(role, chain.id if chain else None, self.argument_span(index, events))

    def argument_span(self, index: int, events: frozenset[int] = frozenset()) -> Span:
        """The words of the phrase that the word heads; of a clause that the parser took for one, the word alone."""
        first, last = phrase(self.analysis, index, events=events)
        while first < index and self.analysis.tokens[first].upos in ("PUNCT", "CCONJ"):
            first += 1
        start, end = self.analysis.offsets(first, last)
        if end - start > _LONGEST_PHRASE_CHARS:
            token = self.analysis.tokens[index]
            start, end = token.start, token.end
        return self.report.span(start, end)
