"""Two short reports of one event: one thing that differs is found, whatever the words; near misses raise no warning."""

from pathlib import Path

import pytest
import yaml

import factcheck
from factcheck.engine import load
from factcheck.reading import from_source

CASES = yaml.safe_load((Path(__file__).resolve().parents[1] / "gold" / "two_reports.yaml").read_text(encoding="utf-8"))
FOLDERS = ("contradictions", "names", "quotes")
RECALL = 0.75
RULES = load()


def found(case, *severities):
    articles = []
    for side in ("a", "b"):
        day = case.get(f"{side}_date", "2026-03-04")
        head = "" if case.get("dates") == "none" else f"date: {day}\n"
        articles.append(from_source(f"---\n{head}source: {side}\n---\n\n{case[side]}\n", f"{side}.md"))
    findings = factcheck.check(articles, rules=RULES)
    return [f for f in findings if f.severity in severities and f.rule.split("/")[0] in FOLDERS]


@pytest.mark.parametrize(("name", "case"), [(name, case) for name, cases in CASES.items() for case in cases["right"]])
def test_near_misses_raise_no_warning(name, case):
    assert not [(finding.rule, finding.message) for finding in found(case, "error", "warning")]


@pytest.mark.parametrize("name", CASES)
def test_what_differs_is_found(name):
    missed = [case["a"] for case in CASES[name]["wrong"] if not found(case, "error", "warning", "info")]
    assert len(missed) <= (1 - RECALL) * len(CASES[name]["wrong"]), missed
