"""Whether one act tells what another denies: the same deed of the same sufferer, however else each is told."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from recension.model.event import REAL, Role

from .acts import Act
from .alike import stems_of
from .material import Material
from .sayings import reply_words
from .wording import word_set

# Kinds of event whose words mean one thing: who injures somebody hurts him.
ONE_THING = frozenset({"injury", "death", "collision", "abduction", "shooting", "explosion", "release", "agreement"})
# "Nothing that he thought of when he drove the car" denies no driving.
INNER = re.compile(
    r"(?<=\w )(?:that|which|who|whom|when|while|because|if|as|until|after|before|of|could|why|how|used to|meant to"
    r"|with|for|in|about|from)\b"
)


@cache
def anybody() -> frozenset[str]:
    """Words for anybody, of whom another act may be told."""
    return stems_of(" ".join(reply_words("anybody")))


def deeds_of(acts: Iterable[Act]) -> frozenset[str]:
    """By what the acts are found that tell the same deeds."""
    return frozenset(f"deed:{name}" for act in acts for name in _names(act))


def _names(act: Act) -> frozenset[str]:
    kind = {act.mention.kind} if act.mention.kind in ONE_THING else set()
    return frozenset({act.lemma, *stems_of(act.lemma), *kind} - reply_words("idle") - word_set("light"))


def denied_act(acts: Sequence[Act], behind: int) -> tuple[Act, ...]:
    """The act that a denial denies: the first behind its verb or its negation, in no clause within its clause."""
    after = [a for a in acts if a.mention.trigger.start >= behind and a.lemma not in reply_words("deny")]
    told = [a.report.text[behind : a.mention.trigger.start].strip().removeprefix("that ") for a in after[:1]]
    return tuple(a for a, before in zip(after, told, strict=False) if not INNER.search(before))


def repeats(no: Act, yes: Act, material: Material) -> bool:
    """Whether the second act tells the deed that the first denies, of the same sufferer and by no other."""
    if yes.mention.status not in REAL or not _names(no) & _names(yes):
        return False
    whom, also = (_called(act, Role.RECIPIENT, material) for act in (no, yes))
    who, other = (_called(act, Role.ACTOR, material) for act in (no, yes))
    # "Police made no arrests" here, and 20 in the capital: that the doer is one is not enough.
    return bool(whom & also) and bool(who & other or not (who and other))


def _called(act: Act, role: Role, material: Material) -> frozenset[str]:
    return act.called(role, material) - anybody()
