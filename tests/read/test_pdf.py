"""PDF: paragraphs as they were written, without what stands on every page; files that are broken on purpose."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from checker.model import ZoneName
from checker.read.apart import Worker
from checker.read.formats import FORMATS
from checker.read.interface import Content, UnreadableError
from checker.read.pdf import read

OTHERS = Path(__file__).parent / "files" / "_others"


def content(data: bytes) -> Content:
    (found,) = read(io.BytesIO(data), {})
    return found


def zoned(found: Content, name: ZoneName) -> list[str]:
    return [found.text[zone.start : zone.end] for zone in found.zones if zone.name == name]


def pdf(*bodies: bytes | str) -> bytes:
    """A file of numbered objects with a table of where they are; the first is the catalogue."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + (body if isinstance(body, bytes) else body.encode()) + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, start))


def stream(inside: str, kind: str = "") -> str:
    return f"<< {kind} /Length {len(inside)} >>\nstream\n{inside}\nendstream"


def set_lines(*pages: Sequence[tuple[int, int, int, str]]) -> bytes:
    """Pages of lines, each with its place from the left and from the foot, its size and its words."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
    ]
    for number, lines in enumerate(pages):
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F 3 0 R >> >> >>"
        )
        bodies.append(stream("\n".join(f"BT /F {s} Tf {x} {y} Td ({words}) Tj ET" for x, y, s, words in lines)))
    return pdf(*bodies)


@pytest.fixture(scope="module")
def report() -> Content:
    """Three pages in two columns, justified, with words parted at line ends, as LibreOffice sets them."""
    return content((OTHERS / "report.pdf").read_bytes())


def test_columns_are_read_one_after_the_other_and_words_are_whole(report: Content) -> None:
    paragraphs = report.text.strip().split("\n\n")
    assert len(paragraphs) == 1 + 4 * 9
    assert paragraphs[3] == (
        "The commission counted 1,450 inspections of passenger ships along the northern coastline during 2023, and 31 "
        "of them led to extraordinary recommendations for maintenance."
    )
    assert [p for p in paragraphs if p[-1] not in ".)"] == [
        "Four days on the rocks", "Day 1", "Day 2", "Day 3", "Day 4",
    ]  # fmt: skip


def test_a_hyphen_of_the_word_itself_stays(report: Content) -> None:
    assert report.text.count("50-minute") == 4
    assert report.text.count("vice-president") == 8


def test_running_heads_and_page_numbers_are_gone(report: Content) -> None:
    assert "Report of" not in report.text
    assert "Page" not in report.text


def test_the_headline_is_what_is_set_largest_and_captions_show_themselves(report: Content) -> None:
    assert report.title == "Four days on the rocks"
    assert zoned(report, "headline") == ["Four days on the rocks"]
    assert zoned(report, "caption")[3] == "Divers at the tear, March 7, 2024. (Kari Nilsen/Harbour Office)"


def test_every_offset_has_a_page(report: Content) -> None:
    assert [mark.name for mark in report.landmarks] == ["page 1", "page 2", "page 3"]
    assert report.text.index("32 of them") < report.landmarks[1].start < report.text.index("33 of them")


def body(page: int = 0) -> list[tuple[int, int, int, str]]:
    """Two lines that no other page has."""
    return [
        (40, 500, 10, f"Rescuers took {38 + 9 * page} passengers off the ferry and brought them to hospi-"),
        (40, 488, 10, f"tal on Monday. They were well, police said, and {12 + 5 * page} went home at once."),
    ]


@pytest.mark.parametrize("number", ["7", "- 7 -", "Page 7", "page 7 of 9", "7/9", "7 | 9", "p. 7"])
def test_page_numbers_may_begin_anywhere(number: str) -> None:
    pages = [[*body(at), (200, 30, 8, number.replace("7", str(7 + at)))] for at in range(3)]
    text = content(set_lines(*pages)).text
    assert [line.split()[2] for line in text.replace(". R", ".\n\nR").strip().split("\n\n")] == ["38", "47", "56"]
    assert "page" not in text.lower()


def test_a_number_at_the_foot_that_counts_no_pages_stays() -> None:
    assert (
        content(set_lines(*[[*body(), (40, 476, 10, "1998")], [*body(1), (40, 476, 10, "47")]])).text.split()[-1]
        == "47"
    )


def test_heads_may_differ_on_left_and_right_pages() -> None:
    heads = ["Harbour Office", "Report 2024"]
    pages = [[(40, 580, 8, heads[at % 2]), *body(at), (40, 400, 10, "It was so.")] for at in range(6)]
    text = content(set_lines(*pages)).text
    assert not any(head in text for head in heads)


@pytest.mark.parametrize(
    ("second", "text"),
    [
        ((40, 488, 10, "The next began."), "38 left.\n\nThe next began."),  # a short last line
        ((52, 488, 10, "The next began."), "38 left.\n\nThe next began."),  # an indent
        ((40, 470, 10, "The next began."), "38 left.\n\nThe next began."),  # a gap
    ],
)
def test_what_begins_a_paragraph(second: tuple[int, int, int, str], text: str) -> None:
    wide = [(40, 560 - 12 * n, 10, "They said that it was so and that nobody could have known it") for n in range(4)]
    assert text in content(set_lines([*wide, (40, 500, 10, "and that 38 left."), second])).text


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    found = content(set_lines(body()[:1], [(40, 560, 10, "tal on Monday.")]))
    assert found.text == "Rescuers took 38 passengers off the ferry and brought them to hospital on Monday.\n"
    assert [(mark.name, found.text[mark.start :][:5]) for mark in found.landmarks] == [
        ("page 1", "Rescu"),
        ("page 2", "tal o"),
    ]


COLUMNS = (
    ["The ferry with 212 people on", "board struck rocks at dawn on", "Monday and took on water, the",
     "coast guard said. Rescuers", "took 38 of them to hospital", "and the others went home."],
    ["Elsewhere the harbour office", "counted 17 boats that broke", "loose in the same storm, and",
     "put the damage at $5 million", "to $6 million. No one there", "was hurt, the office added."],
    ["In the hills 90 houses were", "without light until the next", "morning, and the road to the",
     "pass was shut for 12 hours,", "the police said. It is open", "again for cars and buses."],
)  # fmt: skip


def woven(columns: Sequence[Sequence[str]], apart: int = 145) -> list[tuple[int, int, int, str]]:
    """Columns as a program sets them that goes by rows."""
    rows = enumerate(zip(*columns, strict=True))
    return [(30 + apart * at, 500 - 12 * n, 9, words) for n, row in rows for at, words in enumerate(row) if words]


@pytest.mark.parametrize("count", [2, 3])
def test_woven_columns_are_read_one_after_the_other(count: int) -> None:
    found = content(set_lines([(30, 540, 18, "Storm on the coast"), *woven(COLUMNS[:count], 125)]))
    assert found.text.strip().split("\n\n") == ["Storm on the coast", *map(" ".join, COLUMNS[:count])]


def test_woven_columns_may_be_of_unlike_length_and_have_paragraphs() -> None:
    left, right = [*COLUMNS[0], "The captain is 47."], [*COLUMNS[1][:4], "to $6 million.", "", ""]
    found = content(set_lines(woven([left, right])))
    assert found.text.strip().split("\n\n") == [" ".join(COLUMNS[0]), left[-1], " ".join(right).strip()]


@pytest.mark.parametrize(
    "rows",
    [
        [("Skarvik", "5,632"), ("Vardnes", "4,210"), ("Holm", "1,904"), ("Aber", "980"), ("Corwick", "741")],
        [(f"The harbour town of {t}", f"Counted {n} of the votes") for n, t in enumerate("ABCDEF", 12)],
    ],
)
def test_tables_stay_row_by_row(rows: list[tuple[str, str]]) -> None:
    text = " ".join(content(set_lines(woven(list(zip(*rows, strict=True))))).text.split())
    assert all(f"{name} {number}" in text for name, number in rows)


def test_a_broken_line_at_the_end_keeps_its_hyphen() -> None:
    assert content(set_lines(body()[:1])).text.endswith("to hospi-\n")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ((OTHERS / "locked.pdf").read_bytes(), "locked by a password"),
        (b"%PDF-1.4\nand nothing behind it", "broken PDF"),
        (set_lines([]), "has no text, as a scan has none"),
        ((OTHERS / "report.pdf").read_bytes()[:2000], "broken PDF"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        content(data)
    assert message in str(refusal.value)
    assert "\n" not in str(refusal.value)


PAGE = (
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>"
)
CATALOGUE = "<< /Type /Catalog /Pages 2 0 R >>"


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    worker = Worker(seconds=20)
    yield worker
    worker.close()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(pdf(CATALOGUE, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 99999 >>"), id="pages hold themselves"),
        pytest.param(pdf(CATALOGUE, "<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>", PAGE), id="endless pages"),
        pytest.param(
            pdf(
                CATALOGUE,
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                PAGE,
                stream("/X Do"),
                stream("/X Do /X Do", "/Type /XObject /Subtype /Form /Resources << /XObject << /X 5 0 R >> >>"),
            ),
            id="a form that draws itself",
        ),
        pytest.param(pdf(CATALOGUE, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", PAGE, "4 0 R"), id="an empty loop"),
        pytest.param(pdf("[" * 50_000), id="deep"),
        pytest.param(pdf(CATALOGUE)[:-40] + b"\ntrailer << /Prev 9 >>\nstartxref\n9\n%%EOF", id="tables in a circle"),
    ],
)
def test_a_pdf_in_circles_ends(worker: Worker, tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(data)
    with pytest.raises(UnreadableError):
        list(worker.read(file, FORMATS["pdf"], {}))
