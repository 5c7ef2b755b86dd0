"""Roles that a text tells of a person other than beside the name: in the headline, by “as”.

“Headmistress Dana Holt stands firm” above an article makes her “the headmistress” in it; so does
“which Holt introduced as transport minister”.
"""

import re

from quotes.document import Document, Node
from quotes.lexicon.gender import gender_of_role
from quotes.lexicon.name_tokens import COURTESY, TITLES, name_tokens
from quotes.lexicon.nouns import PERSON_ROLES
from quotes.mentions.entities import NameMention


def roles_in_headline(document: Document, forms: tuple[str, ...]) -> frozenset[str]:
    """Return the role that the headline has right before a name, by its noun in small letters.

    Only before a full name, or before the surname of one: capitals tell nothing in a headline.
    """
    if not document.title:
        return frozenset()
    names = {form for form in forms if len(name_tokens(form)) > 1}
    names |= {name.split()[-1] for name in names}
    found = set()
    for name in names:
        for match in re.finditer(rf"([\w-]+)[ ,]+{re.escape(name)}\b", document.title):
            noun = match.group(1).lower()
            if _is_role(noun):
                found.add(noun)
    return frozenset(found)


def _is_role(noun: str) -> bool:
    known = noun in PERSON_ROLES or noun in TITLES or gender_of_role(noun) is not None
    return known and noun not in COURTESY | {"the", "state", "former"}


def posts_of(mention: NameMention) -> tuple[Node, ...]:
    """Return the nouns that say as what a named person acts or acted.

    Handled: “Holt introduced it as transport minister”, “Holt, who took over as chief executive”.
    """
    node = mention.node
    verbs = [c for c in node.children("acl:relcl") if _is_subject_of_relative(c)]
    head = node.head()
    if head is not None and node.is_a("nsubj") and not mention.in_marks:
        verbs.append(head)
    return tuple(
        post
        for verb in verbs
        for post in verb.children("obl")
        if post.word.upos == "NOUN" and {c.lemma for c in post.children("case")} == {"as"}
    )


def _is_subject_of_relative(clause: Node) -> bool:
    return any(c.lemma == "who" for c in clause.children("nsubj"))


def holder_in_headline(document: Document, noun: str) -> str | None:
    """Return the full name that the headline alone gives to a role (“Headmistress Dana Holt stands
    firm”), None where its capitals tell no name from the words after it."""
    if not document.title or not _is_role(noun):
        return None
    found = re.findall(rf"\b(?i:{re.escape(noun)}),? {_FULL_NAME}", document.title)
    return found[0] if len(found) == 1 else None


# A run of capitals that a small letter or a stop ends.
_FULL_NAME = r"((?:[A-Z][\w’'-]+ ){1,2}[A-Z][\w’'-]+)(?=[,.:;]|$| [a-z’'])"
