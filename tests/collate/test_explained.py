"""Figures that differ in size and can all be right; by the real reading."""

from functools import cache

import pytest

from recension.api import Recension
from recension.ingest import report_from_text
from recension.model.comparison import Verdict


@cache
def recension() -> Recension:
    return Recension()


def found(verdict: Verdict, *texts: str) -> list[str]:
    """The reasons of all comparisons of the reports on which this is the verdict."""
    reports = [report_from_text(text, f"{number}.txt", number) for number, text in enumerate(texts, start=1)]
    return [c.reason for c in recension().record(reports).comparisons if c.verdict is verdict]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param(
            "The salt pact in Brenn on Monday covers nearly 90% of the mines. More than 90 percent of the men cheered.",
            "The salt pact was signed in Brenn on Monday. The mayor is 100 percent behind the guards.",
            id="shares of other things",
        ),
        pytest.param(
            "A gunman shot four people at a dance hall in Brenn on Monday, police said.",
            "One man was killed and three others were wounded on Monday when a gunman opened fire in a hall in Brenn.",
            id="one of those who were shot died",
        ),
        pytest.param(
            "Shots were fired in a bar in Pell on Friday. Two men were wounded and taken to a clinic. Two others were "
            "wounded and driven there by friends, police said.",
            "Four men were wounded on Friday in a shooting at a bar in Pell.",
            id="two and two others are four",
        ),
        pytest.param(
            "Three people were killed in a shooting at a house in Pell on Friday.",
            "A man killed two people at a house in Pell on Friday before he shot himself.",
            id="the killer died, too",
        ),
        pytest.param(
            "Police arrested three people on Friday for the shooting in Pell.",
            "Ilo Brant was arrested on Friday for the shooting in Pell. His two brothers were also arrested.",
            id="two were arrested besides",
        ),
        pytest.param(
            "A clerk killed five people at a house in Pell on Friday.",
            "A clerk killed his parents and three younger brothers at a house in Pell on Friday.",
            id="his parents died, too",
        ),
        pytest.param(
            "Ana Orrin won the contest in Pell on Sunday. Ana Orrin caught 29 trout in the lake that day.",
            "Bo Sulem came second at Pell on Sunday. Bo Sulem caught 39 trout in the lake that day.",
            id="two anglers",
        ),
        pytest.param(
            "Four people were shot at a fair in Pell on Friday, police said.",
            "A gunman opened fire at a fair in Pell on Friday. Two of the victims were in critical "
            "condition and two suffered minor injuries, a clerk said.",
            id="two are hurt slightly beside two gravely",
        ),
        pytest.param(
            "Four people were shot in a tavern in Pell on Friday, police said.",
            "Shots were fired in a tavern in Pell on Friday. Guards found one man, who was shot twice, and "
            "two women, who were also shot.",
            id="two women were hit besides",
        ),
        pytest.param(
            "Four people were wounded in a shooting at a dance in Brenn on Monday, police said.",
            "A shooting at a dance in Brenn wounded many people on Monday. Three teenagers were wounded, a clerk said.",
            id="the young are some of the hurt",
        ),
        pytest.param(
            "Four people were killed in a shooting at an inn in Pell on Friday, police said.",
            "A baker, his wife and their son were killed in a room of an inn in the old part of Pell on "
            "Friday afternoon, and guards call what they found there a grim and baffling murder-suicide.",
            id="the killer died, as the sentence tells further on",
        ),
        pytest.param(
            "Ilo Brant was charged in Pell on Friday. Bail was set at $500,000 for each count.",
            "Ilo Brant was charged in Pell on Friday. Bail was set at $1 million.",
            id="a bail for each count",
        ),
        pytest.param(
            "Fire damaged a chapel in Pell on Friday. Damage was estimated at $US1 million ($1.52 million), "
            "wardens said.",
            "Fire damaged a chapel in Pell on Friday. Damage was estimated at $1 million.",
            id="the same in other dollars",
        ),
        pytest.param(
            "On Wednesday, 5 May 2021, about 200 people attended the vigil in Pell.",
            "PELL, 4 May 2021 - Between 60 and 100 people attended the vigil in Pell.",
            id="a crowd of which the other report could not know",
        ),
        pytest.param(
            "Ilo Brant scored 20 points in Pell on Friday.",
            "Ilo Brant, who averages 22 points, played in Pell on Friday.",
            id="an average",
        ),
        pytest.param(
            "Five people were wounded in a shooting in Pell on Friday, guards said.",
            "A shooting shook Pell on Friday. When guards came, they found two men with gunshot wounds.",
            id="two were found there",
        ),
        pytest.param(
            "Five people were wounded in a shooting in Pell on Friday.",
            "Olan Brisk is accused of wounding Ana Orrin, 18, and Bo Sulem, 20, in the shooting in Pell on Friday.",
            id="two are known by name",
        ),
        pytest.param(
            "Five people were killed in a shooting in Pell on Friday.",
            "Guards made known the identities of three victims killed in the shooting in Pell on Friday.",
            id="three are identified",
        ),
        pytest.param(
            "Three people are dead, including the gunman, after a shooting in Pell on Friday.",
            "A gunman opened fire in Pell on Friday and killed two people.",
            id="the gunman is among three dead",
        ),
        pytest.param(
            "Two men and the gunman were killed in a bar in Pell on Friday.",
            "A gunman killed two men in a bar in Pell on Friday.",
            id="two and the gunman",
        ),
        pytest.param(
            "Three people were killed in a bar in Pell on Friday. The gunman is among the dead.",
            "A gunman killed two people in a bar in Pell on Friday.",
            id="the gunman is told of among the dead",
        ),
        pytest.param(
            "Sixteen people have been found dead so far after the flood in Pell on Friday.",
            "Twenty people were found dead after the flood in Pell on Friday.",
            id="found so far",
        ),
        pytest.param(
            "Five people were killed in a fire in Pell on Friday.",
            "Guards gave the names of three people killed in the fire in Pell on Friday.",
            id="three are named",
        ),
        pytest.param(
            "Three people were killed in a house in Pell on Friday.",
            "The three people and an unborn baby were killed in a house in Pell on Friday, the guard said.",
            id="a child not yet born",
        ),
        pytest.param(
            "Three women were standing at the gate of the mill in Pell on Friday when a gunman opened fire.",
            "A maid was standing at the gate of the mill in Pell with two other women on Friday when a "
            "gunman opened fire.",
            id="two others beside a maid",
        ),
    ],
)
def test_figures_that_can_all_be_right_do_not_differ(one: str, two: str) -> None:
    assert found(Verdict.DIFFER, one, two) == []


def test_of_exact_figures_none_is_the_other_rounded() -> None:
    assert (
        found(
            Verdict.DIFFER,
            "The vote in Veldia began on Sunday. Clerks counted 288 names on the lists. "
            "Of the 288 names, 286 are of farmers and 202 of the young.",
            "On Sunday 288 names stood on the lists in Veldia.",
            "Almost all of the 288 names in Veldia on Sunday were of one valley.",
        )
        == []
    )


def test_two_counts_of_the_wounded_differ() -> None:
    texts = (f"{count} people were wounded on Friday in a shooting at a bar in Pell." for count in ("Ten", "Twelve"))
    assert len(found(Verdict.DIFFER, *texts)) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param(
            "Guards arrested five people in Orsa on Monday over the raid. More than 40 shots were fired.",
            "Guards arrested nine people in Orsa on Monday over the raid.",
            id="more of something else",
        ),
        pytest.param(
            "Guards arrested five people in Orsa on Monday over the raid. They also seized two guns.",
            "Guards arrested nine people in Orsa on Monday over the raid.",
            id="guns were seized also",
        ),
        pytest.param(
            "A suicide bomber killed nine people in Orsa on Monday.",
            "A bomb killed ten people in Orsa on Monday.",
            id="a bomber of whose death nobody tells",
        ),
        pytest.param(
            "Shots were fired in a bar in Orsa on Monday. Guards found two wounded men.",
            "Shots were fired in a bar in Orsa on Monday. Five men were wounded.",
            id="of others nobody tells",
        ),
        pytest.param(
            "Three people were killed in a shooting at a bar in Pell on Friday.",
            "Four people were killed in a shooting at a bar in Pell on Friday and the suspect was arrested.",
            id="the suspect was arrested",
        ),
        pytest.param(
            "Three people were killed in a shooting at a bar in Pell on Friday.",
            "Four people were killed in a shooting at a bar in Pell on Friday, and guards held a man and the gunman.",
            id="others were held with the gunman",
        ),
        pytest.param(
            "Three people who have not been identified were killed in a fire in Pell on Friday.",
            "Five people were killed in a fire in Pell on Friday.",
            id="nobody was identified",
        ),
        pytest.param(
            "Three people were killed in a shooting in the name of a lake god in Pell on Friday.",
            "Five people were killed in a shooting in Pell on Friday.",
            id="in the name of a god",
        ),
        pytest.param(
            "Four women were killed in a shooting at a bar in Pell on Friday. Nobody else was hurt.",
            "Six people were killed in a shooting at a bar in Pell on Friday.",
            id="four women are all whom the report counts",
        ),
        pytest.param(
            "Sixteen people were killed in the flood in Pell on Friday, and no arrests were made so far.",
            "Twenty people were killed in the flood in Pell on Friday.",
            id="no arrests so far",
        ),
        pytest.param(
            "Sixteen people were killed in the flood in Pell on Friday and nobody has been held so far.",
            "Twenty people were killed in the flood in Pell on Friday.",
            id="nobody held so far, without a comma",
        ),
        pytest.param(
            "Two Veldian guards and a clerk were killed in a shooting in Pell on Friday.",
            "Five people were killed in a shooting in Pell on Friday.",
            id="a nation is no victim's name",
        ),
    ],
)
def test_figures_differ_where_nothing_tells_of_others(one: str, two: str) -> None:
    assert len(found(Verdict.DIFFER, one, two)) == 1


@pytest.mark.parametrize(
    ("told", "why"),
    [
        pytest.param(
            "A shooting shook Pell on Friday. Guards found two men with gunshot wounds.", "found hurt", id="found"
        ),
        pytest.param(
            "Olan Brisk is accused of wounding Ana Orrin, 18, and Bo Sulem, 20, in the shooting in Pell on Friday.",
            "by name",
            id="named",
        ),
        pytest.param(
            "Guards made known the identities of two victims wounded in the shooting in Pell on Friday.",
            "identified",
            id="identified",
        ),
    ],
)
def test_a_part_is_explained_by_what_makes_it_one(told: str, why: str) -> None:
    whole = "Five people were wounded in a shooting in Pell on Friday."
    reasons = found(Verdict.OVERLAP, whole, told)
    assert any(why in reason for reason in reasons)


def test_what_a_text_sets_on_its_own_day_may_be_a_day_off() -> None:
    told = "The council of Brenn held a meeting on the strike {}, Bo Sulem said."
    assert found(Verdict.DIFFER, told.format("today, 6 May 2021"), told.format("on 5 May 2021")) == []


@pytest.mark.parametrize("what", ["A tanker exploded", "A fire broke out in a barn near Pell"])
def test_hours_of_a_deed_differ_though_nobody_was_hurt(what: str) -> None:
    assert len(found(Verdict.DIFFER, *(f"{what} at {hour} on 3 May 2021." for hour in ("3 a.m.", "11 p.m.")))) == 1


def test_whom_police_did_not_name_to_one_paper_they_may_have_named_to_another() -> None:
    named = "The fire killed two. The police chief identified the victims as a baker and his son."
    unnamed = "Two died in the fire. The victims, whom the police chief did not identify, were a baker and his son."
    assert found(Verdict.CONTRADICT, named, unnamed) == []


def test_who_was_not_arrested_that_night_may_have_been_later() -> None:
    arrested = "The teacher shot a pupil in Pell on Monday. Guards arrested teacher Olan Brisk in the town."
    shot = "The teacher shot a pupil in Pell on Monday."
    at_large = "Olan Brisk had not been arrested on the night of the shooting."
    assert found(Verdict.CONTRADICT, arrested, f"{shot} A captain said that {at_large}") == []
