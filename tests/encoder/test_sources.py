from dataclasses import replace

from test_antecedents import analysis

from recension.encoder.findings import Attribution
from recension.encoder.sources import with_sources

SAID, LEFT = 7, 9


def test_a_cue_without_a_source_takes_its_subject() -> None:
    told = replace(analysis(), attributions=(Attribution((), (SAID, SAID + 1), ((8, 10),), 0.9),))
    assert with_sources(told)[0].sources == ((0, 4),)


def test_a_source_that_was_found_stays() -> None:
    found = Attribution(((5, 6),), (SAID, SAID + 1), ((8, 10),), 0.9)
    assert with_sources(replace(analysis(), attributions=(found,))) == (found,)


def test_what_is_told_is_no_source() -> None:
    told = replace(analysis(), attributions=(Attribution((), (SAID, SAID + 1), ((0, 6), (8, 10)), 0.9),))
    assert with_sources(told)[0].sources == ()
