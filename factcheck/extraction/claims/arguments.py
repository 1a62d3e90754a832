"""Who and what a verb is about: the noun phrase before it and the one after it, as marks that two articles share.

"The number of pupils at Fenwick school" is its head ("=number") with what limits it ("pupil", "@fenwick school", of a
figure "#90"); a name by itself is its own head ("=@ann roe")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.extraction.claims.words import Line
from factcheck.extraction.names.lexicon import lexicon
from factcheck.language.lexicon import table
from factcheck.language.roots import listed, noun_sets, root_of, singular
from factcheck.model import Name

_REACH = 9
_OBJECT = 6
_ASIDE = 8
_THE = frozenset({"the", "its", "his", "her", "their", "our", "this", "these", "those", "all"})
_ORDERED = frozenset({"first", "last", "next", "other", "past", "top", "about", "some", "more", "than", "over"})
_ANY = frozenset({"a", "an", "any", "no", "some", "another", "each", "every", "two", "three", "both"})
DETERMINERS = _THE | _ANY
_OBLIQUE = frozenset({"of", "on", "for", "to", "against", "from"})
_GLUED = frozenset("%£$€-")
_PLACED = frozenset({"at", "in"})
_TIES = frozenset({"by", "in", "on", "at", "to", "for", "from", "with", "last"})
PRONOUNS = frozenset({"it", "them", "him", "her", "he", "she", "they", "this", "that", "these", "those", "itself"})


class Argument(NamedTuple):
    """A noun phrase: its marks (see the module), the name in it that stands for it if any, whether copy speaks of it as
    known, its tokens ``first`` to ``last`` (exclusive), and whether it
    is a person's name."""

    marks: tuple[str, ...]
    name: str | None
    known: bool
    first: int
    last: int
    person: bool = False


def before(line: Line, at: int, names: Sequence[Name]) -> Argument | None:
    """The phrase that ends with the token ``at``, back over what stands between commas; None for pronouns and such."""
    lowers = line.lowers
    if at > 0 and lowers[at] == ",":
        comma = next((i for i in range(at - 1, max(at - _ASIDE, 0), -1) if lowers[i] == ","), None)
        if comma is None:
            return None
        inner = _name_at(line, comma + 1, names)
        if inner is not None and line.end(at - 1) <= inner.end + 2 and inner.kind == "person":
            return _whole(inner, comma + 1, at)
        at = comma - 1
    first = at
    while first >= 0 and at - first < _REACH and _inside(line, first, names):
        first -= 1
    first += 1
    while first <= at and lowers[first] in listed("antonyms", "joints"):
        first = next((i for i in range(first + 1, at + 1) if lowers[i] in DETERMINERS), at + 1)
    return _phrase(line, first, at + 1, names) if first <= at else None


def nearest(line: Line, at: int, names: Sequence[Name]) -> Argument | None:
    """The phrase that a relative clause after the token ``at`` speaks of: the last one, with its place."""
    first = at
    while first >= 0 and at - first < _REACH and _inside(line, first, names, joints=False):
        first -= 1
    called = _name_at(line, first + 1, names)
    whole = called is not None and line.end(at) <= called.end and called.kind != "person"
    if whole and first > 0 and line.lowers[first] in _PLACED | {"of"}:
        back = first - 1
        while back >= 0 and at - back < _REACH and _inside(line, back, names, joints=False):
            back -= 1
        first = back if back < first - 1 else first
    return _phrase(line, first + 1, at + 1, names) if first < at else None


def after(line: Line, at: int, names: Sequence[Name], plain: bool = False) -> Argument | None:
    """The phrase that begins with the token ``at``, with what "of", "on" or "for" adds to it and the place that it is
    "at" or "in"; None where none does. ``plain``: words before a person's name describe the person, as after "by"."""
    lowers = line.lowers
    while at < len(lowers) and lowers[at].endswith("ly"):
        at += 1
    last = _run(line, at, names)
    if last == at or all(
        word in listed("antonyms", "when") or word in listed("antonyms", "spans") for word in lowers[at:last]
    ):
        return None
    called = _name_at(line, last - 1, names)
    if called is not None and called.kind == "person":
        # "convicted rapist Mark Dunn": the verb may describe him.
        described = not plain and line.starts[at] < called.start and lowers[at] not in DETERMINERS
        return None if described else _whole(called, at, last)
    if lowers[last : last + 1] == [","]:
        # "their manager, Tom Riddell"
        apposed = _name_at(line, last + 1, names)
        if apposed is not None and apposed.kind == "person":
            return _whole(apposed, at, last)
    if last + 1 < len(lowers) and lowers[last] in _OBLIQUE:
        more = _run(line, last + 1, names)
        if lowers[more : more + 1] == ["and"] and _name_at(line, more + 1, names) is not None:
            more = _run(line, more + 1, names)
        last = more if more > last + 1 else last
    if last + 1 < len(lowers) and lowers[last] in _PLACED:
        # "plans for homes at Orley Farm"
        place = last + 1 + (lowers[last + 1] == "the")
        called = _name_at(line, place, names)
        if called is not None and called.kind != "person":
            last = max(bisect_left(line.starts, called.end, place), place + 1)
    return _phrase(line, at, last, names)


def _run(line: Line, at: int, names: Sequence[Name]) -> int:
    """The token after a noun phrase that begins at one; "the fine imposed by" ends before the participle."""
    last, lowers = at, line.lowers
    while last < len(lowers) and last - at < _OBJECT and _inside(line, last, names, joints=False):
        if last > at and _counts(lowers[last]) and lowers[last - 1] not in DETERMINERS | _ORDERED:
            break  # "the equaliser six minutes from time"
        if last > at + 1 and lowers[last].endswith("ed") and lowers[last + 1 : last + 2] and lowers[last + 1] in _TIES:
            break
        last += 1
    return last


def _counts(word: str) -> bool:
    return word[0].isdigit() or word in table("numbers")["cardinals"]


def _inside(line: Line, at: int, names: Sequence[Name], joints: bool = True) -> bool:
    """May a token belong to a noun phrase?"""
    word = line.lowers[at]
    if word in _GLUED and 0 < at < len(line) - 1:
        # "a 7.5% pay offer", "a 9,000-seat stadium", "its £3m bid"
        beside = line.lowers[at + 1] if word in "£$€" else line.lowers[at - 1]
        return bool(beside[:1].isdigit())
    if not word[:1].isalnum():
        return False
    if _name_at(line, at, names) is not None:
        return True
    if word in listed("antonyms", "joints"):
        return joints
    if word in _THE or word in _ANY:
        return True
    stops = word in listed("claim_words", "functions") or word in listed("antonyms", "stop")
    return not stops and word not in listed("antonyms", "no_noun") and not word.endswith("n't")


def _phrase(line: Line, first: int, last: int, names: Sequence[Name]) -> Argument | None:
    lowers = line.lowers
    end = next((i for i in range(first + 1, last) if lowers[i] in listed("antonyms", "joints")), last)
    head = end - 1
    while head > first and lowers[head] in listed("antonyms", "when"):
        head -= 1
    called = _name_at(line, head, names)
    if called is None and (lowers[head] in PRONOUNS | DETERMINERS or not lowers[head].isalpha()):
        return None
    if called is not None and called.kind in ("person", "organisation"):
        return _whole(called, first, last)
    unknown = opener(line, first, names)
    if unknown is not None and last == first + 1:
        return Argument((f"=@{unknown.lower()}",), unknown, True, first, last)
    marks = ["=" + (f"@{called.canonical.lower()}" if called else _noun(lowers[head]))]
    at, known = first, bool(called) or lowers[first] in _THE
    while at < last:
        name = _name_at(line, at, names)
        if name is not None:
            if name is not called:
                marks.append(f"@{name.canonical.lower()}")
                known = True
            at = max(bisect_left(line.starts, name.end, at), at + 1)
            continue
        word = lowers[at]
        if unknown is not None and at == first and at != head:
            marks.append(f"@{unknown.lower()}")
            known, at = True, at + 1
            continue
        small = word in DETERMINERS or word in listed("antonyms", "joints") or word in listed("antonyms", "when")
        if at != head and not small and word.isalpha():
            marks.append(_noun(word))
        elif word[0].isdigit():
            marks.append(f"#{word}")
        at += 1
    return Argument(tuple(marks), called.canonical if called else None, known, first, last)


def _whole(name: Name, first: int, last: int) -> Argument:
    return Argument((f"=@{name.canonical.lower()}",), name.canonical, True, first, last, name.kind == "person")


def opener(line: Line, at: int, names: Sequence[Name]) -> str | None:
    """A word that opens the sentence and is no English one, taken for a name: "Norvex"."""
    if at != 0 or not line.texts or _name_at(line, 0, names) is not None:
        return None
    word = line.texts[0]
    lower = word.lower()
    known = lexicon().ordinary(lower) or lexicon().ordinary(singular(lower))
    return word if word.istitle() and word.isalpha() and not known else None


def _noun(word: str) -> str:
    noun = singular(word)
    return root_of(noun_sets().get(noun, noun))


def _name_at(line: Line, at: int, names: Sequence[Name]) -> Name | None:
    if not names or not 0 <= at < len(line):
        return None
    start = line.starts[at]
    return next((name for name in names if name.start <= start < name.end), None)
