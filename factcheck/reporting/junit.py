"""``junit``: JUnit XML, which CI servers read. Errors and warnings are failures; what is for information passes."""

from __future__ import annotations

import re
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from factcheck.model import Finding, Look, Report

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report, look: Look) -> str:
    """One suite a draft, one case a finding; a problem is a suite of its own with an error."""
    suites = [_suite(path, list(found)) for path, found in groupby(report.findings, key=lambda item: item.path)]
    if report.problems:
        cases = "".join(
            f"    <testcase name={_attribute(problem.path or problem.kind)} classname={_attribute(problem.kind)}>"
            f"<error message={_attribute(problem.message)}/></testcase>\n"
            for problem in report.problems
        )
        number = len(report.problems)
        suites.append(
            f'  <testsuite name="problems" tests="{number}" failures="0" errors="{number}">\n{cases}  </testsuite>\n'
        )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="factcheck">\n{"".join(suites)}</testsuites>\n'


def _suite(path: str, findings: list[Finding]) -> str:
    failures = sum(finding.severity != "info" for finding in findings)
    cases = "".join(_case(finding) for finding in findings)
    counts = f'tests="{len(findings)}" failures="{failures}" errors="0"'
    return f"  <testsuite name={_attribute(path)} {counts}>\n{cases}  </testsuite>\n"


def _case(finding: Finding) -> str:
    place = f"{finding.path}:{finding.start.line}:{finding.start.column}"
    others = [f"{p.path}:{p.start.line}:{p.start.column}: {p.message or p.excerpt}" for p in finding.related]
    text = escape(_clean("\n".join((f"{place}: {finding.message}", *others, *finding.explanation))))
    if finding.severity == "info":
        body = f"<system-out>{text}</system-out>"
    else:
        body = f"<failure type={_attribute(finding.severity)} message={_attribute(finding.message)}>{text}</failure>"
    return f"    <testcase name={_attribute(place)} classname={_attribute(finding.rule)}>{body}</testcase>\n"


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))
