"""Towns that stand before what they have: "a Hartlow teen", "Hartlow police", "Hartlow Police Department"."""

from recension.encoder.findings import Analysis, Name
from recension.model.entity import EntityType, MentionKind
from recension.text.acronyms import is_acronym
from recension.text.bodies import find_body
from recension.text.countries import find_country_of

from .found import POSSESSIVES, Found, head_of, words_of
from .kinds import is_kind

_MOST_WORDS = 3


def is_of_townsfolk(analysis: Analysis, name: Name) -> bool:
    """ "A Hartlow teen", "the Hartlow mayor": a single name before such a noun is of a town."""
    is_single = name.last - name.first == 1
    return is_single and _is_before(analysis, name, "townsfolk")


def has_town_police(analysis: Analysis, name: Name) -> bool:
    """ "Port Hartlow police", "the Port Hartlow mayor": what the tagger took for the body is its town."""
    return _is_before(analysis, name, "town_services") and _may_be_town(analysis, name.first, name.last)


def find_town(analysis: Analysis, body: Found) -> Found | None:
    """The town in the name of its own body: "Hartlow" in "Hartlow Police Department", "Hartlow Sheriff's Office"."""
    if body.type in (EntityType.PERSON, EntityType.PLACE, EntityType.FACILITY) or body.country is not None:
        return None
    tokens = analysis.tokens
    for at in range(body.first + 1, body.last):
        service = is_kind("extended", "town_bodies", tokens[at].text.lower())
        if service and _is_service(analysis, at, body.last) and _may_be_town(analysis, body.first, at):
            head = head_of(analysis, body.first, at)
            text = words_of(analysis, body.first, at)
            return Found(body.first, at, head, MentionKind.NAME, EntityType.PLACE, text, score=body.score)
    return None


def _is_service(analysis: Analysis, at: int, last: int) -> bool:
    """Whether the name goes on as a service's does: "Fire Department", but not "Fire Insurance"."""
    after = next((t.text.lower().rstrip(".") for t in analysis.tokens[at + 1 : last] if t.text not in POSSESSIVES), "")
    is_bare = not after and analysis.tokens[at].text.lower() != "fire"
    return is_bare or is_kind("extended", "town_bodies_of", after)


def _is_before(analysis: Analysis, name: Name, key: str) -> bool:
    """Whether a name stands before one of the nouns and hangs on it."""
    token = analysis.tokens[head_of(analysis, name.first, name.last)]
    after = analysis.tokens[name.last] if name.last < len(analysis.tokens) else token
    is_before = after.sentence == token.sentence and token.head == after.index and token.relation == "compound"
    return is_before and is_kind("extended", key, after.text.lower())


def _may_be_town(analysis: Analysis, first: int, last: int) -> bool:
    """Whether words may be a town's name: each with a capital, the last of no kind of police, and no country's."""
    words = [token.text for token in analysis.tokens[first:last]]
    text = words_of(analysis, first, last)
    is_known = find_body(text) is not None or any(find_country_of(w) is not None for w in (text, words[0], words[-1]))
    is_plain = all(w[0].isupper() and w.replace("-", "").replace(".", "").isalpha() for w in words)
    is_kind_of = is_kind("extended", "no_town", words[-1].lower())
    return 0 < len(words) <= _MOST_WORDS and is_plain and not (is_known or is_kind_of or is_acronym(text))
