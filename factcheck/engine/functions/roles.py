"""Functions on the parts that figures play: their marks, which was first, whether they are of one thing."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from factcheck import patterns
from factcheck.engine.evaluation import Undefined, number
from factcheck.engine.functions.figures import FIGURES, of_stretch
from factcheck.engine.operands import basis, cues, likeness, order, topic
from factcheck.engine.operands.additions import new_item
from factcheck.engine.operands.clauses import finite
from factcheck.engine.operands.marks import marks
from factcheck.engine.operands.setting import after, before, setting, whole_of
from factcheck.engine.subjects import VIEW
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.model import Quantity, within

CLOSED = "<closed>"
"""Of the environment: can no other set of figures, as near, take the roles?"""
_LONGEST = 7
"""Words between two items of a list, at most."""
_OTHERWISE = frozenset({"old", "once", "elsewhere", "compared", "delta"})
"""Marks of figures that are of another time or place than those beside them."""
_WORDS = patterns.lazy(r"[^\W\d_]+(?:['’]s\b)?")


def knowing(function: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a function that is given the environment of the expression first."""
    function.takes_environment = True  # type: ignore[attr-defined]
    return function


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("roles")[name])


def view_of(environment: Mapping[str, Any]) -> View:
    view = environment.get(VIEW)
    if not isinstance(view, View):
        raise Undefined("no article")
    return view


@knowing
def marked(environment: Mapping[str, Any], figure: Any, *names: str) -> bool:
    """Does a figure bear a mark of one of the roles? What is not bound bears none."""
    return isinstance(figure, Quantity) and not marks(view_of(environment), figure).isdisjoint(names)


@knowing
def earlier(environment: Mapping[str, Any], first: Any, second: Any) -> bool:
    """Did the first figure hold before the second, as far as marks, dates, words of time and tenses tell?"""
    view = view_of(environment)
    return isinstance(first, Quantity) and isinstance(second, Quantity) and order.earlier(view, first, second)


@knowing
def timed(environment: Mapping[str, Any], figure: Any) -> bool:
    """Is it said when a figure held?"""
    return isinstance(figure, Quantity) and order.timed(view_of(environment), figure)


@knowing
def linked(environment: Mapping[str, Any], stated: Any, *operands: Any) -> bool:
    """Is the stated figure (or word) said of what the operands are figures of?"""
    items = [item for value in operands for item in (value if isinstance(value, list) else [value])]
    figures, view = [item for item in items if isinstance(item, Quantity)], view_of(environment)
    return topic.linked(view, stated, figures) or _sums_up(view, stated, figures)


def _sums_up(view: View, stated: Any, figures: list[Quantity]) -> bool:
    """Is the stated figure the subject that takes up a change told with both its ends right before?"""
    here = setting(view, stated)
    if here is None or len(figures) < 2 or not cues.is_subject(here):
        return False
    ends = [setting(view, figure) for figure in figures]
    clauses = {(end.number, end.clause) for end in ends if end is not None}
    return None not in ends and len(clauses) == 1 and clauses.pop()[0] == here.number - 1


@knowing
def listed(environment: Mapping[str, Any], values: Any) -> bool:
    """Do figures stand in one list: a comma, "and" or bracket between each and the next, and few words?"""
    low = view_of(environment).low
    for one, other in itertools.pairwise(values):
        between = low[one.end : other.start]
        words = _WORDS.findall(between)
        if len(words) > _LONGEST or not ("and" in words or any(mark in between for mark in ",;()")):
            return False
    return True


@knowing
def paired(environment: Mapping[str, Any], one: Any, other: Any) -> bool:
    """Does no more than "and" or "or" stand between two facts: "the fines, $150 and $300"?"""
    first, second = sorted((one, other), key=lambda fact: fact.start)
    return view_of(environment).low[first.end : second.start].strip() in ("and", "or")


@knowing
def closes(environment: Mapping[str, Any], total: Any, parts: Any) -> bool:
    """Does a total stand after its parts, with words that sum them up?"""
    found = marks(view_of(environment), total)
    return total.start > parts[-1].end and not found.isdisjoint(("sum", "bill"))


@knowing
def alike(environment: Mapping[str, Any], first: Any, second: Any) -> bool:
    """May two figures be of one thing, by the words of their clauses?"""
    return likeness.alike(view_of(environment), first, second)


@knowing
def apart(environment: Mapping[str, Any], *values: Any) -> bool:
    """Do the values stand in more than one sentence?"""
    view = view_of(environment)
    return len({view.sentence_at(value.start) for value in values}) > 1


@knowing
def in_headline(environment: Mapping[str, Any], figure: Any) -> bool:
    """Does a figure stand in the headline?"""
    view = view_of(environment)
    return isinstance(figure, Quantity) and view.facts.sentences[view.sentence_at(figure.start)].kind == "headline"


@knowing
def based(environment: Mapping[str, Any], multiple: Any, figure: Any) -> bool:
    """Is a figure the base of a multiple: after it in its sentence, with "as", "than" or the like between and no other
    figure?"""
    view = view_of(environment)
    if not isinstance(figure, Quantity) or figure.start < multiple.end or apart(environment, multiple, figure):
        return False
    between = within(view.facts.quantities, multiple.end, figure.start)
    words = view.low[multiple.end : figure.start].split()
    return not between and not _words("bases").isdisjoint(words)


@knowing
def next_to(environment: Mapping[str, Any], first: Any, second: Any) -> bool:
    """Does the second figure follow the first at once: with marks, "or", "that is" and what the first one counts
    between, no more?"""
    view = view_of(environment)
    if not isinstance(first, Quantity) or apart(environment, first, second):
        return False
    start = max(first.end, first.counted_end)
    words = {word for word in _WORDS.findall(view.low, start, second.start) if not word.endswith(("'s", "’s"))}
    return (
        start <= second.start and words <= _words("joining") and not within(view.facts.quantities, start, second.start)
    )


_SPREAD = patterns.lazy(r"\b(?:over|across|during|throughout) $")


@knowing
def sole(environment: Mapping[str, Any], *values: Any) -> bool:
    """Does no other count, and no other figure of their units, stand between the first and the last of the figures?
    What a relative clause counts is said by the way: "kitchens, which employ 90 cooks", and so is over what something
    was spread: "asked 500 adults over two evenings"."""
    bound = [value for value in values if isinstance(value, Quantity)]
    places = {(value.start, value.end) for value in bound}
    view = view_of(environment)
    between = within(view.facts.quantities, min(v.start for v in bound), max(v.end for v in bound))
    units = {("number", None), *((v.kind, v.unit) for v in bound)}
    others = (q for q in between if (q.kind, q.unit) in units and (q.start, q.end) not in places)
    return all(_by_the_way(view, q, bound) for q in others)


def _by_the_way(view: View, figure: Quantity, bound: list[Quantity]) -> bool:
    here = setting(view, figure)
    if (
        figure.noun is not None
        and figure.noun not in {v.noun for v in bound}
        and _SPREAD.search(view.low, max(0, figure.start - 12), figure.start)
    ):
        return True
    if here is None or here.tokens[here.clause[0]].word not in _words("aside"):
        return False
    return not any(here.tokens[here.clause[0]].start <= v.start < here.tokens[here.clause[1] - 1].end for v in bound)


@knowing
def near_group(environment: Mapping[str, Any], figure: Any, name: str) -> str:
    """The class of the word of a built-in lexicon that stands nearest to a figure, between it and the figures beside
    it in its clause; empty without one."""
    return nearest_class(view_of(environment), figure, name)


def nearest_class(view: View, figure: Any, name: str) -> str:
    """The same, for functions."""
    here = setting(view, figure)
    if here is None:
        return ""
    forms = load(name).forms
    left, right = before(here), after(here)
    found: list[tuple[int, int, str]] = []
    for words in (left[::-1], right):
        for at in range(len(words)):
            for size in range(1, 5):
                entry = forms.get(" ".join(words[at : at + size])) if at + size <= len(words) else None
                if entry is not None:
                    distance = len(words) - at - size if words is not right else at
                    found.append((distance, -size, entry[1]))
    return min(found)[2] if found else ""


@of_stretch
def only(environment: Mapping[str, Any], figure: Any, *names: str) -> bool:
    """Is a figure the only one of its kind in reach that bears a mark of one of the roles?"""
    view = view_of(environment)
    return not any(
        other.kind == figure.kind
        and (other.start, other.end) != (figure.start, figure.end)
        and not marks(view, other).isdisjoint(names)
        for other in environment.get(FIGURES, ())
    )


@knowing
def part_of(environment: Mapping[str, Any], part: Any, whole: Any) -> bool:
    """Does the text say "part of the whole", with no more between than the noun that the part counts?"""
    here = setting(view_of(environment), part)
    known = whole_of(here) if here is not None and isinstance(whole, Quantity) else None
    return known is not None and known.start == whole.start


@knowing
def has_whole(environment: Mapping[str, Any], part: Any) -> bool:
    """Does the text say of what other figure this one is a part: "45 of the school's 1,500 pupils"?"""
    here = setting(view_of(environment), part)
    return here is not None and whole_of(here) is not None


def stands_before(first: Any, second: Any) -> bool:
    """Does the first figure stand before the second, or before all of a list?"""
    return all(first.start < item.start for item in (second if isinstance(second, list) else [second]))


def comparable(first: Any, second: Any, factor: Any) -> bool:
    """Is neither figure more than so many times the other? A slip of the pen seldom is; another thing often."""
    a, b, most = (number(value).middle for value in (first, second, factor))
    if a is None or b is None or most is None:
        return False
    return 0 < abs(a) <= abs(b) * most and abs(b) <= abs(a) * most


@knowing
def measured(environment: Mapping[str, Any], multiple: Any) -> bool:
    """Does the text say of what a multiple is: "double the number of", "twice as many as"?"""
    view = view_of(environment)
    words = _WORDS.findall(view.low, max(0, multiple.start - 12), multiple.start)
    nearest = words[-1] if words else ""
    after_it = _WORDS.findall(view.low, multiple.end, multiple.end + 12)
    bare = _WORDS.findall(view.low, multiple.start, multiple.end)[-1:]
    return bool(
        set(bare) <= _words("multiples")
        and nearest not in _words("leading")
        and after_it
        and after_it[0] in _words("bases")
    )


@knowing
def later(environment: Mapping[str, Any], first: Any, second: Any) -> bool:
    """Is the first figure of a later date than the second, or of what is yet to come?"""
    view = view_of(environment)
    return isinstance(first, Quantity) and isinstance(second, Quantity) and order.later(view, first, second)


@knowing
def takes_up(environment: Mapping[str, Any], stated: Any) -> bool:
    """Does the clause of a figure say nothing of its own, or lead back to what was said?"""
    return topic.takes_up(view_of(environment), stated)


@knowing
def foreign(environment: Mapping[str, Any], stated: Any, *operands: Any) -> bool:
    """Does anything say that a figure is of something, somebody or some time else than the operands: another subject,
    measure, name or owner in its clause, a date of its own, a turn that sets it against what was said?"""
    items = [item for item in operands if isinstance(item, Quantity)]
    return topic.against(view_of(environment), stated, items)


@of_stretch
def nothing_else(environment: Mapping[str, Any], stated: Any, *operands: Any) -> bool:
    """Are the operands all the figures in reach that can take the roles, in one sentence with the stated one or
    led back to by it, and does nothing say that this is of something, somebody or some time else?"""
    if not environment.get(CLOSED, False):
        return False
    view = view_of(environment)
    items = [item for item in operands if isinstance(item, Quantity)]
    if isinstance(stated, Quantity) and marks(view, stated) & _OTHERWISE:
        return False
    # What stands in another sentence may be of another thing that nothing marks, unless it leads back.
    if len({view.sentence_at(item.start) for item in (stated, *items)}) > 1 and not topic.takes_up(view, stated):
        return False
    return not topic.against(view, stated, items)


@knowing
def added(environment: Mapping[str, Any], figure: Any, beside: Any) -> bool:
    """Does "and" bring in something else with a figure than what the one before it is of: "and wages by 5 per cent"?"""
    view = view_of(environment)
    here, there = setting(view, figure), setting(view, beside)
    return here is not None and there is not None and new_item(here, [there])


@knowing
def left_behind(environment: Mapping[str, Any], old: Any, new: Any) -> bool:
    """Had a figure moved on to another one than the new one ("from old to ..."), or is another set against it?"""
    if not isinstance(old, Quantity) or not isinstance(new, Quantity):
        return False
    view = view_of(environment)
    other = basis.leads_to(view, old) or basis.counterpart(view, old)
    return other is not None and other.start != new.start


@knowing
def moved_to(environment: Mapping[str, Any], old: Any, new: Any) -> bool:
    """Does the text say that one figure moved to another one ("from old to new")?"""
    moved = basis.leads_to(view_of(environment), old) if isinstance(old, Quantity) else None
    return moved is not None and isinstance(new, Quantity) and moved.start == new.start


@knowing
def set_against(environment: Mapping[str, Any], old: Any, new: Any) -> bool:
    """Does the text set one figure against another one ("new, compared with old", "new, up from old")?"""
    other = basis.counterpart(view_of(environment), old) if isinstance(old, Quantity) else None
    if other is None or not isinstance(new, Quantity) or other.start != new.start:
        return False
    # "17 of the 46 seats, down from 27"
    view = view_of(environment)
    before = within(view.facts.quantities, view.facts.sentences[view.sentence_at(new.start)].start, new.start)
    return not any(part_of(environment, figure, new) for figure in before)


_OF_THEM = frozenset({"of", "them", "these", "those"})


@knowing
def own_verb(environment: Mapping[str, Any], figure: Any) -> bool:
    """Is a figure, with what it counts or "of them", the subject of a verb right behind it: "half of the 60 were lost,
    12 were saved"?"""
    here = setting(view_of(environment), figure)
    if here is None:
        return False
    counted = figure.counted_end if isinstance(figure, Quantity) else figure.end
    behind = (t.word for t in here.tokens[here.at + 1 :] if t.start >= counted and t.word not in _OF_THEM)
    return next(behind, "") in finite()


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "marked": marked,
    "earlier": earlier,
    "linked": linked,
    "timed": timed,
    "alike": alike,
    "apart": apart,
    "based": based,
    "in_headline": in_headline,
    "stands_before": stands_before,
    "closes": closes,
    "paired": paired,
    "listed": listed,
    "later": later,
    "takes_up": takes_up,
    "comparable": comparable,
    "measured": measured,
    "part_of": part_of,
    "has_whole": has_whole,
    "only": only,
    "near_group": near_group,
    "sole": sole,
    "next_to": next_to,
    "nothing_else": nothing_else,
    "foreign": foreign,
    "left_behind": left_behind,
    "added": added,
    "moved_to": moved_to,
    "set_against": set_against,
    "own_verb": own_verb,
}
