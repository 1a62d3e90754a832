"""Names: where they begin and end, what they are, and who is meant."""

import time

import pytest

from factcheck import reading
from factcheck.extraction.names import find, gender_of
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


def test_surnames_that_come_first():
    found = names("The owner, Tong Yung-soo, left in May. Mr Tong would not say why.")
    assert [(name.canonical, name.kind) for name in found] == [("Tong Yung-soo", "person")] * 2


def test_a_short_form_of_two_given_names_fits_both():
    assert {n.canonical for n in names("Sandra Orde left. Sandy Orde is 78.")} == {"Sandra Orde"}
    assert {n.canonical for n in names("Alexander Orde left. Sandy Orde is 78.")} == {"Alexander Orde"}


def test_acronyms_and_aliases():
    found = canonical(
        "The Rural Crime Federation (RCF) met. The RCF and the Met agreed with the Yard. The Federation left."
    )
    assert found["RCF"] == "Rural Crime Federation"
    assert found["Federation"] == "Rural Crime Federation"
    assert found["Met"] == found["Yard"] == "Metropolitan Police"


def test_an_acronym_with_two_readings_stands_for_the_defined_one_or_none():
    text = "The Rural Crime Federation met the Regional Care Foundation{}. The RCF left."
    assert canonical(text.format(""))["RCF"] == "RCF"
    assert canonical(text.format(" (RCF)"))["RCF"] == "Regional Care Foundation"


def test_months_and_parties_in_names():
    assert shown("They met Theresa May there.") == [("Theresa May", "person")]
    assert ("Orlando Democrat", "person") not in shown("Grayson, an Orlando Democrat, won.")


def test_an_alias_gives_way_to_another_name_that_it_could_stand_for():
    assert canonical("The Metropolitan Museum of Art opened a wing. The Met was full.")["Met"] == "Met"
    assert canonical("The Met said no.")["Met"] == "Metropolitan Police"


def test_the_fullest_form_is_a_name_not_a_name_with_words_before_it():
    found = canonical(
        "Wessexman Bernard Orde won. “It was close,” Bernard Orde said. Bernard K. Orde was glad. Orde left."
    )
    assert found["Orde"] == "Bernard K. Orde"


def test_headlines_in_title_case_recall_what_the_body_has():
    text = "---\ntitle: Why Bell And Kent Police Disagree On Bridge Plans\n---\nDonna Bell wrote to Kent Police.\n"
    assert [(n.text, n.canonical) for n in names(text)][:2] == [("Bell", "Donna Bell"), ("Kent Police", "Kent Police")]


@pytest.mark.parametrize(
    "text", ["The Ada Bell Show began.", "The Orde Prize was given.", "Storm Bella Crisis Talks began."]
)
def test_what_is_called_after_people_is_nobody(text):
    assert [name.kind for name in names(text)] == ["other"]


def test_page_furniture_has_no_names_and_title_case_proves_nothing():
    text = "---\ntitle: Council Leader Slams Plans For Donna Bell Bridge\n---\nDonna Bell said no to the plans.\n"
    assert {(n.text, n.kind) for n in names(text)} == {("Donna Bell", "person")}


OFFICES = {
    "The region's police and crime commissioner (PCC) Dora Finch resigned.": "police and crime commissioner",
    "It was opened by council leader Amir Sethi.": "leader",
    "Dora Finch, the deputy mayor, disagreed.": "deputy mayor",
    "Mayor of Bristol Amir Sethi disagreed.": "Mayor of Bristol",
    "Minister of Information Moammar Haddad disagreed.": "Minister of Information",
}


@pytest.mark.parametrize("text", OFFICES)
def test_offices_in_small_letters_and_with_of(text):
    people = [name for name in names(text) if name.kind == "person"]
    assert [name.title for name in people] == [OFFICES[text]]


def test_gender_is_told_only_where_it_is_plain():
    found = names("Dora Finch, Alex Orde, Sir Kim Bell, Dr Xyzzy Plugh, Baroness Hale and Peter Orde met Kent Police.")
    assert [gender_of(name) for name in found] == ["female", None, "male", None, "female", "male", None]


def test_firms_without_the_are_told_by_their_short_form():
    found = {(n.text, n.kind) for n in names("Zyntar Polska shut five shops. Zyntar declined to comment on them.")}
    assert ("Zyntar Polska", "other") in found


def test_slices_hold_and_mentions_are_disjoint_whatever_comes():
    text = "The U.S. and St. Ives' “O’Neil’s Bar” — MR J.K. ROWE, of the Royal Bank of X Y Z & Sons. A. B. C! É\u00e9 Ü"
    article = reading.from_source(text, "a.txt")
    found = find(article, split(article))
    for name, after in zip(found, [*found[1:], None], strict=True):
        assert text[name.start : name.end] == name.text
        assert after is None or name.end <= after.start


@pytest.mark.parametrize(
    "unit", ["Aa ", "A.", "A of ", "A's ", "de la A ", "St. ", "Mr ", "A&", "Al-", "Police and Crime ", "AaA'"]
)
def test_hostile_capitals_take_linear_time(unit):
    def cost(size):
        text = unit * (size // len(unit))
        article = reading.from_source(text, "a.txt")
        sentences = split(article)
        began = time.process_time()
        find(article, sentences)
        return time.process_time() - began

    cost(500)
    assert cost(20_000) < 10 * cost(5_000) + 0.05
