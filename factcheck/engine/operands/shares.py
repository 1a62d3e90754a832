"""What makes a figure a share ("40 per cent of its fleet", "or 40 per cent", "a success rate of 40 per cent"), and
whether the whole that it names is the one at hand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck import patterns
from factcheck.engine.operands.clauses import Token, finite, root
from factcheck.engine.operands.cues import cue, several
from factcheck.engine.operands.setting import Setting, counted_words, put_beside, setting, whole_of
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.model import Date, Quantity, Span, within

_POINTING = frozenset({"them", "those", "these", "it", "this", "that", "whom", "which"})
_DETERMINERS = frozenset({"the", "its", "their", "his", "her", "our", "all", "those", "these"})
_BESIDE = 12
"""Characters between a share of "it" and the part that it is."""
_LEADING = 3
_LED = 40
"""Characters before a whole in which a share of it is looked for."""
_CLAUSES = frozenset({"w", "t", "v"})
"""Classes of words that begin a clause about "those": relatives, irregular participles."""
_WHOLES = frozenset({"of", "among", "from"})
_OR = (", or ", ", or some ", ", or about ", ", or nearly ", " or ", ", that is ")
_COUNTS = frozenset({"number", "money", "measure", "duration"})
_BESIDE_PART = patterns.lazy(
    r"(?: (?:between|among) them| of (?:the|its|their|all|this|these|those)(?: [a-z]+){0,2}|"
    r" in all| in total| all told| altogether| so far)?"
    r"(?:,| \(| [–—-]|)(?: or| some| about| around| roughly| nearly| just| that is)* ?"
)
_IN_OTHER_WORDS = patterns.lazy(
    r"(?: (?!and\b|but\b|while\b|or\b)[\w'’.-]+){0,8}(?:, | \(| [–—-] )(?:(?:or|that is|which is|i\.e\.),? )?"
)
_APPOSED = patterns.lazy(r"(?: of (?!them\b|whom\b|which\b|these\b|those\b|it\b)|\s*[,.;)–—]| - |\s*$)")
_PORTIONS = frozenset({"share", "proportion", "percentage", "slice", "fraction", "bulk"})
_OF_PART = patterns.lazy(
    r"\b(?:minority|majority|share|proportion|percentage|slice|fraction|bulk) of (?:(?:the|its|their|all) )?"
    r"(?:[a-z-]+ )?(?P<noun>[a-z]+)(?:,| \(| [–—-]) $"
)
_ANY_OF_THEM = frozenset({"animal", "head", "beast", "person", "bird", "vehicle", "case", "patient", "participant"})
"""Nouns for whatever is counted: "a trial on 250 cows protected 205 animals"."""
_OWN = frozenset({"its", "their", "his", "her", "our"})
_FILLED = frozenset({"full", "booked", "occupied", "filled"})


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("roles")[name])


def beside(view: View, figure: Span) -> Quantity | None:
    """The part that a share is put beside: "1,612, or 2.8 per cent", "152,311 votes, 51.3 per cent of the total"; None
    where it stands beside none, or beside what it is a share of ("40 staff, half of them nurses")."""
    sentence = view.facts.sentences[view.sentence_at(figure.start)]
    # "Sixty per cent, or 108 million, was a loan"
    behind: list[Quantity] = [q for q in within(view.facts.quantities, figure.end, sentence.end) if q.kind in _COUNTS]
    if behind and view.low[figure.end : behind[0].start] in _OR:
        return behind[0]
    start = sentence.start
    figures = [q for q in within(view.facts.quantities, start, figure.start) if q.kind in _COUNTS]
    if not figures or not _APPOSED.match(view.low, figure.end):
        return None
    part = figures[-1]
    led = view.low[start : part.start].split()[-_LEADING:]
    end = max(part.end, part.counted_end or 0)
    apposed = _BESIDE_PART.fullmatch(view.low, end, figure.start) if end <= figure.start else None
    return part if apposed and _WHOLES.isdisjoint(led) else None


def shared(view: View, figure: Span) -> str:
    """Why a figure is a share: "of" (of something), "apart" (its clause says nothing else), "rate" (a noun says so);
    empty where nothing does."""
    here = setting(view, figure)
    if here is None or several(here):
        return ""
    if (found := cue(view, figure)) is not None:
        # "has lost a fifth of its books"
        lost = isinstance(figure, Quantity) and figure.kind == "fraction" and found.kind == "verb"
        return "of" if lost and found.last == here.at and _of(here) else ""
    if _of(here):
        return "of"
    others = [token for token in here.tokens[here.clause[0] : here.clause[1]] if token is not here.tokens[here.at]]
    if all(token.word in _words("joining") or token.word in _words("apart") for token in others):
        return "apart"
    before = [token.word for token in here.tokens[here.clause[0] : here.at + 3]]
    nouns = load("share_noun")
    if here.at + 1 < here.clause[1] and here.tokens[here.at + 1].word in _FILLED:
        return "rate"  # "the dam is 84 per cent full"
    led = [token.word for token in here.tokens[max(here.clause[0], here.at - 2) : here.at]]
    called = led[1:] == ["of"] and nouns.class_of(led[0]) is not None
    return "rate" if called or any(nouns.class_of(word) == "share" for word in before) else ""


_THE_REST = patterns.lazy(r"(?:\A|[.;,] |\band )the (?:(?:rest|remainder|others?),? |remaining )$")
_THEM = patterns.lazy(r"[\w '’-]{0,24}?\bof (?:them|these|those)\b")


def _part_of_it(view: View, whole: Quantity, part: Quantity) -> bool:
    """Is one figure told behind another as so many "of them", with no figure between?"""
    between = within(view.facts.quantities, whole.end, part.start)
    return whole.end <= part.start and not between and _THEM.match(view.low, part.end) is not None


def _of(here: Setting) -> Sequence[Token]:
    """The words after "of" behind a figure, up to a verb or mark; empty without."""
    tokens, last = here.tokens, here.clause[1]
    at = here.at + 1
    fact = tokens[here.at].fact
    half = at < last and isinstance(fact, Quantity) and fact.kind == "fraction" and tokens[at].word in _DETERMINERS
    if at >= last or (tokens[at].word != "of" and not half):
        return ()
    at -= half
    end = at + 1
    while end < last and tokens[end].fact is None and tokens[end].word not in finite():
        if tokens[end].word in _words("ends"):
            break
        end += 1
    return tokens[at + 1 : end]


def of_whole(view: View, share: Span, part: Quantity, whole: Quantity) -> str:
    """Is the whole that a share names the one given: "named", "open" where it names none, empty where it is another."""
    here, there, beside = setting(view, share), setting(view, whole), setting(view, part)
    if here is None or there is None or beside is None:
        return ""
    named = _of(here)
    led = view.low[max(0, share.start - _LED) : share.start]
    apposed = _OF_PART.search(led) if "ity of " in led or _PORTIONS & {*led.split()} else None
    if apposed is not None and root(apposed["noun"]) not in {
        root(word) for word in (*counted_words(there), *there.content, *there.lead)
    } - {root(word) for word in here.content if there.clause == here.clause}:
        return ""  # "13 of the 24 wards, on a minority of the vote, 48 per cent"
    if not named:
        if _THE_REST.search(led) and there.number == beside.number and _part_of_it(view, whole, part):
            return "named"  # "It took in 80 and placed 60 of them. The rest, 25 per cent, ..."
        return "open" if shared(view, share) != "rate" or _of_these(view, here, there, beside) else ""
    stated = whole_of(here)
    verbs = [token for token in here.tokens[here.at : here.clause[1]] if token.word in finite()]
    told = any(token is not here.tokens[here.clause[1] - 1] for token in verbs)  # "30 per cent of those held"
    if stated is not None:
        behind = beside.clause != here.clause
        return "open" if stated.start == whole.start and not (told and behind) else ""
    if beside.at == beside.clause[0] == here.clause[1] + 1 and whole_of(beside) == whole and not counted_words(there):
        return "named"  # "30 per cent of its guests, 600 of the 2,000 it took in"
    words = [token.word for token in named]
    heads = {root(word) for word in here.about(named)[0]}
    if words[0] == "those" and len(words) > 1 and words[1].endswith(("ing", "ed")):
        # "They visited 480 stalls ... 28 per cent of those visited", and not "90 per cent of those taking part".
        taken = beside.clause != there.clause and not told and len(words) == 2 and root(words[1]) in _done_to(there)
        return "open" if taken else ""
    if words[0] == "those" and len(words) > 1 and not _again(words[1:], there, beside):
        return ""  # "412 of 1,030, in a survey in which 61 per cent of those eligible took part"
    if words[0] in _POINTING:
        if _own_share(view, whole):
            return ""  # "half the 30 seats were up, and they won a third of them": of which?
        # "360 wanted to; 45 per cent of those had infants" tells of the 360, "half of them went for £40" of no share.
        several = words[0] in ("them", "those", "these", "whom")
        if (
            words[0] in ("them", "these")
            and (beside_it := put_beside(here)) is not None
            and beside_it.start != whole.start
        ):
            return ""  # "21,000 students, a quarter of them": of these
        # "36 kilometres of the line's 90, a third of it"
        told_of = whole_of(beside)
        left = max(whole.end, whole.counted_end) if told_of and told_of.start == whole.start else part.end
        if not several and 0 <= share.start - left > _BESIDE:
            return ""  # "£1.9m went on travel, one case alone taking a third of it": of which sum?
        return "" if (told and beside.clause != there.clause) or (several and whole.kind != "number") else "open"
    nouns = load("whole_noun")
    kinds = {nouns.class_of(word) for word in words if word in nouns.forms}
    if (kinds == {"money"} and whole.kind != "money") or (kinds == {"things"} and whole.kind == "money"):
        return ""  # "1,900 of 17,600 tickets, and donors provide 23% of its income"
    general = bool(kinds)
    if general and (words[0] in _words("pointers") or words[0] in _OWN):
        return "" if _of_another_time(here, named) or _counts_others(part, whole) else "named"
    counted = counted_words(there)
    if not counted and not there.content and there.clause == beside.clause:
        return "open" if heads else ""
    known = counted or there.content - (frozenset() if there.clause == beside.clause else beside.content)
    if not heads & {root(word) for word in known}:
        # "It was launched 72 times, and a third of the launches, 24, ..."
        # but the words behind the share itself tell nothing of the whole.
        apart_from = frozenset() if there.clause != here.clause else heads
        return "open" if heads and heads <= {root(word) for word in there.content} - apart_from else ""
    # "24 of 96 seats in the assembly, and 35 per cent of council seats" are not of the same.
    return "named" if heads <= {root(word) for word in (*known, *there.content, *beside.content, *there.lead)} else ""


def _again(words: Sequence[str], *others: Setting) -> bool:
    """May "those" with these words be what is told elsewhere: do they begin a clause about it, or name it again?"""
    if load("function_words").class_of(words[0]) in _CLAUSES or words[0].endswith(("en", "wn")):
        return True  # "of those who came", "of those seen"
    known = {root(w) for other in others for w in (*counted_words(other), *other.content, *other.lead)}
    return any(root(word) in known for word in words)


def _own_share(view: View, whole: Quantity) -> bool:
    """Does a share of its own lead to a figure: "half the 30 seats", "a third of its 48 members"?"""
    before = within(view.facts.quantities, max(0, whole.start - _LED), whole.start)
    if not before or before[-1].kind not in ("fraction", "percent"):
        return False
    between = view.low[before[-1].end : whole.start].split()
    return all(word == "of" or word in _DETERMINERS for word in between)


def counted_out(view: View, part: Quantity, whole: Quantity) -> bool:
    """Is a count given as what a share makes of the whole that it is said of: "half of the 30 seats on it, or 15,"?"""
    return (
        part.start >= whole.end
        and part.noun in (None, "", whole.noun)
        and _own_share(view, whole)
        and not within(view.facts.quantities, whole.end, part.start)
        and _IN_OTHER_WORDS.fullmatch(view.low, whole.end, part.start) is not None
        and view.low.startswith(
            (",", ".", ")", ";", " –", " —", " of them", " in all", " in total", " altogether"), part.end
        )
    )


def _done_to(there: Setting) -> frozenset[str]:
    """The root of the verb whose object a figure is: "they visited 480 stalls"."""
    left = [token.word for token in there.tokens[there.clause[0] : there.at] if token.word not in _words("articles")]
    return frozenset(root(word) for word in left[-1:])


def _of_another_time(here: Setting, named: Sequence[Token]) -> bool:
    """Does a date follow the whole: "a third of the total in 2017"?"""
    behind = [token for token in here.tokens if token.start >= named[-1].end][:2]
    return any(isinstance(token.fact, Date) for token in behind)


def _counts_others(part: Quantity, whole: Quantity) -> bool:
    """Do two figures count different things, as far as either says?"""
    if part.noun in _ANY_OF_THEM:
        return False
    return bool(part.noun and whole.noun) and part.noun != whole.noun


def _of_these(view: View, here: Setting, there: Setting, beside: Setting) -> bool:
    """Is a rate one of what was done ("a success rate of"), or of what the figures are of?"""
    nouns = load("share_noun")
    known = {root(word) for s in (there, beside) for word in (*s.content, *s.lead, *counted_words(s))}
    behind = [token.word for token in here.tokens[here.at + 1 : here.at + 3]]
    kinds = [nouns.class_of(word) for word in behind]
    if kinds == [None, "share"] and behind[0] not in _DETERMINERS:
        return root(behind[0]) in known  # "a 94 per cent collection rate"
    heads = here.about(here.tokens[here.clause[0] : here.at])[0]
    mine = {root(word) for word in heads if nouns.class_of(word) is None}
    return len(mine) < len(heads) or not mine or bool(mine & known)
