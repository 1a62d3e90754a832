"""What is written like a quantity and is none: roads, flights, telephone numbers, addresses, idioms."""

from __future__ import annotations

import re
from functools import cache

from factcheck import patterns
from factcheck.extraction.quantities.figure import Figure
from factcheck.extraction.quantities.nouns import is_verbal, singular
from factcheck.extraction.quantities.patterns import context, words_after, words_before
from factcheck.language import lexicon

_DECADE = patterns.lazy(r"['’]?s(?!\w)")
_LABEL = patterns.lazy(r"([A-Za-z№][\w.&]*)[ \xa0]?#?\(?\Z")
_STREET = patterns.lazy(r" (?:[A-Z][\w'’.]+ ){1,3}(\w+)")
_HOUSE = patterns.lazy(
    r" The [A-Z][a-z]+(?:,|\.| in )| block of [A-Z0-9]"
)  # of 15 The Maples, the 1400 block of Elm Street
_EMERGENCY = frozenset(("999", "911", "101", "111", "112", "000", "988"))
_CALLS = patterns.lazy(r" (?:emergency )?(?:calls?|callers?|operators?|dispatchers?|call[- ]handlers?)\b")
_AT = patterns.lazy(r"(?:\b(?:of|at|the)|,) \Z")
_PHONE = patterns.lazy(r"\d{3,5}(?:\)?[ .-]\d{3,4}){1,3}(?!\d|[.,]\d|%)")
_INTERNATIONAL = patterns.lazy(r"\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){2,5}(?!\d)")
_NEXT_WORD = patterns.lazy(r"[ -]([\w’']+)")
_PREVIOUS_WORD = patterns.lazy(r"(\w+)[ -]\Z")
_CAPITALISED = patterns.lazy(r"(?:^|[a-z,;’']|[A-Z][\w.&’']*) ([A-Z][\w&’']*)[ ]\Z")
_LETTER_CODE = patterns.lazy(r"[^\W\d_]\d{0,4}[-–‑]\Z")
# "47 seats, Labour 33 and the Greens 18": shares after names, one after the other
_IN_LIST = patterns.lazy(r"\d[\w%. ]{0,24}(?:,|;| and) (?:and )?(?:the )?(?:[A-Z][\w&’']*[ ]){1,3}\Z")
_INNER_CAPITAL = patterns.lazy(r"[a-z][A-Z]")
_CAPITALISED_WORD = patterns.lazy(r"[A-Z][\w&’']*[ ]\Z")
_MOMENT = patterns.lazy(r"\s*(?:[.,;:!?]|\Z)| (?:he|she|it|they|I|we|you|that|and|before|to|or|as|when)(?!\w)")
_NUMBER_GLUED = patterns.lazy(r"\b[Nn]os?\.\Z")
_TO = ("-to-", "–to–")
_IN_MANY = ("-in-", "-out-of-")
"""What joins two numbers to a share: "a one-in-four chance"."""
_MOST_LISTED = 12
_LIST_REACH = 600
_MODEL_BEFORE = patterns.lazy(r"(?<!\w)[A-Z]{1,3}-?\d{2,4}\w? (?:and|or|to) \Z")
_LISTED = patterns.lazy(r",? (?:and |to )?(?:[A-Z][\w’']+ ){1,3}\d|[ ]?[-–,;)] ?\d|,")


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(lexicon.table("counted")[name])


def in_name(text: str, figure: Figure) -> bool:
    """Is the numeral part of a word, code, address, version or list mark, judged by the characters beside it?"""
    start, end = figure.start, figure.end
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    earlier = text[start - 2] if start > 1 else " "
    later = text[end + 1] if end + 1 < len(text) else " "
    if figure.words:
        # "two-to-three years", "a one-in-four chance"
        joined = before == "-" and earlier.isalpha() and not text.endswith((*_TO, *_IN_MANY), 0, start)
        return (joined and figure.shape != "ordinal") or (after in "’'" and later == "s")
    if before.isalnum() or before in "_@#\\=&^%" or after == "_" or (before == '"' and earlier == "="):
        return True  # A40, H1N1, #2024
    if before == "." and _NUMBER_GLUED.search(text, max(0, start - 5), start):
        return True  # No.1
    if (
        before in "-–‑"
        and not text.endswith(_TO, 0, start)
        and not (figure.step < 1 and earlier.islower())
        and _LETTER_CODE.search(text, max(0, start - 12), start)
    ):
        return True  # COVID-19, F-16, K2-18
    if before == "/" and (earlier.isalnum() or earlier == "/"):
        return True
    if before in ".:" and earlier.isdigit():
        return True
    if (
        figure.bare
        and after in "s'’"
        and figure.value is not None
        and figure.value % 10 == 0
        and _DECADE.match(text, end)
    ):
        return True  # the 1990s, the '60s
    if figure.scale == "B" and after == " " and later.isupper() and before not in "$£€¥":
        return True  # 221B Baker Street
    if before == "[" and after == "]":
        return True
    if figure.bare and before == "(" and (after == ")" or (after == "." and later == ")")) and _list_mark(text, figure):
        return True
    if figure.bare and after in ".)" and end + 1 < len(text) and later.isspace() and _line_start(text, start):
        return True
    if figure.bare and after == ":" and later.isdigit():
        return True  # Isaiah 45:1
    return figure.bare and ((after == "." and later.isdigit()) or (after == "/" and later.isupper()))


def _list_mark(text: str, figure: Figure) -> bool:
    """Is "(2)" one of a list, with "(1)" or "(3)" near it?"""
    if figure.value is None or figure.value > _MOST_LISTED:
        return False
    near = text[max(0, figure.start - _LIST_REACH) : figure.end + _LIST_REACH]
    return any(f"({figure.value + step})" in near or f"({figure.value + step}.)" in near for step in (-1, 1))


def _line_start(text: str, start: int) -> bool:
    at = start - 1
    while at >= 0 and text[at] in " \t(":
        at -= 1
    return at < 0 or text[at] == "\n"


def telephone(text: str, figure: Figure) -> int:
    """The end of the telephone number that begins at ``figure``, or 0."""
    if figure.words or not figure.bare:
        return 0
    start = figure.start
    before = text[start - 1] if start else " "
    if before == "+" and (international := _INTERNATIONAL.match(text, start)):
        return international.end()
    if text[figure.end : figure.end + 1] not in (" ", "-", ".", ")"):
        return 0
    match = _PHONE.match(text, start)
    if match is None:
        return 0
    groups = [len(group) for group in patterns.compile(r"\d+").findall(match.group())]
    if (text[start] == "0" or before == "(") and sum(groups) >= 9:
        return match.end()
    local = groups == [3, 4] and words_before("call_words", r"[^.;]{0,14}").search(text, max(0, start - 28), start)
    return match.end() if groups == [3, 3, 4] or local else 0


def named(text: str, figure: Figure) -> bool:
    """Is the figure the number of something named before it ("Section 21", "flight 370", "iPhone 12")?"""
    start = figure.start
    if text[start - 1 : start] not in (" ", "\xa0", "#", "(") or not start or "," in text[start : figure.end]:
        return False
    match = _LABEL.search(text, max(0, start - 24), start)
    if match is None:
        return figure.bare and figure.noun is None and text[start - 2] == "," and _of_labels(text, start)
    word = match[1]
    if _INNER_CAPITAL.search(word) and text[start] in "0123456789" and figure.bare and figure.noun is None:
        return True
    if figure.shape == "ratio":
        return False  # "rents in Dublin doubled"
    if word.lower() in _table("labels" if word[0].isupper() else "lower_labels"):
        return True
    if figure.scale == "B" and figure.unit is None and word in ("and", "or") and _of_labels(text, start):
        return True  # "Sections 420 and 120B"
    if figure.bare and figure.noun is None and _plainly_named(text, figure, word):
        return True
    if figure.words:
        return _named_in_words(text, figure)
    if figure.scaled or figure.noun or figure.hedge or not text[start].isdigit() or text[start - 1] != " ":
        return False
    if _MODEL_BEFORE.search(text, max(0, start - 16), start):
        return True  # "the A320 and 737"
    name = _CAPITALISED.search(text, max(0, start - 30), start)
    if name is None or name[1].endswith(("'s", "’s")):
        return False
    if name[1].lower() in _table("stop") or _LISTED.match(text, figure.end):
        return False
    return _IN_LIST.search(text, max(0, start - 60), start) is None


def _plainly_named(text: str, figure: Figure, word: str) -> bool:
    """ "junctions 24 and 25": labels in the plural before figures that count nothing; "call 101"."""
    digits = text[figure.start : figure.end]
    if word.lower() == "number" and text[figure.start - 11 : figure.start - 7].lower() == "the ":
        return True
    if word.lower() in _table("dialled"):
        return digits.isdecimal() and len(digits) >= _SHORTEST_CALLED
    if word in ("and", "or", "to"):
        return _of_labels(text, figure.start)
    return _MORE.match(text, figure.end) is not None and _labels(word)


def _of_labels(text: str, start: int) -> bool:
    """Is the figure at ``start`` one of "rooms 3, 4 and 5", but for the first?"""
    listed = _LABELS.search(text, max(0, start - 40), start)
    return listed is not None and _labels(listed[1])


def _labels(word: str) -> bool:
    """Is a word the plural of a label and no verb ("turns 12 and 13")?"""
    one = singular(word)
    return one != word.lower() and one in _table("labels") and (word[0].isupper() or one not in _table("verbs_too"))


_MORE = patterns.lazy(r"(?:,? (?:and|or|to)|,) \d{1,4}(?![\w%]|[.,]\d)")
_SHORTEST_CALLED = 3
_LABELS = patterns.lazy(r"([A-Za-z]+s) \d{1,4}[A-Z]?(?:, \d{1,4}[A-Z]?){0,3}(?:,? (?:and|or|to)|,) \Z")


def _named_in_words(text: str, figure: Figure) -> bool:
    """ "World War Two", "Phase One trials": a capital on both words, none on what follows (as a headline has)."""
    start = figure.start
    if not text[start].isupper() or _CAPITALISED_WORD.search(text, max(0, start - 24), start) is None:
        return False
    return figure.counted is None or text[figure.counted[0]].islower()


def address(text: str, figure: Figure) -> bool:
    """Is the figure a house number ("10 Acacia Avenue")?"""
    if figure.bare and _HOUSE.match(text, figure.end) and _AT.search(text, max(0, figure.start - 8), figure.start):
        return True
    if figure.bare and text[figure.start : figure.end] in _EMERGENCY and _CALLS.match(text, figure.end):
        return True
    match = _STREET.match(text, figure.end) if figure.bare else None
    if match is None:
        return False
    words = text[figure.end : match.end()].split()
    return any(word[0].isupper() and word.lower().rstrip(".,") in _table("streets") for word in words[1:])


def idiom(text: str, figure: Figure) -> bool:
    """ "no one", "at first", "second half", "in some quarters": numerals that count nothing."""
    if figure.kind == "ratio":
        if text.endswith("times", figure.start, figure.end):
            return False
        if text[figure.end - 1] == "s" and figure.words and not words_after("doubles_after").match(text, figure.end):
            return True
        if text[figure.end - 1] in "dg" and text.startswith((" down", " as "), figure.end):
            return True
        return text[max(0, figure.start - 5) : figure.start].endswith(" the ")
    if figure.kind == "fraction":
        return not _real_part(text, figure)
    if figure.kind == "ordinal":
        following = _NEXT_WORD.match(text, figure.end)
        if text.startswith((" to last", "-to-last", " to the last"), figure.end):
            return True
        if figure.value == 2 and words_before("moments").search(text, max(0, figure.start - 12), figure.start):
            return _MOMENT.match(text, figure.end) is not None
        if following and following[1][0].isupper() and following[1].lower() in _table("ordinal_names"):
            return True
        if following and _DISTRICT.match(text, figure.end):
            return True
        if figure.value == 1 and following and _adverb(text, figure, following[1].lower()):
            return True
        early = figure.value is not None and figure.value <= 5
        if early and following and following[1].lower() in _table("ordinal_after"):
            return _OF_MANY.match(text, figure.end) is None
        return figure.value == 1 and text[max(0, figure.start - 4) : figure.start].lower().endswith("at ")
    if figure.kind == "number" and figure.value == _DOZEN and text.startswith("a dozen", figure.start):
        return _PRICE.search(text, max(0, figure.start - _PRICED), figure.start) is not None and not _COUNTED.match(
            text, figure.end
        )
    if figure.kind != "number" or figure.value != 1 or text[figure.start : figure.end].lower() != "one":
        return False
    following = _NEXT_WORD.match(text, figure.end)
    if figure.noun == "point" and _ERROR.search(text, max(0, figure.start - 40), figure.start):
        return False
    if figure.noun is None or following is None or following[1].lower() in _table("one_after"):
        return True
    previous = _PREVIOUS_WORD.search(text, max(0, figure.start - 14), figure.start)
    return previous is not None and previous[1].lower() in _table("one_before")


_ERROR = patterns.lazy(r"\b(?:error|plus or minus|accurate to within)\b[^.;]{0,24}\Z", re.I)
"""Before "one point" of a poll."""
_OF_MANY = patterns.lazy(
    r" of (?:the |its |their |his |her )?(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|a dozen) [a-z]"
)
_DISTRICT = patterns.lazy(r" (?:congressional|judicial|legislative) (?:district|seat|circuit)", re.I)


def _adverb(text: str, figure: Figure, following: str) -> bool:
    """ "was first elected", "as first planned", "when he first came": first of all times, no place in a row."""
    previous = _PREVIOUS_WORD.search(text, max(0, figure.start - 14), figure.start)
    if text[figure.start : figure.end] != "first" or text[figure.end] == "-":
        return False
    if not (is_verbal(following) or following in _table("participles")):
        return False
    if previous is None:  # "the merger, first announced in May"
        return text[figure.start - 2 : figure.start] == ", " and _THEN.match(text, figure.end) is not None
    return previous[1].lower() in _table("before_adverb")


_DOZEN, _PRICED = 12, 16
_PRICE = patterns.lazy(
    r"(?:(?:[£$€₹]|\bRs\.? ?)\d[\d.,]*(?:[a-z]{1,2})?|\b\d+(?:p|c| pence| cents| pounds| rupees| dollars)) \Z"
)
_COUNTED = patterns.lazy(r" (?:times|or|of|more|others?|[a-z]+s)(?!\w)")
"""What "a dozen" counts; behind a price and without it, a dozen is what the price is for."""
_THEN = patterns.lazy(r" \w+ (?:in|on|at|by|from|during|last|as|to|here|there)\b")
_SET_APART = patterns.lazy(r"(?:[,:–—-] |[ ][(—–])a quarter(?:[.;:)—–]|,(?! a (?:third|half|fifth))| [–-] |\Z)")
"""A quarter that a clause of its own says of what stands before it: "20 of them, a quarter"."""


_MANY = patterns.lazy(r"[- ](?:in|of)[- ]")


def _of_a_move(text: str, start: int) -> bool:
    """Does a noun for a change or a saving lead to a figure: "a discount of a quarter"?"""
    noun = _NOUN_OF.search(text, max(0, start - _NOUN), start)
    return noun is not None and any(noun[1].lower() in lexicon.load(name).forms for name in ("change_noun", "saving"))


_NOUN = 20
_NOUN_OF = patterns.lazy(r"(?<!\w)([a-z]+) of \Z", re.I)


def _real_part(text: str, figure: Figure) -> bool:
    """Is a fraction a share of something, not a half of a match, a quarter of a town or "9/11"?"""
    start, end = figure.start, figure.end
    if text[end : end + 1] in ("-", "–"):
        return False
    printed = text[start:end].lower()
    if not figure.words:
        return printed not in context("named_fractions")
    if _MANY.search(printed):
        return True
    if words_before("not_a_part_before").search(text, max(0, start - 12), start):
        return False
    if printed in ("half", "quarter"):
        if words_after("half_after").match(text, end):
            return True
        head = text[max(0, start - 16) : start]
        return printed == "half" and words_before("half_before", "-?", r"[-–—(\"“]").search(head) is not None
    if printed == "a quarter":
        before = words_before("quarter_before").search(text, max(0, start - 16), start)
        return (
            before is not None
            or _of_a_move(text, start)
            or words_after("quarter_after").match(text, end) is not None
            or _SET_APART.match(text, max(0, start - 2)) is not None
        )
    if text[max(0, start - 4) : start].lower() == "the " and " " in printed and not text.startswith((" of", "-"), end):
        return False  # "won the four quarters 22-18, 25-20 ..." names parts of a match
    return printed not in ("quarters", "halves", "thirds")
