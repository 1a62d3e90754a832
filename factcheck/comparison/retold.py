"""What two articles tell of one past year with two figures: "drowned 58 people in 1953", "the 85 drowned in 1953".

Nothing that a year long gone settled changes any more. The two sentences share a name and the year, and words beside
them; each has but one figure of the unit, which the other article nowhere gives. A day printed in full is a figure of
its month. What is of another kind, place, time or person is left alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import TypeVar

from factcheck import patterns
from factcheck.comparison import digits, ties
from factcheck.comparison.comparable import NEVER, times_told
from factcheck.comparison.conflict import Conflict, Side
from factcheck.comparison.known_by import countries
from factcheck.comparison.matters import matter
from factcheck.comparison.other_kind import mark_of, of_what, other_kind, words_in
from factcheck.comparison.restated import like_a_name
from factcheck.comparison.sheets import DEALS, Page, loose
from factcheck.comparison.statements import Judged, disagree, one_house
from factcheck.comparison.stories import nameless
from factcheck.comparison.swapped import apart, before_that, since, span
from factcheck.comparison.verdict import conflict
from factcheck.comparison.year import Day
from factcheck.language.inflection import plural
from factcheck.language.roots import listed, people, root_of
from factcheck.model import Claim

_KINDS = frozenset({"number", "money", "percent", "measure", "duration"})
_MOST = 6
_RATIO, _FAR = Decimal("2.6"), 5
_SURE = 1.5
_BESIDE, _SLIP = 1.0, 0.5
"""What must tie two sentences besides their names and year; for slips of the hand less."""
_SHARE = 2.0
"""Of one vote many shares are told."""
_DAYS = 2.0
_ON = patterns.lazy(r"\bon (?:the )?(?:[a-z]+day,? )?(?:the )?$")
_BACK = 24
_CARRIED = patterns.lazy(r"\b(?:it|its|this|that|they|their|he|she|his|her)\b")
_NAME = patterns.lazy(r"\b[A-Z][\w-]{2,}")
_FRAME = patterns.lazy(r" (?:in|of|with|at) (?:the |its |their )?(?P<thing>[a-z]{4,})\b")
_POSTED = patterns.lazy(r"\b(?:posted|updated|published|issued)\b")
_HEDGED = patterns.lazy(
    r"\b(?:about|around|some|nearly|almost|more than|over|under|at least|up to|fewer than|less than|roughly|only in)\b"
)
_Told = tuple[Page, Claim]
_Found = TypeVar("_Found", Claim, Day)


def judged(pages: Sequence[Page], stories: Sequence[int]) -> Iterable[Judged]:
    """The figures and days of past years in each two articles of a story, each with the nearest before it."""
    figures: dict[object, list[_Told]] = defaultdict(list)
    days: dict[object, list[tuple[Page, Day]]] = defaultdict(list)
    for page, story in zip(pages, stories, strict=True):
        for claims in page.beside.values():
            for claim in claims:
                for year in _years(page, claim):
                    figures[story, claim.measure, claim.unit, year].append((page, claim))
        for day in page.days:
            days[story, day.year, day.month].append((page, day))
    yield from _pairs(figures.values(), _figures)
    yield from _pairs(days.values(), _days)


def _pairs(
    blocks: Iterable[list[tuple[Page, _Found]]], judge: Callable[[Page, _Found, Page, _Found], Conflict | str]
) -> Iterator[Judged]:
    """Each figure or day with the nearest before it, of another article."""
    for block in blocks:
        block.sort(key=lambda item: (*item[0].order[:2], item[1].start))
        for at, (page, told) in enumerate(block):
            for before, earlier in block[max(0, at - _MOST) : at]:
                if before is not page:
                    yield before, page, judge(before, earlier, page, told)


def _years(page: Page, claim: Claim) -> list[str]:
    """The years before its publication that a figure is told of, if it may be held against another one."""
    if claim.measure not in _KINDS or not claim.value or claim.value <= 0 or not {*NEVER}.isdisjoint(claim.flags):
        return []
    published = page.article.date
    return [
        time
        for time in sorted(times_told(page, claim))
        if time.isdigit() and (published is None or int(time) < published.year)
    ]


def _figures(a: Page, one: Claim, b: Page, other: Claim) -> Conflict | str:
    if one.value == other.value:
        return "agree"
    left, right = loose(a, one), loose(b, other)
    if left is None or right is None or "rate" in {*one.flags} ^ {*other.flags}:
        return "another unit"
    if any(_CHANGED.search(page.lower, claim.start - _BACK, claim.start) for page, claim in ((a, one), (b, other))):
        return "a change on a side"
    if of_what(a, one) != of_what(b, other):
        return "another noun"
    if any(_HEDGED.search(page.lower, claim.start - _BACK, claim.end) for page, claim in ((a, one), (b, other))):
        return "a bound on a side"
    if ({*one.scope} ^ {*other.scope}) - listed("scope_words", "dimension"):
        return "another scope"
    slip = digits.slip(one.value, other.value)
    if not _one_noun(one, other):
        return "another noun"
    if (
        one.event
        and other.event
        and matter(root_of(one.event)) != matter(root_of(other.event))
        and not ((slip and not _of_sums(one, other)) or _one_contest(a, one, b, other))
    ):
        return "another event word"
    if not all(_lone(page, claim) for page, claim in ((a, one), (b, other))):
        return "several figures of a kind"
    if any(x.stated[y.measure, y.unit].has(z.interval) for x, y, z in ((a, one, right), (b, other, left))):
        return "stated there too"
    reason = _elsewhere(a, one, b, other)
    if reason:
        return reason
    own = [word for word in (one.subject, other.subject, one.unit) if word]
    tie = _tied(a, one.sentence, b, other.sentence, own)
    tie += _SLIP * (
        slip and any(_MAJORITY.search(p.lower, c.start - _BACK, c.start) for p, c in ((a, one), (b, other)))
    )
    low, high = sorted((one.value or Decimal(0), other.value or Decimal(0)))
    if not slip and high > low * (_FAR if tie >= _SURE or _one_contest(a, one, b, other) else _RATIO):
        return "ratio too large"
    if tie < (_SLIP if slip else _SHARE if one.measure == "percent" else _BESIDE):
        return "too little shared"
    return conflict(left, right, "info" if disagree(one, other) else "error" if one_house(a, b) else "warning")


_MAJORITY = patterns.lazy(r"\b(?:majority|margin) (?:of|was) $")
_CHANGED = patterns.lazy(r"\b(?:up|down|rose|risen|fell|fallen|grew|grown|dropped|increased) by $")


def _of_sums(one: Claim, other: Claim) -> bool:
    """Was a sum paid for a thing here, and does it tell what something else cost there?"""
    events = {one.event, other.event}
    return one.measure == "money" and "cost" in events and not DEALS.isdisjoint(events)


def _one_contest(a: Page, one: Claim, b: Page, other: Claim) -> bool:
    """Do two articles tell by how much one match was lost, the one with "lost by", the other one with "beaten by"?"""
    if {one.event, other.event} != {"lose", "win"} or one.subject != other.subject:
        return False
    left, right = (
        {*_CONTEST.findall(page.lower, *span(page, claim.sentence))} for page, claim in ((a, one), (b, other))
    )
    passive = [_BEATEN.search(page.lower, *span(page, claim.sentence)) for page, claim in ((a, one), (b, other))]
    return len(left) == 1 and left == right and any(passive)


_CONTEST = patterns.lazy(r"\b(?:grand final|semi-final|quarter-final|final|decider|play-off|derby|replay)\b")
_BEATEN = patterns.lazy(r"\b(?:beaten|defeated|lost) (?:by|in)\b")


def _one_noun(one: Claim, other: Claim) -> bool:
    """Do two counts count one thing, as far as told: men and people are one, and so are votes and a majority?"""
    if one.measure != "number":
        return True
    if one.subject is None or other.subject is None:
        return one.subject != other.subject
    nouns = {matter(root_of(one.subject or "")), matter(root_of(other.subject or ""))}
    persons = people() | listed("noun_sets", "people") | {"life"}
    return len(nouns) == 1 or {one.subject, other.subject} <= persons or nouns <= _GAMES


_GAMES = frozenset(map(root_of, ("time", "appearance", "cap", "match", "game")))


def _lone(page: Page, claim: Claim) -> bool:
    """Is it the only figure of its unit in its sentence, and of a count the only one?"""
    beside = page.beside.get(claim.sentence, ())
    return sum((c.measure, c.unit) == (claim.measure, claim.unit) for c in beside) == 1


def _elsewhere(a: Page, one: Claim, b: Page, other: Claim) -> str | None:
    """Is one of two figures told of another time, person or thing?"""
    for wanted in (lambda time: not time.isdigit() and not time.endswith("day"), lambda time: time.endswith("day")):
        left, right = ({time for time in claim.times if wanted(time)} for claim in (one, other))
        if left and right and not left & right:
            return "another time"
    # What has been so "since 1957" may be more or less by the next report.
    if since(a, one) or since(b, other) or before_that(a, one) != before_that(b, other):
        return "another time"
    if _framed(a, one, b, other) or _framed(b, other, a, one):
        return "another frame"
    return _apart(a, one.sentence, b, other.sentence)


def _framed(page: Page, claim: Claim, other: Page, told: Claim) -> bool:
    """Is a figure in or of something that the other sentence has not: "nine years in the planning"?"""
    thing = _FRAME.match(page.lower, claim.end)
    known = map(mark_of, words_in(other.lower, *span(other, told.sentence)))
    return thing is not None and mark_of(thing["thing"]) not in {"", *known}


def _apart(a: Page, one: int, b: Page, other: int) -> str | None:
    """Why two sentences are not about one thing: other names, another relative, another kind."""
    left, right = _names(a, one), _names(b, other)
    bare = nameless(a) and nameless(b) and (a.rare & b.rare or len({*a.words} & {*b.words}) > 1)
    if not left & right and not bare:
        return "other names"
    here, there = ({*words_in(page.lower, *span(page, at))} for page, at in ((a, one), (b, other)))
    if (here ^ there) & _strangers():
        return "somebody else"
    words = [[*words_in(page.lower, *span(page, at))] for page, at in ((a, one), (b, other))]
    # "At the last election, in 2019": both tell of that year, by which it is known which one it was.
    plain = [[word for word in told if word not in ("last", "recent")] for told in words]
    return "another thing" if other_kind(*plain) else None


@cache
def _strangers() -> frozenset[str]:
    """The nouns that bring somebody else in, one or several of them."""
    return frozenset(form for noun in listed("claim_words", "kin") for form in (noun, plural(noun)))


def _names(page: Page, sentence: int) -> set[str]:
    """The words of the names of a sentence, and of the one that it takes up."""
    start, end = span(page, sentence)
    before = page.facts.sentences[sentence - 1] if sentence else None
    if before and before.block == page.facts.sentences[sentence].block and _CARRIED.search(page.lower, start, end):
        start = before.start
    known = {word for name in page.names for word in name.split()}
    opener = _NAME.match(page.article.text, start, end)
    if opener is not None and like_a_name(opener[0]):
        known.add(opener[0].lower())
    return ({word.lower() for word in _NAME.findall(page.article.text, start, end)} & known) - countries()


def _tied(a: Page, one: int, b: Page, other: int, besides: Iterable[str]) -> float:
    """What the words weigh that two sentences share, names and figures left out."""
    names = {ties.mark(name) for name in _names(a, one) | _names(b, other)}
    own = {"", *names, *map(ties.mark, besides)}
    left, right = ties.marks(a, one), ties.marks(b, other)
    return sum(left[mark] for mark in left.keys() & right.keys() - own if not mark.isdigit())


def _days(a: Page, one: Day, b: Page, other: Day) -> Conflict | str:
    if one.day == other.day:
        return "agree"
    if any(sum(day.sentence == told.sentence for day in page.days) > 1 for page, told in ((a, one), (b, other))):
        return "several days"
    if not all(_ON.search(page.lower, max(0, day.start - _BACK), day.start) for page, day in ((a, one), (b, other))):
        return "another frame"
    for page, day in ((a, other), (b, one)):
        if any((known.year, known.month, known.day) == (day.year, day.month, day.day) for known in page.days):
            return "stated there too"
    if any(apart(page, day.start, day.end, day.sentence, "other_year") for page, day in ((a, one), (b, other))):
        return "another time"
    if any(_POSTED.search(page.lower, *span(page, day.sentence)) for page, day in ((a, one), (b, other))):
        return "page furniture"
    reason = _apart(a, one.sentence, b, other.sentence)
    if reason:
        return reason
    shared = len(_names(a, one.sentence) & _names(b, other.sentence))
    if shared + _tied(a, one.sentence, b, other.sentence, ()) < _DAYS:
        return "too little shared"
    here, there = (page.article.text[day.start : day.end] for page, day in ((b, other), (a, one)))
    later, earlier = (Side(p.facts.path, d.start, d.end, t, t) for p, d, t in ((b, other, here), (a, one, there)))
    reasons = ("the two sentences share a name and what happened", f"{there} against {here}")
    message = f"{here} here, {there} there: of one thing?"
    return Conflict(
        "event-date", "warning", message, later, earlier, reasons, "another thing, or a stage of it: say so"
    )
