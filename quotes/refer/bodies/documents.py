"""Documents and whose they are: “a Harbour Office report”, “the complaint filed by Norland”.

A text issued by a named body or person is theirs (annotation guide of the gold); any other is a
document, and nobody is named.
"""

from attrs import evolve

from quotes.document import Document, Node
from quotes.grammar.number import is_definite
from quotes.grammar.phrases import (
    naming_apposition,
    phrase_span,
    pronoun_of,
    subject_of,
    tagged_name_at,
)
from quotes.lexicon.cues import SPEECH_ACTS
from quotes.lexicon.nouns import DOCUMENTS, INSCRIBED
from quotes.mentions.entities import Entity
from quotes.model import Reason
from quotes.refer.bodies.kinds import only_company, resolve_body
from quotes.refer.context import Context, backwards
from quotes.refer.outcome import Resolution, Step, unresolved
from quotes.refer.pronouns.described_antecedents import nearer_description
from quotes.refer.pronouns.personal import resolve_pronoun
from quotes.syntax import EntityType

# Sentences back that “the report” may go to a report whose issuer is told there.
_REACH = 12
# Names for one and the same text.
_FAMILIES = tuple(
    frozenset(words.split())
    for words in (
        "ad advert advertisement spot commercial video clip",
        "lawsuit suit complaint filing",
        "letter note memo message",
        "report study survey review analysis",
        "article story column editorial op-ed piece",
    )
)
_ISSUING = frozenset(
    """issue release publish file write post send air launch unveil run produce submit sign
    circulate commission set create author pen maintain draft start provide""".split()
)
_ISSUED = frozenset(
    """issued released published filed written posted sent aired launched unveiled produced
    submitted signed circulated commissioned paid funded sponsored drafted prepared compiled
    drawn""".split()
)


def resolve_document(context: Context, node: Node) -> Resolution:
    """Return who issued the text that `node` is the noun of, or that it is a document."""
    step = Step(rule="description", spans=(phrase_span(node),))
    found = _issuer(context, node) if node.lemma not in INSCRIBED else None
    if found is None and is_definite(node) and not _has_owner(node):
        found = _issuer_before(context, node)
    if found is None:
        return unresolved(Reason.DOCUMENT, step)
    return evolve(found, steps=(step, *found.steps), margin=0.6)


def resolve_own_words(context: Context, node: Node) -> Resolution | None:
    """“Holt's remarks suggest that …”: what somebody's words say is theirs."""
    owners = node.children("nmod:poss") if node.lemma in SPEECH_ACTS else ()
    found = _whose(context, owners[0]) if owners else None
    if found is None:
        return None
    step = Step(rule="description", spans=(phrase_span(node),))
    return evolve(found, steps=(step, *found.steps), margin=0.6)


def _has_owner(node: Node) -> bool:
    """“Its ad”: another's than the one before."""
    return any(pronoun_of(c.word) is not None for c in node.children("nmod:poss"))


def _issuer(context: Context, node: Node) -> Resolution | None:
    """Whose the phrase itself says the text is, surest first."""
    return (
        _by_agent(context, node)
        or _by_owner(context, node)
        or _by_verb(context, node)
        or _by_relative(context, node)
        or _by_saying(context, node)
    )


def _by_agent(context: Context, node: Node) -> Resolution | None:
    """“a complaint filed by the Harbour Office”, “a note sent in the name of Holt”."""
    for clause in node.children("acl"):
        if clause.word.text.lower() not in _ISSUED:
            continue
        for child in clause.children("obl", "nmod"):
            if any(c.lemma == "by" for c in child.children("case")):
                return _whose(context, child)
            if child.lemma == "name":
                return next((_whose(context, c) for c in child.children("nmod")), None)
    return None


def _by_relative(context: Context, node: Node) -> Resolution | None:
    """“an ad that the Holt campaign is running”, “a memo, which bears the signature of Holt”, “a
    statement, which was attributed to Holt”."""
    for clause in node.children("acl:relcl"):
        subject = subject_of(clause)
        verbs = {clause.lemma, *(c.lemma for c in clause.children("xcomp"))}
        own = subject is not None and pronoun_of(subject.word) is None
        if subject is not None and own and verbs & _ISSUING and subject.lemma not in _RELATIVES:
            return _whose(context, subject)
        if clause.lemma == "attribute":
            credited = (c for c in clause.children("obl") if _has_case(c, "to"))
            return next((_whose(context, c) for c in credited), None)
        for signature in clause.children("obj"):
            if signature.lemma in _SIGNATURES and clause.lemma in {"bear", "carry", "have"}:
                return next((_whose(context, c) for c in signature.children("nmod")), None)
    return None


def _has_case(node: Node, lemma: str) -> bool:
    return any(c.lemma == lemma for c in node.children("case"))


_RELATIVES = frozenset({"that", "which", "who"})
_SIGNATURES = frozenset({"signature", "name", "byline"})


# Texts that are in force somewhere rather than issued by whoever is named before them.
_RULES = frozenset("standard rule law guideline bylaw act bill constitution regulation".split())


def _by_owner(context: Context, node: Node) -> Resolution | None:
    """“Holt's letter”, “a statement from the ministry”, “a page on the campaign's website”."""
    relations = ("nmod:poss", "compound", "nmod", "amod")
    for child in node.children(*relations[: 1 if node.lemma in _RULES else 4]):
        cases = {c.lemma for c in child.children("case")}
        if not cases or child.is_a("nmod:poss") or cases & _GIVEN_BY:
            found = _whose(context, child)
            if found is not None:
                return found
        if "on" in cases and child.lemma in {"website", "site", "page", "account"}:
            return _by_owner(context, child)
    return None


_GIVEN_BY = frozenset("by from of".split())


def _whose(context: Context, node: Node) -> Resolution | None:
    """The entity or body in a phrase, or whom its pronoun stands for (“his lawsuit”)."""
    step = Step(rule="issuer", spans=(node.word.span,))
    pronoun = pronoun_of(node.word)
    if pronoun in {"he", "she", "it"}:
        owner = resolve_pronoun(context, node, pronoun)
        if pronoun != "it" and nearer_description(context, node, pronoun, owner) is not None:
            return None  # “Holt left. A clerk came. Her note read …”
        if owner.is_named or pronoun != "it":
            return owner if owner.is_named else None
        return only_company(context, node)
    node = naming_apposition(node) or node
    named = tagged_name_at(node) is not None or node.word.upos == "PROPN"
    entity = context.cast.entity_at(node.word.span) if named else None
    if entity is not None:
        carries = _is_place(entity) or node.word.text.lower() in _PLATFORMS
        makers = (entity.index, *_joined_makers(context, node))
        return None if carries else Resolution(entities=makers, steps=(step,))
    if node.word.text.lower() in _PLATFORMS:
        return None
    alone = node.word.upos == "PROPN" and not node.children("compound", "flat", "amod", "nmod:poss")
    if alone or node.word.upos not in {"NOUN", "PROPN"}:
        return None
    return resolve_body(context, node)


def _joined_makers(context: Context, node: Node) -> tuple[int, ...]:
    """“a study by Dana Holt and Ada Ruiz”: the others who made it."""
    named = (c for c in node.children("conj") if _has_and(c) and tagged_name_at(c) is not None)
    found = (context.cast.entity_at(c.word.span) for c in named)
    return tuple(f.index for f in found if f is not None and not _is_place(f))


def _has_and(node: Node) -> bool:
    return any(c.lemma in {"and", "&"} for c in node.children("cc"))


# Where people publish; what stands there is not theirs.
_PLATFORMS = frozenset(
    """facebook twitter instagram youtube tiktok snapchat reddit linkedin medium telegram tv
    television radio""".split()
)


def _is_place(entity: Entity) -> bool:
    """“the Norland report” is about a place as likely as by it."""
    return all(m.type is EntityType.PLACE for m in entity.mentions)


def _by_verb(context: Context, node: Node) -> Resolution | None:
    """“The council released a report”, “sent out an email appeal”, “a note was sent from Holt”: the
    subject of the verb that issues the text, or its agent."""
    whole = node.head() if node.is_a("compound") else None
    node = whole if whole is not None and whole.word.upos == "NOUN" else node
    verb = node.head()
    if verb is None or verb.lemma not in _ISSUING:
        return None
    if node.is_a("nsubj") and verb.children("aux:pass"):
        by = {"by", "from"} if verb.lemma == "send" else {"by"}
        agents = [
            c for c in verb.children("obl") if any(case.lemma in by for case in c.children("case"))
        ]
        return _whose(context, agents[0]) if agents else None
    subject = subject_of(verb) if node.is_a("obj") else None
    if subject is None or pronoun_of(subject.word) is not None:
        return None
    return _whose(context, subject)


def _by_saying(context: Context, node: Node) -> Resolution | None:
    """“In a letter to patients, the clinic said …”: the text in which a body says something."""
    verb = node.head()
    if verb is None or not node.is_a("obl") or verb.lemma not in {"say", "write", "tell", "warn"}:
        return None
    if not {c.lemma for c in node.children("case")} & {"in"}:
        return None
    subject = subject_of(verb)
    return None if subject is None else _whose(context, subject)


def is_same_text(one: str, other: str) -> bool:
    """Tell whether two nouns may be for one and the same text (“letter”, “note”)."""
    return one == other or any({one, other} <= family for family in _FAMILIES)


def texts_of(document: Document) -> tuple[Node, ...]:
    """Return the nouns of texts outside marks, in order."""
    found = [
        Node(sentence=sentence, word=word)
        for sentence in document.parse.sentences
        for word in sentence.words
        if word.upos == "NOUN" and word.lemma in DOCUMENTS and not document.in_marks(word.start)
    ]
    return tuple(sorted(found, key=lambda n: n.start))


def _issuer_before(context: Context, node: Node) -> Resolution | None:
    """“the report”: who issued the text of that kind that was spoken of last."""
    family = next((f for f in _FAMILIES if node.lemma in f), frozenset({node.lemma}))
    here = context.document.number_of(node.sentence)
    for other in backwards(context.texts, node.start):
        if here - context.document.number_of(other.sentence) > _REACH:
            return None
        if other.lemma not in family:
            continue
        found = _issuer(context, other)
        if found is not None:
            return found
        if not is_definite(other):
            return None
    return None
