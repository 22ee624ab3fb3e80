"""Word documents, as LibreOffice and python-docx write them, and zip files that only look like one."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml

from checker.model import ZoneName
from checker.read.interface import Content, UnreadableError
from checker.read.word import read

OTHERS = Path(__file__).parent / "files" / "_others"
NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def content(data: bytes) -> Content:
    (found,) = read(io.BytesIO(data), {})
    return found


def made(change: Callable[[Document], object]) -> Content:
    """The content of a new document to which something was done."""
    document = docx.Document()
    change(document)
    out = io.BytesIO()
    document.save(out)
    return content(out.getvalue())


def zoned(found: Content, name: ZoneName) -> list[str]:
    return [found.text[zone.start : zone.end] for zone in found.zones if zone.name == name]


def add_xml(document: Document, inside: str) -> None:
    document.element.body.insert(0, parse_xml(f"<w:p {NS}>{inside}</w:p>"))


@pytest.fixture(scope="module")
def changes() -> Content:
    return content((OTHERS / "changes.docx").read_bytes())


def test_tracked_changes_are_accepted(changes: Content) -> None:
    """What was deleted is gone with its paragraph, what was inserted is there."""
    assert "A ferry with 212 people on board" in changes.text
    assert "221" not in changes.text
    assert "99" not in changes.text
    assert "The last of 38 passengers was freed at noon." in changes.text


def test_comments_and_hidden_text_are_left_out(changes: Content) -> None:
    assert "333" not in changes.text
    assert "$5.6 million." in changes.text


def test_zones_come_from_styles(changes: Content) -> None:
    assert changes.title == "Ferry runs aground off Skarvik"
    assert zoned(changes, "headline") == ["Ferry runs aground off Skarvik"]
    assert zoned(changes, "standfirst") == ["Dozens of passengers taken to hospital"]
    assert zoned(changes, "caption") == ["The ferry on the rocks, 4 March 2024."]
    assert zoned(changes, "table") == ["Port | Passengers\nSkarvik | 120\nLunde | 92"]


def test_every_place_has_a_name(changes: Content) -> None:
    names = {mark.start: mark.name for mark in changes.landmarks}
    assert names[changes.text.index("Skarvik - A ferry")] == "paragraph 3"
    assert names[changes.text.index("92")] == "table 1, cell B3"
    assert names[changes.text.index("The harbour office first spoke of 180")] == "footnote 1"


def test_the_author_is_known_and_no_date_is() -> None:
    """When a file was made is not when an article was published."""

    def change(document: Document) -> None:
        document.core_properties.author = "Kari Nilsen"
        document.add_paragraph("Ferry aground")

    found = made(change)
    assert (found.author, found.published, found.updated) == ("Kari Nilsen", None, None)


def test_without_styles_the_look_of_the_lines_tells() -> None:
    def change(document: Document) -> None:
        document.add_paragraph("Ferry aground")
        document.add_paragraph("Rescuers took 38 passengers to hospital on Monday, police said.")
        document.add_paragraph("The ferry on Monday. (Kari Nilsen/Harbour Agency)")

    found = made(change)
    assert found.title == "Ferry aground"
    assert zoned(found, "headline") == ["Ferry aground"]
    assert zoned(found, "caption") == ["The ferry on Monday. (Kari Nilsen/Harbour Agency)"]


def test_a_first_heading_is_the_headline_and_later_ones_are_not() -> None:
    def change(document: Document) -> None:
        document.add_heading("Ferry aground", 1)
        document.add_paragraph("Rescuers took 38 passengers to hospital.")
        document.add_heading("By port", 1)

    assert zoned(made(change), "headline") == ["Ferry aground"]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:sdt><w:sdtContent><w:r><w:t>38 saved</w:t></w:r></w:sdtContent></w:sdt>", "38 saved"),
        ("<w:hyperlink><w:r><w:t>38 saved</w:t></w:r></w:hyperlink>", "38 saved"),
        ("<w:r><w:t>38</w:t><w:noBreakHyphen/><w:t>year</w:t><w:br/><w:t>old</w:t></w:r>", "38-year\nold"),
        ("<w:fldSimple w:instr='DATE'><w:r><w:t>4 March</w:t></w:r></w:fldSimple>", "4 March"),
        ("<w:r><w:fldChar/><w:instrText>SEQ 12</w:instrText><w:t>Table 1</w:t></w:r>", "Table 1"),
        ("<w:moveFrom><w:r><w:t>12</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>38</w:t></w:r></w:moveTo>", "38"),
        ("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>38 saved</w:t></w:r>", "38 saved"),
    ],
)
def test_what_a_paragraph_shows(inside: str, text: str) -> None:
    assert made(lambda document: add_xml(document, inside)).text == f"{text}\n"


def test_a_paragraph_whose_end_was_deleted_runs_into_the_next() -> None:
    def change(document: Document) -> None:
        document.add_paragraph("passengers.")
        mark = "<w:pPr><w:rPr><w:del w:id='1' w:author='D'/></w:rPr></w:pPr>"
        add_xml(document, f"{mark}<w:r><w:t xml:space='preserve'>They saved 38 </w:t></w:r>")

    assert made(change).text == "They saved 38 passengers.\n"


def archive(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members:
            file.writestr(zipfile.ZipInfo(name), data, file.compression)  # of no day: the bytes name tests
    return out.getvalue()


def lying(data: bytes) -> bytes:
    """The same archive, whose first entry says that it unpacks to 100 bytes."""
    for signature, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.index(signature) + at
        data = data[:start] + struct.pack("<I", 100) + data[start + 4 :]
    return data


def docx_with(body: bytes) -> bytes:
    """A whole document around some XML for its body."""
    out = io.BytesIO()
    docx.Document().save(out)
    with zipfile.ZipFile(out) as file:
        parts = [(name, file.read(name)) for name in file.namelist()]
    return archive(*((name, body if name == "word/document.xml" else data) for name, data in parts))


ENTITIES = (
    b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (c, b"&%c;" % (c - 1) * 10) for c in b"bcdefghijk")
    + b"]>"
)
OUTSIDE = b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
DOCUMENT = f"<w:document {NS}><w:body><w:p><w:r><w:t>12 saved %s</w:t></w:r></w:p></w:body></w:document>"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04 and nothing behind it", "broken document"),
        (archive(("word/document.xml", b"x"))[:40], "broken document"),
        (archive(("a.txt", b"12 saved")), "a zip file; unpack it first"),
        (archive(("xl/workbook.xml", b"x")), "an Excel workbook; give it with --data"),
        (archive(("content.xml", b"x")), "an OpenDocument file; save it as .docx"),
        (archive(("word/document.xml", b"\0" * 200_000_000)), "unpacks to 190 MB"),
        (archive(("word/document.xml", b"\0" * 20_000_000)), "unpacks to 19 MB"),
        (lying(archive(("word/document.xml", b"\0" * 20_000_000))), "broken document"),
        (archive(("word/document.xml", b"x"), *((f"{n}", b"") for n in range(6000))), "holds 6001 files"),
        (archive(("word/document.xml", b"x")), "broken document"),
        (docx_with(b"no XML"), "broken document"),
        (docx_with(b"<?xml version='1.0'?><a/>"), "broken document"),
    ],
)
def test_what_is_no_document_is_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        content(data)
    assert message in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_entities_are_neither_expanded_nor_fetched() -> None:
    with pytest.raises(UnreadableError, match="broken document"):
        content(docx_with(ENTITIES + (DOCUMENT % "&k;").encode()))
    assert content(docx_with(OUTSIDE + (DOCUMENT % "&a;").encode())).text == "12 saved\n"


def test_deep_nesting_is_refused() -> None:
    inside = b"<w:ins>" * 5000 + b"<w:r><w:t>12</w:t></w:r>" + b"</w:ins>" * 5000
    with pytest.raises(UnreadableError, match="broken document"):
        content(docx_with(f"<w:document {NS}><w:body><w:p>".encode() + inside + b"</w:p></w:body></w:document>"))
