"""The words of a name: titles and suffixes aside, and whether two names can be one person's."""

import re
import unicodedata

TITLES = frozenset(
    """mister mr mrs ms miss dr sen senator rep representative gov governor president secretary
    sir dame lord lady prof professor gen general judge justice pope king queen prince princess
    mayor rev reverend col colonel capt captain lt lieutenant sgt sergeant maj major adm admiral
    del. delegate hon ambassador minister chancellor premier chairman chairwoman chair sheriff chief
    former ex-president ex-mayor vice deputy congressman congresswoman councilman councilwoman
    councillor cllr attorney detective officer commissioner director spokesman spokeswoman coach
    father sister brother bishop archbishop cardinal imam rabbi sheikh baroness baron
    speaker madame madam monsieur state sens reps drs messrs constable inspector superintendent
    the justices judges senators aunt uncle cousin commander prime pres amb cmdr cpl det supt ag
    pc wpc insp dci alhaji alhaja comrade""".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv junior senior".split())
_TOKEN = re.compile(r"[^\W_](?:[\w’'.&-]*[\w&])?\.?")


def has_personal_title(text: str) -> bool:
    """Tell whether a phrase starts with a title that only people bear (“Mr King”)."""
    first = text.split()[0].lower().rstrip(".") if text.split() else ""
    return first in _PERSONAL_TITLES


_PERSONAL_TITLES = frozenset(
    "mr mrs ms miss dr sen rep gov sir dame lord lady prof rev lt capt sgt col gen".split()
)


COURTESY = frozenset("mister mr mrs ms miss dr sir dame lord lady mx madam madame".split())


def name_tokens(text: str) -> tuple[str, ...]:
    """Return a name's words in lower case, without titles, possessive, generational suffix, and
    accents, which a text often writes once and leaves out elsewhere."""
    words = [re.sub(r"[’']s?$", "", w) for w in _TOKEN.findall(text)]
    lower = [_bare(w) for w in words if w]
    lower = [_ARTICLE.sub("", w) for w in lower]
    while len(lower) > 1 and lower[0] in TITLES:
        lower = lower[1:]
    while len(lower) > 1 and lower[-1] in _SUFFIXES:
        lower = lower[:-1]
    return tuple(lower)


def _bare(word: str) -> str:
    """A word in lower case without accents and its stop, but for one that only with it is a title
    (“Del.”)."""
    plain = without_accents(word.lower())
    return plain if plain in TITLES else plain.rstrip(".")


# “al-Harthi” and “Harthi”, “el-Sisi” and “Sisi” are one name.
_ARTICLE = re.compile(r"^(?:al|el)-(?=\w{3})")


def without_accents(text: str) -> str:
    """Return a text without its accents (“josé” → “jose”)."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in parts if not unicodedata.combining(c)))


def names_same(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether two names can be one person's: equal, a surname or given name alone, an
    initial for a name, a middle name left out, or a double surname (“Garza Lund”) alone; a
    given name may be short (“Ken”) or have a consonant doubled (“Phillip”)."""
    if short == full:
        return True
    if len(short) > len(full):
        short, full = full, short
    if len(short) == 1:
        return short[0] in {full[0], full[-1]} and len(short[0]) > 1
    if short[-1] != full[-1]:
        return False
    if full[-len(short) :] == short:
        return True
    first, other = short[0], full[0]
    if first == other or (min(len(first), len(other)) == 1 and first[0] == other[0]):
        return True
    if _DOUBLED.sub(r"\1", first) == _DOUBLED.sub(r"\1", other):
        return True
    return _is_nickname(first, other) or _is_nickname(other, first)


# “Phillip” and “Philip”: a doubled consonant more or less is a slip, not somebody else.
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1")


# Short names that are no beginning of the long one.
_NICKNAMES = {
    "bob": "robert", "bobby": "robert", "bill": "william", "billy": "william", "jim": "james",
    "jimmy": "james", "mike": "michael", "dick": "richard", "rick": "richard", "ted": "edward",
    "larry": "lawrence", "jerry": "gerald", "liz": "elizabeth", "beth": "elizabeth",
    "betty": "elizabeth", "kate": "katherine", "peggy": "margaret", "meg": "margaret",
    "maggie": "margaret", "jack": "john", "johnny": "john", "hank": "henry", "harry": "henry",
    "chuck": "charles", "charlie": "charles", "andy": "andrew", "tony": "anthony",
    "tommy": "thomas", "joe": "joseph", "joey": "joseph", "steve": "stephen", "ned": "edward",
    "bernie": "bernard", "danny": "daniel", "kenny": "kenneth", "ronnie": "ronald",
    "mitch": "mitchell", "gerry": "gerald", "sandy": "alexander", "becky": "rebecca",
    "cathy": "catherine", "kathy": "kathleen", "jenny": "jennifer", "debbie": "deborah",
    "patty": "patricia", "mickey": "michael", "eddie": "edward", "freddie": "frederick",
}  # fmt: skip


def _is_nickname(short: str, long: str) -> bool:
    """Tell whether a given name is the short form of another: “Ken” for “Kenneth”, “Bob” for
    “Robert”."""
    if len(short) >= len(long):
        return _NICKNAMES.get(short) == long
    return (len(short) >= _SHORTEST and long.startswith(short)) or _NICKNAMES.get(short) == long


_SHORTEST = 3


def generation(text: str) -> str | None:
    """Return which of a father and son of one name is meant (“junior”), None where untold."""
    last = text.split()[-1].lower().rstrip(".") if text.split() else ""
    return {"jr": "junior", "sr": "senior"}.get(last, last if last in _SUFFIXES else None)


def only_titles(text: str) -> bool:
    """Tell whether a text is nothing but titles (“Rep.”)."""
    return all(t.lower().rstrip(".") in TITLES for t in text.split())


def is_plural_initials(word: str) -> bool:
    """Tell whether a word is the plural of initials: “MPs”, “NGOs”."""
    return _PLURAL_INITIALS.fullmatch(word) is not None


_PLURAL_INITIALS = re.compile("[A-Z]{2,5}s")
