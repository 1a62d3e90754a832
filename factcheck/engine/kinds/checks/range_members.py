"""One of a group against the two ends that were told of all of it: "with the veteran getting ten weeks", "the third of
them, in Cork, drew 6,100", "the poet's is for $32,000", "first home was Aoife Brennan, 18", "Shannon recorded 27C".

What is told of a member is a clause of a subject, a verb and the figure. The subject is one that the group's own words
call one of it (:mod:`member_words`), or anybody, where the verb is one by which only members come to a figure of this
kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from re import Pattern
from typing import Any

from factcheck import patterns
from factcheck.engine.kinds.checks import member_words
from factcheck.engine.kinds.checks.ends import Ends, Group, group_of, told_ends
from factcheck.engine.kinds.checks.member_words import ANYBODY, OWN, RELATIVE, WORD, called_member, words_of
from factcheck.engine.view import View
from factcheck.language.lexicon import load
from factcheck.language.roots import root_of, singular
from factcheck.model import Date, Quantity, within

Finding = tuple[int, int, dict[str, Any]]
_AT_A_TIME = patterns.lazy(
    r"[^.;]{0,40}(?:it|they|the [a-z]+|which|when it) (?:[a-z]+ )?(?:stood at|stood|was|were|reached|hit|touched"
    r"|came to|registered|had|saw|averaged) $"
)
_CLAUSE = patterns.lazy(r"[.;:] |, |\band |\bbut |\bwhile | [–—-] |, with |\bwith |[\"“]")
_ASIDE = patterns.lazy(r",? \([^()]*\)|, (?!(?:and|but|while) )(?:[^,]|(?<=\d),(?=\d)){1,80},(?= )")
_IN_ASIDE = patterns.lazy(r", (?:one of|(?:the|its) (?:[a-z]+st|most [a-z]+|least [a-z]+)\b)")
_PLACED = patterns.lazy(
    r"who (?:came|finished|was placed) (?:first|last|second|third|top|bottom)"
    r"(?: (?:in|of) the (?P<of>[a-z]+))?(?: overall)?$"
    r"|who (?:topped|headed|led) the (?:poll|class|list|table|field)$"
)
_INCLUDES = patterns.lazy(
    r"(?:(?:they|these|those|the (?P<group>[a-z]+)) )?(?:include|included|includes|including"
    r"|among (?:them|these|those) (?:is|was|are|were)|one of them)"
    r"(?:\b[^;]{0,70}(?:,|of|at|aged|is|priced at|was|a|an|for))? (?:an? )?$"
)
_WITH = patterns.lazy(
    r"(?:with|and|the|an?|one|its|their) (?!.*\b(?:from|between)\b)[^;:]{1,90}?\b"
    r"(?:gett|receiv|record|reach|register|cost|fetch|weigh|measur|hitt|touch|scor|pay|draw|attract|cover|hold|tak|sell"
    r"|go|stand|com|runn|ris|wait|earn|finish|mak|bring|last)ing (?:(?:at|for|by|up to|to|out|in) )?$"
)
_PARTICIPLE = patterns.lazy(r"(?P<who>.*?) ?(?P<verb>[a-z]{2,}ing) (?:(?:at|for|by|up to|to|out|in) )?$")
_OF_ANYTHING = frozenset({"costing", "going", "selling", "lasting", "standing", "coming", "running", "holding"})
_SOLD = frozenset({"selling", "going", "fetching"})
_TOPPING = patterns.lazy(
    r"[^;:]{2,60} (?:topping|heading|leading) the (?:class|list|table|field|poll|rankings|leaderboard) (?:with|at|on) $"
)
_GIVEN = patterns.lazy(
    r"(?P<who>it|they|(?!ha[sd] |have )[a-z][\w '’.-]{0,40})? ?(?:has |have |had )?(?:already )?"
    r"(?:gave|given|awarded|granted|handed|lent)"
    r"(?: [\w'’.-]+){0,4} $"
)
_JUDGE = frozenset(
    {"judge", "magistrate", "magistrates", "court", "recorder", "sheriff", "justice", "panel", "tribunal"}
)
_READ = patterns.lazy(r" (?:was |were )?(?:recorded|measured|registered|reported) (?:at|in|on) ")
_OF_IT = patterns.lazy(
    r" (?:was|were|is|has been|went|goes|will go|came|arrived)\b"
    r"(?: (?:imposed|given|made|paid|awarded|handed|granted|to|passed|going|recorded))?"
)
_POSSESSED = patterns.lazy(r"(?:the |mr |mrs |ms |miss |dr )?[\w-]+(?: [\w-]+){0,2}(?:['’]s|s['’])$")
_ABOUT = patterns.lazy(r"(?:the [a-z]+|the one) who\b.*|the [a-z]+ (?:of|in|at) (?:its|their)\b.*")
_SOMEBODY = frozenset({"they", "it", "we", "he", "she", "i", "you"})
_SEVERAL = frozenset({"two", "three", "four", "both", "they", "all", "and", "it", "we", "you"})
_NO_SUBJECT = _SOMEBODY | {"in", "at", "on", "by", "its", "their", "his", "her", "for", "costs"}
_BUT = patterns.lazy(r"\bbut (?!not\b)")
_OPENS = frozenset({"and ", "but ", "while ", "with "})
_WEATHER = frozenset({"heat", "weather"})
_DATES = ("that ", "the same ", "the day")
_DOUBLE = Decimal(2)
_REACH, _AFTER = 170, 60


def range_members(view: View) -> Iterator[Finding]:
    """Figures of members that lie outside the ends told of their group."""
    sentences = view.facts.sentences
    for ends in told_ends(view):
        here = view.sentence_at(ends.start)
        last = sentences[min(here + 2, len(sentences) - 1)]
        for member in within(view.facts.quantities, ends.end, last.end):
            if _outside(ends, member) and _is_member(view, ends, member):
                told = {"x": member, "low": ends.low, "high": ends.high, "r": view.text[ends.start : ends.end]}
                yield member.start, member.end, told
                break


def _outside(ends: Ends, member: Quantity) -> bool:
    """Is a figure one of the kind of the ends that is beyond them, if not by far?"""
    if member.value is None or member.hedge or member.range_low is not None or member.value <= 0:
        return False
    if member.per not in (None, ends.figure.per) or not _like(ends.figure, member):
        return False
    if ends.low <= member.value <= ends.high:
        return False
    return member.value <= ends.high * _DOUBLE and member.value * _DOUBLE >= ends.low


def _like(end: Quantity, figure: Quantity) -> bool:
    """Is a figure one of the kind of the ends, or a bare number that may be?"""
    if figure.kind == end.kind and figure.unit == end.unit:
        return figure.noun in (None, end.noun) or end.kind != "number"
    if figure.kind == "age":
        return end.kind == "number" and end.noun is None and figure.unit == "year"
    return figure.kind == "number" and figure.noun is None and end.kind in ("age", "duration", "measure")


def _is_member(view: View, ends: Ends, member: Quantity) -> bool:
    """Is the figure told of one of the group?"""
    lead = view.low[ends.end : member.start]
    if len(lead) > _REACH * 2 or sum(lead.count(mark) for mark in ".;") - lead.count("mr.") > 2:
        return False
    sentence = view.facts.sentences[view.sentence_at(ends.start)]
    behind = view.low[member.end : min(member.end + _AFTER, view.facts.sentences[view.sentence_at(member.start)].end)]
    if behind.startswith((":", " –", " —")) or _otherwise().match(behind):
        return False
    if member.kind in ("measure", "duration") and _from_there().match(behind):
        return False
    if ends.kept and _at_a_time(view, ends, member, sentence.start):
        told = f"{view.low[sentence.start : ends.start]} . {lead} {behind}"
        return _usual().search(told) is None and _apart().search(told) is None
    for at in _openings(lead):
        opening = ends.end + at
        if member.start - opening > _REACH or any(
            _like(ends.figure, other) and other.kind in (member.kind, ends.figure.kind) and other.per == member.per
            for other in within(view.facts.quantities, opening, member.start)
        ):
            continue
        if _set_apart(view, ends, member, opening, behind):
            continue
        group = group_of(view, ends, sentence.start, min(opening, sentence.end))
        if _Clause(view, ends, member, group, lead[at:], behind).tells():
            return True
    return False


def _openings(lead: str) -> list[int]:
    """Where a clause on a member may begin, the farthest first."""
    found = {0} if lead[:2] in (", ", " (") else set()
    for mark in _CLAUSE.finditer(lead):
        before = lead[: mark.start()].rstrip()
        if mark[0] in _OPENS and before and not before.endswith((",", ";", ".")):
            continue  # "a programme and a ticket cost"
        found.add(mark.start() if mark[0].endswith("with ") else mark.end())
    return sorted(found)


def _set_apart(view: View, ends: Ends, member: Quantity, opening: int, behind: str) -> bool:
    """Does something say that the figure is of another time, place or group, or that the ends are usual ones?"""
    start = view.facts.sentences[view.sentence_at(ends.start)].start
    tail = behind.split(",")[0].split(";")[0]
    plain = member_words.superlatives()
    told = plain.sub(" ", f"{view.low[start : ends.start]} . {view.low[ends.end : opening]} ")
    clause = plain.sub(" ", f"{view.low[opening : member.start]} . {tail}")
    begun = view.facts.sentences[view.sentence_at(opening)].start
    if _BUT.search(view.low, ends.end, member.start):
        return True
    if begun > ends.end and _fronted().search(view.low, begun, opening):
        return True
    if any(f" {form} " in f" {told}" for form in load("usually").forms):
        return True
    if _usual().search(view.low, start, opening) or _apart().search(clause):
        return True
    known = within(view.facts.dates, start, min(opening, member.start))
    mine = within(view.facts.dates, opening, member.end + len(tail))
    mine = [date for date in mine if date.kind != "TIME" and not date.text.lower().startswith(_DATES)]
    return any(not any(_inside(date, other) for other in known) for date in mine)


class _Clause:
    """A clause that ends at a figure, which may tell it of a member of the group."""

    def __init__(self, view: View, ends: Ends, member: Quantity, group: Group, clause: str, behind: str) -> None:
        for opening in ("; ", ", ", " (", "and ", "but "):
            clause = clause.removeprefix(opening)
        self._view, self._ends, self._member, self._group = view, ends, member, group
        self._clause, self._behind = clause, behind
        self._asides = _ASIDE.findall(clause)
        self._bare = _ASIDE.sub("", clause).removeprefix("with ")

    def tells(self) -> bool:
        """Does it?"""
        group, clause, bare, behind = self._group, self._clause, self._bare, self._behind
        if any(called_member(WORD.findall(aside), group) for aside in self._asides if _IN_ASIDE.match(aside)):
            return member_words.verbs().search(bare) is not None
        for aside in self._asides:
            if place := _PLACED.search(aside.strip(" ,()")):
                of = place["of"]
                return of is None or root_of(singular(of)) in group.roots or of in ("class", "field")
        if self._ends.figure.kind in ("age", "number") and any(
            member_words.in_contest(group, words, behind) for words in (clause, bare)
        ):
            return True
        if includes := _INCLUDES.fullmatch(clause):
            return includes["group"] is None or root_of(singular(includes["group"])) in group.nouns
        if self._ends.figure.kind == "age" and clause in ("has the ", "have the ", "has a ", "have a "):
            return True
        if clause == "with " and group.dimensions & _WEATHER and (read := _READ.match(behind)):
            return self._view.text[self._member.end + read.end()].isupper()
        if _TOPPING.fullmatch(bare):
            return True
        if _WITH.fullmatch(clause):
            return self._by_participle()
        if member_words.superlative(bare, behind, group) or self._given():
            return True
        verb = member_words.verbs().search(bare)
        if verb is None:
            return member_words.of_noun(bare, group) and _OF_IT.match(behind) is not None
        return self._by_subject(bare[: verb.start()].strip(" ,"), verb[0])

    def _by_participle(self) -> bool:
        """ "With the veteran getting", "the chef receiving", "a clock fetching"."""
        found = _PARTICIPLE.fullmatch(self._bare)
        if found is None:
            return False
        words = WORD.findall(found["who"])
        if called_member(words, self._group, self._named):
            return True
        # What costs so much may be anything: "with the programme costing £45".
        sold = found["verb"] in _SOLD and "price" in self._group.dimensions and words[:1] in (["a"], ["an"])
        return sold or member_words.of_names(words, self._named, found["verb"] not in _OF_ANYTHING)

    def _by_subject(self, subject: str, verb: str) -> bool:
        group, words = self._group, WORD.findall(subject)
        if not words:
            return False
        if member_words.deed(verb, group) and called_member(words, group, self._named):
            return True
        if _POSSESSED.fullmatch(subject) and verb.split()[0] in ("is", "was") and self._ends.figure.kind != "age":
            return words[-1].rstrip("s'’") not in ("year", "week", "month") and "that" not in words
        return member_words.by_part(words, group) or self._by_verb(words[0])

    def _by_verb(self, first: str) -> bool:
        """Is the verb one by which only members come to a figure of the dimension?"""
        found = {
            name: verb for name in self._group.dimensions if (verb := member_words.own_verbs(name).search(self._bare))
        }
        if not found or first in _NO_SUBJECT:
            return False
        subject = self._bare[: min(verb.start() for verb in found.values())].strip(" ,")
        words = WORD.findall(subject)
        if not words or not RELATIVE.isdisjoint(words):
            return "pay" in found and " its " in f" {subject} " and _ABOUT.fullmatch(subject) is not None
        if _WEATHER & found.keys():
            return len(words) <= 3 and self._named(subject)
        if "pay" in found and _ABOUT.fullmatch(subject):
            return True
        return not ANYBODY.isdisjoint(found) and len(words) <= 8 and not self._several(words)

    def _several(self, words: Sequence[str]) -> bool:
        head, _ = member_words.split_subject(words)
        if not head or not _SEVERAL.isdisjoint(head):
            return True
        many = head[-1] != singular(head[-1]) and not self._named(head[-1])
        return many and (head[0] in OWN or len(head) == 1)

    def _given(self) -> bool:
        """ "It has given €18,500 to the club", "Judge Ortiz gave Hale six years"."""
        given = _GIVEN.fullmatch(self._bare)
        if given is None:
            return False
        words = WORD.findall(given["who"] or "")
        if not self._group.dimensions.isdisjoint(("term", "fine")):
            return not _JUDGE.isdisjoint(words[:3])
        if self._group.dimensions.isdisjoint(("award", "loan")) or not self._behind.startswith((" to ", ".", ",", ";")):
            return False
        return (
            not words or words in (["it"], ["they"]) or (words[0] == "the" and root_of(words[-1]) in self._group.roots)
        )

    def _named(self, words: str) -> bool:
        """Do words stand with capitals between the ends and the figure?"""
        at = self._view.low.rfind(words, self._ends.end, self._member.start)
        return at >= 0 and all(word[:1].isupper() for word in WORD.findall(self._view.text[at : at + len(words)]))


def _at_a_time(view: View, ends: Ends, member: Quantity, start: int) -> bool:
    """Is it what stood at a time within that over which the ends held?"""
    if not _AT_A_TIME.search(view.low, ends.end, member.start):
        return False
    dates = within(view.facts.dates, start, member.start)
    whole = [date for date in dates if all(date is other or _inside(other, date) for other in dates)]
    return bool(whole) and dates[-1] not in whole


def _inside(date: Date, whole: Date) -> bool:
    """Does one date lie in the other, by the calendar or as printed ("2018", "in May"; "June", "on June 12")?"""
    if date.text.lower() == whole.text.lower():
        return True
    if date.weekday is not None and date.day is None and "week" in whole.text.lower():
        return True
    if date.first and date.last and whole.first and whole.last:
        return whole.first <= date.first and date.last <= whole.last
    if whole.month is None:
        return whole.year is not None and date.month is not None and date.year in (None, whole.year)
    return date.month == whole.month and date.day is not None and whole.day is None and date.year == whole.year


@cache
def _apart() -> Pattern[str]:
    return patterns.compile(rf"\b{words_of('apart')}\b|\bhad (?:been|[a-z]+ed)\b")


@cache
def _fronted() -> Pattern[str]:
    """What stands before the clause in its sentence and sets it apart."""
    return patterns.compile(rf"\b{words_of('apart', 'in all', 'in total', 'altogether', 'between them')}\b")


@cache
def _usual() -> Pattern[str]:
    return patterns.compile(rf"\b{words_of('usual')}\b|\b\d+ of (?:the|its|their)\b")


@cache
def _from_there() -> Pattern[str]:
    return patterns.compile(rf" {words_of('from_there')}\b")


@cache
def _otherwise() -> Pattern[str]:
    """Words behind a figure that make it something else: "11 years in all", "£450 in costs", "on a boat"."""
    words = words_of("otherwise")
    return patterns.compile(
        rf"\W{{0,2}}{words}\b|, {words}\b(?! (?:a|the)\b)| in (?!an? |the |its |[a-z]+(?:'s|’s) )(?=[a-z]{{3,}})"
        r"| on (?:an?|the) (?!top)| of (?!them|the [a-z]+s\b)|-"
    )
