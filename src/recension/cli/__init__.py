"""The command line: parse, call the api, print. No thinking here."""

from .main import main

__all__ = ["main"]
