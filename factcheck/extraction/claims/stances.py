"""On which side of an axis of opposites a sentence puts something, as far as its words show, strictly read or not.

"Councillors threw out the scheme", "the rejection of the scheme", "members voted to accept it". For two reports that
are known to be of one event it is enough to know that one says the opposite of the other throughout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress, count

from factcheck.derived import kept
from factcheck.extraction.claims import arguments
from factcheck.extraction.claims.arguments import Argument
from factcheck.extraction.claims.deeds import helped
from factcheck.extraction.claims.party import Voices
from factcheck.extraction.claims.states import ahead, axes, is_helper, spans
from factcheck.extraction.claims.words import BE, Line, longest
from factcheck.language.inflection import plural
from factcheck.language.lexicon import table
from factcheck.language.roots import listed, root_of
from factcheck.model import Claim, Facts, within
from factcheck.model.record import Record

_BY = 6
_BEFORE = 6
_NOT = frozenset({"not", "never", "no", "without", "nor", "neither"})
_OF = frozenset({"of", "for", "to", "on"})
_OTHERS = frozenset({"his", "her", "their", "its", "another", "two", "three", "other", "both", "all"})
_OFFENCE = 7
_ENDS = frozenset({"at", "after", "on", "but", "and", "in"})
_OFFENCES = frozenset({"verdict", "plea", "charge", "custody"})


class _Cue(Record, frozen=True, array_like=True):
    """What words tell: axis, side, what the axis is said of, and their part ("noun" for nouns)."""

    axis: str
    side: int
    of: str
    part: str


@kept(dict[str, list[_Cue]])
def _cues() -> dict[str, list[_Cue]]:
    cases = listed("antonyms", "cases")
    found = {form: [_Cue(*cue) for cue in cues if cue[0] in cases] for form, cues in axes().items()}
    for axis, entry in table("antonyms")["axes"].items():
        for sign, nouns in entry.get("nouns", {}).items() if axis in cases else ():
            of = entry["of"] if isinstance(entry["of"], str) else entry["of"][sign]
            for noun in nouns:
                for form in (noun, plural(noun)):
                    found.setdefault(form, []).append(_Cue(axis, 1 if sign == "+" else -1, of, "noun"))
    return {form: cues for form, cues in found.items() if cues}


@kept(dict[str, int])
def _starts() -> dict[str, int]:
    """For the first word of each form, the number of words of its longest form."""
    return longest(_cues())


def find(facts: Facts, index: int, line: Line, voices: Voices) -> Iterator[Claim]:
    """The stances of the sentence with this index, in order; none of questions."""
    lowers = line.lowers
    if lowers[-1:] == ["?"] or _starts().keys().isdisjoint(lowers):
        return
    heading = facts.sentences[index].kind in ("headline", "subhead", "caption")
    called: tuple[str, ...] | None = None
    free = 0
    for at in compress(count(), map(_starts().__contains__, lowers)):
        if at < free:
            continue
        for length in range(min(_starts()[lowers[at]], len(lowers) - at), 0, -1):
            cues = _cues().get(" ".join(lowers[at : at + length]))
            if cues:
                free = at + length
                if not heading and not _verbal(lowers, at, free, cues[0].part):
                    break
                called = called or tuple(dict.fromkeys(name.canonical for name in line.names))
                for cue in cues:
                    yield _claim(facts, index, line, voices, (at, free), cue, heading, called)
                break


def _verbal(lowers: list[str], first: int, last: int, part: str) -> bool:
    """May a form be a verb where it stands, not "at the back", "a closed door"?"""
    if part == "noun" or not first:
        return part == "noun"
    before = lowers[first - 1]
    if before in arguments.DETERMINERS or before in listed("antonyms", "joints") - {"to"}:
        return False
    if part in ("base", "now"):
        plain = before == "to" or is_helper(before) or before.endswith("ly") or before == "and"
        return plain or (part == "now" and last < len(lowers))
    return True


def _claim(
    facts: Facts,
    index: int,
    line: Line,
    voices: Voices,
    place: tuple[int, int],
    cue: _Cue,
    heading: bool,
    called: tuple[str, ...],
) -> Claim:
    lowers = line.lowers
    first, last = place
    head, helpers = helped(line, first - 1)
    denied = not _NOT.isdisjoint(lowers[max(0, first - 3) : first]) or any(w.endswith("n't") for w in helpers)
    persons = cue.axis in listed("antonyms", "of_persons")
    noun = cue.part == "noun"
    subject, thing = _noun(line, place, persons) if noun else _verb(line, last, head, helpers, cue)
    said_of = subject if cue.of == "subject" else thing
    if cue.of == "itself" and said_of is None:
        said_of = subject
    start, end = line.starts[first], line.ends[last - 1]
    known = next((name.kind for name in line.names if said_of and said_of.name == name.canonical), None)
    who = said_of.name if said_of else None
    if persons and known != "person":
        owned = said_of is not None and lowers[said_of.first] in _OTHERS
        who = None if owned else _meant(facts, index, line.starts[first], said_of, heading)
        known = "person" if who else None
    return Claim(
        start,
        end,
        facts.article.text[start:end],
        index,
        subject=known,
        event=cue.axis,
        measure="stance",
        direction=-cue.side if denied else cue.side,
        modality="future" if not {"will", "shall"}.isdisjoint(helpers) else "past",
        party=who,
        speaker=voices.speaker(start, end),
        flags=(*_flags(facts, line, place, helpers, cue, heading, denied), *_offence(line, last, cue)),
        modifiers=said_of.marks if said_of else (),
        near=subject.marks if subject and cue.of == "both" else (),
        names=called,
        times=tuple(sorted({*line.times, *spans(lowers)})),
    )


def _flags(
    facts: Facts, line: Line, place: tuple[int, int], helpers: Sequence[str], cue: _Cue, heading: bool, denied: bool
) -> Iterator[str]:
    """ "loose" for what is no plain fact (denied, possible, wanted, of another time), "quoted", "noun", "known"."""
    lowers = line.lowers
    first, last = place
    before = lowers[max(0, first - _BEFORE) : first]
    clause = {*before, *lowers[last : last + _BEFORE]}
    unreal = (
        not listed("antonyms", "modal").isdisjoint(helpers)
        or not listed("antonyms", "condition").isdisjoint(before)
        or not listed("antonyms", "change").isdisjoint(clause)
    )
    infinitive = first > 0 and lowers[first - 1] == "to" and "to" in before
    fact = infinitive and first > 1 and lowers[first - 2] in listed("antonyms", "to_fact")
    bare = cue.part in ("base", "ing") and not heading and not fact and not {"will", "did"} & {*helpers}
    if denied or unreal or (infinitive and not fact) or bare:
        yield "loose"
    if cue.part == "noun":
        yield "noun"
    if any(quotation.start <= line.starts[first] < quotation.end for quotation in facts.quotations):
        yield "quoted"
    if heading:
        yield "heading"


def _meant(facts: Facts, index: int, start: int, said_of: Argument | None, heading: bool) -> str | None:
    """The person that a pronoun or a noun ("the manager") means: the only one before it in its sentence or in the one
    before; of what opens a report ("A lorry driver has been jailed") and of headings the one that the next names."""
    if said_of is not None and said_of.marks[0].startswith("=@"):
        return None
    sentences = facts.sentences
    for at in (index, index - 1):
        if at < 0 or (at < index and sentences[at].kind != sentences[index].kind):
            break
        end = start if at == index else sentences[at].end
        people = _people(facts, sentences[at].start, end)
        if people:
            return people.pop() if len(people) == 1 else None
    opening = heading or not any(s.kind == "paragraph" for s in sentences[:index])
    if not opening or (said_of is not None and said_of.known and not heading):
        return None
    for sentence in sentences[index : index + 3]:
        people = _people(facts, max(start, sentence.start), sentence.end)
        if people:
            return people.pop() if len(people) == 1 else None
    return None


def _people(facts: Facts, start: int, end: int) -> set[str]:
    """The persons who are named there, but for those whose things are meant."""
    text = facts.article.text
    return {
        name.canonical
        for name in within(facts.names, start, end)
        if name.kind == "person" and text[name.end : name.end + 2] not in ("'s", "’s")
    }


def _offence(line: Line, last: int, cue: _Cue) -> Iterator[str]:
    """What somebody is charged with or cleared of, root by root."""
    if cue.axis not in _OFFENCES:
        return
    lowers = line.lowers
    at = next((i for i in range(last, min(last + _BY, len(lowers))) if lowers[i] in ("of", "to", "with", "for")), None)
    if at is None and cue.axis == "plea":
        at = last - 1
    stop = len(lowers) if at is None else at + 1 + _OFFENCE
    for word in lowers[at + 1 : stop] if at is not None else ():
        if not word[:1].isalpha() or word in table("numbers")["cardinals"] or word in _ENDS:
            break
        if len(word) > 3 and word not in listed("claim_words", "functions") and word not in listed("antonyms", "when"):
            yield f"of {root_of(word)}"


def _noun(line: Line, place: tuple[int, int], persons: bool) -> tuple[Argument | None, Argument | None]:
    """What a noun speaks of: "the rejection of the scheme", "Cobb's conviction", "winner Sophie Adeyemi"."""
    lowers = line.lowers
    first, last = place
    thing = None
    owned = first > 0 and line.texts[first - 1].endswith(("'s", "’s", "s’", "s'"))
    if owned:
        thing = arguments.before(line, first - 1)
    elif lowers[last : last + 1] and lowers[last] in _OF and not persons:
        thing = arguments.after(line, last + 1, plain=True)
    elif last < len(lowers):
        at = last + (lowers[last] == "of")
        called = next((n for n in line.names if at < len(lowers) and n.start <= line.starts[at] < n.end), None)
        if called is not None and called.kind == "person":
            thing = Argument((f"=@{called.canonical.lower()}",), called.canonical, True, at, at + 1, True)
    return thing, thing


def _verb(
    line: Line, last: int, head: int, helpers: Sequence[str], cue: _Cue
) -> tuple[Argument | None, Argument | None]:
    """Subject and object of a verb, None where they are not seen."""
    lowers = line.lowers
    passive = cue.part == "past" and not BE.isdisjoint(helpers)
    seen = passive or cue.of in ("subject", "both", "itself")
    subject = ahead(line, head, not {"who", "which", "that"}.isdisjoint(helpers)) if seen else None
    if passive:
        by = next((at for at in range(last, min(last + _BY, len(lowers))) if lowers[at] == "by"), None)
        return (arguments.after(line, by + 1, plain=True) if by is not None else None), subject
    return subject, arguments.after(line, last, plain=True) if cue.of != "subject" else None
