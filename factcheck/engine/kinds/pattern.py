"""`pattern`: words in a scope. Every match is a finding unless a condition or a veto speaks against it.

In messages and conditions ``found`` is what the finding points at; conditions also know what surrounds it, as those of
`claim` do (``sourced``, ``quoted``, ``attributed``, ``dated`` ...).

Keys: match, unless, where, let, within, scope (any, narration, quotation, headline, subhead, lead, body, caption), mark
(the name of the binding to point at), group (sentence: at most one finding a sentence; article: one an article, the
gravest), eased (where these hold, the finding is an info).
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.engine.kinds.claim import surroundings
from factcheck.engine.kinds.outcome import Outcome, make_hit, span_of
from factcheck.engine.matching import environment, holds, matches, vetoed
from factcheck.engine.rule import Rule
from factcheck.engine.view import Unit, View


def unit(rule: Rule, view: View, stretch: Unit, templates: list[int]) -> Iterator[Outcome]:
    """Outcomes of the rule in one stretch of text."""
    free = not rule.unless
    for number in templates:
        for match in matches(rule, rule.templates[number], view, stretch):
            start, end = span_of(rule.document.mark, match.bindings, match.start, match.end)
            if not view.in_scope(start, end, rule.scopes):
                continue
            # Most units hold no match: vetoes are looked for only where there is one.
            if not free:
                if vetoed(rule, view, stretch):
                    return
                free = True
            around = surroundings(view, start, end, view.sentence_at(start), rule.terms) if rule.where else {}
            names = environment(rule, view, {**around, "found": view.text[start:end], **match.bindings})
            if holds(rule, names):
                yield Outcome(rule.id, start, end, "fails", make_hit(rule, view, names, start, end))
