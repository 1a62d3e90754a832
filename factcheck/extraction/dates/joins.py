"""Days beside times of the day, and ranges: each end stays a date of its own, what is printed once is shared.

A time is never merged with its day ("3pm on Tuesday" is a time and a date), it only learns which day it belongs to.
"""

from __future__ import annotations

import re

from factcheck import patterns
from factcheck.extraction.dates.clock import time_of
from factcheck.extraction.dates.grammar import Cascade, Match
from factcheck.extraction.dates.moment import Moment, add_days, place
from factcheck.extraction.dates.picks import in_year
from factcheck.extraction.dates.relative import antecedent_of
from factcheck.extraction.dates.tense import lean_at
from factcheck.extraction.dates.tokens import Token
from factcheck.extraction.dates.zones import zone_after

JOINS = Cascade()
LATE = ("AF", "EV", "NI")


def _slice(m: Match) -> list[Token]:
    low, high = m.found.span()
    return m.tokens[low:high]


@JOINS.rule("(?P<a>[12])(?P<link>[k&-])d?(?P<b>[128])|(?P<c>[8])(?P<link2>[k&-])(?P<d>[81])", "k&-")
def _range(m: Match) -> list[Token] | None:
    """28 August to 3 September 2024, May and June 2023: the year printed once belongs to both"""
    first, second = (m.token("a") or m.token("c")), (m.token("b") or m.token("d"))
    if first is None or second is None:
        return None
    a, b = first.value, second.value
    if a.grain != b.grain and (a.grain, b.grain) != ("month", "day"):
        return None
    dated = a.month is not None or a.weekday is None
    if a.choices is not None and b.choices is None and b.year is not None and a.grain in ("day", "month") and dated:
        in_year(a, Moment("year", first=b.first and b.first.replace(month=1, day=1), year=b.year))
        if a.first and b.first and a.first > b.first and (a.month or 0) > (b.month or 0):
            a.year = b.year - 1
            place(a)
    elif b.choices is not None:
        listed = (m.found.group("link") or m.found.group("link2")) == "&"
        if not listed or (m.found.start() and m.tokens[m.found.start() - 1].value == "between"):
            b.follows = a
            a.leads = b if a.grain != "day" or a.month is not None else None
    return _slice(m)


def in_half(clock: Moment, part: str) -> None:
    """The half of the day that a word like "evening" gives to an hour without am or pm."""
    if clock.open_half and clock.hour is not None and part in LATE and clock.hour < 12:
        clock.hour += 12
        clock.timex = f"T{clock.hour:02}" + (clock.timex or "")[3:]
    clock.open_half = False


@JOINS.rule("(?P<len>4)(?P<be>[be])(?P<t>3)", "4")
def _time_beside(m: Match) -> Token | None:
    """an hour before noon, ten minutes after 5pm: on one day; not "for two hours after noon" """
    clock, length, be = m.moment("t"), m.value("len"), m.word("be")
    made = m.build("3", None)
    if not isinstance(length, tuple) or be not in ("before", "after") or clock.hour is None:
        return None
    if any(unit not in _MINUTES for _, unit in length) or _LASTS.search(m.reading.text, 0, made.start):
        return None
    minutes = round(sum(count * _MINUTES[unit] for count, unit in length)) * (-1 if be == "before" else 1)
    moment = clock.hour * 60 + (clock.minute or 0) + minutes
    if clock.hour == 0 and be == "before":
        return None  # of the day before
    if not 0 <= moment < 1440:
        return None
    made.value = time_of(moment // 60, moment % 60)
    made.value.zone, made.value.open_half, made.value.of_day = clock.zone, clock.open_half, clock.of_day
    return made


_MINUTES = {"hour": 60, "minute": 1}
_LASTS = patterns.lazy(
    r"\b(?:for|last(?:s|ed|ing)?|took|takes|another|until|till|open|stay(?:s|ed)?|of) (?:\w+ )?\Z", re.I
)


@JOINS.rule("(?P<t>[3nw])(?:id?|(?P<at>@))(?P<p>P)", "P")
def _clock_part(m: Match) -> Token | None:
    """8 o'clock in the evening, 3 in the morning"""
    clock = clock_of(m.token("t"))
    if clock is None or (m.token("at") and (m.word("at") != "at" or m.word("p") != "night" or (clock.hour or 0) > 12)):
        return None  # "ten at night", but not "two at lunch"
    in_half(clock, str(m.value("p")))
    return m.build("3", clock)


def clock_of(token: Token | None) -> Moment | None:
    """The moment of a clock token, or of a bare number that stands for an hour."""
    if token is None:
        return None
    if isinstance(token.value, Moment):
        return token.value if token.value.hour is not None else None
    if not isinstance(token.value, int) or not 1 <= token.value <= 24:
        return None
    moment = time_of(token.value)
    moment.open_half = token.value <= 12
    return moment


@JOINS.rule("(?P<day>[168])P?@(?P<t>N)(?![nwNU124/])|(?P<t2>N)(?:x|,)?(?P<day2>[168])", "N")
def _dotted(m: Match) -> list[Token] | None:
    """on Friday at 7.30, at 7.30 on Friday: a point in a time only beside its day"""
    token = m.token("t") or m.token("t2")
    day = m.moment("day" if m.token("day") else "day2")
    found = _DOTTED.match(m.reading.text, token.start, token.end) if token else None
    if token is None or found is None or day.grain != "day" or day.kind == "DURATION":
        return None
    if not 1 <= int(found.group(1)) <= 23 or not TIME_CLOSES.match(m.reading.text, token.end):
        return None
    if m.token("t2") and not _TIMED_BEFORE.search(m.reading.text, max(0, token.start - 8), token.start):
        return None
    clock = time_of(int(found.group(1)), int(found.group(2)))
    clock.open_half, clock.of_day = int(found.group(1)) <= 12, day
    if (part := (day.timex or "").rpartition("T")[2]) in LATE:
        in_half(clock, part)
    made = Token("3", token.start, token.end, clock)
    return [made if item is token else item for item in _slice(m)]


_TIMED_BEFORE = patterns.lazy(r"\b(?:at|by|until|till|from|to|before|after|since|around|about)\s\Z", re.IGNORECASE)
_DOTTED = patterns.lazy(r"(\d{1,2})\.?([0-5]\d)\Z")
TIME_CLOSES = patterns.lazy(
    r"\s*(?:[.,;:!?)”\"]|\Z|\n)| (?:and|or|on|in|to|until|till|for|at|but|with|when|after|tonight|tomorrow|this)\b"
)


@JOINS.rule("id(?P<p>P)@(?P<t>[nw])(?![nwNU124/])", "@")
def _part_hour(m: Match) -> list[Token] | None:
    """in the morning at 7"""
    token = m.token("t")
    clock = clock_of(token)
    if clock is None or token is None or clock.hour == 0:
        return None
    in_half(clock, str(m.value("p")))
    return [*_slice(m)[:-1], Token("3", token.start, token.end, clock)]


@JOINS.rule("(?P<set>5)@(?P<t>[nw])(?![nwNU124/])", "5")
def _habit_hour(m: Match) -> list[Token] | None:
    """every night at 9"""
    token = m.token("t")
    clock = clock_of(token)
    if clock is None or token is None or clock.hour == 0:
        return None
    part = (m.moment("set").timex or "").rpartition("T")[2]
    if part in (*LATE, "MO"):
        in_half(clock, part)
    return [*_slice(m)[:-1], Token("3", token.start, token.end, clock)]


@JOINS.rule("(?P<set>5)@?(?P<t>3)|(?P<t2>3)x?(?P<set2>5)", "5")
def _habit_clock(m: Match) -> list[Token]:
    """every Tuesday at 10am: a time of no day of its own"""
    m.moment("t" if m.token("t") else "t2").of_day = m.moment("set" if m.token("set") else "set2")
    return _slice(m)


@JOINS.rule("d?(?P<rel>1),(?P<day>1)", "1")
def _other_name(m: Match) -> list[Token] | None:
    """the following day, May 4: nothing else tells which day that is"""
    word, rel, day = m.word("rel"), m.moment("rel"), m.moment("day")
    if m.reading.antecedent is not None or not _ANAPHORIC.match(word) or day.day is None or day.kind != "DATE":
        return None
    rel.of_day = day
    return _slice(m)


_ANAPHORIC = patterns.lazy(r"(?:the )?(?:following|next|previous|same|preceding) day\Z")


@JOINS.rule("(?P<rel>[LTX=])(?P<p>P)", "P")
def _part_by(m: Match) -> Token | None:
    """last night, this morning, the next morning"""
    rel, word = m.token("rel"), m.word("rel")
    if rel is None:
        return None
    anaphoric = word in ("following", "previous", "that", "next", "same")
    if word == "next" and m.reading.antecedent is None:
        anaphoric = False  # nothing named before it: the next one from publication
    anchor = antecedent_of(m) if anaphoric else m.reading.published
    found = add_days(anchor, {"L": -1, "X": 1}.get(rel.cat, 0)) if anchor else None
    part = m.value("p")
    return m.build("6", Moment("day", "TIME", first=found, last=found, relative=not anaphoric, timex=f"T{part}"))


@JOINS.rule("(?P<before>[168],?)?(?:i?d|iE?-?|i?dE-?|E-?|(?P<at>[@bke]))(?P<p>P)(?P<on>[xO,]?(?P<day>[168]))?", "P")
def _in_part(m: Match) -> Token | list[Token] | None:
    """in the morning, the evening of 5 May, mid-morning, at dawn"""
    token = m.token("p")
    lunch = m.word("p") == "lunch" and m.word("at") in ("before", "after")
    named = lunch or m.word("p") in _NAMED_PARTS
    if (
        m.token("at") is not None
        and not named
        and not (m.token("before") and m.word("at") == "at" and m.word("p") == "night")
    ):
        return None  # "at night" is of any day, but for "on Monday at night"
    plural = m.word("p").endswith("s") and not m.word("p").endswith(" hours")
    if token is None or plural or m.reading.text[token.start].isupper():
        return None
    if m.reading.text[token.start - 1] == "-" and _NOUN_NEXT.match(m.reading.text, token.end):
        return None  # the late-night vote
    low = m.found.start() + (len(m.found.group("before")) if m.found.group("before") else 0)
    high = m.found.end() - (len(m.found.group("on")) if m.found.group("on") else 0)
    made = Moment("part", "TIME", timex=f"T{token.value}")
    before, after = m.token("before"), m.token("day")
    made.of_day = (before or after or Token("", 0, 0)).value
    tokens = [m.build("7", made, low, high - 1)]
    return [*m.tokens[m.found.start() : low], *tokens, *m.tokens[high : m.found.end()]]


_NAMED_PARTS = frozenset(
    (
        "dawn",
        "daybreak",
        "sunrise",
        "sunup",
        "dusk",
        "sunset",
        "sundown",
        "nightfall",
        "lunchtime",
        "teatime",
        "dinnertime",
        "suppertime",
    )
)  # "at night" and "at lunch" are of any day


@JOINS.rule("(?<![dA])(?P<p>P)(?P<on>x?(?P<day>[168]))?", "P")
def _overnight(m: Match) -> list[Token] | None:
    """overnight: the night before publication, or the one ahead, by the tense"""
    token, day = m.token("p"), m.token("day")
    if token is None or m.word("p") != "overnight" or (day is None and not _STANDS.match(m.reading.text, token.end)):
        return None
    made = Moment("part", "TIME", timex="TNI", relative=True)
    if day is not None:
        made.of_day = day.value
    elif m.reading.published is not None and m.reading.antecedent is None:
        ahead = lean_at(m.reading.text, token.start, token.end) > 0
        first, last = (add_days(m.reading.published, step) for step in ((0, 1) if ahead else (-1, 0)))
        if first is not None and last is not None:
            made.first, made.last = first, last
    return [m.build("7", made, None, m.found.start()), *_slice(m)[1:]]


_STANDS = patterns.lazy(
    r"\s*(?:[,.;:!?)–—”\"]|\Z|\n)|[ ](?:in|on|into|from|to|at|by|after|before|as|and|but|when|while|with|near)\b"
)
_NOUN_NEXT = patterns.lazy(r" (?!of\b|on\b|in\b|at\b|and\b|or\b|the\b|he\b|she\b|they\b|it\b)[a-z]")


@JOINS.rule("(?P<day>[168])(?P<p>P)?(?:,|-|@|r|,@|,r|x|x@|@@)?(?P<t>3)", "3")
def _day_clock(m: Match) -> list[Token] | None:
    """Tuesday at 3pm, this morning at 10"""
    return _link(m)


@JOINS.rule("(?P<t>3)\\)?,?(?:x|i|O|-|@)?d?(?P<day>[168])(?P<p>P)?", "3")
def _clock_day(m: Match) -> list[Token] | None:
    """3pm on Tuesday"""
    return _link(m)


def _link(m: Match) -> list[Token] | None:
    day, clock = m.moment("day"), m.moment("t")
    if day.grain != "day" or day.kind == "DURATION" or clock.of_day is not None:
        return None
    clock.of_day = day
    if clock.zone is None:  # noon on Friday BST
        behind = zone_after(m.reading.text, m.tokens[m.found.end() - 1].end, False)
        clock.zone = behind[0] if behind else None
    part = str(m.value("p") or "") or (day.timex or "").rpartition("T")[2]
    if part in (*LATE, "MO"):
        in_half(clock, part)
    return _slice(m)


@JOINS.rule("(?P<at>[@bek])(?P<t>[nw])(?P<on>x?)(?P<day>[1568])", "@bek")
def _hour_on(m: Match) -> list[Token] | None:
    """until 6 on Friday, after 5 on Monday; "stood at 12 on Tuesday" is a count"""
    token, day, word = m.token("t"), m.moment("day"), m.word("at")
    clock = clock_of(token)
    if clock is None or token is None or clock.hour is None or not 1 <= clock.hour <= 12:
        return None
    evening = m.found.group("day") == "6" and word == "at"
    tomorrow = word == "at" and m.word("day") == "tomorrow"
    if not (m.reading.alone or evening or tomorrow) and (
        word not in ("after", "before", "until", "till") or not m.word("on")
    ):
        return None
    if day.grain not in ("day", "set") or day.kind == "DURATION":
        return None
    clock.of_day = day
    if evening and (part := (day.timex or "").rpartition("T")[2]) in (*LATE, "MO"):
        in_half(clock, part)
    return [Token("3", token.start, token.end, clock) if item is token else item for item in _slice(m)]


@JOINS.rule("(?P<day>[168])(?P<p>P)?(?P<at>[@bek])(?P<t>[nw])(?![nwNU124/])", "@bek")
def _day_hour(m: Match) -> list[Token] | None:
    """Tuesday at 8, tomorrow evening at 9, on Friday after 2"""
    token = m.token("t")
    if m.found.group("at") == "@":
        behind = _PEOPLE if m.word("at") == "at" or m.reading.text[m.build("3", 0).end :].strip() == "" else None
        if token is None or (behind or _NO_TIME).match(m.reading.text, token.end):
            return None
    else:
        bound = token is not None and m.word("at") in ("after", "before", "until", "till")
        if not bound or token is None or not _SENTENCE_ENDS.match(m.reading.text, token.end):
            return None
    return _hour(m)


_PEOPLE = patterns.lazy(r"[ -](?!is\b|was\b|has\b|this\b|always\b|perhaps\b)[a-z]+s\b")  # "on Friday at 12 sites"
_NO_TIME = patterns.lazy(
    r"[ -](?!(?:and|or|on|in|to|until|till|for|at|but|with|when|after|tonight|tomorrow|this|if|so|he|she|they)\b)[a-z]"
)
_SENTENCE_ENDS = patterns.lazy(r"\s*(?:[.,;:!?)](?!\d)|\Z|\n)")


@JOINS.rule("(?P<t>[nw])(?P<day>6)|(?P<t2>[nw])(?P<day2>1)(?P<p>P)", "6P")
def _hour_day(m: Match) -> list[Token] | None:
    """8 tonight, 9 tomorrow evening"""
    return _hour(m)


def _hour(m: Match) -> list[Token] | None:
    second = "day2" in m.found.re.groupindex and m.token("day") is None
    token, day = m.token("t2" if second else "t"), m.moment("day2" if second else "day")
    clock = clock_of(token)
    if clock is None or token is None or day.grain != "day" or day.kind == "DURATION" or clock.hour == 0:
        return None
    if second and not day.relative:
        return None
    clock.of_day = day
    part = str(m.value("p") or "") or (day.timex or "").rpartition("T")[2]
    if part in (*LATE, "MO"):
        in_half(clock, part)
    made = Token("3", token.start, token.end, clock)
    return [made if item is token else item for item in _slice(m)]


@JOINS.rule(
    "(?:(?P<h>[nw])[k-]|(?<=r)(?P<h3>[nw])&)(?P<t>3)|(?P<t2>3)(?:[k-]|(?<=r3)&)(?P<h2>[nw])(?![nwUN1268/.])", "3"
)
def _clock_range(m: Match) -> list[Token] | None:
    """5 to 7pm, between 9 and 11am, 9am to 5"""
    token, clock = m.token("h") or m.token("h3") or m.token("h2"), m.moment("t" if m.token("t") else "t2")
    made = clock_of(token)
    if made is None or made.hour is None or clock.hour is None or token is None:
        return None
    if m.token("h2") is not None and not TIME_CLOSES.match(m.reading.text, token.end):
        return None  # 6:45 pm – One of them was named
    hour = made.hour
    if m.token("h2") is None:
        if clock.hour >= 12 and hour < 12 and hour + 12 <= clock.hour:
            hour += 12
    elif hour <= clock.hour and hour + 12 <= 23:
        hour += 12
    made.hour, made.timex, made.open_half, made.zone = hour, f"T{hour:02}", clock.open_half, clock.zone
    swapped = Token("3", token.start, token.end, made)
    return [swapped if item is token else item for item in _slice(m)]


JOINS.rule("(?P<t>3)\\)?,?(?:x|i|O|-|@)?d?(?P<day>[168])(?P<p>P)?", "3")(_clock_day)
