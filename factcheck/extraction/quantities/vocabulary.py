"""The words and symbols that may follow a figure, from the tables of units, currencies and percentages."""

from __future__ import annotations

from factcheck import patterns
from factcheck.derived import kept
from factcheck.extraction.quantities import money
from factcheck.extraction.quantities.nouns import plural
from factcheck.language import lexicon
from factcheck.model import QuantityKind
from factcheck.model.record import Record


class Meaning(Record, frozen=True, array_like=True):
    """What a word or symbol after a figure makes of it. ``minor`` is a hundredth of a currency; ``word`` the
    currency word, for those that several countries share."""

    kind: QuantityKind
    unit: str
    minor: bool = False
    word: str = ""


_PERCENT = {
    "percent": ["%", "％", "per cent", "percent", "percents", "percentage", "pct", "pc"],
    "percentage point": ["percentage points", "percentage point", "percent points", "per cent points", "pp", "ppts"],
    "basis point": ["basis points", "basis point", "bps"],
}
_SHORT = {
    "kilometre": "km",
    "metre": "m",
    "mile": "mi",
    "foot": "ft",
    "feet": "ft",
    "centimetre": "cm",
    "inch": "in",
    "yard": "yd",
}


@kept(dict[str, Meaning])
def words() -> dict[str, Meaning]:
    """Words in lower case, blanks for hyphens, with their meaning."""
    found: dict[str, Meaning] = {}
    for unit, forms in _PERCENT.items():
        for form in forms:
            if form[0].isalpha():
                found[form] = Meaning("percent", "%") if unit == "percent" else Meaning("percentage_points", unit)
    for name, row in lexicon.table("units")["units"].items():
        kind: QuantityKind = "duration" if row[0] == "time" else "measure"
        for entry in row[2]:
            lemma, _, irregular = entry.partition("|")
            for form in _forms(lemma, irregular):
                found.setdefault(form.lower(), Meaning(kind, name))
    for word, (code, minor) in money.names().items():
        if word not in _COINS:
            found.setdefault(word, Meaning("money", code, minor, word))
    for word in money.coins():
        found[word] = Meaning("money", "USD", False, word)
    return found


@kept(dict[str, Meaning])
def symbols() -> dict[str, Meaning]:
    """Symbols as they are written, with their meaning."""
    found = {"%": Meaning("percent", "%"), "％": Meaning("percent", "%")}
    for name, row in lexicon.table("units")["units"].items():
        for symbol in row[3]:
            found.setdefault(symbol, Meaning("duration" if row[0] == "time" else "measure", name))
    for word in _COINS:
        code, minor = money.names()[word]
        found.setdefault(word, Meaning("money", code, minor, word))
    for sign, code in money.signs().items():
        if sign not in ("R", "Sh", "Fr.", "Re."):
            found.setdefault(sign, Meaning("money", code, False, sign))
    return found


def _forms(lemma: str, irregular: str) -> set[str]:
    """Singular, plural and "sq" for square; the first noun of "mile per hour" and "degree Celsius" inflects."""
    head, _, rest = lemma.partition(" ")
    if irregular:
        forms = {lemma, irregular}
    elif rest and (rest.startswith(("per ", "an ")) or head in ("degree", "deg")):
        forms = {lemma, f"{plural(head)} {rest}"}
    else:
        forms = {lemma, plural(lemma)}
    for form in tuple(forms):
        for long, brief in (("square ", "sq "), ("square ", "sq. "), ("cubic ", "cu ")):
            if form.startswith(long):
                noun = form[len(long) :]
                forms.add(brief + noun)
                symbol = _SHORT.get(noun) or _SHORT.get(noun.removesuffix("s"))
                if symbol:
                    forms.add(brief + symbol)
    return forms


_COINS = ("p", "c", "¢")
"""Letters and signs of the hundredth part of a currency."""
_GAP = patterns.lazy(r"[ \xa0\u202f]{0,2}[-‐‑–]?[ ]?")
_WORDS = patterns.lazy(r"[^\W\d_µμ][A-Za-z.ł]*(?:[ \xa0-]{1,2}[A-Za-z]+){0,3}")
_LAST_WORD = patterns.lazy(r"[ \xa0-]+[A-Za-z]+\Z|\.\Z")
_BLANKS = patterns.lazy(r"[ \xa0-]+")
_LONGEST = 6


class Suffix(Record, frozen=True):
    """A word or symbol of the tables right behind a figure: its meaning, its letters, and where they stand."""

    meaning: Meaning
    letters: str
    symbol: bool
    start: int
    end: int


def after(text: str, end: int) -> Suffix | None:
    """The unit or currency behind ``end``: glued, after a blank or after a hyphen; the longest that the tables have."""
    gap = _GAP.match(text, end)
    start = gap.end() if gap else end
    match = _WORDS.match(text, start)
    if match:
        phrase = match.group()
        while phrase:
            at = start + len(phrase)
            known = words().get(_BLANKS.sub(" ", phrase.lower())) or words().get(phrase.lower())
            if known and not text[at : at + 1].isalnum():
                return Suffix(known, phrase, False, start, at)
            shorter = _LAST_WORD.search(phrase)
            phrase = phrase[: shorter.start()] if shorter else ""
    table = symbols()
    for length in range(min(_LONGEST, len(text) - start), 0, -1):
        letters = text[start : start + length]
        meaning = table.get(letters)
        if meaning is None:
            continue
        follows = text[start + length : start + length + 1]
        if not (follows.isalnum() or follows == "_") or letters[-1] in "$£€₹" or follows in ("²", "³"):
            return Suffix(meaning, letters, True, start, start + length)
    return None
