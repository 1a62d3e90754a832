"""The terms that make up a punishment: "eight years for the robbery and a consecutive two for the gun".

Read are the lengths of time of a stretch and the bare numbers listed with them that leave the unit out; a term for each
of several counts stands so many times. Where a length of time cannot be told to be a term, nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from factcheck import patterns
from factcheck.comparison.intervals import lift
from factcheck.engine.evaluation import Undefined
from factcheck.engine.functions.figures import FIGURES, of_stretch
from factcheck.engine.functions.roles import knowing, view_of
from factcheck.engine.view import View
from factcheck.language.lexicon import load
from factcheck.model import Quantity, within

_SIZES = {"month": Decimal(1), "year": Decimal(12), "decade": Decimal(120)}
"""In months."""
_MOST_COUNTED = 20
_LED = 60
_LISTED = patterns.lazy(
    r"\s*(?:,|;|and|plus|, and|and then|, then|, plus)\s*(?:(?:an?|for) )?(?:further |another |extra )?"
)
_ELLIPTIC = patterns.lazy(
    r"(?:,? consecutively,?| more| extra)?(?: for (?!the (?:first|second|next)\b)[a-z]| in (?:prison|jail|custody)\b"
    r"| on (?:licence|probation|the|a|each|top)\b| behind bars\b|,? to follow\b"
    r"| (?:that )?(?:he|she|they) (?:got|had|has|is|was|were|are|received)\b)"
)
_BEHIND = patterns.lazy(
    r"(?:[- ](?:\w+[- ]){0,2}?(?:terms?|sentences?|spells?|stretch(?:es)?|ban|detention|imprisonment"
    r"|disqualification)\b"
    r"|,? (?:(?:each )?for|in (?:prison|jail|custody)|behind bars|on licence|inside"
    r"|of (?:unpaid work|imprisonment)|to be served"
    r"|to run|(?:was |were )?(?:added|tacked)|consecutive(?:ly)?|concurrent(?:ly)?)\b)"
)
_BEFORE = patterns.lazy(
    r"\b(?:jail(?:ed|s)?|sentenc(?:e|es|ed|ing)|terms?|spells|imprison\w*|gaol\w*|imposed|imposing|serv(?:e|ed|es|ing)"
    r"|given|gave|gets?|got|handed|received|receives|banned|ban|bars?|locked up|plus|added|adding|up of"
    r"|comprising|consecutive"
    r"|concurrent|consisting of|extended (?:it|the ban)|by|with|followed by|consecutively)\b[^.;]*$"
)
_UNITS = frozenset({"hour", "day", "week", "month", "year"})
_FOR_ACT = patterns.lazy(
    r"(?:[- ](?:[a-z]+[- ]){0,2}?(?:terms?|sentences?|spells?|stretch(?:es)?)"
    r"|(?:,? [a-z-]+){0,2}? (?:in prison|in jail)"
    r"|(?: of)? (?:unpaid work|community service|community work|community payback|imprisonment|custody|detention))?"
    r"(?:,? (?:and|to be|to run|consecutive|consecutively|cumulative|cumulatively|on top|extra|more|added to"
    r" (?:that|it|his|her|their|the)(?: own| first)?(?: term| sentence)?)\b)*,? (?:for|on|over) (?=[a-z])"
)
_LEADS_TO = patterns.lazy(
    r"\b(?:jailed|gaoled|imprisoned|sentenced|sent down|to prison|to jail|locked up|banned|disqualified"
    r"|sentence of|total of|term of"
    r"|faces?|facing|serves?|serving|spends?|spending|does?|do|gets?|got|given|handed|totals?|totalled|totalling"
    r"|left with|(?:come|comes|came|coming|amounts?|amounting|adds? up|adding up|brought|brings?|bringing|takes?|taking"
    r"|took)(?: (?:it|him|her|them|this|that|his|her|their|the|whole|overall|total|term|sentence|stay|spell))* to)"
    r"(?: (?:to|for|a|an|the|of|up|another|effective|whole|full|total|prison))* \Z"
)
_IS_SERVED = patterns.lazy(
    r"[- ](?:\w+[- ]){0,2}?(?:terms?|sentences?|spells?|stretch|ban)\b"
    r"|,? (?:in (?:prison|jail|custody|all|total)|altogether|overall|all told|behind bars|inside|together)\b"
)
_OF_OTHERS = patterns.lazy(r" of (?!imprisonment|custody|detention|prison|jail|unpaid|community)[a-z]")
_A_TERM = patterns.lazy(r"\ban? (year|month|week) (?:in|behind|inside|of|each|apiece)\b")
_WORD = patterns.lazy(r"[a-z][a-z'’-]*")
_SUSPENDED = patterns.lazy(r"\bsuspend(?:ed|s|ing)?\b[^.;]* for \Z")
_CHARGES = patterns.lazy(
    r" (?:[a-z-]+ ){0,3}?(?:counts?|charges?|offences?|offenses?|crimes?|thefts|burglaries|robberies|attacks?|assaults"
    r"|raids?|rapes|killings|murders|victims|frauds|fires|break-ins)\b"
)
_NO_TERM = patterns.lazy(
    r" (?:ago|old|later|earlier|before|previously|apart)\b"
    r"|[- ](?:[a-z]+ )?(?:trial|hearing|inquiry|campaign|investigation)\b"
)
_SPAN = patterns.lazy(
    r"\b(?:after|over|within|during|lasting|lasted|every|past|last|next|first|previous|another)"
    r" (?:an? |the |his |her |some )?$"
)
_SO_MANY_OF = patterns.lazy(r" (?:[a-z-]+,? ){0,3}?(?:terms|sentences|spells|stretches) of (?:an? )?")
_SO_MANY = patterns.lazy(r" (?:[a-z-]+,? ){0,2}")
_ONE = patterns.lazy(r"(?:\band|,) (?:another )?one (?:for|in|on)\b")
_COUNTED = frozenset({"term", "sentence", "count", "charge", "offence", "offense", "spell"})
_FOR_EACH_OF = patterns.lazy(r"(?: in (?:jail|prison))? (?:for|on) (?:each|every one) of (?:the |his |her )?")
_EACH_OF = patterns.lazy(r"\b(?:each|every) (?:one )?of (?:the |his |her |their )?$")


@of_stretch
def terms(environment: Mapping[str, Any], total: Any) -> list[Quantity]:
    """The terms beside a total, each in months. Raises Undefined where there are not two of
    them, or one that stands several times, or where something else is told in their units."""
    view = view_of(environment)
    figures = [figure for figure in environment.get(FIGURES, ()) if figure.start != total.start]
    if not isinstance(total, Quantity) or total.unit not in _SIZES or total.value is None or not figures:
        raise Undefined("no total of terms")
    _alone_before(view, [*figures, total])
    ones = [*_ONE.finditer(view.low, min(figures[0].start, total.start), max(figures[-1].end, total.end) + _LED)]
    if ones and (len(ones) > 1 or ones[0].start() < figures[-1].end or any(q.noun in _COUNTED for q in figures)):
        raise Undefined("a one that is no figure")
    found: list[Quantity] = []
    last: Quantity | None = None
    for at, figure in enumerate(figures):
        unit = figure.unit if figure.kind == "duration" else None
        if unit in _SIZES:
            if not _is_term(view, figure, last):
                raise Undefined("another length of time")
            last = figure
        elif figure.kind == "number" and figure.value is not None and not figure.counted:
            unit = _left_out(view, figures, at, last or (total if total.start < figure.start else None))
        if unit in _SIZES and figure.value is not None and figure.hedge in (None, "at_least"):
            size = figure.value * _SIZES[unit or ""]
            term = replace(figure, kind="duration", unit="month", value=size, low=size, high=size)
            found += [term] * _times(view, figures, at)
        elif unit in _SIZES:
            raise Undefined("no exact term")
    if ones and found and last is not None and last.unit in _SIZES and ones[0][0].endswith("one for"):
        # "Four years for arson and one for theft"
        size = _SIZES[last.unit or ""]
        found.append(replace(found[-1], start=ones[0].start(), end=ones[0].end(), value=size, low=size, high=size))
    elif ones:
        raise Undefined("a one that is no figure")
    if len(found) < 2:
        raise Undefined("no two terms")
    return found


def _alone_before(view: View, figures: list[Quantity]) -> None:
    """Raise Undefined where the sentence before the first figure's, in its paragraph, tells a length of time too."""
    first = view.sentence_at(min(figure.start for figure in figures))
    if first <= 0:
        return
    before, here = view.facts.sentences[first - 1], view.facts.sentences[first]
    if before.block != here.block:
        return
    if any(figure.unit in ("month", "year") for figure in within(view.facts.quantities, before.start, before.end)):
        raise Undefined("terms before these")


def _is_term(view: View, figure: Quantity, last: Quantity | None) -> bool:
    sentence = view.facts.sentences[view.sentence_at(figure.start)]
    start = max(sentence.start, figure.start - _LED)
    if _NO_TERM.match(view.low, figure.end) or _SPAN.search(view.low, start, figure.start):
        return False
    listed = last is not None and _LISTED.fullmatch(view.low, last.end, figure.start) is not None
    labelled = view.low[start : figure.start].endswith(": ")  # "Arson: five years."
    return bool(
        listed or labelled or _BEHIND.match(view.low, figure.end) or _BEFORE.search(view.low, start, figure.start)
    )


def _left_out(view: View, figures: list[Quantity], at: int, last: Quantity | None) -> str | None:
    """The unit of a bare number among terms: that of the one that a list of numbers ends in ("six, four and three
    years"), else of the term before it ("five years for arson and three for fraud")."""
    figure, end = figures[at], figures[at].end
    for other in figures[at + 1 :]:
        if not _LISTED.fullmatch(view.low, end, other.start):
            break
        if other.kind == "duration":
            return other.unit
        end = other.end
    if not _ELLIPTIC.match(view.low, figure.end):
        return None
    return last.unit if last is not None else None


def _times(view: View, figures: list[Quantity], at: int) -> int:
    """How often a term stands: "three terms of nine months", "two five-year terms", "a year for each of 4 thefts"."""
    figure, low = figures[at], view.low
    if at and (many := _many(figures[at - 1])):
        before = figures[at - 1]
        form = _SO_MANY if "-" in figure.text else _SO_MANY_OF
        if form.fullmatch(low, before.end, figure.start) or _EACH_OF.search(low, before.start - 20, before.start):
            return many
    if at + 1 < len(figures) and (many := _many(figures[at + 1])):
        return many if _FOR_EACH_OF.fullmatch(low, figure.end, figures[at + 1].start) else 1
    return 1


def _many(count: Quantity) -> int:
    exact = count.kind == "number" and count.value is not None and 1 < count.value <= _MOST_COUNTED
    return int(count.value or 0) if exact else 0


@knowing
def terms_for_acts(environment: Mapping[str, Any], total: Any) -> list[Quantity]:
    """The terms beside a total that follow one another, each said to be for what was done ("five years for theft", "15
    on the second count") or for each of so many counts: the total is the only length of time that is not, and one that
    is served. They stand in its sentence, the one before or behind; for a headline in the first two of the text. Raises
    Undefined where something else is told in their units."""
    view = view_of(environment)
    if not isinstance(total, Quantity) or total.unit not in _UNITS or not _served(view, total) or _act(view, total):
        raise Undefined("no total of terms")
    here, sentences = view.sentence_at(total.start), view.facts.sentences
    if sentences[here].kind == "headline":
        stretches = [(here, here + 1), (here, here + 2)]
    else:
        stretches = [(here, here), (here - 1, here), (here, here + 1)]
    for first, last in stretches:
        if first < 0 or last >= len(sentences) or (first < here and sentences[first].kind == "headline"):
            continue
        start, end = sentences[first].start, sentences[last].end
        words = f" {' '.join(_WORD.findall(view.low, start, end))} "
        if _ONE.search(view.low, start, end) or any(f" {form} " in words for form in load("term_doubts").forms):
            break
        hours = total.unit == "hour" and any(f" {form} " in words for form in ("unpaid work", "community service"))
        if not hours and not any(f" {form} " in words for form in load("consecutive").forms):
            continue
        found = _for_acts(view, total, within(view.facts.quantities, start, end), end)
        if len(found) > 1:
            return found
    raise Undefined("no two terms")


def _for_acts(view: View, total: Quantity, figures: Sequence[Quantity], end: int) -> list[Quantity]:
    found: list[Quantity] = []
    last: Quantity | None = None
    for at, figure in enumerate(figures):
        if figure.start == total.start:
            last = total
            continue
        bare = figure.kind == "number" and not figure.counted and last is not None
        if figure.kind == "duration":
            if _SUSPENDED.search(view.low, view.facts.sentences[view.sentence_at(figure.start)].start, figure.start):
                continue
        elif not bare or not _act(view, figure):
            if many := _for_each(view, figures, at + 1):
                found += _one_of_each(view, figure, end) * many
            continue
        each = _for_each(view, figures, at)
        if figure.value is None or figure.hedge or not (each or _act(view, figure)):
            raise Undefined("another length of time")
        last = last if bare else figure
        found += [figure if last is None else replace(figure, kind="duration", unit=last.unit)] * (each or 1)
    units = {figure.unit for figure in (*found, total)}
    if len(units) > 1 and not units <= _SIZES.keys():
        raise Undefined("terms in other units")
    return [replace(figure, unit="month", value=_months(figure), low=None, high=None) for figure in found]


def _one_of_each(view: View, count: Quantity, end: int) -> list[Quantity]:
    """One term that no number tells, of so many counts: "each of the five counts brought him a year in jail"."""
    sentence = view.facts.sentences[view.sentence_at(count.start)]
    told = _A_TERM.search(view.low, count.end, min(end, sentence.end))
    one = Decimal(1)
    return [replace(count, kind="duration", unit=told[1], value=one, low=one, high=one)] if told else []


def _months(figure: Quantity) -> Decimal:
    """How long a term is: in months, or in its own unit where that makes no whole months."""
    return (figure.value or Decimal(0)) * _SIZES.get(figure.unit or "", Decimal(1))


@knowing
def sum_of_terms(environment: Mapping[str, Any], found: Any) -> Any:
    """What terms make, in months, or in the unit that all of them have."""
    return lift(sum((figure.value for figure in found), Decimal(0)))


@knowing
def length_of_term(environment: Mapping[str, Any], figure: Any) -> Any:
    """How long a term is, in months, or in its own unit where that makes no whole months."""
    return lift(_months(figure))


def _act(view: View, figure: Quantity) -> bool:
    """Is a term said to be for what was done?"""
    found = _FOR_ACT.match(view.low, figure.end)
    behind = within(view.facts.quantities, found.end(), found.end() + 1) if found else []
    return found is not None and not any(figure.kind == "duration" for figure in behind)


def _served(view: View, total: Quantity) -> bool:
    sentence = view.facts.sentences[view.sentence_at(total.start)]
    before = _LEADS_TO.search(view.low, max(sentence.start, total.start - _LED), total.start)
    if _OF_OTHERS.match(view.low, total.end):
        return False
    return before is not None or _IS_SERVED.match(view.low, total.end) is not None


def _for_each(view: View, figures: Sequence[Quantity], at: int) -> int:
    """For how many counts each a term is told: "each of the five charges brought him a year"."""
    if not at or not (many := _many(figures[at - 1])):
        return 0
    before = figures[at - 1]
    led = _EACH_OF.search(view.low, max(0, before.start - 20), before.start)
    return many if led and _CHARGES.match(view.low, before.end) else 0


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "terms": terms,
    "terms_for_acts": terms_for_acts,
    "sum_of_terms": sum_of_terms,
    "length_of_term": length_of_term,
}
