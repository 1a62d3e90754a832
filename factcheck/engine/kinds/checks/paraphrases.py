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
from factcheck.engine.kinds.checks import estimates, frames, senses, stages
from factcheck.engine.kinds.checks.clauses import (
    CLAUSE,
    LETTERS,
    clause_of,
    deeds_in,
    roots_of,
    roots_said,
    stem,
    words_of,
)
from factcheck.engine.kinds.checks.reserves import as_sure, of_others, other_kin, plain_days, reserves
from factcheck.engine.kinds.checks.said import (
    SMALL,
    Said,
    dates_of,
    days_clash,
    elsewhere,
    one_speaker,
    pairs,
    parts,
    slight,
    thing,
)
from factcheck.engine.operands.clauses import finite
from factcheck.engine.view import View
from factcheck.language.lexicon import load
from factcheck.language.roots import root
from factcheck.model import Date, Quantity, Span, within

Finding = tuple[int, int, dict[str, Any]]
_NEAR = 600
_SHARED, _LONG, _NOUN = 2, 3, 24
_SUBJECT = 3  # words of a clause that may be its subject
_KINDS = ("money", "percent", "number", "measure", "duration", "rate", "fraction")
_POINTING = frozenset(["here", "there", "it", "this", "that", "these", "those", "them", "us"])
_PERSONS = frozenset(["me", "us", "him", "her", "you"])
_BUT = patterns.lazy(r",? ?(?:but|though|although|unless|except|if|or)\b")
_BESIDE = patterns.lazy(
    r" (?P<led>on|in|at|with|from|by|until|during|within) (?:the |this |that |our |my )?(?!ten\b|hundred)"
    r"(?P<thing>[a-z]{3,})\b"
)
_VERB = patterns.lazy(r" (?P<verb>[a-z]{3,})\b")
_THE_REST = patterns.lazy(r"\b(?:the|all) (?:rest|others|remainder)\b")
_DONE_IN = patterns.lazy(r"\b(?:done|finished|over|completed?|ready|built|open) (?:with)?in $")
_LASTING = ("take", "took", "taken", "last", "wait", "spend", "spent", "run", "ran", "need", "sleep", "slept")
_OUT_OF = patterns.lazy(r" (?:out )?of (?:the|our|those|these|its|their|last|past) \d+ (?P<noun>[a-z]{3,})")
_NAMED = patterns.lazy(
    r"\W*(?:so )?(?:the|our|my|that|this|their|your) (?P<noun>[a-z]+)"
    r" (?:is|are|was|were|will|has|have|had|would|can|came|comes?|costs?)\b"
)
_UP = patterns.lazy(r"\W*(?P<noun>[a-z]+) (?:is|are|was|were) (?:up|down|higher|lower)\b")
"""Clauses that name what they are about: "the road will be closed", "rents are up"."""


def paraphrase_drift(view: View) -> Iterator[Finding]:
    """A speaker's words in paraphrase with one figure or date, and quoted beside it with another for the same thing."""
    heard = sorted((one for a in view.facts.attributions for one in parts(view, a)), key=lambda one: one.start)
    for index, before in enumerate(heard):
        for after in heard[index + 1 : index + 4]:
            if ", but " in view.low[before.end : after.start]:
                continue  # 'said that they had sold "£7m worth", but warned of costs of £2m'
            if before.quoted != after.quoted and after.start - before.end <= _NEAR and one_speaker(view, before, after):
                told, quoted = (after, before) if before.quoted else (before, after)
                found = _drift(view, told, quoted)
                if found is not None:
                    yield found


def _drift(view: View, told: Said, quoted: Said) -> Finding | None:
    shared = len(roots_said(view, told) & roots_said(view, quoted))
    if shared >= _SHARED and told.start < quoted.start:
        drift = stages.strength(view, told, quoted)
        if drift is not None:
            return drift
    pair: tuple[Quantity | Date, Quantity | Date] | None = _figures_clash(view, told, quoted, bool(shared))
    if pair is None:
        pair = days_clash(dates_of(view, told), dates_of(view, quoted))
        if pair is None or not _of_one_day(view, told, quoted, *pair) or not plain_days(view, *pair):
            return None
        led = (clause_of(view, day).partition(day.text.lower())[0] for day in pair)
        if elsewhere(view, told, quoted) or frames.led_apart(*led):
            return None
    here, there = (" ".join(["", *LETTERS.findall(clause_of(view, one)), ""]) for one in pair)
    if any(
        stages.strong(one, here) and stages.strong(other, there) for one, other in (("kept", "gone"), ("gone", "kept"))
    ):
        return None
    estimate = isinstance(pair[1], Quantity) and _estimated(view, quoted, pair[1])
    if not estimate and (other_kin(view, told, quoted) or not as_sure(view, told, quoted, *pair)):
        return None
    later = pair[0] if pair[0].start > pair[1].start else pair[1]
    who = told.speaker or quoted.speaker or "the same speaker"
    return later.start, later.end, {"told": pair[0], "quoted": pair[1], "speaker": who}


def _of_one_day(view: View, told: Said, quoted: Said, day: Date, other: Date) -> bool:
    """Do two days date one thing: two words are shared, one and a pronoun for it, or all that the quotation names?"""
    known = roots_said(view, told)
    shared = len(known & roots_said(view, quoted))
    spoken, heard = (
        {q.kind for part in one.content for q in within(view.facts.quantities, part.start, part.end)}
        for one in (quoted, told)
    )
    if "fraction" in spoken - heard:
        return False
    here, there = (roots_of(clause_of(view, one).replace(one.text.lower(), " ")) for one in (day, other))
    if day.weekday is not None or day.hour is not None:
        return len(here & there) >= _SHARED or (bool(here & there) and there <= known)
    taken_up = not _POINTING.isdisjoint(words_of(view, quoted).split())
    if known and known <= roots_said(view, quoted) and quoted.start < told.start and " it " in words_of(view, told):
        return view.sentence_at(quoted.start) == view.sentence_at(told.start)
    return shared >= _SHARED or bool(shared and (taken_up or (here & there and there <= known)))


def _figures_clash(view: View, told: Said, quoted: Said, same: bool) -> tuple[Quantity, Quantity] | None:
    """The pair of figures of one thing that exclude each other; None where there are two, or where the speaker
    names a time that the paper does not."""
    found, known = [], roots_said(view, told) & roots_said(view, quoted)
    for pair in pairs(_figures(view, told), _figures(view, quoted)):
        if len({_by_how_much(view, figure) for figure in pair}) > 1:
            continue  # by how many a list grew is not how long it is
        if _summed(view, quoted, pair[0]):
            continue  # "six games", "four on the road and two at home"
        about = same
        if same and pair[0].kind == "duration":
            # That both speak of years is no common subject.
            about = bool(known - {stem(pair[0].unit or "")})
        retold = senses.retold(view, told, quoted, *pair)
        again = retold or _said_again(view, told, *pair)
        about = about or again or _same_deed(view, *pair, roots_said(view, told))
        deeds = [_deeds(clause_of(view, figure)) for figure in pair]
        if all(deeds) and not deeds[0] & deeds[1]:
            continue  # what was sold for so much was not bought for it
        if not _of_a_noun(view, pair[0], quoted) or not _of_a_noun(view, pair[1], told):
            continue
        subject = _NAMED.match(clause_of(view, pair[1])) or _UP.match(clause_of(view, pair[1]))
        named = subject["noun"] if subject is not None else frames.subject(clause_of(view, pair[1]))
        if not retold and not roots_of(named) <= roots_said(view, told):
            continue
        times = _timed(view, quoted, pair[1]) - _timed(view, told, pair[0])
        timed = pair[0].kind != "ratio" and bool(times)
        if again and not retold and not dates_of(view, told) and all(time.startswith("this ") for time in times):
            timed = False
        spoken_of = any(date.weekday is not None for date in dates_of(view, quoted)) and not dates_of(view, told)
        if pair[0].kind == "number" and spoken_of and stages.when(senses.plain(clause_of(view, pair[1]))) < 0:
            continue  # "thirty have died", "we lost nine on Sunday"
        if not again and (slight(pair[0]) or slight(pair[1]) or pair[0].kind == "fraction"):
            # "Lost two teachers", "we have three in maths": the same must be done with them.
            here, there = (clause_of(view, figure) for figure in pair)
            about = about and bool(deeds_in(here) & deeds_in(there) or frames.moves(here) & frames.moves(there))
        if (
            timed
            or (_other_deed(view, told, quoted, *pair) and not again)
            or _qualified(view, pair[1])
            or (of_others(view, told, quoted) and not (pair[0].kind == "duration" and _up_to(view, told, pair[1])))
            or _narrowed(view, pair[1], roots_said(view, told))
            or _framed(view, told, quoted, *pair, retold)
            or (pair[0].kind == "duration" and not retold and _lasting_else(view, told, *pair))
        ):
            continue
        estimate = _estimated(view, quoted, pair[1]) and _bare(view, told, pair[0])
        # A figure told may be one of a moment ("dead for two days when she was found") that the speaker leaves out.
        beside, spoken = (reserves(view, figure, known) for figure in pair)
        spared = {"with", "without", "next", "no"} if retold else {"with"} if pair[0].kind == "duration" else set[str]()
        alike = (about or _taken_up(view, *pair)) and beside - {"when"} - spared == spoken - (
            {"when"} & beside
        ) - spared
        lacking = frames.lacking(*(clause_of(view, one).split(one.text.lower())[0] for one in pair))
        if estimate or alike or lacking:
            found.append(pair)
    return found[0] if len(found) == 1 else None


def _summed(view: View, quoted: Said, told: Quantity) -> bool:
    """Do the quoted figures of a kind and unit come to the one told?"""
    parts = (within(view.facts.quantities, part.start, part.end) for part in quoted.content)
    like = [q.value or 0 for part in parts for q in part if (q.kind, q.unit) == (told.kind, told.unit)]
    return len(like) > 1 and sum(like) == told.value


def _other_deed(view: View, told: Said, quoted: Said, one: Quantity, other: Quantity) -> bool:
    """Is of as many of a noun another thing said: "won nine games", "lost seven games", "four sailors were ill",
    "seven sailors on watch"; or of a percentage: "2 per cent on the price"?"""
    if one.kind in ("percent", "fraction"):
        moved = _MOVED_SO.match(view.low, other.end)
        put = _BESIDE.match(view.low, moved.end() if moved else other.end)
        return put is not None and not roots_of(put["thing"]) <= roots_said(view, told)
    if one.kind != "number" or not other.noun:
        return False
    beside = _BESIDE.match(view.low, other.counted_end, _part_of(quoted, other).end)
    if beside is not None:
        # "By the summer" tells when, though it is no day.
        dated = beside["led"] in ("by", "until", "during", "within")
        if (dated and beside["thing"] not in words_of(view, told).split()) or not roots_of(
            beside["thing"]
        ) <= roots_said(view, told):
            return True
    if not one.noun:
        return False
    part = _part_of(quoted, other)
    if _THE_REST.search(view.low, other.end, part.end):
        return True
    here, there = (deeds_in(clause_of(view, figure)) - {"own"} for figure in (one, other))
    if here and there and not here & there:
        return True
    verb = _VERB.match(view.low, other.counted_end, part.end) if other.start - part.start <= 1 else None
    if verb is None or verb["verb"] in finite():
        return False
    # "Five pupils saw it", "five pupils knew me", "five pupils knew of the loan".
    rest = clause_of(view, other).partition(other.text.lower())[2]
    known = {*map(root, words_of(view, told).split())}
    if root(verb["verb"]) not in known or not _PERSONS.isdisjoint(LETTERS.findall(rest)):
        return True
    return not roots_of(rest) <= roots_said(view, told)


def _part_of(said: Said, figure: Quantity) -> Span:
    """The stretch of what is said in which a figure stands."""
    return next(part for part in said.content if part.start <= figure.start < part.end)


def _said_again(view: View, told: Said, one: Quantity, other: Quantity) -> bool:
    """Has the quoted clause no words but those of the paraphrase: two, or the noun that both shares are of?"""
    clause = frames.opened(clause_of(view, other)).replace(other.text.lower(), " ")
    roots = roots_of(clause) - {stem(other.unit or "")}
    if not roots <= roots_said(view, told) or frames.another_figure(" ".join(s.text for s in told.content), clause):
        return False
    named = bool(thing(one)) and thing(one) == thing(other)
    return len(roots) >= _SHARED or (bool(roots) and named and (one.kind == "fraction" or slight(one)))


def _framed(view: View, told: Said, quoted: Said, one: Quantity, other: Quantity, retold: bool) -> bool:
    """Does what stands around the quoted figure make it another one?"""
    part = _part_of(quoted, other)
    here, there = clause_of(view, one), clause_of(view, other)
    before, _, after = there.partition(other.text.lower())
    words = " ".join(view.low[span.start : span.end] for span in told.content)
    return (
        stages.apart(words, there, after, one.kind)
        or (not retold and frames.narrowed(words, view.low[part.start : part.end], other.start - part.start))
        or (not retold and frames.owned(words, bool(deeds_in(here) - {"own"}), before, after))
        or (one.kind in ("measure", "number") and frames.lowered(words, before))
        or (one.kind == "money" and frames.gained(here, _deeds(there) - _deeds(here)))
    )


def _qualified(view: View, figure: Quantity) -> bool:
    """Does the speaker limit what was just said: "we spent £3m, but that was with the road"?"""
    stop = CLAUSE.search(view.text, figure.end)
    if stop is not None and frames.told_of(view.low[figure.end : stop.start()]):
        return False
    spared = stop is not None and view.low[: stop.start()].rstrip().endswith(
        ("nothing", "anything", "all", "no choice")
    )
    return stop is not None and not spared and _BUT.match(view.low, stop.start()) is not None


def _of_a_noun(view: View, figure: Quantity, other: Said) -> bool:
    """Does the other side name what a figure describes ("a seven-year history") or is out of ("24 of the 30 days")?"""
    noun = view.low[figure.end : figure.end + _NOUN].split()[:1] if "-" in figure.text else []
    noun = [whole["noun"]] if (whole := _OUT_OF.match(view.low, figure.end)) else noun
    # Days are no subject that tells something, but nothing else is out of days.
    named = roots_of(noun[0]) or frozenset(noun) if noun else frozenset[str]()
    return not named or bool(named & roots_said(view, other))


_MOVED_SO = patterns.lazy(r"(?: (?:up|down|higher|lower|more|less|fewer))?")


def _narrowed(view: View, figure: Quantity, known: frozenset[str]) -> bool:
    """Is the quoted figure said of a kind of what was told: "violent crime is down" of "crime was down"?"""
    before = clause_of(view, figure).split(figure.text.lower())[0].split()
    words = [next(iter(roots_of(word)), "") for word in before if word.isalpha()]
    return any(noun in known and kind and kind not in known for kind, noun in pairwise(words[:_SUBJECT]))


def _lasting_else(view: View, told: Said, one: Quantity, other: Quantity) -> bool:
    """Is the quoted length of time one up to something else, or one that there are the means for?"""
    here, there = clause_of(view, one), clause_of(view, other)
    led = (clause.partition(figure.text.lower())[0] for clause, figure in ((here, one), (there, other)))
    return frames.means(here, there) or frames.led_apart(*led) or _up_to(view, told, other) is False


def _up_to(view: View, told: Said, other: Quantity) -> bool | None:
    """Is what a quoted length of time is told to have lasted up to ("before we heard") told as well?"""
    rest = roots_of(frames.until(clause_of(view, other).partition(other.text.lower())[2]))
    return bool(rest & roots_said(view, told)) if rest else None


def _by_how_much(view: View, figure: Quantity) -> bool:
    """Is a figure how much something changed: "grown by 60"?"""
    led = view.low[max(0, figure.start - _NOUN) : figure.start].split()[-2:]
    if figure.kind in ("percent", "fraction"):
        return False  # "risen by 8 per cent", "up 18 per cent"
    return led[1:] == ["by"] and led[0] in load("change").forms


def _deeds(clause: str) -> set[str]:
    """What is done with sums in a clause."""
    found = deeds_in(clause)
    return (found | ({"lose-money"} if "lose" in found else set())) & _EXCHANGES


def _same_deed(view: View, told: Quantity, quoted: Quantity, known: frozenset[str]) -> bool:
    """Is the same done with two sums ("owed £4,000", "we owe £5,000"), or does it take two times, and is nothing named
    that was not told of?"""
    here, there = (clause_of(view, figure).replace(figure.text.lower(), " ") for figure in (told, quoted))
    if (
        told.kind == "duration"
        and _DONE_IN.search(view.low, max(0, quoted.start - _NOUN), quoted.start)
        and " take" in here
    ):
        return len(roots_of(there) - known) <= 1
    if told.kind == "duration":
        deeds = {*map(root, here.split())} & {*map(root, there.split())} & {root(verb) for verb in _LASTING}
        return bool(deeds) and roots_of(there) <= known
    deeds = _deeds(here) & _deeds(there)
    named = {stem for stem in roots_of(there) if stem.removeprefix("@") not in deeds}
    return told.kind == "money" and bool(deeds) and named <= known


_EXCHANGES = {"buy", "sell", "pay", "spend", "earn", "owe", "save-money", "raise", "steal", "lose-money", "fine"}
"""What is done with a sum; one of them is not the other."""


def _timed(view: View, said: Said, figure: Quantity) -> set[str]:
    """The days, months and years that the stretch of a figure names, up to the next clause ("and must pay by June")."""
    part = _part_of(said, figure)
    stop = CLAUSE.search(view.text, figure.end, part.end)
    end = stop.start() if stop else part.end
    return {
        date.timex or date.text.lower()
        for date in within(view.facts.dates, part.start, end)
        if date.kind == "DATE"
        and (date.year or date.month or date.first is not None or date.text.lower().endswith(" ago") or _of_now(date))
    }


def _of_now(date: Date) -> bool:
    """Is it a stretch of time by where it lies from now: "this year", "last month"?"""
    return date.text.lower().split()[0] in ("this", "last", "next")


def _taken_up(view: View, told: Quantity, quoted: Quantity) -> bool:
    """Does the quotation point at what was told ("it means", "here for 16 years"), its figure a slip of the other?"""
    pointing = not _POINTING.isdisjoint(re.findall(r"[a-z]+", clause_of(view, quoted)))
    return pointing and digits.slip(told.value, quoted.value)


def _estimated(view: View, quoted: Said, figure: Quantity) -> bool:
    """Does the quotation open with an estimate of what was told ("you are looking at nine weeks"), of it all?"""
    part = _part_of(quoted, figure)
    stop = CLAUSE.search(view.text, figure.end)
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
            or (quantity.kind in _KINDS and (not slight(quantity) or (quantity.noun and quantity.value == SMALL)))
        )
    ]


CHECKS: dict[str, Callable[[View], Iterator[Finding]]] = {"paraphrase-drift": paraphrase_drift}
