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


def test_a_verb_that_shares_a_subject_takes_it_as_its_source() -> None:
    # "The mayor said so and then left …"
    shared = analysis()
    tokens = list(shared.tokens)
    tokens[8], tokens[LEFT] = replace(tokens[8], relation="advmod"), replace(tokens[LEFT], relation="conj")
    told = replace(shared, tokens=tuple(tokens), attributions=(Attribution((), (LEFT, LEFT + 1), (), 0.9),))
    assert with_sources(told)[0].sources == ((0, 4),)


def test_a_clause_within_what_is_said_takes_no_source_from_above() -> None:
    shared = analysis()
    tokens = list(shared.tokens)
    tokens[8] = replace(tokens[8], relation="advmod")
    told = replace(shared, tokens=tuple(tokens), attributions=(Attribution((), (LEFT, LEFT + 1), (), 0.9),))
    assert with_sources(told)[0].sources == ()
