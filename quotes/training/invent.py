"""Names that no text has, to teach the entity head that names come from everywhere.

Persons' names are put together from Faker's lists of given and family names (MIT licence), places
are CLDR's territories and time-zone cities (by Babel; Unicode licence), organisations follow the
patterns below. Both packages are needed for training only.
"""

import random
import warnings
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

_LOCALES = tuple(
    """en_US en_GB en_IN en_NZ en_KE en_NG en_PK en_TH fr_FR de_DE es_ES es_MX es_CO pt_BR pt_PT
    it_IT nl_NL pl_PL tr_TR ro_RO hr_HR id_ID tw_GH zu_ZA yo_NG ha_NG ig_NG sw vi_VN fil_PH da_DK
    sv_SE no_NO fi_FI cs_CZ sk_SK hu_HU sl_SI lt_LT lv_LV et_EE az_AZ uz_UZ ga_IE fr_CA fr_DZ de_AT
    es_AR es_CL en_IE sq_AL is_IS mt_MT ja_JP zh_CN zh_TW""".split()
)
_TWICE = frozenset("en_US en_GB en_IN en_KE en_NG en_PK es_MX tr_TR id_ID tw_GH yo_NG sw".split())
_FAMILY_FIRST = frozenset("zh_CN zh_TW vi_VN".split())
_EACH = 150
# C: country, L: city, N: field, P: party, S: family name, A: abbreviation.
_BODIES = tuple(
    """Ministry of N|N Ministry|C Ministry of N|N Department|Department of N|Bank of C|
    Central Bank of C|C National Bank|University of C|L University|L City Council|
    C Football Federation|C Red Cross|N Commission|C N Authority|National N Authority|N Bureau|
    C Revenue Authority|A|A|A|A|A|P Party|C P Party|P Congress|National P Front|
    C Chamber of Commerce|Supreme Court|High Court|L High Court|L Hospital|
    Association of C N Workers|C N Association|N Board of C|C Airways|C Telecom|S Group|S Holdings|
    S Ltd|S Corp.|S & Sons|S Foundation|S Inc|L United|L City|L FC|S Bank|C Parliament|
    National Assembly|Senate|House of Representatives|C Army|C Navy|L Police|C Police Service|
    L Times|C Herald|Daily S|N Council|N Trust|N Institute|C Electoral Commission|
    International N Organization|World N Fund|C Human Rights Commission|C Stock Exchange|
    S Industries|S Motors|L Port Authority|L Municipality""".replace("\n", " ").split("|")
)
_FIELDS = tuple(
    """Health|Education|Finance|Justice|Foreign Affairs|Interior|Defence|Tourism|Agriculture|Trade|
    Energy|Labour|Water|Transport|Environment|Immigration|Communications|Sports|Youth|Mining|
    Fisheries|Land|Housing|Culture|Election""".replace("\n", " ").split("|")
)
_PARTIES = tuple(
    """Democratic|Labour|Liberal|Socialist|People 's|National|Green|Freedom|Unity|Republican|
    Islamic|Justice|Reform|Workers|Conservative""".replace("\n", " ").split("|")
)
_LETTERS = "ABCDEFGHIKLMNOPRSTUWN"

Name = tuple[str, ...]


@frozen(kw_only=True)
class Inventor:
    """Invents names, by type, out of lists."""

    persons: Sequence[Name]
    countries: Sequence[str]
    cities: Sequence[str]

    def person(self, rng: random.Random) -> Name:
        """Return a given and a family name."""
        return rng.choice(self.persons)

    def one_name(self, rng: random.Random) -> Name:
        """Return a family name, or now and then a given name."""
        return (self.person(rng)[-1 if rng.random() < 0.85 else 0],)

    def place(self, rng: random.Random) -> Name:
        """Return a city or, less often, a country."""
        return tuple(rng.choice(self.cities if rng.random() < 0.64 else self.countries).split())

    def body(self, rng: random.Random) -> Name:
        """Return an organisation's name."""
        fillers: Mapping[str, Any] = {
            "C": lambda: rng.choice(self.countries),
            "L": lambda: rng.choice(self.cities),
            "N": lambda: rng.choice(_FIELDS).strip(),
            "P": lambda: rng.choice(_PARTIES).strip(),
            "S": lambda: self.person(rng)[-1],
            "A": lambda: "".join(rng.choices(_LETTERS, k=rng.choice((3, 3, 3, 4, 4, 5)))),
        }
        words = rng.choice(_BODIES).split()
        return tuple(w for word in words for w in fillers.get(word, lambda w=word: w)().split())


def inventor(seed: int) -> Inventor:
    """Read the lists of Faker and Babel."""
    from babel import Locale

    english = Locale("en")
    zones = [zone["city"] for zone in english.time_zones.values() if "city" in zone]
    countries = [name for code, name in english.territories.items() if len(code) == 2]
    return Inventor(
        persons=tuple(_persons(seed)),
        countries=tuple(name.replace("&", "and") for name in countries),
        cities=tuple(sorted(set(zones))),
    )


def _persons(seed: int) -> list[Name]:
    from faker import Faker

    rng = random.Random(seed)
    found = []
    for locale in _LOCALES:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            faker: Any = Faker(locale)
        faker.seed_instance(seed)
        romanized = "_romanized" if hasattr(faker, "first_romanized_name") else ""
        for _ in range(_EACH * (2 if locale in _TWICE else 1)):
            given, family = (getattr(faker, f"{part}{romanized}_name")() for part in _PARTS)
            if any(ord(char) > 0x24F for char in given + family):
                continue
            parts = [*given.split(), *family.split()]
            if locale in _FAMILY_FIRST and rng.random() < 0.6:
                parts = [*family.split(), *given.split()]
            found.append(tuple(parts))
    return found


_PARTS = ("first", "last")
