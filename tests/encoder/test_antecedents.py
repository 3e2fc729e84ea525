from collections.abc import Sequence

import numpy as np

from recension.encoder.antecedents import find_mentions, pair_features
from recension.encoder.coreference import best_antecedents, candidate_pairs, mention_span
from recension.encoder.findings import Analysis, EntityHead, Sentence, Token

# word, lemma, part of speech, tag, head, relation
WORDS = [
    ("The", "the", "DET", "DT", 1, "det"), ("mayor", "mayor", "NOUN", "NN", 7, "nsubj"),
    ("of", "of", "ADP", "IN", 3, "case"), ("Orb", "Orb", "PROPN", "NNP", 1, "nmod"),
    (",", ",", "PUNCT", ",", 5, "punct"), ("Ana", "Ana", "PROPN", "NNP", 1, "appos"),
    (",", ",", "PUNCT", ",", 5, "punct"), ("said", "say", "VERB", "VBD", 7, "root"),
    ("she", "she", "PRON", "PRP", 9, "nsubj"), ("left", "leave", "VERB", "VBD", 7, "ccomp"),
]  # fmt: skip
MAYOR, ORB, ANA, SHE = 1, 3, 5, 8


def analysis(words: Sequence[tuple[str, str, str, str, int, str]] = WORDS) -> Analysis:
    text = " ".join(word[0] for word in words)
    tokens, at = [], 0
    for index, (form, lemma, upos, xpos, head, relation) in enumerate(words):
        tokens.append(Token(index, 0, at, at + len(form), form, lemma, upos, xpos, head, relation))
        at += len(form) + 1
    labels = {MAYOR: "person", ORB: "place", ANA: "person", SHE: "person"}
    heads = tuple(EntityHead(token, label, 0.9) for token, label in labels.items())
    nothing = np.zeros((len(words), 2), np.float32)
    sentences = (Sentence(0, 0, len(text), 0, len(words)),)
    return Analysis(text, tuple(tokens), sentences, (), heads, (), (), (), nothing, nothing, nothing)


def test_a_mention_is_its_phrase_without_apposition() -> None:
    assert mention_span(analysis(), MAYOR) == (0, 4)
    assert mention_span(analysis(), ANA) == (5, 6)


def drawn(tree: str, head: int) -> str:
    """The mention that a word heads in a tree of word/tag/head/relation."""
    rows = [part.split("/") for part in tree.split()]
    parts = {"RB": "ADV"}
    words = [(word, word, parts.get(tag, "X"), tag, int(above), relation) for word, tag, above, relation in rows]
    return " ".join(word[0] for word in words[slice(*mention_span(analysis(words), head))])


def test_a_bare_noun_and_the_name_behind_it_are_one_mention() -> None:
    assert drawn("actor/NN/2/nsubj Ana/NNP/0/appos left/VBD/2/root", 0) == "actor Ana"
    assert drawn("the/DT/1/det actor/NN/3/nsubj Ana/NNP/1/appos left/VBD/3/root", 1) == "the actor"


def test_you_guys_is_one_mention() -> None:
    assert drawn("you/PRP/1/dep guys/NNS/2/nsubj left/VBD/2/root", 1) == "you guys"


def test_what_stands_before_a_noun_with_a_preposition_is_no_part_of_its_mention() -> None:
    assert drawn("in/IN/1/case May/NNP/3/nmod the/DT/3/det vote/NN/3/root", 3) == "the vote"


def test_what_stands_off_from_a_noun_is_no_part_of_its_mention() -> None:
    assert drawn("rain/NN/1/nsubj fell/VBD/1/root on/IN/3/case roofs/NNS/0/nmod", 0) == "rain"
    assert drawn("rain/NN/3/nsubj on/IN/2/case roofs/NNS/0/nmod fell/VBD/3/root", 0) == "rain on roofs"


def test_nothing_stands_before_the_article_or_preposition_of_a_mention() -> None:
    assert drawn("old/JJ/4/amod ,/,/0/punct the/DT/4/det last/JJ/4/amod fort/NN/4/root", 4) == "the last fort"
    assert drawn("all/PDT/2/det:predet the/DT/2/det forts/NNS/2/root", 2) == "all the forts"
    assert drawn("Act/NNP/3/compound of/IN/3/case the/DT/3/det fort/NN/3/root", 3) == "the fort"


def test_a_preposition_hung_on_a_word_of_a_mention_is_no_part_of_it() -> None:
    words = [("of", "of", "ADP", "IN", 1, "case"), ("harbour", "harbour", "NOUN", "NN", 2, "compound"),
             ("songs", "song", "NOUN", "NNS", 2, "root")]  # fmt: skip
    assert mention_span(analysis(words), 2) == (1, 3)


def test_a_name_or_pronoun_takes_no_adverb_along() -> None:
    assert drawn("saw/VBD/0/root Ana/NNP/0/obj there/RB/1/advmod", 1) == "Ana"
    assert drawn("saw/VBD/0/root me/PRP/0/obj too/RB/1/advmod", 1) == "me"
    assert drawn("the/DT/1/det day/NN/1/root before/RB/1/advmod", 1) == "the day before"


def test_a_quotation_mark_that_a_mention_closes_opens_it() -> None:
    assert drawn("“/``/1/punct easy/JJ/3/amod ”/''/1/punct terms/NNS/3/root", 3) == "“ easy ” terms"
    assert drawn("\"/``/3/punct easy/JJ/3/amod \"/''/1/punct terms/NNS/3/root", 3) == '" easy " terms'
    assert drawn('"/``/1/punct terms/NNS/1/root', 1) == "terms"


def test_an_owner_of_several_words_takes_the_mark_along() -> None:
    assert drawn("Ana/NNP/3/nmod:poss Orb/NNP/0/flat 's/POS/0/case ship/NN/3/root", 0) == "Ana Orb 's"


def test_how_long_ago_is_one_mention() -> None:
    tree = "weeks/NNS/1/obl:unmarked ago/RB/2/advmod left/VBD/2/root"
    assert drawn(tree, 1) == "weeks ago"
    assert drawn(tree.replace("ago/RB", "nurse/NN"), 1) == "nurse"


def test_mentions_know_their_kind() -> None:
    assert [m.kind for m in find_mentions(analysis())] == [2, 1, 1, 0]


def test_every_pair_has_the_same_number_of_features() -> None:
    mentions = find_mentions(analysis())
    later, earlier = candidate_pairs([m.keys for m in mentions])
    features = pair_features(mentions, later, earlier)
    assert features.shape[0] == len(later) == 6
    assert set(np.unique(features)) <= {0.0, 1.0}


def test_he_is_not_known_again_far_off() -> None:
    assert [bool(m.keys) for m in find_mentions(analysis())] == [True, True, True, False]


def test_far_off_only_what_shares_a_word_is_a_candidate_and_a_pronoun_too() -> None:
    keys = [{"i"}, {"mayor"}, *({f"word{n}"} for n in range(60)), {"i"}, {"mayor", "orb"}]
    later, earlier = candidate_pairs(keys)
    pronoun, name = earlier[later == 62], earlier[later == 63]
    assert [i for i in pronoun if i < 40] == [0]
    assert [i for i in name if i < 40] == [1]
    assert {59, 60, 61} <= set(pronoun.tolist())


def test_the_best_antecedent_has_its_share_against_none() -> None:
    later, earlier = np.array([1, 2, 2]), np.array([0, 0, 1])
    one, two = best_antecedents(later, earlier, np.array([-2.0, 3.0, 0.0], np.float32))
    assert one.score < one.none
    assert (two.mention, two.antecedent) == (2, 0)
    assert abs(two.score - np.exp(3) / (np.exp(3) + 2)) < 1e-3
