"""What a headline gives besides figures, against the first sentences of its article: the score of a match, a day.

"Rovers beat City 3-1" above "Rovers beat City 2-1 on Saturday"; "Hospital to open in May" above "the hospital will open
in August". Left alone is what the article gives anywhere else, and days beside which somebody says something."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck import patterns
from factcheck.comparison.conflict import Conflict, Side
from factcheck.comparison.intervals import stated
from factcheck.comparison.matters import matter
from factcheck.comparison.sheets import Page
from factcheck.language.days import MONTHS, WEEKDAYS
from factcheck.language.lexicon import load
from factcheck.language.roots import content_words, empty_roots, listed, root_of
from factcheck.language.units import dimension
from factcheck.model import Date, Quantity, Span, within

NUMBERED = patterns.lazy(
    r"\b(?:second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf)th|\d{1,3}(?:st|nd|rd|th))\b"
)
_LEAD = 2
_TIED = 2
_BESIDE = 3
_WORD = patterns.lazy(r"[a-z’'-]+")
_SOON = patterns.lazy(r"\b(?:today|tomorrow|yesterday|tonight|next (?:week|month|year)|last (?:week|month|year))\b")
_Told = Quantity | Date


def found(page: Page) -> Iterator[Conflict]:
    """The scores and days of a headline that the article gives otherwise in its first sentences, and nowhere so."""
    sentences = page.facts.sentences
    heads = [sentence for sentence in sentences if sentence.kind == "headline"]
    body = [sentence for sentence in sentences if sentence.kind not in ("headline", "subhead", "caption")]
    if len(heads) != 1 or not body:
        return
    head, rest = heads[0], body[0]
    above, below = (_roots(page, sentence.start, sentence.end) for sentence in (head, rest))
    if not above & below:
        return
    scores = [q for q in within(page.facts.quantities, head.start, head.end) if q.kind == "score"]
    told = [q for q in page.facts.quantities if q.kind == "score" and q.start >= head.end]
    lead = [q for q in told if q.start < body[:_LEAD][-1].end]
    one = len(scores) == 1 == len(lead) and not _partial(page, lead[0])
    if one and all(_ends(q) != _ends(scores[0]) for q in told):
        yield _conflict(page, "score", scores[0], lead[0])
    if NUMBERED.search(page.lower, head.start, head.end):
        from factcheck.comparison.streaks import clash

        turns = clash(page, (head.start, head.end), (head.end, body[:_LEAD][-1].end))
        if turns is not None:
            yield _conflict(page, "quantity", *turns)
    yield from _units(page, (head.start, head.end), body[:_LEAD][-1].end)
    yield from _multiples(page, (head.start, head.end), body[:_LEAD][-1].end)
    yield from _shares(page, (head.start, head.end), body[:_LEAD][-1].end, above & below)
    yield from _years(page, (head.start, head.end), (rest.start, rest.end))
    if len(above & below) >= _TIED:
        days = [date for date in within(page.facts.dates, head.start, head.end) if _parts(date)]
        if len(days) == 1:
            yield from _days(page, days[0], (rest.start, rest.end))


def _roots(page: Page, start: int, end: int) -> frozenset[str]:
    return frozenset(matter(root_of(word)) for word in content_words(page.article.text, start, end)) - empty_roots()


def _partial(page: Page, score: Quantity) -> bool:
    """Does the sentence of a score tell of a part of the match: "they had trailed 18-8 at half-time"?"""
    sentence = next(s for s in page.facts.sentences if s.start <= score.start < s.end)
    if _BEFORE.search(page.lower, sentence.start, score.start):
        return True
    if _RESULT.match(page.lower, score.end, sentence.end):
        return False
    return not listed("acts", "half").isdisjoint(_WORD.findall(page.lower, sentence.start, sentence.end))


_BEFORE = patterns.lazy(r"\bhad (?:already |earlier |once )?(?:beaten|won|lost|drawn|defeated)\b")
_RESULT = patterns.lazy(r" (?:victory|win|triumph|success|defeat|loss|draw)\b")


def _ends(score: Quantity) -> frozenset[object]:
    return frozenset((score.range_low, score.range_high))


def _parts(date: Date) -> tuple[bool, ...] | None:
    """The parts that a day is printed with: a weekday, a month, a day of it; None for other times."""
    part = date.kind == "TIME" and date.weekday is not None and date.hour is None  # "Tuesday morning"
    if (date.kind != "DATE" and not part) or date.year is not None or (date.month is None and date.weekday is None):
        return None
    return date.weekday is not None, date.month is not None, date.day is not None


def _days(page: Page, top: Date, lead: tuple[int, int]) -> Iterator[Conflict]:
    """The one day of a first sentence, printed with the same parts as the headline's, which stands nowhere below."""
    start, end = lead
    dates = [date for date in within(page.facts.dates, start, end) if date.kind == "DATE" or _parts(date)]
    dates = [date for date in dates if _parts(date) or not date.relative]
    if len(dates) != 1 or _parts(dates[0]) != _parts(top) or _SOON.search(page.lower, top.end):
        return
    day = dates[0]
    if (day.weekday, day.month, day.day) == (top.weekday, top.month, top.day):
        return
    name = MONTHS[top.month - 1] if top.month else WEEKDAYS[top.weekday or 0]
    if top.day is None and patterns.compile(rf"\b{name[:3]}(?:{name[3:]}|\b)").search(page.lower, start):
        return
    cues = load("cues").forms
    before = _WORD.findall(page.lower, start, day.start)[-_BESIDE:]
    after = _WORD.findall(page.lower, day.end, end)[:1]
    if not any(word in cues for word in (*before, *after)):
        yield _conflict(page, "event-date", top, day)


def _shares(page: Page, head: tuple[int, int], lead: int, shared: frozenset[str]) -> Iterator[Conflict]:
    """ "One in four pupils skips lunch" above "one in six pupils": the only share of the headline and of the lead."""
    top = [q for q in within(page.facts.quantities, *head) if q.kind == "fraction" and q.value]
    told = [q for q in page.facts.quantities if q.kind in ("fraction", "percent", "ratio") and q.start >= head[1]]
    if len(top) != 1 or len(told) != 1 or told[0].kind != "fraction" or told[0].start >= lead or not told[0].value:
        return
    nouns = [root_of(q.noun) for q in (top[0], told[0]) if q.noun]
    one = len({*nouns}) == 1 < len(nouns) or (len({*nouns}) < _TIED and bool(shared))
    if one and not stated(top[0]).meets(stated(told[0])):
        yield _conflict(page, "quantity", top[0], told[0])


def _units(page: Page, head: tuple[int, int], lead: int) -> Iterator[Conflict]:
    """ "40-mile queue" above "a tailback of 40km": one number in two units of a kind, or in two currencies."""
    top = [q for q in within(page.facts.quantities, *head) if q.kind in ("measure", "money") and q.value]
    told = [q for q in page.facts.quantities if q.kind in ("measure", "money") and q.start >= head[1] and q.value]
    for above in top:
        kind = above.kind, dimension(above.unit)
        below = [q for q in told if (q.kind, dimension(q.unit)) == kind]
        same = [q for q in below if q.value == above.value and q.unit != above.unit and q.start < lead]
        given = any(q.unit == above.unit for q in below)
        if same and above.unit and not given and not (above.ambiguous_unit or same[0].ambiguous_unit):
            yield _conflict(page, "quantity", above, same[0])


def _multiples(page: Page, head: tuple[int, int], lead: int) -> Iterator[Conflict]:
    """ "Hours halved" above "28 hours a week instead of 40": the one pair of the lead makes no such multiple."""
    found = _MULTIPLE.search(page.lower, *head)
    if found is None or _MULTIPLE.search(page.lower, head[1]):
        return
    times = next(value for name, value in _TIMES if found[name])
    share = _by_share(page, head[1], lead)
    if share is not None and _apart(found["word"], times, bool(found["more"]), share):
        yield _conflict(page, "quantity", Span(*found.span("word"), found["word"]), share)
        return
    if _TOLD_SO.search(page.lower, head[1], lead) or not _COMPARED.search(page.lower, head[1], lead):
        return
    told = [q for q in within(page.facts.quantities, head[1], lead) if q.kind in _GROWING and q.value and q.value > 0]
    for unit in sorted({(q.kind, q.unit or "") for q in told if q.kind != "number" or q.noun}):
        # The second one may leave its unit out: "28 hours instead of 40".
        pair = [q for q in told if (q.kind, q.unit or "") == unit or (q.kind == "number" and not q.noun)]
        if len(pair) != _PAIR or len({root_of(q.noun) for q in pair if q.noun}) > 1:
            continue
        low, high = sorted(q.value or Decimal(1) for q in pair)
        if high < low * times * _SMALLER or (not found["more"] and high > low * times * _LARGER):
            where = Span(*found.span("word"), found["word"])
            yield _conflict(page, "quantity", where, pair[-1], f"{pair[0].text} and {pair[1].text}")
            return


def _by_share(page: Page, start: int, end: int) -> Quantity | None:
    """The one share of the lead, by which something rose or fell: "fell by a third"."""
    told = [q for q in within(page.facts.quantities, start, end) if q.kind in ("fraction", "percent") and q.value]
    moved = len(told) == 1 and _MOVED_BY.search(page.lower, start, told[0].start) is not None
    return told[0] if moved and not _TWICE.search(page.lower, start, end) else None


def _apart(word: str, times: int, more: bool, share: Quantity) -> bool:
    """Does a rise or fall by a share make another multiple than the word: "halved" of "fell by a third"?"""
    part = (share.value or Decimal(0)) / (100 if share.kind == "percent" else 1)
    if word.startswith("halv"):
        return part < _HALF[0] or (part > _HALF[1] and not more)
    return part < (times - 1) * _SMALLER or (part > (times - 1) * _LARGER and not more)


_HALF = (Decimal("0.42"), Decimal("0.6"))
_MOVED_BY = patterns.lazy(
    r"\b(?:fall|falls|fell|fallen|drop|drops|dropped|cut|cuts|reduced|down|rise|rises|rose|risen|up|grew|grown|increased|climbed"
    r"|jumped)(?: by)?(?: about| nearly| almost| some| more than| over| around)* $"
)
_TWICE = patterns.lazy(r"\b(?:twice|times|threefold|fourfold|since|further|another|more than (?:half|two))\b")
_PAIR = 2
_SMALLER, _LARGER = Decimal("0.78"), Decimal("1.35")
_GROWING = ("money", "number", "measure", "rate", "duration")
_MULTIPLE = patterns.lazy(
    r"(?P<more>\bmore than |\bover )?(?P<word>\b(?:"
    r"(?P<two>halve[sd]|halving|doubles|doubled|doubling|(?<=s )double|(?<=to )(?:double|halve))"
    r"|(?P<three>trebles|trebled|triples|tripled|(?<=s )treble|(?<=s )triple|(?<=to )(?:treble|triple))"
    r"|(?P<four>quadruples|quadrupled|(?<=s )quadruple))\b)"
)
_TIMES = (("two", 2), ("three", 3), ("four", 4))
_COMPARED = patterns.lazy(
    r"\b(?:from|instead of|rather than|against|compared|the present|at present|used to|last year|a year ago|before)\b"
)
_TOLD_SO = patterns.lazy(r"\b(?:half|twice|double|three times|threefold|fourfold|halve|per cent|percent)\b|%")


def _years(page: Page, head: tuple[int, int], lead: tuple[int, int]) -> Iterator[Conflict]:
    """ "Bishop to go in 2027" above "he would retire in 2026": the only year of each, and both are to come."""
    top, told = ([date for date in within(page.facts.dates, *span) if date.year] for span in (head, lead))
    if len(top) != 1 or len(told) != 1 or top[0].year == told[0].year or str(top[0].year) in page.lower[head[1] :]:
        return
    above, below = (page.lower[span[0] : date.start] for span, date in ((head, top[0]), (lead, told[0])))
    ahead = _AHEAD.search(above) is not None and _AHEAD.search(below) is not None
    stage = listed("ties", "stages") & ({*below.split()} - {*above.split()})
    if ahead and not stage and _roots(page, *head) & _roots(page, *lead):
        yield _conflict(page, "event-date", top[0], told[0])


_AHEAD = patterns.lazy(r"\b(?:to|will|would|due|plans?|set)\b[^,;:]{0,60}$")


def _conflict(page: Page, kind: str, top: _Told | Span, told: _Told | Span, words: str = "") -> Conflict:
    path = page.facts.path
    message = f"{words or told.text} here, {top.text} in the headline"
    reasons = ("the headline and the first sentence speak of one matter",)
    here, there = (Side(path, one.start, one.end, one.text, one.text) for one in (told, top))
    return Conflict(kind, "error", message, here, there, reasons, "say what the headline's is of")
