"""What "the attack" names again: the last of its sort that the report told before."""

import pytest

from recension.link.again import with_antecedents
from recension.link.eventpairs import Known, find_findings
from recension.model.event import Plover, Status
from recension.model.reading import EventMention
from recension.model.span import Span
from recension.model.values import Precision, When


def known(text: str, word: str, kind: str, **changes: object) -> Known:
    at = text.index(word)
    tense = changes.pop("tense", None)
    mention = EventMention(
        f"e{at}",
        Span("r", at, at + len(word), word),
        str(changes.pop("lemma", word)),
        word,
        Plover(None),
        (),
        (),
        None,
        Status.HAPPENED,
        False,
        tense=str(tense) if tense else None,
        kind=kind,
    )
    nobody: frozenset[str] = frozenset()
    when = changes.pop("when", None)
    sentence = text[:at].count(".")
    assert when is None or isinstance(when, When)
    return Known(mention, "r", sentence, when, None, nobody, nobody, nobody, nobody, nobody)


TEXT = "Men fired on a ferry at Sund. Six were hurt. The attack drew rebukes. Another assault failed."
FIRED, HURT = known(TEXT, "fired", "shooting", tense="PAST"), known(TEXT, "hurt", "injury", tense="PAST")
ATTACK, ASSAULT = known(TEXT, "attack", "attack"), known(TEXT, "assault", "attack")


def test_the_attack_is_the_last_of_its_sort() -> None:
    found = with_antecedents(TEXT, [ATTACK, HURT, FIRED])
    assert [k.again for k in found] == [None, None, FIRED.mention.id]


def test_another_assault_is_nothing_told() -> None:
    assert with_antecedents(TEXT, [FIRED, ASSAULT])[-1].again is None


def test_an_attack_with_a_day_of_its_own_is_not_looked_for() -> None:
    dated = known(TEXT, "attack", "attack", when=When("2031-05-02", "2031-05-02", Precision.DAY, "2 May"))
    assert with_antecedents(TEXT, [FIRED, dated])[-1].again is None


@pytest.mark.parametrize(("again", "told"), [("e4", True), ("e9", False), (None, False)])
def test_what_is_named_again_speaks_for_one_event(again: str | None, told: bool) -> None:
    two = Known(**{f: getattr(ATTACK, f) for f in Known.__dataclass_fields__} | {"again": again})
    assert ("named_again" in {f.name for f in find_findings(FIRED, two)}) is told
