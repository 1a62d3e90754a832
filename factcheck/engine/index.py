"""Which templates may match which units of text: by words, and by types of facts, that must be there.

Sentences are bits: of each word that any template needs the sentences of an article that hold it are noted once, and
what a template needs is then a few operations on integers for the whole article.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec

from factcheck.engine.annotation import TYPES
from factcheck.engine.bits import bits_of, places_of
from factcheck.engine.page import Page
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
    """An index ready to run for the rules ``ids``."""

    def __init__(self, index: Index, ids: Collection[str]) -> None:
        self.index = index
        self.numbers = {rule: number for number, rule in enumerate(index.ids) if rule in ids}
        chosen = set(self.numbers.values())
        self.sizes: dict[str, set[int]] = {}
        for number, entry in enumerate(index.entries):
            if entry[0] in chosen:
                self.sizes.setdefault(entry[2], set()).add(number)
        self.words = frozenset(index.vocabulary)
        self.types = list(map(_counted, index.types))

    def sift(self, page: Page) -> Sifted:
        """What the templates need, looked for in an article."""
        return Sifted(self, page)


def _counted(groups: Sequence[str]) -> list[tuple[str, int]]:
    """How many facts there must be of the types of a combination: of each group as often as it is named, and of all
    together as many as there are groups, since no fact stands for two of them."""
    every = "".join(sorted(set("".join(groups))))
    return [(every, len(groups)), *((group, groups.count(group)) for group in sorted(set(groups)))]


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
        here = _Sentences(index, atoms, page)
        self.found: dict[str, dict[int, list[tuple[int, int]]]] = {}
        for size, entries in sorted(sieve.sizes.items()):
            numbers = sorted(chosen & entries)
            if not numbers:
                continue
            sized = _Sized(sieve, here, size)
            found = self.found[size] = {}
            for number in numbers:
                rule, template, _, need = index.entries[number]
                for unit in places_of(sized.need(need)):
                    found.setdefault(unit, []).append((rule, template))

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


class _Sentences:
    """What the sentences of an article hold, as bits; found once for units of all sizes."""

    def __init__(self, index: Index, atoms: dict[str, int], page: Page) -> None:
        self.page = page
        self._index, self._atoms = index, atoms
        self._groups: dict[int, int] = {}
        having: dict[str, list[int]] = {}
        for at, codes in page.codes.items():
            for code in set(codes):
                having.setdefault(code, []).append(at)
        self._codes = {code: bits_of(places) for code, places in having.items()}

    def group(self, group: int) -> int:
        """Those that hold an atom of a group."""
        found = self._groups.get(group)
        if found is None:
            found, atoms = 0, self._atoms
            for atom in self._index.groups[group]:
                if atom in atoms:
                    found |= atoms[atom]
            self._groups[group] = found
        return found

    def facts(self, group: str) -> int:
        """Those that hold a fact of a group of types."""
        found = 0
        for code in group:
            found |= self._codes.get(code, 0)
        return found


class _Sized:
    """The units of one size, each as the bit of its first sentence."""

    def __init__(self, sieve: Sieve, here: _Sentences, size: str) -> None:
        self._index, self._types_of, self._here = sieve.index, sieve.types, here
        self._width = {"sentence": 1, "2 sentences": 2, "3 sentences": 3}.get(size, 0)
        self._units = {unit.sentences[0]: unit.sentences for unit in here.page.units(size)}
        self._all = bits_of(self._units)
        self._first = {} if self._width else {at: first for first, inside in self._units.items() for at in inside}
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
            if units is None:
                units = known[group] = self._holding(self._here.group(group))
            found &= units
            if not found:
                break
        else:
            if types:
                units = self._types.get(types)
                if units is None:
                    units = self._types[types] = self._having(types)
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

    def _holding(self, sentences: int) -> int:
        """The units with one of these sentences."""
        if self._width == 1 or not sentences:
            return sentences & self._all
        if self._width:
            spread = sentences | sentences >> 1
            return (spread | sentences >> 2 if self._width == 3 else spread) & self._all
        return bits_of({self._first[at] for at in places_of(sentences) if at in self._first})

    def _having(self, types: int) -> int:
        """The units with a fact for each group of a combination of types; of groups that are the same, as many facts
        as groups."""
        found = self._all
        codes = self._here.page.codes
        for group, least in self._types_of[types]:
            found &= self._holding(self._here.facts(group))
            if least > 1:
                enough = []
                for unit in places_of(found):
                    inside = "".join([codes.get(at, "") for at in self._units[unit]])
                    if sum(map(inside.count, group)) >= least:
                        enough.append(unit)
                found = bits_of(enough)
        return found
