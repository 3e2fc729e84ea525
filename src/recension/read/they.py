"""Those who are only called "they" where something came to them: all, or the only ones, counted just before."""

from dataclasses import dataclass, replace

from recension.encoder.findings import Token
from recension.model.statement import Facet

from .nobody import Nobody
from .phrases import Counted, is_a

# How far "all" may stand from the verb in "they were all killed".
FARTHEST_ALL = 4
PLURALS = ("NNS", "NNPS")


@dataclass(frozen=True)
class They(Nobody):
    """Finds whom "they" means, as far as one count alone stands before it. Words are token indices."""

    def all_of_them(self, people: int, token: Token) -> list[Counted]:
        """ "A family of five was on holiday when they were all killed": all of those counted just before."""
        tokens = self.scene.analysis.tokens
        if tokens[people].text.lower() not in ("they", "them") or abs(token.index - people) > FARTHEST_ALL:
            return []
        between = tokens[min(people, token.index) : max(people, token.index) + 1]
        if all(t.text.lower() != "all" for t in between):
            return []
        first = self.scene.analysis.sentences[token.sentence].first
        heads = [p.head for p in self.scene.placed_in(first, people) if p.head in self.scene.by_head]
        found = self.scene.count_one(heads[-1]) if heads else None
        if found is None or not (found.noun is None or self.scene.is_person(found.head)):
            return []
        return [replace(found, method="all of them", group=found.group or self.scene.words_of(found))]

    def told_before(self, facet: Facet, people: int) -> list[Counted]:
        """ "Two women were found. They were pronounced dead": the only ones counted up to the sentence before."""
        tokens = self.scene.analysis.tokens
        if tokens[people].text.lower() != "they" or facet not in (Facet.KILLED, Facet.WOUNDED):
            return []
        first = self.scene.analysis.sentences[max(0, tokens[people].sentence - 1)].first
        heads = [i for i in range(first, people) if self.is_several(i)]
        found = self.scene.count(heads[0]) if len(heads) == 1 and not self.are_others(heads[0], people) else []
        return [replace(c, head=people, first=people, last=people + 1, figure=None, method="they") for c in found[:1]]

    def are_others(self, head: int, people: int) -> bool:
        """Whether "they" may be others: "three hikers saw the wolves; they were shot"."""
        between = self.scene.analysis.tokens[head + 1 : people]
        # "most of the victims were found where they had suffocated"
        several = [t for t in between if t.xpos in PLURALS]
        tops = (self.scene.token(t.head) if self.scene.has_case(t.index, "of") else t for t in several)
        return any(is_a(t.relation, ("nsubj", "obj")) for t in tops)
