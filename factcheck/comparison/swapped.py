"""Two digits that changed places: "420 members" and, later, "the 240 members".

Figures of two things seldom have the same digits by chance, so that less needs to speak for their being one: the
same unit, no other noun, and words that tie the two sentences. What is told of another place, time or thing, lists, and
figures that both sides give again are left alone. One index of the digits serves all figures of a story."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache

from factcheck import patterns
from factcheck.comparison import digits
from factcheck.comparison.anaphora import limits
from factcheck.comparison.comparable import pair
from factcheck.comparison.conflict import Conflict
from factcheck.comparison.headlines import borne_out
from factcheck.comparison.known_by import countries
from factcheck.comparison.matters import matter
from factcheck.comparison.other_kind import mark_of, of_other_kind, of_what, words_in
from factcheck.comparison.sheets import Page, Sheet, headline
from factcheck.comparison.sheets import loose as sheet_of
from factcheck.comparison.statements import Judged, disagree
from factcheck.comparison.ties import tied
from factcheck.comparison.verdict import conflict
from factcheck.language.roots import listed, people, root_of, singular
from factcheck.model import Claim

_ALONE, _SEVERAL, _ACROSS = 1.0, 2.5, 2.0
"""What must tie two figures: the only two of their unit in an article, two of several, and two of two articles."""
_NOUN = 0.5
_MOST = 6
_LIST = 3
_CLOSE = 60
_FLAGS = frozenset({"part", "more", "relative", "correction", "vague", "negated", "then"})
_PAID = {"buy": "pay", "spend": "pay"}
_DEFINITE = patterns.lazy(r"\b(?:the|its|their|his|her|all|those|these|each) (?:[a-z’'-]+ )?$")
_Item = tuple[Page, Claim]


def judged(pages: Sequence[Page], stories: Sequence[int]) -> Iterable[Judged]:
    """The figures of each story, and the years, that are one another with two digits swapped."""
    known: dict[object, list[_Item]] = defaultdict(list)
    for page, story in zip(pages, stories, strict=True):
        for claims in page.beside.values():
            for claim in claims:
                mark = _digits(claim.value)
                if mark and claim.measure != "age" and claim.subject != "time":
                    known[story, claim.measure, claim.unit, mark].append((page, claim))
    for block in known.values():
        if len({claim.value for _, claim in block}) > 1:
            yield from _figures(block)


def _digits(value: Decimal | None) -> str | None:
    """The digits of a figure in order of their size, with the place of its point; None where it has but one."""
    if value is None or value <= 0:
        return None
    printed = f"{value.normalize():f}"
    figures = printed.replace(".", "")
    return f"{printed.find('.')} {len(printed)} {''.join(sorted(figures))}" if len({*figures.strip("0")}) > 1 else None


def _figures(block: list[_Item]) -> Iterator[Judged]:
    block.sort(key=lambda item: (*item[0].order[:2], item[1].start))
    for at, (page, claim) in enumerate(block):
        for before, earlier in () if page.done else block[max(0, at - _MOST) : at]:
            if digits.swapped(earlier.value, claim.value):
                yield before, page, _verdict(before, earlier, page, claim)


def _verdict(a: Page, one: Claim, b: Page, other: Claim) -> Conflict | str:
    if a is b and one.sentence == other.sentence:
        return "one sentence"
    left, right = sheet_of(a, one), sheet_of(b, other)
    if left is None or right is None or left.quantity.per != right.quantity.per or left.interval.meets(right.interval):
        return "another unit"
    if not _FLAGS.isdisjoint({*one.flags, *other.flags}):
        return "flags on a side"
    if a is b and "target" in {*one.flags} ^ {*other.flags} and _LATELY.search(b.lower, *span(b, other.sentence)):
        return "another time"
    nouns = _nouns(one, other)
    told = a is b and not nouns and _named_before(a, one, other)
    nouns = nouns or told or nouns
    if nouns is None:
        return "another noun"
    paid = {_PAID.get(claim.event or "", claim.event) for claim in (one, other)} & listed("claim_words", "of_money")
    sale = a is b and one.measure == "money" and sold(a, one.sentence, other.sentence)
    if one.measure == "money" and len(paid) > 1 and not sale:
        return "another event word"
    reason = (
        _elsewhere(a, one, b, other, sale)
        or _again(a, left, b, right)
        or (not told and _listed(a, one))
        or _listed(b, other)
    )
    if reason:
        return reason
    if pair(left, right):
        return "another event of that kind"
    if a is b and (_limited(a, one, other) or _wished(a, one) != _wished(b, other)):
        return "another frame"
    if a is b and _LAST_YEAR.search(b.lower, *span(b, other.sentence)) and any(t.endswith("day") for t in one.times):
        return "another time"
    lone = _lone(a, one, b, other)
    if one.measure in ("percent", "rate") and not lone:
        return "a list of values"
    if headline(left) and not headline(right):
        from factcheck.comparison.below import told_in_part

        if told_in_part(a, left, right):
            return "a part on one side"
    sized = lone and a is b and one.measure == "measure"
    least = (_NOUN if sized else _ALONE if lone else _SEVERAL) if a is b else (_ACROSS if lone else _SEVERAL)
    own = [word for word in (one.subject, other.subject, one.unit) if word]
    weight = tied(a, one.sentence, b, other.sentence, own) + (_NOUN if nouns else 0) + sale
    definite = a is b and nouns and _DEFINITE.search(b.lower, max(0, other.start - 24), other.start) is not None
    if weight < least and not definite:
        return "too little shared"
    sure = a is b and lone and (definite or sale or weight >= _SEVERAL)
    return conflict(left, right, "info" if disagree(one, other) else "error" if sure else "warning")


def _nouns(one: Claim, other: Claim) -> bool | None:
    """Are the nouns of two counts one (True), is one left out (False), or are they two things (None)?"""
    if one.subject is None or other.subject is None:
        return False if one.measure != "number" or one.subject == other.subject else None
    if matter(root_of(one.subject)) == matter(root_of(other.subject)):
        return one.measure == "number"
    if one.measure != "number":
        return False
    persons = people() | listed("noun_sets", "people")
    return False if "people" in (one.subject, other.subject) and {one.subject, other.subject} <= persons else None


def _named_before(page: Page, one: Claim, other: Claim) -> bool:
    """Does a count without a noun tell before it what it counts: "a gate of 4,215", and later "the 4,125 fans"; "trains
    cancelled 62;", and later "26 cancelled trains"?"""
    if one.measure != "number" or one.subject not in (None, "people") or other.subject is None:
        return False
    begin = page.facts.sentences[one.sentence].start
    item = _ITEM.search(page.lower, begin, one.start)
    if item is None:
        return False
    if _LAST.match(page.lower, one.end) and mark_of(other.subject) in map(mark_of, item[0].split()):
        return True
    group = item[0].split()[-2:]
    persons = people() | listed("noun_sets", "people")
    return group[1:] == ["of"] and group[0] in _crowds() and singular(other.subject) in persons


_ITEM = patterns.lazy(r"[a-z’' -]+$")
_LAST = patterns.lazy(r"[;.]")


@cache
def _crowds() -> frozenset[str]:
    """The nouns for how many came or belong together: "a crowd of 4,215"."""
    return listed("ties", "groups") | {"gate", "attendance", "turnout", "following", "assembly"}


def sold(page: Page, one: int, other: int) -> bool:
    """Does one sentence tell for what a thing was sold, and the other one what its buyer paid?"""
    here, there = span(page, one), span(page, other)
    return any(
        _SOLD.search(page.lower, *first) is not None and _BUYER.search(page.lower, *second) is not None
        for first, second in ((here, there), (there, here))
    )


_SOLD = patterns.lazy(r"\b(?:fetch(?:ed|es)?|sold for|went for|made|auction|auctioned|hammer|saleroom|sale)\b")
_BUYER = patterns.lazy(
    r"\b(?:the|its) (?:[a-z]+ )?(?:buyer|bidder|collector|dealer|purchaser|winner|owner|museum|gallery)\b[^.;]*"
    r"\b(?:paid|pays|bid|gave|bought|spent|parted with|handed over)\b"
)


def _elsewhere(a: Page, one: Claim, b: Page, other: Claim, sale: bool = False) -> str | None:
    """Is one of two figures told of another place, time or thing? The buyer at a ``sale`` has names of his own."""
    for wanted in (str.isdigit, lambda time: not time.isdigit()):
        left, right = ({time for time in claim.times if wanted(time)} for claim in (one, other))
        if left and right and not left & right:
            return "another time"
        if a is b and wanted is str.isdigit and right - left:
            return "another time"
    if since(a, one) != since(b, other) or before_that(a, one) != before_that(b, other):
        return "another time"
    if of_what(a, one) != of_what(b, other):
        return "another noun"
    if _periods_apart(a, one.sentence, b, other.sentence):
        return "another time"
    if not sale and names_apart(a, one.sentence, b, other.sentence):
        return "other names"
    if ({*one.scope} ^ {*other.scope}) - listed("scope_words", "dimension"):
        return "another scope"
    if {*one.modifiers} - {*other.modifiers} and {*other.modifiers} - {*one.modifiers}:
        return "other modifiers"
    if of_other_kind(a, one.sentence, b, other.sentence):
        return "other modifiers"
    if apart(a, one.start, one.end, one.sentence) or apart(b, other.start, other.end, other.sentence):
        return "another time"
    before = [HAD.search(page.lower, *span(page, claim.sentence)) for page, claim in ((a, one), (b, other))]
    return "another time" if bool(before[0]) != bool(before[1]) else None


def since(page: Page, claim: Claim) -> bool:
    """Does a sentence tell of what was since, until or by its year?"""
    start, end = span(page, claim.sentence)
    years = [page.lower.find(time, start, end) for time in claim.times if time.isdigit()]
    return any(at > 0 and _SINCE.search(page.lower, start, at) is not None for at in years)


_SINCE = patterns.lazy(r"\b(?:since|until|till|by|from) (?:[a-z]+ )?$")


def _periods_apart(a: Page, one: int, b: Page, other: int) -> bool:
    """Does one sentence speak of last year and the other one of this year?"""
    left, right = ({*_PERIOD.findall(page.lower, *span(page, at))} for page, at in ((a, one), (b, other)))
    return a is b and bool(left) and bool(right) and not left & right


def _wished(page: Page, claim: Claim) -> bool:
    """Is a figure what somebody wanted?"""
    return _WISHED.search(page.lower, max(0, claim.start - _CLOSE), claim.start) is not None


_WISHED = patterns.lazy(r"\b(?:wanted|asked for|demanded|hoped for|sought) (?:[a-z]+ )?$")


def before_that(page: Page, claim: Claim) -> bool:
    """Is a figure what it was before a time just told: "her best before that"?"""
    return _BEFORE_THAT.search(page.lower, *span(page, claim.sentence)) is not None


_BEFORE_THAT = patterns.lazy(r"\b(?:before (?:that|then)|until then|previously)\b")


def _limited(page: Page, one: Claim, other: Claim) -> bool:
    """Is the later count of some by the words behind it: "the books lent to children"?"""
    bounds = limits(page, other, one.times) if one.measure == "number" else None
    told = {*map(root_of, words_in(page.lower, *span(page, one.sentence)))}
    return bounds is not None and bounds[1] and not bounds[2] <= told


_LAST_YEAR = patterns.lazy(r"\b(?:last (?:year|season|month)|a (?:year|month) ago)\b")
_LATELY = patterns.lazy(r"\b(?:in|over|during) the (?:last|past) ")
_PERIOD = patterns.lazy(r"\b(?:last|this|next) (?:year|month|week|weekend|season|summer|winter|spring|autumn)\b")


def names_apart(a: Page, one: int, b: Page, other: int) -> bool:
    """Has each of two sentences names of its own, and none in common?"""
    left, right = (
        {w.lower() for w in _CAPITAL.findall(p.article.text, *span(p, at))} for p, at in ((a, one), (b, other))
    )
    left, right = left - countries(), right - countries()
    return bool(left) and bool(right) and not left & right


HAD = patterns.lazy(r"\bhad (?!an?\b|the\b|no\b|to\b|its\b|his\b|her\b|their\b|some\b|about\b|more\b)[a-z]{3,}")
_CAPITAL = patterns.lazy(r"(?<=[a-z,;’'\"-] )[A-Z][a-z]{2,}")


def span(page: Page, sentence: int) -> tuple[int, int]:
    here = page.facts.sentences[sentence]
    return here.start, here.end


@cache
def _others(name: str) -> re.Pattern[str]:
    words = "|".join(sorted(listed("ties", name), key=lambda word: (-len(word), word)))
    return patterns.compile(rf"\b(?:{words})\b")


def apart(page: Page, start: int, end: int, sentence: int, name: str = "apart") -> bool:
    """Do words of a list close to a figure say that it is of another place, time or thing?"""
    here = page.facts.sentences[sentence]
    beside = max(here.start, start - _CLOSE), min(here.end, end + _CLOSE)
    return _others(name).search(page.lower, *beside) is not None


def _again(a: Page, one: Sheet, b: Page, other: Sheet) -> str | None:
    """Does either article give the other one's figure too, or, of one article, both more than once? Does a third figure
    make the difference of the two?"""
    values = [claim.value for page in ({id(a): a, id(b): b}).values() for c in page.beside.values() for claim in c]
    gap = abs((one.claim.value or Decimal(0)) - (other.claim.value or Decimal(0)))
    if gap in values:
        return "adds up"
    if a is not b:
        mine, theirs = ({c.value for cs in page.beside.values() for c in cs} for page in (a, b))
        return "stated there too" if one.claim.value in theirs or other.claim.value in mine else None
    if borne_out(one, other):
        return "stated below too"
    times = Counter(values)
    return "a list of values" if min(times[one.claim.value], times[other.claim.value]) > 1 else None


def _listed(page: Page, claim: Claim) -> str | None:
    """Is a figure one of three or more of its unit in its sentence?"""
    beside = [c for c in page.beside.get(claim.sentence, ()) if (c.measure, c.unit) == (claim.measure, claim.unit)]
    return "a list of values" if len(beside) >= _LIST else None


def _lone(a: Page, one: Claim, b: Page, other: Claim) -> bool:
    """Have the two articles, or the one, no other figure of that unit, and of counts of that noun?"""
    kind = _kind(one)
    values = {c.value for page in (a, b) for cs in page.beside.values() for c in cs if _kind(c) == kind}
    return len(values - {one.value, other.value}) == 0


def _kind(claim: Claim) -> tuple[str | None, str | None, str | None]:
    noun = matter(root_of(claim.subject)) if claim.subject and claim.measure == "number" else None
    return claim.measure, claim.unit, noun
