"""Word documents: what a reader sees once all tracked changes are accepted and all comments are gone.

python-docx opens the document and knows its parts and styles; its own `text` leaves out what was inserted while changes
were tracked and what stands in content controls, so the runs are walked here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from checker.model import ZoneName
from checker.read.archive import check_archive
from checker.read.compose import Composer, by_looks, one_line
from checker.read.interface import Content, Options, UnreadableError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = {_W + name for name in "del moveFrom pPr rPr instrText sectPr tblPr sdtPr pict object".split()}
_GONE.add(_MC + "Fallback")  # what a program shows that does not know the choice beside it
_SIGNS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
_ZONES: dict[str, ZoneName] = {
    "title": "headline", "subtitle": "standfirst", "caption": "caption", "intense quote": "quote",
}  # fmt: skip


def read(file: BinaryIO, options: Options) -> Iterator[Content]:
    """The article of a document."""
    check_archive(file, "word/document.xml")
    import docx

    try:
        document = docx.Document(file)
        reader = _Reader(document)
        reader.blocks(document.element.body)
        reader.notes(document.part)
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # python-docx lets through whatever zlib, lxml and itself stumble over
        raise UnreadableError(f"is a broken document: {one_line(str(error))}") from None
    yield by_looks(reader.composer.content(title=reader.title, author=_author(document)))


def _author(document: Any) -> str:
    """Whom the document says that it is by; what is broken about that is no reason to lose its text."""
    try:
        return str(document.core_properties.author).strip()
    except (AttributeError, KeyError, ValueError, TypeError):
        return ""


class _Reader:
    """Walks the blocks of a document in order."""

    def __init__(self, document: Any) -> None:
        self.composer = Composer()
        self.title = ""
        self._paragraphs = 0
        self._began = ""  # paragraphs whose mark was deleted run into the next
        self._styles = {s.style_id: (s.name or "").lower() for s in document.styles if s.type == 1}
        self._default = next((s.style_id for s in document.styles if s.type == 1 and s.element.get(_W + "default")), "")

    def blocks(self, parent: Any) -> None:
        """Paragraphs and tables; content controls and the like are only wrapping."""
        for element in parent:
            if element.tag == _W + "p":
                self._paragraph(element)
            elif element.tag == _W + "tbl":
                self.composer.add_table(_rows(element))
            elif element.tag not in _GONE:
                self.blocks(element)

    def notes(self, part: Any) -> None:
        """Footnotes and endnotes, behind the text that they belong to."""
        from docx.oxml import parse_xml

        for relation in part.rels.values():
            kind = _NOTES.get(relation.reltype.rsplit("/", 1)[-1])
            if kind and not relation.is_external:
                notes = parse_xml(relation.target_part.blob)
                for number, note in enumerate((n for n in notes if n.get(_W + "type") in (None, "normal")), 1):
                    text = "\n".join(filter(None, (_text(p).strip() for p in note.iter(_W + "p"))))
                    self.composer.add(text, landmark=f"{kind} {number}")

    def _paragraph(self, element: Any) -> None:
        text = self._began + _text(element)
        if element.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None:
            self._began = text
            return
        self._began = ""
        self._paragraphs += 1
        zone = self._zone(element)
        if text.strip() and zone == "headline":
            zone = "body" if self.title else "headline"  # there is one title
            self.title = self.title or " ".join(text.split())
        self.composer.add(text, zone, f"paragraph {self._paragraphs}")
        for box in element.iter(_W + "txbxContent"):
            if not any(a.tag == _MC + "Fallback" for a in box.iterancestors()):
                for paragraph in box.iter(_W + "p"):
                    self.composer.add(_text(paragraph), "quote", f"text box at paragraph {self._paragraphs}")

    def _zone(self, element: Any) -> ZoneName:
        style = element.find(f"{_W}pPr/{_W}pStyle")
        name = self._styles.get(style.get(_W + "val") if style is not None else self._default, "")
        if name == "heading 1" and not self.title and not self.composer:
            return "headline"  # a document without the style "Title" whose first line is a heading
        return _ZONES.get(name, "body")


def _rows(table: Any) -> Iterator[list[str]]:
    """The cells of every row that was not deleted."""
    for row in table.iter(_W + "tr"):
        if next(row.iterancestors(_W + "tbl")) is table and row.find(f"{_W}trPr/{_W}del") is None:
            cells = [c for c in row.iter(_W + "tc") if next(c.iterancestors(_W + "tbl")) is table]
            yield [" ".join(_text(p) for p in cell.iter(_W + "p")) for cell in cells]


def _text(element: Any) -> str:
    """What a paragraph shows: runs, links, insertions and fields, no deletions and no hidden text."""
    return "".join(_pieces(element))


def _pieces(element: Any) -> Iterator[str]:
    for inner in element:
        tag = inner.tag
        if tag in (_W + "t", _M + "t"):
            yield inner.text or ""
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif isinstance(tag, str) and tag not in _GONE and tag != _W + "txbxContent" and not _hidden(inner):
            yield from _pieces(inner)


def _hidden(run: Any) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(_W + "val") not in ("0", "false", "off")
