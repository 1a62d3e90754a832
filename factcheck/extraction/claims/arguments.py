"""Who and what a verb is about: the noun phrase before it and the one after it, as marks that two articles share.

"The number of pupils at Fenwick school" is its head ("=number") with what limits it ("pupil", "@fenwick school", of a
figure "#90"); a name by itself is its own head ("=@ann roe")."""

from __future__ import annotations

from bisect import bisect_left

from factcheck.extraction.claims.words import Line
from factcheck.extraction.names.lexicon import lexicon
from factcheck.language.known import Known
from factcheck.language.lexicon import table
from factcheck.language.roots import listed, noun_sets, root_of, singular
from factcheck.model import Name
from factcheck.model.record import Record

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
_NO_HEAD = PRONOUNS | DETERMINERS
_UNCUT = DETERMINERS | _ORDERED
# What a word may be in a noun phrase.
_MARK, _JOINT, _DETERMINER, _STOP, _WHEN, _SPAN = 1, 2, 4, 8, 16, 32
_SMALL = _JOINT | _DETERMINER | _WHEN


def _role(lower: str) -> int:
    stops = lower in listed("claim_words", "functions") or lower in listed("antonyms", "stop")
    stops = stops or lower in listed("antonyms", "no_noun") or lower.endswith("n't")
    return (
        _MARK * (not lower[:1].isalnum())
        | _JOINT * (lower in listed("antonyms", "joints"))
        | _DETERMINER * (lower in DETERMINERS)
        | _STOP * stops
        | _WHEN * (lower in listed("antonyms", "when"))
        | _SPAN * (lower in listed("antonyms", "spans"))
    )


_ROLES = Known(_role)


class Argument(Record, frozen=True):
    """A noun phrase: its marks (see the module), the name in it that stands for it if any, whether copy speaks of it as
    known, its tokens ``first`` to ``last`` (exclusive), and whether it
    is a person's name."""

    marks: tuple[str, ...]
    name: str | None
    known: bool
    first: int
    last: int
    person: bool = False


def before(line: Line, at: int) -> Argument | None:
    """The phrase that ends with the token ``at``, back over what stands between commas; None for pronouns and such."""
    lowers = line.lowers
    if at > 0 and lowers[at] == ",":
        comma = next((i for i in range(at - 1, max(at - _ASIDE, 0), -1) if lowers[i] == ","), None)
        if comma is None:
            return None
        inner = line.name_at(comma + 1)
        if inner is not None and line.ends[at - 1] <= inner.end + 2 and inner.kind == "person":
            return _whole(inner, comma + 1, at)
        at = comma - 1
    first = at
    while first >= 0 and at - first < _REACH and _inside(line, first):
        first -= 1
    first += 1
    while first <= at and _ROLES[lowers[first]] & _JOINT:
        first = next((i for i in range(first + 1, at + 1) if lowers[i] in DETERMINERS), at + 1)
    return _phrase(line, first, at + 1) if first <= at else None


def nearest(line: Line, at: int) -> Argument | None:
    """The phrase that a relative clause after the token ``at`` speaks of: the last one, with its place."""
    first = at
    while first >= 0 and at - first < _REACH and _inside(line, first, joints=False):
        first -= 1
    called = line.name_at(first + 1)
    whole = called is not None and line.ends[at] <= called.end and called.kind != "person"
    if whole and first > 0 and line.lowers[first] in _PLACED | {"of"}:
        back = first - 1
        while back >= 0 and at - back < _REACH and _inside(line, back, joints=False):
            back -= 1
        first = back if back < first - 1 else first
    return _phrase(line, first + 1, at + 1) if first < at else None


def after(line: Line, at: int, plain: bool = False) -> Argument | None:
    """The phrase that begins with the token ``at``, with what "of", "on" or "for" adds to it and the place that it is
    "at" or "in"; None where none does. ``plain``: words before a person's name describe the person, as after "by"."""
    lowers = line.lowers
    while at < len(lowers) and lowers[at].endswith("ly"):
        at += 1
    last = _run(line, at)
    if all(_ROLES[word] & (_WHEN | _SPAN) for word in lowers[at:last]):
        return None
    called = line.name_at(last - 1)
    if called is not None and called.kind == "person":
        # "convicted rapist Mark Dunn": the verb may describe him.
        described = not plain and line.starts[at] < called.start and lowers[at] not in DETERMINERS
        return None if described else _whole(called, at, last)
    if lowers[last : last + 1] == [","]:
        # "their manager, Tom Riddell"
        apposed = line.name_at(last + 1)
        if apposed is not None and apposed.kind == "person":
            return _whole(apposed, at, last)
    if last + 1 < len(lowers) and lowers[last] in _OBLIQUE:
        more = _run(line, last + 1)
        if lowers[more : more + 1] == ["and"] and line.name_at(more + 1) is not None:
            more = _run(line, more + 1)
        last = more if more > last + 1 else last
    if last + 1 < len(lowers) and lowers[last] in _PLACED:
        # "plans for homes at Orley Farm"
        place = last + 1 + (lowers[last + 1] == "the")
        called = line.name_at(place)
        if called is not None and called.kind != "person":
            last = max(bisect_left(line.starts, called.end, place), place + 1)
    return _phrase(line, at, last)


def _run(line: Line, at: int) -> int:
    """The token after a noun phrase that begins at one; "the fine imposed by" ends before the participle."""
    last, lowers = at, line.lowers
    while last < len(lowers) and last - at < _OBJECT and _inside(line, last, joints=False):
        if last > at and _counts(lowers[last]) and lowers[last - 1] not in _UNCUT:
            break  # "the equaliser six minutes from time"
        if last > at + 1 and lowers[last].endswith("ed") and lowers[last + 1 : last + 2] and lowers[last + 1] in _TIES:
            break
        last += 1
    return last


def _counts(word: str) -> bool:
    return word[0].isdigit() or word in table("numbers")["cardinals"]


def _inside(line: Line, at: int, joints: bool = True) -> bool:
    """May a token belong to a noun phrase?"""
    role = _ROLES[line.lowers[at]]
    if not role:
        return True
    if role & _MARK:
        word = line.lowers[at]
        if word not in _GLUED or not 0 < at < len(line.lowers) - 1:
            return False
        # "a 7.5% pay offer", "a 9,000-seat stadium", "its £3m bid"
        beside = line.lowers[at + 1] if word in "£$€" else line.lowers[at - 1]
        return beside[:1].isdigit()
    if line.called[at] is not None:
        return True
    return joints if role & _JOINT else bool(role & _DETERMINER) or not role & _STOP


def _phrase(line: Line, first: int, last: int) -> Argument | None:
    lowers = line.lowers
    roles = [*map(_ROLES.__getitem__, lowers[first:last])]
    head = next((i for i in range(first + 1, last) if roles[i - first] & _JOINT), last) - 1
    while head > first and roles[head - first] & _WHEN:
        head -= 1
    called = line.name_at(head)
    if called is None and (lowers[head] in _NO_HEAD or not lowers[head].isalpha()):
        return None
    if called is not None and called.kind in ("person", "organisation"):
        return _whole(called, first, last)
    unknown = opener(line, first)
    if unknown is not None and last == first + 1:
        return Argument((f"=@{unknown.lower()}",), unknown, True, first, last)
    marks = ["=" + (f"@{called.canonical.lower()}" if called else _NOUNS[lowers[head]])]
    at, known = first, bool(called) or lowers[first] in _THE
    while at < last:
        name = line.name_at(at)
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
        if at != head and not roles[at - first] & _SMALL and word.isalpha():
            marks.append(_NOUNS[word])
        elif word[0].isdigit():
            marks.append(f"#{word}")
        at += 1
    return Argument(tuple(marks), called.canonical if called else None, known, first, last)


def _whole(name: Name, first: int, last: int) -> Argument:
    return Argument((f"=@{name.canonical.lower()}",), name.canonical, True, first, last, name.kind == "person")


def opener(line: Line, at: int) -> str | None:
    """A word that opens the sentence and is no English one, taken for a name: "Norvex"."""
    if at != 0 or not line.lowers or line.called[0] is not None:
        return None
    word = line.texts[0]
    if not word.istitle() or not word.isalpha():
        return None
    lower = word.lower()
    known = lexicon().ordinary(lower) or lexicon().ordinary(singular(lower))
    return None if known else word


def _noun(word: str) -> str:
    noun = singular(word)
    return root_of(noun_sets().get(noun, noun))


_NOUNS = Known(_noun)
