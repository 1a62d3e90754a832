"""Quotations and who speaks them: speech without a speaker, a paraphrase against its own quotation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from factcheck.comparison.intervals import stated
from factcheck.engine.view import View
from factcheck.language.lexicon import load
from factcheck.model import Attribution, Quantity, Quotation, within

Finding = tuple[int, int, dict[str, Any]]
_NEAR = 600


def no_speaker(view: View) -> Iterator[Finding]:
    """Speech in a paragraph of its own that no attribution reaches, and pull quotes: cut off by dots, and given to a
    speaker only because one was heard before."""
    facts = view.facts
    for quotation in view.speech:
        if not quotation.speech or quotation.continued or quotation.continues or not _alone(view, quotation):
            continue
        nested = any(q.depth and quotation.start < q.start < quotation.end for q in facts.quotations)
        if nested or view.text[: quotation.start].rstrip().endswith(":"):
            continue
        who = [a for a in facts.attributions if any(_overlap(part, quotation) for part in a.content)]
        cut = view.text[quotation.inner_start : quotation.inner_end].rstrip().endswith(("...", "…"))
        if not who or (cut and not any(_beside(view, a, quotation) for a in who)):
            yield quotation.start, quotation.end, {"quotation": quotation}


def _overlap(part: Any, quotation: Quotation) -> bool:
    return bool(part.start < quotation.end and quotation.start < part.end)


def _alone(view: View, quotation: Quotation) -> bool:
    """Does the quotation fill its paragraph?"""
    at = view.sentence_at(quotation.start)
    if at < 0:
        return False
    block = (view.facts.article.blocks or ())[view.facts.sentences[at].block]
    return (
        block.kind == "paragraph"
        and not view.text[block.start : quotation.start].strip()
        and not view.text[quotation.end : block.end].strip(" .\n\r\t")
    )


def _beside(view: View, attribution: Attribution, quotation: Quotation) -> bool:
    """Does the cue stand in the quotation's own paragraph, or introduce it with a colon?"""
    cue = attribution.cue
    if cue is None:
        return False
    between = view.text[min(cue.end, quotation.end) : max(cue.start, quotation.start)]
    return "\n" not in between or between.rstrip().endswith(":")


def paraphrase_drift(view: View) -> Iterator[Finding]:
    """A speaker's words in paraphrase with one figure, and quoted nearby with another figure for the same thing."""
    facts = view.facts
    indirect = [a for a in facts.attributions if a.kind == "indirect" and a.content]
    for first in indirect:
        for second in facts.attributions:
            if second.kind == "indirect" or not second.content or not _one_speaker(first, second):
                continue
            if not 0 < second.content[0].start - first.content[-1].end < _NEAR:
                continue
            told, quoted = _figures(view, first), _figures(view, second)
            if len(told) != 1 or len(quoted) != 1:
                continue
            if _clash(view, told[0], quoted[0], first, second):
                yield (
                    quoted[0].start,
                    quoted[0].end,
                    {"told": told[0], "quoted": quoted[0], "speaker": first.speaker or "the same speaker"},
                )


def _one_speaker(first: Attribution, second: Attribution) -> bool:
    if first.speaker or second.speaker:
        return first.speaker == second.speaker
    one, other = first.source, second.source
    return one is not None and other is not None and one.text.lower() == other.text.lower()


def _figures(view: View, attribution: Attribution) -> list[Quantity]:
    return [
        quantity
        for part in attribution.content
        for quantity in within(view.facts.quantities, part.start, part.end)
        if quantity.kind in ("money", "percent", "number", "measure", "duration")
    ]


def _clash(view: View, told: Quantity, quoted: Quantity, first: Attribution, second: Attribution) -> bool:
    if (told.kind, told.unit, told.per) != (quoted.kind, quoted.unit, quoted.per):
        return False
    if stated(told).meets(stated(quoted)) or told.value is None or quoted.value is None:
        return False
    if told.kind == "number" and told.noun != quoted.noun:
        return False
    return bool(_roots(view, first) & _roots(view, second))


def _roots(view: View, attribution: Attribution) -> set[str]:
    """The first letters of the content words, so that inflections meet."""
    function_words = load("function_words").forms
    text = " ".join(view.low[part.start : part.end] for part in attribution.content)
    words = (word.strip(".,;:!?\"'“”‘’()") for word in text.split())
    return {word[:4] for word in words if len(word) > 3 and word.isalpha() and word not in function_words}


CHECKS: dict[str, Callable[[View], Iterator[Finding]]] = {
    "no-speaker": no_speaker,
    "paraphrase-drift": paraphrase_drift,
}
