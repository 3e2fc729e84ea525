"""`python -m recension` is the same as `recension`."""

from .cli import main

main(prog_name="recension")
