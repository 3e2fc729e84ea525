"""The line that answers what happened."""

from writers import Writer, fold, people, raid


def test_the_line_in_answer_gives_the_toll_that_two_origins_give() -> None:
    writers = [
        raid(
            1,
            "Bomb kills nine. The bomb in Tolmak killed nine people.",
            "nine people",
            people(9, 9),
            method="verb: figure",
        ),
        raid(
            2,
            "Nine dead in Tolmak. Nine people were killed by a bomb.",
            "Nine people",
            people(9, 9),
            method="verb: figure",
        ),
        raid(3, "Bombs of the year. This year 629 people were killed by bombs.", "629 people", people(629, 629)),
    ]
    summary = fold(*writers).summary
    assert "9 killed (2 of 2 independent origins)" in summary
    assert "629" not in summary


def test_the_line_in_answer_leaves_out_a_toll_that_one_of_two_origins_gives() -> None:
    one = raid(1, "Envoys meet. A guard was killed on the way.", "A guard", people(1, 1, "guard"))
    two = Writer(2, "Envoys met in Orrin.")
    two.event("met", "meet")
    assert "killed" not in fold(one, two).summary
