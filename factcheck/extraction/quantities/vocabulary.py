"""The words and symbols that may follow a figure, from the tables of units, currencies and percentages."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from factcheck.extraction.quantities import money
from factcheck.extraction.quantities.nouns import plural
from factcheck.extraction.quantities.patterns import alternation
from factcheck.language import lexicon
from factcheck.model import QuantityKind


class Meaning(NamedTuple):
    """What a word or symbol after a figure makes of it. ``minor`` is a hundredth of a currency; ``word`` the
    currency word, for those that several countries share."""

    kind: QuantityKind
    unit: str
    minor: bool = False
    word: str = ""


_PERCENT = {
    "percent": ["%", "％", "per cent", "percent", "percents", "percentage", "pct", "pc"],
    "percentage point": ["percentage points", "percentage point", "percent points", "per cent points", "pp", "ppts"],
    "basis point": ["basis points", "basis point", "bps"],
}
_SHORT = {
    "kilometre": "km",
    "metre": "m",
    "mile": "mi",
    "foot": "ft",
    "feet": "ft",
    "centimetre": "cm",
    "inch": "in",
    "yard": "yd",
}


@cache
def words() -> dict[str, Meaning]:
    """Words in lower case, blanks for hyphens, with their meaning."""
    found: dict[str, Meaning] = {}
    for unit, forms in _PERCENT.items():
        for form in forms:
            if form[0].isalpha():
                found[form] = Meaning("percent", "%") if unit == "percent" else Meaning("percentage_points", unit)
    for name, row in lexicon.table("units")["units"].items():
        kind: QuantityKind = "duration" if row[0] == "time" else "measure"
        for entry in row[2]:
            lemma, _, irregular = entry.partition("|")
            for form in _forms(lemma, irregular):
                found.setdefault(form.lower(), Meaning(kind, name))
    for word, (code, minor) in money.names().items():
        if word not in ("p", "¢"):
            found.setdefault(word, Meaning("money", code, minor, word))
    for word in money.coins():
        found[word] = Meaning("money", "USD", False, word)
    return found


@cache
def symbols() -> dict[str, Meaning]:
    """Symbols as they are written, with their meaning."""
    found = {"%": Meaning("percent", "%"), "％": Meaning("percent", "%")}
    for name, row in lexicon.table("units")["units"].items():
        for symbol in row[3]:
            found.setdefault(symbol, Meaning("duration" if row[0] == "time" else "measure", name))
    for word in ("p", "¢"):
        code, minor = money.names()[word]
        found.setdefault(word, Meaning("money", code, minor, word))
    for sign, code in money.signs().items():
        if sign not in ("R", "Sh", "Fr.", "Re."):
            found.setdefault(sign, Meaning("money", code, False, sign))
    return found


def _forms(lemma: str, irregular: str) -> set[str]:
    """Singular, plural and "sq" for square; the first noun of "mile per hour" and "degree Celsius" inflects."""
    head, _, rest = lemma.partition(" ")
    if irregular:
        forms = {lemma, irregular}
    elif rest and (rest.startswith(("per ", "an ")) or head in ("degree", "deg")):
        forms = {lemma, f"{plural(head)} {rest}"}
    else:
        forms = {lemma, plural(lemma)}
    for form in tuple(forms):
        for long, brief in (("square ", "sq "), ("square ", "sq. "), ("cubic ", "cu ")):
            if form.startswith(long):
                noun = form[len(long) :]
                forms.add(brief + noun)
                symbol = _SHORT.get(noun) or _SHORT.get(noun.removesuffix("s"))
                if symbol:
                    forms.add(brief + symbol)
    return forms


@cache
def after() -> re.Pattern[str]:
    """A word or symbol of the tables right behind a figure, glued, after a blank or after a hyphen."""
    spelt = alternation(variant for word in words() for variant in _cases(word))
    signs = alternation(symbols())
    gap = r"(?:[ \xa0\u202f]{0,2}|[ ]?[-‐‑–][ ]?)"
    return re.compile(rf"{gap}(?:(?P<word>{spelt})(?!\w)|(?P<symbol>{signs})(?:(?!\w)|(?<=[$£€₹])))")


def _cases(word: str) -> set[str]:
    """The word in small letters, with a capital, in capitals, and with the capitals of the names in it."""
    proper = re.sub(
        r"\b(?:celsius|fahrenheit|kelvin|british|[a-z]+an|swiss|new|hong|kong|zealand|singapore|taiwan)\b", _title, word
    )
    proper = re.sub(r"\b(?:us|uk|uae|c|f)\b", lambda match: match.group().upper(), proper)
    title = word[0].upper() + word[1:]
    return {word, title, proper, *([word.upper()] if len(word) > 2 else [])}


def _title(match: re.Match[str]) -> str:
    return match.group().capitalize()


def meaning(match: re.Match[str]) -> Meaning:
    """What a match of :func:`after` means."""
    symbol: str | None = match["symbol"]
    if symbol is not None:
        return symbols()[symbol]
    word = re.sub(r"[ \xa0-]+", " ", match["word"].lower())
    return words().get(word) or words()[match["word"].lower()]
