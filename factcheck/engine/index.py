"""Which templates may match a stretch of text: by words, and by types of facts, that must be there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from factcheck.engine.annotation import TYPES
from factcheck.engine.rule import Rule
from factcheck.engine.view import Unit, View
from factcheck.engine.word_lists import WordLists

_STOP_WORDS = frozenset(
    ["the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "and", "or", "with", "from", "as", "is", "was"]
)
_UNCOUNTED = frozenset(TYPES["name"] + TYPES["quotation"])
"""Facts that stand as characters only where a template binds them, so that their number is not known beforehand."""
_MOST_KEYS = 2000


class Entry(NamedTuple):
    """A template of a rule and what must be there: ``words`` (one of each group), ``types`` (one of each group, as many
    as there are groups)."""

    rule: Rule
    number: int
    words: tuple[frozenset[str], ...]
    types: tuple[str, ...]


class Index:
    """Templates by the rarest word that each of them needs; those without such a word by their types alone."""

    def __init__(self, rules: list[Rule]) -> None:
        self.atoms: dict[str, set[str]] = {}
        self.by_atom: dict[str, list[Entry]] = {}
        self.by_type: list[Entry] = []
        self._satisfied: dict[str, tuple[frozenset[tuple[str, ...]], list[Entry]]] = {}
        weights: dict[str, int] = {}
        for rule in rules:
            for number, template in enumerate(rule.templates):
                for atom in {atom for group in template.words for atom in group} - weights.keys():
                    words = words_of(atom, rule.lists)
                    weights[atom] = sum(1000 if word in _STOP_WORDS else 1 for word in words)
                    for word in words:
                        self.atoms.setdefault(word, set()).add(atom)
                types = tuple(group for group in template.types if not _UNCOUNTED & set(group))
                entry = Entry(rule, number, tuple(frozenset(group) for group in template.words), types)
                group = min(template.words, key=lambda group: sum(map(weights.__getitem__, group)), default=())
                for atom in group:
                    self.by_atom.setdefault(atom, []).append(entry)
                if not group:
                    self.by_type.append(entry)
        self.words = frozenset(self.atoms)
        self._groups = {entry.types for entries in (*self.by_atom.values(), self.by_type) for entry in entries}

    def candidates(self, view: View, unit: Unit) -> dict[str, tuple[Rule, list[int]]]:
        """The rules to try, each with the numbers of its templates, in a stable order."""
        atoms = set().union(*[self.atoms[word] for word in self.words & view.words(unit)])
        satisfied, by_type = self._by_codes(view.codes(unit))
        found: dict[str, tuple[Rule, list[int]]] = {}
        for entry in by_type:
            found.setdefault(entry.rule.id, (entry.rule, []))[1].append(entry.number)
        for atom in self.by_atom.keys() & atoms:
            for rule, number, words, types in self.by_atom[atom]:
                if types not in satisfied or (len(words) > 1 and any(map(atoms.isdisjoint, words))):
                    continue
                numbers = found.setdefault(rule.id, (rule, []))[1]
                if number not in numbers:
                    numbers.append(number)
        for _, numbers in found.values():
            numbers.sort()
        return dict(sorted(found.items()))

    def _by_codes(self, codes: str) -> tuple[frozenset[tuple[str, ...]], list[Entry]]:
        """Which groups of types the leaf facts of a unit satisfy, and the templates that need no more than those."""
        key = "".join(sorted(codes))
        known = self._satisfied.get(key)
        if known is None:
            if len(self._satisfied) > _MOST_KEYS:
                self._satisfied.clear()
            groups = frozenset(g for g in self._groups if not g or (len(g) <= len(key) and _there(g, key)))
            known = self._satisfied[key] = groups, [entry for entry in self.by_type if entry.types in groups]
        return known


def words_of(atom: str, lists: WordLists) -> Iterable[str]:
    """The words that stand for an atom of a template: itself, or the rarest word of each form of a list."""
    return lists.anchors(atom[1:-1]) if atom[0] == "<" else (atom,)


def _there(groups: tuple[str, ...], codes: str) -> bool:
    """Is there a fact for each group? Of groups that share types, as many facts as groups."""
    return all(sum(map(codes.count, group)) >= groups.count(group) for group in set(groups))
