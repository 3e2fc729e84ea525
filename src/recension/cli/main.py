"""The commands and their options."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec

import click

from ..model.errors import NothingToRead, RecensionError

if TYPE_CHECKING:
    from ..model.record import Record
    from ..model.report import Report

P = ParamSpec("P")

# What a run that could not do its work exits with; click uses the same for wrong options.
UNUSABLE = 2

FORMS = (".json", ".html")


class Refused(click.ClickException):
    """One clear line on stderr and exit code 2."""

    exit_code = UNUSABLE

    def show(self, file: object = None) -> None:
        """Print the line."""
        click.echo(f"recension: {self.message}", err=True)


def speaks_plainly(command: Callable[P, None]) -> Callable[P, None]:
    """Turn our own errors into one line; nothing of a traceback reaches a user."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except RecensionError as error:
            raise Refused(str(error)) from error
        except MemoryError as error:
            raise Refused("not enough memory for these reports; give fewer at a time") from error
        except (click.exceptions.Exit, click.Abort, click.ClickException, BrokenPipeError):
            raise  # the command line library ends these quietly
        except Exception as error:
            if os.environ.get("RECENSION_TRACEBACK"):
                raise
            fault = f"{type(error).__name__}: {error}"
            raise Refused(f"a fault of ours ({fault}); RECENSION_TRACEBACK=1 shows where, please report it") from error

    return run


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="recension")
def main() -> None:
    """Read several reports of one incident and collate them into one record that can be defended.

    Every fact in the record points at the words that say it; every disagreement stands side by side with a verdict;
    copies count as one origin. Nothing reaches for the network.
    """


def _output(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path | None:
    if value is None:
        return None
    if value.suffix.lower() not in FORMS:
        raise click.BadParameter(f"expected a name that ends in {' or '.join(FORMS)}, got {value.name!r}")
    if not value.parent.is_dir():
        raise click.BadParameter(f"there is no folder {str(value.parent)!r}; make it first")
    return value


codebook_option = click.option(
    "--codebook",
    type=click.Choice(["recension", "acled", "ucdp"]),
    default="recension",
    show_default=True,
    help="Whose written rules give the best values.",
)


@main.command()
@click.argument("reports", metavar="REPORT...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=_output,
    multiple=False,
    help="Write the record there; .json or .html decides the form. Without it a digest is printed.",
)
@codebook_option
@click.option(
    "--decisions",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Your own judgements of who and what is the same, as JSON; they outweigh the machine's.",
)
@speaks_plainly
def record(reports: tuple[str, ...], output: Path | None, codebook: str, decisions: Path | None) -> None:
    """Make one record of the incident that the REPORTs tell of.

    A REPORT is a file, a folder or "-" for standard input: plain text, a page of HTML, an article as JSON in
    news-please's form, or JSON Lines of such articles.
    """
    from ..api import Recension, read_decisions
    from .progress import shown_progress

    by_hand = read_decisions(decisions) if decisions else ()
    found = _ingest(reports)
    with shown_progress() as progress:
        made = Recension().record(found, codebook=codebook, judgements=by_hand, progress=progress)
    if output is None:
        from .digest import print_digest

        print_digest(made)
    else:
        _write(output, _in_form(made, output.suffix.lower().removeprefix(".")))


@main.command()
@click.argument("report", metavar="REPORT")
@speaks_plainly
def read(report: str) -> None:
    """Show what one REPORT says, statement by statement, with its words."""
    from ..api import Recension
    from .digest import print_reading
    from .progress import shown_progress

    recension = Recension()
    for one in _ingest((report,)):
        with shown_progress() as progress:
            progress("reading", 0, 1)
            print_reading(*recension.read(one))


@main.command()
@speaks_plainly
def schema() -> None:
    """Print the JSON Schema of the record, format 1."""
    from ..api import record_schema

    click.echo(json.dumps(record_schema(), indent=1, ensure_ascii=False))


@main.command()
@click.argument("pile", metavar="FOLDER...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write each incident's record into this folder; without it the incidents are only listed.",
)
@click.option(
    "--form", type=click.Choice(["html", "json"]), default="html", show_default=True, help="What is written there."
)
@codebook_option
@speaks_plainly
def stories(pile: tuple[str, ...], output: Path | None, form: str, codebook: str) -> None:
    """Split a pile of reports on many incidents into incidents, and record each."""
    from ..api import Recension, split_stories
    from .digest import print_story
    from .progress import shown_progress

    with shown_progress() as progress:
        progress("splitting the pile", 0, 0)
        found = split_stories(_ingest(pile))
    for number, story in enumerate(found, start=1):
        print_story(number, story)
    if output is None:
        return
    output.mkdir(parents=True, exist_ok=True)
    recension = Recension()
    with shown_progress() as progress:
        for number, story in enumerate(found, start=1):
            progress("recording incident", number - 1, len(found))
            _write(
                output / f"{number:04d}.{form}", _in_form(recension.record(_renumbered(story), codebook=codebook), form)
            )


@main.command()
@click.argument("pile", metavar="FOLDER...", nargs=-1, required=True)
@speaks_plainly
def lineage(pile: tuple[str, ...]) -> None:
    """Show who copied whom among the reports of a pile."""
    from ..api import find_lineage
    from .digest import print_lineage
    from .progress import shown_progress

    found = _ingest(pile)
    with shown_progress() as progress:
        progress("comparing texts", 0, 0)
        lines = find_lineage(found)
    print_lineage(found, lines)


def _renumbered(story: "tuple[Report, ...]") -> "list[Report]":
    return [replace(report, id=f"r{n}") for n, report in enumerate(story, start=1)]


def _in_form(made: "Record", form: str) -> str:
    from ..api import checked_json

    if form == "json":
        return checked_json(made)
    from ..page import render_page

    return render_page(made)


def _ingest(paths: tuple[str, ...]) -> "tuple[Report, ...]":
    from ..api import ingest

    found, warnings = ingest(paths, sys.stdin.buffer)
    for warning in warnings:
        click.echo(f"recension: {warning}", err=True)
    if not found:
        raise NothingToRead("nothing could be read, so there is no record")
    return found


def _write(target: Path, text: str) -> None:
    """Write beside the target first, so that a run cut short leaves what was there."""
    beside = target.with_name(f".{target.name}.part")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(target)
    except OSError as error:
        raise Refused(f"{target}: cannot be written ({error.strerror}); choose another place") from error
    click.echo(str(target))
