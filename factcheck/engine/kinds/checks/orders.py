"""Figures that stand in an order that the text tells: gold, silver and bronze, a list "from the largest down", what is
"second only to" something, who leads and who follows, the fastest and the next fastest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from factcheck import patterns
from factcheck.engine.view import View
from factcheck.language.roots import root_of, singular
from factcheck.model import Quantity, Sentence, within

Finding = tuple[int, int, dict[str, Any]]
_MEDAL = patterns.lazy(r"\b(gold|silver|bronze)(?! medals\b)\b")
_PLACES = ("gold", "silver", "bronze")
_ORDER = patterns.lazy(
    r"\bin (?:descending|ascending|decreasing|increasing) order\b|\bfrom the (?:[a-z]+est|most [a-z]+) (?:down|up|to)\b"
    r"|\bin order of (?!appearance|preference|arrival|running|play|birth|age|seniority|merit|importance|priority"
    r"|date)[a-z]+"
    r"|\b(?:[a-z]+est|most [a-z]+) first\b"
)
_APIECE = patterns.lazy(
    r"(?:,|;|,? and|,? then)(?: [\w'’.&-]+){0,5}[ (]+(?:(?:at|on|with|by|of|in|has|had|is|was) )?$|, (?:and )?$| and $"
)
_SECOND = patterns.lazy(r"\bsecond only to (?:the )?(?P<who>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)")
_OWNED = patterns.lazy(r"(?:['’]s?)? (?:[a-z]+ ){0,3}")
_THEME = patterns.lazy(r" (?:in|for) (?P<what>[a-z]+)")
_LEADS = patterns.lazy(
    r"\b(?:top|topped|tops|topping|lead|leads|led|most|first|highest|largest|biggest|ahead|head|headed)\b"
)
_FOLLOWED = patterns.lazy(r",? (?:followed|trailed) by ")
_BEHIND = patterns.lazy(r"\b(?:last|bottom)\b[^.;,]{0,30} (?:with|on) $")
_BEHIND_WHOM = patterns.lazy(r"(?: [a-z]+)?,? behind [^.;,]{2,30} (?:with|on|who had|which had) $")
_AHEAD = patterns.lazy(
    r"(?: [a-z]+)?,? (?:ahead of|in front of|above) [^.;,]{2,30}, (?:in )?(?:second|third|fourth|fifth"
    r"|sixth)(?: place)? (?:with|on) $"
)
_FASTEST = patterns.lazy(r"\b(?:fastest|quickest)\b(?! (?:growing|rising|selling))")
_NEXT_BEST = patterns.lazy(r"\b(?:next|second)[ -](?:best|fastest|quickest)\b")
_REVERSED = patterns.lazy(
    r"\b(?:golf|par|strokes?|handicap|penalt(?:y|ies)|faults?|errors?|fewest|lowest|least|smallest|shortest|slowest"
    r"|cheapest|rates?|per (?:cent|capita|head|person)"
    r"|average|goal difference|games in hand|last year|last season|year[s]? ago|previous|earlier|but"
    r"|although|though|despite|adjusted|deducted"
    r"|at the break|half-time|half time|by the end|at first)\b"
)
_MOST = Decimal("1.3")
_CUES = (
    *("bronze", " order", "est first", "from the ", "second only to ", "followed by ", "behind ", "ahead of "),
    *("next ", "second fastest", "second-fastest", "second quickest"),
)
_FEWEST = 3


def told_orders(view: View) -> Iterator[Finding]:
    """Figures that break the order in which they are told."""
    for at, sentence in enumerate(view.facts.sentences):
        low = view.low[sentence.start : sentence.end]
        if not any(cue in low for cue in _CUES):
            continue
        told = [q for q in within(view.facts.quantities, sentence.start, sentence.end) if _plain(q)]
        if len(told) > 1 or "second only to " in low:
            yield from (
                _medals(view, sentence, told)
                or _listed(view, sentence, told)
                or _second(view, at, told)
                or _followed(view, sentence, told)
                or _beside(view, sentence, told)
                or _fastest(view, sentence, told)
            )


def _plain(figure: Quantity) -> bool:
    kinds = ("number", "measure", "money", "duration", "percent")
    return figure.kind in kinds and figure.value is not None and figure.value > 0 and figure.range_low is None


def _alike(figures: Sequence[Quantity]) -> bool:
    """Are figures told of one thing: in one kind and unit, or bare behind the first?"""
    first = figures[0]
    return all(
        (
            (q.kind, q.unit) == (first.kind, first.unit)
            and q.hedge is None
            and (q.noun in (None, first.noun) or first.kind != "number")
        )
        or (q.kind == "number" and q.noun is None)
        for q in figures
    )


def _falls(figures: Sequence[Quantity]) -> bool:
    return all((a.value or 0) >= (b.value or 0) for a, b in pairwise(figures))


def _made(one: Quantity, other: Quantity, how: str) -> list[Finding]:
    return [(one.start, one.end, {"x": one, "y": other, "how": how})]


def _medals(view: View, sentence: Sentence, told: Sequence[Quantity]) -> list[Finding]:
    """Gold, silver and bronze, each with a figure, where silver is neither between the others nor like one of them."""
    medals = [*_MEDAL.finditer(view.low, sentence.start, sentence.end)]
    if sorted(medal[1] for medal in medals) != sorted(_PLACES):
        return []
    rows = [row for row in _rows(told) if len(row) == _FEWEST]
    if len(rows) != 1 or not _alike(rows[0]):
        return []
    row = rows[0]
    places = sorted([*((q.start, "figure") for q in row), *((medal.start(), "medal") for medal in medals)])
    kinds = [kind for _, kind in places]
    if kinds != [kinds[0], *(["figure", "medal"] if kinds[0] == "medal" else ["medal", "figure"]) * 2, kinds[1]]:
        return []
    values = {medal[1]: figure for medal, figure in zip(medals, row, strict=True)}
    gold, silver, bronze = (values[place] for place in _PLACES)
    most, least = max(q.value or 0 for q in row), min(q.value or 0 for q in row)
    if most > least * _MOST or _falls((gold, silver, bronze)) or _falls((bronze, silver, gold)):
        return []
    return _made(silver, gold, "gold, silver and bronze")


def _rows(told: Sequence[Quantity]) -> list[list[Quantity]]:
    """Figures by kind and unit, bare numbers with the kind of those before them."""
    rows: dict[tuple[str, str | None], list[Quantity]] = {}
    last: tuple[str, str | None] | None = None
    for q in told:
        bare = q.kind == "number" and q.noun is None and last is not None
        key = last if bare and last is not None else (q.kind, q.unit)
        rows.setdefault(key, []).append(q)
        last = key
    return [*rows.values()]


def _listed(view: View, sentence: Sentence, told: Sequence[Quantity]) -> list[Finding]:
    """Three or more figures of a list that is said to go one way, and does not."""
    found = _ORDER.search(view.low, sentence.start, sentence.end)
    if found is None:
        return []
    behind = [q for q in told if q.start > found.end()]
    for row in _rows(behind):
        run = row[:1]
        for q in row[1:]:
            if not _APIECE.search(view.text[run[-1].end : q.start].replace(")", "")):
                break
            run.append(q)
        if len(run) < _FEWEST or len(run) != len(row) or not _alike(run):
            continue
        if _falls(run) or _falls(run[::-1]):
            continue
        # The way is that of the first two; where the text names it, that is another matter.
        down = (run[0].value or 0) >= (run[-1].value or 0)
        pairs = ((b, a) for a, b in pairwise(run) if ((a.value or 0) < (b.value or 0)) == down and a.value != b.value)
        one, other = next(pairs, (run[-1], run[0]))
        return _made(one, other, found[0])
    return []


def _second(view: View, at: int, told: Sequence[Quantity]) -> list[Finding]:
    """What is second only to something that has less."""
    sentence = view.facts.sentences[at]
    found = _SECOND.search(view.text, sentence.start, sentence.end)
    if found is None or _REVERSED.search(view.low, sentence.start, sentence.end):
        return []
    end = sentence.end
    if len(told) == 1 and at + 1 < len(view.facts.sentences):
        end = view.facts.sentences[at + 1].end
    near = [q for q in within(view.facts.quantities, sentence.start, end) if _plain(q)]
    rows = [row for row in _rows(near) if len(row) == 2]
    if len(rows) != 1 or not _alike(rows[0]) or _REVERSED.search(view.low, sentence.start, end):
        return []
    own, other = rows[0]
    again = view.text.rfind(found["who"], found.end(), other.start)
    if again < 0 or not _OWNED.fullmatch(view.low, again + len(found["who"]), other.start) or own.start > again:
        return []
    theme = _THEME.match(view.low, found.end())
    if theme and own.noun is not None and root_of(own.noun) != root_of(singular(theme["what"])):
        return []  # "second only to Ghana in cocoa, shipped 91 cargoes of gold"
    if len({date.text.lower() for date in within(view.facts.dates, sentence.start, end)}) > 1:
        return []
    if (own.value or 0) <= (other.value or 0) or (own.value or 0) > 3 * (other.value or 0):
        return []
    return _made(own, other, found[0])


def _followed(view: View, sentence: Sentence, told: Sequence[Quantity]) -> list[Finding]:
    """Who leads, who follows and who comes then, where the last has more than the one before."""
    for row in _rows(told):
        if len(row) != _FEWEST or not _alike(row):
            continue
        first, second, third = row
        led = _LEADS.search(view.low, sentence.start, first.start) is not None
        follows = _FOLLOWED.match(view.low, max(first.end, first.counted_end), second.start) is not None
        then = _APIECE.search(view.text[second.end : third.start].replace(")", "")) is not None
        turned = _REVERSED.search(view.low, sentence.start, sentence.end) is not None
        turned = turned or bool(within(view.facts.dates, sentence.start, sentence.end))
        if led and follows and then and not turned and (first.value or 0) > (second.value or 0) < (third.value or 0):
            return _made(third, second, "followed by")
    return []


def _beside(view: View, sentence: Sentence, told: Sequence[Quantity]) -> list[Finding]:
    """Who is last with more than the one before, or ahead of one with more."""
    for one, other in pairwise(told):
        if not _alike((one, other)) or _REVERSED.search(view.low, sentence.start, sentence.end):
            continue
        last = _BEHIND.search(view.low, sentence.start, one.start) is not None
        behind = last and _BEHIND_WHOM.fullmatch(view.low, one.end, other.start) is not None
        if behind and (one.value or 0) > (other.value or 0):
            return _made(one, other, "last")
        if _AHEAD.fullmatch(view.low, one.end, other.start) and (one.value or 0) < (other.value or 0):
            return _made(one, other, "ahead")
    return []


def _fastest(view: View, sentence: Sentence, told: Sequence[Quantity]) -> list[Finding]:
    """The fastest and the next fastest, where the one took longer than the other."""
    fast = _FASTEST.search(view.low, sentence.start, sentence.end)
    following = _NEXT_BEST.search(view.low, fast.end(), sentence.end) if fast else None
    if _REVERSED.search(view.low, sentence.start, sentence.end):
        return []
    times = [q for q in told if q.kind == "duration" or "." in q.text]
    if fast is None or following is None or len(times) != 2 or not _alike(times):
        return []
    first, second = times
    if not fast.end() <= first.start < following.start() < second.start or second.kind not in ("duration", "number"):
        return []
    seconds = [q.value or 0 for q in times]
    if seconds[0] <= seconds[1] or seconds[0] > seconds[1] * _MOST or second.unit not in (first.unit, None):
        return []
    return _made(first, second, "fastest")
