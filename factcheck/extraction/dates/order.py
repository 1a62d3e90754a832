"""Which comes first in 04/05/2025, the day or the month? The locale says, else evidence in the text, else nobody."""

from __future__ import annotations

import re
from functools import cache

from factcheck import patterns
from factcheck.language.days import MONTH
from factcheck.language.lexicon import table

_NUMERIC = patterns.lazy(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/-])")
_BRITISH = patterns.lazy(
    r"£|\b(?:\w*(?:colour|favour|labour|neighbour|honour|behaviour)\w*|centres?|metres?|litres?|kilometres?|theatres?|tyres?|"
    r"programmes?|defence|offence|licence|cheques?|\w{3,}(?:isation|ised|ising)s?|per cent|pence|travelling|cancelled|"
    rf"\d{{1,2}} (?:{MONTH}) \d{{4}})\b"
)
_AMERICAN = patterns.lazy(
    r"\b(?:\w*(?:color|favor|neighbor|honor|behavior)(?:s|ed|ing|ite|able|hood)?|centers?|meters?|liters?|kilometers?|theaters?|"
    r"programs|defense|offense|\w{3,}(?:ization|ized|izing)s?|percent|traveling|canceled|"
    rf"(?:{MONTH}) \d{{1,2}}, \d{{4}})\b"
)
_SENTENCE = patterns.lazy(r"[^.!?\n]*\Z")
_REACH = 240
_FEW = (1, 2)
_MONTH_FIRST = ("US", "USA", "EN_US", "EN-US", "PH", "EN_PH", "EN-PH")


@cache
def _of_america() -> re.Pattern[str]:
    """Words that say of something that it is American."""
    return patterns.compile(patterns.either(table("dates")["american"], patterns.WORD) + r"(?!\w)")


def numeric_order(text: str, locale: str | None) -> bool | None:
    """True where numeric dates put the day first, False where the month, None where nothing tells."""
    if locale:
        return locale.upper() not in _MONTH_FIRST
    day_first = month_first = 0
    of_america = False
    for found in _NUMERIC.finditer(text):
        first, second = int(found.group(1)), int(found.group(3))
        led = _SENTENCE.search(text, max(0, found.start() - _REACH), found.start())
        of_america = of_america or _of_america().search(led[0] if led else "") is not None
        day_first += first > 12 >= second
        month_first += second > 12 >= first
    if day_first != month_first and not (day_first and month_first):
        return day_first > 0
    if day_first:
        return None
    british, american = len(_BRITISH.findall(text)), len(_AMERICAN.findall(text))
    if of_america and british:
        return None  # "the Houston firm's licence runs out on 07/08/2025", in whatever words the copy is written
    if british in _FEW and _of_america().search(text):
        return None  # "the American-registered yacht's licence runs out on 07/08/2025"
    if british >= 2 * american and british:
        return True
    if american >= 2 * british and american:
        return False
    return None


def region_of(locale: str | None) -> str | None:
    """The country of a locale: GB of "en_GB" or "uk"; US where there is none."""
    if not locale:
        return None
    country = locale.replace("-", "_").rpartition("_")[2].upper()
    return {"UK": "GB", "USA": "US"}.get(country, country)
