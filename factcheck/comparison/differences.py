"""A difference told by one report and worked out from two figures of the other: "from $45 to $54", "an extra $12".

Of votes too: "by 31 votes to 24" is a majority of seven. Only in two reports that plainly tell of one event, of one
thing, and where each has but one difference of the kind; bounds and rounded figures are given their due."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise

from factcheck import patterns
from factcheck.comparison.conflict import Conflict, Side
from factcheck.comparison.intervals import Interval, operand, stated
from factcheck.comparison.records import Step
from factcheck.comparison.sheets import Page, quantity_of
from factcheck.comparison.statements import Judged, one_house
from factcheck.language.lexicon import load
from factcheck.language.roots import listed, root_of
from factcheck.model import Claim, Severity

_BACK, _FORTH = 64, 24
_HUNDRED = 100
_KINDS = frozenset({"number", "money", "percent", "measure", "duration"})
_TIED = 2
_SURE = 3
_HEDGE = r"(?:about |around |some |nearly |almost |just |only |more than |over |at least |up to |roughly |a mere )?"
_FROM = patterns.lazy(rf"\bfrom (?:the (?:present |current )?)?{_HEDGE}$")
_TO = patterns.lazy(rf"(?: [a-z]+){{0,3}} to {_HEDGE}")
_UP_FROM = patterns.lazy(
    rf"(?: [a-z]+){{0,3}}(?:,| \()? (?:up|down|raised|rising|cut|reduced|increased) from (?:the )?{_HEDGE}"
)
_MAJORITY = patterns.lazy(rf"\b(?:majority|margin|lead) of {_HEDGE}$")
_BY = patterns.lazy(rf"\bby {_HEDGE}$")
_EXTRA = patterns.lazy(rf"\b(?:(?:an )?(?:extra|additional)|a further) {_HEDGE}$")
_OF = patterns.lazy(rf"\b(?P<noun>[a-z-]+) of {_HEDGE}$")
_MOVED = patterns.lazy(rf"\b(?P<verb>[a-z-]+(?: up| down)?)(?: [a-z]+ly)? by {_HEDGE}$")
_CLAUSE = patterns.lazy(r"[,;:.\d]")
_AFTER = patterns.lazy(r" (?P<word>[a-z]+)\b(?! than [\d£$€])")
_WORD = patterns.lazy(r"(?<![\w'’-])[a-z]{3,}")


def steps(page: Page) -> tuple[Step, ...]:
    """The differences that a page tells, or that two of its figures make. Its quantities are asked for."""
    found = [_of_vote(claim) for claim in page.of("score") if claim.event == "vote" and len(claim.scope) == _TIED]
    for claims in page.beside.values():
        known = sorted((c for c in claims if c.measure in _KINDS and c.value is not None), key=lambda c: c.start)
        taken: set[int] = set()
        for one, other in pairwise(known):
            step = _worked(page, one, other) if (one.measure, one.unit) == (other.measure, other.unit) else None
            if step is not None:
                found.append(step)
                taken |= {one.start, other.start}
        found += [step for claim in known if claim.start not in taken and (step := _told(page, claim)) is not None]
    return tuple(found)


def _of_vote(claim: Claim) -> Step:
    one, other = (Decimal(end) for end in claim.scope)
    value = Interval.point(abs(one - other))
    return Step(("vote", None), claim.sentence, claim.start, claim.end, value, None, 0, True)


def _kind(claim: Claim) -> tuple[str, str | None]:
    plain = claim.measure == "number"
    return claim.measure or "", root_of(claim.subject) if plain and claim.subject else claim.unit


def _worked(page: Page, one: Claim, other: Claim) -> Step | None:
    """ "From $45 to $54", "$54, up from $45"."""
    text = page.article.text
    if _kind(one) != _kind(other) and None not in (one.subject, other.subject):
        return None
    between = text[one.end : other.start]
    if _TO.fullmatch(between) and _FROM.search(text, max(0, one.start - _BACK), one.start):
        old, new = one, other
    elif _UP_FROM.fullmatch(between):
        old, new = other, one
    else:
        return None
    before, after = (operand(quantity_of(page.facts, claim)) for claim in (old, new))
    way = 1 if before.below(after) else -1 if after.below(before) else 0
    if not way or not before.bounded or not after.bounded:
        return None
    kind = _kind(old if new.subject is None else new)
    value = abs(after - before)
    return Step(kind, one.sentence, one.start, other.end, value, value / before * _HUNDRED, way, True)


def _told(page: Page, claim: Claim) -> Step | None:
    """ "An extra $12", "a rise of $12", "12 seats more", "a majority of nine"."""
    text = page.article.text
    low = max(0, claim.start - _BACK)
    before, after = text[low : claim.start].lower(), text[claim.end : claim.end + _FORTH].lower()
    kind, way = _kind(claim), 0
    if claim.measure == "number" and (_MAJORITY.search(before) or (_BY.search(before) and "vote" in claim.text)):
        if claim.subject not in (None, "vote") or after.startswith((" to ", " against ")):
            return None
        kind = ("vote", None)
    else:
        way = next((_compared()[word] for word in claim.text.split()[1:-1] if word in _compared()), 0) or _way(
            before, after
        )
        if not way:
            return None
    value = stated(quantity_of(page.facts, claim))
    return Step(kind, claim.sentence, claim.start, claim.end, value, None, way, False)


def _way(before: str, after: str) -> int:
    """Which way a figure goes as a difference, by the words before or after it; 0 where it is none."""
    if _EXTRA.search(before):
        return 1
    told = _AFTER.match(after)
    if told and told["word"] in _nouns():
        return _nouns()[told["word"]]
    if told and told["word"] in _compared() and told["word"] not in ("above", "below", "up", "down", "off"):
        return _compared()[told["word"]]
    noun = _OF.search(before)
    if noun and noun["noun"] in _nouns():
        return _nouns()[noun["noun"]]
    moved = _MOVED.search(before)
    if moved and moved["verb"] in _verbs():
        return _verbs()[moved["verb"]]
    if not _BY.search(before):
        return 0
    # "Raise the price of a pass by $9": the nearest verb of change of the clause.
    clause = _CLAUSE.split(before)[-1].split()
    return next((_verbs()[word] for word in reversed(clause) if word in _verbs()), 0)


@cache
def _compared() -> dict[str, int]:
    return {form: _SIGNS[sign] for form, (_, sign) in load("comparative").forms.items()} | {"extra": 1}


@cache
def _nouns() -> dict[str, int]:
    return {form: _SIGNS[sign] for form, (_, sign) in load("change_noun").forms.items() if sign in _SIGNS}


@cache
def _verbs() -> dict[str, int]:
    return {form: _SIGNS[sign] for form, (_, sign) in load("change").forms.items()}


_SIGNS = {"+": 1, "-": -1}


def pairs(a: Page, b: Page) -> Iterator[Judged]:
    """The differences of two reports of one event that cannot both be right."""
    for kind in sorted({step.kind for step in (*a.steps, *b.steps)}, key=str):
        one, other = (_only(page, kind) for page in (a, b))
        one, other = one or _unnamed(a, other), other or _unnamed(b, one)
        if one is not None and other is not None:
            yield a, b, _verdict(a, one, b, other)
    for worked, told in ((a, b), (b, a)):
        known = [step for step in worked.steps if step.share is not None]
        percent = _only(told, ("percent", "%"))
        if len(known) == 1 and percent is not None and not percent.worked and known[0].kind != percent.kind:
            sides = (known[0], percent) if worked is a else (percent, known[0])
            yield a, b, _verdict(a, sides[0], b, sides[1])


def _only(page: Page, kind: tuple[str, str | None]) -> Step | None:
    found = [step for step in page.steps if step.kind == kind]
    return found[0] if len({(step.value, step.way) for step in found}) == 1 else None


def _unnamed(page: Page, told: Step | None) -> Step | None:
    """What two figures without a noun make, where the other report tells so many more or fewer of something."""
    found = _only(page, ("number", None)) if told is not None and told.kind[0] == "number" else None
    return found if found is not None and found.worked and told is not None and not told.worked else None


def _verdict(a: Page, one: Step, b: Page, other: Step) -> Conflict | str:
    if one.worked and other.worked:
        return "agree"
    if not (one.worked or other.worked) and one.kind[0] not in ("money", "vote"):
        return "target on one side"
    left, right = (step.share or step.value if _mixed(one, other) else step.value for step in (one, other))
    if left.meets(right):
        return "agree"
    if one.way * other.way < 0:
        return "another direction"
    words = _words(a, one), _words(b, other)
    periods = listed("trends", "periods")
    shared = (words[0] & words[1]) - _small()
    if len(shared) < _TIED or {*words[0]} & periods != {*words[1]} & periods:
        return "too little shared"
    return _conflict(a, one, b, other, "warning" if len(shared) >= _SURE else "info")


def _mixed(one: Step, other: Step) -> bool:
    """Is one of two differences in per cent, the other in something else?"""
    return one.kind != other.kind and ("percent", "%") in (one.kind, other.kind)


def _words(page: Page, step: Step) -> frozenset[str]:
    sentence = page.facts.sentences[step.sentence]
    text = page.article.text[sentence.start : sentence.end]
    found = _WORD.findall(text[:1].lower() + text[1:])
    return frozenset(root if (root := root_of(word)) not in listed("trends", "periods") else word for word in found)


@cache
def _small() -> frozenset[str]:
    return frozenset(map(root_of, listed("claim_words", "functions") | {"vote", "votes", "from", "by"}))


def _conflict(a: Page, one: Step, b: Page, other: Step, severity: Severity) -> Conflict:
    here, there = (side.article.text[step.start : step.end] for side, step in ((b, other), (a, one)))
    made = ""
    if one.worked or other.worked:
        worked, percent = (one if one.worked else other), _mixed(one, other)
        value = _show(worked.share if percent and worked.share else worked.value, percent)
        made = f": “{there if one.worked else here}” makes {value}"
    message = f"{here} here, {there} there{made}"
    later = Side(b.facts.path, other.start, other.end, here, here)
    earlier = Side(a.facts.path, one.start, one.end, there, there)
    reasons = ("two reports of one event, and one difference in each",)
    if one_house(a, b) and severity == "warning":
        severity = "error"
    return Conflict("quantity", severity, message, later, earlier, reasons, "another change or another vote: say so")


def _show(value: Interval, percent: bool) -> str:
    middle = value.middle or Decimal(0)
    return f"{middle:.1f}%" if percent else f"{middle.normalize():,f}"
