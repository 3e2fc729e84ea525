"""Quotation marks, claims and speakers: whose words are whose."""

from dataclasses import replace
from time import perf_counter

import pytest
from parsed import empty, make_report, parse

from recension.encoder.findings import Attribution, EntityHead
from recension.model.entity import EntityType, MentionKind
from recension.model.quotation import QuotationKind
from recension.model.reading import Chain, Mention
from recension.model.report import Report
from recension.read.attributions import Attribution as Credited
from recension.read.attributions import Attributions, find_attributions
from recension.read.claims import find_claims
from recension.read.cues import Stance, load_cues
from recension.read.quotations import find_quotations
from recension.read.quotemarks import find_quoted, find_story
from recension.read.sources import says_aside, source_phrase


def quoted(text: str) -> list[str]:
    report = make_report(text)
    return [text[q.start : q.end] for q in find_quoted(text, find_story(report))]


MARKED = {
    'She said: "The bridge is gone."': ["The bridge is gone."],
    "“The bridge,” she said, “is gone.”": ["The bridge,", "is gone."],
    "»Die Brücke« is what they call it.": ["Die Brücke"],
    "He called it ‘a bad day’ for the town.": ["a bad day"],
    "It was the protesters' third march and the mayor's first.": [],
    "She said 'the farmers' dog' barked, and 'it was dark', too.": ["the farmers' dog", "it was dark"],
    # a mark that was lost after a full stop
    '"We ran. "There was smoke. "I fell," he said.': ["We ran.", "There was smoke.", "I fell,"],
    # turned round by an editor's hand
    "”We stay until Monday,” he said.": ["We stay until Monday,"],
    'A 12" pipe and a 6" valve lay there.': [],
    # a mark left over after a comma opens nothing
    "Stay calm, ”a man told them at the gate.": [],
}


@pytest.mark.parametrize(("text", "found"), MARKED.items())
def test_quotation_marks_are_paired(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_quotation_over_paragraphs_closes_only_the_last() -> None:
    text = "“The first day was calm.\n\n“The second was not.”\n\nNobody slept."
    pieces = find_quoted(text, find_story(make_report(text)))
    assert [(text[q.start : q.end], q.closed) for q in pieces] == [
        ("The first day was calm.", False),
        ("The second was not.", True),
    ]


def test_marks_without_end_are_read_quickly() -> None:
    text = "\"' “" * 20_000
    assert quoted(text) == []


SAID = (
    "“/PUNCT/``>3:punct The/DET/DT>2:det bridge/NOUN/NN>4:nsubj is/AUX/VBZ>4:cop gone/VERB/VBN>8:ccomp "
    ",/PUNCT/,>4:punct ”/PUNCT/''>4:punct Mayor/PROPN/NNP>8:nsubj said/VERB/VBD>8:root ./PUNCT/.>8:punct"
)


def test_words_that_open_with_a_clause_and_never_end_are_read_quickly() -> None:
    words = "While" + " \n" * 32_000 + "a, x,y"
    report = make_report(f"{words} Lind said")
    end = len(words)
    content, source, cue = (report.span(*place) for place in ((0, end), (end + 1, end + 5), (end + 6, end + 10)))
    claim = Credited(None, source, cue, (content,), Stance.SAYS, None, 1.0)
    started = perf_counter()
    find_quotations(report, empty(report.text), (), Attributions([claim]))
    assert perf_counter() - started < 2


def chain(report: Report, *names: str, kind: EntityType = EntityType.PERSON) -> Chain:
    mentions = []
    for name in names:
        at = report.text.index(name)
        span = report.span(at, at + len(name))
        pronoun = name.lower() in ("he", "she", "it")
        mentions.append(Mention(span, span, MentionKind.PRONOUN if pronoun else MentionKind.NAME, name))
    return Chain(f"m-{names[0]}", kind, tuple(mentions))


def test_claim_has_source_cue_and_content() -> None:
    analysis = parse(SAID)
    claim = find_claims(analysis)[0]
    assert analysis.tokens[claim.cue].text == "said"
    assert claim.source is not None and analysis.tokens[claim.source].text == "Mayor"
    assert claim.stance is Stance.SAYS and claim.holds(4) and not claim.holds(7)


def test_speaker_after_the_marks() -> None:
    analysis = parse(SAID)
    report = make_report(analysis.text)
    mayor = chain(report, "Mayor")
    attributions = find_attributions(report, analysis, [mayor])
    found = [q for q in find_quotations(report, analysis, [mayor], attributions) if q.kind is QuotationKind.DIRECT]
    assert [(q.content.text, q.speaker.entity) for q in found] == [("The bridge is gone,", mayor.id)]


def test_words_of_a_quotation_are_credited_to_its_speaker() -> None:
    analysis = parse(SAID)
    report = make_report(analysis.text)
    mayor = chain(report, "Mayor")
    credit = find_attributions(report, analysis, [mayor]).covering(5, 11)
    assert credit is not None
    assert (credit.said_by, credit.cue.text, credit.stance) == ((mayor.id,), "said", Stance.SAYS)


def test_report_s_own_voice_credits_nobody() -> None:
    analysis = parse("The/DET/DT>1:det bridge/NOUN/NN>2:nsubj fell/VERB/VBD>2:root ./PUNCT/.>2:punct")
    report = make_report(analysis.text)
    assert find_attributions(report, analysis, []).covering(0, 10) is None


def test_according_to_credits_the_whole_sentence() -> None:
    analysis = parse(
        "Ten/NUM/CD>1:nsubj died/VERB/VBD>1:root ,/PUNCT/,>1:punct according/VERB/VBG>5:case to/ADP/IN>3:fixed "
        "police/NOUN/NN>1:obl ./PUNCT/.>1:punct"
    )
    report = make_report(analysis.text)
    credit = find_attributions(report, analysis, []).covering(0, 8)
    assert credit is not None and credit.source is not None
    assert credit.source.text == "police"


def test_who_is_quoted_speaks_not_who_quotes() -> None:
    # The parser hung the name elsewhere, and the encoder took the paper for the source.
    tree = (
        "“/PUNCT/``>1:punct Stay/VERB/VB>8:ccomp home/ADV/RB>1:advmod for/ADP/IN>4:case now/ADV/RB>1:obl "
        ",/PUNCT/,>1:punct ”/PUNCT/''>1:punct Papers/NOUN/NNS>8:nsubj quoted/VERB/VBD>8:root "
        "Anja/PROPN/NNP>1:obj as/SCONJ/IN>11:mark saying/VERB/VBG>8:advcl ./PUNCT/.>8:punct"
    )
    said = Attribution(((7, 8),), (8, 9), ((0, 7), (9, 12)), 0.95)
    analysis = parse(tree, attributions=(said,))
    report = make_report(analysis.text)
    people = [chain(report, "Papers", kind=EntityType.ORGANIZATION), chain(report, "Anja")]
    found = find_quotations(report, analysis, people, find_attributions(report, analysis, people))
    assert [(q.content.text, q.speaker.entity) for q in found] == [("Stay home for now,", "m-Anja")]


def test_right_after_the_marks_who_follows_the_verb_speaks() -> None:
    # The parser hung the subject of the words on "said" as well.
    tree = (
        "“/PUNCT/``>3:punct Anyone/PRON/NN>6:nsubj is/AUX/VBZ>3:cop welcome/ADJ/JJ>6:ccomp ,/PUNCT/,>3:punct "
        "”/PUNCT/''>3:punct said/VERB/VBD>6:root Anja/PROPN/NNP>6:nsubj ./PUNCT/.>6:punct"
    )
    analysis = parse(tree)
    claim = next(c for c in find_claims(analysis) if c.cue == 6)
    assert claim.source is not None and analysis.tokens[claim.source].text == "Anja"


def test_she_is_no_thing_that_told_something_before() -> None:
    tree = (
        "Anja/PROPN/NNP>1:nsubj said/VERB/VBD>1:root nothing/PRON/NN>3:nsubj changed/VERB/VBD>1:ccomp | "
        "Records/NOUN/NNS>1:nsubj show/VERB/VBP>1:root costs/NOUN/NNS>3:nsubj fell/VERB/VBD>1:ccomp | "
        "She/PRON/PRP>1:nsubj said/VERB/VBD>1:root it/PRON/PRP>3:nsubj lasted/VERB/VBD>1:ccomp ./PUNCT/.>1:punct"
    )
    analysis = replace(parse(tree), heads=(EntityHead(4, "object", 0.9),))
    report = make_report(analysis.text)
    found = find_attributions(report, analysis, [chain(report, "Anja")]).found
    assert [a.chain for a in found] == ["m-Anja", None, "m-Anja"]


def test_she_is_whom_the_paragraph_has_told_of_and_not_who_spoke_above() -> None:
    words = (
        "Anja/PROPN/NNP>1:nsubj said/VERB/VBD>1:root nothing/PRON/NN>3:nsubj changed/VERB/VBD>1:ccomp | "
        "Bo/PROPN/NNP>1:nsubj stayed/VERB/VBD>1:root | "
        "She/PRON/PRP>1:nsubj said/VERB/VBD>1:root it/PRON/PRP>3:nsubj lasted/VERB/VBD>1:ccomp"
    )
    for text, speaker in (
        ("Anja said nothing changed.\n\nBo stayed. She said it lasted", "m-Bo"),
        ("Anja said nothing changed. Bo stayed.\n\nShe said it lasted", "m-Anja"),
    ):
        report = make_report(text)
        found = find_attributions(report, parse(words, text=text), [chain(report, "Anja"), chain(report, "Bo")]).found
        assert [a.chain for a in found] == ["m-Anja", speaker]


def test_he_is_not_who_is_told_of_aside() -> None:
    words = (
        "Ruiz/PROPN/NNP>1:nsubj backed/VERB/VBD>1:root the/DET/DT>3:det accord/NOUN/NN>1:obj ,/PUNCT/,>7:punct "
        "which/PRON/WDT>7:obj Lind/PROPN/NNP>7:nsubj {}/VERB/VBD>{}  | "
        "He/PRON/PRP>1:nsubj said/VERB/VBD>1:root it/PRON/PRP>3:nsubj lasted/VERB/VBD>1:ccomp"
    )
    for verb, relation, speaker in (("loathed", "3:acl:relcl", "m-Ruiz"), ("left", "1:conj", "m-Lind")):
        analysis = parse(words.format(verb, relation))
        report = make_report(analysis.text)
        lind = chain(report, "Lind")
        at = report.text.index("He ")
        he = report.span(at, at + 2)
        lind = replace(lind, mentions=(*lind.mentions, Mention(he, he, MentionKind.PRONOUN)))
        found = find_attributions(report, analysis, [chain(report, "Ruiz"), lind]).found
        assert [a.chain for a in found] == [speaker]


def test_he_is_not_whom_his_own_words_bring_in_without_a_name() -> None:
    words = (
        "Anja/PROPN/NNP>1:nsubj said/VERB/VBD>1:root nothing/PRON/NN>3:nsubj changed/VERB/VBD>1:ccomp | "
        "Deckhand/NOUN/NN>1:nsubj fell/VERB/VBD>4:ccomp ,/PUNCT/,>4:punct she/PRON/PRP>4:nsubj said/VERB/VBD>4:root"
    )
    analysis = parse(words, text="Anja said nothing changed.\n\nDeckhand fell, she said")
    report = make_report(analysis.text)
    deckhand = chain(report, "Deckhand", "she")
    described = tuple(
        replace(m, kind=MentionKind.NOMINAL) if m.kind is MentionKind.NAME else m for m in deckhand.mentions
    )
    found = find_attributions(report, analysis, [chain(report, "Anja"), replace(deckhand, mentions=described)]).found
    assert [a.chain for a in found] == ["m-Anja", "m-Anja"]


RELATIVE = {
    # the parser hangs the clause on the night
    "That/DET/DT>1:det night/NOUN/NN>2:obl irked/VERB/VBD>2:root the/DET/DT>4:det army/NOUN/NN>2:obj ,/PUNCT/,>7:punct "
    "which/PRON/WDT>7:nsubj says/VERB/VBZ>1:acl:relcl troops/NOUN/NNS>9:nsubj fought/VERB/VBD>7:ccomp": "army",
    "Ruiz/PROPN/NNP>8:nsubj ,/PUNCT/,>3:punct who/PRON/WP>3:nsubj leads/VERB/VBZ>0:acl:relcl and/CCONJ/CC>6:cc "
    "who/PRON/WP>6:nsubj promised/VERB/VBD>3:conj results/NOUN/NNS>6:obj left/VERB/VBD>8:root": "Ruiz",
}


@pytest.mark.parametrize(("tree", "source"), RELATIVE.items())
def test_who_and_which_speak_for_the_noun_before_them(tree: str, source: str) -> None:
    analysis = parse(tree)
    (claim,) = find_claims(analysis)
    assert claim.source is not None
    assert analysis.tokens[claim.source].text == source


def test_whoever_speaks_behind_a_comma_is_not_what_stands_before_it() -> None:
    tree = (
        "Gunmen/NOUN/NNS>1:nsubj shot/VERB/VBD>1:root five/NUM/CD>3:nummod clerks/NOUN/NNS>1:obj ,/PUNCT/,>6:punct "
        "the/DET/DT>6:det army/NOUN/NN>3:appos and/CCONJ/CC>8:cc police/NOUN/NN>6:conj {}/VERB/VBD>1:parataxis"
    )
    assert says_aside(parse(tree.format("said")), 6)
    assert not says_aside(parse(tree.format("fled")), 6)


def test_quotation_without_a_cue_is_left_open() -> None:
    text = "“Nobody here will ever forget that night.” The square was empty."
    report = make_report(text)
    attributions = find_attributions(report, empty(text), [])
    found = find_quotations(report, empty(text), [], attributions)
    assert [(q.speaker.entity, q.speaker.span) for q in found] == [(None, None)]


def test_scare_quotes_without_a_source_are_no_quotation() -> None:
    text = "The “soft” border stayed shut, like “The Long Road Home” of old."
    report = make_report(text)
    assert find_quotations(report, empty(text), [], find_attributions(report, empty(text), [])) == ()


def test_next_paragraph_of_an_open_quotation_has_the_same_speaker() -> None:
    first = (
        "Mayor/PROPN/NNP>1:nsubj said/VERB/VBD>1:root :/PUNCT/:>1:punct “/PUNCT/``>5:punct We/PRON/PRP>5:nsubj "
        "ran/VERB/VBD>1:ccomp ./PUNCT/.>1:punct | “/PUNCT/``>2:punct Nobody/PRON/NN>2:nsubj slept/VERB/VBD>2:root "
        "that/DET/DT>4:det night/NOUN/NN>2:obl ./PUNCT/.>2:punct ”/PUNCT/''>2:punct"
    )
    text = "Mayor said: “We ran.\n\n“Nobody slept that night.”"
    analysis, report = parse(first, text=text), make_report(text)
    mayor = chain(report, "Mayor")
    found = find_quotations(report, analysis, [mayor], find_attributions(report, analysis, [mayor]))
    direct = [(q.content.text, q.speaker.entity) for q in found if q.kind is QuotationKind.DIRECT]
    assert direct == [("We ran.", mayor.id), ("Nobody slept that night.", mayor.id)]


def test_medium_is_named_in_the_clause_of_the_cue() -> None:
    cues = load_cues()
    assert cues.medium("the army said on its public Twitter account") == "twitter"
    assert cues.medium("he wrote in a Facebook post with a statement") == "facebook"
    assert cues.medium("the minister said") is None


def test_forms_of_irregular_verbs_are_cues() -> None:
    cues = load_cues()
    assert [cues.verb(form, form) for form in ("told", "denied", "tweeted", "ran")] == ["tell", "deny", "tweet", None]


def test_stance_is_that_of_the_verb() -> None:
    analysis = parse("Tehran/PROPN/NNP>1:nsubj denied/VERB/VBD>1:root involvement/NOUN/NN>1:obj ./PUNCT/.>1:punct")
    assert find_claims(analysis)[0].stance is Stance.DENIES


def test_one_who_is_quoted_speaks() -> None:
    analysis = parse(
        "Papers/NOUN/NNS>1:nsubj quoted/VERB/VBD>1:root Ruiz/PROPN/NNP>1:obj as/SCONJ/IN>4:mark "
        "saying/VERB/VBG>1:advcl ships/NOUN/NNS>6:nsubj sank/VERB/VBD>4:ccomp ./PUNCT/.>1:punct"
    )
    report = make_report(analysis.text)
    ruiz = chain(report, "Ruiz")
    credit = find_attributions(report, analysis, [ruiz]).covering(*analysis.offsets(5, 7))
    assert credit is not None
    assert credit.said_by == (ruiz.id,)


def test_title_in_marks_is_no_quotation() -> None:
    analysis = parse(
        "Ruiz/PROPN/NNP>1:nsubj read/VERB/VBD>1:root “/PUNCT/``>3:punct Harbour/PROPN/NNP>1:obj "
        "Lights/PROPN/NNP>3:flat ”/PUNCT/''>3:punct aloud/ADV/RB>1:advmod ./PUNCT/.>1:punct"
    )
    report = make_report(analysis.text)
    found = find_quotations(report, analysis, [], find_attributions(report, analysis, []))
    assert [q for q in found if q.kind is QuotationKind.DIRECT] == []


def test_statement_s_issuer_speaks() -> None:
    analysis = parse(
        "Ships/NOUN/NNS>1:nsubj sank/VERB/VBD>6:ccomp ,/PUNCT/,>1:punct a/DET/DT>5:det ministry/NOUN/NN>5:compound "
        "statement/NOUN/NN>6:nsubj said/VERB/VBD>6:root ./PUNCT/.>6:punct"
    )
    report = make_report(analysis.text)
    ministry = chain(report, "ministry", kind=EntityType.ORGANIZATION)
    credit = find_attributions(report, analysis, [ministry]).covering(0, 10)
    assert credit is not None
    assert credit.said_by == (ministry.id,)


ACCUSED = {
    "Skipper/NOUN/NN>1:nsubj charged/VERB/VBD>1:root after/ADP/IN>3:case blaze/NOUN/NN>1:obl that/PRON/WDT>5:nsubj "
    "killed/VERB/VBD>3:acl:relcl nine/NUM/CD>5:obj": [],
    "Skipper/NOUN/NN>1:nsubj:pass charged/VERB/VBN>1:root with/SCONJ/IN>3:mark killing/VERB/VBG>1:advcl "
    "nine/NUM/CD>3:obj": [None],
    "Lawyers/NOUN/NNS>1:nsubj charged/VERB/VBD>1:root that/SCONJ/IN>4:mark he/PRON/PRP>4:nsubj killed/VERB/VBD>1:ccomp "
    "nine/NUM/CD>4:obj": [0],
}


@pytest.mark.parametrize(("tree", "sources"), ACCUSED.items())
def test_whoever_is_charged_says_nothing(tree: str, sources: list[int | None]) -> None:
    spotted = Attribution(sources=((0, 1),), cue=(1, 2), contents=((2, len(tree.split())),), score=0.9)
    assert [claim.source for claim in find_claims(parse(tree, attributions=(spotted,)))] == sources


@pytest.mark.parametrize(
    ("tree", "words"),
    [
        ("Mayor/NOUN/NN>1:nmod:desc Bo/PROPN/NNP>2:nsubj said/VERB/VBD>2:root so/ADV/RB>2:advmod", (0, 2)),
        ("force/NOUN/NN>2:nmod:desc ,/PUNCT/,>0:punct Bo/PROPN/NNP>3:nsubj said/VERB/VBD>3:root", (2, 3)),
    ],
)
def test_a_title_is_of_the_source_and_stands_behind_no_mark(tree: str, words: tuple[int, int]) -> None:
    assert source_phrase(parse(tree), words[1] - 1) == words
