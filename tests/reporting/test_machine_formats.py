"""Formats that other programs read, against their own schemas and parsers."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import msgspec
import pytest

from factcheck.model import Fix, Look, Report
from factcheck.reporting import FORMATS

SCHEMAS = Path(__file__).resolve().parents[2] / "../shared/schemas"


@pytest.fixture
def full_report(report: Report) -> Report:
    """The report with a fix, and with text that every format must escape."""
    first, *rest = report.findings
    odd = msgspec.structs.replace(rest[1], fix=Fix(40, 43, "50%"), message='<b>"&\x0b\u202e| @you')
    return msgspec.structs.replace(report, findings=(first, rest[0], odd, *rest[2:]))


@pytest.mark.parametrize(("name", "schema"), [("sarif", "sarif-2.1.0.json"), ("rdjson", "rdjson.json")])
def test_output_follows_the_schema(name: str, schema: str, full_report: Report) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    path = SCHEMAS / schema
    if not path.exists():
        pytest.skip("needs the consumers' schemas")
    data = json.loads(FORMATS[name](full_report, Look()))
    jsonschema.validate(data, json.loads(path.read_text(encoding="utf-8")))


def test_sarif_links_both_places_and_counts_code_points(full_report: Report) -> None:
    (run,) = json.loads(FORMATS["sarif"](full_report, Look()))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"][0]["executionSuccessful"] is False
    first = run["results"][0]
    region = first["locations"][0]["physicalLocation"]["region"]
    text = full_report.texts["b.md"]
    assert text[region["charOffset"] : region["charOffset"] + region["charLength"]] == region["snippet"]["text"]
    assert first["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a.md"
    assert first["partialFingerprints"]


def test_rdjson_columns_count_bytes(report: Report) -> None:
    text = "“£5” 60% rise"
    finding = msgspec.structs.replace(
        report.findings[2], offset=5, end_offset=13, start=report.findings[2].start, end=report.findings[2].end
    )
    start = msgspec.structs.replace(finding.start, line=1, column=6)
    end = msgspec.structs.replace(finding.end, line=1, column=14)
    finding = msgspec.structs.replace(finding, start=start, end=end)
    report = msgspec.structs.replace(report, findings=(finding,), texts={"b.md": text})
    (diagnostic,) = json.loads(FORMATS["rdjson"](report, Look()))["diagnostics"]
    assert diagnostic["location"]["range"]["start"]["column"] == len("“£5” ".encode()) + 1


def test_junit_is_xml_that_counts(full_report: Report) -> None:
    root = ElementTree.fromstring(FORMATS["junit"](full_report, Look()).encode())
    assert sum(int(suite.get("failures", "0")) for suite in root) == len(root.findall(".//failure")) == 2
    assert len(root.findall(".//testcase")) == len(full_report.findings) + len(full_report.problems)


def test_gitlab_has_what_the_schema_wants(full_report: Report) -> None:
    entries = json.loads(FORMATS["gitlab"](full_report, Look()))
    assert all({"description", "check_name", "fingerprint", "severity", "location"} == set(entry) for entry in entries)
    assert {entry["severity"] for entry in entries} <= {"info", "minor", "major", "critical", "blocker"}


def test_markdown_keeps_a_draft_from_becoming_markup(full_report: Report) -> None:
    text = FORMATS["markdown"](full_report, Look())
    assert "<b>" not in text
    assert " @you" not in text
    assert text.index("### Opposed words (1)") < text.index("### Error (1)") < text.index("To verify (2)")


@pytest.mark.parametrize("name", ["sarif", "gitlab", "junit", "rdjson", "markdown"])
def test_an_empty_report(name: str) -> None:
    from factcheck.model import Summary

    assert FORMATS[name](Report((), Summary(articles=1)), Look())
