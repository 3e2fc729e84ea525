"""Comparing names of people."""

import pytest

from recension.link.names import SAME_WORD, compare_people, similarity_of_words
from recension.model.judgement import Sameness
from recension.text.names import parse_person


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("Karim Abdul-Hadi", "Kareem Abd al-Hady", Sameness.SAME),
        ("Qasem Darwish", "Kassim Darwiche", Sameness.SAME),
        ("Mike Lund", "Michael Lund", Sameness.SAME),
        ("M. Lund", "Michael Lund", Sameness.SAME),
        ("Luis Pardo Vega", "Luis Pardo", Sameness.SAME),
        ("Ana Ruiz", "Carlos Ruiz", Sameness.DIFFERENT),
        ("Omar Haddad", "Omar Hadid", Sameness.DIFFERENT),
        ("Mr Lund", "Mrs Lund", Sameness.DIFFERENT),
        ("Mrs Lund", "Luis Lund", Sameness.DIFFERENT),
        ("Mr Andrea Lund", "Andrea Lund", Sameness.SAME),
        ("Martin", "Anna Martin", Sameness.UNSURE),
        ("Adu Lund Sabri", "Lund Sabri", Sameness.UNSURE),
        ("ASP Omar Sabri", "Mallam Omar Sabri", Sameness.SAME),
        ("Lund", "Michael Lund", Sameness.UNSURE),
        ("Matthew", "Gustavo Mata", Sameness.DIFFERENT),
        ("Hassan Sabri", "Hussein Sabri", Sameness.DIFFERENT),
        ("Jamal Haddad", "Jamil Haddad", Sameness.DIFFERENT),
        ("Rashid Sabri", "Rashad Sabri", Sameness.DIFFERENT),
        ("Luis Marsh", "Luisa Marsh", Sameness.DIFFERENT),
        ("Youssef Motta", "Yusuf Mota", Sameness.SAME),
        ("Aleksei Sabry", "Alexey Sabri", Sameness.SAME),
        ("Djamel Houcine", "Jamel Husin", Sameness.SAME),
        ("Othman Faisal", "Osman Feysal", Sameness.SAME),
        ("Murad Sabri", "Murat Sabri", Sameness.SAME),
        ("Giulio Meijer", "Julio Meier", Sameness.SAME),
        ("Dzhamal Rhys", "Djamal Rees", Sameness.SAME),
        ("Danijel Yitsar", "Daniel Itzar", Sameness.SAME),
        ("Andrej Lund", "Andrei Lund", Sameness.SAME),
        ("Andrej Lund", "Andrea Lund", Sameness.DIFFERENT),
        ("Geoffrey Lund", "Jeffrey Lund", Sameness.SAME),
        ("Greg Lund", "George Lund", Sameness.DIFFERENT),
        ("Gavin Lund", "Kevin Lund", Sameness.DIFFERENT),
        ("Dan Lund", "Dean Lund", Sameness.DIFFERENT),
        ("Samir Motta", "Samira Motta", Sameness.DIFFERENT),
        ("Petrova", "Ivan Petrov", Sameness.DIFFERENT),
        ("Maria Petrova", "Maria Petrov", Sameness.SAME),
        ("Serhiy Mota", "Sergei Mota", Sameness.SAME),
        ("Ihor Mota", "Igor Mota", Sameness.SAME),
        ("Enrique Mareau", "Enrik Maro", Sameness.SAME),
        ("Yunus Sabri", "Younis Sabri", Sameness.SAME),
        ("Norvane I", "Norvane II", Sameness.DIFFERENT),
        ("Ivo Lund Jr.", "Ivo Lund Sr", Sameness.DIFFERENT),
        ("Ivo Lund Jr.", "Ivo Lund", Sameness.SAME),
        ("Lev Heller", "Lev Zeller", Sameness.DIFFERENT),
    ],
)
def test_people_are_compared(left, right, verdict):
    assert compare_people(parse_person(left), parse_person(right)).verdict is verdict
    assert compare_people(parse_person(right), parse_person(left)).verdict is verdict


@pytest.mark.parametrize("mark", ["’", "-", ""])
def test_what_has_no_letters_is_no_namesake(mark):
    assert compare_people(parse_person("A"), parse_person(mark)).verdict is not Sameness.SAME


def test_similarity_is_symmetric_and_bounded():
    for a, b in [("Mohammed", "Muhamad"), ("Yusuf", "Youcef"), ("Lee", "Li")]:
        assert 0 <= similarity_of_words(a, b) == similarity_of_words(b, a) <= 1
    assert similarity_of_words("Mohammed", "Muhammad") >= SAME_WORD
