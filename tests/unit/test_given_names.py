"""The prior for given names: what the lists may hold, and how a name is looked up."""

import pytest

from quotes.lexicon import given_names
from quotes.lexicon.gender import Gender, gender_of_given_name
from quotes.lexicon.given_names import FEMALE_NAMES, MALE_NAMES


def test_no_name_is_on_both_lists() -> None:
    assert not FEMALE_NAMES & MALE_NAMES


def test_the_lists_are_sorted_lower_case_and_without_repetition() -> None:
    source = given_names.__file__
    with open(source, encoding="utf-8") as lines:
        _doc, _, female, _, male, _ = lines.read().removeprefix('"""').split('"""')[0:6]

    for text, names in ((female, FEMALE_NAMES), (male, MALE_NAMES)):
        entries = text.split()
        assert entries == sorted(names)
        assert all(entry == entry.lower() and len(entry) > 1 for entry in entries)


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Tilda", Gender.FEMALE),
        ("OTTILIE", Gender.FEMALE),
        ("Corinne", Gender.FEMALE),
        ("Paolo", Gender.MALE),
        ("Rory", Gender.MALE),
        ("Wes.", Gender.MALE),
        # short names
        ("Deb", Gender.FEMALE),
        ("Clem", Gender.MALE),
        # accents are stripped, composed or not, unless they tell
        ("José", Gender.MALE),
        ("Zoe\u0308", Gender.FEMALE),
        ("Renée", Gender.FEMALE),
        ("René", Gender.MALE),
        ("Ángel", Gender.MALE),
        ("Angel", None),
        ("Øystein", Gender.MALE),
        # a hyphenated name: the whole first, then its first part
        ("Jean-Marie", Gender.MALE),
        ("Jo-Anne", Gender.FEMALE),
        ("Karl-Otto", Gender.MALE),
        # common for both, or no given name
        ("Alex", None),
        ("Sasha", None),
        ("Holt", None),
        ("", None),
    ],
)
def test_gender_of_a_given_name(name: str, gender: Gender | None) -> None:
    assert gender_of_given_name(name) is gender
