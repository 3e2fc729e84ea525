"""What clashes without a number, and what only seems to."""

from dataclasses import replace

import pytest
from writers import Writer, compared, fold

from recension.collate.ages import MOST_AGES
from recension.collate.material import Material
from recension.model.comparison import Verdict
from recension.model.entity import EntityType
from recension.model.event import Status
from recension.model.span import Span
from recension.model.statement import Facet, Mood
from recension.model.values import Precision, Quantity, Truth, When


def test_denied_by_one_and_told_by_the_other_contradict() -> None:
    one = Writer(1, "The crowd did not enter the main hall.")
    two = Writer(2, "Men broke into the reception hall.")
    one.event("enter", "enter", Status.DENIED)
    two.event("broke", "break")
    (found,) = [c for c in fold(one, two).comparisons if c.verdict is Verdict.CONTRADICT]
    assert found.reason


def test_what_was_not_foreseen_denies_nothing_that_came() -> None:
    one, two = Writer(1, "The crowd would not enter the main hall."), Writer(2, "Men broke into the reception hall.")
    one.event("enter", "enter", Status.DENIED)
    two.event("broke", "break")
    assert all(c.verdict is not Verdict.CONTRADICT for c in fold(one, two).comparisons)


def test_the_accused_who_denies_it_contradicts() -> None:
    one = Writer(1, "Orrin blamed Sulem for the blast.")
    two = Writer(2, "Sulem denied any responsibility for the blast.")
    accused, denying = one.who("Sulem"), two.who("Sulem")
    one.event("blamed", "blame", actor=one.who("Orrin"), recipient=accused)
    two.event("denied", "deny", actor=denying)
    (found,) = compared(fold(one, two, same=(accused, denying)), Facet.RESPONSIBLE)
    assert found.verdict is Verdict.CONTRADICT
    other = Writer(2, "Tarrin denied any responsibility for the blast.")
    other.event("denied", "deny", actor=other.who("Tarrin"))
    assert compared(fold(one, other), Facet.RESPONSIBLE) == []


@pytest.mark.parametrize(
    ("other", "verdicts"), [("Tarrin", [Verdict.SINGLE, Verdict.SINGLE]), ("Sulem", [Verdict.CONTRADICT])]
)
def test_only_of_one_group_does_a_denial_deny_that_it_did_it(other: str, verdicts: list[Verdict]) -> None:
    one = Writer(1, "Sulem was behind the blast.")
    two = Writer(2, f"{other} was not behind the blast.")
    blasts = one.event("blast", "blast"), two.event("blast", "blast")
    one.says("Sulem", blasts[0], Facet.RESPONSIBLE, Truth(True, "Sulem"))
    two.says(other, blasts[1], Facet.RESPONSIBLE, Truth(False, other))
    assert [c.verdict for c in compared(fold(one, two, one_event=blasts), Facet.RESPONSIBLE)] == verdicts


def test_a_quotation_quoted_two_ways_differs() -> None:
    one = Writer(1, "He said: “There was a woman lying on top of me in the dark.”")
    two = Writer(2, "He said: “There was a girl lying on top of me in the dark.”")
    for writer, words in ((one, "woman"), (two, "girl")):
        writer.event("said", "say")
        writer.quote(f"There was a {words} lying on top of me in the dark.")
    (found,) = [c for c in fold(one, two).comparisons if c.verdict is Verdict.DIFFER]
    assert "woman" in found.reason
    assert "girl" in found.reason


def test_rival_firsts_are_shown() -> None:
    one = Writer(1, "It was the first ferry accident with dead passengers since the 1960s.")
    two = Writer(2, "The accident is the first to kill passengers of a ferry since 1964.")
    for writer in (one, two):
        writer.event("accident", "accident")
    (found,) = compared(fold(one, two), Facet.WHEN)
    assert found.verdict is Verdict.REFINE


def test_an_act_that_is_stated_and_denied_contradicts() -> None:
    writer = Writer(1, "He signed the accord. Later he said that he never signed it.")
    event = writer.event("signed", "sign", actor=writer.who("He"))
    writer.says("signed the accord", event, Facet.HAPPENED, Truth(True, "signed the accord"))
    writer.says("signed it", event, Facet.HAPPENED, Truth(True, "never signed it"), mood=Mood.DENIED)
    (found,) = compared(fold(writer), Facet.HAPPENED)
    assert {v.value.value for v in found.values} == {True, False}  # type: ignore[union-attr]


def test_a_cause_left_open_is_shown_beside_the_cause_given() -> None:
    one = Writer(1, "The cause of the ferry crash was not yet known.")
    two = Writer(2, "The crash was caused by a broken rudder, the owner said.")
    one.event("crash", "crash")
    two.event("crash", "crash")
    (found,) = compared(fold(one, two), Facet.CAUSE)
    assert found.verdict is Verdict.REFINE


def test_a_denial_of_what_nobody_tells_clashes_with_nothing() -> None:
    one = Writer(1, "No debris had fallen on the town.")
    two = Writer(2, "The missile fell near the town.")
    one.event("fallen", "fall", Status.DENIED)
    two.event("fell", "fall")
    assert all(c.verdict is not Verdict.CONTRADICT for c in fold(one, two).comparisons)


def test_what_was_not_yet_so_and_then_happened_is_a_development() -> None:
    one, two = Writer(1, "The captain has not been charged."), Writer(2, "The captain was charged in court.")
    captains, charges = [], []
    for writer, happened in ((one, False), (two, True)):
        captains.append(writer.who("captain"))
        status = Status.HAPPENED if happened else Status.DENIED
        charges.append(writer.event("charged", "charge", status, recipient=captains[-1]))
        writer.says("charged", charges[-1], Facet.HAPPENED, Truth(happened, "charged"))
    joined = {"same": (captains[0], captains[1]), "one_event": (charges[0], charges[1])}
    days = {"r1": "2021-03-05", "r2": "2021-03-08"}
    (found,) = compared(fold(one, two, days=days, **joined), Facet.HAPPENED)
    assert (found.series, found.verdict) == (True, Verdict.OVERLAP)
    (found,) = compared(fold(one, two, **joined), Facet.HAPPENED)
    assert found.verdict is Verdict.CONTRADICT


def test_an_age_that_two_reports_give_apart_differs() -> None:
    one = Writer(1, "A nine-year-old girl climbed a silo near Tolmak.")
    two = Writer(2, "The ten-year-old climbed an old silo.")
    for writer, words in ((one, "A nine-year-old girl"), (two, "The ten-year-old")):
        writer.event("climbed", "climb", actor=writer.who(words))
    (found,) = compared(fold(one, two), Facet.MEASURE)
    assert (found.verdict, {v.value.low for v in found.values}) == (Verdict.DIFFER, {9, 10})  # type: ignore[union-attr]


def test_an_age_that_many_reports_give_is_shown_once() -> None:
    texts = (
        "A nine-year-old girl climbed a silo.",
        "The ten-year-old climbed an old silo.",
        "A ten-year-old climbed it.",
    )
    writers = [Writer(number, text) for number, text in enumerate(texts, start=1)]
    for writer, words in zip(writers, ("A nine-year-old girl", "The ten-year-old", "A ten-year-old"), strict=True):
        writer.event("climbed", "climb", actor=writer.who(words))
    (found,) = compared(fold(*writers), Facet.MEASURE)
    assert sorted(len(v.statements) for v in found.values) == [1, 2]


@pytest.mark.parametrize(("day", "differ"), [("2021-11-20", False), ("2021-03-09", True)])
def test_a_birthday_may_lie_between_two_reports_of_the_living(day: str, differ: bool) -> None:
    one, two = Writer(1, "Ana Orrin, 23, was held at Tolmak."), Writer(2, "Ana Orrin, 24, stood trial at Tolmak.")
    same = (one.who("Ana Orrin"), two.who("Ana Orrin"))
    for writer in (one, two):
        writer.chains = [replace(chain, type=EntityType.PERSON) for chain in writer.chains]
    record = fold(one, two, days={"r1": "2021-03-05", "r2": day}, same=same)
    found = compared(record, Facet.MEASURE)
    assert bool(found) is differ


@pytest.mark.parametrize(("victim", "differ"), [("her uncle", False), ("Ana Orrin", True)])
def test_who_killed_somebody_grows_older(victim: str, differ: bool) -> None:
    one = Writer(1, f"Ana Orrin, 23, is sought at Tolmak. They speak of the murder of {victim}.")
    two = Writer(2, "Ana Orrin, 24, stood trial at Tolmak.")
    same = (one.who("Ana Orrin"), two.who("Ana Orrin"))
    murder = one.event("murder", "murder", actor=same[0])
    one.says(f"murder of {victim}", murder, Facet.KILLED, Quantity(1, 1, False, "person", victim))
    for writer in (one, two):
        writer.chains = [replace(chain, type=EntityType.PERSON) for chain in writer.chains]
    record = fold(one, two, days={"r1": "2021-03-05", "r2": "2021-11-20"}, same=same)
    assert bool(compared(record, Facet.MEASURE)) is differ


def test_ages_of_two_people_in_one_report_clash_with_nothing() -> None:
    one = Writer(1, "A nine-year-old girl climbed a silo, and a ten-year-old girl sang below.")
    two = Writer(2, "The ten-year-old climbed an old silo.")
    for writer, words in ((one, "A nine-year-old girl"), (two, "The ten-year-old")):
        writer.event("climbed", "climb", actor=writer.who(words))
    assert compared(fold(one, two), Facet.MEASURE) == []


def test_ages_of_people_to_whom_different_things_happened_clash_with_nothing() -> None:
    one, two = Writer(1, "A 17-year-old boy was shot."), Writer(2, "Police held an 18-year-old man.")
    one.event("shot", "shoot", recipient=one.who("A 17-year-old boy"))
    two.event("held", "hold", recipient=two.who("an 18-year-old man"))
    assert compared(fold(one, two), Facet.MEASURE) == []


def test_a_word_that_two_reports_swap_is_shown_once_for_all_that_quote_it() -> None:
    said = "He said: “There was a {} lying on top of me in the dark.”"
    writers = [Writer(n, said.format(word)) for n, word in enumerate(("woman", "girl", "woman"), start=1)]
    for writer, word in zip(writers, ("woman", "girl", "woman"), strict=True):
        writer.event("said", "say")
        writer.quote(f"There was a {word} lying on top of me in the dark.")
    found = [c for c in fold(*writers).comparisons if "quoted differently" in c.reason]
    assert [c.group for c in found] == ["what was said"]


@pytest.mark.parametrize(("here", "there"), [("sat", "sit"), ("grandkids", "grandchildren"), ("did", "will")])
def test_a_word_in_another_form_is_no_rival_quotation(here: str, there: str) -> None:
    said = "He said: “All of us {} on the old wall of the mill that night.”"
    writers = [Writer(n, said.format(word)) for n, word in enumerate((here, there), start=1)]
    for writer, word in zip(writers, (here, there), strict=True):
        writer.event("said", "say")
        writer.quote(f"All of us {word} on the old wall of the mill that night.")
    assert [c for c in fold(*writers).comparisons if "quoted differently" in c.reason] == []


@pytest.mark.parametrize(("here", "there"), [("sixteen", "sixty"), ("innocent", "innocuous"), ("million", "billion")])
def test_words_that_are_only_spelt_alike_are_rival_quotations(here: str, there: str) -> None:
    said = "All of us were {} on the old wall of the mill that night."
    writers = [Writer(n, f"He said: “{said.format(word)}”") for n, word in enumerate((here, there), start=1)]
    for writer, word in zip(writers, (here, there), strict=True):
        writer.event("said", "say")
        writer.quote(said.format(word))
    assert len([c for c in fold(*writers).comparisons if "quoted differently" in c.reason]) == 1


def test_that_one_is_not_signed_denies_nothing_of_another() -> None:
    one = Writer(1, "Ana Orrin is signed for the Tolmak picture.")
    two = Writer(2, "Bo Sulem is not signed for the Tolmak picture.")
    one.event("signed", "sign", recipient=one.who("Ana Orrin"))
    two.event("signed", "sign", Status.DENIED, recipient=two.who("Bo Sulem"))
    for writer in (one, two):
        writer.chains = [replace(chain, type=EntityType.PERSON) for chain in writer.chains]
    assert all(c.verdict is not Verdict.CONTRADICT for c in fold(one, two).comparisons)


def test_two_sentences_that_end_alike_are_not_one_quoted_two_ways() -> None:
    one = Writer(1, "He said: “Still, this is one of the happiest evenings of my life.”")
    two = Writer(
        2,
        "He said: “More than one of the happiest evenings of my youth, it is one of the happiest evenings of my life.”",
    )
    for writer, words in ((one, "Still, this"), (two, "More than")):
        writer.event("said", "say")
        start = writer.report.text.index(words)
        writer.quote(writer.report.text[start : writer.report.text.index("”")])
    assert fold(one, two).comparisons == ()


def test_a_word_before_the_clause_makes_no_clash() -> None:
    one = Writer(1, "An officer of Tolmak said that he did not leave the clinic.")
    two = Writer(2, "An officer of Tolmak is on leave after the shots.")
    one.event("leave", "leave", Status.DENIED)
    two.event("leave", "leave")
    assert all(c.verdict is not Verdict.CONTRADICT for c in fold(one, two).comparisons)


def released(number: int, text: str, who: str, day: str) -> Writer:
    writer = Writer(number, text)
    event = writer.event("released", "release", recipient=writer.who(who))
    start = text.index("on ") + 3
    writer.says(text[start:-1], event, Facet.WHEN, When(day, day, Precision.DAY, text[start:-1]))
    return writer


def test_days_of_two_people_that_were_taken_for_one_event_do_not_quarrel() -> None:
    one = released(1, "Ana Orrin was released on Thursday.", "Ana Orrin", "2021-05-06")
    two = released(2, "Bo Sulem was released on Friday.", "Bo Sulem", "2021-05-07")
    joined = (one.events[0].id, two.events[0].id)
    (found,) = compared(fold(one, two, one_event=joined), Facet.WHEN)
    assert found.verdict is Verdict.OVERLAP
    same = (one.chains[0].id, two.chains[0].id)
    (found,) = compared(fold(one, two, one_event=joined, same=same), Facet.WHEN)
    assert found.verdict is Verdict.DIFFER


def test_days_of_a_meeting_of_nobody_in_particular_do_not_quarrel() -> None:
    events, writers = [], []
    for number, (day, date) in enumerate((("Monday", "2021-05-03"), ("Tuesday", "2021-05-04")), start=1):
        writer = Writer(number, f"There was a briefing on {day}.")
        events.append(writer.event("briefing", "briefing"))
        writer.says(day, events[-1], Facet.WHEN, When(date, date, Precision.DAY, day))
        writers.append(writer)
    (found,) = compared(fold(*writers, one_event=(events[0], events[1])), Facet.WHEN)
    assert found.verdict is Verdict.OVERLAP


def test_the_inferred_day_of_a_clock_time_does_not_quarrel() -> None:
    one = released(1, "The captain was released on Thursday.", "captain", "2021-05-06")
    two = released(2, "The captain was released, guards said, on the stroke of 11 p.m.", "captain", "2021-05-07")
    joined = {"one_event": (one.events[0].id, two.events[0].id), "same": (one.chains[0].id, two.chains[0].id)}
    (found,) = compared(fold(one, two, **joined), Facet.WHEN)
    assert found.verdict is Verdict.OVERLAP


def test_ages_of_one_report_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    writer = Writer(1, "".join(f"A {n}-year-old spoke. " for n in range(1, 3 * MOST_AGES)))
    writer.event("spoke", "speak")
    asked: list[Span] = []
    event_at = Material.event_at
    monkeypatch.setattr(Material, "event_at", lambda self, span: asked.append(span) or event_at(self, span))
    fold(writer)
    assert len([span for span in asked if "-year-old" in span.text]) == MOST_AGES


@pytest.mark.parametrize(("noun", "kind", "rivals"), [("heir", "person", 1), ("ferry", "facility", 0)])
def test_age_of_a_thing_is_no_rival_of_an_age(noun: str, kind: str, rivals: int) -> None:
    one, two = Writer(1, f"A 10-year-old {noun} was hit."), Writer(2, "An 11-year-old boy was hit.")
    for writer, words in ((one, f"A 10-year-old {noun}"), (two, "An 11-year-old boy")):
        writer.event("hit", "hit", recipient=writer.who(words))
    one.chains = [replace(chain, type=EntityType(kind)) for chain in one.chains]
    assert len(compared(fold(one, two), Facet.MEASURE)) == rivals


def test_that_two_clauses_have_one_verb_names_nothing_that_is_denied() -> None:
    one = Writer(1, "People were leaving the hall by night.")
    two = Writer(2, "They are not leaving anything to chance.")
    one.event("leaving", "leave")
    two.event("leaving", "leave", Status.DENIED)
    assert not [c for c in fold(one, two).comparisons if c.verdict is Verdict.CONTRADICT]
