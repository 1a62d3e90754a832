"""Money: currency signs and codes before a figure, words after it, and whose dollar it is."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from factcheck import patterns
from factcheck.extraction.quantities.nouns import plural
from factcheck.extraction.quantities.patterns import alternation
from factcheck.language import lexicon


@cache
def signs() -> dict[str, str]:
    """Currency signs and ISO codes -> code, the first currency that has the sign."""
    table = lexicon.table("currencies")["currencies"]
    found: dict[str, str] = {}
    for code, entry in table.items():
        for sign in entry.get("signs", ()):
            found.setdefault(sign, code)
        found[code] = code
    for code in lexicon.table("currencies")["codes"]:
        found.setdefault(code, code)
    return found


def cautious(sign: str) -> int:
    """The least figure that letters need to be money: "COP 26" and "R0" are other names."""
    return int(lexicon.table("currencies")["cautious"].get(sign, 0))


@cache
def names() -> dict[str, tuple[str, bool]]:
    """Currency words in lower case -> code, and whether they name its hundredth part."""
    table = lexicon.table("currencies")["currencies"]
    found: dict[str, tuple[str, bool]] = {}
    for code, entry in table.items():
        for word in entry.get("words", ()):
            found.setdefault(word, (code, False))
            found.setdefault(plural(word), (code, False))
        for word in entry.get("minor", ()):
            found.setdefault(word, (code, True))
            if word.replace(" ", "").isalpha() and word not in ("p", "c", "pence", "paise", "pennies"):
                found.setdefault(plural(word), (code, True))
    return found


@cache
def _ambiguous() -> frozenset[str]:
    table = lexicon.table("currencies")["currencies"]
    found = [word for entry in table.values() for word in entry.get("ambiguous", ())]
    return frozenset([*found, *(plural(word) for word in found)])


@cache
def coins() -> dict[str, Decimal]:
    """Names of coins and sums ("dime", "grand") -> how many of the main unit."""
    table = lexicon.table("currencies")["coins"]
    return {
        form: Decimal(value)
        for word, value in table.items()
        for form in (word, plural(word) if word != "grand" else word)
    }


@cache
def large_only() -> frozenset[str]:
    """Words that are money only after a large figure ("won", "dong")."""
    table = lexicon.table("currencies")["currencies"]
    return frozenset(word for entry in table.values() for word in entry.get("large", ()))


def is_ambiguous(word: str) -> bool:
    """May the sign or word name several currencies?"""
    return word.strip().lower() in _ambiguous() or word.strip() in _ambiguous()


@cache
def before() -> re.Pattern[str]:
    """A sign or code that ends where the figure begins, with a minus sign before or after it."""
    letters = alternation(sorted(sign for sign in signs() if sign[0].isalpha() and sign not in ("R", "Fr.", "Sh")))
    marks = alternation(sorted(sign for sign in signs() if not sign[0].isalpha()))
    sign = rf"(?:(?<![\w$])(?P<letters>{letters}|R(?=\d?\Z)|Sh(?=\Z))|(?P<marks>{marks}))"
    return patterns.compile(rf"(?P<minus>(?<![\w)%])[-−–])?{sign}[ \xa0]?(?P<inner>[-−])?\Z")


@cache
def last_characters() -> frozenset[str]:
    """What the last character of a sign or code may be: a cheap gate before :func:`before`."""
    return frozenset(sign[-1] for sign in signs())


_RAND = patterns.lazy(r"\bR\d")


class Dollars:
    """Whose dollar (pound, franc ...) an article means: looked up once, and only where it has a bare sign."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._code: tuple[str, bool] | None = None
        self._pounds: bool | None = None
        self._cents: str | None = None

    def code(self) -> tuple[str, bool]:
        """The currency of a bare "$", and whether that is a guess: no evidence, evidence for several, or a sign that
        only this currency has stands in the text as well ("A$20m")."""
        if self._code is None:
            cues = lexicon.table("currencies")["dollars"]
            present = [code for code in cues if _cue(code).search(self._text)]
            self._code = (present[0], self._signed(present[0])) if len(present) == 1 else ("USD", True)
        return self._code

    def of_cents(self) -> str | None:
        """Whose cents an article means that has no dollars: those of the euro or the rand, if it has one of these."""
        if self._cents is None:
            euros, rands = "€" in self._text, _RAND.search(self._text) is not None
            self._cents = "" if "$" in self._text or euros == rands else "EUR" if euros else "ZAR"
        return self._cents or None

    def _signed(self, code: str) -> bool:
        """Does the sign of a dollar stand in the article, but for the American: its copy goes from "US$" to "$"?"""
        own = lexicon.table("currencies")["currencies"][code].get("signs", ())
        return code != "USD" and any(sign in self._text for sign in own if len(sign) > 1)

    def sterling(self) -> bool:
        """Does the article use "£"?"""
        if self._pounds is None:
            self._pounds = "£" in self._text
        return self._pounds


@cache
def _cue(code: str) -> re.Pattern[str]:
    words = "|".join(lexicon.table("currencies")["dollars"][code])
    return patterns.compile(rf"\b(?:{words})(?!\w)")
