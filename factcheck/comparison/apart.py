"""Two of a kind: two events of one kind on two days, a wider class against a narrower one, another frame, a later stage
of a case. What one of these tells apart is not compared."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factcheck import patterns
from factcheck.language.days import WEEKDAY
from factcheck.language.inflection import plural
from factcheck.language.lexicon import load, table

if TYPE_CHECKING:
    from factcheck.comparison.sheets import Page, Sheet

_DAY = rf"(?P<day>{WEEKDAY})"
_BETWEEN = r"(?:(?!(?:after|before|of|from|by|since|that|for|in|on|the|following|said|says)\b)[\w.-]+ ){0,3}"
_EITHER = patterns.lazy(r"\b([a-z]+) (?:and/)?or (?:[a-z]+ly )?([a-z]+)\b")
_FRAME = patterns.lazy(
    r"\b(?:in|over|across|through|during|from|after)(?: (?:a|an|all|some|about|just|combined|total))*\s*$",
    re.IGNORECASE,
)
_LEAD = 1500
_VERDICT = 4
_BACK = 24


@cache
def _days() -> re.Pattern[str]:
    nouns = sorted({form for noun in table("acts")["events"] for form in (noun, plural(noun))})
    noun = patterns.either(nouns)
    return patterns.compile(
        rf"\b{_DAY}(?:['’]s)?,? {_BETWEEN}(?P<noun>{noun})\b|\b(?P<first>{noun}) on {_DAY.replace('day>', 'on>')}\b"
    )


@cache
def kinds() -> dict[str, str]:
    """Each noun of an event, one or several, with the first of those that mean the same."""
    kinds = {noun: noun for noun in table("acts")["events"]}
    kinds |= {noun: same[0] for same in table("acts")["alike"] for noun in same}
    return kinds | {plural(noun): kind for noun, kind in kinds.items()}


def twins(page: Page) -> bool:
    """Does an article tell of two events of one kind on two days: "Monday's quake", "on Sunday a quake"?"""
    if sum(day in page.article.text for day in WEEKDAY.split("|")) < 2:
        return False
    known: dict[str, str] = {}
    for match in _days().finditer(page.article.text):
        day, kind = match["day"] or match["on"], kinds()[match["noun"] or match["first"]]
        if known.setdefault(kind, day) != day:
            return True
    return False


def other_of_pair(a: Sheet, b: Sheet) -> bool:
    """May the claims be about one event each of a pair, since an article tells of both and no day is given?"""
    if not (a.page.twins or b.page.twins):
        return False
    one, other = ({time for time in sheet.claim.times if time.endswith("day")} for sheet in (a, b))
    return not one & other


def wider(a: Sheet, b: Sheet) -> bool:
    """Is one figure of what was "destroyed or damaged", the other of what was destroyed?"""
    return _either(a) != _either(b)


def _either(sheet: Sheet) -> set[frozenset[str]]:
    sentence = sheet.page.facts.sentences[sheet.claim.sentence]
    forms = load("event_verbs").forms
    found = set()
    for match in _EITHER.finditer(sheet.page.article.text, sentence.start, sentence.end):
        classes = frozenset(forms[word][1] for word in match.groups() if word in forms)
        if len(classes) > 1 and sheet.claim.event in {*classes, None}:
            found.add(classes)
    return found


def framed(a: Sheet, b: Sheet) -> bool:
    """Is each figure counted over another number of one thing: 33 goals in 150 games here, 13 in 54 there?"""
    one, other = _frames(a), _frames(b)
    return any(one[noun].isdisjoint(other[noun]) for noun in one.keys() & other.keys())


def _frames(sheet: Sheet) -> dict[str, set[object]]:
    text = sheet.page.article.text
    found: dict[str, set[object]] = {}
    for claim in sheet.page.beside.get(sheet.claim.sentence, ()):
        noun = claim.subject or claim.unit
        if claim.start == sheet.claim.start or not noun or claim.measure not in ("number", "duration"):
            continue
        if noun != sheet.claim.subject and _FRAME.search(text[max(0, claim.start - _BACK) : claim.start]):
            found.setdefault(noun, set()).add(claim.value)
    return found


@cache
def _decided() -> re.Pattern[str]:
    """The words of a verdict and of what follows it."""
    stages = load("event_stage").forms.items()
    late = {
        phrase for phrase, (_, name) in stages if name.startswith("justice") and int(name.split()[1][0]) >= _VERDICT
    }
    return patterns.lazy(rf"(?i)\b(?:{'|'.join(sorted(late))})\b")


def later_stage(a: Page, b: Page) -> bool:
    """Does one article tell of a verdict in its first part, and the other of a case not yet decided?"""
    one, other = (_decided().search(page.article.text, 0, _LEAD) is not None for page in (a, b))
    return one != other
