"""Clusters of event mentions: what is asked of the encoder, and what is known before it is asked."""

from dataclasses import replace

import numpy as np
import pytest

from recension.link.eventclusters import Cluster, cluster_events, cluster_of
from recension.link.eventcopies import gather_copies
from recension.link.eventpairs import Known, find_bounds_of_context, weigh_context
from recension.link.eventweigher import Weigher
from recension.model.event import Plover, PloverEvent, Status
from recension.model.reading import EventMention, EventWords
from recension.model.span import Span

WORDS = EventWords("crash", frozenset({"tram"}), frozenset({"tram", "depot"}))
VECTOR = np.full(512, 512**-0.5, np.float32)


class Asked:
    """Stands in for the encoder, and counts the pairs that it was asked for."""

    pairs = 0

    def event_scorer(self, *_: object) -> "Asked":
        return self

    def chances(self, left: np.ndarray, right: np.ndarray) -> np.ndarray:
        self.pairs += len(left)
        return np.where((left == 0) & (right == 1), 0.0, 0.9)


def known(report: str, place: str | None, people: str) -> Known:
    who = frozenset({people}) if people else frozenset()
    plover = Plover(PloverEvent.ASSAULT)
    mention = EventMention(
        f"{report}:e0", Span(report, 0, 5, "crash"), "crash", "crash", plover, (), (), None, Status.HAPPENED, False
    )
    object.__setattr__(mention, "vector", tuple(VECTOR.tolist()))
    return Known(mention, report, 0, None, place, frozenset(), who, who, who, who)


def clusters_of(*mentions: Known) -> tuple[list[Cluster], int]:
    for mention in mentions:
        object.__setattr__(mention.mention, "words", WORDS)
        object.__setattr__(mention.mention, "kind", "crash")
    asked = Asked()
    weigher = Weigher(asked, mentions)  # type: ignore[arg-type]
    return cluster_events([cluster_of([m], {"word crash"}) for m in mentions], weigher), asked.pairs


def test_what_is_sure_by_what_is_told_asks_for_no_chances() -> None:
    clusters, pairs = clusters_of(known("a", "Ostrand", "tram 9"), known("b", "Ostrand", "tram 9"))
    assert (len(clusters), pairs) == (1, 0)


def test_what_chances_can_decide_asks_for_them() -> None:
    _, pairs = clusters_of(known("a", "Ostrand", "tram 9"), known("b", "Velmoor", "bus"))
    assert pairs == 1


def test_mentions_of_the_same_words_in_the_same_sentence_are_asked_for_once() -> None:
    _, pairs = clusters_of(known("a", "Ostrand", "tram 9"), known("b", "Velmoor", "bus"), known("c", "Velmoor", "bus"))
    assert pairs == 1


def test_once_the_likest_is_found_to_be_one_the_far_less_like_are_not_asked_for() -> None:
    mentions = [known("a", "Velmoor", "bus"), known("b", "Ostrand", "lorry"), known("c", "Velmoor", "")]
    for number, mention in enumerate(mentions):
        vector = np.roll(VECTOR * np.arange(512, dtype=np.float32), number)
        object.__setattr__(mention.mention, "vector", tuple(vector.tolist()))
    clusters, pairs = clusters_of(*mentions)
    assert [len(cluster.members) for cluster in clusters] == [2, 1]
    assert pairs == 2


def test_context_never_weighs_more_or_less_than_its_bounds() -> None:
    one, other = known("a", None, ""), known("b", None, "")
    object.__setattr__(other.mention, "vector", tuple((-VECTOR).tolist()))
    for by_chance, pairs in (
        (True, ((one, one, 0.0), (one, one, 0.5), (one, one, 1.0))),
        (False, ((one, one, None), (one, other, None))),
    ):
        least, most = find_bounds_of_context(by_chance=by_chance)
        assert all(least <= weigh_context(a, b, chance) <= most for a, b, chance in pairs)


def worded(report: str, at: int = 0, people: str = "tram 9") -> Known:
    told = known(report, "Ostrand", people)
    return replace(told, mention=replace(told.mention, id=f"{report}:e{at}", words=WORDS))


def gathered(*told: Known) -> list[int]:
    return [len(c.members) for c in gather_copies([cluster_of([k], {"word crash"}) for k in told])]


def test_what_copies_tell_word_for_word_is_taken_together() -> None:
    assert gathered(worded("a"), worded("b"), worded("c")) == [3]


def test_two_of_one_report_stay_two_each_with_its_copy() -> None:
    assert gathered(worded("a"), worded("a", 9), worded("b"), worded("b", 9)) == [2, 2]


@pytest.mark.parametrize("other", [worded("b", people="bus"), known("b", "Ostrand", "tram 9")])
def test_of_other_people_or_in_unknown_words_is_no_copy(other: Known) -> None:
    assert gathered(worded("a"), other) == [1, 1]
