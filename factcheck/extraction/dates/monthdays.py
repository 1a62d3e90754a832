"""Days told by their number in a month that is not named: Thursday the 15th, on the 24th, from the 3rd to the 7th."""

from __future__ import annotations

import re
from functools import cache

from factcheck import patterns
from factcheck.extraction.dates.grammar import Cascade, Match, Reading
from factcheck.extraction.dates.moment import Day, Moment, Span, add_days, add_months, around, derive, month_span
from factcheck.extraction.dates.moment import day as day_of
from factcheck.extraction.dates.picks import weekday_in
from factcheck.extraction.dates.tokens import Token
from factcheck.language.days import MONTHS
from factcheck.language.lexicon import table

MONTHDAYS = Cascade()


@MONTHDAYS.rule("(?P<wd>[8v]),?d?(?P<day>[no])(?![U8qnNyw/:-])", "8v")
def _weekday_ordinal(m: Match) -> Token | None:
    """Thursday the 15th: the nearest month in which it is one"""
    number, token = m.number("day"), m.token("wd")
    if number is None or token is None or not 1 <= number <= 31:
        return None
    day = m.token("day")
    if day is not None and day.cat == "n" and _COUNTS.match(m.reading.text, day.end):
        return None
    behind = _WORDS.match(m.reading.text, day.end + 1) if day is not None else None
    if behind is not None and behind[0] in _numbered():
        return None  # "on Saturday, the 30th anniversary of"
    weekday = weekday_in(token)
    return m.build("1", day_in_month(number, weekday))


@MONTHDAYS.rule(r"(?P<wd>[81])\(d?(?P<day>o)\)", "(", "o")
def _bracketed(m: Match) -> Token | None:
    """Friday (the 14th)"""
    moment, number = m.moment("wd"), m.number("day")
    if moment.weekday is None or moment.day is not None or number is None or not 1 <= number <= 31:
        return None
    return m.build("1", day_in_month(number, moment.weekday))


@MONTHDAYS.rule("(?P<wd>1),?d(?P<day>o)(?=$|[,)i@r3&])", "o")
def _next_weekday_ordinal(m: Match) -> Token | None:
    """next Tuesday the 15th: the month in which it is one, whichever week that is"""
    moment, number = m.moment("wd"), m.number("day")
    if moment.weekday is None or moment.day is not None or not moment.relative or moment.choices is not None:
        return None
    if number is None or not 1 <= number <= 31 or not _STEP.match(m.word("wd")):
        return None
    return m.build("1", day_in_month(number, moment.weekday))


_STEP = patterns.lazy(r"(?:the )?(?:last|next|this|coming|past|previous)\b")


@MONTHDAYS.rule("(?<=r)d(?P<a>o)(?P<to>[k&-])d?(?P<b>o)(?=$|[,)])", "o")
def _from_the(m: Match) -> list[Token] | None:
    """from the 3rd until the 7th, between the 12th and 14th: days of one month, not holes of golf"""
    low, high, a, b = m.number("a"), m.number("b"), m.token("a"), m.token("b")
    at, text = m.found.start(), m.reading.text
    if low is None or high is None or a is None or b is None or not 1 <= low < high <= 31:
        return None
    if not text[a.start].isdigit() or not text[b.start].isdigit() or not _CLOSES.match(text, b.end):
        return None
    if (m.tokens[at - 1].value == "between") != (m.word("to") == "and"):
        return None
    if _golf().search(text[max(0, a.start - NEAR_GOLF) : b.end + NEAR_GOLF]):
        return None
    first, last = day_in_month(low, None), day_in_month(high, None)
    last.follows = first
    return [m.build("1", first, at, at + 1), m.tokens[at + 2], m.build("1", last, at + 3)]


@MONTHDAYS.rule("(?P<the>d)(?P<day>[on])(?=$|[,)i@r312&?-])", "d")
def _on_the(m: Match) -> Token | None:
    """on the 24th, by the 3rd, until the 27: a day of the month, not a hole of golf and not a group named before"""
    number, token, the = m.number("day"), m.token("day"), m.token("the")
    if number is None or token is None or the is None or not 1 <= number <= 31:
        return None
    text = m.reading.text
    timed = _TIME_NEXT.match(text, token.end) is not None
    told = text[token.start].isdigit() or number > 12 or goes_on(m.reading, number, the.start)
    if not told or not (timed or _CLOSES.match(text, token.end)):
        return None
    if not _DAY_BEFORE.search(text, max(0, the.start - 9), the.start) and not (timed and m.reading.alone):
        before = m.tokens[: m.found.start()]
        if not (before and before[-1].cat == "&" and any(token.value == "between" for token in before)):
            return None
    around_it = text[max(0, the.start - NEAR_GOLF) : token.end + NEAR_GOLF]
    if _golf().search(around_it):
        return None
    if token.cat == "n" and m.reading.is_counted(number, token.start):
        return None
    return m.build("1", day_in_month(number, None))


@MONTHDAYS.rule("(?P<on>x)(?P<day>o)(?=$|[,)&-])", "x")
def _on_ordinal(m: Match) -> list[Token] | None:
    """on 29th, on twenty-second: without an article only where nothing follows that it could count"""
    number, token = m.number("day") or 0, m.token("day")
    if token is None or not 1 <= number <= 31 or not (m.reading.text[token.start].isdigit() or number > 12):
        return None
    around_it = m.reading.text[max(0, token.start - NEAR_GOLF) : token.end + NEAR_GOLF]
    if not _CLOSES.match(m.reading.text, token.end) or _golf().search(around_it):
        return None
    return [m.tokens[m.found.start()], m.build("1", day_in_month(number, None), m.found.start("day"))]


@MONTHDAYS.rule("(?P<part>P)(?P<of>O)d(?P<day>o)(?![U8qvWM])", "P")
def _part_of_day(m: Match) -> list[Token] | None:
    """the morning of the 18th"""
    number, token = m.number("day"), m.token("day")
    if number is None or token is None or not 1 <= number <= 31 or not _CLOSES.match(m.reading.text, token.end):
        return None
    at = m.found.start()
    return [*m.tokens[at : at + 2], m.build("1", day_in_month(number, None), at + 2)]


@MONTHDAYS.rule("d?(?P<week>U)Od(?P<day>o)(?=$|[,)])", "U")
def _week_of_day(m: Match) -> Token | None:
    """the week of the 18th, the weekend of the 18th"""
    number, token, unit = m.number("day"), m.token("day"), m.value("week")
    if unit not in ("week", "weekend") or number is None or token is None or not 1 <= number <= 31:
        return None
    if not _CLOSES.match(m.reading.text, token.end):
        return None
    return m.build("2", derive(day_in_month(number, None), "week", lambda span: around(span[0], str(unit))))


def goes_on(reading: Reading, number: int, at: int) -> bool:
    """Is a number behind a day of its sentence a later day of its month: "shut on 2 May and opened on the tenth"?"""
    named = reading.month
    if named is None or named.day is None or not named.day < number <= _LONGEST or named.kind != "DATE":
        return False
    told = _GONE_ON.fullmatch(reading.text, reading.month_end, at)
    return told is not None and set(MONTHS).isdisjoint(_WORDS.findall(told[0].lower()))


def lend_month(moment: Moment, at: int, reading: Reading) -> None:
    """ "Shut on 2 May and opened on the 10th": a later day of the month named before it in the sentence."""
    named = reading.month
    if named is None or named.month is None or moment.day is None or not goes_on(reading, moment.day, at):
        return
    if day_of(named.year or _LEAP, named.month, moment.day) is None:
        return
    month, number = named.month, moment.day
    year = named.year or (named.first.year if named.first is not None else None)
    moment.month, moment.year = month, named.year
    moment.timex = f"{named.year or 'XXXX'}-{month:02}-{number:02}"
    found = day_of(year, month, number) if year is not None else None
    moment.choices = None if found is not None else moment.choices
    moment.first = moment.last = found


@cache
def _numbered() -> frozenset[str]:
    """Nouns that ordinals number, and words between."""
    listed = table("ordinal_use")
    return frozenset(word for key in ("other", "before", "times", "played") for word in listed[key]) - {"of", "and"}


_LONGEST, _LEAP = 31, 2000
_WORDS = patterns.lazy(r"[a-z]{3,}")
_GONE_ON = patterns.lazy(r"(?:(?!\b(?:had|having|since|previous|after)\b)[^.!?;\d\n]){3,90}")
NEAR_GOLF = 300
_COUNTS = patterns.lazy(r"\s+(?!(?:between|from|at|until)\b)[^\W\d]|[$%£€]")
_CLOSES = patterns.lazy(r"\s*(?:[.,;:!?)–—](?!\d)|\Z|\n)| -+ ")
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_TIME_NEXT = patterns.lazy(
    r" (?:from|at|between) (?:\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m|\d\d?:\d\d|noon|midday|midnight|half past|"
    rf"(?:a )?quarter (?:past|to)|(?:\d\d?|{_HOURS})(?: o['’]clock| in the (?:morning|afternoon|evening)| [ap]\.?m)|"
    r"\d{4} (?:GMT|BST|UTC|hours))\b|,? (?:early |late )?in the (?:morning|afternoon|evening)\b|,? at night\b",
    re.I,
)
_DAY_BEFORE = patterns.lazy(
    r"\b(?:on|by|for|from|until|till|through|before|after|since|to|around|about|back|home|again|away)\s\Z", re.I
)


@cache
def _golf() -> re.Pattern[str]:
    return patterns.compile(rf"\b(?:{'|'.join(table('dates')['golf'])})\b", re.IGNORECASE)


def day_in_month(number: int, weekday: int | None) -> Moment:
    """A day whose month is open, with its weekday where that is printed."""
    moment = Moment("day", day=number, weekday=weekday, relative=True, timex=f"XXXX-XX-{number:02}")

    def choose(published: Day, step: int) -> Span | None:
        # With a weekday: the month of publication, or the nearest one before or behind it in which the day is one.
        for shift in (step,) if weekday is None else (step * far for far in (range(1, 12) if step else (0,))):
            start = add_months(published.replace(day=1), shift)
            span = month_span(start.year, start.month) if start else None
            found = add_days(span[0], number - 1) if span else None
            if found and span and found <= span[1] and (weekday is None or found.weekday() == weekday):
                return found, found
        return None

    moment.choices = choose
    return moment
