"""The schema allows the records that we write, and refuses what breaks the contract."""

import json

import jsonschema
import pytest

from recension.model.errors import InvalidRecord
from recension.model.record import MadeBy, Record
from recension.model.report import Report
from recension.model.schema import record_schema
from recension.model.statement import Facet, Statement
from recension.model.values import Precision, Quantity, Truth, When, Who, Words

REPORT = Report("r1", "d" * 64, "a.txt", "Two people were hurt.")
VALUES = (
    Quantity(2, None, True, "person", "Two people"),
    When("2020-01-01", None, Precision.DAY, "Tuesday"),
    Who(None, "they"),
    Truth(False, "denied"),
    Words("a storm"),
)


def record_with(*values) -> Record:
    statements = tuple(
        Statement(f"s{n}", "r1", REPORT.span(0, 3), "v1", Facet.COUNT, value) for n, value in enumerate(values, start=1)
    )
    return Record(MadeBy("recension", "0", "m"), "title", (REPORT,), statements=statements)


def test_schema_is_itself_valid():
    jsonschema.Draft202012Validator.check_schema(record_schema())


@pytest.mark.parametrize("value", VALUES, ids=lambda v: v.kind)
def test_schema_allows_every_kind_of_value(value):
    jsonschema.validate(json.loads(record_with(value).to_json()), record_schema())


@pytest.mark.parametrize("key", ["format", "reports", "statements", "made_by"])
def test_schema_refuses_a_record_without_a_key(key):
    plain = json.loads(record_with().to_json())
    del plain[key]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(plain, record_schema())


def test_from_json_gives_back_what_to_json_wrote():
    record = record_with(*VALUES)
    assert Record.from_json(record.to_json()) == record


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format": "other"}',
        '{"format": "recension.record/1"}',
        '{"format": "recension.record/1", "reports": 3}',
    ],
)
def test_from_json_refuses_what_is_no_record(text):
    with pytest.raises(InvalidRecord, match="expected a record"):
        Record.from_json(text)
