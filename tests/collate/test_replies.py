"""Claims and the denials that answer them in one report."""

from writers import Writer, compared, fold

from recension.model.comparison import Comparison, Verdict
from recension.model.statement import Facet, Mood


def answered(text: str, *who: str, quoted: tuple[str, str] | None = None) -> list[Comparison]:
    writer = Writer(1, text)
    chains = {name: writer.who(name) for name in who}
    if quoted:
        writer.quote(quoted[1], chains[quoted[0]])
    writer.event(text.split()[-2], "matter")
    record = fold(writer)
    assert all(s.span.text in text for s in record.statements)
    return compared(record, Facet.HAPPENED)


def test_a_claim_clashes_with_the_denial_right_after_it() -> None:
    (found,) = answered(
        "The guild claimed that the crew had been warned of ice. The owner denied that any notice had come in time.",
        "The guild",
        "The owner",
    )
    assert found.verdict is Verdict.CONTRADICT
    assert "crew had been warned of ice" in found.reason
    assert "The owner denied that any notice had come in time" in found.reason


def test_a_denial_by_a_name_for_the_claim_answers_the_last_accusation() -> None:
    (found,) = answered(
        "Orrin accused the port of hiding a leak. Rain fell all day. The harbour office rejected the charge outright.",
        "Orrin",
        "The harbour office",
    )
    assert "Orrin accused the port of hiding a leak" in found.reason


def test_this_is_what_was_said_in_the_sentence_before() -> None:
    text = (
        "“Nobody ever signed my permit for the voyage,” Orrin said. The lawyer denied this, saying that it was signed."
    )
    (found,) = answered(text, "Orrin", "The lawyer", quoted=("Orrin", "Nobody ever signed my permit for the voyage"))
    assert "saying that it was signed" in found.reason


def test_no_such_thing_denies_what_was_told_of_it() -> None:
    text = "“I was ordered to sail that evening,” Orrin said. Sulem Lines says no such order was given to him."
    writer = Writer(1, text)
    orrin, lines = writer.who("Orrin"), writer.who("Sulem Lines")
    writer.quote("I was ordered to sail that evening", orrin)
    writer.quote("no such order was given to him", lines)
    writer.event("given", "give")
    record = fold(writer)
    (found,) = compared(record, Facet.HAPPENED)
    assert found.verdict is Verdict.CONTRADICT
    assert [s.span.text for s in record.statements if s.mood is Mood.DENIED] == ["no such order was given to him"]


def test_an_offer_that_is_rejected_and_bail_that_is_denied_answer_nothing() -> None:
    said = "Orrin claimed that the firm was worth more. "
    assert answered(said + "The owner rejected the offer from abroad.", "Orrin", "The owner") == []
    assert answered(said + "Sulem was denied bail by the judge.", "Orrin", "Sulem") == []
    assert answered(said + "The owner did not deny that at all.", "Orrin", "The owner") == []
    assert answered(said + "The court rejected the claim at once.", "Orrin", "The court") == []
    assert answered(said + "The owner rejected the claim for damages.", "Orrin", "The owner") == []


def test_a_relative_clause_denies_and_an_attribute_does_not() -> None:
    said = "Orrin accused the port of hiding a leak. "
    for denial in (
        "It was the harbour office that denied the claim.",
        "The owner sent a letter that denied the claim.",
    ):
        (found,) = answered(said + denial, "Orrin", "The owner" if "owner" in denial else "the harbour office")
        assert "that denied the claim" in found.reason
    assert answered(said + "The owner spoke of the denied claim.", "Orrin", "The owner") == []
    assert answered(said + "The owner spoke of that hotly disputed claim.", "Orrin", "The owner") == []


def test_a_charge_is_denied_by_another_than_made_it_whoever_that_was_taken_for() -> None:
    writer = Writer(1, "Orrin accused the port of hiding a leak. He denied the charge at once.")
    orrin, he = writer.who("Orrin"), writer.who("He")
    writer.event("leak", "leak")
    record = fold(writer, same=(orrin, he))
    assert len(compared(record, Facet.HAPPENED)) == 1
    assert all(not s.said_by for s in record.statements if s.mood is Mood.DENIED)


def test_nobody_denies_his_own_claim() -> None:
    writer = Writer(1, "Orrin claimed that the crew was drunk. He denied that the crew was paid late.")
    orrin, he = writer.who("Orrin"), writer.who("He")
    writer.event("paid", "pay")
    assert compared(fold(writer, same=(orrin, he)), Facet.HAPPENED) == []


def test_one_answer_that_denies_two_things_stands_in_two_clashes() -> None:
    text = "“Nobody ever signed my permit to sail,” Orrin said. The lawyer denied this, saying it was not overloaded."
    one, two = Writer(1, text), Writer(2, "The barge sank because it was overloaded.")
    one.quote("Nobody ever signed my permit to sail", one.who("Orrin"))
    one.who("The lawyer")
    for writer in (one, two):
        writer.event("overloaded", "overload")
    reasons = [c.reason for c in compared(fold(one, two), Facet.HAPPENED)]
    assert len(reasons) == 2
    assert any("permit" in reason for reason in reasons)
