from dataclasses import replace

from recension.ingest import report_from_text
from recension.text.annotate import annotate

ENGLISH = "The ferry left the quay at dusk on Sunday with more people on board than anybody had counted. " * 3
GERMAN = "Die Fähre verließ am Sonntag den Hafen, und niemand hatte die Menschen an Bord gezählt, sagte er. " * 3


def test_title_and_byline_come_from_the_text_where_metadata_has_none() -> None:
    report = annotate(report_from_text(f"Ferry sinks off Port Elder\n\nBy Ada Moss\n\n{ENGLISH}"))
    assert (report.title, report.byline) == ("Ferry sinks off Port Elder", "Ada Moss")


def test_title_and_byline_of_the_metadata_stand() -> None:
    given = report_from_text(f"Another line\n\nBy Ada Moss\n\n{ENGLISH}")
    report = annotate(replace(given, title="Ferry sinks", byline="Ben Hale"))
    assert (report.title, report.byline) == ("Ferry sinks", "Ben Hale")


def test_language_is_read_off_the_text() -> None:
    assert annotate(report_from_text(ENGLISH)).language == "en"
    assert annotate(replace(report_from_text(GERMAN), language="en")).language == "de"


def test_language_of_a_short_text_is_the_metadata_s() -> None:
    assert annotate(replace(report_from_text("Nine dead."), language="fr")).language == "fr"
