"""What rules find, and the report that formats print."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from factcheck.model.record import Record

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


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


Treatment = Literal["compared", "recomputed", "not compared"]


class Stated(Record, frozen=True):
    """A figure that a draft states, in file offsets, and what was done about it: ``value`` is it normalised for print
    ("33567 officer"), ``speaker`` who says so (empty for narration)."""

    path: str
    offset: int
    end_offset: int
    start: Position
    excerpt: str
    kind: str
    value: str
    speaker: str
    treatment: Treatment


class Look(Record, frozen=True):
    """How a format for people may look where it is shown: in colour, with ``width`` columns of a draft's line, with
    paths that open the file when clicked: ``link`` is the address, ``{path}``, ``{line}`` and ``{column}`` in it, empty
    for none."""

    colour: bool = False
    width: int = 100
    link: str = ""


class Report(Record, frozen=True):
    """Everything that a format may print. ``texts`` holds the file text of each path, for source excerpts; ``rules``
    are those that found something, ``silent`` the ids of those that looked and found nothing. ``alone`` is how many
    figures are stated as the result of others that are not there to recompute them from. ``stated`` are the figures of
    the drafts and ``refusals`` the reasons why pairs of claims were not compared, with their number; both only where a
    format asks for them."""

    findings: tuple[Finding, ...]
    summary: Summary
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    texts: Mapping[str, str] = msgspec.field(default_factory=dict)
    rules: tuple[RuleNote, ...] = ()
    silent: tuple[str, ...] = ()
    alone: int = 0
    stated: tuple[Stated, ...] = ()
    refusals: dict[str, int] = msgspec.field(default_factory=dict)
