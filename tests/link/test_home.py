"""The town that an incident's reports are told of."""

from recension.link.gazetteer import Place
from recension.link.home import find_home
from recension.model.entity import GeoPrecision


def town(name: str, geonames: str | None = "1") -> Place:
    return Place(name, 1.0, 2.0, "XX", "01", 5_000, GeoPrecision.CITY, 3, geonames)


SKARROW, ORRIN = town("Skarrow", "1"), town("Orrin", "2")


def test_home_is_named_by_most_reports() -> None:
    told = [("r1", SKARROW, 1), ("r2", SKARROW, 1), ("r1", ORRIN, 9)]
    assert find_home(told, 3) == SKARROW


def test_of_two_the_one_named_more_often_is_home() -> None:
    assert find_home([("r1", SKARROW, 2), ("r1", ORRIN, 3)], 1) == ORRIN


def test_there_is_none_where_few_reports_name_it() -> None:
    assert find_home([("r1", SKARROW, 2)], 3) is None


def test_what_no_list_has_is_no_home() -> None:
    assert find_home([("r1", town("The depot", None), 5)], 1) is None


def test_one_whose_police_are_told_of_comes_first() -> None:
    assert find_home([("r1", SKARROW, 1), ("r1", ORRIN, 9)], 1, {SKARROW}) == SKARROW
    assert find_home([("r1", SKARROW, 1), ("r1", ORRIN, 9), ("r2", ORRIN, 1), ("r3", ORRIN, 1)], 3, {SKARROW}) == ORRIN
