import pytest

from recension.text.menus import is_menu, is_site_name
from recension.text.parts import find_parts


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Home | Politics | Security | Sport", True),
        ("Home › News › Norrland", True),
        ("Home / World / Norrland", True),
        ("NEWS · SPORT · WEATHER · TV GUIDE", True),
        ("More about: Norrby ferry | Coastguard", True),
        ("Tags: ferries | harbour", True),
        ("Ada Moss | Harbour Post", False),
        ("A diver at the pier / Ada Moss / Coast Wire", False),
        ("The ferry sank at dusk. | The search goes on. | Nobody is held.", False),
        ("Dead: 9 | Missing: 12 | Saved: 31", False),
        ("The mayor said: nine people | twelve boats that were never counted | one raft", False),
    ],
)
def test_menu_is_told_from_a_sentence(line: str, is_one: bool) -> None:
    assert is_menu(line) is is_one


@pytest.mark.parametrize(
    ("line", "is_one"), [("THE NORRBY COURIER", True), ("Ferry sinks with forty aboard off Norrby", False)]
)
def test_site_name_is_told_from_a_headline(line: str, is_one: bool) -> None:
    assert is_site_name(line) is is_one


def test_headline_below_the_sites_name_and_menu_is_the_headline() -> None:
    head = ["THE NORRBY COURIER", "Home | Politics | Sport", "Norrby: ferry sinks with forty aboard"]
    text = "\n".join([*head, "The ferry left the quay at dusk on Sunday.", "The search went on for two days."])
    assert [p.kind.value for p in find_parts(text)] == ["boilerplate", "boilerplate", "headline", "body"]


def test_a_line_of_spaces_without_end_is_read_quickly() -> None:
    assert not is_menu("Ada Moss" + " " * 200_000 + "b")
