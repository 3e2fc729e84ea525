"""What an analysis tells of its trees."""

from trees import grow

TREE = (
    "Bo/Bo/PROPN/NNP/2/nsubj saw/see/VERB/VBD/0/root men/man/NOUN/NNS/2/obj armed/arm/VERB/VBN/3/acl "
    "here/here/ADV/RB/4/advmod"
)


def test_path_leads_over_every_ancestor_to_the_root() -> None:
    assert grow(TREE).path_to_root(4) == (3, 2, 1)


def test_path_of_a_ring_ends() -> None:
    ring = "Bo/Bo/PROPN/NNP/2/nsubj saw/see/VERB/VBD/1/acl men/man/NOUN/NNS/2/obj"
    assert grow(ring).path_to_root(2) == (1, 0)
