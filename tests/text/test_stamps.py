import pytest

from recension.text.parts import find_parts
from recension.text.stamps import find_stamp_kind, is_name, is_signed

STORY = "The ferry left the quay at dusk on Sunday.\nNobody had counted the people on board, the harbour master said."


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Norrby, 13 February 2020", "dateline"),
        ("Port Elder, Norrland, March 4", "dateline"),
        ("Tuesday 4 June 2030 08:15, UK", "dateline"),
        ("Monday 7 May 2029 11.30 GMT", "dateline"),
        ("2019-03-04 10:20:11", "dateline"),
        ("Ada Moss | 14 March 2020", "byline"),
        ("Ada Moss - March 14, 2020 10:30 pm IST", "byline"),
        ("By Ada Moss | Harbour Post | Mar 4, 2019 10:20 am EST", "byline"),
        ("By: Ada Moss Updated: Oct 31, 2016 - 5:46 PM", "byline"),
        ("COAST NEWS SERVICE | Norrby | March 5, 2019 04:12:33 am", "byline"),
        ("Staff Correspondent | Published: 07:25, Jun 4, 2031", "byline"),
        ("Our Correspondent March 14, 2020", "byline"),
        ("Web Desk | March 04, 2019", "byline"),
        ("Posted: 10:20 AM EDT, Mar 4, 2019", "boilerplate"),
        ("Last modified on Mon 4 Mar 2019 09.12 GMT", "boilerplate"),
        ("Ferry sinks - March 4, 2019", None),
        ("Ferry sinks off Norrby, 4 March 2019", None),
        ("In March 2019 the ferry sank", None),
        ("May 3 was the deadliest day", None),
        ("March 4: A ferry sinks", None),
        ("Call 972-443-6888", None),
    ],
)
def test_line_near_the_top_is_a_stamp(line: str, kind: str | None) -> None:
    found = find_stamp_kind(line, near_top=True)
    assert (found.value if found else None) == kind


@pytest.mark.parametrize("line", ["Ada Moss | 14 March 2020", "Norrby, 13 February 2020", "Monday, March 4"])
def test_line_amid_the_story_is_a_stamp_only_as_a_date_in_full(line: str) -> None:
    assert find_stamp_kind(line, near_top=False) is None


@pytest.mark.parametrize(
    ("line", "signed"),
    [
        ("Africa correspondent, Norrby", True),
        ("Staff Writer", True),
        ("Ada Moss |", True),
        ("Ada Moss", False),
        ("A correspondent of the Post was held on Monday at the pier.", False),
    ],
)
def test_office_is_told_from_a_sentence(line: str, signed: bool) -> None:
    assert is_signed(line) is signed


@pytest.mark.parametrize(
    ("text", "is_one"), [("Ada Moss", True), ("The Ferry Disaster", False), ("Ferry sinks", False)]
)
def test_name_is_told_from_a_title(text: str, is_one: bool) -> None:
    assert is_name(text) is is_one


@pytest.mark.parametrize("head", ["13 February 2020\nAda Moss", "Ada Moss\nNorrby, 13 February 2020"])
def test_name_beside_the_date_is_the_writers(head: str) -> None:
    text = f"Ferry sinks with forty aboard\n{head}\n{STORY}"
    kinds = {text[p.start : p.end]: p.kind.value for p in find_parts(text, "Ferry sinks with forty aboard")}
    assert kinds.get("Ada Moss") == "byline"


def test_a_line_of_dashes_without_end_is_read_quickly() -> None:
    assert find_stamp_kind("Ab" + "-" * 200_000 + "a 12 March 2030", near_top=True) is None
