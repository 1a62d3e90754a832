"""Do two comparable claims conflict, of which type, and how grave is it?"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from factcheck import patterns
from factcheck.comparison import digits
from factcheck.comparison.comparable import settled, support
from factcheck.comparison.conflict import Conflict, Side
from factcheck.comparison.intervals import Interval
from factcheck.comparison.known_by import countries
from factcheck.comparison.sheets import Page, Sheet, headline
from factcheck.comparison.statements import disagree
from factcheck.language.inflection import plural
from factcheck.language.lexicon import table
from factcheck.language.roots import listed
from factcheck.model import Quantity, Severity

_CAP = Decimal("2.6")
_HALF = Decimal("0.5")
# The dollars of other countries were worth from half to nearly all of an American one since 2000.
_DOLLARS = (Decimal("1.05"), Decimal(2))
_HEADLINE_CAP = Decimal(10)
_DISPUTE_CAP = Decimal(5)
_SAFE_RATIO = Decimal("1.6")
_SLIP = ((Decimal(900), Decimal(1100)), (Decimal(900_000), Decimal(1_100_000)))
_NEAR_DAYS = 7
_SAFE_EVENTS = frozenset({"kill", "injure", "arrest"})


def opposed(a: Sheet, b: Sheet) -> str | None:
    """Why two comparable claims do not conflict after all, or None where they do."""
    if a.interval.meets(b.interval) or _rounded(a, b):
        return "agree"
    if _adds_up(a, b) or _adds_up(b, a):
        return "adds up"
    if a.key[0] == "count" and a.claim.subject != b.claim.subject:
        # "12 soldiers" are among "15 people": only fewer people than soldiers cannot be.
        whole, part = (a, b) if a.claim.subject == "people" else (b, a)
        if not whole.interval.below(part.interval):
            return "part and whole"
    ratio = ratio_of(a, b)
    if ratio is None:
        return "no ratio"
    if a.key[0] == "age":
        return None
    cap = (
        _HEADLINE_CAP if a.page is b.page and headline(a) != headline(b) else _DISPUTE_CAP if _disagree(a, b) else _CAP
    )
    if ratio > cap and not is_slip(a, b) and not (a.page is b.page and digits.slip(a.claim.value, b.claim.value)):
        return "ratio too large"
    return None


def _rounded(a: Sheet, b: Sheet) -> bool:
    """Is one duration or measure the other one in whole units: "four and a half months" and "five"?"""
    one, other = a.quantity.value, b.quantity.value
    if a.key[0] not in ("duration", "measure") or one is None or other is None:
        return False
    return (one % 1 == 0) != (other % 1 == 0) and abs(one - other) <= _HALF


_AND_ONE = patterns.lazy(
    r"(?: [\w'’-]+){1,5},? and (?:an?|one|another) [a-z]|(?: [\w'’-]+){1,3},? and (?:the|their|its|his|her) [a-z]"
)
"""What makes one more of a count: "two men and a woman", "two boys and their father"."""


def one_more(page: Page, counted: Quantity, value: Decimal) -> bool:
    """Is another one told of besides those that a figure counts, which makes ``value``: "two men and a woman", "three
    died there and a fourth in hospital"?"""
    if counted.value is None or counted.value + 1 != value:
        return False
    if _AND_ONE.match(page.lower, counted.end):
        return True
    return value % 1 == 0 and _the_nth(int(value)).search(page.lower, counted.end) is not None


@lru_cache(maxsize=64)
def _the_nth(number: int) -> re.Pattern[str]:
    """One more, by number, of whom something is said: "a fourth was held"."""
    names = "|".join(word for word, value in table("numbers")["ordinals"].items() if value == number) or "(?!)"
    verbs = patterns.either(sorted(table("roles")["finite"], reverse=True))
    return patterns.compile(rf"\b(?:a|the) (?:{names}) (?:[a-z]+ed|later|{verbs})\b")


def _adds_up(whole: Sheet, part: Sheet) -> bool:
    """Does a figure with another one of its sentence and event make the other side's figure: 44 here and 16 there?"""
    own = part.claim
    if own.value is None or part.key[0] not in ("count", "money") or not whole.interval.bounded:
        return False
    beside = (
        claim.value
        for claim in part.page.beside.get(own.sentence, ())
        if claim.start != own.start
        and (claim.measure, claim.unit) == (own.measure, own.unit)
        and (claim.event in (own.event, None) or headline(whole))
    )
    if any(value is not None and Interval.point(value + own.value).meets(whole.interval) for value in beside):
        return True
    more = own.value + 1
    return Interval.point(more).meets(whole.interval) and one_more(part.page, part.quantity, more)


def ratio_of(a: Sheet, b: Sheet) -> Decimal | None:
    """The larger figure by the smaller one; None where one is zero or unknown."""
    left, right = a.interval.middle, b.interval.middle
    if not left or not right or left.is_signed() != right.is_signed():
        return None
    return max(abs(left), abs(right)) / min(abs(left), abs(right))


def is_slip(a: Sheet, b: Sheet) -> bool:
    """Is one sum a thousand or a million times the other: million for billion?"""
    ratio = ratio_of(a, b)
    return ratio is not None and a.key[0] == "money" and any(low <= ratio <= high for low, high in _SLIP)


def type_of(a: Sheet, b: Sheet) -> str:
    """The conflict type of two claims that conflict; ``a`` is the earlier one."""
    if a.key[0] == "age":
        return "age"
    if is_slip(a, b):
        return "magnitude-slip"
    if a.key[0] == "count" and a.key[2] and _grew(a, b):
        return "toll-in-time"
    return "quantity"


def _grew(a: Sheet, b: Sheet) -> bool:
    days = a.page.facts.article.date, b.page.facts.article.date
    if settled(a, b) or (a.page is b.page and headline(a) != headline(b)):
        return False  # a headline and its article are of one day
    later = days[0] is not None and days[1] is not None and days[0] < days[1]
    again = a.page is b.page and "definite" in b.flags
    return a.interval.below(b.interval) and (later or ("update" in b.flags and "told" not in b.flags and not again))


def severity_of(kind: str, a: Sheet, b: Sheet) -> Severity:
    """Error in one draft or outlet, warning between outlets, for slots that hold one value; other figures at most
    warning, and only of the safe classes with a small ratio; two sources quoted as disagreeing are reporting."""
    if kind == "age" and a.page is b.page and a.claim.party and "inferred" not in a.flags | b.flags:
        return "error"
    if kind == "toll-in-time" or _disagree(a, b):
        return "info"
    if _under_headline(a, b):
        return "error"
    if "update" in a.flags ^ b.flags and kind != "age" and a.key[0] != "magnitude" and not settled(a, b):
        return "info"
    one_house = same_house(a, b)
    ratio = ratio_of(a, b) or Decimal(99)
    if not one_house and converted(a, b):
        return "info"
    if kind == "age":
        if a.claim.party is None or "inferred" in a.flags | b.flags:
            return "warning" if a.page is b.page and headline(a) != headline(b) else "info"
        years = abs((a.interval.middle or Decimal(0)) - (b.interval.middle or Decimal(0)))
        if years <= 1 and not one_house and not _near(a, b):
            return "info"
        return "error" if one_house else "warning"
    if a.key[0] == "magnitude":
        # One article with two magnitudes gives two agencies' measurements.
        return "info" if a.page is b.page and headline(a) == headline(b) else "warning"
    if ratio >= _SAFE_RATIO or (a.names and b.names and not a.names & b.names):
        return "info"
    people = a.key[0] == "count" and a.key[1] == "people" and a.claim.event in _SAFE_EVENTS
    told = a.page is b.page and "told" in a.flags | b.flags
    fixed = settled(a, b) or (a.key[0] == "measure" and bool(a.claim.scope))
    if people or told or fixed or (a.key[0] == "money" and a.claim.event == "steal"):
        return "error" if one_house else "warning"
    return "info"


def _bare(sheet: Sheet) -> bool:
    """Is a sum printed with a "$" that does not say whose?"""
    start, end = sheet.quantity.start, sheet.quantity.end
    around = sheet.page.article.text[max(0, start - 4) : end]
    return sheet.quantity.unit == "USD" and "$" in around and not any(word in around for word in ("US", "U.S", "USD"))


def converted(a: Sheet, b: Sheet) -> bool:
    """May two sums in bare dollars be one sum converted into the dollars of two countries: does an article give sums in
    another currency, or is its country one without dollars?"""
    ratio = ratio_of(a, b)
    if not (_bare(a) or _bare(b)) or ratio is None or not _DOLLARS[0] <= ratio <= _DOLLARS[1]:
        return False
    dollars = listed("claim_words", "dollar_countries")
    for page in (a.page, b.page):
        units = {unit for measure, unit in page.stated if measure == "money" and unit}
        abroad = page.names.isdisjoint(dollars) and not page.names.isdisjoint(countries())
        if abroad or any(not unit.endswith("D") for unit in units):
            return True
    return False


def _under_headline(a: Sheet, b: Sheet) -> bool:
    """Does the headline say one thing of an event and its own article another?"""
    done = a.claim.event is not None and a.claim.event == b.claim.event
    planned = "target" in a.flags & b.flags and a.claim.subject == b.claim.subject
    told = done or a.key[0] == "magnitude" or (planned and a.key[0] == "count")
    return a.page is b.page and headline(a) != headline(b) and told


def same_house(a: Sheet, b: Sheet) -> bool:
    """Do two claims stand in one draft, or in two of the same outlet?"""
    if a.page is b.page:
        return True
    outlet = a.page.facts.article.source
    return outlet is not None and outlet == b.page.facts.article.source


def _disagree(a: Sheet, b: Sheet) -> bool:
    return disagree(a.claim, b.claim)


def _near(a: Sheet, b: Sheet) -> bool:
    one, other = a.page.facts.article.date, b.page.facts.article.date
    return one is not None and other is not None and abs((one - other).days) <= _NEAR_DAYS


def conflict(a: Sheet, b: Sheet, severity: Severity | None = None) -> Conflict:
    """The conflict of two claims, ``a`` the earlier one, of the severity given or of its own."""
    kind = type_of(a, b)
    severity = severity or severity_of(kind, a, b)
    return Conflict(kind, severity, _message(kind, a, b), side(b), side(a), _reasons(a, b), _reconcile(kind, a, b))


def side(sheet: Sheet) -> Side:
    """One claim as a side of a conflict."""
    claim = sheet.claim
    return Side(sheet.page.facts.path, claim.start, claim.end, claim.text, show(sheet), claim.speaker)


def show(sheet: Sheet) -> str:
    """The figure normalised for print: "85,000,000 EUR", "at least 43"."""
    low, high = sheet.interval.low, sheet.interval.high
    value = sheet.quantity.value
    unit = ""
    if sheet.quantity.unit and sheet.key[0] not in ("age", "magnitude"):
        countable = sheet.key[0] in ("measure", "duration") and value != 1
        unit = f" {plural(sheet.quantity.unit)}" if countable else f" {sheet.quantity.unit}"
        unit = unit.replace(" %", "%")
    sign = "$" if unit and _bare(sheet) else ""
    unit = "" if sign else unit
    if value is None:
        return f"{sign}{_plain(low)} to {sign}{_plain(high)}{unit}"
    hedge = f"{sheet.quantity.hedge} ".replace("_", " ") if sheet.quantity.hedge else ""
    return f"{hedge}{sign}{_plain(value)}{unit}"


def _plain(value: Decimal | None) -> str:
    if value is None:
        return "?"
    return f"{value.normalize():,f}" if value != value.to_integral_value() else f"{int(value):,}"


def _thing(sheet: Sheet) -> str:
    if sheet.key[0] == "age":
        return f"the age of {sheet.claim.party or f'the {sheet.claim.subject}'}"
    if sheet.key[0] == "magnitude":
        return "the magnitude"
    subject = sheet.claim.subject or sheet.key[0]
    words = {"kill": "killed", "injure": "injured", "arrest": "arrested", "steal": "stolen", "missing": "missing"}
    words["inhabit"] = "living there"
    return " ".join(part for part in (subject, words.get(sheet.claim.event or "", "")) if part)


def _message(kind: str, a: Sheet, b: Sheet) -> str:
    # The name, or the noun, is sometimes given in the earlier one alone.
    thing = _thing(b if b.claim.party or b.claim.subject else a)
    if kind == "toll-in-time":
        return f"{show(b)} here, {show(a)} earlier ({thing}): a growing toll, say which is the latest"
    if kind == "magnitude-slip":
        return f"{show(b)} here, {show(a)} there ({thing}): million or billion?"
    who = f" ({b.claim.speaker} against {a.claim.speaker})" if _disagree(a, b) else ""
    return f"{show(b)} here, {show(a)} there for {thing}{who}"


def _reasons(a: Sheet, b: Sheet) -> tuple[str, ...]:
    reasons = [f"both give {_thing(a)}"]
    shared = support(a, b)
    if shared:
        reasons.append("shared: " + ", ".join(shared))
    if a.claim.speaker or b.claim.speaker:
        reasons.append(f"said by {a.claim.speaker or 'the paper'} and {b.claim.speaker or 'the paper'}")
    return tuple(reasons)


def _reconcile(kind: str, a: Sheet, b: Sheet) -> str:
    if kind == "age":
        return "a birthday between the two, or another person of that name"
    if a.key[0] == "magnitude":
        return "another quake, or another agency's measurement: name it"
    if kind in ("toll-in-time", "quantity") and a.key[2]:
        return "an update, a part of the total, or another incident: say so"
    return "another period, scope or source: say so"
