"""Which event a figure belongs to: the strike that killed, the crash in which they died, else what the clause tells."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from recension.encoder.findings import Token
from recension.model.reading import Chain, EventMention, local_id
from recension.model.report import Report

from .phrases import Scene, is_a

# What a report's people do about the event is not the event.
_SAYING = ["say", "tell", "report", "announce", "confirm", "add", "state", "claim", "statement", "call"]
TELLING = frozenset([*_SAYING, "conference", "briefing", "interview"])
CAUSING_CASES = ("in", "by", "after", "during", "from", "of", "at", "when", "following")


@dataclass(frozen=True)
class Happenings:
    """The event mentions of a report by their trigger words."""

    scene: Scene
    chains: Sequence[Chain]
    events: Sequence[EventMention]

    @cached_property
    def by_token(self) -> dict[int, EventMention]:
        """The event mention that each word triggers."""
        found = ((self.scene.analysis.at(e.trigger.start), e) for e in self.events)
        return {token: event for token, event in found if token is not None}

    @cached_property
    def in_order(self) -> list[int]:
        """The trigger words of what is told, without the telling."""
        return [t for t in sorted(self.by_token) if self.scene.lemma(t) not in TELLING]

    def cause(self, word: int) -> EventMention | None:
        """The event by which the people of a figure came to harm, or that the figure's clause tells."""
        for candidate in self.candidates(word):
            event = self.by_token.get(candidate)
            if event is not None and self.scene.lemma(candidate) not in TELLING:
                return event
        return self._nearest(word)

    def candidates(self, word: int) -> list[int]:
        """Words that may name the event, best first, for a predicate or a counted word."""
        token = self.scene.token(word)
        verb = self.verb_over(word)
        spots = [word] if verb is None or verb == word else [word, verb]
        found: list[int] = []
        for spot in spots:
            found += self._by_subject(spot)
            found += self._by_phrase(spot)
            found += self._by_clause(self.scene.token(spot))
        over = self.by_token.get(token.head) if not token.is_root else None
        return [
            *found,
            word,
            *([verb] if verb is not None else []),
            *([token.head] if over and self._may_harm(token.head) else []),
        ]

    def _by_subject(self, word: int) -> list[int]:
        # "the strikes killed 25"; "strikes that killed", "strikes in which 25 were killed"
        token = self.scene.token(word)
        found = [c for c in self.scene.children(word, "nsubj", "obl:agent") if self.scene.token(c).upos == "NOUN"]
        if token.relation == "acl:relcl":
            found.append(token.head)
        return found

    def _by_phrase(self, word: int) -> list[int]:
        # "killed in the attack"
        below = self.scene.children(word, "obl", "nmod")
        return [c for c in below if self.scene.has_case(c, *CAUSING_CASES)]

    def _by_clause(self, token: Token) -> list[int]:
        # "a tram overturned, killing seven"; "were killed when a tram overturned"
        found = [c for c in self.scene.children(token.index, "advcl") if self.scene.token(c).xpos != "VBG"]
        if is_a(token.relation, ("advcl", "acl")) and token.xpos == "VBG":
            found.append(token.head)
        return found

    def verb_over(self, word: int) -> int | None:
        """The verb of the clause that the word stands in."""
        if self.scene.token(word).upos == "VERB":
            return word
        return next((i for i in self.scene.analysis.path_to_root(word) if self.scene.token(i).upos == "VERB"), None)

    def _nearest(self, word: int) -> EventMention | None:
        """The nearest event of the sentence, else the last one told before it, else the first of the report."""
        sentence = self.scene.token(word).sentence
        here = [t for t in self.in_order if self.scene.token(t).sentence == sentence and self._may_harm(t)]
        if here:
            return self.by_token[min(here, key=lambda t: (abs(t - word), t))]
        before = [t for t in self.in_order if t < word]
        nearest = before[-1] if before else next(iter(self.in_order), None)
        return self.by_token[nearest] if nearest is not None else None

    def _may_harm(self, word: int) -> bool:
        """Of a noun of no class nobody dies: "ten of the dead were on their way home from the fair"."""
        return self.by_token[word].kind is not None or self.scene.token(word).upos == "VERB"

    def fallback(self, report: Report, word: int) -> str:
        """What a figure is about where the report tells no event: the chain counted, else a mention of its own."""
        token = self.scene.token(word)
        heads = {m.head.start: chain.id for chain in self.chains for m in chain.mentions}
        return heads.get(token.start) or local_id(report, "e", token.start, token.end)
