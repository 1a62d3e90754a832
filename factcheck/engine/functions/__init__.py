"""The named functions of the expression language, by subject."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from factcheck.engine.functions import calendar, figures, holidays, spans, words

FUNCTIONS: dict[str, Callable[..., Any]] = {
    **figures.FUNCTIONS,
    **calendar.FUNCTIONS,
    **spans.FUNCTIONS,
    **holidays.FUNCTIONS,
    **words.FUNCTIONS,
}
