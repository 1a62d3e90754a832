"""Functions on what derives a figure, and on what its phrase says it is of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from factcheck import patterns
from factcheck.comparison.intervals import lift
from factcheck.engine.evaluation import number
from factcheck.engine.functions.figures import of_stretch, share, widen
from factcheck.engine.functions.roles import CLOSED, knowing, view_of
from factcheck.engine.operands import cues, order, shares, theme
from factcheck.engine.operands.gauges import topics
from factcheck.engine.operands.setting import setting
from factcheck.engine.operands.topic import other_names, subject
from factcheck.model import Quantity, within

_ROUNDED = Decimal("0.02")
"""How far a share of a share may be off, as a share of it."""


@knowing
def moves(environment: Mapping[str, Any], stated: Any) -> str:
    """The class of the word that derives a figure: "+", "-" or another one; empty where none does."""
    found = cues.cue(view_of(environment), stated)
    return found.group or "either" if found is not None else ""


@knowing
def predicate(environment: Mapping[str, Any], word: Any) -> bool:
    """Is a word of change the verb of a clause that names what changed: "fares rose"?"""
    return theme.predicate(view_of(environment), word)


@knowing
def amounts(environment: Mapping[str, Any], stated: Any) -> bool:
    """Is a figure how much another one changed, rather than what was lost or gained ("cut 50 jobs") or a level?"""
    return theme.amounts(view_of(environment), stated)


@knowing
def of_part(environment: Mapping[str, Any], stated: Any, part: Any) -> bool:
    """Is a share put beside the part at hand ("1,612, or 2.8 per cent"), or beside none?"""
    found = shares.beside(view_of(environment), stated)
    return found is None or (isinstance(part, Quantity) and found.start == part.start)


@knowing
def counted_out(environment: Mapping[str, Any], part: Any, whole: Any) -> bool:
    """Is a count what a share makes of the whole that it is said of, in other words: "half of the 30 seats, or 15,"?"""
    both = isinstance(part, Quantity) and isinstance(whole, Quantity)
    return both and shares.counted_out(view_of(environment), part, whole)


@knowing
def lone_change(environment: Mapping[str, Any], stated: Any) -> bool:
    """Is no other figure of its sentence how much something changed ("lost 70 and took on 25")?"""
    view = view_of(environment)
    sentence = view.facts.sentences[view.sentence_at(stated.start)]
    others = within(view.facts.quantities, sentence.start, sentence.end)
    here = setting(view, stated)
    # "raised £48,400, passing its target of £40,000 by £5,400"
    by = here is not None and cues.nearest(here) == "by" and stated.kind in ("money", "measure")
    verb = cues.cue_at(here) if here is not None else None
    base = cues.crossed(here, verb) if here is not None and verb is not None else None
    return not any(
        q.kind == stated.kind
        and q.start != stated.start
        and (base is None or q.start != base.start)
        and cues.cue(view, q) is not None
        and (not by or theme.amounts(view, q))
        for q in others
    )


@knowing
def across(environment: Mapping[str, Any], stated: Any) -> bool:
    """Does a derived figure compare with something that is named, rather than with an earlier time?"""
    said = theme.theme(view_of(environment), stated)
    beaten = said is not None and said.base is not None and said.base.start < stated.start
    return said is not None and (bool(said.than) or beaten)


@knowing
def one_theme(environment: Mapping[str, Any], first: Any, second: Any) -> bool:
    """May two derived figures be of one thing: do their phrases name the same, or one of them nothing or "it", and
    their clauses no names of their own each?"""
    view = view_of(environment)
    one, other = (theme.theme(view, figure) for figure in (first, second))
    here, there = (setting(view, figure) for figure in (first, second))
    if one is None or other is None or here is None or there is None or other_names(here, there):
        return False
    if one.pronoun or other.pronoun or not one.heads or not other.heads:
        return True
    # "pork prices fell by 15 per cent and beef prices rose by 15 per cent"
    others = subject(here) - subject(there) and subject(there) - subject(here)
    return not others and topics(one.heads) == topics(other.heads)


@of_stretch
def closed_world(environment: Mapping[str, Any]) -> bool:
    """Can no other set of figures as near take the roles?"""
    return bool(environment.get(CLOSED, False))


@knowing
def turned(environment: Mapping[str, Any], stated: Any, first: Any, second: Any) -> bool:
    """Do two figures go the way that the word says which derives the stated one?"""
    way = moves(environment, stated)
    a, b = number(first).middle, number(second).middle
    return a is not None and b is not None and ((way == "+" and b > a) or (way == "-" and b < a))


@knowing
def dated(environment: Mapping[str, Any], first: Any, second: Any) -> bool:
    """Do two dates of the calendar, and not the same, go with the figures?"""
    return order.dated(view_of(environment), first, second)


_YEAR_BEFORE = patterns.lazy(
    r"(?:\W+[\w'’-]+){0,3}?\W+(?:(?:(?:a|one|the) year|(?:12|twelve) months) (?:ago|earlier|before|previously|prior)"
    r"|last year|the previous year)\b"
)


@knowing
def year_before(environment: Mapping[str, Any], figure: Any) -> bool:
    """Is a figure told as that of a year before: "£300,000 twelve months earlier"? What it grew by is annual growth."""
    return _YEAR_BEFORE.match(view_of(environment).low, figure.end) is not None


@knowing
def shared(environment: Mapping[str, Any], stated: Any) -> str:
    """Why a figure is a share: "of", "apart" or "rate"; empty where nothing says so."""
    return shares.shared(view_of(environment), stated)


@knowing
def of_whole(environment: Mapping[str, Any], stated: Any, part: Any, whole: Any) -> str:
    """Is the whole that a share names the one given: "named", "open" where it names none, empty where another one?"""
    return shares.of_whole(view_of(environment), stated, part, whole)


@knowing
def of_share(environment: Mapping[str, Any], stated: Any, part: Any, whole: Any) -> bool:
    """Is a part what a share makes of what another share makes of the whole, or leaves of it ("three quarters of the
    128 passed, 32 of them, a third of those who did, with a prize")? ``stated`` may be the one or the other."""
    view = view_of(environment)
    places = [view.sentence_at(fact.start) for fact in (stated, part, whole)]
    start, end = (view.facts.sentences[at] for at in (min(places), max(places)))
    others = [
        q
        for q in within(view.facts.quantities, start.start, end.end)
        if q.kind in ("percent", "fraction") and q.start != stated.start
    ]
    real, own = share(part, whole), number(stated)
    return any(
        real.meets(widen(made, _ROUNDED))
        for other in map(number, others)
        for made in (own * other, own * (lift(1) - other), (lift(1) - own) * other)
    )


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "moves": moves,
    "predicate": predicate,
    "amounts": amounts,
    "closed_world": closed_world,
    "across": across,
    "one_theme": one_theme,
    "lone_change": lone_change,
    "of_part": of_part,
    "counted_out": counted_out,
    "shared": shared,
    "year_before": year_before,
    "of_share": of_share,
    "of_whole": of_whole,
    "dated": dated,
    "turned": turned,
}
