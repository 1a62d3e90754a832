"""Try templates on units: a word index and fact counts decide which ones, regular expressions do the rest."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import regex

from factcheck.engine.annotation import TYPES
from factcheck.engine.evaluation import Environment, Undefined, Word, evaluate, truth
from factcheck.engine.rule import Rule
from factcheck.engine.template import Template, lexicon_sets
from factcheck.engine.view import Unit, View
from factcheck.model import Date

_STOP_WORDS = frozenset(
    ["the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "and", "or", "with", "from", "as", "is", "was"]
)
_MOST = 40
"""Matches of one template in one unit: a budget that counts steps, so that results are the same everywhere."""


class Match(NamedTuple):
    """Words ``start:end`` of the text that a template matched, and what it bound."""

    start: int
    end: int
    bindings: dict[str, Any]


class Index:
    """Which templates may match a unit: by one word that must be there, and by fact types that must be there."""

    def __init__(self, rules: list[Rule]) -> None:
        self.by_word: dict[str, list[tuple[Rule, int]]] = {}
        self.by_type: list[tuple[Rule, int]] = []
        for rule in rules:
            for number, template in enumerate(rule.templates):
                group = min(template.words, key=_cost, default=frozenset())
                for word in group:
                    self.by_word.setdefault(word, []).append((rule, number))
                if not group:
                    self.by_type.append((rule, number))
        self.words = frozenset(self.by_word)

    def candidates(self, view: View, unit: Unit) -> dict[str, tuple[Rule, list[int]]]:
        """The rules to try, each with the numbers of its templates, in a stable order."""
        found: dict[str, tuple[Rule, list[int]]] = {}
        words = view.words(unit)
        hits = self.words & words
        if not hits and not self.by_type:
            return found
        codes: str | None = None
        pairs = [pair for word in sorted(hits) for pair in self.by_word[word]] + self.by_type
        for rule, number in pairs:
            template = rule.templates[number]
            if template.types:
                if codes is None:
                    codes = view.codes(unit)
                if not _types_present(template.types, codes):
                    continue
            if len(template.words) > 1 and not all(group & words for group in template.words):
                continue
            _, numbers = found.setdefault(rule.id, (rule, []))
            if number not in numbers:
                numbers.append(number)
        return dict(sorted(found.items()))


def _cost(group: frozenset[str]) -> int:
    return len(group) + 1000 * len(group & _STOP_WORDS)


def _types_present(groups: tuple[str, ...], codes: str) -> bool:
    if len(groups) > len(codes):
        names = TYPES["name"] + TYPES["quotation"]
        return sum(1 for g in groups if not set(g) & set(names)) <= len(codes)
    for group in groups:
        if not any(c in codes for c in group) and not any(c in TYPES["name"] or c == TYPES["quotation"] for c in group):
            return False
    return True


@cache
def _compiled(pattern: str, lexicons: tuple[tuple[str, tuple[str, ...]], ...]) -> Any:
    return regex.compile(pattern, **lexicon_sets(dict(lexicons)))


def matches(rule: Rule, template: Template, view: View, unit: Unit, *, overlapped: bool = False) -> Iterator[Match]:
    """All matches of a template in a unit, at most a fixed number, left to right."""
    variant = (not template.plain, template.durations, template.names, template.quotations)
    annotated = view.annotated(unit, variant)
    pattern = _compiled(template.pattern, tuple(template.lexicons.items()))
    for number, found in enumerate(pattern.finditer(annotated.text, overlapped=overlapped)):
        if number >= _MOST:
            return
        bindings: dict[str, Any] = {}
        for name, kind in template.binds.items():
            first, last = found.span(name)
            if first < 0:
                continue
            start, end = annotated.offset(first), annotated.offset(last)
            if kind in ("noun", "word") or kind.startswith("<"):
                words = view.text[start:end]
                lemma, group = _lexical(rule, kind, words)
                bindings[name] = Word(start, end, words, lemma, group)
            elif name in template.lists:
                accepted = "".join(TYPES.get(word.strip(), "") for word in kind.split("|"))
                bindings[name] = [
                    annotated.leaf_at[at]
                    for at in range(first, last)
                    if at in annotated.leaf_at and annotated.text[at] in accepted
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
    words = view.words(unit) if rule.unless else frozenset()
    return any(
        all(group & words for group in template.words) and next(matches(rule, template, view, unit), None) is not None
        for template in rule.unless
    )


def environment(rule: Rule, view: View, bindings: dict[str, Any]) -> dict[str, Any]:
    """Names for expressions: what was bound, `published`, the rule's `let` and its options."""
    day = view.facts.article.date
    published = Date(0, 0, "the publication date", "DATE", day, day, day.year, day.month, day.day) if day else None
    names: dict[str, Any] = {"published": published, **rule.document.options, **bindings}
    for name, node in rule.let.items():
        try:
            names[name] = evaluate(node, names)
        except Undefined:
            continue
    return names


def holds(rule: Rule, names: Environment) -> bool:
    """Do all `where` conditions hold for certain? What is undefined does not."""
    try:
        return all(truth(evaluate(node, names, possible=False)) for node in rule.where)
    except Undefined:
        return False
