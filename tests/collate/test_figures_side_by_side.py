"""Which figures stand side by side, which stay apart, and which develop."""

from dataclasses import replace

from writers import Writer, compared, fold, people, raid

from recension.model.comparison import Verdict
from recension.model.statement import Facet, Mood
from recension.model.values import Precision, Quantity, When


def test_one_figure_of_two_reports_stands_in_one_comparison_though_their_events_were_not_joined() -> None:
    one = raid(
        1, "Jets struck depots near Tolmak and at least 25 people were killed.", "at least 25 people", people(25, None)
    )
    two = raid(2, "Air raids near Tolmak killed at least 25 fighters.", "25 fighters", people(25, None, "fighter"))
    found = compared(fold(one, two), Facet.KILLED)
    assert [(c.verdict, len(c.values[0].reports)) for c in found] == [(Verdict.AGREE, 2)]


def test_figures_of_two_days_stay_apart() -> None:
    one = raid(1, "The launch on Monday killed 25 soldiers.", "25 soldiers", people(25, 25, "soldier"))
    two = raid(2, "The launch two weeks later killed 25 soldiers.", "25 soldiers", people(25, 25, "soldier"))
    one.day(one.events[0].id, "2021-03-01")
    two.day(two.events[0].id, "2021-03-15")
    assert len(compared(fold(one, two), Facet.KILLED)) == 2


def test_subgroups_are_compared_with_subgroups() -> None:
    text = "The crash killed 12 people, among them 10 tourists."
    one, two = Writer(1, text), Writer(2, text.replace("The", "That"))
    for writer in (one, two):
        event = writer.event("killed", "kill")
        writer.says("12 people", event, Facet.KILLED, people(12, 12))
        writer.says("10 tourists", event, Facet.KILLED, people(10, 10, "tourist"), group="tourists")
    found = compared(fold(one, two), Facet.KILLED)
    assert sorted((c.values[0].value.low, c.verdict) for c in found) == [  # type: ignore[union-attr]
        (10, Verdict.AGREE),
        (12, Verdict.AGREE),
    ]


def test_copies_count_as_one_origin() -> None:
    text = "Two guards were killed in the raid near Tolmak"
    one = raid(1, text + ".", "Two guards", people(2, 2, "guard"))
    two = raid(2, text + "!", "Two guards", people(2, 2, "guard"))
    (found,) = compared(fold(one, two, copied=(one.report.digest, two.report.digest)), Facet.KILLED)
    assert (found.verdict, found.values[0].origins) == (Verdict.SINGLE, ("o1",))


def test_a_toll_that_a_later_report_raises_is_a_series() -> None:
    one = raid(1, "The quake in Orrin killed 84 people.", "84 people", people(84, 84))
    two = raid(2, "The quake in Orrin killed 85 people.", "85 people", people(85, 85))
    (found,) = compared(fold(one, two, days={"r1": "2021-03-05", "r2": "2021-03-26"}), Facet.KILLED)
    assert (found.series, found.verdict, found.best and found.best.best) == (True, Verdict.DIFFER, 85)


def test_two_tolls_of_one_day_differ() -> None:
    one = raid(1, "The quake in Orrin killed 84 people.", "84 people", people(84, 84))
    two = raid(2, "The quake in Orrin killed 85 people.", "85 people", people(85, 85))
    (found,) = compared(fold(one, two, days={"r1": "2021-03-05", "r2": "2021-03-05"}), Facet.KILLED)
    assert (found.series, found.verdict) == (False, Verdict.DIFFER)


def test_two_figures_of_one_report_that_differ_are_of_two_groups() -> None:
    writer = Writer(1, "The hospital treated 31 people, the clinic treated 20 people.")
    event = writer.event("treated", "treat")
    writer.says("31 people", event, Facet.WOUNDED, people(31, 31))
    writer.says("20 people", event, Facet.WOUNDED, people(20, 20))
    assert len(compared(fold(writer), Facet.WOUNDED)) == 2


def test_what_may_happen_is_not_compared_with_what_did() -> None:
    one = raid(1, "Up to 40 people may be killed.", "40 people", people(None, 40), mood=Mood.POSSIBLE)
    two = raid(2, "The storm killed 40 people.", "40 people", people(40, 40))
    assert len(compared(fold(one, two), Facet.KILLED)) == 2


def test_family_members_are_relatives() -> None:
    one = raid(1, "The blast killed three family members.", "three family members", people(3, 3, "member"))
    two = raid(2, "The bomb killed three relatives.", "three relatives", people(3, 3, "relative"))
    (found,) = compared(fold(one, two), Facet.KILLED)
    assert found.verdict is Verdict.AGREE


def test_two_counts_of_one_report_stay_apart_though_both_could_be_right() -> None:
    writer = Writer(1, "Four to five men fired at a group of four men.")
    event = writer.event("fired", "fire")
    writer.says("Four to five men", event, Facet.COUNT, people(4, 5, "man"))
    writer.says("four men", event, Facet.COUNT, people(4, 4, "man"))
    assert len(compared(fold(writer), Facet.COUNT)) == 2


def test_some_of_a_whole_are_no_rivals_of_a_whole() -> None:
    one = Writer(1, "The fire ruined 14 barns, including five of stone.")
    two = Writer(2, "The fire ruined six barns.")
    one.says("five", one.event("ruined", "ruin"), Facet.COUNT, people(5, 5, "barn"))
    two.says("six barns", two.event("ruined", "ruin"), Facet.COUNT, people(6, 6, "barn"))
    found = compared(fold(one, two, one_event=(one.events[0].id, two.events[0].id)), Facet.COUNT)
    assert len(found) == 2


def test_nurses_and_letters_are_counts_of_two_things() -> None:
    one = Writer(1, "Some 740 nurses wrote of unpaid shifts.")
    two = Writer(2, "More than 700 letters were received.")
    one.says("740 nurses", one.event("wrote", "write"), Facet.COUNT, people(740, 740, "nurse", about=True))
    two.says("700 letters", two.event("received", "receive"), Facet.COUNT, people(701, None, "letter"))
    found = compared(fold(one, two, one_event=(one.events[0].id, two.events[0].id)), Facet.COUNT)
    assert len(found) == 2


def test_a_total_of_several_days_is_divided_by_the_codebook_that_says_so() -> None:
    writer = raid(1, "Ten people were killed from 3 to 5 May.", "Ten people", people(10, 10))
    writer.whens[writer.events[0].id] = When("2021-05-03", "2021-05-05", Precision.DAY, "from 3 to 5 May")
    (found,) = compared(fold(writer, codebook="acled"), Facet.KILLED)
    assert found.best is not None
    assert [share.figure for share in found.best.days] == [4, 3, 3]


def test_several_of_a_large_battle_are_ten_to_acled() -> None:
    writer = Writer(1, "The battle killed several soldiers and wounded 400.")
    event = writer.event("battle", "battle")
    writer.says("several soldiers", event, Facet.KILLED, Quantity(3, 9, True, "soldier", "several soldiers"))
    writer.says("400", event, Facet.WOUNDED, people(400, 400))
    (found,) = compared(fold(writer, codebook="acled"), Facet.KILLED)
    assert found.best is not None
    assert found.best.best == 10


def quoting(number: int, text: str, *, credited: bool = True) -> tuple[Writer, str]:
    writer = Writer(number, text)
    guard = writer.who("coast guard")
    told = {"said_by": (guard,)} if credited else {}
    writer.says("nine people", writer.event("drowned", "drown"), Facet.KILLED, people(9, 9), **told)
    return writer, guard


def test_two_origins_that_quote_one_spokesman_are_one_source() -> None:
    one, guard = quoting(1, "The coast guard said that nine people drowned off Tolmak.")
    two, other = quoting(2, "Off Tolmak nine people drowned, said the coast guard.")
    (found,) = compared(fold(one, two, same=(guard, other)), Facet.KILLED)
    assert (len(found.values[0].origins), len(found.values[0].sources)) == (2, 1)
    assert found.reason.endswith("2 origins, but one source: all credit coast guard")


def test_an_origin_that_says_it_itself_is_a_source_of_its_own() -> None:
    one, guard = quoting(1, "The coast guard said that nine people drowned off Tolmak.")
    two, other = quoting(2, "Off Tolmak nine people drowned; the coast guard came.", credited=False)
    (found,) = compared(fold(one, two, same=(guard, other)), Facet.KILLED)
    assert len(found.values[0].sources) == 2
    assert "one source" not in found.reason


def count(number: int, text: str, words: str, unit: str, **more: object) -> Writer:
    writer, told = Writer(number, text), int(words.split()[0])
    event = writer.event("used" if "used" in text else "were", "use")
    writer.says(words, event, Facet.COUNT, people(told, told, unit), **more)
    return writer


def test_the_only_counts_of_a_thing_are_rivals() -> None:
    one = count(1, "Smugglers used 3 boats on the lake.", "3 boats", "boat")
    two = count(2, "The gang had come over at night; 2 boats were left on the lake.", "2 boats", "boat")
    (found,) = compared(fold(one, two), Facet.COUNT)
    assert found.verdict is Verdict.DIFFER


def test_the_only_counts_of_people_are_no_rivals() -> None:
    one = count(1, "The police used 3 officers on the lake.", "3 officers", "officer")
    two = count(2, "The gang had come over at night; 2 officers were there.", "2 officers", "officer")
    assert len(compared(fold(one, two), Facet.COUNT)) == 2


def test_two_names_of_one_machine_are_counted_together() -> None:
    one = count(1, "The army used 30 planes over the valley.", "30 planes", "plane")
    two = count(2, "Some 30 jets were in the air.", "30 jets", "jet")
    (found,) = compared(fold(one, two), Facet.COUNT)
    assert found.verdict is Verdict.AGREE


def test_people_on_board_are_compared_though_told_of_in_two_scenes() -> None:
    one = count(1, "The coastguard said 112 passengers were on board.", "112 passengers", "passenger", method="aboard")
    two = count(2, "He said 103 people were aboard, and 86 lived.", "103 people", "person", method="aboard")
    (found,) = compared(fold(one, two), Facet.COUNT)
    assert (found.verdict, found.group) == (Verdict.DIFFER, "on board")


def test_a_nation_and_its_people_are_one_group() -> None:
    one, two = Writer(1, "The navy held 12 Danes."), Writer(2, "The navy held 12 Danish sailors.")
    for writer, words, group in ((one, "12 Danes", "Danes"), (two, "12 Danish sailors", "Danish sailors")):
        writer.says(words, writer.event("held", "hold"), Facet.DETAINED, people(12, 12), group=group)
    (found,) = compared(fold(one, two), Facet.DETAINED)
    assert found.verdict is Verdict.AGREE


def test_nearer_counts_are_the_likelier_rivals() -> None:
    one = Writer(1, "The raid killed 11 soldiers.")
    one.says("11 soldiers", one.event("raid", "raid"), Facet.KILLED, people(11, 11, "soldier"))
    two = Writer(2, "The raid killed 7 soldiers. The raid killed 12 soldiers.")
    event = two.event("raid", "raid")
    two.says("7 soldiers", event, Facet.KILLED, people(7, 7, "soldier"))
    two.says("12 soldiers", event, Facet.KILLED, people(12, 12, "soldier"))
    found = compared(fold(one, two, one_event=(one.events[0].id, two.events[0].id)), Facet.KILLED)
    assert sorted(sorted(v.value.low for v in c.values) for c in found) == [[7], [11, 12]]  # type: ignore[union-attr]


def test_an_event_of_which_a_report_counts_many_tells_little() -> None:
    one = Writer(1, "In Arden 7 people died.")
    one.says("7 people", one.event("died", "die"), Facet.KILLED, people(7, 7))
    two = Writer(2, "Guns killed 7 soldiers, a shell 3 guards and bombs 40 villagers.")
    event = two.event("killed", "kill")
    for words, figure, unit in (
        ("7 soldiers", 7, "soldier"),
        ("3 guards", 3, "guard"),
        ("40 villagers", 40, "villager"),
    ):
        two.says(words, event, Facet.KILLED, people(figure, figure, unit))
    found = compared(fold(one, two, one_event=(one.events[0].id, two.events[0].id)), Facet.KILLED)
    assert len(found) == 4


def test_counts_of_one_earlier_year_are_rivals_and_none_of_the_news() -> None:
    one = Writer(1, "The crush killed 310 people. In 2006 a crush there claimed 346 lives.")
    one.says("310 people", one.event("killed", "kill"), Facet.KILLED, people(310, 310))
    one.says("346 lives", one.event("claimed", "claim"), Facet.KILLED, people(346, 346, "life"))
    two = Writer(2, "A crush in 2006 left 364 pilgrims dead there.")
    two.says("364 pilgrims", two.event("left", "leave"), Facet.KILLED, people(364, 364, "pilgrim"))
    one.day(one.events[0].id, "2015-09-24")
    found = compared(fold(one, two, days={"r1": "2015-09-24", "r2": "2015-09-26"}), Facet.KILLED)
    assert sorted(sorted(v.value.low for v in c.values) for c in found) == [[310], [346, 364]]  # type: ignore[union-attr]


def test_the_figure_before_an_earlier_one_is_not_earlier() -> None:
    text = "Nine people were killed near Tolmak, he said, raising an earlier toll of six."
    one, two = Writer(1, text), raid(2, "At least nine people were killed near Tolmak.", "nine people", people(9, 9))
    event = one.event("killed", "kill")
    one.says("Nine people", event, Facet.KILLED, people(9, 9))
    one.says("toll of six", event, Facet.KILLED, people(6, 6))
    found = compared(fold(one, two), Facet.KILLED)
    assert [sorted(v.value.low for v in c.values) for c in found] == [[6, 9]]  # type: ignore[union-attr]


def test_the_lightly_hurt_are_all_where_a_report_has_no_others() -> None:
    said = "were {}injured in the collision near Tolmak."
    one, two = Writer(1, f"Two sailors {said.format('slightly ')}"), Writer(2, f"Three sailors {said.format('')}")
    for writer, words, figure in ((one, "Two sailors", 2), (two, "Three sailors", 3)):
        span = writer.report.text.split(" in the")[0]
        writer.says(span, writer.event("injured", "injure"), Facet.WOUNDED, people(figure, figure, "sailor"))
        assert words in span
    assert [c.verdict for c in compared(fold(one, two), Facet.WOUNDED)] == [Verdict.DIFFER]


def test_what_lies_years_back_is_past_in_whatever_tense_it_is_told() -> None:
    one = raid(1, "A crash in 1996 killed three officers.", "three officers", people(3, 3, "officer"))
    two = raid(2, "In 1996 three officers were killed.", "three officers", people(3, 3, "officer"))
    for writer, background in ((one, False), (two, True)):
        event = writer.events[0]
        writer.events[0] = replace(event, background=background)
        writer.day(event.id, "1996-01-31")
    found = compared(fold(one, two, days={"r1": "2024-02-05", "r2": "2024-02-05"}), Facet.KILLED)
    assert [(c.verdict, len(c.values)) for c in found] == [(Verdict.AGREE, 1)]


def test_those_inside_are_counted_as_one_whole_whatever_they_are_called() -> None:
    told = ((1, "Twelve people were working in the mine near Tolmak.", "Twelve people", people(12, 12)),)
    told += ((2, "Thirteen men were in the mine near Tolmak.", "Thirteen men", people(13, 13, "man")),)
    writers = []
    for number, text, words, value in told:
        writer = Writer(number, text)
        writer.says(words, writer.event("mine", "mine"), Facet.COUNT, value, method="inside")
        writers.append(writer)
    assert [c.verdict for c in compared(fold(*writers), Facet.COUNT)] == [Verdict.DIFFER]


def test_some_of_them_are_no_rivals_of_a_toll() -> None:
    one, two = Writer(1, "Six of them drowned near Tolmak."), Writer(2, "The toll near Tolmak is at 9.")
    one.says("Six of them", one.event("drowned", "drown"), Facet.KILLED, people(6, 6), group="them")
    two.says("9", two.event("toll", "toll"), Facet.KILLED, people(9, 9))
    assert len(compared(fold(one, two), Facet.KILLED)) == 2
