"""The errors of Recension, one tree; a message says what was got, what was expected, and where."""


class RecensionError(Exception):
    """Whatever Recension raises on purpose."""


class UnreadableReport(RecensionError):
    """A file that gives no report; it costs that report, never the record."""


class NothingToRead(RecensionError):
    """Not one report could be read."""


class InvalidRecord(RecensionError):
    """JSON that is not a record of a format we know."""


class ModelMissing(RecensionError):
    """The encoder's weights are not where the package keeps them."""
