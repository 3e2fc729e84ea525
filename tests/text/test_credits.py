import pytest

from recension.text.credits import find_agency
from recension.text.parts import find_parts

STORY = "The ferry left the quay at dusk on Sunday. Nobody had counted the people on board, the harbour master said."


def agency(text: str, byline: str | None = None) -> str | None:
    return find_agency(text, find_parts(text), byline)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"PORT ELDER (Reuters) - {STORY}", "Reuters"),
        (f"{STORY} — AFP", "AFP"),
        (f"{STORY} (Xinhua)", "Xinhua"),
        (f"{STORY}\n\nCopyright 2019 The Associated Press. All rights reserved.", "AP"),
        (f"{STORY} “It went over at once,” a deckhand told AFP.", "AFP"),
        (f"{STORY} The charge sheet, seen by Reuters, names the captain.", "Reuters"),
        (f"Wreck seen from the air. Photo/AFP\n\n{STORY}", None),
        (f"{STORY} The captain is held, AFP reported.", None),
        (f"{STORY} The captain is held, according to Reuters.", None),
        (f"{STORY} He told the Reuters news agency that he slept.", None),
        (f"{STORY} She told AFP that she slept. He told Reuters that he did not.", None),
        (f"{STORY}\n\nThe Associated Press contributed to this report.", None),
        (f"{STORY}\n\nAssociated Press writers Ada Moss and Ben Hale contributed to this report.", "AP"),
        (f"{STORY} They flew by APACHE and swam in AFPAK.", None),
        (f"Xinhua | Updated: 2019-03-04 17:52\n\n{STORY}", "Xinhua"),
        (f"Ferry sinks\n\n{STORY}\n\nSource: Reuters", "Reuters"),
        (f"AP reporter held after ferry sinks\n\n{STORY}", None),
        (STORY, None),
    ],
)
def test_agency_is_credited_by_strength(text: str, code: str | None) -> None:
    assert agency(text) == code


def test_byline_of_the_metadata_credits_an_agency() -> None:
    assert agency(STORY, "Associated Press") == "AP"


def test_dateline_outweighs_a_told() -> None:
    assert agency(f"PORT ELDER (AP) — {STORY} She told AFP that she slept.") == "AP"


def test_agency_s_own_site_need_not_sign() -> None:
    assert find_agency(STORY, find_parts(STORY), None, "reuters.com") == "Reuters"
