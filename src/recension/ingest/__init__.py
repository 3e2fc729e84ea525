"""Files, folders, pages and feeds of articles, to reports."""

from .reports import Ingested, read_reports, report_from_text
from .warned import Warned

__all__ = ["Ingested", "Warned", "read_reports", "report_from_text"]
