"""Groups of mentions."""

from recension.read.grouping import Groups


def test_groups_come_by_first_mention():
    groups = Groups(4)
    groups.join(1, 3, "the same name")
    assert list(groups.groups()) == [[0], [1, 3], [2]]
    assert groups.reason(3) == "the same name" and groups.reason(0) is None


def test_what_is_kept_apart_is_not_joined_by_way_of_others():
    groups = Groups(4)
    groups.keep_apart(0, 2)
    assert groups.join(2, 3, "the same name")
    assert not groups.join(0, 3, "a surname")
    assert groups.are_apart(3, 0) and not groups.are_joined(0, 3)


def test_join_of_one_group_is_no_news():
    groups = Groups(2)
    assert groups.join(0, 1, "first") and groups.join(0, 1, "second")
    assert groups.reason(1) == "first"
