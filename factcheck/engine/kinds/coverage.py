"""`coverage`: who is heard and who is not: plural sources with one quoted, one source for a whole story.

Keys: check (one of CHECKS), match (templates that the check goes by), where (conditions on what it binds), explain.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.engine.kinds.checks.voices import CHECKS
from factcheck.engine.kinds.outcome import make_hit
from factcheck.engine.matching import environment, holds
from factcheck.engine.rule import Rule
from factcheck.engine.view import View
from factcheck.model import Hit


def article(rule: Rule, view: View) -> Iterator[Hit]:
    """The hits of the rule in one article."""
    check = CHECKS.get(rule.check or "")
    for start, end, bindings in check(rule, view) if check else ():
        names = environment(rule, view, bindings)
        if holds(rule, names):
            yield make_hit(rule, view, names, start, end)
