"""Functions on shares and the counts that are put beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from factcheck import patterns
from factcheck.engine.functions.roles import knowing, view_of
from factcheck.engine.operands.setting import setting
from factcheck.engine.view import View
from factcheck.model import Quantity, within

_NEAR, _LED = 24, 60
"""Characters behind a figure in which the one ends that is put beside it, and before it in which one stands."""
_OR = patterns.lazy(r"[^,.;()]*(?:, or | \()")
_BESIDE = patterns.lazy(r"\s*(?:[,(–—]|\s-)\s*(?:or|some|about|just)?\s*")


@knowing
def has_share(environment: Mapping[str, Any], figure: Any) -> bool:
    """Does a share of its own follow a figure: "13,380 (38 per cent)", but not "of the 90 trains, a third, 30,"?"""
    view = view_of(environment)
    here = setting(view, figure) if isinstance(figure, Quantity) else None
    if here is None or here.tokens[here.clause[0]].word == "of":
        return False
    return _apposed(view, figure) in ("percent", "fraction")


@knowing
def has_count(environment: Mapping[str, Any], share: Any) -> bool:
    """Does the count that it is follow a share: "nearly half, 47,"?"""
    return _apposed(view_of(environment), share) == "number"


@knowing
def other_share(environment: Mapping[str, Any], share: Any, count: Any) -> bool:
    """Is a count put beside another share before it ("36% of patients, or 213, ... 51%"), or told in a later clause
    than the share ("the share was 44 per cent; in psychology, with 188, it was 17")?"""
    view = view_of(environment)
    if not isinstance(share, Quantity) or not isinstance(count, Quantity):
        return False
    before = within(view.facts.quantities, max(0, count.start - _LED), count.start)
    if any(
        q.kind == "percent" and q.start != share.start and _OR.fullmatch(view.low, q.end, count.start) for q in before
    ):
        return True
    return ";" in view.low[share.end : count.start]


@knowing
def counted_beside(environment: Mapping[str, Any], share: Any) -> bool:
    """Is a share put beside a count: "pensioners received 2,835, or 15 per cent"?"""
    view = view_of(environment)
    if not isinstance(share, Quantity):
        return False
    before = within(view.facts.quantities, max(0, share.start - _LED), share.start)
    return (
        bool(before)
        and before[-1].kind == "number"
        and _BESIDE.fullmatch(view.low, before[-1].end, share.start) is not None
    )


def _apposed(view: View, figure: Any) -> str:
    """The kind of the figure that is put beside another one, behind it; empty without one."""
    if not isinstance(figure, Quantity):
        return ""
    end = max(figure.end, figure.counted_end)
    following = within(view.facts.quantities, end, end + _NEAR)
    beside = following and _BESIDE.fullmatch(view.low, end, following[0].start)
    return following[0].kind if beside else ""


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "has_share": has_share,
    "has_count": has_count,
    "other_share": other_share,
    "counted_beside": counted_beside,
}
