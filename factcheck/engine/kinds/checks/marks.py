"""Quotation marks: left open, closed by a mark of another style."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from factcheck.engine.view import View

Finding = tuple[int, int, dict[str, Any]]
_DOUBLE, _SINGLE = '"“”„«»', "'‘’‚"


def unclosed(view: View) -> Iterator[Finding]:
    """Quotations without a closing mark that do not run on in the next paragraph."""
    for quotation in view.facts.quotations:
        if not quotation.closed and not quotation.continues:
            yield quotation.start, quotation.end, {"quotation": quotation}


def mismatched(view: View) -> Iterator[Finding]:
    """Quotations opened by a double mark and closed by a single one, or the reverse."""
    for quotation in view.facts.quotations:
        closer = quotation.closed_by
        if quotation.closed and closer and (quotation.mark in _SINGLE) != (closer in _SINGLE):
            yield quotation.start, quotation.end, {"quotation": quotation, "closer": closer}


CHECKS: dict[str, Callable[[View], Iterator[Finding]]] = {"unclosed": unclosed, "mismatched": mismatched}
