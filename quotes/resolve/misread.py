"""Bodies whose name the tagger took for a person's, by what the text itself says of them.

“Brightroof, which sells roofs”, “the railway, Nordbahn”, “the Marovian Ministry”: nobody is
“which”, a company, or named with “the”; a name that tells a gender stays a person's.
"""

from attrs import evolve

from quotes.document import Document
from quotes.nouns import BODY_KINDS, COLLECTIVES, PERSON_ROLES
from quotes.resolve.figures import NameMention
from quotes.resolve.gender import gender_of_given_name
from quotes.syntax import EntityType

_KINDS = BODY_KINDS | COLLECTIVES


def with_bodies_told(document: Document, mentions: list[NameMention]) -> list[NameMention]:
    """Return the mentions, those of names that the text shows to be a body's as a body's."""
    told = {m.tokens for m in mentions if _may_be_body(m) and _is_told(document, m)}
    people = [m for m in mentions if m.type is EntityType.PERSON]
    titled = {m.tokens for m in people if m.titles}
    surnames = {m.tokens[-1:] for m in people if len(m.tokens) > 1}
    told -= titled | surnames
    return [evolve(m, type=EntityType.ORG) if m.tokens in told else m for m in mentions]


def _may_be_body(mention: NameMention) -> bool:
    """The tagger calls it a person, and neither the name nor a title tells so too."""
    person = mention.type is EntityType.PERSON and mention.role is None and not mention.titles
    return person and gender_of_given_name(mention.tokens[0]) is None


def _is_told(document: Document, mention: NameMention) -> bool:
    after = document.text[mention.span.end : mention.span.end + len(", which ")]
    which = after.lstrip(",").startswith(" which ") and not mention.in_marks
    firm = "&" in mention.span.of(document.text)
    return which or firm or _is_kind_beside(mention) or _is_with_article(mention)


def _is_kind_beside(mention: NameMention) -> bool:
    """“Nordbahn, the railway”, “the railway, Nordbahn”; not “Dana Holt, a teller, …, a bank”."""
    node = mention.node
    if any(c.lemma in PERSON_ROLES for c in node.children("appos")):
        return False
    head = node.head()
    beside = [*node.children("appos"), *([head] if head is not None and node.is_a("appos") else [])]
    return any(n.word.upos == "NOUN" and n.lemma in _KINDS for n in beside)


def _is_with_article(mention: NameMention) -> bool:
    """“the Marovian Ministry”: the name ends in what the body is."""
    article = any(c.word.text.lower() == "the" for c in mention.node.children("det"))
    return article and len(mention.tokens) > 1 and mention.tokens[-1] in _KINDS
