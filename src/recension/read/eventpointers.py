"""Links to what was just told, where a sentence only points back at it: "in response", "it came a day after"."""

from collections.abc import Iterator, Mapping, Sequence

from ..encoder.findings import Analysis, Token
from ..model.event import REAL, Relation
from ..model.reading import EventMention
from .arguments import read_frame
from .eventlinks import TokenLink, event_at, link_relations, link_verbs
from .linkcues import link_words
from .trees import case_words, children, is_passive
from .triggers import Candidate

_SENTENCES_BACK = 2
_WORDS_BACK = 200  # a bound for texts without a full stop
_OBJECTS = ("nmod", "obl")


class Pointers:
    """The links of one report that lead back over the edge of a clause or sentence."""

    def __init__(
        self,
        analysis: Analysis,
        events: Mapping[int, Candidate],
        mentions: Mapping[int, EventMention],
        links: Sequence[TokenLink],
    ) -> None:
        self._analysis, self._events, self._mentions = analysis, events, mentions
        self._causes = {k.target: k.source for k in links if k.relation is Relation.CAUSE}
        self._linked = {frozenset((k.source, k.target)) for k in links}

    def find(self) -> tuple[TokenLink, ...]:
        """The links, in text order, where none is known between the two."""
        found: dict[frozenset[int], TokenLink] = {}
        for token in self._analysis.tokens:
            for link in self._at(token):
                pair = frozenset((link.source, link.target))
                if len(pair) == 2 and pair not in self._linked:
                    found.setdefault(pair, link)
        return tuple(found.values())

    def _at(self, token: Token) -> Iterator[TokenLink]:
        lemma = token.lemma.lower()
        if lemma in link_words("answer_nouns"):
            yield from self._bare_answer(token)
        if token.index in self._events:
            yield from self._vow(token)
        if token.upos == "VERB" and (lemma in _words("answering") or self._hits_back(token)):
            yield from self._answering(token)
        if token.upos == "VERB" and lemma in link_verbs():
            yield from self._pointing_subject(token)

    def _bare_answer(self, noun: Token) -> Iterator[TokenLink]:
        """ "In response, the army shelled the port": what it answers was told right before."""
        if case_words(self._analysis, noun.index) != "in" or children(self._analysis, noun.index, *_OBJECTS):
            return
        index = next((i for i in self._analysis.path_to_root(noun.index) if i in self._events), None)
        first = self._before(index, noun.sentence, kinds="answered") if index is not None else None
        if index is not None and first is not None and self._is_real(index):
            yield TokenLink(index, first, Relation.RETALIATION, (noun.index, noun.index + 1))

    def _vow(self, token: Token) -> Iterator[TokenLink]:
        """ "The group vowed revenge", "vowed to retaliate": for what was told right before."""
        event = self._events[token.index]
        if (
            event.of is None
            or event.of.name != "threat"
            or not event.means & (link_words("answer_nouns") | _words("avenging"))
        ):
            return
        objects = (*event.frame.objects, *event.frame.complements, *(h for _, h in event.frame.obliques))
        if any(case_words(self._analysis, c) == "for" for o in objects for c in children(self._analysis, o, *_OBJECTS)):
            return  # it says itself for what
        first = self._before(token.index, token.sentence, kinds="avenged")
        if first is not None:
            yield TokenLink(first, token.index, Relation.CAUSE, (token.index, token.index + 1))

    def _hits_back(self, token: Token) -> bool:
        """ "Hit back", "fired back"."""
        beside = children(self._analysis, token.index, "compound:prt", "advmod")
        back = any(self._analysis.tokens[c].text.lower() == "back" and c == token.index + 1 for c in beside)
        return back and token.lemma.lower() in _words("hitting") and not is_passive(self._analysis, token.index)

    def _answering(self, verb: Token) -> Iterator[TokenLink]:
        """ "Students responded by burning cars", "the army hit back": at what was told right before."""
        frame = read_frame(self._analysis, verb.index)
        if any(p in ("to", "for", "against") for p, _ in frame.obliques):
            return
        means = [c for c in children(self._analysis, verb.index, "advcl") if case_words(self._analysis, c) == "by"]
        means += [h for p, h in frame.obliques if p in ("with", "by")]
        done = [e for c in means if (e := event_at(self._analysis, c, self._events)) is not None]
        answers = done or [i for i in (verb.index,) if i in self._events]
        first = self._before(verb.index, verb.sentence, kinds="answered")
        for index in answers:
            if first is not None and self._is_real(index):
                yield TokenLink(index, first, Relation.RETALIATION, (verb.index, verb.index + 1))

    def _pointing_subject(self, verb: Token) -> Iterator[TokenLink]:
        """ "It followed a raid", "the move came after a raid", "…, prompting a curfew": "it" is what was just told."""
        first = self._pointed_at(verb)
        if first is None:
            return
        for name, other in self._named_ends(verb):
            relation, leads = link_relations("verb").get(name, (None, ""))
            if relation is not None and other != first and first in self._events:
                source, target = (first, other) if leads == "subject" else (other, first)
                yield TokenLink(source, target, relation, (verb.index, verb.index + 1))

    def _pointed_at(self, verb: Token) -> int | None:
        """The event that the verb's subject stands for, where it names none of its own."""
        subjects = children(self._analysis, verb.index, "nsubj")
        if not subjects and verb.xpos == "VBG" and verb.relation == "advcl" and verb.index > verb.head:
            return event_at(self._analysis, verb.head, self._events)
        if not subjects:
            return None
        subject = self._analysis.tokens[subjects[0]]
        if subjects[0] in self._events and subject.lemma.lower() not in _words("moves"):
            return subjects[0]
        if subject.text.lower() == "which" and verb.relation == "acl:relcl" and verb.head not in self._events:
            above = (i for i in self._analysis.path_to_root(verb.head) if i in self._events)
            return next(above, None) if self._analysis.tokens[subject.index - 1].text == "," else None
        articles = {self._analysis.tokens[c].text.lower() for c in children(self._analysis, subject.index, "det")}
        is_noun = subject.lemma.lower() in _words("moves") and bool(articles & {"the", "this", "that"})
        if not is_noun and subject.text.lower() not in _words("pronouns"):
            return None
        return self._before(verb.index, verb.sentence, across=True)

    def _named_ends(self, verb: Token) -> Iterator[tuple[str, int]]:
        """The events at the other end of a verb, with what the table calls the verb there: "come after", "prompt"."""
        frame, lemma = read_frame(self._analysis, verb.index), verb.lemma.lower()
        clauses = children(self._analysis, verb.index, "xcomp", "ccomp")
        clauses += [c for o in frame.objects for c in children(self._analysis, o, "acl")]
        for head in (*frame.objects, *clauses):
            yield from ((lemma, e) for e in self._events_at(head))
            yield from ((f"{lemma} {p}", e) for p in frame.particles for e in self._events_at(head))
        for preposition, head in frame.obliques:
            yield from ((f"{lemma} {preposition.split()[-1]}", e) for e in self._events_at(head))
        for clause in children(self._analysis, verb.index, "advcl"):
            lead = case_words(self._analysis, clause).split()
            yield from ((f"{lemma} {lead[-1]}", e) for e in self._events_at(clause) if lead)

    def _events_at(self, head: int) -> Iterator[int]:
        found = event_at(self._analysis, head, self._events)
        if found is not None:
            yield found

    def _before(self, index: int, sentence: int, *, kinds: str = "", across: bool = False) -> int | None:
        """The chief deed told right before: in the clause before, else in the sentences before."""
        first = self._analysis.sentences[max(0, sentence - _SENTENCES_BACK)].first
        near = [
            i
            for i in range(max(first, index - _WORDS_BACK), index)
            if i in self._events and self._is_deed(i, kinds) and self._is_free(i, index)
        ]
        here = [i for i in near if self._analysis.tokens[i].sentence == sentence]
        if here and not across:
            return self._deed_of(here[-1])
        earlier = [i for i in near if i not in here]
        if not earlier:
            return None
        last = max(self._analysis.tokens[i].sentence for i in earlier)
        depth = {i: len(self._analysis.path_to_root(i)) for i in earlier if self._analysis.tokens[i].sentence == last}
        return self._deed_of(min(depth, key=lambda i: (depth[i], i)))

    def _is_free(self, one: int, index: int) -> bool:
        """Whether an event is no part of the other's clause; "they shelled it and we fired back" are two."""
        token = self._analysis.tokens[index]
        is_other = token.relation == "conj" and bool(children(self._analysis, index, "nsubj", "nsubj:pass"))
        beside = self._analysis.path_to_root(index)[:1]
        return index not in self._analysis.path_to_root(one) and (is_other or one not in beside)

    def _is_deed(self, index: int, kinds: str) -> bool:
        of = self._events[index].of
        if of is None or of.name in _words("no_deeds") or not (self._is_real(index) or self._is_the(index)):
            return False
        return not kinds or not _words(kinds).isdisjoint((of.name, of.kind, str(of.event)))

    def _is_the(self, index: int) -> bool:
        """ "Accused them of the bombing": whoever did it, it was done."""
        articles = children(self._analysis, index, "det")
        is_noun = self._events[index].frame.is_noun and not self._mentions[index].background
        return is_noun and any(self._analysis.tokens[c].text.lower() == "the" for c in articles)

    def _is_real(self, index: int) -> bool:
        return self._mentions[index].status in REAL and not self._mentions[index].background

    def _deed_of(self, index: int) -> int:
        """Of deaths what brought them about."""
        return self._causes.get(index, index)


def _words(section: str) -> frozenset[str]:
    return link_words("pointers", section)
