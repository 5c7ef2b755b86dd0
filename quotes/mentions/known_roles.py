"""Descriptions that ask for a known speaker by his role: “the mayor of Norland”."""

from attrs import frozen

from quotes.document import Document, Node
from quotes.grammar.phrases import naming_apposition, phrase_words
from quotes.knowledge import KnownSpeaker
from quotes.mentions.entities import Cast, Entity, NameMention
from quotes.mentions.known import ENTITY_TYPES, Role, index_of, is_name_word, only_one
from quotes.model import Span, SpeakerType

_DEFINITE = frozenset("the this that".split())
_BEFORE_HEAD = frozenset("DET ADJ NOUN".split())
_TELLING = frozenset("NOUN PROPN ADJ".split())


@frozen(kw_only=True)
class _Scene:
    """What the article says of roles: its words, and who is told to hold one, in which words."""

    cast: Cast
    words: frozenset[str]
    told: dict[tuple[int, str], list[frozenset[str]]]


def known_roles(document: Document, cast: Cast) -> list[NameMention]:
    """Return the descriptions that ask for a known speaker by his role.

    Handled, for the role “the mayor of Norland”: “the mayor of Norland”, “Norland's mayor”, and
    “the mayor” where the text has the holder's name or Norland. Not where the article names
    another holder, nor where it tells the role of somebody (“the mayor, Dana Holt”).
    """
    index = index_of(document.knowledge)
    if not index.roles:
        return []
    nodes = [
        node
        for sentence in document.parse.sentences
        for word in sentence.words
        if (node := Node(sentence=sentence, word=word)).lemma in index.roles
        and word.upos in {"NOUN", "PROPN"}
        and cast.entity_at(word.span) is None
    ]
    scene = _scene(document, cast, nodes)
    found = []
    for node in nodes:
        if _is_definite(node) and _holder_told(cast, node) is None:
            asked = (r.speaker for r in index.roles[node.lemma] if _is_asked(r, node, scene))
            speaker = only_one(asked)
            if speaker is not None:
                found.append(_role_mention(document, cast, node, speaker))
    return found


def _scene(document: Document, cast: Cast, nodes: list[Node]) -> _Scene:
    told: dict[tuple[int, str], list[frozenset[str]]] = {}
    for node in nodes:
        holder = _holder_told(cast, node)
        if holder is not None:
            told.setdefault((holder.index, node.lemma), []).append(_telling(node))
    words = (w.text.lower() for s in document.parse.sentences for w in s.words)
    return _Scene(cast=cast, words=frozenset(words), told=told)


def _telling(node: Node) -> frozenset[str]:
    """The words of a phrase that tell one holder of a role from another."""
    apposed = naming_apposition(node)
    named = {w.index for w in apposed.subtree()} if apposed is not None else set()
    return frozenset(
        w.text.lower()
        for w in phrase_words(node)
        if w.index != node.word.index and w.index not in named and w.upos in _TELLING
    )


def _holder_told(cast: Cast, node: Node) -> Entity | None:
    """The person of whom a role is told.

    Handled: “the mayor, Dana Holt”, “mayor Dana Holt”, “Dana Holt, the mayor of Norland,”, “Dana
    Holt is the mayor”.
    """
    words = node.sentence.words
    first = at = node.word.index
    while first > 0 and words[first - 1].upos in _BEFORE_HEAD:
        first -= 1
    beside = [naming_apposition(node), *node.children("appos")]
    if node.is_a("appos", "flat", "compound"):
        beside.append(node.head())
    if node.children("cop"):
        beside += node.children("nsubj")
    near = [b.word for b in beside if b is not None]
    near += words[at + 1 : at + 2]
    if first > 1 and words[first - 1].text == ",":
        near.append(words[first - 2])
    entities = (cast.entity_at(word.span) for word in near)
    return next((f for f in entities if f is not None and f.is_person), None)


def _is_definite(node: Node) -> bool:
    if "Number=Plur" in node.word.feats or node.is_a("appos", "compound", "flat", "amod"):
        return False
    after = node.sentence.words[node.word.index + 1 : node.word.index + 2]
    if node.children("cop") or any(map(is_name_word, after)):
        return False
    definite = any(c.word.text.lower() in _DEFINITE for c in node.children("det"))
    return definite or any(is_name_word(owner.word) for owner in node.children("nmod:poss"))


def _is_asked(role: Role, node: Node, scene: _Scene) -> bool:
    """The description says nothing that the role does not, and what it leaves out is evident."""
    telling = _telling(node)
    missing = role.words - telling
    if not telling <= role.words or not missing <= role.names:
        return False
    for entity in scene.cast.entities:
        if entity.is_person and entity.known != role.speaker:
            told = scene.told.get((entity.index, role.head), [])
            elsewhere = not missing and told and not any(words <= role.words for words in told)
            if (told or role.head in entity.roles) and not elsewhere:
                return False
    return missing <= scene.words or any(f.known == role.speaker for f in scene.cast.entities)


def _role_mention(document: Document, cast: Cast, node: Node, speaker: KnownSpeaker) -> NameMention:
    words = node.sentence.words
    first = node.word.index
    # Up to the article, but over no name: two mentions never share words.
    while first > 0 and words[first - 1].upos in _BEFORE_HEAD:
        if cast.entity_at(words[first - 1].span) is not None:
            break
        first -= 1
    return NameMention(
        span=Span(start=words[first].start, end=node.end),
        node=node,
        tokens=(node.lemma,),  # a name's would make bare namesakes of his contested
        type=ENTITY_TYPES[speaker.type or SpeakerType.PERSON],
        in_marks=document.in_marks(node.start),
        role=speaker,
    )
