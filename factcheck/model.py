"""The facts and findings that every floor speaks about: immutable, slotted, cheap to build and to store.

Offsets are code points, ``end`` exclusive. Everything below :mod:`factcheck.linting` counts them in ``Article.text``
(the reading, without markup); what leaves the program counts them in the file, through :meth:`Article.to_file`.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Literal

import msgspec

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")

BlockKind = Literal["headline", "subhead", "paragraph", "caption", "list", "table", "boilerplate"]
_ENTITY = re.compile(r"&#?\w{1,32};")
QuantityKind = Literal[
    "number", "ordinal", "money", "percent", "percentage_points", "measure", "duration", "age",
    "fraction", "ratio", "rate", "score",
]  # fmt: skip
Hedge = Literal["about", "at_least", "at_most", "over", "under", "nearly"]
DateKind = Literal["DATE", "TIME", "DURATION", "SET"]
NameKind = Literal["person", "organisation", "place", "other"]
Sourced = Literal["yes", "partly", "no", "no_source"]


class Record(msgspec.Struct, frozen=True):
    """Base of everything in the model: compared by value, never changed after it is made."""


class Span(Record, frozen=True):
    """Words in the text: ``article.text[start:end]``."""

    start: int
    end: int
    text: str = ""


class Block(Record, frozen=True):
    """A paragraph-like part of an article. ``boilerplate`` is page furniture that no rule but its own may see."""

    start: int
    end: int
    kind: BlockKind = "paragraph"


class Article(Record, frozen=True):
    """One draft. ``text`` is what a reader reads; ``raw`` is the decoded file; ``segments`` ties the two together.

    ``segments`` is a sorted tuple of ``(text_offset, file_offset)``: from each text offset on, both run in step.
    The empty tuple says that text and file are the same. ``blocks`` is None until :func:`factcheck.reading.segment`.
    """

    text: str
    path: str = "<text>"
    date: datetime.date | None = None
    source: str | None = None
    author: str | None = None
    title: str | None = None
    story: str | None = None
    raw: str | None = None
    segments: tuple[tuple[int, int], ...] = ()
    blocks: tuple[Block, ...] | None = None
    meta: dict[str, Any] = msgspec.field(default_factory=dict)

    @classmethod
    def from_text(
        cls,
        text: str,
        path: str = "<text>",
        date: datetime.date | None = None,
        source: str | None = None,
        author: str | None = None,
        title: str | None = None,
        story: str | None = None,
    ) -> Article:
        """Make an article of plain text that is already in memory; ``date`` is the publication date, ``source`` the
        outlet. Nothing is parsed: front matter and markup in ``text`` are read as words."""
        return cls(text, path, date, source, author, title, story)

    def to_file(self, offset: int) -> int:
        """The file offset of the text offset ``offset`` (as the start of something)."""
        if not self.segments:
            return offset
        at = max(bisect_right(self.segments, (offset, 1 << 60)) - 1, 0)
        text_start, file_start = self.segments[at]
        return file_start + offset - text_start

    def span_to_file(self, start: int, end: int) -> tuple[int, int]:
        """The file offsets of ``text[start:end]``: from its first character to just after its last one, which in markup
        may be a whole entity ("&amp;")."""
        first = self.to_file(start)
        if end <= start:
            return first, first
        last = self.to_file(end - 1) + 1
        if self.raw is not None and self.raw[last - 1] == "&" and (end >= len(self.text) or self.to_file(end) != last):
            entity = _ENTITY.match(self.raw, last - 1)
            last = entity.end() if entity else last
        return first, last

    @property
    def locale(self) -> str | None:
        """The variety of English that the front matter or the house states ("en-GB", "en-US"), None where nobody does:
        it tells how 04/05/2025 is read."""
        stated = self.meta.get("locale")
        return stated if isinstance(stated, str) else None

    @property
    def file_text(self) -> str:
        """The decoded text of the file, markup and front matter included."""
        return self.text if self.raw is None else self.raw


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


class Place(Record, frozen=True):
    """A place that a finding points to besides its own: text offsets in the article with this ``path``."""

    path: str
    start: int
    end: int
    message: str = ""


class Fix(Record, frozen=True):
    """A replacement for ``text[start:end]``; ``safe`` ones never change what the copy says."""

    start: int
    end: int
    replacement: str
    safe: bool = True


class Hit(Record, frozen=True):
    """What a rule found, in text offsets of the article ``path``; :mod:`factcheck.linting` makes a Finding of it."""

    rule: str
    severity: Severity
    message: str
    path: str
    start: int
    end: int
    related: tuple[Place, ...] = ()
    explanation: tuple[str, ...] = ()
    fix: Fix | None = None


class Position(Record, frozen=True):
    """1-based line and column in the file; columns count code points."""

    line: int
    column: int


class Related(Record, frozen=True):
    """The other side of a finding, in file offsets."""

    path: str
    offset: int
    end_offset: int
    start: Position
    end: Position
    excerpt: str
    message: str = ""


class Finding(Record, frozen=True):
    """A finding as the contract prints it, in file offsets: ``file_text[offset:end_offset] == excerpt``."""

    rule: str
    severity: Severity
    message: str
    path: str
    offset: int
    end_offset: int
    start: Position
    end: Position
    excerpt: str
    related: tuple[Related, ...] = ()
    explanation: tuple[str, ...] = ()
    fix: Fix | None = None
    fingerprint: str = ""


class Problem(Record, frozen=True):
    """Something that kept a part of the run from being done; the exit status is 2 where there is one."""

    kind: str
    path: str | None
    line: int | None
    column: int | None
    message: str


class RuleNote(Record, frozen=True):
    """What a report may say about a rule: the sentence that sums it up, and why it matters."""

    id: str
    severity: Severity
    summary: str
    why: str = ""


class ClaimCounts(Record, frozen=True):
    """How many numeric claims there are, how many met another claim about the same thing, how many were recomputed."""

    numeric: int = 0
    compared: int = 0
    recomputed: int = 0


class Summary(Record, frozen=True):
    """What was checked, and what was not: silence must not look like approval."""

    articles: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    claims: ClaimCounts = ClaimCounts()


class Report(Record, frozen=True):
    """Everything that a format may print. ``texts`` holds the file text of each path, for source excerpts."""

    findings: tuple[Finding, ...]
    summary: Summary
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    texts: dict[str, str] = msgspec.field(default_factory=dict)
    rules: tuple[RuleNote, ...] = ()


def within(items: Sequence[Any], start: int, end: int) -> Sequence[Any]:
    """The items of a sequence sorted by ``start`` that begin in ``[start, end)``."""
    low = bisect_right(items, start - 1, key=lambda item: item.start)
    high = bisect_right(items, end - 1, key=lambda item: item.start)
    return items[low:high]
