"""Days with times of the day, and ranges, whose ends share what is printed once."""

from __future__ import annotations

from factcheck.extraction.dates.absolute import place
from factcheck.extraction.dates.clock import time_of
from factcheck.extraction.dates.grammar import Cascade, Match
from factcheck.extraction.dates.moment import Moment, add_days
from factcheck.extraction.dates.picks import in_year
from factcheck.extraction.dates.tokens import Token

JOINS = Cascade()


@JOINS.rule("(?P<a>[12])(?P<link>[k&-])d?(?P<b>[128])|(?P<c>[8])(?P<link2>[k&-])(?P<d>[81])", "k&-")
def _range(m: Match) -> list[Token] | None:
    """28 August to 3 September 2024, May and June 2023: the year printed once belongs to both"""
    first, second = (m.token("a") or m.token("c")), (m.token("b") or m.token("d"))
    if first is None or second is None:
        return None
    low, high = m.found.span()
    a, b = first.value, second.value
    if (
        a.choices is not None
        and b.choices is None
        and b.year is not None
        and a.grain in ("day", "month")
        and b.grain == a.grain
    ):
        year = Moment("year", first=b.first and b.first.replace(month=1, day=1), year=b.year)
        in_year(a, year)
        if a.first and b.first and a.first > b.first and (a.month or 0) > (b.month or 0):
            a.year = b.year - 1
            place(a)
    elif b.choices is not None and a.grain == b.grain:
        b.follows = a
    else:
        return None
    return m.tokens[low:high]


@JOINS.rule("(?P<t>3)id?(?P<p>P)", "P")
def _clock_part(m: Match) -> Token:
    """8 o'clock in the evening"""
    part = Moment("part", "TIME", timex=f"T{m.value('p')}")
    return m.build("3", _with_clock(m, part, m.moment("t")))


@JOINS.rule("(?P<day>[168]),?(?:i?[dTA]?|xd)?(?P<p>P)(?![U])", "P")
def _day_part(m: Match) -> Token | None:
    """Tuesday night, yesterday morning, 5 May in the evening"""
    moment = m.moment("day")
    if moment.grain not in ("day",) or moment.kind == "DURATION":
        return None
    moment.kind = "TIME"
    part = str(m.value("p"))
    moment.timex = (moment.timex or "") + f"T{part}"
    return m.build("6", moment)


@JOINS.rule("(?P<be>[beE])?(?P<rel>[LTX=d])(?P<p>P)(?:[Ox](?P<day>[18]))?", "P")
def _part_by(m: Match) -> Token | None:
    """last night, this morning, the night of 5 May, the next morning"""
    day, rel, published, word = m.token("day"), m.token("rel"), m.reading.published, m.word("rel")
    part = str(m.value("p"))
    if rel is None:
        return None
    if day is not None:
        moment: Moment = day.value
        moment.kind, moment.timex = "TIME", (moment.timex or "") + f"T{part}"
        return m.build("6", moment)
    if rel.cat == "d":
        if part not in ("MO", "AF", "EV", "NI") or m.word("p").endswith("s"):
            return None
        return m.build("7", Moment("part", "TIME", timex=f"T{part}"))
    anchor = published
    if word in ("following", "previous", "that", "next", "same"):
        anchor = m.reading.antecedent.first if m.reading.antecedent else None
    step = {"L": -1, "X": 1}.get(rel.cat, 0)
    found = add_days(anchor, step) if anchor else None
    moment = Moment("day", "TIME", first=found, last=found, relative=True, timex=f"T{part}")
    return m.build("6", moment)


@JOINS.rule("(?P<i>i)d?(?P<p>P)", "P")
def _in_part(m: Match) -> list[Token] | Token | None:
    """in the morning"""
    token = m.token("p")
    if token is None or m.word("i") == "within":
        return None
    made = m.build("7", Moment("part", "TIME", timex=f"T{token.value}"))
    return made


@JOINS.rule("(?P<p>P)(?:[Ox])?d?(?P<day>[168])", "P")
def _part_of_day(m: Match) -> Token | None:
    """morning of 5 May, evening yesterday"""
    moment = m.moment("day")
    if moment.grain != "day":
        return None
    moment.kind, moment.timex = "TIME", (moment.timex or "") + f"T{m.value('p')}"
    return m.build("6", moment)


def _with_clock(m: Match, day: Moment, clock: Moment) -> Moment:
    part = (day.timex or "").rpartition("T")[2] if "T" in (day.timex or "") else ""
    hour = clock.hour
    if hour is not None and clock.open_half and hour <= 12 and part in ("AF", "EV", "NI", "MD") and hour != 12:
        hour += 12
    day.hour, day.minute, day.zone, day.kind = hour, clock.minute, clock.zone, "TIME"
    day.open_half = clock.open_half and not part
    head = (day.timex or "").partition("T")[0]
    day.timex = f"{head}T{hour:02}:{clock.minute or 0:02}" if hour is not None else day.timex
    return day


@JOINS.rule("(?P<p>7),?x?(?P<day>[18])", "7")
def _part_day(m: Match) -> Token | None:
    """in the afternoon, this Friday"""
    day, part = m.moment("day"), m.moment("p")
    if day.grain != "day" or day.kind == "DURATION":
        return None
    day.kind, day.timex = "TIME", (day.timex or "") + (part.timex or "")
    return m.build("6", day)


@JOINS.rule("(?P<t>3),?(?:x|i|O|-|@)?d?(?P<day>[1678])", "3")
def _clock_day(m: Match) -> Token | None:
    """3pm on Tuesday, 3 in the morning"""
    day, token = m.moment("day"), m.token("day")
    if day.grain not in ("day", "part") or day.kind == "DURATION" or day.hour is not None or token is None:
        return None
    return m.build("3" if token.cat == "7" else "6", _with_clock(m, day, m.moment("t")))


@JOINS.rule("(?P<day>[1678])(?:,|-|@|r|,@|,r|x|\\()?@?(?P<t>3)", "3")
def _day_clock(m: Match) -> Token | None:
    """Tuesday at 3pm, this morning at 10"""
    day, token = m.moment("day"), m.token("day")
    if day.grain not in ("day", "part") or day.kind == "DURATION" or day.hour is not None or token is None:
        return None
    if m.found.group().find("(") >= 0:
        return None
    return m.build("3" if token.cat == "7" else "6", _with_clock(m, day, m.moment("t")))


@JOINS.rule("(?P<day>[168])(?P<at>@)(?P<h>[nw])(?![nwNU124/])", "@")
def _day_hour(m: Match) -> Token | None:
    """Tuesday at 8"""
    day, hour = m.moment("day"), m.number("h")
    if day.grain != "day" or day.kind == "DURATION" or day.hour is not None or hour is None or not 1 <= hour <= 24:
        return None
    clock = time_of(hour)
    clock.open_half = hour <= 12
    return m.build("6", _with_clock(m, day, clock))


@JOINS.rule("(?P<h>[nw])(?:i)?(?P<day>[67])", "67")
def _hour_day(m: Match) -> Token | None:
    """8 tonight, 3 in the morning, 9 tomorrow evening"""
    day, hour, token = m.moment("day"), m.number("h"), m.token("day")
    if day.hour is not None or hour is None or not 1 <= hour <= 12 or token is None or day.kind != "TIME":
        return None
    if m.word("day").startswith("last") or not (day.timex or "").endswith(("MO", "AF", "EV", "NI")):
        return None
    clock = time_of(hour)
    clock.open_half = True
    return m.build("3" if token.cat == "7" else "6", _with_clock(m, day, clock))


@JOINS.rule(
    "(?:(?P<h>[nw])[k-]|(?<=r)(?P<h3>[nw])&)(?P<t>[36])|(?P<t2>[36])(?P<link2>[k-])(?P<h2>[nw])(?![nwUN1268/.])", "3"
)
def _clock_range(m: Match) -> list[Token] | None:
    """5 to 7pm, 9am to 5"""
    bare, timed = m.token("h") or m.token("h3") or m.token("h2"), m.token("t") or m.token("t2")
    if bare is None or timed is None or not isinstance(bare.value, int) or not 0 <= bare.value <= 24:
        return None
    clock: Moment = timed.value
    hour = bare.value
    if clock.hour is None:
        return None
    if m.token("h2") is None:
        if (clock.hour or 0) >= 12 and hour < 12 and hour + 12 <= (clock.hour or 0):
            hour += 12
    elif hour <= (clock.hour or 0) and hour + 12 <= 23:
        hour += 12
    made = time_of(hour)
    low, high = m.found.span()
    tokens = list(m.tokens[low:high])
    for at, token in enumerate(tokens):
        if token is bare:
            tokens[at] = Token("3", token.start, token.end, made)
    return tokens


@JOINS.rule("(?P<a>[36])[k&-](?P<b>[36])", "6")
def _shared_day(m: Match) -> list[Token] | None:
    """from 3pm to 4pm on Friday: both are times of that day"""
    a, b = m.moment("a"), m.moment("b")
    first, second = m.token("a"), m.token("b")
    if first is None or second is None or first.cat == second.cat or a.hour is None or b.hour is None:
        return None
    bare, dated = (a, b) if first.cat == "3" else (b, a)
    if dated is b and not m.reading.text[second.start].isdigit():
        return None
    bare.first, bare.last, bare.choices, bare.relative = dated.first, dated.last, dated.choices, dated.relative
    low, high = m.found.span()
    first.cat = second.cat = "6"
    return m.tokens[low:high]


@JOINS.rule("(?P<s>5)@?(?P<t>3)|(?P<t2>3),?x?(?P<s2>5)", "5")
def _set_clock(m: Match) -> Token:
    """every Monday at 4pm"""
    moment, clock = m.moment("s" if m.token("s") else "s2"), m.moment("t" if m.token("t") else "t2")
    head = (moment.timex or "").partition("T")[0]
    moment.timex = ("" if head.startswith("P") else head) + (clock.timex or "")
    moment.hour, moment.minute, moment.zone = clock.hour, clock.minute, clock.zone
    return m.build("5", moment)


@JOINS.rule("i?d?E-?(?P<p>P)", "E")
def _edge_of_part(m: Match) -> Token:
    """mid-morning, in the late afternoon"""
    return m.build("7", Moment("part", "TIME", timex=f"T{m.value('p')}"))
