"""Dates that lean on the publication date: yesterday, last Tuesday, next May, three years ago, this week."""

from __future__ import annotations

from factcheck import patterns
from factcheck.extraction.dates.grammar import Cascade, Match, Reading
from factcheck.extraction.dates.holidays import holiday
from factcheck.extraction.dates.moment import (
    Day,
    Moment,
    Span,
    add_days,
    around,
    derive,
    move,
)  # fmt: skip
from factcheck.extraction.dates.tense import lean_at
from factcheck.extraction.dates.tokens import Token
from factcheck.language.lexicon import table

RELATIVE = Cascade()
GRAIN = {"fortnight": "week", "night": "day", "workday": "day"}
CLOCKLIKE = ("hour", "minute", "second")
STEP = {"L": -1, "X": 1, "T": 0, "=": 0}
BESIDE = ("before", "after", "following", "preceding")


def weekday_of(number: int) -> Moment:
    """A weekday alone: the week is open."""
    moment = Moment("day", weekday=number, relative=True, timex=f"XXXX-WXX-{number + 1}")

    def choose(published: Day, step: int) -> Span | None:
        found = add_days(published, number - published.weekday() + 7 * step)
        return (found, found) if found else None

    moment.choices = choose
    return moment


def of_span(span: Span | None, grain: str, weekday: int | None = None) -> Moment:
    """A resolved relative moment."""
    first, last = span or (None, None)
    return Moment(grain, first=first, last=last, relative=True, weekday=weekday)


def open_unit(unit: str) -> Moment:
    """The week, month or year meant by "of the year": that of publication or one beside it, by the tense."""
    moment = Moment(GRAIN.get(unit, unit), relative=True, current=True)
    moment.choices = lambda published, step: around(published, unit, step)
    return moment


NEAR = 300
_PROGRAMME = patterns.lazy(
    r"(?<=[“\"‘'])T[a-z]+[”\"’'](?!s\b)|(?<=[Tt]he )T[a-z]+|T[a-z]+ (?:[Ss]how|[Pp]rogram(?:me)?)\b"
)  # NBC's "Today", the Tonight Show
_SENTENCE = patterns.lazy(r"[.!?][\"”’')]*\s|\n")


def before_of(m: Match) -> str:
    """The few characters before a match."""
    start = m.tokens[m.found.start()].start
    return m.reading.text[max(start - 12, 0) : start]


def antecedent_of(m: Match, same_sentence: bool = False) -> Day | None:
    """The single day named shortly before, which "the next day" or "two days later" counts from."""
    reading: Reading = m.reading
    day, start = reading.antecedent, m.tokens[m.found.start()].start
    if day is None or day.first != day.last or start - reading.antecedent_end > NEAR:
        return None
    if same_sentence and _SENTENCE.search(reading.text, reading.antecedent_end, start):
        return None
    return day.first


def period_named(m: Match, grain: str, same_sentence: bool = False) -> Day | None:
    """The first day of the month, quarter or year named shortly before, where ``grain`` is that or longer."""
    at, start = m.found.start(), m.tokens[m.found.start()].start
    beside = next(
        (token for token in reversed(m.tokens[:at]) if isinstance(token.value, Moment) and token.value.first), None
    )
    period, end = (beside.value, beside.end) if beside else (m.reading.antecedent, m.reading.antecedent_end)
    if period is None or period.first is None or start - end > NEAR:
        return None
    if grain not in PERIODS_OF.get(period.grain, ()) or period.kind != "DATE":
        return None
    if same_sentence and _SENTENCE.search(m.reading.text, end, start):
        return None
    return period.first


PERIODS_OF = {"month": ("month", "quarter", "year"), "quarter": ("quarter", "year"), "year": ("year", "decade")}


@RELATIVE.rule("(?P<d>D)", "D")
def _deictic(m: Match) -> Token | None:
    """yesterday, today, tomorrow, tonight"""
    shift, published, token = m.number("d") or 0, m.reading.published, m.token("d")
    if token is not None and m.reading.text[max(token.start - 4, 0) : token.start] == "USA ":
        return None
    if token is not None and _PROGRAMME.match(m.reading.text, token.start):
        return None
    found = add_days(published, shift) if published else None
    moment = of_span((found, found) if found else None, "day")
    if m.word("d").startswith("toni"):
        moment.kind, moment.timex = "TIME", "TNI"
        return m.build("7" if found is None else "6", moment)
    return m.build("1", moment)


@RELATIVE.rule("(?<=[rk&])(?P<n>!)(?=[k&]|$)", "!")
def _now(m: Match) -> Token | None:
    """between now and 5 May, from 2010 to present"""
    published, at = m.reading.published, m.found.start()
    if m.word("n") == "present":
        opened = at > 1 and m.tokens[at - 2].cat in "12y"
        if not opened or not _CLOSES.match(m.reading.text, m.tokens[at].end):
            return None
    return m.build("1", of_span((published, published) if published else None, "day"))


_CLOSES = patterns.lazy(r"\s*(?:[.,;:!?)–—](?!\d)|\Z|\n)")


@RELATIVE.rule("(?P<h>H),?(?P<day>1)", "H")
def _feast_date(m: Match) -> Token | None:
    """Easter Monday, 1 April: the weekday of the name is printed with the date"""
    token, day = m.token("h"), m.moment("day")
    last = m.word("h").split()[-1].strip(".")
    number = table("dates")["weekday"].get(last)
    if token is None or number is None or day.day is None or day.weekday is not None:
        return None
    day.weekday = number
    made = m.build("1", day)
    made.start = token.end - len(last)
    return made


@RELATIVE.rule(r"(?P<day>1)(?:,|-|(?P<open>\())(?P<wd>[Wv])(?(open)\))", "Wv")
def _weekday_behind(m: Match) -> Token | None:
    """18 July, Friday; Jul 18 (Fri), as an entry; in prose rules weigh a weekday behind a date with the words around"""
    day, number = m.moment("day"), m.number("wd")
    if not m.reading.alone or day.day is None or day.weekday is not None or number is None:
        return None
    day.weekday = number
    return m.build("1", day)


@RELATIVE.rule("(?P<h>H)-?(?P<u>U)", "U")
def _feast_weekend(m: Match) -> Token | None:
    """Thanksgiving weekend: the weekend and what lies between it and a feast on Thursday, Friday or Monday"""
    if m.word("u") == "week" and " week" not in str(m.value("h")).lower():
        span_of = holiday(str(m.value("h")), m.reading.region)
        return m.build("2", derive(span_of, "week", lambda span: around(span[0], "week")))
    if m.value("u") != "weekend":
        return None
    return m.build("1", derive(holiday(str(m.value("h")), m.reading.region), "weekend", weekend_by))


def weekend_by(span: Span) -> Span | None:
    """The weekend beside a day, with that day and what lies between where it is a Thursday, Friday or Monday."""
    weekday = span[0].weekday()
    saturday = add_days(span[0], -2 if weekday == 0 else 5 - weekday)
    sunday = add_days(saturday, 1) if saturday else None
    if saturday is None or sunday is None:
        return None
    return (min(span[0], saturday), max(span[0], sunday)) if weekday in (0, 3, 4, 5, 6) else (saturday, sunday)


@RELATIVE.rule("(?P<rel>[LXT])ψ(?P<u>U)(?![Oi]d?[12UMmqH]|O[LTX]|Od?[BoS])", "ψ")
def _working_week(m: Match) -> Token | None:
    """this working week: Monday to Friday; the next working day"""
    rel, published = m.token("rel"), m.reading.published
    if rel is not None and m.word("u") == "day" and rel.cat in "LX":
        found = move(published, STEP[rel.cat], "workday") if published else None
        return m.build("1", of_span((found, found) if found else None, "day"))
    if rel is None or m.word("u") != "week":
        return None
    span = around(published, "week", STEP[rel.cat]) if published else None
    friday = add_days(span[0], 4) if span else None
    return m.build("2", of_span((span[0], friday) if span and friday else None, "week"))


@RELATIVE.rule("(?P<h>H)", "H")
def _holiday(m: Match) -> Token:
    """Christmas Day"""
    start = m.build("1", None).start
    before = m.reading.text[max(start - 24, 0) : start]
    return m.build("1", holiday(str(m.value("h")), m.reading.region, before))


@RELATIVE.rule("d?(?P<rel>[LXT][LX]?),?(?P<wd>[Wv])(?![Oi]d?[12Uq]|O[LTX]|Od?[BoS]|bd?[1HnoMm])", "LXT")
def _weekday_by(m: Match) -> Token | None:
    """last Tuesday, next Friday, this Monday"""
    number, published, rel = m.number("wd"), m.reading.published, m.token("rel")
    if number is None or rel is None or m.word("wd") in table("dates")["plural_weekday"]:
        return None
    if _of_a_period(m):
        return None
    if published is None:
        return m.build("1", of_span(None, "day", number))
    if m.word("rel") in _ANAPHORIC:
        after = m.word("rel") == "following" and m.word("wd").endswith(("'s", "’s")) and m.found.group()[0] != "d"
        return None if after else _weekday_beside(m, number)  # the alarm following Friday's quake
    whole = m.build("1", None)
    if m.word("rel") == "last" and m.reading.text.startswith(" of ", whole.end) and whole.start < rel.start:
        return m.build("1", of_span(None, "day", number))  # the last Friday of the campaign
    kind = "L" if m.word("rel").endswith(("past", "last")) else rel.cat
    ahead = (number - published.weekday()) % 7
    shift = {"L": ahead - 7, "X": 7 + number - published.weekday(), "T": ahead}[kind]
    if m.word("rel").endswith("coming"):
        shift = ahead or 7
    elif kind == "T" and lean_at(m.reading.text, m.build("1", None).start, m.build("1", None).end) < 0:
        shift = ahead - 7 if ahead else 0
    found = add_days(published, shift)
    return m.build("1", of_span((found, found) if found else None, "day", number))


_ANAPHORIC = ("following", "previous", "preceding")


def _weekday_beside(m: Match, number: int) -> Token:
    """the following Monday, the previous Friday: counted from the day named before; where none is, they are those
    of the weeks beside that of publication"""
    base, back = antecedent_of(m), m.word("rel") != "following"
    beside = m.tokens[: m.found.start()]
    named = next((token for token in reversed(beside) if token.cat == "1" and isinstance(token.value, Moment)), None)
    if named is not None and named.value.grain == "day" and named.value.kind == "DATE":

        def pick(span: Span) -> Span | None:
            ahead = (number - span[0].weekday() - 1) % 7 + 1
            found = add_days(span[0], (ahead - 7 or -7) if back else ahead)
            return (found, found) if found else None

        made = derive(named.value, "day", pick)
        made.weekday, made.relative = number, False
        return m.build("1", made)
    moment = Moment("day", weekday=number, relative=base is None)
    start = base or m.reading.published
    if start is not None:
        ahead = (number - start.weekday() - 1) % 7 + 1
        shift = (ahead - 7 or -7) if back else ahead
        if base is None:  # of another week than that of publication
            shift = number - start.weekday() + (-7 if back else 7)
        moment.first = moment.last = add_days(start, shift)
    return m.build("1", moment)


def _of_a_period(m: Match) -> bool:
    """this month's last Friday, the last Friday this month: counted in it, not from publication"""
    if m.word("rel") != "last":
        return False
    low, high = m.found.span()
    owner = m.tokens[low - 1] if low else None
    if owner is not None and owner.cat == "U" and _OWNS.search(m.reading.text, owner.start, owner.end):
        return owner.value in _LONG
    if "d" not in (m.found.group()[0], owner.cat if owner else ""):
        return False
    behind = m.tokens[high : high + 2]
    return [token.cat for token in behind] == ["T", "U"] and behind[1].value in _LONG


_LONG = ("month", "year")
_OWNS = patterns.lazy(r"['’]s\Z")


@RELATIVE.rule("(?P<wd>W)", "W")
def _weekday(m: Match) -> Token | None:
    """Tuesday"""
    number = m.number("wd")
    return None if number is None else m.build("8", weekday_of(number))


@RELATIVE.rule("(?P<mark>[x,|&k3-]|^)(?P<wd>v)(?=[13&k-]|@[3nw]|,?r?3|r[nw][k&-]|[nw][k-][3nw]|$)", "v")
def _short_weekday(m: Match) -> Token | list[Token] | None:
    """on Sat; never "sat" or "sun" in lower case in prose"""
    number, token, mark = m.number("wd"), m.token("wd"), m.token("mark")
    if number is None or token is None:
        return None
    following = [item.cat for item in m.tokens[m.found.end() : m.found.end() + 2]]
    paired = (
        following[:1] == ["3"]
        or following[:1] in (["@"], ["r"], ["n"], ["w"])
        or following in (["-", "v"], ["&", "v"], ["k", "v"])
    )
    bare = mark is None and not paired
    if bare and m.reading.text[token.end - 1] == ".":  # "Sun." is a day, the Baltimore Sun is not
        bare = _PAPER.search(m.reading.text, max(0, token.start - 20), token.start) is not None
    if not m.reading.alone and (m.reading.text[token.start].islower() or bare):
        return None
    if not m.reading.alone and following[:1] in (["&"], ["k"]) and not paired:
        return None
    made = Token("8", token.start, token.end, weekday_of(number))
    return [mark, made] if mark else made


_PAPER = patterns.lazy(r"\b(?:[Tt]he|[A-Z]\w+) \Z")
