"""Attribution: who says what, from cues, noun phrases and quotation marks, without a model.

The terms are those of PARC and PolNeAR: source, cue, content. The mechanisms follow the order of their worth:
quotations next to a verb of saying, clauses after it, "according to", objects and infinitives, and quotations that
stand alone and go on from the attribution before.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from factcheck.extraction.attributions import clauses, shape, speakers
from factcheck.extraction.attributions.constructions import Raw
from factcheck.extraction.attributions.shape import Unit
from factcheck.extraction.attributions.status import status
from factcheck.model import Article, Attribution, Name, Quotation, Sentence, Span

__all__ = ["find", "status"]


def find(
    article: Article, sentences: Sequence[Sentence], quotations: Sequence[Quotation], names: Sequence[Name] = ()
) -> tuple[Attribution, ...]:
    """The attributions of an article, sorted by where they begin."""
    text = article.text
    found: list[_Draft] = []
    last: _Draft | None = None
    distance = 99
    held: list[tuple[int, int]] = []
    for unit in shape.units(text, sentences, quotations):
        distance += 1
        if unit.quoted and unit.shape.strip('"()') in ("q", "qq", "qqq"):
            if unit.kind in ("subhead", "headline"):
                # A quoted subhead is a pull from the text, not the next thing that the last speaker says.
                continue
            spans = [(q.start, q.end) for q in unit.quotations]
            if last is not None and distance <= 3:
                # What goes on in the next paragraph is one attribution with what it goes on from.
                if distance <= 1 or last.block == unit.block:
                    last.spans += spans
                else:
                    last = _Draft(last.raw, last.source, last.cue, spans, unit.block)
                    found.append(last)
                distance = 0
            elif unit.quotations[-1].continues:
                held += spans
            continue
        if last is not None and last.block == unit.block and last.raw.cue.lemma == ":" and unit.starts:
            # A dialogue: the name before the colon speaks to the end of the paragraph.
            last.spans[-1] = last.spans[-1][0], unit.ends[-1]
            distance = 0
            continue
        drafts = [_draft(unit, raw) for raw in clauses.read(unit)]
        found += drafts
        for draft in drafts:
            if draft is not drafts[0] and distance == 0 and draft.raw.source and unit.shape[draft.raw.source[0]] == "w":
                # "“We won,” said Poole, who added that ...": the first of the two is quoted.
                continue
            if _speaks(unit, draft.raw):
                last, distance = draft, 0
                if held and unit.quotations and unit.quotations[0].continued:
                    # The paragraphs before were opened and not closed: one speech, and here is who holds it.
                    draft.spans[:0] = held
                held = []
    quoted = [(quotation.start, quotation.end) for quotation in quotations if quotation.depth == 0]
    who = speakers.Speakers(text, names)
    return tuple(who.resolve(_attribution(text, draft, quoted)) for draft in found if draft.spans)


class _Draft:
    def __init__(
        self, raw: Raw, source: tuple[int, int] | None, cue: tuple[int, int], spans: list[tuple[int, int]], block: int
    ):
        self.raw, self.source, self.cue, self.spans, self.block = raw, source, cue, spans, block


def _speaks(unit: Unit, raw: Raw) -> bool:
    """Does somebody speak whose words a quotation after it can go on?"""
    if raw.cue.form == "finite" and raw.cue.has("say", "tell", "ask"):
        return True
    quoted = any("q" in (unit.shape[start], unit.shape[end - 1]) for start, end in raw.content)
    return quoted and raw.cue.form in ("finite", "ing")


def _draft(unit: Unit, raw: Raw) -> _Draft:
    def place(part: tuple[int, int]) -> tuple[int, int]:
        return unit.starts[part[0]], unit.ends[part[1] - 1]

    return _Draft(
        raw,
        place(raw.source) if raw.source else None,
        place((raw.cue.first, raw.cue.last)),
        [place(part) for part in raw.content if part[1] > part[0]],
        unit.block,
    )


def _attribution(text: str, draft: _Draft, quoted: list[tuple[int, int]]) -> Attribution:
    def span(part: tuple[int, int]) -> Span:
        return Span(part[0], part[1], text[part[0] : part[1]])

    content = tuple(span(part) for part in draft.spans)
    kind: Literal["direct", "indirect", "mixed"] = "indirect"
    if all(_starts(quoted, part.start) == (part.start, part.end) for part in content):
        kind = "direct"
    elif any(_starts(quoted, part.start)[0] < part.end for part in content):
        kind = "mixed"
    return Attribution(
        kind,
        span(draft.source) if draft.source else None,
        span(draft.cue),
        content,
        lemma=draft.raw.cue.lemma,
        cue_class=draft.raw.cue.classes[0],
    )


def _starts(quoted: list[tuple[int, int]], start: int) -> tuple[int, int]:
    """The first quotation that begins at ``start`` or later; far beyond every text where there is none."""
    at = bisect_left(quoted, (start, 0))
    return quoted[at] if at < len(quoted) else (sys.maxsize, sys.maxsize)
