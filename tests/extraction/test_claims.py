"""Claims: the slots that a sentence fills."""

import datetime

import pytest

from factcheck.extraction import extract
from factcheck.model import Article


def claims(text, measure=None):
    found = extract(Article.from_text(text, "a.txt", datetime.date(2024, 5, 1))).claims
    for claim in found:
        assert text[claim.start : claim.end] == claim.text
    return [claim for claim in found if measure is None or claim.measure == measure]


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("The blast killed 12 people and injured 40.", [("people", "kill"), ("people", "injure")]),
        ("About 40 people were killed and 65 others hurt in Orsk.", [("people", "kill"), ("people", "injure")]),
        ("The Orsk quake left four villagers dead.", [("people", "kill")]),
        ("Police arrested 14 pirates off Berala.", [("pirate", "arrest")]),
        ("The bomb destroyed 45 homes.", [("home", "destroy")]),
    ],
)
def test_subject_and_event(text, slots):
    assert [(claim.subject, claim.event) for claim in claims(text, "number")] == slots


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("Two of the people hurt in Orsk were children.", "part"),
        ("Six more people were hurt in Orsk.", "more"),
        ("The council plans to build 900 homes in Orsk.", "target"),
        ("A total of 900 homes have burned in Orsk.", "cumulative"),
        ("An earlier version of this article said 900 homes had burned in Orsk.", "correction"),
        ("The 40 men were seen in Orsk.", "definite"),
        ("Several dozen people were hurt in Orsk.", "vague"),
    ],
)
def test_flags(text, flag):
    assert any(flag in claim.flags for claim in claims(text))


def test_what_a_relative_clause_makes_whole_is_no_part():
    (claim,) = claims("The 37 people wounded by the bomb in Orsk were taken away.", "number")
    assert not {"definite", "part"} & set(claim.flags)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Darren Pollock, 34, of Hexley, was found.", "Darren Pollock"),
        ("Police named him as 34-year-old Darren Pollock.", "Darren Pollock"),
        ("Novelist Ruth Abelman has died at the age of 85.", "Ruth Abelman"),
        ("The 39-year-old Hexley man was found.", None),
        (
            "Ivor Dunmore, the sculptor who taught Ann Pryce and won the Lethaby prize, has died. He was 83.",
            "Ivor Dunmore",
        ),
        ("Ivor Dunmore (pictured), a friend of Tom Lewin, died on Monday. He was 83 and lived alone.", "Ivor Dunmore"),
        ("Ivor Dunmore, the potter, died in Leeds, Yorkshire, at the age of 83, his agent said.", "Ivor Dunmore"),
        ("Ivor Dunmore, who once bowled Len Aske, has died aged 83.", "Ivor Dunmore"),
        ("Ivor Dunmore, whose wife Ann Pryce, a potter, died on Monday, spoke. She was 83.", None),
        ("Ivor Dunmore, whose tutor, Len Aske, died in May, opened the show. He was 41.", None),
        ("Ivor Dunmore, brother of the actor Len Aske, died on Monday. He was 83.", None),
        ("Ivor Dunmore said Len Aske, the painter, died on Monday. He was 83.", None),
        ("Ivor Dunmore led tributes after Len Aske, the painter, died on Monday. He was 83.", None),
        ("When Len Aske died in Leeds, at the age of 78 Ann Roe took over the firm.", "Ann Roe"),
    ],
)
def test_the_person_of_an_age(text, party):
    assert [claim.party for claim in claims(text, "age")] == [party]


def test_magnitudes_are_read_from_compounds():
    (claim,) = claims("A 5.9-magnitude quake shook Orsk.", "magnitude")
    assert (str(claim.value), claim.subject) == ("5.9", "earthquake")


def test_net_positions_have_two_parties_and_a_sign():
    (claim,) = claims("Essex Police made a net gain of officers from Kent Police.", "net position")
    assert (claim.party, claim.counterpart, claim.direction, claim.subject) == (
        "Essex Police", "Kent Police", 1, "officer",
    )  # fmt: skip


def test_dated_events():
    (claim,) = claims("The Ossett viaduct, which opened in 1978, is to be repaired.", "event date")
    assert (claim.event, str(claim.value), claim.names) == ("open", "1978", ("Ossett",))


def test_assertions_leave_out_questions_and_conditions():
    assert claims("The council will not close the Ferris library.", "assertion")[0].polarity is False
    assert not claims("Will the council close the Ferris library?", "assertion")
    assert not claims("The council will not close the Ferris library if it finds a buyer.", "assertion")
