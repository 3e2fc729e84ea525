"""The page in a real browser: panels, clicks, find, keyboard, narrow screens, script off, accessibility."""

import pytest
from axe_playwright_python.sync_playwright import Axe

EXAMPLES = ("embassy", "ferry")
SECTIONS = ("differ", "timeline", "who", "quotations", "reports", "unread")
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def squeezed(text: str) -> str:
    return "".join(text.split())


def lit(page, root: str = "#panel-text") -> str:
    return squeezed("".join(page.locator(f"{root} .lit").all_text_contents()))


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_section_is_there(open_page, records, name) -> None:
    page = open_page(name)
    for section in SECTIONS:
        assert page.locator(f"section#{section} h2").is_visible()
    assert page.locator("#reports .report").count() == len(records[name].reports)
    assert page.locator(".events > li").count() == len(records[name].events)
    assert page.locator(".time .bar-of").count() > 3
    assert page.title().startswith(records[name].title[:30])


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_link_leads_somewhere(open_page, name) -> None:
    page = open_page(name)
    assert (
        page.evaluate("[...document.links].map((a) => a.hash.slice(1)).filter((id) => !document.getElementById(id))")
        == []
    )


@pytest.mark.parametrize("name", EXAMPLES)
def test_full_texts_stand_in_the_reports(open_page, records, name) -> None:
    page = open_page(name)
    for report in records[name].reports:
        shown = squeezed(page.locator(f"#{report.id} .text").text_content())
        parts = "".join(report.text[p.start : p.end] for p in report.parts)
        assert shown == squeezed(parts)


@pytest.mark.parametrize("name", EXAMPLES)
def test_click_opens_the_right_sentence(open_page, records, name) -> None:
    page = open_page(name)
    spans = {s.id: s.span for s in records[name].statements}
    links = page.locator(".matrix .said > a")
    for number in range(min(links.count(), 12)):
        link = links.nth(number)
        span = spans[link.get_attribute("href").removeprefix("#")]
        link.click()
        assert page.locator("#panel").is_visible()
        assert lit(page) == squeezed(span.text)
        outlet = page.locator(f"#{span.report}").get_attribute("data-name")
        assert outlet in page.locator("#panel-name").text_content()
        page.keyboard.press("Escape")
        assert page.locator("#panel").is_hidden()


def test_every_statement_lights_its_own_words(open_page, records) -> None:
    page = open_page("embassy")
    chosen = records["embassy"].statements[:60]
    shown = page.evaluate(
        """async (ids) => {
          const words = [];
          for (const id of ids) {
            location.hash = id;
            await new Promise((done) => addEventListener("hashchange", () => setTimeout(done), { once: true }));
            words.push([...document.querySelectorAll("#reports .lit")].map((node) => node.textContent).join(""));
          }
          return words;
        }""",
        [s.id for s in chosen],
    )
    assert [squeezed(words) for words in shown] == [squeezed(s.span.text) for s in chosen]


def test_panel_steps_through_a_fact_and_gives_the_focus_back(open_page) -> None:
    page = open_page("barge")
    first = page.locator(".matrix .said > a").first
    first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel-name"
    assert page.locator("#panel-count").text_content() == "1 of 3"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert lit(page) == squeezed("At least five people")
    assert page.locator("#panel-after").is_disabled()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "At least five people"


def test_words_in_a_report_lead_to_their_fact(open_page) -> None:
    page = open_page("barge")
    page.locator("#r3 a", has_text="At least five people").click()
    assert page.url.endswith("#c1")
    assert "lit" in page.locator("#c1").get_attribute("class")
    page.locator("#c1 .said > a").first.click()
    page.locator("#panel-open").click()
    assert page.locator("#panel").is_hidden() and lit(page, "#r1") == squeezed("Three people")


def test_find_finds_facts_people_and_text(open_page) -> None:
    page = open_page("barge")
    page.keyboard.press("/")
    page.keyboard.type("VENN")
    titles = page.locator("#found h3").all_text_contents()
    assert [t.split(" (")[0] for t in titles] == ["Events", "People and places", "In the reports"]
    assert page.locator("#found-count").text_content() == "4 found"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.url.endswith("#e4") and page.locator("#e4").is_visible() and page.locator("#found").is_hidden()
    page.fill("#find", "nothing like it")
    assert page.locator("#found").text_content() == "Nothing found."


@pytest.mark.parametrize("name", EXAMPLES)
def test_find_leads_into_folded_facts(open_page, records, name) -> None:
    page = open_page(name)
    fact = page.locator(".fold .fact > .one > a:not(.jump)").first
    assert fact.is_hidden()
    page.fill("#find", fact.text_content())
    page.locator("#found a").first.click()
    assert page.locator(".lit").first.is_visible()


def test_deep_link_unfolds_its_fact(open_page) -> None:
    anchor = open_page("embassy").locator(".fold .fact").last.get_attribute("id")
    page = open_page("embassy", anchor=f"#{anchor}")
    assert page.locator(f"#{anchor}").is_visible()
    assert page.evaluate(f"document.getElementById('{anchor}').getBoundingClientRect().top") < 900


@pytest.mark.parametrize(
    ("name", "width", "scheme"), [("embassy", 1440, "light"), ("ferry", 390, "dark"), ("barge", 1440, "dark")]
)
def test_axe_finds_nothing(open_page, name, width, scheme) -> None:
    page = open_page(name, width, color_scheme=scheme)
    if name == "barge":  # it is small enough to be looked at whole
        page.evaluate("document.querySelectorAll('details').forEach((node) => { node.open = true; })")
        page.locator(".matrix .said > a").first.click()
    found = Axe().run(page, options=AXE)
    assert not found.response["violations"], found.generate_report()


@pytest.mark.parametrize("name", ["embassy", "ferry", "barge", "crowd", "hostile"])
@pytest.mark.parametrize("width", [360, 800, 1100])
def test_nothing_overflows(open_page, name, width) -> None:
    page = open_page(name, width)
    page.evaluate("document.querySelectorAll('details').forEach((node) => { node.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_panel_fits_a_narrow_screen(open_page) -> None:
    page = open_page("barge", 360, 700)
    page.locator(".matrix .said > a").first.click()
    box = page.locator("#panel").bounding_box()
    assert box["x"] >= 0 and box["width"] <= 360 and box["y"] + box["height"] <= 700.5
    assert page.locator("#panel-text .lit").first.is_visible()


@pytest.mark.parametrize("name", EXAMPLES)
def test_page_is_whole_without_script(open_page, records, name) -> None:
    page = open_page(name, java_script_enabled=False)
    assert page.locator("#find").is_hidden()
    link = page.locator(".matrix .said > a").first
    anchor = link.get_attribute("href")
    link.click()
    assert page.url.endswith(anchor)
    box = page.locator(f"[id='{anchor[1:]}']").bounding_box()
    assert box and 0 <= box["y"] <= 900
    page.locator(".fold > summary").first.click()
    assert page.locator(".fold .fact").first.is_visible()


def test_opening_a_panel_moves_nothing(open_page) -> None:
    page = open_page("embassy")
    page.evaluate(
        "window.moved = 0; new PerformanceObserver((seen) => seen.getEntries().forEach((e) => { moved += e.value; }))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    page.locator(".matrix .said > a").first.click()
    page.wait_for_timeout(150)
    assert page.evaluate("moved") == 0


def test_hostile_words_do_not_run(open_page) -> None:
    page = open_page("hostile")
    assert page.locator("img").count() == 0
    page.fill("#find", "<img")
    assert page.locator("#found img").count() == 0 and page.locator("#found a").count()
    page.locator(".matrix .said > a").first.click()
    assert page.locator("#panel img").count() == 0


def test_two_hundred_reports_stay_usable(open_page) -> None:
    page = open_page("crowd")
    page.locator(".matrix .said a:not(.jump)").nth(150).click()
    assert lit(page) == squeezed("151 people died"[:9])
    page.fill("#find", "151 people")
    assert page.locator("#found a").count()


def test_paper_shows_what_is_folded(open_page) -> None:
    page = open_page("barge")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("details:not([open])").count() == 0
    assert page.locator(".bar").is_hidden()
    assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("name", EXAMPLES)
def test_page_is_light(pages, name) -> None:
    assert pages[name].stat().st_size < 300_000
