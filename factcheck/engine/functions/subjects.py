"""Functions on what facts are said of; they ask the view, and are silent outside relations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from itertools import combinations, pairwise
from typing import Any

from factcheck import patterns
from factcheck.engine.evaluation import Undefined
from factcheck.engine.functions.spans import length
from factcheck.engine.subjects import VIEW, apart, owner, stems
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.model import Date, Name, Quantity, within


def one_subject(environment: Mapping[str, Any], *facts: Any) -> bool:
    """Does nothing say that the facts are about different things? A second noun does."""
    return _together(environment, facts, strict=True)


def one_story(environment: Mapping[str, Any], *facts: Any) -> bool:
    """Does nothing say that the facts are about different persons? A relative, another name or "a man" does."""
    return _together(environment, facts, strict=False)


def one_person(environment: Mapping[str, Any], *facts: Any) -> bool:
    """As ``one_story``, and is none of them said of what a person has ("his firm")?"""
    view = environment.get(VIEW)
    if view is None:
        return True
    if any(_of_an_object(view, *sorted(pair, key=lambda fact: fact.start)) for pair in combinations(facts, 2)):
        return False
    return one_story(environment, *facts) and not any(owner(view, fact).owned for fact in facts)


def lone_person(environment: Mapping[str, Any], age: Any, birth: Any) -> bool:
    """Do two sentences, with an age and with a birth, tell of one person alone: one age, one name at the most, no
    relative, nobody else, the second told of by a pronoun or as somebody known ("the suspect", "the king's birth")?"""
    view = environment.get(VIEW)
    if view is None:
        return False
    first, second = sorted((age, birth), key=lambda fact: fact.start)
    one, last = (view.sentence_at(fact.start) for fact in (first, second))
    start, end = view.facts.sentences[one].start, view.facts.sentences[last].end
    names = {name.canonical for name in within(view.facts.names, start, end) if name.kind == "person"}
    ages = [q for q in within(view.facts.quantities, start, end) if q.kind == "age" and q is not age]
    words = [
        word.removesuffix("’s").removesuffix("'s")
        for word in _WORD.findall(_WHOSE.sub(" ", view.low[start : second.end]))
    ]
    if len(names) > 1 or ages or last - one > 1 or not _ONE_MORE.isdisjoint(words):
        return False
    if any(load("kin").forms.get(word) and word not in _CHILDREN for word in words):
        return False
    if one == last:
        return words[:1] == ["born"]  # "Born Cork, 4 June 1938; died Leeds, 9 May 2019, aged 71"
    if owner(view, age).owned or not (_HE.isdisjoint(words) or _SHE.isdisjoint(words)):
        return False
    said_of = owner(view, second)
    lead = view.low[view.facts.sentences[last].start : second.start]
    brought = names and not any(name.start < view.facts.sentences[last].start for name in _persons(view, start, end))
    if brought:
        return _HAD.search(view.low, view.facts.sentences[last].start, end) is not None
    return not said_of.new and _KNOWN_ONE.match(lead) is not None


def _persons(view: View, start: int, end: int) -> list[Name]:
    return [name for name in within(view.facts.names, start, end) if name.kind == "person"]


_HE, _SHE = frozenset(["he", "him", "his"]), frozenset(["she", "her", "hers"])
_CHILDREN = frozenset(["boy", "girl"])
_ONE_MORE = frozenset(
    ["another", "other", "others", "both", "each", "twins", "runner-up", "opponent", "pair", "couple"]
)
_WHOSE = patterns.lazy(r"\bwhose (?:[a-z’'-]+ ){1,2}")
_KNOWN_ONE = patterns.lazy(
    r"[“\"‘]?(?:in |at |by )?(?:the |his |her |he |she |born\b)|[“\"‘](?:i |my |in the year of my)"
)
_HAD = patterns.lazy(r"\b(?:had|has) ")
_LINKS = frozenset(["of", "with", "by", "for", "from", "against", "about", "beside", "alongside", "behind"])


def _of_an_object(view: View, first: Any, second: Any) -> bool:
    """Is the later fact said of a person whom a preposition brings in behind the earlier one: "a 24-year-old
    student hid the diary of Eva Hartl, who had been born in 1911"?"""
    person = owner(view, second).person
    sentence = view.facts.sentences[view.sentence_at(first.start)]
    names = [n for n in within(view.facts.names, sentence.start, second.start) if n.canonical == person]
    if person is None or not names or names[0].start < first.end or not second.start < sentence.end:
        return False
    return view.low[first.end : names[0].start].split()[-1:] in [[word] for word in _LINKS]


def told(environment: Mapping[str, Any], fact: Any, name: str) -> bool:
    """Does the sentence of a fact have a word or phrase of a built-in lexicon?"""
    view = environment.get(VIEW)
    if view is None:
        return False
    sentence = view.facts.sentences[view.sentence_at(fact.start)]
    forms, words = load(name).forms, _WORD.findall(view.low, sentence.start, sentence.end)
    if not forms.keys().isdisjoint(words):
        return True
    said = f" {' '.join(words)} "
    return any(f" {form} " in said for form in forms if " " in form)


def describes(environment: Mapping[str, Any], measure: Any, noun: Any, *facts: Any) -> bool:
    """Is a measure before a noun ("the six-day tour") a measure of what the facts are said of: is the noun their
    subject, or do they stand right behind it ("a six-month ban, from ..."), or does "it" stand for it?"""
    view = environment.get(VIEW)
    words = stems(noun.text.lower().split())
    if view is None or "-" not in measure.text or _PLURAL.search(noun.text.split()[0]):
        return False
    for fact in facts:
        said_of = owner(view, fact)
        near = 0 <= fact.start - noun.end < _NEAR and _ELSEWHERE.search(view.low, noun.end, fact.start) is None
        next_to = view.sentence_at(fact.start) - view.sentence_at(noun.start) <= 1
        taken_up = said_of.pronoun in ("it", "they", "this") and next_to
        if not (said_of.words & words or taken_up or (near and not said_of.kin)):
            return _told_once(environment, measure, *facts)
    return True


def _told_once(environment: Mapping[str, Any], measure: Any, *facts: Any) -> bool:
    """ "Walkers on the eight-day trek set out on 4 May and finish on 20 May": nothing else can be meant."""
    here = (measure, *facts)
    alone = in_order(*here) and same_sentence(environment, *here) and closed(environment, *here)
    return alone and one_subject(environment, *here) and not goes_on(environment, measure, facts[0])


_ELSEWHERE = patterns.lazy(r"[.;]|\b(?:but|one|another|before|after|followed)\b|, and\b")
_PLURAL = patterns.lazy(r"[^s]s$")


def names_subject(environment: Mapping[str, Any], noun: Any, fact: Any) -> bool:
    """Is a noun the subject of what a fact is said of, by its word or by a pronoun?"""
    view = environment.get(VIEW)
    if view is None:
        return False
    said_of = owner(view, fact)
    return bool(said_of.words & stems(noun.text.lower().split())) or said_of.pronoun in ("it", "they", "this")


def of_another(environment: Mapping[str, Any], figure: Any, fact: Any) -> bool:
    """Does a figure say what it is of ("the 30th anniversary of the flood"), with no word of what a fact in another
    sentence is said of, and no pronoun for it?"""
    view = environment.get(VIEW)
    if view is None or same_sentence(environment, figure, fact):
        return False
    sentence = view.facts.sentences[view.sentence_at(figure.start)]
    words = _WORD.findall(view.low, sentence.start, sentence.end)
    said_of, whose = owner(view, fact).words, owner(view, figure)
    if whose.owned and whose.words and said_of and not whose.words & said_of:
        return True  # "The club was formed in 1905. Its stadium marks its centenary"
    named = _OF.match(view.low, figure.end, sentence.end) is not None
    return named and bool(said_of) and not said_of & stems(words) and _PRONOUNS.isdisjoint(words)


def kept_for(environment: Mapping[str, Any], figure: Any, fact: Any) -> bool:
    """Does what is held for it keep "its" anniversary: "The bridge opened in 1965. A ceremony marked its 50th"?"""
    view = environment.get(VIEW)
    if view is None or view.sentence_at(figure.start) - view.sentence_at(fact.start) != 1:
        return False
    holds = owner(view, figure).words & _CEREMONIES
    led = view.low[max(0, figure.start - _LED) : figure.start].split()[-1:]
    return bool(holds) and led in (["its"], ["their"]) and not owner(view, fact).kin


_LED = 12
_CEREMONIES = frozenset(
    [
        "ceremony",
        "service",
        "party",
        "concert",
        "parade",
        "mass",
        "dinner",
        "exhibition",
        "reception",
        "gala",
        "festival",
    ]
)
_OF = patterns.lazy(r"(?: [\w-]+){0,2} of ")
_WORD = patterns.lazy(r"[a-z][a-z'’-]*")
_PRONOUNS = frozenset({"it", "its", "they", "their", "he", "his", "she", "her"})


def closed(environment: Mapping[str, Any], *facts: Any) -> bool:
    """Are the facts the only ones of their kind (times of day, dates, lengths of time) in the sentences from the first
    of them to the last, so that nothing else can be meant?"""
    view = environment.get(VIEW)
    if view is None:
        return False
    known = [fact for fact in facts if isinstance(fact, Quantity | Date)]
    sentences = view.facts.sentences
    start = sentences[view.sentence_at(min(fact.start for fact in known))].start
    end = sentences[view.sentence_at(max(fact.start for fact in known))].end
    kinds = {fact.kind for fact in known}
    here = [*within(view.facts.quantities, start, end), *within(view.facts.dates, start, end)]
    others = [o for o in here if o.kind in kinds and not _covers(known, o) and o.text.lower() != "one"]
    lengths = [fact for fact in known if isinstance(fact, Quantity)]
    days = [fact for fact in known if isinstance(fact, Date) and fact.hour is None]
    # Two days may end what a length beside them tells of: "to take nine weeks from 2 March ... by 4 May".
    alike = len(days) > 1
    return not any(
        (alike or _may_be(other, lengths)) if isinstance(other, Quantity) else other.year or other.day or other.hour
        for other in others
    )


def _may_be(other: Quantity, known: list[Quantity]) -> bool:
    """May a length of time be taken for one of these? Weeks are none of the hours of a sitting."""
    sizes = [_days(fact) for fact in (other, *(fact for fact in known if fact.kind == other.kind))]
    if other.kind != "duration" or None in sizes:
        return True
    one, *rest = (size for size in sizes if size)
    return any(one < _MANY * size and size < _MANY * one for size in rest)


def _days(fact: Quantity) -> Decimal | None:
    try:
        return length(fact).middle
    except Undefined:
        return None


_MANY = 20


def neighbouring(environment: Mapping[str, Any], one: Any, other: Any) -> bool:
    """Do two facts stand in one sentence, or in two of which one follows the other?"""
    view = environment[VIEW]
    return bool(abs(view.sentence_at(one.start) - view.sentence_at(other.start)) < 2)


def _covers(known: list[Any], other: Any) -> bool:
    return any(fact.start < other.end and other.start < fact.end for fact in known)


def in_order(*facts: Any) -> bool:
    """Do the facts stand in this order in the text?"""
    return all(a.start < b.start for a, b in pairwise(facts))


def goes_on(environment: Mapping[str, Any], first: Any, second: Any) -> bool:
    """Does a sentence go on from one fact to another with "and", "but" or ";" ("left in 2010 and travelled for ten
    years"), and not by drawing from it ("and was thus king for 26 years")?"""
    if not (first.end <= second.start and same_sentence(environment, first, second)):
        return False
    words = _WORD.findall(_BETWEEN.sub("", environment[VIEW].low[first.end : second.start].partition(":")[0]))
    if ";" in environment[VIEW].low[first.end : second.start]:
        return _SO.isdisjoint(words)
    return not _GOING_ON.isdisjoint(words) and _SO.isdisjoint(words)


# "Between Kells and Navan", "in and around Ennis"
_BETWEEN = patterns.lazy(
    r"\bbetween (?:[^\s,;:]+ ){1,4}?and\b"
    r"|\b(?:in|on|at|near|to|up|off) and (?:around|near|about|off|under|over|from|down|by|out)\b"
)
_GOING_ON = frozenset({"and", "but", "then", "afterwards"})
_SO = frozenset({"so", "thus", "therefore", "hence"})


def same_sentence(environment: Mapping[str, Any], *facts: Any) -> bool:
    """Do the facts stand in one sentence?"""
    view = environment.get(VIEW)
    return view is not None and len({view.sentence_at(fact.start) for fact in facts}) == 1


def _together(environment: Mapping[str, Any], facts: tuple[Any, ...], *, strict: bool) -> bool:
    view = environment.get(VIEW)
    known = [fact for fact in facts if isinstance(fact, Quantity | Date | Name) and fact.end > 0]
    if view is None:
        return True
    headed = [view.facts.sentences[view.sentence_at(fact.start)].kind == "headline" for fact in known]
    if any(headed) and not all(headed):
        return _of_headline(environment, known)
    return not any(apart(view, a, b, strict=strict) for a, b in combinations(known, 2))


def _of_headline(environment: Mapping[str, Any], facts: list[Any]) -> bool:
    """Does the copy tell, with these facts and no other of their kind, what its headline says: does it name something
    that the headline does?"""
    view = environment[VIEW]
    sentences = view.facts.sentences
    numbers = {view.sentence_at(fact.start) for fact in facts}
    words = [
        frozenset(_root(word) for word in _WORD.findall(view.low, sentences[at].start, sentences[at].end))
        for at in (0, *range(1, max(numbers) + 1))
    ]
    shared = words[0] & frozenset().union(*words[1:])
    return closed(environment, *facts) and any(len(word) > _SHORT for word in shared - _plain())


@cache
def _plain() -> frozenset[str]:
    """Words that tell nothing of what is spoken of: function words, those of time and number."""
    dates = table("dates")
    return frozenset(
        _root(word) for word in (*load("function_words").forms, *dates["unit"], *dates["number"], *dates["month"])
    )


_SHORT = 2


def _root(word: str) -> str:
    word = word.removesuffix("'s")
    return word.removesuffix("s") if len(word) > _SHORT + 1 and not word.endswith("ss") else word


one_subject.takes_environment = True  # type: ignore[attr-defined]
one_story.takes_environment = True  # type: ignore[attr-defined]

same_sentence.takes_environment = True  # type: ignore[attr-defined]
neighbouring.takes_environment = True  # type: ignore[attr-defined]
told.takes_environment = True  # type: ignore[attr-defined]
one_person.takes_environment = True  # type: ignore[attr-defined]
describes.takes_environment = True  # type: ignore[attr-defined]
lone_person.takes_environment = True  # type: ignore[attr-defined]
_NEAR = 40

goes_on.takes_environment = True  # type: ignore[attr-defined]
of_another.takes_environment = True  # type: ignore[attr-defined]
kept_for.takes_environment = True  # type: ignore[attr-defined]
names_subject.takes_environment = True  # type: ignore[attr-defined]
closed.takes_environment = True  # type: ignore[attr-defined]

FUNCTIONS: dict[str, Callable[..., Any]] = {
    "told": told,
    "one_subject": one_subject,
    "one_story": one_story,
    "one_person": one_person,
    "lone_person": lone_person,
    "describes": describes,
    "same_sentence": same_sentence,
    "closed": closed,
    "neighbouring": neighbouring,
    "of_another": of_another,
    "kept_for": kept_for,
    "goes_on": goes_on,
    "in_order": in_order,
    "names_subject": names_subject,
}
