"""What is written like a quantity and is none: roads, flights, telephone numbers, versions, dates, idioms."""

from __future__ import annotations

import re
from functools import cache

from factcheck.extraction.quantities.figure import Figure
from factcheck.language import lexicon

_MONTHS = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|"
    r"Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_MONTH_BEFORE = re.compile(rf"\b{_MONTHS} (?:the )?\Z")
_MONTH_DAY_BEFORE = re.compile(rf"\b(?:{_MONTHS} \d{{1,2}}(?:st|nd|rd|th)?,? |{_MONTHS},? )\Z")
_MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?(?: of)?[ -]{_MONTHS}(?!\w)")
_DAY_RANGE = re.compile(
    rf"(?:st|nd|rd|th)?(?:[-–]| to | and | or |, )\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTHS}(?!\w)"
)
_CLOCK_AFTER = re.compile(
    r"(?:[:.]\d\d){1,2}(?: ?[ap]\.?m\b| (?:hours|hrs|GMT|BST))|:\d\d(?!\d)|[  ]?(?:[ap]\.m\.|[ap]m\b|AM\b|PM\b|o[’']clock)| ?(?:GMT|UTC|BST|EST|EDT|CET|noon|midnight)\b"
)
_CLOCK_BEFORE = re.compile(r"\d[:.]\Z")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|from|of|during|after|before|year|for|late|early|mid|the|and|to|through|between|circa|c\.|born|class|spring|summer|autumn|fall|winter|"
    r"Christmas|Easter|Olympics|Cup|Games|election|elections|season|back|or|around|vs|than|on|as|a|his|her|its|their|that|this|last|fiscal|FY|Q[1-4]|vintage|edition|'|’|[-–/(]) ?(?:mid-|late |early |fiscal )?\Z",
    re.I,
)
_LETTERS_BEFORE = re.compile(r"[^\W\d_][.’'-]?\Z")
_LABEL = re.compile(r"([A-Za-z№][\w.]*)[ \xa0]?[#]?\(?\Z")
_STREET = re.compile(r"(?:[A-Za-z]?,? )(?:[A-Z][\w'’.]+ ){1,3}([A-Z][a-z]+)\b")
_STREET_WORD = re.compile(r" (?:[A-Z][\w'’.]+ ){1,3}(\w+)")
_PHONE = re.compile(r"(?:\+\d{1,3}[ -.]?)?(?:\(\d{2,5}\)[ -]?)?\d{3,5}(?:[ .-]\d{3,4}){1,3}(?!\d|[.,]\d|%)")
_CALL = re.compile(r"\b(?:call|phone|telephone|tel|dial|text|ring|contact|number|hotline|line)\b[^.;]{0,14}\Z", re.I)
_INTERNATIONAL = re.compile(r"\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){2,5}(?!\d)")


@cache
def labels() -> frozenset[str]:
    """Words that make a name of the figure after them ("flight", "section", "page")."""
    return frozenset(lexicon.table("counted")["labels"])


@cache
def _streets() -> frozenset[str]:
    return frozenset(lexicon.table("counted")["streets"])


def in_name(text: str, figure: Figure) -> bool:
    """Is the numeral part of a word, code, address, version or list mark, judged by the characters beside it?"""
    start, end = figure.start, figure.end
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if figure.words:
        return (before == "-" and start > 1 and text[start - 2].isalpha() and figure.shape != "ordinal") or (
            after in "’'" and text[end + 1 : end + 2] == "s"
        )
    if before.isalpha() or before in "_@#\\=&^" or before.isdigit():
        return True
    if after == "_" or (after.isalpha() and not _unit_follows(text, end)):
        return True
    if before in "-–‑" and start > 1 and text[start - 2].isalnum() and not text[start - 2].isdigit():
        return True  # COVID-19, F-16
    if before == "/" and start > 1 and (text[start - 2].isalnum() or text[start - 2] == "/"):
        return True
    if before in ".:" and start > 1 and text[start - 2].isdigit():
        return True
    if before == "[" and after == "]":
        return True
    if after in ".)" and _line_start(text, start) and text[end + 1 : end + 2] in (" ", "\t", "\xa0") and figure.bare:
        return True
    if figure.bare and after == "." and text[end + 1 : end + 2].isdigit():
        return True
    return bool(
        after in "/-–"
        and figure.bare
        and text[end + 1 : end + 2].isalpha()
        and text[end + 1].isupper()
        and after == "/"
    )


def _unit_follows(text: str, end: int) -> bool:
    """Letters glued to digits: left to the reading of units, but for what no unit begins like."""
    return True


def _line_start(text: str, start: int) -> bool:
    at = start - 1
    while at >= 0 and text[at] in " \t(":
        at -= 1
    return at < 0 or text[at] == "\n"


def telephone(text: str, figure: Figure) -> int:
    """The end of the telephone number that begins at ``figure``, or 0."""
    start = figure.start
    first = text[start]
    before = text[start - 1] if start else " "
    raw = text[start : figure.end]
    after = text[figure.end : figure.end + 1]
    if before == "+" and raw.isdigit() and (international := _INTERNATIONAL.match(text, start)):
        return international.end()
    if after not in " -.)" or not after or not raw.isdigit():
        return 0
    match = _PHONE.match(text, start)
    if match is None:
        return 0
    groups = re.split(r"[ .-]", match.group())
    digits = sum(map(len, groups))
    if before == "+" or (first == "0" and digits >= 9) or (before == "(" and digits >= 9):
        return match.end()
    american = len(groups) == 3 and [len(group) for group in groups] == [3, 3, 4]
    local = len(groups) == 2 and [len(group) for group in groups] == [3, 4] and "-" in match.group()
    if american or (local and _CALL.search(text[max(0, start - 24) : start])):
        return match.end()
    return 0


def label_before(text: str, figure: Figure) -> bool:
    """Is the figure the number of something named before it ("Section 21", "Flight 370", "No 10")?"""
    if text[figure.start - 1 : figure.start] not in (" ", "\xa0", "#", "("):
        return False
    match = _LABEL.search(text, max(0, figure.start - 24), figure.start)
    if match is None:
        return False
    word = match[1]
    if word.lower() not in labels():
        return False
    return word[0].isupper() or word.lower() not in (
        "a",
        "game",
        "key",
        "point",
        "measure",
        "class",
        "case",
        "issue",
        "question",
        "series",
        "set",
        "order",
        "number",
        "no",
        "bill",
        "act",
        "match",
        "season",
        "option",
        "item",
        "line",
        "model",
        "mark",
        "order",
        "title",
        "turn",
        "quarter",
        "is",
        "sector",
        "step",
        "camp",
        "unit",
        "group",
        "table",
        "figure",
        "type",
        "part",
        "day",
        "week",
        "year",
        "bus",
        "round",
        "hole",
        "turn",
        "floor",
        "plan",
        "rule",
        "year",
        "years",
        "lap",
    )


def address(text: str, figure: Figure) -> bool:
    """Is the figure a house number ("10 Acacia Avenue")?"""
    match = _STREET_WORD.match(text, figure.end)
    if match is None or not figure.bare:
        return False
    words = text[figure.end : match.end()].split()
    return any(word.lower().rstrip(".,") in _streets() and word[0].isupper() for word in words[1:])


def temporal(text: str, figure: Figure) -> bool:
    """Is the bare figure a day of a month, a clock time or a year?"""
    start, end = figure.start, figure.end
    head = text[max(0, start - 22) : start]
    following = text[end : end + 1]
    if figure.shape == "ordinal":
        return bool(
            _MONTH_AFTER.match(text, end)
            or _MONTH_BEFORE.search(head)
            or re.match(r"[ -]?(?:century|centuries)\b", text[end : end + 12])
        )
    if figure.words:
        return following == " " and bool(re.match(r" o[’']clock", text[end : end + 9]))
    value = figure.value
    if value is None:
        return False
    if following in " .:apAP-–,sntr" and value < 2500 and following:
        if value <= 31 and figure.step == 1 and (_MONTH_AFTER.match(text, end) or _DAY_RANGE.match(text, end)):
            return True
        if value <= 2400 and _CLOCK_AFTER.match(text, end):
            return True
    if not head:
        return False
    if (
        value <= 31
        and figure.bare
        and (_MONTH_BEFORE.search(head))
        and not re.match(r" (?:per cent|percent|people|[a-z]+s\b)|%", text[end : end + 12])
    ):
        return True
    if head[-1] in ":." and _CLOCK_BEFORE.search(head):
        return True
    return figure.bare and year(text, figure, head)


def year(text: str, figure: Figure, head: str) -> bool:
    """Is a bare figure of four digits a year rather than a count?"""
    value = figure.value
    if value is None or end_digits(figure) != 4 or not 1000 <= value <= 2100:
        return False
    if figure.hedge is not None or figure.unit is not None:
        return False
    if _MONTH_DAY_BEFORE.search(head):
        return True
    if _YEAR_BEFORE.search(head):
        noun = figure.noun
        near = re.search(r"\b(?:for|of|to|a|and|from|than|the|as|on|their|his|its|or|around) ?\Z", head, re.I)
        return not (
            noun
            and near
            and figure.counted
            and figure.counted[0] == figure.end + 1
            and not text[figure.counted[0]].isupper()
            and value % 100 == 0
            and value not in (1900, 2000)
        )
    if 1900 <= value <= 2060:
        return figure.noun is None or value % 50 != 0
    return False


def end_digits(figure: Figure) -> int:
    """How many characters the numeral has."""
    return figure.end - figure.numeral_start


def pronoun(text: str, figure: Figure) -> bool:
    """Is "one" a pronoun, an ordinal an idiom, "second half" a part of a match?"""
    table = _idioms()
    if (
        figure.words
        and figure.shape == "fraction"
        and re.search(
            r"\b(?:first|second|other|third|fourth|final|latter|former|1st|2nd|better|top|bottom|last|this|next|per|each) \Z",
            text[max(0, figure.start - 9) : figure.start],
            re.I,
        )
    ):
        return True
    if figure.shape == "ordinal":
        following = re.match(r"[ -](\w+)", text[figure.end : figure.end + 16])
        word = following[1].lower() if following else ""
        if word in table[2]:
            return True
        head = text[max(0, figure.start - 8) : figure.start].lower().rstrip()
        return head.endswith((" at", ",at")) and figure.value == 1
    if not (
        figure.value == 1
        and figure.words
        and figure.kind == "number"
        and text[figure.start : figure.end].lower() == "one"
    ):
        return False
    following = re.match(r"[ ]([\w’']+)", text[figure.end : figure.end + 16])
    if figure.noun is None or following is None or following[1].lower() in table[0]:
        return True
    previous = re.search(r"(\w+)[ -]\Z", text[max(0, figure.start - 14) : figure.start])
    return bool(previous) and previous is not None and previous[1].lower() in table[1]


@cache
def _idioms() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    table = lexicon.table("counted")
    return frozenset(table["one_after"]), frozenset(table["one_before"]), frozenset(table["ordinal_after"])
