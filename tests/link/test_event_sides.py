"""What parts two happenings of one report: who did it to whom, how people came to harm, which of two tolls."""

from recension.link.again import with_antecedents
from recension.link.eventpairs import find_contradiction, find_findings
from recension.link.events import _know
from recension.model.event import Relation
from recension.model.reading import EventMention, MentionLink, Reading
from recension.model.values import Precision, When

from .test_again import known
from .test_event_links import linked, made


def names(one: EventMention, two: EventMention) -> set[str]:
    found = [_know("", Reading(m.trigger.report, events=(m,)), {}, {})[0] for m in (one, two)]
    return {f.name for f in find_findings(*found)}


def test_what_troops_did_is_not_what_rebels_did() -> None:
    by_troops, by_rebels = (
        made(r, 0, "attack", "attack", who=who, whom="a depot") for r, who in (("a", "Troops"), ("b", "Rebels"))
    )
    assert "other_side" in names(by_troops, by_rebels)
    assert "other_side" not in names(by_troops, made("b", 0, "attack", "attack", who="Officers", whom="a depot"))


def test_a_clash_has_both_sides() -> None:
    one, two = (made(r, 0, "clash", "attack", who=who) for r, who in (("a", "Troops"), ("b", "Rebels")))
    assert "other_side" not in names(one, two)


def test_those_hurt_by_rockets_are_not_those_hurt_by_gas() -> None:
    whens = {r: When("2031-05-02", "2031-05-02", Precision.DAY, "2 May") for r in ("a:e0", "b:e0", "c:e0")}
    by_rockets = made("a", 0, "wound", "injury", who="rockets", whom="nine people")
    by_gas = made("b", 0, "wound", "injury", who="tear gas", whom="eleven people")
    untold = made("c", 0, "wound", "injury", whom="eleven people")
    of, _ = linked(by_rockets, by_gas, untold, whens=whens)
    assert of["a:e0"] != of["b:e0"]


def test_what_the_text_ties_to_harm_tells_how_it_came() -> None:
    hurt = made("a", 90, "wound", "injury", whom="nine people")
    strike = made("a", 0, "airstrike", "airstrike", links=(MentionLink("a:e90", Relation.CAUSE, ()),))
    knew = [k for k in _know("", Reading("a", events=(strike, hurt)), {}, {}) if k.mention is hurt]
    shot = _know("", Reading("b", events=(made("b", 0, "wound", "injury", who="gunmen", whom="six"),)), {}, {})[0]
    assert knew[0].ways == {"air"}
    assert find_contradiction(knew[0], shot) == "harmed in other ways: air and guns"


def test_reports_that_differ_on_how_the_same_people_died_tell_of_one_happening() -> None:
    whens = {r: When("2031-05-02", "2031-05-02", Precision.DAY, "2 May") for r in ("a:e0", "b:e0")}
    shot, crushed = (
        made(report, 0, "die", "death", who=who, whom="thirty people")
        for report, who in (("a", "gunfire"), ("b", "a stampede"))
    )
    of, _ = linked(shot, crushed, whens=whens)
    assert of["a:e0"] == of["b:e0"]


def test_gas_is_no_plural() -> None:
    assert _know("", Reading("a", events=(made("a", 0, "wound", "injury", who="gas"),)), {}, {})[0].ways == {"crowd"}


def test_two_tolls_of_one_report_speak_for_two() -> None:
    nine, eleven = (made("a", at, "wound", "injury", whom=whom) for at, whom in ((0, "nine men"), (90, "eleven men")))
    assert "two_tolls" in names(nine, eleven)


def test_one_general_word_of_two_kinds_tells_of_the_word_alone() -> None:
    assert "same_lemma" not in names(made("a", 0, "attack", "shelling"), made("b", 0, "attack", "attack"))
    assert "same_lemma" in names(made("a", 0, "attack", "attack"), made("b", 0, "attack", "attack"))


def test_what_a_crowd_burned_is_no_raid() -> None:
    assert "other_kind" in names(made("a", 0, "burn", "mob"), made("b", 0, "raid", "search"))


TEXT = "Gang storms mill.\nMen rushed a mill on Monday. Shells hit a pier.\nThe attack drew rebukes."


def test_a_paragraph_on_the_attack_is_what_the_report_opens_with() -> None:
    storms = known(TEXT, "storms", "attack", tense="PRES")
    shelled = known(TEXT, "hit", "shelling", tense="PAST")
    attack = known(TEXT, "attack", "attack")
    assert with_antecedents(TEXT, [storms, shelled, attack])[-1].again == storms.mention.id
