"""Number words as tokens, and the cardinals that they spell: "three hundred and forty-two", "two point five"."""

from __future__ import annotations

from decimal import Decimal

from factcheck import patterns
from factcheck.derived import kept
from factcheck.extraction.quantities.patterns import alternation
from factcheck.language import lexicon
from factcheck.model.record import Record

ONE = Decimal(1)


class Token(Record, frozen=True):
    """A number word: kind (unit, ten, hundred, scale, group, ordinal, fraction, vague, ratio), value, plural, place,
    and the small words between it and the one before ("and", "of a", "-")."""

    kind: str
    value: Decimal
    plural: bool
    start: int
    end: int
    joint: str


@kept(dict[str, tuple[str, Decimal, bool]])
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
        if value != 2:
            words[word + "s"] = ("ordinal", Decimal(value), True)
    tens = {word: value for word, value in table["cardinals"].items() if 20 <= value < 100}
    for ten, value in tens.items():
        for word, one in table["ordinals"].items():
            if one < 10:
                words[ten + word] = ("ordinal", Decimal(value + one), False)  # "twentyfirst"
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


@kept(str)
def pattern() -> str:
    """The pattern of one number word in small letters or with a capital, or of any word in capitals."""
    tails: dict[str, list[str]] = {}
    for word in vocabulary():
        tails.setdefault(word[0], []).append(word[1:])
    words = "|".join(f"[{first}{first.upper()}]{alternation(rest)}" for first, rest in tails.items())
    return rf"(?<!\w)(?<!\w[’'])(?:(?:{words})|[A-Z]{{3,13}})\b"


_JOINT = patterns.lazy(
    r"(?:[ \xa0]{0,3}[-‐‑‒–−][ \xa0]{0,3}|—|,?[ \xa0]{1,3})"
    r"(?:(?:and|AND|&|of|point)[ \xa0-]{1,3})?(?:an?[ \xa0-]{1,3})?"
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
        if i and _denominator(run, i):
            return None  # "one hundred thirty-fifths"
        if (
            i + 1 < len(run)
            and run[i + 1].kind == "unit"
            and run[i + 1].value
            and run[i + 1].joint.strip() in ("", "-", "‐", "‑", "‒", "–", "−")
        ):
            return token.value + run[i + 1].value, i + 2
        return token.value, i + 1
    return None


def _denominator(run: list[Token], i: int) -> bool:
    """Do a ten and the ordinal after it name parts: "thirty-fifths"?"""
    after = run[i + 1] if i + 1 < len(run) else None
    return (
        after is not None
        and after.kind == "ordinal"
        and after.plural
        and after.value < 10
        and not after.joint.strip(" -‑")
    )


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
            and not (parts and "and" in run[i].joint and rest[0] < max(Decimal(10), run[rest[1]].value))
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


def point(run: list[Token], i: int, value: Decimal) -> tuple[Decimal, Decimal, int]:
    """The decimals after "point": value, step and index after them."""
    digits = ""
    while i < len(run) and (not digits or not run[i].joint.strip(" -")):
        small = _below_hundred(run, i)
        if small is None:
            break
        digits, i = digits + str(small[0]), small[1]
    step = ONE.scaleb(-len(digits))
    return value + Decimal(digits) * step, step, i
