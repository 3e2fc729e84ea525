"""Every construction that gives a number of people or things, on sentences in our own words."""

import hashlib
import json
from functools import cache
from pathlib import Path

import pytest

from recension.encoder import Encoder
from recension.encoder.session import default_folder
from recension.model.report import Report
from recension.read.chains import find_chains
from recension.read.quantities import Found, find_quantities

CASE_FOLDER = Path(__file__).parents[1] / "cases"
CASES = [json.loads(line) for line in (CASE_FOLDER / "quantities.jsonl").read_text(encoding="utf-8").splitlines()]
PEOPLE = ["killed", "wounded", "missing", "detained", "abducted", "freed", "displaced"]

pytestmark = pytest.mark.skipif(
    not (default_folder() / "encoder.onnx").exists(), reason="the encoder is not trained yet"
)


class NobodyCredited:
    """A report in its own voice."""

    def covering(self, start, end):
        return None

    def carried_to(self, start, end):
        return None


@cache
def encoder() -> Encoder:
    return Encoder.load(threads=1)


def read(text: str, *, chained: bool = False) -> Found:
    report = Report("r1", hashlib.sha256(text.encode()).hexdigest(), "case.txt", text)
    analysis = encoder().analyse(text)
    chains = find_chains(report, analysis, encoder().find_antecedents(analysis)) if chained else ()
    return find_quantities(report, analysis, chains, (), NobodyCredited())


def marked(case):
    known = [pytest.mark.xfail(strict=True, reason=case["comment"])] if case.get("expect") == "fail" else []
    return pytest.param(case, id=case["text"][:60], marks=known)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_quantity_is_found(case):
    facets = case.get("facets", PEOPLE)
    said = [s for s in read(case["text"]).statements if s.facet in facets]
    got = sorted(json.dumps([s.facet.value, s.value.low, s.value.high, s.value.approximate]) for s in said)
    assert got == sorted(map(json.dumps, case["want"])), case["comment"]
    assert all(s.mood == case.get("mood", s.mood) for s in said), case["comment"]


@pytest.mark.parametrize(
    "text",
    [
        "The interior ministry gave the toll as ten dead: seven farmers and three guards.",
        "Gunmen abducted herders on Friday. The Herders Union of Orrin published a list of 26 victims.",
    ],
)
def test_whoever_gives_a_toll_or_a_list_is_credited_with_it(text):
    said = [s for s in read(text, chained=True).statements if s.facet.value in ("killed", "abducted")]
    assert said
    assert all(s.said_by for s in said)


def test_parts_of_the_dead_are_called_by_what_they_were():
    said = [s.group for s in read("Six of those who died in the hostel were pupils.").statements]
    assert said == ["pupils"]
    maybe = [s.group for s in read("Three of those who died may have been children.").statements]
    assert maybe == ["those"]


def test_parts_carry_their_group():
    said = {s.value.low: s.group for s in read("The crash killed eight tourists and two guides.").statements}
    assert said == {10: None, 8: "tourists", 2: "guides"}


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The slide hurt another 30 Jon Rask/Pool 3/9 Crews dig at the site.", "person"),
        ("Brandt met at least three Harl County Sheriff's Office investigators.", "investigator"),
        ("She took two bachelor's degrees.", "degree"),
        ("Two of Brandt's trucks burned.", "truck"),
        ("Four more are injured.", "person"),
        ("The navy fired three short-range ballistic rockets.", "rocket"),
        ("The court heard two of the witnesses District Judge Bo Lind's office had named.", "witness"),
    ],
)
def test_what_is_counted_is_no_name_and_no_owner(text, unit):
    assert [s.value.unit for s in read(text).statements] == [unit]


def test_a_phrase_opens_with_its_own_words():
    found = read("Her brother Kalle Moen, 22, dead and seven others wounded.")
    assert [s.value.text for s in found.statements] == ["seven others"]


def test_earlier_toll_is_background():
    moods = {s.value.low: s.mood.value for s in read("The death toll rose from 12 to 15.").statements}
    assert moods == {12: "background", 15: "stated"}


def test_dead_are_not_wounded_by_the_shot():
    found = read("Two men were shot on Pier Road. One man died at the scene.")
    assert [s.facet.value for s in found.statements] == ["count", "killed"]


def test_somebody_shot_is_hurt_where_all_the_dead_have_other_names():
    found = read("Bo Lind was shot by his uncle on Sunday. Ida Voss was killed.", chained=True)
    assert [s.facet.value for s in found.statements] == ["wounded", "killed"]


def test_somebody_shot_may_be_the_dead_who_has_no_name():
    found = read("Bo Lind was shot by his uncle on Sunday. A guest was killed.", chained=True)
    assert [s.facet.value for s in found.statements] == ["killed"]


def test_number_that_counts_nothing_known_is_unread():
    found = read("The figure stood there: 317.")
    assert [u.span.text for u in found.unread] == ["317"]


def test_spans_quote_the_text_and_ids_differ():
    text = "A bus hit a wall, killing 4 people and injuring 12. Nobody else was hurt, and 3 boys were missing."
    said = read(text).statements
    assert all(text[s.span.start : s.span.end] == s.span.text for s in said)
    assert len({s.id for s in said}) == len(said)


def test_who_puts_the_toll_at_a_figure_is_credited_with_it():
    text = "The Orrin Rights Council put the number of dead at six."
    (said,) = read(text, chained=True).statements
    assert [said.facet, said.value.low, len(said.said_by)] == ["killed", 6, 1]


def test_those_of_ones_own_are_no_part_of_a_whole():
    assert [s.group for s in read("The blast killed six of their colleagues.").statements] == [None]


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("Twelve people were working in the tunnel.", "inside"),
        ("Some 40 guests were inside the hotel.", "inside"),
        ("Two men were in the car.", "count"),
    ],
)
def test_those_inside_are_told_from_others(text, method):
    assert [s.method for s in read(text).statements] == [method]


def test_a_dotted_clock_time_measures_nothing():
    assert not read("The crew was called at 6.10 and was there by 6.25.").statements
    assert [s.value.low for s in read("Shares in the mine closed at 6.25.").statements] == [6.25]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The slide killed 14, 130 others were dug out alive.", {14}),
        ("The slide killed 14, 130 miners were hurt.", {14, 130}),
        ("The slide killed at least 14, 130 miners were hurt.", {14, 130}),
        ("Slide kills 14, 130 hurt", {14, 130}),
        ("Some 250, 110 of them pupils, were hurt.", {250, 110}),
        ("The flood displaced 2, 600 miners in the north.", set()),
        ("Officials say 2, 600 miners were hurt.", set()),
        ("The tank leaked 2, 600.", set()),
        ("The slide killed 14, 130 were hurt.", {14, 130}),
    ],
)
def test_a_figure_behind_a_comma_with_a_clause_of_its_own_ends_no_other(text, counted):
    assert {s.value.low for s in read(text).statements} >= counted
    assert counted or not read(text).statements


def test_a_number_broken_in_two_counts_nothing():
    assert not read("The flood killed some 26, 000 people along the river.").statements
    assert not read("Shares fell 5. 4 per cent.").statements
    assert [s.value.low for s in read("They lost by 3. 12 people died.").statements] == [12]


def test_a_number_that_opens_a_name_counts_nothing():
    assert not read("Lind told 7 Harbour News that he was safe.").statements


def test_whoever_was_not_hurt_leaves_all_others():
    assert [(s.value.low, s.group) for s in read("The driver did not sustain any injuries.").statements] == [
        (0, "The driver")
    ]
    assert [(s.value.low, s.group) for s in read("The crash did not cause any injuries.").statements] == [(0, None)]
    assert not read("The shop closed by 5 PM.").statements


def test_a_number_that_is_put_otherwise_counts_the_same_people():
    told = read("Some 70 of the marchers were hurt. A doctor put the number at around 20.").statements
    assert {s.group for s in told if s.facet.value == "wounded"} == {"the marchers"}


@pytest.mark.parametrize(
    "text",
    [
        "The gunman hid three doors away.",
        "The market is some 12 blocks from the pier.",
        "He walked two houses down the street.",
        "The song was loved in the nineteen fifties.",
    ],
)
def test_ways_and_decades_count_nothing(text):
    assert [s for s in read(text).statements if s.facet.value == "count"] == []


def test_a_digit_between_letters_costs_nothing():
    assert not read("They share P2P traffic.").statements
    assert [s.value.low for s in read("The port cost R2bn.").statements] == [2_000_000_000]


def test_conjuncts_that_hang_out_of_order_are_taken_in_text_order():
    text = (
        "EVEN BO'S AUNT SAYS HE'S LAZY — The owner of the Varn mill and Lind’s big, big boss "
        "hinted as much in an email, murdered as part of the Voss feud."
    )
    killed = {s.value.text for s in read(text).statements if s.facet == "killed"}
    assert killed == {
        "The owner of the Varn mill and Lind",
        "The owner of the Varn mill and Lind’s big, big boss",
        "big, big boss",
    }
