"""docs/checks.md names every check of the copy desk, and only rules that exist."""

import re
from pathlib import Path

from factcheck.engine import load
from tests.checks import harness

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")


def test_every_check_is_named() -> None:
    named = set(re.findall(r"^\| ([a-z0-9-]+) \|", PAGE, re.M)) - {"check"}
    assert named == {case.check for case in harness.load()}


def test_every_rule_named_exists() -> None:
    named = set(re.findall(r"`([a-z]+/[a-z-]+)`", PAGE))
    assert named <= {rule.id for rule in load().rules}
