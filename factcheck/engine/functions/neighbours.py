"""Functions on what stands beside a figure: its own share or count, the figure that it is set against, its sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from factcheck import patterns
from factcheck.engine.functions.roles import knowing, view_of
from factcheck.engine.operands import basis, cohesion, likeness
from factcheck.engine.operands.clauses import finite
from factcheck.engine.operands.cues import cue
from factcheck.engine.operands.setting import after, put_beside, setting
from factcheck.engine.operands.theme import theme
from factcheck.language.lexicon import load, table
from factcheck.language.roots import people, singular
from factcheck.model import Date, Quantity, within

_WORD = patterns.lazy(r"[a-z]+")
_PARTICIPLE = patterns.lazy(r", (?:having )?[a-z]{3,}ing\b(?! (?:at|aged)\b)")
_OF_WHAT = ("of its ", "of their ", "value ", "worth ")
_OVER = (
    "since ",
    *(
        f"{led} {the} {past} "
        for led in ("in", "over", "within", "during", "for")
        for the in ("the", "its", "this")
        for past in ("past", "last", "previous")
    ),
    "so far ",
    "this year",
    "in the year to date",
)
_AND_ONE = patterns.lazy(r"\b(?:and|but|while) (?:one|another)\b(?! of\b)")
_REACHING = patterns.lazy(
    r"[^.;:]{0,40}?\b(?:to|at)"
    r"(?: (?:an?|about|some|just|around|only|nearly|almost|record|new|average|mean|median|total|of))* "
)
_TO = patterns.lazy(r"[^.;:]{0,40}?\bto(?: (?:an?|about|some|just|around|only|nearly|almost|record|new))* ")
_LED = 60
_WITHIN = patterns.lazy(r"\b(?:in|over|within|during|after|for)(?: (?:just|only|less than|about|the (?:past|last)))? $")
_LEADING = patterns.lazy(
    r"(?: (?:higher|lower|up|down|more|less|stronger|weaker|better))?"
    r"(?: (?:in|on|for|over|during|this|last|from) [^,.;:]{2,30})?,? (?:to|at)"
    r"(?: (?:about|some|just|around|only|nearly|almost|a record|an average of))? "
)
_HALVES = patterns.lazy(r"\bhal(?:f|ves)\b")
_NONE_OF = patterns.lazy(r"\b(?:no|without|not|never|nor|neither)\b[^,.;]{0,20}\Z")
_PREPOSITIONS = frozenset({"in", "on", "at", "by", "of", "from", "until", "since"})
_RELATIVES = frozenset({"which", "who", "whose"})
_LEVEL = frozenset({"stood", "stands", "numbered", "numbers", "totalled", "totaled", "sat", "hovered"})


@knowing
def lone_pair(environment: Mapping[str, Any], stated: Any, old: Any, new: Any) -> bool:
    """Is no other figure of a sentence of two figures set against one ("7,200 litres rather than 8,000"), or does the
    stated one say which pair it is of?"""
    view = view_of(environment)
    said = theme(view, stated)
    if said is not None and said.heads:
        return True
    sentence = view.facts.sentences[view.sentence_at(new.start)]
    others = within(view.facts.quantities, sentence.start, sentence.end)
    pair = (old.start, new.start)  # a figure without its unit is given one
    return not any(other.start not in pair and basis.counterpart(view, other) is not None for other in others)


@knowing
def beside_another(environment: Mapping[str, Any], stated: Any, *operands: Any) -> bool:
    """Is a stated figure put beside another level than the operands: "handled 3.1 million tonnes, 11 per cent down"?"""
    here = setting(view_of(environment), stated)
    found = put_beside(here, phrase=4) if here is not None else None
    if found is None or found.kind not in ("number", "money", "measure", "duration"):
        return False
    low = view_of(environment).low
    if found.kind == "duration" and _WITHIN.search(low, max(0, found.start - _LED), found.start):
        return False  # "from $400 to $460 in two years, an increase of"
    return all(isinstance(one, Quantity) and found.start != one.start for one in operands)


@knowing
def moved_by_another(environment: Mapping[str, Any], new: Any, old: Any) -> bool:
    """Does the text say by how much a level was reached, and is that not from the old one: "fell by 11p to 55p"?"""
    view = view_of(environment)
    if not isinstance(new, Quantity) or not isinstance(old, Quantity) or new.value is None or old.value is None:
        return False
    before = within(view.facts.quantities, max(0, new.start - _LED), new.start)
    step = before[-1] if before else None
    if step is None or step.value is None or (step.kind, step.unit) != (new.kind, new.unit):
        return False
    led = view.low.endswith("by ", 0, step.start) and view.low[step.end : new.start].strip() == "to"
    return led and abs(new.value - old.value) != step.value


@knowing
def sum_of_list(environment: Mapping[str, Any], total: Any) -> bool:
    """Is a figure what three to six like it make that stand in a row before it, at most three sentences off?"""
    view = view_of(environment)
    if not isinstance(total, Quantity) or total.value is None:
        return False
    start = view.facts.sentences[max(view.sentence_at(total.start) - 3, 0)].start
    before = [
        q.value
        for q in within(view.facts.quantities, start, total.start)
        if (q.kind, q.unit) == (total.kind, total.unit) and q.value is not None
    ]
    rows = (before[at : at + size] for size in range(3, 7) for at in range(len(before) - size + 1))
    return any(sum(row) == total.value for row in rows)


@knowing
def more_gone(environment: Mapping[str, Any], start: Any, gone: Any, left: Any) -> bool:
    """Does another count of the text make up what is missing ("three came back ... of 14 five were found, so six are
    missing"), or one of the sentence what is too much?"""
    view = view_of(environment)
    values = [item.value for item in (start, gone, left) if isinstance(item, Quantity) and item.value is not None]
    if len(values) < 3:
        return False
    lacking = values[0] - values[1] - values[2]
    if lacking == 1:
        sentence = view.facts.sentences[view.sentence_at(gone.start)]
        if _AND_ONE.search(view.low, gone.end, sentence.end):
            return True
    if lacking < 0:
        # "Leaving 42, after four beds were lent": others came, told of in the same sentence.
        sentence = view.facts.sentences[view.sentence_at(left.start)]
        known = within(view.facts.quantities, sentence.start, sentence.end)
        return any(
            q.kind == "number" and q.value == -lacking and q.start not in (start.start, gone.start) for q in known
        )
    return lacking > 0 and any(q.kind == "number" and q.value == lacking for q in view.facts.quantities)


@knowing
def participle_between(environment: Mapping[str, Any], first: Any, second: Any) -> bool:
    """Does a participle behind a comma begin something else between two facts of a sentence: "made a peer in 1993,
    speaking for the last time at 88"?"""
    low = view_of(environment).low
    return _PARTICIPLE.search(low, first.end, second.start) is not None if first.end <= second.start else False


@knowing
def one_apart(environment: Mapping[str, Any], rest: Any) -> bool:
    """Are "the other two" those of a three of the sentences before, of whom one was told of alone?"""
    view = view_of(environment)
    if not isinstance(rest, Quantity) or rest.value is None or not view.low.endswith(" other ", 0, rest.start):
        return False
    start = view.facts.sentences[max(view.sentence_at(rest.start) - 2, 0)].start
    known = within(view.facts.quantities, start, rest.start)
    return any(q.kind == "number" and q.value == rest.value + 1 for q in known)


@knowing
def in_passing(environment: Mapping[str, Any], figure: Any, *others: Any) -> bool:
    """Does a figure stand in a relative clause of its own: "the adjusted figure, which strips out £29.8m, rose"?"""
    view = view_of(environment)
    here = setting(view, figure) if isinstance(figure, Quantity) else None
    if here is None or here.tokens[here.clause[0]].word not in _RELATIVES:
        return False
    led = [token.word for token in here.tokens[here.clause[0] : here.at]]
    if not _LEVEL.isdisjoint(led) or any(load("function_words").class_of(word) in ("a", "b") for word in led):
        return False  # "the flats, which were £250,000": that is its level
    there = [setting(view, other) for other in others]
    return all(other is None or (other.number, other.clause) != (here.number, here.clause) for other in there)


@knowing
def coordinated(environment: Mapping[str, Any], first: Any, second: Any) -> bool:
    """Does "and" stand between two facts, so that they may be of two predicates: "called to the Bar in 1953 and made a
    judge at 41"?"""
    start, end = sorted((first.start, second.start))
    return " and " in view_of(environment).low[start:end]


@knowing
def verb_between(environment: Mapping[str, Any], first: Any, second: Any) -> bool:
    """Does a verb stand between two facts of one sentence: "claimed half of the £7m and will receive £2m"?"""
    view = view_of(environment)
    if not isinstance(first, Quantity | Date) or not isinstance(second, Quantity | Date):
        return False
    one, other = sorted((first, second), key=lambda figure: figure.start)
    a, b = setting(view, one), setting(view, other)
    if a is None or b is None or a.number != b.number:
        return False
    return any(token.word in finite() for token in a.tokens[a.at + 1 : b.at])


@knowing
def own_move(environment: Mapping[str, Any], figure: Any, stated: Any = None) -> bool:
    """Is a figure the level that a share of change beside it leads to, another one than the stated: "up 17% at 3.55
    lakh", "6 per cent higher at 61,800", "grew 14% in April to 4.61 lakh"?"""
    view = view_of(environment)
    if not isinstance(figure, Quantity):
        return False
    before = within(view.facts.quantities, max(0, figure.start - _LED), figure.start)
    last = before[-1] if before else None
    if last is None or last.kind not in ("percent", "fraction") or last.start == getattr(stated, "start", -1):
        return False
    return _LEADING.fullmatch(view.low, last.end, figure.start) is not None and cue(view, last) is not None


@knowing
def after_word(environment: Mapping[str, Any], fact: Any, lexicon: str) -> bool:
    """Does a form of a built-in lexicon stand right before a fact, but for a preposition: "born in 2008"?"""
    low = view_of(environment).low
    led = low[max(0, fact.start - _LED) : fact.start].split()
    for words in (led, led[:-1] if led and led[-1] in _PREPOSITIONS else []):
        text = " ".join(words)
        if any(text.endswith(form) and not text[-len(form) - 1 : -len(form)].isalpha() for form in load(lexicon).forms):
            return True
    return False


@knowing
def before_adverb(environment: Mapping[str, Any], fact: Any) -> bool:
    """Is the word behind a fact an adverb: "most slowly", "most often"?"""
    word = _WORD.search(view_of(environment).low, fact.end)
    known = load("function_words").class_of(word[0]) if word is not None else None
    return word is not None and (known == "r" or (known is None and word[0].endswith("ly")))


@knowing
def over_time(environment: Mapping[str, Any], stated: Any) -> bool:
    """Does a change say over which time it came about: "up 38 per cent in the past 12 months", "so far this year"?"""
    behind = view_of(environment).low[stated.end : stated.end + _LED].lstrip(" ,")
    for words in _OF_WHAT:
        behind = behind.removeprefix(words)
    return behind.startswith(_OVER)


@knowing
def before_that(environment: Mapping[str, Any], stated: Any, figure: Any) -> bool:
    """Is a figure told in a clause that says what went before the stated move: "rose 8 per cent, after climbing from
    1,500 to 1,740"?"""
    view = view_of(environment)
    here, there = setting(view, stated), setting(view, figure) if isinstance(figure, Quantity) else None
    if here is None or there is None or (here.number, here.clause) == (there.number, there.clause):
        return False
    words = [token.word for token in there.tokens[there.clause[0] : there.clause[0] + 2]]
    return words[0] in ("after", "following") and words[-1].endswith("ing") and words[-1] in load("change").forms


@knowing
def leads_elsewhere(environment: Mapping[str, Any], stated: Any, new: Any) -> bool:
    """Does the move that a figure tells lead to another figure than the new one: "rise by 50 cents an hour from July,
    to $4.50", "38 cents higher at $16.05"?"""
    view = view_of(environment)
    sentence = view.facts.sentences[max(0, view.sentence_at(stated.start))]
    following = [q for q in within(view.facts.quantities, stated.end, sentence.end) if q.kind == new.kind]
    reached = following[0] if following else None
    if reached is None or reached.start == new.start or reached.unit != new.unit:
        return False
    return _REACHING.fullmatch(view.low, stated.end, reached.start) is not None


@knowing
def reaches_another(environment: Mapping[str, Any], word: Any, new: Any) -> bool:
    """Is the first figure behind a verb of change what it leads to, and not the new one: "trebled its space to 390
    square metres"?"""
    view = view_of(environment)
    sentence = view.facts.sentences[max(0, view.sentence_at(word.start))]
    following = within(view.facts.quantities, word.end, sentence.end)[:1]
    if not following or following[0].start == new.start:
        return False
    return _TO.fullmatch(view.low, word.end, following[0].start) is not None


@knowing
def for_people(environment: Mapping[str, Any], price: Any) -> bool:
    """Is a price one for some people: "£205 for adults"?"""
    here = setting(view_of(environment), price) if isinstance(price, Quantity) else None
    words = after(here)[:2] if here is not None else []
    return len(words) > 1 and words[0] == "for" and singular(words[1]) in people()


@knowing
def cohesive(environment: Mapping[str, Any], stated: Any, *operands: Any) -> bool:
    """Have the sentences of the operands to do with that of the stated figure: a word in common, or one leads back?"""
    items = [item for item in operands if isinstance(item, Quantity)]
    return cohesion.cohesive(view_of(environment), stated, items)


@knowing
def named_alike(environment: Mapping[str, Any], old: Any, new: Any) -> bool:
    """Has the clause of an old figure the word that the new one's subject names, where that names anything?"""
    return likeness.named_alike(view_of(environment), old, new)


@knowing
def one_territory(environment: Mapping[str, Any], *figures: Any) -> bool:
    """Do the sentences of some figures speak of one kind of place only, not of a ward and of the borough around it?"""
    view = view_of(environment)
    sentences, words = view.facts.sentences, load("territory")
    numbers = {view.sentence_at(figure.start) for figure in figures if isinstance(figure, Quantity)} - {-1}
    low = " ".join(view.low[sentences[number].start : sentences[number].end] for number in numbers)
    return len({words.lemma(word) for word in _WORD.findall(low) if word in words.forms}) <= 1


@knowing
def elliptic(environment: Mapping[str, Any], first: Any, second: Any) -> bool:
    """Are figures the ends of one range, the unit printed with the second alone: "4-3 metres", "9 to 6 miles"?"""
    view = view_of(environment)
    between, printed = view.low[first.end : second.start], view.low[first.start : first.end]
    bare = printed in table("numbers")["cardinals"] or not any(letter.isalpha() or letter == "%" for letter in printed)
    if between in ("-", "–", "\u2011"):
        return bare or first.kind == "money"
    led = " from " in view.low[max(0, first.start - 20) : first.start]
    ranging = first.kind in ("measure", "duration") or (first.kind == "percent" and first.hedge == "about")
    return between == " to " and bare and not led and ranging


@knowing
def halves_given(environment: Mapping[str, Any], *figures: Any) -> bool:
    """Do the sentences of figures, or those before, say that there were half marks, and not that there were none?"""
    view = view_of(environment)
    for number in {max(0, view.sentence_at(figure.start) - back) for figure in figures for back in (0, 1)}:
        sentence = view.facts.sentences[number]
        for found in _HALVES.finditer(view.low, sentence.start, sentence.end):
            if not _NONE_OF.search(view.low, sentence.start, found.start()):
                return True
    return False


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "lone_pair": lone_pair,
    "verb_between": verb_between,
    "beside_another": beside_another,
    "in_passing": in_passing,
    "moved_by_another": moved_by_another,
    "one_apart": one_apart,
    "participle_between": participle_between,
    "more_gone": more_gone,
    "sum_of_list": sum_of_list,
    "coordinated": coordinated,
    "own_move": own_move,
    "after_word": after_word,
    "before_adverb": before_adverb,
    "over_time": over_time,
    "before_that": before_that,
    "leads_elsewhere": leads_elsewhere,
    "reaches_another": reaches_another,
    "for_people": for_people,
    "cohesive": cohesive,
    "named_alike": named_alike,
    "one_territory": one_territory,
    "elliptic": elliptic,
    "halves_given": halves_given,
}
