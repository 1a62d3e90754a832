"""Formats that other programs read, against their own schemas and parsers."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Finding, Fix, Look, Position, Problem, Report, Summary
from factcheck.reporting import FORMATS
from factcheck.reporting.style import visible

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


def test_sarif_is_read_by_an_independent_reader(full_report: Report, tmp_path: Path) -> None:
    pytest.importorskip("sarif")
    from sarif.loader import load_sarif_file

    path = tmp_path / "out.sarif"
    path.write_text(FORMATS["sarif"](full_report, Look()), encoding="utf-8")
    (run,) = load_sarif_file(str(path)).runs
    assert run.get_tool_name() == "factcheck"
    records = run.get_records()
    assert [(r["Location"], r["Line"], r["Code"]) for r in records] == [
        (finding.path, finding.start.line, finding.rule) for finding in full_report.findings
    ]
    levels = {level: run.get_report().get_issue_count_for_severity(level) for level in ("error", "warning", "note")}
    assert levels == {"error": 1, "warning": 1, "note": 3}


def test_sarif_paths_problems_and_fixes(full_report: Report) -> None:
    odd = [
        msgspec.structs.replace(full_report.findings[2], path=path)
        for path in ("./a b.md", "/desk/é.md", "c\\d.md", "100%.md")
    ]
    problem = Problem("config", "factcheck.yaml", 3, 7, "unknown key")
    report = msgspec.structs.replace(full_report, findings=tuple(odd), problems=(problem,))
    (run,) = json.loads(FORMATS["sarif"](report, Look()))["runs"]
    uris = [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]]
    assert uris == ["a%20b.md", "file:///desk/%C3%A9.md", "c/d.md", "100%25.md"]
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 7}
    assert run["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"]["startLine"] == 1


def test_junit_is_read_by_an_independent_reader(full_report: Report) -> None:
    junitparser = pytest.importorskip("junitparser")
    read = junitparser.JUnitXml.fromstring(FORMATS["junit"](full_report, Look()).encode())
    suites = {suite.name: suite for suite in read}
    assert set(suites) == {"b.md", "problems"}
    assert (suites["b.md"].tests, suites["b.md"].failures, suites["problems"].errors) == (5, 2, 1)
    assert [case.is_passed for case in suites["b.md"]] == [True, True, False, False, True]


def test_markdown_is_read_by_an_independent_reader_and_fits_a_comment(full_report: Report) -> None:
    markdown = pytest.importorskip("markdown_it").MarkdownIt("gfm-like", {"linkify": False, "html": True})
    page = markdown.render(FORMATS["markdown"](full_report, Look()))
    assert page.count("<tr>") == len(full_report.findings) + page.count("<thead>")
    assert "<b>" not in page
    many = msgspec.structs.replace(full_report, findings=full_report.findings * 600)
    text = FORMATS["markdown"](many, Look())
    assert len(text.encode()) < 65_536
    assert "more; run factcheck for all of them" in text


def test_github_shows_problems_and_contradictions_first_within_the_limit(full_report: Report) -> None:
    problem = Problem("absent", "c.md", None, None, "no such file")
    contradiction = msgspec.structs.replace(full_report.findings[0], severity="error")
    findings = (*[full_report.findings[2]] * 12, contradiction)
    report = msgspec.structs.replace(full_report, findings=findings, problems=(problem,) * 2)
    lines = FORMATS["github"](report, Look()).splitlines()
    assert len(lines) == 10
    assert [line.split("::")[2] for line in lines[:2]] == ["no such file"] * 2
    assert "title=contradictions/direction" in lines[2]
    assert lines[-1].endswith("6 more at this level; run factcheck for all of them")
    crowded = FORMATS["github"](msgspec.structs.replace(report, problems=(problem,) * 30), Look())
    assert len(crowded.splitlines()) == 10


def test_gitlab_says_what_an_independent_converter_makes_of_the_sarif(full_report: Report, tmp_path: Path) -> None:
    pytest.importorskip("sarif")
    from sarif.loader import load_sarif_files
    from sarif.operations import codeclimate_op

    log, other = tmp_path / "out.sarif", tmp_path / "codeclimate.json"
    log.write_text(FORMATS["sarif"](full_report, Look()), encoding="utf-8")
    codeclimate_op.generate(load_sarif_files(str(log)), str(other), output_multiple_files=False)
    ours = json.loads(FORMATS["gitlab"](full_report, Look()))
    theirs = json.loads(other.read_text(encoding="utf-8"))
    assert {key for entry in theirs for key in entry} - {"type", "categories"} <= {
        key for entry in ours for key in entry
    }
    places = [
        sorted((entry["check_name"], entry["location"]["path"], entry["location"]["lines"]["begin"]) for entry in some)
        for some in (ours, theirs)
    ]
    assert places[0] == places[1]


def _read_command(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as GitHub's runner reads it."""
    _, head, message = line.split("::", 2)
    name, _, stated = head.partition(" ")
    pairs = (pair.partition("=") for pair in stated.split(",") if pair)

    def plain(text: str, *marks: tuple[str, str]) -> str:
        for code, mark in (*marks, ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
            text = text.replace(code, mark)
        return text

    return name, {key: plain(value, ("%3A", ":"), ("%2C", ",")) for key, _, value in pairs}, plain(message)


@given(st.text(min_size=1), st.text(min_size=1))
def test_github_commands_say_what_was_meant(path: str, message: str) -> None:
    at = Position(2, 3)
    finding = Finding("numbers/x", "warning", message, path, 4, 5, at, at, "x")
    text = FORMATS["github"](Report((finding,), Summary(1)), Look())
    assert text.count("\n") == 1
    name, stated, read = _read_command(text[:-1])
    assert (name, stated["line"], stated["title"]) == ("warning", "2", "numbers/x")
    assert (stated["file"], read) == (visible(path), visible(message))
