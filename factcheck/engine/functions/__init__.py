"""The named functions of the expression language, by subject."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from factcheck.engine.functions import (
    answers,
    apiece,
    calendar,
    courses,
    derived,
    figures,
    holidays,
    lengths,
    makings,
    measures,
    moves_told,
    neighbours,
    parts,
    picks,
    placings,
    ranks,
    repeats,
    reprinting,
    rests,
    roles,
    scores,
    shares,
    slips,
    spans,
    states,
    stocks,
    subjects,
    terms,
    things,
    wholes,
    words,
)

FUNCTIONS: dict[str, Callable[..., Any]] = {
    **figures.FUNCTIONS,
    **measures.FUNCTIONS,
    **moves_told.FUNCTIONS,
    **calendar.FUNCTIONS,
    **spans.FUNCTIONS,
    **lengths.FUNCTIONS,
    **makings.FUNCTIONS,
    **holidays.FUNCTIONS,
    **subjects.FUNCTIONS,
    **roles.FUNCTIONS,
    **neighbours.FUNCTIONS,
    **derived.FUNCTIONS,
    **answers.FUNCTIONS,
    **apiece.FUNCTIONS,
    **things.FUNCTIONS,
    **ranks.FUNCTIONS,
    **parts.FUNCTIONS,
    **picks.FUNCTIONS,
    **placings.FUNCTIONS,
    **repeats.FUNCTIONS,
    **scores.FUNCTIONS,
    **terms.FUNCTIONS,
    **states.FUNCTIONS,
    **stocks.FUNCTIONS,
    **slips.FUNCTIONS,
    **wholes.FUNCTIONS,
    **words.FUNCTIONS,
    **courses.FUNCTIONS,
    **reprinting.FUNCTIONS,
    **rests.FUNCTIONS,
    **shares.FUNCTIONS,
}

READING = frozenset({*roles.FUNCTIONS, *derived.FUNCTIONS})
"""Those that look into the clauses around a figure: of conditions that all must hold they are asked last."""
