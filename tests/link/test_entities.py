"""The same person, body and place in every report."""

from dataclasses import replace

from chain_makers import Telling

from recension.link import entities
from recension.link.entities import link_entities
from recension.link.matching import compare_profiles
from recension.model.clusters import cluster_ids
from recension.model.entity import EntityType
from recension.model.judgement import JudgementKind

SOUNDS = ("ba", "do", "ki", "lu", "me", "ro", "sa", "ti", "vu", "ze", "fo", "gi")
ORG, GOV, PLACE, FACILITY = EntityType.ORGANIZATION, EntityType.GOVERNMENT, EntityType.PLACE, EntityType.FACILITY


def clusters(*tellings):
    links = link_entities([t.report for t in tellings], [t.reading for t in tellings])
    ids = [c.id for t in tellings for c in t.chains]
    return cluster_ids(ids, links.judgements, JudgementKind.ENTITY), links


def test_spellings_of_one_name_are_one_person():
    one, two = Telling(1), Telling(2)
    a = one.name("Karim Abdul-Hadi", "Abdul-Hadi")
    b = two.name("Kareem Abdel Hady", "Abdel Hady")
    same, links = clusters(one, two)
    assert same[a] == same[b]
    assert all(j.reasons and j.reasons[0] for j in links.judgements)


def test_name_written_as_one_word_is_the_same():
    one, two = Telling(1), Telling(2)
    a, b = one.name("Orva Beli", kind=PLACE), two.name("Orvabeli", kind=PLACE)
    c, d = one.name("Harbour Watch", kind=ORG), two.name("Harbourwatch", kind=ORG)
    same, _ = clusters(one, two)
    assert same[a] == same[b] and same[c] == same[d]


def test_two_people_of_one_surname_stay_apart():
    one, two = Telling(1), Telling(2)
    a, b = one.name("Ana Ruiz"), two.name("Carlos Ruiz")
    c = two.name("Ruiz")
    same, _ = clusters(one, two)
    assert same[a] != same[b] and same[c] == c


def test_surname_goes_to_its_only_bearer():
    one, two = Telling(1), Telling(2)
    a, b = one.name("Olena Marchuk"), two.name("Marchuk")
    same, _ = clusters(one, two)
    assert same[a] == same[b]


def test_man_and_woman_are_not_one():
    one, two = Telling(1), Telling(2)
    a, b = one.name("Lund", title="Mr"), two.name("Lund", title="Mrs")
    same, _ = clusters(one, two)
    assert same[a] != same[b]


def test_translation_is_known():
    one, two = Telling(1), Telling(2)
    a, b = one.name("Doctors Without Borders", kind=ORG), two.name("Médecins Sans Frontières", kind=ORG)
    same, _ = clusters(one, two)
    assert same[a] == same[b]


def test_capital_that_acts_is_its_country():
    one, two = Telling(1), Telling(2)
    a, b = one.name("Lima", kind=GOV), two.name("Peru", kind=PLACE)
    city = two.name("Lima", kind=PLACE)
    same, _ = clusters(one, two)
    assert same[a] == same[b] != same[city]


def test_capital_where_something_is_stays_a_city_though_most_reports_have_it_act():
    tellings = [Telling(n) for n in range(1, 4)]
    acting = [t.name("Lima", kind=GOV) for t in tellings[:2]]
    city = tellings[2].name("Lima", kind=PLACE)
    same, _ = clusters(*tellings)
    assert same[acting[0]] == same[acting[1]] != same[city]


def test_acronym_meets_its_long_form():
    one, two = Telling(1), Telling(2)
    a, b = one.name("Harbour Safety Agency", kind=ORG), two.name("HSA", kind=ORG)
    same, _ = clusters(one, two)
    assert same[a] == same[b]


def test_bodies_of_two_countries_are_two():
    one, two = Telling(1), Telling(2)
    a, b = one.name("Omani Defence Ministry", kind=GOV), two.name("Chilean Defense Ministry", kind=GOV)
    same, _ = clusters(one, two)
    assert same[a] != same[b]


def test_embassy_is_one_by_name_and_adjective():
    one, two = Telling(1), Telling(2)
    a, b = one.name("American embassy", kind=FACILITY), two.name("US embassy", kind=FACILITY)
    same, _ = clusters(one, two)
    assert same[a] == same[b]


def test_judgements_do_not_depend_on_the_order_of_reports():
    one, two, three = Telling(1), Telling(2), Telling(3)
    one.name("Olena Marchuk"), two.name("Marchuk"), three.name("O. Marchuk")
    assert clusters(one, two, three)[1] == clusters(three, one, two)[1]


def compared(casts, monkeypatch):
    """How many pairs of names are compared, of reports that tell of these people, by number."""
    calls = []
    monkeypatch.setattr(entities, "compare_profiles", lambda a, b: calls.append(1) or compare_profiles(a, b))
    tellings = [Telling(n) for n in range(len(casts))]
    for cast, telling in zip(casts, tellings, strict=True):
        for at in cast:
            telling.name(f"Karim {SOUNDS[at % 12]}{SOUNDS[at // 12 % 12]}{SOUNDS[at // 144 % 12]}ov")
        telling.name("Basra", kind=PLACE), telling.name("Harbour Safety Agency", kind=ORG)
    clusters(*tellings)
    return len(calls)


def test_more_reports_of_the_same_people_take_no_more_comparisons(monkeypatch):
    few, many = (compared([range(40)] * reports, monkeypatch) for reports in (5, 50))
    assert 0 < few == many


def test_names_are_compared_with_few_others(monkeypatch):
    casts = [range(20 * n, 20 * n + 20) for n in range(40)]
    assert 0 < compared(casts, monkeypatch) < 5 * 800  # all with all would be 400 for each of 800 names


def test_abbreviated_region_is_the_region():
    one, two, three = Telling(1), Telling(2), Telling(3)
    a, b, c = one.name("Tennessee", kind=PLACE), two.name("Tenn", kind=PLACE), three.name("TN", kind=PLACE)
    same, _ = clusters(one, two, three)
    assert same[a] == same[b] == same[c]


def test_region_written_in_two_ways_is_one_where_the_map_hears_one_name():
    one, two = Telling(1), Telling(2)
    a, b = one.name("Kordestan Province", kind=PLACE), two.name("Kurdestan province", kind=PLACE)
    others = [one.name(n, kind=PLACE) for n in ("Sanandaj", "Marivan", "Tehran")]
    same, links = clusters(one, two)
    assert all(i in links.known for i in (a, b, *others)) and same[a] == same[b]


def test_city_that_is_called_like_a_building_is_a_place():
    one = Telling(1)
    a, b = one.name("Port Louis", kind=FACILITY), one.name("Port Ellen Hall", kind=FACILITY)
    _, links = clusters(one)
    assert links.known[a].type is EntityType.PLACE
    assert b not in links.known or links.known[b].type is not EntityType.PLACE


def test_short_words_of_places_are_written_out():
    one, two = Telling(1), Telling(2)
    a, b = one.name("Mount Arvel Forest Park", kind=PLACE), two.name("Mt Arvel Forest Park", kind=PLACE)
    c, d = one.name("Gellow Street", kind=PLACE), two.name("Gellow St", kind=PLACE)
    e = two.name("Gellow Road", kind=PLACE)
    same, _ = clusters(one, two)
    assert same[a] == same[b] and same[c] == same[d] != same[e]


def test_county_in_short_is_no_company_and_not_its_town():
    one, two = Telling(1), Telling(2)
    a, b = one.name("Arden", kind=PLACE), two.name("Arden Co.", kind=PLACE)
    same, _ = clusters(one, two)
    assert same[a] != same[b]


def test_side_of_a_town_is_not_the_town():
    one, two = Telling(1), Telling(2)
    a, b = one.name("East Jerusalem", kind=PLACE), two.name("Jerusalem", kind=PLACE)
    same, _ = clusters(one, two)
    assert same[a] != same[b]


def test_shorter_name_goes_to_the_only_body_that_ends_in_it():
    one, two = Telling(1), Telling(2)
    a, b = one.name("German Red Cross", kind=ORG), two.name("Red Cross", kind=ORG)
    c, d = one.name("Fishery Ministry", kind=GOV), two.name("Ministry", kind=GOV)
    same, _ = clusters(one, two)
    assert same[a] == same[b] and same[c] == same[d]


def test_shorter_name_that_two_bodies_end_in_stays_open():
    one, two = Telling(1), Telling(2)
    a, b = one.name("Fishery Ministry", kind=GOV), one.name("Forest Ministry", kind=GOV)
    c = two.name("Ministry", kind=GOV)
    d, e = one.name("Social Union Party", kind=ORG), two.name("Union Party", kind=ORG)
    same, _ = clusters(one, two)
    assert len({same[x] for x in (a, b, c)}) == 3
    assert same[d] != same[e]


def test_company_is_one_with_and_without_its_form():
    one, two, three = Telling(1), Telling(2), Telling(3)
    a, b, c = one.name("Marlowe", kind=ORG), two.name("Marlowe Inc.", kind=ORG), three.name("Marlowe Ltd", kind=ORG)
    same, _ = clusters(one, two, three)
    assert same[a] == same[b] == same[c]


def test_word_of_its_kind_behind_an_acronym_makes_no_other_body():
    one, two = Telling(1), Telling(2)
    a, b = one.name("GdV", kind=ORG), two.name("GdV union", kind=ORG)
    c, d = one.name("Chilean military", kind=GOV), two.name("Chilean military court", kind=GOV)
    same, _ = clusters(one, two)
    assert same[a] == same[b] and same[c] != same[d]


def test_names_in_another_order_are_one_person():
    one, two = Telling(1), Telling(2)
    a, b = one.name("Tavik Sondra"), two.name("Sondra Tavik")
    same, _ = clusters(one, two)
    assert same[a] == same[b]


def test_name_in_capitals_tells_least_of_its_type():
    tellings = [Telling(n) for n in range(1, 5)]
    shouted = [t.name("SKARROW", kind=EntityType.PERSON) for t in tellings[:3]]
    spelled = tellings[3].name("Skarrow", kind=PLACE)
    same, _ = clusters(*tellings)
    assert {same[s] for s in shouted} == {same[spelled]}


def test_title_of_another_calling_is_somebody_else():
    one, two, three = Telling(1), Telling(2), Telling(3)
    a = one.name("Clara Holm", title="teacher")
    b = two.name("Holm", title="Commissioner")
    c = three.name("Holm")
    same, _ = clusters(one, two, three)
    assert same[a] == same[c] != same[b]


def test_title_of_one_calling_is_the_bearer():
    one, two = Telling(1), Telling(2)
    a, b = one.name("Clara Holm", title="Mayor"), two.name("Holm", title="Commissioner")
    same, _ = clusters(one, two)
    assert same[a] == same[b]


def test_name_that_goes_on_with_what_it_is_for_is_one():
    one, two = Telling(1), Telling(2)
    a, b = one.name("Arvel Hospital", kind=FACILITY), two.name("Arvel Hospital for Children", kind=FACILITY)
    c, d = one.name("Gellow Co.", kind=PLACE), two.name("Gellow County", kind=PLACE)
    same, _ = clusters(one, two)
    assert same[a] == same[b] and same[c] == same[d]


def test_streets_and_quarters_without_a_container_lie_at_home():
    one, two = Telling(1), Telling(2)
    home = one.name("Pittsburgh", "Pittsburgh", kind=PLACE)
    two.name("Pittsburgh", kind=PLACE)
    street = one.name("Linden Avenue", kind=PLACE)
    quarter = two.name("Homewood", kind=PLACE)
    two.describe("neighbourhood", kind=PLACE)
    two.chains[-1] = replace(two.chains[-1], within=quarter)
    _, links = clusters(one, two)
    at_home = links.known[home].location
    assert links.known[street].location == links.known[quarter].location == at_home


def test_police_and_datelines_tell_the_home():
    one, two = Telling(1), Telling(2)
    one.name("Oakland Police Department", kind=GOV)
    one.name("Springfield", kind=PLACE)
    two.name("Oakland", kind=PLACE)
    street = two.name("Linden Avenue", kind=PLACE)
    _, links = clusters(one, two)
    assert round(links.known[street].location.lat, 1) == 37.8


def test_officer_may_be_named_in_full_without_the_rank():
    one, two = Telling(1), Telling(2)
    a, b = one.name("Ana Lund"), two.name("Lund", title="Officer")
    same, _ = clusters(one, two)
    assert same[a] == same[b]


def test_two_words_for_one_kind_of_place_are_one():
    one, two = Telling(1), Telling(2)
    a, b = one.name("Zelmar Prison", kind=FACILITY), two.name("Zelmar jail", kind=FACILITY)
    c, d = one.name("Orvane", kind=PLACE), two.name("Orvane regency", kind=PLACE)
    same, _ = clusters(one, two)
    assert same[a] == same[b] and same[c] == same[d]


def test_town_that_was_taken_for_a_body_is_a_place():
    one, two, three = Telling(1), Telling(2), Telling(3)
    a, b = one.name("Springfield", kind=PLACE), two.name("Springfield", kind=ORG)
    three.name("Springfield", kind=ORG)
    c, d = two.name("Orvane", kind=ORG), three.name("Orvane", kind=ORG)
    same, links = clusters(one, two, three)
    assert same[a] == same[b] and links.known[b].location is not None
    assert same[c] == same[d] and c not in links.known


def test_acronym_that_a_report_spells_out_is_not_of_its_namesake():
    one, two = Telling(1), Telling(2)
    a, b = one.name("National Pier Authority", "NPA", kind=ORG), two.name("NPA", kind=ORG)
    same, links = clusters(one, two)
    assert same[a] == same[b] and a not in links.known and b not in links.known
    alone = Telling(3)
    c = alone.name("NPA", kind=ORG)
    assert clusters(alone)[1].known[c].type is EntityType.GROUP


BESIDE = "On the quay behind the fish hall", "was seen with two heavy bags before dawn"


def retold(number: int, *words: str, at: tuple[str, str] = BESIDE) -> Telling:
    """A report whose text has each of the words between the same others."""
    telling = Telling(number)
    for described in words:
        telling.describe(at[0])
        telling.describe(described, EntityType.PERSON)
        telling.describe(at[1])
    telling.chains = telling.chains[1::3]
    return telling


def test_a_man_without_a_name_is_one_in_copies() -> None:
    one, two = retold(1, "a man"), retold(2, "a man")
    three = retold(3, "a man", at=("Earlier on the same morning", BESIDE[1]))
    same, links = clusters(one, two, three)
    a, b, c = (same[t.chains[0].id] for t in (one, two, three))
    assert a == b != c
    assert links.judgements[-1].reasons == ("both are “a man”, told in the same words",)


def test_two_of_one_report_are_not_joined_by_a_copy() -> None:
    one, two = retold(1, "a man", "a man"), retold(2, "a man")
    same, _ = clusters(one, two)
    assert len({same[c.id] for c in one.chains}) == 2


def test_few_words_are_no_copy() -> None:
    one, two = (retold(n, "a man", at=("Then", "fled at once")) for n in (1, 2))
    same, _ = clusters(one, two)
    assert same[one.chains[0].id] != same[two.chains[0].id]
