"""Try templates on units: the index of :mod:`factcheck.engine.sieve` decides which, regular expressions do the rest."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from factcheck import patterns
from factcheck.engine.annotation import TYPES
from factcheck.engine.evaluation import Environment, Test, Undefined, Word
from factcheck.engine.rule import Rule
from factcheck.engine.template import Template
from factcheck.engine.view import Unit, View

_MOST_PARTS = 8
_MOST = 40
"""Matches of one template in one unit: a budget that counts steps, so that results are the same everywhere."""


class Match(NamedTuple):
    """Words ``start:end`` of the text that a template matched, and what it bound."""

    start: int
    end: int
    bindings: dict[str, Any]


def matches(rule: Rule, template: Template, view: View, unit: Unit, *, overlapped: bool = False) -> Iterator[Match]:
    """All matches of a template in a unit, at most a fixed number, left to right; of a template whose parts stand in
    any order every way to match them with different facts."""
    found = _in_order(rule, template, view, unit, overlapped=overlapped)
    if not template.others:
        yield from found
        return
    ways = [[match] for match in itertools.islice(found, _MOST_PARTS)]
    for other in template.others:
        more = list(itertools.islice(_in_order(rule, other, view, unit, overlapped=True), _MOST_PARTS))
        ways = [[*way, match] for way in ways for match in more if not _shared(way, match)][:_MOST]
    for way in ways:
        bindings = {name: fact for match in way for name, fact in match.bindings.items()}
        yield Match(min(match.start for match in way), max(match.end for match in way), bindings)


def source(template: Template, text: str) -> str:
    """The regular expression that finds the template in an annotated text."""
    return template.pattern if "(" in text else template.simple


def _shared(way: list[Match], match: Match) -> bool:
    """Does a match bind a place that another one has bound?"""
    taken = {(fact.start, fact.end) for other in way for fact in other.bindings.values() if not isinstance(fact, list)}
    return any((f.start, f.end) in taken for f in match.bindings.values() if not isinstance(f, list))


def _in_order(rule: Rule, template: Template, view: View, unit: Unit, *, overlapped: bool) -> Iterator[Match]:
    annotated = view.annotated(unit, template.variant, rule.lists)
    pattern = patterns.compile(source(template, annotated.text))
    at = 0
    for _ in range(_MOST):
        found = pattern.search(annotated.text, at)
        if found is None:
            return
        at = found.start() + 1 if overlapped else max(found.end(), found.start() + 1)
        bindings: dict[str, Any] = {}
        for label, kind in template.binds.items():
            first, last = found.span(label)
            if first < 0:
                continue
            name = label.partition("__")[0]
            start, end = annotated.offset(first), annotated.offset(last)
            if kind in ("noun", "word", "list") or kind.startswith("<"):
                words = view.text[start:end]
                lemma, group = _lexical(rule, kind, words)
                bindings[name] = Word(start, end, words, lemma, group)
            elif name in template.lists:
                accepted = "".join(TYPES.get(word.strip(), "") for word in kind.split("|"))
                leaf_at = annotated.leaf_at
                bindings[name] = [
                    leaf_at[at] for at in range(first, last) if at in leaf_at and annotated.text[at] in accepted
                ]
            else:
                bindings[name] = annotated.leaf_at[first]
        yield Match(annotated.offset(found.start()), annotated.offset(found.end()), bindings)


def _lexical(rule: Rule, kind: str, words: str) -> tuple[str | None, str | None]:
    if not kind.startswith("<"):
        return None, None
    lexicon = rule.lexicon(kind[1:-1].partition("/")[0])
    entry = lexicon.forms.get(" ".join(words.lower().replace("’", "'").split())) if lexicon else None
    return entry or (None, None)


def vetoed(rule: Rule, view: View, unit: Unit) -> bool:
    """Does an `unless` template match in the unit?"""
    return bool(rule.unless) and vetoing(rule, view, unit) is not None


def vetoing(rule: Rule, view: View, unit: Unit) -> Match | None:
    """What the first `unless` template that matches in the unit has found there."""
    sifted = view.sifted
    for number, template in enumerate(rule.unless):
        if sifted is None or sifted.may_veto(rule.id, number, unit.sentences):
            found = next(matches(rule, template, view, unit), None)
            if found is not None:
                return found
    return None


class Names(dict[str, Any]):
    """Names for expressions; those of the rule's `let` are computed when they are asked for."""

    def __init__(self, rule: Rule, known: Mapping[str, Any]) -> None:
        super().__init__(known)
        self._let = rule.computed
        self._asked: set[str] = set()
        for name in rule.let.keys() & self.keys() if rule.let else ():
            with suppress(Undefined):
                self[name] = rule.computed[name](self)

    def __missing__(self, name: str) -> Any:
        if name not in self._let or name in self._asked:
            raise KeyError(name)
        self._asked.add(name)
        try:
            value = self[name] = self._let[name](self)
        except Undefined:
            raise KeyError(name) from None
        return value


def environment(
    rule: Rule, view: View, bindings: Mapping[str, Any], more: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Names for expressions: what was bound, `published`, the rule's `let` and its options; and ``more``."""
    return Names(rule, {"published": view.published, **view.options(rule), **bindings, **(more or {})})


def asserted(rule: Rule, names: Environment) -> bool | None:
    """Can what the rule asserts hold? None where it cannot be computed."""
    if rule.claim is None:
        return False
    try:
        return rule.claim(names)
    except Undefined:
        return None


def holds(rule: Rule, names: Environment) -> bool:
    """Do all `where` conditions hold for certain? What is undefined does not."""
    return all_hold(rule.conditions, names)


def all_hold(conditions: Iterable[Test], names: Environment) -> bool:
    """Do all these conditions hold for certain?"""
    try:
        for condition in conditions:
            if not condition(names):
                return False
    except Undefined:
        return False
    return True
