"""Which templates may match which units of text: by words, and by types of facts, that must be there.

Sentences are bits: of each word that any template needs the sentences of an article that hold it are noted once, and
what a template needs is then a few operations on integers for the whole article.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec

from factcheck.engine.annotation import TYPES
from factcheck.engine.page import Page
from factcheck.engine.rule import Rule
from factcheck.engine.template import Need
from factcheck.engine.word_lists import WordLists

_STOP_WORDS = frozenset(
    ["the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "and", "or", "with", "from", "as", "is", "was"]
)
_UNCOUNTED = frozenset(TYPES["name"] + TYPES["quotation"])
"""Facts that stand as characters only where a template binds them, so that their number is not known beforehand."""
_MOST_KEYS = 2000
TEMPLATE_KINDS = ("pattern", "arithmetic", "calendar", "relation", "define", "coverage")


class Index(msgspec.Struct, array_like=True):
    """The prefilter of a rule set as plain data. Atoms (a word, a mark, or all words of a list), groups of atoms (one
    of which must be there), types (groups of fact characters) and needs are numbered; a need is its groups, its types,
    and for each choice the needs of its alternatives. ``entries`` are templates: the number of the rule among ``ids``,
    of the template in the rule, the size of its units and its need; ``keyed`` lists those that need an atom, each under
    the rarest one, ``always`` those that need no word. ``vetoes`` are the needs of each rule's `unless` templates."""

    ids: list[str]
    vocabulary: dict[str, str]
    groups: list[str]
    types: list[tuple[str, ...]]
    needs: list[tuple[list[int], int, list[list[int]]]]
    entries: list[tuple[int, int, str, int]]
    keyed: dict[str, list[int]]
    always: list[int]
    vetoes: list[list[int]]


def build(rules: Sequence[Rule]) -> Index:
    """The index of the templates of these rules, which are sorted by their ids."""
    return _Builder(rules).index


class _Builder:
    def __init__(self, rules: Sequence[Rule]) -> None:
        self.index = Index([rule.id for rule in rules], {}, [], [()], [], [], {}, [], [])
        self.numbers: dict[str, int] = {}
        self.weights: list[int] = []
        self.known: dict[object, int] = {}
        for number, rule in enumerate(rules):
            self.index.vetoes.append([self.need(template.need, rule.lists) for template in rule.unless])
            if rule.kind not in TEMPLATE_KINDS:
                continue
            for place, template in enumerate(rule.templates):
                entry = len(self.index.entries)
                need = self.need(template.need, rule.lists)
                self.index.entries.append((number, place, rule.within, need))
                group = self.rarest(need)
                for atom in group or ():
                    self.index.keyed.setdefault(atom, []).append(entry)
                if group is None:
                    self.index.always.append(entry)

    def need(self, need: Need, lists: WordLists) -> int:
        needed = {self.group(group, lists) for group in need.words}
        groups = sorted(needed, key=lambda number: (self.weight(self.index.groups[number]), number))
        counted = tuple(sorted(group for group in need.types if not _UNCOUNTED & set(group)))
        choices = []
        for options in need.either:
            numbers = sorted({self.need(option, lists) for option in options})
            if not any(self.index.needs[number] == ([], 0, []) for number in numbers):
                choices.append(numbers)
        made = groups, self.numbered(counted, self.index.types), choices
        return self.numbered(made, self.index.needs)

    def group(self, atoms: Iterable[str], lists: WordLists) -> int:
        return self.numbered("".join(sorted({chr(self.atom(atom, lists)) for atom in atoms})), self.index.groups)

    def atom(self, atom: str, lists: WordLists) -> int:
        if atom not in self.numbers:
            number = self.numbers[atom] = len(self.numbers)
            words = sorted(words_of(atom, lists))
            self.weights.append(sum(1000 if word in _STOP_WORDS else 1 for word in words))
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

    def rarest(self, need: int) -> str | None:
        """Of the groups of atoms one of which must be there, the one with the fewest words."""
        groups, _, choices = self.index.needs[need]
        found = [self.index.groups[group] for group in groups]
        for numbers in choices:
            options = [self.rarest(number) for number in numbers]
            if all(option is not None for option in options):
                found.append("".join(sorted(set("".join(filter(None, options))))))
        return min(found, key=self.weight, default=None)


def words_of(atom: str, lists: WordLists) -> Iterable[str]:
    """The words that stand for an atom of a template: itself, or the rarest word of each form of a list."""
    return lists.anchors(atom[1:-1]) if atom[0] == "<" else (atom,)


class Sieve:
    """An index ready to run for the rules ``ids``; what it learns of combinations of facts it keeps from one article to
    the next."""

    def __init__(self, index: Index, ids: Collection[str]) -> None:
        self.index = index
        self.numbers = {rule: number for number, rule in enumerate(index.ids) if rule in ids}
        chosen = set(self.numbers.values())
        self.sizes: dict[str, set[int]] = {}
        for number, entry in enumerate(index.entries):
            if entry[0] in chosen:
                self.sizes.setdefault(entry[2], set()).add(number)
        self.words = frozenset(index.vocabulary)
        self._satisfied: dict[str, frozenset[int]] = {}

    def satisfied(self, codes: str) -> frozenset[int]:
        """Which of the types the leaf facts of a unit satisfy; ``codes`` are their sorted characters."""
        known = self._satisfied.get(codes)
        if known is None:
            if len(self._satisfied) > _MOST_KEYS:
                self._satisfied.clear()
            types = enumerate(self.index.types)
            known = frozenset(n for n, group in types if len(group) <= len(codes) and _there(group, codes))
            self._satisfied[codes] = known
        return known

    def sift(self, page: Page) -> Sifted:
        """What the templates need, looked for in an article."""
        return Sifted(self, page)


class Sifted:
    """What may match where in one article. ``found``: by the size of units and the first sentence of each, the
    templates that may match it: number of the rule and of the template, in their order."""

    def __init__(self, sieve: Sieve, page: Page) -> None:
        self._sieve = sieve
        self.atoms: dict[str, int] = {}
        index, atoms = sieve.index, self.atoms
        for word, sentences in page.holding(sieve.words).items():
            for atom in index.vocabulary[word]:
                atoms[atom] = atoms.get(atom, 0) | sentences
        chosen = set(index.always)
        for atom in atoms.keys() & index.keyed.keys():
            chosen.update(index.keyed[atom])
        self.found: dict[str, dict[int, list[tuple[int, int]]]] = {}
        for size, entries in sorted(sieve.sizes.items()):
            numbers = sorted(chosen & entries)
            if not numbers:
                continue
            sized = _Sized(sieve, atoms, page, size)
            found = self.found[size] = {}
            for number in numbers:
                rule, template, _, need = index.entries[number]
                units = sized.need(need)
                while units:
                    low = units & -units
                    found.setdefault(low.bit_length() - 1, []).append((rule, template))
                    units ^= low

    def may_veto(self, rule: str, number: int, sentences: Iterable[int]) -> bool:
        """May an `unless` template of the rule match in these sentences?"""
        at = self._sieve.numbers.get(rule)
        return at is None or self._there(self._sieve.index.vetoes[at][number], sum(1 << at for at in sentences))

    def _there(self, need: int, sentences: int) -> bool:
        groups, _, choices = self._sieve.index.needs[need]
        for group in groups:
            if not any(self.atoms.get(atom, 0) & sentences for atom in self._sieve.index.groups[group]):
                return False
        return all(any(self._there(option, sentences) for option in options) for options in choices)


class _Sized:
    """The units of one size, each as the bit of its first sentence."""

    def __init__(self, sieve: Sieve, atoms: dict[str, int], page: Page, size: str) -> None:
        self._index, self._atoms = sieve.index, atoms
        self._width = {"sentence": 1, "2 sentences": 2, "3 sentences": 3}.get(size, 0)
        self._all = 0
        self._inside: list[tuple[int, int]] = []
        by_codes: dict[str, int] = {}
        codes = page.codes
        for unit in page.units(size):
            bit = 1 << unit.sentences[0]
            self._all |= bit
            if not self._width:
                self._inside.append((bit, sum([1 << at for at in unit.sentences])))
            key = "".join(sorted("".join([codes.get(at, "") for at in unit.sentences])))
            by_codes[key] = by_codes.get(key, 0) | bit
        self._codes = [(sieve.satisfied(key), units) for key, units in by_codes.items()]
        self._groups: dict[int, int] = {}
        self._types: dict[int, int] = {}
        self._needs: dict[int, int] = {}

    def need(self, number: int) -> int:
        """The units that have what a need asks for."""
        found = self._needs.get(number)
        if found is not None:
            return found
        groups, types, choices = self._index.needs[number]
        found, known = self._all, self._groups
        for group in groups:
            units = known.get(group)
            found &= self._group(group) if units is None else units
            if not found:
                break
        else:
            if types:
                units = self._types.get(types)
                if units is None:
                    units = self._types[types] = sum([units for satisfied, units in self._codes if types in satisfied])
                found &= units
            for options in choices:
                if not found:
                    break
                units = 0
                for option in options:
                    units |= self.need(option)
                found &= units
        self._needs[number] = found
        return found

    def _group(self, group: int) -> int:
        sentences, atoms = 0, self._atoms
        for atom in self._index.groups[group]:
            if atom in atoms:
                sentences |= atoms[atom]
        if self._width == 1 or not sentences:
            units = sentences & self._all
        elif self._width:
            spread = sentences | sentences >> 1
            units = (spread | sentences >> 2 if self._width == 3 else spread) & self._all
        else:
            units = sum([bit for bit, inside in self._inside if sentences & inside])
        self._groups[group] = units
        return units


def _there(groups: tuple[str, ...], codes: str) -> bool:
    """Is there a fact for each group? Of groups that share types, as many facts as groups."""
    return all(sum(map(codes.count, group)) >= groups.count(group) for group in set(groups))
