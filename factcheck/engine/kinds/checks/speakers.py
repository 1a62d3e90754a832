"""Speech without a speaker."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from factcheck import patterns
from factcheck.engine.view import View
from factcheck.model import Attribution, Quotation, within

Finding = tuple[int, int, dict[str, Any]]
_SIGNATURE, _GAP = 8, 40
_WHOLE = 6
"""Words that speech in the middle of a paragraph has at the least."""
_OWN = 4
"""Where it is of somebody's own: what I, or we, see or feel, no sign or title has."""
_FIRST = patterns.lazy(r"\b(?:i|we|my|our|me|us)\b")
_PERSONAL = patterns.lazy(r"\b(?:he|she|they|who|his|her|their|i|we)\b")


def no_speaker(view: View) -> Iterator[Finding]:
    """Speech in a paragraph of its own that no attribution reaches, and pull quotes: cut off by dots, and given to a
    speaker only because one was heard before."""
    facts = view.facts
    for quotation in view.speech:
        if not quotation.speech or quotation.continued or quotation.continues:
            continue
        if not quotation.closed:
            continue  # who says it may stand in what the open mark has swallowed
        if not (_alone(view, quotation) or _by_itself(view, quotation)):
            continue
        nested = any(q.depth for q in within(facts.quotations, quotation.start + 1, quotation.end))
        if nested or view.text[max(0, quotation.start - _GAP) : quotation.start].rstrip().endswith(":"):
            continue
        cut = view.text[quotation.inner_start : quotation.inner_end].rstrip().endswith(("...", "…"))
        if _signed(view, quotation) or ((_introduced(view, quotation) or _met(view, quotation)) and not cut):
            continue
        who = view.heard_in(quotation.start, quotation.end)
        if not who or (cut and not any(_beside(view, a, quotation) for a in who)):
            yield quotation.start, quotation.end, {"quotation": quotation}


def _signed(view: View, quotation: Quotation) -> bool:
    """A line with a name under the words, after them or as their last line."""
    after = view.text[quotation.end : quotation.end + 60].lstrip(" .\n\r\t")
    lines = quotation.text.strip().splitlines()
    if after.startswith(("-", "–", "—", "~")) or (len(lines) > 1 and len(lines[-1].split()) <= _SIGNATURE):
        return True
    blocks = view.facts.article.blocks or ()
    below = view.block_at(quotation.start) + 1
    if (
        below < len(blocks)
        and blocks[below].kind == "list"
        and not view.text[quotation.end : blocks[below].start].strip()
    ):
        return len(view.text[blocks[below].start : blocks[below].end].split()) <= _SIGNATURE
    return False


def _introduced(view: View, quotation: Quotation) -> bool:
    """Does somebody praise, blame or say something in the last sentence before, or is somebody asked there?"""
    at = view.sentence_at(quotation.start)
    if at <= 0:
        return False
    before = view.facts.sentences[at - 1]
    return bool(view.voices_in(before.start, before.end)) or " asked " in before.text


def _met(view: View, quotation: Quotation) -> bool:
    """Does the paragraph before, in which nobody speaks, bring one person on, who then may be heard?"""
    blocks = view.facts.article.blocks or ()
    at = view.block_at(quotation.start) - 1
    if at < 0 or blocks[at].kind != "paragraph" or view.voices_in(blocks[at].start, blocks[at].end):
        return False
    names = within(view.facts.names, blocks[at].start, blocks[at].end)
    return len({name.canonical for name in names if name.kind == "person"}) == 1


def _by_itself(view: View, quotation: Quotation) -> bool:
    """Is the quotation one or more whole sentences of a paragraph in which nobody is named, meant or heard?"""
    at = view.block_at(quotation.start)
    blocks = view.facts.article.blocks or ()
    least = _OWN if _FIRST.search(view.low, quotation.inner_start, quotation.inner_end) is not None else _WHOLE
    if at < 0 or blocks[at].kind != "paragraph" or len(quotation.text.split()) < least:
        return False
    block = blocks[at]
    before, after = view.text[block.start : quotation.start].rstrip(), view.text[quotation.end : block.end].lstrip()
    whole = view.text[quotation.inner_start : quotation.inner_end].rstrip()[-1:] in (".", "!", "?")
    if not whole or (before and before[-1] not in ".!?”’\"'") or (after and not after[0].isupper()):
        return False
    around = [(max(0, block.start if not at else blocks[at - 1].start), quotation.start), (quotation.end, block.end)]
    if len(within(view.facts.quotations, block.start, block.end)) > 1:
        return False  # the other one may have a speaker that was not read
    if any(view.voices_in(start, end) or _PERSONAL.search(view.low, start, end) for start, end in around):
        return False
    return not any(name.kind == "person" for start, end in around for name in within(view.facts.names, start, end))


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


CHECKS: dict[str, Callable[[View], Iterator[Finding]]] = {
    "no-speaker": no_speaker,
}
