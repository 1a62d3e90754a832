"""Noun phrases as regular expressions over the shape of a sentence: who stands before a verb, who behind it."""

from __future__ import annotations

from factcheck import patterns
from factcheck.extraction.attributions.cue_lexicon import lexicon
from factcheck.extraction.attributions.shape import Unit

Range = tuple[int, int]

_CORE = r"(?:\)[Cn#]{1,3}\()?(?:[nzCeiG#]|r(?=[nzCeiG#dg])|y(?=[dg]))+(?:\)[Cn#]{1,3}\([nzCeiG#]+)?[dg]{0,2}"
_EDGE = r"(?=$|[,:;()\-uhltkqSwsvcTbay]|[#Cny]+[dg]?p(?:$|[,ktuhlc]))"
# Backwards: the phrase is read from the verb to the left.
_LEFT = patterns.lazy(rf"{_CORE}(?:(?:[poc]|pp){_CORE}){{0,6}}(?:o[sd])?{_EDGE}")
_LEFT_SHORT = patterns.lazy(rf"{_CORE}(?:o{_CORE}){{0,3}}")
_NAME = patterns.lazy("C+")
_TIME = patterns.lazy(r"(?:y#?p?|z[nd]|#[Cy]p|r)+")
# Forwards.
_HEAD = "[dg]{0,2}(?:y(?=n))?(?:[nzCeG#]|i(?=[nC])|r(?=[nCe]))+"
_RIGHT = patterns.lazy(rf"(?:s|m|{_HEAD}(?:(?:[po]|c){_HEAD}){{0,5}})")
_BREAK = patterns.lazy("[,;:q]")
_VERB = patterns.lazy("[vabe]")
_RELATIVE = 25
_LONGEST = 150
# A subject with its verb, before any relative.
_MAIN = patterns.lazy(r"[^wtvabe]{0,12}(?:[nCG#]r?[bav]|sr?[bave])")
_APPOSED = patterns.lazy(r"[dgnC#eiwGv]")


def left_of(unit: Unit, at: int) -> Range | None:
    """The noun phrase that ends right before token ``at``, with its apposition or relative clause."""
    shape = unit.shape
    end = at
    while end and shape[end - 1] in "r":
        end -= 1
    if not end:
        return None
    letter = shape[end - 1]
    if letter in "sw":
        return end - 1, end
    if letter == "S":
        return None
    if letter == "t" and end > 1 and shape[end - 2] in "nCe)":
        return end - 1, end
    if letter == "d" and unit.words[end - 1] in lexicon().lists["quantities"]:
        return end - 1, end
    if letter == ",":
        return _apposed(unit, end)
    if letter == "-":
        opener = shape.rfind("-", max(0, end - 25), end - 1)
        head = _phrase(unit, opener) if opener > 0 else None
        return (head[0], end) if head else None
    if letter == ")":
        opener = shape.rfind("(", max(0, end - 12), end - 1)
        head = _phrase(unit, opener) if opener > 0 else None
        return (head[0], end) if head else None
    return _phrase(unit, end)


def _phrase(unit: Unit, end: int) -> Range | None:
    found = _simple(unit, end)
    whole = _with_relative(unit, end, found)
    if whole is None and (found is None or not opens(unit, found[0])):
        whole = _with_that(unit, end)
    return whole or found


def _with_that(unit: Unit, end: int) -> Range | None:
    """ "Groups that backed him say": a relative clause with "that", where the words before the verb are no subject."""
    at = unit.shape.rfind("t", max(0, end - _RELATIVE), end - 1)
    if at < 1 or unit.shape[at - 1] not in "nC" or _BREAK.search(unit.shape, at, end) is not None:
        return None
    head = _simple(unit, at)
    return (head[0], end) if head is not None and opens(unit, head[0]) else None


def _with_relative(unit: Unit, end: int, found: Range | None) -> Range | None:
    """ "Officers who received the letter said": the phrase before the relative clause that ends at ``end``."""
    shape = unit.shape
    at = shape.rfind("w", max(0, end - _RELATIVE), end - 1)
    if at < 1 or _BREAK.search(shape, at, end) is not None or _VERB.search(shape, at, end) is None:
        return None
    head = _simple(unit, at)
    return (head[0], found[1] if found else end) if head is not None else None


def _simple(unit: Unit, end: int) -> Range | None:
    shape = unit.shape
    reverse = shape[max(0, end - _LONGEST) : end][::-1]
    offset = 0
    time = _TIME.match(reverse)
    if time is not None and time.end() < len(reverse):
        offset = time.end()
    match = _LEFT.match(reverse, offset)
    if match is None:
        match = _LEFT_SHORT.match(reverse, offset)
        if match is None:
            if end - offset > 0 and shape[end - offset - 1] in "sw":
                return end - offset - 1, end - offset
            return None
        # "In a statement Smith said": only the name is the subject.
        if reverse[match.end() : match.end() + 1] == "p":
            name = _NAME.match(reverse, offset)
            if name is not None and name.end() < match.end():
                match = name
    start = end - match.end()
    if start > 2 and shape[start - 1] in "sw":
        # The words belong to a clause inside the phrase: "a report into how it deals with crime found".
        opener = max(shape.rfind(mark, 0, start) for mark in "t,;:") + 1
        head = _RIGHT.match(shape, opener)
        if head is not None and head.end() < start:
            return opener, end - offset
    if start and shape[start - 1] == "t" and start == 1:
        start = 0
    return start, end - offset


def _apposed(unit: Unit, end: int) -> Range | None:
    """``end - 1`` is the comma before the verb: find the phrase that the words between two commas describe."""
    shape = unit.shape
    comma = end - 1
    for _ in range(4):
        opener = max(shape.rfind(",", 0, comma), shape.rfind("q", 0, comma) - 1)
        if opener <= 0 or comma - opener < 2 or comma - opener > 40:
            return None
        # "Ann Poole, of the river trust, said".
        belongs = unit.words[opener + 1] == "of" and (shape[opener - 1] == "C" or shape[opener - 3 : opener] == "C,#")
        if not belongs and not _APPOSED.match(shape, opener + 1) and shape[opener + 1] not in "pur":
            return None
        head = _phrase(unit, opener) if shape[opener - 1] not in "sw" else (opener - 1, opener)
        if head is None:
            return None
        owned = shape[opener + 1] == "C" and shape[head[0]] in "dg"
        if head[0] == 0 or shape[head[0] - 1] != "," or owned:
            if shape[opener + 1] in "puir":
                return head
            return head[0], end
        comma = opener
        if not _APPOSED.match(shape, head[0]) or shape[head[0]] == "C":
            return head[0], end
    return None


def right_of(unit: Unit, at: int, apposed: bool = True) -> Range | None:
    """The noun phrase that begins at token ``at``, with its apposition ("said Ann Poole, who runs the shop")."""
    shape = unit.shape
    match = _RIGHT.match(shape, at)
    if match is None:
        return None
    end = _cut(unit, at, match.end())
    if shape[at] in "sm":
        return at, end
    if shape[end : end + 1] == "(":
        closer = shape.find(")", end, end + 8)
        if closer > 0:
            end = closer + 1
    if shape[end : end + 1] == "w" and not _speaks(unit, end):
        end = _segment(shape, end)
    aged = shape[end : end + 3] == ",#,"
    while apposed and shape[end : end + 1] == "," and end + 1 < len(shape):
        # "Ann Poole, 62, of Mill Lane", "Ann Poole, of the river trust".
        lives = (aged and unit.words[end + 1] == "from") or (
            unit.words[end + 1] == "of" and (aged or shape[end - 1] == "C")
        )
        if not lives and not _APPOSED.match(shape, end + 1):
            break
        if shape[end + 1] in "iq" or _speaks(unit, end + 1):
            break
        segment = _segment(shape, end + 1)
        if _MAIN.match(shape, end + 1, segment) is not None:
            # "According to Poole, two of the sheds were sold": no apposition, but the clause itself.
            break
        end = segment
    return at, end


def _speaks(unit: Unit, at: int) -> bool:
    """Does a relative clause at ``at`` attribute something itself ("who added that")?"""
    if unit.shape[at] != "w":
        return False
    verb = next((i for i in range(at + 1, min(at + 5, len(unit.shape))) if unit.shape[i] not in "abxr"), at)
    entry = lexicon().verbs.get(unit.words[verb])
    return entry is not None and "say" in entry[1]


def _segment(shape: str, start: int) -> int:
    """The end of an apposition that begins at ``start``: a comma, a semicolon, or a quotation that goes on."""
    for at in range(start, len(shape)):
        if shape[at] in ",;" or (shape[at] == "q" and shape[at - 1] in ",:"):
            return at
    return len(shape)


def occasion(unit: Unit, start: int, end: int) -> int:
    """Leave out the occasion: "said Smith | in a statement", "attacked Poole | at a rally"."""
    return _cut(unit, start, end)


def _cut(unit: Unit, start: int, end: int) -> int:
    """Leave out the occasion: "said Smith | in a statement", "said Poole | on Monday"."""
    shape, words = unit.shape, unit.words
    for at in range(start + 1, end):
        if shape[at] == "p":
            tail = words[at + 1 : min(end, at + 5)]
            if words[at] in ("on", "in", "during", "at", "after", "before", "by", "via") and any(
                word in lexicon().lists["events"] for word in tail
            ):
                return at
            if words[at] in ("during", "after", "before") or (
                words[at] == "in" and shape[at + 1 : at + 2] in ("#", "y")
            ):
                return at
    return end


def opens(unit: Unit, start: int) -> bool:
    """Does a phrase that starts at ``start`` open a clause, so that it can be a subject?"""
    return start == 0 or unit.shape[start - 1] in ",:;()-uhltkqwcr"


def subject(unit: Unit, before: int) -> Range | None:
    """The subject of the main clause that token ``before`` hangs on: the last one that opens a clause."""
    shape = unit.shape
    last: Range | None = None
    for at in range(before - 1, 0, -1):
        if shape[at] in "vab" or (shape[at] == "e" and shape[at - 1] in "sCnr"):
            start = at
            while start and shape[start - 1] in "abxr":
                start -= 1
            found = left_of(unit, start) if start else None
            if found is None or shape[found[0]] in "tw":
                continue
            if found[0] == 0 or shape[found[0] - 1] in ",;:-ck(":
                return found
            last = last or found
    return last
