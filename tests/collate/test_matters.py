"""Rival answers to one matter, and what only looks like one."""

import pytest
from writers import Writer, fold

from recension.collate.matter_table import matters
from recension.model.comparison import Comparison, Verdict
from recension.model.quotation import Quotation, QuotationKind, Speaker


def compared(*texts: str, days: dict[str, str] | None = None) -> list[Comparison]:
    writers = []
    for number, text in enumerate(texts, start=1):
        writer = Writer(number, text)
        writer.event(text.rstrip(".").split()[-1], "matter")
        writers.append(writer)
    return list(fold(*writers, days=days).comparisons)


def quoted(writer: Writer, line: str) -> Quotation:
    """The words in the line's quotation marks, by whoever is named after them."""
    start = writer.report.text.index(line) + 1
    name = line.split("” ")[1].split()[0]
    speaker = writer.who(name)
    return Quotation(
        QuotationKind.DIRECT, writer.report.span(start, start + line.index("”") - 1), None, Speaker(speaker, None)
    )


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Neither of the two men had been shot.", "All of the dead had bullet wounds."),
        ("The barge was not overloaded, its owner said.", "The barge sank because it was overloaded."),
        ("On its board the port disputes that the barge was overloaded.", "The barge was overloaded."),
        ("There was no sign of an engine failure.", "The engine died and she drifted."),
        ("The owner denied that any ransom was paid.", "A ransom of two boats was paid."),
        ("The driver was sober.", "The driver was drunk."),
        ("The siren at Orrin was in good working order.", "The siren had not been “fully functional”."),
        (
            "The sirens at Orrin Old Quay were working.",
            "The sirens between Orrin and Sulem had been faulty.",
        ),
        ("The equipment at Orrin was functional.", "The sirens between Orrin and Sulem were faulty."),
        ("The alarm was working.", "The fire alarm had been switched off."),
        ("The cameras weren't working.", "The cameras were still operational."),
        ("The alarm failed.", "The alarm in the mill worked properly."),
        ("Orrin shut its market.", "The market stayed open."),
        ("Its permit had expired.", "The permit had been renewed."),
        ("The boiler had been leaking for weeks.", "The boiler was in good order."),
        ("There had been a smell of gas for days.", "There was no leak before Monday."),
        ("A neighbour rang the office on Monday.", "The office had no record of a call."),
        ("The clinic ran out of blood.", "The clinic had enough blood."),
        ("The tower was unmanned.", "The tower was manned."),
        ("The gunman said nothing as he opened fire.", "The gunman shouted as he opened fire."),
        ("The skipper radioed for help.", "No distress call was received."),
        ("The lorry came at high speed.", "The lorry came at walking pace."),
        ("The guide was sober.", "The guide had been drinking."),
        ("The kiln ran without a permit.", "The permit was in order."),
        ("Two of the dead were shot by guards.", "The guards fired only tear gas."),
        ("The villagers wrote to the prefect.", "The prefect received nothing."),
    ],
)
def test_yes_and_no_contradict(one: str, two: str) -> None:
    (found,) = compared(one, two)
    assert found.verdict is Verdict.CONTRADICT
    assert {v.value.value for v in found.values} == {True, False}  # type: ignore[union-attr]
    assert one.split(",")[0].rstrip(".") in found.reason


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The bomb was hidden in a suitcase.", "The device had been left in a dustbin."),
        ("A suicide bomber set off the blast.", "The bomb was set off by remote control."),
        ("Gunmen on motorcycles killed two guards.", "Gunmen in a car shot two people dead."),
        ("The sea was calm when she sank.", "The ferry sank in rough seas."),
        ("The fire was caused by a short circuit.", "Arson was blamed for the blaze, a fire chief said."),
        ("All of the dead were civilians.", "The nine were militants, the army said."),
        ("The crash was an accident.", "He drove into the crowd deliberately."),
        ("Neighbours waited two hours for the police.", "Officers came within ten minutes."),
        ("The raiders rode off.", "The raiders were driven off by soldiers."),
        ("The hostages were freed in a gun battle.", "The captors let them all go."),
        ("The killing was a robbery gone wrong.", "The killing was over a land dispute."),
        (
            "It took the ambulances two hours to reach the mill.",
            "The first of them arrived within 10 minutes.",
        ),
        ("The fire began at 9:40, caused by smoking.", "The blaze started when a boiler exploded at 9:30."),
        ("They shelled the civilian population.", "They shelled a military centre."),
        ("He drove at the guards before they fired.", "The van was stationary when shots were fired."),
    ],
)
def test_answers_that_exclude_each_other_differ(one: str, two: str) -> None:
    (found,) = compared(one, two)
    assert (found.verdict, len(found.values)) == (Verdict.DIFFER, 2)


def test_what_is_only_asked_beside_what_is_said_can_both_be_true() -> None:
    (found,) = compared("They asked whether the driver fell asleep.", "The driver thinks that he blacked out.")
    assert found.verdict is Verdict.OVERLAP


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The owner feared that the barge might be overloaded.", "The barge was not overloaded."),
        ("A long dispute over the barge, which was overloaded.", "The barge was overloaded."),
        ("The raiders came on foot.", "Villagers fled in a car."),
        ("The robbers came by car.", "Constables chased the robbers on foot."),
        ("The guard was not shot.", "All of the dead had bullet wounds."),
        ("The barge was not only overloaded but old.", "The barge was overloaded."),
        ("The bomb was in a suitcase. A second bomb was in a van.", "The bomb was in a van."),
        ("The sea was calm two years ago.", "The ferry sank in rough seas."),
        ("The crash was caused by fog.", "Two flights were late because of a short circuit."),
        ("A man was stabbed and died.", "Another man died of a bullet wound."),
        ("Police do not know why he opened fire on the guards.", "The guards opened fire."),
        ("A peaceful march turned violent.", "The march was violent."),
        ("The ferry sank in calm seas.", "Rough seas slowed the search."),
        ("The clerk had no permit.", "A permit to hunt was sold."),
        ("The pump was switched off in order to save power.", "The pump had been switched off."),
        ("The equipment at Orrin was operational.", "The signals at Sulem were out of order."),
        ("The signals at Orrin were operational.", "The lift at Orrin was out of order."),
        ("The system is broken.", "The alarm system was operational."),
        ("The sound of the siren woke him.", "The siren had failed."),
        ("They heard the siren sound.", "The siren was out of order."),
        ("Two men had been working on the crane.", "The crane was faulty."),
        ("The crane was working on the roof.", "The crane was faulty."),
        ("The driver had turned off the road under the lights.", "The lights were operational."),
        ("The radar failed to show the barge.", "The radar was working."),
        ("The barrier was broken by the lorry.", "The barrier was operational."),
        ("The lift in the tunnel was out of order.", "The pump in the tunnel was working."),
        ("The alarm was working.", "The alarm clock was broken."),
        ("The sirens were working again.", "The sirens had failed."),
        ("Orrin shut its market.", "The bridge stayed open."),
        ("Orrin shut its market.", "The market will remain open, the mayor said."),
        ("The lamp was in good order.", "The boiler had been leaking for weeks."),
        ("The clinic ran out of blood.", "There is enough bread."),
    ],
)
def test_no_clash_is_made_of(one: str, two: str) -> None:
    assert compared(one, two) == []


def test_another_month_or_year_is_another_story() -> None:
    days = {"r1": "2021-10-05", "r2": "2021-10-05"}
    assert compared("In March the bomb was in a van.", "The bomb was in a suitcase.", days=days) == []
    assert compared("In 2019 the bomb was in a van.", "The bomb was in a suitcase.", days=days) == []
    assert len(compared("On Oct. 4 the bomb was in a van.", "The bomb was in a suitcase.", days=days)) == 1


def test_what_one_speaker_takes_back_in_another_report_contradicts() -> None:
    one = Writer(1, "“The raft was not overloaded,” Brant said.")
    two = Writer(2, "“The raft was overloaded after all,” Brant said.")
    for writer in (one, two):
        writer.quotations.append(quoted(writer, writer.report.text))
        writer.event("said", "say")
    chains = [writer.chains[-1].id for writer in (one, two)]
    assert [c.verdict for c in fold(one, two, same=(chains[0], chains[1])).comparisons] == [Verdict.CONTRADICT]


def test_a_licence_stands_for_months_and_a_month_dates_its_own_clause_alone() -> None:
    days = {"r1": "2021-06-05", "r2": "2021-06-05"}
    assert compared("The kiln ran without a licence.", "The licence was renewed in May.", days=days)
    one = "The gate was locked with a chain."
    assert compared(one, "The kiln was mended in January, but the gate was open.", days=days)
    assert compared(one, "In January the gate was open.", days=days) == []


def test_every_report_that_gives_an_answer_is_shown_before_any_is_shown_twice() -> None:
    names = ("Orrin", "Sulem", "Tolmak", "Marlow", "Pell", "Ansel")
    said = [f"“All of the dead had bullet wounds,” {name} said." for name in names]
    one, two = Writer(1, " ".join(said)), Writer(2, "All six had gunshot wounds.")
    for line in said:
        one.quotations.append(quoted(one, line))
    three = Writer(3, "Neither of the two men had been shot.")
    for writer in (one, two, three):
        writer.event("had", "have")
    (found,) = fold(one, two, three).comparisons
    assert {r for v in found.values for r in v.reports} == {"r1", "r2", "r3"}


def test_one_person_dies_in_two_ways() -> None:
    one, two = Writer(1, "Orrin died of stab wounds."), Writer(2, "Orrin was shot dead.")
    chains = [writer.who("Orrin") for writer in (one, two)]
    for writer in (one, two):
        writer.event("d", "die")
    (found,) = fold(one, two, same=(chains[0], chains[1])).comparisons
    assert "how somebody came to die" in found.reason
    assert found.group == "how somebody came to die"


def test_every_matter_has_rival_answers_and_no_word_in_two_of_them() -> None:
    for matter in matters():
        words = [word for pattern in matter.answers.values() for word in pattern.pattern.split("|")]
        assert len(words) == len(set(words)), matter.asks
