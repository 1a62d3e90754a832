"""Kinds of things that exclude each other: a van is no lorry, an uncle no cousin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from factcheck import patterns
from factcheck.comparison import likeness
from factcheck.comparison.conflict import Conflict, Side
from factcheck.comparison.sheets import Page, one_event
from factcheck.comparison.statements import Judged, days_apart
from factcheck.language.inflection import plural
from factcheck.language.lexicon import table
from factcheck.language.roots import common, listed, noun_sets, root_of, singular
from factcheck.model import Severity
from factcheck.model.record import Record


@cache
def _places() -> dict[str, dict[str, int]]:
    """From the root of a noun to its places: the group, and the number of its line in it."""
    found: dict[str, dict[str, int]] = {}
    for group, lines in table("exclusive_kinds")["groups"].items():
        for at, line in enumerate(lines):
            for noun in line:
                for mark in {_mark(noun), noun}:
                    found.setdefault(mark, {}).setdefault(group, at)
    return found


def _mark(noun: str) -> str:
    word = singular(noun)
    return root_of(noun_sets().get(word, word))


@cache
def roots_of(name: str) -> frozenset[str]:
    """The marks of the nouns of a list of the lexicon of acts."""
    return frozenset(_mark(noun) for noun in listed("acts", name))


def exclude(one: str, other: str) -> bool:
    """Are two nouns (or their marks) of one group and of two kinds in it?"""
    left, right = _places().get(one, {}), _places().get(other, {})
    shared = left.keys() & right.keys()
    return bool(shared) and all(left[group] != right[group] for group in shared)


@cache
def _printed(mark: str) -> re.Pattern[str]:
    """All nouns of the kinds of a mark, one or several."""
    nouns = {
        form
        for group, at in _places().get(mark, {}).items()
        for noun in table("exclusive_kinds")["groups"][group][at]
        for form in (noun, plural(noun))
    }
    return patterns.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(nouns)))})\b")


def stands(mark: str, page: Page) -> bool:
    """Does an article speak of that kind of thing anywhere?"""
    return _printed(mark).search(page.lower) is not None


def first(mark: str, page: Page) -> int:
    """Where an article first speaks of that kind of thing, -1 if nowhere."""
    found = _printed(mark).search(page.lower)
    return found.start() if found else -1


_CAP = 12
_CAPITAL = patterns.lazy(r"\b[A-Z][a-z]{3,}|\b[A-Z]\d+|\b\d{2,}")
_DAYS = 3
_FEW = 2
_LEAD = 5
_MOST = 40
_SEXED = {
    "man": patterns.lazy(r"\b(?:he|his|him|himself|mr|boy|father|husband|son|brother|grandfather|men|boys)\b"),
    "woman": patterns.lazy(
        r"\b(?:she|her|herself|mrs|ms|miss|girl|mother|wife|daughter|sister|grandmother|women|girls)\b"
    ),
}
_THINGS = ("vehicles", "boats", "weapons", "animals", "dogs", "cats")
_MORE = ("buildings", "metals", "fuels", "colours", "limbs", "fruit", "crops", "instruments", "trees")
"""Groups that only two reports which share most of what they give are held against each other by."""
_TIED = 3
_WORD = patterns.lazy(r"[a-z]{4,}")


class _Met(Record, frozen=True):
    """A noun of a kind where it stands: its group, the number of its kind, the noun, its offset and sentence."""

    group: str
    kind: int
    noun: str
    start: int
    sentence: int


def judged(pages: Sequence[Page], stories: Sequence[int]) -> Iterable[Judged]:
    """A heading or caption that has another kind of thing than its copy, and two reports of one event that each have
    one kind only."""
    known: dict[int, dict[str, list[_Met]]] = {}
    for at, page in enumerate(pages):
        if page.done:
            continue
        yield from _heading(page)
        before = [other for other in range(max(0, at - _CAP), at) if stories[other] == stories[at]]
        for other in (at, *before) if before else ():
            if other not in known:
                known[other] = _kinds(pages[other])
        for other in before if known.get(at) else ():
            yield from _reports(pages[other], known[other], page, known[at])


def _heading(page: Page) -> Iterator[Judged]:
    sentences = page.facts.sentences
    above = [i for i, s in enumerate(sentences) if s.kind in ("headline", "caption")]
    if not above:
        return
    met = [m for i in above for m in _met(page, i, (*_THINGS, "sex", "kin"))]
    if not met:
        return
    body = [i for i, s in enumerate(sentences) if s.kind == "paragraph"][:_MOST]
    below = [m for i in body for m in _met(page, i, {m.group for m in met})]
    for top in met:
        own = [m for m in below if m.group == top.group]
        if not own or len({m.kind for m in own}) != 1 or own[0].kind == top.kind or _sexed(top, page):
            continue
        if any(_printed(top.noun).search(page.lower, sentences[i].start, sentences[i].end) for i in body):
            continue  # "Taxi crash", "two minibus taxis"
        shared, other = max(((_shared(page, top, page, m), m) for m in own[:_FEW]), key=lambda pair: pair[0])
        if shared >= _TIED:
            earlier, later = sorted((top, other), key=lambda m: m.start)
            yield page, page, _conflict((page, earlier), (page, later), "warning" if top.group == "kin" else "error")


def _reports(other: Page, known: dict[str, list[_Met]], page: Page, own: dict[str, list[_Met]]) -> Iterator[Judged]:
    """Of an earlier report and another, each with its nouns by group."""
    groups = own.keys() & known.keys()
    if not groups or (days_apart(page, other) or 0) > _DAYS:
        return
    like = likeness.one_event(page.marks, other.marks)
    if not (like or one_event(page, other)):
        return
    for group in sorted(groups):
        # A bicycle here and there, a van here and a lorry there: what both know of is not in question.
        mine = [met for met in own[group] if not _known(met, other)]
        theirs = [met for met in known[group] if not _known(met, page)]
        if len({met.kind for met in mine}) != 1 or len({met.kind for met in theirs}) != 1:
            continue
        a, b = _told(other, theirs), _told(page, mine)
        if a.kind != b.kind and (like or group in _THINGS):
            tied = _shared(other, a, page, b) >= (_FEW if like and group in _THINGS else _TIED)
            yield other, page, _conflict((other, a), (page, b), "info") if tied else "too little shared"


def _kinds(page: Page) -> dict[str, list[_Met]]:
    """The nouns of each group in the first sentences of an article."""
    found: dict[str, list[_Met]] = {}
    for at in range(min(_LEAD, len(page.facts.sentences))):
        for met in _met(page, at, (*_THINGS, *_MORE)):
            found.setdefault(met.group, []).append(met)
    return found


def _known(met: _Met, page: Page) -> bool:
    """Does an article know of that kind of thing, by its noun or by who uses it: a bicycle by a cyclist?"""
    users = table("exclusive_kinds")["users"]
    line = table("exclusive_kinds")["groups"][met.group][met.kind]
    return stands(met.noun, page) or any(user in page.lower for noun in line for user in users.get(noun, ()))


def _told(page: Page, found: Sequence[_Met]) -> _Met:
    """The first of several nouns of one kind that stands in no headline, if there is one."""
    return min(found, key=lambda met: page.facts.sentences[met.sentence].kind == "headline")


def _met(page: Page, at: int, groups: Iterable[str]) -> Iterator[_Met]:
    sentence = page.facts.sentences[at]
    for match in _nouns().finditer(page.lower, sentence.start, sentence.end):
        # By the printed form, else by rule; "potatoes" and "calves" have no singular by that rule.
        places = _places().get(match[0]) or _places().get(singular(match[0])) or _places()[_plurals()[match[0]]]
        for group, kind in places.items():
            if group in groups:
                yield _Met(group, kind, match[0], match.start(), at)


@cache
def _plurals() -> dict[str, str]:
    """From the plural of a noun to the noun."""
    return {plural(noun): noun for noun in _places()}


@cache
def _nouns() -> re.Pattern[str]:
    wanted = {
        noun
        for group in (*_THINGS, *_MORE, "sex", "kin")
        for line in table("exclusive_kinds")["groups"][group]
        for noun in (line if group not in _MORE else [form for noun in line for form in (noun, plural(noun))])
    }
    nouns = sorted(wanted, key=lambda noun: (-len(noun), noun))
    return patterns.compile(patterns.either(nouns, r"(?<![\w’'-].)") + r"\b(?![-’'])")


def _sexed(top: _Met, page: Page) -> bool:
    """Is somebody of that sex spoken of in the article in other words, or may relatives be several?"""
    if top.group == "sex":
        pattern = _SEXED["man" if top.kind == 0 else "woman"]
        return any(pattern.search(page.lower, s.start, s.end) for s in page.facts.sentences if s.kind == "paragraph")
    return False


def _shared(a: Page, one: _Met, b: Page, other: _Met) -> int:
    """The words that the two sentences share: rare ones, names, figures and days."""
    left, right = _words(a, one), _words(b, other)
    return len(left & right)


def _words(page: Page, met: _Met) -> set[str]:
    sentence = page.facts.sentences[met.sentence]
    text = page.article.text[sentence.start : sentence.end]
    small = {root_of(word) for word in _WORD.findall(text)}
    groups = {noun for noun in small if noun in _places()}
    return (small - groups - common() - listed("claim_words", "functions")) | {
        w.lower() for w in _CAPITAL.findall(text)
    }


def _conflict(earlier: tuple[Page, _Met], later: tuple[Page, _Met], severity: Severity) -> Conflict:
    a, b = earlier[1], later[1]
    sides = [
        Side(p.facts.path, m.start, m.start + len(m.noun), p.article.text[m.start : m.start + len(m.noun)], m.noun)
        for p, m in (later, earlier)
    ]
    message = f"{b.noun} here, {a.noun} there: one and the same?"
    reasons = ("the two sentences share what happened, and the kinds exclude each other",)
    return Conflict("kind", severity, message, sides[0], sides[1], reasons, "two of them: say so")
