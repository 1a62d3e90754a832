"""What hangs on a statement that nobody answers for: whether a hidden or missing source is an editor's decision.

One notion serves all of them: hearsay, vague voices, hidden sources, figures. Weight lies in what is told (a toll,
money, a crime, a cause, a decision, a record, what is to come) and in whom it is told of: a person or a body with a
name."""

from __future__ import annotations

import itertools
from functools import cache
from typing import Any

from factcheck import patterns
from factcheck.engine.hidden import offices
from factcheck.engine.provenance import clause
from factcheck.engine.view import View
from factcheck.language.lexicon import load
from factcheck.language.roots import people
from factcheck.model import Quantity, Span, within

_WORDS = patterns.lazy(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_TENSE = patterns.lazy(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|could|may|might)(?: [a-z]+ly| also| now| still)? ?\Z"
)
_TENSES = ("is ", "are ", "was ", "were ", "has ", "have ", "had ")
_LISTED = ("accusing", "pejorative", "misdeed", "legal_claim", "proceedings", "superlative")
_GROUPS = {
    "checkworthy": ("superlative", "causal", "legal", "allegation"),
    "figure_stakes": ("toll", "crowd", "forecast", "cost"),
}
_PHRASE, _TITLE, _REACH = 3, 6, 120


def weight(view: View, start: int, end: int, at: int) -> str:
    """What hangs on the statement that is handed on at ``start:end`` in sentence ``at`` (the words of hearsay, or the
    source), in one word; empty where it is a detail.

    figure: money, a share, a count from a hundred; harm, crime, cause, power, trade, record, coming: by its words;
    named: it tells of a person or body with a name, or of one in an office."""
    if at < 0 or _titled(view, at):
        return ""
    first, last = view.facts.sentences[at].start, view.facts.sentences[at].end
    told = _told(view, start, end, first, last)
    # Whom it is told of, and how many, may stand before the words that hand it on.
    before = Span(max(first, start - _REACH), start)
    for part in (*told, before):
        figures = within(view.facts.quantities, part.start, part.end)
        if any(weighty(figure) or figure.kind == "money" for figure in figures):
            return "figure"
    words = [word.replace("’", "'") for part in told for word in _WORDS.findall(view.low, part.start, part.end)]
    for size in range(_PHRASE, 0, -1):
        for begin in range(len(words) - size + 1):
            found = _words().get(" ".join(words[begin : begin + size]))
            if found is not None:
                return found
    for part in (*told, before):
        if any(name.kind in ("person", "organisation") for name in within(view.facts.names, part.start, part.end)):
            return "named"
        pairs = itertools.pairwise(_WORDS.findall(view.low, part.start, part.end))
        if any(article == "the" and word in offices() for article, word in pairs):
            return "named"
    return ""


def weighty(quantity: Any) -> bool:
    """Is a figure one that a reader would want a source for? Counts from 100, amounts from 10,000, every percentage,
    shares of people."""
    if not isinstance(quantity, Quantity):
        return False
    figure = quantity.value if quantity.value is not None else quantity.range_high
    if quantity.kind == "fraction":
        return " in " in quantity.text or quantity.noun in people()
    if quantity.kind in ("percent", "percentage_points", "rate"):
        return True
    return figure is not None and abs(figure) >= (10000 if quantity.kind == "money" else 100)


def _told(view: View, start: int, end: int, first: int, last: int) -> list[Span]:
    """What is told: what a source says; after an auxiliary ("is reportedly", "are said to be") the words that follow,
    elsewhere the clause."""
    voices = (a for a in view.voices_in(first, end) if a.source is not None and a.source.end > start)
    voice = next((a for a in voices if a.content), None)
    if voice is not None:
        return list(voice.content)
    low = view.low[first:last]
    begin, until = clause(low, start - first)
    tense = _TENSE.search(low, begin, start - first)
    if tense is not None or low.startswith(_TENSES, start - first):
        begin = tense.start() if tense is not None else end - first
    return [Span(first + begin, first + until)]


def _titled(view: View, at: int) -> bool:
    """Is the sentence a heading that has lost its mark-up: has every long word in it a capital?"""
    if at:
        return False
    sentence = view.facts.sentences[at]
    words = [word for word in _WORDS.findall(view.text, sentence.start, sentence.end) if len(word) > 3]
    return len(words) >= _TITLE and all(word[0].isupper() for word in words[:_TITLE])


@cache
def _words() -> dict[str, str]:
    """Each word or phrase that lends weight, with what it lends."""
    found: dict[str, str] = {}
    for name, wanted in _GROUPS.items():
        found |= {form: group for form, (_, group) in load(name).forms.items() if group in wanted}
    for name in _LISTED:
        found |= dict.fromkeys(load(name).forms, name)
    return found | {form: group for form, (_, group) in load("weights").forms.items()}
