"""Right copy that is dense with figures: nothing is called wrong in it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import factcheck
from factcheck.engine import load
from factcheck.reading import from_source

GOLD = Path(__file__).parent.parent / "gold"
COPY: list[dict[str, Any]] = [
    item
    for name in (
        "right_copy.yaml",
        "right_desks.yaml",
        "right_denser.yaml",
        "right_figures.yaml",
        "right_sentences.yaml",
        "right_passages.yaml",
        "right_briefs.yaml",
        "right_papers.yaml",
        "right_articles.yaml",
        "right_reports.yaml",
        "right_dailies.yaml",
        "right_weeklies.yaml",
        "right_near_misses.yaml",
        "right_regionals.yaml",
        "right_localities.yaml",
        "right_counties.yaml",
    )
    for item in yaml.safe_load((GOLD / name).read_text(encoding="utf-8"))
]
_rules = cache(load)
FOLDERS = {"numbers", "dates", "contradictions", "names", "quotes"}


@pytest.mark.parametrize("item", COPY, ids=lambda item: str(item["topic"]))
def test_right_copy_is_left_alone(item: dict[str, Any]) -> None:
    head = f"date: {item['date']}\n" if "date" in item else ""
    draft = f"---\n{head}---\n\n{item['text']}\n"
    found = factcheck.check([from_source(draft, "draft.md")], rules=_rules())
    said = [(f.rule, f.message) for f in found if f.rule.split("/")[0] in FOLDERS and f.severity != "info"]
    assert not said
