"""Two numerals that make one quantity: ranges, scores, "one in five", "5 ft 2 in", "£3 and 20p"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from factcheck.extraction.quantities.figure import Figure
from factcheck.language import lexicon, units

_RANGE = re.compile(r"[ ]?[-‐‑–—~][ ]?\Z|-?[ ](?:to|through)[ ]\Z|[- ]to[- ]\Z")
_DASH = re.compile(r"[ ]?[-‐‑–—][ ]?\Z|-to-\Z")
_SPAN_FROM = re.compile(
    r"\b(?:rang\w+|var(?:y|ies|ied|ying)|anywhere|anything|spann?\w*|stretch\w*|aged|spread|spanning)[ ]from[ ]\Z", re.I
)
_BETWEEN = re.compile(r"\b(between|from)[ ](?:about |around |roughly |some |the |an estimated )?\Z", re.I)
_IN = re.compile(r"[ -]?(?:in|out of)(?: every)?[ -]\Z|-in-\Z")
_TO = re.compile(r"[ ](?:to|and|up to)[ ](?:about |around |roughly |nearly |almost |over )?\Z")
_AND = re.compile(r"[ ]?(?:[-–]|and|to)[ ]?(?:about |around |roughly |nearly |almost |over )?\Z")
_OR = re.compile(r"[ ]or[ ]\Z")
_SCORE_BEFORE = re.compile(
    r"\b(?:w[io]n(?:s|ning)?|beat(?:s|en|ing)?|lost|loss|los(?:e|es|ing)|defeat\w*|dr[ae]w\w*|victor\w*|lead(?:s|ing)?|led|score\w*|vot\w+|rul\w+|decision|split|aggregate|set|sets|triumph\w*|"
    r"thrash\w*|hammer\w*|finish\w*|ended|ahead|down|up|trail\w*|level|tied?|pass\w*|approv\w*|reject\w*|margin|score|majority|final|by|home|away)\b[^.;\d]{0,40}\Z",
    re.I,
)
_SCORE_AFTER = re.compile(
    r"[ ](?:\w+[ ]){0,2}(?:win|victory|defeat|loss|draw|lead|vote|decision|ruling|majority|split|triumph|drubbing|thrashing|aggregate|on penalties|scoreline|record|tie|against|to)\b|,? \d+-\d"
)
_CHANGE_BEFORE = re.compile(
    r"\b(?:rose|rise|rises|risen|fell|fall|falls|fallen|up|down|climb\w*|gain\w*|slip\w*|dropp?\w*|jump\w*|add\w*|lost|shed|surged?|increas\w*|decreas\w*|grew|grow\w*|advanc\w*|declin\w*|tumbl\w*|by) (?:by )?\Z",
    re.I,
)


def join(text: str, figures: list[Figure]) -> list[Figure]:
    """Merge neighbours that are one quantity; the others stay as they are."""
    joined: list[Figure] = []
    for figure in figures:
        previous = joined[-1] if joined else None
        gap = figure.start - previous.end if previous else 99
        if previous is not None and 0 <= gap <= 16 and _merge(text, previous, figure):
            continue
        if previous is None or figure.start >= previous.end:
            joined.append(figure)
    return joined


def _merge(text: str, a: Figure, b: Figure) -> bool:
    """Make ``a`` the quantity that both are, or say no."""
    between = text[a.end : b.start]
    if (
        a.value is None
        or b.value is None
        or a.range_low is not None
        or a.shape in ("ordinal", "ratio")
        or b.shape in ("ordinal", "ratio", "vague")
    ):
        return False
    if (
        between == " over "
        and a.value == 1
        and a.kind == b.kind == "number"
        and b.value > 1
        and _CLOSE.match(text, b.end)
    ):
        return _over(a, b)
    if between in (" ", " and ") and a.kind == "number" and not a.words and _continued(text, a, b):
        return True
    if between in _SCRIPT_GAPS and _compound(a, b, between):
        return True
    if _IN.match(between) and _one_in(text, a, b):
        return True
    head = text[max(0, a.start - 24) : a.start]
    opener = _BETWEEN.search(head)
    word = opener[1].lower() if opener else ""
    if word == "from" and _SPAN_FROM.search(text[max(0, a.start - 36) : a.start]) and _TO.match(between):
        return _range(a, b, a.start)
    if word == "between" and _AND.match(between):
        return _range(a, b, a.start - (len(head) - opener.start(1)) if opener else a.start, forced=True)
    if not _RANGE.match(between):
        if (
            _OR.match(between)
            and a.unit is None
            and a.value < b.value <= a.value + 5
            and a.words == b.words
            and b.value <= 20
            and a.value >= 1
        ):
            return _range(a, b, a.start)
        return False
    dash = _DASH.match(between) is not None
    if dash and _score(text, a, b, head):
        return True
    if word == "from" and not dash:
        _share_unit(a, b)
        return False
    if a.bare and b.bare and a.kind == b.kind == "number" and _years(a, b):
        a.kind, a.end = "score", b.end  # dropped by the caller: "2019-20"
        a.value = None
        return True
    if not dash and _CHANGE_BEFORE.search(head) and (b.value > a.value * 3 or b.value < a.value):
        return False
    return _range(a, b, a.start)


_MONTHS = Decimal(12)
_FULL = {"month": Decimal(24), "day": Decimal(14), "hour": Decimal(48)}  # twice what the larger unit holds
_SCRIPT_GAPS = frozenset((" ", "", " and ", ", ", "-"))


def _years(a: Figure, b: Figure) -> bool:
    assert a.value is not None
    assert b.value is not None
    return (
        1000 <= a.value <= 2100
        and a.end - a.numeral_start == 4
        and (b.end - b.numeral_start == 2 or 1000 <= b.value <= 2100)
    )


def _share_unit(a: Figure, b: Figure) -> None:
    """Give the first of two figures the unit (and scale) printed only with the second: "from 50 to 80%"."""
    if a.unit is None and b.unit is not None and a.kind == "number" and a.shape == b.shape:
        a.kind, a.unit, a.ambiguous = b.kind, b.unit, b.ambiguous
    elif b.unit is None and a.unit is not None and b.kind == "number" and a.kind == "money":
        b.kind, b.unit, b.ambiguous = a.kind, a.unit, a.ambiguous
    if (
        a.unit == b.unit
        and b.scaled
        and not a.scaled
        and a.value is not None
        and b.value is not None
        and a.value < 1000
    ):
        factor = b.step / Decimal(1).scaleb(min(0, _exponent(b)))
        if factor >= 1000 and a.value * factor <= b.value * 1000:
            a.value, a.step, a.scaled, a.exact = a.value * factor, a.step * factor, True, False


def _exponent(figure: Figure) -> int:
    """The power of ten of the last printed place before the scale multiplied it."""
    assert figure.value is not None
    magnitude = figure.step.adjusted()
    return magnitude - (magnitude // 3) * 3 - 3 if magnitude % 3 else 0


def _range(a: Figure, b: Figure, start: int, forced: bool = False) -> bool:
    assert a.value is not None
    assert b.value is not None
    scaled_before = a.scaled
    if b.scaled and not a.scaled:
        _share_unit(a, b)
        if a.unit == b.unit and not a.scaled and a.value < 1000:
            factor = b.value / (b.value / b.step).normalize() if b.step >= 1000 else Decimal(1)
            factor = Decimal(10) ** (factor.adjusted() // 3 * 3) if factor >= 1000 else factor
            a.value, a.step = a.value * factor, a.step * factor
    else:
        _share_unit(a, b)
    if a.unit != b.unit and not (a.unit is None and b.unit is None):
        if a.unit is not None and b.unit is None and a.kind in ("measure", "duration", "percent") and forced:
            pass
        else:
            return False
    if not forced and a.value >= b.value and a.value >= 0 and not scaled_before:
        return False
    if not forced and b.value > a.value * 100 and a.value > 0:
        return False
    a.range_low, a.range_high, a.value = a.value, b.value, None
    a.start, a.end, a.step = start, b.end, min(a.step, b.step) if a.step and b.step else max(a.step, b.step)
    a.exact, a.words = a.exact and b.exact, a.words and b.words
    a.scaled, a.bare, a.ambiguous = a.scaled or b.scaled, False, a.ambiguous or b.ambiguous
    a.unit, a.kind = b.unit or a.unit, b.kind if b.unit else a.kind
    return True


def _score(text: str, a: Figure, b: Figure, head: str) -> bool:
    """ "3-1", "6–4", "52-48": two plain figures, the first not the smaller or with words of winning around them."""
    if a.unit or b.unit or a.words != b.words or a.step != 1 or b.step != 1 or a.scaled or b.scaled or a.sign:
        return False
    assert a.value is not None
    assert b.value is not None
    if " " in text[a.end : b.start] and not _SCORE_BEFORE.search(head):
        return False
    if a.value > 450 or b.value > 450 or (text[b.end : b.end + 1] in "-–" and text[b.end + 1 : b.end + 2].isdigit()):
        return False
    cue = _SCORE_BEFORE.search(head) or _SCORE_AFTER.match(text, b.end)
    if a.value >= b.value and (not a.words or cue):
        pass
    elif not cue or (
        text[b.end : b.end + 1] == " " and _counted_follows(text, b.end) and not _SCORE_AFTER.match(text, b.end)
    ):
        return False
    a.kind, a.range_low, a.range_high, a.value, a.end = "score", a.value, b.value, None, b.end
    a.bare = False
    return True


_PLURAL_NEXT = re.compile(r" [a-z]+s\b")


def _counted_follows(text: str, end: int) -> bool:
    return _PLURAL_NEXT.match(text, end) is not None


def _one_in(text: str, a: Figure, b: Figure) -> bool:
    """ "one in five", "two out of three": small whole figures, the first smaller."""
    assert a.value is not None
    assert b.value is not None
    if (
        a.unit
        or a.scaled
        or a.step != 1
        or not 0 < a.value < b.value
        or a.shape != "cardinal"
        or b.shape != "cardinal"
        or b.step < 1
    ):
        return False
    if a.value > 100 or b.unit is not None or (b.bare and b.value >= 1000 and "out" not in text[a.end : b.start]):
        return False
    if (
        not a.words
        and "out" not in text[a.end : b.start]
        and b.value not in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 200, 500, 1000, 10000)
    ):
        return False
    a.value, a.end, a.shape, a.kind, a.step = a.value / b.value, b.end, "fraction", "fraction", Decimal(0)
    a.exact, a.bare, a.words = False, False, a.words and b.words
    return True


_CLOSE = re.compile(r"[ ]?(?:[.,;:?!)]|\Z)")
_SPELT = re.compile(r"(hundred|thousand|million|billion)\Z", re.I)


def _over(a: Figure, b: Figure) -> bool:
    """ "one over twenty"."""
    assert a.value is not None and b.value is not None
    a.value, a.end, a.shape, a.kind, a.step = a.value / b.value, b.end, "fraction", "fraction", Decimal(0)
    a.exact, a.bare = False, False
    return True


def _continued(text: str, a: Figure, b: Figure) -> bool:
    """ "4 thousand 3 hundred and 21": a scale in words goes on with what is smaller than it."""
    scale = _SPELT.search(text, max(a.start, a.end - 8), a.end)
    if scale is None or a.value is None or b.value is None or b.sign or b.shape != "cardinal" or b.step < 1:
        return False
    size = Decimal(lexicon.table("numbers")["scales"][scale[1].lower()])
    if (
        not 0 < b.value < size
        or a.value % size
        or (text[a.end : b.start] == " and " and size > 1000)
        or text[b.end : b.end + 1] in ("-", "%")
    ):
        return False
    a.value, a.end, a.step, a.scaled, a.exact = a.value + b.value, b.end, b.step, b.scaled, True
    a.kind, a.unit, a.ambiguous = b.kind, b.unit, b.ambiguous
    return True


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    return frozenset((larger, smaller) for larger, smaller in lexicon.table("units")["compound"])


def _compound(a: Figure, b: Figure, between: str) -> bool:
    """ "5 ft 2 in" in feet, "2 hours 15 minutes" in minutes, "£3 and 20p", "thirteen dollars and forty-five cents"."""
    assert a.value is not None
    assert b.value is not None
    if (
        a.kind == "money"
        and b.kind == "money"
        and a.unit == b.unit
        and b.value < 1 <= a.value
        and b.compound is False
        and b.step < 1
        and a.step == 1
        and between != ", "
    ):
        a.value, a.step, a.end = a.value + b.value, b.step, b.end
        return True
    if (
        a.unit is None
        or b.unit is None
        or (a.unit, b.unit) not in _pairs()
        or a.scaled
        or (between == ", " and a.kind == "duration")
    ):
        return False
    if a.kind == "duration" and b.value * 2 > _FULL.get(b.unit, Decimal(120)):
        return False
    small, large = units.units()[b.unit], units.units()[a.unit]
    if a.kind == "duration":
        times = _MONTHS if b.unit == "month" else large.factor / small.factor
        a.value, a.unit, a.step = a.value * times + b.value, b.unit, b.step
    else:
        share = small.factor / large.factor
        a.value, a.step = a.value + (b.value * share).quantize(Decimal("1.000000000000")).normalize(), b.step * share
    a.end, a.compound = b.end, True
    return True
