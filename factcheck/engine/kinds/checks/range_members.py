"""One of a group against the two ends that were told of all of it: "with the veteran getting ten weeks", "the third of
them, in Cork, drew 6,100", "No dog weighed under 12kg or over 40kg. Rex, who came last, weighs 44kg"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from factcheck import patterns
from factcheck.engine.view import View
from factcheck.language.lexicon import load
from factcheck.language.roots import root_of, singular
from factcheck.model import Date, Quantity, within
from factcheck.model.record import Record

Finding = tuple[int, int, dict[str, Any]]
_LED = patterns.lazy(r"\b(?:from|between) $")
_TO = frozenset({"to", "and", "up to"})
_NEITHER = patterns.lazy(
    r"^[^.;]{0,60}?\b(?:no|none|nobody|neither|not one|no one)\b[^.;,]{0,80}$|\b(?:never|not once)\b[^.;,]{0,60}$"
)
_OR = patterns.lazy(r"[^.;,\d]{0,30}? (?:or|nor) (?:[a-z]+ ){0,4}$")
# "rose from 31 to 38", "the drive from 12 to 40": no ends of a group.
_HELD = patterns.lazy(
    r"\b(?:aged|priced|made|sold for|sold at|fetched|fetching|brought|drew|scored|lasted|took|weighed|weighs?"
    r"|measured|measures?"
    r"|of|got|paid|earned?|cost|costs|costing|given|gave|handed|were|was|are|is|be|stayed|kept|held|remained|hovered"
    r"|have|has|had|received|(?:run|runs|ran|go|goes|went)|charges?|won|attracted|recorded|registered|covers?"
    r"|seats?|holds?)"
    r" (?:(?:all|anything|anywhere|each|sentences|terms) )?(?:(?:from|between) )?$"
)
_KEPT = patterns.lazy(
    r"\b(?:stayed|kept|held|remained|hovered|stuck|moved|swung|fluctuated) (?:at |within )?(?:(?:from|between) )?$"
)
_ALONG = patterns.lazy(
    r"\b(?:throughout|all through|all|the whole|for the whole of|during) (?:of )?(?:the )?(?:day|week|month|year"
    r"|season|winter|summer|spring|autumn"
    r"|period|session|january|february|march|april|may|june|july|august|september|october|november|december|\d{4})\b"
)
_AT_A_TIME = patterns.lazy(
    r"[^.;]{0,40}(?:it|they|the [a-z]+|which|when it) (?:[a-z]+ )?(?:stood at|stood|was|were|reached|hit|touched"
    r"|came to|registered|had|saw|averaged) $"
)
_WITH = patterns.lazy(
    r", (?:with|and) (?:one|the|an?|(?=[A-Z]))[^.;:]{0,90}?\b(?:gett|receiv|record|reach|register|cost|fetch|weigh"
    r"|measur|hitt|touch|scor"
    r"|pay|mak|draw|attract|cover|hold|tak|sell|go|stand|com|runn|ris|climb)ing (?:(?:at|for|by|up to|to|out|in) )?$"
)
_NTH = patterns.lazy(
    r"\b(?:one|the (?:first|second|third|fourth|fifth|sixth|seventh|eighth|last|latest|other|only one)) of"
    r" (?:them|these|those|whom|which|the (?:two|three|four|five|six|seven|eight|nine|ten|\d+))\b[^.;]{0,80}$"
)
_ALONE = patterns.lazy(
    r"[;.] (?:and |but |while )?the (?:first|second|third|fourth|fifth|sixth|seventh|eighth|last"
    r"|latest)(?:,[^.;]{0,50},)? [a-z]+(?: [a-z]+)? $"
)
_CAME = patterns.lazy(
    r"\bwho (?:(?:came|finished|was placed) (?:first|last|second|third|top|bottom)(?: (?:in"
    r"|of) the (?P<field>[a-z]+)| overall| of (?:all|them))?"
    r"|(?:topped|headed|led) the (?:poll|class|list|table|field)),[^.;,]{0,40}$"
)
# "Began 55 minutes late", "63 metres from the road"
_ELSE = patterns.lazy(
    r"\W*(?:late|early|later|earlier|after|before|ago|behind|ahead|longer|shorter|more|less|away|from|too|over"
    r"|under|above|below|to|towards|for|in|off)\b"
)
_GENERAL = frozenset({"pen", "lot", "one", "item", "entry", "day", "all", "lots", "offer", "figure", "single"})
_APART = patterns.lazy(
    r"\b(?:except|but|only|however|although|though|despite|outlier|outside|elsewhere|another|separate|separately"
    r"|different|others|not|never|had|would"
    r"|could|should|might|may have|until|since|before|after|former|formerly|previous|previously|last (?:year|season"
    r"|time|month)|record|ever"
    r"|ago|next|average|averaged|averaging|mean|median|typical|typically|expected|forecast|estimate[ds]?"
    r"|recommended|advised|suggested|target|limit"
    r"|usual|usually|normal|normally|generally|often|mostly|most|mainly|nearly all|almost all|nearby|neighbouring"
    r"|rival|extra|plus|on top of"
    r"|in addition|besides|bonus|refused|rejected|withdrew|retired|dropped out|pulled out|disqualified|instead"
    r"|abroad|bid|bids|asked|asking|wanted"
    r"|postage|parking|lunch|breakfast|delivery|deposit|insurance|tax|fee|fees|fuel|meals?|vip|season tickets?"
    r"|membership"
    r"|television|online|radio|viewers|second-hand|(?:top|first|leading|fastest|other|remaining) (?:two|three|four"
    r"|five|six|seven|eight|nine|ten|\d+))\b"
)
_THESE = frozenset({"the", "them", "all", "these", "those"})
_WORDS = patterns.lazy(r"[\w'’-]+")
_RANGE, _REACH = 60, 110
_DOUBLE = Decimal(2)


class Ends(Record, frozen=True):
    """The ends told of a group at ``start:end``, with the ``figure`` that has their kind and unit; ``kept``: of one
    thing over a time."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    figure: Quantity
    kept: bool


def range_members(view: View) -> Iterator[Finding]:
    """Figures of members that lie outside the ends told of their group."""
    told = view.facts.quantities
    for at, one in enumerate(told):
        ends = _ends(view, one, told[at + 1] if at + 1 < len(told) else None)
        if ends is None or not ends.low < ends.high:
            continue
        here = view.sentence_at(ends.start)
        last = view.facts.sentences[min(here + 1, len(view.facts.sentences) - 1)]
        member = next((q for q in within(told, ends.end, last.end) if _like(ends.figure, q)), None)
        if member is None or member.value is None or ends.low <= member.value <= ends.high:
            continue
        if not (member.value <= ends.high * _DOUBLE and member.value * _DOUBLE >= ends.low) or member.value <= 0:
            continue
        if _is_member(view, ends, member, here) and not _set_apart(view, ends, member, here):
            yield (
                member.start,
                member.end,
                {"x": member, "low": ends.low, "high": ends.high, "r": view.text[ends.start : ends.end]},
            )


def _ends(view: View, one: Quantity, other: Quantity | None) -> Ends | None:
    """The ends that begin at a figure: of a range, "from" and "to", or of "none under ... or over ..."."""
    start = view.facts.sentences[view.sentence_at(one.start)].start
    lead = view.low[start : one.start]
    if one.kind in ("date", "score", "ordinal", "ratio", "fraction"):
        return None
    if one.range_low is not None and one.range_high is not None:
        led = one.text.lower().startswith(("between", "from"))
        if one.hedge is None and _held(view, start, one.start, led=led):
            return Ends(one.start, one.end, one.range_low, one.range_high, one, _kept(view, start, one))
        return None
    if other is None or one.value is None or other.value is None or other.end - one.start > _RANGE:
        return None
    if one.kind != other.kind and not (one.kind == "number" and one.noun is None):
        return None
    if (one.kind, one.unit) != (other.kind, other.unit) and one.kind != "number":
        return None
    between = view.low[one.end : other.start]
    if _LED.search(lead) and between.strip() in _TO and _held(view, start, one.start, led=True):
        return Ends(one.start, other.end, one.value, other.value, other, _kept(view, start, one))
    if one.hedge == "under" and other.hedge == "over" and _OR.fullmatch(between) and _NEITHER.search(lead):
        return Ends(one.start, other.end, one.value, other.value, other, kept=False)
    return None


def _held(view: View, start: int, place: int, *, led: bool) -> bool:
    """Does the clause before a range say that all of a group lie in it?"""
    lead = view.low[max(start, place - _RANGE) : place]
    words = set(lead.split())
    if not words.isdisjoint(load("change").forms) and not _KEPT.search(lead):
        return False
    ranging = any(f" {form} " in f" {lead}" for form in load("ranging").forms)
    return ranging or _HELD.search(lead) is not None or _KEPT.search(lead) is not None


def _kept(view: View, start: int, one: Quantity) -> bool:
    sentence = view.facts.sentences[view.sentence_at(start)]
    return (
        _KEPT.search(view.low, start, one.start) is not None
        and _ALONG.search(view.low, start, sentence.end) is not None
    )


def _like(end: Quantity, figure: Quantity) -> bool:
    """Is a figure one of the kind of the ends, or a bare number that may be?"""
    if figure.kind == end.kind and figure.unit == end.unit:
        return figure.noun in (None, end.noun) or end.noun is None or end.kind != "number"
    return figure.kind == "number" and figure.noun is None and end.kind in ("age", "duration", "measure")


def _is_member(view: View, ends: Ends, member: Quantity, here: int) -> bool:
    """Is the figure told of one of the group?"""
    if member.hedge or member.range_low is not None or member.per not in (None, ends.figure.per):
        return False
    if _ELSE.match(view.low, member.end):
        return False
    lead = view.text[ends.end : member.start]
    if len(lead) > 2 * _REACH or sum(lead.count(mark) for mark in ".;") - lead.count("Mr.") > 1:
        return False
    near = lead[-_REACH:]
    if ends.kept:
        return _at_a_time(view, ends, member, here)
    if view.sentence_at(member.start) == here and _WITH.search(near):
        return True
    if _NTH.search(near) or _ALONE.search(near):
        return True
    if came := _CAME.search(near):
        start = view.facts.sentences[here].start
        return came["field"] is None or came["field"] in _WORDS.findall(view.low, start, ends.start)
    return _called_most(view, ends, near, here)


def _called_most(view: View, ends: Ends, near: str, here: int) -> bool:
    """Is it told of what is called the most or the best of the group?"""
    words = _WORDS.findall(near.lower())
    start = view.facts.sentences[here].start
    group = {root_of(singular(word)) for word in _WORDS.findall(view.low, start, ends.start)}
    for at, word in enumerate(words):
        if word in load("extreme").forms and at and words[at - 1] == "the":
            after = words[at + 1 : at + 5]
            of = after[after.index("of") + 1 :] if "of" in after[:2] else ["them"]
            whose = of[1] if len(of) > 1 and of[0] in _THESE else ""
            if of[0] not in _THESE or (whose and whose not in _GENERAL and root_of(singular(whose)) not in group):
                continue  # "the best pen of bullocks", "the oldest of the cats"
            if not after or after[0] in _GENERAL or after[0] == "of" or root_of(singular(after[0])) in group:
                return True
    return False


def _at_a_time(view: View, ends: Ends, member: Quantity, here: int) -> bool:
    """Is it what stood at a time within that over which the ends held?"""
    if not _AT_A_TIME.search(view.low, ends.end, member.start):
        return False
    start = view.facts.sentences[here].start
    dates = within(view.facts.dates, start, member.start)
    whole = [date for date in dates if _covers(dates, date)]
    return bool(whole) and dates[-1] not in whole


def _covers(dates: Sequence[Date], whole: Date) -> bool:
    """Does a date hold all the others?"""
    return all(date is whole or _inside(date, whole) for date in dates)


def _inside(date: Date, whole: Date) -> bool:
    """Does one date lie in the other, by the calendar or as printed ("2018", "in May"; "June", "on June 12")?"""
    if date.first and date.last and whole.first and whole.last:
        return whole.first <= date.first and date.last <= whole.last
    if whole.month is None:
        return whole.year is not None and date.month is not None and date.year in (None, whole.year)
    return date.month == whole.month and date.day is not None and whole.day is None and date.year == whole.year


def _set_apart(view: View, ends: Ends, member: Quantity, here: int) -> bool:
    """Does something say that the figure is of another time, place or group, or that the ends are usual ones?"""
    start = view.facts.sentences[here].start
    end = view.facts.sentences[view.sentence_at(member.start)].end
    told = view.low[start : ends.start] + " . " + view.low[ends.end : end]
    if _APART.search(told) or any(f" {form} " in f" {told} " for form in load("usually").forms):
        return True
    if ends.kept:
        return False
    dates = {date.text.lower() for date in within(view.facts.dates, start, end)}
    return sum(not date.startswith(("that ", "the same ")) for date in dates) > 1
