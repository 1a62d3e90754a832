"""One quantity told in several units, from the largest to the smallest: "5 ft 2 in", "3 days, 4 hours and 12 minutes",
"10 km 8 m", "£3 and 20p", "two weeks and a day".

Lengths of time become a number of the smallest unit; other measures stay in the largest, which readers compare them in.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from factcheck import patterns
from factcheck.extraction.quantities import vocabulary
from factcheck.extraction.quantities.figure import Figure
from factcheck.language import lexicon, units

BESIDE = frozenset((" ", "", " and ", ", ", ", and ", "-"))
_TIGHT = frozenset((" ", "", "-"))
_PRECISE = Decimal("1.000000000000")
_TENTH = Decimal("0.1")
_MOST = Decimal(3)
"""How many of the larger unit the smaller one may make beside it: 2 yards, 7 feet."""
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_DAY = Decimal(86400)
_REACH = 40
PARTED, PARTS = {"hour": "minute", "minute": "second"}, 60
_STANDS = patterns.lazy(
    r"\s*(?:[.,;:!?)”\"—–]|\Z|\n)|"
    r" (?:to|from|and|but|in|on|at|for|against|after|over|during|since|last|compared|than|with|when|while|as|this"
    r"|before|because)(?!\w)"
)
_WHOLE_AND = patterns.lazy(r"\b(an?) ((?:square )?[a-z]+) and \Z", re.I)
# Behind a comma a smaller measure may be another one: "10 km, 5 m more than last year", "12 days, 6 hours a day".
_CLOSES = patterns.lazy(r"\s*(?:[.;:!?)”\"]|\Z|\n)|,? and |, \d| (?:ago|later|long|in all|in total)(?!\w)")
_MORE = patterns.lazy(r"\b(?:more|extra|further|additional)\b")  # "20 years and two more weeks"
_EACH = patterns.lazy(r",? (?:respectively|each|apiece)(?!\w)")
# "packs of 2 kg and 500 g", "races over 10 km and 400 m"
_SIZES = patterns.lazy(
    r"(?:\b[a-z]+s (?:of|at|are|were|in|measuring)|\b(?:in|over|the|both|from|between|either|at|sizes?|lengths?))"
    r" (?:about |around )?\Z",
    re.I,
)
_AND_ONE = patterns.lazy(
    r" and an? ([a-z]+)(?=\s*(?:[.,;:!?)”\"]|\Z|\n)| (?:ago|later|long|after|before|in|at|for|of|on|to|with)(?!\w))"
)


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    """The (larger, smaller) units of a system of measures; the lexicon lists each from large to small."""
    return frozenset(
        (larger, smaller)
        for system in lexicon.table("units")["systems"]
        for at, larger in enumerate(system)
        for smaller in system[at + 1 :]
    )


@cache
def _everyday() -> frozenset[tuple[str, str]]:
    """Pairs that go together with a comma or "and" as well: 5 feet and 2 inches."""
    return frozenset((larger, smaller) for larger, smaller in lexicon.table("units")["compound"])


def _times(large: str, small: str) -> Decimal:
    """How many of the smaller unit make one of the larger."""
    if small in _MONTHS:
        return Decimal(_MONTHS[large] // _MONTHS[small])
    table = units.units()
    return table[large].factor / table[small].factor


def merge(text: str, a: Figure, b: Figure, between: str) -> bool:
    """Make ``a`` the sum of both: "5 ft 2 in" in feet, "2 hours 15 minutes" in minutes, "thirteen dollars and
    forty-five cents"; False where they are two quantities."""
    if b.unit is None and a.unit in PARTED and between == " " and _bare_behind(text, a, b):
        return True
    if a.value is None or b.value is None or a.unit is None or b.unit is None or a.scaled:
        return False
    if a.unit == "pound" and a.ambiguous and b.kind == "money" and b.unit == "GBP" and b.value < 1:
        a.kind, a.unit, a.ambiguous = "money", "GBP", False  # "five pounds and fifty pence"
    if a.kind == b.kind == "money":
        if a.unit != b.unit or not (b.value < 1 <= a.value and b.step < 1 and a.step == 1) or between.startswith(", "):
            return False
        a.value, a.step, a.end = a.value + b.value, b.step, b.end
        return True
    pair = a.unit, b.unit
    if pair not in _pairs() or a.hedge or b.hedge or _MORE.search(text, b.start, b.end):
        return False
    if not _goes_with(text, a, b, between):
        return False
    times = _times(*pair)
    if a.kind == "duration":
        if b.value > times:
            return False
        _lengthen(a, b.value, times, b.unit, b.step)
    else:
        if b.value > _MOST * times and pair not in _everyday():
            return False
        if a.compound and a.step * times <= 1:
            return False  # "2 yards 10 inches 7 feet"
        a.value, a.step = a.value + (b.value / times).quantize(_PRECISE).normalize(), b.step / times
    a.end, a.compound = b.end, True
    return True


def _bare_behind(text: str, a: Figure, b: Figure) -> bool:
    """ "From nine minutes 40 to eight minutes five": seconds behind minutes, and minutes behind hours, need no name.
    True where they are told so; they are added."""
    assert a.unit is not None
    if a.value is None or b.value is None or a.scaled or a.hedge or b.hedge or b.kind != "number" or not b.bare:
        return False
    if a.step != 1 or b.step != 1 or not 0 < b.value < PARTS or not _STANDS.match(text, b.end):
        return False
    _lengthen(a, b.value, Decimal(PARTS), PARTED[a.unit], b.step)
    a.end, a.compound = b.end, True
    return True


def _goes_with(text: str, a: Figure, b: Figure, between: str) -> bool:
    """Do the marks between two measures, and the words around them, make them one?"""
    if between in _TIGHT or (between == ", and " and a.compound):
        return True
    if between == ", and ":
        return False
    if _EACH.match(text, b.end) or (between == ", " and not _CLOSES.match(text, b.end)):
        return (a.unit, b.unit) in _everyday() and a.kind == "measure"
    if a.kind == "duration" or (a.unit, b.unit) in _everyday():
        return True
    if a.compound:
        return True
    return not _SIZES.search(text, max(0, a.start - _REACH), a.start) and _CLOSES.match(text, b.end) is not None


def _lengthen(a: Figure, value: Decimal, times: Decimal, unit: str, step: Decimal) -> None:
    """Add ``value`` of a smaller ``unit`` to a length of time. Months and years are of no fixed number of days: what
    they are told with is known to a day or two."""
    assert a.value is not None
    a.value, a.step = a.value * times + value, step
    if a.unit in _MONTHS and unit not in _MONTHS:
        day = _DAY / units.units()[unit].factor
        a.value = a.value.quantize(Decimal(1) if day <= 1 and unit == "day" else _TENTH)
        a.step, a.exact = day * (5 if a.unit == "month" else 2), False
    a.unit = unit


def whole_before(text: str, figure: Figure) -> bool:
    """ "a minute and 30 seconds", "a year and two months", "a pound and three ounces": the one of the larger unit
    belongs to what is told. True where there is one."""
    whole = _WHOLE_AND.search(text, max(0, figure.start - 24), figure.start)
    known = vocabulary.words().get(whole[2].lower()) if whole else None
    if whole is None or known is None or figure.unit is None or figure.value is None:
        return False
    if (known.unit, figure.unit) not in _pairs() or figure.value > _times(known.unit, figure.unit):
        return False
    figure.value, figure.start = figure.value + _times(known.unit, figure.unit), whole.start()
    return True


_ODD_MINUTES = patterns.lazy(r"[ ](?:and )?(\d\d?|[a-z]+(?:-[a-z]+)?)(?=[.,;:!?)]|\s*\Z)(?![.,]\d)")


def odd_behind(text: str, end: int) -> tuple[int, int] | None:
    """The minutes or seconds that end a length without their unit, and where they end: 2 hours ten, 1 min 30, an hour
    and nine."""
    found = _ODD_MINUTES.match(text, end)
    if found is None:
        return None
    printed = found[1]
    if printed.isdigit():
        number = int(printed)
    else:
        ten, _, one = printed.partition("-")
        names = lexicon.table("numbers")["cardinals"]
        if ten not in names or (one and one not in names):
            return None
        number = int(names[ten]) + (int(names[one]) if one else 0)
    return (number, found.end()) if 1 <= number < PARTS else None


_SHORT = {"foot": ("inch", 12), "stone": ("pound", 14)}
_ODD = patterns.lazy(r"[- ](\d\d?)(?=[,.;) ]|\Z)(?! (?:feet|foot|ft|inch|per|miles|people|years))")
_ODD_WORD = patterns.lazy(r"[- ]([a-z]+)(?=\s*(?:[,.;:!?)]|\Z|\n)| (?:tall|high|and|in|with|but|at|who|is|was)(?!\w))")
_CLOSED = patterns.lazy(r"\s*(?:[,.;:!?)]|\Z|\n)")


def short_behind(text: str, figure: Figure) -> None:
    """ "5-foot-11", "six foot two", "12 stone 4": inches behind feet and pounds behind stones need no name."""
    assert figure.unit is not None
    assert figure.value is not None
    unit, most = _SHORT[figure.unit]
    match = _ODD.match(text, figure.end)
    if match is not None:
        number = int(match[1])
        if unit == "pound" and not _CLOSED.match(text, match.end()):
            return
    elif text.endswith(("foot", "stone"), 0, figure.end) and (match := _ODD_WORD.match(text, figure.end)) is not None:
        number = int(lexicon.table("numbers")["cardinals"].get(match[1], 0))
    if match is None or not 0 < number < most:
        return
    share = 1 / Decimal(most)
    figure.value, figure.step = figure.value + (number * share).quantize(_PRECISE).normalize(), share.quantize(_PRECISE)
    figure.end, figure.compound = match.end(), True


def one_behind(text: str, figure: Figure) -> None:
    """ "two weeks and a day", "three hours and a minute": an article counts one of the smaller unit."""
    match = _AND_ONE.match(text, figure.end)
    known = vocabulary.words().get(match[1]) if match else None
    if match is None or known is None or known.kind != "duration" or figure.unit is None:
        return
    if (figure.unit, known.unit) in _pairs():
        _lengthen(figure, Decimal(1), _times(figure.unit, known.unit), known.unit, Decimal(1))
        figure.end = match.end()
