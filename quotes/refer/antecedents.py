"""Whom a source phrase stands for: names first, then pronouns, descriptions and coordinations."""

from itertools import islice

from attrs import evolve

from quotes.document import Node
from quotes.find.frames import FrameKind
from quotes.grammar.number import (
    has_singular_verb,
    is_definite,
    is_same_person,
)
from quotes.grammar.phrases import pronoun_of, subject_of, tagged_name_at
from quotes.lexicon.gender import gender_of_pronoun
from quotes.lexicon.nouns import BODY_KINDS, DOCUMENTS
from quotes.model import Reason
from quotes.refer.bodies.documents import is_same_text
from quotes.refer.context import Context
from quotes.refer.descriptions.demonyms import is_partisan, resolve_people
from quotes.refer.descriptions.roles import resolve_description
from quotes.refer.descriptions.self_naming import self_named
from quotes.refer.descriptions.unnamed import with_reason
from quotes.refer.descriptions.unnamed_speakers import unnamed_adds, unnamed_goes_on
from quotes.refer.exchanges.addressees import TURNED_TO, addressed_before
from quotes.refer.named_sources import resolve_known, resolve_name
from quotes.refer.outcome import Resolution, Step, unresolved
from quotes.refer.pronouns.described_antecedents import nearer_description
from quotes.refer.pronouns.first_person import speaker_of_enclosing
from quotes.refer.pronouns.personal import resolve_pronoun
from quotes.refer.resolved import Resolved
from quotes.source.attributed import Attributed

# How many quotations and sentences back “it” goes to a body that spoke.
_FEW = 3

_CLOSE = 2

# Nobody can follow “he said he thought he knew he …” through more clauses than this.
_DEEPEST = 4


def resolve_mention(
    context: Context, head: Node, done: list[Resolved], item: Attributed | None = None
) -> Resolution:
    """Return whom the phrase around `head` stands for; of a coordination, all of them."""
    parts = [head] if _is_said_by_one(item) or has_singular_verb(head) else _joined(head)
    if len(parts) > 1:
        each = [_part(context, part, done, item) for part in parts]
        named = [r for r in each if r.entities]
        if len(named) == len(each):
            entities = tuple(dict.fromkeys(i for r in each for i in r.entities))
            return Resolution(
                entities=entities, steps=tuple(s for r in each for s in r.steps), margin=0.8
            )
        if len(named) > 1 and head.word.upos == "PROPN":
            entities = tuple(dict.fromkeys(i for r in named for i in r.entities))
            steps = tuple(s for r in named for s in r.steps)
            return Resolution(entities=entities, steps=steps, margin=0.6)
        if named and head.word.upos == "PROPN":
            return each[0]
    return _one(context, head, done, item)


def _joined(head: Node) -> list[Node]:
    """“Holt and Ruiz, side by side, said”: the members of a coordination, without what a parser
    hangs there that no “and” and no determiner makes one; of “prosecutors Holt and Ruiz” those
    who are named."""
    head = _first_of_named(head)
    joined = [c for c in head.children("conj") if c.word.upos in {"PROPN", "NOUN", "PRON"}]
    joined = [c for c in joined if not _is_second_post(head, c)]
    named = head.word.upos == "PROPN" and any(c.word.text[:1].isupper() for c in joined)
    if named:
        joined = [c for c in joined if c.word.text[:1].isupper() or c.children("cc", "det")]
    return [head, *(c for c in joined if not is_same_person(head, c))]


def _first_of_named(head: Node) -> Node:
    """“prosecutors Holt and Ruiz”: the first name right after a noun of several."""
    if head.word.xpos not in {"NNS", "NNPS"} or not head.word.text.islower():
        return head
    for name in head.children("appos", "flat"):
        touching = name.word.index == head.word.index + 1 and name.word.upos == "PROPN"
        if touching and any(c.word.upos == "PROPN" for c in name.children("conj")):
            return name
    return head


def _is_second_post(head: Node, noun: Node) -> bool:
    """“Holt, president and chief officer of the firm”: what else Holt is, though the parser
    coordinated it with the name."""
    joint = next((c.word.index for c in noun.children("cc")), 0)
    beside = joint and any(c.word.index == joint - 1 for c in head.children("appos"))
    return bool(beside) and tagged_name_at(noun) is None and not noun.children("det")


def _part(
    context: Context, part: Node, done: list[Resolved], item: Attributed | None
) -> Resolution:
    """One member of a coordination; a capital there is a name that the tagger may have missed, but
    not that of those who only share it (“Holt, a teller and an avid Democrat”, “and Democrats”)."""
    resolution = _one(context, part, done, item)
    capital = part.word.text[:1].isupper()
    if resolution.is_named or not capital or resolve_people(part) is not None:
        return resolution
    entity = context.cast.entity_named(part.word.text)
    if entity is None:
        return resolution
    return Resolution(entities=(entity.index,), steps=(Step(rule="name", spans=(part.word.span,)),))


def _is_said_by_one(item: Attributed | None) -> bool:
    """“says Holt, head of Norland and Sudland Ferries”: a singular verb has one subject."""
    frame = item.found.frame if item is not None else None
    return frame is not None and frame.cue.word.xpos == "VBZ" and frame.kind is FrameKind.VERB


def _one(context: Context, head: Node, done: list[Resolved], item: Attributed | None) -> Resolution:
    pronoun = pronoun_of(head.word)
    if pronoun is not None:
        return _pronoun(context, head, pronoun, done, item)
    known = resolve_known(context.cast, head)
    if known is None and is_partisan(context.document, head):
        return resolve_description(context, head)
    named = (
        known or resolve_people(head) or resolve_name(context, head) or self_named(context, head)
    )
    if named is not None:
        return named
    described = resolve_description(context, head)
    if described.reason is Reason.DOCUMENT and is_definite(head):
        return _sent_before(context, head, done) or described
    if described.is_named or head.lemma.lower() not in BODY_KINDS or not is_definite(head):
        return described
    return _body_before(context, head, done) or described


def _sent_before(context: Context, head: Node, done: list[Resolved]) -> Resolution | None:
    """““…,” it said in a letter. “…,” the letter added”: whose words the letter had before."""
    here = context.document.number_of(head.sentence)
    if head.children("nmod:poss", "nmod"):
        return None
    for earlier in islice(reversed(done), _FEW):
        frame = earlier.attributed.found.frame
        if frame is None or earlier.attributed.found.enclosing is not None:
            continue
        near = 0 < here - context.document.number_of(frame.cue.sentence) <= _FEW
        medium = (c.lemma for c in frame.cue.children("obl") if c.children("case"))
        if near and (any(is_same_text(head.lemma, noun) for noun in medium)):
            step = Step(rule="issuer", spans=(head.word.span,))
            found = earlier.resolution
            return evolve(found, steps=(*found.steps, step)) if found.is_named else None
    return None


def _pronoun(
    context: Context, head: Node, pronoun: str, done: list[Resolved], item: Attributed | None
) -> Resolution:
    if pronoun == "you":
        nobody = Step(rule="pronoun_you", spans=(head.word.span,))
        return unresolved(Reason.NO_ANTECEDENT, nobody)
    if pronoun in {"i", "we"}:
        return speaker_of_enclosing(context, head, pronoun, done, item)
    return (
        _by_clause(context, head, pronoun, done)
        or _by_address(context, head, pronoun, done, item)
        or unnamed_goes_on(context, head, pronoun, done)
        or unnamed_adds(context, head, pronoun, done)
        or _looked_back(context, head, pronoun, done, item)
    )


def _by_clause(
    context: Context, head: Node, pronoun: str, done: list[Resolved]
) -> Resolution | None:
    """The subject of the clause around the pronoun's own, or whose matter it is, if that fits."""
    if context.depth >= _DEEPEST:
        return None
    around = evolve(context, depth=context.depth + 1)
    for inner in _bound_to(head):
        if pronoun_of(inner.word) in {"i", "we", "you"}:
            continue  # “I am late because he …”: another
        resolution = resolve_mention(around, inner, done)
        step = Step(rule="clause_subject", spans=(head.word.span, inner.word.span))
        if not _fits(context, resolution, pronoun):
            continue
        return evolve(resolution, steps=(*resolution.steps, step))
    return None


def _bound_to(head: Node) -> tuple[Node, ...]:
    """What binds a pronoun in its sentence, surest first: the owner of what stands beside its own
    (“Holt's plan and his promise”), the subject of the clause above, and whose matter that is
    (“Holt's success shows how he …”), and whom a clause set before is about."""
    noun = head.head()
    first = noun.head() if noun is not None and noun.is_a("conj") else None
    beside = first.children("nmod:poss") if first is not None and head.is_a("nmod:poss") else ()
    subject = _clause_subject(head)
    above = (subject, *subject.children("nmod:poss")) if subject is not None else ()
    return (*beside, *above, *_set_before(head))


def _set_before(head: Node) -> tuple[Node, ...]:
    """“When Holt met Ruiz, he said …”: Holt; “When Holt asked Ruiz to go, he said …”: Ruiz, whose
    turn it is. Where the clause has a pronoun for another, who acts there is not who acts here."""
    verb = head.head() if head.is_a("nsubj") else None
    above = verb.head() if verb is not None and verb.is_a("ccomp") else None
    for governor in (verb, above):
        for clause in () if governor is None else governor.children("advcl"):
            if clause.start > head.start or not clause.children("mark", "advmod"):
                continue
            told = (*clause.children("iobj"), *clause.children("obj"))
            if any(pronoun_of(n.word) is not None for n in told):
                return ()
            return told[:1] if clause.lemma in TURNED_TO else clause.children("nsubj")
    return ()


def _by_address(
    context: Context, head: Node, pronoun: str, done: list[Resolved], item: Attributed | None
) -> Resolution | None:
    """Whom the sentence before addresses, who is not the one that does, if he or she answers."""
    asked = addressed_before(context.document, head)
    verb = None if asked is None else asked.head()
    if asked is None or verb is None:
        return None
    asker = subject_of(verb)
    speaks = () if asker is None else _one(context, asker, done, item).entities
    other = evolve(context, excluded=context.excluded.union(speaks))
    resolution = _one(other, asked, done, item)
    if not _fits(context, resolution, pronoun):
        return None
    step = Step(rule="addressed", spans=(head.word.span, asked.word.span))
    return evolve(resolution, steps=(*resolution.steps, step))


def _fits(context: Context, resolution: Resolution, pronoun: str) -> bool:
    return resolution.is_named and _agrees(context, resolution, pronoun)


def _looked_back(
    context: Context, head: Node, pronoun: str, done: list[Resolved], item: Attributed | None
) -> Resolution:
    """Whom the text has spoken of: an entity, or a description that stands nearer."""
    resolution = resolve_pronoun(context, head, pronoun)
    rival = nearer_description(context, head, pronoun, resolution)
    if rival is None:
        goes_on = _body_before(context, head, done) if pronoun in {"it", "they"} else None
        if not resolution.is_named and goes_on is not None:
            return goes_on
        return with_reason(context, head, pronoun, resolution)
    step = Step(rule=f"pronoun_{pronoun}", spans=(head.word.span, rival.word.span))
    described = _one(context, rival, done, item)
    is_text = pronoun == "it" and rival.lemma in DOCUMENTS  # “it” is the text, not who wrote it
    if described.is_named and not is_text and not _agrees(context, described, pronoun):
        return unresolved(Reason.NO_ANTECEDENT, step)
    return evolve(described, steps=(step, *described.steps))


def _body_before(context: Context, head: Node, done: list[Resolved]) -> Resolution | None:
    """“It added …” after a body or text spoke that is nobody of the cast: it goes on."""
    here = context.document.number_of(head.sentence)
    for earlier in islice(reversed(done), _FEW):
        if earlier.attributed.found.enclosing is not None or earlier.attributed.head is None:
            continue
        if any(span.start <= head.start < span.end for span in earlier.attributed.found.spans):
            continue  # who says these very words
        distance = here - context.document.number_of(earlier.attributed.head.sentence)
        if earlier.resolution.name is None or not 0 < distance <= _CLOSE:
            return None
        step = Step(rule="body_goes_on", spans=(head.word.span,))
        return evolve(earlier.resolution, steps=(*earlier.resolution.steps, step), margin=0.4)
    return None


def _agrees(context: Context, resolution: Resolution, pronoun: str) -> bool:
    wanted = gender_of_pronoun(pronoun)
    if resolution.given is not None:
        return wanted is not None and resolution.given != context.reporter
    if not resolution.entities:
        return pronoun in {"it", "they"}
    if len(resolution.entities) > 1:
        return False
    entity = context.cast.entities[resolution.entities[0]]
    if wanted is None:
        return not entity.is_person
    return entity.is_person and entity.gender in {None, wanted}


def _clause_subject(head: Node) -> Node | None:
    """Return the subject of the clause that the pronoun's clause hangs on (“Holt denounced
    what he called …”, “Holt said she believed …”)."""
    node = head.head()
    for _ in range(4):
        if node is None:
            return None
        above = node.head()
        if above is None or not node.is_a("ccomp", "acl", "advcl", "csubj", "xcomp", "obj", "obl"):
            return None
        if node.is_a("acl:relcl") and above.lemma not in {"what", "that"}:
            return None  # “asked Holt of what he had said”: who is meant is open
        subject = subject_of(above)
        if subject is not None and subject.end <= head.start:
            return subject
        node = above
    return None
