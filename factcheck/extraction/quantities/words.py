"""Figures in number words: "two and a half million", "two thirds", "twenty-first", "dozens", "doubled"."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck import patterns
from factcheck.extraction.quantities import quarters, vocabulary
from factcheck.extraction.quantities.cardinals import ONE, Token, cardinal, point, tokens
from factcheck.extraction.quantities.figure import Figure
from factcheck.extraction.quantities.patterns import context, words_after, words_before

MILLION = Decimal(1_000_000)
_ALONE = frozenset(("ratio", "base", "decade", "pair", "ordinal", "group"))
_SCALES = frozenset(("hundred", "scale"))
_PARTS = frozenset(("fraction", "ordinal"))
_BEFORE = 16
"""Characters that the words before a part may take."""
_FOR = patterns.lazy(r"\b(?:for|in|within|last|next|past|another) \Z", re.IGNORECASE)
_EVERY = patterns.lazy(r"(?<!\w)[Ee]very \Z")
_NOUN = patterns.lazy(r" ([a-z]+)")
_MOST_EVERY = 20
_CLOSED = patterns.lazy(r"\s*(?:[,.;)–—]|\Z)")
_TIGHT = ("", "-", "‐", "‑", "–", "−", "‒")
_DASHES = (*_TIGHT, "—")
MOST_PARTS = 100
QUARTER = 4
_NAMED = patterns.lazy(r"\b(?:the|his|her|its|their|our|my|your) \Z", re.IGNORECASE)
_ONE_LONG = patterns.lazy(r"\b(?:an?|another|each|every) \Z", re.IGNORECASE)
_OF = patterns.lazy(r" of an? ")


def read(text: str, start: int, end: int) -> list[Figure]:
    """The figures in a run of number words ``text[start:end]``."""
    run = tokens(text, start, end)
    figures: list[Figure] = []
    i = 0
    while i < len(run):
        figure, j = _figure(text, run, i)
        if figure is not None:
            figure.words = True
            figures.append(figure)
        i = max(j, i + 1)
    return figures


def _article(text: str, start: int) -> int:
    """Where "a" or "an" before ``start`` begins, or ``start``."""
    if text[start - 2 : start].lower() == "a " and (start == 2 or not text[start - 3].isalnum()):
        return start - 2
    if text[start - 3 : start].lower() == "an " and (start == 3 or not text[start - 4].isalnum()):
        return start - 3
    return start


def _part(text: str, token: Token) -> bool:
    """Is "a third" a part of something, not "a third man" nor "A third, by contrast"?"""
    begin = _article(text, token.start)
    if token.plural or begin == token.start or (text[begin] == "A" and text.startswith(",", token.end)):
        return False
    if words_before("part_before").search(text, max(0, begin - _BEFORE), begin):
        return True
    moved = words_before("part_moved").search(text, max(0, begin - _BEFORE), begin)
    if moved and words_after("part_timed").match(text, token.end):
        return True
    return words_after("part_after", "[ ]", r"[.,;:)!?\n]|\Z").match(text, token.end) is not None


def _every(text: str, token: Token) -> int | None:
    """Where "every" begins of "every third bridge", a share; None where it tells of times ("every second week")."""
    match = _EVERY.search(text, max(0, token.start - 6), token.start)
    noun = _NOUN.match(text, token.end)
    if match is None or noun is None or token.plural or not 2 <= token.value <= _MOST_EVERY:
        return None
    return None if noun[1] in context("not_every") else match.start()


def _figure(text: str, run: list[Token], i: int) -> tuple[Figure | None, int]:
    """The figure that begins at ``run[i]``, None where the word is none by itself, and the index after it."""
    token = run[i]
    if token.kind == "vague":
        return _vague(text, run, i)
    if token.kind == "ordinal" and (begin := _every(text, token)) is not None:
        return _fraction(text, run, i, ONE, begin)
    if token.kind == "fraction" or (token.kind == "ordinal" and token.value > 2 and _part(text, token)):
        return _fraction(text, run, i, ONE, _article(text, token.start))
    after = run[i + 1] if i + 1 < len(run) else None
    if token.kind == "pair" and after and after.kind in ("scale", "hundred", "group") and after.joint.strip() == "of":
        begin = _article(text, token.start)  # "a couple of hundred"
        figure = Figure(begin, after.end, token.value * after.value, after.value)
        figure.scaled, figure.exact, figure.hedge = after.value >= MILLION, False, "about"
        return figure, i + 2
    if token.kind in _ALONE:
        return _alone(text, token), i + 1
    if token.kind in _SCALES and (few := words_before("few").search(text, max(0, token.start - 14), token.start)):
        figure = Figure(few.start(), token.end, None, token.value, "vague")
        figure.low = token.value * 2
        return figure, i + 1
    read = cardinal(run, i)
    if read is None:
        return None, i + 1
    value, j, scale = read
    begin = _article(text, token.start) if token.kind in _SCALES else token.start
    if j < len(run) and (longer := _ordinal(text, run, j, value, begin) or _longer(text, run, j, value, scale, begin)):
        return longer
    if token.kind == "scale" and begin == token.start and j == i + 1 and begin:
        return None, j  # "multi-million", "some million years"
    figure = Figure(begin, run[j - 1].end, value, scale if scale >= MILLION else ONE)
    figure.scaled, figure.exact, figure.scale_factor = scale >= MILLION, scale < MILLION, scale
    return figure, j


def _apart(text: str, token: Token) -> bool:
    """Does "double" end what is said of a figure: "5,400 this year, more than double, and"?"""
    closed = _CLOSED.match(text, token.end) is not None
    return closed and words_before("ratio_apart").search(text, max(0, token.start - _BEFORE), token.start) is not None


def _alone(text: str, token: Token) -> Figure | None:
    """Words that make a figure by themselves: "doubled", "twice the", "thirties", "a couple of", "second", "dozens"."""
    if token.kind == "ratio":
        return Figure(token.start, token.end, token.value, ONE, "ratio")
    if token.kind == "base":
        compared = words_after("ratio_after").match(text, token.end) or _apart(text, token)
        return Figure(token.start, token.end, token.value, ONE, "ratio") if compared else None
    if token.kind == "decade":
        figure = Figure(token.start, token.end, None, ONE)
        figure.kind, figure.unit = "age", "year"  # kept only where it is somebody's ("her thirties")
        figure.range_low, figure.range_high = token.value, token.value // 10 * 10 + 9
        return figure
    begin = _article(text, token.start)
    if token.kind == "pair":
        of = 3 if text.startswith(" of ", token.end) else 0
        taken = begin != token.start if of else _measured(text, token.end)  # "a couple hours", as in America
        lasting = begin == 0 or _FOR.search(text, max(0, begin - 8), begin) is not None  # "for couple of weeks"
        if not taken and not (lasting and _measured(text, token.end + of)):
            return None
        return _loose(Figure(begin, token.end + of, token.value, ONE))
    if token.kind == "ordinal":
        return None if token.plural else Figure(token.start, token.end, token.value, ONE, "ordinal")
    if token.plural or text[token.end - 1] == "s":
        return _vague_group(token)
    return _loose(Figure(begin, token.end, token.value, ONE))


def _ordinal(text: str, run: list[Token], j: int, value: Decimal, begin: int) -> tuple[Figure, int] | None:
    """ "twenty-first", "one hundred and fifth", "two hundredth": a cardinal that ends in the ordinal ``run[j]``."""
    token, before = run[j], run[j - 1]
    joint = token.joint.replace("-", " ").strip()
    if token.kind != "ordinal" or token.plural or joint not in (*_DASHES, "and"):
        return None
    if token.value == 2 and "-" in token.joint and _ONE_LONG.search(text, max(0, begin - 9), begin):
        return None  # "a thirty-second delay"
    if joint != "and" and before.kind == "ten" and token.value < 10:
        return Figure(begin, token.end, value + token.value, ONE, "ordinal"), j + 1
    if joint not in (*_TIGHT, "and"):
        return None
    if (
        joint != "and"
        and token.value > 2
        and value == 1
        and before.kind == "unit"
        and not _hundredth(text, token, begin)
    ):
        return None  # "one third"
    if before.kind in _SCALES and joint != "and" and token.value > before.value:
        return Figure(begin, token.end, value * token.value, ONE, "ordinal"), j + 1  # "the hundred thousandth"
    if before.kind in _SCALES:
        return Figure(begin, token.end, value + token.value, ONE, "ordinal"), j + 1
    if joint != "and" and token.value >= 100:
        return Figure(begin, token.end, value * token.value, ONE, "ordinal"), j + 1
    return None


def _hundredth(text: str, token: Token, begin: int) -> bool:
    """Is "one hundredth" the one behind the 99th: "the one hundredth visitor"?"""
    named = _NAMED.search(text, max(0, begin - 7), begin) is not None
    return named and token.value >= MOST_PARTS and not _OF.match(text, token.end)


def _longer(
    text: str, run: list[Token], j: int, value: Decimal, scale: Decimal, begin: int
) -> tuple[Figure, int] | None:
    """A cardinal with what goes on from it: parts, dozens, "point", "and a half", "and three quarters"."""
    token = run[j]
    joint = token.joint.replace("-", " ").strip()
    after = run[j + 1] if j + 1 < len(run) else None
    if joint in _TIGHT:
        if token.kind == "group":
            return Figure(begin, token.end, value * token.value, ONE), j + 1
        if (
            value == 1
            and token.value == 3
            and token.joint == " "
            and words_after("third_after", "[ -]").match(text, token.end)
        ):
            return None
        if token.plural and token.value == QUARTER and quarters.periods(text, begin, run[j - 1].end, value):
            return None
        singular = (
            token.value == QUARTER and value == QUARTER - 1 and _measured(text, token.end)
        )  # a three-quarter hour
        if value == 1 and token.kind == "ordinal" and token.value == 2:
            return None  # "one second" lasts, or is the second of its kind: never a half
        if token.kind in _PARTS and token.value != 1 and (token.plural or value == 1 or singular):
            return _fraction(text, run, j, value, begin)
        if (
            token.kind == "ten"
            and after
            and after.kind == "ordinal"
            and after.value < 10
            and (after.plural or value == 1)
        ):
            figure = Figure(begin, after.end, value / (token.value + after.value), Decimal(0), "fraction")
            figure.exact = False
            return figure, j + 2
    if joint == "point":
        value, step, j = point(run, j, value)
        return _scaled(Figure(begin, run[j - 1].end, value, step), run, j)
    if joint in ("and a", "and an") and token.kind in _PARTS and not token.plural:
        return _with_part(run, j, value, scale, begin, ONE / token.value)
    if joint == "and" and token.kind == "fraction" and not token.plural and _measured(text, token.end):
        return _with_part(run, j, value, scale, begin, ONE / token.value)  # "two and half years"
    if joint == "and" and token.kind == "unit" and after and after.kind in _PARTS:
        counted = after.plural or token.value == 1 or _measured(text, after.end)
        whole = after.kind == "fraction" or (after.value > 2 and counted)
        return _with_part(run, j + 1, value, scale, begin, token.value / after.value) if whole else None
    if joint == "and" and (over := cardinal(run, j)) and over[1] < len(run):
        under = run[over[1]]  # "two hundred and fifty-four hundredths"
        if under.kind in _PARTS and under.plural and over[0] < under.value:
            return _with_part(run, over[1], value, scale, begin, over[0] / under.value)
    return None


def _measured(text: str, at: int) -> bool:
    """Does a unit of measure stand behind the figure that ends at ``at``?"""
    if text.startswith(" of ", at):
        at += 3  # "two and quarter of hours"
    unit = vocabulary.after(text, at) if text[at : at + 1] in (" ", "-") else None
    if unit is None or (unit.symbol and not (unit.meaning.kind == "duration" and len(unit.letters) > 1)):
        return False
    return unit.meaning.kind in ("measure", "duration")


def _with_part(
    run: list[Token], j: int, value: Decimal, scale: Decimal, begin: int, part: Decimal
) -> tuple[Figure, int]:
    """``value`` and a part that ends at ``run[j]``: of one, of the last scale ("three million and a half"), or of a
    smaller scale that follows ("one billion and a half million")."""
    smaller = run[j + 1] if j + 1 < len(run) else None
    if smaller and smaller.kind == "scale" and not smaller.joint.strip(" -") and smaller.value < scale:
        figure = Figure(begin, smaller.end, value + part * smaller.value, smaller.value / 10)
        figure.scaled, figure.exact = True, False
        return figure, j + 2
    figure = Figure(begin, run[j].end, value + part * scale, scale / 10)
    figure.scaled, figure.exact = scale >= MILLION, False
    return _scaled(figure, run, j + 1)


def _vague_group(token: Token) -> Figure:
    """ "dozens": at least two of them."""
    figure = Figure(token.start, token.end, None, token.value, "vague")
    figure.low = token.value * 2
    return figure


def _loose(figure: Figure) -> Figure:
    """A dozen need not be twelve to the unit."""
    figure.exact = False
    figure.step = Decimal(2)
    return figure


def _scaled(figure: Figure, run: list[Token], i: int) -> tuple[Figure, int]:
    """Multiply by a scale word that follows: "two and a half million"."""
    if (
        i < len(run)
        and run[i].kind in ("scale", "hundred")
        and not run[i].joint.strip(" -")
        and figure.value is not None
    ):
        figure.value, figure.step, figure.end = figure.value * run[i].value, figure.step * run[i].value, run[i].end
        figure.scaled, figure.exact = True, False
        i += 1
    return figure, i


def _fraction(text: str, run: list[Token], i: int, count: Decimal, begin: int) -> tuple[Figure, int]:
    """``count`` parts of ``run[i]`` ("two thirds"), of a million, a dozen or of something else."""
    value, end = count / run[i].value, run[i].end
    j = i + 1
    if (
        j < len(run)
        and run[j].kind in ("scale", "group", "hundred")
        and run[j].joint.strip(" -") in ("", "a", "of a", "an")
    ):
        scale = run[j].value
        if scale >= 100 or scale == 12:
            figure = Figure(begin, run[j].end, value * scale, scale / 10 if scale > 12 else ONE)
            figure.scaled = scale > 12
            figure.exact = scale <= 12
            return figure, j + 1
    figure = Figure(begin, end, value, Decimal(0), "fraction")
    figure.exact = False
    return figure, j


def _vague(text: str, run: list[Token], i: int) -> tuple[Figure | None, int]:
    """ "thousands", "tens of thousands", "hundreds of millions": only a floor."""
    token = run[i]
    if text[token.start : token.end].lower() in ("scores", "tens") and not text.startswith(" of ", token.end):
        return None, i + 1
    floor, end, j = token.value, token.end, i + 1
    if j < len(run) and run[j].kind == "vague" and run[j].joint.strip() == "of":
        floor, end, j = floor / 2 * run[j].value, run[j].end, j + 1
    figure = Figure(token.start, end, None, floor, "vague")
    figure.low = floor
    return figure, j
