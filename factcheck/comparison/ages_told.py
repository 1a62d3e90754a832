"""The one age that each of two reports of one event gives for the one person whom both name, whatever the words.

"An 84-year-old woman", and two sentences on her name; "she turned 80 in January"; "his 78th birthday last month". Ages
of another time ("was 16 when") are left out, and so is a year's difference: for a birthday may lie between."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import patterns
from factcheck.comparison.conflict import Conflict, Side
from factcheck.comparison.likeness import one_event
from factcheck.comparison.phrases import same
from factcheck.comparison.sheets import Page
from factcheck.comparison.statements import Judged
from factcheck.model.record import Record

_BIRTHDAY = patterns.lazy(
    r"\b(?:turned (?P<a>\d{1,3})|(?:his|her|their) (?P<b>\d{1,3})(?:st|nd|rd|th) birthday"
    r"|born (?P<c>\d{1,3})(?= years ago))\b"
    r"(?P<when>(?: on| in| last| this| yesterday| at| earlier| a)?[^.;,]{0,24})"
)
_OLD = patterns.lazy(r"\b(?:19|20)\d\d\b|\bago\b|\bthen\b|\bwhen\b")
_THEN = patterns.lazy(
    r"^,? (?:when|at the time|then|by the time)\b|\b(?:since|until|when|before) (?:s?he|they) (?:was|were) (?:only )?$"
    r"|\b(?:at the age of|from the age of|was only|then|only|by the time s?he was) $"
)
_KIN = patterns.lazy(
    r"\b(?:son|daughter|wife|husband|mother|father|brother|sister|child|children|baby|grand\w+|niece|nephew|cousin|partner)s?\b"
)
_PLACED = patterns.lazy(r"\b(?:on|in|at|near|off|outside|up|down|across) (?:the )?$")
_BACK = 14
_SEX = ("female", "male")
_AROUND = 28
_MOST = 115


class _Age(Record, frozen=True):
    """An age in years, where it stands, and the sex of its person as far as it is told."""

    years: int
    start: int
    end: int
    sex: str | None


def pairs(a: Page, b: Page) -> Iterator[Judged]:
    """The two ages of one person, told in whatever way."""
    who = _person(a), _person(b)
    if not who[0] or not who[1] or not same(*who) or not one_event(a.marks, b.marks):
        return
    one, other = _only(a), _only(b)
    if one is None or other is None or abs(one.years - other.years) <= 1:
        return
    if one.sex and other.sex and one.sex != other.sex:
        yield a, b, "another person"
        return
    yield a, b, _conflict(a, one, b, other, who[1])


def _person(page: Page) -> str | None:
    """The one person whom a report names."""
    named = [name for name in page.facts.names if name.kind == "person"]
    people = {
        name.canonical for name in named if not _PLACED.search(page.lower, max(0, name.start - _BACK), name.start)
    }
    return people.pop() if len(people) == 1 else None


def _only(page: Page) -> _Age | None:
    found = list(_ages(page))
    return found[0] if len({age.years for age in found}) == 1 and found[0].years >= 0 else None


def _ages(page: Page) -> Iterator[_Age]:
    """The ages of a report, of now and of another time alike: a report with several is left alone."""
    text = page.lower
    known: set[int] = set()
    for match in _BIRTHDAY.finditer(text):
        group = next(name for name in "abc" if match[name])
        known.add(match.start(group))
        if group == "c" or not _OLD.search(match["when"]):
            yield _Age(int(match[group]), match.start(), match.end(group), None)
    for claims in page.beside.values():
        for claim in claims:
            if claim.measure != "age" or claim.value is None or claim.start in known or claim.value > _MOST:
                continue
            around = (
                text[claim.end : claim.end + _AROUND].split(".")[0],
                text[max(0, claim.start - _AROUND) : claim.start],
            )
            if _KIN.search(around[1]):
                continue
            then = any(_THEN.search(words) or _OLD.search(words) for words in around)
            sex = next((flag for flag in claim.flags if flag in _SEX), None)
            yield _Age(-1 if then else int(claim.value), claim.start, claim.end, sex)


def _conflict(a: Page, one: _Age, b: Page, other: _Age, who: str) -> Conflict:
    here, there = (page.article.text[age.start : age.end] for page, age in ((b, other), (a, one)))
    later = Side(b.facts.path, other.start, other.end, here, str(other.years))
    earlier = Side(a.facts.path, one.start, one.end, there, str(one.years))
    reasons = (f"each report names one person, {who}, and gives one age",)
    message = f"“{here}” here, “{there}” there: {who}?"
    return Conflict("age", "info", message, later, earlier, reasons, "another person: say who", loose=True)
