"""Makes the files of this folder with the programs that newsrooms use, from our own two articles in docs/example-clash.

    python tests/read/files/make.py          needs LibreOffice (soffice), Chromium and warcio

What it makes is committed, so that the tests need neither. Run it again when a text or a format changes.
"""

from __future__ import annotations

import gzip
import html
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas

Story = tuple[str, str, list[str]]
"""Name, headline and paragraphs."""
Maker = Callable[[str, str, list[str], Path, Path], None]
HERE = Path(__file__).parent
STORY = HERE.parents[2] / "docs" / "example-clash"
OUTLETS = {"coast-courier": "Coast Courier", "fjord-daily": "Fjord Daily"}


def articles() -> Iterator[Story]:
    for path in sorted(STORY.glob("*.txt")):
        headline, *paragraphs = re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip())
        yield path.stem, headline, paragraphs


def paragraphs_of(paragraphs: list[str]) -> str:
    return "\n".join(f"<p>{html.escape(p, quote=False)}</p>" for p in paragraphs)


def web_page(name: str, headline: str, paragraphs: list[str]) -> str:
    """An article among what else stands on a page: menus, advertisements, most read, a footer with numbers."""
    title, outlet = html.escape(headline), OUTLETS[name]
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | {outlet}</title>
<meta property="og:site_name" content="{outlet}"><meta property="og:type" content="article">
<link rel="canonical" href="https://{name}.example/ferry">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
{{"@type": "WebSite", "name": "{outlet}"}},
{{"@type": "NewsArticle", "headline": "{title}", "datePublished": "2024-03-04T21:15:00+01:00",
"dateModified": "2024-03-05T07:00:00+01:00", "author": [{{"@type": "Person", "name": "Kari Nilsen"}}]}}]}}</script>
<script>addEventListener("DOMContentLoaded", () => {{ document.querySelector("h1").id = "scripted"; }})</script>
</head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li><li><a href="/s">Sport 24</a></li></ul>
</nav></header><div class="ad">Win 5,000 euros today</div>
<main><article><h1>{title}</h1>
<p class="byline">By Kari Nilsen, 4 March 2024, 9.15 p.m.</p>
{paragraphs_of(paragraphs)}
</article><aside><h3>Most read</h3><ol><li><a href="/1">100 things to do</a></li><li><a href="/2">27 held</a></li>
</ol></aside></main><footer>© 2024 {outlet}. 1,200 people read this.</footer></body></html>
"""


def office_page(headline: str, paragraphs: list[str]) -> str:
    """What LibreOffice is given to make a document of: a title and paragraphs."""
    return (
        f'<html><head><meta charset="utf-8"></head><body><p class="title">{html.escape(headline)}</p>'
        f"{paragraphs_of(paragraphs)}</body></html>"
    )


def run(*command: str | Path) -> bytes:
    return subprocess.run([str(part) for part in command], check=True, capture_output=True).stdout


def saved_page(name: str, headline: str, paragraphs: list[str], folder: Path, work: Path) -> None:
    """The page as Chromium has it after its scripts ran."""
    source = work / f"{name}.html"
    source.write_text(web_page(name, headline, paragraphs), encoding="utf-8")
    (folder / f"{name}.html").write_bytes(run(*chromium(work), "--dump-dom", source.as_uri()))


def word_document(name: str, headline: str, paragraphs: list[str], folder: Path, work: Path) -> None:
    """The article as LibreOffice saves it for Word."""
    source = work / f"{name}.html"
    source.write_text(office_page(headline, paragraphs), encoding="utf-8")
    run(
        *office(work),
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--infilter=HTML (StarWriter)",
        "--outdir",
        folder,
        source,
    )


def pdf_of_office(name: str, headline: str, paragraphs: list[str], folder: Path, work: Path) -> None:
    """The article as LibreOffice exports it: a title in large letters, justified text with words parted."""
    set_ = (HERE / "_sources" / "page.fodt").read_text(encoding="utf-8")
    text = "\n".join(f"<text:p>{html.escape(p, quote=False)}</text:p>" for p in paragraphs)
    source = work / f"{name}.fodt"
    source.write_text(set_.replace("TITLE", html.escape(headline)).replace("TEXT", text), encoding="utf-8")
    run(*office(work), "--convert-to", "pdf", "--outdir", folder, source)


def pdf_of_browser(name: str, headline: str, paragraphs: list[str], folder: Path, work: Path) -> None:
    """The article as Chromium prints it, with the date and the address that it puts around it."""
    source = work / f"{name}.html"
    source.write_text(
        f"<html><head><meta charset=utf-8><title>{html.escape(headline)}</title></head><body style='font: 12pt serif'>"
        f"<h1>{html.escape(headline)}</h1>{paragraphs_of(paragraphs)}</body></html>",
        encoding="utf-8",
    )
    run(*chromium(work), f"--print-to-pdf={folder / name}.pdf", source.as_uri())


def chromium(work: Path) -> tuple[str, ...]:
    return ("chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={work / 'profile'}")


def office(work: Path) -> tuple[str, ...]:
    return ("soffice", "--headless", f"-env:UserInstallation={(work / 'office').as_uri()}")


def nitf_document(name: str, headline: str, paragraphs: list[str], folder: Path, work: Path) -> None:
    """What an agency sends: a document type of its own, typed numbers, a picture without caption."""
    first, *rest = (html.escape(p, quote=False) for p in paragraphs)
    first = re.sub(r"(\d+)( people| passengers)", r'<num units="people">\1</num>\2', first)
    (folder / f"{name}.xml").write_text(
        f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.5/specification/dtd/nitf-3-5.dtd">
<nitf><head><title>Ferry</title><docdata><date.issue norm="20240304T211500+0100"/></docdata>
<pubdata name="{OUTLETS[name]}" date.publication="20240304"/></head>
<body><body.head><hedline><hl1>{html.escape(headline)}</hl1></hedline><byline>By Kari Nilsen</byline></body.head>
<body.content><p>{first}</p><media media-type="image"><media-reference source="212.jpg"/></media>
{paragraphs_of([html.unescape(p) for p in rest])}</body.content></body></nitf>
""",
        encoding="utf-8",
    )


def newsml_item(name: str, headline: str, paragraphs: list[str], folder: Path, work: Path) -> None:
    (folder / f"{name}.xml").write_text(
        f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2024-03-04T21:20:00+01:00</sent></header>
<itemSet><newsItem guid="urn:{name}" version="3" standard="NewsML-G2" standardversion="2.30" conformance="power">
<itemMeta><itemClass qcode="ninat:text"/><provider literal="{OUTLETS[name]}"/>
<versionCreated>2024-03-05T07:00:00+01:00</versionCreated><firstCreated>2024-03-04T21:15:00+01:00</firstCreated>
<pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><headline>{html.escape(headline)}</headline><by>Kari Nilsen</by></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>
<title>99 things</title></head><body><h1>{html.escape(headline)}</h1>{paragraphs_of(paragraphs)}</body></html>
</inlineXML></contentSet></newsItem></itemSet></newsMessage>
""",
        encoding="utf-8",
    )


def ninjs_item(name: str, headline: str, paragraphs: list[str]) -> list[dict[str, object]]:
    """One item in each version of ninjs."""
    first = {"uri": f"https://{name}.example/ferry", "type": "text", "pubstatus": "usable"}
    dates = {"firstcreated": "2024-03-04T21:15:00+01:00", "versioncreated": "2024-03-05T07:00:00+01:00"}
    markup, plain = paragraphs_of(paragraphs), "\n".join(paragraphs)
    bodies = [("text/plain", plain), ("application/xhtml+xml", markup)]
    return [
        {**first, **dates, "headline": headline, "body_text": plain, "body_xhtml": markup},
        {**first, **dates, "headlines": [{"role": "main", "value": headline}],
         "bodies": [{"contenttype": kind, "value": text} for kind, text in bodies]},
        {**first, "firstCreated": dates["firstcreated"], "versionCreated": dates["versioncreated"],
         "headlines": [{"role": "main", "value": headline}], "bodies": [{"contentType": "text/plain", "value": plain}]},
    ]  # fmt: skip


def ninjs(version: int) -> Maker:
    def make(name: str, headline: str, paragraphs: list[str], folder: Path, work: Path) -> None:
        text = json.dumps(ninjs_item(name, headline, paragraphs)[version - 1], indent=1)
        (folder / f"{name}.json").write_text(text, encoding="utf-8")

    return make


def markdown(name: str, headline: str, paragraphs: list[str], folder: Path, work: Path) -> None:
    (folder / f"{name}.md").write_text("\n\n".join([f"# {headline}", *paragraphs]) + "\n", encoding="utf-8")


def rst(name: str, headline: str, paragraphs: list[str], folder: Path, work: Path) -> None:
    head = f"{headline}\n{'=' * len(headline)}"
    (folder / f"{name}.rst").write_text("\n\n".join([head, *paragraphs]) + "\n", encoding="utf-8")


def rss(stories: list[Story], folder: Path) -> None:
    items = "".join(
        f"<item><title>{html.escape(headline)}</title><link>https://{name}.example/ferry</link>"
        f"<description>{html.escape(paragraphs[0][:60])}…</description>"
        "<pubDate>Mon, 04 Mar 2024 21:15:00 +0100</pubDate>"
        f"<content:encoded><![CDATA[{paragraphs_of(paragraphs)}<script>n = 99;</script>]]></content:encoded></item>\n"
        for name, headline, paragraphs in stories
    )
    (folder / "feed.xml").write_text(
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Ferry news</title>\n{items}</channel></rss>\n",
        encoding="utf-8",
    )


def atom(stories: list[Story], folder: Path) -> None:
    entries = "".join(
        f"<entry><title>{html.escape(headline)}</title><id>urn:{name}</id><link href='https://{name}.example/ferry'/>"
        f"<published>2024-03-04T21:15:00+01:00</published><updated>2024-03-05T07:00:00+01:00</updated>"
        f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>{paragraphs_of(paragraphs)}</div></content>"
        "</entry>\n"
        for name, headline, paragraphs in stories
    )
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Ferry news</title>\n{entries}</feed>\n'
    (folder / "feed.atom").write_text(feed, encoding="utf-8")


def rows(stories: list[Story]) -> list[dict[str, str]]:
    return [
        {"story": "ferry", "headline": headline, "date": "2024-03-04", "source": OUTLETS[name],
         "url": f"https://{name}.example/ferry", "body": "\n\n".join(paragraphs)}
        for name, headline, paragraphs in stories
    ]  # fmt: skip


def jsonl(stories: list[Story], folder: Path) -> None:
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(stories))
    (folder / "articles.jsonl").write_text(text, encoding="utf-8")


def csv_table(stories: list[Story], folder: Path) -> None:
    pandas.DataFrame(rows(stories)).to_csv(folder / "articles.csv", index=False)


def parquet(stories: list[Story], folder: Path) -> None:
    pandas.DataFrame(rows(stories)).to_parquet(folder / "articles.parquet")


def warc(stories: list[Story], folder: Path) -> None:
    """A crawl as the reference library writes it: requests, a front page and a picture beside the articles."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    pages = [(f"https://{name}.example/ferry", "text/html; charset=utf-8", web_page(name, headline, paragraphs))
             for name, headline, paragraphs in stories]  # fmt: skip
    pages.insert(1, ("https://fjord-daily.example/", "text/html", "<html><body><a href='/1'>Top 10</a></body></html>"))
    pages.append(("https://coast-courier.example/212.jpg", "image/jpeg", "no text"))
    with (folder / "crawl.warc.gz").open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        for url, kind, body in pages:
            asked = StatusAndHeaders(f"GET {url}", [("Host", "example")], is_http_request=True)
            writer.write_record(writer.create_warc_record(url, "request", http_headers=asked))
            packed = gzip.compress(body.encode())
            came = StatusAndHeaders("200 OK", [("Content-Type", kind), ("Content-Encoding", "gzip")], "HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(url, "response", io.BytesIO(packed), len(packed), http_headers=came)
            )


TOGETHER: dict[str, Callable[[list[Story], Path], None]] = {
    "rss": rss, "atom": atom, "jsonl": jsonl, "csv": csv_table, "parquet": parquet, "warc": warc,
}  # fmt: skip
"""Formats that hold many articles in one file."""
MAKERS: dict[str, Maker] = {
    "nitf": nitf_document,
    "newsml": newsml_item,
    "ninjs1": ninjs(1),
    "ninjs2": ninjs(2),
    "ninjs3": ninjs(3),
    "markdown": markdown,
    "rst": rst,
    "html": saved_page,
    "docx": word_document,
    "pdf": pdf_of_office,
    "printed": pdf_of_browser,
}


def others(work: Path) -> None:
    """What one format alone has to show: tracked changes, comments and notes of Word."""
    folder = HERE / "_others"
    folder.mkdir(exist_ok=True)
    sources = HERE / "_sources"
    run(*office(work), "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, sources / "changes.fodt")
    run(*office(work), "--convert-to", "pdf", "--outdir", folder, sources / "report.fodt")
    locked = {"EncryptFile": {"type": "boolean", "value": "true"}}
    locked["DocumentOpenPassword"] = {"type": "string", "value": "harbour"}
    run(*office(work), "--convert-to", f"pdf:writer_pdf_Export:{json.dumps(locked)}", "--outdir", work,
        sources / "changes.fodt")  # fmt: skip
    shutil.copy(work / "changes.pdf", folder / "locked.pdf")


def data(work: Path) -> None:
    """A workbook as LibreOffice saves it for Excel, of today and of old, and its first sheet as the cells show."""
    folder, source = HERE / "_data", HERE / "_sources" / "results.fods"
    folder.mkdir(exist_ok=True)
    for kind in ("xlsx:Calc MS Excel 2007 XML", "xls:MS Excel 97", "csv:Text - txt - csv (StarCalc):44,34,76"):
        run(*office(work), "--convert-to", kind, "--outdir", folder, source)


def main() -> None:
    wanted = sys.argv[1:] or [*MAKERS, *TOGETHER]
    with tempfile.TemporaryDirectory() as work:
        if not sys.argv[1:]:
            others(Path(work))
            data(Path(work))
        for form in wanted:
            folder = HERE / form
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            if form in TOGETHER:
                TOGETHER[form](list(articles()), folder)
            else:
                for name, headline, paragraphs in articles():
                    MAKERS[form](name, headline, paragraphs, folder, Path(work))


if __name__ == "__main__":
    main()
