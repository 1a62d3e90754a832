"""What templates need, as an index: words, and types of facts, without which they cannot match. What an article has of
it :mod:`factcheck.engine.sieve` finds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from factcheck.engine.annotation import TYPES
from factcheck.engine.rule import Rule
from factcheck.engine.template import Need
from factcheck.engine.word_lists import FREQUENT, WordLists

_UNCOUNTED = frozenset(TYPES["name"] + TYPES["quotation"])
"""Facts that stand as characters only where a template binds them, so that their number is not known beforehand."""
TEMPLATE_KINDS = ("pattern", "arithmetic", "calendar", "relation", "define", "coverage")


class Index(msgspec.Struct, array_like=True):
    """The prefilter of a rule set as plain data. Atoms (a word, a mark, or all words of a list), groups of atoms (one
    of which must be there), types (groups of fact characters) and needs are numbered; a need is its groups, its types,
    and for each choice the needs of its alternatives. ``entries`` are templates: the number of the rule among ``ids``,
    of the template in the rule, the size of its units and its need. ``vetoes`` are the needs of each rule's `unless`
    templates."""

    ids: list[str]
    vocabulary: dict[str, str]
    groups: list[str]
    types: list[tuple[str, ...]]
    needs: list[tuple[list[int], int, list[list[int]]]]
    entries: list[tuple[int, int, str, int]]
    vetoes: list[list[int]]


def build(rules: Sequence[Rule]) -> Index:
    """The index of the templates of these rules, which are sorted by their ids."""
    return _Builder(rules).index


class _Builder:
    def __init__(self, rules: Sequence[Rule]) -> None:
        self.index = Index([rule.id for rule in rules], {}, [], [()], [], [], [])
        self.numbers: dict[str, int] = {}
        self.weights: list[int] = []
        self.known: dict[object, int] = {}
        for number, rule in enumerate(rules):
            self.index.vetoes.append([self.need(template.need, rule.lists) for template in rule.unless])
            if rule.kind not in TEMPLATE_KINDS:
                continue
            for place, template in enumerate(rule.templates):
                self.index.entries.append((number, place, rule.within, self.need(template.need, rule.lists)))

    def need(self, need: Need, lists: WordLists) -> int:
        needed = {self.group(group, lists) for group in need.words}
        counted = tuple(sorted(group for group in need.types if not _UNCOUNTED & set(group)))
        choices = []
        for options in need.either:
            numbers = {self.need(option, lists) for option in options}
            if any(self.index.needs[number] == ([], 0, []) for number in numbers):
                continue
            # Alternatives that are one word each are one group of words.
            single = {number: words[0] for number in numbers if (words := self.words_alone(number))}
            atoms = {atom for group in single.values() for atom in self.index.groups[group]}
            group = self.numbered("".join(sorted(atoms)), self.index.groups) if atoms else -1
            if len(single) == len(numbers):
                needed.add(group)
            else:
                merged = {self.numbered(([group], 0, []), self.index.needs)} if single else set()
                choices.append(sorted(numbers - single.keys() | merged))
        groups = sorted(needed, key=lambda number: (self.weight(self.index.groups[number]), number))
        made = groups, self.numbered(counted, self.index.types), choices
        return self.numbered(made, self.index.needs)

    def words_alone(self, need: int) -> list[int]:
        """The group of a need that asks for nothing but a word of it."""
        groups, types, choices = self.index.needs[need]
        return groups if len(groups) == 1 and not types and not choices else []

    def group(self, atoms: Iterable[str], lists: WordLists) -> int:
        return self.numbered("".join(sorted({chr(self.atom(atom, lists)) for atom in atoms})), self.index.groups)

    def atom(self, atom: str, lists: WordLists) -> int:
        if atom not in self.numbers:
            number = self.numbers[atom] = len(self.numbers)
            words = sorted(words_of(atom, lists))
            self.weights.append(sum(1000 if word in FREQUENT else 1 for word in words))
            for word in words:
                self.index.vocabulary[word] = self.index.vocabulary.get(word, "") + chr(number)
        return self.numbers[atom]

    def weight(self, group: str) -> int:
        """How many words stand for a group of atoms; frequent ones count a thousand times."""
        return sum(self.weights[ord(atom)] for atom in group)

    def numbered(self, item: object, items: list) -> int:  # type: ignore[type-arg]
        key = repr(item)
        if (key, id(items)) not in self.known:
            if item not in items:
                items.append(item)
            self.known[key, id(items)] = items.index(item)
        return self.known[key, id(items)]


def words_of(atom: str, lists: WordLists) -> Iterable[str]:
    """The words that stand for an atom of a template: itself, or the rarest word of each form of a list."""
    return lists.anchors(atom[1:-1]) if atom[0] == "<" else (atom,)
