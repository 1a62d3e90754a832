"""Which templates may match which units of text: by words, and by types of facts, that must be there.

Sentences are bits: of each word that any template needs the sentences of an article that hold it are noted once, and
what a template needs is then a few operations on integers for the whole article.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from factcheck.engine.bits import bits_of, places_of
from factcheck.engine.index import Index, Numbered
from factcheck.engine.page import Page
from factcheck.language.known import Known

_Entry = tuple[tuple[int, int], list[int], list[list[int]]]
"""A template (number of the rule, of the template in it) with the groups of atoms and the choices that it needs."""


class Sieve:
    """An index ready to run for the rules ``ids``."""

    def __init__(self, index: Index, ids: Collection[str]) -> None:
        self.index = index
        self.numbers = {rule: number for number, rule in enumerate(index.ids) if rule in ids}
        chosen = set(self.numbers.values())
        self.sizes: dict[str, dict[int, list[_Entry]]] = {}
        """By the size of units, and by the types of facts that they need, the templates of these rules."""
        for rule, template, size, need in index.entries:
            if rule in chosen:
                groups, types, choices = index.need(need)
                self.sizes.setdefault(size, {}).setdefault(types, []).append(((rule, template), groups, choices))
        self._needs: dict[int, Numbered] = {}
        self.words = Known(index.word)
        self.groups = index.groups.split("\n")
        self.sets = Known(frozenset[str])
        """By the atoms of a group in a row, the set of them; few groups are ever asked for."""
        self.types = Known(_Enough(index.types).combinations)
        """By the characters of some facts, sorted, the combinations of types that they are enough for. Of what news
        copy puts into one sentence there are few sorts."""

    def need(self, number: int) -> Numbered:
        """A need by its number; of thousands few are asked for."""
        found = self._needs.get(number)
        if found is None:
            found = self._needs[number] = self.index.need(number)
        return found

    def sift(self, page: Page) -> Sifted:
        """What the templates need, looked for in an article."""
        return Sifted(self, page)


class _Enough:
    """Which combinations of types of facts some facts are enough for: of each group of a combination there must be as
    many as it is named, and of all together as many as there are groups, since no fact stands for two of them."""

    def __init__(self, types: Sequence[Sequence[str]]) -> None:
        least: dict[str, dict[int, int]] = {}
        for number, groups in enumerate(types):
            every = "".join(sorted(set("".join(groups))))
            for group, count in ((every, len(groups)), *((group, groups.count(group)) for group in set(groups))):
                asked = least.setdefault(group, {})
                asked[count] = asked.get(count, 0) | 1 << number
        self._all = bits_of([number for number, groups in enumerate(types) if groups])
        self._lacking = [_lacking(asked) for asked in least.values()]
        """For each group, by how many facts there are of it, the combinations that want more, as bits."""
        self._groups: dict[str, list[int]] = {}
        """By the character of a fact the groups that it is of."""
        for at, group in enumerate(least):
            for code in group:
                self._groups.setdefault(code, []).append(at)

    def combinations(self, codes: str) -> list[int]:
        """The numbers of those that facts with these characters are enough for."""
        counts = [0] * len(self._lacking)
        for code in set(codes):
            count = codes.count(code)
            for at in self._groups.get(code, ()):
                counts[at] += count
        wanting = 0
        for lacking, count in zip(self._lacking, counts, strict=True):
            if count < len(lacking):
                wanting |= lacking[count]
        return list(places_of(self._all & ~wanting))


def _lacking(asked: dict[int, int]) -> list[int]:
    """By a count, up to the highest that is asked for, what asks for more."""
    found = [0] * max(asked)
    for count, numbers in asked.items():
        for at in range(count):
            found[at] |= numbers
    return found


class Sifted:
    """What may match where in one article. ``found``: by the size of units, the templates that may match any of them
    (number of the rule and of the template, in their order), with the first sentences of those units as bits."""

    def __init__(self, sieve: Sieve, page: Page) -> None:
        self._sieve = sieve
        self.atoms: dict[str, int] = {}
        atoms = self.atoms
        for those, sentences in page.holding(sieve.words):
            for atom in those:
                atoms[atom] = atoms.get(atom, 0) | sentences
        words = _Words(sieve.groups, sieve.sets, atoms)
        self._sized: dict[str, _Sized] = {}
        self.found: dict[str, list[tuple[tuple[int, int], int]]] = {}
        for size, entries in sorted(sieve.sizes.items()):
            sized = self._sized[size] = _Sized(sieve, words, size, page)
            self.found[size] = sorted(sized.found(entries))

    def units_with(self, size: str, sentences: int) -> int:
        """The units of a size that hold one of these sentences."""
        return self._sized[size].holding(sentences)

    def sentences_in(self, size: str, units: int) -> int:
        """The sentences of some units of a size, and maybe more."""
        return self._sized[size].spread(units)

    def may_veto(self, rule: str, number: int, sentences: Iterable[int]) -> bool:
        """May an `unless` template of the rule match in these sentences?"""
        at = self._sieve.numbers.get(rule)
        return at is None or self._there(self._sieve.index.vetoes[at][number], sum(1 << at for at in sentences))

    def _there(self, need: int, sentences: int) -> bool:
        groups, _, choices = self._sieve.need(need)
        for group in groups:
            if not any(self.atoms.get(atom, 0) & sentences for atom in self._sieve.groups[group]):
                return False
        return all(any(self._there(option, sentences) for option in options) for options in choices)


class _Words:
    """What the sentences of an article hold of what is needed, as bits; found once for units of all sizes."""

    def __init__(self, groups: list[str], sets: Known[frozenset[str]], atoms: dict[str, int]) -> None:
        self._atoms_of, self._sets, self._atoms = groups, sets, atoms
        self._there = frozenset(atoms)
        self.groups: dict[int, int] = {}

    def group(self, group: int) -> int:
        """The sentences that hold an atom of a group."""
        found = self.groups.get(group)
        if found is None:
            found = 0
            for atom in self._there & self._sets[self._atoms_of[group]]:
                found |= self._atoms[atom]
            self.groups[group] = found
        return found


class _Sized:
    """The units of one size, each as the bit of its first sentence."""

    def __init__(self, sieve: Sieve, words: _Words, size: str, page: Page) -> None:
        self._need_of, self._words = sieve.need, words
        self._width = {"sentence": 1, "2 sentences": 2, "3 sentences": 3}.get(size, 0)
        units = {unit.sentences[0]: unit.sentences for unit in page.units(size)}
        self._all = bits_of(units)
        self._first = {} if self._width else {at: first for first, inside in units.items() for at in inside}
        self._groups: dict[int, int] = words.groups if self._width == 1 else {}
        self._needs: dict[int, int] = {}
        codes = page.codes
        if self._width != 1:
            codes = {first: "".join([codes.get(at, "") for at in inside]) for first, inside in units.items()}
        self._types = {0: self._all}  # where no facts are needed
        for alike, here in _alike(codes).items():
            for types in sieve.types[alike]:
                self._types[types] = self._types.get(types, 0) | here

    def found(self, entries: dict[int, list[_Entry]]) -> Iterator[tuple[tuple[int, int], int]]:
        """The templates that may match any units, with these. Facts of the types that they need most articles lack, so
        these are looked for first, once for all templates that need the same."""
        known, look = self._groups, self._group
        for types, alike in entries.items():
            having = self._types.get(types)
            if having is None:
                continue
            for key, groups, choices in alike:
                units = having
                for group in groups:
                    units &= known[group] if group in known else look(group)
                    if not units:
                        break
                else:
                    if choices:
                        units = self._chosen(choices, units)
                    if units:
                        yield key, units

    def _chosen(self, choices: list[list[int]], units: int) -> int:
        """Of some units those with one need of each choice."""
        for options in choices:
            some = 0
            for option in options:
                some |= self.need(option)
            units &= some
            if not units:
                break
        return units

    def need(self, number: int) -> int:
        """The units that have what a need asks for."""
        found = self._needs.get(number)
        if found is None:
            groups, types, choices = self._need_of(number)
            found = self._types.get(types, 0)
            for group in groups:
                if not found:
                    break
                found &= self._group(group)
            found = self._needs[number] = self._chosen(choices, found) if found else 0
        return found

    def _group(self, group: int) -> int:
        """The units that hold an atom of a group."""
        found = self._groups.get(group)
        if found is None:
            found = self._groups[group] = self.holding(self._words.group(group))
        return found

    def holding(self, sentences: int) -> int:
        """The units with one of these sentences."""
        if self._width == 1 or not sentences:
            return sentences & self._all
        if self._width:
            spread = sentences | sentences >> 1
            return (spread | sentences >> 2 if self._width == 3 else spread) & self._all
        return bits_of({self._first[at] for at in places_of(sentences) if at in self._first})

    def spread(self, units: int) -> int:
        """The sentences of units, or those of all units where their length is not the same."""
        if not self._width:
            return bits_of(self._first)
        found = units
        for step in range(1, self._width):
            found |= units << step
        return found


def _alike(codes: dict[int, str]) -> dict[str, int]:
    """By the characters of facts, sorted, the units that have these, as bits."""
    found: dict[str, list[int]] = {}
    for at, here in codes.items():
        if here:
            found.setdefault("".join(sorted(here)), []).append(at)
    return {here: bits_of(places) for here, places in found.items()}
