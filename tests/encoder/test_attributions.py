"""Attributions put together: which cue a part belongs to, where spans end."""

from dataclasses import replace

import numpy as np
import pytest
from test_heads import BIO, heads_of

from recension.encoder import Encoder
from recension.encoder.attributiondoubts import whole_features, without_doubtful
from recension.encoder.attributionedges import candidate_ends, end_features, find_end
from recension.encoder.attributions import find_attributions
from recension.encoder.findings import Attribution, Token
from recension.encoder.marks import LinkRow, Marks, score

LINKS = {"content link": {"link": 1.0, "none": -1.5}, "source link": {"link": 1.0, "none": -1.5}}


def marks_of(words: str, labels: list[str], links: dict[int, int], sure: float = 6.0, **tags: str) -> Marks:
    """Words with their labels, each a root of its own; "|" parts sentences, "¶" paragraphs; `links` by word."""
    text, bounds, tokens, first = "", [], [], 0
    for number, sentence in enumerate(words.replace("¶", "|\n").split("|")):
        text += "\n" * sentence.startswith("\n")
        for word in sentence.split():
            upos = tags.get(word, "NOUN" if word[0].isalnum() else "PUNCT")
            at = len(tokens)
            tokens.append(Token(at, number, len(text), len(text) + len(word), word, word, upos, "NN", at, "root"))
            text += word + " "
        bounds.append((first, len(tokens)))
        first = len(tokens)
    rows = []
    for word in range(len(tokens)):
        scores = np.zeros(len(tokens), np.float32)
        if word in links:
            scores[links[word]] = 9.0
        rows.append(LinkRow(0, scores))
    return Marks(text, tokens, bounds, heads_of("attribution", BIO, labels, sure), rows)


def hung(marks: Marks, **heads: tuple[int, str]) -> Marks:
    """The same with words hung on others: w3=(1, "obj")."""
    tokens = list(marks.tokens)
    for name, (head, relation) in heads.items():
        tokens[int(name[1:])] = replace(tokens[int(name[1:])], head=head, relation=relation)
    return replace(marks, tokens=tokens)


def test_content_on_both_sides_of_its_cue_is_one_attribution() -> None:
    marks = marks_of("No said Ode never", ["B-Content", "B-Cue", "B-Source", "B-Content"], {0: 1, 2: 1, 3: 1})
    (found,) = find_attributions(marks, LINKS)
    assert (found.sources, found.cue, found.contents) == (((2, 3),), (1, 2), ((0, 1), (3, 4)))


def test_a_cue_without_a_content_tells_nothing() -> None:
    marks = marks_of("Ode said so", ["B-Source", "B-Cue", "O"], {0: 1})
    assert find_attributions(marks, LINKS) == ()


def test_a_content_that_points_elsewhere_belongs_to_no_cue() -> None:
    # The word that the second content points at was not found as a cue.
    labels = ["B-Source", "B-Cue", "B-Content", "O", "O", "B-Content"]
    (found,) = find_attributions(marks_of("Ode said no all wanted calm", labels, {0: 1, 2: 1, 5: 4}), LINKS)
    assert found.contents == ((2, 3),)


def test_a_content_is_left_without_a_cue_only_where_that_is_plain() -> None:
    marks = marks_of("Ode said no", ["B-Source", "B-Cue", "B-Content"], {})
    weights = {"before": 1.0}
    assert find_attributions(marks, {"content link": {**weights, "none": 1.2}})[0].contents == ((2, 3),)
    assert find_attributions(marks, {"content link": {**weights, "none": 1.6}}) == ()


def test_a_content_is_not_cut_in_two_on_a_doubtful_mark() -> None:
    marks = marks_of("said no boats", ["B-Cue", "B-Content", "B-Content"], {1: 0}, sure=3.0)
    marks.heads.logits["attribution"][2, BIO.index("I-Content")] = 2.8
    assert find_attributions(marks, LINKS)[0].contents == ((1, 3),)


def test_a_cue_beyond_the_window_can_be_chosen() -> None:
    marks = marks_of("no said Ode | never again", ["B-Content", "B-Cue", "B-Source", "B-Content", "I-Content"], {0: 1})
    row = LinkRow(3, np.zeros(2, np.float32))
    marks = replace(marks, links=[*marks.links[:3], row, row])
    weights = {"content link": {"none": -2.0, "link": 1.0, "beyond the window": 0.0}}
    assert find_attributions(marks, weights)[0].contents == ((0, 1), (3, 5))


def test_a_paragraph_begins_with_each_line() -> None:
    assert marks_of("Ode left ¶ Bo stayed", ["O"] * 4, {}).paragraphs == [0, 0, 1, 1]


def test_a_quotation_is_open_to_its_closing_mark_or_the_paragraphs_end() -> None:
    marks = marks_of('Ode : " stay " now ¶ " go ¶ on', ["O"] * 9, {})
    assert marks.quoted == [False, False, False, True, True, False, False, True, False, False]


def test_an_end_is_weighed_only_where_something_ends_or_begins() -> None:
    labels = ["B-Cue", "B-Content", "I-Content", "I-Content", "I-Content", "O", "O"]
    marks = marks_of("said the boats sank then , Monday", labels, {}, sure=1.0)
    marks = hung(marks, w1=(2, "det"), w2=(3, "nsubj"), w3=(0, "ccomp"), w4=(3, "advmod"), w6=(3, "obl"))
    # Before "boats" nothing ends: what it hangs on follows.
    assert candidate_ends(marks, "Content", (1, 5), [0, 1])[0] == 5
    assert sorted(candidate_ends(marks, "Content", (1, 5), [0, 1])) == [3, 4, 5, 6, 7]


def test_a_cue_may_end_before_a_phrase_that_hangs_on_it() -> None:
    labels = ["B-Cue", "I-Cue", "I-Cue", "I-Cue", "B-Content"]
    marks = marks_of("said in a letter no", labels, {}, sure=1.0, a="DET", **{"in": "ADP"})
    marks = hung(marks, w1=(3, "case"), w2=(3, "det"), w3=(0, "obl"), w4=(0, "ccomp"))
    # "in" hangs on "letter", which follows it, and that on "said": "in a letter" is one phrase.
    assert 1 in candidate_ends(marks, "Cue", (0, 4), [0, 4])


def test_no_span_ends_within_the_next() -> None:
    marks = marks_of("boats sank , Ode said", ["B-Content", "I-Content", "O", "B-Source", "B-Cue"], {}, sure=1.0)
    assert max(candidate_ends(marks, "Content", (0, 2), [0, 3, 4])) == 3


def test_the_end_that_suits_best_is_taken() -> None:
    marks = marks_of("said boats sank , Monday", ["B-Cue", "B-Content", "I-Content", "O", "O"], {}, sure=1.0)
    weights = {"ends at edge": 1.0, "as tagged": 0.5}
    assert find_end(marks, "Content", (1, 3), (0, 1), [0, 1], weights) == (1, 5)
    assert find_end(marks, "Content", (1, 3), (0, 1), [0, 1], {"as tagged": 0.5}) == (1, 3)


def test_the_rest_of_a_sentence_goes_by_what_it_hangs_on() -> None:
    marks = marks_of("said boats sank after dark", ["B-Cue", *["O"] * 4], {}, after="SCONJ")
    marks = hung(marks, w1=(2, "nsubj"), w2=(0, "ccomp"), w3=(4, "mark"), w4=(2, "advcl"))
    found = end_features(marks, "Content", (1, 5), 3, (0, 1))
    assert {"shorter, next after", "advcl on span"} <= set(found)


DOUBTS = {"any": 2.0, "Cue least": -9.0}


def test_a_short_attribution_that_looks_wrong_is_left_out() -> None:
    marks = marks_of("Ode said no", ["B-Source", "B-Cue", "B-Content"], {2: 1})
    told = Attribution(((0, 1),), (1, 2), ((2, 3),), 0.9)
    assert without_doubtful(marks, (told,), {}) == without_doubtful(marks, (told,), {"any": 2.0}) == (told,)
    assert without_doubtful(marks, (told,), DOUBTS) == ()


def test_one_with_a_long_content_stays_however_doubtful() -> None:
    labels = ["B-Source", "B-Cue", "B-Content", *["I-Content"] * 8]
    marks = marks_of("Ode said " + "no " * 9, labels, {2: 1})
    told = Attribution(((0, 1),), (1, 2), ((2, 11),), 0.9)
    assert without_doubtful(marks, (told,), DOUBTS) == (told,)


def test_one_with_a_quotation_stays_however_doubtful() -> None:
    marks = marks_of('Ode said " no "', ["B-Source", "B-Cue", "B-Content", "I-Content", "I-Content"], {2: 1})
    told = Attribution(((0, 1),), (1, 2), ((2, 5),), 0.9)
    assert without_doubtful(marks, (told,), DOUBTS) == (told,)


def test_what_looks_wrong_is_seen_by_tags_links_and_place() -> None:
    marks = marks_of('" No " said she', ["B-Content", "I-Content", "I-Content", "B-Cue", "O"], {0: 3}, said="VERB")
    found = whole_features(marks, Attribution((), (3, 4), ((0, 3),), 0.9))
    assert {"no Source", "quotation before", "content link -0.2+", "cue begins with VERB", "Content words 3+"} <= set(
        found
    )


def test_a_score_is_the_sum_of_known_weights() -> None:
    assert score({"a": 2.0, "b": 1.0}, {"a": 0.25}) == 0.5


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


def said(encoder: Encoder, text: str) -> list[tuple[str, list[str]]]:
    """Each attribution's cue and contents, in words."""
    analysis = encoder.analyse(text)

    def words(first: int, last: int) -> str:
        return " ".join(token.text for token in analysis.tokens[first:last])

    return [(words(*a.cue), [words(*c) for c in a.contents]) for a in analysis.attributions]


def test_a_quotation_goes_on_behind_who_said_it(encoder: Encoder) -> None:
    text = '"The quay is safe," harbour master Ona Reit said. "Nobody needs to leave the island tonight."'
    ((cue, contents),) = said(encoder, text)
    assert (cue, len(contents)) == ("said", 2)
