"""Lists of names beside the number that they are said to make: "three councillors - Ann Lee, Bob Ward and Sue Hill"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from factcheck import patterns
from factcheck.engine.kinds.checks.set_out_lists import called_so, headed, one_thing, set_out
from factcheck.engine.operands.clauses import finite
from factcheck.engine.view import View, once
from factcheck.language.lexicon import load, table
from factcheck.language.roots import listed
from factcheck.model import within
from factcheck.model.record import Record

Finding = tuple[int, int, dict[str, Any]]
_WORD = r"[^\W\d_a-zß-öø-ÿ](?:[\w'’&-]|\.(?=\w|\s+[A-Z][a-z]))*"
_SMALL = r"(?:of|the|de|der|den|van|von|bin|al|on|upon|le|la|du|di|da)"
_NAME = rf"{_WORD}(?:\s+(?:{_SMALL}\s+)*{_WORD})*"
_END = r"(?=[,;.)–—]|\s+and\b|\s+-\s|\s*$)"
# What may hang on a name: an age, where one comes from, a bracket, "Jr", a party and state.
_HANGING = (
    rf"(?:\s*\([^()\n]{{1,40}}\)|,\s+(?:aged\s+)?\d{{1,3}}{_END}|,?\s+(?:of|from)\s+(?:no\s+fixed\s+\w+|(?:the\s+)?{_NAME}){_END}"
    rf"|,?\s+(?:Jr|Sr|II|III|Inc|Ltd|LLC|MP|MSP|[DRI]-[A-Z][\w.]*)\b\.?)*"
)
# "Ann Lee, her brother Tom": one more person, told by whose relative it is.
_KIN = r"(?:(?:his|her|their|its)\s+(?:(?!and\s)[a-z-]+\s+){1,3})?"
_ITEM = patterns.lazy(rf"{_KIN}(?:[Tt]he\s+|Mr\s+|Ms\s+|Mrs\s+|Dr\s+|[“\"‘'])?(?P<name>{_NAME}){_HANGING}[”\"’']?")
_BETWEEN = patterns.lazy(r"\s*(?:[,;])\s*(?P<last>and\s+)?|\s+(?P<and>and|&)\s+")
_CONTINUES = patterns.lazy(r"\s*,?\s+(?:and|or|plus|as well|along|together|&)\b")
_VERB_NEXT = patterns.lazy(
    r" (?:is|are|was|were|has|have|had|will|did|does|can|could|would|[a-z]+ed|came|took|got|won)\b"
)
_MORE = patterns.lazy(rf"\b(?:and|along with|as well as|together with|plus)\s+(?:the\s+)?{_WORD}")
_NEXT = patterns.lazy(r"(?P<mark>[,;:.)?!–—]|\s-\s)?[”\"’']?\s*(?P<word>[\w'’]+)?")
_LEAD = patterns.lazy(
    r"(?P<mark>\s*[,(–—:]|\s+-)\s*(?:namely|i\.e\.|viz|they are|these are|they were)?[,:]?\s*"
    r"(?:those (?:in|at|of) |the )?$"
)
_NAMED = patterns.lazy(r"\s+(?:are|were|is|was)(?: (?:named|identified|listed|given)(?: \w+){0,2}(?: as)?)?:?\s*$")
_AND_ONE = patterns.lazy(r" and (?:an?|one|another|his|her|their) [a-z]")
_OF = patterns.lazy(
    r" of (?:the|its|their|his|her|our|those|these|(?:the )?(?:[\w-]+ ){0,2}[\w-]+(?:['’]s|s['’]))"
    r" (?:\w+ )?(?P<noun>[a-z-]+)"
)
_REFERRING = patterns.lazy(
    r"(?:they|these|those|the \w+|their names) (?:are|were)(?: named(?: as)?)?:?\s+(?:(?:those )?(?:in|at|of) |the )?$"
)
_NO_LIST = patterns.lazy(r"\b(?:respectively|according|like|born|beat|defeated|versus)\b")
_PLAIN = patterns.lazy(r"[a-z'’-]+")
_NOUN = patterns.lazy(r"(?: [a-z-]+){1,2}(?=\s*[,(–—:]|\s-\s)")
_LAST = patterns.lazy(
    r"(?:(?:,|–|—|\s-)\s(?:all|the|those|these)?|\s(?:are|were|make up|made up) (?:all |the|those|these))\s?$"
)
_OWNING = patterns.lazy(r"\w+(?:-|[\w -]{0,40}['’])")
_SAID = patterns.lazy(r"\b(?:said|says)\b")
_GOING_ON = frozenset({"who", "which", "where", "with", "to", "for", "in", "after", "on", "over", "at"})
_VERBS = ("a", "b", "v")
_VOICES = frozenset({"the", "he", "she", "it", "they", "a"})
_PLACED = patterns.lazy(r",\s(?:in|at)\s")
# "Four towns in New South Wales - Dubbo, Orange and Bathurst - will"
_DASHED = patterns.lazy(rf"(?:\s[a-z-]+){{0,2}}\s(?:in|of|from|across|around|near)\s(?:the\s)?{_NAME}\s?[–—-]\s?")
_DASH = patterns.lazy(r"\s?[–—]|\s-\s|[.;]")
_WIDEST = 60
_MAKING = patterns.lazy(
    r"(?:[A-Z][a-z]+ (?:in|at|from|of) (?=[A-Z]))?(?P<items>[^.;:()\d“”\"]{3,120}? and [^.;:,()\d“”\"]{2,30}?),? "
    r"(?:are|were|make up|made up|form|formed) (?:all )?(?:the|its|their|his|her|our) "
)
_MAKE = (" are ", " were ", " make up ", " made up ", " form ", " formed ")
_APART = patterns.lazy(r",? and |, ")
_AND = patterns.lazy(r" and ")
_COUNTED = patterns.lazy(
    r"(?:(?: [a-z-]+){0,2}? (?P<noun>[a-z]{3,}))?"
    r"(?=[.;]| (?:that|which|who|whom|to be|in|of|on|at|for|left|chosen|named|used|he|she|they|it|we)\b)"
)
_ONE_BY_ONE = patterns.lazy(
    r"[^.;:–—]{1,50}?(?::|;| [–—-]|,) "
    r"(?P<told>(?:one|two|three) (?:on|for|in|at|from|to|by|with|about|against|near)\b)"
)
_EACH_ONE = patterns.lazy(
    r"(?:[,;]|,? and|; and) (?=(?:one|two|three|four|another|the other|a (?:second|third|fourth|fifth|further))\b)"
)
_COUNT = patterns.lazy(r"(?:one|two|three|four|another|the other|a (?:second|third|fourth|fifth|further))\b")
_LED = patterns.lazy(
    r"(?:one|two|three|four|another|the other|a (?:second|third|fourth|fifth|further))"
    r" (?:on|for|in|at|from|to|by|with|about|against|near|of|under|over)\b"
)
_LAST_ONE = patterns.lazy(
    r" and (?:one|two|three|four|another|the other|a (?:second|third|fourth|fifth|further))\b[^,;:]*$"
)
_OPEN = patterns.lazy(
    r"\b(?:each|every|both|per|one of|one in (?:\w+teen|ten|two|three|four|five|six|\d)"
    r"|others|rest|of them|more|which)\b"
)
_ONES = {"one": 1, "two": 2, "three": 3, "four": 4}
_MOST = 12
_COUNTING = ("number", "duration")


class Names(Record, frozen=True):
    """A list of names at ``start:end``; ``fewest`` to ``most`` are what it may count, as "and" may stand in a name."""

    start: int
    end: int
    fewest: int
    most: int


def name_list(text: str, start: int, end: int) -> Names | None:
    """The list of names that begins at ``start``, None where fewer than two stand there."""
    item = _ITEM.match(text, start, end)
    marks = ands = firms = 0
    late = serial = False
    last = start
    while item:
        last = item.end()
        between = _BETWEEN.match(text, last, end)
        following = _ITEM.match(text, between.end(), end) if between else None
        if between is None or following is None:
            break
        if text[last : last + 1] == ";" and _VERB_NEXT.match(text, following.end(), end):
            break  # "... and Bob Ward; Sue Hill was third"
        # Before ", and", or behind it: "Hart, Lund, and Smith and Sons".
        late = late or (bool(between["last"]) and ands > 0) or (serial and bool(between["and"]))
        serial = serial or bool(between["last"])
        marks, ands, firms = marks + (not between["and"]), ands + bool(between["and"]), firms + (between["and"] == "&")
        item = following
    if not 1 <= marks + ands < _MOST:
        return None
    # Of several, and of one before the last comma, an "and" may stand within a name: "Epsom and Ewell".
    fewest = marks + ands + 1 if ands <= 1 and not late else max(marks + 1, (marks + ands + 2) // 2)
    if 0 < firms < ands:
        fewest = ands - firms + 1  # "Hart, Moss & Lane and Duffy & Sons" are two firms
    return Names(start, last, fewest, marks + ands + 1)


def counted_lists(view: View) -> Iterator[Finding]:
    """Numbers of people or places and the list of them, where the two differ."""
    numbered = {view.sentence_at(figure.start) for figure in view.facts.quantities if figure.kind in _COUNTING}
    together = [form for _, form, _ in _groups(view)]
    for at, sentence in enumerate(view.facts.sentences):
        if sentence.kind not in ("paragraph", "list", "headline"):
            continue
        if at not in numbered and all(view.low.find(form, sentence.start, sentence.end) < 0 for form in together):
            continue
        told = False
        counts = [q for q in within(view.facts.quantities, sentence.start, sentence.end) if q.kind in _COUNTING]
        for finding in (
            *_summed(view, sentence.start, sentence.end),
            *_one_by_one(view, sentence.start, sentence.end),
            *set_out(view, sentence, counts),
            *headed(view, sentence),
            *called_so(view, at),
        ):
            told = True
            yield finding
        for start, end, number, words in _anchors(view, sentence.start, sentence.end):
            found = _beside(view, end, sentence.start, sentence.end, start)
            # "Austin, Texas, and Dayton, Ohio" may be two.
            if found is None or told or found.fewest <= number <= found.most or found.most == 2 * number:
                continue
            told = True
            listing = view.text[found.start : found.end]
            yield start, words, {"n": view.text[start:words], "listing": listing, "made": found.most}
        if not told and counts and _may_list(view, sentence.start, sentence.end, counts[0].start):
            from factcheck.engine.kinds.checks.closed_lists import closed_lists

            yield from closed_lists(
                view, _anchors(view, sentence.start, sentence.end), sentence.start, sentence.end, _partly
            )


def _may_list(view: View, start: int, end: int, first: int) -> bool:
    """Does a sentence have a list set off by marks, or begin with a number told before: "The seven wards"?"""
    if view.low[start:first] in ("the ", "all ", "all the ", "these ", "those "):
        return True
    marks = [at for mark in _SET_OFF if (at := view.low.find(mark, start, end)) >= 0]
    return bool(marks) and view.low.find(" and ", min(marks), end) >= 0


_SET_OFF = (", ", ": ", " (", "–", "—", " - ", " -- ", " are ", " were ")


def _anchors(view: View, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Where something is counted: the start of the number, the end of what it counts, the number, the number's end."""
    figures = [q for q in within(view.facts.quantities, start, end) if q.kind == "number"]
    for at, figure in enumerate(figures):
        if figure.value is None or figure.hedge or figure.value % 1 or not 2 <= figure.value <= _MOST:
            continue
        before = figures[at - 1] if at else None
        if before is not None and _OF.match(view.low[before.end : figure.start] + "x "):
            continue
        of = _OF.match(view.low, figure.end, end)
        last = of.end() if of else figure.counted_end
        if of and at + 1 < len(figures) and figures[at + 1].start < last:
            last = figures[at + 1].counted_end  # "two of Leeds's four big banks"
        if at + 1 < len(figures) and of is None and view.low[figure.end : figures[at + 1].start].strip() in _OF_WORDS:
            last = figures[at + 1].counted_end  # "two of the three councillors"
        noun = view.text[figure.end : last].split()
        picked = before is not None and view.low[: before.start].endswith(("of the ", "of its ", "of their "))
        if view.low.startswith(" of them", figure.end) and before is None:
            yield figure.start, figure.end + len(" of them"), int(figure.value), figure.end
        elif picked and figure.noun is None:
            yield figure.start, figure.end, int(figure.value), figure.end
        elif view.low.startswith(" and ", last) and _AND_ONE.match(view.low, last):
            continue  # "two brothers and a cousin"
        elif last > figure.end and noun and noun[-1].islower() and noun[-1] not in _times():
            yield figure.start, last, int(figure.value), figure.end
    for name, form, count in _groups(view):
        at = view.low.find(form, start, end)
        if at >= 0 and not view.low[at - 1 : at].isalpha() and not view.low[at + len(form)].isalpha():
            last = at + len(form)
            more = _NOUN.match(view.text, last, end)
            yield at, more.end() if more and name == "both" else last, count, last


@once
def _groups(view: View) -> list[tuple[str, str, int]]:
    """The words for two or a few together that the article holds: their list, the word, how many they are."""
    known = ((name, form, group) for name in ("both", "group_of") for form, (_, group) in load(name).forms.items())
    return [(name, form, int(group)) for name, form, group in known if form in view.low]


_OF_WORDS = frozenset({"of the", "of its", "of their", "of his", "of her", "of our", "of those", "of these"})


def _times() -> frozenset[str]:
    return frozenset(table("dates")["unit"]) | {"times", "occasions", "points", "goals", "votes", "ways", "reasons"}


def _beside(view: View, end: int, start: int, limit: int, first: int) -> Names | None:
    """The list that says who or what was counted: after what is counted, before it, or in the next sentence."""
    text = view.text
    figures = within(view.facts.quantities, end, min(limit, end + _WIDEST))
    stop = min([limit, end + _WIDEST, *(q.start for q in figures)])
    for at in range(end, stop):
        if not text[at].isupper() or text[at - 1].isalnum():
            continue
        lead = view.low[end:at]
        if _partly(lead):
            return None
        if _leads(lead, named=any(map(str.isupper, text[end:at]))):
            found = name_list(text, at, limit)
            if found and lead.endswith(" the ") and not _each_with_article(text[at : found.end]):
                return None  # "two peers, the Duke of Fife, Alan Hay, and Lord Ross"
            return found if found and _ends(view, found, limit, lead) else None
        if _PLACED.fullmatch(lead):
            found = name_list(text, at, limit)
            return found if found and text[found.end : found.end + 1] in (".", ";") else None
        if _DASHED.fullmatch(text, end, at):
            found = name_list(text, at, limit)
            return found if found and _DASH.match(text, found.end, limit) else None
    found = _before(view, first, start, limit)
    return found or _referred(view, limit)


def _each_with_article(names: str) -> bool:
    """Has every name of a list behind the first the article that the first has, up to one behind "and"?"""
    last = names.rpartition(" and ")[2]
    return ", " not in last and all(name.lower().startswith("the ") for name in _APART.split(names)[1:])


def _summed(view: View, start: int, end: int) -> Iterator[Finding]:
    """The list that a sentence begins with, of names of one kind of place or of plain nouns, and what it is said to
    make: "Branches in Rye, Ely and Deal are the four that ...", "Rye, oats and barley are the five grains"."""
    figures = [q for q in within(view.facts.quantities, start, end) if q.kind == "number"]
    if not figures or not any(verb in view.low[start : figures[0].start] for verb in _MAKE):
        return
    if (made := _MAKING.match(view.text, start, figures[0].start)) is None:
        return
    figure, words = figures[0], made["items"]
    if made.end() != figure.start or figure.hedge or figure.value is None or not 2 <= figure.value <= _MOST:
        return
    after = _COUNTED.match(view.low, figure.end, end)
    items = [item.strip() for item in _APART.split(words)]
    if (
        after is None
        or _partly(view.low[start:end])
        or (after["noun"] or "") in _times()
        or not all(map(one_thing, items))
    ):
        return
    if after["noun"] is None and not all(item[:1].isupper() for item in items):
        return
    ands = len(_AND.findall(words))
    most, fewest = len(items), len(items) if ands <= 1 else len(items) - ands + 1
    number, plain = int(figure.value), not all(item[:1].isupper() for item in items)
    if fewest <= number <= most or (plain and most > number and not all(" " not in item for item in items)):
        return
    kind = (after["noun"] or "").rstrip("s") in listed("claim_words", "kinds_of_thing")
    if plain and items[0].endswith("ly"):
        return  # "Traditionally, coal and gas are the two fuels"
    if plain and most < number and not kind and any(item.endswith("s") for item in items):
        return  # "cows and horses are the nine animals"
    listing = view.text[made.start("items") : made.end("items")]
    yield figure.start, figure.end, {"n": view.text[figure.start : figure.end], "listing": listing, "made": most}


def _one_by_one(view: View, start: int, end: int) -> Iterator[Finding]:
    """What is told one by one: "two orders: one on noise, one on dogs and one on bins"."""
    if not view.low.startswith("one ", view.low.find("one ", start, end)):
        return
    for figure in within(view.facts.quantities, start, end):
        if figure.kind != "number" or figure.value is None or not 2 <= figure.value <= _MOST or figure.hedge:
            continue
        lead = _ONE_BY_ONE.match(view.low, figure.end, end)
        if lead is None or figure.noun is None or " one " in view.low[figure.end : lead.start("told")]:
            continue
        told = view.low[lead.start("told") : end].rstrip(' .”"')
        parts = _EACH_ONE.split(told)
        counts = [_COUNT.match(part) for part in parts]
        closed = len(parts) > 1 and _LAST_ONE.search(told) is not None and _OPEN.search(told) is None
        led = all(_LED.match(part) for part in parts)
        if not closed or not led or _partly(told):
            continue
        made = sum(_ONES.get(count[0].split()[-1], 1) for count in counts if count)
        if made != figure.value:
            yield (
                figure.start,
                figure.end,
                {"n": view.text[figure.start : figure.end], "listing": told, "made": made},
            )
            return


def _partly(words: str) -> bool:
    """Do words make of a list a part of the whole?"""
    padded = f" {' '.join(_PLAIN.findall(words))} "
    return any(f" {form} " in padded for form in load("part_list").forms)


def _leads(words: str, *, named: bool) -> bool:
    """Do the words between what is counted and a name bring in a list of all of it? ``named``: another name stands
    among them."""
    found = _LEAD.search(words)
    if found:
        verbs = finite() & set(words[: found.start()].split())
        tail = words[: found.start()].split()
        mark = found["mark"].strip()
        return mark in (":", "(") or (not named and not verbs and len(tail) <= 4)
    return not named and _NAMED.fullmatch(words) is not None


def _ends(view: View, found: Names, limit: int, lead: str) -> bool:
    """Does nothing go on after what was read of a list behind its ``lead``?"""
    text = view.text
    if _CONTINUES.match(text, found.end, limit) or _MORE.search(text, found.end, limit):
        return False
    if _NO_LIST.search(view.low, found.end, limit):
        return False
    after = _NEXT.match(text, found.end, limit)
    mark, word = ((after["mark"] or "").strip(), (after["word"] or "").lower()) if after else ("", "")
    if "(" in lead:
        return mark == ")"
    if ":" in lead and word in finite():
        return False  # "Two of them were found: Ann, Bob and Sue are still missing."
    if mark and mark != ",":
        return True
    if word in _VOICES and _SAID.search(view.low, found.end, limit):
        return True
    verb = word in finite() or word.endswith("ed") or load("function_words").class_of(word) in _VERBS
    return not word or verb or word in _GOING_ON


def _before(view: View, first: int, start: int, limit: int) -> Names | None:
    """The list that stands before: "Ann Lee, Bob Ward and Sue Hill, the three who rebelled", "... are the three towns",
    but not "... are the two sisters' carers"."""
    lead = _LAST.search(view.text, start, first)
    if lead is None or not view.text[start].isupper():
        return None
    opener = _PLAIN.match(view.low, start)
    if opener and load("function_words").class_of(opener[0]) not in (None, "d"):
        return None  # "In Fife, Cupar and Leven are the two towns"
    if lead[0].strip(" ,–—-").startswith(("are", "were", "ma")) and _OWNING.match(view.text, first, limit):
        return None
    found = name_list(view.text, start, lead.start())
    return found if found and found.end == lead.start() else None


def _referred(view: View, limit: int) -> Names | None:
    """The list of the next sentence, where that begins "They are"."""
    at = view.sentence_at(limit)
    if at + 1 < len(view.facts.sentences) and view.facts.sentences[at].start < limit:
        at += 1
    if not 0 <= at < len(view.facts.sentences) or view.facts.sentences[at].start < limit:
        return None
    following = view.facts.sentences[at]
    for place in range(following.start + 4, min(following.end, following.start + _WIDEST)):
        if view.text[place].isupper():
            if _REFERRING.fullmatch(view.low[following.start : place]) is None:
                return None
            found = name_list(view.text, place, following.end)
            return found if found and _ends(view, found, following.end, "") else None
    return None


CHECKS: dict[str, Callable[[View], Iterator[Finding]]] = {"counted_lists": counted_lists}
