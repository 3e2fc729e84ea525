"""Acronyms and the names they stand for."""

from recension.text.acronyms import acronyms_of, is_acronym, is_acronym_of


def test_acronym_is_made_of_initials():
    assert is_acronym_of("TfH", "Transport for Harbourside")
    assert not is_acronym_of("TfH", "Transport of Goods")
    assert is_acronym("TfH") and not is_acronym("Hm")
    assert acronyms_of("Harbourside") == frozenset()


def test_start_of_a_name_is_not_its_acronym():
    assert not is_acronym_of("NS", "NS4 Service") and is_acronym_of("NS", "Northern Service")
