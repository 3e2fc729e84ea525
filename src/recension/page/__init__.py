"""From the record to one HTML file that works from disk, without a network and without script."""

from .render import render_page

__all__ = ["render_page"]
