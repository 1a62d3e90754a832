"""Claims made ready for comparison: intervals, names in one form, the key of the block in which they are compared."""

from __future__ import annotations

import datetime
from collections import Counter
from functools import cache

import msgspec
import regex

from factcheck.comparison.intervals import Interval, stated
from factcheck.language.lexicon import table
from factcheck.language.roots import common, listed, root_of
from factcheck.model import Claim, Facts, Quantity

Key = tuple[str, str | None, str | None, str | None]
Order = tuple[datetime.date, str, int]
_WORD = regex.compile(r"(?<![\w'’-])[a-z]{4,}(?:-[a-z]+)*")
_LEAD = 6


class Page(msgspec.Struct, eq=False):
    """One article: whether it is checked (or only context), its sheets, and what ties it to a story: all its names,
    the salient ones, the rare words of its first sentences, and the sentences themselves (to know agency copies)."""

    facts: Facts
    checked: bool
    order: Order
    names: frozenset[str]
    salient: tuple[str, ...]
    rare: frozenset[str]
    sentences: frozenset[str]
    sheets: list[Sheet] = []
    slots: dict[tuple[str, str | None, str | None], list[Interval]] = {}


class Sheet(msgspec.Struct, eq=False):
    """One claim with what comparison asks of it again and again. ``order``: publication date, path, offset."""

    page: Page
    claim: Claim
    quantity: Quantity
    interval: Interval
    key: Key
    names: frozenset[str]
    rare: frozenset[str]
    order: Order

    @property
    def flags(self) -> frozenset[str]:
        """The flags of the claim, as a set."""
        return frozenset(self.claim.flags)


@cache
def _places() -> dict[str, str]:
    data = table("demonyms")
    return {**data["words"], **data["aliases"]}


@cache
def name_keys(name: str) -> frozenset[str]:
    """The forms under which two articles' names meet: the name without "the", its country for a demonym, its alias,
    and each of its longer words ("Harry Winston" meets "Winston")."""
    plain = name.lower().replace("’", "'").removesuffix("'s").removeprefix("the ").strip()
    plain = _places().get(plain, plain)
    words = [word.strip(".,'") for word in plain.split()]
    return frozenset({plain, *(_places().get(word, word) for word in words if len(word) > 3)})


def page_of(facts: Facts, checked: bool) -> Page:
    """The page of an article, with the sheets of its numeric claims."""
    mentions: Counter[str] = Counter()
    for name in facts.names:
        mentions.update(name_keys(name.canonical))
    text = facts.article.text
    lead = " ".join(s.text or text[s.start : s.end] for s in facts.sentences[:_LEAD])
    rare = frozenset(word for raw in _WORD.findall(lead) if (word := root_of(raw)) not in common() and len(word) > 3)
    salient = (
        *(name for name, _ in sorted(mentions.items(), key=lambda item: (-item[1], item[0]))[:10]),
        *sorted(rare)[:16],
    )
    order = (facts.article.date or datetime.date.min, facts.article.path, 0)
    sentences = frozenset(" ".join(text[s.start : s.end].lower().split()) for s in facts.sentences)
    page = Page(facts, checked, order, frozenset(mentions), salient, rare, sentences, [], {})
    for claim in facts.claims:
        sheet = _sheet(page, claim)
        if sheet is not None:
            page.sheets.append(sheet)
            page.slots.setdefault(slot(sheet), []).append(sheet.interval)
    return page


def slot(sheet: Sheet) -> tuple[str, str | None, str | None]:
    """What is measured and in which unit, whatever happened to it."""
    return sheet.key[0], sheet.quantity.unit, sheet.claim.subject if sheet.key[0] != "age" else sheet.key[3]


def _sheet(page: Page, claim: Claim) -> Sheet | None:
    if claim.quantity is None or claim.quantity >= len(page.facts.quantities):
        return None
    quantity = page.facts.quantities[claim.quantity]
    key = key_of(claim, quantity)
    interval = stated(quantity)
    if key is None or (interval.low is None and interval.high is None):
        return None
    names = frozenset().union(*map(name_keys, claim.names)) if claim.names else frozenset()
    rare = frozenset(word for word in claim.context if len(word) > 3 and word not in common())
    return Sheet(page, claim, quantity, interval, key, names, rare, (*page.order[:2], claim.start))


def key_of(claim: Claim, quantity: Quantity) -> Key | None:
    """The block in which a claim is compared; None where it has too little to be compared with anything."""
    measure = claim.measure or quantity.kind
    if measure == "age":
        return ("age", None, None, surname(claim.party)) if claim.party else None
    if measure == "magnitude":
        return ("magnitude", None, None, None)
    if measure == "money":
        return ("money", quantity.unit, claim.event, None) if quantity.unit and claim.event else None
    if measure == "number":
        if claim.subject is None:
            return None
        people = claim.event in listed("claim_words", "casualty")
        return ("count", claim.subject, claim.event if people else None, None)
    if measure in ("measure", "duration", "percent", "rate"):
        return (measure, quantity.unit, quantity.per, claim.subject)
    return None


def surname(name: str) -> str:
    """The last word of a name, in lower case."""
    return name.lower().replace("’", "'").removesuffix("'s").split()[-1]
