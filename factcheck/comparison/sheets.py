"""Claims made ready for comparison: intervals, names in one form, the key of the block in which they are compared."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

import msgspec

from factcheck import patterns
from factcheck.comparison import apart
from factcheck.comparison.events import Focus, focus_of
from factcheck.comparison.intervals import Interval, compared, stated
from factcheck.comparison.known_by import countries, name_keys, surname
from factcheck.comparison.likeness import LONG, Marks, marks_of, uncommon
from factcheck.comparison.records import Moment, Step, told_once
from factcheck.comparison.year import Dated, Day, Year
from factcheck.language.roots import common, function_roots, listed, root_of
from factcheck.model import Article, Claim, Facts, Name, Quantity, Sentence

Key = tuple[str, str | None, str | None, str | None]
Order = tuple[datetime.date, str, int]
_Shared = dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[frozenset[str], frozenset[str]]]
_WORD = patterns.lazy(r"(?<![\w'’-])[a-z]{4,}(?:-[a-z]+)*")
_OPENER = patterns.lazy(r"[A-Z][a-z]{4,}")
_MONEY_SLACK = Decimal("0.02")
_MEASURE_SLACK = Decimal("0.12")
SPECIAL = frozenset({"part", "dated", "more", "cumulative", "target", "past", "relative", "negated"})
BY_PART = "by part"
"""The block of ages by the part that a person plays, not by name or noun."""
_PARTS = ("victim", "accused", "missing")
_LOOSE = {name: name for name in ("money", "percent", "age", "duration", "measure")} | {"number": "count"}
SHORT = 3
"""Sentences up to which an article is a brief."""
_LEAD = 6
_MANY, _WIDE = 3, 300


class Stated:
    """All figures that an article gives for one measure and unit: is a figure among them?"""

    __slots__ = ("_middles", "_points", "_wide")

    def __init__(self) -> None:
        self._middles: set[Decimal | None] = set()
        self._points: set[Decimal] = set()
        self._wide: list[Interval] = []

    def add(self, interval: Interval) -> None:
        """Keep a figure; of hedged and rounded ones the first few hundred."""
        self._middles.add(interval.middle)
        if interval.low is not None and interval.low == interval.high:
            self._points.add(interval.low)
        elif interval.bounded and len(self._wide) < _WIDE:
            self._wide.append(interval)

    def has(self, interval: Interval) -> bool:
        """Is the figure given, or one that its print and hedge allow? "At least 12" is only met by another 12."""
        if interval.middle in self._middles:
            return True
        if not interval.bounded:
            return False
        wide = interval.low != interval.high and len(self._points) < _WIDE
        if wide and any(Interval.point(point).meets(interval) for point in self._points):
            return True
        return any(known.meets(interval) for known in self._wide)


@lru_cache(maxsize=256)
def _lower(text: str) -> str:
    return text.lower()


class Ties(msgspec.Struct, eq=False):
    """What ties an article to a story: all its names, the salient ones, the words of its first sentences and the rare
    ones of them; whether it is checked (or only context), and the number of its sentences. Those of all articles are
    held until all are compared: what is seldom asked for is no set."""

    article: Article
    checked: bool
    order: Order
    names: frozenset[str]
    salient: tuple[str, ...]
    rare: frozenset[str]
    words: tuple[str, ...]
    size: int


class Page(Ties, eq=False, kw_only=True):
    """One article with its sheets. Once :func:`lighten` was there, ``facts`` hold no more than the places and kinds of
    sentences and each name once. ``done`` pages were compared and wait for later ones. ``several`` are the classes of
    what happened to more than one person or thing."""

    facts: Facts
    focus: Focus
    done: bool = False
    sheets: list[Sheet] = []
    loose: list[Sheet] = []
    steps: tuple[Step, ...] = ()
    moments: tuple[Moment, ...] = ()
    years: tuple[Year, ...] = ()
    days: tuple[Day, ...] = ()
    clauses: tuple[Dated, ...] = ()
    stated: dict[tuple[str | None, str | None], Stated] = {}
    ages: dict[Key, set[Interval]] = {}
    below: dict[tuple[str | None, str | None], Stated] = {}
    beside: dict[int, list[Claim]] = {}
    people: dict[str, tuple[str, ...]] = {}
    several: set[str] = set()
    others: dict[str, list[Claim]] = {}
    marks: Marks = Marks()
    _sentences: frozenset[int] | None = None
    _tolls: dict[Key, list[Interval]] | None = None
    _figures: frozenset[tuple[Key, Decimal]] | None = None
    _twins: bool | None = None

    @property
    def sentences(self) -> frozenset[int]:
        """Marks of the sentences, to know agency copies."""
        if self._sentences is None:
            text = self.article.text
            self._sentences = frozenset([sentence_mark(text, s.start, s.end) for s in self.facts.sentences])
        return self._sentences

    @property
    def lower(self) -> str:
        """The text in small letters."""
        return _lower(self.article.text)

    @property
    def tolls(self) -> dict[Key, list[Interval]]:
        """What the article gives for the magnitude, and for the people that were killed, hurt and so on, by block."""
        if self._tolls is None:
            self._tolls = {}
            for sheet in self.sheets:
                kind, who, event, _ = sheet.key
                if (
                    kind == "magnitude" or (kind == "count" and who == "people" and event)
                ) and not sheet.flags & SPECIAL:
                    self._tolls.setdefault(sheet.key, []).append(sheet.interval)
        return self._tolls

    @property
    def figures(self) -> frozenset[tuple[Key, Decimal]]:
        """The figures that two reports would hardly share by chance: decimals, and from 13 on what is not round."""
        if self._figures is None:
            found = ((sheet.key, sheet.claim.value) for sheet in self.sheets if sheet.key[0] != "age")
            self._figures = frozenset((key, value) for key, value in found if value is not None and uncommon(value))
        return self._figures

    @property
    def twins(self) -> bool:
        """Does the article tell of two events of one kind on two days?"""
        if self._twins is None:
            self._twins = apart.twins(self)
        return self._twins

    def of(self, measure: str) -> Sequence[Claim]:
        """The claims of a measure that is no figure's."""
        return self.others.get(measure, ())


class Sheet(msgspec.Struct, eq=False):
    """One claim with what comparison asks of it again and again. ``order``: publication date, path, offset."""

    page: Page
    claim: Claim
    quantity: Quantity
    interval: Interval
    key: Key
    names: frozenset[str]
    rare: frozenset[str]
    order: Order
    alone: bool = True

    @property
    def flags(self) -> frozenset[str]:
        """The flags of the claim, as a set."""
        return frozenset(self.claim.flags)


def ties_of(facts: Facts, checked: bool) -> Ties:
    """What ties an article to a story; of its facts sentences, names and claims are asked for."""
    mentions: Counter[str] = Counter()
    for name in facts.names:
        mentions.update(name_keys(name.canonical))
    parties = (
        n
        for c in facts.claims
        if c.measure in ("age", "act", "assertion", "place")
        for n in (c.party, c.counterpart)
        if n
    )
    mentions.update(key for party in parties for key in name_keys(party))
    text, path = facts.article.text, facts.article.path
    lead = " ".join(s.text or text[s.start : s.end] for s in facts.sentences[:_LEAD])
    words = frozenset(word for raw in _WORD.findall(lead) if len(word := root_of(raw)) > 2) - function_roots()
    rare = frozenset(word for word in words if len(word) > 3 and word not in common())
    # Notes may name what a draft is about just once: all their names count.
    most = None if facts.article.role == "evidence" else 10
    salient = (
        *(name for name, _ in sorted(mentions.items(), key=lambda item: (-item[1], item[0]))[:most]),
        *sorted(rare)[:16],
        *(sorted(_openers(facts)) if len(facts.sentences) <= LONG else ()),
        *(sorted(told_once(facts)) if len(facts.sentences) <= SHORT else ()),
    )
    # What copy is held against comes before it, so that findings stand in the copy.
    early = facts.article.role != "copy"
    order = (datetime.date.min, f"\0{path}", 0) if early else (facts.article.date or datetime.date.min, path, 0)
    return Ties(facts.article, checked, order, frozenset(mentions), salient, rare, tuple(words), len(facts.sentences))


def _openers(facts: Facts) -> set[str]:
    """The words that open the first sentences and are no common ones: a name at that place is hardly known for one."""
    text = facts.article.text
    first = (_OPENER.match(text, sentence.start, sentence.end) for sentence in facts.sentences[:_LEAD])
    return {word for match in first if match and root_of(word := match[0].lower()) not in common()}


def sentence_mark(text: str, start: int, end: int) -> int:
    """A number for the words of a sentence, whatever their case and blanks."""
    return hash(" ".join(text[start:end].lower().split()))


def page_of(facts: Facts, checked: bool, ties: Ties | None = None) -> Page:
    """The page of an article, with the sheets of its numeric claims; ``ties`` where they are known."""
    tied = msgspec.structs.astuple(ties or ties_of(facts, checked))
    page = Page(*tied, facts=facts, focus=focus_of(facts), marks=marks_of(facts))
    for name in facts.names:
        if " " in name.canonical and name.kind != "place":
            last = surname(name.canonical)
            if name.canonical not in page.people.get(last, ()):
                page.people[last] = (*page.people.get(last, ()), name.canonical)
    counts = Counter[tuple[int, Key]]()
    shared: _Shared = {}
    for claim in facts.claims:
        for sheet in _sheets(page, claim, shared):
            page.sheets.append(sheet)
            if sheet.key[0] == "age":
                page.ages.setdefault(sheet.key, set()).add(sheet.interval)
            counts[claim.sentence, sheet.key] += not sheet.flags & SPECIAL
        _note(page, claim)
        if claim.quantity is None and claim.measure:
            page.others.setdefault(claim.measure, []).append(claim)
        counted = claim.measure == "number" and claim.subject in listed("noun_sets", "people")
        if claim.event and counted and claim.value != 1:
            page.several.add(claim.event)
    for sheet in page.sheets:
        sheet.alone = "told" in sheet.flags or counts[sheet.claim.sentence, sheet.key] <= 1
    return page


def lighten(page: Page) -> None:
    """Leave of the facts of a page what comparison with other pages asks for."""
    facts = page.facts
    once: dict[tuple[str, str], Name] = {}
    for name in facts.names:
        once.setdefault((name.canonical, name.kind), name)
    page.facts = Facts(
        facts.article,
        tuple([Sentence(s.start, s.end, "", s.block, s.kind) for s in facts.sentences]),
        names=tuple(once.values()),
    )


def _note(page: Page, claim: Claim) -> None:
    """Keep every stated figure, so that a figure which the other side gives too is known."""
    if claim.value is None and claim.quantity is None:
        return
    quantity = quantity_of(page.facts, claim)
    page.stated.setdefault((claim.measure, quantity.unit), Stated()).add(stated(quantity))
    if page.facts.sentences[claim.sentence].kind not in ("headline", "subhead", "caption"):
        page.below.setdefault((claim.measure, quantity.unit), Stated()).add(stated(quantity))
    page.beside.setdefault(claim.sentence, []).append(claim)


def quantity_of(facts: Facts, claim: Claim) -> Quantity:
    """The quantity of a claim; a claim without one (a magnitude read from its words) gives a figure of its value."""
    if claim.quantity is not None and claim.quantity < len(facts.quantities):
        return facts.quantities[claim.quantity]
    return Quantity(claim.start, claim.end, claim.text, "number", claim.value, claim.value, claim.value, claim.unit)


def headline(sheet: Sheet) -> bool:
    """Does the claim stand in a headline or subhead?"""
    return sheet.page.facts.sentences[sheet.claim.sentence].kind in ("headline", "subhead")


def one_event(a: Page, b: Page) -> bool:
    """Are two articles about one main event: three names shared that are no countries, or one and rare words too?"""
    names = (a.names & b.names) - countries()
    return len(names) >= _MANY or (bool(names) and len(a.rare & b.rare) > 1)


def slot(sheet: Sheet) -> tuple[str | None, str | None]:
    """What is measured and in which unit, whatever it is of and whatever happened to it."""
    return sheet.claim.measure, sheet.quantity.unit


def _sheets(page: Page, claim: Claim, shared: _Shared) -> Iterator[Sheet]:
    """The sheets of a claim: none where it has too little to be compared, two for the age of somebody whose part in
    what happened is told: by the name, and by the part, for reports that do not name the person. Claims of a sentence
    have names and rare words in common: ``shared`` holds their sets."""
    if claim.value is None and claim.quantity is None:
        return
    quantity = quantity_of(page.facts, claim)
    interval = _meant(page.facts, claim, quantity)
    vague = quantity.value is None and quantity.range_low is None
    if vague or (interval.low is None and interval.high is None):
        return
    keys = [key for key in (key_of(claim, quantity), _part(claim)) if key]
    if keys:
        both = (claim.names, claim.context)
        if both not in shared:
            shared[both] = (
                _placed(claim.names),
                frozenset([word for word in claim.context if len(word) > 3 and word not in common()]),
            )
        names, rare = shared[both]
        for key in keys:
            yield Sheet(page, claim, quantity, interval, key, names, rare, (*page.order[:2], claim.start))


def _placed(names: tuple[str, ...]) -> frozenset[str]:
    """The forms of the names of a claim, without "AK-47" and "RBIs": what is counted, not where or who."""
    places = [name for name in names if not any(map(str.isdigit, name)) and not name.rstrip("s").isupper()]
    return frozenset[str]().union(*map(name_keys, places or names))


def loose(page: Page, claim: Claim) -> Sheet | None:
    """The sheet of a numeric claim for comparison within its own article, whatever is counted and whatever happened;
    None for figures without a value of their own."""
    if claim.value is None or claim.quantity is None or claim.measure not in _LOOSE:
        return None
    quantity = quantity_of(page.facts, claim)
    key = (_LOOSE[claim.measure], quantity.unit, claim.event, None)
    names, rare = _words_of(claim.names, claim.context)
    return Sheet(page, claim, quantity, compared(quantity), key, names, rare, (*page.order[:2], claim.start))


@lru_cache(maxsize=64)
def _words_of(names: tuple[str, ...], context: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The forms of names, and the rare words: the same for all claims of a sentence, which come one after the other."""
    rare = frozenset([word for word in context if word not in common()])
    return frozenset[str]().union(*map(name_keys, names)), rare


def _part(claim: Claim) -> Key | None:
    """The block of an age by the part that its person plays."""
    if claim.measure != "age":
        return None
    return next((("age", BY_PART, part, None) for part in _PARTS if part in claim.flags), None)


def _meant(facts: Facts, claim: Claim, quantity: Quantity) -> Interval:
    """What a figure says; a bracketed equivalent ("under 8 km (5 miles)") has the hedge of the figure before it
    and the slack of a conversion: 2% for money, 12% for measures."""
    own = compared(quantity)
    at = claim.quantity or 0
    before = facts.quantities[at - 1] if at else None
    value = quantity.value
    if before is None or value is None or facts.article.text[before.end : quantity.start].strip() != "(":
        return own
    slack = abs(value) * (_MONEY_SLACK if quantity.kind == "money" else _MEASURE_SLACK)
    hedge = quantity.hedge or before.hedge
    low = None if hedge in ("under", "at_most") else value - slack
    return Interval(low, None if hedge in ("over", "at_least") else value + slack)


DEALS = frozenset({"buy", "sell", "pay"})
"""What is one sum for the two sides of a deal."""


def key_of(claim: Claim, quantity: Quantity) -> Key | None:
    """The block in which a claim is compared; None where it has too little to be compared with anything."""
    measure = claim.measure or quantity.kind
    if measure == "age":
        if claim.party:
            return ("age", None, None, surname(claim.party))
        return ("age", claim.subject, None, None) if claim.subject else None
    if measure == "magnitude":
        return ("magnitude", None, None, None)
    if measure == "money":
        event = "buy" if claim.event in DEALS else claim.event
        return ("money", quantity.unit, event, None) if quantity.unit and event else None
    if measure == "number":
        if claim.subject is None or claim.subject == "time":  # "met him five times" counts meetings of every kind
            return None
        if claim.event in listed("claim_words", "casualty"):
            person = claim.subject in listed("noun_sets", "people")
            return ("count", "people" if person else claim.subject, claim.event, None)
        return ("count", claim.subject, None, None)
    if measure in ("percent", "rate"):
        return (measure, quantity.unit, quantity.per, claim.subject) if claim.subject else None
    if measure in ("measure", "duration"):
        return (measure, quantity.unit, quantity.per, None)
    return None
