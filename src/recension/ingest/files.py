"""Which files are meant, and their bytes."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from ..model.errors import UnreadableReport
from .warned import Warned

# The reports of an incident are kilobytes each; a file beyond this is a corpus, a film or a mistake.
MAX_FILE_BYTES = 20_000_000

SUFFIXES = frozenset({".txt", ".text", ".md", ".html", ".htm", ".json", ".jsonl", ".ndjson", ""})
# What lies beside reports in a folder without being one: our own output, an exam's answers, a folder's own notes.
_NOT_REPORTS = frozenset({"record.json", "record.html", "gold.toml", "readme", "readme.md", "readme.txt", "license"})


def find_files(paths: Sequence[str | Path]) -> Iterator[tuple[Path, bool] | Warned]:
    """The files that `paths` name, in the order given and sorted within a folder; True where a folder held it."""
    for given in paths:
        path = Path(given)
        if path.is_dir():
            yield from _files_of_folder(path)
        else:
            yield path, False


def _files_of_folder(folder: Path) -> Iterator[tuple[Path, bool] | Warned]:
    failed: list[OSError] = []
    count = 0
    for place, folders, names in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not is_report_name(name):
                continue
            if path.is_fifo() or path.is_socket():  # nobody may ever write to it, and reading would wait for ever
                yield Warned(str(path), "a pipe or socket; give it by its own name to have it read")
            else:
                count += 1
                yield path, True
    for error in failed:
        yield Warned(str(error.filename), f"the folder cannot be opened ({error.strerror}); check its permissions")
    if not count and not failed:
        known = " ".join(sorted(SUFFIXES - {""}))
        yield Warned(str(folder), f"expected a folder with reports, got none in it; reports end in {known}")


def is_report_name(name: str) -> bool:
    """Whether a file in a folder is taken for a report, by its name."""
    hidden = name.startswith((".", "~"))
    return not hidden and name.lower() not in _NOT_REPORTS and Path(name).suffix.lower() in SUFFIXES


def read_file(path: Path) -> bytes:
    """The bytes of the file.

    Raises:
        UnreadableReport: it cannot be opened, or is too large.
    """
    try:
        with path.open("rb") as opened:
            return read_stream(opened)
    except FileNotFoundError as error:
        raise UnreadableReport("expected a file or folder, got nothing of that name; check the spelling") from error
    except (OSError, ValueError) as error:
        # ValueError: a name with a null character.
        why = getattr(error, "strerror", None) or str(error)
        raise UnreadableReport(f"the file cannot be opened ({why}); check its permissions") from error


def read_stream(stream: BinaryIO) -> bytes:
    """The bytes of an open file or of standard input.

    Raises:
        UnreadableReport: there are too many.
    """
    raw = stream.read(MAX_FILE_BYTES + 1)
    if len(raw) > MAX_FILE_BYTES:
        most = MAX_FILE_BYTES // 1_000_000
        raise UnreadableReport(f"expected a report of at most {most} MB, got more; split it, or give the report alone")
    return raw
