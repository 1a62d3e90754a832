"""What the figures of a fact box say of each other: totals, rates, amounts for each, gains, shares, votes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import reduce
from itertools import permutations
from typing import Any

from factcheck import patterns
from factcheck.comparison.intervals import Interval, lift, stated
from factcheck.engine.boxes import Box, Item
from factcheck.engine.operands.clauses import root, stem
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.language.roots import listed
from factcheck.model import Quantity

Finding = tuple[int, int, dict[str, Any]]
_HUNDRED, _THOUSAND, _NEAR = Decimal(100), Decimal(1000), Decimal(2)
_WORDS = patterns.lazy(r"[a-z][a-z'’-]*")
_PARTLY = patterns.lazy(r"\b(?:includ|among|such as|at least|of which|of whom|up to|main|top \w+|biggest|largest)")
_PER = patterns.lazy(
    r"^(?:average |mean |number of )*(?P<over>[a-z][a-z' -]*?)s? (?:per|for each|for every|to each) "
    r"(?P<under>[a-z][a-z' -]*)$"
)
_RATE = patterns.lazy(r"^(?:[a-z'-]+ )??(?P<kind>[a-z]+)(?: (?:rate|ratio|percentage|share|level))?$")
_YOUNGEST = patterns.lazy(
    r"^(?:aged? |those )?(?:under|below|up to|younger than|less than|fewer than|0|nought)\b|^children\b"
)
_OLDEST = patterns.lazy(
    r"\b(?:and|or) (?:over|older|above|more|up|upwards)\b|\d\+$"
    r"|^(?:aged? )?(?:over|above|older than|more than) \d+$|\bplus$"
)
_SHARE_OF = patterns.lazy(
    r"(?:^|[.:] )(?:share|proportion|percentage) of "
    r"(?!.*\b(?:gdp|capacity|target|budget|quota|goal|output|income|norm|average|plan|revenue|assets?|earnings"
    r"|turnover)\b)"
)
_DATED = patterns.lazy(
    r"\b(?:1[89]|20)\d\d(?:[-/]\d\d)?\b|\b(?:last|this|previous|next) (?:year|month|week|season|quarter)"
    r"|\b(?:now|then|before|after|today|yesterday|old|new|jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b"
)
# "Turnout by age": a rate of each band, and no parts of one whole.
_OF_EACH = patterns.lazy(
    r"\b(?:rates?|turnout|shares?|percentages?|proportions?"
    r"|(?:those|people|men|women|voters|adults) who|support|approv\w+"
    r"|likely|chances?|risks?|odds|own|have|has|use)\b"
)
_BANDS, _OTHERS = (Decimal(85), Decimal(115)), (Decimal(70), Decimal(145))
_YEARLY = patterns.lazy(r"\b(?:a|per|each|every) year\b|\byearly\b|\bannual|\bper annum\b")
_SIMPLE = patterns.lazy(r"\b(?:simple|flat|not compounded|paid out (?:each|every)|coupon)\b")
_INTEREST = patterns.lazy(r"\b(?:interest|growth|return|yield|rate|increase|rise|inflation)\b")


def _told(name: str, text: str) -> bool:
    """Is a label one of a list in the lexicon?"""
    return text.strip(" .") in listed("box_labels", name)


def _one(item: Item) -> Quantity | None:
    """The figure of an item that has just one, and is whole."""
    figure = item.figure
    if (
        figure is None
        or figure.value is None
        or len(item.figures) > 1
        or figure.hedge in ("over", "under", "at_least", "at_most")
    ):
        return None
    return figure


def _unit(figures: Sequence[Quantity]) -> bool:
    """Are figures of one kind? Of amounts of money the currency may be told but once."""
    kinds = {(figure.kind, figure.unit) for figure in figures}
    bare = {("number", None)}
    return len(kinds) == 1 or (len(kinds - bare) == 1 and {kind for kind, _ in kinds - bare} <= {"money", "measure"})


def _apart(label: str) -> bool:
    words = set(_WORDS.findall(label))
    return any(set(entry.split()) <= words for entry in listed("box_labels", "no_part"))


def _added(figures: Sequence[Quantity]) -> Interval:
    return reduce(lambda total, figure: total + stated(figure), figures, lift(0))


def totals(view: View) -> Iterator[Finding]:
    """Items called the total that those before them, or all behind, do not make."""
    for box in view.boxes:
        for at, item in enumerate(box.items):
            total = _one(item)
            if total is None or not _told("total", item.label) or total.kind == "percent":
                continue
            before, behind = [], []
            for other in reversed(box.items[:at]):
                if other.head != item.head and item.head != item.label and "" not in (item.head, other.head):
                    break
                before.append(other)
            if at == 0:
                behind = list(box.items[1:])
            parts = _run(before, total) or _run(behind, total, whole=True)
            made = _added(parts)
            ends = [_added(parts[:length]) for length in range(2, len(parts) + 1)]
            if parts and not any(sums.meets(stated(total)) for sums in ends) and _comparable(parts, made, total):
                yield total.start, total.end, {"total": total, "parts": parts[::-1], "made": made}


def _run(items: Sequence[Item], total: Quantity, *, whole: bool = False) -> list[Quantity]:
    """The figures like a total in the items next to it; with ``whole`` only where all are."""
    found: list[Quantity] = []
    for item in items:
        figure = _one(item)
        fits = (
            figure is not None and _unit((figure, total)) and not _told("total", item.label) and not _apart(item.label)
        )
        if not fits or figure is None or _PARTLY.search(f"{item.label} {item.tail}"):
            if whole or _PARTLY.search(item.label):
                return []
            break
        found.append(figure)
    return found if len(found) > 1 and _unit((*found, total)) else []


def _comparable(parts: Sequence[Quantity], made: Interval, total: Quantity) -> bool:
    """Is a sum near enough to the total to be meant, or would be, were one part in the next scale?"""
    middle, value = made.middle or Decimal(0), total.value or Decimal(0)
    if value / _NEAR < middle < value * _NEAR and max(part.value or 0 for part in parts) <= value:
        return True
    for part in parts:
        for factor in (_THOUSAND, 1 / _THOUSAND):
            if (made - stated(part) + stated(part) * lift(factor)).meets(stated(total)):
                return True
    return False


def rates(view: View) -> Iterator[Finding]:
    """Rates that are not the share which the count that they are told of has in a larger one beside it."""
    kinds = table("box_labels")["rates"]
    for box in view.boxes:
        for at, item in enumerate(box.items):
            rate, found = item.figure, _RATE.match(item.label)
            if rate is None or rate.kind != "percent" or rate.value is None or not found or rate.range_low is not None:
                continue
            words = {root(stem(word)) for word in kinds.get(found["kind"], ())}
            counts = [(other, figure) for other in box.items if (figure := _one(other)) and figure.kind == "number"]
            parts = [
                figure for other, figure in counts if words & {root(stem(word)) for word in _WORDS.findall(other.label)}
            ]
            near = [figure for other, figure in counts if abs(box.items.index(other) - at) <= 3]
            if len(parts) != 1 or not words:
                continue
            wholes = [figure for figure in near if (figure.value or 0) > (parts[0].value or 0)]
            shares = [stated(parts[0]) / stated(whole) * lift(_HUNDRED) for whole in wholes]
            if len(shares) == 1 and not shares[0].meets(stated(rate)):
                yield rate.start, rate.end, {"rate": rate, "made": shares[0], "part": parts[0], "whole": wholes[0]}


def each(view: View) -> Iterator[Finding]:
    """ "A per B" beside the one count of A and the one of B."""
    for box in view.boxes:
        for item in box.items:
            value, found = _one(item), _PER.match(item.label)
            if value is None or not found or any(mark.isdigit() for mark in item.label):
                continue
            over = _named(box, item, found["over"])
            under = _named(box, item, found["under"])
            if len(over) != 1 or len(under) != 1 or over[0] is under[0]:
                continue
            made = stated(over[0]) / stated(under[0])
            if not made.meets(_loose(value)) and _times(made, value) < 20:
                yield value.start, value.end, {"value": value, "made": made, "over": over[0], "under": under[0]}


def _times(made: Interval, value: Quantity) -> Decimal:
    low, high = sorted((made.middle or Decimal(1), value.value or Decimal(1)))
    return high / low if low > 0 else _HUNDRED


def _loose(figure: Quantity) -> Interval:
    """What a rounded quotient may be."""
    slack = abs(figure.value or Decimal(0)) / 50
    return stated(figure) + Interval(-slack, slack)


def _named(box: Box, item: Item, words: str) -> list[Quantity]:
    """The figures of the items whose label, unit or noun is what some words name."""
    head = _WORDS.findall(words)[-1:]
    wanted = {root(stem(word)) for word in head}
    found = []
    for other in box.items:
        figure = _one(other)
        if other is item or figure is None or _apart(other.label):
            continue
        told = _WORDS.findall(f"{other.label} {figure.unit or ''} {figure.noun or ''}")
        if wanted & {root(stem(word)) for word in told}:
            found.append(figure)
    return found


def gains(view: View) -> Iterator[Finding]:
    """A gain or gap told behind two figures of one thing."""
    for box in view.boxes:
        for at, item in enumerate(box.items):
            gain = item.figure
            kind = _change(item.label)
            if gain is None or gain.value is None or not kind or at < 2:
                continue
            a, b = _one(box.items[at - 2]), _one(box.items[at - 1])
            more = [figure for other in box.items[: at - 2] if (figure := _one(other))]
            if a is None or b is None or not _unit((a, b)) or a.kind == "percent":
                continue
            if not _dated(box.items[at - 2], box.items[at - 1]) and (
                kind != "gap" or any(_unit((a, figure)) for figure in more)
            ):
                continue
            if gain.kind != "percent" and not _unit((a, b, gain)):
                continue
            wanted = stated(gain)
            alike = [figure for figure in (*more, a, b) if _unit((a, figure))]
            if not any(_between(one, other, gain).meets(wanted) for one, other in permutations(alike, 2)):
                low, high = sorted((a, b), key=lambda figure: figure.value or 0)
                made = _between(*((a, b) if gain.kind == "percent" else (low, high)), gain)
                yield (
                    gain.start,
                    gain.end,
                    {"gain": gain, "made": made, "a": a, "b": b, "unit": "%" if gain.kind == "percent" else ""},
                )


def _between(one: Quantity, other: Quantity, gain: Quantity) -> Interval:
    """What lies between two figures, in the unit of a gain: a share of the first one, whichever way, or an amount."""
    apart = stated(other) - stated(one)
    if gain.kind != "percent":
        return apart
    share = apart / stated(one) * lift(_HUNDRED)
    return share if (share.middle or 0) >= 0 else -share


def _change(label: str) -> str:
    words = _WORDS.findall(label)
    if not 0 < len(words) <= 3:
        return ""
    if load("change_noun").class_of(words[-1]) or load("change_noun").class_of(words[0]):
        return "change"
    return "gap" if words[-1] in ("gap", "lead", "margin", "difference", "majority", "deficit", "shortfall") else ""


def _dated(one: Item, other: Item) -> bool:
    """Are two labels the same but for their dates, or two dates?"""
    if not _DATED.search(one.label) or not _DATED.search(other.label):
        return False
    return _DATED.sub("", one.label).split() == _DATED.sub("", other.label).split()


def hundred(view: View) -> Iterator[Finding]:
    """Shares of bands from the lowest to the highest, or with the others at the end, that do not make 100."""
    for box in view.boxes:
        items = [item for item in box.items if item.figure and item.figure.kind == "percent"]
        figures = [figure for item in items if (figure := _one(item))]
        if len(items) < 3 or len(figures) != len(items) or len(items) < len(box.items) - 1:
            continue
        banded = (
            not _OF_EACH.search(box.heading) and _YOUNGEST.search(items[0].label) and _OLDEST.search(items[-1].label)
        )
        if not banded and not _told("rest", items[-1].label):
            continue
        made = _added(figures)
        least, most = _BANDS if banded else _OTHERS
        near = least < (made.middle or 0) < most
        if near and not made.meets(Interval(_HUNDRED - 1, _HUNDRED + 1)):
            yield figures[-1].start, figures[-1].end, {"parts": figures, "made": made}


def over_hundred(view: View) -> Iterator[Finding]:
    """Shares of a thing, so headed, of more than all of it."""
    for box in view.boxes:
        for item in box.items:
            figure = item.figure
            if not figure or figure.kind != "percent" or figure.value is None or figure.value <= _HUNDRED:
                continue
            if _SHARE_OF.search(box.heading) or _SHARE_OF.search(item.head or item.label):
                yield figure.start, figure.end, {"share": figure}


def votes(view: View) -> Iterator[Finding]:
    """Roll calls whose result is not what the votes for and against make it."""
    for box in view.boxes:
        told = {
            name: [figure for item in box.items if _told(name, item.label) and (figure := _one(item))]
            for name in ("for", "against")
        }
        results = [item for item in box.items if _told("decided", item.label) and not item.figures]
        if any(len(figures) != 1 for figures in told.values()) or len(results) != 1:
            continue
        said = f" {' '.join(_WORDS.findall(results[0].tail))} "
        passed, fell = (
            any(f" {word} " in said for word in listed("box_labels", name)) for name in ("adopted", "rejected")
        )
        ayes, noes = told["for"][0], told["against"][0]
        if passed and not fell and (ayes.value or 0) < (noes.value or 0):
            yield results[0].end - len(results[0].tail), results[0].end, {"ayes": ayes, "noes": noes}


def interest(view: View) -> Iterator[Finding]:
    """What grows by a yearly percentage, added up as if it did not compound."""
    for box in view.boxes:
        found: dict[str, list[Quantity]] = {}
        for item in box.items:
            for figure in item.figures:
                found.setdefault(figure.kind, []).append(figure)
        rates_told = [item for item in box.items if item.figure and item.figure.kind == "percent"]
        sums, terms = found.get("money", []) or found.get("number", []), found.get("duration", [])
        if len(rates_told) != 1 or len(sums) != 2 or len(terms) != 1 or terms[0].unit != "year" or not _unit(sums):
            continue
        said = f"{box.heading} {' '.join(f'{item.label} {item.tail}' for item in box.items)}"
        rate = rates_told[0].figure
        if (
            not _INTEREST.search(rates_told[0].label)
            or not _YEARLY.search(said)
            or _SIMPLE.search(said)
            or rate is None
        ):
            continue
        values = [rate.value, terms[0].value, sums[0].value, sums[1].value]
        if None in values or not 2 <= (terms[0].value or 0) <= 60:
            continue
        share, years = (rate.value or 0) / _HUNDRED, terms[0].value or Decimal(0)
        if sums[1].value == (sums[0].value or 0) * (1 + share * years):
            made = lift((sums[0].value or 0) * (1 + share) ** int(years))
            yield sums[1].start, sums[1].end, {"amount": sums[1], "made": made, "rate": rate, "start": sums[0]}


CHECKS: dict[str, Callable[[View], Iterator[Finding]]] = {
    "box_totals": totals,
    "box_rates": rates,
    "box_each": each,
    "box_gains": gains,
    "box_hundred": hundred,
    "box_over_hundred": over_hundred,
    "box_votes": votes,
    "box_interest": interest,
}
