import numpy as np
import pytest
from encoder_fakes import FakeSession, fake_encoder
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.encoder import Analysis, mention_span
from recension.encoder.antecedents import find_mentions, pair_features
from recension.encoder.coreference import best_antecedents, candidate_pairs

HOSTILE = ["", " ", "\x00", "\ud800", "x" * 200_000, "a b " * 3_000, "\u202e\u202dabc\u200b", "\U0001f600" * 500,
           "?!" * 400, "word\u0301 " * 300, "\n\n\n", "https://" + "a/" * 30_000, ". " * 2_000]  # fmt: skip


def check(analysis: Analysis) -> None:
    text, count = analysis.text, len(analysis.tokens)
    assert all(text[t.start : t.end] == t.text and t.text and t.lemma for t in analysis.tokens)
    assert [t.index for t in analysis.tokens] == list(range(count))
    assert len(analysis.hidden) == len(analysis.mention_vectors) == len(analysis.trigger_vectors) == count
    for sentence in analysis.sentences:
        tokens = analysis.tokens[sentence.first : sentence.last]
        assert sum(token.is_root for token in tokens) == 1
        assert all(sentence.first <= token.head < sentence.last for token in tokens)
        assert (sentence.start, sentence.end) == (tokens[0].start, tokens[-1].end)
    for name in (*analysis.names, *analysis.timexes):
        assert 0 <= name.first < name.last <= count
        assert 0 <= name.score <= 1
        assert len({token.sentence for token in analysis.tokens[name.first : name.last]}) == 1
    for head in analysis.heads:
        first, last = mention_span(analysis, head.token)
        assert first <= head.token < last
    for attribution in analysis.attributions:
        for first, last in (*attribution.sources, attribution.cue, *attribution.contents):
            assert 0 <= first < last <= count


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_gives_valid_findings(text: str) -> None:
    check(fake_encoder().analyse(text))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_gives_valid_findings(text: str) -> None:
    check(fake_encoder().analyse(text))


def test_only_regions_are_read() -> None:
    text = "One house burned. (advertisement) Two people fled."
    analysis = fake_encoder().analyse(text, [(0, 17), (34, 50)])
    assert [t.text for t in analysis.tokens] == ["One", "house", "burned", ".", "Two", "people", "fled", "."]
    assert len(analysis.sentences) == 2


def test_gold_words_are_taken_as_they_are() -> None:
    analysis = fake_encoder().analyse_words([["well-known", "men"], [], ["left", "."]])
    check(analysis)
    assert [(t.text, t.sentence) for t in analysis.tokens] == [("well-known", 0), ("men", 0), ("left", 1), (".", 1)]


def test_a_text_is_read_alike_in_every_run() -> None:
    text = "Some of them left early. Others, it is said, stayed in Marl until the 3rd. " * 30
    one, two = fake_encoder().analyse(text), fake_encoder().analyse(text)
    assert one.tokens == two.tokens
    assert one.attributions == two.attributions
    assert np.array_equal(one.hidden, two.hidden)


def test_a_long_sentence_is_read_in_overlapping_windows() -> None:
    encoder = fake_encoder()
    session = encoder._session
    assert isinstance(session, FakeSession)
    analysis = encoder.analyse_words([[f"word{i}" for i in range(400)]])
    check(analysis)
    assert len(session.windows) > 3
    assert max(len(window.pieces) for window in session.windows) <= 160


def test_antecedents_stand_before_their_mentions() -> None:
    mentions = find_mentions(fake_encoder().analyse("The mayor of Orb met two visitors. They thanked her. " * 10))
    later, earlier = candidate_pairs([m.keys for m in mentions])
    assert (earlier < later).all()
    assert len(pair_features(mentions, later, earlier)) == len(later)
    found = best_antecedents(later, earlier, np.sin(later * 3 + earlier).astype(np.float32))
    assert all(a.antecedent < a.mention and 0 <= a.score <= 1 for a in found)
