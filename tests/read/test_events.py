"""Events: who does what to whom, whether it happened, its code, and how events hang together."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from trees import Nobody, grow, report_of

from recension.model.entity import EntityType, MentionKind
from recension.model.event import Relation, Role, Status
from recension.model.reading import Chain, EventMention, Mention
from recension.model.statement import Facet
from recension.read.events import find_event_statements, find_events

CASES = [
    json.loads(line) for line in (Path(__file__).parent.parent / "cases/constructions.jsonl").read_text().splitlines()
]


def read(case: dict[str, Any]) -> EventMention:
    names = {int(i): label for i, label in case.get("names", {}).items()}
    analysis = grow(case["tree"], tuple(case.get("people", ())), (), names, events=tuple(case.get("events", ())))
    events = find_events(report_of(analysis), analysis, (), (), Nobody())
    return next(e for e in events if e.trigger.text == case["trigger"])


def words(event: EventMention, role: Role) -> list[str]:
    return [a.span.text for a in event.arguments if a.role is role]


@pytest.mark.parametrize("case", CASES, ids=[c["comment"] for c in CASES])
def test_constructions_give_their_participants(case: dict[str, Any]) -> None:
    event = read(case)
    assert words(event, Role.ACTOR) == case["actor"]
    assert words(event, Role.RECIPIENT) == case["recipient"]


@pytest.mark.parametrize("case", [c for c in CASES if "status" in c], ids=lambda c: c["comment"])
def test_words_give_the_status(case: dict[str, Any]) -> None:
    assert read(case).status == case["status"]


@pytest.mark.parametrize("case", [c for c in CASES if "other" in c], ids=lambda c: c["comment"])
def test_means_are_told_apart_from_those_hit(case: dict[str, Any]) -> None:
    assert words(read(case), Role.OTHER) == case["other"]
    assert read(case).tense == case.get("tense", read(case).tense)


@pytest.mark.parametrize("case", [c for c in CASES if "plover" in c], ids=lambda c: c["comment"])
def test_tables_give_the_code(case: dict[str, Any]) -> None:
    plover = read(case).plover
    assert plover.event == case["plover"]
    assert plover.mode == case.get("mode", plover.mode)


AFTER = (
    "Ministers/minister/NOUN/NNS/2/nsubj met/meet/VERB/VBD/0/root after/after/ADP/IN/5/case the/the/DET/DT/5/det "
    "bombardment/bombardment/NOUN/NN/2/obl"
)
ANSWER = (
    "Rebels/rebel/NOUN/NNS/2/nsubj shelled/shell/VERB/VBD/0/root a/a/DET/DT/4/det town/town/NOUN/NN/2/obj "
    "in/in/ADP/IN/6/case retaliation/retaliation/NOUN/NN/2/obl for/for/ADP/IN/9/case the/the/DET/DT/9/det "
    "airstrikes/airstrike/NOUN/NNS/6/nmod"
)
DEAD = (
    "The/the/DET/DT/2/det explosion/explosion/NOUN/NN/3/nsubj killed/kill/VERB/VBD/0/root ten/ten/NUM/CD/5/nummod "
    "miners/miner/NOUN/NNS/3/obj"
)
WHEN = (
    "Ana/Ana/PROPN/NNP/3/nsubj was/be/AUX/VBD/3/aux picking/pick/VERB/VBG/0/root when/when/ADV/WRB/6/advmod "
    "she/she/PRON/PRP/6/nsubj fell/fall/VERB/VBD/3/advcl"
)
WHILE = "Ana/Ana/PROPN/NNP/2/nsubj fell/fall/VERB/VBD/0/root while/while/SCONJ/IN/4/mark picking/pick/VERB/VBG/2/advcl"
FIRST = (
    "Guards/guard/NOUN/NNS/2/nsubj fought/fight/VERB/VBD/0/root before/before/SCONJ/IN/5/mark "
    "they/they/PRON/PRP/5/nsubj rested/rest/VERB/VBD/2/advcl and/and/CCONJ/CC/7/cc "
    "surrendered/surrender/VERB/VBD/5/conj"
)
LATER = (
    "Guards/guard/NOUN/NNS/2/nsubj fought/fight/VERB/VBD/0/root // "
    "Boris/Boris/PROPN/NNP/3/nsubj later/later/ADV/RB/3/advmod fled/flee/VERB/VBD/0/root"
)
UNSAID = "A/a/DET/DT/2/det train/train/NOUN/NN/3/nsubj derailed/derail/VERB/VBD/0/root // Six/six/NUM/CD/2/nummod "
UNSAID += "people/people/NOUN/NNS/3/nsubj died/die/VERB/VBD/0/root"


@pytest.mark.parametrize(
    ("tree", "source", "relation", "target"),
    [
        (AFTER, "bombardment", Relation.BEFORE, "met"),
        (ANSWER, "shelled", Relation.RETALIATION, "airstrikes"),
        (DEAD, "explosion", Relation.CAUSE, "killed"),
        (UNSAID, "derailed", Relation.CAUSE, "died"),
        (WHEN, "picking", Relation.BEFORE, "fell"),
        (WHILE, "picking", Relation.BEFORE, "fell"),
        (LATER, "fought", Relation.BEFORE, "fled"),
    ],
)
def test_events_point_at_each_other(tree: str, source: str, relation: Relation, target: str) -> None:
    analysis = grow(tree)
    events = find_events(report_of(analysis), analysis, (), (), Nobody())
    of_word = {e.trigger.text: e for e in events}
    assert [(k.relation, k.event) for k in of_word[source].links] == [(relation, of_word[target].id)]


def test_what_is_coordinated_is_linked_alike() -> None:
    analysis = grow(FIRST)
    events = find_events(report_of(analysis), analysis, (), (), Nobody())
    of_word = {e.trigger.text: e for e in events}
    assert of_word["surrendered"].id in [k.event for k in of_word["fought"].links]


def test_what_stands_second_is_no_reason_for_what_stands_first() -> None:
    analysis = grow(
        "Medics/medic/NOUN/NNS/2/nsubj rescued/rescue/VERB/VBD/0/root Ana/Ana/PROPN/NNP/2/obj and/and/CCONJ/CC/6/cc "
        "were/be/AUX/VBD/6/aux:pass shelled/shell/VERB/VBN/2/conj"
    )
    events = find_events(report_of(analysis), analysis, (), (), Nobody())
    assert not [e for e in events if e.links]


def test_a_manner_noun_is_no_event_of_its_own() -> None:
    analysis = grow(ANSWER)
    events = find_events(report_of(analysis), analysis, (), (), Nobody())
    assert "retaliation" not in [e.trigger.text for e in events]


def test_deaths_in_an_accident_have_no_code() -> None:
    analysis = grow(DEAD)
    events = find_events(report_of(analysis), analysis, (), (), Nobody())
    assert next(e for e in events if e.trigger.text == "killed").plover.event is None


def test_a_label_is_a_stretch_of_the_text() -> None:
    event = read(CASES[0])
    assert event.label == "Rebels attacked the depot"


def made_chain(report: Any, name: str) -> Chain:
    start = report.text.index(name)
    spot = report.span(start, start + len(name))
    return Chain("a:m0-1", EntityType.PERSON, (Mention(spot, spot, MentionKind.NAME, name),))


@pytest.mark.parametrize(("who", "label"), [("Olga", "Boris shot Olga"), ("Boris", "Boris shot him")])
def test_a_label_names_whom_its_last_pronoun_stands_for(who: str, label: str) -> None:
    analysis = grow(
        "Boris/Boris/PROPN/NNP/4/nsubj and/and/CCONJ/CC/3/cc "
        "Olga/Olga/PROPN/NNP/1/conj fought/fight/VERB/VBD/0/root // "
        "Boris/Boris/PROPN/NNP/2/nsubj shot/shoot/VERB/VBD/0/root him/he/PRON/PRP/2/obj",
        people=(0, 2, 4, 6),
    )
    report = report_of(analysis)
    at = report.text.index("him")
    pronoun = report.span(at, at + 3)
    named = made_chain(report, who)
    chain = replace(named, mentions=(*named.mentions, Mention(pronoun, pronoun, MentionKind.PRONOUN)))
    events = find_events(report, analysis, (chain,), (), Nobody())
    assert next(e for e in events if e.trigger.text == "shot").label == label


STANDING = {
    "Clashes/clash/NOUN/NNS/2/nsubj lasted/last/VERB/VBD/0/root until/until/ADP/IN/5/case the/the/DET/DT/5/det "
    "evening/evening/NOUN/NN/2/obl of/of/ADP/IN/7/case Sunday/Sunday/PROPN/NNP/5/nmod and/and/CCONJ/CC/9/cc "
    "wounded/wound/VERB/VBD/2/conj nine/nine/NUM/CD/11/nummod guards/guard/NOUN/NNS/9/obj": (
        "wounded",
        "nine guards wounded",
    ),
    "of/of/ADP/IN/3/case the/the/DET/DT/3/det guard/guard/NOUN/NN/8/nmod spoke/speak/VERB/VBD/8/acl "
    "at/at/ADP/IN/8/case a/a/DET/DT/8/det street/street/NOUN/NN/8/compound protest/protest/NOUN/NN/0/root": (
        "protest",
        "street protest",
    ),
    "Voss/Voss/PROPN/NNP/6/nsubj:pass and/and/CCONJ/CC/4/cc a/a/DET/DT/4/det driver/driver/NOUN/NN/1/conj "
    "were/be/AUX/VBD/6/aux:pass wounded/wound/VERB/VBN/0/root": ("wounded", "Voss and a driver were wounded"),
    "Voss/Voss/PROPN/NNP/6/nsubj:pass and/and/CCONJ/CC/4/cc thirteen-year-old-granddaughter-of-the-owner/x/ADJ/JJ/4/"
    "amod long-standing-housekeeper/x/NOUN/NN/1/conj were/be/AUX/VBD/6/aux:pass wounded/wound/VERB/VBN/0/root": (
        "wounded",
        "Voss and others were wounded",
    ),
    # "At" of "at least" belongs to the figure.
    "At/at/ADP/IN/2/case least/least/ADJ/JJS/3/advmod nine/nine/NUM/CD/4/nummod guards/guard/NOUN/NNS/5/nsubj "
    "died/die/VERB/VBD/0/root": ("died", "At least nine guards died"),
    # "of" begins another clause than that of the accused.
    "Police/police/NOUN/NNS/2/nsubj accused/accuse/VERB/VBD/0/root Voss/Voss/PROPN/NNP/2/obj of/of/SCONJ/IN/5/mark "
    "attacking/attack/VERB/VBG/2/advcl a/a/DET/DT/7/det guard/guard/NOUN/NN/5/obj": ("attacking", "attacking a guard"),
    # The subject stands too far off for its clause, and bears what the verb tells.
    "The/the/DET/DT/2/det guards/guard/NOUN/NNS/9/nsubj:pass were/be/AUX/VBD/9/aux:pass on/on/ADP/IN/5/case "
    "Friday/Friday/PROPN/NNP/9/obl after/after/ADP/IN/8/case long/long/ADJ/JJ/8/amod talks/talk/NOUN/NNS/9/obl "
    "freed/free/VERB/VBN/0/root": ("freed", "guards freed"),
    "protests/protest/NOUN/NNS/6/nsubj ,/,/PUNCT/,/4/punct above/above/ADP/IN/4/case all/all/DET/DT/1/nmod "
    ",/,/PUNCT/,/4/punct ended/end/VERB/VBD/0/root": ("protests", "protests"),
    # A tree of broken text, where the first of two hangs on a word behind the verb.
    "Voss/Voss/PROPN/NNP/3/conj fell/fall/VERB/VBD/0/root Lund/Lund/PROPN/NNP/2/obj": ("fell", "Voss fell Lund"),
    # "Who" is left out: what is told of her stands as a clause.
    "girl/girl/NOUN/NN/0/root who/who/PRON/WP/4/nsubj:pass "
    "was/be/AUX/VBD/4/aux:pass wounded/wound/VERB/VBN/1/acl:relcl": (
        "wounded",
        "girl was wounded",
    ),
    # The root stands within the long subject: no way up from it leads out.
    "the/the/DET/DT/3/det thirteen-year-old-granddaughter-of-the-neighbour/x/ADJ/JJ/3/amod "
    "long-standing-housekeeper/x/NOUN/NN/0/root wounded/wound/VERB/VBN/3/acl": ("wounded", "wounded"),
}


@pytest.mark.parametrize(("tree", "told"), STANDING.items())
def test_a_label_stands_by_itself(tree: str, told: tuple[str, str]) -> None:
    analysis = grow(tree)
    events = find_events(report_of(analysis), analysis, (), (), Nobody())
    assert next(e for e in events if e.trigger.text == told[0]).label == told[1]


def test_statements_name_actor_and_truth() -> None:
    analysis = grow(
        "Alba/Alba/PROPN/NNP/4/nsubj did/do/AUX/VBD/4/aux not/not/PART/RB/4/advmod attack/attack/VERB/VB/0/root "
        "the/the/DET/DT/6/det depot/depot/NOUN/NN/4/obj",
        people=(0,),
    )
    report = report_of(analysis)
    chains = (made_chain(report, "Alba"),)
    events = find_events(report, analysis, chains, (), Nobody())
    told = find_event_statements(report, analysis, chains, (), events, Nobody())
    assert [e.status for e in events] == [Status.DENIED]
    assert {(s.facet, s.value.text) for s in told} == {(Facet.HAPPENED, "attack"), (Facet.ACTOR, "Alba")}
    assert all(s.span.text == report.text[s.span.start : s.span.end] for s in told)


def test_nothing_comes_of_an_empty_text() -> None:
    analysis = grow("Nothing/nothing/PRON/NN/0/root")
    assert find_events(report_of(analysis), analysis, (), (), Nobody()) == ()


def test_people_named_beside_their_plural_take_part_each() -> None:
    tree = (
        "Two/two/NUM/CD/2/nummod guards/guard/NOUN/NNS/9/nsubj:pass ,/,/PUNCT/,/4/punct Renn/Renn/PROPN/NNP/2/appos "
        "and/and/CCONJ/CC/6/cc Lind/Lind/PROPN/NNP/4/conj ,/,/PUNCT/,/2/punct were/be/AUX/VBD/9/aux:pass "
        "shot/shoot/VERB/VBN/0/root"
    )
    analysis = grow(tree, (1, 3, 5))
    report = report_of(analysis)
    chains = []
    for index in (3, 5):
        token = analysis.tokens[index]
        spot = report.span(token.start, token.end)
        mention = Mention(spot, spot, MentionKind.NAME, token.text)
        chains.append(Chain(f"a:m{index}", EntityType.PERSON, (mention,)))
    event = next(iter(find_events(report, analysis, chains, (), Nobody())))
    assert words(event, Role.RECIPIENT) == ["Two guards", "Renn", "Lind"]


@pytest.mark.parametrize(
    ("tree", "found"),
    [
        (
            "Blasts/blast/NOUN/NNS/2/nsubj killed/kill/VERB/VBD/0/root guards/guard/NOUN/NNS/2/obj "
            "including/include/VERB/VBG/5/case Renn/Renn/PROPN/NNP/3/nmod",
            ["guards", "Renn"],
        ),
        (
            "Raiders/raider/NOUN/NNS/2/nsubj seized/seize/VERB/VBD/0/root a/a/DET/DT/4/det "
            "couple/couple/NOUN/NN/2/obj Renn/Renn/PROPN/NNP/4/appos",
            ["a couple", "Renn"],
        ),
        (
            "Guards/guard/NOUN/NNS/4/nsubj killed/kill/VERB/VBN/1/acl were/be/AUX/VBD/4/cop Renn/Renn/PROPN/NNP/0/root",
            ["Guards", "Renn"],
        ),
        (
            "Renn/Renn/PROPN/NNP/4/nsubj was/be/AUX/VBD/4/cop among/among/ADP/IN/4/case those/that/PRON/DT/0/root "
            "killed/kill/VERB/VBN/4/acl",
            ["Renn"],
        ),
        (
            "Raiders/raider/NOUN/NNS/2/nsubj kidnapped/kidnap/VERB/VBD/0/root farmer/farmer/NOUN/NN/2/obj "
            "Renn/Renn/PROPN/NNP/3/appos",
            ["Renn"],
        ),
    ],
)
def test_people_named_of_a_group_take_part(tree: str, found: list[str]) -> None:
    analysis = grow(tree, (2, 3, 4))
    report = report_of(analysis)
    event = next(e for e in find_events(report, analysis, (made_chain(report, "Renn"),), (), Nobody()) if e.arguments)
    assert words(event, Role.RECIPIENT) == found


@pytest.mark.parametrize(
    ("place", "kind", "found"),
    [
        ("outside/outside/ADP/IN/4/case offices/office/NOUN/NNS/2/obl", EntityType.FACILITY, ["offices"]),
        ("outside/outside/ADP/IN/4/case offices/office/NOUN/NNS/2/obl", EntityType.PLACE, []),
        (
            "in/in/ADP/IN/4/case front/front/NOUN/NN/2/obl of/of/ADP/IN/6/case offices/office/NOUN/NNS/4/nmod",
            EntityType.FACILITY,
            ["offices"],
        ),
    ],
)
def test_a_bomb_is_aimed_at_the_building_that_it_explodes_before(
    place: str, kind: EntityType, found: list[str]
) -> None:
    analysis = grow(f"Bombs/bomb/NOUN/NNS/2/nsubj exploded/explode/VERB/VBD/0/root {place}", places=(3, 5))
    report = report_of(analysis)
    chain = replace(made_chain(report, "offices"), type=kind)
    event = next(iter(find_events(report, analysis, (chain,), (), Nobody())))
    assert words(event, Role.RECIPIENT) == found


def test_a_slogan_is_no_death() -> None:
    tree = (
        "crowd/crowd/NOUN/NN/2/nsubj chanted/chant/VERB/VBD/0/root death/death/NOUN/NN/2/obj to/to/ADP/IN/6/case "
        "the/the/DET/DT/6/det league/league/NOUN/NN/3/nmod"
    )
    for told, found in ((tree, []), (tree.replace("to/to/ADP", "of/of/ADP"), ["death"])):
        analysis = grow(told)
        events = find_events(report_of(analysis), analysis, (), (), Nobody())
        assert [e.trigger.text for e in events if e.lemma == "death"] == found


def test_an_adjective_in_quotes_does_not_end_a_label() -> None:
    # The tree takes "wild" for an object and its noun for a second one.
    analysis = grow(
        "Rebels/rebel/NOUN/NNS/2/nsubj opened/open/VERB/VBD/0/root “/“/PUNCT/``/4/punct wild/wild/ADJ/JJ/2/obj "
        "”/”/PUNCT/''/4/punct fire/fire/NOUN/NN/2/obj"
    )
    events = find_events(report_of(analysis), analysis, (), (), Nobody())
    assert next(e for e in events if e.trigger.text == "opened").label == "Rebels opened “ wild ” fire"
