"""Days, months and seasons told by another date beside them: the second Sunday after Easter, the Friday before
Christmas, the closest Monday to 5 October, the night before Christmas."""

from __future__ import annotations

from factcheck import patterns
from factcheck.extraction.dates.grammar import Cascade, Match, Reading
from factcheck.extraction.dates.moment import Day, Moment, Span, add_days, derive
from factcheck.extraction.dates.picks import weekday_in
from factcheck.extraction.dates.relative import BESIDE
from factcheck.extraction.dates.tokens import Token

NEARBY = Cascade()
_YEARS = 9  # how far the days of feasts are looked for: Super Tuesday comes every fourth year


@NEARBY.rule("(?P<the>d?)(?P<n>[osLλ]?)(?P<close>~?)(?P<wd>[81v])(?P<be>[bek])(?P<day>[1268])", "bek")
def _beside(m: Match) -> Token | None:
    """the first Monday after 4 July, the last Friday before Christmas, the second closest Monday to 5 October"""
    token, be, day, ordinal = m.token("wd"), m.word("be"), m.moment("day"), m.token("n")
    close = m.token("close") is not None
    if token is None or day.kind == "DURATION" or (not close and not m.word("the") and ordinal is None):
        return None
    if be not in (*BESIDE, "to") or (be == "to") != close:
        return None
    moment = token.value if isinstance(token.value, Moment) else None
    if token.cat == "1" and (moment is None or moment.choices is None or moment.day is not None):
        return None
    number = ordinal.value if ordinal is not None and isinstance(ordinal.value, int) else 1
    if number < 1 and not (number == -1 and be in ("before", "preceding")):
        return None
    weekday = None if token.cat == "1" else weekday_in(token)

    def pick(span: Span) -> Span | None:
        if be == "to":
            found = sorted(_near(span[0], weekday, moment), key=lambda one: abs((one[0] - span[0]).days))
        elif be in ("after", "following"):
            found = [one for one in _near(span[1], weekday, moment) if one[0] > span[1]]
        else:
            found = [one for one in _near(span[0], weekday, moment) if one[1] < span[0]][::-1]
        return found[abs(number) - 1] if len(found) >= abs(number) else None

    made = derive(day, "day", pick)
    made.weekday, made.relative = weekday, True
    return m.build("1", made)


def _near(day: Day, weekday: int | None, feast: Moment | None) -> list[Span]:
    """The days of that weekday or feast around a day, in order."""
    if weekday is None:
        if feast is None or feast.choices is None:
            return []
        return [span for step in range(-_YEARS, _YEARS + 1) if (span := feast.choices(day, step)) is not None]
    shift = (weekday - day.weekday()) % 7
    return [(found, found) for week in range(-6, 7) if (found := add_days(day, shift + 7 * week)) is not None]


@NEARBY.rule("d(?P<p>P)(?P<be>[be])(?P<day>[18])", "P")
def _part_beside(m: Match) -> Token | None:
    """the night before Christmas, the morning after 5 May"""
    day, be, token = m.moment("day"), m.word("be"), m.token("p")
    if be not in BESIDE or day.grain != "day" or token is None or m.word("p") not in _PARTS:
        return None
    if day.kind == "DURATION" or _OWNS.search(m.word("day")):
        return None
    step = -1 if be in ("before", "preceding") else 1

    def pick(span: Span) -> Span | None:
        found = add_days(span[0], step)
        return (found, found) if found else None

    made = derive(day, "day", pick)
    made.kind, made.timex, made.relative = "TIME", f"T{token.value}", True
    return m.build("6", made)


_PARTS = ("morning", "afternoon", "evening", "night")
_OWNS = patterns.lazy(r"['’]s?\Z")  # "the night before Saturday's match" is told by the match


def lean_on_told(moment: Moment, token: Token, reading: Reading) -> None:
    """ "Opened in October 2016 ... the following spring", "in May 2004 ... that September": counted from a date whose
    year is printed right before."""
    base = reading.told_before(token.start)
    if base is None or base.first is None or base.last is None or moment.choices is None:
        return
    before = reading.text[max(0, token.start - 15) : token.start].lower()
    way = _LEADING.match(reading.text[token.start : token.end].lower()) or _LED_BY.search(before)
    if way is None:
        return
    word = way["way"]
    spans = [span for step in (-1, 0, 1, 2) if (span := moment.choices(base.first, step)) is not None]
    if word == "following":
        fits = [span for span in spans if span[0] > base.last][:1]
    elif word in ("previous", "preceding"):
        fits = [span for span in spans if span[1] < base.first][-1:]
    else:
        fits = [span for span in spans if span[0].year == base.first.year]
    if fits:
        (moment.first, moment.last), moment.choices, moment.relative = fits[0], None, True


_LEADING = patterns.lazy(r"(?:the |in the )?(?P<way>following|previous|preceding|same|that) ")
_LED_BY = patterns.lazy(r"\b(?:the )?(?P<way>following|previous|preceding|same|that) \Z")
