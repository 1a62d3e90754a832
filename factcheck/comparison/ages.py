"""Whose age is it? By name; by the part a person plays, where a report does not name the person; by the noun alone."""

from __future__ import annotations

import re
from functools import cache

from factcheck.comparison import apart
from factcheck.comparison.sheets import BY_PART, Sheet, headline, one_event
from factcheck.language.forenames import nicknames
from factcheck.language.letters import near
from factcheck.language.lexicon import load, table
from factcheck.language.roots import listed

TAKEN_UP = "taken up"
"""Mark of an age behind a title and the surname of somebody whose full name stands in the same sentence."""
_APART = 5
"""Years between two ages beyond which a person without a name is taken for another one."""
_GENERATION = re.compile(r"\b(?:Jr|Sr|Junior|Senior|II|III|IV)\b\.?$")
_LIKE = 5
_SHORT = 3


def refusal(a: Sheet, b: Sheet) -> str | None:
    """Why two ages of one block are not one person's, or None where they are held to be."""
    if a.page is not b.page and _a_year(a, b) and apart.later_stage(a.page, b.page):
        return "a birthday between"
    if a.page is b.page and _a_year(a, b) and (_birthday(a) or _birthday(b)):
        return "a birthday between"
    if a.key[1] == BY_PART:
        return _by_part(a, b)
    if a.claim.party is None or b.claim.party is None:
        return _by_noun(a, b)
    if (a.page is b.page and "inferred" in a.flags | b.flags) or not (_settled(a) and _settled(b)):
        return "an inferred age"
    if not _sexes_fit(a, b):
        return "another person"
    return _by_name(a, b)


def _a_year(a: Sheet, b: Sheet) -> bool:
    one, other = a.claim.value, b.claim.value
    return one is not None and other is not None and abs(one - other) == 1


def _birthday(sheet: Sheet) -> bool:
    """Does the sentence of an age speak of a birthday?"""
    sentence = sheet.page.facts.sentences[sheet.claim.sentence]
    return "birthday" in sheet.page.lower[sentence.start : sentence.end]


def _by_name(a: Sheet, b: Sheet) -> str | None:
    one, other = (sheet.claim.party or "" for sheet in (a, b))
    if a.page is b.page and any(_a_relative(sheet, max(one, other, key=len)) for sheet in (a, b)):
        return "two of one name"
    if "namesake" in a.page.lower or "namesake" in b.page.lower:
        return "two of one name"
    if a.page is b.page and (_GENERATION.search(one) is None) != (_GENERATION.search(other) is None):
        return "two of one name"  # John Tran and his son, John Tran Jr.
    if len(one.split()) < 2 or len(other.split()) < 2:
        return "several persons of that name" if _namesakes(a) or _namesakes(b) else None
    if a.page is b.page:
        if _introduced_twice(a, one):
            return "two of one name"
        return None if _shares_forename(one, other) else "another person"
    return None if same_forename(one, other) else "another person"


def _introduced_twice(sheet: Sheet, name: str) -> bool:
    """Does one sentence give a full name twice, each time with an age: "John Hill, 81, and his grandson, also John
    Hill, 19"?"""
    given: dict[int, set[object]] = {}
    for other in sheet.page.sheets:
        if other.key[0] == "age" and other.claim.party == name and not other.flags & {"inferred", TAKEN_UP}:
            given.setdefault(other.claim.sentence, set()).add(other.interval)
    return any(len(ages) > 1 for ages in given.values())


def _a_relative(sheet: Sheet, name: str) -> bool:
    """Does the sentence of an age give half of a name to a relative: "his son, also John, 19", "Miss Hill, 19, Ann's
    sister", "the younger Mr Hill, 19"?"""
    sentence = sheet.page.facts.sentences[sheet.claim.sentence]
    text = sheet.page.lower[sentence.start : sentence.end].replace("’", "'")
    full = name.lower().replace("’", "'")
    if full in text:
        return _also(full).search(text) is not None
    return any(_told(half).search(text) for half in {full.split()[0], full.split()[-1]})


@cache
def _also(name: str) -> re.Pattern[str]:
    kin = "|".join(map(re.escape, load("kin").forms))
    also = rf"(?:{kin}), (?:who is )?also (?:called |named )?(?:an? |the )?"
    return re.compile(rf"\b(?:{also}|(?:younger|elder|older) ){re.escape(name)}\b")


@cache
def _told(name: str) -> re.Pattern[str]:
    kin, name = "|".join(map(re.escape, load("kin").forms)), re.escape(name)
    own, title = r"(?:his|her|their|the|\w+'s)", r"(?:(?:mr|mrs|ms|miss|dr)\.? )?"
    return re.compile(
        rf"\b{own} (?:[\w-]+ ){{0,2}}(?:{kin}),? (?:also )?(?:called |named )?{title}{name}\b"
        rf"|\b{name},[^,]{{1,12}}, \w+'s (?:[\w-]+ ){{0,2}}(?:{kin})\b"
        rf"|\b(?:younger|elder|older) {title}{name}\b"
    )


def _by_noun(a: Sheet, b: Sheet) -> str | None:
    done = a.claim.event is not None and a.claim.event == b.claim.event
    if a.page is b.page:
        return None if done and headline(a) != headline(b) else "no name"
    shared = len(a.rare & b.rare)
    return None if a.names & b.names and (shared > 1 or (done and shared)) else "no name"


def _by_part(a: Sheet, b: Sheet) -> str | None:
    """The victim here, the victim there: one person where each report has one of them, of one sex, in one place."""
    if a.page is b.page:
        return "no name"
    one, other = a.claim.party, b.claim.party
    if one and other and one.split()[-1].lower() != other.split()[-1].lower():
        return "another person"
    if not _sexes_fit(a, b):
        return "another person"
    if a.claim.value is not None and b.claim.value is not None and abs(a.claim.value - b.claim.value) > _APART:
        return "too far apart"
    if any(len(sheet.page.ages[sheet.key]) > 1 or sheet.page.several & _like(sheet) for sheet in (a, b)):
        return "several persons"
    return None if one_event(a.page, b.page) else "nothing shared"


def _like(sheet: Sheet) -> frozenset[str]:
    """The classes of what may have happened to others together with this person."""
    fatal = listed("person_roles", "fatal")
    if sheet.claim.event in fatal or sheet.key[2] != "victim":
        return fatal if sheet.key[2] == "victim" else frozenset(table("person_roles")["undergone"][sheet.key[2]])
    return frozenset(table("person_roles")["undergone"]["victim"])


def _sexes_fit(a: Sheet, b: Sheet) -> bool:
    return not {"male", "female"} <= a.flags | b.flags


def _shares_forename(one: str, other: str) -> bool:
    """Do two names with one surname share a forename, or is one forename an initial of the other?"""
    left, right = one.lower().split(), other.lower().split()
    if set(left[:-1]) & set(right[:-1]):
        return True
    return 1 in (len(left[0].strip(".")), len(right[0].strip("."))) and left[0][0] == right[0][0]


@cache
def same_forename(one: str, other: str) -> bool:
    """May two full names with one surname, in two reports, be one person's: a forename shared, an initial, a short form
    ("Jim" and "James", "Fred" and "Frederick"), or a letter or two that differ in a long one?"""
    if _shares_forename(one, other):
        return True
    left, right = (name.lower().split()[0].strip(".") for name in (one, other))
    known = nicknames()
    if known.get(left, {left}) & known.get(right, {right}):
        return True
    if left[:1] != right[:1] or min(len(left), len(right)) < _SHORT:
        return False
    if left.startswith(right) or right.startswith(left):
        return True
    return min(len(left), len(right)) >= _LIKE and near(left, right)


def _settled(sheet: Sheet) -> bool:
    """Is an age that the text gives only by context ("the 55-year-old") the one age of that person in the article?"""
    if "inferred" not in sheet.flags:
        return True
    return len(sheet.page.ages[sheet.key]) == 1


def _namesakes(sheet: Sheet) -> bool:
    """Does the article name several persons with the surname of this one?"""
    given: list[set[str]] = []
    for name in sheet.page.people.get(sheet.key[3] or "", ()):
        first = {word for word in name.lower().split()[:-1] if len(word.strip(".")) > 1}
        if first and not any(first & known for known in given):
            given.append(first)
    return len(given) > 1
