"""What stands beside a name and tells of which type it is."""

from dataclasses import replace

import pytest
from parsed import parse

from recension.encoder.findings import Name
from recension.model.entity import EntityType
from recension.read.mentions import find_mentions
from recension.read.nametypes import settle_types

CHAIN = (
    "The/DET/DT>2:det clothing/NOUN/NN>2:compound chain/NOUN/NN>4:nsubj Orvane/PROPN/NNP>2:appos closed/VERB/VBD>4:root"
)
RETAILER = (
    "Orvane/PROPN/NNP>5:nsubj ,/PUNCT/,>3:punct a/DET/DT>3:det retailer/NOUN/NN>0:appos ,/PUNCT/,>3:punct "
    "closed/VERB/VBD>5:root"
)
MILITIA = "The/DET/DT>2:det Orvane/PROPN/NNP>2:compound militia/NOUN/NN>3:nsubj fled/VERB/VBD>3:root"
TOLD = "They/PRON/PRP>1:nsubj tell/VERB/VBP>1:root Orvane/PROPN/NNP>1:obj"
REBELS = "The/DET/DT>2:det rebel/NOUN/NN>2:compound group/NOUN/NN>4:nsubj Orvane/PROPN/NNP>2:appos fled/VERB/VBD>4:root"
BANK = (
    "Orvane/PROPN/NNP>4:nsubj ,/PUNCT/,>3:punct West/PROPN/NNP>3:compound Bank/PROPN/NNP>0:appos fell/VERB/VBD>4:root"
)


def type_of(tree, name="Orvane", label="Person", score=0.7):
    words = [word.split("/")[0] for word in tree.split()]
    size = len(name.split())
    first = words.index(name.split()[0])
    analysis = replace(parse(tree), names=(Name(first, first + size, label, score),))
    settled = settle_types(analysis, find_mentions(analysis))
    return next(mention.type for mention in settled if mention.name == name)


@pytest.mark.parametrize(
    ("tree", "label", "kind"),
    [
        (CHAIN, "Person", EntityType.ORGANIZATION),
        (RETAILER, "Person", EntityType.ORGANIZATION),
        (MILITIA, "Person", EntityType.GROUP),
        (REBELS, "Location", EntityType.GROUP),
        (TOLD, "Misc", EntityType.ORGANIZATION),
        (TOLD, "Person", EntityType.PERSON),
        (BANK, "Location", EntityType.PLACE),
    ],
)
def test_words_beside_a_name_tell_its_type(tree, label, kind):
    assert type_of(tree, label=label) is kind


def test_producer_may_be_somebody():
    tree = "The/DET/DT>1:det producer/NOUN/NN>4:nsubj Ilse/PROPN/NNP>1:appos Lund/PROPN/NNP>2:flat left/VERB/VBD>4:root"
    assert type_of(tree, "Ilse Lund", score=0.9) is EntityType.PERSON


def test_mans_own_gang_leaves_him_somebody():
    tree = "The/DET/DT>3:det Ivo/PROPN/NNP>3:compound Lund/PROPN/NNP>1:flat gang/NOUN/NN>4:nsubj fled/VERB/VBD>4:root"
    assert type_of(tree, "Ivo Lund") is EntityType.PERSON


def test_company_tells_itself_by_its_last_word():
    tree = "Tarva/PROPN/NNP>1:compound Textiles/PROPN/NNPS>2:nsubj closed/VERB/VBD>2:root"
    assert type_of(tree, "Tarva Textiles", "Misc") is EntityType.ORGANIZATION


def test_refugee_council_is_no_government():
    tree = "Norwegian/ADJ/JJ>2:amod Teachers/PROPN/NNPS>2:compound Council/PROPN/NNP>3:nsubj met/VERB/VBD>3:root"
    assert type_of(tree, "Norwegian Teachers Council", "Organization", 0.9) is EntityType.ORGANIZATION


def test_observatory_is_a_body_though_taken_for_a_thing():
    tree = "Tarva/PROPN/NNP>1:compound Observatory/PROPN/NNP>2:nsubj counted/VERB/VBD>2:root"
    assert type_of(tree, "Tarva Observatory", "Misc") is EntityType.ORGANIZATION
