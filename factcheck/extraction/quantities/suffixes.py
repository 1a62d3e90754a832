"""What follows a figure: per cent, currency, unit of measure, and the "per" of a rate."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from factcheck.extraction.quantities import money
from factcheck.extraction.quantities.figure import Figure
from factcheck.extraction.quantities.patterns import alternation
from factcheck.language import lexicon, units
from factcheck.language.inflection import plural
from factcheck.model import QuantityKind

HUNDRED = Decimal(100)


class Meaning(NamedTuple):
    """What a word or symbol after a figure makes of it. ``minor`` is a hundredth of a currency."""

    kind: QuantityKind
    unit: str
    minor: bool = False
    word: str = ""


_PERCENT = {
    "percent": ["%", "per cent", "percent", "percents", "percentage", "pct", "pc", "per-cent", "％"],
    "points": [
        "percentage points",
        "percentage point",
        "percent points",
        "per cent points",
        "pp",
        "ppts",
        "percentage-points",
        "% points",
    ],
    "basis": ["basis points", "basis point", "bps"],
}


@cache
def _meanings() -> tuple[dict[str, Meaning], dict[str, Meaning]]:
    """Words in lower case, and symbols as they are, with their meaning."""
    words: dict[str, Meaning] = {}
    symbols: dict[str, Meaning] = {}
    for word in _PERCENT["percent"]:
        (words if word.isascii() and word[0].isalpha() else symbols)[word] = Meaning("percent", "%")
    for word in _PERCENT["points"]:
        (words if word[0].isalpha() else symbols)[word] = Meaning("percentage_points", "percentage point")
    for word in _PERCENT["basis"]:
        words[word] = Meaning("percentage_points", "basis point")
    for name, row in lexicon.table("units")["units"].items():
        kind: QuantityKind = "duration" if row[0] == "time" else "measure"
        for entry in row[2]:
            lemma, _, irregular = entry.partition("|")
            for form in _unit_forms(lemma, irregular):
                words.setdefault(form.lower(), Meaning(kind, name))
        for symbol in row[3]:
            symbols.setdefault(symbol, Meaning(kind, name))
    for word, (code, minor) in money.names().items():
        target = symbols if word in ("p", "¢") else words
        target.setdefault(word, Meaning("money", code, minor, word))
    for word in money.coins():
        words[word] = Meaning("money", "USD", False, word)
    for sign, code in money.signs().items():
        if sign not in ("R", "Sh", "Fr.", "Re."):
            symbols.setdefault(sign, Meaning("money", code, False, sign))
    return words, symbols


def _unit_forms(lemma: str, irregular: str) -> set[str]:
    """Singular and plural, "sq" for square and so on; the first noun of "mile per hour" takes the plural."""
    if irregular:
        forms = {lemma, irregular}
    else:
        head, separator, rest = lemma.partition(" ")
        compound = rest.startswith(("per ", "an ", "C", "F", "c", "K")) and head not in ("square", "cubic", "metric")
        inflected = plural(head) + separator + rest if compound else plural(lemma)
        forms = {lemma, inflected}
    for form in tuple(forms):
        for long, short in (("square ", "sq "), ("square ", "sq. "), ("cubic ", "cu "), ("cubic ", "cu. ")):
            if form.startswith(long):
                rest = form[len(long) :]
                forms.add(short + rest)
                for full, brief in _SHORT.items():
                    if rest == full:
                        forms.update((short + brief, short + brief + "s" if brief in ("mile", "yd") else short + brief))
    return forms


_SHORT = {
    "kilometres": "km",
    "metres": "m",
    "miles": "mi",
    "feet": "ft",
    "centimetres": "cm",
    "inches": "in",
    "yards": "yd",
}


@cache
def _after() -> re.Pattern[str]:
    words, symbols = _meanings()
    spelt = alternation(
        [
            form
            for word in words
            for form in (word, word[0].upper() + word[1:], _proper(word), word.upper() if len(word) > 2 else word)
        ]
    )
    signs = alternation(symbols)
    return re.compile(
        rf"(?:[ \xa0\u202f]{{0,2}}|[ ]?[-‐‑–][ ]?)(?:(?P<word>{spelt})(?![\w])|(?P<symbol>{signs})(?![\w]|[²³]))"
    )


def _proper(word: str) -> str:
    return re.sub(
        r"(celsius|fahrenheit|kelvin|british|australian|canadian|new zealand|hong kong|singapore|swiss|us\b|uk\b|c$|f$)",
        _title,
        word,
    )


def _title(match: re.Match[str]) -> str:
    word = match.group()
    return word.upper() if len(word) < 3 else word.title()


_INCH = re.compile(r"[ -]?in(?:(?=[.,;:)]|\Z| by | x |-(?!l))|\b(?= (?:long|wide|high|tall|deep|thick|of rain|in )))")
_TEMPERATURE = re.compile(r"[ ]?([CF])(?![\w/'’-])")
_METRE = re.compile(
    r"(?: |-)?(?:high|tall|long|wide|deep|away|above|below|race|final|sprint|freestyle|butterfly|backstroke|breaststroke|hurdles|relay|x \d|by \d|from|in (?:length|height|depth|diameter)|record|walk|pool|wave|waves)(?!\w)"
)
_METRE_NEXT = re.compile(r"[ ]?m(?![\w/])")
_WEIGHT_BEFORE = re.compile(
    r"\b(?:weigh\w*|lost|lose|losing|gain\w*|heavier|lighter|weight|shed|carry\w*|lb|kg)\b[^.]{0,30}\Z", re.I
)
_POUND_AFTER = re.compile(
    r" of (?!\w+(?:'s)? (?:money|debt|pay))|-? ?(?:bag|baby|bomb|man|boy|woman|dog|fish|turkey|weight)|[ -](?:heavier|lighter)|\)?[^.]{0,12} (?:per square)",
    re.I,
)
_GLUED = re.compile(r"[/²³^]")


_HALF_OF = re.compile(r"(?: of)? an?(?= )|-an?(?=-)")
_WHOLE_AND = re.compile(r"\b(an?) ((?:square )?[a-z]+) and \Z", re.I)
_AND_HALF = re.compile(r" and (?:a |one )(half|quarter)(?![\w-])")


def halves(text: str, figure: Figure) -> bool:
    """ "half an hour", "quarter of a mile", "an hour and a half": a fraction of a unit is a measure."""
    if figure.shape != "fraction" or not figure.words or figure.value is None:
        return False
    if of := _HALF_OF.match(text, figure.end):
        match = _after().match(text, of.end())
        meaning = _meanings()[0].get(match["word"].lower()) if match and match["word"] else None
        if match and meaning and meaning.kind in ("measure", "duration"):
            _set(figure, meaning.kind, meaning.unit, match.end())
            figure.shape, figure.step = "cardinal", figure.value / 5
            return True
    whole = _WHOLE_AND.search(text, max(0, figure.start - 24), figure.start)
    if whole and figure.value < 1:
        meaning = _meanings()[0].get(whole[2].lower())
        if meaning and meaning.kind in ("measure", "duration"):
            _set(figure, meaning.kind, meaning.unit, figure.end)
            figure.start, figure.value, figure.shape, figure.step = (
                whole.start(),
                figure.value + 1,
                "cardinal",
                figure.value / 5,
            )
            return True
    return False


_OF_MONEY = re.compile(r" (?:of )?(?:the )?(dollars|pounds|euros|US dollars|yen|rupees)(?!\w| of)", re.I)


def vague_money(text: str, figure: Figure, dollars: money.Dollars) -> bool:
    """ "hundreds of millions of dollars"."""
    match = _OF_MONEY.match(text, figure.end) if figure.shape == "vague" else None
    if match is None:
        return False
    _apply(text, figure, _meanings()[0][match[1].lower()]._replace(kind="money"), match.end(), dollars)
    if match[1].lower() == "pounds":
        figure.kind, figure.unit = "money", "GBP"
    return True


def attach(text: str, figure: Figure, dollars: money.Dollars) -> bool:
    """Read the unit after ``figure`` and move its end behind it. True where there is one."""
    end = figure.end
    following = text[end : end + 1]
    if not following or (following in ".,;:?!)\n" and following != "."):
        return False
    match = _after().match(text, end)
    if match is None:
        return _special(text, figure)
    words, symbols = _meanings()
    word = match["word"]
    meaning = (
        words[re.sub(r"[ \xa0-]+", " ", word.lower())]
        if word and re.sub(r"[ \xa0-]+", " ", word.lower()) in words
        else words.get(word.lower())
        if word
        else symbols[match["symbol"]]
    )
    if meaning is None or not _plausible(text, figure, match, meaning):
        return _special(text, figure)
    _apply(text, figure, meaning, match.end(), dollars)
    _refine(text, figure, dollars)
    return True


_INCHES = re.compile(r"[- ](\d\d?)(?=[,.;)]|[ ]|\Z)(?! (?:feet|foot|ft|inch|per|miles|people|years))")
_BELOW_ZERO = re.compile(r" below (?:zero|freezing)(?!\w)")
_ODD_CENTS = re.compile(r" (?:and )?(\d\d)(?=[.,;!?)]|\Z)")


def _refine(text: str, figure: Figure, dollars: money.Dollars) -> None:
    """ "two years and a half", "five degrees below zero", "15 dollars 50"."""
    if figure.value is None:
        return
    if figure.kind in ("measure", "duration") and figure.step >= 1 and (half := _AND_HALF.match(text, figure.end)):
        figure.value, figure.end = figure.value + Decimal("0.5" if half[1] == "half" else "0.25"), half.end()
        figure.step, figure.exact = Decimal("0.1"), False
    elif (
        figure.unit == "foot"
        and figure.step == 1
        and (inches := _INCHES.match(text, figure.end))
        and int(inches[1]) < 12
    ):
        figure.value = figure.value + (Decimal(inches[1]) / 12).quantize(Decimal("1.000000000000")).normalize()
        figure.end, figure.step, figure.compound = inches.end(), Decimal("0.083333333333"), True
    elif figure.unit in ("degree", "degree Celsius", "degree Fahrenheit") and (
        below := _BELOW_ZERO.match(text, figure.end)
    ):
        figure.value, figure.end, figure.sign = -abs(figure.value), below.end(), -1
    elif (
        figure.kind == "money"
        and figure.step == 1
        and not figure.scaled
        and (cents := _ODD_CENTS.match(text, figure.end))
    ):
        figure.value, figure.end, figure.step = figure.value + Decimal(cents[1]) / HUNDRED, cents.end(), Decimal("0.01")


def _plausible(text: str, figure: Figure, match: re.Match[str], meaning: Meaning) -> bool:
    symbol = match["symbol"]
    glued = match.end() - len(symbol or match["word"]) == figure.end
    if symbol:
        if figure.words and symbol.isalpha():
            return False
        if symbol in ("l", "g", "t", "s", "h", "st", "J", "W", "V", "K", "p", "m", "L", "ms", "Pa", "mi", "lb"):
            if symbol == "p":
                return glued and text[match.end() : match.end() + 1] not in ("'", "’")
            if symbol == "K":
                return glued and figure.step < 1
            if symbol in ("V", "W", "J", "s", "h", "l", "g", "t", "m") and not glued and match.group()[0] != " ":
                return False
            if symbol in "st" and figure.words:
                return False
        if symbol in ("°", "º") and text[match.end() : match.end() + 1].isdigit():
            return False
        if symbol.isalpha() and symbol.isupper() and len(symbol) == 3 and meaning.kind == "money":
            return True
        return True
    word = match["word"].lower()
    if word in money.large_only():
        return figure.scaled or (figure.value or 0) >= 1000
    if word in ("second", "seconds") and figure.words and word == "second" and figure.value != 1:
        return match.group()[0] == "-"
    if word == "colon" or (word == "pc" and figure.words):
        return False
    if word in ("real", "dong"):
        return figure.scaled
    return True


def _special(text: str, figure: Figure) -> bool:
    """Units that share their letters with common words: inch, Celsius, Fahrenheit, metre."""
    end = figure.end
    if figure.words:
        return False
    if inch := _INCH.match(text, end):
        if text[inch.end() : inch.end() + 1] == "-" or text[end] == " " or figure.value is not None:
            _set(figure, "measure", "inch", inch.end())
            return True
    if temperature := _TEMPERATURE.match(text, end):
        value = figure.value
        glued = text[end] != " "
        if (
            value is not None
            and not figure.scaled
            and -100 <= value <= (2000 if temperature[1] == "C" and glued else 150)
            and (glued or figure.sign or text[end + 2 : end + 3] in "!.,;) ")
        ) and (temperature[1] == "C" or value >= 20 or figure.sign):
            _set(
                figure,
                "measure",
                "degree Celsius" if temperature[1] == "C" else "degree Fahrenheit",
                temperature.end(),
            )
            return True
    return False


def _set(figure: Figure, kind: QuantityKind, unit: str, end: int) -> None:
    figure.kind, figure.unit, figure.end, figure.bare = kind, unit, end, False


def _apply(text: str, figure: Figure, meaning: Meaning, end: int, dollars: money.Dollars) -> None:
    kind, unit = meaning.kind, meaning.unit
    figure.ambiguous = False
    if unit == "pound" and text[figure.end : end].strip(" -\xa0").lower() in ("pound", "pounds"):
        kind, unit, figure.ambiguous = _pound(text, figure, end, dollars)
    _set(figure, kind, unit, end)
    if kind == "money":
        coin = money.coins().get(meaning.word)
        if coin and figure.value is not None:
            figure.value, figure.step = figure.value * coin, figure.step * coin
            figure.scaled = figure.scaled or coin > 1
            settle(figure, dollars)
            if coin > 1 and dollars.sterling():
                figure.unit = "GBP"
        if meaning.word and money.is_ambiguous(meaning.word):
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
    """Sterling or weight: "20 million pounds", "pounds of rice", "a 25-pound bag"."""
    if (
        text[figure.end] in "-‑"
        or _POUND_AFTER.match(text, end)
        or _WEIGHT_BEFORE.search(text[max(0, figure.start - 40) : figure.start])
    ):
        return "measure", "pound", False
    if dollars.sterling() or (figure.scaled and (figure.value or 0) >= 1_000_000):
        return "money", "GBP", False
    return "measure", "pound", True


_PER = re.compile(
    r"(?:[ \xa0]?/[ \xa0]?(?=[a-z])|[ \xa0]per[ \xa0]|[ -]?-per-|,?[ ](?:for )?every[ ](?=(?:\d|hundred|thousand|million|ten|second|minute|hour|day|week|fortnight|month|quarter|year)s?\b)|"
    r"[ \xa0]?-?[ ]?(?<!\w)an?[ -]+(?=(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|head|person|share|barrel|tonne|ton|gallon|litre|liter|pint|mile|kilo|kilogram|pound|ounce|piece|pop|time|game|match|season|unit|bottle|ticket|square|acre|hectare|pack|cup|bushel)\b))"
    r"(?:(?P<number>\d[\d,]*|thousand|million|hundred)(?:[ ](?P<of>[a-z]+))?|(?P<noun>(?:square |cubic )?[A-Za-z][a-zµ]*(?:[23²³])?))"
)
_EACH = re.compile(r",?[ ](?:each|apiece|per head|a head|a piece)(?!\w)")
_NUMBER_WORDS = {"hundred": "100", "thousand": "1000", "million": "1000000"}


def per(text: str, end: int) -> tuple[str, int] | None:
    """The unit of a rate after ``end`` ("an hour", "per 100,000 people", "each") and where it ends."""
    following = text[end : end + 1]
    if following not in " /-,\xa0":
        return None
    match = _PER.match(text, end)
    if match:
        if match["number"]:
            number = _NUMBER_WORDS.get(match["number"], match["number"].replace(",", ""))
            noun = match["of"]
            if noun and (noun in _not_base()):
                return number, match.end("number")
            return (f"{number} {singular(noun)}" if noun else number), match.end()
        noun = match["noun"]
        if noun in ("cent", "se", "capita") and noun != "capita":
            return None
        return _unit_name(noun), match.end()
    if each := _EACH.match(text, end):
        return "each", each.end()
    return None


@cache
def _not_base() -> frozenset[str]:
    return frozenset(lexicon.table("counted")["stop"])


def _unit_name(noun: str) -> str:
    words, symbols = _meanings()
    meaning = symbols.get(noun) or words.get(noun.lower())
    return (
        meaning.unit
        if meaning and meaning.kind in ("measure", "duration")
        else "person"
        if noun in ("head", "capita")
        else singular(noun.lower())
    )


def singular(noun: str) -> str:
    """The lemma of a noun, by the exceptions of the lexicon and by rule: "people" person, "cities" city."""
    lower = noun.lower()
    irregular: str | None = lexicon.table("counted")["plurals"].get(lower)
    if irregular:
        return irregular
    if len(lower) <= 3 or not lower.endswith("s") or lower.endswith(("ss", "us", "is")):
        return lower
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")) and not lower.endswith(("shoes", "toes", "axes")):
        return lower[:-2]
    if lower.endswith("men's"):
        return lower
    return lower[:-1]


def speed(figure: Figure, text: str) -> None:
    """Fold "60 miles an hour" and "50 km/h" into one unit where the pair is one of the table's."""
    if figure.kind != "measure" or figure.unit is None:
        return
    rate = per(text, figure.end)
    if rate and f"{figure.unit} per {rate[0]}" in units.units():
        figure.unit, figure.end = f"{figure.unit} per {rate[0]}", rate[1]
