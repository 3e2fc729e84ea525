"""Walking dependency trees: the few questions that every reader of clauses asks of a word."""

from collections.abc import Iterator

from ..encoder.findings import Analysis, Token

# What belongs to a noun phrase to the right of its head; a relative clause or an apposition ends it.
_WITHIN_PHRASE = frozenset({"nmod", "flat", "compound", "nummod", "fixed", "goeswith", "amod", "nmod:unmarked"})
_NOT_PHRASE = frozenset(
    {"case", "cc", "cc:preconj", "punct", "mark", "cop", "nsubj", "nsubj:pass", "advmod", "discourse"}
)
_SUBORDINATE = frozenset({"acl", "acl:relcl", "appos", "parataxis", "conj", "punct", "advcl", "dep", "cop", "case"})
_DEPTH = 12  # noun phrases do not nest deeper; trees of broken text may
_RELATIVES = frozenset({"WDT", "WP", "WP$"})


def children(analysis: Analysis, index: int, *relations: str) -> list[int]:
    """The dependents of a word by any of these relations, in text order."""
    below = analysis.children[index]
    return [c for c in below if analysis.tokens[c].relation in relations] if below else []


def case_words(analysis: Analysis, index: int) -> str:
    """The preposition or conjunction that introduces a word, lower case: "in", "because of"; empty where none does."""
    if not analysis.children[index]:
        return ""
    # "the murder of councillor Mara Lind": the preposition may hang on what describes the name
    titles = [c for c in children(analysis, index, "nmod:desc") if c < index]
    found = [c for at in (*titles, index) for c in children(analysis, at, "case", "mark") if c < index]
    words: list[str] = []
    for child in found:
        words.append(analysis.tokens[child].text.lower())
        words.extend(analysis.tokens[f].text.lower() for f in children(analysis, child, "fixed"))
    return " ".join(words)


def is_relative(token: Token) -> bool:
    """Whether it is a relative pronoun: "who", "which", "that"."""
    return token.xpos in _RELATIVES and token.relation != "det"


def is_passive(analysis: Analysis, index: int, depth: int = 0) -> bool:
    """Whether a verb stands in the passive: "was arrested", "the men arrested at dawn"."""
    token = analysis.tokens[index]
    if children(analysis, index, "nsubj:pass", "aux:pass", "obl:agent"):
        return True
    # "the soldiers killed in the raid": a participle after its noun, with no object of its own
    reduced = token.relation in ("acl", "advcl") and token.xpos in ("VBN", "VBD")
    if reduced:
        return not children(analysis, index, "obj", "nsubj", "aux")
    if token.relation == "amod" and token.xpos == "VBN":
        return True  # "the wounded guards"
    if token.relation == "xcomp" and token.xpos == "VBN":
        return not children(analysis, index, "obj", "nsubj", "aux", "mark")  # "was found murdered"
    if token.relation == "conj" and token.xpos == "VBN" and analysis.tokens[token.head].relation == "amod":
        return True  # "the dead and wounded guards"
    conjoined = token.relation == "conj" and token.xpos == "VBN" and not children(analysis, index, "aux", "nsubj")
    return conjoined and token.head != index and depth < _DEPTH and is_passive(analysis, token.head, depth + 1)


def with_conjuncts(analysis: Analysis, index: int) -> Iterator[int]:
    """A word and the nouns coordinated with it: "troops" and "tanks" of "troops and tanks"."""
    yield index
    for child in children(analysis, index, "conj"):
        if analysis.tokens[child].upos not in ("VERB", "AUX"):
            yield child


def phrase(analysis: Analysis, index: int, depth: int = 0, *, events: frozenset[int] = frozenset()) -> tuple[int, int]:
    """The words of the noun phrase that a word heads, half-open, without preposition, apposition or relative clause.

    It ends before one of `events`: of "blamed the guards for the attack" only the guards are meant.
    """
    first = index
    for child in reversed(analysis.children[index]):
        if child < index and analysis.tokens[child].relation not in _NOT_PHRASE | _SUBORDINATE:
            first = min(first, _first_of(analysis, child))
    last = index + 1
    for child in analysis.children[index]:
        if child < index:
            continue
        case = case_words(analysis, child)
        if analysis.tokens[child].text.isdigit() and analysis.tokens[child - 1].text == ",":
            break  # "Ola Renn, 42"
        is_other = case in ("including", "by") or (child in events and case != "of")
        if analysis.tokens[child].relation not in _WITHIN_PHRASE or child > last + 12 or is_other:
            break
        last = max(last, phrase(analysis, child, depth + 1, events=events)[1] if depth < _DEPTH else child + 1)
    return first, last


def _first_of(analysis: Analysis, child: int) -> int:
    """Where what stands before the head begins; a preposition may hang on its title ("of councillor Lind")."""
    first = analysis.subtree(child)[0]
    while first < child and analysis.tokens[child].relation == "nmod:desc" and analysis.tokens[first].head == child:
        if analysis.tokens[first].relation not in ("case", "punct"):
            break
        first += 1
    return first


def verb_before(analysis: Analysis, index: int) -> int | None:
    """The verb that stands right before a word, or before its preposition: "announced yesterday", "said on Monday"."""
    first = analysis.sentences[analysis.tokens[index].sentence].first
    at = index - 1
    if at > first and analysis.tokens[at].upos in ("ADP", "ADV"):
        at -= 1
    return at if at >= first and analysis.tokens[at].upos == "VERB" else None


def sentence_words(analysis: Analysis, index: int) -> range:
    """The indices of all words of the sentence that a word stands in."""
    sentence = analysis.sentences[analysis.tokens[index].sentence]
    return range(sentence.first, sentence.last)
