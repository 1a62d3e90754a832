"""One quotation in other words, or in two mouths."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from factcheck import patterns
from factcheck.comparison.phrases import same
from factcheck.comparison.wording import Quoted, Variant, quoted, variants
from factcheck.model import Article, Facts
from factcheck.model.record import Record

CHECKS = ("misquote", "two-speakers")
_LONG = 6
_EARLIER = patterns.lazy(
    r"\b(?:had (?:said|told|written|promised|claimed|vowed)|in (?:19|20)\d\d|previously|earlier"
    r"|last (?:year|month)|years? ago|originally|at the time|once (?:said|told|wrote))\b",
    re.IGNORECASE,
)


_LAST_WEEK = patterns.lazy(r"\blast week\b", re.IGNORECASE)
_WEEK = 13
"""Days from the first of one week to the last of the next."""


class Pair(Record, frozen=True):
    """Two quotations for a check: ``start:end`` in the later article, the other side in the earlier one."""

    check: str
    later: Article
    start: int
    end: int
    earlier: Article
    other_start: int
    other_end: int
    bindings: dict[str, Any]


def pairs(drafts: Sequence[Facts], context: Sequence[Facts]) -> Iterator[Pair]:
    """What the checks of wording find among the quotations of drafts and context; one side is in a draft."""
    said = [item for facts in drafts for item in quoted(facts)]
    checked = {item.article.path for item in said}
    said += [item for facts in context for item in quoted(facts)]
    said.sort(key=lambda item: _age(item.article))
    for variant in variants(said):
        if variant.first.article.path in checked or variant.second.article.path in checked:
            yield from _judge(variant, checked)


def _age(article: Article) -> tuple[str, str]:
    return str(article.date or ""), article.path


def _judge(variant: Variant, checked: set[str]) -> Iterator[Pair]:
    one, two = variant.first, variant.second
    same_speaker = one.speaker is None or two.speaker is None or one.speaker == two.speaker or _one_person(one, two)
    if variant.diff and same_speaker and variant.change is not None and not _then_and_now(variant):
        yield _pair("misquote", variant, checked)
    elif not variant.diff and not same_speaker and len(one.tokens) >= _LONG and _two_people(one, two):
        yield _pair("two-speakers", variant, checked)


def _one_person(one: Quoted, two: Quoted) -> bool:
    """Is the speaker of one report, whom it names by the surname only, that of another one?"""
    return one.article is not two.article and same(one.speaker, two.speaker)


def _then_and_now(variant: Variant) -> bool:
    """Does the copy itself say that one of the two was said at another time? "Last week" is the time of an article of
    that week."""
    one, two = variant.first, variant.second
    if any(_EARLIER.search(_around(quoted)) for quoted in (one, two)):
        return True
    days = one.article.date, two.article.date
    apart = abs((days[0] - days[1]).days) if days[0] and days[1] else 0
    return not 0 < apart <= _WEEK and any(_LAST_WEEK.search(_around(quoted)) for quoted in (one, two))


def _around(quoted: Quoted) -> str:
    text = quoted.article.text
    return text[max(0, quoted.start - 80) : quoted.start] + text[quoted.end : quoted.end + 60]


def _two_people(one: Quoted, two: Quoted) -> bool:
    """Are both named beside their words, in full, by names that have nothing in common?"""
    a, b = (one.speaker or "").lower().split(), (two.speaker or "").lower().split()
    return one.tagged and two.tagged and not set(a) & set(b)


def _pair(check: str, variant: Variant, checked: set[str]) -> Pair:
    one, two = variant.first, variant.second
    here = (one, one.start, one.end)
    there = (two, variant.start, variant.end)
    # The finding stands in the later place, but in a checked article.
    first, second = sorted((here, there), key=lambda side: (*_age(side[0].article), side[1]))
    if second[0].article.path not in checked:
        first, second = second, first
    bindings = {
        "diff": "; ".join(variant.diff),
        "change": variant.change or "",
        "speaker": second[0].speaker or "",
        "other_speaker": first[0].speaker or "",
        "quote": _words(second),
        "other": _words(first),
    }
    return Pair(check, second[0].article, second[1], second[2], first[0].article, first[1], first[2], bindings)


def _words(side: tuple[Quoted, int, int]) -> str:
    words = " ".join(side[0].article.text[side[1] : side[2]].split())
    return words if len(words) <= 120 else words[:117] + "..."
