"""The parts that stand beside a total: those listed after it, or those that it sums up."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from factcheck import patterns
from factcheck.engine.evaluation import Undefined
from factcheck.engine.functions.roles import knowing, nearest_class, view_of
from factcheck.engine.operands import basis
from factcheck.engine.operands import part_frames as frames
from factcheck.engine.operands.clauses import finite
from factcheck.engine.operands.marks import marks
from factcheck.engine.view import View
from factcheck.language.lexicon import load
from factcheck.language.roots import listed
from factcheck.model import Quantity, within

_MOST, _BETWEEN = 12, 9
_APIECE = patterns.lazy(r"\b(?:apiece|each)\b")
_NEXT, _FEWEST = 20, 3
"""Words between two parts of a list, at most."""
_WORDS = patterns.lazy(r"[^\W\d_][\w'’-]*")
_PART = patterns.lazy(r"(?:[,;(–—:]|\band\b|\bplus\b)(?:[\s(]+[\w'’.&-]+){0,6}\s*\(?$")
_LAST = patterns.lazy(r"\b(?:and|plus)\b(?:[\s(]+[\w'’.&-]+){0,6}(?:, (?:at|costing|for|worth))?\s*\(?$")
_OPENS = patterns.lazy(
    r"(?:[:(–—]|\s-\s|,\s*(?:of (?:which|whom|these|them)\b|with\b)?|;\s*of (?:these|those|them),?"
    r"|\b(?:split|divided|shared|broken down)\b)[^,:]*$"
)
_MARKS = patterns.lazy(r"[:–—]|\s-\s")
_MARKED = patterns.lazy(r"(?:[:(–—]|\s-)\s*$")
_OF_THEM = patterns.lazy(r"\W*of (?:them|whom|these|those|which)\b")
_LIMITED = patterns.lazy(r"[^,;.]{0,40} (?:who|that|which) (?:ha[sdv]|w[ae]|did|are|is|can|could)")
# "and the remaining 13", "from the rest of Europe"
_REMAINING = patterns.lazy(r"\bthe (?:remaining|other|last)\s+$|\b(?:from|in|to|at|across) the rest of\b")
_THE_REST = patterns.lazy(
    r"\b(?:and|with) the (?:rest|remainder|balance|remaining|others?)\b(?:[\s,(–—-]+[\w'’]+){0,3}[\s,(–—-]+$"
)
_ROUNDED = 0.5
_SHORT, _OVER = 75, 125
"""Per cent that a rest must make with the shares of its own sentence, at least and at most; else some are elsewhere."""
_LEFT = patterns.lazy(r"\W*(?:left|remain(?:s|ed|ing)?|others?|more|further)\b")
_OF = patterns.lazy(r"\bof (?:the |its |their |all )?$")
_CLOSES = frozenset({"sum", "bill"})
_MEANS = patterns.lazy(r"\b(?:hope|plan|expect|want|aim|need|intend|seek)(?:s|ed)? to\b")
_APART, _MOVED, _BOUND = frozenset({"old", "once", "further"}), frozenset({"-", "+"}), frozenset({"bound", "due"})
_FROM = patterns.lazy(
    r"\b(?:in|under|from|out of|of|with|through) (?:(?:an?|the|its|their|h[ie][sr]|our) )?(?:[\w’']+['’]s )?$"
)
_COMPARED = patterns.lazy(r" [a-z]+er(?=[,;.)])")
"""A comparative that closes the phrase of a figure, which is a change: "heifers made €3.71, nine cents easier, and"."""
_POT = patterns.lazy(
    r" (?:[\w-]+ ){0,3}?(?:package|deal|fund|scheme|plan|programme|program|budget|pot|spree|boost|investment|giveaway"
    r"|grant|award|settlement|bequest|legacy|windfall|handout|allocation|kitty|bailout|rescue)\b"
)
# "Nine teachers and 20 assistants make up a staff of 29"
_MAKING = patterns.lazy(
    r"\b(?:make|made|making) up (?!most|half|part|much|some|nearly|almost|over|more|about|the (?:bulk|majority|rest))"
    r"(?:[\w'’-]+ ){1,5}(?:of )?$"
)
_SAME = patterns.lazy(r"\b(?:the|all|those|these)\s+$")
_REST = patterns.lazy(
    r"\b(?:the (?:rest|remainder|remaining|others?)|(?:the )?(?:rest|remainder) of|among (?:them|those|these))\b"
)
_ONE_MORE = patterns.lazy(r", an? [\w-]+(?: [\w-]+)?,? (?:and )?\Z")
_OPENING = 24
"""Characters before the rest where it opens its sentence."""
_VAGUE = patterns.lazy(
    r"[,;–—-] (?:and |while |but )?(?:an?other|most|a few|several|many|some|a handful|others|the odd)\b"
)
"""Others that are told without a figure: ", while a few went to farms"."""


@knowing
def parts(environment: Mapping[str, Any], total: Any) -> list[Quantity]:
    """The parts of a total: the figures like it that are listed right after it, or before it where it sums them up
    ("187 in all", "The 15 have appealed"). Raises Undefined where no such list is complete."""
    view = view_of(environment)
    here = view.sentence_at(total.start)
    sentences = view.facts.sentences
    if here < 0 or total.value is None or _LEFT.match(view.low, max(total.end, total.counted_end)):
        raise Undefined("no total")
    sentence = sentences[here]
    first, last = sentences[max(here - 1, 0)], sentences[min(here + 1, len(sentences) - 1)]
    near = within(view.facts.quantities, first.start, last.end)
    if sum((q.kind, q.unit) == (total.kind, total.unit) for q in frames.in_kind(view, total, near)) < _FEWEST:
        raise Undefined("no list")
    before = _like(view, total, sentence.start, total.start)
    if before and _PART.search(view.low, max(before[-1].end, before[-1].counted_end), total.start):
        return _summed(view, total, here)
    after = _behind_mark(view, total, _like(view, total, max(total.end, total.counted_end), sentence.end))
    opened = _opened(view, total, after[0], len(after) > 2) if len(after) >= 2 else ""
    if opened := opened or frames.dealt(view, total, after) or frames.used_up(view, total, after):
        found = _run(view, frames.with_one(view, after) if _MARKS.search(opened) else after)
        if (
            opened.startswith(",")
            and found
            and found[0].noun not in (None, total.noun)
            and not frames.kinds_of(total, found)
        ):
            found = []
        if opened[:1] in (",", ";") and found and _one_of_them(view, total, found):
            found = []  # "12 goals from Doyle, nine from Kerr and five from Shah"
        if found and _of_others(view, total, found):
            found = []
        if found and _APIECE.search(view.low, total.end, found[-1].end):
            found = []  # "the two parties won four apiece, Labour three and others two"
        if any(_ONE_MORE.search(view.low, a.end, b.start) for a, b in pairwise(found)):
            found = []  # "nine balls: six legal ones, a wide and two no-balls"
        left = found and sum(figure.value or 0 for figure in found) < total.value and _left_over(view, total, found)
        if found and not left and not _goes_on(view, total, found, after) and _whole(view, total, found, opened):
            return found
    headed = sentence.kind == "headline" and len(within(view.facts.quantities, sentence.start, sentence.end)) == 1
    closed = headed or view.text[sentence.end - 1 : sentence.end] in (".", ":")
    if len(after) < 2 and here + 1 < len(sentences) and closed:
        following = _like(view, total, sentences[here + 1].start, sentences[here + 1].end)
        found = _run(view, following)
        if found and _APIECE.search(view.low, sentences[here + 1].start, found[-1].end):
            found = []
        if found and sum(figure.value or 0 for figure in found) < total.value and _vaguely(view, found[-1]):
            found = []
        alone = len(_like(view, total, sentence.start, sentence.end)) == 1
        made = bool(found) and frames.made_of(view, total, sentences[here + 1].start, found[0].start, alone)
        several = len(found) >= 3 or made
        if found and frames.pointed(view, total, found) and found[-1] is following[-1]:
            return found
        if (
            headed
            and found
            and found[-1] is following[-1]
            and not _results(view, found)
            and frames.told_again(view, total, found)
        ):
            return found
        if several and found[-1] is following[-1] and not _results(view, found):
            # "The sum consists of £3m from the state and £2m from the city"
            if made and (total.kind == "money" or len(found) > 2):
                return found
            if frames.named(view, total, found):
                return found
    return _summed(view, total, here)


def _like(view: View, total: Quantity, start: int, end: int) -> list[Quantity]:
    return [
        figure
        for figure in frames.like(view, total, start, end)
        # "when the two marches met": what has been spoken of.
        if not (figure.noun not in (None, total.noun) and view.low.endswith("the ", 0, figure.start))
    ]


def _behind_mark(view: View, total: Quantity, figures: list[Quantity]) -> list[Quantity]:
    """Without those that count something else before a colon: "27 people in three states: 11 in Kentucky, ..."."""
    heads = len(figures) > 2 and figures[0].value == len(figures) - 1 and figures[0].noun not in (None, total.noun)
    heads = heads and all(figure.noun in (None, total.noun) for figure in figures[1:])
    if heads and not _MARKED.search(view.low, total.end, figures[0].start):
        return figures[1:]  # "260 goats went to three villages, 90 of them to Leck, ..."
    if not figures or (mark := view.low.find(":", total.end, figures[-1].start)) < 0:
        return figures
    return [figure for figure in figures if figure.start > mark or figure.noun in (None, total.noun)]


def _opened(view: View, total: Quantity, first: Quantity, several: bool) -> str:
    """The mark or words that bring in what the total is made of; empty without them. With ``several`` figures "with the
    Greens on 27, ..." does."""
    lead = view.low[max(total.end, total.counted_end) : first.start]
    alike = lead[:1] == view.text[first.end : first.end + 1] == ")"  # "tax (£97m), grants (£72m) and fees (£43m)"
    if alike or len(_WORDS.findall(lead)) > 12 or _partly(lead):
        return ""
    if made := frames.MADE_OF.search(lead):
        return made[0]
    opened = found[0] if (found := _OPENS.search(lead)) else ""
    if several and lead.strip() in ("are", "were"):
        return lead  # "Her 24 medals are 12 golds, eight silvers and four bronzes"
    # "96 aircraft, sold 18": a verb takes the figure.
    most = 5 if "of w" in opened else 4 if opened.startswith((", with", ",with")) and several else 0
    return "" if opened.startswith(",") and "(" not in opened and len(_WORDS.findall(opened)) > most else opened


def _left_over(view: View, total: Quantity, found: Sequence[Quantity]) -> bool:
    """Is there a rest beside the parts: "; the rest are open", "The others have gone"? One with a figure that is too
    large for what is missing is the rest of another whole."""
    last, sentences = found[-1], view.facts.sentences
    at = view.sentence_at(last.start)
    following = sentences[at + 1].start + _OPENING if at + 1 < len(sentences) else sentences[at].end
    rest = _REST.search(view.low, last.end, following)
    if rest is None:
        return False
    told = [q for q in within(view.facts.quantities, rest.end(), rest.end() + _NEXT) if q.kind == total.kind]
    if not told or view.low[rest.end() : told[0].start].strip() or told[0].noun not in (None, total.noun):
        return True
    return sum(figure.value or 0 for figure in (*found, told[0])) <= (total.value or 0)


def _vaguely(view: View, last: Quantity) -> bool:
    """Are others told of behind the last part, without a figure?"""
    sentence = view.facts.sentences[view.sentence_at(last.start)]
    return _VAGUE.search(view.low, last.end, sentence.end) is not None


def _one_of_them(view: View, total: Quantity, found: Sequence[Quantity]) -> bool:
    """Is what may be a total told as the figures behind it are, so that it is the first of their list? Of a list the
    first has the verb: "29,000 were in Donegal, 18,000 in Sligo and 14,000 in Leitrim"."""
    words = [_WORDS.match(view.low, max(q.end, q.counted_end) + 1) for q in found]
    ways = {match[0] if match else "" for match in words}
    if len(ways) > 1 or any(load("function_words").class_of(way) not in ("p", "T") for way in ways):
        return False
    if [q.value for q in within(view.facts.quantities, total.end, found[0].start)] == [len(found)]:
        return False  # "12 goals in two games, seven in the first and five in the second"
    return not ways.isdisjoint(_WORDS.findall(view.low, max(total.end, total.counted_end), found[0].start))


def _goes_on(view: View, total: Quantity, found: Sequence[Quantity], after: Sequence[Quantity]) -> bool:
    """Does another figure follow at once, or is a part after the first one "of them"?"""
    for figure, following in zip(after, (*after[1:], None), strict=True):
        end = max(figure.end, figure.counted_end)
        if figure in found[1:] and _OF_THEM.match(view.low, end):
            return True
        if figure is found[-1] and following is not None:
            between = view.low[end : following.start]
            led = between.split()[-1:]
            if following.noun not in (None, total.noun) and led and load("function_words").class_of(led[0]) == "p":
                return False  # "and one independent, according to a report of 64 pages"
            return len(_WORDS.findall(between)) <= _BETWEEN and _PART.search(between) is not None
    return False


def _of_others(view: View, total: Quantity, found: Sequence[Quantity]) -> bool:
    """Is the first part one "of them", and a later one of something else: "203 of them let, and 34 traders wait"?"""
    if not _OF_THEM.match(view.low, max(found[0].end, found[0].counted_end)):
        return False
    if any(figure.noun not in (None, total.noun) for figure in found[1:]) and not frames.kinds_of(total, found[1:]):
        return True
    # "Four of them by women and three by writers who had not published before" overlap.
    end = view.facts.sentences[view.sentence_at(found[-1].start)].end
    if any(_LIMITED.match(view.low, max(q.end, q.counted_end), end) for q in found[1:]):
        return True
    # "26 of them Qantas services and nine bound for Broome" overlap: a thing, and what is done.
    return not _does(view, found[0]) and any(_does(view, figure) for figure in found[1:])


def _does(view: View, part: Quantity) -> bool:
    """Do a participle or a preposition follow a part, "of them" left aside, and not a noun?"""
    told = _OF_THEM.match(view.low, max(part.end, part.counted_end))
    found = _WORDS.search(view.low, told.end() if told else max(part.end, part.counted_end))
    word = found[0] if found else ""
    return word.endswith(("ing", "ed")) or word in _BOUND or load("function_words").class_of(word) == "p"


def _whole(view: View, total: Quantity, found: Sequence[Quantity], opened: str) -> bool:
    """May a list that makes less than the total claim to be whole: after a colon, a dash or "made up of", or with three
    parts that are all told in one way ("nine from ..., five from ... and two from ...")?"""
    values = [figure.value for figure in found if figure.value is not None]
    if total.value is None or sum(values) >= total.value or any(mark in opened for mark in ":(–—") or " - " in opened:
        return True
    if not opened.startswith(",") or (len(found) >= 3 and ("which" in opened or "whom" in opened)):
        return True
    if len(found) >= 3 and _OF.search(view.low, max(0, total.start - 12), total.start):
        return True
    words = [_WORDS.search(view.low, max(figure.end, figure.counted_end)) for figure in found]
    ways = {match[0] if match else "" for match in words}
    preposed = [load("function_words").class_of(way) == "p" for way in ways]
    return (all(preposed) and len(ways) == 1) or (len(found) >= 3 and sum(preposed) >= len(ways) - 1 > 0)


def _partly(words: str) -> bool:
    padded = f" {' '.join(_WORDS.findall(words))} "
    return any(
        f" {form} " in padded for form in load("part_list").forms if form not in ("of which", "of whom", "of them")
    )


def _run(view: View, figures: Sequence[Quantity]) -> list[Quantity]:
    """The figures from the first on that stand in one list, closed by "and"; empty where it does not close."""
    found = [figures[0]] if figures else []
    for one, other in itertools.pairwise(figures):
        between = view.low[max(one.end, one.counted_end) : other.start]
        said = _REMAINING.sub("", between)
        rest = _THE_REST.search(between) is not None
        if len(_WORDS.findall(between)) > _BETWEEN or not _PART.search(between) or (_partly(said) and not rest):
            break
        found.append(other)
        if (rest or _LAST.search(between)) and not _last_of_all(view, other, figures):
            return [] if _apart(view, found) or len(found) > _MOST else found
    return []


def _last_of_all(view: View, figure: Quantity, figures: Sequence[Quantity]) -> bool:
    """Does "and the rest, £1.1m," bring in one figure more behind a list that was closed?"""
    following = next((other for other in figures if other.start > figure.start), None)
    end = max(figure.end, figure.counted_end)
    return following is not None and _THE_REST.search(view.low, end, following.start) is not None


def _apart(view: View, figures: Sequence[Quantity]) -> bool:
    """Are figures of other times, changes of others, or of some that went and some that came?"""
    if any(
        not marks(view, figure).isdisjoint(_APART)
        or basis.is_change(view, figure)
        or _COMPARED.match(view.low, max(figure.end, figure.counted_end))
        for figure in figures
    ):
        return True
    # "Sold 40 ewes and 30 lambs": one verb, whatever the nouns are.
    told = [b for a, b in itertools.pairwise(figures) if len(_WORDS.findall(view.low, a.counted_end, b.start)) > 1]
    return {nearest_class(view, figure, "headcount") for figure in (figures[0], *told)} >= _MOVED


def _results(view: View, found: Sequence[Quantity]) -> bool:
    """Are figures those of matches won, drawn and lost? They make no points."""
    led = [view.low[max(0, figure.start - _NEXT) : figure.start].rstrip().rpartition(" ")[2] for figure in found]
    told = [name for name in ("won", "draw", "lost") if any(word in load(name).forms for word in led)]
    return len(told) > 1


def _summed(view: View, total: Quantity, here: int) -> list[Quantity]:
    """The list before a total that sums it up."""
    sentence = view.facts.sentences[here]
    before = _like(view, total, sentence.start, total.start)
    last = view.facts.sentences[here - 1] if here and not before else None
    earlier = _like(view, total, last.start, last.end) if last else []
    if len(before) < 2 and len(earlier) < 2:
        raise Undefined("no list")
    spent = _spent_from(view, total, before)
    making = bool(before) and _MAKING.search(view.low, before[-1].end, total.start) is not None
    closing = not marks(view, total).isdisjoint(_CLOSES) or spent or making or frames.over_all(view, total)
    pointed = _SAME.search(view.low, sentence.start, total.start) is not None
    brought = frames.brought(view, sentence.start, total)
    if brought == "since":
        raise Undefined("others were counted before these")
    if brought and not last:
        for first in range(len(before) - 1):
            found = _run(view, before[first:])
            if found and found[-1] is before[-1] and frames.one_noun(found, total):
                if brought == "these" or sum(figure.value or 0 for figure in found) > (total.value or 0):
                    return found
                break
    if last and (closing or pointed) and not _away(view, sentence.start, total.start):
        before = earlier
        closing, pointed = closing, pointed and not closing
    if not closing and not (pointed and len(before) >= 3):
        raise Undefined("no total of a list")
    before = frames.with_one(view, before) if before else before
    for first in range(len(before) - 1):
        found = _run(view, before[first:])
        one = len(found) > 2 or (bool(found) and (frames.one_noun(found, total) or frames.in_all(view, found, total)))
        if one and found[-1] is before[-1]:
            gap = view.low[max(found[-1].end, found[-1].counted_end) : total.start]
            if not last and (_partly(gap) or frames.BEYOND.search(gap)):
                break  # "12 doctors and 30 nurses, among 48 staff in all"
            if _of_play(total, found):
                break
            if spent and sum(figure.value or 0 for figure in found) < (total.value or 0):
                break  # other things may be paid for as well
            return found
    raise Undefined("no list")


def _spent_from(view: View, total: Quantity, before: Sequence[Quantity]) -> bool:
    """Is a total the pot that the amounts before it come out of: "roads get £3m and parks £2m in a £4m package"?"""
    led = bool(before) and total.kind == "money" and _FROM.search(view.low, before[-1].end, total.start) is not None
    return led and _POT.match(view.low, total.end) is not None


def _away(view: View, start: int, end: int) -> bool:
    """Does a verb stand before the total in its sentence?"""
    return bool(finite() & set(_WORDS.findall(view.low, start, end))) or _MEANS.search(view.low, start, end) is not None


def _of_play(total: Quantity, found: Sequence[Quantity]) -> bool:
    """Does a total count points or goals, and its parts something else: "14 games, six draws ... 48 points"?"""
    nouns = {figure.noun for figure in found} - {None, total.noun}
    return total.noun in listed("claim_words", "of_sides") and not (nouns and nouns <= frames.OUTCOMES)


FUNCTIONS: dict[str, Callable[..., Any]] = {"parts": parts}
