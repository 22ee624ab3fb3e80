"""What a file is, by its content before its name."""

from __future__ import annotations

import gzip

import pytest

from checker.read.sniff import form_of, is_news

HTML = b"<!DOCTYPE html>\n<html><body><p>12 dead</p></body></html>"


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (b"Twelve saved\n\n12 people were saved.\n", "text"),
        (b"", "text"),
        (HTML, "html"),
        (b"\xef\xbb\xbf\n" + HTML, "html"),
        (HTML.decode().encode("utf-16"), "html"),
        (b'<?xml version="1.0"?><!-- saved --><!DOCTYPE html PUBLIC "x" "y"><html xmlns="z"/>', "html"),
        (b"<?xml version='1.0'?><rss version='2.0'/>", "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"/>', "feed"),
        (b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', "feed"),
        (b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>', "newsml"),
        (b'<?xml version="1.0"?><nar:newsMessage xmlns:nar="n"/>', "newsml"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE nitf SYSTEM "nitf-3-5.dtd">\n<nitf/>', "nitf"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><nitf/>', "nitf"),
        (b'{"uri": "x", "headline": "y"}', "json"),
        (b'[\n {"text": "x"}]', "json"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\r\n%PDF-1.7\n", "pdf"),
        (b"PK\x03\x04", "docx"),
        (b"PAR1\x15", "parquet"),
        (b"WARC/1.0\r\n", "warc"),
        (gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\n", mtime=0), "warc"),
        (gzip.compress(b"12 dead", mtime=0), "text"),
        (b"<12 dead> in brackets", "text"),
        (b"{{ a template }} 12 dead", "text"),
        (b"[12 dead] in brackets", "text"),
        (b"%PDF and other formats, explained", "text"),
        (b"Warc/1.0 is a format", "text"),
    ],
)
@pytest.mark.parametrize("suffix", ["", ".txt", ".docx", ".pdf"])
def test_content_decides(head: bytes, form: str, suffix: str) -> None:
    assert form_of(head, suffix) == form


@pytest.mark.parametrize(
    ("head", "suffix", "form"),
    [
        (b"12 **dead**", ".md", "markdown"),
        (b"12 dead\n=======", ".rst", "rst"),
        (b"text,date\n12 dead,2024-03-04\n", ".csv", "csv"),
        (b"12 dead", ".html", "text"),
        (b"12 <b>dead</b> and more", ".html", "html"),
        (b"<div>12 dead</div>", ".html", "html"),
        (b"<div>12 dead</div>", ".md", "markdown"),
        (b"<html><body>12 dead", ".md", "html"),
        (b'{"a": 1}\n{"a": 2}\n', ".jsonl", "json"),
        (b"junk of a mailer\n%PDF-1.4\n", ".pdf", "pdf"),
        (b"<project/>", ".xml", "newsml"),
    ],
)
def test_the_name_decides_what_content_cannot(head: bytes, suffix: str, form: str) -> None:
    assert form_of(head, suffix) == form


@pytest.mark.parametrize(
    ("head", "suffix", "news"),
    [
        (b'{"uri": "x", "versioncreated": "2024", "body_text": "12 dead"}', ".json", True),
        (b'{"bodies": []}', ".json", True),
        (b'{"name": "a-package", "version": "1.2.0"}', ".json", False),
        (b'[{"lat": 12}]', ".json", False),
        (b"<project><name>x</name></project>", ".xml", False),
        (b"<urlset><url/></urlset>", ".xml", False),
        (b"<nitf><body/></nitf>", ".xml", True),
        (b"<rss/>", ".xml", True),
        (b"no XML at all", ".xml", False),
    ],
)
def test_which_xml_and_json_is_news(head: bytes, suffix: str, news: bool) -> None:
    assert is_news(head, suffix) == news
