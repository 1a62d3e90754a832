"""Which words are said: to the left of the cue, to its right, and where they end."""

from __future__ import annotations

from factcheck import patterns
from factcheck.extraction.attributions import phrases
from factcheck.extraction.attributions.cue_lexicon import lexicon
from factcheck.extraction.attributions.cues import Cue
from factcheck.extraction.attributions.phrases import Range
from factcheck.extraction.attributions.shape import Unit
from factcheck.language.lexicon import table as lexicon_table

# Adverbials between the cue and what is said: "announced on Tuesday that", "said in a letter: “...”".
_BETWEEN = r"(?:[rymx]|[dn]z|z|,[^,qi;:]{1,5},|-[^-q;:]{1,9}-|[po][dg]{0,2}[nzCeiG#ry]*){0,6}"
_TITLED = patterns.lazy(rf"(?:{_BETWEEN}[pG]q){{1,2}}{_BETWEEN}(t)")
_DATELINE = patterns.lazy(r"C{1,3}(?:,C{1,2}\.?)?(?:\(C+\))?-")
OPENER = patterns.lazy(rf"({_BETWEEN}),?([tq:])")
_REST = patterns.lazy(_BETWEEN)
_TIME = patterns.lazy(r"(?:r*(?:y[nz]?|[dn]z|p[dg]?[nC]?[yz]|p#(?=[dgsSC])))+")
_VERBAL = frozenset("vabS")
_DATED = patterns.lazy("(?:p?[dn]?[zy])(?=p|u|$)")
_BARE = frozenset("dgsSnzC#iewG")
_ADDRESSEE = patterns.lazy(
    rf"(?:m|g(?=T)|[dg]?[nCG]*Gq(?=t)|[dg]{{0,2}}[nzCeG#i]+(?:[poc][dg]?[nzCeG#]+){{0,3}}){_BETWEEN},?(?=x?T|[tq:ulw])"
)
_ADDRESSEE_SHORT = patterns.lazy(
    r"m|[dg]{1,2}(?:C+(?=[sSdgn#])|[nei]+(?=[sSdgC#]))|C+(?=r?[sSdg#])|[nei]+?(?=[sSdgC#])"
)
_OBJECT = patterns.lazy(r"(?:\([^()]{1,12}\)|(?![,;:(\-k]|c[rs]*[vabe]|c[dgs]?[nCG]{0,3}[ab]|p?y|[dn]z$|u)[\s\S])+")
_PURPOSE = patterns.lazy(r"(?:(?![,;:(\-k]|c[rs]*[vab]|p?y$)[\s\S])+")
_WHAT = frozenset(["how", "what", "why", "whether", "if", "where"])
CLAUSES = ("say", "tell", "ask", "show", "belief")
FINITE = patterns.lazy("[vabSq]|[sCnGi]r?e")


def left(unit: Unit, start: int, floor: int, right: Range | None, goes_on: bool, last: int) -> Range | None:
    """What is said before "..., X said", None where it is said after."""
    shape = unit.shape
    if start - floor < 1:
        return None
    mark = shape[start - 1]
    if mark == "q":
        name = start - 2 >= floor and shape[start - 2] in "Gpo" and right is not None and shape[right[0]] not in "q"
        return None if name else clause(unit, floor, start)
    if mark == "," and start - 1 > floor:
        closes = start - floor > 4 and _REST.fullmatch(shape, last) is not None
        if right is None and (goes_on or closes or FINITE.search(shape, floor, start - 1)):
            return clause(unit, floor, start - 1)
        if (
            right is not None
            and shape[right[0] - 1] == ","
            and not (shape[right[0]] == "q" and _scene(unit, floor, start - 1))
        ):
            return clause(unit, floor, start - 1)
    return None


def _scene(unit: Unit, start: int, end: int) -> bool:
    """ "In a statement, she said, “...”"; "Pausing, he said": the setting, not what is said."""
    return unit.shape[start] in "iu" or phrases.occasion(unit, start - 1, end) < end


def after_addressee(unit: Unit, cue: Cue) -> int:
    """Where a quotation may go on after "told the paper,"."""
    match = _ADDRESSEE.match(unit.shape, cue.last) if cue.has("tell", "ask") else None
    return match.end() if match is not None and unit.shape[match.end()] == "q" else cue.last


def clause(unit: Unit, floor: int, end: int) -> Range:
    """The words up to ``end`` that belong to what is said: the whole clause, or only the quotation after a comma."""
    shape = unit.shape
    start = floor
    dateline = _DATELINE.match(shape) if floor == 0 else None
    if dateline is not None and dateline.end() < end:
        start = dateline.end()
    cut = shape.rfind(";", floor, end)
    if cut >= 0:
        start = cut + 1
    if shape[end - 1] == "q" and end - 2 > start and shape[end - 2] in ",:":
        return end - 1, end
    while start < end - 1 and (shape[start] in ",:;-" or (shape[start] in "ck" and start == floor > 0)):
        start += 1
    return start, end


def second(unit: Unit, at: int, found: list[Cue]) -> Range | None:
    """The second half of "C1, X said, C2"."""
    shape = unit.shape
    match = OPENER.match(shape, at)
    if (
        match is not None
        and match.group(2) in "q:"
        and (match.start(2) == at or shape[match.start(2) - 1] in ",:" or match.group(2) == ":")
    ):
        start = match.start(2) + (match.group(2) == ":")
        return (start, cut(unit, start, found)) if start < len(shape) else None
    if shape[at : at + 1] == "," and at + 1 < len(shape):
        if (
            shape[at + 1] in "iwp"
            or unit.words[at + 1] in lexicon().lists["contrast"]
            or unit.words[at + 1] == "according"
        ):
            return None
        end = cut(unit, at + 1, found)
        return (at + 1, end) if end > at + 2 else None
    return None


def right(unit: Unit, cue: Cue, found: list[Cue], within: bool = False, relative: bool = False) -> Range | None:
    """What is said after the cue, from its first word (with "that") to the end of the clause."""
    shape = unit.shape
    at = cue.last
    if at >= len(shape):
        return None
    if cue.has("tell", "ask"):
        match = _ADDRESSEE.match(shape, at)
        if match is not None and shape[match.end()] in "xT":
            # "urged ministers to act": who is to act belongs to what is said.
            return at, _purpose_end(unit, match.end() + 1)
        if match is None:
            match = _ADDRESSEE_SHORT.match(shape, at)
            if (
                match is not None
                and shape[match.end() : match.end() + 1] not in tuple("dgsS")
                and FINITE.search(shape, match.end()) is None
            ):
                match = None
        if match is not None:
            at = match.end() + (shape[match.end() : match.end() + 1] == ":")
            return (at, cut(unit, at, found, within)) if at < len(shape) else None
    if cue.has(*CLAUSES) or (cue.has("judge") and OPENER.match(shape, at)):
        titled = _TITLED.match(shape, at)
        if titled is not None:
            return titled.start(1), cut(unit, titled.start(1), found, within)
        match = OPENER.match(shape, at)
        if match is not None and (match.group(2) != "t" or cue.has(*CLAUSES) or match.end(1) == at):
            start = match.start(2) + (match.group(2) == ":")
            if start >= len(shape):
                return None
            return start, cut(unit, start, found, within)
    if cue.lemma in ("want", "expect", "prefer"):
        match = _ADDRESSEE.match(shape, at)
        if match is not None and shape[match.end()] == "T":
            return at, _purpose_end(unit, match.end() + 1)
    if cue.has("intend"):
        time = _TIME.match(shape, at)
        begin = time.end() if time is not None else at
        if shape[begin : begin + 1] == "T":
            return begin, _purpose_end(unit, begin + 1)
    if (shape[at] == "l" or unit.words[at] in _WHAT) and cue.has(*CLAUSES):
        return at, cut(unit, at, found, within)
    if cue.has("say", "belief", "show"):
        time = _TIME.match(shape, at)
        start = time.end() if time is not None and shape[time.end() : time.end() + 1] in tuple(_BARE) else at
        if shape[at] in "vab" and (relative or (cue.has("say") and not cue.has("judge"))):
            return at, cut(unit, at, found, within)
        verbal = not _VERBAL.isdisjoint(shape[start:])
        if cue.lemma == "report" and shape[at] == "#" and not verbal:
            return at, object_end(unit, at)
        if cue.lemma in lexicon().lists["verbal"] and not verbal and "q" not in shape[start:] and shape[at] != "i":
            return None
        bare = start < len(shape) and (
            shape[start] in _BARE or (shape[start] == "r" and shape[start + 1 : start + 2] in tuple("dgn#"))
        )
        bare = bare or (cue.has("say") and _hedged(unit, start))
        if bare and (
            verbal or (cue.has("say") and not cue.has("judge")) or ("e" in shape[start:] and not cue.has("judge"))
        ):
            return start, cut(unit, start, found, within)
    if cue.has("judge", "show") and (shape[at] in "dgnC#mqeGsit"):
        return at, object_end(unit, at)
    return None


def _hedged(unit: Unit, at: int) -> bool:
    """ "at least 71 people were held", "despite the rain, they came": a clause that opens with no noun phrase."""
    word = unit.words[at] if at < len(unit.words) else ""
    lists = lexicon().lists
    return word in lists["openers"] or (word in lists["hedges"] and _figure(unit, at + 1))


def _purpose_end(unit: Unit, at: int) -> int:
    match = _PURPOSE.match(unit.shape, at)
    return min(max(match.end() if match is not None else at, at + 1), len(unit.shape))


def object_end(unit: Unit, at: int) -> int:
    match = _OBJECT.match(unit.shape, at)
    end = match.end() if match is not None else at + 1
    end = phrases.occasion(unit, at, end)
    dated = _DATED.search(unit.shape, at + 1, end)
    if dated is not None:
        end = dated.start()
    for more in range(at + 1, end):
        if unit.shape[more - 1] == "q" and unit.words[more] in lexicon().adding:
            end = more
            break
    for by in range(at + 1, end - 1):
        if unit.words[by] == "by" and unit.shape[by + 1] == "i":
            end = by
            break
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
        if (
            word in ("according", "compared")
            or (word == "as" and shape[at + 2 : at + 3] not in ("", "n"))
            or word in lexicon().lists["contrast"]
            or word in lexicon().adding
        ):
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
            if (
                source is not None
                and source[0] - 2 > start
                and shape[source[0] - 1] in "ck"
                and shape[source[0] - 2] == ","
            ):
                return source[0] - 2
    return end


def _coordinated(unit: Unit, cue: Cue) -> bool:
    """Does "and said", "but criticised" go on about the speaker, rather than about what is said?"""
    if cue.form != "finite" or not cue.has("say", "tell", "ask", "judge"):
        return False
    return cue.has("say", "tell") or cue.first == cue.head or unit.shape[cue.first] == "r"


def _figure(unit: Unit, at: int) -> bool:
    """Does a figure, in digits or in words ("a hundred", "two dozen"), follow?"""
    if "#" in unit.shape[at : at + 3]:
        return True
    table = lexicon_table("numbers")
    words = (table["cardinals"].keys(), table["scales"].keys(), table["groups"].keys())
    return any(word in group for word in unit.words[at : at + 2] for group in words)
