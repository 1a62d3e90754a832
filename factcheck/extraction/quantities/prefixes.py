"""What stands right before a figure: currency sign or code, minus sign, "minus"."""

from __future__ import annotations

from factcheck import patterns
from factcheck.extraction.quantities import money, suffixes
from factcheck.extraction.quantities.figure import Figure
from factcheck.extraction.quantities.patterns import words_after, words_before

_REACH = 6
_BEFORE = 12
"""Characters that a word before a price may take."""
_LONG = 24
_LETTERED = patterns.lazy(r"[A-Z]\$[\d.,]+ ?[a-z]* ?[(\[]\Z")
"""A sum in the dollars of another country, and the bracket that has it in American ones: "HK$780m ($100m)"."""
_SIGN = patterns.lazy(r"(?<![\w)\]%.,/]) ?([-−–+±])[ ]?\Z|(?<!or )\b(minus|negative|Minus|Negative) \Z")


def read(text: str, figure: Figure, dollars: money.Dollars, floor: int = 0) -> bool:
    """Attach currency and sign, from ``floor`` on at most. True where what stands before the figure belongs to it."""
    start = figure.start
    if not start:
        return False
    last = text[start - 1]
    if figure.words:
        return _signed(text, figure) if last == " " else False
    at = start - 1 if last not in " \xa0" else start - 2
    if at >= 0 and (text[at] in money.last_characters() or text[at] in "-−"):
        match = money.before().search(text, max(floor, start - _REACH), start)
        if match:
            sign = match["letters"] or match["marks"]
            surely = figure.scaled or figure.step < 1 or figure.value is None or figure.value >= money.cautious(sign)
            if surely or _priced(text, match.start(), figure.end):
                figure.kind, figure.unit, figure.bare = "money", money.signs()[sign], False
                figure.start = match.start("letters" if match["letters"] else "marks")
                if match["minus"] or match["inner"]:
                    _negate(figure)
                    figure.start = match.start()
                if sign == "$" and _LETTERED.search(text, max(0, match.start() - _LONG), match.start()):
                    figure.unit, figure.ambiguous = "USD", False
                elif money.is_ambiguous(sign):
                    suffixes.settle(figure, dollars)
                return True
    return _signed(text, figure) if last in "-−–+ ±" else False


_SENTENCE = 60
_ANOTHER = patterns.lazy(r"(?<!\w)R\d+(?: [\w’']+){0,5},? (?:and|or|but|then) (?:now )?\Z")
"""Another price before a figure: "cost R14 in May and R16 in June"."""


def _priced(text: str, start: int, end: int) -> bool:
    """Do the words around a small figure say that it is a price: "R65 a head", "paid R14", not "the R61"?"""
    before, told = words_before("price_before"), _ANOTHER.search(text, max(0, start - _SENTENCE), start)
    return (
        words_after("price_after").match(text, end) is not None
        or before.search(text, max(0, start - _BEFORE), start) is not None
        or (told is not None and before.search(text, max(0, told.start() - _BEFORE), told.start()) is not None)
    )


def _signed(text: str, figure: Figure) -> bool:
    start = figure.start
    head = text[max(0, start - 10) : start]
    match = _SIGN.search(head)
    if match is None:
        return False
    if match[1]:
        if match[1] in "+±" or (head[-1] == " " and match[1] == "–"):
            figure.sign = 1 if match[1] == "+" else 0
            return match[1] == "+" and head[-1] != " "
        if head[-1] == " " and (len(head) < 2 or not match.group().startswith(match[1]) or match.start() != 0):
            return False  # a dash between words: "the total - 5 million"
    _negate(figure)
    figure.start = start - (len(head) - match.start(1 if match[1] else 2))
    return True


def _negate(figure: Figure) -> None:
    if figure.value is not None:
        figure.value = -figure.value
    figure.sign = -1
    figure.bare = False
