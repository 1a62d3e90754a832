"""Two numerals that make one quantity: ranges, scores, "one in five", "5 ft 2 in", "£3 and 20p".

"from A to B" stays two figures, the ends of a change, but after words of ranging ("ranged from"); they share a unit or
scale that is printed once.
"""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck import patterns
from factcheck.extraction.quantities import compounds
from factcheck.extraction.quantities.figure import Figure
from factcheck.extraction.quantities.patterns import context, words_after, words_before
from factcheck.language import lexicon
from factcheck.language.roots import people, singular

_ABOUT = r"(?:about |around |roughly |nearly |almost |over |some |the |an estimated )?"
_LEVEL = r"(?:an? (?:average|mean|median|total|low|high|peak|record|base|estimated) (?:of )?)?"
_RANGE = patterns.lazy(r"[ ]?[-‐‑–—~][ ]?\Z|-?[ ](?:to|through)[ ]\Z|[- ]to[- ]\Z")
_DASH = patterns.lazy(r"[ ]?[-‐‑–—][ ]?\Z|-to-\Z")
_ONE_OF = patterns.lazy(rf"\s+of {_ABOUT}[£$€]?\d")
_OPENER = patterns.lazy(rf"\b(between|from)[ ](?:(?:the )?ages (?:of )?)?{_LEVEL}{_ABOUT}\Z", re.I)
_TO = patterns.lazy(rf"[ ](?:to|and|up to)[ ]{_ABOUT}\Z")
_AND = patterns.lazy(rf"[ ]?(?:[-–]|and|to)[ ]?{_ABOUT}\Z")
_IN = patterns.lazy(r"[ -]?(?:in|out[ -]of)(?: every)?[ -]\Z|[ ]of every[ ]\Z")
# "votes to 67" ends there; but "votes to 19 per cent", "votes to 3 candidates"
_PLAINLY = patterns.lazy(
    r"(?: votes)?(?:\s*(?:[,.;:!?)—–\"”’]|\Z|\n)|"
    r"[ ](?:in|on|to|at|for|against|with|after|and|by|as|but|that|over|during)(?!\w))"
)
_OTHER_SIDE = patterns.lazy(r"\d-\d{1,2} to \Z")
_PLURAL_NEXT = patterns.lazy(r" [a-z]+s\b")
_CLOSE = patterns.lazy(r"[ ]?(?:[.,;:?!)]|\Z)")
_SPELT = patterns.lazy(r"(hundred|thousand|million|billion)\Z", re.I)
_SIDES = frozenset(
    f" {unit} to " for unit in ("goals", "points", "games", "frames", "sets", "matches", "legs", "tries")
)
_WON_BY = patterns.lazy(
    r"\b(?:w[io]n|wins|winning|los[et]|loses|losing|beat\w*|victor\w*|defeat\w*|success|triumph\w*|prevail\w*|home|through"
    r"|edged|down)\b[^.;:\d]{0,30}\bby \Z"
)
_ONE_OF_MANY = patterns.lazy(
    r" (?!year|month|week|day|hour|minute|more|time)([a-z]{3,}(?: [a-z]{3,})?) (?:in|out of|of)( every)? \Z"
)
_ONE_CLOSES = patterns.lazy(
    r"\s*(?:[,.;:!?)—–\"”’]|\Z|\n)|"
    r"[ ](?:is|are|was|were|has|had|have|will|would|could|can|may|must|should|said|says|does|did|do|in|of|on|who|never|"
    r"now|still|[a-z]{2,}ed|(?:take|smoke|own|live|walk|skip|drive|work|use|suffer|need|want|fail|goe|get|leave|speak|"
    r"believe|think|feel|pay|earn|eat|drink|drop|carrie|know|play|vote|support|back|die|develop|receive|come|rent|cycle|"
    r"travel|miss|lose|win|give|make|struggle|relie|report|show|survive|return|learn|read|sleep|worrie|trust|expect|"
    r"plan|hope|prefer)s?|go|went|took|came|got|gave|left|won|lost|paid|made|felt|thought|knew|drove|spoke|ate|drank)(?!\w)"
)
_REACH = 44
_HUNDREDTH = 100
_MOST_SCORED = 450  # votes of a parliament
_ODDS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 200, 500, 1000, 10_000))
_TENS = frozenset((10, 100, 1000))  # "nine of 10 voters" is a share, "nine of 14" may count


def join(text: str, figures: list[Figure]) -> list[Figure]:
    """Merge neighbours that are one quantity; the others stay as they are."""
    joined: list[Figure] = []
    for figure in figures:
        previous = joined[-1] if joined else None
        if previous is not None and 0 <= figure.start - previous.end <= 24 and _merge(text, previous, figure):
            continue
        if previous is None or figure.start >= previous.end:
            joined.append(figure)
    return joined


def _merge(text: str, a: Figure, b: Figure) -> bool:
    """Make ``a`` the quantity that both are, or say no."""
    if a.value is None or b.value is None or a.range_low is not None:
        return False
    if text[a.start : b.end] in context("named_pairs"):
        return _drop(a, b)
    between = text[a.end : b.start]
    if b.shape == "ordinal" and between in (" ", "-") and _nth(text, a, b):
        return True
    if a.shape in ("ordinal", "ratio") or b.shape in ("ordinal", "ratio", "vague"):
        return False
    if between in compounds.BESIDE and (_continued(text, a, b, between) or compounds.merge(text, a, b, between)):
        return True
    if between in (" to ", "-to-") and words_before("vote_before", "(?: (?:of|was|were|by|is|it))?").search(
        text, max(0, a.start - 24), a.start
    ):
        return _score(text, a, b, voted=True)
    if between == " votes to " and a.kind == b.kind == "number" and _PLAINLY.match(text, b.end):
        return _score(text, a, b, voted=True, most=None)
    if between in _SIDES and _WON_BY.search(text, max(0, a.start - 60), a.start) and _PLAINLY.match(text, b.end):
        return _score(text, a, b, voted=True)  # "won by three goals to one"
    if between == " over " and a.value == 1 < b.value and a.kind == b.kind == "number" and _CLOSE.match(text, b.end):
        return _share(a, b)
    if (
        between in (" to ", "-to-")
        and b.value == 1 < a.value
        and a.step == 1
        and a.kind == b.kind == "number"
        and not a.scaled
        and not _ONE_OF.match(text, b.end)  # "from an average of 3,150 to one of 3,480"
    ):
        a.end, a.kind, a.shape, a.bare = b.end, "ratio", "ratio", False  # "four to one"
        return True
    if (_IN.match(between) or (between == " of " and b.value in _TENS)) and _odds(text, a, b):
        return True
    if b.value > 1 and _of_many(text, a, b, between):
        return True
    opener = _OPENER.search(text, max(0, a.start - _REACH), a.start)
    word = opener[1].lower() if opener else ""
    if a.bare and 1900 <= a.value <= 2060 and a.end - a.numeral_start == 4 and (b.unit or not b.bare or _years(a, b)):
        if b.unit is not None or not b.bare:
            return False
        if _TO.match(between) and not _PLURAL_NEXT.match(text, b.end):
            return _drop(a, b)
    if opener and word == "between" and _AND.match(between):
        return _range(a, b, opener.start(), forced=True)
    if opener and word == "from" and _TO.match(between) and _ranging(text, opener.start()):
        return _range(a, b, a.start)
    if not _RANGE.match(between):
        return _or(a, b) if between == " or " else False
    if _DASH.match(between) and _score(text, a, b):
        return True
    if word == "from" and not _DASH.match(between):
        _one_unit(a, b)
        return False
    if _years(a, b):
        return _drop(a, b)
    if _DASH.match(between) and between[0] == between[-1] == " " and b.value <= a.value:
        return False  # "to 1,000 - 30 per cent fewer"
    far = b.value > a.value * 3 or b.value < a.value
    if (
        far
        and " to " in between
        and words_before("change_before", "(?: by)?").search(text, max(0, a.start - 24), a.start)
    ):
        return False
    if " to " in between and words_before("carried_to", r"[^.;,:\d]{3,40} of").search(
        text, max(0, a.start - 64), a.start
    ):
        return False  # "bring a workforce of 310 to 365"
    return _range(a, b, a.start)


def _nth(text: str, a: Figure, b: Figure) -> bool:
    """ "the 3 millionth visitor", "the 1.5-millionth": a figure before an ordinal of scale multiplies it."""
    if a.value is None or b.value is None or a.words or a.kind != "number" or a.unit or a.sign or b.value < _HUNDREDTH:
        return False
    a.value, a.step, a.end, a.bare = a.value * b.value, a.step * b.value, b.end, False
    a.kind = a.shape = "ordinal"
    a.exact = True
    return True


def _ranging(text: str, at: int) -> bool:
    """ "ranged from", "range in age from": do words of ranging lead to a figure?"""
    return words_before("ranging", "(?: in [a-z]+)?").search(text, max(0, at - 32), at) is not None


def _years(a: Figure, b: Figure) -> bool:
    if a.value is None or b.value is None or not (a.bare and b.bare and a.kind == b.kind == "number"):
        return False
    short = b.end - b.numeral_start == 2
    return 1000 <= a.value <= 2100 and a.end - a.numeral_start == 4 and (short or 1000 <= b.value <= 2100)


def _drop(a: Figure, b: Figure) -> bool:
    """Years ("2019-20", "between 2015 and 2019") are no quantity: a score without sides, which nobody keeps."""
    a.kind, a.end, a.value = "score", b.end, None
    return True


def _or(a: Figure, b: Figure) -> bool:
    """ "two or three weeks": neighbouring small numbers."""
    if a.value is None or b.value is None or a.unit is not None or a.words != b.words:
        return False
    return 1 <= a.value < b.value <= min(a.value + 5, Decimal(20)) and _range(a, b, a.start)


def _one_unit(a: Figure, b: Figure) -> None:
    """Give one of two figures the unit or scale printed only with the other: "from 50 to 80%", "from £1.2 to 1.4m"."""
    if a.unit is None and b.unit is not None and a.kind == "number" and a.shape == b.shape:
        a.kind, a.unit, a.ambiguous, a.bare = b.kind, b.unit, b.ambiguous, False
    elif b.unit is None and a.unit is not None and b.kind == "number" and a.kind == "money":
        b.kind, b.unit, b.ambiguous, b.bare = a.kind, a.unit, a.ambiguous, False
    if a.value is None or b.value is None or a.unit != b.unit or a.scaled or not b.scaled or a.value >= 1000:
        return
    if b.scale_factor > 1 and a.value * b.scale_factor <= b.value * 1000:
        a.value, a.step, a.scaled, a.exact = a.value * b.scale_factor, a.step * b.scale_factor, True, False


def _range(a: Figure, b: Figure, start: int, forced: bool = False) -> bool:
    """``forced`` after "between": then the ends may stand the wrong way round or far apart."""
    if not forced and a.unit is not None and b.unit is None and 0 <= (b.value or 0) <= (a.value or 0):
        return False  # "$18 million to 3,000 renters"
    _one_unit(a, b)
    if a.value is None or b.value is None:
        return False
    if a.unit != b.unit and not (forced and b.unit is None and a.kind in ("measure", "duration", "percent")):
        return False
    if not forced and (0 <= b.value <= a.value or 0 < a.value * 100 < b.value):
        return False
    a.range_low, a.range_high, a.value = a.value, b.value, None
    a.start, a.end = start, b.end
    a.step = min(a.step, b.step) if a.step and b.step else max(a.step, b.step)
    a.exact, a.words = a.exact and b.exact, a.words and b.words
    a.scaled, a.bare, a.ambiguous = a.scaled or b.scaled, False, a.ambiguous or b.ambiguous
    if b.unit:
        a.unit, a.kind = b.unit, b.kind
    return True


_PAIR = patterns.lazy(r"(\d{1,3})[-–](\d{1,3})")
_SETS = patterns.lazy(r"(?:(?<![\d-])\(?\d{1,3}[-–]\d{1,3}\)?(?:,| \(| and|;|:)? ?)+\Z")


def _score(text: str, a: Figure, b: Figure, voted: bool = False, most: int | None = _MOST_SCORED) -> bool:
    """ "3-1", "6–4", "220-199": two plain figures, the first not the smaller or with words of contest around them."""
    if a.value is None or b.value is None or a.words != b.words:
        return False
    if most is not None and max(a.value, b.value) > most:
        return False
    if a.unit or b.unit or a.sign or a.scaled or b.scaled or a.step != 1 or b.step != 1:
        return False
    if text[b.end : b.end + 1] in ("-", "–") and text[b.end + 1 : b.end + 2].isdigit():
        return False
    after = words_after("score_after", r"[ ](?:\w+[ ]){0,2}", r",? \d+-\d").match(text, b.end) is not None
    at = a.start
    if (other := _OTHER_SIDE.search(text, max(0, at - 10), at)) is not None:
        at = other.start()  # "0-23 to 1-13"
    if (others := _SETS.search(text, max(0, at - 60), at)) is not None:
        at = others.start()  # "6-4, 3-6, 4-6"
    before = words_before("score_before", r"[^.;\d]{0,40}").search(text, max(0, at - 60), at) is not None
    if " " in text[a.end : b.start] and not (before or voted):
        return False
    plain = voted or (a.value >= b.value and not a.words)
    # "20-15, 17-19": no range stands in a row with a pair that goes down.
    row = others is not None and any(int(x) > int(y) for x, y in _PAIR.findall(others[0]))
    if not plain and not after and not row and (not before or _PLURAL_NEXT.match(text, b.end)):
        return False
    a.kind, a.range_low, a.range_high, a.value = "score", a.value, b.value, None
    a.end, a.bare = b.end, False
    return True


def _odds(text: str, a: Figure, b: Figure) -> bool:
    """ "one in five", "two out of three": small whole figures, the first smaller."""
    if a.value is None or b.value is None or a.unit or b.unit or a.scaled or a.step != 1 or b.step < 1:
        return False
    if not 0 < a.value < b.value or a.value > 100 or a.shape != "cardinal" or b.shape != "cardinal":
        return False
    out = "out" in text[a.end : b.start]
    return (out or (a.words and not b.bare) or b.value in _ODDS) and _share(a, b)


def _of_many(text: str, a: Figure, b: Figure, between: str) -> bool:
    """ "one adult in six", "1 child out of every 10", "three adults in ten": of persons, several may be so told of."""
    match = _ONE_OF_MANY.match(between)
    if match is None or not _ONE_CLOSES.match(text, b.end):
        return False
    every = match[2] is not None
    if not every and between.endswith(" of "):
        return False
    several = a.value != 1 and not every
    noun = singular(match[1].split()[-1])
    if several and not (b.value in _ODDS and noun in people()):
        return False
    if not _odds(text, a, b):
        return False
    a.noun, a.counted = noun, (a.end, a.end)  # what is counted stands within
    return True


def _share(a: Figure, b: Figure) -> bool:
    if a.value is None or b.value is None:
        return False
    a.value, a.end, a.shape, a.kind, a.step = a.value / b.value, b.end, "fraction", "fraction", Decimal(0)
    a.exact, a.bare, a.words = False, False, a.words and b.words
    return True


def _continued(text: str, a: Figure, b: Figure, between: str) -> bool:
    """ "4 thousand 3 hundred and 21": a scale in words goes on with what is smaller than it."""
    if a.value is None or b.value is None or a.kind != "number" or a.words or between not in (" ", " and "):
        return False
    scale = _SPELT.search(text, max(a.start, a.end - 8), a.end)
    if scale is None or b.sign or b.shape != "cardinal" or b.step < 1 or text[b.end : b.end + 1] in ("-", "%"):
        return False
    size = Decimal(lexicon.table("numbers")["scales"][scale[1].lower()])
    if not 0 < b.value < size or a.value % size or (between == " and " and size > 1000):
        return False
    a.value, a.end, a.step, a.scaled, a.exact = a.value + b.value, b.end, b.step, b.scaled, True
    a.kind, a.unit, a.ambiguous = b.kind, b.unit, b.ambiguous
    return True
