"""Names taken apart."""

import pytest

from recension.text.names import (
    Gender,
    family_of,
    fold_name,
    parse_person,
    strip_name,
)
from recension.text.spelling import consonants, sound_alike


@pytest.mark.parametrize(
    ("printed", "title", "core", "family"),
    [
        ("Secretary of State Helen Marsh", "Secretary of State", "Helen Marsh", "marsh"),
        ("Maj. Gen. Omar al-Dosari", "Maj. Gen.", "Omar al-Dosari", "dosari"),
        (
            "Qatari Emir Sheikh Jasim bin Hamad al-Suwaidi",
            "Qatari Emir Sheikh",
            "Jasim bin Hamad al-Suwaidi",
            "suwaidi",
        ),
        ("then-President Pedro de la Cruz", "then-President", "Pedro de la Cruz", "cruz"),
        ("Pieter van der Berg", None, "Pieter van der Berg", "berg"),
        ("Kim Sung Ho", None, "Kim Sung Ho", "kim"),
        ("Abdel Karim", None, "Abdel Karim", "karim"),
        ("Daniel Price Jr.", None, "Daniel Price", "price"),
        ("Major", None, "Major", "major"),
    ],
)
def test_person_is_taken_apart(printed, title, core, family):
    name = parse_person(printed)
    assert (name.title, name.core, family_of(name)) == (title, core, family)


def test_form_of_address_is_kept_with_the_name():
    assert parse_person("Deputy Chief Constable Dr Amal Said").titled == "Dr Amal Said"


@pytest.mark.parametrize(
    ("printed", "gender"), [("Mr Lund", Gender.MALE), ("Mrs Lund", Gender.FEMALE), ("Dr Lund", None)]
)
def test_title_tells_gender(printed, gender):
    assert parse_person(printed).gender is gender


def test_name_loses_article_and_possessive():
    assert strip_name("the Harbour Post’s") == "Harbour Post"


def test_folded_names_are_alike():
    assert fold_name("The Étoile-Nord") == fold_name("Etoile Nord")


def test_consonants_are_kept_by_transliterations():
    assert consonants("Qasem") == consonants("Kassim") != consonants("Hasan")
    assert sound_alike("Qasem", "Kassim") and not sound_alike("Hassan", "Hussein")


def test_kin_in_lower_case_is_no_form_of_address():
    assert parse_person("sister Ana Lund").titled == "Ana Lund"
    assert parse_person("Sister Ana Lund").titled == "Sister Ana Lund"


def test_form_of_address_is_whole_behind_a_modifier():
    assert parse_person("Deputy Chief Constable Ana Lund").titled == "Chief Constable Ana Lund"
