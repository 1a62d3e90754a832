"""From a cue to its attribution: who says it and which words are said, inside one unit."""

from __future__ import annotations

import msgspec

from factcheck import patterns
from factcheck.extraction.attributions import constructions, contents, cues, phrases
from factcheck.extraction.attributions.constructions import Raw
from factcheck.extraction.attributions.cue_lexicon import lexicon
from factcheck.extraction.attributions.cues import Cue
from factcheck.extraction.attributions.phrases import Range
from factcheck.extraction.attributions.shape import Unit

# A subject and its verb.
_CLAUSE = patterns.lazy(r"(?:[sS]|[dg][nCG#]{1,4}(?:[po][dg]?[nCG#]+)?)r?[vab]")
_DESCRIBED = patterns.lazy(r"d[nCG]+(?:[po][dg]?[nCG]+){0,4},C{1,4}")
_MOST = 60
_VERDICT = [[one, verb, "the"] for one in ("that", "this", "such") for verb in ("is", "was")]


def read(unit: Unit) -> list[Raw]:
    """The attributions of one unit, none inside the content of another."""
    found = cues.find(unit)[:_MOST]
    label = constructions.label(unit)
    if label is not None:
        return [label]
    if unit.quoted and unit.words[0] == "for":
        view = constructions.view(unit)
        if view is not None:
            return [view]
    if not found:
        return []
    raws: list[Raw] = []
    floor = 0
    for index, cue in enumerate(found):
        raw = _attribution(unit, found, index, floor, raws)
        if raw is not None:
            raws.append(_with_manner(unit, raw))
            if raw.left:
                floor = max(cue.last, raw.source[1] if raw.source else 0)
    return _outermost(unit, raws)


def _outermost(unit: Unit, raws: list[Raw]) -> list[Raw]:
    """Drop what lies inside another content; where two claim each other, what has its content on the left wins."""
    kept: list[Raw] = []
    covered: list[Range] = []
    _relatives(unit.shape, raws)
    for raw in sorted(raws, key=lambda item: (not item.left, item.cue.first)):
        if any(start <= raw.cue.head < end for start, end in covered):
            continue
        if not raw.left:
            if raw.cue.form == "passive" and any(a < high and low < b for a, b in raw.content for low, high in covered):
                continue
            raw.content = [_until(part, covered) for part in raw.content]
            if any(start >= end for start, end in raw.content) or not (raw.content or raw.pending):
                continue
        kept.append(raw)
        covered += raw.content
    return sorted(kept, key=lambda item: item.cue.first)


def _relatives(shape: str, raws: list[Raw]) -> None:
    """ "Groups that back the plan say": what stands inside the source of a later cue ends where that source does."""
    for index, raw in enumerate(raws):
        if raw.left or raw.source is None or shape[raw.source[0]] != "t" or "say" in raw.cue.classes[:1]:
            continue
        for later in raws[index + 1 :]:
            if (
                later.source is not None
                and not later.left
                and later.source[0] <= raw.cue.head < later.source[1] <= later.cue.first
            ):
                end = later.source[1]
                raw.content = [(start, min(last, end)) for start, last in raw.content if start < end]
                break


def _until(part: Range, covered: list[Range]) -> Range:
    """The part up to where another content begins; empty where it begins inside one or holds
    one in its middle."""
    start, end = part
    for low, high in covered:
        if low <= start < high or start < low <= high < end:
            return start, start
        if start < low < end:
            end = low
    return start, end


def _attribution(unit: Unit, found: list[Cue], index: int, floor: int, before: list[Raw]) -> Raw | None:
    cue = found[index]
    if cue.form == "according":
        return constructions.according(unit, cue, floor)
    if cue.form == "adverb":
        return constructions.adverb(unit, cue, found)
    if cue.form == "noun":
        if unit.words[cue.first - 3 : cue.first] in _VERDICT:
            return constructions.verdict(unit, cue, floor)
        return constructions.noun(unit, cue, found)
    if cue.form == "infinitive":
        governed = _governed(unit, cue)
        if governed is None:
            return None
        cue = governed
    if cue.form == "passive":
        return constructions.passive(unit, cue, found)
    if cue.has("seem"):
        return constructions.seems(unit, cue, found)
    return _verb(unit, cue, found, floor, before)


def _verb(unit: Unit, cue: Cue, found: list[Cue], floor: int, before: list[Raw]) -> Raw | None:
    shape = unit.shape
    left = shape[: cue.first].rstrip("r")[-1:] or "^"
    speaks = cue.has("say", "tell", "ask")
    if (
        speaks
        and cue.form == "finite"
        and cue.first
        and shape[cue.first - 1] in ("q" if cue.classes[0] == "tell" else "q,")
    ):
        inverted = _inverted(unit, cue, found, floor)
        if inverted is not None:
            return inverted
    source: Range | None
    inherited = False
    if cue.form == "ing":
        inherited = left in ",ck^q-u" or (
            left == "p"
            and (cue.has("say", "tell") or unit.words[cue.first - 1] in ("by", "before", "after", "in", "while"))
        )
        if not inherited and left in "ev":
            # "Broke planning law": a noun before a noun.
            return None
        source = _inherited(unit, cue, before) if inherited else phrases.left_of(unit, cue.first)
        issued = None if inherited else _issued(unit, cue)
        if issued is not None:
            source, cue = issued
    else:
        source = None if left in "ck" else phrases.left_of(unit, cue.first)
        if source is None and left in "ck,:;":
            inherited = True
            source = _inherited(unit, cue, before)
    if source is None or (unit.words[source[0]] == "you" and source[1] - source[0] == 1):
        return None
    if not inherited and _reduced(unit, cue, source):
        return None
    start = cue.first if inherited else min(source[0], cue.first)
    before_it = shape[start - 1] if start else "^"
    within = (
        before_it in "w"
        or shape[cue.first - 1 : cue.first] == "w"
        or (before_it in "uh" and (start == 1 or shape[start - 2] in ",kc"))
    )
    right = contents.right(unit, cue, found, within, before_it in "wtl")
    if right is not None and shape[right[0]] == "q" and _DESCRIBED.fullmatch(shape, floor, source[1]):
        # "A member of the council, Ann Poole said, ...": the description belongs to the name.
        source, start = (floor, source[1]), floor
    if before_it == "h" and right is None:
        return _as(unit, cue, source, start, floor, found)
    quoted = right is None and before_it == "q"
    closing = cue.has("show") and cue.last == len(shape)
    if (speaks or quoted or closing) and not inherited and cue.form == "finite":
        tail = contents.second(unit, contents.after_addressee(unit, cue), found)
        lefts = contents.left(unit, start, floor, right, tail is not None, cue.last)
        if lefts is not None:
            content = [lefts]
            if tail is not None:
                content.append(tail)
            return Raw(cue, source, content, left=True)
    if right is None:
        if shape[cue.last : cue.last + 1] == ":" and cue.last + 1 >= len(shape):
            return Raw(_with_colon(cue), source, [], pending=True)
        return None
    if cue.lemma == "read" and shape[source[0]] == "s" and shape[right[0]] == "q":
        # "She read “Great Expectations”": only papers and signs speak so.
        return None
    if cue.lemma == "hear" and lexicon().lists["hearers"].isdisjoint(unit.words[source[0] : source[1]]):
        return None
    if cue.lemma in lexicon().lists["strict"] and _loose(unit, cue, source, right):
        return None
    content = [right]
    if (
        not inherited
        and cue.has("say", "tell")
        and start > floor + 3
        and shape[start - 1] == ","
        and unit.words[floor] in ("if", "unless")
    ):
        # "If it rains, she said, ...": the condition is hers.
        content.insert(0, (floor, start - 1))
    if not inherited and start > floor and shape[start - 1] in "wtl" and shape[right[0]] in "vabxe":
        content.insert(0, (start - 1, start))
    return Raw(_with_colon(cue) if shape[cue.last] == ":" else cue, source, content)


def _reduced(unit: Unit, cue: Cue, source: Range) -> bool:
    """Is the cue a participle ("a scheme called", "an ad focused on") rather than a finite verb?"""
    word = unit.words[cue.head]
    ambiguous = cue.form == "finite" and cue.first == cue.head and word.endswith("ed")
    return ambiguous and unit.shape[source[0]] not in "stw" and not phrases.opens(unit, source[0])


def _loose(unit: Unit, cue: Cue, source: Range, right: Range) -> bool:
    """ "The town states ...", "he found a home": no "that", and no document or inquiry that finds."""
    if unit.shape[right[0]] in "tql" or ":" in unit.shape[cue.last : right[0]]:
        return False
    if unit.shape[right[0]] in "dsS" and _CLAUSE.match(unit.shape, right[0]):
        return False
    return lexicon().lists["inquiring"].isdisjoint(unit.words[source[0] : source[1]])


def _governed(unit: Unit, cue: Cue) -> Cue | None:
    """ "continues to insist", "went on to say": the governing verb belongs to the cue."""
    verb = cue.first - 2
    if verb < 0 or unit.words[verb] not in lexicon().lists["governing"]:
        return None
    first = verb - (unit.words[verb] == "on" and unit.words[verb - 1 : verb] in (["went"], ["goes"], ["go"]))
    while first and unit.shape[first - 1] in "abxr":
        first -= 1
    return msgspec.structs.replace(cue, first=first, form="finite")


def _as(unit: Unit, cue: Cue, source: Range, start: int, floor: int, found: list[Cue]) -> Raw | None:
    """ "As Poole noted, C"; "C, as Poole noted"."""
    shape = unit.shape
    if (
        shape[cue.last : cue.last + 1] == ","
        and cue.last + 2 < len(shape)
        and (start == 1 or shape[start - 2] in ",ck")
    ):
        return Raw(cue, source, [(cue.last + 1, contents.cut(unit, cue.last + 1, found))])
    if start - 2 > floor + 2 and shape[start - 2] == "," and cue.has("say"):
        return Raw(cue, source, [contents.clause(unit, floor, start - 2)], left=True)
    return None


def _issued(unit: Unit, cue: Cue) -> tuple[Range, Cue] | None:
    """ "The club issued a statement saying": the verb belongs to the cue, its subject speaks."""
    at = cue.first
    for verb in range(at - 1, max(at - 6, 0), -1):
        if unit.words[verb] in lexicon().lists["issuing"] and unit.shape[verb + 1] in "dg":
            source = phrases.left_of(unit, verb)
            return (source, msgspec.structs.replace(cue, first=verb)) if source is not None else None
    return None


def _with_colon(cue: Cue) -> Cue:
    return msgspec.structs.replace(cue, last=cue.last + 1)


def _with_manner(unit: Unit, raw: Raw) -> Raw:
    """ "he said dryly": an adverb that ends the clause belongs to the cue."""
    last = raw.cue.last
    if (
        raw.cue.has("say", "ask")
        and unit.shape[last : last + 1] == "r"
        and unit.shape[last + 1 : last + 2] in ("", ":", ",")
    ):
        raw.cue = msgspec.structs.replace(raw.cue, last=last + 1)
    return raw


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
    if source is None or shape[cue.last] in "tTum":
        return None
    start = cue.first - 1 if shape[cue.first - 1] == "," else cue.first
    end = source[1]
    if shape[cue.first - 1] == "," and shape[start - 1] != "q":
        if contents.FINITE.search(shape, floor, start) is None:
            named = phrases.left_of(unit, cue.first)
            if end < len(shape) or start - floor < 5 or named is not None:
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
    content = [contents.clause(unit, floor, start)]
    tail = contents.second(unit, end, found)
    if tail is not None:
        content.append(tail)
    return Raw(cue, source, content, left=True)
