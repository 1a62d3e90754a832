"""A speaker's words in paraphrase against the same speaker's words in quotation marks beside them.

What is told and what is quoted are stretches of the text: those of attributions, and of a sentence that tells and then
quotes ("the rent will rise by £40, he said: “...”") the part before its speaker and the quotation by themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from factcheck import patterns
from factcheck.comparison import digits
from factcheck.comparison.intervals import stated
from factcheck.engine.kinds.checks import estimates
from factcheck.engine.kinds.checks.said import Said, dates_of, days_clash, elsewhere, one_speaker, parts
from factcheck.engine.view import View
from factcheck.language.known import Known
from factcheck.language.lexicon import load, table
from factcheck.language.roots import common, noun_sets, root, root_of, singular
from factcheck.model import Date, Quantity, Span, within

Finding = tuple[int, int, dict[str, Any]]
_NEAR = 600
_SMALL, _SHARED, _LONG, _NOUN = 2, 2, 3, 24
_SUBJECT = 3  # words of a clause that may be its subject
_KINDS = ("money", "percent", "number", "measure", "duration", "rate", "fraction")
# Words that make all that is said another thing, and those that do so to the figure beside them.
_RESERVES = (
    "if", "unless", "may", "might", "could", "should", "hope", "other", "others", "another", "elsewhere", "used to",
    "need", "needs", "want", "wants", "require", "requires", "would have (?:been|had|gone|come|made|taken|[a-z]+ed)",
)  # fmt: skip
_BESIDE = (
    "not", "never", "no", "then", "last(?! night)", "next", "each", "extra", "more than", "less than", "least", "up to",
    "with", "without", "including", "plus", "altogether", "when", "too", "again",
)  # fmt: skip
_POINTING = frozenset(["here", "there", "it", "this", "that", "these", "those", "them", "us"])
_RESERVED, _RESERVING = (patterns.lazy(rf"\b(?:{'|'.join(words)})\b") for words in (_RESERVES, _BESIDE))
_BUT = patterns.lazy(r",? ?(?:but|though|although|unless|except|if|or)\b")
_LETTERS = patterns.lazy(r"[a-z0-9']+")
_LASTING = ("take", "took", "taken", "last", "wait", "spend", "spent", "run", "ran", "need", "sleep", "slept")
_OWNED = patterns.lazy(r"\b(?:his|her|their|my) ([a-z]+)")
_OUT_OF = patterns.lazy(r" (?:out )?of (?:the|our|those|these|its|their|last|past) \d+ (?P<noun>[a-z]{3,})")
_NAMED = patterns.lazy(
    r"\W*(?:so )?(?:the|our|my|that|this|their|your) (?P<noun>[a-z]+)"
    r" (?:is|are|was|were|will|has|have|had|would|can|came|comes?|costs?)\b"
)
"""A clause that names what it is about: "the road will be closed"."""
_CLAUSE = patterns.lazy(r"[;:!?–—\n\"“”]|[,.](?!\d)|\b(?:and|but|or)\b")


def paraphrase_drift(view: View) -> Iterator[Finding]:
    """A speaker's words in paraphrase with one figure or date, and quoted beside it with another for the same thing."""
    heard = sorted((one for a in view.facts.attributions for one in parts(view, a)), key=lambda one: one.start)
    for index, before in enumerate(heard):
        for after in heard[index + 1 : index + 4]:
            if before.quoted != after.quoted and after.start - before.end <= _NEAR and one_speaker(view, before, after):
                told, quoted = (after, before) if before.quoted else (before, after)
                found = _drift(view, told, quoted)
                if found is not None:
                    yield found


def _drift(view: View, told: Said, quoted: Said) -> Finding | None:
    shared = len(_roots(view, told) & _roots(view, quoted))
    if shared >= _SHARED and told.start < quoted.start:
        drift = _strength(view, told, quoted)
        if drift is not None:
            return drift
    pair: tuple[Quantity | Date, Quantity | Date] | None = _figures_clash(view, told, quoted, bool(shared))
    if pair is None:
        pair = days_clash(dates_of(view, told), dates_of(view, quoted))
        if pair is None or not _of_one_day(view, told, quoted, *pair) or not _plain(view, *pair):
            return None
        if elsewhere(view, told, quoted):
            return None
    here, there = (" ".join(["", *_LETTERS.findall(_clause(view, one)), ""]) for one in pair)
    if any(_strong(one, here) and _strong(other, there) for one, other in (("kept", "gone"), ("gone", "kept"))):
        return None
    estimate = isinstance(pair[1], Quantity) and _estimated(view, quoted, pair[1])
    if not estimate and _reserved(view, told, pair[0]) != _reserved(view, quoted, pair[1]):
        return None
    later = pair[0] if pair[0].start > pair[1].start else pair[1]
    who = told.speaker or quoted.speaker or "the same speaker"
    return later.start, later.end, {"told": pair[0], "quoted": pair[1], "speaker": who}


def _of_one_day(view: View, told: Said, quoted: Said, day: Date, other: Date) -> bool:
    """Do two days date one thing: two words are shared, one and a pronoun for it, or all that the quotation names?"""
    known = _roots(view, told)
    shared = len(known & _roots(view, quoted))
    here, there = (_roots_of(_clause(view, one).replace(one.text.lower(), " ")) for one in (day, other))
    if day.weekday is not None or day.hour is not None:
        return bool(here & there) and there <= known
    taken_up = not _POINTING.isdisjoint(_words(view, quoted).split())
    return shared >= _SHARED or bool(shared and (taken_up or (here & there and there <= known)))


def _strength(view: View, told: Said, quoted: Said) -> Finding | None:
    """All in the paraphrase and some in the speaker's words, sure here and not sure there: where no word of the other
    side stands beside it."""
    here, there = _words(view, told), _words(view, quoted)
    for wide, narrow in (("all", "some"), ("some", "all"), ("sure", "unsure"), ("unsure", "sure")):
        one, other = _strong(wide, here), _strong(narrow, there)
        if one is None or other is None or _strong(narrow, here) is not None or _strong(wide, there) is not None:
            continue
        place, told_at = quoted.content[0], told.content[0]
        who = told.speaker or quoted.speaker or "the same speaker"
        words = Span(told_at.start, told_at.end, one)
        return place.start, place.end, {"told": words, "quoted": Span(place.start, place.end, other), "speaker": who}
    return None


def _strong(name: str, words: str) -> str | None:
    return next((word for word in table("strength")[name] if f" {word} " in words), None)


def _words(view: View, said: Said) -> str:
    """What is said, in plain words between spaces."""
    text = " ".join(view.low[part.start : part.end] for part in said.content).replace("’", "'")
    return " ".join(["", *_LETTERS.findall(text), ""])


def _reserved(view: View, said: Said, figure: Quantity | Date) -> set[str]:
    """Words that make a statement another one: not, other, if, may ...; a "can't" only in the figure's own clause."""
    text = " ".join(view.low[part.start : part.end] for part in said.content).replace("’", "'")
    for date in dates_of(view, said):
        # The month of May reserves nothing.
        text = text.replace(date.text.lower(), " ")
    kin = {word for word in re.findall(r"[a-z]+", text) if word in load("kin").forms}
    denied = "n't" in (_clause(view, figure).replace("’", "'") if isinstance(figure, Quantity) else text)
    return {*_RESERVED.findall(text)} | kin | ({"n't"} if denied else set())


def _clause(view: View, figure: Quantity | Date) -> str:
    """The words around a figure between two marks, in small letters."""
    marks = [match.end() for match in _CLAUSE.finditer(view.text, max(0, figure.start - _NEAR), figure.start)]
    stop = _CLAUSE.search(view.text, figure.end)
    start = marks[-1] if marks else max(0, figure.start - _NEAR)
    return view.low[start : stop.start() if stop else len(view.text)]


def _figures_clash(view: View, told: Said, quoted: Said, same: bool) -> tuple[Quantity, Quantity] | None:
    """The pair of figures of one thing that exclude each other; None where there are two, or where the speaker
    names a time that the paper does not."""
    found, known = [], _roots(view, told) & _roots(view, quoted)
    for pair in _pairs(_figures(view, told), _figures(view, quoted)):
        about = same
        if same and pair[0].kind == "duration":
            # That both speak of years is no common subject.
            about = bool(known - {_stem(pair[0].unit or "")})
        about = about or _same_deed(view, *pair, _roots(view, told))
        deeds = [_deeds(_clause(view, figure)) for figure in pair]
        if all(deeds) and not deeds[0] & deeds[1]:
            continue  # what was sold for so much was not bought for it
        if not _of_a_noun(view, pair[0], quoted) or not _of_a_noun(view, pair[1], told):
            continue
        subject = _NAMED.match(_clause(view, pair[1]))
        if subject is not None and not _roots_of(subject["noun"]) <= _roots(view, told):
            continue
        timed = pair[0].kind != "ratio" and not _timed(view, quoted, pair[1]) <= _timed(view, told, pair[0])
        if _slight(pair[0]) or _slight(pair[1]) or pair[0].kind == "fraction":
            # "Lost two teachers", "we have three in maths": the same must be done with them.
            about = about and bool(_done(_clause(view, pair[0])) & _done(_clause(view, pair[1])))
        if (
            timed
            or _qualified(view, pair[1])
            or _of_others(view, told, quoted)
            or _narrowed(view, pair[1], _roots(view, told))
        ):
            continue
        estimate = _estimated(view, quoted, pair[1]) and _bare(view, told, pair[0])
        # A figure told may be one of a moment ("dead for two days when she was found") that the speaker leaves out.
        beside, spoken = (_reserves(view, figure, known) for figure in pair)
        alike = (about or _taken_up(view, *pair)) and beside - {"when"} == spoken - ({"when"} & beside)
        if estimate or alike:
            found.append(pair)
    return found[0] if len(found) == 1 else None


def _qualified(view: View, figure: Quantity) -> bool:
    """Does the speaker limit what was just said: "we spent £3m, but that was with the road"?"""
    stop = _CLAUSE.search(view.text, figure.end)
    return stop is not None and _BUT.match(view.low, stop.start()) is not None


def _of_a_noun(view: View, figure: Quantity, other: Said) -> bool:
    """Does the other side name what a figure describes ("a seven-year history") or is out of ("24 of the 30 days")?"""
    noun = view.low[figure.end : figure.end + _NOUN].split()[:1] if "-" in figure.text else []
    noun = [whole["noun"]] if (whole := _OUT_OF.match(view.low, figure.end)) else noun
    return not noun or not noun[0].isalpha() or bool(_roots_of(noun[0]) & _roots(view, other))


def _of_others(view: View, told: Said, quoted: Said) -> bool:
    """Are the quoted words about somebody's something of which the told ones do not speak: "I met his deputy"?"""
    known = _roots(view, told)
    return any(_stem(noun) not in known for noun in _OWNED.findall(_words(view, quoted)))


def _narrowed(view: View, figure: Quantity, known: frozenset[str]) -> bool:
    """Is the quoted figure said of a kind of what was told: "violent crime is down" of "crime was down"?"""
    before = _clause(view, figure).split(figure.text.lower())[0].split()
    words = [_stem(word) if _content(word) else "" for word in before if word.isalpha()]
    return any(noun in known and kind and kind not in known for kind, noun in pairwise(words[:_SUBJECT]))


def _pairs(told: list[Quantity], quoted: list[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """The figures of one slot, where each side has one: of one kind and unit, and of one noun as far as told."""
    for kind in dict.fromkeys((figure.kind, figure.unit, figure.per) for figure in told):
        here, there = ([f for f in side if (f.kind, f.unit, f.per) == kind] for side in (told, quoted))
        for a in here:
            for b in there:
                one, other = _thing(a), _thing(b)
                alone = len(here) == len(there) == 1 and (one == other or not one or not other)
                named = bool(one) and one == other and _only(one, here) and _only(one, there)
                alone = alone and (named or not (_slight(a) or _slight(b)))
                if (alone or named) and not stated(a).meets(stated(b)):
                    yield a, b


def _thing(figure: Quantity) -> str:
    return root_of(figure.noun) if figure.noun else ""


def _only(thing: str, figures: list[Quantity]) -> bool:
    return sum(_thing(figure) in (thing, "") for figure in figures) == 1


def _reserves(view: View, figure: Quantity, known: frozenset[str]) -> set[str]:
    """Words beside a figure that make it another one. Its own hedge is in its bounds; "extra" and "more" are one; what
    both sides speak of is nothing that it is told with ("14 horses with ringworm")."""
    clause = _clause(view, figure)
    found = {*_RESERVING.findall(clause)}
    if figure.hedge:
        found -= _HEDGES
    if figure.kind == "number" and _MORE.match(view.low, figure.end):
        found.add("extra")
    return {word for word in found if word != "with" or not _roots_of(clause.partition(" with ")[2]) & known}


_HEDGES = {"more than", "less than", "least", "up to"}
_MORE = patterns.lazy(r" (?:more|extra|additional|further) (?!than)[a-z]")


def _deeds(clause: str) -> set[str]:
    """What is done with sums in a clause."""
    found = _done(clause)
    return (found | ({"lose-money"} if "lose" in found else set())) & _EXCHANGES


def _done(clause: str) -> set[str]:
    """What is done in a clause, by the classes of its verbs."""
    forms = load("event_verbs").forms
    return {forms[word][1] for word in re.findall(r"[a-z]+", clause) if word in forms}


def _same_deed(view: View, told: Quantity, quoted: Quantity, known: frozenset[str]) -> bool:
    """Is the same done with two sums ("owed £4,000", "we owe £5,000"), or does it take two times, and is nothing named
    that was not told of?"""
    here, there = (_clause(view, figure).replace(figure.text.lower(), " ") for figure in (told, quoted))
    if told.kind == "duration":
        deeds = {*map(root, here.split())} & {*map(root, there.split())} & {root(verb) for verb in _LASTING}
        return bool(deeds) and _roots_of(there) <= known
    deeds = _deeds(here) & _deeds(there)
    named = {stem for stem in _roots_of(there) if stem.removeprefix("@") not in deeds}
    return told.kind == "money" and bool(deeds) and named <= known


_EXCHANGES = {"buy", "sell", "pay", "spend", "earn", "owe", "save-money", "raise", "steal", "lose-money", "fine"}
"""What is done with a sum; one of them is not the other."""


def _timed(view: View, said: Said, figure: Quantity) -> set[str]:
    """The days, months and years that the stretch of a figure names, up to the next clause ("and must pay by June")."""
    part = next(part for part in said.content if part.start <= figure.start < part.end)
    stop = _CLAUSE.search(view.text, figure.end, part.end)
    end = stop.start() if stop else part.end
    return {
        date.timex or date.text.lower()
        for date in within(view.facts.dates, part.start, end)
        if date.kind == "DATE"
        and (date.year or date.month or date.first is not None or date.text.lower().endswith(" ago"))
    }


def _plain(view: View, *days: Date) -> bool:
    """Has no clause of a day a word that makes it another one?"""
    return not any(_RESERVING.search(_clause(view, day)) for day in days)


def _taken_up(view: View, told: Quantity, quoted: Quantity) -> bool:
    """Does the quotation point at what was told ("it means", "here for 16 years"), its figure a slip of the other?"""
    pointing = not _POINTING.isdisjoint(re.findall(r"[a-z]+", _clause(view, quoted)))
    return pointing and digits.slip(told.value, quoted.value)


def _estimated(view: View, quoted: Said, figure: Quantity) -> bool:
    """Does the quotation open with an estimate of what was told ("you are looking at nine weeks"), of it all?"""
    part = next(part for part in quoted.content if part.start <= figure.start < part.end)
    stop = _CLAUSE.search(view.text, figure.end)
    end = min(part.end, stop.start() if stop else part.end)
    return part is quoted.content[0] and estimates.opens(view.low, part.start, figure, end)


def _bare(view: View, told: Said, figure: Quantity) -> bool:
    """Is a told figure the only one of its sentence, of no year, the speaker's own, no change and no price of one ("£12
    each", "up by £40")?"""
    if len(_figures(view, told)) != 1 or figure.per or dates_of(view, told):
        return False
    return not estimates.changes(view.low, told.start, told.end)


def _figures(view: View, said: Said) -> list[Quantity]:
    """The figures said; "doubled" and "three times as many" are multiples of one thing."""
    inside = (within(view.facts.quantities, part.start, part.end) for part in said.content)
    return [
        quantity
        for part in inside
        for quantity in part
        if quantity.value is not None
        and (
            quantity.kind == "ratio"
            or (quantity.kind in _KINDS and (not _slight(quantity) or (quantity.noun and quantity.value == _SMALL)))
        )
    ]


def _slight(figure: Quantity) -> bool:
    """Is it a "one" or "two" that may count nothing in particular?"""
    return figure.words and not figure.unit and figure.kind == "number" and (figure.value or 0) <= _SMALL


def _roots(view: View, said: Said) -> frozenset[str]:
    """The first letters of the content words, so that inflections meet; a verb's class, so that synonyms do."""
    known: dict[Said, frozenset[str]] = view.kept.setdefault(_roots, {})
    if said not in known:
        known[said] = _roots_of(" ".join(view.low[part.start : part.end] for part in said.content))
    return known[said]


def _roots_of(text: str) -> frozenset[str]:
    return frozenset(map(_STEMS.__getitem__, text.split())) - {""}


def _content_stem(word: str) -> str:
    word = word.strip(".,;:!?\"'“”‘’()")
    if len(word) < _LONG or not word.isalpha() or not _content(word):
        return ""
    verb = load("event_verbs").forms.get(word)
    return f"@{verb[1]}" if verb is not None else _stem(noun_sets().get(singular(word), word))


_STEMS = Known(_content_stem)


def _stem(word: str) -> str:
    """ "Save", "saved" and "saving" begin alike."""
    return word[:3] if word[3:4] in ("e", "i") else word[:4]


def _content(word: str) -> bool:
    """Does a word say what is spoken of? Common verbs ("made") do not."""
    if singular(word) in table("dates")["unit"]:
        return False
    known = load("function_words").forms.get(word)
    return known is None or (known[1] == "v" and root(word) not in common())


CHECKS: dict[str, Callable[[View], Iterator[Finding]]] = {"paraphrase-drift": paraphrase_drift}
