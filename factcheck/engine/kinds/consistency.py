"""`consistency`: one thing written two ways: names, titles, ages, acronyms; figures written wrongly.

Keys: check (one of CHECKS), where (conditions on what the check binds), explain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from factcheck.engine.kinds.checks import (
    acronyms,
    collectives,
    digits,
    introductions,
    name_lists,
    people,
    register,
    tables,
)
from factcheck.engine.kinds.outcome import make_hit
from factcheck.engine.matching import environment, holds
from factcheck.engine.rule import Rule
from factcheck.engine.view import View
from factcheck.model import Hit

Finding = tuple[int, int, dict[str, Any]]
CHECKS: dict[str, Callable[[View], Iterator[Finding]]] = {
    **people.CHECKS,
    **acronyms.CHECKS,
    **collectives.CHECKS,
    **introductions.CHECKS,
    **digits.CHECKS,
    **tables.CHECKS,
    **name_lists.CHECKS,
    **register.CHECKS,
}


def article(rule: Rule, view: View) -> Iterator[Hit]:
    """The hits of the rule in one article."""
    check = CHECKS.get(rule.document.check or "")
    for start, end, bindings in check(view) if check else ():
        names = environment(rule, view, bindings)
        if holds(rule, names):
            yield make_hit(rule, view, names, start, end)
