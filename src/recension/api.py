"""The public verbs, and the one place where the parts are put together."""

import json
from collections import Counter
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from .model.comparison import Lineage
from .model.errors import InvalidRecord, NothingToRead
from .model.judgement import MACHINE, Judgement
from .model.linked import Linked
from .model.reading import Reading
from .model.record import MadeBy, Record
from .model.report import Report
from .model.wire import list_from_plain

if TYPE_CHECKING:
    from .encoder import Encoder
    from .ingest import Warned
    from .pipeline import Progress

CODEBOOKS = ("recension", "acled", "ucdp")


class Recension:
    """The encoder, loaded once, and the three verbs over it.

    Example:
        >>> from recension.api import Recension
        >>> from recension.ingest import report_from_text
        >>> recension = Recension()
        >>> reports = [report_from_text("Two people were killed when a ferry sank on Monday, police said.", "a.txt")]
        >>> record = recension.record(reports)
        >>> [(s.facet.value, s.value.low) for s in record.statements if s.value.kind == "quantity"]
        [('killed', 2)]
    """

    def __init__(self, encoder: "Encoder | None" = None) -> None:
        if encoder is None:
            from .encoder import Encoder

            encoder = Encoder.load()
        self.encoder = encoder

    @property
    def made_by(self) -> MadeBy:
        """The program, its version and the digest of the encoder's weights."""
        return MadeBy("recension", version("recension"), self.encoder.digest)

    def read(self, report: Report) -> tuple[Report, Reading]:
        """The report with its parts, flaws and credits found, and what it says."""
        from .pipeline import read_report
        from .text.annotate import annotate

        annotated = annotate(report)
        return annotated, read_report(annotated, self.encoder)

    def link(
        self, reports: Sequence[Report], readings: Sequence[Reading], judgements: Sequence[Judgement] = ()
    ) -> Linked:
        """What is the same over all reports, and when; `reports` as `read` gave them."""
        from .pipeline import link_readings

        return link_readings(reports, readings, self.encoder, judgements)

    def collate(
        self, reports: Sequence[Report], readings: Sequence[Reading], linked: Linked, codebook: str = "recension"
    ) -> Record:
        """The record: a fold over statements and judgements."""
        from .collate.fold import fold_record

        return fold_record(reports, readings, linked, made_by=self.made_by, codebook=codebook)

    def record(
        self,
        reports: Sequence[Report],
        *,
        codebook: str = "recension",
        judgements: Sequence[Judgement] = (),
        progress: "Progress | None" = None,
    ) -> Record:
        """The record of one incident.

        Args:
            reports: as `recension.ingest` gives them, in any order.
            codebook: whose written rules give the best values: "recension", "acled" or "ucdp".
            judgements: a person's own decisions; they outweigh the machine's.
            progress: called with (step, reports done, reports in all).

        Raises:
            NothingToRead: there is no report.
            ValueError: no such codebook, or two reports of one id.
        """
        from .pipeline import build_record, no_progress

        if not reports:
            raise NothingToRead("expected at least one report, got none")
        if codebook not in CODEBOOKS:
            raise ValueError(f"expected a codebook among {', '.join(CODEBOOKS)}, got {codebook!r}")
        twice, times = Counter(report.id for report in reports).most_common(1)[0]
        if times > 1:
            raise ValueError(f"expected reports with ids of their own, got {twice!r} {times} times; number them")
        return build_record(
            reports,
            self.encoder,
            self.made_by,
            codebook=codebook,
            judgements=judgements,
            progress=progress or no_progress,
        )


def ingest(
    paths: Sequence[str | Path], stdin: BinaryIO | None = None
) -> "tuple[tuple[Report, ...], tuple[Warned, ...]]":
    """The reports that files, folders and "-" (`stdin`) hold, and a warning for each that could not be read."""
    from .ingest import read_reports

    found = read_reports(paths, stdin)
    return found.reports, found.warnings


def split_stories(reports: Sequence[Report]) -> tuple[tuple[Report, ...], ...]:
    """A pile of reports parted into incidents, the largest first; each report's parts and credits found."""
    from .link.stories import split_stories as split
    from .text.annotate import annotate_parts

    return split([annotate_parts(report) for report in reports])


def find_lineage(reports: Sequence[Report]) -> tuple[Lineage, ...]:
    """Who copied whom: every pair of reports that shares text, with its passages."""
    from .link.texts import link_texts
    from .text.annotate import annotate_parts

    return link_texts([annotate_parts(report) for report in reports]).lineage


def read_decisions(path: str | Path) -> tuple[Judgement, ...]:
    """A person's own judgements: a JSON array of them, in the form that a record's `judgements` have.

    Raises:
        InvalidRecord: the file cannot be read, or holds something else; the message says what and where.
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidRecord(f"{path}: cannot be read ({error}); give a JSON file of judgements") from error
    try:
        decisions = list_from_plain(Judgement, text)
    except InvalidRecord as error:
        raise InvalidRecord(f"{path}: {error}") from error
    if any(d.author == MACHINE for d in decisions):
        raise InvalidRecord(f"{path}: a decision needs its author's name; {MACHINE!r} is the machine's")
    itself = next((d for d in decisions if d.left == d.right), None)
    if itself is not None:
        raise InvalidRecord(f"{path}: a decision is on two things; its left and right are both {itself.left!r}")
    return decisions


def record(reports: Sequence[str | Path | Report], *, codebook: str = "recension") -> Record:
    """The record of the incident that `reports` tell of: paths of files and folders, or reports.

    Raises:
        NothingToRead: not one report could be read; the message names each and why.
    """
    given = [r for r in reports if isinstance(r, Report)]
    found, warnings = ingest([r for r in reports if not isinstance(r, Report)])
    if not given and not found:
        raise NothingToRead("; ".join(str(w) for w in warnings) or "expected at least one report, got none")
    numbered = [_numbered(r, n) for n, r in enumerate((*given, *found), start=1)]
    return Recension().record(numbered, codebook=codebook)


def _numbered(report: Report, number: int) -> Report:
    from dataclasses import replace

    return replace(report, id=f"r{number}")


def record_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the record, format 1."""
    from .model.schema import record_schema as schema

    return schema()


def checked_json(record: Record) -> str:
    """The record as JSON, held against its own schema first.

    Raises:
        InvalidRecord: the record breaks the contract; a fault of ours, never of the reports.
    """
    import fastjsonschema

    text = record.to_json()
    try:
        fastjsonschema.validate(record_schema(), json.loads(text))
    except fastjsonschema.JsonSchemaException as error:
        raise InvalidRecord(f"expected a record that its schema allows; {error}") from error
    return text
