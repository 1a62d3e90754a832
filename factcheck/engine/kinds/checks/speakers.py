"""Quotations and who speaks them: speech without a speaker, a paraphrase against its own quotation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from factcheck import patterns
from factcheck.comparison import digits
from factcheck.comparison.intervals import stated
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.model import Attribution, Date, Quantity, Quotation, Span, within

Finding = tuple[int, int, dict[str, Any]]
_NEAR, _SIGNATURE, _GAP = 600, 8, 40
_SMALL, _SHARED = 2, 2
_WHOLE = 6
"""Words that speech in the middle of a paragraph has at the least."""
_PERSONAL = patterns.lazy(r"\b(?:he|she|they|who|his|her|their|i|we)\b")
# Words that make all that is said another thing, and those that do so to the figure beside them.
_RESERVES = (
    "if",
    "unless",
    "may",
    "might",
    "could",
    "should",
    "hope",
    "other",
    "others",
    "another",
    "elsewhere",
    "used to",
)
_BESIDE = (
    "not", "never", "no", "then", "last", "next", "each", "extra", "more than", "less than", "least", "up to", "only",
    "with", "without", "including", "plus", "altogether",
)  # fmt: skip
_POINTING = frozenset(["here", "there", "it", "this", "that", "these", "those", "them", "us"])
_RESERVED, _RESERVING = (patterns.lazy(rf"\b(?:{'|'.join(words)})\b") for words in (_RESERVES, _BESIDE))
_CLAUSE = patterns.lazy(r"[;:!?–—\n\"“”]|[,.](?!\d)|\b(?:and|but|or)\b")


def no_speaker(view: View) -> Iterator[Finding]:
    """Speech in a paragraph of its own that no attribution reaches, and pull quotes: cut off by dots, and given to a
    speaker only because one was heard before."""
    facts = view.facts
    for quotation in view.speech:
        if not quotation.speech or quotation.continued or quotation.continues:
            continue
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
    if at < 0 or blocks[at].kind != "paragraph" or len(quotation.text.split()) < _WHOLE:
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


def paraphrase_drift(view: View) -> Iterator[Finding]:
    """A speaker's words in paraphrase with one figure or date, and quoted beside it with another for the same thing."""
    heard = sorted((a for a in view.facts.attributions if a.content), key=lambda a: a.content[0].start)
    for before, after in _neighbours(heard):
        if after.content[0].start - before.content[-1].end > _NEAR or (before.kind == "indirect") == (
            after.kind == "indirect"
        ):
            continue
        if not _one_speaker(view, before, after):
            continue
        told, quoted = (before, after) if before.kind == "indirect" else (after, before)
        shared = len(_roots(view, told) & _roots(view, quoted))
        drift = _strength(view, told, quoted) if shared >= _SHARED else None
        if drift is not None:
            yield drift
            continue
        figures = [len(found(view, told)) == len(found(view, quoted)) == 1 for found in (_figures, _ratios, _dates)]
        if not any(figures) or _reserved(view, before) != _reserved(view, after):
            continue
        here, there = _said(view, told), _said(view, quoted)
        if any(_strong(one, here) and _strong(other, there) for one, other in (("kept", "gone"), ("gone", "kept"))):
            continue
        same = bool(shared)
        pair: tuple[Quantity | Date, Quantity | Date] | None = _figures_clash(view, told, quoted, same)
        if pair is None and same:
            pair = _multiples_clash(view, told, quoted)
        taken_up = bool(shared) and not _POINTING.isdisjoint(_said(view, quoted).split())
        if pair is None and (shared >= _SHARED or taken_up) and _plain(view, told, quoted):
            pair = _days_clash(_dates(view, told), _dates(view, quoted))
        if pair is not None:
            later = pair[0] if pair[0].start > pair[1].start else pair[1]
            who = told.speaker or quoted.speaker or "the same speaker"
            yield later.start, later.end, {"told": pair[0], "quoted": pair[1], "speaker": who}


def _strength(view: View, told: Attribution, quoted: Attribution) -> Finding | None:
    """All in the paraphrase and some in the speaker's words, sure here and not sure there: where both share two content
    words, and no word of the other side stands beside it."""
    if told.content[0].start > quoted.content[0].start:
        return None
    here, there = _said(view, told), _said(view, quoted)
    for wide, narrow in (("all", "some"), ("some", "all"), ("sure", "unsure"), ("unsure", "sure")):
        one, other = _strong(wide, here), _strong(narrow, there)
        if one is None or other is None or _strong(narrow, here) is not None or _strong(wide, there) is not None:
            continue
        place = quoted.content[0]
        who = told.speaker or quoted.speaker or "the same speaker"
        told_at = told.content[0]
        words = Span(told_at.start, told_at.end, one)
        return place.start, place.end, {"told": words, "quoted": Span(place.start, place.end, other), "speaker": who}
    return None


def _strong(name: str, words: str) -> str | None:
    return next((word for word in table("strength")[name] if f" {word} " in words), None)


def _said(view: View, attribution: Attribution) -> str:
    """What is said, in plain words between spaces."""
    text = " ".join(view.low[part.start : part.end] for part in attribution.content).replace("’", "'")
    return " ".join(["", *re.findall(r"[a-z0-9']+", text), ""])


def _reserved(view: View, attribution: Attribution) -> set[str]:
    """Words that make a statement another one: not, other, if, may ..."""
    text = " ".join(view.low[part.start : part.end] for part in attribution.content).replace("’", "'")
    for date in _dates(view, attribution):
        # The month of May reserves nothing.
        text = text.replace(date.text.lower(), " ")
    kin = {word for word in re.findall(r"[a-z]+", text) if word in load("kin").forms}
    return {*_RESERVED.findall(text)} | kin | ({"n't"} if "n't" in text else set())


def _clause(view: View, figure: Quantity) -> str:
    """The words around a figure between two marks, in small letters."""
    marks = [match.end() for match in _CLAUSE.finditer(view.text, max(0, figure.start - _NEAR), figure.start)]
    stop = _CLAUSE.search(view.text, figure.end)
    start = marks[-1] if marks else max(0, figure.start - _NEAR)
    return view.low[start : stop.start() if stop else len(view.text)]


def _reserves(view: View, figure: Quantity) -> set[str]:
    return {*_RESERVING.findall(_clause(view, figure))}


def _figures_clash(view: View, told: Attribution, quoted: Attribution, same: bool) -> tuple[Quantity, Quantity] | None:
    pair = _clash(_figures(view, told), _figures(view, quoted))
    if pair is None or _reserves(view, pair[0]) != _reserves(view, pair[1]):
        return None
    if same and pair[0].kind == "duration":
        # That both speak of years is no common subject.
        same = bool((_roots(view, told) & _roots(view, quoted)) - {(pair[0].unit or "")[:4]})
    return pair if same or _taken_up(view, *pair) else None


def _multiples_clash(view: View, told: Attribution, quoted: Attribution) -> tuple[Quantity, Quantity] | None:
    """ "Tripled" here and "doubled" there."""
    pair = _clash(_ratios(view, told), _ratios(view, quoted))
    return pair if pair is not None and _reserves(view, pair[0]) == _reserves(view, pair[1]) else None


def _plain(view: View, *said: Attribution) -> bool:
    """Has nothing said a word that makes figures and dates other ones?"""
    return not any(f" {word} " in _said(view, one) for one in said for word in _BESIDE)


def _taken_up(view: View, told: Quantity, quoted: Quantity) -> bool:
    """Does the quotation point at what was told ("it means", "here for 16 years"), its figure a slip of the other?"""
    pointing = not _POINTING.isdisjoint(re.findall(r"[a-z]+", _clause(view, quoted)))
    return pointing and digits.slip(told.value, quoted.value)


def _neighbours(heard: list[Attribution]) -> Iterator[tuple[Attribution, Attribution]]:
    """Each attribution with the three after it."""
    for index, before in enumerate(heard):
        for after in heard[index + 1 : index + 4]:
            yield before, after


def _one_speaker(view: View, before: Attribution, after: Attribution) -> bool:
    """One canonical name; or an unnamed source ("the minister") said again, or taken up by a pronoun close by."""
    if before.speaker and after.speaker:
        return before.speaker == after.speaker
    one, other = before.source, after.source
    if one is None or other is None:
        return False
    if one.text.lower() == other.text.lower():
        return True
    near = view.sentence_at(after.content[0].start) - view.sentence_at(before.content[0].start) <= 1
    return near and other.text.lower() in ("he", "she", "they") and bool(after.speaker) <= bool(before.speaker)


def _figures(view: View, attribution: Attribution) -> list[Quantity]:
    return [
        quantity
        for quantity in _of_kinds(view, attribution, ("money", "percent", "number", "measure", "duration", "rate"))
        if not (quantity.words and quantity.value is not None and quantity.value <= _SMALL)
    ]


def _multiples(view: View, attribution: Attribution) -> list[Quantity]:
    """ "Doubled", "three times as many"."""
    return _of_kinds(view, attribution, ("ratio",))


def _ratios(view: View, attribution: Attribution) -> list[Quantity]:
    return _of_kinds(view, attribution, ("ratio",))


def _of_kinds(view: View, attribution: Attribution, kinds: tuple[str, ...]) -> list[Quantity]:
    inside = (within(view.facts.quantities, part.start, part.end) for part in attribution.content)
    return [quantity for part in inside for quantity in part if quantity.kind in kinds]


def _dates(view: View, attribution: Attribution) -> list[Date]:
    return [
        date
        for part in attribution.content
        for date in within(view.facts.dates, part.start, part.end)
        if date.kind == "DATE" and (date.year is not None or date.month is not None)
    ]


def _clash(told: list[Quantity], quoted: list[Quantity]) -> tuple[Quantity, Quantity] | None:
    """The one figure of each side, where they are of one kind and exclude each other."""
    if len(told) != 1 or len(quoted) != 1:
        return None
    a, b = told[0], quoted[0]
    if (a.kind, a.unit, a.per) != (b.kind, b.unit, b.per) or a.value is None or b.value is None:
        return None
    if stated(a).meets(stated(b)) or len({a.noun, b.noun} - {None}) > 1:
        return None
    return a, b


def _days_clash(told: list[Date], quoted: list[Date]) -> tuple[Date, Date] | None:
    """The one date of each side, where both print the same parts and differ in one of them."""
    if len(told) != 1 or len(quoted) != 1:
        return None
    a, b = told[0], quoted[0]
    parts = [(a.year, b.year), (a.month, b.month), (a.day, b.day)]
    if any((one is None) != (other is None) for one, other in parts):
        return None
    return (a, b) if any(one != other for one, other in parts) else None


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
