"""The year of one thing, given twice: "founded by monks in 1147" and "the monks arrived to found it in 1174".

Wider than dated events, whose verb stands right before its year: the two sentences must be tied by a name and say the
same class of thing. The digits of two years that are really of two things are seldom the same; another digit is held
against a year only in two articles, and only for what happens once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache

from factcheck import patterns
from factcheck.comparison import digits
from factcheck.comparison.conflict import Conflict, Side
from factcheck.comparison.known_by import countries
from factcheck.comparison.other_kind import beside_another, named_apart, of_other_kind
from factcheck.comparison.sheets import Page
from factcheck.comparison.statements import Judged
from factcheck.comparison.swapped import apart, names_apart, span
from factcheck.comparison.ties import tied
from factcheck.comparison.year import Year
from factcheck.language.lexicon import table
from factcheck.language.roots import listed
from factcheck.model import Severity

_BACK, _FORTH = 80, 40
_MOST = 6
_SWAPPED, _UNKNOWN, _ANOTHER = 1.5, 3.0, 3.0
"""What must tie two years with digits swapped, of one class or of none, and two that differ by one digit."""
_ONCE = frozenset({"begin", "birth", "death", "harm", "end"})
_BUILT = patterns.lazy(r"[- ](?P<thing>[a-z]+)\b")
_NAME = patterns.lazy(r"\b[A-Z][a-z]{2,}")
_BESIDE = patterns.lazy(
    r"(?: (?:in|at|near) [A-Z][\w’'-]+)?(?:,? that)? (?:in|of|from|during|back in) (?:[A-Z][a-z]+,? )?"
)
_LETTERS = patterns.lazy(r"[a-z-]+")
_NEW = patterns.lazy(r"\b(?:new|another|second|third)\b")
_PLACED = patterns.lazy(r"\b(?:in|at|near|of|on|outside) (?P<place>[A-Z][a-z]{2,})")
_RECONCILE = "another thing, or a stage of it: say so"
_Item = tuple[Page, Year]


_FINISHING = 4
"""Years from a building's being built to its opening."""


def judged(pages: Sequence[Page], stories: Sequence[int]) -> Iterable[Judged]:
    """The years of each story, each with the nearest before it that are like it."""
    known: dict[object, list[_Item]] = defaultdict(list)
    for page, story in zip(pages, stories, strict=True):
        for year in page.years:
            text = str(year.value)
            # Digits swapped have the same digits; of a digit that is another the three others are the same.
            for mark in ("".join(sorted(text)), text[:3], text[:2] + text[3]):
                known[story, mark].append((page, year))
    met: set[object] = set()
    for block in known.values():
        if len({year.value for _, year in block}) == 1:
            continue
        block.sort(key=lambda item: (*item[0].order[:2], item[1].start))
        for at, (page, year) in enumerate(block):
            for before, earlier in () if page.done else block[max(0, at - _MOST) : at]:
                pair = (id(before), earlier, id(page), year)
                if earlier.value != year.value and pair not in met:
                    met.add(pair)
                    yield before, page, _verdict(before, earlier, page, year)


def _verdict(a: Page, one: Year, b: Page, other: Year) -> Conflict | str:
    if a is b and one.sentence == other.sentence:
        return "one sentence"
    hand = digits.swapped(Decimal(one.value), Decimal(other.value))
    kinds = _class(a, one), _class(b, other)
    if kinds[0] != kinds[1] or (a is b and not kinds[0]) or (kinds[0] not in _ONCE and (kinds[0] or not hand)):
        return "another event word"
    if not hand and _opened_later(a, one, b, other):
        return "another time"
    if not hand and (a is b or _several(a, one) or _several(b, other) or not (_close(a, one) and _close(b, other))):
        return "a list of values"
    if _known(a, one, b, other):
        return "stated there too"
    again = a is b and hand and _taken_up(a, one, other)
    if any(
        apart(page, it.start, it.end, it.sentence, "rebuilt" if again else "other_year")
        for page, it in ((a, one), (b, other))
    ):
        return "another time"
    if names_apart(a, one.sentence, b, other.sentence) or not (again or _named(a, one, b, other)):
        return "other names"
    if _kin(a, one) != _kin(b, other):
        return "somebody else"
    if a is not b and (named_apart(a, one.sentence, b, other.sentence) or _new(a, one) != _new(b, other)):
        return "another thing"
    if of_other_kind(a, one.sentence, b, other.sentence) or _beside(a, one) or _beside(b, other):
        return "another thing"
    if _placed_apart(a, one, b) and _placed_apart(b, other, a):
        return "other names"
    least = _ANOTHER if not hand else _SWAPPED if kinds[0] else _UNKNOWN
    if not again and tied(a, one.sentence, b, other.sentence) < least:
        return "too little shared"
    here, there = str(other.value), str(one.value)
    later, earlier = (Side(p.facts.path, y.start, y.end, str(y.value), str(y.value)) for p, y in ((b, other), (a, one)))
    reasons = ("the two sentences share a name and what happened", f"{there} against {here}")
    severity: Severity = "error" if hand and a is b else "warning"
    message = f"{here} here, {there} there: of one thing?"
    return Conflict("event-date", severity, message, later, earlier, reasons, _RECONCILE)


def _taken_up(page: Page, one: Year, other: Year) -> bool:
    """Is the same said again, in the same word, of what is called by the noun of before or by "it": "the pier, opened
    in 1874", and later "since it opened, in 1847"? No other building may stand between."""
    first, second = _event(page, one), _event(page, other)
    if first is None or second is None or first[0] != second[0]:
        return False
    here = span(page, one.sentence)
    start, end = _carried(page, other)
    known, beside = (
        {*_LETTERS.findall(page.lower, *place)} & listed("ties", "buildings") for place in (here, (start, end))
    )
    if beside - known - _GENERIC:
        return False
    lead = page.lower[span(page, other.sentence)[0] : second.start()].split()
    shared = {*_LETTERS.findall(page.lower, *span(page, other.sentence))} & known - {first[0]}
    return bool(shared - _GENERIC) or [word for word in lead if word not in ("was", "were", "had", "been")][-1:] == [
        "it"
    ]


_GENERIC = frozenset({"built", "building", "structure"})


def _built(page: Page, year: Year) -> bool:
    """Does a year stand before a building, for the year in which it was built: "the 1908 structure"?"""
    after = _BUILT.match(page.lower, year.end)
    return after is not None and after["thing"] in listed("ties", "buildings")


def _several(page: Page, year: Year) -> bool:
    """Does its sentence give another year too?"""
    return any(it.sentence == year.sentence and it.value != year.value for it in page.years)


def _close(page: Page, year: Year) -> bool:
    """Does what happened stand right beside its year: "completed in 1911", "the 1919 bridge", "the flood of 1953"?"""
    if _built(page, year):
        return True
    before = page.article.text[max(0, year.start - _BACK) : year.start]
    last = list(_word().finditer(before.lower()))[-1:]
    # "(born 1935)"
    born = bool(last) and last[0][0] == "born" and before[last[0].end() :] == " "
    return born or (bool(last) and _BESIDE.fullmatch(before, last[0].end()) is not None)


def _known(a: Page, one: Year, b: Page, other: Year) -> bool:
    """Does the other article give the year too, or one article both of them more than once?"""
    if a is not b:
        return str(one.value) in b.lower or str(other.value) in a.lower
    times = Counter(year.value for year in a.years)
    return min(times[one.value], times[other.value]) > 1


def _named(a: Page, one: Year, b: Page, other: Year) -> bool:
    """Do two sentences, with what they take up, share a name that is no country's; or have they, of one page, none?"""
    left, right = (
        {w.lower() for w in _NAME.findall(p.article.text, *_carried(p, y))} for p, y in ((a, one), (b, other))
    )
    known = a.names | {w for name in a.names for w in name.split()}
    return bool((left & right & known) - countries()) or (a is b and not (left | right) & known)


def _placed_apart(page: Page, year: Year, other: Page) -> bool:
    """Does the sentence of a year name a place that the other article, or another sentence, never has?"""
    start, end = span(page, year.sentence)
    places = {match["place"].lower() for match in _PLACED.finditer(page.article.text, start, end)}
    if page is other:
        return any(page.lower.count(place) == 1 for place in places)
    return any(place not in other.lower for place in places)


def _carried(page: Page, year: Year) -> tuple[int, int]:
    start, end = span(page, year.sentence)
    before = page.facts.sentences[year.sentence - 1] if year.sentence else None
    return (before.start if before and before.block == page.facts.sentences[year.sentence].block else start), end


@cache
def _classes() -> dict[str, str]:
    return {word: name for name, words in table("ties")["classes"].items() for word in words}


@cache
def _word() -> re.Pattern[str]:
    words = "|".join(sorted(_classes(), key=lambda word: (-len(word), word)))
    return patterns.compile(rf"(?<![\w-])(?:{words})\b")


def _beside(page: Page, year: Year) -> bool:
    """Did it happen to what stands beside the thing that is named right before its verb?"""
    found = _event(page, year)
    return found is not None and beside_another(page.lower, span(page, year.sentence)[0], found.start()) is not None


def _kin(page: Page, year: Year) -> set[str]:
    """The words for relatives and fellows of somebody in a sentence."""
    start, end = span(page, year.sentence)
    return {*_LETTERS.findall(page.lower, start, end)} & listed("claim_words", "kin")


def _new(page: Page, year: Year) -> bool:
    """Is it said of a new thing, before what happened?"""
    found = _event(page, year)
    return found is not None and _NEW.search(page.lower, span(page, year.sentence)[0], found.start()) is not None


def _class(page: Page, year: Year) -> str | None:
    """The class of what happened in a year."""
    if _built(page, year):
        return "begin"
    match = _event(page, year)
    return _classes()[match[0]] if match else None


def _opened_later(a: Page, one: Year, b: Page, other: Year) -> bool:
    """Is a year of building told here, and there one, not long after it, of opening?"""
    verbs = table("ties")["milestones"]
    told = {
        (found[0] if (found := _event(page, year)) else "built"): year.value for page, year in ((a, one), (b, other))
    }
    made = [value for verb, value in told.items() if verb in (*verbs["build"], *verbs["finish"])]
    opened = [value for verb, value in told.items() if verb in (*verbs["open"], *verbs["found"])]
    return bool(made and opened) and 0 < opened[0] - made[0] <= _FINISHING


def _event(page: Page, year: Year) -> re.Match[str] | None:
    """The word of what happened: the nearest before the year in its sentence, or the next after it."""
    start, end = span(page, year.sentence)
    before = list(_word().finditer(page.lower, max(start, year.start - _BACK), year.start))
    after = [m for m in _word().finditer(page.lower, year.end, min(end, year.end + _FORTH)) if m[0] != "first"]
    return before[-1] if before else after[0] if after else None
