"""The unit that a figure leaves out, by what stands beside it: "five years for fraud and two for theft", "£800 a month,
up from 680", "36 of the line's 90 kilometres", "41.2 metres, short of the record of 43"."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import msgspec

from factcheck.engine.operands.clauses import finite
from factcheck.engine.operands.cues import cue_at
from factcheck.engine.operands.marks import heights
from factcheck.engine.operands.setting import Setting, before, setting, whole_of
from factcheck.engine.view import View
from factcheck.language.lexicon import load
from factcheck.model import Quantity, within

_ENDS = frozenset({"for", "in", "on", "and", "or", "at", "from", "to", "a", "by", "the", "than"})
_ENDS |= {"last", "next", "this", "so", "then", "previously", "earlier", "today", "again", "overall", "yesterday"}
_ENDS |= {"after", "before", "during", "under", "while", "when"}
_JOINING = frozenset({"and", "or", "to"})
_MARKING = frozenset({"plus", ",", ";", ":", "of"})
"""What may stand between two terms of one sentence besides."""
_OF_SOME = tuple(f" of {who} {verb} " for who in ("whom", "which") for verb in ("is", "are", "was", "were"))

_UNITED = ("duration", "measure", "money", "percent")
"""Kinds whose unit is left out."""
_LED = frozenset(
    {"from", "to", "than", "against", "take", "been", "be", "at", "in", "after", "only", "just", "versus", "by"}
    | {"above", "below", "on", "as", "managed", "completed", "achieved", "covered", "finished", "done"}
)
"""Words that lead to a figure without its unit."""
_PASSING = frozenset({"about", "some", "around", "nearly", "almost", "roughly", "a", "the", "mere", "now"})
_PASSING |= {"old", "previous", "former", "earlier", "existing", "present", "current", "his", "her", "its", "their"}
_SIZES = (1.5, 3)
"""Figures of one unit are so many times the other at most: first those of nearly one size."""
_LARGE = 10_000
_CLOSING = frozenset(",;:.)–—-")
_LINKING = frozenset({"of", "to", "at", "was", "is", "were", "came", "reached", "hit", "totalled", "from"})
"""Words between a word for money and the sum."""
_BACK = 2
"""Sentences before a figure without its unit where that may be told."""
_SAME = frozenset({"it", "they", "that", "this", "figure", "total", "average"})
_SUBJECT = 4
"""Words before a figure among which the subject of its clause may stand."""


def completed(view: View, figure: Quantity) -> Quantity:
    """A figure with the unit that it leaves out; any other one as it is."""
    key = (figure.start, figure.end)
    kept = view.wholes.get(key)
    if kept is None:
        kept = view.wholes[key] = _completed(view, figure)
    return kept


def _completed(view: View, figure: Quantity) -> Quantity:
    """A figure with the unit that it leaves out: "five years for fraud and two for theft" are two years; so are those
    of "It took five years. It used to take two", and the pounds of "£800 a month, up from 680"."""
    if figure.kind != "number" or figure.counted or figure.value is None:
        return figure
    if view.low.endswith(_OF_SOME, 0, figure.start):
        return figure  # "46 children, the youngest of whom was two"
    here = setting(view, figure)
    if here is not None and (model := _of_the_money(view, here, figure)) is not None:
        return _in_units_of(model, figure)
    if here is None:
        return figure
    if (model := _part_or_whole(view, here, figure)) is not None:
        return _in_units_of(model, figure)
    follows = here.tokens[here.at + 1].word if here.at + 1 < here.clause[1] else ""
    if follows and follows not in _ENDS:
        return figure
    model = _beside(view, here, figure, follows) or _of_one_size(view, here, figure)
    return _in_units_of(model, figure) if model is not None else figure


def _of_the_money(view: View, here: Setting, figure: Quantity) -> Quantity | None:
    """A sum in whose currency a figure must be: its own words say that it is money ("a profit of £40m on sales of 1.6
    billion"), or part of a sum just told ("took 1.5 million rand and kept 90,000 of it"); None where there are sums of
    several currencies, or none."""
    sentences = view.facts.sentences
    sums = [
        q
        for q in within(view.facts.quantities, sentences[max(0, here.number - 1)].start, sentences[here.number].end)
        if q.kind == "money"
    ]
    if len({q.unit for q in sums}) != 1:
        return None
    behind = [token.word for token in here.tokens[here.at + 1 : here.at + _SUBJECT - 1]]
    if behind[:2] == ["of", "it"] or behind[:2] == ["of", "that"]:
        return sums[0] if sums[0].end <= figure.start else None
    large = figure.value is not None and figure.value >= _LARGE
    words = [word for word in before(here) if word not in _PASSING and word not in _LINKING]
    closed = not behind or behind[0] in _ENDS or behind[0] in _CLOSING
    return sums[0] if large and closed and words[:1] and words[0] in _of_money() else None


@cache
def _of_money() -> frozenset[str]:
    return frozenset(load("profit").forms.keys() | load("revenue").forms.keys())


def _part_or_whole(view: View, here: Setting, figure: Quantity) -> Quantity | None:
    """What a bare figure is a part of, or what is a part of it, where that has a unit: "36 of its 90 kilometres", "36
    kilometres of the line's 90"."""
    whole = whole_of(here)
    if whole is not None:
        return whole if _measured(whole) and _below(figure, whole) and _ended(view, whole) else None
    opening = here.tokens[: here.clause[0]]
    if here.at == here.clause[0] and [t.word for t in opening[:1]] == ["of"] and opening[-1].word == ",":
        # "Of the 24 miles promised, 18 have been laid"
        told = [t.fact for t in opening if isinstance(t.fact, Quantity)]
        return told[0] if len(told) == 1 and _measured(told[0]) and _below(figure, told[0]) else None
    last = next((t.fact for t in reversed(here.tokens[here.clause[0] : here.at]) if isinstance(t.fact, Quantity)), None)
    if last is None or not _measured(last) or not _below(last, figure):
        return None
    there = setting(view, last)
    of = whole_of(there) if there is not None and there.tokens[there.at + 1].word == "of" else None
    return last if of is not None and of.start == figure.start else None


def _measured(figure: Quantity) -> bool:
    return figure.kind == "measure" and figure.per is None and "-" not in figure.text


def _ended(view: View, whole: Quantity) -> bool:
    """Does a measure tell of nothing right behind it: "36 of the 90 kilometres", but "two of the 25 metre pools"?"""
    there = setting(view, whole)
    word = there.tokens[there.at + 1].word if there is not None and there.at + 1 < there.clause[1] else ""
    return not word or word in finite() or load("function_words").class_of(word) is not None


def _below(part: Quantity, whole: Quantity) -> bool:
    return part.value is not None and whole.value is not None and part.value < whole.value


def _beside(view: View, here: Setting, figure: Quantity, follows: str) -> Quantity | None:
    """The figure that the one here follows in its sentence, where they are of one list."""
    joined = loosely = False
    for number in range(here.at - 1, -1, -1):
        token = here.tokens[number]
        fact = token.fact
        loosely = loosely or token.word in _MARKING or number < here.clause[0]
        if isinstance(fact, Quantity):
            loose = loosely and fact.kind == "duration" and follows == "for"
            # "grown by 45 per cent to 312" is no list
            united = _UNITED if (loose or (joined and not loosely)) and not _derived(view, fact) else ()
            return fact if fact.kind in united and _near(fact, figure, 20) else None
        joined = joined or token.word in _JOINING
    return None


def _of_one_size(view: View, here: Setting, figure: Quantity) -> Quantity | None:
    """The figure before the one here, in its sentence or the two before, whose size it has; None where several have
    it that are of other units, or nothing leads to a figure without one."""
    leading = [word for word in before(here) if word not in _PASSING and not word.endswith("'s")][:2]
    led = leading[0] if leading else ""
    compared = leading in (["with", "compared"], ["to", "compared"], ["with", "contrasted"])
    # "short of the record of 43", but not "a team of 43"
    height = leading[:1] == ["of"] and leading[1:] and leading[1] in heights()
    if led not in _LED and led not in finite() and not compared and not height:
        return None
    sentences = view.facts.sentences
    first = max(0, here.number - _BACK)
    earlier = within(view.facts.quantities, sentences[first].start, figure.start)
    # A length of three sentences ago lends its unit to nothing, one of the sentence before to "it was 7.6".
    same = not _SAME.isdisjoint(before(here)[:_SUBJECT])
    lends = sentences[max(0, here.number - same)].start
    told = [
        q
        for q in earlier
        if (q.kind != "number" or q.counted) and (q.kind != "measure" or q.start >= lends) and not _derived(view, q)
    ]
    begins = sentences[here.number].start
    beside = [q for q in earlier if q.start >= begins and q.kind == "number"]
    united = any(q.start >= begins and _near(q, figure, _SIZES[-1]) for q in told)
    if beside and not united and completed(view, beside[-1]).kind == "number":
        return None  # "quadrupled to 360, compared with 120"
    for size in _SIZES:
        alike = [q for q in told if _near(q, figure, size)]
        alike = [q for q in alike if q.start >= begins] or alike
        if len({(q.kind, q.unit) for q in alike}) == 1:
            model = alike[-1]
            fitting = model.kind in _UNITED and (led != "in" or model.kind == "duration")
            return model if fitting else None
        if alike:
            return None
    return None


def _derived(view: View, figure: Quantity) -> bool:
    """Is a share how much something changed? It lends its unit to no level: "fell 12 per cent, from 92"."""
    here = setting(view, figure) if figure.kind == "percent" else None
    found = cue_at(here) if here is not None else None
    return found is not None and found.group in ("+", "-", "either")


def _in_units_of(model: Quantity, figure: Quantity) -> Quantity:
    """A bare figure as one of the units of another, with the slack that its print has in these."""
    low, high = figure.low, figure.high
    if not model.exact and figure.exact and figure.hedge is None and figure.value is not None:
        exponent = figure.value.as_tuple().exponent
        half = Decimal(1).scaleb(min(0, exponent if isinstance(exponent, int) else 0)) / 2
        low, high = figure.value - half, figure.value + half
    return msgspec.structs.replace(
        figure, kind=model.kind, unit=model.unit, low=low, high=high, exact=model.exact and figure.exact
    )


def _near(first: Quantity, second: Quantity, times: float) -> bool:
    a, b, most = first.value if first.value is not None else first.range_high, second.value, Decimal(times)
    return a is not None and b is not None and 0 < a <= b * most and b <= a * most
