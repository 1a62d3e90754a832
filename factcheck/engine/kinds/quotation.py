"""`quotation`: marks, speakers and wording of quotations.

Keys: check (one of CHECKS, within an article, or of TOGETHER, which also compare articles), against (what the other
place stands in: copy, evidence or archive), where (conditions on the
quotation's fields, as for `claim`, and on what the check binds), explain, related. Checks of wording bind ``diff``
(what differs), ``change`` (number, negation, word, form), ``speaker`` and ``other_speaker``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from factcheck.engine.kinds.checks import doubts, headings, marks, paraphrases, rewording, speakers, wording
from factcheck.engine.kinds.claim import fields
from factcheck.engine.kinds.outcome import make_hit
from factcheck.engine.matching import environment, holds
from factcheck.engine.rule import Rule
from factcheck.engine.view import View
from factcheck.model import Facts, Hit, Place, Role

Finding = tuple[int, int, dict[str, Any]]
CHECKS: dict[str, Callable[[View], Iterator[Finding]]] = {
    **doubts.CHECKS,
    **headings.CHECKS,
    **marks.CHECKS,
    **paraphrases.CHECKS,
    **rewording.CHECKS,
    **speakers.CHECKS,
}
TOGETHER = frozenset(wording.CHECKS)


def article(rule: Rule, view: View) -> Iterator[Hit]:
    """The hits of the rule in one article."""
    check = CHECKS.get(rule.check or "")
    for start, end, bindings in check(view) if check else ():
        fact = bindings.get("quotation")
        known = fields(view, fact, start, end, view.sentence_at(start), rule.terms) if fact is not None else {}
        names = environment(rule, view, {**known, **bindings})
        if holds(rule, names):
            yield make_hit(rule, view, names, start, end)


def together(
    rules: Sequence[Rule], drafts: Sequence[Facts], context: Sequence[Facts], roles: Mapping[str, Role]
) -> Iterator[Hit]:
    """The hits of rules that hold quotations against one another, of one article or of several. ``roles`` are those of
    articles in the context that are no copy, by path."""
    found = list(wording.pairs(drafts, context))
    for rule in rules:
        for pair in found:
            if pair.check != rule.check or roles.get(pair.earlier.path, "copy") != rule.head.against:
                continue
            view = View(Facts(pair.later))
            names = environment(rule, view, pair.bindings)
            if holds(rule, names):
                hit = make_hit(rule, view, names, pair.start, pair.end)
                place = Place(pair.earlier.path, pair.other_start, pair.other_end, pair.bindings["other"])
                yield msgspec.structs.replace(hit, related=(place,))
