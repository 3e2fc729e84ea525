"""Each corpus reader on a few lines in that corpus' format, in our own words."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from training.examples import ANY_TRIGGER, bio_to_spans, spans_to_bio
from training.read_attribution import read_article
from training.read_events import read_factuality, read_meantime, read_timeml, to_certainty
from training.read_names import read_worldwide
from training.read_pairs import ChunkPair, read_ecb, read_ists
from training.read_plover import read_plover
from training.read_treebanks import read_ewt, read_gum

TREE = """# newdoc id = GUM_news_bridge
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(1-object-new
2\tbridge\tbridge\tNOUN\tNN\t_\t3\tnsubj\t_\tEntity=1)
3\tfell\tfall\tVERB\tVBD\t_\t0\troot\t_\t_
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

1\tAna\tAna\tPROPN\tNNP\t_\t4\tnsubj\t_\tEntity=(3-person-new(2-person-new-n-c-1-sgl-Ana_(singer))
2\tand\tand\tCCONJ\tCC\t_\t3\tcc\t_\t_
3\tLeo\tLeo\tPROPN\tNNP\t_\t1\tconj\t_\tEntity=(4-person-new)3)
4\tsaw\tsee\tVERB\tVBD\t_\t0\troot\t_\t_
5\tit\tit\tPRON\tPRP\t_\t4\tobj\t_\tEntity=(1-object-giv)

"""


@pytest.fixture
def gum(tmp_path: Path) -> Path:
    (tmp_path / "dep").mkdir()
    (tmp_path / "dep" / "GUM_news_bridge.conllu").write_text(TREE, encoding="utf-8")
    return tmp_path


def test_gum_heads_are_counted_over_the_document(gum: Path) -> None:
    first, second = next(read_gum(gum)).sentences
    assert first.pointers["head"] == [1, 2, 2, 2]
    assert second.pointers["head"] == [7, 6, 4, 7, 7]


def test_gum_mentions_stand_at_their_head_words(gum: Path) -> None:
    first, second = next(read_gum(gum)).sentences
    assert first.labels["mention"] == ["none", "object", "none", "none"]
    assert first.chains == [None, "1", None, None]
    assert second.chains == ["2", None, "4", None, "1"]


def test_gum_lemmas_are_edit_scripts(gum: Path) -> None:
    assert next(read_gum(gum)).sentences[0].labels["lemma"] == ["l-0+", "l-0+", "l-3+all", "k-0+"]


def test_ewt_parts_documents_at_their_comments(tmp_path: Path) -> None:
    other = TREE.replace("GUM_news_bridge", "weblog-river")
    (tmp_path / "train.conllu").write_text(TREE + other, encoding="utf-8")
    documents = list(read_ewt(tmp_path))
    assert [d.name for d in documents] == ["GUM_news_bridge", "weblog-river"]
    assert documents[1].sentences[0].chains is None


def test_worldwide_reads_both_layers(tmp_path: Path) -> None:
    (tmp_path / "bio").mkdir()
    lines = "# doc = x\n\nPort\tB-Organization\tB-Location\nof\tI-Organization\nLome\tI-Organization\tI-Location\n"
    (tmp_path / "bio" / "africa__x.tsv").write_text(lines, encoding="utf-8")
    sentence = next(read_worldwide(tmp_path)).sentences[0]
    assert sentence.labels["name"] == ["B-Organization", "I-Organization", "I-Organization"]
    assert sentence.labels["inner"] == ["B-Location", "O", "I-Location"]


def test_polnear_links_each_piece_to_its_cue() -> None:
    text = '"We lost," said Diaz, "all of it."'
    spans = "T1\tSource 15 19\tDiaz\nT2\tCue 10 14\tsaid\nT3\tContent 0 9;21 33\t...\n"
    annotation = spans + "E1\tAttribution:T2 Content:T3 Cue:T2 Source:T1\n"
    document = read_article("x", text, annotation)
    marks = [mark for s in document.sentences for mark in s.labels["attribution"]]
    links = [link for s in document.sentences for link in s.pointers["attribution_link"]]
    words = [word for s in document.sentences for word in s.words]
    cue = words.index("said")
    assert [span[2] for span in bio_to_spans(marks)] == ["Content", "Cue", "Source", "Content"]
    assert [words[i] for i, link in enumerate(links) if link == cue] == ['"', "Diaz", '"']


TIMEML = """<TimeML><TEXT>
They <EVENT eid="e1" class="OCCURRENCE">met</EVENT> on <TIMEX3 tid="t1" type="DATE" value="X">last Monday</TIMEX3>.
</TEXT><MAKEINSTANCE eventID="e1" eiid="ei1" tense="PAST" aspect="NONE" polarity="NEG" pos="VERB"/></TimeML>"""


def test_timeml_marks_triggers_and_times() -> None:
    sentence = read_timeml("x", ET.fromstring(TIMEML)).sentences[0]
    assert sentence.labels["trigger"] == ["none", "OCCURRENCE", "none", "none", "none", "none"]
    assert sentence.labels["timex"] == ["O", "O", "O", "B-DATE", "I-DATE", "O"]
    assert sentence.labels["polarity"][1] == "NEG"


def test_timeml_polarity_can_be_left_unknown() -> None:
    sentence = read_timeml("x", ET.fromstring(TIMEML), with_polarity=False).sentences[0]
    assert set(sentence.labels["polarity"]) == {None}


def test_meantime_reads_the_annotated_sentences_only(tmp_path: Path) -> None:
    folder = tmp_path / "intra-doc_annotation" / "corpus_x"
    folder.mkdir(parents=True)
    tokens = '<token t_id="1" sentence="0">Talks</token><token t_id="2" sentence="0">failed</token>'
    features = 'pred="fail" pos="VERB" tense="PAST" aspect="" polarity="POS"'
    event = f'<EVENT_MENTION m_id="1" {features}><token_anchor t_id="2"/>'
    late = '<token t_id="3" sentence="6">Later</token>'
    marked = f"<Document>{tokens}{late}<Markables>{event}</EVENT_MENTION></Markables></Document>"
    (folder / "1_x.xml").write_text(marked, encoding="utf-8")
    (sentence,) = next(read_meantime(tmp_path)).sentences
    assert sentence.words == ("Talks", "failed")
    assert sentence.labels["trigger"] == ["none", ANY_TRIGGER]
    assert sentence.labels["aspect"] == [None, None]


def test_factuality_leaves_out_the_dev_articles_of_other_corpora(tmp_path: Path) -> None:
    rows = "0\tRain\t_\tNN\t1\tx\train\n1\tfell\t2.4\tVBD\t1\tROOT\tfall\n\n"
    block = "# sent_id = {0}\n# article = TimeBank/{0}\n" + rows
    (tmp_path / "uw.conll").write_text(block.format("a") + block.format("b"), encoding="utf-8")
    (document,) = read_factuality(tmp_path, frozenset(["b"]))
    assert document.sentences[0].labels["certainty"] == [None, "happened"]


@pytest.mark.parametrize(("value", "kind"), [(-3.0, "did not happen"), (-1.0, "uncertain"), (1.2, "happened")])
def test_certainty_is_cut_at_a_third_of_the_scale(value: float, kind: str) -> None:
    assert to_certainty(value) == kind


def test_plover_holds_out_every_tenth_sentence_and_maps_the_draft(tmp_path: Path) -> None:
    (tmp_path / "train").mkdir()
    line = '{{"id": "{0}", "sentence": "They signed a pact.", "root": "AGREE"}}\n'
    (tmp_path / "train" / "plv.jsonl").write_text("".join(line.format(i) for i in range(11)), encoding="utf-8")
    gsr = '{"id": "g", "text": "They gave in.", "event": "CONCEDE"}\n'
    (tmp_path / "train" / "plover_gsr.jsonl").write_text(gsr, encoding="utf-8")
    assert [d.name for d in read_plover(tmp_path, "dev")] == ["0", "10"]
    assert next(read_plover(tmp_path, "train")).sentences[0].whole == {"plover": "YIELD"}


def test_ecb_takes_mentions_of_checked_sentences(tmp_path: Path) -> None:
    (tmp_path / "sentences.csv").write_text("Topic,File,Sentence Number\n1,1ecb,1\n", encoding="utf-8")
    (tmp_path / "xml" / "1").mkdir(parents=True)
    words = [(1, 0, "Quake"), (2, 1, "It"), (3, 1, "shook")]
    tokens = "".join(f'<token t_id="{i}" sentence="{s}">{word}</token>' for i, s, word in words)
    mark = '<ACTION_OCCURRENCE m_id="{}"><token_anchor t_id="{}"/></ACTION_OCCURRENCE>'
    marks = mark.format(1, 1) + mark.format(2, 3)
    relation = '<CROSS_DOC_COREF note="ACT7"><source m_id="2"/></CROSS_DOC_COREF>'
    document = f"<Document>{tokens}<Markables>{marks}</Markables><Relations>{relation}</Relations></Document>"
    (tmp_path / "xml" / "1" / "1_1ecb.xml").write_text(document, encoding="utf-8")
    (topic,) = read_ecb(tmp_path)
    assert [(m.sentence, m.words, m.cluster) for m in topic.mentions] == [(1, (1,), "ACT7")]


def test_ists_reads_alignments_and_chunks_left_alone(tmp_path: Path) -> None:
    (tmp_path / "headlines").mkdir()
    block = """<sentence id="1" status="">
<source>
1 Dam :
2 bursts :
</source>
<translation>
1 Big :
2 dam :
3 breaks: 
</translation>
<alignment>
1 <==> 1 2 // SPE2_FACT // 4 // Dam <==> Big dam
2 <==> 0 // NOALI // NIL // bursts <==> -not aligned-
</alignment>
</sentence>
"""
    (tmp_path / "headlines" / "STSint.wa").write_text(block, encoding="utf-8")
    (pair,) = read_ists(tmp_path)
    assert pair.right == ("Big", "dam", "breaks")
    assert pair.alignments == (ChunkPair((0,), (0, 1), "SPE2"),)
    assert pair.left_alone == ((1,),)


def test_bio_and_spans_are_inverse() -> None:
    spans = [(0, 2, "Cue"), (2, 3, "Source"), (4, 6, "Content")]
    assert bio_to_spans(spans_to_bio(7, spans)) == spans


def test_an_inside_mark_without_a_beginning_begins_a_span() -> None:
    assert bio_to_spans(["O", "I-Date", "I-Date", "I-Money"]) == [(1, 3, "Date"), (3, 4, "Money")]
