"""Who is heard in an article, and who is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from factcheck.comparison.intervals import lift
from factcheck.engine.kinds.checks import replies
from factcheck.engine.matching import matches
from factcheck.engine.rule import Rule
from factcheck.engine.view import View
from factcheck.model import Attribution

Finding = tuple[int, int, dict[str, Any]]
_AHEAD = 5
_ENOUGH = 4


def plural_sources(rule: Rule, view: View) -> Iterator[Finding]:
    """A group is said to have spoken (by the rule's templates), and in what follows one unnamed voice is quoted."""
    for unit, numbers in view.candidates.get(rule.id, ()):
        for number in numbers:
            match = next(matches(rule, rule.templates[number], view, unit), None)
            if match is None or not view.in_scope(match.start, match.end, frozenset(["narration"])):
                continue
            voices = _quoted(view, unit.sentences[0])
            if len(voices) == 1 and voices[0].anonymous and voices[0].source is not None:
                yield (
                    match.start,
                    match.end,
                    {"voice": voices[0].source.text, "found": view.text[match.start : match.end]},
                )
            break


def _quoted(view: View, sentence: int) -> list[Attribution]:
    """Those quoted in the sentence and the few after it, one for each source."""
    sentences = view.facts.sentences
    last = sentences[min(sentence + _AHEAD, len(sentences) - 1)].end
    start = sentences[sentence].start
    heard: dict[str, Attribution] = {}
    for attribution in view.heard_in(start, last):
        if attribution.kind == "indirect" or not attribution.content or attribution.source is None:
            continue
        if start <= attribution.content[0].start < last and not attribution.plural:
            heard.setdefault(attribution.speaker or attribution.source.text.lower(), attribution)
    return list(heard.values())


def single_source(rule: Rule, view: View) -> Iterator[Finding]:
    """A whole story on one source: several attributions, all of one speaker."""
    said = [a for a in view.facts.attributions if a.source is not None and a.cue_class in ("say", "tell", "according")]
    speakers = {a.speaker or a.source.text.lower() for a in said if a.source is not None}
    if len(said) >= _ENOUGH and len(speakers) == 1 and said[0].source is not None:
        source = said[0].source
        yield source.start, source.end, {"voice": said[0].speaker or source.text, "times": lift(len(said))}


CHECKS: dict[str, Callable[[Rule, View], Iterator[Finding]]] = {
    "plural-sources": plural_sources,
    "reply-contradictory": replies.contradictory,
    "reply-missing": replies.missing,
    "single-source": single_source,
}
