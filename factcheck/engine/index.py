"""What templates need, as an index: words, and types of facts, without which they cannot match. What an article has of
it :mod:`factcheck.engine.sieve` finds."""

from collections.abc import Iterable, Sequence

import msgspec

from factcheck.engine import blobs
from factcheck.engine.annotation import TYPES
from factcheck.engine.rule import Rule
from factcheck.engine.template import Need
from factcheck.engine.word_lists import FREQUENT, WordLists

_UNCOUNTED = frozenset(TYPES["name"] + TYPES["quotation"])
"""Facts that stand as characters only where a template binds them, so that their number is not known beforehand."""
TEMPLATE_KINDS = ("pattern", "arithmetic", "calendar", "relation", "define", "coverage")


Word = tuple[str, dict[str, str]]
"""The atoms that a word stands for, and those that stand for it and the next one, by that one."""
Numbered = tuple[list[int], int, list[list[int]]]
"""A need: its groups, its types, its choices."""


class Index(msgspec.Struct, array_like=True):
    """The prefilter of a rule set as plain data. Atoms (a word, a mark, or all words of a list) are characters; groups
    of atoms (one of which must be there), types (groups of fact characters) and needs are numbered. ``words`` tell the
    atoms of each word and mark, and of the pairs that it begins, as :func:`word` reads them; ``groups`` stand in lines.
    A need (:func:`need`) is its groups, its types, and for each choice the needs of its alternatives. ``entries`` are
    templates: the number of the rule among ``ids``, of the template in the rule, the size of its units and its need.
    ``vetoes`` are the needs of each rule's `unless` templates."""

    ids: list[str]
    words: dict[str, str]
    groups: str
    types: list[tuple[str, ...]]
    needs: list[bytes]
    entries: list[tuple[int, int, str, int]]
    vetoes: list[list[int]]

    def word(self, word: str) -> Word | None:
        """What stands for a word or mark, None where no template needs it."""
        told = blobs.told(self.words, word)
        if told is None:
            return None
        atoms, *pairs = told.split(_PAIR)
        return atoms, {second: both for second, _, both in (pair.partition(_ATOMS) for pair in pairs)}

    def need(self, number: int) -> Numbered:
        """A need by its number."""
        return _NEED.decode(self.needs[number])


_NEED = msgspec.msgpack.Decoder(Numbered)
_PAIR, _ATOMS = "\2", "\3"
_FIRST = 0x100
"""The character of the first atom: none is one of those that stand between words."""


def build(rules: Sequence[Rule]) -> Index:
    """The index of the templates of these rules, which are sorted by their ids."""
    return _Builder(rules).index


class _Builder:
    def __init__(self, rules: Sequence[Rule]) -> None:
        self.ids = [rule.id for rule in rules]
        self.groups: list[str] = []
        self.types: list[tuple[str, ...]] = [()]
        self.needs: list[Numbered] = []
        self.entries: list[tuple[int, int, str, int]] = []
        self.vetoes: list[list[int]] = []
        self.atoms: dict[str, str] = {}
        self.numbers: dict[str, int] = {}
        self.weights: list[int] = []
        self.known: dict[object, int] = {}
        for number, rule in enumerate(rules):
            self.vetoes.append([self.need(template.need, rule.lists) for template in rule.unless])
            if rule.kind not in TEMPLATE_KINDS:
                continue
            for place, template in enumerate(rule.templates):
                self.entries.append((number, place, rule.within, self.need(template.need, rule.lists)))

    @property
    def index(self) -> Index:
        told = {word: atoms for word, atoms in self.atoms.items() if " " not in word}
        for words, atoms in self.atoms.items():
            first, space, second = words.partition(" ")
            if space:
                told[first] = f"{told.get(first, '')}{_PAIR}{second}{_ATOMS}{atoms}"
        needs = list(map(msgspec.msgpack.encode, self.needs))
        together = blobs.together(told)
        return Index(self.ids, together, "\n".join(self.groups), self.types, needs, self.entries, self.vetoes)

    def need(self, need: Need, lists: WordLists) -> int:
        needed = {self.group(group, lists) for group in need.words}
        counted = tuple(sorted(group for group in need.types if not _UNCOUNTED & set(group)))
        choices = []
        for options in need.either:
            numbers = {self.need(option, lists) for option in options}
            if any(self.needs[number] == ([], 0, []) for number in numbers):
                continue
            # Alternatives that are one word each are one group of words.
            single = {number: words[0] for number in numbers if (words := self.words_alone(number))}
            atoms = {atom for group in single.values() for atom in self.groups[group]}
            group = self.numbered("".join(sorted(atoms)), self.groups) if atoms else -1
            if len(single) == len(numbers):
                needed.add(group)
            else:
                merged = {self.numbered(([group], 0, []), self.needs)} if single else set()
                choices.append(sorted(numbers - single.keys() | merged))
        groups = sorted(needed, key=lambda number: (self.weight(self.groups[number]), number))
        made = groups, self.numbered(counted, self.types), choices
        return self.numbered(made, self.needs)

    def words_alone(self, need: int) -> list[int]:
        """The group of a need that asks for nothing but a word of it."""
        groups, types, choices = self.needs[need]
        return groups if len(groups) == 1 and not types and not choices else []

    def group(self, atoms: Iterable[str], lists: WordLists) -> int:
        return self.numbered("".join(sorted({chr(_FIRST + self.atom(atom, lists)) for atom in atoms})), self.groups)

    def atom(self, atom: str, lists: WordLists) -> int:
        if atom not in self.numbers:
            number = self.numbers[atom] = len(self.numbers)
            words = sorted(words_of(atom, lists))
            self.weights.append(sum(1000 if word in FREQUENT else 1 for word in words))
            for word in words:
                self.atoms[word] = self.atoms.get(word, "") + chr(_FIRST + number)
        return self.numbers[atom]

    def weight(self, group: str) -> int:
        """How many words stand for a group of atoms; frequent ones count a thousand times."""
        return sum(self.weights[ord(atom) - _FIRST] for atom in group)

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
