"""What is not documented does not pass."""

import re
from pathlib import Path

import click
import pytest

from recension.cli import main
from recension.model.schema import record_schema

ROOT = Path(__file__).parents[2]
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
RECORD = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
KEYS = sorted({key for noun in record_schema()["$defs"].values() for key in noun["properties"]})


@pytest.mark.parametrize("name", sorted(main.commands))
def test_command_is_documented(name):
    assert f"## recension {name}" in COMMANDS


@pytest.mark.parametrize(
    "option",
    sorted({o for c in main.commands.values() for p in c.params if isinstance(p, click.Option) for o in p.opts}),
)
def test_option_is_documented(option):
    assert f"`{option}`" in COMMANDS


@pytest.mark.parametrize("key", KEYS)
def test_key_of_the_record_is_documented(key):
    assert f"`{key}`" in RECORD


@pytest.mark.parametrize("page", sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").glob("*.md")), ids=lambda p: p.name)
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
