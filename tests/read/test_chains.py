"""Who and where in one report, on sentences in our own words."""

import hashlib
import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from parsed import parse

from recension.encoder import Encoder
from recension.encoder.findings import EntityHead, Name
from recension.encoder.session import default_folder
from recension.model.entity import EntityType
from recension.model.report import Report
from recension.read.chains import find_chains
from recension.read.kinds import type_of_name, type_of_noun
from recension.read.mentions import find_mentions

CASE_FILE = Path(__file__).parents[1] / "cases" / "chains.jsonl"
CASES = [json.loads(line) for line in CASE_FILE.read_text(encoding="utf-8").splitlines()]

pytestmark = pytest.mark.skipif(
    not (default_folder() / "encoder.onnx").exists(), reason="the encoder is not trained yet"
)


@cache
def encoder() -> Encoder:
    return Encoder.load(threads=1)


def read(text: str):
    report = Report("r1", hashlib.sha256(text.encode()).hexdigest(), "case.txt", text)
    analysis = encoder().analyse(text)
    return find_chains(report, analysis, encoder().find_antecedents(analysis))


def marked(case):
    known = [pytest.mark.xfail(strict=True, reason=case["comment"])] if case.get("expect") == "fail" else []
    return pytest.param(case, id=case["text"][:60], marks=known)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_chain_is_found(case):
    chains = read(case["text"])
    told = [(c.type, set(c.names), {m.span.text for m in c.mentions}) for c in chains]
    for want in case.get("want", []):
        assert any(
            kind == want["type"] and names == set(want["names"]) and set(want.get("mentions", [])) <= mentions
            for kind, names, mentions in told
        ), (case["comment"], want, told)
    everything = {text for _, _, mentions in told for text in mentions}
    assert not everything & set(case.get("absent", [])), case["comment"]


def test_mentions_quote_the_report():
    text = CASES[0]["text"]
    for chain in read(text):
        for mention in chain.mentions:
            assert text[mention.span.start : mention.span.end] == mention.span.text


def test_place_lies_in_the_place_that_the_text_names():
    chains = {name: c for c in read("A bomb went off at a market in Mosul, Iraq, on Monday.") for name in c.names}
    assert chains["Mosul"].within == chains["Iraq"].id


def test_a_weekday_is_nobody():
    tree = "Sunday/PROPN/NNP>2:nsubj passed/VERB/VBD>2:root"
    for word, found in (("Sunday", 0), ("Skarrow", 1)):
        analysis = replace(parse(tree.replace("Sunday", word)), names=(Name(0, 1, "Misc", 0.9),))
        assert len(find_mentions(analysis)) == found


def test_a_street_is_nobody():
    tree = "Orrin/PROPN/NNP>1:compound Drive/PROPN/NNP>2:nsubj flooded/VERB/VBD>2:root"
    for word, kind in (("Drive", EntityType.PLACE), ("Lund", EntityType.PERSON)):
        analysis = replace(parse(tree.replace("Drive", word)), names=(Name(0, 2, "Person", 0.9),))
        assert [m.type for m in find_mentions(analysis)] == [kind]


def test_town_before_a_neighbourhood_that_it_owns_holds_it():
    text = "Two men were shot in Dublin's Ballymun neighborhood on Monday, police in Dublin said."
    chains = {name: c for c in read(text) for name in c.names}
    assert chains["Ballymun"].within == chains["Dublin"].id


def test_place_that_a_buildings_name_ends_in_holds_it():
    chains = {name: c for c in read("The Port of Calais in France was shut on Monday.") for name in c.names}
    assert chains["Port of Calais"].within == chains["Calais"].id
    assert chains["Calais"].within == chains["France"].id


def test_single_name_before_a_townsman_is_a_towns():
    tree = "A/DET/DT>2:det Skarrow/PROPN/NNP>2:compound teen/NOUN/NN>3:nsubj fell/VERB/VBD>3:root"
    for noun, kind in (("teen", EntityType.PLACE), ("song", EntityType.PERSON)):
        analysis = replace(parse(tree.replace("teen", noun)), names=(Name(1, 2, "Person", 0.9),))
        assert next(m.type for m in find_mentions(analysis) if m.name == "Skarrow") is kind


def test_number_of_a_street_is_of_its_name():
    tree = "Shots/NOUN/NNS>1:nsubj rang/VERB/VBD>1:root on/ADP/IN>4:case 17th/ADJ/JJ>4:amod Street/PROPN/NNP>1:obl"
    analysis = replace(parse(tree), names=(Name(3, 5, "Location", 0.9),))
    assert [m.name for m in find_mentions(analysis)] == ["17th Street"]


def test_single_name_before_a_home_or_a_couple_is_a_familys():
    tree = "The/DET/DT>2:det Holm/PROPN/NNP>2:compound couple/NOUN/NN>3:nsubj fell/VERB/VBD>3:root"
    for noun in ("couple", "residence", "boy", "mother"):
        analysis = replace(parse(tree.replace("couple", noun)), names=(Name(1, 2, "Person", 0.9),))
        assert next(m.type for m in find_mentions(analysis) if m.name == "Holm") is EntityType.PERSON


def test_a_noun_that_is_tagged_as_a_name_in_lower_case_describes():
    chains = read("A bomb went off outside the Belmarian embassy in Talen.")
    assert EntityType.FACILITY in {c.type for c in chains}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the guards said that the harlan liberation front attacked the depot.", {"harlan liberation front"}),
        ("The guards said that the harlan liberation front attacked the depot.", set()),
    ],
)
def test_a_name_may_stand_in_lower_case_where_every_word_does(text, names):
    assert {name for chain in read(text) for name in chain.names} == names


@pytest.mark.parametrize("noun", ["shop", "tower", "residence"])
def test_a_building_is_a_facility(noun):
    assert type_of_noun(noun, "place", plural=False) is EntityType.FACILITY


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Orrin Liberation Army", EntityType.GROUP),
        ("Army of National Resistance", EntityType.GROUP),
        ("Orrin Army", EntityType.GOVERNMENT),
    ],
)
def test_an_army_of_rebels_is_a_group(name, kind):
    assert type_of_name(name.split(), EntityType.ORGANIZATION) is kind


def test_form_of_a_company_is_no_company():
    tree = (
        "Vane/PROPN/NNP>1:compound Lines/PROPN/NNP>4:nsubj ,/PUNCT/,>1:punct Inc./PROPN/NNP>1:flat sank/VERB/VBD>4:root"
    )
    analysis = replace(parse(tree), names=(Name(0, 2, "Organization", 0.9), Name(3, 4, "Organization", 0.9)))
    assert [m.name for m in find_mentions(analysis)] == ["Vane Lines"]


def test_speaker_is_no_name():
    tree = "I/PROPN/NNP>1:nsubj knew/VERB/VBD>1:root"
    for word, found in (("I", 0), ("Ada", 1)):
        analysis = replace(parse(tree.replace("I/", f"{word}/", 1)), heads=(EntityHead(0, "person", 0.9),))
        assert len(find_mentions(analysis)) == found


def test_apposition_may_hang_on_any_word_of_a_name():
    tree = (
        "Ada/PROPN/NNP>5:nsubj Ida/PROPN/NNP>5:nsubj Vane/PROPN/NNP>0:flat ,/PUNCT/,>4:punct "
        "Governor/PROPN/NNP>0:appos left/VERB/VBD>5:root"
    )
    heads = (EntityHead(2, "person", 0.9), EntityHead(4, "person", 0.9))
    analysis = replace(parse(tree), names=(Name(0, 3, "Person", 0.9),), heads=heads)
    report = Report("r1", "0" * 64, "case.txt", analysis.text)
    assert len(find_chains(report, analysis)) == 1
