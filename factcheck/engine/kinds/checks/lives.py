"""Ages all over an article against the one birth that it tells: "Lund, 57, said" above, "he was born on 8 May 1964"
below. Of the person whom the article is about, and only where nobody else can be meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from factcheck import patterns
from factcheck.engine.functions.calendar import years
from factcheck.engine.view import View
from factcheck.language.lexicon import load
from factcheck.model import Date, Name, Sentence, within
from factcheck.model.record import Record

Finding = tuple[int, int, dict[str, Any]]
_BORN = patterns.lazy(r"(?P<who>\bhe|\bshe|[\w’'-]+) (?:was|had been) born\b(?P<on>[^.;:]{0,60}?\b(?:in|on) )$", 0)
_APPOSED = patterns.lazy(r", (?P<age>\d{2,3})(?:,(?! (?:when|then|at the time)\b)| who (?:is|has|was|will)\b)")
_DIED = patterns.lazy(
    r"\b(?:died|dies|dead|has died|death)\b[^.;:]{0,90}?\b(?:at the age of|aged) (?P<age>\d{2,3})\b(?! (?:when|and)\b)"
)
_AT_EVENT = patterns.lazy(r",? (?:at the age of|at age|aged) (?P<age>\d{2,3})\b(?!-)(?! (?:to|or|and over)\b)")
_OF_THEN = patterns.lazy(r"\b(?:ago|then|at the time|later|formerly|when|had|would have)\b")
_WORD = patterns.lazy(r"[a-z][a-z’'-]*")
_YOUNGEST, _OLDEST = 12, 110
_OFTEN, _APART = 2, 3
_FRESH = 14


class _Life(Record, frozen=True):
    """Whom the article is about, by name and by pronoun, and the day or year of the birth."""

    name: str
    pronoun: str | None
    birth: Date


def ages_of_a_life(view: View) -> Iterator[Finding]:
    """The age of the person whom the article is about, today, at death or at a dated event, that the birth denies."""
    life = _life(view)
    if life is None:
        return
    today = view.published.first if view.published is not None else None
    born = view.sentence_at(life.birth.start)
    for sentence in view.facts.sentences:
        if sentence.kind not in ("paragraph", "list") or abs(view.sentence_at(sentence.start) - born) < _APART:
            continue  # of what stands together names/age-and-birth and names/age-at-event speak
        low = view.low[sentence.start : sentence.end]
        if view.published is not None and today is not None:
            for found in (*_apposed(view, life, sentence, low), *_died(view, life, sentence, low, today)):
                ages = _ages(life.birth, view.published)
                if int(found[2]) not in ages:
                    yield found[0], found[1], {"age": found[2], "birth": life.birth, "years": _told(ages)}
        for start, end, age, event in _events(view, life, sentence, low):
            ages = _ages(life.birth, event)
            if int(age) not in ages:
                yield start, end, {"age": age, "birth": life.birth, "years": _told(ages)}


def _told(ages: range) -> str:
    return " or ".join(map(str, ages))


def _ages(birth: Date, when: Date) -> range:
    """The whole years that somebody may have lived on a day, or in a month or year."""
    span = years(birth, when)
    return range(int(span.low or 0), int(span.high or 0) + 1)


def _life(view: View) -> _Life | None:
    births = [
        (date, found)
        for date in view.facts.dates
        if date.year is not None and (found := _BORN.search(view.low, max(0, date.start - 90), date.start)) is not None
    ]
    if len(births) != 1 or view.low.count(" born ") > 2:
        return None
    date, found = births[0]
    people = [name for name in view.facts.names if name.kind == "person"]
    if not people:
        return None
    copy = [name for name in people if view.facts.sentences[view.sentence_at(name.start)].kind != "headline"]
    main = (copy or people)[0].canonical
    often = Counter(name.canonical for name in people)
    least = max((count for name, count in often.items() if name != main), default=0) * 2
    # Who is named but once is told of where nobody else has been named before the birth.
    if often[main] < max(least, _OFTEN) and any(n.canonical != main for n in copy if n.start < date.start):
        return None
    sentence = view.facts.sentences[view.sentence_at(date.start)]
    who = found["who"]
    if who in ("he", "she"):
        return _Life(main, who, date) if _meant(view, main, sentence, found.start()) else None
    named = [name for name in within(people, sentence.start, found.end("who")) if name.end == found.end("who")]
    return _Life(main, None, date) if named and named[0].canonical == main else None


def _meant(view: View, main: str, sentence: Sentence, end: int) -> bool:
    """Is nobody else named or brought in before a pronoun in its paragraph?"""
    block = [one for one in view.facts.sentences if one.block == sentence.block]
    names = [n for n in within(view.facts.names, block[0].start, end) if n.kind == "person"]
    before = view.low[block[0].start : end]
    brought = _relative(before) and not before.startswith("the ")
    return not brought and all(name.canonical == main for name in names)


def _relative(words: str) -> bool:
    """Is a relative or a child told of? A colleague is neither."""
    return any(word in load("kin").forms and not word.startswith("colleague") for word in _WORD.findall(words))


def _named(view: View, life: _Life, sentence: Sentence, place: int) -> Name | None:
    """The main person, named right before a place."""
    names = [n for n in within(view.facts.names, sentence.start, place) if n.kind == "person" and n.end == place]
    return names[0] if names and names[0].canonical == life.name else None


def _apposed(view: View, life: _Life, sentence: Sentence, low: str) -> Iterator[tuple[int, int, str]]:
    for found in _APPOSED.finditer(low):
        place = sentence.start + found.start()
        if _named(view, life, sentence, place) is not None and _of_today(view, sentence):
            yield sentence.start + found.start("age"), sentence.start + found.end("age"), found["age"]


def _of_today(view: View, sentence: Sentence) -> bool:
    """Does a sentence tell of no other year, and of nothing that was before?"""
    published = view.published
    dates = within(view.facts.dates, sentence.start, sentence.end)
    return all(d.year is None or (published is not None and d.year == published.year) for d in dates) and not (
        _OF_THEN.search(view.low, sentence.start, sentence.end)
    )


def _died(view: View, life: _Life, sentence: Sentence, low: str, today: Any) -> Iterator[tuple[int, int, str]]:
    found = _DIED.search(low)
    if found is None or not _alone(view, life, sentence):
        return
    days = [d.first for d in within(view.facts.dates, sentence.start, sentence.end) if d.relative]
    new = any(day is not None and 0 <= (today - day).days <= _FRESH for day in days) or "has died" in found.group()
    if new and _of_today(view, sentence):
        yield sentence.start + found.start("age"), sentence.start + found.end("age"), found["age"]


def _events(view: View, life: _Life, sentence: Sentence, low: str) -> Iterator[tuple[int, int, str, Date]]:
    """Ages at what a sentence dates with its one year: "published in 2010, at the age of 87"."""
    ages = list(_AT_EVENT.finditer(low))
    years = [date for date in within(view.facts.dates, sentence.start, sentence.end) if date.year is not None]
    if len(ages) != 1 or len(years) != 1 or not _alone(view, life, sentence):
        return
    start, end = sentence.start + ages[0].start(), sentence.start + ages[0].end()
    beside = years[0].end == start or view.low[end : years[0].start] in (" in ", ", in ", " on ", ", on ")
    if beside and years[0].first is not None and not years[0].text.endswith("s"):
        yield sentence.start + ages[0].start("age"), sentence.start + ages[0].end("age"), ages[0]["age"], years[0]


def _alone(view: View, life: _Life, sentence: Sentence) -> bool:
    """Is the person the subject of a sentence that names nobody else and no relative?"""
    names = [name for name in within(view.facts.names, sentence.start, sentence.end) if name.kind == "person"]
    words = _WORD.findall(view.low, sentence.start, sentence.end)
    if any(name.canonical != life.name for name in names) or _relative(view.low[sentence.start : sentence.end]):
        return False
    if names:
        return True
    return (
        life.pronoun is not None
        and words[:1] == [life.pronoun]
        and _meant(view, life.name, sentence, sentence.start + 1)
    )
