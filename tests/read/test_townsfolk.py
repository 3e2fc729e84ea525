"""Towns and peoples before what they have."""

from dataclasses import replace

import pytest
from parsed import parse

from recension.encoder.findings import Name
from recension.model.entity import EntityType
from recension.read.mentions import find_mentions


def named(tree, *names):
    analysis = replace(parse(tree), names=tuple(Name(first, last, label, 0.9) for first, last, label in names))
    return {(m.name, m.type) for m in find_mentions(analysis) if m.name}


def test_town_before_its_police_is_a_place():
    tree = "Port/PROPN/NNP>1:compound Orrin/PROPN/NNP>2:compound police/NOUN/NNS>3:nsubj came/VERB/VBD>3:root"
    assert named(tree, (0, 2, "Organization")) == {("Port Orrin", EntityType.PLACE)}


def test_town_before_a_male_of_it_is_a_place():
    tree = "A/DET/DT>2:det Hartlow/PROPN/NNP>2:compound male/NOUN/NN>3:nsubj fell/VERB/VBD>3:root"
    assert named(tree, (1, 2, "Person")) == {("Hartlow", EntityType.PLACE)}


@pytest.mark.parametrize("word", ["Transit", "Omani"])
def test_kind_of_police_is_no_town(word):
    tree = f"{word}/PROPN/NNP>1:compound police/NOUN/NNS>2:nsubj came/VERB/VBD>2:root"
    assert not any(kind is EntityType.PLACE for _, kind in named(tree, (0, 1, "Organization")))


@pytest.mark.parametrize(
    ("body", "town"),
    [
        ("Hartlow Police Department", "Hartlow"),
        ("Port Orrin Fire Rescue", "Port Orrin"),
        ("Hartlow Fire Insurance", None),
        ("Hartlow Transit Police", None),
    ],
)
def test_town_in_the_name_of_its_own_body(body, town):
    words = body.split()
    tree = " ".join(f"{w}/PROPN/NNP>{len(words) - 1}:compound" for w in words[:-1])
    tree += f" {words[-1]}/PROPN/NNP>{len(words)}:nsubj came/VERB/VBD>{len(words)}:root"
    places = {name for name, kind in named(tree, (0, len(words), "Organization")) if kind is EntityType.PLACE}
    assert places == ({town} if town else set())


def test_noun_behind_a_people_is_no_name():
    tree = "The/DET/DT>2:det Omani/ADJ/JJ>2:amod port/NOUN/NN>3:nsubj shut/VERB/VBD>3:root"
    assert named(tree, (1, 3, "Facility")) == set()
