"""Closed lists beside the number of what they list: set between dashes, in brackets, behind a colon, "which were" or
"the five are", in apposition between commas, or at the end of the sentence before "the seven wards"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from factcheck import patterns
from factcheck.engine.kinds.checks.set_out_lists import Finding, one_thing
from factcheck.engine.operands.clauses import finite
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.language.roots import listed, singular
from factcheck.model import within
from factcheck.model.record import Record

Anchor = tuple[int, int, int, int]
"""The start of a number, the end of what it counts, the number, its own end."""
_CAPITAL = r"[A-ZÀ-Þ][\w'’.&-]*"
_NAME = patterns.lazy(
    rf"(?P<role>(?:[a-zß-ÿ'’-]+ ){{0,4}}){_CAPITAL}"
    rf"(?: (?:(?:of|the|de|der|den|van|von|bin|al|on|upon|le|la|du|di|da) )*{_CAPITAL})*"
)
_QUOTED = patterns.lazy(r"[“\"‘][^“”\"]{1,60}?[,.;]?[”\"’]")
_OPENER = patterns.lazy(
    r"(?P<dash>\s?[–—]\s?|\s--?\s)|(?P<colon>:\s)|(?P<bracket>\s\()"
    r"|(?P<which>(?:, (?:which|who|these|they|and these|and they)|[.;] (?:They|These|they|these)) (?:are|were)"
    r"(?: named(?: as)?| as follows)?:? )"
    r"|(?P<are> (?:are|were)(?: named(?: as)?| as follows)?:? )|(?P<comma>,\s)"
)
_NAMELY = patterns.lazy(
    r"(?:namely|i\.e\.|viz|that is|to wit|they are|they were|these are|these were|in the shape of)[,:]? "
)
_STOP = patterns.lazy(r";|\s?[–—]|\s--?\s")
_TAIL = patterns.lazy(
    r",(?P<close>[”\"’])? (?:(?:the |a |his |her )?[\w’'-]+(?: [\w’'-]+){0,3} )?"
    r"(?:said|says|confirmed|announced|added|told [\w ]{2,30}|according to)\b.*$"
    r"|,? (?:and|with) nothing (?:else|more)\b.*$"
    r"|, (?:all|both|each|most|some|none) of (?:which|whom|them)\b.*$"
)
_APPOSED = patterns.lazy(
    r"(?:, (?:all|both|each|who|which|whose|where|were|was|are|have|had|has|will|would|can"
    r"|could|did|do|may|might|must)\b|[.;]|$)"
)
_SERIAL, _AND = patterns.lazy(r", and "), patterns.lazy(r"\s+and\s+")
_PARTS = patterns.lazy(r",? and |, ")
_OTHERS = patterns.lazy(
    r"\b(?:of|in|at|from|for|to|on|with|across|between|by) (?:[a-z'’-]+ ){0,3}"
    r"(?:[a-z-]+(?<![sui'’])s|men|women|people|children)$"
)
_ARTICLE = frozenset({"a", "an", "the", "his", "her", "its", "their", "my", "our", "one", "another"})
_SEVERAL = frozenset(
    {"pair", "couple", "dozen", "number", "handful", "host", "series", "set", "few", "being", "having"}
)
_DOES = patterns.lazy(
    r" (?:was|were|is|are|has|have|had|will|would|can|could|may|might|must|did|do|all|each|took|voted|[a-z]{3,}ed)\b"
)
_TAKEN_UP = patterns.lazy(r"^(?:the|all|all the|these|those) $")
_GOES_ON = patterns.lazy(r",? and (?:the|all|all the|these) $")
_BEFORE = patterns.lazy(
    r"\b(?:in|at|from|to|through|across|between|visited|visit|toured|hit|reached|crossed|serves?|links?) $"
)
_LONGEST, _LEAD, _ACT = 300, 60, 6


class Told(Record, frozen=True):
    """A list at ``start:end`` of ``kind`` items, ``fewest`` to ``most`` of them."""

    start: int
    end: int
    kind: str
    fewest: int
    most: int
    serial: bool = False


def closed_lists(
    view: View, anchors: Iterator[Anchor], start: int, end: int, partly: Callable[[str], bool]
) -> Iterator[Finding]:
    """The first number of a sentence that a closed list beside it does not fit; ``partly`` words leave a list open."""
    for anchor in anchors:
        first, last, number, words = anchor
        if partly(view.low[last:end]):
            return
        found = _behind(view, anchor, end) or _before(view, anchor, start, end)
        if found is None or found.fewest <= number <= found.most or found.most == 2 * number:
            continue
        if found.most < number and not _single(view, anchor, found):
            continue
        if found.most > number and found.serial and found.kind != "quoted":
            continue  # "two reasons: the drought, the worst in years, and the war"
        listing = view.text[found.start : found.end]
        yield first, words, {"n": view.text[first:words], "listing": listing, "made": found.most}
        return


def _single(view: View, anchor: Anchor, found: Told) -> bool:
    """Does each item of a list stand for one of what is counted, so that some are missing?"""
    noun = singular(view.low[: anchor[1]].rpartition(" ")[2])
    return found.kind in ("quoted", "name") or noun not in listed("claim_words", "several_of_one")


def _behind(view: View, anchor: Anchor, end: int) -> Told | None:
    """The closed list behind what is counted."""
    text, at = view.text, anchor[1]
    for opener in _OPENER.finditer(text, at, min(len(text), at + _LEAD)):
        lead, kind = view.low[at : opener.start()], opener.lastgroup or ""
        if opener.start() >= end or not _open_to(view, at, lead, kind):
            return None
        place = opener.end()
        if namely := _NAMELY.match(view.low, place):
            place, kind = namely.end(), "which"
        limit = view.facts.sentences[view.sentence_at(place)].end if opener[0].startswith(".") else end
        found = _comma_list(view, anchor, place, end) if kind == "comma" else _list(view, place, limit, kind)
        if found is not None or kind not in ("comma", "are"):
            return found
    return None


def _open_to(view: View, at: int, lead: str, kind: str) -> bool:
    """May the words between what is counted and a list belong to what is counted alone?"""
    words = lead.split()
    if "," in lead or within(view.facts.quantities, at, at + len(lead)) or _OTHERS.search(lead):
        return False
    verbs = finite().intersection(words)
    if kind == "comma":
        return not verbs and len(words) <= 4 and lead == view.text[at : at + len(lead)]
    if kind == "are":
        return not verbs or words[0] in ("that", "which", "who", "whom")
    return len(words) <= 9


def _list(view: View, place: int, limit: int, kind: str) -> Told | None:
    """The list that fills a stretch up to a mark, but for who says so."""
    found = _STOP.search(view.text, place, limit)
    end = stop = view.text.find(")", place, limit) if kind == "bracket" else found.start() if found else limit
    if not place < stop < place + _LONGEST:
        return None
    if kind in ("are", "which", "colon") and (tail := _TAIL.search(view.text, place, stop)):
        end = tail.start()
    while end > place and view.text[end - 1] in " .,":
        end -= 1
    region = view.text[place:end]
    if _QUOTED.match(region):
        return _quoted(view, place, end)
    if region[-1:] in '”"’' and not region.count("“") and region.count('"') % 2:
        region, end = region[:-1].rstrip(",. "), end - 1
    told = read(region)
    if told is None or (kind == "are" and told.kind == "bare"):
        return None  # "the two sides are strong, fast and fit"
    return Told(place, place + len(region), told.kind, told.fewest, told.most, _SERIAL.search(region) is not None)


def _quoted(view: View, place: int, end: int) -> Told | None:
    """A list of titles, each in quotation marks."""
    titles = [*_QUOTED.finditer(view.text, place, end)]
    gaps = [view.text[a.end() : b.start()].strip(" ,;") for a, b in pairwise(titles)]
    if len(titles) < 2 or titles[-1].end() < end or any(gap not in ("", "and") for gap in gaps) or gaps[-1] != "and":
        return None
    return Told(place, end, "quoted", len(titles), len(titles))


def read(region: str) -> Told | None:
    """The list that a stretch is, item by item, None where an item may be no such thing or two of them one."""
    if any(mark in region for mark in ";:()–—") or " or " in region:
        return None
    items = _PARTS.split(region)
    kinds = {_kind(item) for item in items}
    if len(items) < 2 or len(kinds) != 1 or (kind := kinds.pop()) == "":
        return None
    ands, last = len(_AND.findall(region)), region.rfind(", ") < region.rfind(" and ")
    if not last and (ands or kind != "name"):
        return None  # "Hart, Moss and Lane, Duffy", "the noise and the smell, the dust being no matter"
    if kind == "led":
        counts = [table("numbers")["cardinals"].get(item.split()[0].lower(), 1) for item in items]
        return Told(0, len(region), kind, sum(counts), sum(counts)) if ands == 1 else None
    if kind == "bare":
        return Told(0, len(region), kind, len(items), len(items)) if ands == 1 and _apart(items) else None
    roles = [found["role"].split() for item in items if (found := _NAME.fullmatch(item))]
    paired = sum(bool(role) and role[-1].endswith("s") for role in roles)
    if any(roles[1:]) and any(role and len(role) == 1 and role[0] in _ARTICLE for role in roles) and not all(roles):
        return None  # "the Duke of Fife, Alan Hay, and the Earl of Ross"
    marks, joints = len(items) - 1 - ands, max(0, ands - paired)
    fewest = len(items) if joints <= 1 else max(marks + 1, len(items) // 2)
    return Told(0, len(region), kind, fewest, len(items))


def _kind(item: str) -> str:
    """What an item of a list is: a name, a thing with its article or number, or a bare noun; "" if none of these."""
    if name := _NAME.fullmatch(item):
        role = name["role"].split()
        small = [load("function_words").class_of(word) for word in role]
        free = role and small[0] in ("d", "g")
        if not (role and role[0] in ("his", "her", "their")) and not any(small[1 if free else 0 :]):
            return "name"
        return ""
    words = item.split()
    if not words or any(character.isdigit() for character in item) or any(mark in item for mark in '“”"‘'):
        return ""
    if words[0] in _ARTICLE or words[0] in table("numbers")["cardinals"]:
        rest = words[1:]
        led = 1 <= len(rest) <= 5 and finite().isdisjoint(rest) and not {"who", "which", "that"}.intersection(rest)
        # Not "nine in one and four in neither".
        led = led and load("function_words").class_of(rest[0]) is None
        return "led" if led and not rest[0].endswith("est") and not _SEVERAL.intersection(rest) else ""
    doing = words[0].endswith("ing") and len(words) <= _ACT and finite().isdisjoint(words)
    return "bare" if item[0].islower() and (doing or one_thing(item)) else ""


def _apart(items: list[str]) -> bool:
    """Is no word of the first items one that the later ones share: "lack of money, people and time"?"""
    small = load("function_words")
    if any(small.class_of(word) for item in items[:-1] for word in item.split()):
        return False
    return not (items[0].split()[0].endswith("ing") and " " in items[0])


def _comma_list(view: View, anchor: Anchor, place: int, end: int) -> Told | None:
    """The list in apposition between commas: names, titles, or things of what the number counts in general."""
    for stop in range(place, min(end, place + _LONGEST)):
        if view.text[stop] not in ",.;" or not (after := _APPOSED.match(view.text, stop, end)):
            continue
        found = _list(view, place, stop, "comma")
        if found is None:
            continue
        noun = singular(view.low[: anchor[1]].rpartition(" ")[2])
        if found.kind in ("led", "bare") and (noun not in listed("claim_words", "kinds_of_thing") or not after[0]):
            return None
        return found
    return None


def _before(view: View, anchor: Anchor, start: int, end: int) -> Told | None:
    """The list of places that ends right before "the seven wards", in its sentence or the one before."""
    first, last, number, _ = anchor
    noun = singular(view.low[:last].rpartition(" ")[2])
    if noun not in load("territory").forms or _DOES.match(view.low, last, end) is None:
        return None
    if _TAKEN_UP.match(view.low[start:first]):
        at = view.sentence_at(start)
        if at < 1 or view.facts.sentences[at - 1].kind != view.facts.sentences[at].kind:
            return None
        there = view.facts.sentences[at - 1]
        begin, stop = there.start, there.end - 1
    elif joint := _GOES_ON.search(view.low, start, first):
        begin, stop = start, joint.start()
    else:
        return None
    if any(q.noun in (noun, None) for q in within(view.facts.quantities, begin, stop)):
        return None
    for place in range(begin + 4, stop):
        if not view.text[place].isupper() or not _BEFORE.search(view.low, max(begin, place - 12), place):
            continue
        found = _list(view, place, stop, "dash")
        if found is None or found.kind != "name" or found.most < 3:
            return None
        # A slip is one more or less; any other number may count what was named before.
        if within(view.facts.names, begin, place) or abs(found.most - number) != 1 or _told_before(view, begin, noun):
            return None
        return found
    return None


def _told_before(view: View, limit: int, noun: str) -> bool:
    """Was what is taken up counted, or told of, before its list?"""
    return any(q.noun == noun and q.start < limit for q in view.facts.quantities)
