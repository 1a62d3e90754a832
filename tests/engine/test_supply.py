"""Templates that leave roles open are tried only where figures nearby may play them: what is found stays the same."""

from __future__ import annotations

from functools import reduce
from operator import and_

import pytest

from factcheck.engine import load, runner
from factcheck.engine.operands.supply import open_roles, supplied
from factcheck.engine.runner import Examined, Runner
from factcheck.engine.view import View
from factcheck.extraction import extract
from factcheck.model import Article

RULES = load()
TEXT = (
    "Waiting lists shrank from 1,420 names to 1,730 over the winter.\n\nThe mood improved. Nobody knew why.\n\n"
    "Fares rose in May. A ticket cost £3 in April and £2.50 in June.\n\n"
    "The players, all aged between 18 and 23, include a 26-year-old goalkeeper."
)


def _found() -> Examined:
    return Runner(RULES).examine(extract(Article.from_text(TEXT)))


def test_passing_over_changes_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    passed = _found()
    monkeypatch.setattr(runner, "open_roles", lambda rule, template: [])
    assert passed == _found()
    assert {"numbers/direction", "numbers/outside-range"} <= {hit.rule for hit in passed.hits}


def test_a_word_of_change_needs_two_figures_in_reach() -> None:
    rule = RULES.by_id["numbers/direction"]
    alone = next(n for n, template in enumerate(rule.templates) if template.source.startswith("{u:<change>}"))
    roles = open_roles(rule, alone)
    view = View(extract(Article.from_text(TEXT)))
    assert [role.name for role in roles] == ["a", "b"]
    may = reduce(and_, supplied(rule, alone, roles, view))
    sentences = [view.text[s.start : s.end] for s in view.facts.sentences]
    assert may >> sentences.index("Fares rose in May.") & 1
    assert not may >> sentences.index("Nobody knew why.") & 1


def test_of_equations_results_without_operands_are_counted() -> None:
    rule = RULES.by_id["numbers/percent-change"]
    assert not any(open_roles(rule, number) for number in range(len(rule.templates)))
