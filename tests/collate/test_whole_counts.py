"""The counts of all to whom something came stand side by side, however far apart and however told."""

from dataclasses import replace

import pytest
from writers import Writer, compared, fold, people, raid

from recension.model.comparison import Comparison, Verdict
from recension.model.statement import Facet, Mood
from recension.model.values import Quantity

DAYS = {"r1": "2021-03-05", "r2": "2021-03-07"}


def sinking(number: int, text: str, words: str, low: int, verb: str = "died", **more: object) -> Writer:
    writer = Writer(number, text)
    writer.says(words, writer.event(verb, verb), Facet.KILLED, people(low, low), **more)
    return writer


def test_first_count_and_late_toll_are_one_fact() -> None:
    one = sinking(1, "Nine people died when the ferry went down.", "Nine people", 9)
    two = sinking(2, "Divers brought the toll to 46 on Sunday.", "46", 46, "brought", method="toll")
    (found,) = compared(fold(one, two, days=DAYS), Facet.KILLED)
    assert [v.value.low for v in found.values] == [9, 46] or found.series  # type: ignore[union-attr]


def test_counts_of_one_day_that_are_far_apart_stay_apart() -> None:
    one = sinking(1, "Nine people died when the ferry went down.", "Nine people", 9)
    two = sinking(2, "At sea 46 people died.", "46 people", 46)
    assert len(compared(fold(one, two, days=DAYS | {"r2": "2021-03-05"}), Facet.KILLED)) == 2


def test_count_of_the_other_side_stands_beside_the_report_s_own() -> None:
    text = "Medics said six people died in the march. Police insisted that only three people perished."
    writer = Writer(1, text)
    medics, police = writer.who("Medics"), writer.who("Police")
    writer.says("six people", writer.event("died", "die"), Facet.KILLED, people(6, 6), said_by=(medics,))
    three = people(3, 3)
    value = type(three)(3, 3, False, "person", "only three people")
    writer.says("three people", writer.event("perished", "perish"), Facet.KILLED, value, said_by=(police,))
    other = sinking(2, "Seven people died in the march, an aid group said.", "Seven people", 7)
    (found,) = compared(fold(writer, other, days=DAYS), Facet.KILLED)
    assert (found.verdict, len(found.values)) == (Verdict.DIFFER, 3)


def test_two_dead_of_a_report_that_nobody_disputes_are_of_two_incidents() -> None:
    writer = Writer(1, "Nine people died in the ferry. Forty people perished in another.")
    writer.says("Nine people", writer.event("died", "die"), Facet.KILLED, people(9, None))
    writer.says("Forty people", writer.event("perished", "perish"), Facet.KILLED, people(40, None))
    assert len(compared(fold(writer), Facet.KILLED)) == 2


def test_deaths_of_another_year_are_no_whole() -> None:
    one = sinking(1, "Nine people died when the ferry went down.", "Nine people", 9)
    two = sinking(2, "In 2012 some 40 people died there.", "40 people", 40)
    assert len(compared(fold(one, two, days=DAYS), Facet.KILLED)) == 2


def test_those_who_are_treated_are_not_all_who_were_hurt() -> None:
    one = raid(1, "The raid hurt dozens of people.", "dozens of people", people(24, 99, about=True), "hurt")
    two = raid(2, "A clinic treated 41 people.", "41 people", people(41, 41), "treated", method="in care: figure")
    assert len(compared(fold(one, two), Facet.KILLED)) == 2


def test_those_who_are_treated_are_all_the_hurt_where_only_a_few_of_them_are_told_besides() -> None:
    one = Writer(1, "Gangs fought. Two people were wounded by stones. A clinic treated 48 people.")
    one.says("Two people", one.event("wounded", "wound"), Facet.WOUNDED, people(2, 2))
    one.says("48 people", one.event("treated", "treat"), Facet.WOUNDED, people(48, 48), method="in care: figure")
    two = counting(2, "In the brawl 65 people came to harm.", "65 people", Facet.WOUNDED, people(65, 65))
    found = compared(fold(one, two), Facet.WOUNDED)
    assert sorted(v.value.low for c in found if len(c.values) > 1 for v in c.values) == [48, 65]  # type: ignore[union-attr]


def test_count_that_a_report_no_longer_holds_is_the_whole_that_another_gives() -> None:
    one = sinking(1, "At least 14 people died when the ferry went down.", "At least 14 people", 14)
    two = Writer(2, "The ferry left 21 people who died. An earlier tally had stood at 14 dead.")
    two.says("21 people", two.event("died", "die"), Facet.KILLED, people(21, 21))
    two.says("14 dead", two.event("stood", "stand"), Facet.KILLED, people(14, 14), method="toll")
    (found,) = compared(fold(one, two, days=DAYS), Facet.KILLED)
    assert len([s for v in found.values for s in v.statements]) == 3


def test_those_in_intensive_care_are_the_gravely_hurt() -> None:
    one = Writer(1, "The blast hurt 40 people. Eight of them were in grave condition.")
    one.says("40 people", one.event("hurt", "hurt"), Facet.WOUNDED, people(40, 40))
    one.says("Eight of them", one.event("were", "be"), Facet.WOUNDED, people(8, 8), method="part of: figure")
    two = Writer(2, "The blast hurt 47 people. On Sunday six remain in intensive care.")
    two.says("47 people", two.event("hurt", "hurt"), Facet.WOUNDED, people(47, 47))
    two.says("six", two.event("remain", "remain"), Facet.WOUNDED, people(6, 6), method="in care: figure")
    found = compared(fold(one, two), Facet.WOUNDED)
    assert [sorted(v.value.low for v in c.values) for c in found] == [[40, 47], [6, 8]]  # type: ignore[union-attr]


def test_survivors_are_counted_together() -> None:
    one, two = Writer(1, "Boats saved 97 survivors."), Writer(2, "In all 115 people came ashore.")
    one.says("97 survivors", one.event("saved", "save"), Facet.COUNT, people(97, 97, "survivor"))
    two.says("115 people", two.event("came", "come"), Facet.COUNT, people(115, 115, "survivor"), method="alive")
    (found,) = compared(fold(one, two, days=DAYS), Facet.COUNT)
    assert found.verdict is Verdict.DIFFER


def test_children_among_the_dead_are_counted_together() -> None:
    one = sinking(1, "Two children were among those who died.", "Two children", 2, method="part of: figure")
    two = sinking(2, "Seven children died in the ferry.", "Seven children", 7)
    for writer, low in ((one, 2), (two, 7)):
        statement = writer.statements[0]
        writer.statements[0] = replace(statement, value=people(low, low, "child"))
    (found,) = compared(fold(one, two, days=DAYS), Facet.KILLED)
    assert {v.value.low for v in found.values} == {2, 7}  # type: ignore[union-attr]


def test_children_are_counted_together_whether_of_them_or_of_those_who_died() -> None:
    one = sinking(1, "Seven of those who died were children.", "Seven of those who died", 7, group="children")
    two = Writer(2, "The ferry went down with 40 people. Nine of them were children.")
    two.says("40 people", two.event("went", "go"), Facet.KILLED, people(40, 40))
    two.says("Nine of them", two.event("were", "be"), Facet.KILLED, people(9, 9), method="subgroup", group="children")
    three = sinking(3, "At least eight children died.", "eight children", 8)
    three.statements[0] = replace(three.statements[0], value=people(8, 8, "child"))
    found = compared(fold(one, two, three), Facet.KILLED)
    assert [7, 8, 9] in [sorted(v.value.low for v in c.values) for c in found]  # type: ignore[union-attr]


def test_members_of_the_police_are_police() -> None:
    one = sinking(1, "Three constables died at the picket.", "Three constables", 3)
    two = sinking(2, "A group said that eight members of the city police died.", "eight members of the city police", 8)
    one.statements[0] = replace(one.statements[0], value=people(3, 3, "constable"))
    two.statements[0] = replace(two.statements[0], value=people(8, 8, "member"))
    (found,) = compared(fold(one, two, days=DAYS), Facet.KILLED)
    assert len(found.values) == 2


def test_toll_that_the_first_figure_is_added_to_is_the_whole() -> None:
    text = "Four people died overnight, bringing the toll to 23."
    writer = sinking(1, text, "Four people", 4)
    writer.says("23", writer.event("bringing", "bring"), Facet.KILLED, people(23, 23), method="toll")
    other = sinking(2, "The blast left 17 people who died.", "17 people", 17)
    found = compared(fold(writer, other, days={"r1": "2021-03-07", "r2": "2021-03-05"}), Facet.KILLED)
    assert sorted(len(c.values) for c in found) == [1, 2]


def test_earlier_incident_is_known_by_a_name_that_both_have_there_alone() -> None:
    one = Writer(1, "The storm went on. After the Silver Kestrel over 30 people died, few took that route again.")
    two = Writer(
        2, "The storm went on. It left the owner of the Silver Kestrel in court for what 36 people perished of."
    )
    one.says("over 30 people", one.event("died", "die"), Facet.KILLED, people(31, None))
    two.says("36 people", two.event("perished", "perish"), Facet.KILLED, people(36, 36))
    for writer in (one, two):
        writer.event("went", "go")
        writer.statements[0] = replace(writer.statements[0], mood=Mood.BACKGROUND)
    (found,) = compared(fold(one, two, days=DAYS), Facet.KILLED)
    assert found.verdict is Verdict.REFINE


def test_weights_of_a_bomb_are_rivals_though_it_is_named_in_the_sentence_before() -> None:
    one = Writer(1, "The bomb lay in a cart. We think that about 12 kilograms were used.")
    two = Writer(2, "An explosive device of 8 kilograms went off.")
    one.says("12 kilograms", one.event("used", "use"), Facet.MEASURE, people(12, 12, "kg"))
    two.says("8 kilograms", two.event("went", "go"), Facet.MEASURE, people(8, 8, "kg"))
    (found,) = compared(fold(one, two), Facet.MEASURE)
    assert found.verdict is Verdict.DIFFER


def test_guards_hurt_are_no_version_of_all_the_hurt_of_their_own_report() -> None:
    writer = Writer(1, "More than 50 people were hurt. A group spoke of wounding dozens of guards.")
    event = writer.event("hurt", "hurt")
    writer.says("More than 50 people", event, Facet.WOUNDED, people(51, None))
    writer.says("dozens of guards", event, Facet.WOUNDED, people(24, 99, "guard", about=True))
    assert len(compared(fold(writer), Facet.WOUNDED)) == 2


def counting(number: int, text: str, words: str, facet: Facet, value: Quantity, **more: object) -> Writer:
    """A report that gives one count, of an event that is told by the first word behind it."""
    writer = Writer(number, text)
    writer.says(words, writer.event(text.split()[-1].rstrip("."), "be"), facet, value, **more)
    return writer


@pytest.mark.parametrize(
    ("facet", "here", "there"),
    [
        (Facet.ABDUCTED, ("Raiders took 32 pupils.", "pupil"), ("The gang seized 34 children.", "child")),
        (Facet.FREED, ("The army freed 29 girls.", "girl"), ("Home are 31 people.", "person")),
        (Facet.MISSING, ("Families miss 20 relatives.", "relative"), ("Lost are 11 people.", "person")),
        (Facet.DETAINED, ("Troops hold 3 bandits.", "bandit"), ("In cells are 4 suspects.", "suspect")),
        (Facet.KILLED, ("Jets killed 18 villagers.", "villager"), ("There died 21 people.", "person")),
        (Facet.PARTICIPANTS, ("There marched 50 people.", "person"), ("Police saw 12 people.", "person")),
    ],
)
def test_counts_of_all_are_one_fact_whatever_those_are_called(
    facet: Facet, here: tuple[str, str], there: tuple[str, str]
) -> None:
    writers = []
    for number, (text, unit) in enumerate((here, there), start=1):
        words = " ".join(text.rstrip(".").split()[-2:])
        figure = int(words.split()[0])
        writers.append(counting(number, text, words, facet, people(figure, figure, unit)))
    (found,) = compared(fold(*writers, days=DAYS), facet)
    assert (found.verdict, len(found.values)) == (Verdict.DIFFER, 2)


def test_fighters_killed_are_no_count_of_all() -> None:
    one = counting(1, "The raid killed 40 fighters.", "40 fighters", Facet.KILLED, people(40, 40, "fighter"))
    two = counting(2, "In the raid died 21 people.", "21 people", Facet.KILLED, people(21, 21))
    assert len(compared(fold(one, two, days=DAYS), Facet.KILLED)) == 2


def test_fighters_and_villagers_are_not_one_because_people_may_be_either() -> None:
    text = "In March jets killed 8 villagers. Guns killed 8 fighters."
    one = Writer(1, text)
    one.says("8 villagers", one.event("jets", "jet"), Facet.KILLED, people(8, 8, "villager"))
    one.says("8 fighters", one.event("Guns", "gun"), Facet.KILLED, people(8, 8, "fighter"))
    two = counting(2, "In March jets killed 8 people.", "8 people", Facet.KILLED, people(8, 8))
    record = fold(one, two, one_event=(one.events[0].id, two.events[0].id))
    assert not [c for c in compared(record, Facet.KILLED) if len([s for v in c.values for s in v.statements]) > 2]


def test_count_of_another_source_right_beside_is_a_rival_and_one_far_off_is_not() -> None:
    near = "The ministry counts 15 dead. The mission says that at least 14 villagers were killed."
    far = near.replace(". The mission", ". " + "Talks went on and on. " * 20 + "The mission")
    for text, together in ((near, True), (far, False)):
        writer = Writer(1, text)
        ministry, mission = writer.who("ministry"), writer.who("mission")
        writer.says("15", writer.event("counts", "count"), Facet.KILLED, people(15, 15), said_by=(ministry,))
        value = people(14, None, "villager")
        writer.says("at least 14 villagers", writer.event("killed", "kill"), Facet.KILLED, value, said_by=(mission,))
        other = counting(2, "In the raid died 16 people.", "16 people", Facet.KILLED, people(16, 16))
        sizes = [len(c.values) for c in compared(fold(writer, other, days=DAYS), Facet.KILLED)]
        assert (3 in sizes) is together


def test_the_gravely_hurt_are_counted_together() -> None:
    one = Writer(1, "The blast hurt 40 people. Nine of them were in a critical condition.")
    one.says("40 people", one.event("hurt", "hurt"), Facet.WOUNDED, people(40, 40))
    one.says("Nine of them", one.event("were", "be"), Facet.WOUNDED, people(9, 9), method="part of: figure")
    two = Writer(2, "The blast hurt 47 people. Seven others are fighting for their lives.")
    two.says("47 people", two.event("hurt", "hurt"), Facet.WOUNDED, people(47, 47))
    two.says("Seven others", two.event("are", "be"), Facet.WOUNDED, people(7, 7, "other"), method="suffered: figure")
    found = compared(fold(one, two), Facet.WOUNDED)
    assert sorted(sorted(v.value.low for v in c.values) for c in found) == [[7, 9], [40, 47]]  # type: ignore[union-attr]


def test_some_of_those_who_were_taken_are_not_all_of_them() -> None:
    one = counting(1, "Raiders took 32 pupils.", "32 pupils", Facet.ABDUCTED, people(32, 32, "pupil"))
    words = "29 of the pupils who were taken"
    two = counting(2, f"Home are {words}.", words, Facet.ABDUCTED, people(29, 29, "pupil"))
    assert len(compared(fold(one, two, days=DAYS), Facet.ABDUCTED)) == 2


def test_villagers_told_first_are_all_where_smaller_counts_follow() -> None:
    text = "The raid killed 18 villagers. In the town died 11 people."
    one = Writer(1, text)
    one.says("18 villagers", one.event("killed", "kill"), Facet.KILLED, people(18, 18, "villager"))
    one.says("11 people", one.event("died", "die"), Facet.KILLED, people(11, 11))
    two = counting(2, "In the raid died 21 people.", "21 people", Facet.KILLED, people(21, 21))
    found = compared(fold(one, two, days=DAYS), Facet.KILLED)
    assert {18, 21} in [{v.value.low for v in c.values} for c in found]  # type: ignore[union-attr]


def test_those_added_up_are_all_where_the_report_gives_no_count_of_its_own() -> None:
    words = "eight guards and four clerks"
    one = counting(1, f"The bomb killed {words}.", words, Facet.KILLED, people(12, 12), method="verb: sum of conjuncts")
    two = counting(2, "By the bomb died 13 people.", "13 people", Facet.KILLED, people(13, 13))
    (found,) = compared(fold(one, two, days=DAYS), Facet.KILLED)
    assert found.verdict is Verdict.DIFFER


def test_bodies_found_are_no_early_count_of_hundreds() -> None:
    one = counting(
        1, "Divers found 24 bodies.", "24 bodies", Facet.KILLED, people(24, 24, "body"), method="bodies: figure"
    )
    two = counting(2, "On the boat died 800 people.", "800 people", Facet.KILLED, people(800, 800))
    assert len(compared(fold(one, two, days=DAYS), Facet.KILLED)) == 2


def test_a_fourth_pirate_who_was_caught_is_the_only_one_caught() -> None:
    one = counting(
        1, "Three were shot, and a fourth pirate caught.", "a fourth pirate", Facet.DETAINED, people(1, 1, "pirate")
    )
    two = counting(2, "In a cell sits one suspect.", "one suspect", Facet.DETAINED, people(1, 1, "suspect"))
    for writer in (one, two):
        statement = writer.statements[0]
        value = replace(statement.value, text=statement.span.text)
        writer.statements[0] = replace(statement, value=value, method="verb: single")
    assert len(compared(fold(one, two, days=DAYS), Facet.DETAINED)) == 1


def test_bodies_as_many_as_the_dead_are_the_dead() -> None:
    text = "Only nine people drowned, rescuers believe. Hours later a nurse in Orrin had seen nine bodies."
    writer = sinking(1, text, "nine people", 9, "drowned")
    nine = people(9, 9, "body")
    writer.says("nine bodies", writer.event("seen", "see"), Facet.KILLED, nine, method="bodies: figure")
    writer.statements[0] = replace(writer.statements[0], value=people(9, None))
    other = sinking(2, "Seventeen people perished in the ferry.", "Seventeen people", 17, "perished")
    (found,) = compared(fold(writer, other, days=DAYS), Facet.KILLED)
    assert sum(len(v.statements) for v in found.values) == 3


def test_figure_that_fits_no_other_report_yields_to_one_that_does() -> None:
    writer = sinking(1, "Two lived no longer than a day. The ministry said 22 people died.", "Two", 2, "lived")
    writer.says("22 people", writer.event("died", "die"), Facet.KILLED, people(22, 22))
    other = sinking(2, "The count of those who died was raised to 29.", "29", 29, "died", method="toll")
    found = compared(fold(writer, other, days=DAYS), Facet.KILLED)
    assert sorted(sorted(v.value.low for v in c.values) for c in found) == [[2], [22, 29]]  # type: ignore[union-attr]


def treated(number: int, text: str, low: int, method: str) -> Writer:
    words = f"{low} people"
    writer = Writer(number, text)
    writer.says(words, writer.event("crash", "crash"), Facet.WOUNDED, people(low, low), method=method)
    return writer


def test_hurt_whom_one_clinic_treats_are_what_a_report_knows_of_the_hurt() -> None:
    one = treated(1, "A clinic treats 19 people after the crash.", 19, "in care: figure")
    two = treated(2, "In the crash 23 people were hurt.", 23, "verb: figure")
    (found,) = compared(fold(one, two, days=DAYS), Facet.WOUNDED)
    assert len(found.values) == 2


def test_hurt_of_two_clinics_are_no_count_of_all() -> None:
    one = treated(1, "A clinic treats 19 people after the crash, another 14.", 19, "in care: figure")
    one.says("14", one.event("crash", "crash"), Facet.WOUNDED, people(14, 14), method="in care: figure")
    two = treated(2, "In the crash 23 people were hurt.", 23, "verb: figure")
    assert len(compared(fold(one, two, days=DAYS), Facet.WOUNDED)) == 3


def test_dozens_hurt_are_not_those_of_one_clinic_of_two() -> None:
    one = treated(1, "Dozens were hurt in the crash. A clinic treats 31 people, another 24.", 31, "in care: figure")
    one.says("24", one.event("crash", "crash"), Facet.WOUNDED, people(24, 24), method="in care: figure")
    hurt = one.event("hurt", "hurt")
    one.says("Dozens", hurt, Facet.WOUNDED, people(24, 99, about=True), method="verb: figure")
    two = treated(2, "In the crash 53 people were hurt.", 53, "verb: figure")
    found = compared(fold(one, two, days=DAYS), Facet.WOUNDED)
    assert sorted(c.verdict.value for c in found) == ["refine", "single", "single"]


def test_dead_of_one_side_stand_side_by_side_whatever_they_are_called() -> None:
    one = sinking(1, "Four soldiers died at the post.", "Four soldiers", 4)
    two = sinking(2, "Three gendarmes died at the post.", "Three gendarmes", 3)
    one.statements[0] = replace(one.statements[0], value=people(4, 4, "soldier"))
    two.statements[0] = replace(two.statements[0], value=people(3, 3, "gendarme"))
    (found,) = compared(fold(one, two, days=DAYS), Facet.KILLED)
    assert found.verdict is Verdict.DIFFER


def test_far_fewer_dead_on_a_later_day_are_others() -> None:
    one = sinking(1, "Nineteen villagers died in the raid.", "Nineteen villagers", 19)
    two = sinking(2, "Two villagers died at the ford.", "Two villagers", 2)
    for writer, low in ((one, 19), (two, 2)):
        writer.statements[0] = replace(writer.statements[0], value=people(low, low, "villager"))
    assert len(compared(fold(one, two, days=DAYS), Facet.KILLED)) == 2


def taken(number: int, text: str, words: str, low: int, high: int | None, verb: str) -> Writer:
    writer = Writer(number, text)
    who = writer.who(text.split(" said")[0])
    writer.says(words, writer.event(verb, verb), Facet.ABDUCTED, people(low, high), said_by=(who,))
    return writer


def test_nobody_taken_stands_beside_those_who_are_said_to_be() -> None:
    one = taken(1, "The mayor said raiders seized at least six herders.", "six herders", 6, None, "seized")
    two = taken(2, "The governor said nobody was led away.", "nobody", 0, 0, "led")
    (found,) = compared(fold(one, two, days=DAYS), Facet.ABDUCTED)
    assert found.verdict is Verdict.DIFFER


def test_mourners_are_no_part_of_the_march() -> None:
    one = Writer(1, "Some 600 people marched on the pit.")
    one.says("600 people", one.event("marched", "march"), Facet.PARTICIPANTS, people(600, 600))
    two = Writer(2, "Later 2,000 walked behind the coffin.")
    two.says("2,000", two.event("walked", "walk"), Facet.PARTICIPANTS, people(2000, 2000, "mourner"))
    assert len(compared(fold(one, two, days=DAYS), Facet.PARTICIPANTS)) == 2


def test_members_of_the_forces_and_security_agents_are_of_one_side() -> None:
    told = {1: ("13 members of the security forces", 13, "member"), 2: ("17 security agents", 17, "agent")}
    writers = []
    for number, (words, low, noun) in told.items():
        writer = Writer(number, f"Stones wounded {words}.")
        group = "security agents" if noun == "agent" else None
        wounded = writer.event("wounded", "wound")
        writer.says(words, wounded, Facet.WOUNDED, people(low, low, noun), group=group, method="toll")
        writers.append(writer)
    (found,) = compared(fold(*writers, days=DAYS), Facet.WOUNDED)
    assert len(found.values) == 2


def test_headline_s_count_of_guests_is_the_count_of_people() -> None:
    text = "The union said 30 guests were gone. Raiders seized 30 people. Of 19 the police know."
    one = taken(1, text, "30 people", 30, None, "seized")
    one.says("30 guests", one.event("gone", "go"), Facet.ABDUCTED, people(30, None, "guest"))
    police = (one.who("police"),)
    one.says("19", one.event("know", "know"), Facet.ABDUCTED, people(19, 19), method="toll", said_by=police)
    two = taken(2, "The governor said 34 people were led away.", "34 people", 34, 34, "led")
    (found,) = compared(fold(one, two, days=DAYS), Facet.ABDUCTED)
    assert sum(len(v.statements) for v in found.values) == 4


def test_figure_without_a_time_has_that_of_its_sentence() -> None:
    one = Writer(1, "Last winter ten herders were taken and set free for two million paid in cash.")
    event = one.event("taken", "take")
    one.day(event, "2020-12-10")
    one.says("ten herders", event, Facet.ABDUCTED, people(10, 10))
    one.says("two million", one.event("paid", "pay"), Facet.MONEY, people(2_000_000, 2_000_000, "NGN"))
    two = Writer(2, "On Friday they were set free for nine million paid in cash.")
    event = two.event("paid", "pay")
    two.day(event, "2021-03-05")
    two.says("nine million", event, Facet.MONEY, people(9_000_000, 9_000_000, "NGN"))
    assert len(compared(fold(one, two, days=DAYS), Facet.MONEY)) == 2


def two_raids(words: str, **more: object) -> list[Comparison]:
    none = replace(people(0, 0), text=words)
    one = raid(1, f"The raid came at dawn and {words} was killed.", words, none, "raid", method="none", **more)
    two = raid(2, "The raid killed two people.", "two people", people(2, 2), "raid")
    record = fold(one, two, one_event=(one.events[0].id, two.events[0].id))
    return compared(record, Facet.KILLED)


def test_nobody_killed_stands_beside_the_dead_of_another_report() -> None:
    (found,) = two_raids("nobody")
    assert (found.verdict, sorted(v.value.low for v in found.values)) == (Verdict.DIFFER, [0, 2])  # type: ignore[union-attr]


def test_no_one_else_and_no_guard_leave_the_dead_of_others() -> None:
    assert len(two_raids("no one else", additional=True)) == 2
    assert len(two_raids("no guard", group="guard")) == 2
    assert len(two_raids("no embassy staff")) == 2


def test_those_on_board_do_not_grow_from_day_to_day() -> None:
    one, two = Writer(1, "Two nurses were on board the ferry."), Writer(2, "The ferry had 226 passengers aboard.")
    one.says("Two nurses", one.event("ferry", "ferry"), Facet.COUNT, people(2, 2, "nurse"), method="aboard")
    two.says("226 passengers", two.event("ferry", "ferry"), Facet.COUNT, people(226, 226), method="aboard")
    assert len(compared(fold(one, two, days=DAYS), Facet.COUNT)) == 2
