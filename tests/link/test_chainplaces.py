"""Where the chains of an incident lie."""

from chain_makers import Telling

from recension.link.chainplaces import place_chains
from recension.model.entity import EntityType


def placed(told: Telling) -> set[str]:
    return {c.names[0] for c in told.chains if c.id in place_chains(told.chains, {told.id: told.report})}


def telling(service: str) -> Telling:
    told = Telling(1)
    told.name("Dresden", kind=EntityType.PLACE)
    told.describe(service)
    told.name("Linden", kind=EntityType.PLACE)
    return told


def test_one_report_is_at_home_where_its_police_are_told_of() -> None:
    assert placed(telling("police")) == {"Dresden"}  # its own quarter, not a town in Alabama
    assert placed(telling("merchants")) == {"Dresden", "Linden"}


def test_one_report_is_at_home_where_police_are() -> None:
    told = Telling(1)
    told.describe("police in")
    told.name("Dresden", kind=EntityType.PLACE)
    told.describe("and")
    told.name("Linden", kind=EntityType.PLACE)
    assert placed(told) == {"Dresden"}
