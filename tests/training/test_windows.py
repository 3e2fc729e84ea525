"""Windows, batches and losses; skipped where torch is not installed (`pip install recension[training]`)."""

import random

import pytest

torch = pytest.importorskip("torch", reason="the training extra is not installed")

from training.examples import UNKNOWN, Document, Sentence  # noqa: E402  (after the check that torch is there)
from training.losses import plover_loss  # noqa: E402
from training.scorers import coreference_loss  # noqa: E402
from training.streams import Raw, Stream  # noqa: E402
from training.windows import Labels, Window, make_batch, recase  # noqa: E402

LABELS = Labels({"xpos": ["NN", "VB"], "trigger": ["none", "STATE"]})


def window(start: int, *sentences: Sentence) -> Window:
    words = sum(len(s.words) for s in sentences)
    return Window("x", start, sentences, [1] * (words + 2), [0] * (words + 2), list(range(1, words + 1)))


def test_pointers_out_of_the_window_train_nothing() -> None:
    sentence = Sentence(("a", "b"), {"xpos": ["NN", None]}, {"head": [11, 3]})
    batch = make_batch([window(10, sentence)], LABELS)
    assert batch.targets["head"].tolist() == [[1, UNKNOWN]]
    assert batch.targets["xpos"].tolist() == [[0, UNKNOWN]]


def test_a_headline_is_written_in_title_case() -> None:
    sentence = Sentence(("talks", "fail", "in", "Accra"), {"xpos": ["NN"] * 4, "lemma": ["l-0+"] * 4})
    titled = recase(sentence, "title")
    assert titled.words == ("Talks", "Fail", "in", "Accra")
    assert "lemma" not in titled.labels


@pytest.mark.parametrize("drawn", [0, 2, 3, 4])  # 3 is the end of a pass
def test_a_stream_goes_on_where_it_was(drawn: int) -> None:
    def one_pass(shuffler: random.Random) -> list[Raw]:
        return [Raw([window(shuffler.randrange(100), Sentence(("a",)))]) for _ in range(3)]

    first, second = Stream("x", 1, one_pass), Stream("x", 1, one_pass)
    for _ in range(drawn):
        first.next()
    second.resume(first.state())
    assert second.next().windows == first.next().windows


def test_coreference_loss_is_low_for_the_right_antecedents() -> None:
    scores = torch.tensor([[0.0, 0, 0], [9, 0, 0], [-9, -9, 0]])
    assert coreference_loss(scores, ["a", "a", "b"]) < 0.01 < coreference_loss(-scores, ["a", "a", "b"])


def test_one_word_is_enough_for_a_sentence_to_report_an_event() -> None:
    logits = torch.zeros(1, 3, 3)
    logits[..., 0] = 8
    logits[0, 1] = torch.tensor([0.0, 0, 8])
    sentence = torch.zeros(1, 3, dtype=torch.long)
    assert plover_loss(logits, torch.tensor([2]), sentence) < 0.1 < plover_loss(logits, torch.tensor([1]), sentence)


def test_batches_hold_documents_in_order() -> None:
    document = Document("x", "x", (Sentence(("a", "b")), Sentence(("c",))))
    assert document.word_count() == 3
