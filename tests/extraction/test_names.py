"""Names: where they begin and end, what they are, and who is meant."""

import pytest

from factcheck import reading
from factcheck.extraction.names import find
from factcheck.language.sentences import split


def names(text, path="a.txt"):
    article = reading.from_source(text, path)
    return find(article, split(article))


def shown(text):
    return [(name.text, name.kind) for name in names(text)]


def canonical(text):
    return {name.text: name.canonical for name in names(text)}


PEOPLE = {
    "However, Priya Nair said the bridge was safe.": [("Priya Nair", None)],
    "The decision angered Chief Constable Olwen Tarrant.": [("Olwen Tarrant", "Chief Constable")],
    "It was signed by Sir Hugo Penhale and Dr Agnes Oduya.": [("Hugo Penhale", "Sir"), ("Agnes Oduya", "Dr")],
    "He met Prime Minister Ivor Quayle on Tuesday.": [("Ivor Quayle", "Prime Minister")],
    "Wessex PCC Dora Finch disagreed.": [("Dora Finch", "PCC")],
    "They wrote to Home Secretary Lena Marsh.": [("Lena Marsh", "Home Secretary")],
    "We spoke to Ludwig van der Meer and Siobhan O’Dowd.": [("Ludwig van der Meer", None), ("Siobhan O’Dowd", None)],
    "Supt. J. R. Hartley-Stone denied it.": [("J. R. Hartley-Stone", "Supt.")],
    "Tests were run by Professor Mei Tanaka's team.": [("Mei Tanaka", "Professor")],
}


@pytest.mark.parametrize("text", PEOPLE)
def test_people(text):
    people = [(name.text, name.title) for name in names(text) if name.kind == "person"]
    assert people == PEOPLE[text]


ORGANISATIONS = [
    "Metropolitan Police", "Dorset Constabulary", "Hampshire County Council", "University of Leeds", "Quayle Ltd",
    "Department for Education", "Bank of England", "Home Office", "King's College Hospital", "NHS", "BBC",
    "Health and Safety Executive", "Ministry of Defence",
]  # fmt: skip


@pytest.mark.parametrize("name", ORGANISATIONS)
def test_organisations(name):
    assert (name, "organisation") in shown(f"The figures came from the {name} on Monday.")
    assert (name, "organisation") in shown(f"{name} gave no figures.")


@pytest.mark.parametrize(
    "name", ["Kent", "New York", "Elm Street", "Isle of Wight", "Lake Windermere", "North Macedonia"]
)
def test_places(name):
    assert shown(f"It happened near {name} at noon.") == [(name, "place")]


@pytest.mark.parametrize(
    "text",
    [
        "The river rose. However, nobody left. Burglaries fell. In May, Thursday was dry. Officers agreed.",
        "I’m not sure. It’s late.",
    ],
)
def test_words_that_only_begin_a_sentence_are_no_names(text):
    assert names(text) == ()


def test_surnames_and_titles_lead_to_the_full_name():
    found = canonical(
        "Donna Bell was first. Mrs Bell said so. Bell repeated it. Sir Ralph Orme agreed; Sir Ralph left."
    )
    assert found["Bell"] == "Donna Bell"
    assert found["Ralph"] == "Ralph Orme"


def test_one_surname_for_two_people_stays_open_unless_the_title_tells():
    found = names("Donna Bell met Peter Bell. Bell spoke. Mrs Bell left. Mr Bell stayed.")
    assert [name.canonical for name in found] == ["Donna Bell", "Peter Bell", "Bell", "Donna Bell", "Peter Bell"]


def test_nicknames_and_initials_are_one_person():
    found = names("Matthew Orde, also known as Matt Orde, arrived. Matthew J. Orde spoke.")
    assert {name.canonical for name in found} == {"Matthew J. Orde"}


def test_acronyms_and_aliases():
    found = canonical(
        "The Rural Crime Federation (RCF) met. The RCF and the Met agreed with the Yard. The Federation left."
    )
    assert found["RCF"] == "Rural Crime Federation"
    assert found["Federation"] == "Rural Crime Federation"
    assert found["Met"] == found["Yard"] == "Metropolitan Police"


def test_page_furniture_has_no_names_and_title_case_proves_nothing():
    text = "---\ntitle: Council Leader Slams Plans For Donna Bell Bridge\n---\nDonna Bell said no to the plans.\n"
    assert {(n.text, n.kind) for n in names(text)} == {("Donna Bell", "person")}
