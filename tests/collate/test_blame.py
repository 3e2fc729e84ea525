"""Who began it, who blames whom, who disowns it."""

import re

import pytest
from writers import Writer, compared, fold

from recension.model.comparison import Comparison, Verdict
from recension.model.entity import EntityType, MentionKind
from recension.model.reading import Chain, Mention, local_id
from recension.model.statement import Facet


def told(*texts: tuple[str, tuple[str, ...]], joined: str = "") -> list[Comparison]:
    writers, chains = [], []
    for number, (text, names) in enumerate(texts, start=1):
        writer = Writer(number, text)
        found = {name: writer.who(name) for name in names}
        chains += [found[joined]] if joined in found else []
        writer.event(text.rstrip(".").split()[-1], "matter")
        writers.append(writer)
    same = (chains[0], chains[1]) if len(chains) > 1 else None
    return compared(fold(*writers, same=same), Facet.RESPONSIBLE)


@pytest.mark.parametrize(
    ("one", "two", "clashes"),
    [
        ("The guards fired first, a clerk said.", "Strikers threw the first stones.", 1),
        ("The guards fired first, a clerk said.", "The guards were the first to shoot.", 0),
        ("The guards had begun the firing, a clerk said.", "Strikers launched an unprovoked attack.", 1),
        ("The guards fired first, a clerk said.", "The guards did not know whether strikers attacked first.", 0),
        ("The guards fired first warning shots.", "Strikers threw the first stones.", 0),
    ],
)
def test_who_began_it(one: str, two: str, clashes: int) -> None:
    names = tuple(name for name in ("Strikers", "strikers") if name in two) or ("The guards",)
    found = told((one, ("The guards",)), (two, names))
    assert [c.verdict for c in found] == [Verdict.DIFFER] * clashes


def everywhere(writer: Writer, name: str) -> None:
    """The name as one entity, wherever it stands."""
    starts = [found.start() for found in re.finditer(name, writer.report.text)]
    spans = [writer.report.span(start, start + len(name)) for start in starts]
    mentions = tuple(Mention(span, span, MentionKind.NAME, name) for span in spans)
    chain = local_id(writer.report, "m", spans[0].start, spans[0].end)
    writer.chains.append(Chain(chain, EntityType.GROUP, mentions))


@pytest.mark.parametrize(("second", "clashes"), [("Sulem blamed Orrin", 1), ("Sulem blamed Marlow", 0)])
def test_two_blame_each_other(second: str, clashes: int) -> None:
    writer = Writer(1, f"Orrin blamed Sulem for the attack. In turn {second} for it. Marlow blamed nobody.")
    for name in ("Orrin", "Sulem", "Marlow"):
        everywhere(writer, name)
    writer.event("attack", "attack")
    assert [c.verdict for c in compared(fold(writer), Facet.RESPONSIBLE)] == [Verdict.DIFFER] * clashes


def test_the_blamed_who_has_nothing_to_do_with_it_denies_it() -> None:
    blamed = ("The ministry blamed Sulem for the blast.", ("The ministry", "Sulem"))
    (found,) = told(blamed, ("Sulem had nothing to do with the blast.", ("Sulem",)), joined="Sulem")
    assert found.verdict is Verdict.CONTRADICT
    assert told(blamed, ("Orrin had nothing to do with the blast.", ("Orrin",))) == []


def test_all_who_blame_one_and_all_his_denials_are_one_clash() -> None:
    blamed = ("The ministry blamed Sulem for the blast.", ("The ministry", "Sulem"))
    twice = "Sulem had nothing to do with the blast. Rain fell. Sulem distanced itself from the blast."
    writers = [Writer(1, blamed[0]), Writer(2, twice)]
    one = writers[0].who("Sulem")
    writers[0].who("The ministry")
    everywhere(writers[1], "Sulem")
    for writer in writers:
        writer.event("blast", "blast")
    (found,) = compared(fold(*writers, same=(one, writers[1].chains[0].id)), Facet.RESPONSIBLE)
    assert [len(v.statements) for v in found.values] == [1, 2]
