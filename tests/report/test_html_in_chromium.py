"""HTML, as a person has it: clicked, searched, read by keyboard, in the dark, narrow, on paper, without scripts."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import flood
import hostile
import pytest
from making import figure
from msgspec.structs import replace

from checker.model import Article, Group, Report, Waiver
from checker.report import REPORTERS

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [
    pytest.mark.xdist_group("chromium"),  # one browser at a time
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium"),
]

IN_SIGHT = "e => { const r = e.getBoundingClientRect(); return r.bottom > 0 && r.top < innerHeight }"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # Chromium refuses its sandbox to root, which is who runs a container.
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Any, tmp_path: Path) -> Iterator[Any]:
    """Opens the page of reports; whatever the browser has to complain of fails the test."""
    contexts, complaints = [], []

    def visit(*reports: Report, **context: Any) -> Any:
        path = tmp_path / "report.html"
        path.write_bytes(REPORTERS["html"].render(reports).encode())
        contexts.append(chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **context}))
        contexts[-1].route("http*://**", lambda route: complaints.append(route.request.url))
        page = contexts[-1].new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto(path.as_uri())
        return page

    yield visit
    for context in contexts:
        context.close()
    assert complaints == []


def shown(page: Any) -> list[str]:
    return page.locator(".row:visible .title").all_inner_texts()


def sees(page: Any, titles: list[str]) -> None:
    """The rows in sight, as soon as the page has drawn them."""
    from playwright.sync_api import expect

    expect(page.locator(".row:visible .title")).to_have_text(titles)


def focused_row(page: Any) -> str | None:
    return page.evaluate("document.activeElement.closest('.row')?.id")


def remembers(page: Any, holds: Callable[[], bool]) -> None:
    """A page opened again shows what was chosen. What one page stores a busy browser tells the next a little later."""
    for _ in range(20):
        page.reload()
        if holds():
            return
        page.wait_for_timeout(100)
    pytest.fail("the choice is forgotten")


def test_without_scripts_everything_can_be_read(opened: Any) -> None:
    page = opened(flood.report(), java_script_enabled=False)
    assert len(shown(page)) == len(flood.report().groups) + 1
    assert not page.locator(".tools").is_visible()
    assert page.locator("a.figure").count() == len(flood.report().figures)
    page.locator("#s1-g2 details summary").click()
    assert page.locator("#s1-g2").get_by_text("where clashing values start").is_visible()
    page.locator("#s1-g2 .said").first.click()
    assert page.locator("a.figure:target").inner_text() == "$5.6 million"


def test_from_a_number_to_its_mention_and_back(opened: Any) -> None:
    page = opened(flood.report(), reduced_motion="reduce")
    page.locator("#s1-g3 .said", has_text="1926").click()
    mark = page.locator("a.figure:target")
    assert mark.inner_text() == "1926" and mark.evaluate(IN_SIGHT)
    mark.click()
    assert focused_row(page) == "s1-g3" and page.locator("#s1-g3").evaluate(IN_SIGHT)


def test_verdicts_are_switched_off_and_the_choice_is_remembered(opened: Any) -> None:
    page = opened(flood.report())
    every = shown(page)
    page.get_by_role("button", name="Single source").click()
    assert len(shown(page)) == len(every) - 2
    assert page.locator("#shown").inner_text() == f"{len(every) - 2} of {len(every)} rows"
    assert not page.locator(".section.single").is_visible()
    remembers(page, lambda: len(shown(page)) == len(every) - 2)
    assert page.get_by_role("button", name="Single source").get_attribute("aria-pressed") == "false"


def test_search_kind_and_source_narrow_the_rows_and_show_all_brings_them_back(opened: Any) -> None:
    page = opened(flood.report())
    every = shown(page)
    page.get_by_role("searchbox", name="Search").fill("Billion damage")
    sees(page, ["Damage"])
    remembers(page, lambda: shown(page) == ["Damage"])
    page.get_by_role("searchbox", name="Search").fill("")
    page.get_by_role("combobox", name="Kind").select_option("date")
    assert len(shown(page)) == 3
    page.get_by_role("combobox", name="Source").select_option(label="Late Edition")
    sees(page, ["When the dam was built"])
    page.get_by_role("combobox", name="Kind").select_option("money")
    sees(page, [])
    page.get_by_role("button", name="Show all").click()
    sees(page, every)


def test_who_follows_a_mention_to_a_row_that_is_filtered_out_sees_it(opened: Any) -> None:
    page = opened(flood.report())
    page.get_by_role("searchbox", name="Search").fill("sheep")
    assert not page.locator("#s1-g3").is_visible()
    page.locator("a.figure", has_text="1926").click()
    assert page.locator("#s1-g3").is_visible() and focused_row(page) == "s1-g3"


def test_by_keyboard_alone(opened: Any) -> None:
    page = opened(flood.report(), reduced_motion="reduce")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator(".row").nth(1).get_attribute("id")
    assert focused_row(page) == second
    page.keyboard.press("w")
    assert page.locator(f"#{second} details").get_attribute("open") is not None
    page.keyboard.press("Enter")
    page.wait_for_selector("a.figure:target")
    page.keyboard.press("Enter")
    # Not wait_for_function, which evaluates text in the page, where its policy forbids that.
    page.locator(f"#{second}:focus-within").wait_for()
    page.keyboard.press("k")
    assert focused_row(page) == page.locator(".row").first.get_attribute("id")
    page.keyboard.press("/")
    page.keyboard.type("j")
    assert page.get_by_role("searchbox", name="Search").input_value() == "j"
    page.keyboard.press("Escape")
    assert page.get_by_role("searchbox", name="Search").input_value() == ""
    page.keyboard.press("1")
    assert not page.locator(".row.conflict").first.is_visible()
    page.keyboard.press("?")
    assert page.get_by_role("dialog").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").is_visible()


def test_a_screen_reader_meets_a_table_of_rows_with_heads(opened: Any) -> None:
    page = opened(flood.report())
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in nodes if not node["ignored"]]
    assert roles.count("table") == 1 and roles.count("columnheader") == 1 + len(flood.TEXTS)
    assert roles.count("rowheader") >= len(shown(page)) and roles.count("mark") >= len(flood.report().figures) - 2
    named = {node["name"]["value"] for node in nodes if node.get("name") and node["role"]["value"] == "searchbox"}
    assert named == {"Search"}
    assert "article" in roles and "main" in roles and "search" in roles


def test_light_and_dark_as_the_system_has_it_and_as_chosen(opened: Any) -> None:
    page = opened(flood.report(), color_scheme="dark")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    dark = page.evaluate(paper)
    page.get_by_role("button", name="Light").click()
    light = page.evaluate(paper)
    assert dark != light
    remembers(page, lambda: page.evaluate(paper) == light)
    assert page.get_by_role("button", name="Dark").is_visible()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_that_shuts_anybody_out(opened: Any, scheme: str, width: int) -> None:
    """Contrast, names, roles, order of headings and the like, as axe-core reads WCAG."""
    report = flood.report()
    waived = (replace(f, waiver=Waiver("r", "b")) if f.group == "g2" else f for f in report.findings)
    report = replace(report, findings=tuple(waived))
    page = opened(report, color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    from axe_playwright_python.sync_playwright import Axe

    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("width", [320, 390, 800, 1280])
def test_nothing_is_wider_than_the_window(opened: Any, width: int) -> None:
    page = opened(flood.report(), viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_columns_become_a_list_and_the_choice_is_remembered(opened: Any) -> None:
    page = opened(flood.report())
    heads = page.locator("thead").first
    assert heads.is_visible()
    page.get_by_role("button", name="List").click()
    assert not heads.is_visible() and page.locator("#s1-g2 .from").first.is_visible()
    remembers(page, lambda: not heads.is_visible())
    page.get_by_role("button", name="Columns").click()
    assert heads.is_visible()


def test_on_paper_there_are_rows_and_articles_and_no_buttons(opened: Any) -> None:
    page = opened(flood.report(), color_scheme="dark")
    page.emulate_media(media="print")
    assert not page.locator(".tools").is_visible() and not page.locator("details").first.is_visible()
    assert len(shown(page)) == len(flood.report().groups) + 1
    assert page.locator("#s1-g2 .from").first.is_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf().startswith(b"%PDF")


def test_hostile_text_runs_nothing_and_breaks_nothing(opened: Any) -> None:
    page = opened(hostile.report())
    assert page.locator("script").count() == 1 and page.locator("img").count() == 0
    assert page.locator("article").count() == 2 and page.locator("footer").is_visible()


def test_several_stories_are_searched_together(opened: Any) -> None:
    page = opened(flood.report(), flood.report())
    page.get_by_role("searchbox", name="Search").fill("sheep")
    assert len(shown(page)) == 2
    page.get_by_role("searchbox", name="Search").fill("no such word")
    assert page.get_by_text("No row fits the filters").is_visible()
    assert not page.locator(".story").first.is_visible()
    page.get_by_role("button", name="Show all").click()
    assert page.locator(".story:visible").count() == 2


MANY = 5
"""More than are open from the start."""


def test_many_stories_are_a_list_that_opens_where_one_looks(opened: Any) -> None:
    page = opened(*[flood.report()] * MANY, reduced_motion="reduce")
    assert shown(page) == [] and page.locator("details.story summary:visible").count() == MANY
    page.locator("#s2 > summary").click()
    assert len(shown(page)) == len(flood.report().groups) + 1
    page.locator("#s2-g2 .said").first.click()
    assert page.locator("a.figure:target").evaluate(IN_SIGHT)
    page.keyboard.press("o")
    assert page.locator("details.story[open]").count() == MANY
    page.get_by_role("button", name="Fold all").click()
    assert page.locator("details.story[open]").count() == 0
    page.keyboard.press("j")
    assert focused_row(page) and page.locator("details.story[open]").count() == 1


def test_what_is_sought_is_unfolded_for_as_long_as_it_is_sought(opened: Any) -> None:
    page = opened(*[flood.report()] * MANY)
    page.get_by_role("searchbox", name="Search").fill("sheep")
    sees(page, ["Sheep drowned"] * MANY)
    assert page.locator("#shown").inner_text() == f"{MANY} of {7 * MANY} rows in {MANY} of {MANY} stories"
    page.get_by_role("searchbox", name="Search").fill("")
    sees(page, [])


def test_a_link_opens_its_story_without_scripts_too(opened: Any) -> None:
    page = opened(*[flood.report()] * MANY, java_script_enabled=False)
    page.goto(f"{page.url}#s3-g2")
    page.wait_for_selector("#s3[open]")
    assert page.locator("#s3-g2").evaluate(IN_SIGHT)


@pytest.mark.parametrize("width", [320, 1280])
def test_a_list_of_stories_fits_and_shuts_nobody_out(opened: Any, width: int) -> None:
    page = opened(*[flood.report()] * MANY, viewport={"width": width, "height": 800}, bypass_csp=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("#s1 > summary").click()
    from axe_playwright_python.sync_playwright import Axe

    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_a_story_of_twenty_articles_and_a_thousand_figures(opened: Any) -> None:
    """With many sources rows are a list until columns are asked for; then the heads stay in sight."""
    text = " ".join(f"{n} people." for n in range(100, 150))
    articles = tuple(Article(f"{a:02}.txt", f"{a:02}.txt", text) for a in range(20))
    figures = tuple(
        figure(100 + n, source=article.id, start=12 * n, end=12 * n + 3, id=f"f{50 * a + n + 1}", unit="person")
        for a, article in enumerate(articles)
        for n in range(50)
    )
    groups = tuple(Group(f"g{n}", figures[n::50], about="people", verdict="match") for n in range(50))
    page = opened(Report("big", articles, figures, groups, ()))
    assert page.locator("a.figure").count() == 1000 and page.locator(".row").count() == 50
    assert not page.locator("thead").is_visible()
    page.get_by_role("button", name="Columns").click()
    page.evaluate("scrollTo({ left: 2000, top: 1500, behavior: 'instant' })")
    assert page.get_by_role("columnheader", name="Figure").evaluate(IN_SIGHT)
    assert page.locator(".tools").evaluate("e => Math.round(e.getBoundingClientRect().left)") == 0
