"""PLOVER: which of the codes a sentence reports between its source and its target; zero-shot systems reach 84.

plv has no dev part: every tenth sentence of its train part, on which the encoder is not trained, stands in. case2021
names ACLED's types, which are mapped to PLOVER's where one code is meant; snippets of other types are left out.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from recension.encoder import Analysis, Encoder
from recension.model.event import Role
from recension.model.reading import EventMention
from recension.model.report import Part, PartKind, Report
from recension.read.attributions import find_attributions
from recension.read.chains import find_chains
from recension.read.events import find_events
from recension.read.times import find_times

DEV_SHARE = 10
# Of a code's chance by the encoder, beside what an event fits by; set on the sentences of train.
ENCODER_WEIGHT = 8.0
# plv's YIELD is PLOVER's CONCEDE and RETREAT together.
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
ACLED = {
    "ABDUCT_DISSAP": {"ASSAULT"},
    "AGREEMENT": {"AGREE", "SUPPORT"},
    "AIR_STRIKE": {"ASSAULT"},
    "ARMED_CLASH": {"ASSAULT"},
    "ARREST": {"COERCE"},
    "ART_MISS_ATTACK": {"ASSAULT"},
    "ATTACK": {"ASSAULT"},
    "ATTRIB": {"ACCUSE"},
    "CHEM_WEAP": {"ASSAULT"},
    "FORCE_AGAINST_PROTEST": {"ASSAULT", "COERCE"},
    "GRENADE": {"ASSAULT"},
    "MOB_VIOL": {"ASSAULT", "PROTEST"},
    "PEACE_PROTEST": {"PROTEST"},
    "PROTEST_WITH_INTER": {"ASSAULT", "COERCE", "PROTEST"},
    "REM_EXPLOS": {"ASSAULT"},
    "SEX_VIOL": {"ASSAULT"},
    "SUIC_BOMB": {"ASSAULT"},
    "VIOL_DEMONSTR": {"ASSAULT", "PROTEST"},
    "GOV_REGAINS_TERIT": {"ASSAULT"},
    "NON_STATE_ACTOR_OVERTAKES_TER": {"ASSAULT"},
    "PROPERTY_DISTRUCT": {"ASSAULT", "PROTEST"},
    "NON_VIOL_TERRIT_TRANSFER": {"YIELD"},
    "DISR_WEAP": {"COERCE", "YIELD"},
}


def run(data: Path, split: str, encoder: Encoder) -> dict[str, float]:
    """Accuracy in percent: `accuracy` over plv's held-out tenth (or all of train), `acled` over mapped snippets."""
    figures = {}
    rows = list(_read(data / "train" / "plv.jsonl"))
    held = [row for number, row in enumerate(rows) if split != "dev" or number % DEV_SHARE == 0]
    figures["accuracy"] = _share([code_of(row, encoder) == row["root"] for row in held])
    if split == "dev":
        snippets = [row for row in _read(data / "dev" / "case2021.jsonl") if row["label"] in ACLED]
        right = [code_of({"sentence": row["text"]}, encoder) in ACLED[row["label"]] for row in snippets]
        figures["acled"] = _share(right)
    return figures


def code_of(row: dict[str, Any], encoder: Encoder) -> str:
    """The code of the sentence's event between source and target."""
    text = row["sentence"]
    report = Report("p", sha256(text.encode()).hexdigest(), "p", text, parts=(Part(PartKind.BODY, 0, len(text)),))
    analysis = encoder.analyse(text)
    events = read_events(report, analysis, encoder)
    votes: dict[str, float] = defaultdict(float)
    for code, chance in (found for trigger in analysis.triggers for found in trigger.plover):
        votes[code] = max(votes[code], ENCODER_WEIGHT * chance)
    tables: dict[str, float] = defaultdict(float)
    for event in events:
        code = str(event.plover.event or "")
        tables[YIELD.get(code, code)] = max(tables[YIELD.get(code, code)], fit(event, row))
    for code, weight in tables.items():
        votes[code] += weight
    return max(sorted(c for c in votes if c), key=lambda c: votes[c], default="")


def read_events(report: Report, analysis: Analysis, encoder: Encoder) -> Sequence[EventMention]:
    """The sentence's events."""
    chains = find_chains(report, analysis, encoder.find_antecedents(analysis))
    times = find_times(report, analysis)
    return find_events(report, analysis, chains, times, find_attributions(report, analysis, chains))


def fit(event: EventMention, row: dict[str, Any]) -> float:
    """How well an event lies between the sentence's source and target."""
    found = 0.0
    for role, side in ((Role.ACTOR, "source"), (Role.RECIPIENT, "target")):
        wanted = row.get(side)
        spans = [a.span for a in event.arguments if a.role is role]
        if wanted and any(s.start < wanted["end"] and wanted["start"] < s.end for s in spans):
            found += 1.0
    return found + event.score


def _read(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _share(right: Sequence[bool]) -> float:
    return 100 * sum(right) / len(right) if right else 0.0
