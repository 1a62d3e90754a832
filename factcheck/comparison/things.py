"""What figures of an article count or measure, as far as words beside them tell: "a gang of five", "the £16m pier"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import takewhile

from factcheck import patterns
from factcheck.comparison.sheets import Page, Sheet
from factcheck.language.lexicon import load, table
from factcheck.language.roots import listed, root_of, singular
from factcheck.model import Claim

Slot = tuple[str | None, str | None, str]
"""The measure, the unit and the root of what is counted or measured."""
_OF = patterns.lazy(
    r"\b(?P<thing>[a-z]{3,})(?:,? of"
    r"|(?: (?:for|in|at|on|near|over|across|of) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)?,? (?:which |that )?"
    r"(?:has |had |will |would |could |is to |are to |was to |is expected to |is likely to )?"
    r"(?:cost|costs|is worth|was worth|be worth|worth|costing))(?: (?:about|some|around|up to))? $"
)
_NOUNS = r"(?P<words>(?:[a-z-]+ ?){1,3})"
_THING = patterns.lazy(
    rf"(?: (?:cost|price|price tag|bill|budget|value) (?:of|for) (?:[a-z]+ing )?(?:the|its|their|a|an|this)"
    rf"| (?:on|for) (?:the|its|their|a|an|this))? {_NOUNS}"
)
_SIZED = patterns.lazy(r"(?:-(?:long|high|tall|wide|deep))? (?P<thing>[a-z]{3,})\b")
_AT = patterns.lazy(r"\b[Aa]t $")
_GROUP = patterns.lazy(r"\b(?P<group>[a-z]+) of (?:about |some )?$")
_OF_GROUP = patterns.lazy(
    r"(?: members)? of (?:the|its|their|his|her|that) (?P<group>[a-z]+)\b"
    r"|[- ](?:strong|member|man|person) (?P<strong>[a-z]+)\b"
)
_THE = patterns.lazy(r"(?: (?P<dimension>long|high|tall|wide|deep))?, (?:the|its|their) (?P<thing>[a-z]{3,})\b")
_IS = patterns.lazy(
    r"\b[Tt]he (?:[a-z-]+ ){0,2}?(?P<thing>[a-z]{3,})(?: (?:on|in|at|near|over|across|of) (?:the )?[A-Z][a-z]+)?"
    r"(?:, (?:which )?| which | that | )(?:(?:is|was|stands|measures|measured) )?$"
)
_ALL_OF = patterns.lazy(r" of (?:the|its|their|his|her|these|those) (?P<words>(?:[a-z-]+ ?){1,3})")
_GIVEN = patterns.lazy(
    r"\b(?P<verb>(?:paid|pays) out|[a-z]+)(?: (?:him|her|them|it|each|a total of"
    r"|the (?:club|firm|company|couple|pair|man|woman)|[A-Z][\w’'-]+))? $"
)
_NEXT = patterns.lazy(r" (?P<noun>[a-z]{3,})\b")
_BEFORE = 40
_AHEAD = 80
_SHORT = 2


def subject(page: Page, claim: Claim, seen: Mapping[Slot, Sequence[Sheet]]) -> str | None:
    """What a figure counts or measures, as far as words beside it tell."""
    if claim.measure == "money":
        return _priced(page, claim, seen)
    if claim.measure == "number" and (group := _group(page, claim)):
        return group
    if claim.subject is not None or claim.quantity is None:
        return "worker" if claim.event == "employ" and claim.subject == "people" else claim.subject
    if claim.measure == "measure":
        return _sized(page, claim)
    text = page.facts.article.text
    of = _ALL_OF.match(text, claim.end, page.facts.sentences[claim.sentence].end)
    if not of or not text[: claim.start].rstrip().lower().endswith("all"):
        return None
    words = of["words"].split()
    return next((word for word in map(singular, words) if (claim.measure, claim.unit, root_of(word)) in seen), None)


def _group(page: Page, claim: Claim) -> str | None:
    """The group whose members a figure counts: "a gang of five", "all seven members of the gang"."""
    text, sentence = page.article.text, page.facts.sentences[claim.sentence]
    if claim.subject not in (None, "member", "people"):
        return None
    of = _GROUP.search(text, max(sentence.start, claim.start - _BEFORE), claim.start)
    if of and of["group"] in listed("ties", "groups"):
        return f"group {of['group']}"
    end = claim.end if claim.subject == "member" else page.facts.quantities[claim.quantity or 0].end
    after = _OF_GROUP.match(text, end, sentence.end)
    group = (after["group"] or after["strong"]) if after else None
    return f"group {group}" if group in listed("ties", "groups") else None


def _sized(page: Page, claim: Claim) -> str | None:
    """The thing that a length is of: "the 210-metre jetty", "at 240 metres, the jetty", "the jetty is 240 metres"."""
    text, sentence = page.facts.article.text, page.facts.sentences[claim.sentence]
    end = page.facts.quantities[claim.quantity or 0].end
    found = None
    if _AT.search(text, max(sentence.start, claim.start - _BEFORE), claim.start):
        found = _THE.match(text, end, sentence.end)
    elif "-" in claim.text:
        found = _SIZED.match(text, end, sentence.end)
    found = found or _IS.search(text, max(sentence.start, claim.start - _BEFORE), claim.start)
    return found["thing"] if found and found["thing"] not in listed("claim_words", "functions") else None


def _priced(page: Page, claim: Claim, seen: Mapping[Slot, Sequence[Sheet]]) -> str | None:
    """The thing that a sum is the price or the size of: "the £16m bridge", "the bridge cost £19m", "a fund of £3m"."""
    text, sentence = page.facts.article.text, page.facts.sentences[claim.sentence]
    given = _GIVEN.search(text, max(sentence.start, claim.start - _BEFORE), claim.start)
    if given and given["verb"].lower() in _given():
        return _given()[given["verb"].lower()]
    if (noun := sum_noun(page, claim)) is not None:
        return noun
    of = _OF.search(text, max(sentence.start, claim.start - _AHEAD), claim.start)
    if of and of["thing"] not in listed("claim_words", "functions"):
        return of["thing"]
    after = _THING.match(text, page.facts.quantities[claim.quantity or 0].end, sentence.end)
    nouns = list(takewhile(_of_a_thing, after["words"].split())) if after else []
    known = (noun for noun in nouns if (claim.measure, claim.unit, root_of(noun)) in seen)
    return next(known, nouns[-1] if nouns else None)


def sum_noun(page: Page, claim: Claim) -> str | None:
    """The noun for a sum that stands right behind one: "the £480 fine"."""
    found = _NEXT.match(page.facts.article.text, claim.end)
    return found["noun"] if found and found["noun"] in table("claim_words")["sums"] else None


@cache
def _given() -> dict[str, str]:
    """From the form of a verb that a sum stands right behind to the noun for the sum."""
    return {form: noun for noun, forms in table("claim_words")["sums"].items() for form in forms}


def _of_a_thing(word: str) -> bool:
    """May a word be a part of the name of a thing: no verb or particle?"""
    verb = word.endswith("ed") or word in load("event_verbs").forms
    return len(word) > _SHORT and not verb and word not in listed("claim_words", "functions")
