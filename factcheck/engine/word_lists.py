"""The word lists that templates name. Their words are marked in the annotated text, so that no pattern holds a list.

Each list has two private-use characters, one before and one after every form of it that the text holds; patterns of
templates stay short, and compile in a few milliseconds instead of a hundred.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import compress, count

from factcheck import patterns
from factcheck.engine import blobs
from factcheck.language.known import Known, Session
from factcheck.language.lexicon import load

_SHIFT = 0x20
_FIRST, _LAST = 0xF100, 0xF8FF
_FIRSTS, _LASTS = (tuple(map(chr, range(start, _LAST + 1, 2))) for start in (_FIRST, _FIRST + 1))
MARKS = f"{chr(_FIRST)}-{chr(_LAST)}"
"""All marks, as the inside of a character class."""
FREQUENT = frozenset(
    ["the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "and", "or", "with", "from", "as", "is", "was"]
)
"""Words that most sentences hold."""
_SHORT = 3  # letters: what an apostrophe leaves is in most sentences
_WORD = patterns.lazy(r"[^\W\d_]+")
_PARTICLES = frozenset({"off", "up", "down"})


Mark = tuple[int, int, str, str]
"""Where a form of a list stands in the text, from and to, and the characters that stand before and after it."""

_Chances = tuple[list[tuple[str, int]], list[int]]
"""Forms with the numbers of their lists, and the lists of which the first word alone is a form."""


class WordLists:
    """Forms by the name of their list, in the order in which they were added, which gives each list its marks.

    ``firsts`` are the same forms ready to be found, as :meth:`firsts` gives them: then no more can be added."""

    def __init__(self, firsts: dict[str, str] | None = None) -> None:
        self.forms: dict[str, tuple[str, ...]] = {}
        self._kept: dict[str, str] = firsts or {}
        self._indexed = 0
        self._begun = Known(self._beginning)
        self.marked: Session[list[Mark]] = Session(lambda words: [])
        """By a sentence with the characters at both its ends, the marks in it, from its beginning."""

    def add(self, name: str, forms: tuple[str, ...]) -> tuple[str, str]:
        """Add a list; gives its two marks."""
        self.forms.setdefault(name, forms)
        return _marks(list(self.forms).index(name))

    def anchors(self, name: str) -> frozenset[str]:
        """Words of which each form of a list has one."""
        return anchors_of(self.forms[name])

    def firsts(self) -> dict[str, str]:
        """By the word that they begin with (:mod:`factcheck.engine.blobs`), the forms of all lists, the longest first:
        a line for each, with the number of its list as a character in front, its second word, a tab, and the form."""
        if self._indexed != len(self.forms):
            by_first: dict[str, list[tuple[str, int]]] = {}
            for number, forms in enumerate(self.forms.values()):
                for form in forms:
                    plain = form.lower().replace("’", "'")
                    first = _WORD.match(plain)
                    if first is not None:
                        by_first.setdefault(first[0], []).append((plain, number))
            lines = {}
            for word, entries in by_first.items():
                entries.sort(key=lambda entry: (-len(entry[0]), entry))
                lines[word] = "\n".join(chr(number + _SHIFT) + _second(form) + "\t" + form for form, number in entries)
            self._kept = blobs.together(lines)
            self._indexed = len(self.forms)
            self._begun.clear()
        return self._kept

    def marks(
        self, low: str, words: Sequence[str], starts: Sequence[int], first: int, end: int, stop: int
    ) -> list[Mark]:
        """The forms that begin with the words ``first`` to before ``end`` of a text and end before ``stop``, of each
        list the leftmost, longest; ``words`` are those of the text, in lower case as :func:`straight` makes it, and
        where they begin."""
        self.firsts()
        found: list[Mark] = []
        taken: dict[int, int] = {}
        last_word = len(words) - 1
        begun = list(map(self._begun.__getitem__, words[first:end]))
        for at_word in compress(count(), begun):
            number, forms = first + at_word, begun[at_word]
            single = forms.get("")
            chances = forms.get(words[number + 1], single) if number < last_word else single
            if not chances:
                continue
            at = starts[number]
            if at and (
                (before := low[at - 1]).isalnum()
                or before == "_"
                or (before == "-" and _another(low, at, words[number]))
            ):
                continue
            longer, alone = chances
            for form, of in longer:
                if low.startswith(form, at) and taken.get(of, -1) <= at:
                    last = at + len(form)
                    if last <= stop and _word_ends(low, last):
                        taken[of] = last
                        found.append((at, last, _FIRSTS[of], _LASTS[of]))
            if alone:
                last = at + len(words[number])
                if last <= stop and _word_ends(low, last):
                    for of in alone:
                        if taken.get(of, -1) <= at:
                            taken[of] = last
                            found.append((at, last, _FIRSTS[of], _LASTS[of]))
        return found

    def _beginning(self, word: str) -> dict[str, _Chances]:
        """The forms that begin with a word, by the second word of those that have one; the longest first. Those that
        have none are with each second word, and under ""; the word alone stands apart."""
        lines = blobs.told(self._kept, word)
        found: dict[str, list[tuple[str, int]]] = {}
        alone: list[int] = []
        for line in lines.split("\n") if lines else ():
            second, _, form = line[1:].partition("\t")
            if form == word:
                alone.append(ord(line[0]) - _SHIFT)
            else:
                found.setdefault(second, []).append((form, ord(line[0]) - _SHIFT))
        single = found.pop("", [])
        told: dict[str, _Chances] = {second: (forms + single, alone) for second, forms in found.items()}
        if single or alone:
            told[""] = single, alone
        return told


def straight(low: str) -> str:
    """A text as forms are written: apostrophes are straight and spaces are spaces."""
    return low.replace("’", "'").replace("\n", " ")


def _another(low: str, at: int, word: str) -> bool:
    """Is a word behind a hyphen another one: "re-released" is not "released", and "one-off" says of nothing that it is
    off?"""
    if low[max(0, at - 3) : at] == "re-":
        return not low[max(0, at - 4) : at - 3].isalnum()
    return word in _PARTICLES and low[max(0, at - 2) : at - 1].isalpha()


def _word_ends(low: str, at: int) -> bool:
    return at == len(low) or not (low[at].isalnum() or low[at] == "_")


def _second(form: str) -> str:
    words = _WORD.findall(form)
    return words[1] if len(words) > 1 else ""


def _marks(number: int) -> tuple[str, str]:
    return _FIRSTS[number], _LASTS[number]


def anchors_of(forms: Iterable[str]) -> frozenset[str]:
    """Words of which each of some forms has one: the rarest, and of these the one that most forms have."""
    split: list[list[str]] = [_WORD.findall(form) or [form] for form in forms]
    shared = Counter(word for words in split for word in set(words))
    return frozenset(min(words, key=lambda word: (_commonness(word), -shared[word], -len(word))) for words in split)


def _commonness(word: str) -> int:
    """A rank of how likely it is that a sentence holds a word."""
    low = word.lower()
    return 2 if low in FREQUENT or len(low) < _SHORT else 1 if low in load("function_words").forms else 0
