"""What a person sees on stderr while a record is made."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# A run shorter than this needs no words.
QUIET_S = 1.0
# A report takes about a fifth of a second, so that more than these, with the start, pass it.
MANY = 3


@contextmanager
def shown_progress() -> Iterator[Callable[[str, int, int], None]]:
    """A progress function that writes one line, over and over, on a terminal; silent elsewhere, and within a second.

    A step over many reports, or over a pile that is not counted (`total` 0), is shown at once: it will take its time.
    """
    started = time.monotonic()
    shown = False

    def show(step: str, done: int, total: int) -> None:
        nonlocal shown
        if sys.stderr.isatty() and (time.monotonic() - started > QUIET_S or total > MANY or total == 0):
            count = f" {done + 1} of {total}" if done < total else ""
            sys.stderr.write(f"\r\033[K{step}{count}")
            sys.stderr.flush()
            shown = True

    try:
        yield show
    finally:
        if shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
