"""The words by which events are compared: what hangs on a trigger, and how much of it two of them share."""

from trees import grow

from recension.encoder.eventwords import WordComparer, event_words
from recension.model.reading import EventWords

STUNNED = (
    "Masked/masked/ADJ/JJ/2/amod men/man/NOUN/NNS/3/nsubj carried/carry/VERB/VBD/0/root out/out/ADP/RP/3/compound:prt "
    "the/the/DET/DT/6/det raid/raid/NOUN/NN/3/obj on/on/ADP/IN/9/case a/a/DET/DT/9/det mill/mill/NOUN/NN/6/nmod "
    "on/on/ADP/IN/11/case Friday/Friday/PROPN/NNP/3/obl"
)


def of(trigger: str, around: str, sentence: str = "") -> EventWords:
    return EventWords(trigger, frozenset(around.split()), frozenset(sentence.split()))


def features(one: EventWords, two: EventWords) -> list[float]:
    ranks = {"mill": 20000, "town": 2000}
    return [round(float(value), 3) for value in WordComparer(ranks.get, [one, two]).features([0], [1])[0]]


def test_what_hangs_on_the_carrying_verb_takes_part_in_its_noun() -> None:
    found = event_words(grow(STUNNED), 5)
    assert found.trigger == "raid"
    assert found.around == {"mill", "man", "friday"}
    assert found.sentence == {"masked", "man", "carry", "mill", "friday"}


def test_a_rare_word_shared_counts_for_more_than_a_common_one() -> None:
    both = of("raided", "mill town")
    assert features(both, of("raid", "mill"))[1] > 0.9
    assert features(both, of("raid", "town"))[1] < 0.3


def test_nothing_shared_of_both_is_told_apart_from_nothing_known() -> None:
    assert features(of("raid", "mill"), of("raid", "town"))[2] == 1
    assert features(of("raid", "mill"), of("raid", ""))[2] == 0


def test_words_around_one_trigger_count_where_the_other_sentence_names_them() -> None:
    assert features(of("raid", "mill"), of("raid", "", "mill"))[4:6] == [0, 1]


def test_stems_gate_the_last_features() -> None:
    alike, other = (features(of("shelling", "mill"), of(word, "mill")) for word in ("shelled", "storm"))
    assert alike[0] == 1
    assert alike[6:] == alike[1:6]
    assert other[0] == 0
    assert other[6:] == [0] * 5


def test_what_a_word_weighs_and_its_square_are_looked_up_once() -> None:
    asked: list[str] = []
    events = [of("raid", "mill"), of("raid", "mill town"), of("storm", "town mill")]
    WordComparer(lambda word: asked.append(word), events).features([0, 1, 2], [2, 1, 0])
    assert sorted(asked) == ["mill", "mill", "town", "town"]
