"""What follows a figure: per cent, currency, unit of measure."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck import patterns
from factcheck.extraction.quantities import compounds, money, quarters, vocabulary
from factcheck.extraction.quantities.figure import Figure
from factcheck.extraction.quantities.patterns import words_after, words_before
from factcheck.extraction.quantities.vocabulary import Meaning, Suffix
from factcheck.language import lexicon
from factcheck.model import Hedge, QuantityKind

HUNDRED = Decimal(100)
_QUARTERS = ("qu", "co", "st", "su")  # quarters, consecutive, straight or successive ones
MILLION = Decimal(1_000_000)
_TWELFTH = Decimal("0.083333333333")

_OF_MONEY = patterns.lazy(r" (?:of )?(?:the )?(pounds(?!\w| of)|(?:dollars|euros|US dollars|yen|rupees)(?!\w))", re.I)
_HALF_OF = patterns.lazy(r"(?: of)? an?(?= )|-an?(?=-)")
_GRAND = patterns.lazy(r" (?:pianos?|slams?|prix|prizes?|jur(?:y|ies)|finals?|tours?|hotels?|houses?|masters?)(?!\w)")
_OF_ONE = patterns.lazy(r" of (?:a|1|one)(?=[ -]per)|(?: of)? an?(?= per)")
_WHOLE_AND = patterns.lazy(r"\b(an?) ((?:square )?[a-z]+) and \Z", re.I)
_OF_UNIT = patterns.lazy(r" of(?: an?)?(?= )")
_AND_HALF = patterns.lazy(
    r" and (?:an? |one |three[ -](?=quarters))(half|quarters?)(?![\w-])"
    r"| and (half)(?=[.,;:)]|\Z| (?:is|was|are|ago|later|long|before|after)\b)"
)
_BELOW_ZERO = patterns.lazy(r" below (?:zero|freezing)(?!\w)")
_ODD_CENTS = patterns.lazy(r" (?:and )?(\d\d)(?=[.,;!?)]|\Z)")
_HEDGED = patterns.lazy(r"[- ]?(plus|odd|or (?:so|more|fewer|less)|\+)(?=[ -])")
_BOUNDS: dict[str, Hedge] = {
    "plus": "at_least", "+": "at_least", "or more": "at_least", "or fewer": "at_most", "or less": "at_most",
}  # fmt: skip
_SCALE_AFTER = patterns.lazy(r" (million|billion|trillion)(?!\w)")  # "75 USD million"
_INCH = patterns.lazy(
    r"in(?!\w)|[ -]in(?:(?=[.,;:)]|\Z| by | x |-(?!l))|(?= (?:long|wide|high|tall|deep|thick|of rain|in )))"
)
_FEET_INCHES = patterns.lazy(r"['’′](\d\d?)(?:[\"”″]|''|’’)")
_DEGREES = patterns.lazy(r"[ ]?([CF])(?![\w/'’-])")
_IN_CELSIUS = patterns.lazy(r"F,? (?:[(\[]|or |– |— |- )[^\d()]{0,12}[\d.]{1,5} ?°?C\b")
_POUNDS_OF = patterns.lazy(r" of (?!\w+(?:'s)? (?:money|debt|pay))| per square")
# Letters that are words, roads or names as often as units: only right behind a figure, or not at all.
_HOURS = patterns.lazy(r"\d(?:h|hr|hrs)[ ,]{0,2}\Z")
_HOURS_CLOSE = patterns.lazy(r"[.,;:)]|\s*\Z|[ ]\d\d? ?min")  # "3 h.", "2 h 15 min"
_HOURS_MINUTES = patterns.lazy(r"[ ]?h(?:rs?)?[ ]?(\d\d?)[ ]?m(?:ins?)?(?![\w.]\w|\w)|hr(\d\d)(?!\w)")
_MINUTES = patterns.lazy(r"\d(?:m|min|mins)[ ,]{0,2}\Z")
_SECONDS = patterns.lazy(r"[ ,]{0,2}\d{1,2}(?:\.\d+)?s(?!\w)")
_SIDE_BEFORE = patterns.lazy(r"\d ?m(?: (?:wide|long|deep))?(?: ?[x×] ?| by )\Z")
"""The other side of an area, before its second one: "30m by 20m"."""
_LENGTH_BEFORE = patterns.lazy(
    r"(?:\d ?(?:ft|in|yd)|\d['’\"”]|\b(?:feet|foot|inch|inches|yards?|fathoms?))(?: \w+)? \((?:about |or )?\Z"
)  # "40ft (12m)"
_KILOMETRES = patterns.lazy(r"\d ?(?:kms?|kilomet(?:re|er)s?)(?:,| and)? \Z")
_CENTIMETRES = patterns.lazy(
    r"[ ]?m?,?(?: and)? ?\d\d?(?:\.\d)? ?(?:cms?|mm|(?:centi|milli)met(?:re|er)s?)(?!\w)"
    r"|m? \((?:about |or |some |nearly |over )?\d[\d,.]*[ -]?(?:ft|foot|feet|yds?|yards?|miles?|fathoms?)(?!\w)"
)  # "1m 62cm", "900m (2,950ft)"
_LINE = 1000  # as far as quotation marks are counted back
_COMMON = ("measure", "duration")
_BELOW_ONE = (*_COMMON, "percent", "percentage_points")
_LETTERED, _LED = patterns.lazy(r"\b\d+[abd-h](?:,|,? and|,? or) \Z"), 20
_GLUED_ONLY = frozenset(("s", "h", "m", "V", "W", "J", "K", "p", "c", "ms", "Pa", "mi", "st", "ha", "b"))
_NOT_AFTER_WORDS = frozenset(("ha", "ms", "st", "mi", "Pa", "PB", "cal", "eV", "nm", "gal", "mb", "kb", "hp"))


def read(text: str, figure: Figure, dollars: money.Dollars) -> bool:
    """Read the unit after ``figure`` and move its end behind it. True where there is one."""
    if _halves(text, figure) or _vague_money(text, figure, dollars):
        return True
    if text[figure.end + 1 : figure.end + 3] in _QUARTERS and quarters.read(text, figure):
        return True
    return _attach(text, figure, dollars)


def _halves(text: str, figure: Figure) -> bool:
    """ "half an hour", "quarter of a mile", "an hour and a half": a fraction of a unit is a measure."""
    if figure.shape != "fraction" or figure.value is None:
        return False
    if of := _HALF_OF.match(text, figure.end):
        whole_unit = vocabulary.after(text, of.end())
        spelt = figure.words and whole_unit is not None and not whole_unit.symbol
        lasts = whole_unit is not None and whole_unit.meaning.kind == "duration"  # "half an hr", "3/4 of an hour"
        if whole_unit and (lasts or (spelt and whole_unit.meaning.kind in (*_COMMON, "percentage_points"))):
            _set(figure, whole_unit.meaning.kind, whole_unit.meaning.unit, whole_unit.end)
            figure.shape, figure.step = "cardinal", figure.value / 5
            return True
    if not figure.words:
        return False
    if of := _OF_ONE.match(text, figure.end):  # "half of 1 percent"
        share = vocabulary.after(text, of.end())
        if share and share.meaning.kind in ("percent", "percentage_points"):
            _set(figure, share.meaning.kind, share.meaning.unit, share.end)
            figure.shape, figure.step = "cardinal", figure.value / 5
            return True
    whole = _WHOLE_AND.search(text, max(0, figure.start - 24), figure.start)
    known = vocabulary.words().get(whole[2].lower()) if whole else None
    if whole and known and known.kind in ("measure", "duration") and figure.value < 1:
        _set(figure, known.kind, known.unit, figure.end)
        figure.start, figure.shape, figure.step = whole.start(), "cardinal", figure.value / 5
        figure.value += 1
        return True
    return False


def _vague_money(text: str, figure: Figure, dollars: money.Dollars) -> bool:
    """ "hundreds of millions of dollars"."""
    match = _OF_MONEY.match(text, figure.end) if figure.shape == "vague" else None
    if match is None:
        return False
    _apply(text, figure, vocabulary.words()[match[1].lower()], match.end(), dollars)
    if match[1].lower() == "pounds":
        figure.kind, figure.unit, figure.ambiguous = "money", "GBP", False
    return True


def _attach(text: str, figure: Figure, dollars: money.Dollars) -> bool:
    if figure.scale == "m" and figure.unit is None and figure.value is not None and _unscaled(text, figure):
        return True
    following = text[figure.end : figure.end + 1]
    if not following or following in ".,;:?!)\n":
        return False
    clock = _HOURS_MINUTES.match(text, figure.end) if following == "h" and figure.step == 1 else None
    if clock is not None and int(clock[1] or clock[2]) < 60:
        figure.value = (figure.value or Decimal(0)) * 60 + int(clock[1] or clock[2])  # 1h30m
        _set(figure, "duration", "minute", clock.end())
        return True
    suffix = vocabulary.after(text, figure.end)
    below = not figure.words and 0 < (figure.value or 0) < 1  # "0.4 of a second", "0.3 of a percentage point"
    if suffix is None and (figure.words or below) and figure.step < 1 and (of := _OF_UNIT.match(text, figure.end)):
        suffix = vocabulary.after(text, of.end())  # "one and three quarters of an hour"
        kinds = _BELOW_ONE if below else ("duration",)
        if suffix is not None and (suffix.symbol or suffix.meaning.kind not in kinds):
            suffix = None
    if suffix is None or not _plausible(text, figure, suffix):
        return _parted(text, figure, dollars) or _letters(text, figure)
    _apply(text, figure, suffix.meaning, suffix.end, dollars)
    if figure.kind == "money" and not figure.scaled and (scale := _SCALE_AFTER.match(text, figure.end)):
        factor = Decimal(lexicon.table("numbers")["scales"][scale[1]])
        figure.value = None if figure.value is None else figure.value * factor
        figure.step, figure.end, figure.scaled, figure.exact = figure.step * factor, scale.end(), True, False
    _refine(text, figure)
    return True


def _parted(text: str, figure: Figure, dollars: money.Dollars) -> bool:
    """A unit behind a hedge or adjective: "20-odd years", "five-plus months", "two more weeks"."""
    hedge = _HEDGED.match(text, figure.end)
    match = hedge or (words_after("before_units").match(text, figure.end) if text[figure.end] == " " else None)
    suffix = (
        vocabulary.after(text, match.end()) if match and text[match.end() : match.end() + 1] in (" ", "-") else None
    )
    if suffix is None or suffix.meaning.kind not in (_COMMON if hedge else ("duration",)):
        return False
    if suffix.symbol and (hedge or len(suffix.letters) < 3):
        return False  # "3 more mins", but not "3 more m"
    if hedge:
        figure.hedge = _BOUNDS.get(hedge[1], "about")
    _apply(text, figure, suffix.meaning, suffix.end, dollars)
    return True


def _unscaled(text: str, figure: Figure) -> bool:
    """Read "m" as metres or minutes where the words around it tell so ("3h 20m", "2m 14s"), and not as millions."""
    kind: QuantityKind = "duration"
    unit = "minute"
    if _metres(text, figure):
        kind, unit = "measure", "metre"
    elif not (_HOURS.search(text, max(0, figure.start - 8), figure.start) or _SECONDS.match(text, figure.end)):
        return False
    figure.value = (figure.value or 0) / MILLION
    figure.step, figure.scale, figure.scaled, figure.exact = figure.step / MILLION, None, False, kind == "duration"
    _set(figure, kind, unit, figure.end)
    return True


def _metres(text: str, figure: Figure) -> bool:
    """Is "5m" five metres: "5m high", "the 100m final", "5m x 3m"?"""
    if (figure.value or 0) % MILLION == 0 and words_before("metre_before", "[ ]?").search(
        text, max(0, figure.start - 16), figure.start
    ):
        return True
    if _LENGTH_BEFORE.search(text, max(0, figure.start - 24), figure.start):
        return True
    if _CENTIMETRES.match(text, figure.end) or _KILOMETRES.search(text, max(0, figure.start - 16), figure.start):
        return True
    if _SIDE_BEFORE.search(text, max(0, figure.start - 12), figure.start):
        return True
    return words_after("metre_after", "[ -]", r"[ ]?[x×][ ]?\d|[ ]by[ ]\d").match(text, figure.end) is not None


def _plausible(text: str, figure: Figure, suffix: Suffix) -> bool:
    if suffix.meaning.word == "grand" and _GRAND.match(text, suffix.end):
        return False  # "a dozen grand pianos"
    letters = suffix.letters
    gap = text[figure.end : suffix.start]
    if not suffix.symbol:
        word = letters.lower()
        if figure.words and letters[0].isupper() and letters[1:].islower() and suffix.meaning.kind in _COMMON:
            return word in ("celsius", "fahrenheit")  # "One Yard superintendent"
        if letters == "Cent" and figure.value != 1 and gap == " ":
            return False  # the rapper
        if word in ("foot", "feet") and figure.words and gap == " " and (figure.value or 0) <= 2:
            return words_after("foot_after").match(text, suffix.end) is not None  # not "on one foot"
        if word in money.large_only():
            return figure.scaled or (figure.value or 0) >= 1000
        if word == "second" and (figure.words or figure.value != 1):
            return gap in ("-", " of a ") or (figure.value == 1 and _one_second(text, figure.start, suffix.end))
        if word == "degree" and gap == " " and figure.value != 1:
            return words_after("degree_for").match(text, suffix.end) is None  # "70 degree courses"
        if word == "cup" and gap == " " and figure.value != 1:
            return text.startswith(" of ", suffix.end)  # "38 cup ties"
        if gap == " " and text.startswith("-long", suffix.end) and figure.value != 1:
            return False  # "three week-long strikes"
        return word not in ("pc", "pp") or not figure.words
    if suffix.meaning.kind == "money" and not letters.isalpha() and "-" in gap:
        return False  # "€6-€12": the sign of the next figure
    if figure.words and letters.isalpha() and (len(letters) < 2 or letters in _NOT_AFTER_WORDS):
        return False
    if letters in ("p", "c"):
        numbered = letters == "c" and _numbered(text, figure.start)
        return not gap and not numbered and text[suffix.end : suffix.end + 1] not in ("'", "’")
    if letters in ("s", "K"):
        timed = letters == "s" and _MINUTES.search(text, max(0, figure.start - 8), figure.start) is not None
        return not gap and (figure.step < 1 or timed)
    if letters == "h" and gap in (" ", "\xa0"):
        return _HOURS_CLOSE.match(text, suffix.end) is not None and not text.endswith((" at ", "At "), 0, figure.start)
    if letters == "m" and gap in (" ", "\xa0"):
        return _metres(text, figure)
    if letters in _GLUED_ONLY:
        return not gap
    return letters not in ("°", "º") or not text[suffix.end : suffix.end + 1].isdigit()


def _numbered(text: str, start: int) -> bool:
    """Is a figure with a letter one of an order: "flat 12c", "seats 14a and 14c"?"""
    led = max(0, start - _LED)
    return (words_before("numbered_before").search(text, led, start) or _LETTERED.search(text, led, start)) is not None


def _one_second(text: str, start: int, end: int) -> bool:
    """Does "one second" last, and is not a second of its kind: "one second home", "one win, one second"?"""
    if _TIMED.match(text, end) is not None:
        return True
    if _CLOSED.match(text, end) is None:
        return False
    counted = words_before("lasting").search(text, max(0, start - 16), start)
    return counted is not None or text.endswith((" by ", " in "), 0, start)


_TIMED = patterns.lazy(
    r" (?:later|earlier|ago|before|after|behind|ahead|faster|slower|quicker|longer|apart|clear|left|flat|long|per|"
    r"to go|and a half|and a quarter|of (?:a|an|the)|too|at a time|off the)(?!\w)"
)
_CLOSED = patterns.lazy(r"\s*(?:[.,;:!?)”\"]|\Z|\n)")


def _letters(text: str, figure: Figure) -> bool:
    """Units that share their letters with common words: inch, Celsius, Fahrenheit."""
    end = figure.end
    if figure.words or figure.value is None:
        return False
    if (marks := _FEET_INCHES.match(text, end)) and figure.step == 1:
        figure.value += (Decimal(marks[1]) / 12).quantize(Decimal("1.000000000000")).normalize()
        figure.step, figure.compound = _TWELFTH, True
        _set(figure, "measure", "foot", marks.end())
        return True
    if text[end] == '"' and not text[end + 1 : end + 2].isalnum() and _opens(text, end):
        _set(figure, "measure", "inch", end + 1)
        return True
    if inch := _INCH.match(text, end):
        _set(figure, "measure", "inch", inch.end())
        return True
    degrees = _DEGREES.match(text, end)
    if degrees is None or figure.scaled:
        return False
    celsius, glued = degrees[1] == "C", text[end] != " "
    bracketed = text[figure.start - 1 : figure.start] in ("(", "[") or _IN_CELSIUS.match(text, end)  # "9C (16F)"
    if not -100 <= figure.value <= (2000 if glued and (celsius or bracketed) else 150):
        return False
    if not (celsius or figure.value >= 20 or figure.sign or bracketed):
        return False
    if not glued and not figure.sign and text[end + 2 : end + 3] not in ("!", ".", ",", ";", ")", " "):
        return False
    _set(figure, "measure", "degree Celsius" if celsius else "degree Fahrenheit", degrees.end())
    return True


def _opens(text: str, at: int) -> bool:
    """Would a quotation mark at ``at`` be an opening one, by the count in its line? Then it means inches."""
    start = max(0, at - _LINE)
    return text.count('"', text.rfind("\n", start, at) + 1 or start, at) % 2 == 0


def _set(figure: Figure, kind: QuantityKind, unit: str, end: int) -> None:
    figure.kind, figure.unit, figure.end, figure.bare = kind, unit, end, False


def _apply(text: str, figure: Figure, meaning: Meaning, end: int, dollars: money.Dollars) -> None:
    kind, unit = meaning.kind, meaning.unit
    figure.ambiguous = False
    if unit == "pound" and text[figure.end : end].strip(" -\xa0").lower() in ("pound", "pounds"):
        kind, unit, figure.ambiguous = _pound(text, figure, end, dollars)
    _set(figure, kind, unit, end)
    if kind != "money":
        return
    if coin := money.coins().get(meaning.word):
        figure.scaled = figure.scaled or coin > 1
        if figure.value is not None:
            figure.value, figure.step = figure.value * coin, figure.step * coin
        settle(figure, dollars)
        if coin > 1 and dollars.sterling():
            figure.unit = "GBP"
    elif meaning.word in ("c", "cent", "cents") and (code := dollars.of_cents()):
        figure.unit = code
    elif money.is_ambiguous(meaning.word):
        settle(figure, dollars)
    if meaning.minor and figure.value is not None:
        figure.value, figure.step = figure.value / HUNDRED, figure.step / HUNDRED


def settle(figure: Figure, dollars: money.Dollars) -> None:
    """Give a currency that several countries call by one name its code, from the article where it tells."""
    if figure.unit == "USD":
        figure.unit, figure.ambiguous = dollars.code()
    else:
        figure.ambiguous = True


def _pound(text: str, figure: Figure, end: int, dollars: money.Dollars) -> tuple[QuantityKind, str, bool]:
    """Sterling or weight: "20 million pounds", "pounds of rice", "a 25-pound bag", "he lost 20 pounds"."""
    weight = (
        text[figure.end] in "-‑"
        or _POUNDS_OF.match(text, end)
        or words_after("weight_after", "[ -]").match(text, end)
        or words_before("weight_before", "[^.;]{0,30}").search(text, max(0, figure.start - 44), figure.start)
    )
    if weight:
        return "measure", "pound", False
    if dollars.sterling() or (figure.scaled and (figure.value or 0) >= MILLION):
        return "money", "GBP", False
    return "measure", "pound", True


def _refine(text: str, figure: Figure) -> None:
    """ "two years and a half", "5-foot-11", "five degrees below zero", "15 dollars 50"."""
    value, end = figure.value, figure.end
    if value is None:
        return
    if figure.unit == "working day":
        figure.step, figure.exact = Decimal(4), False  # a weekend more or less
        return
    if figure.kind in _COMMON and text.endswith(" and ", 0, figure.start) and compounds.whole_before(text, figure):
        return
    if figure.kind in ("measure", "duration") and figure.step >= 1 and (half := _AND_HALF.match(text, end)):
        part = "0.75" if half[1] == "quarters" else "0.25" if half[1] == "quarter" else "0.5"
        figure.value, figure.end = value + Decimal(part), half.end()
        figure.step, figure.exact = Decimal("0.1"), False
    elif figure.kind == "duration" and text.startswith(" and a", end):
        compounds.one_behind(text, figure)
    elif figure.unit in compounds.PARTED and figure.step == 1 and (rest := compounds.odd_behind(text, end)):
        figure.value, figure.end = value * compounds.PARTS + rest[0], rest[1]
        figure.unit = compounds.PARTED[figure.unit]
    elif figure.unit in ("foot", "stone") and figure.step == 1:
        compounds.short_behind(text, figure)
    elif figure.unit in ("degree", "degree Celsius", "degree Fahrenheit") and (below := _BELOW_ZERO.match(text, end)):
        figure.value, figure.end, figure.sign = -abs(value), below.end(), -1
    elif figure.kind == "money" and figure.step == 1 and not figure.scaled and (cents := _ODD_CENTS.match(text, end)):
        figure.value, figure.end, figure.step = value + Decimal(cents[1]) / HUNDRED, cents.end(), Decimal("0.01")
