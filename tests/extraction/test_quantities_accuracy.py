"""Floors under the accuracy on public suites, where they are present: value F1 of each type."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

import pytest

from factcheck.extraction.quantities import find

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
FLOORS = {
    "recognizers number": 0.85,
    "recognizers numberrange": 0.93,
    "recognizers percentage": 0.93,
    "recognizers currency": 0.92,
    "recognizers dimension": 0.93,
    "recognizers temperature": 0.94,
    "recognizers age": 0.95,
    "quantulum3 quantity": 0.92,
    "duckling quantity": 0.90,
    "duckling temperature": 0.94,
    "duckling volume": 0.90,
}


@pytest.mark.skipif(not DATA.is_dir(), reason="the measuring data are not here")
def test_accuracy_stays_above_its_floors():
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        import accuracy_quantities as accuracy
    finally:
        sys.path.pop(0)
    rows = defaultdict(accuracy.Tally)
    for item in accuracy.items(DATA):
        found = [q for q in find(item.text) if item.set != "quantulum3" or q.kind != "ordinal"]
        rows[f"{item.set} {item.type}"].add(item, found)
    scores = {name: accuracy.scores(row.value, row.found, row.expected)[2] for name, row in rows.items()}
    below = {name: round(scores[name], 3) for name, floor in FLOORS.items() if name in scores and scores[name] < floor}
    assert not below
