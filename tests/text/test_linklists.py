import pytest

from recension.text.linklists import find_marked_rows, is_titled
from recension.text.parts import find_parts

FERRY = (
    "The ferry left the quay at dusk on Sunday with forty passengers, most of them families on their way home. "
    "Rescuers searched the harbour until morning and found six survivors on a raft, the harbour master said."
)
END = "The search goes on, and nobody has been charged."


def kind_of(line: str, *lines: str) -> str:
    text = "\n".join(lines)
    at = text.index(line)
    return next(p.kind.value for p in find_parts(text, "Ferry sinks off Norrby") if p.start <= at < p.end)


@pytest.mark.parametrize(
    "heading",
    [
        "Read more from Harbour News:",
        "Keep reading",
        "Recommended stories",
        "Further reading",
        "More on this story",
        "You may also be interested in:",
        "Don't miss",
        "In case you missed it",
    ],
)
@pytest.mark.parametrize("link", ["Baker held over a stolen recipe", "Who are the Orrin pilots?", "Norrland profile"])
def test_title_under_a_heading_of_links_is_boilerplate(heading: str, link: str) -> None:
    assert kind_of(link, FERRY, FERRY, heading, link, FERRY, END) == "boilerplate"


def test_date_under_a_link_is_boilerplate() -> None:
    lines = (FERRY, FERRY, END, "More on this story", "Orrin ferry sinks: Dozens missing", "10 February 2019")
    assert kind_of("10 February", *lines) == "boilerplate"


def test_paragraph_under_a_heading_of_links_stays_the_story() -> None:
    assert kind_of(END, FERRY, FERRY, "Related stories", END, FERRY) == "body"


def test_list_read_to_a_screen_reader_is_boilerplate_to_its_end() -> None:
    lines = [
        "Keep reading",
        "list of 2 items",
        "list 1 of 2",
        "Farmers wait!",
        "list 2 of 2",
        "A pier closes.",
        "end of list",
    ]
    assert list(find_marked_rows(lines)) == [1, 2, 3, 4, 5, 6]
    for line in lines:
        assert kind_of(line, FERRY, FERRY, *lines, FERRY, END) == "boilerplate"


def test_list_without_its_end_is_left_alone() -> None:
    assert list(find_marked_rows(["list of 2 items", "Farmers wait", FERRY])) == []


def test_titles_stacked_below_the_story_are_boilerplate() -> None:
    links = ("Mayor of Norrby opens third lighthouse", "Three swimmers saved by lifeguard's dog")
    assert kind_of(links[0], FERRY, FERRY, END, *links) == "boilerplate"


def test_titles_in_capitals_stacked_amid_the_story_are_boilerplate() -> None:
    links = ("Rescuers Find Six Survivors After Ferry Sinks", "Harbour Master Faces Questions Over Raft")
    assert kind_of(links[1], FERRY, FERRY, *links, END) == "boilerplate"


@pytest.mark.parametrize(
    "rows",
    [
        ("The dead were named as:", "Olga Brunn of the town school", "Ada Moss of the harbour office"),
        (END, "Olga Brunn, 34, teacher of music", "Ada Moss, 51, of the harbour office"),
        (END, "Age of the ferry: thirty years", "Owner: the Norrby Harbour Company"),
        (END, "Divers go down. Ada Moss for the Post", "A raft is towed in. Ada Moss for the Post"),
    ],
)
def test_the_storys_own_lists_are_not_links(rows: tuple[str, ...]) -> None:
    assert kind_of(rows[1], FERRY, FERRY, *rows) != "boilerplate"


def test_text_without_stops_keeps_its_lines() -> None:
    line = "six people were found on a raft"
    lines = ("The ferry left at dusk", "Related stories", "Six people were found on a raft", "Nobody was charged")
    assert kind_of(line.capitalize(), *lines) != "boilerplate"


@pytest.mark.parametrize(
    ("text", "titled"),
    [("Two Held After Blast Near Norrby Ferry Pier", True), ("Two held after a blast near Norrby pier", False)],
)
def test_title_is_told_by_its_capitals(text: str, titled: bool) -> None:
    assert is_titled(text) is titled
