"""The facts and findings that every floor speaks about: immutable, slotted, cheap to build and to store.

Offsets are code points, ``end`` exclusive. Everything below :mod:`factcheck.linting` counts them in ``Article.text``
(the reading, without markup); what leaves the program counts them in the file, through :meth:`Article.to_file`.
"""

from __future__ import annotations

from factcheck.model.article import (
    Article,
    Block,
    BlockKind,
    Role,
    Span,
)
from factcheck.model.facts import (
    Attribution,
    Claim,
    Date,
    DateKind,
    Facts,
    Hedge,
    Name,
    NameKind,
    Quantity,
    QuantityKind,
    Quotation,
    Sentence,
    Sourced,
    within,
)
from factcheck.model.findings import (
    SEVERITIES,
    ClaimCounts,
    Finding,
    Fix,
    Hit,
    Look,
    Place,
    Position,
    Problem,
    Related,
    Report,
    RuleNote,
    Severity,
    Stated,
    Summary,
    Treatment,
)
from factcheck.model.house import House
from factcheck.model.record import Record

__all__ = [
    "SEVERITIES",
    "Article",
    "Attribution",
    "Block",
    "BlockKind",
    "Claim",
    "ClaimCounts",
    "Date",
    "DateKind",
    "Facts",
    "Finding",
    "Fix",
    "Hedge",
    "Hit",
    "House",
    "Look",
    "Name",
    "NameKind",
    "Place",
    "Position",
    "Problem",
    "Quantity",
    "QuantityKind",
    "Quotation",
    "Record",
    "Related",
    "Report",
    "Role",
    "RuleNote",
    "Sentence",
    "Severity",
    "Sourced",
    "Span",
    "Stated",
    "Summary",
    "Treatment",
    "within",
]
