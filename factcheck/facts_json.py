"""Facts as the public contract prints them: one JSON object an article."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import msgspec

from factcheck.model import Facts, Span

KEYS: dict[str, tuple[str, ...]] = {
    "sentences": ("start", "end", "text", "sourced", "check_worthy"),
    "quantities": (
        *("start", "end", "text", "kind", "value", "low", "high", "unit", "per", "counted", "hedge", "ambiguous_unit"),
    ),
    "dates": ("start", "end", "text", "kind", "first", "last"),
    "names": ("start", "end", "text", "kind", "canonical", "title"),
    "quotations": ("start", "end", "text", "closed", "speech"),
    "attributions": ("kind", "source", "cue", "content", "speaker", "anonymous"),
    "claims": (
        *("start", "end", "text", "sentence", "subject", "event", "measure", "scope", "value", "unit", "direction"),
        *("polarity", "modality", "party", "counterpart", "first", "last", "speaker"),
    ),
}
"""The keys of each list, in order."""


def encode(facts: Facts) -> str:
    """One line of JSON, without the line end; the path first, then the lists."""
    data: dict[str, Any] = {"path": facts.article.path}
    for name, keys in KEYS.items():
        data[name] = [_item(item, keys) for item in getattr(facts, name)]
    return msgspec.json.encode(data).decode()


def _item(item: object, keys: Iterable[str]) -> dict[str, Any]:
    return {key: _plain(getattr(item, key)) for key in keys}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end, "text": value.text}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def number(value: Decimal) -> str:
    """The shortest plain decimal ("1240", "0.5"); with an exponent only beyond 60 digits."""
    if not value.is_finite() or abs(value.adjusted()) > 60:
        return str(value)
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") or "0" if "." in text else text
