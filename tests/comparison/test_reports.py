"""Short reports with a headline: what contradicts itself or another report is found, near misses raise no warning."""

from pathlib import Path

import pytest
import yaml

import factcheck
from factcheck.engine import load
from factcheck.reading import from_source

CASES = yaml.safe_load((Path(__file__).resolve().parents[1] / "gold" / "reports.yaml").read_text(encoding="utf-8"))
FOLDERS = ("contradictions", "names", "quotes")
RECALL = 0.35
RULES = load()


def found(case, *severities):
    sides = [(case["a"], "Echo"), (case.get("b"), "Echo" if case.get("house") == "one" else "Post")]
    articles = []
    for number, (words, outlet) in enumerate(sides):
        if words:
            headline, _, text = words.partition("|")
            source = f"---\ndate: 2025-03-04\nsource: {outlet}\n---\n\n# {headline}\n\n{text}\n"
            articles.append(from_source(source, f"{number}.md"))
    findings = factcheck.check(articles, rules=RULES)
    return [f for f in findings if f.severity in severities and f.rule.split("/")[0] in FOLDERS]


@pytest.mark.parametrize(("name", "case"), [(name, case) for name, cases in CASES.items() for case in cases["tricky"]])
def test_near_misses_raise_no_warning(name, case):
    assert not [(finding.rule, finding.message) for finding in found(case, "error", "warning")]


def test_contradictions_are_found():
    cases = [case for cases in CASES.values() for case in cases["wrong"]]
    missed = [case["a"] for case in cases if not found(case, "error", "warning")]
    assert len(missed) <= (1 - RECALL) * len(cases), missed
