"""Number words: "three hundred and forty-two", "two and a half million", "two thirds", "twenty-first"."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from factcheck import patterns
from factcheck.extraction.quantities.figure import Figure
from factcheck.extraction.quantities.patterns import alternation, words_after, words_before
from factcheck.language import lexicon

ONE = Decimal(1)


class Token(NamedTuple):
    """A number word: kind (unit, ten, hundred, scale, group, ordinal, fraction, vague, ratio), value, plural, place,
    and the small words between it and the one before ("and", "of a", "-")."""

    kind: str
    value: Decimal
    plural: bool
    start: int
    end: int
    joint: str


@cache
def vocabulary() -> dict[str, tuple[str, Decimal, bool]]:
    """Every number word with its kind, value and number."""
    table = lexicon.table("numbers")
    words: dict[str, tuple[str, Decimal, bool]] = {}
    for word, value in table["cardinals"].items():
        words[word] = ("unit" if value < 10 else "teen" if value < 20 else "ten", Decimal(value), False)
        if value > 1:
            words[word + "fold"] = ("ratio", Decimal(value), False)
    for word, value in table["scales"].items():
        words[word] = ("hundred" if value == 100 else "scale", Decimal(value), False)
    for word, value in table["groups"].items():
        words[word] = words[word + "s"] = ("group", Decimal(value), False)
    for word, value in table["ordinals"].items():
        words[word] = ("ordinal", Decimal(value), False)
        if value > 2:
            words[word + "s"] = ("ordinal", Decimal(value), True)
    for word, value in table["fractions"].items():
        words[word] = ("fraction", Decimal(value), word.endswith("s"))
    for word, value in table["vague"].items():
        singular = word.removesuffix("s")
        words[word] = (
            "vague" if singular not in table["groups"] else "group",
            Decimal(table["groups"].get(singular, value)),
            True,
        )
    for word, value in table["ratio_bases"].items():
        words[word] = ("base", Decimal(value), False)
    for word, value in table["decades"].items():
        words[word] = ("decade", Decimal(value), True)
    for word, value in table["pairs"].items():
        words[word] = ("pair", Decimal(value), False)
    for word, value in table["ratios"].items():
        words[word] = ("ratio", Decimal(value), False)
    return words


@cache
def pattern() -> str:
    """The pattern of one number word in small letters or with a capital, or of any word in capitals."""
    tails: dict[str, list[str]] = {}
    for word in vocabulary():
        tails.setdefault(word[0], []).append(word[1:])
    words = "|".join(f"[{first}{first.upper()}]{alternation(rest)}" for first, rest in tails.items())
    return rf"(?<![\w’'])(?:(?:{words})|[A-Z]{{3,13}})\b"


_JOINT = patterns.lazy(
    r"(?:[ \xa0]{0,3}[-‐‑–][ \xa0]{0,3}|,?[ \xa0]{1,3})(?:(?:and|AND|&|of|point)[ \xa0-]{1,3})?(?:an?[ \xa0-]{1,3})?"
    r"([A-Za-z]{3,})\b"
)
_WORD = patterns.lazy(r"[^\W\d_]+")
_SMALL = frozenset(("and", "of", "a", "an", "point"))
_MOST_TOKENS = 16


def run(text: str, start: int, end: int) -> int:
    """Where the run of number words ends that begins with the word ``text[start:end]``; ``start`` if that is none."""
    words = vocabulary()
    if text[start:end].lower() not in words:
        return start
    for _ in range(_MOST_TOKENS):
        match = _JOINT.match(text, end)
        if match is None or match[1].lower() not in words:
            break
        end = match.end()
    return end


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The number words of ``text[start:end]``, as :func:`run` found it."""
    found: list[Token] = []
    words = vocabulary()
    after = start
    for match in _WORD.finditer(text, start, end):
        word = match.group().lower()
        if word in _SMALL:
            continue
        kind, value, plural = words[word]
        joint = text[after : match.start()].lower()
        if (
            kind == "vague"
            and found
            and found[-1].kind in ("unit", "teen", "ten", "hundred", "scale")
            and table_scale(word)
        ):
            kind, value, plural = "scale", table_scale(word), False
        found.append(Token(kind, value, plural, match.start(), match.end(), joint))
        after = match.end()
    return found


def table_scale(word: str) -> Decimal:
    """The scale that a plural names after a cardinal ("three billions"), 0 for other words."""
    return Decimal(lexicon.table("numbers")["scales"].get(word.removesuffix("s"), 0))


def _below_hundred(run: list[Token], i: int) -> tuple[Decimal, int] | None:
    token = run[i]
    if token.kind in ("unit", "teen"):
        return token.value, i + 1
    if token.kind == "ten":
        if (
            i + 1 < len(run)
            and run[i + 1].kind == "unit"
            and run[i + 1].value
            and run[i + 1].joint.strip() in ("", "-", "‐", "‑", "–")
        ):
            return token.value + run[i + 1].value, i + 2
        return token.value, i + 1
    return None


def _below_thousand(run: list[Token], i: int) -> tuple[Decimal, int] | None:
    small = _below_hundred(run, i)
    if small is None:
        if run[i].kind != "hundred":
            return None
        value, i = Decimal(100), i + 1
    else:
        value, i = small
        if i == len(run) or run[i].kind != "hundred" or run[i].joint.strip(" -‑\xa0"):
            return value, i
        value, i = value * 100, i + 1
    if i < len(run) and run[i].joint.strip() in ("", "and", "&"):
        rest = _below_hundred(run, i)
        parts = rest and rest[1] < len(run) and run[rest[1]].plural and run[rest[1]].kind in ("fraction", "ordinal")
        if (
            rest
            and not (parts and "and" in run[i].joint and rest[0] < 10)
            and not (rest[1] < len(run) and run[rest[1]].kind == "hundred" and "and" not in run[rest[1]].joint)
        ):
            return value + rest[0], rest[1]
    return value, i


def cardinal(run: list[Token], i: int) -> tuple[Decimal, int, Decimal] | None:
    """The longest cardinal that begins at ``run[i]``: value, index after it, and its last scale (1 without)."""
    total, last, first = Decimal(0), Decimal(0), True
    while i < len(run):
        if not first and run[i].joint.strip() not in ("", "and", "&", ",", ", and"):
            break
        chunk = _below_thousand(run, i)
        if chunk is None:
            if run[i].kind != "scale" or not first:
                break
            value, j = ONE, i
        else:
            value, j = chunk
        scale = ONE
        while j < len(run) and run[j].kind in ("scale", "scales") and (j == i or not run[j].joint.strip(" -‑\xa0")):
            scale *= run[j].value
            j += 1
        if (
            not first
            and j < len(run)
            and run[j].plural
            and run[j].kind in ("fraction", "ordinal")
            and "and" in run[i].joint
        ):
            break
        if not first and (scale >= last or value * scale >= last or (scale == 1 and last < 1000)):
            break
        total, last, i, first = total + value * scale, scale, j, False
        if scale < 1000:
            break
    return None if first else (total, i, last)


def _point(run: list[Token], i: int, value: Decimal) -> tuple[Decimal, Decimal, int]:
    """The decimals after "point": value, step and index after them."""
    digits = ""
    while i < len(run) and (not digits or not run[i].joint.strip(" -")):
        small = _below_hundred(run, i)
        if small is None:
            break
        digits, i = digits + str(small[0]), small[1]
    step = ONE.scaleb(-len(digits))
    return value + Decimal(digits) * step, step, i


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
    return words_after("part_after", "[ ]", r"[.,;:)!?]|\Z").match(text, token.end) is not None


def _figure(text: str, run: list[Token], i: int) -> tuple[Figure | None, int]:
    token = run[i]
    if token.kind == "ratio":
        return Figure(token.start, token.end, token.value, ONE, "ratio"), i + 1
    if token.kind == "base":
        compared = words_after("ratio_after").match(text, token.end)
        return (Figure(token.start, token.end, token.value, ONE, "ratio") if compared else None), i + 1
    if token.kind == "vague":
        return _vague(text, run, i)
    if token.kind == "decade":
        figure = Figure(token.start, token.end, None, ONE)
        figure.kind, figure.unit = "age", "year"  # kept only where it is somebody's ("her thirties")
        figure.range_low, figure.range_high = token.value, token.value // 10 * 10 + 9
        return figure, i + 1
    if token.kind == "pair":
        begin = _article(text, token.start)
        taken = begin != token.start and text[token.end : token.end + 4] == " of "
        return (_loose(Figure(begin, token.end + 3, token.value, ONE)) if taken else None), i + 1
    if token.kind == "fraction" or (token.kind == "ordinal" and token.value > 2 and _part(text, token)):
        return _fraction(text, run, i, ONE, _article(text, token.start))
    if token.kind == "ordinal":
        if token.plural:
            return None, i + 1
        return Figure(token.start, token.end, token.value, ONE, "ordinal"), i + 1
    if token.kind == "group":
        begin = _article(text, token.start)
        if token.plural or text[token.end - 1] == "s":
            return _vague_group(token), i + 1
        return _loose(Figure(begin, token.end, token.value, ONE)), i + 1
    if token.kind in ("hundred", "scale") and (
        few := words_before("few").search(text, max(0, token.start - 14), token.start)
    ):
        figure = Figure(few.start(), token.end, None, token.value, "vague")
        figure.low = token.value * 2
        return figure, i + 1
    read = cardinal(run, i)
    if read is None:
        return None, i + 1
    value, j, scale = read
    begin = _article(text, token.start) if token.kind in ("hundred", "scale") else token.start
    following = run[j] if j < len(run) else None
    if following is not None:
        joint = following.joint.replace("-", " ").strip()
        tight = joint in ("", "-", "‑", "–")
        if following.kind == "ordinal" and tight:
            before = run[j - 1]
            if before.kind == "ten" and following.value < 10 and not following.plural:
                return Figure(begin, following.end, value + following.value, ONE, "ordinal"), j + 1
            if following.value > 2 and (following.plural or (value == 1 and before.kind == "unit")):
                return _fraction(text, run, j, value, begin)
            if before.kind in ("hundred", "scale") and not following.plural:
                return Figure(begin, following.end, value + following.value, ONE, "ordinal"), j + 1
            if following.value >= 100 and not following.plural:
                return Figure(begin, following.end, value * following.value, ONE, "ordinal"), j + 1
        if (
            following.kind == "ordinal"
            and joint == "and"
            and run[j - 1].kind in ("hundred", "scale")
            and not following.plural
        ):
            return Figure(begin, following.end, value + following.value, ONE, "ordinal"), j + 1
        if (
            following.kind == "ten"
            and tight
            and j + 1 < len(run)
            and run[j + 1].kind == "ordinal"
            and run[j + 1].value < 10
        ):
            last = run[j + 1]
            if last.plural or value == 1:
                figure = Figure(begin, last.end, value / (following.value + last.value), Decimal(0), "fraction")
                figure.exact = False
                return figure, j + 2
        if following.kind == "fraction" and tight and (following.plural or value == 1):
            return _fraction(text, run, j, value, begin)
        if following.kind == "group" and tight:
            return Figure(begin, following.end, value * following.value, ONE), j + 1
        if joint == "point":
            value, step, j = _point(run, j, value)
            return _scaled(Figure(begin, run[j - 1].end, value, step), run, j)
        if (
            joint in ("and a", "and an", "and")
            and following.kind in ("fraction", "ordinal")
            and not following.plural
            and joint != "and"
        ):
            part = ONE / following.value * scale
            figure = Figure(begin, following.end, value + part, scale / 10)
            figure.scaled, figure.exact = scale >= 1_000_000, False
            smaller = run[j + 1] if j + 1 < len(run) else None
            if smaller and smaller.kind == "scale" and not smaller.joint.strip(" -") and smaller.value < scale:
                figure.value, figure.end = value + smaller.value / following.value, smaller.end
                figure.exact = False
                return figure, j + 2
            return _scaled(figure, run, j + 1)
        if (
            joint == "and"
            and following.kind == "unit"
            and j + 1 < len(run)
            and run[j + 1].kind in ("fraction", "ordinal")
        ):
            part_token = run[j + 1]
            if ((part_token.plural or following.value == 1) and part_token.value > 2) or part_token.kind == "fraction":
                smaller = run[j + 2] if j + 2 < len(run) else None
                if smaller and smaller.kind == "scale" and not smaller.joint.strip(" -") and smaller.value < scale:
                    figure = Figure(
                        begin, smaller.end, value + following.value / part_token.value * smaller.value, smaller.value
                    )
                    figure.exact = False
                    return figure, j + 3
                part = following.value / part_token.value * scale
                figure = Figure(begin, part_token.end, value + part, scale / 10)
                figure.scaled, figure.exact = scale >= 1_000_000, False
                return _scaled(figure, run, j + 2)
    if token.kind == "scale" and begin == token.start and j == i + 1 and begin:
        return None, j  # "multi-million", "some million years"
    figure = Figure(begin, run[j - 1].end, value, scale if scale >= 1_000_000 else ONE)
    figure.scaled = scale >= 1_000_000
    figure.scale_factor = scale
    figure.exact = not figure.scaled
    return figure, j


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
