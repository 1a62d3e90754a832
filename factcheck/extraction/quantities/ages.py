"""Ages in the forms of news copy: "the 61-year-old", "aged 34", "Daniel Okafor, 34,", "34 years old"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from factcheck import patterns
from factcheck.extraction.quantities import age_clauses
from factcheck.extraction.quantities.figure import Figure
from factcheck.extraction.quantities.nouns import is_plural, table
from factcheck.extraction.quantities.patterns import alternation, context, words_after

_OLD = patterns.lazy(r"[ -]olds?(?!\w)|[ ]of[ ]age(?!\w)")
_AGED = patterns.lazy(
    r"\b(?:aged|ages?|ages? of|aged between|age:)[ ](?:(?:about|around|just|only|between|over|under|from)[ ])?\Z", re.I
)
_PLACED = patterns.lazy(
    r"[ ]\((?:(?:far|second|top|bottom|front|back)[ ])?(?:left|right|cent(?:re|er)|pictured|above|below)\), \Z"
)
_WHO = r"(?:he|she|I|they|you|we|[A-Z][\w’'-]+(?:[ ][A-Z][\w’'-]+)?)"
_WHEN = patterns.lazy(
    rf"\b(?:[Ww]hen|[Ss]ince|until|before|after|[Ww]hile|as|once|if)[ ]{_WHO}[ ]"
    r"(?:was|is|were|are|am)[ ](?:(?:just|only|about|still|around)[ ])?\Z"
    r"|\b(?:[Tt]urn(?:s|ed|ing)?|[Aa]t[ ]the[ ]age[ ]of|"
    r"(?:died|dead|married|retired?|wed|widowed|orphaned|left[ ](?:school|home))[ ](?:at|aged?))[ ]\Z"
)
_LIST = patterns.lazy(
    r"\baged[ ](?:(?:about|just|only)[ ])?(?:(?:\d{1,3}|[a-z]{3,9}(?:-[a-z]{3,5})?)(?:,[ ]|,?[ ](?:and|or)[ ]))+\Z"
)
_IS = patterns.lazy(
    r"(?:(?:\A|[.!?;,:—–(\n]|\b(?:and|but|that|because|as))[\"“”’']?[ ]*(?:[Hh]e|[Ss]he)|, who)[ ](?:is|was|will be)"
    r"[ ](?:(?:now|only|just|then|about|still|around)[ ])?\Z"
)
_ENDS = patterns.lazy(
    r"(?:[.,;!?)\"”’—]|[ ][–-][ ])(?!\d)|\Z|\n|[ ](?:and|but|when|at[ ]the[ ]time|now|years[ ]old)(?!\w)"
)
_CLOSES = patterns.lazy(
    r"\s*(?:[.,;:!?)\"”’—–]|\Z|\n)"
    r"|[ ](?:and|or|but|in|on|at|to|when|before|after|this|last|next|prior|by|he|she|they|I|years[ ]old)(?!\w)"
)
# "in northern Ontario, 33,"
_WHERE = (
    r"(?:(?:the[ ])?(?:far[ ])?(?:(?:north|south)(?:east|west)?(?:ern)?|(?:east|west)(?:ern)?|central|rural|greater"
    r"|inner|outer)[ ])?\Z"
)
_BEFORE_NAME = patterns.lazy(rf"\b(?:in|at|near|from|of|on|to|with|between|versus|v|vs|and)[ ]{_WHERE}")
_PLACED_AT = patterns.lazy(rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Oo]f|[Tt]o|[Bb]eat|v|vs|versus)[ ]{_WHERE}")
_AGES = patterns.lazy(r"between (?:the )?ages ", re.I)
# "their ages ran from 19 to 72", "from 24 to 58 in age"
_OF_AGES = patterns.lazy(r"\bages (?:rang(?:e|ed|ing)|var(?:y|ied|ying)|spread|are|were|lie|lay)(?: from)? \Z", re.I)
_NOW = patterns.lazy(r"[A-Z][\w’'-]+, (?:now|then|who is|who was) \Z")
_OLDEST = patterns.lazy(
    r", (?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?|he|she) (?:is|was|becomes|became|has become) "
    r"(?:still |now |comfortably |by far )?(?:the |one of the |among the )(?:\w+(?:’s|'s) )?(?:young|old|eld)est\b"
)
_STARTS = patterns.lazy(r"(?:\A|[.!?][\"”’']? |\n)[A-Z]\Z")
_PLURAL = patterns.lazy(r"['’]?s(?!\w)")
_BOUND = patterns.lazy(r"\b(over|under|above|below)[- ]\Z", re.I)
_WHOSE = patterns.lazy(
    r"\b(?:his|her|their|my|your|our)[ ](?:(?P<edge>(?:very )?early|mid|late|mid to late|early to mid)[ -])?\Z", re.I
)
# "highs in the upper 80s"; nobody lives where it is hotter than that in Celsius
_HEAT = patterns.lazy(
    r"\b(?:highs?|lows?|temperatures?|thermometers?|mercury)\b[^.;\d]{0,36}?\b(low|lower|mid|upper|high)[ -]\Z", re.I
)
_OF_HEAT = {"low": "early", "lower": "early", "mid": "mid", "upper": "late", "high": "late"}
_HOTTEST = 55
_GROWN = 14
# Widely, for "mid" and "late" mean what the writer takes them to mean.
_PARTS = {"early": (0, 4), "mid": (3, 7), "late": (5, 9), "mid to late": (3, 9), "early to mid": (0, 7)}
_LOWER = patterns.lazy(r"[ ]([a-z]+)(?!\w)")
_NO_FIRST_NAME = frozenset(("The", "In", "At", "On", "For"))
_AFTER_AGE = patterns.lazy(r"[,;)\n]|[ ]and[ ]|\.(?!\d)|\Z")


@cache
def _name() -> re.Pattern[str]:
    persons = alternation(context("persons"))
    first, last = r"[A-Z][\w'’.-]+", r"[A-Z][\w'’-]+"
    return patterns.compile(rf"(?:(?:({first})[ ])?({last})(?:[ ](?:Jr|Sr|II|III)\.?)?|\b{persons}),[ ]\Z")


@cache
def _no_person() -> frozenset[str]:
    return frozenset((*context("no_person"), *context("months")))


def read(text: str, figure: Figure) -> None:
    """Turn ``figure`` into an age where the words around it say so. The unit is "year", or "month", "week", "day"."""
    following = text[figure.end : figure.end + 1]
    if figure.kind == "duration":
        if following in " -" and following and (old := _OLD.match(text, figure.end)):
            figure.kind, figure.end = "age", old.end()
        return
    if figure.kind != "number" or figure.shape != "cardinal" or figure.scaled or figure.unit or figure.sign:
        return
    value = figure.value if figure.value is not None else figure.range_high
    if figure.range_low is not None and (
        _AGES.match(text, figure.start)
        or text.startswith(" in age", figure.end)
        or ("ages " in text[max(0, figure.start - 24) : figure.start].lower() and _of_ages(text, figure.start))
    ):
        _age(figure)
        return
    if value is None or value > 130 or figure.step < 1:
        return
    head = text[max(0, figure.start - 48) : figure.start]
    if head.endswith(", "):
        head = _PLACED.sub(", ", head)
        named = 0 < value < 115 and _AFTER_AGE.match(text, figure.end) is not None
        named = named and (_child if figure.words else _named)(text, figure, head)
        if named or ((_LIST.search(head) or head.endswith(" age, ")) and _told(text, figure, head)):
            _age(figure)
    elif head[-1:] == "(":
        if 0 < value < 115 and _bracketed(text, figure, head):
            _age(figure)
    elif head[-1:] == " " and _told(text, figure, head):
        _age(figure)


def _of_ages(text: str, start: int) -> bool:
    return _OF_AGES.search(text, max(0, start - 24), start) is not None


def _told(text: str, figure: Figure, head: str) -> bool:
    """Do words before the figure say that it is an age: "aged", "when she was", "he is", "aged three and"?"""
    if _AGED.search(head) or (_NOW.search(head) and text.startswith(",", figure.end)):
        return True
    if figure.counted is not None or not 0 < (figure.value or 0) < 115:
        return False
    if (_IS.search(head) and _ENDS.match(text, figure.end)) or (
        head.endswith("At ") and _OLDEST.match(text, figure.end)
    ):
        return True
    if head.endswith((" of ", " over ", " under ", " above ", " below ")) and _of_persons().search(head):
        return _CLOSES.match(text, figure.end) is not None or _no_noun(text, figure.end)
    if head.endswith(" of ") and (figure.value or 0) >= _GROWN and _one_of_persons().search(head):
        return _CLOSES.match(text, figure.end) is not None
    if (_WHEN.search(head) or _LIST.search(head)) is not None and _CLOSES.match(text, figure.end) is not None:
        return True
    return age_clauses.person(text, figure.end, figure.value or 0, head)


def decade(text: str, figure: Figure) -> bool:
    """ "in his late 40s", "over-65s": an age from a decade, or a bound on ages."""
    if figure.kind == "age":  # a decade in words ("thirties"), whose range is set
        whose = _WHOSE.search(text, max(0, figure.start - 28), figure.start)
        if whose is not None and figure.range_low is not None and figure.range_low % 10 == 0:
            _part_of(figure, whose, figure.range_low)
        return whose is not None
    plural = (
        _PLURAL.match(text, figure.end) if figure.bare and figure.value is not None and figure.value <= 120 else None
    )
    if plural is None or figure.value is None:
        return False
    whose = _WHOSE.search(text, max(0, figure.start - 28), figure.start)
    if (bound := _BOUND.search(text, max(0, figure.start - 8), figure.start)) is not None:
        figure.hedge = "under" if bound[1].lower() in ("under", "below") else "at_least"
    elif figure.value % 10 == 0 and whose is not None:
        _part_of(figure, whose, figure.value)
    elif figure.value % 10 == 0 and (heat := _HEAT.search(text, max(0, figure.start - 60), figure.start)) is not None:
        low, high = _PARTS[_OF_HEAT[heat[1].lower()]]
        figure.range_low, figure.range_high, figure.value = figure.value + low, figure.value + high, None
        figure.end, figure.kind, figure.bare = plural.end(), "measure", False
        figure.unit = "degree Fahrenheit" if figure.range_high > _HOTTEST else "degree"
        return True
    else:
        return False
    figure.end = plural.end()
    _age(figure)
    return True


def _part_of(figure: Figure, whose: re.Match[str], decade_of: Decimal) -> None:
    """Set the range of a decade of life, or of the part of it that "early", "mid" or "late" names."""
    low, high = _PARTS.get((whose["edge"] or "").lower().removeprefix("very "), (0, 9))
    figure.range_low, figure.range_high, figure.value = decade_of + low, decade_of + high, None


def _named(text: str, figure: Figure, head: str) -> bool:
    name = _name().search(head)
    if name is None:
        return False
    if name[2] is None:
        return True
    if name[2] in _no_person() or name[1] in _no_person():
        return False
    after = text[figure.end : figure.end + 1]
    if _BEFORE_NAME.search(head, 0, name.start()) and after != ",":
        return False
    if name[1] and name[1].rstrip(".") not in _NO_FIRST_NAME:
        return after in ("", "\n", ",", ".", ";", ")", " ") and (
            after != " " or bool(words_after("after_aged_name", ",?[ ]").match(text, figure.end))
        )
    if (
        after in (",", ".", ";")
        and name[2].lower() in age_clauses.forenames()
        and not _PLACED_AT.search(head, 0, name.start())
    ):
        return True
    if (
        after == ","
        and name[1] is None
        and _STARTS.search(head, 0, name.start() + 1)
        and 14 <= (figure.value or 0) <= 105
    ):
        return not (name[2].endswith("ly") or name[2].lower() in table("stop"))
    return (
        after == ","
        and bool(words_after("after_aged_name", ",?[ ]").match(text, figure.end))
        and not _BEFORE_NAME.search(head, 0, name.start())
    )


def _child(text: str, figure: Figure, head: str) -> bool:
    """ "her sons Ben, six, and Jack, four,": an age in words closes with a comma and stands behind a forename."""
    name = _name().search(head)
    if name is None or text[figure.end : figure.end + 1] not in (",", ".", ";", " "):
        return False
    if name[2] is None:
        return text[figure.end : figure.end + 1] == ","
    return (name[1] or name[2]).lower() in age_clauses.forenames() and not _PLACED_AT.search(head, 0, name.start())


def _no_noun(text: str, at: int) -> bool:
    """Does a word follow that nothing before it can count ("over 65 did", "a woman of 83 fell")?"""
    following = _LOWER.match(text, at)
    return following is not None and (following[1] in table("stop") or not is_plural(following[1]))


def _bracketed(text: str, figure: Figure, head: str) -> bool:
    """ "a boy (9)", "John Duffy (47), of Navan,": behind names of a first and a last word, figures in brackets may be
    shirts, seeds and minutes, so that what follows must tell of a person."""
    if figure.words or text[figure.end : figure.end + 1] != ")":
        return False
    name = _name().search(head[:-2] + ", ")
    if name is None:
        return False
    if name[2] is None:
        return True
    known = name[1] is not None and name[1].lower() in age_clauses.forenames()
    return known and words_after("after_bracketed_age", r"\),?[ ]").match(text, figure.end) is not None


@cache
def _one_of_persons() -> re.Pattern[str]:
    """ "a gamekeeper of 60", "the debutant of 20": one person, and none of whom there can be children."""
    parents = frozenset(context("parents"))
    others = alternation(word for word in context("persons") if word not in parents)
    return patterns.compile(rf"\b(?:an?|the|one)[ ](?:[\w-]+[ ])?{others}[ ]of[ ]\Z", re.I)


@cache
def _of_persons() -> re.Pattern[str]:
    one, many = alternation(context("aged_of")), alternation(context("age_groups"))
    return patterns.compile(rf"\b(?:{one}[ ]of|{many}[ ](?:over|under|above|below))[ ]\Z", re.I)


def _age(figure: Figure) -> None:
    figure.kind, figure.unit, figure.bare = "age", "year", False
