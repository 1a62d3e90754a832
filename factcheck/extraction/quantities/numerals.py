"""Numerals: figures in digits ("1,240", "1.2m", "1,50,000", "2½", "3/4", "6.2x10^5") and runs of number words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from factcheck import patterns
from factcheck.extraction.quantities import cardinals, words
from factcheck.extraction.quantities.figure import Figure
from factcheck.extraction.quantities.patterns import alternation
from factcheck.language import lexicon
from factcheck.language.known import Known
from factcheck.language.scan import scan as scan_words

ONE = Decimal(1)
_MOST_DIGITS = 30  # longer runs are identifiers or noise, and no figure in the news


@cache
def _scan() -> re.Pattern[str]:
    glyphs = "".join(lexicon.table("numbers")["glyphs"])
    return patterns.compile(
        rf"(?P<digits>(?:\d{{1,3}}(?:[ \xa0\u202f]\d{{3}})+(?!,?\d|\.\d{{3}})(?:\.\d+)?|\d+(?:[,.]\d+)*)"
        rf"(?:[ \xa0]?[{glyphs}]|(?:[ ]{{1,2}}|-)\d{{1,2}}[/⁄]\d{{1,3}}(?![\d/]))?|(?<![\w.])\.\d+|[{glyphs}])"
        rf"|(?P<word>{cardinals.pattern()})"
    )


_PLAIN = patterns.lazy(r"\d+\Z")
_WESTERN = patterns.lazy(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z")
_INDIAN = patterns.lazy(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?\Z")
_DECIMAL = patterns.lazy(r"\d*\.\d+\Z")
_CONTINENTAL = patterns.lazy(r"\d{1,3}(?:\.\d{3}){2,}\Z")
_SPACED = patterns.lazy(r"\d{1,3}(?:[ \xa0\u202f]\d{3})+(?:\.\d+)?\Z")
_SLASH = patterns.lazy(r"[/⁄](\d{1,3})(?![\d/.,]\d|[\dA-Z_/])")
_POWER = patterns.lazy(
    r"[eE]([+-]?\d{1,3})(?![\w.])|[ ]?[x×*][ ]?10(?:\^([+−-]?\d{1,3})|([−-]\d{1,3})|([⁰¹²³⁴-⁹]+))(?!\w)"
)
_TIMES_POWER = patterns.lazy(r"[x×*]([2-9])\^(\d{1,2})(?![\w.])")
_EXPONENT = patterns.lazy(r"\^([+-]{0,2})(\d{1,2})(?![\w.])")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹−", "0123456789-")


@cache
def _scale() -> re.Pattern[str]:
    table = lexicon.table("numbers")
    scales = [
        *table["scales"],
        *(f"{word}s" for word in table["scales"] if not word.endswith("s")),
        *table["groups"],
        "dozens",
    ]
    spelt = alternation([form for word in scales for form in (word, word.capitalize(), word.upper())])
    short = alternation(table["abbreviations"])
    distant = alternation([key for key in table["abbreviations"] if len(key) > 1 or key in "kM"])
    return patterns.compile(
        rf"[ \xa0\u202f]?-?(?P<spelt>{spelt})(?!\w)|(?P<short>{short})(?![\w/²³])"
        rf"|[ \xa0](?P<distant>{distant})(?![\w/²³'’])"
    )


_AND_A_HALF = patterns.lazy(
    r"[ -]and[ -](?:(?:an?[ -]|one[ -])?(?:(half)|(quarter)|three[ -](quarters?))(?!\w)|"
    r"(?<=[ ]and[ ])(1/2|1/4|3/4)(?=[ -][a-z]))"
)
_PARTS = {"1/2": "0.5", "1/4": "0.25", "3/4": "0.75"}


def scan(text: str) -> Iterator[Figure]:
    """Every numeral of the text from left to right, whatever it stands for; figures do not overlap."""
    end = after = 0
    find = _scan().search
    for place in _places(text):
        if place < after:
            continue
        match = find(text, max(after, place - (text[place - 1 : place] == ".")))
        if match is None:
            return
        start, after = match.start(), match.end()
        if start < end:
            continue
        if match.lastgroup == "word":
            stop = cardinals.run(text, start, match.end())
            if stop > start:
                yield from (figure for figure in words.read(text, start, stop) if figure.start >= end)
                end = stop
            continue
        read = _digits(text, match)
        for figure in read:
            end = figure.end
            yield figure
        end = max(end, match.end() if not read else end)


def _places(text: str) -> Iterable[int]:
    """Where a numeral may begin, at the word or just before: at a digit or number word."""
    seen = scan_words(text)
    if seen.odd or not _glyphs().isdisjoint(text):
        return range(len(text))
    return map(seen.start, seen.holding(_NUMBERED))


@cache
def _glyphs() -> frozenset[str]:
    return frozenset(lexicon.table("numbers")["glyphs"])


_NUMBERED = Known(lambda piece: piece != "" and (not piece.isalpha() or piece in cardinals.vocabulary()))


def _digits(text: str, match: re.Match[str]) -> list[Figure]:
    raw, start = match.group(), match.start()
    if len(raw) > _MOST_DIGITS:
        return []
    figure = _one(raw, start)
    if figure is None:
        return _several(raw, start)
    _extend(text, figure)
    return [figure] if figure.value is not None else []


def _one(raw: str, start: int) -> Figure | None:
    """A single figure in digits, or None where the digits and marks are no usual way to write one."""
    end = start + len(raw)
    tail = ZERO
    step = ONE
    whole = raw
    glyphs = lexicon.table("numbers")["glyphs"]
    if raw[-1] in glyphs:
        over, under = glyphs[raw[-1]]
        tail, step = Decimal(over) / Decimal(under), ONE / Decimal(under)
        whole = raw[:-1].rstrip()
    elif "/" in raw or "⁄" in raw:
        body, _, under = raw.replace("⁄", "/").partition("/")
        cut = max(body.rfind(" "), body.rfind("-"))
        whole, over = body[: max(cut, 0)].rstrip(), body[cut + 1 :]
        if not int(under) or int(over) >= int(under):
            return None
        tail, step = Decimal(over) / Decimal(under), ONE / Decimal(under)
    if not whole:
        figure = Figure(start, end, tail, ZERO, "fraction")
        figure.exact = False
        return figure
    if _PLAIN.match(whole):
        value = Decimal(whole)
    elif _WESTERN.match(whole) or _INDIAN.match(whole):
        value = Decimal(whole.replace(",", ""))
    elif _DECIMAL.match(whole):
        value = Decimal(whole)
    elif _SPACED.match(whole):
        value = Decimal(patterns.compile(r"[ \xa0\u202f]").sub("", whole))
    elif _CONTINENTAL.match(whole):
        value = Decimal(whole.replace(".", ""))
    else:
        return None
    point = whole.rfind(".")
    if step == 1 and point >= 0 and not _CONTINENTAL.match(whole):
        step = ONE.scaleb(point + 1 - len(whole))
    figure = Figure(start, end, value + tail, step)
    figure.bare = whole == raw and whole.isdigit()
    figure.exact = step == 1
    return figure


ZERO = Decimal(0)


def _several(raw: str, start: int) -> list[Figure]:
    """Figures in a list without blanks ("22,24,26"), nothing for versions and addresses ("192.168.1.2")."""
    if "," not in raw or "." in raw or " " in raw or "/" in raw:
        return []
    parts = raw.split(",")
    if (len(parts) < 3 and len(parts[-1]) < 3) or any(len(part) == 3 or part[0] == "0" for part in parts[1:]):
        return []
    figures = []
    for part in parts:
        figures.append(Figure(start, start + len(part), Decimal(part), ONE))
        start += len(part) + 1
    return figures


def _extend(text: str, figure: Figure) -> None:
    """Attach a denominator, a power of ten, a scale and "and a half"."""
    assert figure.value is not None
    end = figure.end
    following = text[end : end + 1]
    if figure.bare and following in "/⁄" and following:
        under = _SLASH.match(text, end)
        if under is None or text[figure.start - 1 : figure.start] == "/":
            return
        if int(figure.value) >= int(under[1]):
            figure.value = None  # 24/7, 1/0
            return
        figure.value, figure.step, figure.end = figure.value / Decimal(under[1]), ZERO, under.end()
        figure.shape, figure.exact, figure.bare = "fraction", False, False
        return
    if following == "^":
        _raise(text, figure)
        return
    if following and following in "x×*" and (binary := _TIMES_POWER.match(text, end)):
        factor = Decimal(binary[1]) ** int(binary[2])
        figure.value, figure.step, figure.end, figure.bare, figure.exact = (
            figure.value * factor,
            ZERO,
            binary.end(),
            False,
            False,
        )
        return
    power = _POWER.match(text, end) if following and following in "eE x×*" else None
    if power:
        exponent = int(next(group for group in power.groups() if group).translate(_SUPERSCRIPTS).replace("−", "-"))
        figure.value, figure.step = figure.value.scaleb(exponent), figure.step.scaleb(exponent)
        figure.end, figure.bare, figure.scaled, figure.exact = power.end(), False, True, False
        return
    times = 0
    while times < 2 and (scale := _scale().match(text, figure.end)):
        if scale["short"] == "K" and figure.step < Decimal("0.1"):
            break  # kelvin
        if scale["short"] == "K" and figure.value < 10 and text[figure.start - 1 : figure.start] not in ("$", "£", "€"):
            break  # 4K
        if scale["short"] in ("b", "B") and figure.value >= 1000:
            break  # bits, bytes
        _multiply(figure, scale)
        times += 1
        if scale["spelt"] is None:
            break
    if following in (" ", "-") or times:
        half = _AND_A_HALF.match(text, figure.end)
        if half and figure.step >= 1 and not (half[4] and text.endswith("between ", 0, figure.start)):
            part = Decimal(_PARTS[half[4]] if half[4] else "0.5" if half[1] else "0.25" if half[2] else "0.75")
            unit = figure.step if times else ONE
            figure.value, figure.end, figure.bare, figure.exact = figure.value + part * unit, half.end(), False, False
            figure.step = unit / 10
            if scale := _scale().match(text, figure.end):
                _multiply(figure, scale)


def _raise(text: str, figure: Figure) -> None:
    """ "1.1^23": kept where the result is a figure that can be written."""
    power = _EXPONENT.match(text, figure.end)
    if power is None or not figure.value:
        return
    exponent = int(power[2]) * (-1 if power[1].count("-") % 2 else 1)
    if abs(exponent * figure.value.adjusted()) > _MOST_DIGITS:
        return
    figure.value, figure.end, figure.bare, figure.exact = figure.value**exponent, power.end(), False, False
    figure.step = ZERO


def _multiply(figure: Figure, scale: re.Match[str]) -> None:
    assert figure.value is not None
    table = lexicon.table("numbers")
    spelt = scale["spelt"]
    short = scale["short"] or scale["distant"]
    if spelt:
        word = spelt.lower()
        factor = Decimal(
            table["scales"].get(word)
            or table["scales"].get(word.rstrip("s"))
            or table["groups"].get(word.rstrip("s"))
            or 12
        )
    else:
        factor = Decimal(table["abbreviations"][short])
        figure.scale = short
    figure.value, figure.step = figure.value * factor, figure.step * factor
    figure.scale_factor *= factor
    figure.end, figure.bare = scale.end(), False
    figure.scaled = figure.scaled or factor >= 1000
    figure.exact = figure.exact and not figure.scaled
