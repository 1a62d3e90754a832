"""Do figures speak of one thing? By the words of their clauses, and by how the stated one's clause is joined on."""

from __future__ import annotations

from functools import cache

from factcheck.engine.operands.additions import brought_in, new_item
from factcheck.engine.operands.clauses import finite, root, stem
from factcheck.engine.operands.ellipsis import counted_after, set_out
from factcheck.engine.operands.gauges import gauged, topics
from factcheck.engine.operands.qualifiers import (
    aimed,
    another_one,
    carried_on,
    cut_short,
    goes_on_about,
    headed,
    label,
    of_all,
    qualified,
    unowned,
)
from factcheck.engine.operands.setting import Setting, counted_words, setting
from factcheck.engine.operands.theme import theme, unreal
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.model import Date, Quantity, Span
from factcheck.model.record import Record

_OPENING = frozenset(":–—-")
"""Marks after which a sentence says more of the same."""

_HEAD = 5
_APPENDING = frozenset({"with", "where"})
_ARTICLES = frozenset({"a", "an"})
_FRONTED = frozenset({"home", "host", "built", "made", "bought", "sold", "worth", "due", "split", "spread", "set"})
_RELATIVE = frozenset({"which", "who", "whom", "that"})
_GOING_ON = _RELATIVE | {"where", "when"}


class _Words(Record, frozen=True):
    links: frozenset[tuple[str, ...]]
    pointers: frozenset[str]
    metrics: frozenset[str]
    pronouns: frozenset[str]
    contrasts: frozenset[str]
    lead: frozenset[str]
    aims: frozenset[str]
    paying: frozenset[str]
    below_zero: frozenset[str]


@cache
def words_of_roles() -> _Words:
    data = table("roles")
    links = frozenset(tuple(link.split()) for link in data["links"])
    return _Words(
        links,
        *(
            frozenset(data[name])
            for name in ("pointers", "metrics", "pronouns", "contrasts", "lead", "aims", "paying", "below_zero")
        ),
    )


def linked(view: View, stated: Span, operands: list[Quantity]) -> bool:
    """Is the stated figure said of what the operands are figures of? So it is where its clause says nothing new, where
    it is led in by words that take up what was said ("that is", "so", "the rise of"), or where it shares a word with
    theirs; not where both name measures ("profit", "sales") or names, and other ones."""
    here = setting(view, stated)
    others = [there for there in (setting(view, operand) for operand in operands) if there is not None]
    if here is None or len(others) < len(operands):
        return False
    if counted_after(view, here, others) or set_out(view, stated, here, others):
        return True
    if _of_another(here, others) or (of_all(view, stated, operands) and not taken_up(here, pointing=True)):
        return False
    if any(_set_apart(here, there) and there.content - here.content for there in others):
        return False
    if brought_in(here, others):
        return False
    told = _by_theme(view, stated, operands, here, others)
    if told is not None:
        return told
    beside = [there for there in others if there.number == here.number]
    apart = [there for there in others if there.number != here.number]
    contrasted = _contrasted(here)
    # A clause within a sentence takes up what that sentence says: "..., which is up 4%".
    free = bool(beside) or here.clause[0] <= 1 or not (here.lead or finite() & {t.word for t in here.tokens[: here.at]})
    if free and (taken_up(here, pointing=contrasted) or (not here.content and not contrasted)):
        return True
    if contrasted and not any(there.clause == here.clause for there in beside):
        return False
    if beside and not any(_joined(here, there) for there in beside):
        return False
    # One operand of each sentence suffices: the others go with it.
    led_back = {t.number for t in apart if _shared(here.content, t.content | t.lead) or _pronoun(t)}
    return led_back == {there.number for there in apart}


def _by_theme(view: View, stated: Span, operands: list[Quantity], here: Setting, others: list[Setting]) -> bool | None:
    """Is a derived figure said of the operands, by what its phrase names; None where that does not tell."""
    said = theme(view, stated)
    if said is None:
        return None
    # A figure without its unit is given one.
    if isinstance(said.base, Quantity) and said.base.start not in {operand.start for operand in operands}:
        return False
    if any(_set_apart(here, there) for there in others):
        return False
    apart_from = qualified(here, others) or (said.unreal and not any(unreal(there) for there in others))
    if apart_from and not all(carried_on(here, there) for there in others):
        return False
    apart = min(abs(there.number - here.number) for there in others) > 0
    headed = view.facts.sentences[here.number].kind == "headline"  # names places that the copy need not name
    own = _texts(here, behind=said.back)  # "blamed a cold February for the 33 per cent decline"
    named = (
        said.names
        and not headed
        and not said.names <= _named(others)
        and not (unowned(here, others) or _told_next(here, others))
    )
    if apart and (own - _texts(*others) or named):
        return False
    known = topics(word for there in others for word in _known(there, here, said.opened))
    if said.than and {root(word) for word in said.than}.isdisjoint(known):
        return False
    beside = [there for there in others if there.number == here.number]
    if said.heads and _contrasted(here) and not any(there.clause == here.clause for there in beside):
        return False
    if said.heads:
        behind = [there for there in beside if there.clause[0] >= here.clause[1]]
        led = any(_continues(here, there) for there in behind) or any(
            _hanging(there) and not there.content and there.clause[1] + 1 >= here.clause[0] for there in beside
        )
        # "Thefts fell by 4 per cent. There were 60 in May and 62 in June."
        taken = all(there.number == here.number + 1 and not there.content and _pronoun(there) for there in others)
        return said.back or led or taken or not topics(said.heads).isdisjoint(known)
    near = min(abs(there.number - here.number) for there in others)
    if said.pronoun:
        return None if near > 1 or _contrasted(here) else True
    if near == 0 and (not here.content or any((t.number, t.clause) == (here.number, here.clause) for t in others)):
        return not _contrasted(here) or None
    return (said.back and near == 1) or None


def _continues(here: Setting, there: Setting) -> bool:
    """Does a clause behind the figure's go on about the same thing: one that says nothing of its own, a relative one,
    or one after a colon?"""
    near = there.clause[0] <= here.clause[1] + 1
    opening = there.tokens[there.clause[0]].word
    return there.tokens[there.clause[0] - 1].word == ":" or (near and (_light(there) or opening in _GOING_ON))


def _appended(here: Setting, there: Setting) -> bool:
    """Does a clause behind the figure's hang on it: "90 per 100,000, with 420 cases among 700,000 people"?"""
    if there.number != here.number or there.clause[0] < here.clause[1]:
        return False
    opening = there.tokens[there.clause[0]].word
    between = [token.word for token in here.tokens[here.clause[1] : there.clause[0]]]
    return opening in _APPENDING or (opening in words_of_roles().pronouns and not _OPENING.isdisjoint(between))


def _known(there: Setting, here: Setting, opened: int) -> frozenset[str]:
    """The words that say what an operand is of; of the clause that it shares with the derived figure only what stands
    before that one's phrase, or before what is said of it alone."""
    if there.number != here.number:
        return there.content | there.lead | counted_words(there)
    before = here.about(here.tokens[here.clause[0] : opened if there.at < opened else here.at])[0]
    if there.clause == here.clause:
        return before | counted_words(there)
    if there.clause[0] > here.at and there.tokens[there.clause[0]].word == "and" and subject(there):
        return there.content | counted_words(there)
    return there.content | (there.lead if here.clause[0] else before) | counted_words(there)


def _named(others: list[Setting]) -> frozenset[str]:
    """The words of the sentences of the operands."""
    return frozenset(stem(token.word) for there in others for token in there.tokens if token.word)


def _dates(*settings: Setting, behind: bool = False) -> list[Date]:
    """The dates in clauses, or ``behind`` the figures there, but for those that come again and again."""
    tokens = [t for here in settings for t in here.tokens[here.at if behind else here.clause[0] : here.clause[1]]]
    if behind:  # "the drop of 28 was the biggest this year"
        tokens = tokens[: next((n for n, t in enumerate(tokens) if t.word.endswith("est") or t.word == "worst"), None)]
    facts = (token.fact for token in tokens)
    return [fact for fact in facts if isinstance(fact, Date) and fact.kind != "SET"]


def _texts(*settings: Setting, behind: bool = False) -> set[str]:
    return {date.text.lower() for date in _dates(*settings, behind=behind)}


def against(view: View, stated: Span, operands: list[Quantity]) -> bool:
    """Does anything say that a figure is not of what the operands are figures of: another measure, name or date in
    its clause, another owner, or a turn that sets it against what was said?"""
    here = setting(view, stated)
    others = [there for there in (setting(view, operand) for operand in operands) if there is not None]
    if here is None or len(others) < len(operands) or of_all(view, stated, operands):
        return True
    if _by_theme(view, stated, operands, here, others) is False:
        return True
    within_one = any(there.number == here.number and there.clause == here.clause for there in others)
    if _of_another(here, others) or (_contrasted(here) and not within_one and not taken_up(here, pointing=True)):
        return True
    if any(_set_apart(here, there) for there in others):
        return True
    if any(there.number != here.number for there in others) and any(
        isinstance(token.fact, Date) and token.fact.kind != "SET" for token in here.tokens[: here.at]
    ):
        return True
    # The words of the stated figure's own clause, where that opens the sentence, tell nothing of the others.
    opens = here.clause[1] <= here.opening and any(_tells(here, there) for there in others)
    known = frozenset().union(
        *[
            there.content
            | counted_words(there)
            | (frozenset() if opens and there.number == here.number else there.lead)
            for there in others
        ]
    )
    # "The rate is 75 per 10,000. It has 540 cases and 120,000 inhabitants."
    if _told_next(here, others):
        return False
    if qualified(here, others) or aimed(here, known) or cut_short(here, others) or new_item(here, others):
        return True
    if any(there.number == here.number and _hanging(there) and _led_in(there) for there in others) or _led_back(here):
        return False
    if any(headed(view, here, there) for there in others):
        return False
    if others and all(_appended(here, there) and not subject(there) for there in others):
        return False
    own = subject(here) | label(here)
    # What is done where a figure is counted tells what it is of, whatever else its verb may say: "raised £90,000".
    done = gauged(t.word for there in others if there.number != here.number for t in there.tokens if t.word)
    return bool(own) and topics(own).isdisjoint(topics(known) | done)


def _tells(here: Setting, there: Setting) -> bool:
    """Does a clause of one sentence say of its own what it is about?"""
    return there.number == here.number and there.clause != here.clause and bool(there.content)


def _led_in(there: Setting) -> bool:
    """Does the clause begin with a participle or a preposition: "Fined £40 for each of 230 days, the landlord ...", or
    with "home to"?"""
    first = there.tokens[there.clause[0]].word
    return first.endswith(("ing", "ed")) or first in _FRONTED or load("function_words").class_of(first) == "p"


def _led_back(here: Setting) -> bool:
    """Is the clause led back to what was said, with no subject of its own: not "which the owner got"?"""
    first, second = (here.tokens[n].word if n < len(here.tokens) else "" for n in (here.clause[0], here.clause[0] + 1))
    own = first in _ARTICLES or (first in _RELATIVE and second in words_of_roles().pointers | _ARTICLES)
    own = own or (first == "where" and bool(subject(here)))
    return not own and taken_up(here)


def subject(here: Setting) -> frozenset[str]:
    """The words of a figure's clause before its first verb, where that stands before the figure, that say what the
    clause is about."""
    words = [token.word for token in here.tokens[here.clause[0] : here.at]]
    small = load("function_words").class_of
    verb = next(
        (
            n
            for n, word in enumerate(words)
            if word in finite() or (len(word) > 4 and word.endswith("ed")) or small(word) == "v"
        ),
        None,
    )
    if verb is None:
        return frozenset()
    # "The dearest went for ...": the dearest of what was named.
    ends = load("extreme").forms.keys()
    return here.content & {stem(word) for word in words[:verb] if word not in ends}


def _set_apart(here: Setting, there: Setting) -> bool:
    """Does a later clause of the sentence begin with "while" or the like?"""
    if there.number != here.number or there.clause[0] <= here.clause[0]:
        return False
    led = here.tokens[there.clause[0] - 1 : there.clause[0] + 1]
    return any(token.word in ("while", "whereas", "although", "though", "but") for token in led)


def _contrasted(here: Setting) -> bool:
    led = here.tokens[max(0, here.clause[0] - 1) : here.clause[0] + 1]
    return any(token.word in words_of_roles().contrasts for token in led)


def _of_another(here: Setting, others: list[Setting]) -> bool:
    """Do clauses name measures, names or owners, and the one of the stated figure other ones?"""
    content = frozenset().union(*[there.content for there in others])
    metrics = words_of_roles().metrics
    # What a thing costs is its price.
    mine, theirs = ({"cost" if w == "price" else w for w in words & metrics} for words in (here.content, content))
    if mine and theirs and not mine & theirs and not taken_up(here):
        return True
    joined = any(there.number == here.number and there.clause == here.clause for there in others)
    pointing = any(there.number == here.number for there in others) and taken_up(here, pointing=True)
    named = [there for there in others if not (joined and there.number == here.number)]
    if not pointing and any(other_names(here, there) for there in named):
        return True
    if others and another_one(here) and not any(there.number == here.number or another_one(there) for there in others):
        return True
    if any(there.number > here.number and another_one(there) for there in others):
        return True
    if any(there.number == here.number and not there.content for there in others):
        return False
    known = frozenset().union(*[there.content | there.lead | there.owners for there in others])
    hung = joined or _told_next(here, others) or all(_appended(here, t) or goes_on_about(here, t) for t in others)
    if hung or not here.owners or not here.owners.isdisjoint(known) or unowned(here, others):
        return False
    # "Builder's profit" and "the housebuilder's profit"
    return not any(word.endswith(owner) for owner in here.owners if len(owner) > _HEAD for word in known)


def other_names(here: Setting, there: Setting) -> bool:
    """Does each clause name what the other one does not?"""
    if here.number == there.number:
        return bool(here.names and there.names) and here.names.isdisjoint(there.names)
    return bool(here.names - there.names and there.names - here.names)


def takes_up(view: View, stated: Span) -> bool:
    """Does the clause of a figure say nothing of its own, or lead back to what was said?"""
    here = setting(view, stated)
    return here is not None and (not here.content or taken_up(here))


def _joined(here: Setting, there: Setting) -> bool:
    """One clause, a word in common, or an operand's clause that says nothing of its own or leads back."""
    if there.number == here.number and there.clause == here.clause:
        return True
    if _shared(here.content, there.content) or _light(there):
        return True
    if there.number == here.number:
        first, last = sorted((here.clause, there.clause))
        if any(token.word in _OPENING for token in here.tokens[first[1] : last[0]]):
            return True
    if _follows(there, here):
        return _hanging(there)
    return _follows(here, there) and (taken_up(there) or _hanging(here))


def _hanging(here: Setting) -> bool:
    """Does the clause begin the sentence without a verb but a participle, so that its subject is yet to come?"""
    words = {token.word for token in here.tokens[here.clause[0] + 1 : here.clause[1]]}
    return here.clause[0] == 0 and here.clause[1] < len(here.tokens) and words.isdisjoint(finite())


def _shared(words: frozenset[str], others: frozenset[str]) -> bool:
    """Is all that one clause is about named in the other, or measured by it?"""
    known = topics(others)
    return all(not topics([word]).isdisjoint(known) for word in words)


def _light(there: Setting) -> bool:
    """Does a clause say nothing of its own: "from 50 to 62", "there were 62"?"""
    words = {token.word for token in there.tokens[there.clause[0] : there.clause[1]]}
    return not there.content and (words.isdisjoint(finite()) or _pronoun(there))


def _pronoun(there: Setting) -> bool:
    """Does the sentence of the clause begin with a word for what was named before?"""
    words = [token.word for token in there.tokens[: there.at]]
    first = next((word for word in words if word[:1].isalpha() and word not in words_of_roles().lead), "")
    return first in words_of_roles().pronouns


def _told_next(here: Setting, others: list[Setting]) -> bool:
    """Does the next sentence tell all other figures of what was named: "The chain's margin is 18%. It made ..."?"""
    return bool(others) and all(there.number == here.number + 1 and _pronoun(there) for there in others)


def taken_up(here: Setting, *, pointing: bool = False) -> bool:
    """Does the clause begin with words that lead back, or point back with its figure: "the rise of 4%", "that 4%"?
    ``pointing``: the latter alone."""
    links, pointers = words_of_roles().links, words_of_roles().pointers
    words = [token.word for token in here.tokens[here.clause[0] : here.clause[1]]]
    if not pointing and here.clause[0] > 1 and words[0].endswith("ing") and len(words[0]) > 4:
        return True
    if not pointing and any(tuple(words[:size]) in links for size in range(1, 5)):
        return True
    left = list(reversed(words[: here.at - here.clause[0]]))
    nouns = load("change_noun").forms
    if left and left[0] in ("of", "by", "is", "was", "to"):
        left = left[1:]
        if not left or left[0] not in nouns:
            return False
    if left and left[0] in nouns:
        left = left[1:]
    return any(word in pointers for word in left[:2])


def _follows(here: Setting, there: Setting) -> bool:
    """Does a clause follow another one in its sentence or the next?"""
    return there.number - here.number == 1 or (there.number == here.number and there.clause[0] >= here.clause[1])
