import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.text.flaws import MAX_FLAWS, find_flaws

REPEATED = "The harbour master has said since Monday that no boat was to leave the harbour before the wind fell."


@pytest.mark.parametrize(
    ("text", "damaged"),
    [
        ("Norrdahl met the crew. Later Norrdahlhad dinner.", "Norrdahlhad"),
        ("They were taken ashore on Friday.Nobody was hurt.", "Friday.Nobody"),
        ("Rough sea:A diver waits on the quay.", "sea:A"),
        ("The boat left,nobody waved.", "left,nobody"),
        ("She left the governmentThe next day he did too.", "governmentThe"),
        ("They stayed ahead of the. departure.", "the. departure"),
        ("They fought the crew. , the two captains said.", "w. ,"),
        ("The rescue began at at dawn.", "at at"),
        ("It happened on Sundayy evening.", "Sundayy"),
        ("The captain´s hat floated by.", "captain´s"),
        ("The storm didn't posed a threat.", "didn't posed"),
        ("A least seven people drowned.", "A least seven people"),
        ("The harbour cafÃ© was closed.", "Ã©"),
        ("The caf\ufffd was closed.", "\ufffd"),
        ('He said: "The deck tilted. "There was a crack."', 'tilted. "There'),
        ("Then he spoke.\n\n”Our aim was to float,” he said.", "”Our"),
        ("They shouted “Ship ahoy!” »Lit lamps and waited.", "»Lit"),
        ('It hit the wall."The second wave was worse," she said.', 'wall."The'),
        ("They met at 5 p.m.,the crew in tow.", "p.m.,the"),
        ("The U.S consulate was shut.", "U.S"),
        ("The boat was fell into the sea.", "was fell"),
        ("They lost more then 40 nets.", "more then 40"),
        (f"{REPEATED}\n\nThe wind rose.\n\n{REPEATED}", f"rose.\n\n{REPEATED}"),
        ('"Nobody came, he said.\n\nThe search went on.', '"Nobody'),
    ],
)
def test_damage_is_flagged(text: str, damaged: str) -> None:
    flaws = find_flaws(text)
    at = text.index(damaged)
    assert any(f.start < at + len(damaged) and at < f.end for f in flaws), flaws


@pytest.mark.parametrize(
    "text",
    [
        "Mr. and Mrs. Moss came at 9 a.m. on Friday from Calif. by boat.",
        "“We heard him say ‘jump’ and we did,” she said. “Then it sank.”",
        "“We swam.\n\n“Then we stopped,” he said.",
        "The pipe was 12\" wide and 6' long.",
        "Write to ada@harbour.example or see www.harbour.example/News.html for iPhone and YouTube links.",
        "He had had enough; he knew that that was it.",
        "She called it a “true “wonder” of our time” and left.",
        "The crowd of 5,000 left at 10:30, and the U.S. Navy sent 1,200 sailors.",
        "'I told him, \"Don't get in the boat,\"' she said.",
        '"He told me, \'Run for it.\'" The ferry left. "I stayed."',
        "Roll call was at six. Rolland was absent.",
        "The U.S. Navy came. It was more than the U.K. had sent, and then 40 more came. They were gone by noon.",
        "She was taken ill; it is given to few. It had been, then as now, colder. “No.”\n\n“No.”",
        "Rock ’n’ roll was playing in the ’90s bar.",
        "The café in Malmö was open — naturally.",
    ],
)
def test_good_english_is_left_alone(text: str) -> None:
    assert find_flaws(text) == ()


def test_text_without_capitals_is_not_cut_everywhere() -> None:
    assert find_flaws("the boat left. nobody waved. it sank.") == ()


@given(st.text(alphabet=st.sampled_from("aB. ,:\"”“»«'’`\n-T"), max_size=200))
def test_flaws_lie_in_order_and_apart(text: str) -> None:
    at = 0
    flaws = find_flaws(text)
    for flaw in flaws:
        assert at <= flaw.start < flaw.end <= len(text)
        assert flaw.reason
        at = flaw.end


def test_number_of_flaws_is_bounded() -> None:
    assert len(find_flaws("the the boat. " * 1000)) == MAX_FLAWS
