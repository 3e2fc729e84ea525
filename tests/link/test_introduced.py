"""What a report tells as another happening than its news: a second blast, a raid in May, what lies months back."""

from dataclasses import replace

import pytest

from recension.encoder import Encoder
from recension.encoder.session import default_folder
from recension.ingest import report_from_text
from recension.link.introduced import is_another
from recension.model.event import Plover, Status
from recension.model.reading import EventMention
from recension.model.record import MadeBy, Record
from recension.model.report import DatedBy, Published
from recension.model.span import Span
from recension.pipeline import build_record

pytestmark = pytest.mark.skipif(
    not (default_folder() / "encoder.onnx").exists(), reason="the encoder is not trained yet"
)


def record(*texts: str) -> Record:
    published = Published("2031-10-20", "2031-10-20", DatedBy.METADATA, (), "given")
    reports = [replace(report_from_text(text, f"{n}.txt"), published=published) for n, text in enumerate(texts)]
    return build_record(reports, Encoder.load(threads=1), MadeBy("recension", "0", ""))


def events_at(made: Record, *words: str) -> list[str]:
    """The event of the mention behind each of some words."""
    text = made.reports[0].text
    places = [text.index(word) + word.rindex(" ") + 1 for word in words]
    return [next(e.id for e in made.events for m in e.mentions if m.start == at) for at in places]


def noun(text: str, word: str) -> EventMention:
    at = text.index(word)
    span = Span("r", at, at + len(word), word)
    return EventMention("e", span, word, word, Plover(None), (), (), None, Status.HAPPENED, False)


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("Another car bombing followed.", True),
        ("It came after a separate bombing.", True),
        ("A third, weaker bombing hurt nobody.", True),
        ("It was a bombing like no other.", False),
        ("No other town saw the bombing.", False),
    ],
)
def test_words_that_bring_in_another(text: str, another: bool) -> None:
    assert is_another(text, noun(text, "bombing")) is another


MARKET = (
    "A bomb tore through a market in Quetta on Saturday, killing nine people and wounding 30, police said. "
    "Doctors said the wounded were being treated. The group also claimed a suicide bombing in March in which 40 people "
    "were killed and 90 injured at a school. Nobody has claimed the bombing of the market."
)


def test_harm_of_months_ago_is_not_that_of_the_news() -> None:
    killing, killed, wounding, injured = events_at(
        record(MARKET), "Saturday, killing", "were killed", "and wounding", "90 injured"
    )
    assert killing != killed
    assert wounding != injured


def test_what_a_when_clause_tells_is_of_its_day() -> None:
    made = record(
        "The bombing on Saturday killed nine people in Quetta. It was the worst attack there since March 4, when 40 "
        "worshippers lost their lives in the bombing of a shrine."
    )
    news, old = events_at(made, "The bombing", "in the bombing")
    assert news != old
    assert {e.id: e.time.start for e in made.events}[old] == "2031-03-04"


def test_who_died_in_that_attack_died_when_it_was() -> None:
    made = record(
        "Warplanes bombed two villages near Quetta on Saturday, killing at least 12 people, officials said. "
        "Rebels had attacked a convoy in Zhob on Wednesday. Eleven soldiers were killed in that attack."
    )
    raid, convoy = events_at(made, "Saturday, killing", "were killed")
    assert raid != convoy
    assert {e.id: e.time.start for e in made.events}[convoy] == "2031-10-15"


VILLAGE = (
    "At least ten people were shot dead when masked men attacked a wedding near Quetta, officials said on Monday.\n\n"
    "In early June, 17 farmers were killed in attacks on two markets in Zhob."
)


def test_older_harm_to_others_than_the_news_counts_is_another() -> None:
    attacked, attacks = events_at(record(VILLAGE), "men attacked", "in attacks")
    assert attacked != attacks


def test_older_harm_of_a_trial_is_what_it_is_about() -> None:
    made = record(
        "A man who shot nine people dead at a wedding near Quetta was jailed for life on Monday.\n\n"
        "On June 3, nine people were shot dead when he burst in."
    )
    one, two = events_at(made, "who shot", "were shot")
    assert one == two


def test_what_a_war_has_killed_is_another_than_a_raid_of_it() -> None:
    made = record(
        "A raid on a market in Orrin on Saturday killed 34 people, doctors said. The dead were taken to the mosque.\n\n"
        "The conflict has killed tens of thousands of people and driven many more from home."
    )
    raid, war = events_at(made, "Saturday killed", "has killed")
    assert raid != war
