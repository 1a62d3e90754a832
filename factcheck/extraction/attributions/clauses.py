"""From a cue to its attribution: who says it and which words are said, inside one unit."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from factcheck.extraction.attributions import cues, phrases
from factcheck.extraction.attributions.cues import Cue
from factcheck.extraction.attributions.phrases import Range
from factcheck.extraction.attributions.shape import Unit

# Adverbials between the cue and what is said: "announced on Tuesday that", "said in a letter: “...”".
_BETWEEN = r"(?:[rymx]|[dn]z|z|,[^,qi;:]{1,5},|-[^-q;:]{1,9}-|[po][dg]{0,2}[nzCeiG#ry]*){0,6}"
_TITLED = re.compile(rf"(?:{_BETWEEN}[pG]q){{1,2}}{_BETWEEN}(t)")
_OPENER = re.compile(rf"({_BETWEEN}),?([tq:])")
_TIME = re.compile(r"(?:r*(?:y|[dn]z|p[dg]?[nC]?[yz]|p#(?=[dgsSC])))+")
_BARE = frozenset("dgsSnzC#iewG")
_ADDRESSEE = re.compile(rf"(?:m|[dg]{{0,2}}[nCeG#i]+(?:[poc][dg]?[nCeG#]+){{0,3}}){_BETWEEN},?(?=[tqT:u])")
_ADDRESSEE_SHORT = re.compile(r"m|[dg]{1,2}[neiC]+?(?=[sSdgC#])|C+?(?=[sSdg#])|[nei]+?(?=[sSdgC#])")
_OBJECT = re.compile(r"(?:(?![,;:(\-k]|c[rs]*[vab]|p?y|[dn]z$|u)[\s\S])+")
_WHAT = frozenset(["how", "what", "why", "whether", "if", "where"])
_CONTRAST = frozenset(["while", "where", "whereas", "compared", "although", "though"])
_CLAUSE = ("say", "tell", "ask", "show", "belief")
_FINITE = re.compile("[vabSq]|[sCnG]r?e")
_ISSUING = frozenset("issued issues released releases sent posted published gave made wrote circulated".split())
_MOST = 60
_LABEL = re.compile(r"(?:C-)?(C{1,4}):(?=.{3})")


class Raw(msgspec.Struct):
    """An attribution in tokens. ``quoted`` says that its content has a quotation next to the cue; ``open_end`` that
    the words after the cue are to come in the next unit ("She said:")."""

    cue: Cue
    source: Range | None
    content: list[Range]
    left: bool = False
    pending: bool = False


@cache
def _adding() -> frozenset[str]:
    return frozenset(form for form in cues.lexicon().verbs if form.endswith("ing"))


def read(unit: Unit) -> list[Raw]:
    """The attributions of one unit, none inside the content of another."""
    found = cues.find(unit)
    label = _label(unit)
    if label is not None:
        return [label]
    if not found:
        return []
    raws: list[Raw] = []
    floor = 0
    for index, cue in enumerate(found[:_MOST]):
        raw = _attribution(unit, found, index, floor, raws)
        if raw is not None:
            raws.append(raw)
            if raw.left:
                floor = max(cue.last, raw.source[1] if raw.source else 0)
    return _outermost(raws)


def _label(unit: Unit) -> Raw | None:
    """ "Poole: pier will close": a name and a colon before what is said, in headlines and dialogue."""
    match = _LABEL.match(unit.shape)
    if match is None or match.end() >= len(unit.shape) or (unit.last > unit.first and unit.first > 0):
        return None
    at = match.end() - 1
    cue = Cue(at, at, at + 1, ":", ("say",), "finite")
    return Raw(cue, (match.start(1), at), [(at + 1, len(unit.shape))])


def _outermost(raws: list[Raw]) -> list[Raw]:
    """Drop what lies inside another content; where two claim each other, what has its content on the left wins."""
    kept: list[Raw] = []
    covered: list[Range] = []
    for raw in sorted(raws, key=lambda item: (not item.left, item.cue.first)):
        if any(start <= raw.cue.head < end for start, end in covered):
            continue
        if raw.left or not any(start < b and a < end for start, end in covered for a, b in raw.content):
            kept.append(raw)
            covered += raw.content
    return sorted(kept, key=lambda item: item.cue.first)


def _attribution(unit: Unit, found: list[Cue], index: int, floor: int, before: list[Raw]) -> Raw | None:
    cue = found[index]
    if cue.form == "according":
        return _according(unit, cue, floor)
    if cue.form == "adverb":
        return _adverb(unit, cue, found)
    if cue.form == "noun":
        return _noun(unit, cue, found)
    if cue.form == "infinitive":
        return None
    if cue.form == "passive":
        return _passive(unit, cue, found)
    if cue.has("seem"):
        return _seems(unit, cue, found)
    return _verb(unit, cue, found, floor, before)


def _verb(unit: Unit, cue: Cue, found: list[Cue], floor: int, before: list[Raw]) -> Raw | None:
    shape = unit.shape
    left = shape[: cue.first].rstrip("r")[-1:] or "^"
    speaks = cue.has("say", "tell", "ask")
    if speaks and cue.form == "finite" and cue.first and shape[cue.first - 1] in ("q" if cue.has("tell") else "q,"):
        inverted = _inverted(unit, cue, found, floor)
        if inverted is not None:
            return inverted
    source: Range | None
    inherited = False
    if cue.form == "ing":
        inherited = left in ",ck^q-"
        source = _inherited(unit, cue, before) if inherited else phrases.left_of(unit, cue.first)
        issued = None if inherited else _issued(unit, cue)
        if issued is not None:
            source, cue = issued
    else:
        source = None if left in "ck" else phrases.left_of(unit, cue.first)
        if source is None and left in "ck,":
            inherited = True
            source = _inherited(unit, cue, before)
    if source is None:
        return None
    start = cue.first if inherited else min(source[0], cue.first)
    before_it = shape[start - 1] if start else "^"
    within = before_it in "w" or shape[cue.first - 1 : cue.first] == "w" or (before_it in "uh" and (start == 1 or shape[start - 2] in ",kc"))
    right = _right(unit, cue, found, within)
    if speaks and not inherited and cue.form == "finite":
        tail = _second(unit, cue.last, found)
        lefts = _left(unit, start, floor, right, tail is not None)
        if lefts is not None:
            content = [lefts]
            if tail is not None:
                content.append(tail)
            return Raw(cue, source, content, left=True)
    if right is None:
        if shape[cue.last : cue.last + 1] == ":" and cue.last + 1 >= len(shape):
            return Raw(_with_colon(cue), source, [], pending=True)
        return None
    content = [right]
    if not inherited and start > floor and shape[start - 1] in "wt" and shape[right[0]] in "vabxe":
        content.insert(0, (start - 1, start))
    return Raw(_with_colon(cue) if shape[cue.last] == ":" else cue, source, content)


def _issued(unit: Unit, cue: Cue) -> tuple[Range, Cue] | None:
    """ "The club issued a statement saying": the verb belongs to the cue, its subject speaks."""
    at = cue.first
    for verb in range(at - 1, max(at - 6, 0), -1):
        if unit.words[verb] in _ISSUING and unit.shape[verb + 1] in "dg":
            source = phrases.left_of(unit, verb)
            return (source, msgspec.structs.replace(cue, first=verb)) if source is not None else None
    return None


def _with_colon(cue: Cue) -> Cue:
    return msgspec.structs.replace(cue, last=cue.last + 1)


def _inherited(unit: Unit, cue: Cue, before: list[Raw]) -> Range | None:
    """The subject of a participle or of a second verb: that of the cue before it, else of its clause."""
    for raw in reversed(before):
        if raw.source is not None and raw.cue.form in ("finite", "ing") and raw.cue.last <= cue.first:
            return raw.source
    return phrases.subject(unit, cue.first)


def _inverted(unit: Unit, cue: Cue, found: list[Cue], floor: int) -> Raw | None:
    """“...,” said X; ..., said X."""
    shape = unit.shape
    source = phrases.right_of(unit, cue.last)
    if source is None or shape[cue.last] in "tTu":
        return None
    start = cue.first - 1 if shape[cue.first - 1] == "," else cue.first
    end = source[1]
    if shape[cue.first - 1] == "," and shape[start - 1] != "q":
        if _FINITE.search(shape, floor, start) is None:
            return None
        if end < len(shape) and shape[end] not in ",:;" and shape[end] != "p":
            return None
        if shape[start - 1] != "q" and (
            start - floor < 3
            or any(
                other.first < cue.first and other.first >= floor and other.last > start - 3
                for other in found
                if other is not cue
            )
        ):
            return None
    content = [_clause(unit, floor, start)]
    tail = _second(unit, end, found)
    if tail is not None:
        content.append(tail)
    return Raw(cue, source, content, left=True)


def _left(unit: Unit, start: int, floor: int, right: Range | None, goes_on: bool) -> Range | None:
    """What is said before "..., X said", None where it is said after."""
    shape = unit.shape
    if start - floor < 1:
        return None
    mark = shape[start - 1]
    if mark == "q":
        name = start - 2 >= floor and shape[start - 2] in "Gpo" and right is not None and shape[right[0]] not in "q"
        return None if name else _clause(unit, floor, start)
    if mark == "," and start - 1 > floor:
        if right is None and (goes_on or _FINITE.search(shape, floor, start - 1)):
            return _clause(unit, floor, start - 1)
        if right is not None and shape[right[0] - 1] == ",":
            return _clause(unit, floor, start - 1)
    return None


def _clause(unit: Unit, floor: int, end: int) -> Range:
    """The words up to ``end`` that belong to what is said: the whole clause, or only the quotation after a comma."""
    shape = unit.shape
    start = floor
    cut = shape.rfind(";", floor, end)
    if cut >= 0:
        start = cut + 1
    if shape[end - 1] == "q" and end - 2 > start and shape[end - 2] in ",:":
        return end - 1, end
    while start < end - 1 and (shape[start] in ",:;-" or (shape[start] in "ck" and start == floor > 0)):
        start += 1
    return start, end


def _second(unit: Unit, at: int, found: list[Cue]) -> Range | None:
    """The second half of "C1, X said, C2"."""
    shape = unit.shape
    match = _OPENER.match(shape, at)
    if (
        match is not None
        and match.group(2) in "q:"
        and (match.start(2) == at or shape[match.start(2) - 1] in ",:" or match.group(2) == ":")
    ):
        start = match.start(2) + (match.group(2) == ":")
        return (start, cut(unit, start, found)) if start < len(shape) else None
    if shape[at : at + 1] == "," and at + 1 < len(shape):
        if shape[at + 1] in "iwp" or unit.words[at + 1] in _CONTRAST or unit.words[at + 1] == "according":
            return None
        end = cut(unit, at + 1, found)
        return (at + 1, end) if end > at + 2 else None
    return None


def _right(unit: Unit, cue: Cue, found: list[Cue], within: bool = False) -> Range | None:
    """What is said after the cue, from its first word (with "that") to the end of the clause."""
    shape = unit.shape
    at = cue.last
    if at >= len(shape):
        return None
    if cue.has("tell", "ask"):
        match = _ADDRESSEE.match(shape, at) or _ADDRESSEE_SHORT.match(shape, at)
        if match is not None:
            at = match.end()
            if at >= len(shape):
                return None
            if (
                shape[at] == "T"
                and not cue.has("ask")
                and cue.lemma not in ("tell", "advise", "persuade", "convince", "remind")
            ):
                return None
            if shape[at] == ":":
                at += 1
            return (at, cut(unit, at, found, within)) if at < len(shape) else None
    if cue.has(*_CLAUSE) or (cue.has("judge") and _OPENER.match(shape, at)):
        titled = _TITLED.match(shape, at)
        if titled is not None:
            return titled.start(1), cut(unit, titled.start(1), found, within)
        match = _OPENER.match(shape, at)
        if match is not None and (match.group(2) != "t" or not cue.has("judge") or match.end(1) == at):
            start = match.start(2) + (match.group(2) == ":")
            if start >= len(shape):
                return None
            return start, cut(unit, start, found, within)
    if cue.has("intend") and shape[at] == "T":
        return at, _object_end(unit, at + 1)
    if shape[at] == "u" and unit.words[at] in _WHAT and cue.has(*_CLAUSE):
        return at, cut(unit, at, found, within)
    if cue.has("say", "belief", "show"):
        time = _TIME.match(shape, at)
        start = time.end() if time is not None else at
        if cue.has("say") and not cue.has("judge") and shape[at] in "vab":
            return at, cut(unit, at, found, within)
        verbal = re.search("[vabS]", shape[start:]) is not None
        bare = start < len(shape) and shape[start] in _BARE
        if bare and (
            verbal or (cue.has("say") and not cue.has("judge")) or ("e" in shape[start:] and not cue.has("judge"))
        ):
            return start, cut(unit, start, found, within)
    if cue.has("judge", "show") and (shape[at] in "dgnC#mqeGsit"):
        return at, _object_end(unit, at)
    return None


def _object_end(unit: Unit, at: int) -> int:
    match = _OBJECT.match(unit.shape, at)
    end = match.end() if match is not None else at + 1
    return min(max(end, at + 1), len(unit.shape))


def cut(unit: Unit, start: int, found: list[Cue], within: bool = False) -> int:
    """The end of a clause that begins at ``start``: the end of the unit, or where another attribution sets in.

    ``within``: the cue stands in a subordinate clause ("While she said so, ..."), which ends at a comma."""
    shape, words = unit.shape, unit.words
    end = len(shape)
    semicolon = shape.find(";", start)
    if semicolon > start:
        end = semicolon
    at = shape.find(",", start)
    while 0 < at < end - 1:
        word = words[at + 1]
        if word in ("according", "compared") or word in _CONTRAST or word in _adding():
            end = at
            break
        if within and shape[at + 1] in "sSdgCGn#vabr":
            end = at
            break
        at = shape.find(",", at + 1)
    for cue in found:
        if (
            start < cue.first < end
            and shape[cue.first - 1] in "ck"
            and cue.first - 1 > start
            and _coordinated(unit, cue)
        ):
            end = cue.first - 1
            break
    end = _other(unit, start, end, found)
    while end > start + 1 and shape[end - 1] in ",-:":
        end -= 1
    return end


def _other(unit: Unit, start: int, end: int, found: list[Cue]) -> int:
    """Where ", but Poole thinks" or "“...,” adding" sets in before ``end``."""
    shape = unit.shape
    for cue in found:
        if not start < cue.first < end:
            continue
        if cue.form == "ing" and shape[cue.first - 1] == "q" and cue.has("say", "tell"):
            return cue.first
        if cue.form == "finite" and cue.has("say", "tell", "belief", "judge"):
            source = phrases.left_of(unit, cue.first)
            if source is not None and source[0] - 2 > start and shape[source[0] - 1] in "ck" and shape[source[0] - 2] == ",":
                return source[0] - 2
    return end


def _coordinated(unit: Unit, cue: Cue) -> bool:
    """Does "and said", "but criticised" go on about the speaker, rather than about what is said?"""
    if cue.form != "finite" or not cue.has("say", "tell", "ask", "judge"):
        return False
    return cue.has("say", "tell") or cue.first == cue.head or unit.shape[cue.first] == "r"


def _according(unit: Unit, cue: Cue, floor: int) -> Raw | None:
    shape = unit.shape
    source = phrases.right_of(unit, cue.last)
    if source is None:
        return None
    start = cue.first
    if start > floor + 2:
        end = start - 1 if shape[start - 1] in ",-" else start
        return Raw(cue, source, [_clause(unit, floor, end)], left=True)
    end = source[1]
    closing = shape.find(",", end + 1)
    if shape[end : end + 1] == "," and closing > 0 and _FINITE.search(shape, end, closing) is None and shape[end + 1] in "dgGnCw#":
        source, end = (source[0], closing + 1), closing
    if end < len(shape):
        begin = end + (shape[end] == ",")
        if begin < len(shape):
            return Raw(cue, source, [(begin, cut(unit, begin, []))])
    comma = shape.find(",", cue.last)
    if 0 < comma < len(shape) - 1:
        return Raw(cue, (cue.last, comma), [(comma + 1, cut(unit, comma + 1, []))])
    return None


def _passive(unit: Unit, cue: Cue, found: list[Cue]) -> Raw | None:
    shape = unit.shape
    at = cue.last
    if at >= len(shape):
        return None
    if unit.words[at] == "by":
        source = phrases.right_of(unit, at + 1)
        if source is not None and shape[source[1] : source[1] + 1] == "t" and cue.has(*_CLAUSE):
            return Raw(cue, source, [(source[1], cut(unit, source[1], found))])
        who = phrases.left_of(unit, cue.first)
        if source is None or who is None or not cue.has("judge", "say"):
            return None
        return Raw(msgspec.structs.replace(cue, last=at + 1), source, [who], left=True)
    match = _OPENER.match(shape, at)
    if match is not None and match.group(2) in "tq" and cue.has(*_CLAUSE):
        return Raw(cue, None, [(match.start(2), cut(unit, match.start(2), found))])
    if shape[at] == "T" and cue.lemma in cues.lexicon().passive:
        who = phrases.left_of(unit, cue.first)
        rest = at, _object_end(unit, at + 1)
        return Raw(cue, None, [who, rest] if who is not None else [rest])
    return None


def _seems(unit: Unit, cue: Cue, found: list[Cue]) -> Raw | None:
    shape = unit.shape
    if shape[cue.last : cue.last + 1] not in ("T", "t"):
        return None
    who = phrases.left_of(unit, cue.first)
    rest = cue.last, _object_end(unit, cue.last + 1)
    return Raw(cue, None, [who, rest] if who is not None else [rest])


def _adverb(unit: Unit, cue: Cue, found: list[Cue]) -> Raw | None:
    """ "has reportedly left": the clause around the adverb is what nobody is named for."""
    if cue.last >= len(unit.shape):
        return None
    first = cue.first
    while first and unit.shape[first - 1] in "abxr":
        first -= 1
    who = phrases.left_of(unit, first) if first else None
    rest = cue.last, cut(unit, cue.last, found)
    begin = who[0] if who is not None else first
    return Raw(cue, None, [(begin, cue.first), rest] if begin < cue.first else [rest])


def _noun(unit: Unit, cue: Cue, found: list[Cue]) -> Raw | None:
    shape = unit.shape
    at = cue.head
    start = at
    while start and shape[start - 1] in "nerCi":
        start -= 1
    source: Range | None = None
    if start and shape[start - 1] in "gG":
        begin = start - 1
        if shape[begin] == "G":
            while begin and shape[begin - 1] in "nC":
                begin -= 1
            if begin and shape[begin - 1] in "dg":
                begin -= 1
        source = begin, start
        cue = msgspec.structs.replace(cue, first=start)
    right = cue.last
    if right >= len(shape):
        return None
    if shape[right] == "t":
        return Raw(cue, source, [(right, cut(unit, right, found))])
    if source is None:
        return None
    return Raw(cue, source, [(right, _object_end(unit, right + 1))])
