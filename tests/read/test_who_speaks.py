"""Into whose mouth words are put, on sentences in our own words, read from text to quotations."""

from functools import cache

import pytest

from recension.api import Recension
from recension.encoder.session import default_folder
from recension.ingest import report_from_text
from recension.model.quotation import QuotationKind

pytestmark = pytest.mark.skipif(
    not (default_folder() / "encoder.onnx").exists(), reason="the encoder is not trained yet"
)


@cache
def recension() -> Recension:
    return Recension()


def said(text: str, kind: QuotationKind | None = None) -> list[tuple[str | None, str | None, str]]:
    """The speaker's first name in the report, the words for him, and what he says; all kinds where none is given."""
    _, reading = recension().read(report_from_text(text, "a.txt"))
    names = {c.id: c.mentions[0].span.text for c in reading.chains}
    spans = [(q, q.speaker.span) for q in reading.quotations if kind in (None, q.kind)]
    return [(names.get(q.speaker.entity or ""), s.text if s else None, q.content.text) for q, s in spans]


def test_who_is_named_in_the_words_does_not_say_them() -> None:
    text = (
        "Sheriff Lena Voss said the search was going on. “We have spoken to everybody, including Mr. Hagen,” she said. "
        "Hagen gave the police a list of names, she added."
    )
    assert [name for name, _, _ in said(text)] == ["Lena Voss"] * 3
    text = "The lawyer, Ole Voss, said Hagen was innocent. “Hagen has told all he knows,” he said."
    assert {name for name, _, _ in said(text)} == {"The lawyer"}


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("\"They yelled 'Voss must go!' and threw eggs at me,\" she said.", "Lena Voss"),
        ("“They yelled ‘Voss won’t last!’ and threw eggs at me,” she said.", "Lena Voss"),
        ('"My name is Lena Voss and I am not afraid," she said.', "Lena Voss"),
        ('"I told Voss to go home," she said.', None),
        ('"I am Lena Voss\'s neighbour," she said.', None),
        ("'Voss must go home,' she said.", None),
    ],
)
def test_who_is_named_only_by_herself_or_in_words_of_others_may_say_them(words: str, speaker: str | None) -> None:
    assert [name for name, _, _ in said(f"Sheriff Lena Voss stood at the gate. {words}")] == [speaker]


def test_a_name_before_a_colon_is_of_who_speaks() -> None:
    assert {name for name, _, _ in said('Sheriff Lena Voss: "They threw eggs at me," she said.')} == {"Lena Voss"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The crew was waiting for news of the boats, reported the Harl Gazette.", "the Harl Gazette"),
        ("Mayor Bo Lind met 11 bakers to ask for their votes, reported by the Gazette.", "the Gazette"),
        ("Mayor Ida Voss, who toured the quay earlier, warned the toll may rise.", "Mayor Ida Voss"),
        ("A spokesman for the union, of which Lind and Voss were members, confirmed the deaths.", "A spokesman"),
    ],
)
def test_who_speaks_may_stand_farther_off_than_the_words_before_the_verb(text: str, source: str) -> None:
    assert [words for _, words, _ in said(text)] == [source]


def test_all_before_the_comma_and_a_title_is_said() -> None:
    boats = "Two Marland patrol boats opened fire on the Ida Voss on Friday evening"
    words = f"{boats} and wounded one sailor in the arm, Harbour Minister Toma Brek told reporters in Ostrel."
    told = [(source, content) for _, source, content in said(words)]
    assert told == [("Harbour Minister Toma Brek", f"{boats} and wounded one sailor in the arm")]


@pytest.mark.parametrize(
    ("by_whom", "speaker"),
    [
        ("a list kept at the site by the Relief Union", "Relief Union"),
        ("figures compiled by the Relief Union", "Relief Union"),
        ("a report seen by the Relief Union", "a report"),
    ],
)
def test_whoever_keeps_a_list_says_what_stands_in_it(by_whom: str, speaker: str) -> None:
    assert [name for name, _, _ in said(f"Nine people died, according to {by_whom}.")] == [speaker]


def test_who_is_reported_to_be_something_says_nothing() -> None:
    assert not said("The two men were reported to be armed. The boy was first reported to be ten years old.")
    assert said("Lind was reported as saying that he was cold.")[0][1:] == ("Lind", "that he was cold")


def test_who_is_said_to_be_something_says_nothing() -> None:
    assert not said("Officers named four guards said to have keys to the mill. A man believed to be the owner ran.")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The rebels claimed to have sunk nine boats.", "The rebels"),
        ("The driver admitted to have slept at the wheel.", "The driver"),
        ("The bishop promised to be at the vigil.", "The bishop"),
        ("The rebels were claimed to have sunk nine boats.", None),
        ("Two rowers feared to have drowned were found on the shore.", None),
    ],
)
def test_who_claims_to_have_done_something_says_so(text: str, source: str | None) -> None:
    assert {words for _, words, _ in said(text)} == ({source} if source else set())


def test_words_that_an_outlet_passes_on_are_those_of_whom_it_heard() -> None:
    text = "The Harl Gazette reports that Martin Brandt, a stoker, said the boat turned and “everyone went flying.”"
    assert {name for name, _, words in said(text) if words == "everyone went flying."} == {"Martin Brandt"}


def test_a_description_before_a_name_is_nobody_else() -> None:
    _, reading = recension().read(report_from_text("Royal Navy veteran Kevin Brandt said he fell. He ran.", "a.txt"))
    chains = [{m.span.text for m in c.mentions} for c in reading.chains]
    assert {"Royal Navy veteran", "Kevin Brandt", "he", "He"} in chains


@pytest.mark.parametrize(
    "text",
    [
        "Investigators were looking into what caused the blaze.",
        "Police declined to discuss a possible motive.",
        "The shaft threatens to give way at any moment.",
        "A judge sentenced the guard to nine years.",
        "The rebels have rockets that threaten the coast.",
        "The storm claimed ten victims.",
        "While nine members stayed away, others warned of trouble.",
        "Despite the harm that it had done, the mayor said nothing.",
        "As she left the hall where the vote was held, Lind said nothing.",
        "In a commentary in the paper Friday said the state would not bend.",
    ],
)
def test_what_is_done_or_feared_is_no_quotation(text: str) -> None:
    assert not said(text)


@pytest.mark.parametrize(
    "text",
    [
        "As many as nine rowers were hurt in the race, the mayor said.",
        "As the tide came in the rowers climbed the mast, the mayor said.",
        "Despite the forecast nobody had stayed ashore, the mayor said.",
        "Though it rained the fire spread, the mayor said.",
        "When the mast fell it hurt nine rowers, the mayor said.",
    ],
)
def test_a_sentence_that_opens_with_a_clause_may_be_what_is_said(text: str) -> None:
    assert said(text) == [("the mayor", "the mayor", text.removesuffix(", the mayor said."))]


def test_words_are_told_without_the_comma_that_parts_them() -> None:
    assert said("Nine stokers were hurt, police said.")[0][2] == "Nine stokers were hurt"


def test_words_that_somebody_warned_of_are_not_those_of_who_threatened_to_act() -> None:
    text = "Norland threatened to fire four rockets after Ole Brandt warned that it would meet “fire and ruin” at sea."
    assert {name for name, _, words in said(text) if words == "fire and ruin"} == {"Ole Brandt"}


def test_who_says_more_of_a_quarrel_is_no_quarrel() -> None:
    text = "Officials said there was a fight on the quay but later said no knife was found."
    assert {words for _, words, _ in said(text)} == {"Officials"}


def test_who_describes_a_death_by_name_is_not_the_dead() -> None:
    text = "Bo Lind died on Friday. “I killed Bo Lind and I will run,” the defendant said."
    assert [name for name, words, _ in said(text) if words == "the defendant"] != ["Bo Lind"]


def test_who_is_named_beside_his_office_says_the_words() -> None:
    text = "According to the mayor of Harl, Ole Brandt, nine boats sank. “They had boots,” he said."
    assert [name for name, _, _ in said(text)] == ["the mayor", "the mayor"]
