"""Try templates on units: a word index and fact counts decide which ones, regular expressions do the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from factcheck.engine.annotation import TYPES
from factcheck.engine.evaluation import Environment, Undefined, Word, evaluate, truth
from factcheck.engine.rule import Rule
from factcheck.engine.template import Template, WordLists, anchor
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
        self.atoms: dict[str, set[str]] = {}
        self.by_atom: dict[str, list[tuple[Rule, int]]] = {}
        self.by_type: list[tuple[Rule, int]] = []
        for rule in rules:
            for number, template in enumerate(rule.templates):
                group = min(template.words, key=lambda group: _cost(group, rule.lists), default=())
                for atom in group:
                    self.by_atom.setdefault(atom, []).append((rule, number))
                if not group:
                    self.by_type.append((rule, number))
                for atom in (atom for group in template.words for atom in group):
                    for word in words_of(atom, rule.lists):
                        self.atoms.setdefault(word, set()).add(atom)
        self.words = frozenset(self.atoms)

    def candidates(self, view: View, unit: Unit) -> dict[str, tuple[Rule, list[int]]]:
        """The rules to try, each with the numbers of its templates, in a stable order."""
        found: dict[str, tuple[Rule, list[int]]] = {}
        atoms: set[str] = set()
        for word in self.words & view.words(unit):
            atoms |= self.atoms[word]
        codes: str | None = None
        pairs = [pair for atom in atoms if atom in self.by_atom for pair in self.by_atom[atom]]
        pairs += self.by_type
        for rule, number in pairs:
            template = rule.templates[number]
            if template.types:
                if codes is None:
                    codes = view.codes(unit)
                if not _types_present(template.types, codes):
                    continue
            if len(template.words) > 1 and not all(any(a in atoms for a in group) for group in template.words):
                continue
            numbers = found.setdefault(rule.id, (rule, []))[1]
            if number not in numbers:
                numbers.append(number)
        for _, numbers in found.values():
            numbers.sort()
        return dict(sorted(found.items()))


def words_of(atom: str, lists: WordLists) -> Iterable[str]:
    """The words that stand for an atom of a template: itself, or the rarest word of each form of a list."""
    return {anchor(form) for form in lists.forms[atom[1:-1]]} if atom[0] == "<" else (atom,)


def _cost(group: tuple[str, ...], lists: WordLists) -> int:
    words = {word for atom in group for word in words_of(atom, lists)}
    return len(words) + 1000 * len(words & _STOP_WORDS)


def _types_present(groups: tuple[str, ...], codes: str) -> bool:
    if len(groups) > len(codes):
        names = TYPES["name"] + TYPES["quotation"]
        return sum(1 for g in groups if not set(g) & set(names)) <= len(codes)
    for group in groups:
        if not any(c in codes for c in group) and not any(c in TYPES["name"] or c == TYPES["quotation"] for c in group):
            return False
    return True


def matches(rule: Rule, template: Template, view: View, unit: Unit, *, overlapped: bool = False) -> Iterator[Match]:
    """All matches of a template in a unit, at most a fixed number, left to right."""
    variant = (not template.plain, template.durations, template.names, template.quotations)
    annotated = view.annotated(unit, variant)
    pattern = rule.lists.expression(template)
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
        all(any(not words.isdisjoint(words_of(atom, rule.lists)) for atom in group) for group in template.words)
        and next(matches(rule, template, view, unit), None) is not None
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
