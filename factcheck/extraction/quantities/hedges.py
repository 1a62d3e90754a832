"""Hedges before and after a figure, and the interval that print and hedge allow."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from factcheck import patterns
from factcheck.extraction.quantities.figure import Figure
from factcheck.extraction.quantities.patterns import alternation, words_before
from factcheck.language import lexicon
from factcheck.model import Hedge

_REACH = 32
_FIVE_PERCENT = Decimal("0.05")
_TENTH = Decimal("0.1")
_HALF = Decimal("0.5")
ZERO = Decimal(0)
_ONE = Decimal(1)
_RAISING, _RAISED = 60, r" (?:the|its|their|his|her|this|that|our) [^,.;:]{2,40} up to"
"""How far back, and with what between, a verb may stand that raises something up to a figure."""
_NEXT = 5
"""Units of the last digit that is not zero which "about" allows, at most."""
_TURNED: dict[str | None, str] = {"over": "under", "at_least": "at_most", "nearly": "just above"}
# Not hedges where an article follows: "under a five-year contract", "over the 12 months".
_PREPOSITIONS = frozenset(("over", "under", "above", "below", "beyond"))


@cache
def _before() -> dict[str, list[tuple[str, Hedge]]]:
    """Hedges by their last word, longest first."""
    found: dict[str, list[tuple[str, Hedge]]] = {}
    for hedge, phrases in lexicon.table("hedges")["before"].items():
        for phrase in phrases:
            found.setdefault(phrase.split()[-1], []).append((phrase, hedge))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


@cache
def _after() -> tuple[re.Pattern[str], dict[str, Hedge]]:
    table = lexicon.table("hedges")["after"]
    phrases = {phrase: hedge for hedge, entries in table.items() for phrase in entries}
    # "42 a day or so", "some 30 patients an hour, give or take"
    timed = r"(?:(?: [a-z]+){0,2} (?:an?|per|each|every) [a-z]+(?=,? (?:or |give ))),?"
    return patterns.compile(rf"(?:{timed})?[ ]?({alternation(phrases)})(?!\w)"), phrases


@cache
def _compared() -> re.Pattern[str]:
    """What is measured against the figure that words of comparison lead to."""
    return patterns.compile(r"(?:%|\b(?:pc|per ?cent|percent|points?|times|twice|half))[ ]\Z")


@cache
def _near() -> frozenset[str]:
    return frozenset(lexicon.table("hedges")["near"])


@cache
def _floors() -> frozenset[str]:
    return frozenset(lexicon.table("hedges")["floors"])


def read(text: str, figure: Figure) -> None:
    """Set the hedge of ``figure`` from the words around it. The words stay outside its span."""
    start = figure.start
    head = text[max(0, start - _REACH) : start]
    words = head.lower().split()
    if words:
        last = words[-1].lstrip("(\"“‘'—–")
        entries = _before().get(last)
        if entries is None and last in ("a", "an", "the", "another") and len(words) > 1:
            entries = [pair for pair in _before().get(words[-2], ()) if pair[0] not in _PREPOSITIONS]
            words.pop()
        if entries:
            tail = " ".join(words[-6:]).lstrip("(\"“‘'")
            for phrase, hedge in entries:
                if (
                    tail.endswith(phrase)
                    and (len(tail) == len(phrase) or not tail[-len(phrase) - 1].isalnum())
                    and _allowed(text, figure, phrase, head)
                ):
                    figure.hedge = "at_least" if phrase in _floors() else hedge
                    figure.near = phrase in _near()
                    break
        elif last[-1:] in "~≈><≥≤" and last[-1:]:
            figure.hedge = _before()[last[-1]][0][1]
    following = text[figure.end : figure.end + 1]
    if following and following in " -+po":
        pattern, phrases = _after()
        match = pattern.match(text, figure.end)
        if (
            match
            and (
                match[1] != "plus"
                or text[match.end() : match.end() + 1] not in " "
                or text[match.end() + 1 : match.end() + 2].isalpha()
            )
            and (figure.hedge is None or figure.hedge == "about")
        ):
            figure.hedge = phrases[match[1]]


def _allowed(text: str, figure: Figure, phrase: str, head: str) -> bool:
    if phrase == "over":
        if figure.kind == "duration" and not words_before("lasting_over", " over").search(head):
            return False  # "over three years" is as often a span as a floor
        return figure.kind == "age" or not words_before("not_over", " over").search(head)
    if phrase == "up to":
        return not (
            words_before("rising_up_to", "(?: back)? up to").search(head)
            or words_before("raised_up_to", _RAISED).search(text, max(0, figure.start - _RAISING), figure.start)
        )
    if phrase == "some" and figure.value == 1:
        return False
    if phrase.endswith(" than") and _compared().search(head, 0, len(head.rstrip()) - len(phrase)):
        return False  # "38 per cent less than $54.7 million", "four times more than 20"
    if phrase in ("under", "above", "below", "beyond", "over"):
        return (figure.kind != "ordinal" and not figure.bare) or figure.hedge is None
    return True


def interval(figure: Figure) -> None:
    """Set ``low`` and ``high`` from printed precision and hedge; ranges and vague figures bring their own."""
    if figure.shape == "vague":
        figure.exact = False
        if figure.hedge in ("under", "at_most") and figure.low is not None:
            figure.low, figure.high = None, None
        return
    low, high, value = figure.range_low, figure.range_high, figure.value
    if value is None and (low is None or high is None or figure.kind == "score"):
        return
    hedge: str | None = figure.hedge
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    else:
        assert value is not None
        low = high = value
    size = max(abs(low), abs(high))
    if figure.shape == "ratio" and value is not None:
        figure.exact = False
        if value < 1:
            hedge = _TURNED.get(hedge, hedge)  # "more than halved" is less than a half
    if hedge is None:
        loose = figure.shape in ("fraction", "ratio") and figure.step in (ZERO, _ONE)
        half = size * _FIVE_PERCENT if loose else ZERO if figure.exact else figure.step * _HALF
        figure.low, figure.high = low - half, high + half
        return
    figure.exact = False
    slack = _slack(figure, size)
    if hedge == "about":
        figure.low, figure.high = low - slack, high + slack
    elif hedge == "nearly":
        figure.low, figure.high = low - min(slack, size * _TENTH), high
    elif hedge == "just above":
        figure.low, figure.high = low, high + slack
    elif hedge in ("over", "at_least"):
        figure.low, figure.high = low, (high + min(slack, size * _TENTH) if figure.near else None)
    else:
        figure.low, figure.high = None, high


def _slack(figure: Figure, size: Decimal) -> Decimal:
    """One unit of the last place or 5%, whichever is wider; a round figure's last place is the last that is not
    zero, but it allows a tenth at most ("about £700" may be £667; "about 100" is not 0 to 200). Who prints many digits
    rounds no further than the next of them: "some 18,600" is not 19,400."""
    if figure.shape in ("fraction", "ratio"):
        return size * _TENTH
    exponent = size.normalize().as_tuple().exponent
    unit = Decimal(1).scaleb(exponent) if isinstance(exponent, int) and size else size
    place = unit * _HALF if unit > 1 else ZERO
    return max(figure.step, min(size * _FIVE_PERCENT, unit * _NEXT), min(place, size * _TENTH))
