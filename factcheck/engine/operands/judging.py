"""Judge a stated figure or date by its operands, bound or found by their roles: fits, fails, or cannot be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from factcheck.comparison.intervals import operand as interval
from factcheck.engine.evaluation import Test, Undefined, evaluate, truth
from factcheck.engine.functions.figures import FIGURES
from factcheck.engine.functions.roles import CLOSED
from factcheck.engine.kinds.outcome import Outcome, make_hit, span_of
from factcheck.engine.matching import asserted, environment, holds
from factcheck.engine.message import reads_as
from factcheck.engine.operands import basis
from factcheck.engine.operands.assign import Way, enough, pool, settled, ways
from factcheck.engine.operands.supply import allowed, possible
from factcheck.engine.rule import Rule
from factcheck.engine.schema import listed
from factcheck.engine.subjects import VIEW
from factcheck.engine.view import Unit, View
from factcheck.model import Date, Quantity, Span, within

_TOLD = 12
_VAGUE = Decimal("0.25")
"""Width of what a figure may mean, as a share of it, from which on it bears out too much."""
_CROWD = 3
_FARTHER = 8
"""Sentences around a stated figure in which another operand may stand that makes it right."""


def complete(rule: Rule, view: View, bindings: dict[str, Any]) -> bool:
    """Can the assertion be judged by what the template bound, without the roles that it left open?"""
    return rule.assertion is None or asserted(rule, environment(rule, view, bindings, {VIEW: view})) is not None


def judged(rule: Rule, view: View, stretch: Unit, bindings: dict[str, Any], start: int, end: int) -> Outcome | None:
    """The outcome for what is stated at ``start:end``; None where it is none of the rule's business."""
    if rule.operands.keys() - bindings.keys() and not complete(rule, view, bindings):
        # How many results of others stand alone is counted of equations.
        if not rule.is_equation and not enough(view, rule.operands, bindings, start, end, rule.reach):
            return None
        if not possible(rule, view, bindings, {VIEW: view}):
            return None
        return assigned(rule, view, bindings, start, end)
    figures = within(view.facts.quantities, stretch.start, stretch.end)
    known = {VIEW: view, FIGURES: figures}
    names = environment(rule, view, bindings, known)
    if not holds(rule, names):
        return None
    fits = asserted(rule, names)
    if fits is None:
        return Outcome(rule.id, start, end, "unknown", None)
    about = _about(rule, bindings, _operands(rule, bindings))
    if fits or _another_fits(rule, view, stretch, bindings, start, end, known):
        return Outcome(rule.id, start, end, "fits", None, about)
    solved = rule.is_equation or rule.kind == "relation"
    if solved and _rival_fits(rule, view, bindings, figures, _operands(rule, bindings)):
        # "Married for 51 years, they ran it from 1979 to 1994, a matter of 15 years."
        return Outcome(rule.id, start, end, "unknown", None)
    if rule.kind == "relation" and not rule.is_equation and _loose(rule, view, bindings):
        # "The ship blew up in 1917. ... A gift since 1971 stood there for the 108th anniversary": what it is of, or how
        # long that was, may be told a few sentences off. Of facts of one sentence copy dense with figures would hold
        # another length that fits by chance.
        wide = _widened(view, stretch)
        beyond = within(view.facts.quantities, wide.start, wide.end)
        if _another_fits(rule, view, wide, bindings, start, end, known) or _rival_fits(
            rule, view, bindings, beyond, _operands(rule, bindings)
        ):
            return Outcome(rule.id, start, end, "unknown", None)
    if rule.kind == "relation" and _crowded(view, bindings.values(), _CROWD + 1):
        return Outcome(rule.id, start, end, "unknown", None)
    if _printed_alike(rule, names):
        return Outcome(rule.id, start, end, "fits", None, about)
    return Outcome(rule.id, start, end, "fails", make_hit(rule, view, names, start, end), about)


def _loose(rule: Rule, view: View, bindings: dict[str, Any]) -> bool:
    """May what is stated be of other facts than those bound: do these stand in several sentences, or is the rule one
    for what is told all over an article?"""
    if rule.document.alternatives == "around":
        return True
    facts = [fact for fact in bindings.values() if isinstance(fact, Quantity | Date)]
    return len({view.sentence_at(fact.start) for fact in facts}) > 1


def _widened(view: View, stretch: Unit | Span) -> Span:
    """A stretch of text with the sentences around it in which another fact may stand that makes a relation right;
    a line of a list that tells all its figures stands alone."""
    item = view.item_at(stretch.start, stretch.end)
    if item is not None and item.closed:
        return Span(item.start, item.end, "")
    sentences = view.facts.sentences
    first, last = view.sentence_at(stretch.start), view.sentence_at(max(stretch.start, stretch.end - 1))
    begin = sentences[max(first - _FARTHER, 0)].start if first >= 0 else stretch.start
    end = sentences[min(max(first, last) + _FARTHER, len(sentences) - 1)].end
    return Span(min(begin, stretch.start), max(end, stretch.end), "")


def _another_fits(
    rule: Rule,
    view: View,
    stretch: Unit | Span,
    bindings: dict[str, Any],
    start: int,
    end: int,
    known: dict[str, Any],
) -> bool:
    """Would the assertion hold with one operand replaced by another figure of its type in the stretch of text?"""
    if rule.document.alternatives == "none":
        return False
    bound = {(b.start, b.end) for b in bindings.values() if isinstance(b, Quantity | Date)}
    item = view.item_at(start, end)
    if item is not None and all(item.start <= first and last <= item.end for first, last in bound):
        stretch = Span(item.start, item.end, "")
    published = view.published if rule.asks_publication else None
    operands = {**bindings, "published": published} if published else bindings
    for name, operand in operands.items():
        if name in rule.stated or not isinstance(operand, Quantity | Date):
            continue
        pool: Sequence[Any]
        if isinstance(operand, Quantity):
            pool = within(view.facts.quantities, stretch.start, stretch.end)
        else:
            pool = within(view.facts.dates, stretch.start, stretch.end)
            pool = [*pool, published] if published and operand is not published else pool
        for other in pool:
            if (
                other.kind != operand.kind
                or (other.start, other.end) in bound
                or (other.start < end and start < other.end)
            ):
                continue
            names = environment(rule, view, {**bindings, name: other}, known)
            if holds(rule, names) and asserted(rule, names):
                return True
    return False


def assigned(rule: Rule, view: View, bindings: dict[str, Any], start: int, end: int) -> Outcome:
    """The outcome for a stated figure whose operands are found by their roles."""
    sentence = view.facts.sentences[max(0, view.sentence_at(start))]
    if "respectively" in view.low[sentence.start : sentence.end]:
        return Outcome(rule.id, start, end, "unknown", None)
    figures = pool(view, start, end, rule.reach)
    sure: list[tuple[Way, dict[str, Any]]] = []
    found = _possible(rule, view, bindings, figures, start, end)
    for way, names in found:
        fits = asserted(rule, names)
        if fits and _strayed(view, way, start) and any(_at_home(rule, *other) for other in found):
            continue
        if fits:
            start, end = span_of(rule.head.stated, way.bindings, start, end)
            told = _about(rule, way.bindings, way.operands) if _exact(rule, way.bindings) else None
            return Outcome(rule.id, start, end, "fits", None, told)
        if fits is False and way.fair and _sure(rule, names) and not _based_elsewhere(rule, view, way):
            sure.append((way, names))
    best = settled(view, [way for way, _ in sure], start)
    if best is None or _crowded(view, best.bindings.values()) or _told_elsewhere(rule, view, best, figures):
        return Outcome(rule.id, start, end, "unknown", None)
    if _fits_farther(rule, view, best, start, end):
        return Outcome(rule.id, start, end, "unknown", None)
    names = next(names for way, names in sure if way is best)
    if _printed_alike(rule, names):
        return Outcome(rule.id, start, end, "fits", None, _about(rule, best.bindings, best.operands))
    start, end = span_of(rule.head.stated, best.bindings, start, end)
    return Outcome(
        rule.id,
        start,
        end,
        "fails",
        make_hit(rule, view, names, start, end),
        _about(rule, best.bindings, best.operands),
    )


def _crowded(view: View, bound: Iterable[Any], most: int = _CROWD) -> bool:
    """Do figures or dates of several sentences stand among so many others of their kinds that it is open which belong
    together?
    In passages of two or three sentences such figures have next to no others beside them, in whole articles that are
    right they have, where they were taken for operands. ``most``: so many others are too many."""
    each = (fact for one in bound for fact in (one if isinstance(one, list) else [one]))
    facts = [fact for fact in each if isinstance(fact, Quantity | Date) and fact.start >= 0]
    told = sorted({view.sentence_at(fact.start) for fact in facts})
    if len(told) < 2:
        return False
    sentences = view.facts.sentences
    blocks = {sentences[number].block for number in told}
    if len(blocks) > 1 and all(_several(view, block) for block in blocks):
        return True
    first, last = max(told[0] - 1, 0), min(told[-1] + 1, len(sentences) - 1)
    first += sentences[first].block != sentences[told[0]].block
    last -= sentences[last].block != sentences[told[-1]].block
    kinds = {fact.kind for fact in facts}
    start, end = sentences[first].start, sentences[last].end
    there = [*within(view.facts.quantities, start, end), *within(view.facts.dates, start, end)]
    others = sum(q.kind in kinds and not any(q.start < f.end and f.start < q.end for f in facts) for q in there)
    return others >= most


def _several(view: View, block: int) -> bool:
    """Does a paragraph hold several sentences, so that it has a matter of its own?"""
    return sum(sentence.block == block for sentence in view.facts.sentences) > 1


def _strayed(view: View, way: Way, start: int) -> bool:
    """Does a way take a figure from another paragraph?"""
    sentences = view.facts.sentences
    block = sentences[view.sentence_at(start)].block
    return any(sentences[view.sentence_at(place)].block != block for place, _ in way.operands)


def _at_home(rule: Rule, way: Way, names: dict[str, Any]) -> bool:
    """Does a way speak with figures of the sentence alone? What those of another paragraph make is then chance."""
    return not way.distance and way.fair and asserted(rule, names) is False and _sure(rule, names)


def _printed_alike(rule: Rule, names: dict[str, Any]) -> bool:
    """Is the stated figure what is computed once it is rounded as it would be shown: "£2,074, or £5.68 a day"? A sum
    of money is held for exact, but not where it came of a division."""
    stated = [names.get(name) for name in rule.stated] if rule.is_equation else []
    return any(
        isinstance(figure, Quantity) and figure.value is not None and reads_as(rule.body.message, names, figure.value)
        for figure in stated
    )


def _possible(
    rule: Rule, view: View, bindings: dict[str, Any], figures: Sequence[Quantity], start: int, end: int
) -> list[tuple[Way, dict[str, Any]]]:
    """The ways for which `where` holds, with the names of their expressions. A way is closed where no other set of
    figures as near can take the roles: whatever else stands there is of another kind."""
    named: list[dict[str, Any]] = []

    def possible(given: dict[str, Any]) -> bool:
        names = environment(rule, view, given, {FIGURES: figures, VIEW: view})
        if holds(rule, names):
            named.append(names)
            return True
        return False

    may = allowed(rule, view, bindings)
    tried = list(ways(view, rule.operands, bindings, figures, start, end, may, possible))
    found = list(zip(tried, named, strict=True))
    for way, names in found:
        names[CLOSED] = all(other.operands == way.operands for other, _ in found if other.distance <= way.distance)
    return found


def told(rule: Rule, view: View, bindings: dict[str, Any], start: int, end: int) -> Iterator[str]:
    """What is said of each way to find the operands, for people who write rules."""
    figures = pool(view, start, end, rule.reach)
    tried = list(ways(view, rule.operands, bindings, figures, start, end))
    yield f"operands by role: {len(tried)} ways"
    possible = _possible(rule, view, bindings, figures, start, end)
    closed = {way.operands: names[CLOSED] for way, names in possible}
    for way in tried[:_TOLD]:
        names = environment(rule, view, way.bindings, {FIGURES: figures, VIEW: view})
        shown = ", ".join(f"{name} = {_shown(way.bindings[name])}" for name in rule.operands)
        names[CLOSED] = closed.get(way.operands, False)
        if not holds(rule, names):
            verdict = f"where does not hold: {_failing(rule, names)}"
        elif (fits := asserted(rule, names)) is not False:
            verdict = "fits" if fits else "cannot be computed"
        elif not way.fair:
            verdict = "does not fit; marked as something else"
        elif _based_elsewhere(rule, view, way):
            verdict = "does not fit; measured from something else"
        else:
            texts = listed(rule.document.sure)
            failing = [text for text, test in zip(texts, rule.assured, strict=True) if not _holds(test, names)]
            missing = "; ".join(failing)
            verdict = f"does not fit; not sure: {missing}" if failing else "speaks, if no other way is as near"
        yield f"  {shown}: {verdict}"


def _failing(rule: Rule, names: dict[str, Any]) -> str:
    """The first condition of `where` that does not hold for certain."""
    for text, node in zip(listed(rule.document.where), rule.where, strict=True):
        try:
            if not truth(evaluate(node, names, possible=False)):
                return text
        except Undefined as reason:
            return f"{text}: {reason}"
    return ""


def _shown(operand: Any) -> str:
    return " + ".join(item.text for item in (operand if isinstance(operand, list) else [operand]))


def _about(
    rule: Rule, bindings: dict[str, Any], operands: frozenset[tuple[int, int]]
) -> tuple[str, frozenset[tuple[int, int]]] | None:
    if not rule.is_equation or not operands:
        return None
    kinds = [getattr(bindings.get(name), "kind", "") for name in rule.stated]
    kind = next(filter(None, kinds), "")
    return "percent" if kind == "fraction" else kind, operands


def _exact(rule: Rule, bindings: dict[str, Any]) -> bool:
    """Is what is stated more than a bound? That "fewer than half" voted bears out no turnout told beside it."""
    return all(_telling(fact) for name in rule.stated if isinstance(fact := bindings.get(name), Quantity))


def _operands(rule: Rule, bindings: dict[str, Any]) -> frozenset[tuple[int, int]]:
    """The places of the figures that a template bound, but for what is stated."""
    found = [fact for name, fact in bindings.items() if isinstance(fact, Quantity) and name not in rule.stated]
    return frozenset((fact.start, fact.end) for fact in found)


def _told_elsewhere(rule: Rule, view: View, way: Way, figures: Sequence[Quantity]) -> bool:
    """Is what the operands make stated by another figure of the stretch? Then this one is about something else."""
    return rule.is_equation and _rival_fits(rule, view, way.bindings, figures, way.operands)


def _rival_fits(
    rule: Rule, view: View, bindings: dict[str, Any], figures: Sequence[Quantity], operands: frozenset[tuple[int, int]]
) -> bool:
    """Would the assertion hold with another figure, of the same kind and unit, for what is stated?"""
    for name in rule.stated:
        stated = bindings.get(name)
        if not isinstance(stated, Quantity) or name in rule.operands:
            continue
        for other in figures:
            alike = other.unit == stated.unit or stated.kind == "duration"
            if other.kind not in (stated.kind, "rate") or not alike or other == stated:
                continue
            if (other.start, other.end) not in operands and asserted(
                rule, environment(rule, view, {**bindings, name: other}, {VIEW: view})
            ):
                return True
    return False


def _fits_farther(rule: Rule, view: View, way: Way, start: int, end: int) -> bool:
    """Would an equation hold with one operand replaced by a figure like it from farther off? "The average home cost
    £199,400 ... First-time buyers paid £171,000. In 2005 the figure was £121,000, so that is a rise of 65 per cent"."""
    if not rule.is_equation or rule.document.alternatives == "none":
        return False
    bound = {(b.start, b.end) for b in way.bindings.values() if isinstance(b, Quantity)}
    place = Span(start, end, "")
    wide = place if view.item_at(start, end) else _widened(view, place)
    figures = [
        other
        for other in pool(view, wide.start, wide.end, 0)
        if (other.start, other.end) not in bound and not (other.start < end and start < other.end)
    ]
    for name in rule.operands:
        operand = way.bindings.get(name)
        if not isinstance(operand, Quantity):
            continue
        for other in figures:
            if (other.kind, other.unit) == (operand.kind, operand.unit) and _telling(other):
                names = environment(rule, view, {**way.bindings, name: other}, {VIEW: view})
                if holds(rule, names) and asserted(rule, names):
                    return True
    return False


def _telling(figure: Quantity) -> bool:
    """Is a figure precise enough not to bear out others by chance, as "teenagers of 15 or over" and "about two hours"
    do?"""
    meant = interval(figure)
    if meant.low is None or meant.high is None or not figure.value:
        return False
    return meant.high - meant.low <= abs(figure.value) * _VAGUE


def _based_elsewhere(rule: Rule, view: View, way: Way) -> bool:
    """Does the stated figure say of itself that it is measured from something else than the operands, or is one of
    these a change itself?"""
    if not any("old" in spec.marks for spec in rule.operands.values()):
        return False
    stated = next((way.bindings[name] for name in rule.stated if name in way.bindings), None)
    operands = [fact for name in rule.operands if isinstance(fact := way.bindings.get(name), Quantity)]
    if stated is None:
        return False
    return any(basis.is_change(view, one) for one in operands) or basis.elsewhere(view, stated, operands)


def _sure(rule: Rule, names: dict[str, Any]) -> bool:
    return all(_holds(test, names) for test in rule.assured)


def _holds(test: Test, names: dict[str, Any]) -> bool:
    try:
        return test(names)
    except Undefined:
        return False
