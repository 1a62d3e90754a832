"""Short reports of one event: what one gives and the other gives otherwise is found, near misses bring no warning."""

import json
from pathlib import Path

import pytest
import yaml

from factcheck.comparison import conflicts
from factcheck.extraction import extract
from factcheck.reading import from_source

CASES = yaml.safe_load((Path(__file__).resolve().parents[1] / "gold" / "one_event.yaml").read_text(encoding="utf-8"))
RECALL = 0.75


def found(case):
    reports = [(name, case[name]) for name in ("a", "b") if name in case]
    drafts = [
        from_source(
            f"---\ndate: 2025-03-12\nsource: {name}\n---\n\n# {report['title']}\n\n{report['text']}\n", f"{name}.md"
        )
        for name, report in reports
    ]
    return conflicts([extract(draft) for draft in drafts]).conflicts


@pytest.mark.parametrize("case", CASES["silent"], ids=lambda case: case["why"])
def test_near_misses_bring_no_warning(case):
    assert not [conflict for conflict in found(case) if conflict.severity != "info"]


def test_conflicts_of_two_reports_are_found():
    missed = [case["why"] for case in CASES["conflict"] if not found(case)]
    assert len(missed) <= (1 - RECALL) * len(CASES["conflict"]), json.dumps(missed)
