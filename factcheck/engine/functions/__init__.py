"""The named functions of the expression language, by subject."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from factcheck.engine.functions import calendar, figures, holidays, measures, reprinting, roles, spans, subjects, words

FUNCTIONS: dict[str, Callable[..., Any]] = {
    **figures.FUNCTIONS,
    **measures.FUNCTIONS,
    **calendar.FUNCTIONS,
    **spans.FUNCTIONS,
    **holidays.FUNCTIONS,
    **subjects.FUNCTIONS,
    **roles.FUNCTIONS,
    **words.FUNCTIONS,
    **reprinting.FUNCTIONS,
}
