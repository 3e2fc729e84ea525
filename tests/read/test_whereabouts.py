"""Where events happened: told beside the trigger, below it and above it, and never where it was only spoken of."""

import pytest
from trees import Nobody, grow, report_of

from recension.model.entity import EntityType, MentionKind
from recension.model.reading import Chain, Mention
from recension.model.report import Report
from recension.read.events import find_events

NESTED = (
    "Pirates/pirate/NOUN/NNS/2/nsubj raided/raid/VERB/VBD/0/root a/a/DET/DT/4/det trawler/trawler/NOUN/NN/2/obj "
    "in/in/ADP/IN/6/case Orrin/Orrin/PROPN/NNP/4/nmod"
)
SIDE_BY_SIDE = (
    "Guards/guard/NOUN/NNS/2/nsubj arrested/arrest/VERB/VBD/0/root him/he/PRON/PRP/2/obj and/and/CCONJ/CC/5/cc "
    "two/two/NUM/CD/3/conj of/of/ADP/IN/8/case his/he/PRON/PRP$/8/nmod:poss aides/aide/NOUN/NNS/5/nmod "
    "near/near/ADP/IN/10/case Orrin/Orrin/PROPN/NNP/8/nmod"
)
BY_PEOPLE_THERE = (
    "It/it/PRON/PRP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass seized/seize/VERB/VBN/0/root by/by/ADP/IN/5/case "
    "pirates/pirate/NOUN/NNS/3/obl:agent off/off/ADP/IN/7/case Orrin/Orrin/PROPN/NNP/5/nmod"
)
THAT_HAPPENED = (
    "The/the/DET/DT/2/det shooting/shooting/NOUN/NN/0/root that/that/PRON/WDT/4/nsubj "
    "occurred/occur/VERB/VBD/2/acl:relcl in/in/ADP/IN/6/case Orrin/Orrin/PROPN/NNP/4/obl"
)
SPOKEN_OF = (
    "In/in/ADP/IN/2/case Calder/Calder/PROPN/NNP/4/obl ministers/minister/NOUN/NNS/4/nsubj "
    "condemned/condemn/VERB/VBD/0/root the/the/DET/DT/6/det attack/attack/NOUN/NN/4/obj"
)
REPORTED = (
    "In/in/ADP/IN/2/case Calder/Calder/PROPN/NNP/4/obl he/he/PRON/PRP/4/nsubj said/say/VERB/VBD/0/root "
    "rebels/rebel/NOUN/NNS/6/nsubj attacked/attack/VERB/VBD/4/ccomp"
)
AFTER = (
    "Two/two/NUM/CD/3/nsubj:pass were/be/AUX/VBD/3/aux:pass arrested/arrest/VERB/VBN/0/root in/in/ADP/IN/5/case "
    "Calder/Calder/PROPN/NNP/3/obl after/after/SCONJ/IN/8/mark rebels/rebel/NOUN/NNS/8/nsubj "
    "attacked/attack/VERB/VBD/3/advcl"
)
FROM = (
    "Guards/guard/NOUN/NNS/2/nsubj arrested/arrest/VERB/VBD/0/root a/a/DET/DT/4/det man/man/NOUN/NN/2/obj "
    "from/from/ADP/IN/6/case Orrin/Orrin/PROPN/NNP/4/nmod"
)
NAMED_FIRST = (
    "A/a/DET/DT/2/det plane/plane/NOUN/NN/3/nsubj crashed/crash/VERB/VBD/0/root at/at/ADP/IN/6/case a/a/DET/DT/6/det "
    "field/field/NOUN/NN/3/obl near/near/ADP/IN/8/case Orrin/Orrin/PROPN/NNP/6/nmod"
)
CAUSED_THERE = (
    "Ten/ten/NUM/CD/2/nsubj died/die/VERB/VBD/0/root when/when/ADV/WRB/6/advmod a/a/DET/DT/5/det "
    "train/train/NOUN/NN/6/nsubj derailed/derail/VERB/VBD/2/advcl in/in/ADP/IN/8/case Orrin/Orrin/PROPN/NNP/6/obl"
)
OCCURRED = (
    "An/a/DET/DT/2/det explosion/explosion/NOUN/NN/3/nsubj occurred/occur/VERB/VBD/0/root on/on/ADP/IN/5/case "
    "Orrin/Orrin/PROPN/NNP/3/obl"
)
IN_FRONT_OF = (
    "Bombs/bomb/NOUN/NNS/2/nsubj exploded/explode/VERB/VBD/0/root in/in/ADP/IN/4/case front/front/NOUN/NN/2/obl "
    "of/of/ADP/IN/6/case Orrin/Orrin/PROPN/NNP/4/nmod"
)
VISITED = (
    "The/the/DET/DT/2/det mayor/mayor/NOUN/NN/3/nsubj visited/visit/VERB/VBD/0/root the/the/DET/DT/5/det "
    "field/field/NOUN/NN/3/obj"
)
HOSPITAL = (
    "One/one/NUM/CD/2/nsubj died/die/VERB/VBD/0/root at/at/ADP/IN/5/case the/the/DET/DT/5/det "
    "hospital/hospital/NOUN/NN/2/obl"
)
HOSPITAL_THERE = (
    "One/one/NUM/CD/3/nsubj:pass was/be/AUX/VBD/3/aux:pass taken/take/VERB/VBN/0/root to/to/ADP/IN/6/case "
    "a/a/DET/DT/6/det hospital/hospital/NOUN/NN/3/obl in/in/ADP/IN/8/case Orrin/Orrin/PROPN/NNP/6/nmod"
)
DIED_THERE = (
    "One/one/NUM/CD/2/nsubj died/die/VERB/VBD/0/root at/at/ADP/IN/5/case a/a/DET/DT/5/det "
    "hospital/hospital/NOUN/NN/2/obl in/in/ADP/IN/7/case Orrin/Orrin/PROPN/NNP/2/obl"
)
AT_ITS_OBJECT = (
    "Rebels/rebel/NOUN/NNS/2/nsubj attacked/attack/VERB/VBD/0/root the/the/DET/DT/4/det field/field/NOUN/NN/2/obj "
    "in/in/ADP/IN/6/case Oman/Oman/PROPN/NNP/2/obl"
)


def places_in(report: Report) -> tuple[Chain, ...]:
    found = []
    for name, kind in (
        ("Orrin", "NAME"),
        ("Calder", "NAME"),
        ("Oman", "NAME"),
        ("field", "NOMINAL"),
        ("hospital", "NOMINAL"),
    ):
        start = report.text.find(name)
        if start >= 0:
            spot = report.span(start, start + len(name))
            mention = Mention(spot, spot, MentionKind[kind], name if kind == "NAME" else None)
            found.append(Chain(name, EntityType.PLACE, (mention,)))
    return tuple(found)


@pytest.mark.parametrize(
    ("tree", "trigger", "place"),
    [
        (NESTED, "raided", "Orrin"),
        (SIDE_BY_SIDE, "arrested", "Orrin"),
        (BY_PEOPLE_THERE, "seized", "Orrin"),
        (THAT_HAPPENED, "shooting", "Orrin"),
        (SPOKEN_OF, "attack", None),
        (SPOKEN_OF, "condemned", "Calder"),
        (REPORTED, "attacked", None),
        (AFTER, "attacked", None),
        (AFTER, "arrested", "Calder"),
        (FROM, "arrested", None),
        (NAMED_FIRST, "crashed", "Orrin"),
        (CAUSED_THERE, "died", "Orrin"),
        (OCCURRED, "explosion", "Orrin"),
        (IN_FRONT_OF, "exploded", "Orrin"),
        (VISITED, "visited", "field"),
        (HOSPITAL, "died", None),
        (HOSPITAL_THERE, "taken", None),
        (DIED_THERE, "died", None),
        (AT_ITS_OBJECT, "attacked", "field"),
    ],
)
def test_the_place_is_where_it_happened(tree: str, trigger: str, place: str | None) -> None:
    analysis = grow(tree)
    report = report_of(analysis)
    events = find_events(report, analysis, places_in(report), (), Nobody())
    assert next(e.place for e in events if e.trigger.text == trigger) == place
