"""The line that answers what happened."""

from page_records import barge_record
from writers import Writer, fold, people, raid

from recension.collate.material import Material
from recension.collate.titles import main_event, make_summary, outdated_headlines


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


def told(number: int, text: str, words: str, lemma: str) -> Writer:
    writer = Writer(number, text)
    writer.event(words, lemma)
    return writer


def test_the_title_is_the_headline_that_tells_the_chief_event() -> None:
    first = told(1, "Barge sinks at Tolmak. A barge sank at Tolmak.", "sinks", "sink")
    second = told(2, "Premier thanks Tolmak divers. A barge sank at Tolmak.", "sank", "sink")
    third = told(3, "Tolmak divers rest. A barge sank on Monday.", "sank", "sink")
    ids = first.events[0].id, second.events[0].id
    assert fold(first, second, third, one_event=ids).title == "Barge sinks at Tolmak"


def test_the_line_in_answer_says_on_what_reports_differ() -> None:
    record = barge_record()
    material = Material(record.reports, record.entities, record.events, record.statements)
    summary = make_summary(material, record.title, record.comparisons)
    assert summary.endswith(" Reports differ on how many were killed: Three people / At least five people.")


def test_a_headline_with_an_outdated_toll_does_not_head_the_record() -> None:
    told = {
        "Blast at Tolmak market hall leaves two dead": (2, "Two"),
        "Blast at Tolmak market hall": (9, "Nine"),
        "Tolmak mourns": (9, "Nine"),
    }
    writers = [
        raid(n, f"{title}. {word} people were killed.", f"{word} people", people(dead, dead), method="verb: figure")
        for n, (title, (dead, word)) in enumerate(told.items(), 1)
    ]
    events = [w.events[0].id for w in writers]
    record = fold(*writers, one_event=(events[0], events[1]))
    assert (record.title, "9 killed" in record.summary) == ("Blast at Tolmak market hall", True)
    material = Material(record.reports, record.entities, record.events, record.statements)
    chief = main_event(material)
    assert chief is not None
    assert outdated_headlines(material, chief, record.comparisons) == {"r1"}
