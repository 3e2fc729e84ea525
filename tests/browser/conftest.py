"""A real Chromium with pages of the two examples; every page must stay silent and alone."""

import os
import shutil
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from page_records import barge_record, crowd_record
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from recension.api import Recension
from recension.ingest import read_reports
from recension.model.record import Record
from recension.page import render_page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
EXAMPLES = Path(__file__).parents[2] / "examples"
HOSTILE = (
    '<img src="http://example.invalid/x" onerror="alert(1)"></script><script>alert({n})</script>\u202e' + "w" * 3000
)

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; without one the tests are skipped, but never in CI."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("no chromium here: CI installs one, and the page is not tested without it")
        warnings.warn("NO CHROMIUM: THE PAGE IS NOT TESTED IN A BROWSER", pytest.PytestWarning, stacklevel=1)
        pytest.skip("NO CHROMIUM: the page is not tested in a browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def records() -> dict[str, Record]:
    """What the pages are made of: the two examples as they are read, and two made by hand."""
    recension = Recension()
    read = {name: read_reports([EXAMPLES / name]).reports for name in ("embassy", "ferry")}
    made = {"barge": barge_record(), "crowd": crowd_record(200), "hostile": crowd_record(3, HOSTILE)}
    return {name: recension.record(reports) for name, reports in read.items()} | made


@pytest.fixture(scope="session")
def pages(records: dict[str, Record], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages on disk, by name."""
    folder = tmp_path_factory.mktemp("pages")
    for name, record in records.items():
        (folder / f"{name}.html").write_text(render_page(record), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in records}


@pytest.fixture
def open_page(browser: Browser, pages: dict[str, Path]) -> Iterator[Open]:
    """Opens a page by its name; fails where one wrote to the console, asked for anything else, or raised a dialog."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def opened(name: str, width: int = 1440, height: int = 900, *, anchor: str = "", **settings: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **settings)  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        address = pages[name].as_uri()
        page.on("console", lambda message: wrong.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("dialog", lambda dialog: wrong.append(f"dialog: {dialog.message}"))
        page.on("request", lambda r: None if r.url.split("#")[0] == address else wrong.append(f"request: {r.url}"))
        page.goto(address + anchor)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not wrong
