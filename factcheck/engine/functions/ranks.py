"""Figures that stand in a ranking with one that is called the most or the least."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

from factcheck import patterns
from factcheck.engine.evaluation import Undefined
from factcheck.engine.functions.figures import FIGURES, of_stretch
from factcheck.engine.functions.roles import view_of
from factcheck.engine.functions.things import dates
from factcheck.engine.operands.clauses import Token, finite, plain, stem
from factcheck.engine.operands.cues import moves
from factcheck.engine.operands.marks import marks
from factcheck.engine.operands.setting import Setting, setting
from factcheck.engine.view import View
from factcheck.language.days import MONTHS, WEEKDAYS
from factcheck.language.lexicon import load
from factcheck.language.roots import common, root_of
from factcheck.model import Quantity, within

_ELSEWHEN = frozenset({"old", "once", "delta", "further", "lost", "sum"})
"""Marks of figures that are of another time, of several together, of what went, or no figures of one thing."""
_TURNED = frozenset({"although", "though", "but", "despite"})
_SEVERAL = patterns.lazy(
    r"(?:\b(?:second|third|fourth|fifth|next)[- ]|\b(?:one of|among) (?:the|its|their) (?:\w+ )?"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+) )$"
)
_THEIRS = frozenset({"his", "her", "their"})
_OF_AGE, _AGES = frozenset({"oldest", "youngest", "eldest"}), frozenset({"age", "number", "duration"})
_PLACES, _DEGREES = frozenset({"top", "bottom"}), frozenset({"most", "least"})
_OF_SO_MANY = patterns.lazy(r" (?:[\w-]+ )?of (?:(?:the|its|their|all|those|these) )?(?:[\w-]+['’]s? )?")
_BUT_FOR = patterns.lazy(
    r"(?: [\w-]+){0,4} (?:after|behind|but for|except|except for|bar|barring|apart from|other than"
    r"|besides|save for|outside)\b"
)
"""Words that take one out of a ranking: "the wettest city after Leeds"."""
_OF_A_TIME = patterns.lazy(
    r"\b(?:season|year|month|week|day|decade|century|quarter|summer|winter|spring|autumn)['’]s (?:\w+ )?$"
)
"""What is the highest of a time is so beside other days, not beside other places."""
_SINCE = patterns.lazy(r"(?: [\w-]+){0,4} since\b")
"""What is the least since a year is so beside other years."""
_IN_PLACE = patterns.lazy(r"(?: [a-z-]+){1,2} in [A-Z]")
_IN_THE_PLACE = patterns.lazy(
    r"(?: [a-z-]+){1,2} (?:in|of) (?:the|our|its|his|her) (?:city|town|county|country|region|state|village|island)\b"
)
_ELSEWHERE = patterns.lazy(r" in [A-Z][\w’'-]+(?: [a-z]+){1,2} $")
_OF_A_SHARE = patterns.lazy(r"(?:[ -][a-z-]+){0,2}? (?:rate|share|proportion|percentage)s?\b")
"""What is highest as a share is not so as a count."""
_FRAMED = patterns.lazy(r"\bbut (?:over|across|in|for|on|during|taking|by|since|at)\b")
"""What is turned to another time or place: "the wettest day, but over the whole week ..."."""
_BACK = 70
# "98, with Hull on 112", but not "than any other defender, 12, with striker Lowe on 20"
_SET_BESIDE = patterns.lazy(r"\d, (?:with|against) (?:[A-Z][\w'’-]+ ){1,2}(?:on|at) $")
_PASSED = patterns.lazy(
    r"(?:\b(?:ahead of|in front of|followed by|beating|overtak|surpass|eclips|outstripp|exceed|dwarf|pipp)[a-z]*"
    r"(?! an? )(?: [\w’'&-]+){1,4},? (?:which|who|that|at|with|on)(?: (?:is|was|has|had|stands|stood|at|with|on))?"
    r"|(?:;|,|\.|\band|\bwith) (?:(?:the|its|their|his|her) )?(?:others|rest|remainder"
    r"|(?:other|remaining) (?:two|three|four|five|six))"
    r"(?: [a-z]+){0,2})(?: just| only)? $"
)
_THEN = patterns.lazy(
    r"(?:behind|after) (?:him|her|them|it) (?:come|came|are|is|was|were)\b|(?:next|then) (?:come|came|are|were|is)\b"
)
_ITEM = patterns.lazy(
    r"(?:[.:;] |\n)(?:The |the |[A-Z])[\w’'-]*(?: [\w’'-]+){0,2}? (?:has|had|have|with|is|was|got|employs?|employed"
    r"|made|took|sold|supplied|exported|imported|produced|grew|sent|gave|promised|pledged|offered|donated|contributed|spent|paid|received|recorded|counted|won|scored|polled|drew|fetched|costs?|charges?"
    r"|runs to|holds|held) $"
)
_NEXT_ITEM = patterns.lazy(r"(?: [a-z]+)?(?:,|,? and) (?:the |[A-Z])[\w’'-]*(?: [\w’'-]+){0,2} ")
"""A thing of its own and its figure, and the next one without a verb."""
_BEYOND = frozenset({"whose", "though", "although", "but"})
"""What opens a clause that looks beyond the place in which something is the most."""
_PERIOD = patterns.lazy(rf"\b(?:{'|'.join((*MONTHS, *WEEKDAYS))}|week|month|year|\d{{4}})['’]s (?:\w+ )?$")
_PAIR = patterns.lazy(r"\d to \d")
_OF_ALL = patterns.lazy(
    r"\b(?:average|mean|norm|normal|forecast|target|limit|record|maximum|minimum|threshold|total)"
    r"(?: for [\w ]{1,20})?(?: of| is| was|,)? $"
)
_ENDS = patterns.lazy(r"\s*[,.;:)–—]")
_BEHIND = 6
_FURTHER = frozenset(["second", "third", "fourth", "next"])
_APPOSED = 2
"""Tokens behind a clause, its mark and a figure, that may belong to it."""
_LISTED = 6
"""Tokens in which the next figure of a list stands, and its name."""
_NO_MORE_OF_IT = patterns.lazy(r"(?: [a-z]+)?(?:\.|,? (?:and )?[A-Z])")
_FEWEST = 2
_FAMILY = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_OF_FAMILY = patterns.lazy(
    r" of (?:the )?(?P<count>two|three|four|five|six) (?:brothers|sisters|siblings|children|sons|daughters|cousins)\b"
)
_BEHIND_A_NAME = patterns.lazy(r"[A-ZÀ-Þ][\w’'-]+, $")
_NEXT = 3
_WORD = patterns.lazy(r"[a-z][a-z'’-]+")


@of_stretch
def rivals(environment: Mapping[str, Any], first: Any, word: Any = None) -> list[Quantity]:
    """The figures after one that is called the most or the least (by ``word``, where one is bound) that stand in a
    ranking with it: marked as those of the next, or said of another name in a clause that says nothing else. Raises
    Undefined where there is none, or where the word picks out one of several ("the second largest")."""
    view = view_of(environment)
    here = setting(view, first)
    if word is not None and getattr(word, "text", "").lower() in _OF_AGE and (row := _siblings(environment, word)):
        return row
    if word is not None and first.end <= word.start and _of_kin(view, word):
        raise Undefined("said of somebody's kin")
    if word is not None and (_no_attribute(view, word) or (first.end <= word.start and _has_its_own(view, word))):
        raise Undefined("said of something else")
    if word is not None and (
        _BUT_FOR.match(view.low, word.end) or _OF_A_TIME.search(view.low, max(0, word.start - 30), word.start)
    ):
        raise Undefined("one is set apart")
    if word is not None and _SINCE.match(view.low, word.end):
        raise Undefined("said of times")
    if word is not None and first.kind in ("number", "money") and _OF_A_SHARE.match(view.low, word.end):
        raise Undefined("said of a share")
    no_age = first.kind not in _AGES or (first.kind == "number" and first.noun is not None)
    if word is not None and no_age and getattr(word, "text", "").lower() in _OF_AGE:
        raise Undefined("no age")
    if word is not None and any(q.start == word.end + 1 for q in within(view.facts.quantities, word.end, word.end + 2)):
        raise Undefined("several at the top")
    if here is None or (word is not None and _SEVERAL.search(view.low, max(0, word.start - 30), word.start)):
        raise Undefined("no ranking")
    within_place = word is not None and _IN_PLACE.match(view.text, word.end) is not None
    of_place = word is not None and _IN_THE_PLACE.match(view.low, word.end) is not None
    found: list[Quantity] = []
    ranked = {stem(known) for known in _WORD.findall(view.low, getattr(word, "start", first.start), first.start)}
    for other in environment.get(FIGURES, ()):
        there = setting(view, other)
        if there is None or not _comparable(first, other, ranked | {first.noun}) or dates(there) - dates(here):
            continue
        words = [token.word for token in there.tokens[: there.at]]
        opening = words[there.clause[0]] if there.clause[0] < len(words) else ""
        if within_place and (there.number != here.number or opening in _BEYOND):
            continue  # "the dearest city in Asia, whose list Zurich leads"
        if of_place and _ELSEWHERE.search(view.text, max(word.end, other.start - _BACK), other.start):
            continue  # "the tallest in the city ...; the one in Leeds"
        if any(a in _THEIRS and b in load("kin").forms for a, b in pairwise(words)):
            continue  # "the oldest, 61, was followed by his wife, 66"
        if _of_period(view, other) or _OF_ALL.search(view.low, max(0, other.start - _BACK), other.start):
            continue  # "the heaviest day had 41mm; with December's 187mm ..."
        borne = marks(view, other)
        if moves(view, other) and not _gapped(view, there):
            break
        if first.kind == "percent" and other.kind != "percent" and there.number != here.number:
            continue
        rival = "rival" in borne or _next_in_line(there) or _passed(view, other) or _behind(view, there)
        same = {"old", "further"} if rival else set[str]()
        if "lost" in view.low[max(0, first.start - _BACK) : first.start].split():
            same.add("lost")  # "lost the most days, 14", "lost 17"
        if words[-1:] and words[-1] in load("tallying").forms:
            same.add("sum")  # "won the most medals, 11", "took 13"
        if not borne.isdisjoint(_ELSEWHEN - same) or _turned(there, word):
            continue
        start = min(word.end, first.end) if word is not None else other.start
        if " but " in view.low[start : other.start] and _FRAMED.search(view.low, start, other.start):
            continue
        if _PAIR.search(view.low, other.start - 5, other.end + 5):  # "more medals, 31 to 27" is another ranking
            continue
        if (found and _listed(view, found[-1], other)) or rival or _parallel(view, here, there):
            found.append(other)
    if not found:
        found = _itemised(
            view, [q for q in environment.get(FIGURES, ()) if _comparable(first, q, ranked | {first.noun})]
        )
    if not found:
        found = _carried(view, first, [q for q in environment.get(FIGURES, ()) if _comparable(first, q, {first.noun})])
    if not found:
        raise Undefined("nothing stands beside it")
    return found


def _siblings(environment: Mapping[str, Any], word: Any) -> list[Quantity]:
    """The ages behind the names of all others of those of whom one is called the eldest or the youngest: "the eldest
    of four sisters, runs the inn with Eva, 51, Ida, 45, and Pia, 40"."""
    view = view_of(environment)
    told = _OF_FAMILY.match(view.low, word.end)
    if told is None:
        return []
    end = view.facts.sentences[view.sentence_at(word.start)].end
    aged = [
        q
        for q in within(view.facts.quantities, told.end(), end)
        if q.kind in ("age", "number") and q.noun is None and _BEHIND_A_NAME.search(view.text, told.end(), q.start)
    ]
    return aged if len(aged) == _FAMILY[told["count"]] - 1 else []


def above(values: Any, figure: Any) -> int:
    """How many of some figures are greater than one."""
    items = [item for item in values if isinstance(item, Quantity) and item.low is not None]
    return sum(figure.high is not None and item.low > figure.high for item in items)


def _carried(view: View, first: Quantity, figures: list[Quantity]) -> list[Quantity]:
    """Two or more figures that go on from the first without a verb: "it counted nine, Sligo six and Mayo eight"."""
    row = [first]
    for other in figures:
        if not _NEXT_ITEM.fullmatch(view.text, row[-1].end, other.start):
            break
        row.append(other)
    return row[1:] if len(row) > _FEWEST else []


def _of_period(view: View, other: Quantity) -> bool:
    """Is it the figure of a day, month or year: "December's 187mm"?"""
    return _PERIOD.search(view.low, max(0, other.start - _BACK), other.start) is not None


def _behind(view: View, there: Setting) -> bool:
    """Does the sentence of a figure tell of those who come next: "Behind him come Ray, who has 16, and Dunn"?"""
    return _THEN.match(view.low, view.facts.sentences[there.number].start) is not None


def _itemised(view: View, figures: list[Quantity]) -> list[Quantity]:
    """Two or more figures in a row that say of one thing after another what was said of the first: "the hospital has
    4,100 and the university 3,600"."""
    for number, one in enumerate(figures[:-1]):
        if not _ITEM.search(view.text, max(0, one.start - _BACK), one.start):
            continue
        row = [one]
        for other in figures[number + 1 :]:
            if not _NEXT_ITEM.fullmatch(view.text, row[-1].end, other.start):
                break
            row.append(other)
        if len(row) > 1:
            return row
    return []


def _passed(view: View, other: Quantity) -> bool:
    """Is it the figure of what was overtaken, or of the others: "ahead of the hall, which is 40 metres"?"""
    start = max(0, other.start - _BACK)
    if _SET_BESIDE.search(view.text, start, other.start):
        return True
    return _PASSED.search(view.low, start, other.start) is not None


def _no_attribute(view: View, word: Any) -> bool:
    """Does a word go with a verb rather than with what has a figure: "went top", "moved least, spending"?"""
    before = _WORD.findall(view.low, max(0, word.start - 20), word.start)[-1:]
    led = load("function_words").class_of(before[0]) if before else None
    if word.text.lower() in _PLACES:
        return bool(before) and led not in ("d", "g") and not before[0].endswith("'s")
    return word.text.lower() in _DEGREES and led is None and _ENDS.match(view.low, word.end) is not None


def _of_kin(view: View, word: Any) -> bool:
    """Is the word said of somebody's kin: "turned 106, days after her youngest daughter turned 70"?"""
    before = _WORD.findall(view.low, max(0, word.start - _BEHIND), word.start)[-1:]
    behind = _WORD.search(view.low, word.end)
    return not _THEIRS.isdisjoint(before) and behind is not None and behind[0] in load("kin").forms


def _has_its_own(view: View, word: Any) -> bool:
    """Does a figure follow the word in its clause: "in four states, the biggest feeding 18,000"?"""
    here = setting(view, word)
    # "the longest of the three" counts what is ranked.
    return here is not None and any(
        isinstance(token.fact, Quantity)
        and not _OF_SO_MANY.fullmatch(view.low, word.end, token.fact.start)
        and "rival" not in marks(view, token.fact)
        and not _passed(view, token.fact)
        for token in here.tokens[here.at : here.clause[1] + _APPOSED]
    )


def _next_in_line(there: Setting) -> bool:
    """Does "the second" or "the runner-up" stand between the figure before and this one?"""
    for token in reversed(there.tokens[: there.at]):
        fact = token.fact
        if isinstance(fact, Quantity):
            return fact.kind == "ordinal" and fact.value is not None and 1 < fact.value <= _NEXT
        if token.word in ("next", "runner-up", "runners-up"):
            return True
    return False


def _turned(there: Setting, word: Any = None) -> bool:
    """Does "although" lead to the figure, or does a comparative say that this is the greater?"""
    last = max((n for n in range(there.at) if isinstance(there.tokens[n].fact, Quantity)), default=there.clause[0] - 1)
    if any(token.word in _TURNED for token in there.tokens[last + 1 : there.at]) or _ahead(there, word):
        return True
    return any(token.word in load("comparative").forms for token in there.tokens[there.at + 1 :])


def _ahead(there: Setting, said: Any = None) -> bool:
    """Does the sentence say of the other one too, before or behind its figure, that it is the most of something? What
    is ``said`` of the first one tells nothing of it."""
    last = next((n for n in range(there.at - 1, -1, -1) if isinstance(there.tokens[n].fact, Quantity)), -1)
    start, end = (said.start, said.end) if said is not None else (-1, -1)
    # "The highest peak" is no other extreme.
    words = [token.word for token in there.tokens[last + 1 : there.at] if not start <= token.start <= end + 1]
    behind = [token.word for token in there.tokens[there.at + 1 :]]
    extremes = load("extreme").forms
    turned = any(word in _TURNED for word in words) and any(word in load("comparative").forms for word in words)
    if _next_in_line(there) or not _FURTHER.isdisjoint((*words, *behind[:_BEHIND])):
        return False
    return turned or any(word in extremes for word in (*words, *behind[:_BEHIND]))


def _comparable(first: Quantity, other: Quantity, ranked: set[str | None]) -> bool:
    if other.start <= first.end or other.per not in (None, first.per) or not other.value or not first.value:
        return False
    # "€3.10 a kilo, compared with €3.35 in Trim" leaves out of what.
    priced = first.kind == "money" and first.value / 3 < other.value < first.value * 3
    if other.per != first.per and not priced:
        return False
    if other.kind == "number" and other.noun is None and first.kind != "percent":
        return first.value / 20 < other.value < first.value * 20
    return (other.kind, other.unit) == (first.kind, first.unit) and (other.noun is None or other.noun in ranked)


def _listed(view: View, one: Quantity, other: Quantity) -> bool:
    """Does one figure follow the other in a list: "with 431 and Hull with 207"?"""
    between = view.low[one.end : other.start]
    words = _WORD.findall(between)
    return len(words) <= 5 and ("and" in words or "," in between or ";" in between) and finite().isdisjoint(words)


def _parallel(view: View, here: Setting, there: Setting) -> bool:
    """Does a later clause, or the next sentence, say of another name what was said of the first, and no more?"""
    apart = there.number != here.number
    if there.number - here.number > 1 or (not apart and there.clause == here.clause):
        return False
    tokens, gapped = there.tokens, _gapped(view, there)
    last = next((n for n in range(there.at - 1, -1, -1) if isinstance(tokens[n].fact, Quantity)), -1)
    start = view.facts.sentences[here.number].start
    end = view.facts.sentences[here.number].end if apart else tokens[last].end if last >= 0 else tokens[0].start
    said = view.low[start:end]
    known = {stem(word) for word in _WORD.findall(said)}
    names, own = set(), False
    for number in range(last + 1, there.clause[1]):
        token = tokens[number]
        known_name = _named(view, there, token) or (gapped and token is tokens[0])
        if token.word[:1].isalpha() and known_name and token.word not in plain():
            names.add(stem(token.word))
            after = tokens[number + 1] if number + 1 < there.clause[1] else token
            if after.word[:1].isdigit():
                # "Ward 9" is another name than "Ward 4".
                own = own or view.low[token.start : after.end].rstrip(",;:") not in said
            else:
                own = own or stem(token.word) not in known
    measuring = finite() | load("ranked_verbs").forms.keys()
    if not apart:
        measuring |= load("tallying").forms.keys() | load("lasting").forms.keys()
    more = {stem(word) for word in there.content - measuring} - names - known
    return own and all(any(word.startswith(new) for word in known) for new in more)


def _gapped(view: View, there: Setting) -> bool:
    """Does the sentence begin with somebody's figure and go on with the next one's, without a verb: "Trim had 19mm and
    Navan 31mm"? Then its first word is a name, as the one after "and" is."""
    after = there.tokens[there.at + 1 : there.at + 1 + _LISTED]
    joint = next((n for n, token in enumerate(after[:_APPOSED]) if token.word == "and"), None)
    if joint is None or joint + 1 >= len(after) or not view.text[after[joint + 1].start].isupper():
        return False
    before = there.tokens[: there.at]
    return len(before) <= _LISTED and any(
        isinstance(token.fact, Quantity) and not finite() & {word.word for word in after[joint + 1 : n]}
        for n, token in enumerate(after)
        if n > joint
    )


def _named(view: View, there: Setting, token: Token) -> bool:
    """Is a word a name: with a capital, and not only for standing first in its sentence?"""
    if not view.text[token.start].isupper():
        return False
    if token.start != there.tokens[0].start or within(view.facts.names, token.start, token.start + 1):
        return True
    after = there.tokens[1].word if len(there.tokens) > 1 else ""
    small = load("function_words").class_of(token.word)
    plural = token.word.endswith("s") or root_of(token.word) in common()
    end = view.facts.sentences[there.number].end
    if small is not None or plural or after not in finite():
        return False
    return _NO_MORE_OF_IT.match(view.text, there.tokens[there.at].end, end) is not None  # "Newton had 38."


FUNCTIONS: dict[str, Callable[..., Any]] = {"rivals": rivals, "above": above}
