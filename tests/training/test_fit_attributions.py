"""The scorers of attributions: what they are fitted on, and that they learn it; skipped without torch."""

from pathlib import Path

import pytest

pytest.importorskip("torch")

from recension.encoder import Encoder
from recension.encoder.tokens import find_words
from training.fit_attributions import fit, read_example, whole_choices, with_words
from training.read_attribution import read_relations

ANNOTATION = """T1\tSource 0 3\tOde
T2\tCue 4 8\tsaid
T3\tContent 9 11;17 22\tno never
T4\tAttribution 4 8\tsaid
E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
"""


def test_a_relation_has_the_words_of_its_pieces_by_role() -> None:
    text = "Ode said no boat, never."
    words = [(0, 3), (4, 8), (9, 11), (12, 16), (16, 17), (18, 23), (23, 24)]
    assert text[18:23] == "never"
    assert read_relations(ANNOTATION, words) == [{"Source": [(0, 1)], "Cue": [(1, 2)], "Content": [(2, 3), (5, 6)]}]


def test_other_words_stand_between_the_same_blanks() -> None:
    text, offsets = with_words("One sank.\n\nBo left", [[(0, 3), (4, 8), (8, 9)], [(11, 13), (14, 18)]],
                               [["Seven", "rose", "."], ["Bo", "stayed"]])  # fmt: skip
    assert text == "Seven rose.\n\nBo stayed"
    assert [[text[a:b] for a, b in row] for row in offsets] == [["Seven", "rose", "."], ["Bo", "stayed"]]


def test_what_tells_the_right_candidate_weighs_most() -> None:
    choices = [([{"near": 1.0, "quoted": 1.0}, {"far": 1.0, "quoted": 1.0}], 0)] * 20 + [([{"near": 1.0}, {}], 0)] * 5
    weights = fit(choices)
    assert weights["near"] > 0.5 > abs(weights.get("quoted", 0.0))
    assert weights["far"] < 0


@pytest.mark.parametrize(("source", "right"), [("Source 0 3\tOde", 1), ("Source 13 20\tharbour", 0)])
def test_an_attribution_is_right_only_if_every_part_is(tmp_path: Path, source: str, right: int) -> None:
    text = "Ode said the harbour was shut."
    spans = f"T1\t{source}\nT2\tCue 4 8\tsaid\nT3\tContent 9 29\tthe harbour was shut\n"
    tail = "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n"
    (tmp_path / "one.ann").write_text(spans + tail, encoding="utf-8")
    example = read_example(Encoder.load(), text, [find_words(text, 0, len(text))], tmp_path / "one.txt")
    link = {"link": 1.0, "none": -9.0}
    ((candidates, found),) = whole_choices(example, {"content link": link, "source link": link})
    assert (candidates[0], found) == ({}, right)


def test_a_rare_feature_is_left_out() -> None:
    assert "once" not in fit([([{"near": 1.0}, {"far": 1.0}], 0)] * 9 + [([{"once": 1.0}, {"far": 1.0}], 0)])


def test_too_few_choices_weigh_nothing() -> None:
    assert fit([]) == fit([([{"near": 1.0}, {"far": 1.0}], 0)]) == {}
