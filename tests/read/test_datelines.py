"""Datelines: what stands before the agency is a place, whatever the tagger took it for."""

from dataclasses import replace

import pytest
from parsed import parse

from recension.encoder.findings import Name
from recension.model.report import Part, PartKind
from recension.read.datelines import with_datelines


def names_in(line, *tagged):
    """The places and others of a dateline, with what the tagger took the words at these places for."""
    tree = " ".join(f"{word}/PROPN/NNP>0:root" for word in line.split())
    analysis = replace(parse(tree, text=line.replace(" ,", ",").replace("( ", "(").replace(" )", ")")), names=tagged)
    read = with_datelines(analysis, [Part(PartKind.DATELINE, 0, len(analysis.text))])
    return [(" ".join(line.split()[n.first : n.last]), n.label) for n in read.names]


def test_town_in_capitals_is_nobody():
    assert names_in("SKARROW –", Name(0, 1, "Person", 0.9)) == [("SKARROW", "Location")]


def test_call_sign_is_no_town():
    assert names_in("WXQE –", Name(0, 1, "Organization", 0.4)) == [("WXQE", "Organization")]
    assert names_in("SKARROW –", Name(0, 1, "Organization", 0.4)) == [("SKARROW", "Location")]


def test_what_stands_in_brackets_is_no_place():
    found = names_in("LITTLE SKARROW ( WXQE ) –", Name(0, 2, "Organization", 0.4), Name(3, 4, "Location", 0.6))
    assert found == [("LITTLE SKARROW", "Location"), ("WXQE", "Organization")]


def test_town_is_taken_whole_and_its_state_apart():
    found = names_in("LOWER SKARROW , Norrland –", Name(1, 4, "Location", 0.5))
    assert found == [("LOWER SKARROW", "Location"), ("Norrland", "Location")]


@pytest.mark.parametrize("line", ["May 3 , 2014", "UPDATE –"])
def test_date_or_note_is_no_place(line):
    assert names_in(line) == []


def test_facility_keeps_its_kind():
    found = names_in("SKARROW PRISON , Norrland –", Name(0, 2, "Facility", 0.5), Name(3, 4, "Location", 0.5))
    assert found[0] == ("SKARROW PRISON", "Facility")
