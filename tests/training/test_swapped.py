"""Copies of texts with some of their words swapped."""

from training.swapped import swap_words

KEPT = [("The", "DT"), ("of", "IN"), ("it", "PRP")]
MANY = [(f"word{n}", "NN") for n in range(400)]


def test_a_word_is_swapped_alike_throughout_a_text() -> None:
    [[first, second]] = swap_words([[[("Dog", "NN"), *MANY], [("dog", "NN")]]], 1.0, 1)
    assert first[0].lower() == second[0] != "dog"
    assert first[0][0].isupper()


def test_words_of_closed_tags_stay() -> None:
    assert swap_words([[KEPT]], 1.0, 1) == [[["The", "of", "it"]]]


def test_about_the_share_asked_for_is_swapped() -> None:
    [[words]] = swap_words([[MANY]], 0.3, 1)
    assert 90 < sum(new != old for new, (old, _) in zip(words, MANY, strict=True)) < 150


def test_the_same_seed_gives_the_same_copy() -> None:
    assert swap_words([[MANY]], 0.3, 1) == swap_words([[MANY]], 0.3, 1) != swap_words([[MANY]], 0.3, 2)
