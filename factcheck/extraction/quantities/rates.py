"""Rates: "an hour", "per 100,000 people", "/kg", "each"; speeds are units of their own."""

from __future__ import annotations

import re
from functools import cache

from factcheck import patterns
from factcheck.extraction.quantities import vocabulary
from factcheck.extraction.quantities.figure import Figure
from factcheck.extraction.quantities.nouns import is_plural, singular, table
from factcheck.extraction.quantities.patterns import alternation, context
from factcheck.language import units

_EACH = patterns.lazy(
    r",?[ ](?:each(?=[.,;:)]|[ ](?:and|or|of(?! (?:whom|which|them))|in|on|for|at|to|but|per)[ ]|\Z|\n)"
    r"|apiece|per head|a head|a piece)(?!\w)"
)
_FOR_ONE = patterns.lazy(
    r"[ ]a[ ](?P<dozen>dozen)(?!\w)(?![ ](?:times|or|of|more|others?|[a-z]+s)(?!\w))"
    r"|[ ]an?[ ](?P<noun>[a-z]{3,}(?:-[a-z]+)?)"
    r"(?=[.,;:)\"”]|\Z|\n|[ ](?:and|or|but|in|at|from|for|on|this|compared|up|down|by|plus|to cover|each)(?!\w))"
)
_NUMBERS = {
    "hundred": "100",
    "thousand": "1000",
    "lakh": "100000",
    "lac": "100000",
    "million": "1000000",
    "crore": "10000000",
}
_POWERS = {"sq": "square", "square": "square", "cu": "cubic", "cubic": "cubic"}
_NEVER = frozenset(("cent", "se", "annum"))


@cache
def _per() -> re.Pattern[str]:
    article = alternation(context("per_units"))
    every = alternation(context("every_units"))
    past = r"(?:earlier|ago|later|before|previously|after|old|older)(?!\w)"  # "a year earlier" is no rate
    number = r"\d(?:[\d,]*\d)?|hundred|thousand|lakh|lac|million|crore"
    return patterns.compile(
        rf"(?:[ \xa0]?/[ \xa0]?(?=[a-z])|[ \xa0]per[ ](?:every[ ])?|[ -]?-per-"
        rf"|,?[ ](?:(?:for|to)[ ])?(?:every|each)[ ](?=(?:\d|{every}|hundred|thousand|million)s?)"
        rf"|[ ]of[ ](?:every|each)[ ](?=(?:\d{{3}}|\d+,\d{{3}}|hundred|thousand|million)(?!\w))"
        rf"|[ \xa0](?:of[ ]them[ ]|(?:live|lived|living|packed|crammed)[ ])?"
        rf"(?:to[ ](?:the|each|every|a)|(?:for|on|in)[ ](?:each|every))[ ]"
        rf"(?=(?:(?:square|sq|cubic)[ ]\w+|hectare|acre|mile|gallon|litre|pound|kilo)(?!\w))"
        rf"|[ \xa0]?-?[ ]?(?<!\w)an?[ -]+(?={article}(?!\w)(?![ ]{past})))"
        rf"(?:(?P<number>{number})(?:[ ]?(?P<of>(?:(?:square|sq|cubic|cu)[ ])?[a-z]+))?"
        rf"|(?P<noun>(?:(?:square|sq|cubic|cu)[ ])?[A-Za-zµ]+[23²³]?))"
    )


def per(text: str, end: int) -> tuple[str, int] | None:
    """The unit of a rate after ``end`` ("hour", "100000 person", "each") and where it ends."""
    if text[end : end + 1] not in (" ", "/", "-", ",", "\xa0"):
        return None
    match = _per().match(text, end)
    if match is None:
        each = _EACH.match(text, end)
        return ("each", each.end()) if each else None
    if match["number"]:
        number = _NUMBERS.get(match["number"], match["number"].replace(",", ""))
        noun = match["of"]
        if noun is None or noun in table("stop"):
            return number, match.end("number")
        return f"{number} {_name(noun)}", match.end()
    noun = match["noun"]
    if noun == "annum":
        return "year", match.end()
    return None if noun in _NEVER else (_name(noun), match.end())


def for_one(text: str, end: int) -> tuple[str, int] | None:
    """What a price is for: "40p a dose", "£12 a ticket"; only where the noun closes what is said of the price."""
    match = _FOR_ONE.match(text, end)
    if match and match["dozen"]:
        return "dozen", match.end()
    noun = match["noun"] if match else ""
    if match is None or noun in vocabulary.words() or noun in table("stop") or is_plural(noun):
        return None
    return _name(noun), match.end()


def _name(noun: str) -> str:
    if noun in ("head", "capita", "person"):
        return "person"
    power, _, side = noun.partition(" ")
    if side and f"{_POWERS[power]} {_name(side)}" in units.units():
        return f"{_POWERS[power]} {_name(side)}"
    known = vocabulary.symbols().get(noun) or vocabulary.words().get(noun.lower())
    return known.unit if known and known.kind in ("measure", "duration") else singular(noun)


def fold(text: str, figure: Figure) -> None:
    """Make one unit of "60 miles an hour" and "50 km/h" where the table has the pair."""
    if figure.kind != "measure" or figure.unit is None:
        return
    rate = per(text, figure.end)
    if rate and f"{figure.unit} per {rate[0]}" in units.units():
        figure.unit, figure.end = f"{figure.unit} per {rate[0]}", rate[1]
