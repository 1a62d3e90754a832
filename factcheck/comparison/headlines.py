"""A headline or caption against its article: "Town to get 300 homes" above "plans for 230 homes have been approved".

What a headline says, its article says too. A figure of it that the article gives nowhere, not rounded, not as a sum
or difference of others, is held against the one figure of its kind in the first sentences."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import combinations

from factcheck import patterns
from factcheck.comparison import digits
from factcheck.comparison.matters import matter
from factcheck.comparison.sheets import BY_PART, Page, Sheet, headline, loose, slot
from factcheck.comparison.verdict import one_more
from factcheck.language.lexicon import load
from factcheck.language.roots import common, listed, noun_sets, personal, root_of, singular
from factcheck.model import Severity

_WORD = patterns.lazy(r"[a-z]{3,}")
_LONG = 4
_UP_TO_NOW = patterns.lazy(r"\b(?:total|totals|totall?ed|in all|so far|since|altogether|to date|overall)\b")
_SPECIAL = frozenset({"more", "rate", "negated", "past", "correction", "vague", "relative", "then", "cumulative"})
_SENTENCES = 3
_PAIR = 2
_MOST = 14
_ANYBODY = ("people", None)
_CAP, _ONE_MATTER_CAP = Decimal(10), Decimal(25)
_EXACT = 20
"""Up to here a figure is counted, not rounded."""
_LOOSE = 5
_MATTER = 2
_GROUPS = ("fraction", "ratio")
_OTHERS_DO = patterns.lazy(r"\bby (?:less|more|even more|far less|far more)\b(?! than)")
_OF_MOVES = frozenset({"more", "rate"})
_OF_BEFORE = frozenset({"past", "rate", "relative"})
_BACK = 30
_BY = patterns.lazy(
    r"\b(?:up|down|ris(?:e|es|en|ing)|rose|falls?|fell|fallen|drop(?:s|ped)?|cut|grows?|grew|increased?|slips?|slipped|jump(?:s|ed)?"
    r"|by)(?: by| of| another| a further)? $"
)
_MORE = patterns.lazy(
    r"(?: (?:a|an|per) [a-z]+)? (?:more|less|extra|dearer|cheaper|higher|lower|rise|increase|drop|cut|fall)\b(?! than)"
)
_OF_OTHERS = patterns.lazy(r"\bof (?:which|whom) (?:about |some |only )?$")
_OF_THEM = patterns.lazy(r" of (?:its|their|the|his|her) (?P<words>[a-z-]{3,}(?: [a-z-]{3,}){0,2})")
_OFTEN = patterns.lazy(r"\b(?:each|every|per|usually|normally|typically|annually|a (?:day|week|month|year))\b")
_STRIKES = frozenset({"strike-event", "walkout"})
_LATELY = patterns.lazy(r"\blast (?:week|weekend|night|month|[A-Z][a-z]+day)\b")


def ages(page: Page) -> Iterator[tuple[Sheet, Sheet]]:
    """The pairs (headline, body) of ages that exclude each other: one unnamed person above, one person of an age below
    to whom the same happened."""
    aged = [sheet for sheet in page.sheets if sheet.key[0] == "age" and sheet.key[1] != BY_PART]
    above = [sheet for sheet in aged if headline(sheet) and sheet.claim.party is None]
    if len(above) == 1 and len(aged) == _PAIR and _one_lead(page, above[0], aged[-1]):
        yield above[0], aged[-1]
        return
    below = [sheet for sheet in aged if not headline(sheet) and sheet.claim.party is not None]
    if len(above) != 1 or len({sheet.claim.party for sheet in below}) != 1 or len({s.interval for s in below}) != 1:
        return
    top, body = above[0], below[0]
    if top.claim.event and top.claim.event == body.claim.event and not top.interval.meets(body.interval):
        yield top, body


def _one_lead(page: Page, top: Sheet, body: Sheet) -> bool:
    """Is the one age of an article that of its first sentence's only person, of the same word as the headline's?"""
    first = next(
        (i for i, s in enumerate(page.facts.sentences) if s.kind not in ("headline", "subhead", "caption")), -1
    )
    same = top.claim.subject is not None and top.claim.subject == body.claim.subject
    plain = body.claim.sentence == first and body.claim.party is None and not _kin(body) and not body.flags & {"then"}
    apart = top.claim.event and body.claim.event and top.claim.event != body.claim.event
    if apart and top.claim.subject:
        # "rescued from a ledge" above, "spent the night on a ledge and was winched off" below.
        apart = len(_words(page, top) & _words(page, body) - {_root(top.claim.subject)}) < _MATTER
    return same and plain and not apart and not top.interval.meets(body.interval)


def echoes(page: Page) -> Iterator[tuple[Sheet, Sheet, Severity]]:
    """The figures of a headline that the article does not bear out, each with the one that it gives in their place,
    and how grave it is."""
    kinds = [sentence.kind for sentence in page.facts.sentences]
    above = [c for c in page.facts.claims if kinds[c.sentence] in ("headline", "caption") and c.value]
    if not above:
        return
    from factcheck.comparison import below

    body = [i for i, s in enumerate(page.facts.sentences) if s.kind not in ("headline", "subhead", "caption")]
    lead = {*body[:_SENTENCES]}
    for claim in above:
        top = loose(page, claim)
        if top is None or top.quantity.hedge or _borne_out(page, top):
            continue
        found = [s for c in page.facts.claims if c.sentence in lead and (s := loose(page, c)) and _like(top, s)]
        found = _beside(top, [sheet for sheet in found if not below.old(page, sheet.claim.sentence, sheet.quantity)])
        moves = len(found) == 1 and _moved(page, top) and _moved(page, found[0])
        spared = _OF_MOVES if moves else frozenset[str]()
        if len(found) == 1 and "rate" in top.flags & found[0].flags:
            spared |= {"rate"}
        if len(found) == 1 and below.of_last_year(page, top, found[0]):
            spared |= _OF_BEFORE
        if top.flags & _special(top) - spared:
            continue
        if len({sheet.claim.value for sheet in found}) != 1 or found[0].flags & _special(found[0]) - spared:
            continue
        if top.key[0] == "money" and not moves and (_moved(page, top) or _moved(page, found[0])):
            continue  # "up £5m" and "rose to £48m"
        one, other = top.claim.value or Decimal(0), found[0].claim.value or Decimal(0)
        if below.told_in_part(page, top, found[0]) or below.another(page, top, found[0]):
            continue
        if found[0].quantity.hedge and not _far_off(one, found[0]):
            continue
        same = _same_matter(page, top, found[0])
        cap = _ONE_MATTER_CAP if same == "error" and top.key[0] == "count" else _CAP
        if same and one > 0 < other and max(one, other) / min(one, other) <= cap:
            yield top, found[0], same


def _moved(page: Page, sheet: Sheet) -> bool:
    """Is a sum or a measure what something went up or down by: "up 3p a litre", "8p a litre more"?"""
    if sheet.key[0] not in ("money", "measure"):
        return False
    sentence = page.facts.sentences[sheet.claim.sentence]
    start, end = sheet.quantity.start, sheet.quantity.end
    led = _BY.search(page.lower, max(sentence.start, start - _BACK), start)
    return led is not None or _MORE.match(page.lower, end, sentence.end) is not None


def _special(sheet: Sheet) -> frozenset[str]:
    """The flags that make a figure another one than the headline's. A price "9 per cent more" is what a rise by nine
    makes it; "last week" is when it happened, "last year" is what it was before; what will be "by the autumn" is no sum
    of what has been."""
    spared = {"more"} if sheet.key[0] == "percent" else set[str]()
    sentence = sheet.page.facts.sentences[sheet.claim.sentence]
    if _LATELY.search(sheet.page.article.text, sentence.start, sentence.end) or _PRISON.search(
        sheet.page.lower, sentence.start, sheet.claim.start
    ):
        spared.add("past")
    if not _UP_TO_NOW.search(sheet.page.lower, sentence.start, sentence.end):
        spared.add("cumulative")
    return _SPECIAL - spared


def _beside(top: Sheet, found: list[Sheet]) -> list[Sheet]:
    """Of several figures those that share a word beside them with the headline's, if its own noun is not told."""
    if top.quantity.noun or len({sheet.claim.value for sheet in found}) < _PAIR:
        return found
    near = {*top.claim.near}
    return [sheet for sheet in found if near & {*sheet.claim.near}]


def _far_off(value: Decimal, sheet: Sheet) -> bool:
    """Is "about 600" no loose way of telling a figure, nor the whole of which the headline tells a part: the headline's
    is more than a fifth larger, or has its digits in another order or but for one? "More than 600" has no fewer."""
    other = sheet.claim.value or Decimal(0)
    if sheet.quantity.hedge in ("over", "at_least"):
        return value < other
    sentence = sheet.page.facts.sentences[sheet.claim.sentence]
    often = _OFTEN.search(sheet.page.lower, sentence.start, sentence.end) is not None
    more = (value - other) * _LOOSE > other > 0 or digits.slip(value, other)
    more = more or (digits.dropped(value, other) and not often)
    return sheet.quantity.hedge == "about" and more


def _like(top: Sheet, sheet: Sheet) -> bool:
    """Do two figures measure the same thing, as far as their nouns tell?"""
    if top.key[:2] != sheet.key[:2] or top.quantity.per != sheet.quantity.per:
        return False
    one, other = _noun(top), _noun(sheet)
    if one and not other and _OF_OTHERS.search(sheet.page.lower, max(0, sheet.claim.start - _BACK), sheet.claim.start):
        return False  # "500 copies, of which 340 were spoken for" are no pages
    if top.key[0] == "age":
        return not {"male", "female"} <= top.flags | sheet.flags and not _kin(sheet)
    if top.key[0] == "count" and top.quantity.noun is None and one in _ANYBODY:
        # "Ten rescued", "13 guests were brought out"
        known = other is None or personal(singular(other)) or singular(other) in listed("noun_sets", "people")
        return known or (other is not None and one is None and matter(_root(other)) in _words(sheet.page, top))
    if top.key[0] == "percent" and one and matter(_root(one)) in _words(sheet.page, sheet):
        return True  # "Wheat falls 14pc": "wheat futures fell"
    return not one or not other or _root(one) == _root(other) or {_root(one), _root(other)} <= _employed()


@cache
def _employed() -> frozenset[str]:
    """The roots of nouns for those who have work, and for the work that they have."""
    return frozenset(map(_root, listed("claim_words", "employed")))


def _noun(sheet: Sheet) -> str | None:
    """What a figure counts: "stores" in "13 stores" and "13 of its stores"."""
    return sheet.quantity.noun or sheet.claim.subject or _of_them(sheet)


def _of_them(sheet: Sheet) -> str | None:
    found = _OF_THEM.match(sheet.page.lower, sheet.quantity.end) if sheet.key[0] == "count" else None
    words = found["words"].split() if found else []
    functions = listed("claim_words", "functions")
    end = next((at for at, word in enumerate(words) if word in functions), len(words))
    return next((word for word in reversed(words[:end]) if word.endswith("s")), words[0] if end else None)


def _root(noun: str) -> str:
    noun = singular(noun)
    return root_of(noun_sets().get(noun, noun))


def _kin(sheet: Sheet) -> bool:
    """Is a relative or a fellow of the person in the sentence? A grandmother of 77 is herself."""
    words = sheet.page.facts.sentences[sheet.claim.sentence].text.lower().replace(",", " ").split()
    return not (listed("claim_words", "kin") - {sheet.claim.subject}).isdisjoint(words)


def _same_matter(page: Page, top: Sheet, sheet: Sheet) -> Severity | None:
    """Do the headline and the sentence speak of one matter: the same thing happens, or a word beside is shared?"""
    nouns = [_noun(s) for s in (top, sheet)]
    own = {matter(_root(noun)) for noun in (*nouns, top.quantity.unit) if noun}
    shared = (_words(page, top) & _words(page, sheet) - own) | (top.names & sheet.names)
    done = top.claim.event is not None and top.claim.event == sheet.claim.event
    body = page.facts.sentences[sheet.claim.sentence]
    if _OTHERS_DO.search(page.lower, body.start, body.end):
        return None  # "Fares to rise by 8%", and "day tickets rise by less"
    lasting = top.key[0] == "duration"
    done = done or (lasting and _terms(page, top, sheet))
    walkout = lasting and {top.claim.event, sheet.claim.event} == _STRIKES
    moved = _moved(page, top) and _moved(page, sheet)
    if (walkout or moved or ("target" in top.flags & sheet.flags and _of_them(sheet))) and _closed(page, top):
        return "error"
    whole = _of_them(sheet) or (
        top.key[0] == "percent" and all(nouns) and _root(nouns[0] or "") == _root(nouns[1] or "")
    )
    some = {"dated"} if whole else {"part", "dated"}
    if sheet.flags & some and not done:
        return None
    # Of all that were hurt some may be in hospital, but no more than were hurt.
    hurt = (top.claim.event, sheet.claim.event) == ("injure", "treat")
    done = done or (hurt and (top.claim.value or 0) < (sheet.claim.value or 0))
    if not done and {top.claim.event, sheet.claim.event} <= listed("claim_words", "casualty"):
        return None  # those who died, and those who were hurt
    named = all(nouns) or top.key[0] not in ("count", "duration")
    if (done and (named or shared)) or (named and len(shared) > 1):
        return "error"
    if len(shared) > 1 or (shared and digits.slip(top.claim.value, sheet.claim.value)):
        return "error"
    if shared and (named or top.key[0] == "duration") and _closed(page, top):
        return "error"
    things = all(noun and singular(noun) not in listed("noun_sets", "people") for noun in nouns)
    return "warning" if (named and shared) or (things and top.key[0] in ("count", "measure")) else None


def _closed(page: Page, top: Sheet) -> bool:
    """Has the article no figures of that unit but these two?"""
    kind, unit = top.quantity.kind, top.quantity.unit
    return len({q.value for q in page.facts.quantities if (q.kind, q.unit) == (kind, unit)}) == _PAIR


def _terms(page: Page, top: Sheet, sheet: Sheet) -> bool:
    """Are two lengths what somebody was sent to prison for?"""
    above, below = (page.facts.sentences[s.claim.sentence] for s in (top, sheet))
    given = _GIVEN.search(page.lower, above.start, top.claim.start) is not None
    return given and _PRISON.search(page.lower, below.start, below.end) is not None


_GIVEN = patterns.lazy(r"\b(?:gets?|got|given|handed|jailed(?: for)?|sentenced to|sent down for) $")
_PRISON = patterns.lazy(r"\b(?:prison|jail|jailed|sentenced|imprisoned|behind bars|custody|sent down)\b")


def _words(page: Page, sheet: Sheet) -> set[str]:
    """The roots of the content words of the sentence that a claim stands in, capitals or not."""
    sentence = page.facts.sentences[sheet.claim.sentence]
    words = _WORD.findall(page.facts.article.text[sentence.start : sentence.end].lower())
    return {matter(root_of(word)) for word in words if word not in listed("claim_words", "functions") and _tells(word)}


def _tells(word: str) -> bool:
    """Is a word a long one, or a short one that is not common: "oil", "tax", "bus"?"""
    return len(word) >= _LONG or not (word in load("function_words").forms or root_of(word) in _every_day())


@cache
def _every_day() -> frozenset[str]:
    return common() | frozenset(map(root_of, listed("ties", "empty")))


def _borne_out(page: Page, top: Sheet) -> bool:
    """Does the article give the figure: as it stands, rounded, or as a sum, difference or share of others?"""
    value = top.claim.value
    body = page.below.get(slot(top))
    if value is None or (body is not None and body.has(top.interval)):
        return True
    if top.quantity.unit == "year" and _since_a_year(page, value):
        return True
    figures: list[Decimal] = []
    heading = page.facts.sentences[top.claim.sentence]
    for quantity in page.facts.quantities:
        if quantity.kind in _GROUPS or (quantity.kind == "percent" and top.key[0] != "percent"):
            return True
        if quantity.kind == "number" and quantity.value == value and not heading.start <= quantity.start < heading.end:
            return True  # "will sit out six"
        stands = not heading.start <= quantity.start < heading.end
        bare = quantity.kind == "number" and quantity.noun is None  # "seven years for one and two for the other"
        like = quantity.kind == top.quantity.kind or top.key[0] == "count" or (bare and top.key[0] == "duration")
        if stands and quantity.value is not None and like:
            figures.append(quantity.value)
            if quantity.kind == "number" and one_more(page, quantity, value):
                return True  # "Three held": two men and a woman
    figures = figures[:_MOST]
    half = _place(value) / 2 if value > _EXACT else Decimal(0)
    if any(abs(figure - value) <= half for figure in figures if figure != value) and half > 1:
        return True
    sums = (sum(some, Decimal(0)) for size in (2, 3) for some in combinations(figures, size))
    return value in figures or value in sums or any(abs(x - y) == value for x, y in combinations(figures, 2))


def _since_a_year(page: Page, years: Decimal) -> bool:
    """Does the article name a year that lies so many years back: "reopens after 74 years", "the first since 1948"?"""
    today = page.facts.article.date
    return today is not None and any(
        date.year is not None and abs(today.year - date.year - years) <= 1 for date in page.facts.dates
    )


def _place(value: Decimal) -> Decimal:
    """The unit of the last figure that is not zero: 100 for 2,300."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(10) ** exponent if isinstance(exponent, int) else Decimal(1)


def borne_out(a: Sheet, b: Sheet) -> bool:
    """Is one of two claims of an article its headline's, and does the body give that figure somewhere?"""
    if headline(a) == headline(b):
        return False
    top = a if headline(a) else b
    body = top.page.below.get(slot(top))
    if body is not None and body.has(top.interval):
        return True
    told = a if top is b else b
    if top.claim.value is not None and one_more(top.page, told.quantity, top.claim.value):
        return True
    beside = (claim.value for claim in top.page.beside.get(told.claim.sentence, ()) if claim.start > told.claim.start)
    value, known = top.claim.value, told.claim.value
    # "Nine years, three of them suspended": six are served.
    return value is not None and known is not None and any(x and abs(known - x) == value for x in beside)
