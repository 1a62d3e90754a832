"""Number words and lengths of time: twenty-one, a few, two and a half years."""

from __future__ import annotations

from factcheck import patterns
from factcheck.extraction.dates.grammar import Cascade, Match
from factcheck.extraction.dates.tokens import Token

NUMBERS = Cascade()
LENGTHS = Cascade()

Length = tuple[tuple[float, str], ...]


@NUMBERS.rule("(?P<ten>w)(?P<dash>-?)(?P<one>[wos])", "w")
def _compound(m: Match) -> Token | None:
    """twenty-one, twenty-first"""
    ten, one = m.number("ten"), m.number("one")
    if ten is None or one is None or ten < 20 or ten % 10 or not 1 <= one <= 9:
        return None
    if m.word("one") == "second" and not _beside_month(m) and not (m.word("dash") or _is_day(m)):
        return None
    one_token = m.token("one")
    return m.build("o" if one_token and one_token.cat in "os" else "w", ten + one)


def _is_day(m: Match) -> bool:
    """on the twenty second: nothing follows that could be told in seconds"""
    low, end = m.found.start(), m.tokens[m.found.end() - 1].end
    return low > 0 and m.tokens[low - 1].cat in "xd" and _CLOSES.match(m.reading.text, end) is not None


_CLOSES = patterns.lazy(r"\s*(?:[.,;:!?)](?!\d)|\Z|\n)")


def _beside_month(m: Match) -> bool:
    """the twenty second of June, June twenty second: the ordinal, not seconds"""
    low, high = m.found.span()
    after = [token.cat for token in m.tokens[high : high + 2]]
    if low > 0 and m.tokens[low - 1].cat == "d" and _ENDS.match(m.reading.text, m.tokens[high - 1].end):
        return True
    return (low > 0 and m.tokens[low - 1].cat in "Mm") or after[:1] == ["M"] or after in (["O", "M"], ["O", "m"])


@NUMBERS.rule("(?P<n>[wnA])(?P<h>h)(&?(?P<rest>w))?", "h")
def _hundreds(m: Match) -> Token | None:
    """two hundred and ten"""
    count = m.number("n") or 1
    token = m.token("n")
    category = "A" if token and token.cat == "A" else "w"
    total = (1 if category == "A" else count) * (m.number("h") or 1) + (m.number("rest") or 0)
    if 1900 <= total <= 2100 and m.number("h") == 1000:
        return m.build("w", total)
    return m.build("w", total)


@NUMBERS.rule("(?P<c>w)-?(?P<y>Y)", "w")
def _spelt_decade(m: Match) -> Token | None:
    """the nineteen eighties"""
    hundreds, decade = m.number("c"), m.number("y")
    if hundreds not in (17, 18, 19, 20) or decade is None or decade >= 100:
        return None
    return m.build("Y", hundreds * 100 + decade)


@NUMBERS.rule("(?:(?<=[irkMmOUdo,H])|(?<=[Mm][now]))(?P<c>w)(?P<o>[w°]?)-?(?P<r>w)", "w")
def _year_words(m: Match) -> Token | None:
    """in nineteen eighty-four, in nineteen oh five"""
    hundreds, rest, small = m.number("c"), m.number("r"), m.token("o")
    if hundreds not in (18, 19, 20) or rest is None or (small is not None and small.value not in (0, "oh")):
        return None
    if not ((1 <= rest <= 9) if small is not None else (10 <= rest <= 99)):
        return None
    return m.build("y", hundreds * 100 + rest)


@NUMBERS.rule("(?:(?<=[MmH])|(?<=o,)|(?<=[Mm][now])|(?<=[Mm]w,)|(?<=[k&-][no])|(?<=[irkO]))(?P<y>w)(?![hwUnN])", "w")
def _year_in_thousands(m: Match) -> Token | None:
    """May two thousand and nine, in two thousand and five"""
    year, made = m.number("y"), m.build("y", m.number("y"))
    if year is None or not 1900 <= year <= 2100:
        return None
    named = m.found.start() and m.tokens[m.found.start() - 1].cat in "MmHnow,"
    return made if named or _ENDS.match(m.reading.text, made.end) else None


_ENDS = patterns.lazy(r"\s*(?:[.,;:!?)]|\Z|\n)| (?:and|or|to|until|but|when|after|before|at)\b")


@NUMBERS.rule("A?(?P<q>Q)O?", "Q")
def _vague(m: Match) -> Token:
    """a few, a couple of"""
    return m.build("Q", m.value("q"))


_DAY = "d?[HMm12nowWvDTFs]"


@NUMBERS.rule(f"(?<=[UWv])(?P<be>X)(?={_DAY})", "HMmWvnoDFsT", "X")
@NUMBERS.rule(f"(?<=[UWv])(?P<be>L)(?={_DAY})", "HMmWvnoDFsT", "L")
def _beside(m: Match) -> Token | None:
    """the week following Monday's vote, the Friday preceding 5 May: what lies beside a day, not the following Monday"""
    word = m.word("be")
    if word not in ("following", "preceding"):
        return None
    return m.build("e" if word == "following" else "b", word)


def _length(m: Match, count: float) -> Token | None:
    unit = str(m.value("u"))
    if unit == "weekday" or not 0 <= count < 1e6:
        return None
    return m.build("4", ((count, unit),))


@LENGTHS.rule("(?P<a>n)/(?P<b>n)(?:O?A?)(?P<u>U)", "/")
def _fraction(m: Match) -> Token | None:
    """3/4 hour"""
    low, high = m.number("a"), m.number("b")
    return _length(m, low / high) if low and high and low < high <= 4 else None


@LENGTHS.rule("(?P<a>n)/(?P<b>4)", "/")
def _glued_fraction(m: Match) -> Token | None:
    """1/2h"""
    low, length = m.number("a") or 0, m.value("b")
    if not isinstance(length, tuple) or not m.word("b")[:1].isdigit() or not low < length[0][0] <= 4:
        return None
    return m.build("4", ((low / length[0][0], length[0][1]),))


@LENGTHS.rule("(?P<n>[Aw]?)-?(?P<q>q)-?O?A?(?P<u>U)", "q")
def _quarters(m: Match) -> Token | None:
    """a quarter of an hour, three quarters of a century; not the quarter of a year that has a number"""
    count = m.number("n") or 1
    if m.word("q") not in ("quarter", "quarters") or count > 3 or m.word("u") not in ("hour", "century"):
        return None
    return _length(m, count / 4)


@LENGTHS.rule("(?P<n>[nw])&A?l(?P<u>U)", "l")
def _and_half(m: Match) -> Token | None:
    """two and a half years"""
    return _length(m, (m.number("n") or 0) + 0.5)


@LENGTHS.rule("(?<=[LX])(?P<u>U)&Al(?![U-])", "l")
def _one_and_half(m: Match) -> Token | None:
    """the past year and a half"""
    return _length(m, 1.5)


@LENGTHS.rule("A?l[OA-]?A?(?P<u>U)", "l")
def _half(m: Match) -> Token | None:
    """half an hour"""
    return _length(m, 0.5)


@LENGTHS.rule("(?P<n>[nwNQA])[+]?-?(?P<u>[Uq])(?:&A(?P<half>l))?", "Uq")
def _plain(m: Match) -> Token | None:
    """three years, a week, a year and a half"""
    token, value = m.token("n"), m.value("n")
    if token is None:
        return None
    count = 1.0 if token.cat == "A" else float(value) if isinstance(value, (int, float)) else -1.0
    return _length(m, count + (0.5 if m.token("half") else 0))


@LENGTHS.rule("(?P<n>[nwQA])ψ(?P<u>U)", "ψ")
def _working(m: Match) -> Token | None:
    """three working days, five business days"""
    token, value = m.token("n"), m.value("n")
    count = 1 if token is not None and token.cat == "A" else value
    if m.value("u") != "day" or not isinstance(count, int):
        return None
    return m.build("4", ((float(count), "workday"),))


@LENGTHS.rule("4(?:,?&?4){1,3}", "4")
def _sum(m: Match) -> Token:
    """two years and three months"""
    low, high = m.found.span()
    return m.build("4", tuple(part for token in m.tokens[low:high] if token.cat == "4" for part in token.value))
