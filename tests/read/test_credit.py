"""Whom figures are credited to, on sentences in our own words, read from text to statements."""

from functools import cache

import pytest

from recension.api import Recension
from recension.encoder.session import default_folder
from recension.ingest import report_from_text

pytestmark = pytest.mark.skipif(
    not (default_folder() / "encoder.onnx").exists(), reason="the encoder is not trained yet"
)


@cache
def recension() -> Recension:
    return Recension()


def credits(text: str) -> dict[str, list[str]]:
    """Whom each figure is credited to, by its own words; by name where the report names them."""
    _, reading = recension().read(report_from_text(text, "a.txt"))
    names = {c.id: c.names[0] if c.names else c.mentions[0].span.text for c in reading.chains}
    figures = [s for s in reading.statements if hasattr(s.value, "low")]
    return {s.value.text: [names[chain] for chain in s.said_by] for s in figures}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The head of the harbour office in Tolmar, Hanna Lindt, said that nine sailors were hurt.", "Hanna Lindt"),
        ("Her deputy in Sellmark, Captain Ada Brun, however, said nine sailors were hurt.", "Ada Brun"),
        ("Nine sailors were hurt, according to the chief surgeon, Dr Mina Falk.", "Mina Falk"),
    ],
)
def test_a_name_between_commas_is_of_the_description_before_it(text: str, name: str) -> None:
    assert list(credits(text).values()) == [[name]]


def test_a_name_that_goes_on_with_a_deed_is_not_of_the_description_before_it() -> None:
    text = "After the thief hurt a guard in Tolmar, Hanna Lindt, 40, fled. The guard said that nine sailors were hurt."
    assert credits(text)["nine sailors"] == ["a guard"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The barge was carrying 70 people, according to its manifest.", "its manifest"),
        ("Court papers and records show that 70 people were hurt there last year.", "Court papers"),
        (
            "No gun was there, sources at the Marn Bureau said. The same sources said 70 people fled.",
            "sources",
        ),
        ("Police arrived late. Some 70 people were hurt, a police statement said.", "Police"),
        ("Some 70 people were hurt, according to figures from local doctors.", "local doctors"),
    ],
)
def test_papers_are_credited_or_whoever_speaks_through_them(text: str, source: str) -> None:
    assert [by for by in credits(text).values() if by] == [[source]]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A nurse at the clinic spoke of eight bodies, one of them that of a baker.", "A nurse"),
        ("The governor put the number of dead at eight, one of them a baker.", "The governor"),
        ("That brings the number of miners killed this week to eight, by the union's count.", "the union"),
        ("A guard lay in hospital, in spite of the army's insistence that eight people were hurt.", "the army"),
    ],
)
def test_nouns_and_verbs_of_counting_credit_their_owners(text: str, source: str) -> None:
    assert {tuple(by) for by in credits(text).values()} == {(source,)}


@pytest.mark.parametrize(
    ("text", "by"),
    [
        (
            "Six hikers were killed by the slide, the sheriff said. Another nine lay in hospital with frostbite.",
            "the sheriff",
        ),
        (
            "Six hikers were hurt, according to the Tolmar Rescue Service. Two of them are children.",
            "Tolmar Rescue Service",
        ),
        ("The mayor said six hikers were found dead on the ridge. At least nine others were injured.", "The mayor"),
        ("Her brother said six hikers were found dead on the ridge. At least nine others were injured.", None),
        ("Six hikers were killed by the slide, the sheriff said. The slide also hurt nine skiers.", None),
        ("Six hikers were killed by the slide, the sheriff said.\n\nAnother nine were injured.", None),
        ("The kiosk was looted, the sheriff said. Three of the valley's choirs sang at a fair.", None),
        ("The kiosk was looted, the sheriff said. Some 40 shops opened at noon.", None),
        ("The sheriff said six hikers were dead. Another nine were injured, a nurse told the radio.", "a nurse"),
    ],
)
def test_a_count_right_behind_an_authority_s_words_is_its_own(text: str, by: str | None) -> None:
    assert list(credits(text).values())[-1] == ([by] if by else [])
