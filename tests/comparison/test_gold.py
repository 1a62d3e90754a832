"""Hand-written pairs: conflicts that must be found, and near misses that must stay silent."""

from pathlib import Path

import pytest
import yaml

from factcheck.comparison import conflicts
from factcheck.extraction import extract
from factcheck.model import Article

GOLD = Path(__file__).resolve().parents[1] / "gold"
RECALL = 0.95


def load(name):
    return yaml.safe_load((GOLD / f"{name}.yaml").read_text(encoding="utf-8"))


def found(case):
    texts = [text for text in (case["a"], case.get("b")) if text]
    return conflicts([extract(Article.from_text(text, f"{number}.txt")) for number, text in enumerate(texts)]).conflicts


def test_there_are_enough_pairs():
    assert len(load("conflicts")) + len(load("silent")) >= 150
    assert len(load("silent")) >= 75


@pytest.mark.parametrize("case", load("silent"), ids=lambda case: f"{case['why']}: {case['a'][:40]}")
def test_near_misses_stay_silent(case):
    assert not found(case)


def test_conflicts_are_found():
    missed = [case["a"] for case in load("conflicts") if not _right(case)]
    assert len(missed) <= (1 - RECALL) * len(load("conflicts")), missed


def _right(case):
    types = {conflict.type for conflict in found(case)}
    return case["type"] in types if "type" in case else bool(types)
