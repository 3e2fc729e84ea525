"""The weights of event pairs: what may be left unweighed must never decide."""

from recension.link.eventreasons import weights
from recension.link.eventweigher import _FOR_CASTS, _FOR_DETAILS, _FOR_SETTINGS

# What the first step weighs, and what the context does; all else that speaks for one event must be in a bound.
BY_WORDS = {"same_lemma", "same_kind", "broad_kind", "general_word", "same_code", "one_off"}
BY_CONTEXT = {"chance", "trigger_cosine", "trigger_middle", "sentence_cosine", "sentence_middle"}
# Told in place of those of a bound, and so never beside them.
INSTEAD = {"near_day": ("same_day",), "crossed_participant": _FOR_CASTS}


def test_all_that_speaks_for_one_event_is_in_a_bound() -> None:
    table = weights()
    bounded = {*_FOR_CASTS, *_FOR_DETAILS, *_FOR_SETTINGS, *BY_WORDS, *BY_CONTEXT, *INSTEAD}
    assert {name for name, weight in table.items() if weight > 0} <= bounded


def test_what_is_told_instead_of_a_bound_weighs_no_more() -> None:
    table = weights()
    for name, others in INSTEAD.items():
        assert table[name] <= sum(table[other] for other in others)
