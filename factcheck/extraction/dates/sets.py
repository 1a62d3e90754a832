"""Sets (TimeML): every Tuesday, twice a week, daily, on Mondays; every May, 5 May every year, every Christmas."""

from __future__ import annotations

import re

from factcheck import patterns
from factcheck.extraction.dates.grammar import Cascade, Match
from factcheck.extraction.dates.moment import Moment, add_days
from factcheck.extraction.dates.tokens import Token
from factcheck.language.lexicon import table

SETS = Cascade()
REPEATS = Cascade()
LETTER = {
    "second": "T{}S", "minute": "T{}M", "hour": "T{}H", "day": "{}D", "night": "{}D", "week": "{}W", "fortnight": "2W",
    "month": "{}M", "year": "{}Y", "decade": "{}E", "century": "{}C",
}  # fmt: skip


def repeated(unit: str, count: int = 1) -> Moment:
    """Once in ``count`` units."""
    if unit == "weekend":
        return Moment("set", "SET", timex="XXXX-WXX-WE")
    if unit == "quarter":
        return Moment("set", "SET", timex=f"P{3 * count}M")
    return Moment("set", "SET", timex="P" + LETTER.get(unit, "{}X").format(count))


_ENDS = patterns.lazy(r"[.,;:!?)]|\s*\Z|\n| (?:and|or|but|in|at|on|from|to|for|until|since|except)\b")
_PREFIX = patterns.lazy(r"\b(bi|semi|twice|thrice)-\Z", re.IGNORECASE)
_PREFIXED = {
    ("bi", "P1W"): "P2W", ("bi", "P1M"): "P2M", ("bi", "P1Y"): "P2Y", ("semi", "P1Y"): "P6M", ("semi", "P1M"): "P15D",
}  # fmt: skip


@SETS.rule("d?(?P<n>[osL])(?P<what>[WU])(?:O|i)(?P<v>V)(?P<u>[Uq])|d?(?P<day>o)(?:O|i)(?P<v2>V)(?P<u2>U)", "V")
def _nth_of_every(m: Match) -> Token | None:
    """the first Monday of every month, the 15th of each month"""
    unit = str(m.value("u") or m.value("u2"))
    return m.build("5", repeated(unit)) if unit in ("month", "quarter", "year", "week") else None


@SETS.rule("V-?q-?O?A?(?P<u>U)|V(?P<u2>U)&A?l(?![U-])", "ql")
def _every_part_of(m: Match) -> Token | None:
    """every quarter of an hour, every hour and a half"""
    timex = {"hour": "PT15M"}.get(m.word("u")) or {"hour": "PT90M", "year": "P18M", "day": "PT36H"}.get(m.word("u2"))
    return m.build("5", Moment("set", "SET", timex=timex)) if timex else None


@SETS.rule("(?P<v>V)ψ(?P<u>U)", "ψ")
def _every_workday(m: Match) -> Token | None:
    """every working day"""
    return m.build("5", Moment("set", "SET", timex="XXXX-WXX-WD")) if m.word("u") == "day" else None


@SETS.rule("(?P<v>V)(?P<q>Q)(?P<u>U)", "Q")
def _every_few(m: Match) -> Token | None:
    """every couple of weeks, every few days: how many only where the word says it"""
    if m.word("v") != "every" or not m.word("u").rstrip("'’").endswith("s"):
        return None
    if m.word("q").split()[0] in ("few", "several"):
        return m.build("5", Moment("set", "SET", timex="P" + LETTER.get(str(m.value("u")), "{}X").format("X")))
    return m.build("5", repeated(str(m.value("u")), m.number("q") or 1))


@SETS.rule("(?P<v>V)(?P<n>[nwos%])?-?(?P<u>[Uq])", "V")
def _every_unit(m: Match) -> Token | None:
    """every week, every two years, every other day, each month"""
    token, word = m.token("n"), m.word("u")
    if m.value("u") == "weekday":
        return m.build("5", Moment("set", "SET", timex="XXXX-WXX-WD"))
    if m.word("v") == "each" and token is None and word.endswith("s"):
        return None
    count = 1 if token is None else 2 if token.cat == "%" else m.number("n")
    return m.build("5", repeated(str(m.value("u")), count or 1))


@SETS.rule("V-?l-?A?(?P<u>U)", "l")
def _every_half(m: Match) -> Token | None:
    """every half hour, every half an hour"""
    timex = {"hour": "PT30M", "year": "P6M", "day": "PT12H"}.get(str(m.value("u")))
    return m.build("5", Moment("set", "SET", timex=timex)) if timex else None


@SETS.rule("V[os%]?(?P<days>[Wv](?:,[Wv])*,?[&|][Wv])", "V")
def _every_weekdays(m: Match) -> list[Token]:
    """every Tuesday and Thursday: both come back"""
    low, high = m.found.start(), m.found.start("days")
    made = []
    for at in range(high, m.found.end()):
        token = m.tokens[at]
        if token.cat in "Wv":
            moment = Moment("set", "SET", weekday=token.value, timex=f"XXXX-WXX-{token.value + 1}")
            token = m.build("5", moment, low if at == high else at, at)
        made.append(token)
    return made


@SETS.rule("(?P<v>V)(?P<n>[os%])?(?P<w>[Wv])(?P<p>P)?", "V")
def _every_weekday(m: Match) -> Token | None:
    """every Tuesday, every other Friday, every second Sunday"""
    number, part = m.number("w"), str(m.value("p") or "")
    if number is None:
        return None
    return m.build(
        "5", Moment("set", "SET", weekday=number, timex=f"XXXX-WXX-{number + 1}" + (f"T{part}" if part else ""))
    )


@SETS.rule("[x@](?P<u>U)|(?:id(?:E-?)?|x)(?P<p>P)", "UP")
def _habit(m: Match) -> Token | None:
    """on weekdays, at weekends, in the evenings"""
    if m.token("p") is not None:
        plural = m.word("p").endswith("s") and not m.word("p").endswith("'s")
        return m.build("5", Moment("set", "SET", timex=f"T{m.value('p')}")) if plural else None
    word = m.word("u")
    timex = {"weekdays": "XXXX-WXX-WD", "weekends": "XXXX-WXX-WE", "week-ends": "XXXX-WXX-WE"}.get(word)
    return m.build("5", Moment("set", "SET", timex=timex)) if timex else None


@SETS.rule("(?P<u>U)(?=,?r?[nwC][k-])|^(?P<u2>U)$", "U")
def _weekdays_open(m: Match) -> Token | None:
    """weekdays from 9 to 5, weekends 10-4"""
    word = m.word("u") or m.word("u2")
    if word not in ("weekdays", "weekends") or (m.token("u2") and not m.reading.alone):
        return None
    return m.build("5", Moment("set", "SET", timex=f"XXXX-WXX-{'WD' if word == 'weekdays' else 'WE'}"))


@SETS.rule("(?P<v>V)(?P<p>[PSM])(?![noy])", "V")
def _every_part(m: Match) -> Token | None:
    """every morning, every summer, every June"""
    token = m.token("p")
    if token is None:
        return None
    timex = f"T{token.value}" if token.cat == "P" else f"XXXX-{token.value:02}" if token.cat == "M" else "XXXX-SX"
    return m.build("5", Moment("set", "SET", timex=timex))


@SETS.rule("(?:(?P<times>[*])|(?P<n>[nwQ])×)(?:(?P<a>[AVπ])|i?A)?(?P<n2>[nwo%])?(?P<u>[Uq])", "*×")
def _times(m: Match) -> Token | None:
    """twice a week, three times a year, once every two years"""
    if not m.token("a"):
        return None
    count = 2 if m.word("n2") == "other" else m.number("n2") or 1
    return m.build("5", repeated(str(m.value("u")), count))


@SETS.rule("(?P<n>[nw])-(?P<g>g)", "g")
def _six_monthly(m: Match) -> Token | None:
    """six-monthly, two-yearly: every so many"""
    unit = {"hourly": "hour", "weekly": "week", "monthly": "month", "yearly": "year"}.get(m.word("g"))
    count = m.number("n") or 0
    return m.build("5", repeated(unit, count)) if unit and 1 < count < 100 else None


@SETS.rule("(?:[*]|[nw]×)?(?P<g>g)", "g")
def _adverb(m: Match) -> Token | None:
    """daily, three times weekly; not in names (the Daily Post), not "annual" """
    token = m.token("g")
    if token is None or m.word("g") in ("annual", "biennial", "biannual"):
        return None
    text = m.reading.text
    if text[token.start].isupper() or (m.word("g") == "everyday" and not _ENDS.match(text, token.end)):
        return None
    made = m.build("5", Moment("set", "SET", timex=str(token.value)))
    prefix = _PREFIX.search(text, max(0, token.start - 7), token.start)
    if prefix is not None:
        made.start = prefix.start()
        period = _PREFIXED.get((prefix.group(1).lower(), str(token.value)))
        made.value.timex = period or str(token.value)
    return made


@SETS.rule("(?P<in>i)?(?P<n>[nwA])(?P<w>W)(?(in)(?P<none>)|(?P<rel>a|e|r!))", "W")
def _weekdays_off(m: Match) -> Token | None:
    """two Sundays from now, three Fridays ago, in two Mondays: read here, before plurals become sets"""
    weekday, published, token = m.number("w"), m.reading.published, m.token("n")
    count = 1 if token is not None and token.cat == "A" else m.number("n")
    if weekday is None or count is None or m.word("rel") == "after":
        return None
    if m.token("in") is not None and (m.word("in") != "in" or not m.word("w").endswith("days")):
        return None
    back = m.found.group("rel") == "a" if m.token("rel") is not None else False
    if m.word("rel") == "back" and not _ENDS.match(m.reading.text, m.build("1", None).end):
        return None  # "two Fridays back home"
    found = None
    if published is not None and count < 1000:
        ahead = (weekday - published.weekday() - 1) % 7 + 1
        behind = (published.weekday() - weekday - 1) % 7 + 1
        found = add_days(published, -behind - 7 * (count - 1) if back else ahead + 7 * (count - 1))
    return m.build("1", Moment("day", first=found, last=found, weekday=weekday, relative=True))


@SETS.rule("(?P<v>V)?(?P<u>U)(?P<p>P)", "P")
def _weekday_evenings(m: Match) -> Token | None:
    """on weekday evenings, every weekend morning"""
    kind = {"weekday": "WD", "weekend": "WE"}.get(m.word("u"))
    if kind is None or not (m.token("v") or m.word("p").endswith("s")):
        return None
    return m.build("5", Moment("set", "SET", timex=f"XXXX-WXX-{kind}T{m.value('p')}"))


@SETS.rule("(?P<w>[Wv])(?P<p>P)", "P")
def _weekday_parts(m: Match) -> Token | None:
    """Friday mornings"""
    number = m.number("w")
    if number is None or not m.word("p").endswith("s") or m.word("p").endswith("'s"):
        return None
    return m.build("5", Moment("set", "SET", weekday=number, timex=f"XXXX-WXX-{number + 1}T{m.value('p')}"))


@SETS.rule("(?<![nwQ])(?P<w>W)(?P<u>U)", "W", "U")
def _weekday_nights(m: Match) -> Token | None:
    """on Friday nights"""
    number = m.number("w")
    if number is None or m.word("u") != "nights":
        return None
    return m.build("5", Moment("set", "SET", weekday=number, timex=f"XXXX-WXX-{number + 1}TNI"))


@SETS.rule("%(?P<w>W)", "%")
def _alternate(m: Match) -> Token | None:
    """on alternate Tuesdays"""
    number = m.number("w")
    if number is None or m.word("w") not in table("dates")["plural_weekday"]:
        return None
    return m.build("5", Moment("set", "SET", weekday=number, timex=f"XXXX-WXX-{number + 1}"))


@SETS.rule("(?P<w>W)", "W")
def _plural_weekday(m: Match) -> Token | None:
    """on Tuesdays"""
    number = m.number("w")
    if number is None or m.word("w") not in table("dates")["plural_weekday"]:
        return None
    return m.build("5", Moment("set", "SET", weekday=number, timex=f"XXXX-WXX-{number + 1}"))


_YEARLY = patterns.lazy(r"(?:every|each) year\Z|annually\Z|yearly\Z")


def _yearly(moment: Moment) -> Moment | None:
    """What returns every year: a month, a day of a month or a named day, none that is settled."""
    if moment.choices is None or moment.kind != "DATE" or moment.grain not in ("day", "month"):
        return None
    if moment.weekday is not None or (moment.grain == "day" and moment.month is None and moment.timex is not None):
        return None
    timex = moment.timex if (moment.timex or "").startswith("XXXX-") else "P1Y"
    return Moment("set", "SET", month=moment.month, day=moment.day, timex=timex)


@REPEATS.rule("V(?P<days>[12](?:(?:,[12])*,?[&|][12])?)", "V")
def _every(m: Match) -> list[Token] | None:
    """every May, each 5 November, every Christmas and Easter"""
    low, first = m.found.start(), m.found.start("days")
    made = []
    for at in range(first, m.found.end()):
        token = m.tokens[at]
        if isinstance(token.value, Moment):
            yearly = _yearly(token.value)
            if yearly is None:
                break  # "every May and 4 June 2019"
            token = m.build("5", yearly, low if at == first else at, at)
        made.append(token)
    return [*made, *m.tokens[first + len(made) : m.found.end()]] if made else None


@REPEATS.rule("(?:(?P<a>[12])(?P<to>[k&-]))?(?P<day>[12]),?(?P<set>5)", "5")
def _every_year(m: Match) -> list[Token] | None:
    """on 5 May every year, from May to July each year"""
    first, day = m.token("a"), _yearly(m.moment("day"))
    low = _yearly(m.moment("a")) if first is not None else None
    if not _YEARLY.match(m.word("set")) or day is None or (first is not None and low is None):
        return None
    at = m.found.start("day")
    lead = [] if first is None else [m.build("5", low, m.found.start(), m.found.start()), m.tokens[at - 1]]
    return [*lead, m.build("5", day, at)]


@REPEATS.rule("(?P<set>5),?(?P<on>[ix])d?(?P<day>[12])", "5")
def _yearly_on(m: Match) -> Token | None:
    """every year on 5 May, annually in June"""
    made = _yearly(m.moment("day")) if _YEARLY.match(m.word("set")) and m.word("on") in ("in", "on") else None
    return m.build("5", made) if made is not None else None
