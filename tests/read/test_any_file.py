"""A folder with all sorts of files, from the file to the article: what is taken, what is told, and what it costs."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from checker.model import Article, Problem
from checker.read import plan, read

FILES = Path(__file__).parent / "files"
TEXT = "Ferry aground\n\nRescuers took 38 passengers to hospital on Monday, police said.\n"


def parts(*paths: Path) -> list[Article | Problem]:
    return [part for place in plan(paths).places for part in read(place)]


def told(*paths: Path) -> list[tuple[str, str, bool]]:
    """File, message and whether it is a failure, of everything that was not read."""
    return [(Path(p.path).name, p.message, p.fatal) for p in parts(*paths) if isinstance(p, Problem)]


def titles(*paths: Path) -> dict[str, str | None]:
    return {part.id: part.title for part in parts(*paths) if isinstance(part, Article)}


def test_a_folder_of_all_sorts(tmp_path: Path) -> None:
    shutil.copy(FILES / "html" / "coast-courier.html", tmp_path / "page.html")
    shutil.copy(FILES / "docx" / "coast-courier.docx", tmp_path / "draft.docx")
    shutil.copy(FILES / "pdf" / "coast-courier.pdf", tmp_path / "wire.pdf")
    shutil.copy(FILES / "nitf" / "coast-courier.xml", tmp_path / "wire.xml")
    shutil.copy(FILES / "rss" / "feed.xml", tmp_path / "feed.xml")
    (tmp_path / "a.txt").write_text(TEXT)
    headline = "Ferry runs aground off Skarvik, dozens taken to hospital"
    other = "Skarvik ferry hits rocks in morning fog"
    assert titles(tmp_path) == {
        "a.txt": "Ferry aground", "draft.docx": headline, "feed.xml#1": headline, "feed.xml#2": other,
        "page.html": headline, "wire.pdf": headline, "wire.xml": headline,
    }  # fmt: skip
    assert told(tmp_path) == []


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.md", "a", "a.docx", "a.csv"])
@pytest.mark.parametrize("form", ["html", "docx", "pdf", "nitf", "ninjs2", "rss", "parquet", "warc"])
def test_the_content_decides_whatever_the_name_says(tmp_path: Path, name: str, form: str) -> None:
    source = sorted((FILES / form).iterdir())[0]
    shutil.copy(source, tmp_path / name)
    assert "Ferry runs aground off Skarvik, dozens taken to hospital" in titles(tmp_path / name).values()


@pytest.mark.parametrize("name", ["a.html", "a.docx", "a.pdf", "a.xml", "a.json"])
def test_plain_text_by_any_name_is_plain_text(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TEXT)
    assert titles(tmp_path / name) == {name: "Ferry aground"}


def test_a_file_that_fails_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4\nbroken")
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04broken")
    (tmp_path / "c.xml").write_bytes(b"<nitf><broken")
    (tmp_path / "d.html").write_bytes(b"<html><body></body></html>")
    with zipfile.ZipFile(tmp_path / "e.docx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("word/document.xml", b"\0" * 200_000_000)
    (tmp_path / "f.txt").write_text(TEXT)
    assert titles(tmp_path) == {"f.txt": "Ferry aground"}
    assert [(name, fatal) for name, _, fatal in told(tmp_path)] == [
        ("a.pdf", True), ("b.docx", True), ("c.xml", True), ("d.html", True), ("e.docx", True),
    ]  # fmt: skip
    assert all("\n" not in message and message[-1] not in ".\n" for _, message, _ in told(tmp_path))


def test_the_program_ends_with_2_where_a_file_fails(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4\nbroken")
    (tmp_path / "b.txt").write_text(TEXT)
    done = subprocess.run(
        [sys.executable, "-m", "checker", str(tmp_path), "--write", "none"], capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "is a broken PDF" in done.stderr
    assert "38" in done.stdout


def test_a_page_of_50_mb_is_refused_at_once(tmp_path: Path) -> None:
    with (tmp_path / "a.html").open("wb") as file:
        file.write(b"<html><body>" + b"<p>12 dead</p>" * 3_700_000)
    assert told(tmp_path) == [("a.html", "is an HTML page larger than 32 MB, which no article is", True)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("package.json", '{"name": "a-package", "version": "1.2.3"}'),
        ("pom.xml", "<project><version>1.2.3</version></project>"),
        ("sitemap.xml", "<urlset><url><loc>https://e.example/12</loc></url></urlset>"),
        ("~$draft.docx", "lock"),
    ],
)
def test_other_files_of_a_folder_are_passed_over_in_silence(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    (tmp_path / "a.txt").write_text(TEXT)
    assert titles(tmp_path) == {"a.txt": "Ferry aground"}
    assert told(tmp_path) == []


def test_what_a_browser_saved_beside_a_page_is_no_article(tmp_path: Path) -> None:
    shutil.copy(FILES / "html" / "coast-courier.html", tmp_path / "page.html")
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "frame.html").write_text("<html><body><p>Win 5,000 euros</p></body></html>")
    (tmp_path / "other_files").mkdir()
    (tmp_path / "other_files" / "a.txt").write_text(TEXT)
    assert list(titles(tmp_path)) == ["other_files/a.txt", "page.html"]


def test_importing_the_room_imports_no_library() -> None:
    code = (
        "import sys, checker.read; "
        "print(sorted({m.partition('.')[0] for m in sys.modules} & {'lxml', 'trafilatura', 'docx', 'pypdfium2', "
        "'pandas', 'pyarrow', 'fastwarc', 'openpyxl', 'subprocess', 'email', 'csv', 'json'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("form", "library", "extra"),
    [
        ("html", "trafilatura", "html"), ("docx", "docx", "docx"), ("pdf", "pypdfium2", "pdf"),
        ("nitf", "lxml", "wire"), ("rss", "lxml", "wire"), ("parquet", "pyarrow", "parquet"),
        ("warc", "fastwarc", "warc"),
    ],
)  # fmt: skip
def test_a_missing_library_is_named_with_what_installs_it(
    tmp_path: Path, form: str, library: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty package of its name goes before the real one, and cannot be imported."""
    from checker.read.apart import worker

    (tmp_path / library).mkdir()
    (tmp_path / library / "__init__.py").write_text(f"raise ModuleNotFoundError(name={library!r})")
    monkeypatch.syspath_prepend(str(tmp_path))
    worker.close()
    try:
        ((_, message, fatal), *_) = told(sorted((FILES / form).iterdir())[0])
    finally:
        worker.close()
    assert fatal
    assert message.endswith(f"which takes the library {library}: pip install 'check-figures[{extra}]'")
