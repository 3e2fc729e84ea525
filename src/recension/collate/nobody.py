"""That nobody came to harm stands beside how many others say did."""

from collections.abc import Iterator, Sequence

from recension.model.statement import Mood

from .figure import Figure
from .wording import content_words, word_table


def find_nobody(figures: Sequence[Figure], wholes: Sequence[Figure]) -> Iterator[Figure]:
    """ "Nobody was hurt", of an event of which another report counts the hurt, where its own report counts none.

    "No guard was hurt", "no embassy staff" and "no one else" leave others; what the event is, is known by the wholes'
    own. Whom a report credits with it may be at odds with others in the same report.
    """
    people: dict[str, list[str]] = word_table()["people"]
    whoever = {*people["anybody"], *people["whoever"]}
    counting: dict[str, set[tuple[str, ...]]] = {}
    for figure in figures:
        if figure.quantity.low != 0 or figure.quantity.high != 0:
            counting.setdefault(figure.statement.report, set()).add(figure.statement.said_by)
    events = {f.statement.about for f in wholes}
    for figure in figures:
        statement, subject = figure.statement, figure.subject
        none = figure.quantity.low == figure.quantity.high == 0 and statement.mood is Mood.STATED
        named = content_words(figure.quantity.text) - whoever
        some = statement.additional or statement.group or subject.kinds or subject.proper or subject.part or named
        now = not figure.background and not figure.past and not figure.earlier
        voices = counting.get(statement.report, set())
        own = not statement.said_by and voices
        if none and now and not some and not own and statement.said_by not in voices and statement.about in events:
            yield figure
