"""Run a rule set over facts: each article by itself, then articles together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from factcheck import patterns
from factcheck.engine.annotation import Variant
from factcheck.engine.bits import places_of
from factcheck.engine.idle import Ready, gates_of, passing
from factcheck.engine.kinds import kind
from factcheck.engine.kinds.outcome import Outcome
from factcheck.engine.kinds.quotation import TOGETHER
from factcheck.engine.ledger import accounted, not_said, said_over
from factcheck.engine.matching import source
from factcheck.engine.operands.evidence import Evidence
from factcheck.engine.operands.supply import Open, open_roles, supplied
from factcheck.engine.rule import Rule
from factcheck.engine.ruleset import RuleSet
from factcheck.engine.sieve import Sieve
from factcheck.engine.view import Unit, View
from factcheck.language.known import Session, in_session
from factcheck.model import SEVERITIES, Article, Facts, Hit, within

if TYPE_CHECKING:
    from factcheck.engine.again import Before, Kept, Said
    from factcheck.engine.template import Template

_LAZY = ("relation", "coverage")
RECOMPUTING = ("arithmetic", "calendar", "relation")


class RunResult(msgspec.Struct, frozen=True):
    """Hits in text offsets, sorted by (path, start, end, rule), and how much was looked at: figures in the drafts,
    those of them that were compared with another claim, those recomputed, why pairs of claims were not compared, and
    the places (path, start, end) that were."""

    hits: tuple[Hit, ...] = ()
    numeric: int = 0
    compared: int = 0
    recomputed: int = 0
    alone: int = 0
    not_compared: dict[str, int] = {}
    met: frozenset[tuple[str, int, int]] = frozenset()


class Read(Protocol):
    """An article with what was found in it, as in :class:`Examined`. The facts may be set aside; ``part`` gives those
    of some kinds, at the least."""

    @property
    def article(self) -> Article: ...

    @property
    def facts(self) -> Facts: ...

    @property
    def hits(self) -> tuple[Hit, ...]: ...

    @property
    def recomputed(self) -> tuple[tuple[int, int], ...]: ...

    @property
    def alone(self) -> int: ...

    def part(self, *kinds: str) -> Facts: ...


class Examined(msgspec.Struct, frozen=True):
    """One article by itself: its facts, the hits within it, where the stated figures stand that were recomputed, and
    how many more were stated as results of others without the figures to recompute them from."""

    facts: Facts
    hits: tuple[Hit, ...] = ()
    recomputed: tuple[tuple[int, int], ...] = ()
    alone: int = 0

    @property
    def article(self) -> Article:
        return self.facts.article

    def part(self, *kinds: str) -> Facts:
        return self.facts


class _Parts(Sequence[Facts]):
    """The facts of some kinds of each article, read when they are asked for."""

    def __init__(self, items: Sequence[Read], *kinds: str) -> None:
        self._items, self._kinds = items, kinds

    def __getitem__(self, at: Any) -> Any:
        return self._items[at].part(*self._kinds)

    def __len__(self) -> int:
        return len(self._items)


_SPOKEN = ("quotations", "attributions")
_STATED = ("sentences", "quantities", "dates", "names", "attributions", "claims")


class Runner:
    """A rule set made ready."""

    def __init__(self, rule_set: RuleSet) -> None:
        self.rule_set, rules = rule_set, rule_set.rules
        self._known: dict[tuple[int, int], tuple[list[Ready], list[Open], Template | None]] = {}
        self._missed: Session[set[str]] = Session(lambda text: set())
        """Patterns that an annotated text does not match."""
        self._before: Session[Before | None] = Session(lambda path: None)
        """By path, a draft that is being typed, as it was, and what rules made of it."""
        self.article_rules = [rule for rule in rules if rule.kind in ("claim", "quotation", "consistency", "coverage")]
        self.quotation_rules = [rule for rule in rules if rule.kind == "quotation" and rule.check in TOGETHER]
        self.conflict_rules = [rule for rule in rules if rule.kind == "conflict"]
        self.support_rules = [rule for rule in rules if rule.kind == "support"]

    @cached_property
    def sieve(self) -> Sieve:
        return Sieve(self.rule_set.index, self.rule_set.by_id)

    @cached_property
    def rules(self) -> dict[int, Rule]:
        return {number: self.rule_set.by_id[rule] for rule, number in self.sieve.numbers.items()}

    def rest(self) -> None:
        """Let go of what only :meth:`examine` asks for; it is made again when it is asked for."""
        vars(self).pop("sieve", None)
        vars(self).pop("rules", None)
        self._known.clear()
        self.rule_set.rest()

    def examine(self, facts: Facts) -> Examined:
        """Run the rules that need no more than one article."""
        view = View(facts)
        hits, recomputed, alone = self.article(view)
        view.fields.clear()  # they know the view, and would keep it until somebody looks for cycles
        return Examined(facts, tuple(hits), recomputed, alone)

    def forget(self, path: str) -> None:
        """Examine the article with this path from scratch when it comes again."""
        self._before.pop(path, None)

    def together(self, drafts: Sequence[Read], context: Sequence[Read] = ()) -> RunResult:
        """The result for examined drafts, and what comparison between articles adds."""
        hits = [hit for draft in drafts for hit in draft.hits]
        roles = {item.article.path: item.article.role for item in context if item.article.role != "copy"}
        if self.quotation_rules:
            from factcheck.engine.kinds import quotation

            spoken = _Parts(drafts, *_SPOKEN), _Parts(context, *_SPOKEN, *(("sentences",) if roles else ()))
            hits.extend(quotation.together(self.quotation_rules, *spoken, roles))
        evidence = [item for item in context if item.article.role == "evidence"]
        if self.support_rules and evidence:
            from factcheck.engine.kinds import support

            told = {(hit.path, hit.start) for hit in hits if any(place.path in roles for place in hit.related)}
            whole = (draft.facts for draft in drafts), (item.facts for item in evidence)
            hits.extend(support.together(self.support_rules, *whole, told))
        refused, met = dict[str, int](), frozenset[tuple[str, int, int]]()
        if self.conflict_rules:
            from factcheck.engine.kinds import conflict

            stated = _Parts(drafts, *_STATED), _Parts(context, *_STATED)
            found, comparison = conflict.together(self.conflict_rules, *stated, roles)
            hits.extend(found)
            refused, met = dict(sorted(comparison.refused.items())), comparison.met
        numeric = compared = 0
        for facts in _Parts(drafts, "quantities"):
            numeric += sum(quantity.kind != "ordinal" for quantity in facts.quantities)
            compared += sum((facts.path, figure.start, figure.end) in met for figure in facts.quantities)
        return RunResult(
            tuple(sorted(set(hits), key=_order)),
            numeric,
            compared,
            sum(len(draft.recomputed) for draft in drafts),
            sum(draft.alone for draft in drafts),
            refused,
            met,
        )

    def article(self, view: View) -> tuple[list[Hit], tuple[tuple[int, int], ...], int]:
        """The hits within one article, where the stated figures stand that were recomputed, and the number of those
        that had no operands."""
        outcomes: list[Outcome] = []
        typed = in_session()
        said: Said = {}
        view.sifted = self.sieve.sift(view)
        kept = self._stands(view) if typed else None
        for size, unit, may in self.stretches(view, kept.units if kept else {}):
            first = unit.sentences[0]
            here = self.outcomes(view, unit, may, kept.of(size, first) if kept else {})
            if typed:
                said[size, first] = {at: told for at, told in here.items() if self.rules[at].kind not in _LAZY}
            for at in sorted(here):
                outcomes += here[at]
        if typed:
            self._before.keep(view.facts.path, (view.facts, said))
        hits: list[Hit] = []
        if view.digresses:
            from factcheck.engine.rereading import reread

            outcomes, hits = reread(self, view, outcomes)
        settled, recomputed, alone = self.settle(view, outcomes)
        hits += settled
        found = (hit for rule in self.article_rules for hit in kind(rule.kind).article(rule, view))
        hits += not_said(hits, found)
        return hits, recomputed, alone

    def stretches(self, view: View, done: Mapping[str, int]) -> Iterator[tuple[str, Unit, Sequence[tuple[int, int]]]]:
        """The units of every size with the templates that may match them; those ``done`` only for relations."""
        assert view.sifted is not None
        for size in view.sifted.found:
            found: dict[int, list[tuple[int, int]]] = {}
            for key, units in self._open(view, size, done.get(size, 0)):
                for first in places_of(units):
                    found.setdefault(first, []).append(key)
            for unit in view.units(size):
                yield size, unit, found.get(unit.sentences[0], ())

    def _stands(self, view: View) -> Kept:
        """What stands of what rules made of the draft before."""
        from factcheck.engine.again import Kept

        return Kept(self._before[view.facts.path], view)

    def outcomes(
        self, view: View, unit: Unit, may: Sequence[tuple[int, int]], kept: Mapping[int, list[Outcome]]
    ) -> dict[int, list[Outcome]]:
        """By their numbers, what rules make of a unit that these templates may match, with what is kept."""
        here = dict(kept)
        for number, templates in groupby(self._tried(view, unit, may), key=itemgetter(0)):
            rule = self.rules[number]
            numbers = [at for _, at in templates]
            if rule.kind == "coverage":
                view.candidates.setdefault(rule.id, []).append((unit, numbers))
            else:
                here[number] = list(kind(rule.kind).unit(rule, view, unit, numbers))
        return here

    def _open(self, view: View, size: str, kept: int) -> Iterator[tuple[tuple[int, int], int]]:
        """Of the templates that may match units of a size those that may lead to something, with these units as bits; a
        relation once, where all its roles may be filled. Of units ``kept`` the others are not asked again."""
        assert view.sifted is not None
        for number, entries in groupby(view.sifted.found[size], key=lambda entry: entry[0][0]):
            rule, templates = self.rules[number], list(entries)
            wanted = -1 if rule.kind in _LAZY else ~kept
            if rule.kind == "relation":
                # Facts are looked at only where words leave every role open to be filled.
                wanted = Evidence(rule, {at: units for (_, at), units in templates}).reached
                if not wanted:
                    continue
            passed = ((key, self._passed(view, rule, key, size, units & wanted)) for key, units in templates)
            if rule.kind == "relation":
                evidence = view.evidence[rule.id] = Evidence(rule, {at: units for (_, at), units in passed if units})
                yield (number, 0), evidence.full
            else:
                yield from passed

    def _passed(self, view: View, rule: Rule, key: tuple[int, int], size: str, units: int) -> int:
        """Of the units that a template may match those with facts of which something can follow."""
        assert view.sifted is not None
        gates, roles, _ = self._asked(key)
        for gate in gates:
            units &= view.sifted.units_with(size, passing(rule, gate, view, view.sifted.sentences_in(size, units)))
            if not units:
                return 0
        for sentences in supplied(rule, key[1], roles, view) if roles else ():
            units &= view.sifted.units_with(size, sentences)
        return units

    def _asked(self, key: tuple[int, int]) -> tuple[list[Ready], list[Open], Template | None]:
        """What is asked of facts before a template is tried, of those that it binds and of those for open roles; and
        the template, if it is not its rule that tries it."""
        found = self._known.get(key)
        if found is None:
            number, at = key
            rule = self.rules[number]
            template = None if rule.kind in _LAZY else rule.templates[at]
            found = self._known[key] = gates_of(rule, at), open_roles(rule, at), template
        return found

    def _tried(self, view: View, unit: Unit, may: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Of the templates that may match a unit (rule, number) those that do, or are left to their rule."""
        texts: dict[Variant, tuple[str, set[str]]] = {}
        for key in may:
            template = self._asked(key)[2]
            if template is not None:
                found = texts.get(template.variant)
                if found is None:
                    text = view.annotated(unit, template.variant, self.rules[key[0]].lists).text
                    found = texts[template.variant] = text, self._missed[text]
                text, missed = found
                # Several rules ask for the same words.
                wanted = source(template, text)
                if wanted in missed:
                    continue
                if patterns.compile(wanted).search(text) is None:
                    missed.add(wanted)
                    continue
            yield key

    def settle(self, view: View, outcomes: list[Outcome]) -> tuple[list[Hit], tuple[tuple[int, int], ...], int]:
        """One finding a mark, and only if no binding of it fits, by its rule or by any that recomputes an equation."""
        rules = self.rule_set.by_id
        fits: set[tuple[str, int, int]] = set()
        computed: set[tuple[int, int]] = set()
        told: set[tuple[str, frozenset[tuple[int, int]]] | None] = {None}
        alone: set[tuple[int, int]] = set()
        for outcome in outcomes:
            if outcome.verdict == "unknown" and rules[outcome.rule].is_equation:
                alone.add((outcome.start, outcome.end))
            if rules[outcome.rule].kind in RECOMPUTING and outcome.verdict != "unknown":
                # A date that the calendar has is no numeric claim recomputed.
                if rules[outcome.rule].kind == "arithmetic":
                    computed.add((outcome.start, outcome.end))
                if outcome.verdict == "fits":
                    told.add(outcome.about)
                    fits.add((outcome.rule, outcome.start, outcome.end))
                    if rules[outcome.rule].is_equation:
                        fits.add(("", outcome.start, outcome.end))
        hits: list[Hit] = []
        seen: set[tuple[str, int, int]] = set()
        for outcome in sorted(outcomes, key=lambda one: SEVERITIES.index(one.hit.severity) if one.hit else -1):
            rule = rules[outcome.rule]
            mark = (outcome.rule, outcome.start, outcome.end)
            if outcome.hit is None or mark in seen:
                continue
            if outcome.about is not None and outcome.about in told:
                continue
            borne_out = rule.is_equation and ("", *mark[1:]) in fits
            if mark in fits or (borne_out and not said_over(view, outcome.start, _operands(outcome))):
                continue
            if rule.kind in ("arithmetic", "relation") and _of_others(view, outcome):
                continue
            # One figure is wrong once, whichever equations say so; the gravest says it.
            if rule.is_equation and ("", *mark[1:]) in seen:
                continue
            if rule.is_equation:
                seen.add(("", *mark[1:]))
            seen.add(mark)
            hits.append(outcome.hit)
        return _grouped(view, hits, rules), tuple(sorted(computed)), len(alone - computed)


def _of_others(view: View, outcome: Outcome) -> bool:
    """Is a figure that others were recomputed for borne out by figures beside it? What is wrong by itself ("fell by 140
    per cent") no others bear out."""
    hit, quantities = outcome.hit, view.facts.quantities
    inside = [within(quantities, *place) for place in _operands(outcome)]
    operands = frozenset((q.start, q.end) for some in inside for q in some if q.kind == some[0].kind)
    return hit is not None and bool(operands) and accounted(view, hit.start, hit.end, operands)


def _operands(outcome: Outcome) -> frozenset[tuple[int, int]]:
    """The places of the figures that a finding is recomputed from."""
    related = outcome.hit.related if outcome.hit is not None else ()
    told = outcome.about[1] if outcome.about is not None else frozenset[tuple[int, int]]()
    return told | {(place.start, place.end) for place in related}


def _grouped(view: View, hits: list[Hit], rules: dict[str, Rule]) -> list[Hit]:
    kept: list[Hit] = []
    first: dict[tuple[str, int], Hit] = {}
    hits = sorted(hits, key=_order)

    def key(hit: Hit) -> tuple[str, int]:
        return hit.rule, view.sentence_at(hit.start) if rules[hit.rule].head.group == "sentence" else -1

    # Of a group the gravest stands, and of those the first.
    for hit in sorted(hits, key=lambda hit: SEVERITIES.index(hit.severity)):
        first.setdefault(key(hit), hit)
    for hit in hits:
        if rules[hit.rule].head.group != "none" and first[key(hit)] is not hit:
            continue
        # Of overlapping matches of one rule the first, longest one stands.
        if kept and any(
            k.rule == hit.rule and k.start <= hit.start and hit.end <= k.end and rules[k.rule].kind == "pattern"
            for k in kept[-3:]
        ):
            continue
        kept.append(hit)
    return kept


def _order(hit: Hit) -> tuple[object, ...]:
    places = tuple((place.path, place.start, place.end) for place in hit.related)
    return hit.path, hit.start, -hit.end, hit.rule, hit.message, places, hit.explanation


def run(rule_set: RuleSet, drafts: Sequence[Facts], context: Sequence[Facts] = ()) -> RunResult:
    """Run all rules over the drafts; ``context`` is read for comparison only. Same facts, same result, in any order."""
    runner = Runner(rule_set)
    return runner.together([runner.examine(facts) for facts in drafts], [Examined(facts) for facts in context])
