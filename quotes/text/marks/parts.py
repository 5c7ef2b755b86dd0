"""Labels that name a part in an exchange, not a person: “THE COURT”, “Opposition members”."""

from quotes.lexicon.nouns import OFFICES, PERSON_ROLES, UNNAMED_ROLES

_PARTS = frozenset(
    """q a question questioner answer interviewer interviewee operator host moderator narrator
    announcer reporter journalist audience crowd voice unidentified unknown unk inaudible speaker
    caller analyst man woman boy girl male female participant witness clerk court member editor
    presenter translator interpreter student press media anonymous unnamed guest withheld name
    juror bailiff foreperson foreman defendant plaintiff counsel chorus gallery floor interjector
    senator deputy delegate protester heckler presiding marshal registrar usher all both many
    several staff panellist panelist panel usher stenographer""".split()
)
# What may stand with such a word and names nobody: “Hon. Members”, “GRAND JUROR No. 4”.
_WITH_PARTS = frozenset(
    """the an one another some other hon honourable honorable grand opposition government
    unidentified of in on at off camera no acting vice old young second third mr madam""".split()
)
_ONE = frozenset("a an one another voice".split())
_INDEFINITE = _ONE | frozenset("the unidentified unknown".split())
_ROLES = _PARTS | PERSON_ROLES | UNNAMED_ROLES | OFFICES
_MANY = frozenset("all both many several audience crowd press media staff chorus gallery".split())


def is_part(label: str) -> bool:
    """Tell whether every word of a label is a role, a number or what goes with them."""
    words = part_words(label)
    roles = [word for word in words if _singular(word) in _ROLES]
    return bool(roles) and all(
        word in roles or word in _WITH_PARTS or not word.isalpha() or len(word) == 1
        for word in words
    )


def names_nobody(label: str) -> bool:
    """Tell whether a label is a part's, however it is told: “Voice in the shop”, “A man”."""
    words = part_words(label)
    return not words or words[0] in _INDEFINITE or is_part(label)


def is_group_part(label: str) -> bool:
    """Tell whether a label names a part of many: “Hon. Members”, “OPPOSITION SENATORS”."""
    words = part_words(label)
    if words and words[0] in _ONE:
        return False
    last = words[-1] if words else ""
    return last in _MANY or (last != _singular(last) and _singular(last) in _ROLES)


def part_words(label: str) -> list[str]:
    """Return a label's words in lower case, without points and brackets."""
    return [word for w in label.split() if (word := w.strip("()[]<>.,:#").lower())]


def _singular(word: str) -> str:
    for ending, single in (("ies", "y"), ("men", "man"), ("s", "")):
        base = word.removesuffix(ending) + single
        if word.endswith(ending) and base in _ROLES and word not in _ROLES:
            return base
    return word
