from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import msgspec
import pytest

from factcheck.model import Look, Report
from factcheck.reporting import FORMATS

VOID = {"meta", "input", "br", "link"}


class Page(HTMLParser):
    """Checks that every element is closed, and gathers what the tests ask for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.scripts = 0
        self.attributes: set[str] = set()
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        self.scripts += tag == "script"
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id" and value:
                self.ids.append(value)
            if name in ("href", "src") and value:
                self.links.append(value)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_one_file_whose_links_lead_somewhere(report: Report) -> None:
    text = FORMATS["html"](report, Look())
    page = Page(text)
    assert len(page.ids) == len(set(page.ids))
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)
    assert "default-src 'none'" in unescape(text)
    titles = re.findall(r"<h2[^>]*>([^<]*) <span class=\"number\">(\(\d+\))", text)
    assert titles == [("Opposed words", "(1)"), ("Findings", "(2)"), ("To verify", "(2)")]


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style>&lt;", "\x00\u202e"]
)
def test_no_text_of_a_draft_becomes_markup(report: Report, hostile: str) -> None:
    findings = tuple(
        msgspec.structs.replace(
            finding, message=finding.message + hostile, path=finding.path, explanation=(hostile,), excerpt=hostile
        )
        for finding in report.findings
    )
    texts = {path: hostile + text + hostile for path, text in report.texts.items()}
    page = Page(FORMATS["html"](msgspec.structs.replace(report, findings=findings, texts=texts), Look()))
    assert page.scripts == 1
    assert not any(name.startswith("on") for name in page.attributes)


def test_overlapping_findings_are_all_marked(report: Report) -> None:
    text = FORMATS["html"](report, Look())
    assert len(re.findall(r'id="m\d+"', text)) == len(report.findings)


def test_two_thousand_findings(report: Report) -> None:
    many = msgspec.structs.replace(report, findings=report.findings * 400)
    Page(FORMATS["html"](many, Look()))
