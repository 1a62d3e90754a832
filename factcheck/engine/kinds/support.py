"""`support`: selects facts of drafts as `claim` does, and finds those that stand in none of the evidence.

Keys: those of `claim`; of is quantity (the figure, in its unit, is given nowhere in the evidence) or quotation (its
words stand nowhere in it). Such a rule is silent in a run without evidence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial

from factcheck.comparison.support import Evidence
from factcheck.comparison.wording import quoted
from factcheck.engine.kinds import claim
from factcheck.engine.rule import Rule
from factcheck.engine.view import View
from factcheck.model import Facts, Hit, Quantity, Quotation

POOLS = ("quantity", "quotation")


def together(
    rules: Sequence[Rule], drafts: Iterable[Facts], evidence: Iterable[Facts], told: Collection[tuple[str, int]]
) -> Iterator[Hit]:
    """What drafts state and no evidence does. ``told`` are the places (path, start) about which evidence already spoke:
    that it has other words there."""
    known = Evidence(evidence)
    for facts in drafts:
        view = View(facts)
        missing = partial(_missing, known, _words(facts), {start for path, start in told if path == facts.path})
        for rule in rules:
            yield from claim.article(rule, view, missing)
        view.fields.clear()


def _words(facts: Facts) -> dict[int, tuple[str, ...]]:
    """The words of the quotations of a draft, by where they start."""
    return {said.start: said.tokens for said in quoted(facts)}


def _missing(
    known: Evidence, words: Mapping[int, Sequence[str]], told: Collection[int], fact: Quantity | Quotation
) -> bool:
    if fact.start in told:
        return False
    if isinstance(fact, Quotation):
        return fact.start in words and not known.has_words(words[fact.start])
    return not known.has_figure(fact)
