"""Conditions that must all hold, taken apart: the order in which they are asked changes what they cost and nothing
else, since one that is false or has no value decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from factcheck.engine.evaluation import Test, functions, truth_of
from factcheck.engine.expression import Node, calls, names, parts

_READING = 2
"""Rank of conditions that look into the clauses around figures."""

CONSTANTS = frozenset({"true", "false", "none"})
"""Names that stand for themselves."""


def plain(node: Node) -> bool:
    """Does an expression look at nothing but the values of its names?"""
    return not _any_takes("environment", calls(node))


def lone(called: Iterable[str]) -> bool:
    """Do functions look at nothing but their values and the article: not at the stretch of text that a template was
    tried on?"""
    return not _any_takes("stretch", called)


def _any_takes(what: str, called: Iterable[str]) -> bool:
    known = functions()
    return any(getattr(known.get(name), f"takes_{what}", False) for name in called)


def spelt_out(node: Node, let: Mapping[str, Node]) -> tuple[set[str], set[str]]:
    """The names that an expression speaks of and the functions that it calls, down to what a rule's `let` computes."""
    spoken, called = names(node), calls(node)
    computed = set[str]()
    while more := spoken & let.keys() - computed:
        computed |= more
        spoken = (spoken - more).union(*(names(let[name]) for name in more))
        called = called.union(*(calls(let[name]) for name in more))
    return spoken, called


def told_from(conditions: Iterable[Node], told: frozenset[str], let: Mapping[str, Node]) -> list[Node]:
    """Of the parts of some conditions those that speak of something, and of nothing but what is told; what a rule's
    `let` computes is not."""
    spoken_of = [(node, names(node)) for condition in conditions for node in parts("and", condition)]
    return [node for node, spoken in spoken_of if spoken and spoken <= told and spoken.isdisjoint(let)]


def by_cost(conditions: Iterable[Node], let: Mapping[str, Node]) -> list[Node]:
    """The parts of some conditions, those that cost least first."""
    asked = [node for condition in conditions for node in parts("and", condition)]
    return sorted(asked, key=lambda node: _cost(node, let))


def tests_of(conditions: Iterable[Node], let: Mapping[str, Node]) -> list[Test]:
    """The parts of some conditions as tests of whether they must hold, those that cost least first."""
    return musts(by_cost(conditions, let))


def musts(conditions: Iterable[Node]) -> list[Test]:
    """Conditions as tests of whether they must hold."""
    return [truth_of(node, possible=False) for node in conditions]


def worth_asking_first(node: Node, let: Mapping[str, Node]) -> bool:
    """Is a condition cheap, or one that most facts fail? What it rules out ("not marked(a, 'old')") few of them are,
    and a look into their clauses costs more than a pattern tried in vain."""
    first = node
    while first[0] == "or":
        first = first[1]
    return first[0] != "not" or _cost(node, let) < _READING


def _cost(node: Node, let: Mapping[str, Node]) -> int:
    """Rank of what an expression looks at: values alone, the text, the clauses around figures."""
    from factcheck.engine.functions import READING

    called = spelt_out(node, let)[1]
    return _READING if called & READING else 1 if _any_takes("environment", called) else 0
