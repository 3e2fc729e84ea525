"""Which short names are whose, and that a report full of them costs no more than its length."""

from collections.abc import Sequence
from dataclasses import replace

from parsed import parse

from recension.encoder.findings import Analysis
from recension.model.entity import EntityType, MentionKind
from recension.read.found import Found
from recension.read.grouping import Groups
from recension.read.people import join_people


class Counted(Groups):
    """Counts how often a group is looked up."""

    steps = 0

    def root(self, at: int) -> int:
        self.steps += 1
        return super().root(at)


def joined(*names: str) -> Counted:
    """The groups of people who are named one after the other, each in a sentence of its own."""
    analysis, mentions = told_of(names)
    groups = Counted(len(mentions))
    join_people(analysis, mentions, groups)
    return groups


def told_of(names: Sequence[str]) -> tuple[Analysis, list[Found]]:
    told, mentions, at = [], [], 0
    for name in names:
        words = name.split()
        told.append(" ".join(f"{word}/PROPN/NNP>{len(words) - 1}:root" for word in words) + f" {STOP}")
        mentions.append(found(at, at + len(words), name))
        at += len(words) + 1
    return parse(" | ".join(told)), mentions


def joined_with_titles(*names: tuple[str | None, str]) -> Groups:
    """The same of people with titles."""
    analysis, mentions = told_of([name for _, name in names])
    groups = Groups(len(mentions))
    join_people(analysis, [replace(m, title=t) for m, (t, _) in zip(mentions, names, strict=True)], groups)
    return groups


def found(first: int, last: int, name: str) -> Found:
    return Found(first, last, last - 1, MentionKind.NAME, EntityType.PERSON, name)


STOP = "./PUNCT/.>0:punct"


def test_surname_of_two_is_whose_full_name_came_last() -> None:
    groups = joined("Ada Vane", "Vane", "Ira Vane", "Vane", "Vane")
    assert groups.are_joined(0, 1)
    assert groups.are_joined(2, 3)
    assert groups.are_joined(2, 4)
    assert not groups.are_joined(0, 2)


def test_surname_far_from_its_bearers_is_whose_the_report_tells_most_of() -> None:
    groups = joined("Ada Vane", "Vane", "Ira Vane", "Lena Odom", "Lena Odom", "Vane")
    assert groups.are_joined(0, 5)
    assert not groups.are_joined(2, 5)


def test_surname_stays_his_to_whom_it_was_given_where_another_bearer_is_named_by_the_way() -> None:
    names = ("Ada Vane", "Vane", "Ira Vane", "Vane")
    analysis, mentions = told_of(names)
    for relation, mother in (("obl", 0), ("nsubj", 2)):
        tokens = tuple(replace(t, relation=relation) if t.index == mentions[2].head else t for t in analysis.tokens)
        groups = Groups(len(mentions))
        join_people(replace(analysis, tokens=tokens), mentions, groups)
        assert groups.are_joined(mother, 3)


def test_husband_and_wife_are_two_though_one_has_no_title_at_first() -> None:
    groups = joined_with_titles(("Mayor", "Vane"), ("Ms.", "Vane"), ("Mr.", "Vane"), ("Mr.", "Vane"))
    assert not groups.are_joined(1, 2)
    assert groups.are_joined(2, 3)


def test_title_of_another_calling_is_not_a_bare_surnames() -> None:
    groups = joined_with_titles(("teacher", "Ada Vane"), ("Commissioner", "Vane"), (None, "Vane"))
    assert not groups.are_joined(0, 1)
    assert groups.are_joined(0, 2)


def test_steps_grow_with_the_mentions_of_a_surname_and_not_with_their_square() -> None:
    few, many = (joined(*["Ada Vane", "Ira Vane"] * n, *["Vane"] * n).steps for n in (100, 400))
    assert many < 5 * few


def test_brothers_with_names_that_sound_alike_are_two() -> None:
    for one, two in (("Craig Lund", "Greg Lund"), ("Daniel Lund", "Daniela Lund")):
        assert not joined(one, two).are_joined(0, 1)


def test_two_spellings_of_one_given_name_are_one_person() -> None:
    for one, two in (("Sara Lund", "Sarah Lund"), ("Qadir Lund", "Kadir Lund")):
        assert joined(one, two).are_joined(0, 1)


def test_king_with_his_number_is_the_king_where_no_other_is_told_of() -> None:
    assert joined("Ivo Norvane", "Norvane II").are_joined(0, 1)
    groups = joined("Norvane I", "Norvane II", "Norvane I")
    assert not groups.are_joined(0, 1)
    assert groups.are_joined(0, 2)
