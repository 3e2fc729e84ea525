"""Sources that no mention tells of yet: papers and figures that say something, and whoever else is heard."""

from collections.abc import Collection, Iterator, Sequence

from recension.encoder.findings import Analysis, Token
from recension.model.entity import EntityType, MentionKind

from .claim import Claim
from .cues import load_cues
from .descriptions import phrase_start
from .found import Found
from .kinds import type_of_noun


def find_heard(analysis: Analysis, claims: Sequence[Claim], covered: Collection[int]) -> Iterator[Found]:
    """The sources of claims that head no mention, as descriptions: "court records", "its manifest", "the same sources".

    What nobody hears speak by a verb of speech ("a storm is expected to …") is a source only if it carries words.
    """
    told = {claim.source: claim.cue for claim in claims if claim.source is not None and claim.contents}
    for source, cue in sorted(told.items()):
        token = analysis.tokens[source]
        if source in covered or token.upos != "NOUN" or not (_carries(token) or _is_heard(analysis.tokens[cue])):
            continue
        kind = EntityType.OTHER if _carries(token) else _type_of(token)
        first = phrase_start(analysis, source)
        yield Found(first, source + 1, source, MentionKind.NOMINAL, kind)


def _carries(token: Token) -> bool:
    return token.lemma.lower() in load_cues().carriers


def _is_heard(cue: Token) -> bool:
    """Whether a cue is of speech: "say", "tell", "according to"."""
    return cue.text.lower() == "according" or load_cues().verb(cue.text, cue.lemma) in load_cues().strong


def _type_of(token: Token) -> EntityType:
    """Those who speak are people where they are many; one may be a body that no table names."""
    several = token.xpos == "NNS"
    return type_of_noun(token.lemma.lower(), "person" if several else "", plural=several) or EntityType.OTHER
