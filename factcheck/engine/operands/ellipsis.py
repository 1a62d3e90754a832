"""Counts of what was named before: "Deaths fell again. Police counted 78 in 2023 and 71 in 2024".

A bare number as the object of a verb of counting or having stands for so many of what the sentence before it is about
(noun phrase ellipsis): nothing in its own sentence can be what is counted.

Figures may also be set out right behind what became of them: "Membership grew last year. It went from 3,400 to 2,900",
"Attendance was up: 14,000 came, against 16,500". Such a sentence (Mann and Thompson 1988: elaboration) says nothing of
its own but the figures and their times: its words are a pronoun, what was named, or who counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.engine.operands.clauses import Token, finite, plain, root, stem
from factcheck.engine.operands.cues import summed_up
from factcheck.engine.operands.gauges import topics
from factcheck.engine.operands.order import earlier
from factcheck.engine.operands.setting import Setting
from factcheck.engine.operands.theme import theme, unreal
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.model import Date, Quantity, Span

_CLOSING = frozenset("puckTdr")
"""Classes of words that may follow a number that counts nothing of its own sentence."""
_MARKS = frozenset(",;:()–—-.")
_TURNS = frozenset(
    {"but", "however", "while", "whereas", "although", "though", "despite", "excluding", "yet", "instead"}
)
_TURNS |= {"elsewhere", "away", "only", "unless", "including", "alone", "meanwhile", "previously", "than"}
_ADVERSE = frozenset({"but", "though", "although", "however"})
_NOW = frozenset({"now", "today", "currently", "since", "half", "quarter"})
_SUMS = frozenset({"receipts", "proceeds", "gate", "bill", "invoice"})
"""Words that are said of money alone."""
_PASSING = ("ordinal", "duration")
_DERIVED = ("ratio", "percent", "percentage_points", "fraction")
_KINDS = ("paragraph", "list")


def counted_after(view: View, here: Setting, others: list[Setting]) -> bool:
    """Do figures of the next sentence count what the stated one is said of, and none at another time?"""
    if not all(there.number == here.number + 1 and elliptic(view, there) for there in others):
        return False
    if any(token.word in _ADVERSE for there in others for token in there.tokens):
        return False
    own = [date.first for _, date in here.dates if date.first is not None]
    told = [date.first for there in others for _, date in there.dates if date.first is not None]
    return not own or not told or not set(own).isdisjoint(told)


def elliptic(view: View, here: Setting) -> bool:
    """Do all counts of a figure's sentence stand for what was named before, the first as the object of a verb of
    counting whose subject is nobody new with a name?"""
    facts = ((n, token.fact) for n, token in enumerate(here.tokens))
    counts = [n for n, fact in facts if isinstance(fact, Quantity) and fact.kind not in _DERIVED]
    if not counts or here.at not in counts or any(not _bare(here.tokens, n) for n in counts):
        return False
    verb = counts[0] - 1
    words = [token.word for token in here.tokens[max(0, verb - 1) : verb + 1]]
    forms = load("tallying").forms
    if not words or (words[-1] not in forms and " ".join(words) not in forms):
        return False
    first, last = here.tokens[0].start, here.tokens[verb].start
    sentence = view.facts.sentences[here.number - 1] if here.number else None
    told = view.low[sentence.start : sentence.end] if sentence is not None else ""
    return not any(first <= name.start < last and name.text.lower() not in told for name in view.facts.names)


def _bare(tokens: list[Token], at: int) -> bool:
    fact = tokens[at].fact
    if not isinstance(fact, Quantity) or fact.kind not in ("number", "ordinal"):
        return False
    if fact.kind == "ordinal":
        return True
    if fact.counted or fact.value is None:
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.word in _MARKS or isinstance(after.fact, Date):
        return True
    return load("function_words").class_of(after.word) in tuple(_CLOSING) and root(after.word) != "of"


def set_out(view: View, stated: Span, here: Setting, others: Sequence[Setting]) -> bool:
    """Are two figures set out behind the statement of what became of them, in the next sentence or behind a colon, with
    nothing besides, or right before a noun that sums them up?"""
    if len(others) != 2 or unreal(here):
        return False
    if summed_up(here):
        return all((there.number, there.clause[1] + 1) == (here.number, here.clause[0]) for there in others)
    own, told = _stretches(view, here, others)
    if not told or not _lone(own, {here.at}) or len(list(_figures(told))) != 2:
        return False
    words = {token.word for token in told}
    if not _TURNS.isdisjoint(words) or any(unreal(there) for there in others):
        return False
    said = theme(view, stated)
    if said is not None and (said.than or isinstance(said.base, Quantity)):
        return False
    one, other = _figures(told)
    days = [{date.text.lower() for _, date in there.dates} for there in others]
    known = earlier(view, one, other) or earlier(view, other, one) or (all(days) and days[0].isdisjoint(days[1]))
    return known and _same_matter(view, here, own, told) and _same_time(own, told, others)


def _stretches(view: View, here: Setting, others: Sequence[Setting]) -> tuple[Sequence[Token], Sequence[Token]]:
    """The tokens of the statement, and of what sets its figures out; empty where nothing does."""
    numbers = {there.number for there in others}
    if numbers == {here.number + 1}:
        kinds = {view.facts.sentences[number].kind for number in (here.number, here.number + 1)}
        return here.tokens, others[0].tokens if kinds <= {*_KINDS} else ()
    if numbers == {here.number}:
        first = min(there.at for there in others)
        at = next((n for n in range(here.at + 1, first) if here.tokens[n].word in (":", ";")), None)
        if at is not None:
            return here.tokens[:at], here.tokens[at + 1 :]
    return here.tokens, ()


def _figures(tokens: Sequence[Token]) -> Iterator[Quantity]:
    return (t.fact for t in tokens if isinstance(t.fact, Quantity) and not _passing(t.fact))


def _passing(figure: Quantity) -> bool:
    """Is a figure none that is set out: a place in a row, a length, the unit that a price is of ("a kilo")?"""
    return figure.kind in _PASSING or (figure.kind == "measure" and figure.value == 1)


def _lone(tokens: Sequence[Token], places: set[int]) -> bool:
    """Is no figure told but at these places?"""
    return all(n in places or not isinstance(t.fact, Quantity) or t.fact.kind in _PASSING for n, t in enumerate(tokens))


def _same_matter(view: View, here: Setting, own: Sequence[Token], told: Sequence[Token]) -> bool:
    """Does each word with a meaning of its own name what the statement is of, or measure it, or tell who counts?"""
    known = topics(here.about(own)[0])
    empty = finite() | plain() | {"worth"} | (_sold_by() if "<outlay>" in known else frozenset())
    counting = _counting(view, told)
    if counting:
        told = [*told[counting:]]
    words, names = here.about(told)
    if not names <= {token.word for token in own} or not _SUMS.isdisjoint(token.word for token in told):
        return False
    return all(
        word in empty or not topics([word]).isdisjoint(known)
        for word in words - ({stem(told[0].word)} if counting else set())
    )


@cache
def _sold_by() -> frozenset[str]:
    """Words for what a price is asked for."""
    return frozenset(table("roles")["sold_by"])


def _counting(view: View, told: Sequence[Token]) -> int:
    """The token of a verb of counting right before the first figure whose subject is nobody with a name: "The station
    logged 820mm"; 0 without one."""
    at = next((n for n, token in enumerate(told) if isinstance(token.fact, Quantity)), 0) - 1
    if at < 1 or told[at].word not in load("tallying").forms:
        return 0
    first, last = told[0].start, told[at].start
    return 0 if any(first <= name.start < last for name in view.facts.names) else at


def _same_time(own: Sequence[Token], told: Sequence[Token], others: Sequence[Setting]) -> bool:
    """May the statement's date be the time of the figures: has the later one none, or is it that one?"""
    mine, theirs = _dates(own), _dates(told)
    if mine and not _NOW.isdisjoint(token.word for token in told):
        return False
    if not mine or not theirs:
        return True
    if len(theirs) == 1:
        # "It went from 40 to 50 in 2015" tells the time of both, "210, up from 190 in May" that of one.
        first, last = sorted(there.at for there in others)
        at = next(n for n, token in enumerate(others[0].tokens) if token.fact is theirs[0])
        led = {token.word for token in others[0].tokens[first + 1 : last]}
        if first < at and led != {"to"}:
            return True
    said = {word for date in theirs for word in date.text.lower().split()}
    ranks = {word for words in table("roles")["times"].values() for word in words}
    for date in mine:
        words = set(date.text.lower().split())
        years = sorted(other.year for other in theirs if other.year is not None)
        adjoining = len(years) == 2 and years[1] - years[0] == 1
        if words & said - {"the", "in", "of", "last", "this", "year"} or words <= said:
            continue
        if not (words & ranks and "year" in words and adjoining) and not any(_meet(date, other) for other in theirs):
            return False
    return True


def _dates(tokens: Sequence[Token]) -> list[Date]:
    return [token.fact for token in tokens if isinstance(token.fact, Date) and token.fact.kind != "SET"]


def _meet(one: Date, other: Date) -> bool:
    if one.first is None or other.first is None:
        return False
    return one.first <= (other.last or other.first) and other.first <= (one.last or one.first)
