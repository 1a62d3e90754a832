"""`claim`: selects facts by their fields: "numeric, and nobody says so", "a source that is hidden".

Keys: of (quantity, sentence, attribution, quotation, date, name, claim, block: what is selected), where (conditions on
its fields, on those of its sentence, and on the article: see below), unless (templates that veto the sentence), scope,
group (sentence: one finding for each sentence; article: one, the gravest, with the other places; once: the first),
eased (where these hold, the finding is an info), explain.

Fields besides the fact's own: ``text``; ``sentence`` (its words), ``sourced``, ``check_worthy``, ``block`` (headline,
paragraph ...), ``quoted`` (inside a quotation), ``attributed`` (said: in what a source says; thought: in what one
hopes, wants or believes; stance: in what one praises or blames; no), ``backing`` (why a figure needs no source of its
own, see :mod:`factcheck.engine.provenance`), ``stake`` (what makes it a fresh claim, see
:mod:`factcheck.engine.stakes`), ``personal`` (is the article told in the first person), ``peer_heard`` (has one of
those whom a vague voice sums up a name somewhere), ``named_next`` (does a named person speak right after),
``source_beside`` (does a source speak in the sentence before or after, in one paragraph), ``taken_up`` (does a named
source say the same right after), ``introduced`` (is whom the top of a story shows without a name shown with one below
it), ``in_court`` (is there a court or an inquiry in the sentence or beside it), ``cause_open`` (do the sentences around
it say that the cause is not known, or is to be looked into), ``aside`` (why a desk lets hearsay stand, see
:mod:`factcheck.engine.asides`), ``told_elsewhere`` (did a source
speak to another newsroom), ``source_weight`` (why a hidden source is an editor's decision, see
:mod:`factcheck.engine.hidden`), ``weight`` (what makes a statement one that somebody must answer for, see
:mod:`factcheck.engine.weights`), ``vouched`` (who stands beside what nobody is said to have made, see
:mod:`factcheck.engine.vouching`), ``study_known`` (who made a study, or how many were asked, stands near it),
``poll_lacks`` (what is not told of a poll: by whom, how many were asked), ``position`` (index of the sentence),
``dated`` and ``has_source`` (does the article give a publication date, an outlet).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from factcheck.comparison.intervals import lift
from factcheck.engine import asides, hidden, newsrooms, provenance, sources, stakes, unsettled, vouching, weights
from factcheck.engine.evaluation import Undefined
from factcheck.engine.kinds.outcome import make_hit
from factcheck.engine.matching import holds, vetoed
from factcheck.engine.rule import Rule
from factcheck.engine.view import Unit, View
from factcheck.model import (
    SEVERITIES,
    Attribution,
    Block,
    Claim,
    Date,
    Hit,
    Name,
    Place,
    Quantity,
    Quotation,
    Record,
    Sentence,
)

_MOST_PLACES = 20
_FIGURES = (Decimal, int)
POOLS: dict[str, tuple[str, type[Record]]] = {
    "quantity": ("quantities", Quantity),
    "sentence": ("sentences", Sentence),
    "attribution": ("attributions", Attribution),
    "quotation": ("quotations", Quotation),
    "date": ("dates", Date),
    "name": ("names", Name),
    "claim": ("claims", Claim),
    "block": ("blocks", Block),
}
"""What ``of`` may select: the attribute of the facts (or of the article) and what it holds."""


def article(rule: Rule, view: View, also: Callable[[Any], bool] | None = None) -> Iterator[Hit]:
    """The hits of the rule in one article, on facts for which ``also`` holds."""
    hits = list(_hits(rule, view, also))
    if rule.head.group == "once":
        yield from hits[:1]
        return
    if rule.head.group != "article" or not hits:
        yield from hits
        return
    first = min(hits, key=lambda hit: SEVERITIES.index(hit.severity))
    others = [Place(hit.path, hit.start, hit.end, "here too") for hit in hits if hit is not first]
    yield msgspec.structs.replace(first, related=tuple(others[: _MOST_PLACES - 1]))


def _hits(rule: Rule, view: View, also: Callable[[Any], bool] | None) -> Iterator[Hit]:
    of = rule.head.of or "sentence"
    known = view.fields.get(of)
    if known is None:
        known = view.fields[of] = list(_fields_of(view, of))
    taken: set[int] = set()
    simple = not rule.let and not rule.options
    once = rule.head.group == "sentence"
    for names in known:
        start, end, at = names.start, names.end, names.at
        if once and at in taken:
            continue
        if not simple:
            names = _own(rule, view, names.anew())
        # Conditions first: few facts meet them, and what they ask is known from the rules before.
        if not holds(rule, names) or not view.in_scope(start, end, rule.scopes) or (also and not also(names.fact)):
            continue
        if rule.unless and at >= 0:
            sentence = view.facts.sentences[at]
            if vetoed(rule, view, Unit(sentence.start, sentence.end, (at,))):
                continue
        taken.add(at)
        yield make_hit(rule, view, names, start, end)


def _own(rule: Rule, view: View, names: Fields) -> Fields:
    """The names with the rule's options, which stand behind them, and its `let`, which stands before them."""
    for name, value in view.options(rule).items():
        try:
            names[name]
        except KeyError:
            names[name] = value
    for name, computed in rule.computed.items():
        try:
            names[name] = computed(names)
        except Undefined:
            continue
    return names


def _fields_of(view: View, of: str) -> Iterator[Fields]:
    for fact in _pool(view, of):
        start, end = _place(fact)
        if start < end:
            yield Fields(view, fact, start, end, view.sentence_at(start))


def _pool(view: View, of: str) -> Sequence[Any]:
    if of == "block":
        return view.facts.article.blocks or ()
    pool: Sequence[Any] = getattr(view.facts, POOLS[of][0])
    return pool


def _place(fact: Any) -> tuple[int, int]:
    """Where a finding about the fact points: an attribution's source, else its cue; else the fact itself."""
    if isinstance(fact, Attribution):
        span = fact.source or fact.cue or (fact.content[0] if fact.content else None)
        return (span.start, span.end) if span else (0, 0)
    return fact.start, fact.end


class Fields(dict[str, Any]):
    """Names for the expressions of a rule: the fact's fields and those around it, each read when it is asked for."""

    def __init__(self, view: View, fact: Any, start: int, end: int, at: int) -> None:
        self._view, self.fact, self.start, self.end, self.at = view, fact, start, end, at

    def anew(self) -> Fields:
        """The same, with nothing read yet."""
        return Fields(self._view, self.fact, self.start, self.end, self.at)

    def __missing__(self, name: str) -> Any:
        value = self[name] = self._read(name)
        return value

    def _read(self, name: str) -> Any:
        if name == "text":
            return self._view.text[self.start : self.end]
        if name == "fact":
            return self.fact
        if name == "published":
            return self._view.published
        if name in AROUND:
            return AROUND[name](self._view, self.start, self.end, self.at)
        if name in OF_SENTENCE and 0 <= self.at < len(self._view.facts.sentences):
            return OF_SENTENCE[name](self._view.facts.sentences[self.at])
        return _field(self.fact, name)


def _field(fact: Any, name: str) -> Any:
    if name not in fact.__struct_fields__:
        raise KeyError(name)
    value = getattr(fact, name)
    if value is None and name in ("counted", "unit", "title", "speaker"):
        return ""
    if isinstance(value, _FIGURES) and not isinstance(value, bool):
        return lift(value)
    return value


def names_of(of: str) -> set[str]:
    """Every name that conditions on a kind of fact may use."""
    own = POOLS[of][1].__struct_fields__ if of in POOLS else ()
    return {*own, *AROUND, *OF_SENTENCE, "text", "fact"}


def fields(view: View, fact: Any, start: int, end: int, at: int, wanted: frozenset[str]) -> dict[str, Any]:
    """The fact's fields, and of what surrounds it those names that are ``wanted``."""
    names = {name: _field(fact, name) for name in fact.__struct_fields__}
    return names | surroundings(view, start, end, at, wanted) | {"text": view.text[start:end], "fact": fact}


def surroundings(view: View, start: int, end: int, at: int, wanted: frozenset[str] | None = None) -> dict[str, Any]:
    """Names for the words ``start:end`` in sentence ``at``: who says them, where they stand; those ``wanted``."""
    names = {name: read(view, start, end, at) for name, read in AROUND.items() if wanted is None or name in wanted}
    if 0 <= at < len(view.facts.sentences):
        names |= {name: read(view.facts.sentences[at]) for name, read in OF_SENTENCE.items()}
    return names


AROUND: dict[str, Callable[[View, int, int, int], Any]] = {
    "position": lambda view, start, end, at: lift(at),
    "quoted": lambda view, start, end, at: view.in_quotation(start, end),
    "attributed": lambda view, start, end, at: view.attributed(start, end),
    "backing": provenance.backing,
    "stake": stakes.stake,
    "personal": lambda view, start, end, at: stakes.personal(view),
    "named_next": sources.named_next,
    "peer_heard": sources.peer_heard,
    "source_beside": sources.source_beside,
    "taken_up": sources.taken_up,
    "introduced": sources.introduced,
    "in_court": sources.in_court,
    "aside": asides.aside,
    "cause_open": unsettled.cause_open,
    "told_elsewhere": newsrooms.told_elsewhere,
    "source_weight": hidden.source_weight,
    "weight": weights.weight,
    "vouched": vouching.vouched,
    "study_known": sources.study_known,
    "poll_lacks": sources.poll_lacks,
    "dated": lambda view, start, end, at: view.facts.article.date is not None,
    "has_source": lambda view, start, end, at: view.facts.article.source is not None,
}
OF_SENTENCE: dict[str, Callable[[Sentence], Any]] = {
    "sentence": lambda sentence: sentence.text,
    "sourced": lambda sentence: sentence.sourced,
    "check_worthy": lambda sentence: sentence.check_worthy,
    "block": lambda sentence: sentence.kind,
}
