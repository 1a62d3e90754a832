"""Attributions without a subject and verb of saying: "according to", passives, nouns, adverbs, labels."""

from __future__ import annotations

import msgspec

from factcheck import patterns
from factcheck.extraction.attributions import contents, phrases
from factcheck.extraction.attributions.cue_lexicon import lexicon
from factcheck.extraction.attributions.cues import Cue
from factcheck.extraction.attributions.phrases import Range
from factcheck.extraction.attributions.shape import Unit

_SUBJECT = patterns.lazy(r"[ukc]?(?:s|[dg]?[nCG]+)r?[vabeS]")
# What seems: an infinitive, a clause, an adjective or a noun phrase.
_SEEMING = ("T", "t", "n", "r", "e", "i", "d", "h")
_VERBS = patterns.lazy("[ab][abxr]*[ve]?|v[abxr]*")
_NOUNS = patterns.lazy(r"[ck]?[dg]?[nCG#]+(?:[po][dg]?[nCG#]+){0,4},")
_LABEL = patterns.lazy(r"(?:C-)?(C{1,4}):(?=.{3}|q)")


class Raw(msgspec.Struct):
    """An attribution in tokens. ``quoted`` says that its content has a quotation next to the cue; ``open_end`` that
    the words after the cue are to come in the next unit ("She said:")."""

    cue: Cue
    source: Range | None
    content: list[Range]
    left: bool = False
    pending: bool = False


def label(unit: Unit) -> Raw | None:
    """ "Poole: pier will close": a name and a colon before what is said, in headlines and dialogue."""
    match = _LABEL.match(unit.shape) if ":" in unit.words else None
    if match is None or match.end() >= len(unit.shape) or (unit.last > unit.first and unit.first > 0):
        return None
    at = match.end() - 1
    cue = Cue(at, at, at + 1, ":", ("say",), "finite")
    return Raw(cue, (match.start(1), at), [(at + 1, len(unit.shape))])


def according(unit: Unit, cue: Cue, floor: int) -> Raw | None:
    shape = unit.shape
    led = contents.FINITE.search(shape, floor, cue.first) is not None
    # "Poole led, according to the Echo, the largest march": the verb waits for its object.
    waits = cue.first > 1 and shape[cue.first - 2 : cue.first] in ("v,", "e,")
    source = phrases.right_of(unit, cue.last, apposed=led and not waits)
    if source is None:
        return None
    start, end = cue.first, source[1]
    whole = contents.FINITE.search(shape, floor, start) or _NOUNS.fullmatch(shape, floor, start)
    broken = shape[start - 1 : start] == "," and shape[start - 2 : start - 1] in ("k", "c")
    if cue.lemma == "in the words of" and shape[end : end + 2] in (",q", ":q"):
        return Raw(cue, source, [(end + 1, end + 2)])
    if (start > floor + 1 or shape[floor:start] == "q") and not broken and (whole or shape[end : end + 1] != ","):
        said = contents.clause(unit, floor, start - 1 if shape[start - 1] in ",-" else start)
        content = [_last_clause(unit, said) if cue.lemma == "in" else said]
        if (
            shape[start - 1] in ",-"
            and shape[end : end + 1] == shape[start - 1]
            and end + 2 < len(shape)
            and shape[end + 1] not in "kuwi"
        ):
            content.append((end + 1, contents.cut(unit, end + 1, [])))
        return Raw(cue, source, content, left=True)
    comma = shape.find(",", cue.last)
    if cue.lemma == "in" and 0 < comma < len(shape) - 1:
        end = comma
    closing = shape.find(",", end + 1)
    if (
        shape[end : end + 1] == ","
        and 0 < closing < end + 14
        and contents.FINITE.search(shape, end, closing) is None
        and shape[end + 1] in "dgGnCwe"
    ):
        source, end = (source[0], closing + 1), closing
    elif cue.lemma == "in":
        source = source[0], end
    if end < len(shape):
        begin = end + (shape[end] == ",")
        if begin < len(shape):
            return Raw(cue, source, [(begin, contents.cut(unit, begin, []))])
    return None


def _last_clause(unit: Unit, said: Range) -> Range:
    """What a poll shows is the last clause before it, without its conjunction."""
    start, end = said
    for at in range(end - 1, start, -1):
        if unit.shape[at] == "," and _SUBJECT.match(unit.shape, at + 1, end):
            start = at + 1
            break
    while start < end - 1 and unit.shape[start] in "ukc":
        start += 1
    return start, end


def passive(unit: Unit, cue: Cue, found: list[Cue]) -> Raw | None:
    shape = unit.shape
    at = cue.last
    if at >= len(shape):
        return None
    if unit.words[at] == "by":
        source = phrases.right_of(unit, at + 1)
        if source is not None and shape[source[1] : source[1] + 1] == "t" and cue.has(*contents.CLAUSES):
            return Raw(cue, source, [(source[1], contents.cut(unit, source[1], found))])
        who = phrases.left_of(unit, cue.first)
        if source is None or who is None or not cue.has("judge", "say") or cue.lemma == "continue":
            return None
        return Raw(msgspec.structs.replace(cue, last=at + 1), source, [who])
    if cue.first > 2 and unit.words[cue.first - 1] == "it" and shape[cue.first - 2] == shape[at] == ",":
        # "The minister, it is said, never came."
        aside = [contents.clause(unit, 0, cue.first - 2), (at + 1, contents.cut(unit, at + 1, found))]
        return Raw(cue, None, aside, left=True) if at + 1 < len(shape) else None
    match = contents.OPENER.match(shape, at)
    if match is not None and match.group(2) in "tq" and cue.has("impersonal", *contents.CLAUSES):
        return Raw(cue, None, [(match.start(2), contents.cut(unit, match.start(2), found))])
    if cue.first and unit.words[cue.first - 1] == "it" and shape[at] in "dgsSnC#":
        return Raw(cue, None, [(at, contents.cut(unit, at, found))])
    agent = _agent(unit, at)
    if agent and cue.has("judge"):
        source = phrases.right_of(unit, agent + 1)
        who = phrases.left_of(unit, cue.first)
        if source is not None and who is not None:
            return Raw(cue, source, [who, (at, agent)])
    if shape[at] == "T" and cue.lemma in lexicon().lists["passive"]:
        who = phrases.left_of(unit, cue.first)
        rest = at, contents.object_end(unit, at + 1)
        return Raw(cue, None, [who, rest] if who is not None else [rest])
    return None


def _agent(unit: Unit, at: int) -> int:
    """Where "by" stands in "was described as a risk by the mayor", 0 for nowhere."""
    for index in range(at + 1, min(at + 9, len(unit.words) - 1)):
        if unit.shape[index] in ",;:vabTt":
            return 0
        if unit.words[index] == "by":
            return index
    return 0


def seems(unit: Unit, cue: Cue, found: list[Cue]) -> Raw | None:
    shape = unit.shape
    if shape[cue.last : cue.last + 1] not in _SEEMING:
        return None
    who = phrases.left_of(unit, cue.first)
    rest = cue.last, contents.object_end(unit, cue.last + 1)
    return Raw(cue, None, [who, rest] if who is not None else [rest])


def adverb(unit: Unit, cue: Cue, found: list[Cue]) -> Raw | None:
    """ "has reportedly left": the clause around the adverb is what nobody is named for."""
    if cue.last >= len(unit.shape):
        return None
    first = cue.first
    while first and unit.shape[first - 1] in "abxr":
        first -= 1
    who = phrases.left_of(unit, first) if first else None
    begin = cue.last + (unit.shape[cue.last] == ",")
    if begin >= len(unit.shape):
        return None
    rest = begin, contents.cut(unit, begin, found)
    begin = who[0] if who is not None else first
    return Raw(cue, None, [(begin, cue.first), rest] if begin < cue.first else [rest])


def verdict(unit: Unit, cue: Cue, floor: int) -> Raw | None:
    """ "C – that is the estimate of the exporters' club": the noun takes up what stands before it in its sentence."""
    at = cue.head
    begin = at - 3
    source = phrases.right_of(unit, cue.last)
    if begin < floor + 3 or source is None or unit.shape[begin - 1] not in "-,:;":
        return None
    return Raw(msgspec.structs.replace(cue, last=at + 1), source, [contents.clause(unit, floor, begin - 1)], left=True)


def view(unit: Unit) -> Raw | None:
    """ "For the widow, Ann Poole, it was simply “murder by paperwork”": with a quotation, what one takes it for."""
    source = phrases.right_of(unit, 1)
    if source is None or unit.shape[source[0]] == "#":
        return None
    at = source[1] + 1
    if unit.shape[at - 1 : at] != "," or unit.words[at : at + 1] not in (["it"], ["this"], ["that"]):
        return None
    if unit.shape[at + 1 : at + 2] != "b" or "q" not in unit.shape[at:]:
        return None
    return Raw(Cue(0, 0, 1, "for", ("according",), "according"), source, [(at, contents.cut(unit, at, []))])


def noun(unit: Unit, cue: Cue, found: list[Cue]) -> Raw | None:
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
        end = contents.cut(unit, right, found)
        return Raw(cue, source, [(right, _before_main_verb(unit, cue, right, end))])
    if source is None and cue.last <= cue.head + 2:
        return None
    return Raw(cue, source, [(right, contents.object_end(unit, right + 1))])


def _before_main_verb(unit: Unit, cue: Cue, start: int, end: int) -> int:
    """ "The claim that C was rejected": a noun that opens the clause is its subject, and C ends at the second verb."""
    if cue.first > 2 or cue.last != cue.head + 1:
        return end
    groups = [match.start() for match in _VERBS.finditer(unit.shape, start, end)]
    between = unit.shape[groups[0] : groups[1]] if len(groups) > 1 else ","
    if "t" in between:
        # "That night" is a time; "that" before a clause goes on with what is claimed.
        at = groups[0] + between.index("t")
        between = between.replace("t", "", 1) if unit.words[at + 1] in lexicon().lists["times"] else between
    return end if patterns.compile("[,ctwu]").search(between) else groups[1]
