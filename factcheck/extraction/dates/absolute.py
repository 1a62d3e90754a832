"""Dates that carry their own place in the calendar: days, months, numeric forms, spans of years."""

from __future__ import annotations

from factcheck import patterns
from factcheck.extraction.dates.grammar import Cascade, Match
from factcheck.extraction.dates.moment import Moment, date_of
from factcheck.extraction.dates.tokens import Token
from factcheck.extraction.dates.years import full_year

ABSOLUTE = Cascade()


WD = "(?:(?P<wd>[Wv])(?:,|-)?)?"
MONTH = "(?P<mon>[Mm])"


@ABSOLUTE.rule("(?<![noMm,])(?P<year>y)[-/,]?(?P<mon>[Mm])(?:[-/,]?(?P<day>[no])(?![nNy]))?", "Mm")
def _year_month(m: Match) -> Token | None:
    """2019 March, 2019-Sep-1"""
    number, month = m.number("day"), m.number("mon")
    between = m.reading.text[m.tokens[m.found.start()].end : (m.token("mon") or m.tokens[0]).start]
    if "," in between and number is None and not m.reading.alone:
        return None  # "the last quarter of 2023, July to September"
    token = m.token("mon")
    if token is not None and token.cat == "m" and not _stands(m, token):
        return None  # "after 2018 March was chosen", "by 2018 may be closed"
    if month is None or (number is not None and not 1 <= number <= 31):
        return None
    return m.build("1" if number else "2", date_of(number, month, m.number("year")))


def _stands(m: Match, token: Token) -> bool:
    """Is "May" or "March" behind a year the month? With its day, or where the sentence ends with it."""
    if not m.reading.text[token.start].isupper():
        return False
    return m.token("day") is not None or _ENDS.match(m.reading.text, token.end) is not None


_ENDS = patterns.lazy(r"\s*(?:[.,;:!?)–-]|\Z|\n)| (?:to|until|through|and) (?:(?:19|20)\d\d|[A-Z])")


@ABSOLUTE.rule(
    f"(?<![Mm])(?P<days>[no](?:(?:[k&|-]|,[&|]?)d?[no]){{1,5}}|n/n)-?O?d?{MONTH}(?:[,-]?O?(?P<year>y))?", "Mm"
)
def _days_month(m: Match) -> list[Token] | None:
    """9 to 12 August, 3, 4 and 6 May 2024: one date a day, the month printed once"""
    return _days(m)


@ABSOLUTE.rule(f"(?P<a>[Wv])(?P<low>[no])[k&-](?P<b>[Wv])(?P<high>[no])O?{MONTH}(?:,?(?P<year>y))?", "Mm")
def _weekdays_month(m: Match) -> list[Token] | None:
    """Friday 28 to Sunday 30 June"""
    month, year, at = m.number("mon"), m.number("year"), m.found.start()
    low, high = m.number("low"), m.number("high")
    if month is None or low is None or high is None or not 1 <= low < high <= 31:
        return None
    first, last = date_of(low, month, year, m.number("a")), date_of(high, month, year, m.number("b"))
    return [m.build("1", first, at, at + 1), m.tokens[at + 2], m.build("1", last, at + 3)]


@ABSOLUTE.rule(
    f"{MONTH}(?P<from>r?)d?(?P<days>[no](?:[k&|-]d?[no]){{1,5}}|n/n(?!/)|(?P<listed>[no](?:,[no]){{1,5}},?[&|][no]))"
    "(?:,?(?P<year>y))?(?![nN]|-?O?d?[Mm])",
    "Mm",
)
def _month_days(m: Match) -> list[Token] | None:
    """August 9-12, 2024; in August from 9 to 12, August between the 9th and 12th; August 9, 10 and 12"""
    last = m.tokens[m.found.end() - 1]
    if m.token("listed") is not None and m.token("year") is None and not _CLOSES.match(m.reading.text, last.end):
        return None
    if m.word("from") and (m.word("from") == "since" or not _CLOSES.match(m.reading.text, last.end)):
        return None
    return None if _LOWER.match(m.reading.text, last.end) else _days(m)


_LOWER = patterns.lazy(r"[ \n]+[a-z]{4,}")


def _days(m: Match) -> list[Token] | None:
    month, year = m.number("mon"), m.number("year")
    low, high = m.found.span("days")
    days = [at for at in range(low, high) if m.tokens[at].cat in "no"]
    if month is None or not all(isinstance(m.tokens[at].value, int) and 1 <= m.tokens[at].value <= 31 for at in days):
        return None
    if m.tokens[low + 1].cat == "/" and m.tokens[high - 1].value - m.tokens[low].value != 1:
        return None  # the night of 14/15 June, no fraction
    leading = m.found.start("mon") < low
    made: list[Token] = []
    for at in range(low, high):
        token = m.tokens[at]
        if at in days:
            first = m.found.start() if leading and at == days[0] else at
            last = m.found.end() - 1 if at == days[-1] else at
            if leading and at != days[-1] and first != at:
                last = at
            token = m.build("1", date_of(token.value, month, year), first, last)
        made.append(token)
    moments = [token.value for token in made if isinstance(token.value, Moment)]
    if year is None and len(moments) > 1:  # of one year, whichever that is
        for moment in moments[1:]:
            moment.follows = moments[0]
        moments[0].leads = moments[-1]
    return made


@ABSOLUTE.rule(
    f"{WD}(?<![Mm])d?(?:(?P<day>[no])[-/]?O?|(?P<second>s)O)d?{MONTH}(?:[-,/]?O?(?P<year>y)|-(?P<short>n)(?![nU/-]|O?d?[Mm]))?",
    "Mm",
)
def _day_month(m: Match) -> Token | None:
    """Tuesday, 15 March 2024"""
    return _date(m)


@ABSOLUTE.rule(f"{WD}{MONTH}[-/]?d?(?P<day>[no])(?![nN](?![k-]C)|[ql])(?:[-,/]?O?(?P<year>y))?", "Mm")
def _month_day(m: Match) -> Token | None:
    """Friday, March 15, 2024; not "December - the third quarter"."""
    return _date(m)


@ABSOLUTE.rule(f"{WD}{MONTH}d?(?P<second>s)(?:,?O?(?P<year>y))?", "s")
def _month_second(m: Match) -> Token | None:
    """October the second, May second 2019; not "in October second-placed Leeds" """
    if m.token("year") is None and not _CLOSES.match(m.reading.text, m.build("1", None).end):
        return None
    return _date(m)


@ABSOLUTE.rule(f"{WD}{MONTH}(?P<day>w)(?:,?(?P<year>y))?(?![hUwnN])", "Mm")
def _month_spelt_day(m: Match) -> Token | None:
    """June twenty-nine, may two two thousand and nine: a day in plain number words only before a year or where nothing
    follows that could be counted"""
    if m.token("year") is None and not _CLOSES.match(m.reading.text, m.build("1", None).end):
        return None
    token = m.token("mon")
    day, month = m.number("day") or 0, m.number("mon")
    if token is not None and token.cat == "m" and m.token("year") is None:
        if month is None or not 20 < day <= 31 or not day % 10:
            return None  # "one may two"
        return m.build("1", date_of(day, month, None, m.number("wd")))
    return _date(m)


_CLOSES = patterns.lazy(r"\s*(?:[.,;:!?)]|\Z|\n)| at\b")


def _date(m: Match) -> Token | None:
    number, month = m.number("day") or m.number("second"), m.number("mon")
    if number is None or month is None or not 1 <= number <= 99:
        return None
    token = m.token("mon")
    if number > 31 or (token and token.cat == "m" and not _is_month(m, token)):
        return None
    short = m.number("short")
    year = full_year(short, 2) if short is not None and len(m.word("short")) == 2 else m.number("year")
    return m.build("1", date_of(number, month, year, m.number("wd")))


@ABSOLUTE.rule("(?P<day>w)O?(?P<mon>M),?(?P<year>y)", "M")
def _spelt_day(m: Match) -> Token | None:
    """twenty-five January 1986: a day in words only before a year ("two January storms")"""
    return _date(m)


@ABSOLUTE.rule("(?P<mon>[Mm])(?:[,-/]?O?d?)(?P<year>y)", "Mm")
def _month_year(m: Match) -> Token | None:
    """March 2024"""
    month, year = m.number("mon"), m.number("year")
    if month is None or year is None:
        return None
    return m.build("2", date_of(None, month, year))


def _is_month(m: Match, token: Token) -> bool:
    """ "May" and "March", but in small letters only in copy that has no capitals or beside a year or ordinal."""
    if m.reading.text[token.start].isupper() or m.token("year") or m.token("wd"):
        return True
    day = m.token("day") or m.token("second")
    if day is not None and day.start == token.end:
        return True  # mar4
    return (day is not None and day.cat in "os") or m.reading.alone or m.reading.text[: token.end].strip()[:1].islower()


@ABSOLUTE.rule("(?P<mon>[Mm]),(?P<day>n)(?P<comma>,?)(?P<year>y)", "Mm")
def _comma_month(m: Match) -> Token | None:
    """Sept, 26, 2014; Sept, 26 2014"""
    if not m.word("comma") and not _CLOSES.match(m.reading.text, m.build("1", None).end):
        return None  # "in June, 14 2000 models"
    return _date(m)


@ABSOLUTE.rule("(?P<mon>M)", "M")
def _month(m: Match) -> Token | None:
    """March"""
    month = m.number("mon")
    return None if month is None else m.build("2", date_of(None, month, None))


@ABSOLUTE.rule("(?P<a>n)/(?P<b>n)(?P<k>[k&-])(?:(?P<c>n)/(?P<d>n)(?:[,/](?P<year>y))?|(?P<full>F))(?![nNyU/-])", "/")
def _pairs(m: Match) -> list[Token] | None:
    """from 9/16 to 9/25, 9/16-9/25/2024: a part beyond twelve tells days from months, the locale where there is a year;
    without them it may be odds"""
    printed = str(m.value("full") or "").split("/")
    if m.token("full") is not None and (len(printed) != 3 or len(printed[2]) not in (2, 4)):
        return None
    values = [m.number(name) or 0 for name in "ab"]
    values += [int(part) for part in printed[:2]] if m.token("full") else [m.number(name) or 0 for name in "cd"]
    low, high = values[0::2], values[1::2]
    day_first, month_first = max(low) > 12, max(high) > 12
    at, year = m.found.start(), full_year(int(printed[2]), len(printed[2])) if m.token("full") else m.number("year")
    if year is None and (not (at and m.tokens[at - 1].cat == "r") if at else not m.reading.alone):
        return None
    if day_first == month_first and not day_first and (year is not None or m.reading.alone):
        told = m.reading.day_first()
        day_first, month_first = told is True, told is False
    if day_first == month_first or min(values) < 1 or max(values) > 31 or max(high if day_first else low) > 12:
        return None
    made = [
        date_of(one, two, year) if day_first else date_of(two, one, year) for one, two in zip(low, high, strict=True)
    ]
    return [m.build("1", made[0], at, at + 2), m.tokens[at + 3], m.build("1", made[1], at + 4)]


@ABSOLUTE.rule("(?P<cue>[xWvbe],?|[rk]|)(?P<a>n)/(?P<b>n)(?![nNyU/-]|[k&]n/)", "/")
def _day_and_month(m: Match) -> list[Token] | None:
    """on 15/2, Friday 15/2, until 2/15, 15/02; another pair alone only where it is the whole text"""
    first, second, cue, token = m.number("a"), m.number("b"), m.token("cue"), m.token("a")
    if first is None or second is None or token is None or not 0 < min(first, second) <= 12 or max(first, second) > 31:
        return None
    if cue is not None and cue.cat in "rk" and m.word("cue") not in _UP_TO:
        cue = None  # "from 7/2 to 5/2" are odds
    padded = m.word("a").startswith("0") or m.word("b").startswith("0")  # "04/05" is no fraction and no odds
    if cue is None and not padded and len(m.tokens) > 5:
        return None
    at = m.found.start("a")
    leading = list(m.tokens[m.found.start() : at])
    if (
        cue is None
        and not padded
        and (
            token.start > 0
            or m.tokens[m.found.end() - 1].end - token.start > 7
            or (len(m.tokens) == 3 and m.reading.text[m.tokens[-1].end :].strip())
        )
    ):
        return None
    if (first, second) in ((9, 11), (24, 7), (7, 7)):
        return None
    day_first = True if first > 12 else False if second > 12 else m.reading.day_first()
    if day_first is None and first != second:
        moment = Moment(day=first, month=second, ambiguous=True, timex="XXXX-XX-XX")
    else:
        moment = date_of(first, second, None) if day_first or first == second else date_of(second, first, None)
    if cue is not None and cue.cat in "Wv":
        moment.weekday = cue.value
        return [m.build("1", moment)]
    return [*leading, m.build("1", moment, at)]


_UP_TO = ("since", "until", "till")


def _figure_for(m: Match, token: Token) -> bool:
    """ "the average for May", but "support for May"."""
    return _FIGURE.search(m.reading.text, max(0, token.start - 24), token.start) is not None


_FIGURE = patterns.lazy(
    r"\b(?:averages?|figures?|data|sales|index|readings?|totals?|reports?|targets?|forecasts?|rates?|inflation|means?|"
    r"records?|planned|scheduled|set|due|results|orders|profits?|takings|rainfall|temperatures?|statistics) for \Z"
)


@ABSOLUTE.rule("(?P<mon2>m)(?=[k&-]2|[k-]m|,2[,&]|[be][LX])|(?P<cue>E-|2-|[irkOEdLXT@V&]|ib|^)(?P<mon>m)", "m")
def _weak_month(m: Match) -> Token | list[Token] | None:
    """in May, mid-May, May and June, May, June and July, January-March; never the verb"""
    token = m.token("mon") or m.token("mon2")
    month = token.value if token else None
    if not isinstance(month, int) or token is None:
        return None
    cue = m.token("cue") or m.token("mon2")
    if cue is not None and cue.cat == "2" and m.moment("cue").grain != "month":
        return None
    alone = m.reading.alone or token.end - token.start >= len(m.reading.text.strip())
    if not alone and not m.reading.text[token.start].isupper():
        return None
    if not alone and cue is None and not _figure_for(m, token) and not _by_then(m, token):
        return None
    following = m.tokens[m.found.end() : m.found.end() + 2]
    ranged = [item.cat for item in following] in (["-", "2"], ["-", "m"])
    if not ranged and _HYPHENED.match(m.reading.text, token.end):
        return None
    made = Token("2", token.start, token.end, date_of(None, month, None))
    return [*m.tokens[m.found.start() : m.found.end() - 1], made]


def _by_then(m: Match, token: Token) -> bool:
    """ "by May", where nobody of that name is written of."""
    text = m.reading.text
    if text[token.start - 3 : token.start].lower() != "by " or not _CLOSES.match(text, token.end):
        return False
    return not any(found.group(1) not in _NO_NAMES for found in _PERSON.finditer(text))


_PERSON = patterns.lazy(r"\b([A-Z][a-z]+)\.? (?:May|March)(?=[’']s|[ ,.][^\d]|\Z)")
_NO_NAMES = frozenset(
    ("In", "By", "Since", "Until", "From", "During", "Between", "Last", "Next", "This", "Early", "Late", "Mid")
)
_HYPHENED = patterns.lazy(r"-[^\W\d_]")
