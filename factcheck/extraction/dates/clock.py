"""Times of the day: 3pm, 15:40, half past six, noon, 2pm GMT; kept as read, so that 25:00 and 15.40pm stay visible."""

from __future__ import annotations

import re

from factcheck import patterns
from factcheck.extraction.dates.grammar import Cascade, Match
from factcheck.extraction.dates.moment import Moment
from factcheck.extraction.dates.tokens import Token
from factcheck.extraction.dates.years import year_ok
from factcheck.extraction.dates.zones import DOTTED

CLOCK = Cascade()
_COUNTS = patterns.lazy(r"\s*(?:[a-z%°]|[-–]\d|\.\d)")
_HAPPENS = patterns.lazy(
    r"\b(?:open|start|begin|meet|leave|arrive|depart|return|close|finish|end|land|wake|be back|go back|be home|"
    r"kick(?:s|ed)?[ -]off|curtain up|served|due)(?:s|ed|ing)? $",
    re.IGNORECASE,
)
_JOURNEY = patterns.lazy(
    r"\b(?:(?:leav(?:e|es|ing)|left|depart(?:s|ed|ing)?|sail(?:s|ed|ing)?|set(?:s|ting)? (?:off|out|sail)|"
    r"t(?:ake|akes|ook|aking) off|pull(?:s|ed|ing)? (?:in|out|away)|touch(?:es|ed|ing)? down|dock(?:s|ed|ing)?|"
    r"due|scheduled|timetabled|goes|runs)"
    r"(?: (?!and\b|for\b|to\b)[\w’'-]+){0,4}|kick(?:s|ed|ing)?[ -]off(?: is| was)?) $",
    re.IGNORECASE,
)
_CARRIES = patterns.lazy(
    r"\b(?:(?:mini)?bus|train|tram|ferry|coach|flight|boat|service|plane|sailing|ship|express|shuttle|sleeper|kick-off|match|game)"
    r"(?:es|s)?\b|\bkick(?:s|ed) off\b",
    re.IGNORECASE,
)
"""What happens by the timetable: a figure with a full stop behind its "at" is a time, also where no clock has it."""
_EVENT = patterns.lazy(
    r"\b(?:open|start|begin|beg[au]n|meet|met|arriv|return|finish|end|land|wake|woke|resum|gather|join|wed|lock)(?:s|e|es|ed|ing)?"
    r"(?: (?:play|work|again|back|home|there|here|up|today|tomorrow|promptly|"
    r"on (?:mon|tues|wednes|thurs|fri|satur|sun)day))? $"
    r"|\b(?:rang|called|alerted|doors|curtain|service|gates|held|begins|was (?:found|seen|rescued|arrested)) $",
    re.IGNORECASE,
)
_CALLED = patterns.lazy(
    r"\b(?:called|summoned|alerted|dispatched|scrambled|rushed|turned out)(?: out)? to(?: [\w’'-]+){1,5} $"
    r"|\b(?:vigil|service|funeral|concert|ceremony|rally|parade|meeting|performance|lecture|kick-off|hearing), $"
    r"|\b(?:opens?|starts?|begins?|gather|meet) at (?:1\d|2[0-3])\.[0-5]\d\b",
    re.IGNORECASE,
)
"""Who comes when called, what people come to, and a time with a full stop before this one."""
_PRICED = patterns.lazy(
    r"\b(?:shares?|stocks?|ind(?:ex|ices)|prices?|priced|dollars?|pounds?|euros?|yen|rand|rupees?|rates?|yields?|ftse|futures|"
    r"odds|tickets?|fees?|sterling|average|averages?|averaged|cents?|pence|tickets|trading|bids?|scores?|marks?|stood|level)\b",
    re.IGNORECASE,
)
_COMES = patterns.lazy(
    r"\s*(?:[.,;:!?)”\"]|\Z|\n)"
    r"| (?!(?:per|metres?|dollars?|euros?|pounds?|rand|seconds?|points?|each|cents?|pence|million)\b)[a-z]+"
)
_TIMED_BEFORE = patterns.lazy(r"\b(?:at|by|until|till|from|to|before|after|since|around|about|back)\s\Z", re.I)
_PRINTED = patterns.lazy(r"(\d{1,2}(?=\d{2}(?!\d)|\D|\Z))(?:[:.h]?(\d{2}))?(?:[:.]?(\d{2}))?h?\s?([aApP])?")


def time_of(hour: int, minute: int | None = None, half: str | None = None) -> Moment:
    """A time; ``half`` is "a" or "p" (am, pm). An hour above 12 with am or pm is kept as printed."""
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    timex = f"T{hour:02}" if minute is None else f"T{hour:02}:{minute:02}"
    return Moment("time", "TIME", hour=hour, minute=minute or 0, timex=timex)


@CLOCK.rule("(?P<h>n)(?P<c>C)", "C")
def _blank_minutes(m: Match) -> Token | None:
    """6 30 pm: minutes with no colon before them"""
    found, hour = _PRINTED.match(str(m.value("c"))), m.number("h")
    if found is None or hour is None or not found.group(4) or found.group(2) or not 1 <= hour <= 12:
        return None
    minute = int(found.group(1))
    return m.build("3", time_of(hour, minute, found.group(4).lower())) if 12 < minute < 60 else None


@CLOCK.rule("(?P<before>[@r1x,8])?(?P<c>C)(?P<p>p)?(?P<z>z)?", "C")
def _printed(m: Match) -> list[Token] | None:
    """3pm, 15.40pm, 25:00; hours with seconds only after a preposition or a date (2:20:51 alone is a race time)"""
    found, token = _PRINTED.match(str(m.value("c"))), m.token("c")
    if found is None or token is None:
        return None
    hour, minute, second, half = found.groups()
    alone = m.reading.alone or token.end - token.start == len(m.reading.text.strip())
    cued = alone or _TIMED_BEFORE.search(m.reading.text, max(0, token.start - 8), token.start) is not None
    ranged = str(m.value("c")).endswith(".") or _RANGED.match(m.reading.text, token.end) is not None
    if minute and str(m.value("c"))[:3].isdecimal() and (int(minute) > 59 or not (cued or ranged)):
        return None  # "990 AM" is a station; "340pm" is a time only behind a word that says so
    if not (half or cued or len(hour) > 1) and _LASTS.match(m.reading.text, token.end):
        return None  # "worked 7.25 hours", "took 1:15 hours"
    if second and not (half or cued or m.token("before") or m.token("z")):
        return None
    if str(m.value("c")).endswith("ish") and not (half or m.token("p")) and not _is_about(m, token, cued, int(hour)):
        return None  # "40ish" is an age
    if half and len(str(m.value("c"))) <= 3 and str(m.value("c"))[-1] in "aApP" and not _letter_alone(m, alone):
        return None  # "9p" is a price, too
    spoken = half or m.word("p")[:1]
    moment = time_of(int(hour), int(minute) if minute else None, spoken.lower() or None)
    moment.open_half = not (spoken or int(hour) > 12 or hour.startswith("0"))
    behind = m.token("p") if not half else None
    made = Token("3", token.start, behind.end if behind else token.end, moment)
    items = m.tokens[m.found.start() : m.found.end()]
    return [made if item is token else item for item in items if item is not behind]


def _is_about(m: Match, token: Token, cued: bool, hour: int) -> bool:
    """Is "8ish" a time? With a day or a part of the day in its run, or behind a word for times and before nothing that
    it could count."""
    if hour > 12 or any(item.cat in _DAYS for item in m.tokens):
        return hour <= 12
    return cued and _ENDS.match(m.reading.text, token.end) is not None


def _letter_alone(m: Match, alone: bool) -> bool:
    """Is "9p" a time? As the whole text, or behind its day: tomorrow at 9p."""
    return alone or any(item.cat in _DAYS or item.cat == "3" for item in m.tokens[: m.found.start("c")])


_DAYS = frozenset("DWvP18")

_RANGED = patterns.lazy(r" ?(?:to|until|till|-|–) ?\d{1,4} ?[ap]\.?m", re.I)


_RADIO = patterns.lazy(r" (?:radio|stations?|band|transmitters?|frequenc)")
_LASTS = patterns.lazy(r" (?:hours|hrs|minutes|mins)\b")
_CLOSES = patterns.lazy(r"\s*(?:[.,;:!?)”\"]|\Z|\n)| (?:on|in|and|when|this|tomorrow|today|tonight)\b")


@CLOCK.rule("(?P<n>[nw])?(?P<k>K)", "K")
def _named(m: Match) -> Token | None:
    """noon, midnight, threeish, 12 noon"""
    hour = m.number("k") or 0
    if m.token("n") is not None and (m.number("n") != 12 or m.word("k") not in _TWELVES):
        return None
    moment = time_of(hour, 0)
    moment.open_half = hour not in (0, 12) or m.word("k").startswith("twelve")
    return m.build("3", moment)


@CLOCK.rule("(?P<h>[nw])-?(?P<o>°)?-?(?P<m>[nw])(?P<p>p)", "p")
def _words_minutes(m: Match) -> Token | None:
    """seven thirty pm, nine oh five pm"""
    hour, minute = m.number("h"), m.number("m")
    if hour is None or minute is None or not 1 <= hour <= 12 or not _minutes_ok(m, minute):
        return None
    return m.build("3", time_of(hour, minute, m.word("p")[0]))


def _minutes_ok(m: Match, minute: int) -> bool:
    """Minutes as they are spoken: from ten on, or below it behind "oh"."""
    return 1 <= minute <= 9 if m.token("o") is not None else 10 <= minute <= 59


@CLOCK.rule("(?P<h>[nw])(?P<p>p)", "p")
def _words(m: Match) -> Token | None:
    """five pm"""
    hour, most = m.number("h") or 0, 12 if m.found.group()[0] == "w" else 24
    told = 1 <= hour <= most and not _RADIO.match(m.reading.text, m.build("3", 0).end)
    return m.build("3", time_of(hour, None, m.word("p")[0])) if told else None


@CLOCK.rule("(?P<h>[nw])id(?P<p>p)", "p")
def _in_the_half(m: Match) -> Token | None:
    """3 in the a.m., four in the PM"""
    hour = m.number("h") or 0
    return m.build("3", time_of(hour, None, m.word("p")[0])) if 1 <= hour <= 12 else None


@CLOCK.rule("(?P<cue>[@1rkbe])(?P<h>4)(?![aebUnN4])", "4")
def _hour_of_day(m: Match) -> list[Token] | None:
    """at 15h, Friday 18 July 19h, from 1930hrs: behind its day or "at" an hour, and no length of time"""
    cue, printed = m.token("cue"), _HOURS.fullmatch(m.word("h"))
    if cue is None or cue.value in ("about", "around") or printed is None or (cue.cat in "rkbe" and not printed[2]):
        return None
    hour, minute = int(printed[1]), int(printed[2]) if printed[2] else None
    if hour > 24 or (minute or 0) > 59:
        return None
    return [cue, m.build("3", time_of(hour, minute), m.found.start("h"))]


_HOURS = patterns.lazy(r"(\d\d?)(?:h|(\d\d)h(?:rs?)?)")


@CLOCK.rule("(?P<at>@)(?P<h>w)-?(?P<o>°)?-?(?P<m>w)(?![UqNnh])", "@")
def _at_words(m: Match) -> list[Token] | None:
    """at seven thirty"""
    hour, minute, at = m.number("h"), m.number("m"), m.token("at")
    if hour is None or minute is None or at is None or not 1 <= hour <= 12 or not _minutes_ok(m, minute):
        return None
    moment = time_of(hour, minute)
    moment.open_half = True
    return [at, m.build("3", moment, m.found.start() + 1)]


@CLOCK.rule("(?P<at>[rkbe1])(?P<h>w)-?(?P<o>°)?-?(?P<m>w)(?![UqNnhwo])", "w")
def _spelt_clock(m: Match) -> list[Token] | None:
    """from two thirty to two forty-five: whole fives of minutes, with nothing counted behind"""
    hour, minute, at = m.number("h"), m.number("m"), m.token("at")
    if hour is None or minute is None or at is None or not 1 <= hour <= 12:
        return None
    if not (_minutes_ok(m, minute) if m.token("o") else minute in range(15, 60, 5)):
        return None
    made = m.build("3", time_of(hour, minute), m.found.start() + 1)
    if not _ENDS.match(m.reading.text, made.end):
        return None
    made.value.open_half = True
    return [at, made]


_ENDS = patterns.lazy(r"\s*(?:[.,;:!?)]|\Z|\n)| (?:and|or|to|until|on|in|tomorrow|this)\b")


@CLOCK.rule("(?P<h>[nw])-?(?P<o>°)?-?(?P<m>[w])(?=id?P)", "P")
def _spelt_in_part(m: Match) -> Token | None:
    """six thirty in the morning"""
    hour, minute = m.number("h"), m.number("m")
    if hour is None or minute is None or not 1 <= hour <= 12 or not _minutes_ok(m, minute):
        return None
    moment = time_of(hour, minute)
    moment.open_half = True
    return m.build("3", moment)


@CLOCK.rule("(?P<low>r)(?P<a>[yN])(?P<to>[k&-])(?P<b>[yN])(?![UqnNy/-])", "r")
def _military_range(m: Match) -> list[Token] | None:
    """between 0730 and 0930, from 0900-1730: a figure that begins with nought is no year and no count"""
    made = []
    for name in "ab":
        printed, token = m.word(name), m.token(name)
        if token is None or not printed.isdecimal() or len(printed) != 4:
            return None
        if int(printed[:2]) > 23 or int(printed[2:]) > 59:
            return None
        moment = time_of(int(printed[:2]), int(printed[2:]))
        made.append(Token("3", token.start, token.end, moment))
    if not (m.word("a").startswith("0") or m.word("b").startswith("0")):
        return None
    at = m.found.start()
    return [m.tokens[at], made[0], m.tokens[at + 2], made[1]]


@CLOCK.rule("(?P<at>@)l(?P<h>[nw])(?![UqNn])", "l")
def _half_hour(m: Match) -> list[Token] | None:
    """at half ten"""
    hour, at = m.number("h"), m.token("at")
    if hour is None or at is None or not 1 <= hour <= 12:
        return None
    moment = time_of(hour, 30)
    moment.open_half = True
    return [at, m.build("3", moment, m.found.start() + 1)]


@CLOCK.rule("(?P<t>[yN])(?P<u>U)", "yN")
def _hours(m: Match) -> Token | None:
    """1530 hours"""
    printed = m.word("t")
    if m.word("u") not in ("hours", "hrs") or len(printed) != 4 or not printed.isdecimal() or int(printed[:2]) > 23:
        return None
    return m.build("3", time_of(int(printed[:2]), int(printed[2:]))) if int(printed[2:]) < 60 else None


@CLOCK.rule("(?P<t>[yNn])(?P<z>z)", "z")
def _military(m: Match) -> Token | None:
    """1645 GMT"""
    printed = m.word("t")
    if not printed.isdecimal() or len(printed) not in (1, 2, 4) or int(printed[:2]) > 24 or int(printed[2:] or 0) > 59:
        return None
    moment = time_of(int(printed[:2]), int(printed[2:]) if len(printed) == 4 else None)
    moment.zone = m.reading.text[m.tokens[m.found.end() - 1].start : m.tokens[m.found.end() - 1].end].strip("()")
    return m.build("3", moment)


@CLOCK.rule("(?P<h>[nw])(?P<c>c)(?P<p>p)?", "c")
def _oclock(m: Match) -> Token | None:
    """five o'clock"""
    hour = m.number("h")
    if hour is None or not 0 <= hour <= 24:
        return None
    moment = time_of(hour, None, m.word("p")[:1] or None)
    moment.open_half = hour <= 12 and not m.word("p")
    return m.build("3", moment)


@CLOCK.rule("(?P<n>[nwlqA]q?)-?(?P<u>U)?(?P<rel>[LkebO])(?P<h>[nw3])(?P<p>p)?(?![UqNn])", "LkebO")
def _past(m: Match) -> Token | None:
    """half past six, twenty to five, a quarter past 3, ten minutes before noon"""
    hour_token, kind, rel = m.token("h"), m.word("n"), m.word("rel")
    minutes = {"half": 30, "a quarter": 15, "quarter": 15, "three quarters": 45}.get(kind) or m.number("n")
    if kind == "a" and m.word("u") == "minute":
        minutes = 1
    if hour_token is None or minutes is None or rel not in (*_ON, *_OFF):
        return None
    hour: int | None = hour_token.value.hour if isinstance(hour_token.value, Moment) else hour_token.value
    if hour is None or not 1 <= minutes < 60 or not 0 <= hour <= 23:
        return None
    if (m.token("u") and not m.word("u").startswith("min")) or (rel != "past" and not _told(m, rel, kind, minutes)):
        return None
    if rel in _OFF:
        hour, minutes = (hour - 1) % 24, 60 - minutes
    moment = time_of(hour, minutes, m.word("p")[:1] or None)
    moment.open_half = hour <= 12 and not m.word("p") and hour_token.cat != "3"
    return m.build("3", moment)


_ON, _OFF, _TWELVES = ("past", "after"), ("to", "till", "til", "before", "of"), ("noon", "midday", "midnight")


def _told(m: Match, rel: str, kind: str, minutes: int) -> bool:
    """Is "ten to five" a time, and neither a score nor a range? "Quarter", minutes, an "at" before it or a twelve
    behind it make it one."""
    at = m.found.start()
    lead = m.tokens[at - 1].value if at else None
    timed, alone, whole = lead in ("at", "@"), m.reading.alone and lead != "from", minutes in (5, 10, 20, 25)
    quarter, unit = kind.endswith("quarter"), m.token("u") is not None
    closed = _CLOSES.match(m.reading.text, m.build("3", 0).end) is not None
    if rel in ("after", "before"):
        if m.found.group("h") == "3":  # not "every 15 after 9pm"; "five minutes after 3pm" are told with other lengths
            return quarter or ((kind.isdigit() or kind == "half") and (timed or alone))
        told = quarter or unit or (kind == "half" and (timed or alone)) or (timed and whole and not kind.isdigit())
        return closed and told
    if rel == "of":
        return quarter and closed and (timed or alone)
    if kind == "half":
        return False
    if quarter or unit:
        return True
    if m.found.group("h") == "3":
        named = m.word("h") in _TWELVES or _HALF_DAY.search(m.word("h")) is not None
        return named and (minutes in (15, 20, 25) or (timed and whole))
    spelt = not kind.isdigit() or not m.word("h").isdigit()
    return whole and ((timed and spelt) or (alone and (timed or not kind.isdigit())))


_HALF_DAY = patterns.lazy(r"\d ?[ap]\.? ?m")


@CLOCK.rule("(?P<t>3)(?P<z>z)", "z")
def _zoned(m: Match) -> Token:
    """2pm GMT"""
    moment = m.moment("t")
    moment.zone = str(m.value("z"))
    return m.build("3", moment)


@CLOCK.rule("(?P<at>@)(?P<t>[yN])(?![UqnNy/-])", "@")
def _four_digits(m: Match) -> list[Token] | None:
    """at 1030: never a figure that may be a year, nor one that counts something"""
    value, token, at = m.number("t"), m.token("t"), m.token("at")
    if value is None or token is None or at is None or at.value != "at" or year_ok(value):
        return None
    if token.cat == "N" and not (m.word("t").startswith("0") and len(m.word("t")) == 4):
        return None
    if value >= 2400 or value % 100 > 59 or _COUNTS.match(m.reading.text, token.end):
        return None
    return [at, m.build("3", time_of(value // 100, value % 100), m.found.start() + 1)]


@CLOCK.rule("(?P<at>@)(?P<h>[nw])(?![UqnNywh×/Pp1-9cLk-])", "@")
def _bare_hour(m: Match) -> list[Token] | None:
    """doors open at 7: only after a word for what happens at a time"""
    hour, token, at = m.number("h"), m.token("h"), m.token("at")
    if hour is None or token is None or at is None or at.value != "at" or not 1 <= hour <= 12:
        return None
    start = m.tokens[m.found.start()].start
    if _COUNTS.match(m.reading.text, token.end) or not _HAPPENS.search(m.reading.text[max(start - 24, 0) : start]):
        return None
    moment = time_of(hour)
    moment.open_half = True
    return [at, m.build("3", moment, m.found.start() + 1)]


@CLOCK.rule("(?P<at>@)(?P<h>N)(?![UqNnywh×/Pp])", "@")
def _dotted(m: Match) -> list[Token] | None:
    """sails at 22.40: a figure with a full stop is a time only after a word for what happens at one"""
    token, at = m.token("h"), m.token("at")
    found = DOTTED.match(m.reading.text, token.start) if token is not None else None
    if found is None or token is None or at is None or at.value != "at":
        return None
    before = m.reading.text[max(at.start - 80, 0) : at.start]
    before = before[max(before.rfind(mark) for mark in (". ", "! ", "? ", "\n")) + 1 :]
    hour, minute = int(found.group(1)), int(found.group(2))
    real = hour < 24 and minute < 60
    if hour > 29 or _PRICED.search(before) or not _COMES.match(m.reading.text, token.end):
        return None
    timed = (_JOURNEY.search(before) and (real or _CARRIES.search(before))) or (real and _EVENT.search(before))
    if not (timed or _CALLED.search(before)):
        return None
    moment = time_of(hour, minute)
    moment.open_half = 1 <= hour <= 12 and not found.group(1).startswith("0")
    return [at, m.build("3", moment, m.found.start() + 1)]


@CLOCK.rule("(?P<e>E)-?(?P<u>U)", "E")
def _midday(m: Match) -> Token | None:
    """mid-day"""
    return m.build("3", time_of(12, 0)) if m.word("u") == "day" and m.word("e") == "mid" else None
