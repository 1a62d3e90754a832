"""`quotation`: marks, speakers and wording of quotations.

Keys: check (one of CHECKS), where (conditions on the quotation's fields, as for `claim`), explain. In messages:
``quotation`` and, where the check has another side, ``other``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from factcheck.engine.kinds.checks import marks
from factcheck.engine.kinds.claim import fields
from factcheck.engine.kinds.outcome import make_hit
from factcheck.engine.matching import environment, holds
from factcheck.engine.rule import Rule
from factcheck.engine.view import View
from factcheck.model import Hit

Finding = tuple[int, int, dict[str, Any]]
CHECKS: dict[str, Callable[[View], Iterator[Finding]]] = {**marks.CHECKS}


def article(rule: Rule, view: View) -> Iterator[Hit]:
    """The hits of the rule in one article."""
    for start, end, bindings in CHECKS[rule.document.check or ""](view):
        fact = bindings.get("quotation")
        known = fields(view, fact, start, end, view.sentence_at(start)) if fact is not None else {}
        names = environment(rule, view, {**known, **bindings})
        if holds(rule, names):
            yield make_hit(rule, view, names, start, end)
