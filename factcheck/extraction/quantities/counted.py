"""The counted noun phrase: "new officers", "officers and civilian staff", "more patients than last year".

No tagger: a phrase is read word by word from the figure to the first plural (after one: to the last word before a
function word, verb or mark), with what is joined to it by "and". Better nothing than a wrong phrase.
"""

from __future__ import annotations

from factcheck import patterns
from factcheck.extraction.quantities.figure import Figure
from factcheck.extraction.quantities.nouns import irregular, is_adverb, is_plural, is_verbal, singular, table
from factcheck.language.roots import people

_MOST_WORDS = 6
_WORD = patterns.lazy(r"[ \xa0]((?:[A-Z]\.){2,3}|[A-Za-z\u00c0-\u024f][\w'’\-]*)")
_AFTER_HYPHEN = patterns.lazy(r"-([a-z]{3,}(?:-[a-z]+)?)(?![\w-])")
_OF = patterns.lazy(
    r"[ ]of[ ](?:all[ ])?(?:(?:the|its|their|his|her|our|my|your|those|these|such|any|all)[ ])?(?=[A-Za-z])"
)
_OF_ONE = patterns.lazy(r"[ ]of[ ]an?[ ](?=[A-Za-z])")
"""What is told of one that counts: "0.5 of a point"."""
_THAN = patterns.lazy(
    r"[ ]than[ ](?:(?:in|at|on|during|by)[ ])?(?:(?:the|a|this|last|they|it)[ ])?[A-Za-z0-9][\w'’\-]*"
    r"(?:[ ](?:year|month|week|quarter|before|ago|earlier|period|time|[0-9]{4}))?"
)
_AND = patterns.lazy(r"[ ](?:and|or)(?=[ ][a-z])")
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_HEDGED = patterns.lazy(r"(?:-(?:odd|plus|something)|\+|[ ]or[ ](?:so|more|fewer|less|thereabouts)|[ ]plus)(?=[ ])")
_NOT_MEMBERS = frozenset(("and", "year", "old", "plus", "odd", "fold", "point", "way", "something", "times", "time"))

_TIMES = frozenset(
    ("last", "previous", "next", "preceding", "following", "same", "corresponding", "year", "month", "week")
)
"""Words after "of" that begin a time, and nothing that a measure is one of: "the 48kg of last year"."""


def read(text: str, figure: Figure) -> None:
    """Set ``counted`` (place) and ``noun`` (lemma of the head) of ``figure`` where a noun phrase follows it."""
    at = figure.end
    following = text[at : at + 1]
    if following and following in "-+ " and figure.kind == "number" and (hedge := _HEDGED.match(text, at)):
        at, following = hedge.end(), " "
    if following == "-":
        match = _AFTER_HYPHEN.match(text, at) if figure.kind == "number" else None
        if match and match[1] not in _NOT_MEMBERS and not is_verbal(match[1]):  # not "two-legged"
            figure.counted, figure.noun = match.span(1), singular(match[1])
        return
    if following not in (" ", "\xa0"):
        return
    if figure.kind == "number" and 0 < (figure.value or 0) < 1 and (one := _OF_ONE.match(text, at)):
        _phrase(text, figure, one.end() - 1, True)
        return
    of = _OF.match(text, at)
    if figure.shape == "vague" and of and figure.kind == "number":
        _phrase(text, figure, of.end() - 1, False)
    elif figure.kind == "duration":
        return
    elif of and (figure.kind != "number" or figure.shape == "fraction"):
        _base(text, figure, of.end() - 1)
    elif figure.kind in ("number", "fraction"):
        _phrase(text, figure, at, figure.value == 1)


def _phrase(text: str, figure: Figure, at: int, single: bool) -> None:
    start, head, end, spoken = at + 1, "", at, 0
    more = False
    while spoken < _MOST_WORDS and (match := _WORD.match(text, end)):
        word = match[1].lower()
        if word in table("more") and spoken == 0:
            more, end, spoken = True, match.end(), 1
            continue
        if head and word in ("and", "or") and not single and not is_verbal(head) and _plural_after(text, match.end()):
            end, spoken = match.end(), spoken + 1
            continue
        if _ends(match[1], word, single) or (("'" in word or "’" in word) and not word.endswith(_POSSESSIVE)):
            break
        if single and (is_adverb(word) or (head and (is_verbal(word) or is_plural(word)))):
            break
        head, end, spoken = word, match.end(), spoken + 1
        if not single and (is_plural(word) or _initials(match[1])):
            end, head = _second_plural(text, end, head)
            end = _joined(text, end)
            if more and (than := _THAN.match(text, end)):
                end = than.end()
            figure.counted, figure.noun = (start, end), singular(head)
            return
    if single and head and not is_plural(head) and not is_verbal(head) and not head.endswith(_POSSESSIVE):
        figure.counted, figure.noun = (start, end), singular(head)


def _initials(printed: str) -> bool:
    """ "51 RBIs", "three APIs": initials in the plural, whatever their last letter."""
    return printed[-1] == "s" and len(printed) > 2 and printed[:-1].isupper()


def _ends(printed: str, word: str, single: bool) -> bool:
    """Does the word close the phrase? Before a plural has come, "calls" is no verb; "US" is not "us"."""
    if word not in table("stop") or (printed.isupper() and len(printed) > 1):
        return False
    return single or word not in table("nouns_too")


def _plural_after(text: str, at: int) -> bool:
    """Does "civilian deaths" or "deaths" follow ("combat and civilian deaths")?"""
    for _ in range(2):
        match = _WORD.match(text, at)
        if match is None or match[1].lower() in table("stop"):
            return False
        if is_plural(match[1].lower()):
            return True
        at = match.end()
    return False


def _second_plural(text: str, end: int, head: str) -> tuple[int, str]:
    """A plural used as an adjective ("sports men", "games officials"): go on where a sure plural follows at once."""
    match = _WORD.match(text, end)
    proper = text[end - len(head)].isupper()  # "two Forbes staff members"
    if (
        match
        and (proper or head in table("modifiers_too"))
        and match[1].islower()
        and is_plural(match[1])
        and match[1] not in table("clause_verbs")
    ):
        return _second_plural(text, match.end(), match[1])
    if match and head in table("conditions") and is_plural(match[1]):
        beasts = head == "dead" and not is_verbal(match[1]) and match[1] not in table("clause_verbs")
        if beasts or singular(match[1]) in people():
            return match.end(), match[1]  # "three injured players", "430 dead ewes"
    if (
        match
        and match[1] in irregular()
        and match[1] not in table("conditions")
        and not is_verbal(match[1])
        and match[1] not in table("stop")
    ):
        return match.end(), match[1]
    return end, head


def _joined(text: str, end: int) -> int:
    """The end of "officers and civilian staff" after "officers": up to two words and a plural joined by "and"."""
    match = _AND.match(text, end)
    if match is None:
        return end
    at, spoken = match.end(), 0
    while spoken < 3 and (word := _WORD.match(text, at)):
        lower = word[1].lower()
        if lower in table("stop") or is_verbal(lower):
            break
        at, spoken = word.end(), spoken + 1
        if is_plural(lower):
            following = _WORD.match(text, at)
            # "five officers and prosecutors say" begins a clause, not a list
            return end if following and following[1] in table("clause_verbs") else at
    return end


def _base(text: str, figure: Figure, at: int) -> None:
    """The whole of "40 per cent of pupils", "a third of all patients", "three tonnes of cocaine"."""
    start, end, head, spoken, proper = at + 1, at, "", 0, False
    while spoken < _MOST_WORDS and (match := _WORD.match(text, end)):
        word = match[1].lower()
        if not spoken and word in _TIMES:
            return
        if (word in table("stop") and (spoken or word not in table("nouns_too") or not is_plural(word))) or (
            is_verbal(word) and spoken and not proper
        ):
            break
        proper = match[1][0].isupper()  # "Democratic registered voters"
        head, end, spoken = word, match.end(), spoken + 1
        if is_plural(word) and not word.endswith(_POSSESSIVE):
            break
    if head and not head.endswith(_POSSESSIVE):
        figure.counted, figure.noun = (start, end), singular(head)
