"""Hand-written pairs: conflicts that must be found, and near misses that must stay silent."""

import json
from pathlib import Path

import pytest
import yaml

import factcheck
from factcheck.comparison import conflicts
from factcheck.extraction import extract
from factcheck.model import Article

GOLD = Path(__file__).resolve().parents[1] / "gold"
RECALL = 0.95
TYPES_RECALL = 0.75


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


@pytest.mark.parametrize("case", load("like_events")["apart"], ids=lambda case: case["why"])
def test_two_like_events_are_not_held_against_each_other(case):
    assert not found(case)


def test_one_event_told_twice_is_compared():
    missed = [case["a"] for case in load("like_events")["one"] if not found(case)]
    assert len(missed) <= (1 - RECALL) * len(load("like_events")["one"]), missed


TYPES = load("types")


@pytest.mark.parametrize("name", TYPES)
def test_near_misses_of_each_type_stay_silent(name):
    assert not [pair for pair in TYPES[name]["tricky"] if found({"a": pair[0], "b": pair[1]})]


def test_most_types_are_found_in_other_wording():
    pairs = [pair for sides in TYPES.values() for pair in sides["wrong"]]
    missed = [pair for pair in pairs if not found({"a": pair[0], "b": pair[1]})]
    assert len(missed) <= (1 - TYPES_RECALL) * len(pairs), missed


def _headed(case, folder):
    draft = folder / "draft.md"
    title = f"title: {json.dumps(case['headline'], ensure_ascii=False)}\n" if "headline" in case else ""
    draft.write_text(f"---\n{title}---\n{case['text']}", encoding="utf-8")
    return conflicts([extract(factcheck.read(draft))]).conflicts


@pytest.mark.parametrize("case", load("one_article")["wrong"], ids=lambda case: case["text"][:40])
def test_two_figures_of_one_article_are_found(case, tmp_path):
    assert _headed(case, tmp_path)


@pytest.mark.parametrize("case", load("one_article")["tricky"], ids=lambda case: case["text"][:40])
def test_what_adds_up_or_speaks_of_something_else_stays_silent(case, tmp_path):
    assert not _headed(case, tmp_path)


def _right(case):
    types = {conflict.type for conflict in found(case)}
    return case["type"] in types if "type" in case else bool(types)
