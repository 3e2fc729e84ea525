import numpy as np

from recension.encoder.decode import (
    Heads,
    find_entity_heads,
    find_stretches,
    find_triggers,
    spans_of_marks,
)
from recension.encoder.findings import Token

BIO = ["O", "B-Source", "I-Source", "B-Cue", "I-Cue", "B-Content", "I-Content"]


def heads_of(head: str, labels: list[str], rows: list[str], sure: float = 6.0) -> Heads:
    """Logits that choose the given label of each word."""
    logits = np.zeros((len(rows), len(labels)), np.float32)
    for i, label in enumerate(rows):
        logits[i, labels.index(label)] = sure
    return Heads({head: logits}, {}, {head: labels}, {})


def test_marks_become_spans() -> None:
    marks = ["B-A", "B-A", "I-A", "I-B", "O", "I-B"]
    assert spans_of_marks(marks) == [(0, 1, "A"), (1, 3, "A"), (3, 4, "B"), (5, 6, "B")]


def test_a_span_ends_where_its_sentence_ends() -> None:
    heads = heads_of("attribution", BIO, ["B-Source", "I-Source", "I-Source"])
    assert [(s.first, s.last) for s in find_stretches(heads, "attribution", [(0, 2), (2, 3)])] == [(0, 2), (2, 3)]


def test_an_impossible_row_of_marks_is_read_as_the_likeliest_possible() -> None:
    heads = heads_of("attribution", BIO, ["B-Source", "I-Cue", "I-Source"], sure=3.0)
    logits = heads.logits["attribution"]
    logits[1, BIO.index("I-Source")] = 2.9
    assert [(s.first, s.last, s.label) for s in find_stretches(heads, "attribution", [(0, 3)])] == [(0, 3, "Source")]


def test_scores_are_divided_by_the_temperature() -> None:
    cold = heads_of("attribution", BIO, ["B-Cue"])
    warm = Heads(cold.logits, {}, cold.labels, {"attribution": 4.0})
    (one,), (two,) = (find_stretches(heads, "attribution", [(0, 1)]) for heads in (cold, warm))
    assert one.score > two.score


def test_a_trigger_has_its_class_and_its_codes_best_first() -> None:
    labels = {
        "trigger": ["none", "OCCURRENCE", "STATE"], "tense": ["NONE", "PAST"], "aspect": ["NONE"], "polarity": ["POS"],
        "certainty": ["did not happen", "uncertain", "happened"], "plover": ["none", "AID", "ASSAULT"],
    }  # fmt: skip
    logits = {"trigger": [[0, 4, 1], [5, 0, 0]], "certainty": [[0, 1, 3]] * 2, "plover": [[0, 1, 2]] * 2}
    picks = {"tense": [1, 0], "aspect": [0, 0], "polarity": [0, 0]}
    heads = Heads(
        {name: np.array(rows, np.float32) for name, rows in logits.items()},
        {name: np.array(rows, np.int16) for name, rows in picks.items()},
        labels,
        {},
    )
    (found,) = find_triggers(heads)
    assert (found.token, found.label, found.tense) == (0, "OCCURRENCE", "PAST")
    assert [event for event, _ in found.plover] == ["ASSAULT", "AID"]
    assert max(found.certainty) == found.certainty[2]


def test_a_doubtful_mention_is_found_where_its_word_heads_another() -> None:
    labels = ["none", "person", "place"]
    heads = heads_of("mention", labels, ["place", "none", "none"])
    heads.logits["mention"][1:] = [[1.2, 0.3, 0.4]] * 2
    for lemma, found in (("harbour", [0, 1]), ("ferry", [0])):
        lemmas = ("harbour", lemma, "hull")
        tokens = [Token(i, 0, 8 * i, 8 * i + 7, word, word, "NOUN", "NN", i, "dep") for i, word in enumerate(lemmas)]
        assert [head.token for head in find_entity_heads(heads, tokens)] == found
