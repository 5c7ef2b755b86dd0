"""Which word tells of a country's people and which names the country: “German” and “Germany”.

Most share how they begin; the others are written down by hand.
"""

_BEGINNING = 4
_OTHERS = {
    "american": "america us u.s. usa united states washington",
    "british": "britain uk u.k. united kingdom london",
    "burmese": "burma myanmar",
    "danish": "denmark",
    "dutch": "netherlands holland",
    "emirati": "emirates uae u.a.e.",
    "english": "england",
    "filipino": "philippines philippine",
    "finnish": "finland",
    "french": "france paris",
    "irish": "ireland",
    "ivorian": "ivory côte",
    "kiwi": "zealand",
    "lao": "laos",
    "polish": "poland",
    "scottish": "scotland",
    "spanish": "spain",
    "swiss": "switzerland",
    "thai": "thailand",
    "us": "america american united states u.s.",
    "u.s.": "america american united states us",
    "welsh": "wales",
}
_NAMES = {people: frozenset(names.split()) for people, names in _OTHERS.items()}
_NONE: frozenset[str] = frozenset()


def are_of_one_place(first: str, second: str) -> bool:
    """Tell whether two words in small letters may speak of one country or place.

    >>> are_of_one_place("german", "germany"), are_of_one_place("dutch", "holland")
    (True, True)
    >>> are_of_one_place("german", "france")
    False
    """
    if first == second or second in _NAMES.get(first, _NONE) or first in _NAMES.get(second, _NONE):
        return True
    short = min(len(first), len(second)) < _BEGINNING
    return not short and first[:_BEGINNING] == second[:_BEGINNING]
