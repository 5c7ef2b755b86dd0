"""Bodies called by what they are: “the Holt campaign”, then “the campaign”."""

from itertools import takewhile

from attrs import evolve

from quotes.document import Document, Node
from quotes.grammar.number import is_definite, is_plural
from quotes.grammar.phrases import phrase_span, phrase_words, pronoun_of
from quotes.lexicon.name_tokens import has_personal_title
from quotes.lexicon.nouns import (
    BODY_KINDS,
    COLLECTIVES,
    DEFINITE,
    PARTISANS,
    PERSON_ROLES,
    SURNAME_OFFICES,
)
from quotes.mentions.entities import Entity, NameMention
from quotes.mentions.name_mentions import TIMES
from quotes.model import Span
from quotes.refer.context import Context, backwards
from quotes.refer.outcome import Resolution, Step, Weighed
from quotes.refer.pronouns.salience import weigh_bodies
from quotes.syntax import EntityType

# “Norland Police”: a plural noun that with a place names one body.
_FORCES = frozenset("police constabulary".split())
_PRIVATE = frozenset(
    """company firm newspaper paper magazine outlet broadcaster station publisher label
    bank airline retailer manufacturer maker start-up startup carrier operator developer
    """.split()
)
# Sentences that open an article, and so say what it is about.
_OPENING = 3
# Bodies whose name is whose they are (“Mr Holt's campaign”).
_BY_PERSON = frozenset("campaign administration government office".split())
_LEAST_OF_KIND = 0.45
_LEAST_MARGIN = 0.35
# Sentences back that “the campaign” may go to a campaign named there.
_REACH = 12


def resolve_body(context: Context, node: Node) -> Resolution | None:
    """Return the body that a description names or goes back to, None if it is no body's."""
    lemma = node.lemma.lower()
    if lemma not in COLLECTIVES | BODY_KINDS and not _is_capitalised(node):
        return None
    force = lemma in _FORCES and any(c.word.upos == "PROPN" for c in node.children("compound"))
    if lemma in PERSON_ROLES | PARTISANS | SURNAME_OFFICES or (
        node.word.upos == "NOUN" and is_plural(node) and not force
    ):
        return None
    owned = lemma in _BY_PERSON and bool(node.children("nmod:poss"))
    if not owned and has_personal_title(phrase_span(node).of(context.document.text)):
        return None
    named = named_body(context, node)
    if named is not None and _is_short(context, node, named):
        return _body_before(context, node) or named
    if named is not None or len(_last_called(context, node)) > 1:
        return named
    return _body_before(context, node) or _body_of_kind(context, node)


def _is_short(context: Context, node: Node, named: Resolution) -> bool:
    """“the Committee”: nothing but the noun with a capital, short for a longer name."""
    return named.name is not None and named.name.of(context.document.text) == node.word.text


def named_body(context: Context, node: Node) -> Resolution | None:
    """“the Holt campaign”, “Dana Holt's campaign”: a collective noun with the body's name."""
    owners = node.children("nmod:poss")
    if owners and (pronoun_of(owners[0].word) is not None or not _is_named(owners[0])):
        return None
    words = [w for w in phrase_words(node) if w.index <= node.word.index]
    while words and (
        words[0].upos in {"DET", "PUNCT"}
        or words[0].text.lower() in DEFINITE
        or has_personal_title(words[0].text)
    ):
        words = words[1:]
    apart = max((i for i, w in enumerate(words) if w.upos == "PUNCT" and w.text == ","), default=-1)
    words = words[apart + 1 :]  # “in Norland, a group”: what stands before a comma is no part of it
    named = [w for w in words if w.text[:1].isupper() and w.upos in {"PROPN", "ADJ", "NOUN"}]
    if not named or (node.start == node.sentence.start and len(words) == 1):
        return None
    span = Span(start=words[words.index(named[0])].start, end=_name_end(node))
    step = Step(rule="named_body", spans=(span,))
    entity = context.cast.entity_at(span)
    if entity is not None and not entity.is_person and _covers(entity, span):
        return Resolution(entities=(entity.index,), steps=(step,))
    return Resolution(name=span, steps=(step,))


def _is_named(owner: Node) -> bool:
    """“Holt's campaign”, “the Arden County Sheriff's Office”."""
    return owner.word.upos == "PROPN" or (
        owner.word.text[:1].isupper() and owner.start != owner.sentence.start
    )


_LINKING = frozenset("of on for and the in".split())


def _name_end(node: Node) -> int:
    """“the Commission on Harbour Safety”: a capitalised noun's name goes on over its capitals."""
    end = node.end
    if not node.word.text[:1].isupper():
        return _end_of_portfolio(node) if node.lemma in {"ministry", "department"} else end
    linked = False
    for word in node.sentence.words[node.word.index + 1 :]:
        if word.text.lower() in TIMES or word.text == "May":
            break  # “the High Court on Monday”
        if word.text.lower() in _LINKING:
            linked = True
        elif linked and word.text[:1].isupper() and word.upos in {"PROPN", "NOUN", "ADJ"}:
            end = word.end
        else:
            break
    return end


def _end_of_portfolio(node: Node) -> int:
    """“the Norland ministry of trade”."""
    for child in node.children("nmod"):
        if any(c.lemma in {"of", "for"} for c in child.children("case")):
            return max(w.end for w in child.subtree())
    return node.end


def _covers(entity: Entity, span: Span) -> bool:
    return any(m.span.contains(span) for m in entity.mentions)


def _is_capitalised(node: Node) -> bool:
    return node.word.text[:1].isupper() and node.start != node.sentence.start


def collectives_of(document: Document) -> tuple[Node, ...]:
    """Return the collective nouns outside marks that have a name before or after them."""
    found = []
    for sentence in document.parse.sentences:
        for word in sentence.words[1:]:
            if word.lemma.lower() not in COLLECTIVES or document.in_marks(word.start):
                continue
            node = Node(sentence=sentence, word=word)
            if _has_name_before(node) or _name_end(node) > node.end:
                found.append(node)
    return tuple(sorted(found, key=lambda n: n.start))


def _has_name_before(node: Node) -> bool:
    """“the Holt campaign”; also “the Harbour Office”, whatever the tagger took its words for."""
    before = node.sentence.words[max(node.word.index - 3, 0) : node.word.index]
    capitals = [w for w in before if w.text[:1].isupper() and w.text.lower() not in DEFINITE]
    whole = node.word.text[:1].isupper() and capitals[-1:] == [before[-1]]
    return any(w.upos == "PROPN" for w in capitals) or (whole and bool(node.children("det")))


def _body_before(context: Context, node: Node) -> Resolution | None:
    """“the campaign”, “the company”: the last named body that the noun fits."""
    if node.lemma not in COLLECTIVES | BODY_KINDS or not is_definite(node):
        return None
    step = Step(rule="body_named_before", spans=(phrase_span(node),))
    tagged = _entity_before(context, node)
    phrased = _phrase_before(context, node)
    if phrased is not None and (tagged is None or tagged.span.start < phrased.start):
        resolution = named_body(context, phrased)
        if resolution is not None:
            return evolve(resolution, steps=(step, *resolution.steps), margin=0.6)
    entity = context.cast.entity_at(tagged.span) if tagged is not None else None
    return (
        None if entity is None else Resolution(entities=(entity.index,), steps=(step,), margin=0.7)
    )


def _body_of_kind(context: Context, node: Node) -> Resolution | None:
    """“the newspaper”, “the firm”: the body that stands out among those just spoken of."""
    kind = node.lemma.lower()
    if kind not in BODY_KINDS or not _is_the(node):
        return None
    scores = {
        index: score
        for index, score in weigh_bodies(context, node).items()
        if kind not in _PRIVATE or not _is_public(context.cast.entities[index])
        if not _is_of_other_kind(context.cast.entities[index], kind)
        if not _only_tells_which(context.cast.entities[index])
    }
    private = kind in {"company", "firm"}
    company = only_company(context, node) if private else None
    if not scores:
        return company
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    (best, score), total = ranked[0], sum(scores.values())
    margin = (score - second) / score
    if score < _LEAST_OF_KIND or margin < _LEAST_MARGIN:
        return company if company is not None and company.entities == (best,) else None
    step = Step(rule="body_of_kind", spans=(phrase_span(node),))
    weighed = tuple(Weighed(entity=i, score=round(s / total, 3)) for i, s in ranked[:4])
    return Resolution(entities=(best,), steps=(step,), weighed=weighed, margin=margin * 0.7)


def only_company(context: Context, node: Node) -> Resolution | None:
    """“the company”, “its statement” of an article that speaks of one company again and again, or
    where one alone is the subject of a sentence, is called a company, or stands in the opening."""
    named = [f for f in context.cast.entities if _may_be_company(f, node)]
    often = [f for f in named if len(_plain_mentions(f)) > 1]
    fitting = often or [f for f in named if _is_prominent(context, f)]
    if len(fitting) != 1:
        return None
    step = Step(rule="only_company", spans=(phrase_span(node),))
    return Resolution(entities=(fitting[0].index,), steps=(step,), margin=0.3)


def _may_be_company(entity: Entity, node: Node) -> bool:
    first = entity.mentions[0]
    told = first.span.start < node.start and not first.in_marks
    other = any(_is_called(entity, kind) for kind in ("bank", "paper"))
    return told and not (entity.is_person or other or _is_public(entity))


def _plain_mentions(entity: Entity) -> list[NameMention]:
    return [m for m in entity.mentions if m.type is EntityType.ORG and not m.in_marks]


def _is_prominent(context: Context, entity: Entity) -> bool:
    first = entity.mentions[0]
    above = first.node.head() if first.node.is_a("appos") else None
    if above is not None and above.lemma in BODY_KINDS:
        return True
    if any(m.type is not EntityType.ORG for m in entity.mentions):
        return False
    opens = context.document.number_of(first.node.sentence) < _OPENING
    return opens or first.node.is_a("nsubj")


def _only_tells_which(entity: Entity) -> bool:
    """“the Norland attorney general”: named for nothing but to tell which other noun is meant."""
    return all(
        m.node.is_a("compound", "nmod:desc", "amod") and m.span.end < head.start
        for m in entity.mentions
        if (head := m.node.head()) is not None
    ) and any(m.node.head() is not None for m in entity.mentions)


def _is_public(entity: Entity) -> bool:
    """The name says that the body is no company or paper (“Harbour Inspection Office”)."""
    words = {w.lower() for form in entity.forms for w in form.split()}
    return bool(words & (COLLECTIVES - _PRIVATE - _CORPORATE))


_CORPORATE = frozenset("group corporation airline".split())


def _is_the(node: Node) -> bool:
    """The bare noun with its article: a further word would tell it from the body just named."""
    words = [w for w in phrase_words(node) if w.index != node.word.index]
    return [w.text.lower() for w in words] == ["the"] and not node.children("nmod", "acl")


def _entity_before(context: Context, node: Node) -> NameMention | None:
    """The last mention of a body one of whose names has the noun in it; of the only such body,
    however far back."""
    last = _last_called(context, node)
    if last:
        return next(iter(last.values()))
    fitting = [f for f in context.cast.entities if _is_called(f, node.lemma)]
    first = fitting[0].mentions[0] if len(fitting) == 1 else None
    return first if first is not None and first.span.start < node.start else None


def _last_called(context: Context, node: Node) -> dict[int, NameMention]:
    """The bodies with the noun in their name that the last sentence with any, or the one before
    it, names: of two, nothing tells which is meant."""
    number = context.document.number_of
    found = [
        (entity, mention)
        for entity, mention in context.mentions_before(node, reach=_REACH)
        if _is_called(entity, node.lemma)
    ]
    near = number(found[-1][1].node.sentence) - 1 if found else 0
    last = [(f, m) for f, m in reversed(found) if number(m.node.sentence) >= near]
    return {f.index: m for f, m in last}


def _is_called(entity: Entity, lemma: str) -> bool:
    if entity.is_person:
        return False
    words = {word for form in entity.forms for word in form.lower().split()}
    if lemma.lower() in words:
        return True
    called = not _IN_NAMES.get(lemma.lower(), frozenset()).isdisjoint(words)
    return called and not _is_of_other_kind(entity, lemma.lower())


def _is_of_other_kind(entity: Entity, kind: str) -> bool:
    """“the airline” is no Norland Air Force, “the company” no Arden Herald: the name ends in what
    the body is."""
    if kind not in _FIRMS:
        return False
    ends = {form.split()[-1].lower() for form in entity.forms if len(form.split()) > 1}
    others = (COLLECTIVES | BODY_KINDS | _PAPERS) - _PRIVATE - _CORPORATE - {kind}
    return bool(ends) and ends <= others


_FIRMS = frozenset(
    "airline carrier company firm retailer manufacturer maker operator utility railway".split()
)


# What a body of a kind is called in its name instead of by the kind.
_PAPERS = frozenset(
    """times herald gazette argus courier mercury echo chronicle telegraph tribune post journal
    observer advertiser star sentinel lantern bugle standard dispatch globe mail register record
    examiner inquirer daily""".split()
)
_NEWS = _PAPERS | frozenset("news media tv radio television".split())
_IN_NAMES = {
    "force": frozenset({"police", "constabulary"}),
    "paper": _PAPERS,
    "newspaper": _PAPERS,
    "outlet": _NEWS,
    "journal": frozenset({"annals", "letters", "proceedings", "review"}),
    "station": frozenset({"radio", "fm", "tv"}),
    "broadcaster": frozenset({"radio", "tv", "television"}),
    "airline": frozenset({"air", "airlines", "airways"}),
    "hospital": frozenset({"infirmary"}),
}


def _phrase_before(context: Context, node: Node) -> Node | None:
    """The last phrase with the same noun that names the body (“the Holt campaign”); None if the
    sentence before it, or its own, names another."""
    number = context.document.number_of
    here = number(node.sentence)
    recent = takewhile(
        lambda body: here - number(body.sentence) <= _REACH, backwards(context.bodies, node.start)
    )
    found = [body for body in recent if body.lemma.lower() == node.lemma.lower()][::-1]
    if not found:
        return None
    near = [o for o in found if number(o.sentence) >= number(found[-1].sentence) - 1]
    names = {_last_capital(o) for o in near}
    return found[-1] if len(names) == 1 else None


def _last_capital(node: Node) -> str:
    """The capitalised word nearest before a noun: what tells one campaign from another."""
    before = node.sentence.words[: node.word.index]
    return next((w.text for w in reversed(before) if w.text[:1].isupper()), "")
