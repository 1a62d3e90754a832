"""Figures that one report of an event gives and the other lacks, matched by the part that they play.

"Police arrested 31" and "officers made 41 arrests"; "a £48m contract" and "a contract worth £84m". In two reports that
plainly tell of one event, a figure of one that the other nowhere gives is held against the only figure of the other
that tells of the same thing: by what is counted, by what happened, by the words beside it, verbs or nouns. What limits
one of the two, adds up with others, or may be one of several is left alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from factcheck import patterns
from factcheck.comparison import digits
from factcheck.comparison.comparable import EQUAL, NEVER, pair
from factcheck.comparison.likeness import one_event
from factcheck.comparison.matters import matter, matters
from factcheck.comparison.other_kind import of_what
from factcheck.comparison.sheets import Page, Sheet, loose
from factcheck.comparison.statements import Judged, days_apart, disagree
from factcheck.comparison.verdict import conflict, converted, opposed, ratio_of, same_house
from factcheck.language.roots import common, listed, people, root_of
from factcheck.model import Severity

_NEVER = frozenset(NEVER) - {"part"}
_EQUAL = frozenset(EQUAL)
_LOOSE = frozenset({"target", "past", "cumulative"})
_LEAST = 2.0
_ALONE = 1.0
_ENOUGH = 3.0
_CERTAIN = 4.0
_STRONG = 5.0
_MARGIN = 1.0
_SAFE = Decimal("1.6")
_DOUBLE = Decimal(2)
_MOST = 24
_MANY = 100
"""Smaller figures without a noun may be anything: hours, numbers of houses."""
Kind = tuple[str, str | None]
_BACK = 24
_TO_COME = patterns.lazy(r"\b(?:will|is to|are to|going to|due to|plans? to)\b")
_OF = patterns.lazy(
    r"(?:half|third|quarter|most|some|many|few|one|two|three|part|%|cent|majority) of (?:the|its|their|his|her) $"
)
_ANYBODY = frozenset({"people", "man"})
_FLUID = frozenset({"missing", "trap", "evacuate"})


def sheets(page: Page) -> list[Sheet]:
    """The figures of a page that may be matched: one of each value, thing and event, none that is limited."""
    found: dict[object, Sheet] = {}
    for claims in page.beside.values():
        for claim in claims:
            if not _NEVER.isdisjoint(claim.flags) or claim.value is None or claim.measure == "age":
                continue
            sheet = loose(page, claim)
            if sheet is not None and sheet.quantity.kind not in ("score", "age"):
                found.setdefault((sheet.key, claim.value, claim.subject, claim.flags), sheet)
    return list(found.values())[:_MOST]


def pairs(a: Page, b: Page) -> Iterator[Judged]:
    """The figures of two reports of one event that lack a counterpart, matched."""
    left, right = _lacking(a, b), _lacking(b, a)
    lone = _lone(left, right) if one_event(a.marks, b.marks) else frozenset()
    scores = {(x, y): _score(left[x], right[y], lone) for x in range(len(left)) for y in range(len(right))}
    for (x, y), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < _LEAST:
            break
        one, other = left[x], right[y]
        rivals = [
            scores[pair]
            for pair in (*((x, at) for at in range(len(right))), *((at, y) for at in range(len(left))))
            if pair != (x, y) and not _same_figure(left, right, pair, (x, y))
        ]
        # The only two of their kind and unit that lack a counterpart.
        score += _ALONE * (max(rivals, default=-1) < 0)
        if score < _ENOUGH:
            continue
        if any(score - rival < _MARGIN for rival in rivals):
            yield a, b, "several figures of a kind"
            continue
        if "update" in one.flags ^ other.flags and days_apart(a, b) != 0:
            yield a, b, "changes with time"
            continue
        reason = opposed(one, other)
        # "Part and whole" where the nouns differ in words only, or it is for information: pupils, children, people.
        found = conflict(one, other, _severity(one, other, score))
        slipped = one.key[:2] in lone and digits.slip(one.claim.value, other.claim.value)
        known = reason is None or reason == "part and whole" or (slipped and reason == "ratio too large")
        yield a, b, found if known or reason is None else reason


def _lone(left: Sequence[Sheet], right: Sequence[Sheet]) -> frozenset[Kind]:
    """The kinds and units of which each report has one figure that the other one lacks."""
    mine, theirs = ({(sheet.key[:2], sheet.claim.value) for sheet in side} for side in (left, right))
    one, other = (
        Counter(key for key, value in side if key[0] != "count" or (value or 0) >= _MANY) for side in (mine, theirs)
    )
    return frozenset(key for key, times in one.items() if times == 1 == other[key])


def _same_figure(left: list[Sheet], right: list[Sheet], pair: tuple[int, int], best: tuple[int, int]) -> bool:
    """Is the rival pair one of the same two values, given once more?"""
    return (
        left[pair[0]].claim.value == left[best[0]].claim.value
        and right[pair[1]].claim.value == right[best[1]].claim.value
    )


def _lacking(page: Page, other: Page) -> list[Sheet]:
    """The figures of a page whose value the other one nowhere gives."""
    return [sheet for sheet in page.loose if not _given(sheet, other)]


def _given(sheet: Sheet, other: Page) -> bool:
    plain = sheet.key[0] in ("count", "age")
    return any(
        stated.has(sheet.interval)
        for (measure, unit), stated in other.stated.items()
        if unit == sheet.quantity.unit or (plain and measure in ("number", "age"))
    )


def _score(a: Sheet, b: Sheet, lone: frozenset[Kind] = frozenset()) -> float:
    """How much speaks for two figures being one thing's; below zero where something speaks against it. ``lone`` are
    the kinds of which each of two like reports has but one: two of them that differ by a slip of the hand need no words
    beside them in common."""
    if a.key[:2] != b.key[:2] or a.quantity.per != b.quantity.per or a.claim.value == b.claim.value:
        return -1
    slip = digits.slip(a.claim.value, b.claim.value)
    noun, event = _noun(a, b), _event(a, b)
    if noun < 0 and slip and a.key[:2] in lone and "people" in (a.claim.subject, b.claim.subject):
        noun = 0  # passengers here, people there
    if noun < 0 or event < 0:
        return -1
    near = _overlap(_beside(a), _beside(b), a, b, (1.0 if a.key[0] == "count" else 1.5, 0.5), 2.5)
    context = _overlap(a.claim.context, b.claim.context, a, b, (0.5, 0.25), 1.5)
    alone = slip and noun + event + near < 1
    if noun + event + near < 1 and not (alone and a.key[:2] in lone):
        return 0
    if _limits(a, b) or pair(a, b) or of_what(a.page, a.claim) != of_what(b.page, b.claim):
        return -1
    score = noun + event + near + context + (0.5 if a.names & b.names else 0)
    return min(score + slip + _ALONE, _CERTAIN - 2 * _ALONE) if alone else score + slip


def _beside(sheet: Sheet) -> tuple[str, ...]:
    return (*sheet.claim.near, root_of(sheet.claim.event or ""))


def _limits(a: Sheet, b: Sheet) -> bool:
    """Does something limit one figure that does not limit the other: scope, time, plan, rate, a degree of harm?"""
    # Two figures that differ by a slip of the hand are hardly a plan and its outcome.
    slip = a.key[0] == "money" and digits.slip(a.claim.value, b.claim.value)
    limits = (a.flags ^ b.flags) & (_EQUAL - _LOOSE if slip else _EQUAL)
    if limits == {"target"} and _ahead(a) and _ahead(b):
        limits = frozenset()
    if limits or _part(a) or _part(b):
        return True
    scopes = {*a.claim.scope} ^ {*b.claim.scope}
    if scopes and not (scopes <= listed("scope_words", "dimension") and not (a.claim.scope and b.claim.scope)):
        return True
    one, other = set(a.claim.modifiers), set(b.claim.modifiers)
    if one - other and other - one:
        return True
    if one != other and a.key[0] == "count" and {a.claim.subject, b.claim.subject} - _persons():
        return True
    degrees = frozenset(map(root_of, listed("matters", "degrees")))
    if degrees & ({*a.claim.near} ^ {*b.claim.near}):
        return True
    for wanted in (_year, _month, _day):
        left, right = ({time for time in sheet.claim.times if wanted(time)} for sheet in (a, b))
        if left and right and not left & right:
            return True
    return False


def _ahead(sheet: Sheet) -> bool:
    """Is a sentence about what is to come?"""
    sentence = sheet.page.facts.sentences[sheet.claim.sentence]
    return _TO_COME.search(sheet.page.lower, sentence.start, sentence.end) is not None


def _part(sheet: Sheet) -> bool:
    """Is a figure of a part? "200 residents of the estate" are all of them, "200 of the residents" are not; of "half of
    the 200 residents" something befell half of them."""
    before = sheet.page.article.text[max(0, sheet.claim.start - _BACK) : sheet.claim.start].lower()
    if _OF.search(before):
        return True
    if "part" not in sheet.flags or sheet.key[0] == "percent":
        return False
    after = sheet.page.article.text[sheet.claim.end : sheet.claim.end + _BACK].lower()
    listing = any(word in before.split() for word in listed("scope_words", "part") if " " not in word)
    return listing or not (sheet.quantity.noun and after.startswith(" of the"))


def _year(time: str) -> bool:
    return time.isdigit()


def _day(time: str) -> bool:
    return time.endswith("day")


def _month(time: str) -> bool:
    return not time.isdigit() and not time.endswith("day")


def _noun(a: Sheet, b: Sheet) -> float:
    one, other = a.claim.subject, b.claim.subject
    if one is None or other is None:
        return 0
    if matter(root_of(one)) == matter(root_of(other)):
        return 2
    befell = a.key[0] == "count" and a.claim.event == b.claim.event in listed("claim_words", "casualty")
    return 0.5 if befell and not _ANYBODY.isdisjoint((one, other)) else -1


@cache
def _persons() -> frozenset[str]:
    return people() | listed("noun_sets", "people")


def _event(a: Sheet, b: Sheet) -> float:
    one, other = a.claim.event, b.claim.event
    if one is None or other is None:
        return 0
    if one == other:
        return 2
    casualty = listed("claim_words", "casualty")
    return -1 if a.key[0] in ("count", "duration", "age") and (one in casualty or other in casualty) else 0


def _overlap(
    one: Sequence[str], other: Sequence[str], a: Sheet, b: Sheet, weights: tuple[float, float], most: float
) -> float:
    """What the words that two figures share weigh: rare ones more than common ones, their own nouns nothing."""
    own = {matter(root_of(sheet.claim.subject or "")) for sheet in (a, b)} | {root_of(a.quantity.unit or "")}
    shared = {matter(word) for word in one} & {matter(word) for word in other} - own
    return min(most, sum(weights[word in common() and word not in matters()] for word in shared))


def _told_alike(a: Sheet, b: Sheet) -> bool:
    """Do words beside both tell what the figure is: a fine, a contract? A theft has many figures."""
    shared = {matter(word) for word in a.claim.near} & {matter(word) for word in b.claim.near}
    return a.claim.subject is not None or bool((shared & {*matters().values()}) - {matter(root_of("steal"))})


def _severity(a: Sheet, b: Sheet, score: float) -> Severity:
    """Info for what is told loosely, grows or is said by two; else as grave as other figures of one slot."""
    ratio = ratio_of(a, b)
    slip = digits.slip(a.claim.value, b.claim.value) and _told_alike(a, b)
    near = ratio is not None and (
        ratio < _SAFE or slip or (score >= _STRONG and ratio < _DOUBLE and a.key[0] == "count")
    )
    nouns = {matter(root_of(sheet.claim.subject or "")) for sheet in (a, b)}
    if score < _CERTAIN or not near or len(nouns) > 1 or disagree(a.claim, b.claim) or "update" in a.flags | b.flags:
        return "info"
    remain = frozenset(map(root_of, listed("scope_words", "left") | {"leaving"}))
    later = a.page.article.date != b.page.article.date
    if not same_house(a, b) and converted(a, b):
        return "info"
    if a.claim.event in _FLUID and (later or remain & {*a.claim.near, *b.claim.near}):
        return "info"
    return "error" if same_house(a, b) else "warning"
