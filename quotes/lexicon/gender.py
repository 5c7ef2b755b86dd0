"""Gender and number evidence: titles, role nouns, and a prior for given names.

The prior, the lists of given_names.py, speaks only where the article itself is silent.
"""

import unicodedata

from quotes.lexicon.given_names import EITHER_NAMES, FEMALE_NAMES, MALE_NAMES
from quotes.lexicon.name_tokens import without_accents
from quotes.model import Gender as Gender

FEMALE_TITLES = frozenset(
    "mrs ms miss mme madame madam lady dame queen princess baroness duchess countess sister".split()
)
MALE_TITLES = frozenset(
    "mr sir lord king prince baron duke count earl father brother monsieur herr señor".split()
)
FEMALE_ROLES = frozenset(
    """woman girl lady mother wife daughter sister aunt grandmother niece widow actress queen
    princess spokeswoman chairwoman congresswoman councilwoman businesswoman policewoman
    saleswoman waitress heiress goddess nun alderwoman assemblywoman forewoman sportswoman
    grandma mum mom housewife bride girlfriend stepmother heroine hostess stewardess headmistress
    noblewoman servicewoman firewoman baroness duchess granddaughter""".split()
)
MALE_ROLES = frozenset(
    """man boy gentleman father husband son brother uncle grandfather nephew widower actor king
    prince spokesman chairman congressman councilman businessman policeman salesman waiter
    alderman assemblyman foreman sportsman grandpa dad bridegroom groom boyfriend stepfather
    hero fisherman fireman craftsman cameraman statesman nobleman serviceman clergyman priest
    pope bishop monk headmaster baron duke grandson lad guy bloke
    irishman englishman frenchman dutchman welshman scotsman""".split()
) - {"actor", "hero", "fireman", "cameraman", "fisherman", "bishop", "priest"}


def gender_of_given_name(name: str) -> Gender | None:
    """Return the gender a given name mostly goes with, None if unknown or common for both.

    Of a hyphenated name the whole counts first (“Jean-Marie”), then its first part
    (“Anne-Laure”); each as it is spelt, then without its accents.
    """
    whole = unicodedata.normalize("NFC", name.lower()).rstrip(".")
    for key in dict.fromkeys((whole, whole.split("-")[0])):
        for spelling in (key, without_accents(key)):
            if spelling in FEMALE_NAMES:
                return Gender.FEMALE
            if spelling in MALE_NAMES:
                return Gender.MALE
    return None


def is_given_name(name: str) -> bool:
    """Tell whether a word is a known given name, of one gender or of either."""
    return gender_of_given_name(name) is not None or name.lower() in EITHER_NAMES


def gender_of_title(word: str) -> Gender | None:
    """Return the gender that a title before a name tells (“Mrs”, “Sir”), None for the rest."""
    key = word.lower().rstrip(".")
    if key in FEMALE_TITLES:
        return Gender.FEMALE
    return Gender.MALE if key in MALE_TITLES else None


def gender_of_role(lemma: str) -> Gender | None:
    """Return the gender that a role or kinship noun tells (“chairwoman”, “father”)."""
    key = lemma.lower().rsplit("-", 1)[-1]
    if key in FEMALE_ROLES or (key.endswith("woman") and len(key) > 5):
        return Gender.FEMALE
    if key in MALE_ROLES:
        return Gender.MALE
    return None


def is_any_ones(role: str) -> bool:
    """Tell whether a post in “-man” is also said of women (“spokesman Dana Holt … she”)."""
    return role.lower() in _ANY_ONES


_ANY_ONES = frozenset("spokesman chairman congressman councilman alderman".split())


def gender_of_pronoun(pronoun: str) -> Gender | None:
    """Return the gender of “he” and “she”, None for every other pronoun."""
    return {"he": Gender.MALE, "she": Gender.FEMALE}.get(pronoun)
