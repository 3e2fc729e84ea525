"""Which figures of one are of one person, and which of two."""

from dataclasses import replace

import pytest
from writers import Writer, compared, fold

from recension.collate import persons
from recension.model.entity import EntityType, MentionKind
from recension.model.reading import Mention
from recension.model.statement import Facet
from recension.model.values import Quantity


def victim(number: int, text: str, *told: tuple[str, str]) -> Writer:
    """A report that tells of somebody's death in those words, each with the word for the act."""
    writer = Writer(number, text)
    for words, act in told:
        event = writer.event(act or "killed", "die")
        writer.says(f"{words} {act}".strip(), event, Facet.KILLED, Quantity(1, 1, False, "person", words))
    return writer


def groups(*writers: Writer) -> list[int]:
    """How many reports stand in each comparison of deaths."""
    found = compared(fold(*writers), Facet.KILLED)
    return sorted(len({r for v in c.values for r in v.reports}) for c in found)


def test_the_only_death_that_either_report_tells_of_is_one() -> None:
    one = victim(1, "A diver drowned off Orrin.", ("A diver", "drowned"))
    two = victim(2, "Pell Marrow perished, his club said.", ("Pell Marrow", "perished"))
    assert groups(one, two) == [2]


def test_a_phrase_that_begins_with_a_comma_has_its_person() -> None:
    one = victim(1, "Off Orrin, a diver drowned.", (", a diver", "drowned"))
    two = victim(2, "Pell Marrow perished, his club said.", ("Pell Marrow", "perished"))
    assert groups(one, two) == [2]


def test_people_of_one_age_are_one_and_others_stay_apart() -> None:
    text = "A 36-year-old man perished. A 61-year-old man drowned."
    one = victim(1, text, ("A 36-year-old man", "perished"), ("A 61-year-old man", "drowned"))
    two = victim(2, "The 36-year-old diver was lost.", ("The 36-year-old diver", "was lost"))
    assert groups(one, two) == [1, 2]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("A 36-year-old", "A 61-year-old"),
        ("A man", "A woman"),
        ("The third guard", "The fourth guard"),
    ],
)
def test_two_people_are_not_laid_side_by_side(here: str, there: str) -> None:
    one = victim(1, f"{here} drowned at the weir near Orrin.", (here, "drowned"))
    two = victim(2, f"{there} drowned at the weir near Orrin.", (there, "drowned"))
    assert groups(one, two) == [1, 1]


def person(*sorts: str, age: int | None = None) -> persons.Person:
    ages = frozenset() if age is None else frozenset({age})
    return persons.Person(None, False, True, frozenset(sorts), ages, frozenset())


def test_the_young_are_children_only_beside_those_of_no_age() -> None:
    vendor, pupil, girl = person(age=9), person("child", "student", age=11), person("child")
    assert persons.compare_persons(vendor, girl) is persons.Sameness.ALIKE
    assert persons.compare_persons(vendor, pupil) is persons.Sameness.OPEN


def test_an_age_in_words_is_the_whole_of_its_word() -> None:
    assert persons._ages("a nine-year-old vendor") == [9]
    assert persons._ages("a twenty-nine-year-old vendor") == []


def test_another_man_of_a_report_is_not_the_one_before() -> None:
    text = "A man drowned at the weir. Another man perished at the weir."
    one = victim(1, text, ("A man", "drowned"), ("Another man", "perished"))
    assert groups(one) == [1, 1]


def test_a_name_says_who_he_is_though_he_is_called_otherwise() -> None:
    one, two = Writer(1, "Pell Marrow, a cousin of hers, was lost."), Writer(2, "The pilot, Pell Marrow, was lost.")
    chains = [writer.who("Pell Marrow") for writer in (one, two)]
    for writer, words in ((one, "a cousin of hers"), (two, "The pilot")):
        event = writer.event("was lost", "lose", recipient=chains[0] if writer is one else chains[1])
        writer.says(words, event, Facet.KILLED, Quantity(1, 1, False, "cousin", "he"), group=words)
    (found,) = compared(fold(one, two, same=(chains[0], chains[1])), Facet.KILLED)
    assert len(found.values[0].reports) == 2


def test_what_is_listed_before_somebody_does_not_describe_them() -> None:
    one = victim(1, "Raiders killed his mother, stepfather and a guard.", ("his mother", ""), ("stepfather", ""))
    two = victim(2, "His mother drowned.", ("His mother", "drowned"))
    assert groups(one, two) == [1, 2]


def test_two_ages_of_one_report_are_of_two_people_though_they_are_near() -> None:
    text = "A 36-year-old guard drowned. A 37-year-old guard perished."
    one = victim(1, text, ("A 36-year-old guard", "drowned"), ("A 37-year-old guard", "perished"))
    assert groups(one) == [1, 1]


def test_what_a_report_says_of_a_person_is_gathered_once_for_all_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    times = 12
    writer = Writer(1, "Marrow, 32, drowned. " * times)
    spans = [writer.report.span(n * 21, n * 21 + 6) for n in range(times)]
    writer.who("Marrow")
    mentions = tuple(Mention(span, span, MentionKind.NAME, "Marrow") for span in spans)
    writer.chains[-1] = replace(writer.chains[-1], type=EntityType.PERSON, mentions=mentions)
    event = writer.event("drowned", "drown")
    for span in spans:
        told = writer.report.span(span.start, span.end + 12)
        writer.says("Marrow, 32, drowned", event, Facet.KILLED, Quantity(1, 1, False, "person", "Marrow"))
        writer.statements[-1] = replace(writer.statements[-1], id=f"r1.s{span.start}", span=told)
    looked: list[str] = []
    adjoining = persons._adjoining
    monkeypatch.setattr(persons, "_adjoining", lambda before: looked.append(before) or adjoining(before))
    fold(writer)
    assert len(looked) == times


def test_the_only_driver_hurt_is_one_however_badly() -> None:
    one, two = Writer(1, "The driver was hurt."), Writer(2, "Its driver was slightly injured. A nurse fell.")
    told = (one, "The driver was hurt"), (two, "Its driver was slightly injured"), (two, "A nurse fell")
    for writer, words in told:
        value = Quantity(1, 1, False, words.split()[1], " ".join(words.split()[:2]))
        writer.says(words, writer.event(words.split()[-1], "be"), Facet.WOUNDED, value)
    found = compared(fold(one, two), Facet.WOUNDED)
    assert sorted(len(c.values[0].reports) for c in found) == [1, 2]


@pytest.mark.parametrize(("words", "together"), [("A member of staff", 2), ("A driver", 1)])
def test_a_nurse_is_a_member_of_staff_and_no_driver(words: str, together: int) -> None:
    one, two = Writer(1, "A nurse was hurt."), Writer(2, f"{words} was injured. A soldier fell.")
    told = (
        (one, "A nurse was hurt", "nurse"),
        (two, f"{words} was injured", words.split()[1]),
        (two, "A soldier fell", "soldier"),
    )
    for writer, clause, unit in told:
        value = Quantity(1, 1, False, unit, clause.split(" was")[0].removesuffix(" fell"))
        writer.says(clause, writer.event(clause.split()[-1], "be"), Facet.WOUNDED, value)
    found = compared(fold(one, two), Facet.WOUNDED)
    assert max(len({r for v in c.values for r in v.reports}) for c in found) == together
