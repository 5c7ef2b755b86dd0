"""Bodies and places whose name the tagger took for a person's, by what the text says of them.

“Brightroof, which sells roofs”, “the railway, Nordbahn”, “the Marovian Ministry”, “born in Arden”:
nobody is “which”, a company, named with “the”, or where something is; a name that tells a gender
stays a person's.
"""

import re

from attrs import evolve

from quotes.document import Document, Node
from quotes.lexicon.gender import gender_of_given_name
from quotes.lexicon.nouns import BODY_KINDS, COLLECTIVES, PERSON_ROLES
from quotes.mentions.entities import NameMention
from quotes.syntax import EntityType

_KINDS = BODY_KINDS | COLLECTIVES


def with_bodies_told(document: Document, mentions: list[NameMention]) -> list[NameMention]:
    """Return the mentions, those of names that the text shows to be a body's as a body's."""
    doubtful = [m for m in mentions if _may_be_body(m)]
    told = {m.tokens for m in doubtful if _is_told(document, m)}
    where = {m.tokens for m in doubtful} & {m.tokens for m in mentions if _is_where(m)}
    bodies = [m for m in mentions if m.type is EntityType.ORG]
    told |= {m.tokens for m in bodies if _is_kind_before(m) or _is_initials(document, m)}
    people = [m for m in mentions if m.type is EntityType.PERSON]
    somebody = {m.tokens[:1] for m in people if len(m.tokens) > 1 or _is_after_name(m)}
    told |= {short for m in bodies if (short := without_form(m.tokens)) != m.tokens} - somebody
    titled = {m.tokens for m in people if m.titles}
    surnames = {m.tokens[-1:] for m in people if len(m.tokens) > 1}
    kinds = {
        **dict.fromkeys(where - titled - surnames, EntityType.PLACE),
        **dict.fromkeys(told - titled - surnames, EntityType.ORG),
    }
    wrong = [m.type is EntityType.PERSON and m.tokens in kinds for m in mentions]
    return [
        evolve(m, type=kinds[m.tokens]) if is_wrong else m
        for m, is_wrong in zip(mentions, wrong, strict=True)
    ]


def without_form(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """“Holt Group”, “Holt Holdings plc”: the name as news goes on to use it, “Holt”."""
    while len(tokens) > 1 and tokens[-1] in _FORMS:
        tokens = tokens[:-1]
    return tokens


def _is_after_name(mention: NameMention) -> bool:
    """“Hugh Holt”, of which only the surname was tagged."""
    words = [w for w in mention.node.sentence.words if w.end < mention.span.start]
    return bool(words) and words[-1].upos == "PROPN"


# What a company's name ends in, and is left off.
_FORMS = frozenset(
    """group holdings plc inc corp corporation ltd limited llc co industries ag sa gmbh""".split()
)


def _may_be_body(mention: NameMention) -> bool:
    """The tagger calls it a person, and neither the name nor a title tells so too."""
    person = mention.type is EntityType.PERSON and mention.role is None and not mention.titles
    return person and gender_of_given_name(mention.tokens[0]) is None


def _is_where(mention: NameMention) -> bool:
    """“lives in Arden”, “a teller from Arden”: a bare name for where something is, or somebody
    comes from."""
    node, head = mention.node, mention.node.head()
    cases = {c.lemma for c in node.children("case")}
    bare = len(mention.tokens) == 1 and not mention.in_marks
    hails = "from" in cases and head is not None and _is_somebody(head)
    return bare and node.is_a("obl", "nmod") and (hails or not _WHERE.isdisjoint(cases))


def _is_somebody(noun: Node) -> bool:
    return noun.lemma in PERSON_ROLES or noun.lemma.endswith(("ist", "man", "woman"))


_WHERE = frozenset("in near outside across throughout around".split())


def _is_told(document: Document, mention: NameMention) -> bool:
    after = document.text[mention.span.end : mention.span.end + len(", which ")]
    which = after.lstrip(",").startswith(" which ") and not mention.in_marks
    firm = "&" in mention.span.of(document.text)
    return which or firm or _is_kind_beside(mention)


def _is_kind_beside(mention: NameMention) -> bool:
    """“Nordbahn, the railway”, “the railway, Nordbahn”; not “Dana Holt, a teller, …, a bank”."""
    node = mention.node
    if any(c.lemma in PERSON_ROLES for c in node.children("appos")):
        return False
    head = node.head()
    beside = [*node.children("appos"), *([head] if head is not None and node.is_a("appos") else [])]
    return any(n.word.upos == "NOUN" and _kind(n) in _KINDS for n in beside)


def _kind(noun: Node) -> str:
    """The noun, with what a hyphen joins to it (“the start-up”)."""
    before = noun.sentence.words[max(noun.word.index - 2, 0) : noun.word.index]
    joined = len(before) == 2 and before[1].text == "-" and before[1].end == noun.start
    return f"{before[0].lemma}-{noun.lemma}" if joined else noun.lemma


def _is_kind_before(mention: NameMention) -> bool:
    """“whose company Nordline”, “the bank Holt”: the noun right before the name."""
    first = next(w for w in mention.node.sentence.words if w.start >= mention.span.start)
    before = mention.node.sentence.words[first.index - 1] if first.index else None
    return before is not None and before.upos == "NOUN" and before.lemma.lower() in _KINDS


def _is_initials(document: Document, mention: NameMention) -> bool:
    """“AVU”, somewhere tagged as a body: nobody is called by three capitals."""
    return _INITIALS.fullmatch(mention.span.of(document.text)) is not None


_INITIALS = re.compile("[A-Z]{3,6}")
