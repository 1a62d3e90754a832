"""What stands around a quoted figure and makes it another one than the paraphrase's: "at weekends they paid me €11"
where pay was told of, "we have 1,700 drivers" where 1,400 voted, "we have raised" where it was what something costs."""

from __future__ import annotations

from itertools import pairwise

from factcheck import patterns
from factcheck.language.lexicon import load, table
from factcheck.language.roots import root

_FRONTED = patterns.lazy(
    r"^[\"“‘'\s]*(?:and |but |so |well, )?"
    r"(?:at|in|on|by|during|over|from|since|after|before|of|among|with|outside|under|for)"
    r" (?P<words>(?:[\w’'-]+ ){0,3}?[\w’'-]+)"
    r"(?:,? (?:we|they|i|he|she|it|you|there|the|our|my|that|this|half|some|most)\b"
    r"|,?(?: (?:alone|about|only|just))* $)"
)
_BEHIND = patterns.lazy(
    r"^[\"“‘'\s]*(?:the |our |my )?[a-z]+ (?:for|of|in|at|from|on) (?P<words>(?:[\w’'-]+ ){0,2}?[\w’'-]+)"
    r" (?:is|are|was|were|has|have|had|will)\b"
)
_HAVE = patterns.lazy(
    r"^\W*(?:and |but |so )?(?:we|they|i|he|she|you)(?: already)?(?:['’]ve| have| had| has)(?: got| already)* $"
)
_NO_MORE = patterns.lazy(r"(?: [a-z-]+){0,2}(?: already| now| here| today)?\W*$")
_TO_COME = patterns.lazy(r"\b(?:will|would|going to|is to|are to|plans?|planned|due to)\b")
_DOWN_TO = patterns.lazy(r"\b(?:down|back) to $")
_FALLING = patterns.lazy(r"\b(?:down|fall|falls|fell|fallen|drop|dropped|cut|reduced?|back|reach|reached|sank|come)\b")
_COSTS = patterns.lazy(r"\b(?:cost|costs|costing|price|priced|worth|valued|bill)\b")
_WORD = patterns.lazy(r"[a-z0-9][a-z0-9’'-]*")
_FIGURE = patterns.lazy(r"\d+")
_NEEDED = patterns.lazy(r"\b(?:needs?|needed|requires?|required|must (?:find|raise|have)|wants?) (?:[a-z]+ ){0,2}$")
_WITHOUT = patterns.lazy(
    r"\b(?:without|unless (?:we|they|i|it) (?:get|gets|find|finds|raise|raises|have|has))"
    r" (?:the |that |another |an extra |at least )?$"
)
_GAINS = frozenset({"raise", "earn", "save-money", "owe", "sell", "steal", "lose-money", "fine"})
"""What is done with sums that are not what something costs."""


_SEEN = r"(?:see|saw|seen|find|found|know|learn|learned|learnt|notice|noticed|observe|observed|discovered|established)"
_FOUND = patterns.lazy(
    rf"^\W*(?:and |so )?(?:what (?:we|i|they)(?:['’]ve| have)? {_SEEN} (?:is|was)"
    rf"|(?:we|i|they)(?:['’]ve| have)? {_SEEN}|the (?:fact|truth|finding|result|upshot) (?:is|was)) that "
)
"""An opener that says of what follows no more than that it is so: "what we saw was that"."""


def opened(clause: str) -> str:
    """A quoted clause without an opener that leads to what was found."""
    return _FOUND.sub(" ", clause)


def narrowed(told: str, quoted: str, at: int) -> bool:
    """Does the quoted stretch open with a phrase, before the figure ``at``, that was not told: "at weekends"?"""
    found = _FRONTED.match(quoted, 0, at) or _BEHIND.match(quoted, 0, at)
    if found is None:
        return False
    words = [word for word in _WORD.findall(found["words"]) if _tells(word)]
    known = {root(word) for word in _WORD.findall(told)}
    return any(root(word) not in known for word in words)


def _tells(word: str) -> bool:
    forms = load("function_words").forms
    return word not in table("strength")["asides"] and (word not in forms or forms[word][1] in ("y", "z"))


def another_figure(told: str, quoted: str) -> bool:
    """Has the quoted clause, without its figure, a number that was not told: "in Year 7"?"""
    return not {*_FIGURE.findall(quoted)} <= {*_FIGURE.findall(told)}


def owned(told: str, done: bool, before: str, after: str) -> bool:
    """Is the quoted figure what they have, and no more, where the paraphrase tells that something is done or to come?
    ``before`` and ``after`` are the words around it, ``done`` whether the paraphrase names a deed."""
    if _HAVE.match(before) is None or _NO_MORE.fullmatch(after) is None:
        return False
    forms = load("event_verbs").forms
    if any(word in forms for word in after.split()):
        return False  # "we've got nine lads injured"
    return done or ("already" in after and _TO_COME.search(told) is not None)


def lowered(told: str, before: str) -> bool:
    """Did something come down to the quoted figure, of which the paraphrase says nothing?"""
    return _DOWN_TO.search(before) is not None and _FALLING.search(told) is None


def gained(told: str, deeds: set[str]) -> bool:
    """Is the quoted sum raised or lost, where the paraphrase tells what something costs?"""
    return bool(deeds & _GAINS) and _COSTS.search(told) is not None


def lacking(told: str, quoted: str) -> bool:
    """Is one sum needed and the other one that without which it ends: "needed £4,000", "without £5,000 we close"? Both
    are the words before it."""
    return _NEEDED.search(told) is not None and _WITHOUT.search(quoted) is not None


_MEANS = patterns.lazy(
    r"\b(?:(?:money|funds|funding|time|staff|room|power|enough) to|able to|afford to|allowed to|free to)\b"
)
_IS = patterns.lazy(r" (?:is|was|are|were|takes?|took|costs?|has|had|makes?|made)\b")
_UNTIL = patterns.lazy(r"^ (?:before|until|till) (?P<rest>.+)")
_SUBJECT = patterns.lazy(r"\W*(?:the |our |my |their )?(?P<noun>[a-z]+) (?:is|are|was|were)\b")


def means(told: str, quoted: str) -> bool:
    """Does one side tell what there are means for and the other one what is done: "money to follow them for"?"""
    return (_MEANS.search(told) is None) != (_MEANS.search(quoted) is None)


def led_apart(one: str, other: str) -> bool:
    """Do the words before two times lead to them otherwise: "for 16 years" and "in 11 years"?"""
    led = {words.split()[-1] for words in (one, other) if words.split()}
    return led in _LED_APART


_LED_APART = ({"for", "in"}, {"at", "from"}, {"on", "from"})


def told_of(after: str) -> bool:
    """Does the clause go on from a figure to say something of what it tells: "for eight years is expensive"?"""
    return _IS.search(after) is not None


def until(after: str) -> str:
    """Up to what a length of time is told to have lasted, behind its figure: "before we heard"."""
    found = _UNTIL.match(after)
    return found["rest"] if found else ""


def subject(clause: str) -> str:
    """What a clause opens with that is so much up or down: "barley" of "barley is a quarter down"."""
    found = _SUBJECT.match(clause)
    return found["noun"] if found else ""


def moves(clause: str) -> set[str]:
    """Whether something went up or down in a clause, by its words; behind an article a word is a noun ("the shed")."""
    known = {**load("comparative").forms, **load("change").forms}
    small, words = load("function_words").class_of, ["", *_WORD.findall(clause)]
    signs = {known[word][1] for led, word in pairwise(words) if word in known and small(led) not in ("d", "g")}
    return signs & {"+", "-"}


_TAKES = patterns.lazy(r"\b(?:cost|costs|take|takes|took|needs?|needed|requires?|required)\b")


def takes(words: str) -> bool:
    """Do words tell what something takes, costs or needs?"""
    return _TAKES.search(words) is not None
