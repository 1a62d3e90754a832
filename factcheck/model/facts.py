"""What is read from an article: sentences, quotations, quantities, dates, names, attributions, claims."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Any, Literal

from factcheck.model.article import Article, BlockKind, Span
from factcheck.model.record import Record

QuantityKind = Literal[
    "number", "ordinal", "money", "percent", "percentage_points", "measure", "duration", "age",
    "fraction", "ratio", "rate", "score",
]  # fmt: skip
Hedge = Literal["about", "at_least", "at_most", "over", "under", "nearly"]
DateKind = Literal["DATE", "TIME", "DURATION", "SET"]
NameKind = Literal["person", "organisation", "place", "other"]
Sourced = Literal["yes", "partly", "no", "no_source"]


class Sentence(Record, frozen=True):
    """``block`` is the index of its block in ``Article.blocks``; ``kind`` is that block's kind."""

    start: int
    end: int
    text: str
    block: int = 0
    kind: BlockKind = "paragraph"
    sourced: Sourced = "no"
    check_worthy: bool = False


class Quotation(Record, frozen=True):
    """Words between quotation marks, marks included; ``inner_start:inner_end`` leaves them out.

    ``closed`` is False where the closing mark is missing. ``continues`` is True where the quotation runs on in the
    next paragraph, which repeats the opening mark: then no closing mark is due. ``speech`` is False for titles of
    works and scare quotes. ``depth`` is 0 outside other quotations. ``closed_by`` is the mark found at its end.
    """

    start: int
    end: int
    text: str
    inner_start: int
    inner_end: int
    closed: bool = True
    speech: bool = True
    continues: bool = False
    continued: bool = False
    depth: int = 0
    mark: str = '"'
    closed_by: str | None = None


class Quantity(Record, frozen=True):
    """A figure. ``value`` is None for ranges and vague figures; ``low`` and ``high`` are what the words allow
    (printed precision and hedge), None where they leave that side open.

    ``unit``: ISO 4217 code for money, "%" for percentages, the unit's usual English singular for measures and
    durations. ``per`` is the unit of a rate ("hour", "100000 person"). ``counted`` is the noun phrase counted, whole,
    and ``counted_start:counted_end`` its place; ``noun`` the lemma of its head. ``exact`` says that the print gives
    no slack (an unhedged count, age, price). ``range_low``/``range_high`` are the two ends of a stated range.
    """

    start: int
    end: int
    text: str
    kind: QuantityKind
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str | None = None
    per: str | None = None
    counted: str | None = None
    hedge: Hedge | None = None
    ambiguous_unit: bool = False
    noun: str | None = None
    counted_start: int = -1
    counted_end: int = -1
    exact: bool = True
    range_low: Decimal | None = None
    range_high: Decimal | None = None
    sign: int = 0
    words: bool = False


class Date(Record, frozen=True):
    """A temporal expression. ``first``/``last`` are the days that it covers, None while they cannot be resolved.

    ``year``, ``month``, ``day`` are as printed, so that impossible dates (31 June) stay visible; ``weekday`` is 0 for
    Monday. ``hour``/``minute`` (0-24, 0-59) belong to TIME, ``zone`` is the printed time zone. ``relative`` marks
    what leans on the publication date ("last Tuesday"). ``timex`` is the TimeML value ("2023-05", "P3Y", "T15:40").
    ``ambiguous`` marks figures with two readings (04/05/2025).
    """

    start: int
    end: int
    text: str
    kind: DateKind
    first: datetime.date | None
    last: datetime.date | None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    zone: str | None = None
    relative: bool = False
    ambiguous: bool = False
    timex: str | None = None


class Name(Record, frozen=True):
    """A mention of a person, organisation or place; ``canonical`` is the fullest form in the article, ``title`` the
    title or office printed with it ("Sir", "Chief Constable")."""

    start: int
    end: int
    text: str
    kind: NameKind
    canonical: str
    title: str | None = None


class Attribution(Record, frozen=True):
    """Source (who), cue ("said") and content (what), as in PARC and PolNeAR. ``speaker`` is the canonical name that
    the source stands for; ``anonymous`` marks sources that are hidden, not merely unnamed (an on-record "spokesman
    for the council" is not anonymous); ``plural`` more than one voice ("officers", "critics"); ``lemma`` and
    ``cue_class`` describe the cue (say, belief, noun, according)."""

    kind: Literal["direct", "indirect", "mixed"]
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    speaker: str | None = None
    anonymous: bool = False
    plural: bool = False
    lemma: str | None = None
    cue_class: str | None = None


class Claim(Record, frozen=True):
    """Something that the article states and that could be compared: filled slots, None where the text gives none.

    ``sentence`` is an index into ``Facts.sentences``; ``quantity`` one into ``Facts.quantities`` (or None).
    ``subject`` is the head of what is measured or counted, ``event`` the verb class, ``measure`` the claim type (of
    a `define` rule, or the quantity kind), ``scope`` the scope words that limit it, ``party`` and ``counterpart``
    canonical names, ``direction`` +1 / -1 / 0, ``first``/``last`` the days that it is about, ``speaker`` who says it.
    For comparison: ``flags`` (part, rate, target, cumulative, more, past ...), ``modifiers`` of the counted noun
    that are no scope words, ``names`` near it, ``context`` (roots of the content words of its sentence), ``near``
    (those beside the figure) and ``times`` (years, months and weekdays named).
    """

    start: int
    end: int
    text: str
    sentence: int
    subject: str | None = None
    event: str | None = None
    measure: str | None = None
    scope: tuple[str, ...] = ()
    value: Decimal | None = None
    unit: str | None = None
    direction: int = 0
    polarity: bool = True
    modality: str | None = None
    party: str | None = None
    counterpart: str | None = None
    first: datetime.date | None = None
    last: datetime.date | None = None
    speaker: str | None = None
    quantity: int | None = None
    flags: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    times: tuple[str, ...] = ()


class Facts(Record, frozen=True):
    """All that was read from one article, each tuple sorted by offset."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[Date, ...] = ()
    names: tuple[Name, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()

    @property
    def path(self) -> str:
        return self.article.path


_START = attrgetter("start")


def within(items: Sequence[Any], start: int, end: int) -> Sequence[Any]:
    """The items of a sequence sorted by ``start`` that begin in ``[start, end)``."""
    low = bisect_right(items, start - 1, key=_START)
    return items[low : bisect_right(items, end - 1, low, key=_START)]
