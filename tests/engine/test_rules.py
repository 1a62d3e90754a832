"""Every rule's examples hold, and every rule file is understood."""

import pytest

from factcheck.engine import load
from factcheck.engine.examples import run_examples
from factcheck.extraction import extract

RULES = load()


def test_every_rule_file_is_understood() -> None:
    assert not RULES.problems


@pytest.mark.parametrize("rule", [rule.id for rule in RULES.rules])
def test_examples_hold(rule: str) -> None:
    problems = [f"{o.index}: {o.problem}" for o in run_examples(RULES, extract, [rule]) if o.problem]
    assert not problems
