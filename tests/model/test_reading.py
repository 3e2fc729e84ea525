"""What a reading's parts know of themselves."""

from chain_makers import Telling


def test_names_of_a_chain_are_gathered_once() -> None:
    telling = Telling(1)
    telling.name("Ada Vane", "Vane", "Ada Vane")
    (chain,) = telling.chains
    assert chain.names == ("Ada Vane", "Vane")
    assert chain.names is chain.names
