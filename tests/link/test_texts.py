"""Copies, rewrites, quotations that everybody carries, and who took it from whom."""

import hashlib
from dataclasses import replace
from itertools import product

from recension.link.alignment import Sentences, _may_be_alike, align_sentences, sentences_of
from recension.link.neighbours import find_neighbours
from recension.link.reuse import Material, Told
from recension.link.shingles import read_body
from recension.link.texts import TextLinks, link_texts
from recension.model.comparison import LineageKind
from recension.model.judgement import Sameness
from recension.model.report import DatedBy, Part, PartKind, Published, Report

WIRE = (
    "MARLOW, Veldia (Interwire) - A ferry carrying commuters struck the north pier of Marlow harbour on Tuesday "
    "morning, injuring at least 14 passengers, the coast guard said. The vessel had left the island of Tarn "
    "shortly after six and was about to dock when its engines failed to reverse, according to two deckhands. "
    "Rescue boats reached the pier within ten minutes and brought the injured ashore. Nine of them were taken to "
    "the county hospital with broken bones. The ferry company said that the same ship had been repaired in March "
    "after a similar fault. Inspectors from the transport ministry sealed the engine room and began to question "
    "the crew."
)
EDITED = (
    "A ferry carrying commuters struck the north pier of Marlow harbour on Tuesday morning, injuring at least 14 "
    "passengers, the coast guard said. Rescue boats reached the pier within ten minutes and brought the injured "
    "ashore. The ferry company said that the same ship had been repaired in March after a similar fault."
)
REWORDED = (
    "Inspectors of the transport ministry have sealed the engine room and started to question the crew. The ferry"
    " company stated that this same ship was repaired in March following a similar fault. A ferry that carried "
    "commuters hit the north pier of Marlow harbour Tuesday morning and injured at least 14 passengers, the coast"
    " guard stated. Rescue boats got to the pier in ten minutes and took the injured ashore. The vessel left the "
    "island of Tarn shortly past six and was going to dock as its engines did not reverse, two deckhands stated."
)
INDEPENDENT = (
    "More than a dozen people were hurt in Marlow yesterday when the morning boat from Tarn crashed into the "
    "harbour wall. Passengers told our reporter that they had been thrown to the floor without any warning. “We "
    "heard a bang and then everything went sideways, and nobody told us what to do for a very long time,” one "
    "woman said. The coast guard has opened an inquiry. It was the second accident of the line in a year, and the"
    " town council wants to know why the boat was back in service."
)
QUOTING = (
    "Shaken travellers came off the Marlow boat with cuts and bruises. “We heard a bang and then everything went "
    "sideways, and nobody told us what to do for a very long time,” a passenger recalled. The mayor visited the "
    "wounded in the evening and promised that the harbour would stay closed until experts had looked at the wall."
    " Buses will run in its place."
)


def report(
    number: int, text: str, outlet: str | None = None, day: str | None = None, agency: str | None = None
) -> Report:
    published = Published(day, day, DatedBy.METADATA) if day else None
    digest = hashlib.sha256(f"{number}{text}".encode()).hexdigest()
    parts = (Part(PartKind.BODY, 0, len(text)),)
    return Report(f"r{number}", digest, "", text, outlet=outlet, published=published, parts=parts, agency=agency)


def kinds(links: TextLinks) -> dict[frozenset[str], LineageKind]:
    return {frozenset(line.reports): line.kind for line in links.lineage}


def test_a_text_that_is_cut_is_a_copy_of_one_origin() -> None:
    links = link_texts([report(1, WIRE), report(2, EDITED)])
    assert kinds(links) == {frozenset({"r1", "r2"}): LineageKind.COPY}
    assert [j.verdict for j in links.judgements] == [Sameness.SAME]


def test_a_text_that_is_reworded_and_reordered_is_a_rewrite() -> None:
    links = link_texts([report(1, WIRE), report(2, REWORDED)])
    assert kinds(links) == {frozenset({"r1", "r2"}): LineageKind.REWRITE}


def test_two_texts_on_one_event_stay_apart() -> None:
    assert link_texts([report(1, WIRE), report(2, INDEPENDENT)]).lineage == ()


def test_a_quotation_that_both_carry_is_no_reuse() -> None:
    links = link_texts([report(1, INDEPENDENT), report(2, QUOTING)])
    assert links.lineage == ()


def test_the_earlier_text_is_the_source() -> None:
    links = link_texts([report(1, WIRE, day="2021-05-04"), report(2, REWORDED, day="2021-05-06")])
    assert links.lineage[0].source == "r1"


def test_the_agency_is_the_source_of_what_credits_it() -> None:
    wire = report(1, WIRE, outlet="www.interwire.example", agency="Interwire")
    links = link_texts([wire, report(2, EDITED, outlet="daily.example", agency="Interwire")])
    assert links.lineage[0].source == "r1"


def test_two_outlets_of_one_agency_have_no_source_among_them() -> None:
    one = report(1, WIRE, outlet="daily.example", agency="Interwire")
    two = report(2, EDITED, outlet="weekly.example", agency="Interwire")
    assert link_texts([one, two]).lineage[0].source is None


def test_the_whole_text_is_the_source_of_the_part() -> None:
    assert link_texts([report(1, WIRE), report(2, EDITED)]).lineage[0].source == "r1"


def test_passages_quote_both_texts() -> None:
    reports = {r.id: r for r in (report(1, WIRE), report(2, EDITED))}
    line = link_texts(list(reports.values())).lineage[0]
    assert line.passages
    for passage in line.passages:
        for span in (passage.a, passage.b):
            assert reports[span.report].text[span.start : span.end] == span.text


def test_the_order_of_reports_changes_nothing() -> None:
    reports = [report(1, WIRE), report(2, EDITED), report(3, INDEPENDENT), report(4, REWORDED)]
    assert link_texts(reports) == link_texts(reports[::-1])


def test_among_many_reports_copies_are_still_neighbours() -> None:
    others = [
        report(n, f"Item {n}. " + " ".join(f"{(n * 37 + k * k) % 5000}th" for k in range(90)) + ".")
        for n in range(3, 80)
    ]
    materials = [Material(r, Told(read_body(r))) for r in (report(1, WIRE), report(2, EDITED), *others)]
    assert (0, 1) in find_neighbours(materials)
    assert len(find_neighbours(materials)) < 100


def test_an_empty_report_shares_nothing() -> None:
    assert link_texts([report(1, ""), report(2, ""), report(3, WIRE)]).lineage == ()


def test_one_text_given_twice_is_no_matter_of_judgement() -> None:
    one = report(1, WIRE)
    links = link_texts([one, replace(one, id="r2")])
    assert kinds(links) == {frozenset({"r1", "r2"}): LineageKind.COPY} and links.judgements == ()


def sentences(text: str) -> Sentences:
    return Sentences(sentences_of(read_body(report(1, text))))


def test_a_sentence_copied_word_for_word_is_found_where_it_first_stands() -> None:
    told = "Rescue boats reached the pier within ten minutes and brought the injured ashore. "
    two = sentences("Nobody had seen the broken signal lamp that evening. " + told * 2)
    [pair] = align_sentences(sentences(told), two)
    assert (pair.b, pair.score) == (1, 1.0)


def test_what_shares_too_few_words_could_not_be_alike() -> None:
    for one, two in product(sentences(WIRE).all, sentences(REWORDED).all):
        shared = len(one.stems.keys() & two.stems.keys())
        assert shared >= one.least_shared or not _may_be_alike(one, two, shared)
