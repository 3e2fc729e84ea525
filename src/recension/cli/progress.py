"""What a person sees on stderr while a record is made."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# A run shorter than this needs no words.
QUIET_S = 1.0


@contextmanager
def shown_progress() -> Iterator[Callable[[str, int, int], None]]:
    """A progress function that writes one line, over and over, on a terminal, from one second on; silent elsewhere."""
    started = time.monotonic()
    shown = False

    def show(step: str, done: int, total: int) -> None:
        nonlocal shown
        if sys.stderr.isatty() and (time.monotonic() - started > QUIET_S or total > 3 or total == 0):
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
