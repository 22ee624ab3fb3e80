#!/usr/bin/env python3
"""How fast the HTML report opens in Chromium: a story of 20 articles and 1,000 figures, and 200 stories.

    python tools/bench_html.py

The articles are made up here; nothing but a Chromium is needed (apt-get install chromium). For each page: its size, its
elements, milliseconds until something is to be seen, until it can be used, and until a search has been answered: the
middle of five fresh visits.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checker import Article, Report, check_articles  # noqa: E402
from checker.report import REPORTERS  # noqa: E402

VISITS = 5
TOWNS = "Ostra Skarvik Lindby Karelin Aller Elbonia Ruritania Norvik Halm Brenna".split()
THINGS = "sheep houses boats people schools bridges trees cars farms wells".split()
DEEDS = "drowned burnt sold lost counted moved closed repaired hidden stolen".split()
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

_VISIT = """() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => {
  const seen = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN;
  const ready = performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd;
  const search = document.getElementById('search');
  const start = performance.now();
  search.value = 'sheep';
  search.dispatchEvent(new Event('input', { bubbles: true }));
  document.body.offsetHeight;
  requestAnimationFrame(() => setTimeout(() =>
    done([seen, ready, performance.now() - start, document.querySelectorAll('*').length]), 0));
}, 0)))"""


def story(name: str, sources: int, sentences: int) -> Report:
    """A story whose sources state the same things, some of them in other numbers, each things of its own as well."""
    articles = []
    for source in range(sources):
        lines = [f"{TOWNS[source % 10]} after the flood"]
        for number in range(sentences):
            town, thing, deed = TOWNS[number % 10], THINGS[number // 10 % 10], DEEDS[number * 7 % 10]
            stated = 1000 + 17 * number + (source if number % 3 == 0 else 0)
            lines.append(f"In {town} some {stated:,} {thing} were {deed} in the flood, the mayor of {town} said.")
        articles.append(Article(f"{source:02}.txt", f"{name}/{source:02}.txt", "\n\n".join(lines) + "\n"))
    return check_articles(articles, story=name, explain=True)


def pages() -> Iterator[tuple[str, list[Report]]]:
    """What is opened."""
    yield "one story", [story("flood", 20, 50)]
    yield "200 stories", [story(f"story-{number:03}", 5, 10) for number in range(200)]


def visits(browser: Any, path: Path) -> list[float]:
    """The middle of several visits: seen, ready, searched, elements."""
    runs = []
    for _ in range(VISITS):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(path.as_uri())
        runs.append(page.evaluate(_VISIT))
        context.close()
    return [statistics.median(values) for values in zip(*runs, strict=True)]


def main() -> None:
    """Print a line for each page."""
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, BROWSERS)), None)
    if chromium is None:
        sys.exit("bench_html: no Chromium here: apt-get install chromium")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, reports in pages():
            path = Path(folder, f"{next(_NUMBER)}.html")
            path.write_text(str(REPORTERS["html"].render(reports)), encoding="utf-8")
            figures, articles = (sum(len(getattr(r, what)) for r in reports) for what in ("figures", "articles"))
            seen, ready, searched, elements = visits(browser, path)
            print(
                f"{name:<12} {articles:>5,} articles {figures:>6,} figures {path.stat().st_size / 1e6:5.1f} MB"
                f" {elements:>8,.0f} elements: seen after {seen:4.0f} ms, usable after {ready:5.0f} ms,"
                f" searched in {searched:4.0f} ms",
                flush=True,
            )
        browser.close()


_NUMBER = count()

if __name__ == "__main__":
    main()
