"""Attribution frames: every cue that the syntax offers, with its source and its content.

A frame is what one sentence says by itself: cue, the head of the source phrase, the words that
are content. Which of them are quotations is `find`'s to say, whose words they are `attribute`'s.
"""

from enum import StrEnum

from attrs import frozen

from quotes.document import Document, Node
from quotes.find.adjacent_phrases import PHRASE, phrase_head
from quotes.find.content import clause_of, spans_of, verb_content
from quotes.find.formulas import (
    SPOKEN_FORMULAS,
    asserted_clause,
    formula_content,
    formula_owner,
    named_after_per,
)
from quotes.find.non_speech_verbs import is_closed_aside, is_other_act
from quotes.find.noun_content import noun_clauses, noun_content
from quotes.find.noun_sources import governor, is_noun_for_verb, noun_source, speech_noun
from quotes.find.subjects import UNNAMED, antecedent, source_at_level
from quotes.grammar.brackets import bracket_around, within
from quotes.grammar.misparses import is_verb
from quotes.grammar.phrases import phrase_words, subject_of
from quotes.lexicon.cues import (
    BELIEFS,
    NOUNS,
    SHOW,
    THOUGHT_NOUNS,
    WEAK_SAY,
    CueClass,
    cue_lemma,
    is_ignored,
    polarity_of,
    verb_class,
)
from quotes.lexicon.idioms import idiom_class
from quotes.lexicon.stances import rebuts
from quotes.model import Polarity, Scope, Span


class FrameKind(StrEnum):
    """How a frame attributes: by a verb, a noun, “according to”, or else (“is sure that …”,
    “reportedly”, “in the words of”)."""

    VERB = "verb"
    NOUN = "noun"
    ACCORDING = "according"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    PHRASE = "phrase"


@frozen(kw_only=True)
class Frame:
    """One cue with the head of its source phrase and its content, as far as syntax shows them.

    `content` holds the content's spans within the sentence, without final punctuation; `clausal`
    tells that it is a clause (or an infinitive), not an object. `via` names the path from cue
    to source, for evidence.
    """

    kind: FrameKind
    cue: Node
    cue_class: CueClass
    source: Node | None = None
    via: str = "subject"
    content: tuple[Span, ...] = ()
    clausal: bool = False
    polarity: Polarity = Polarity.AFFIRMED

    @property
    def cue_span(self) -> Span:
        """The cue's code points (both words of “according to”)."""
        if self.kind is FrameKind.ACCORDING and self.cue.word.text.lower() == "according":
            words = self.cue.sentence.words
            last = words[min(self.cue.word.index + 1, len(words) - 1)]
            return Span(start=self.cue.start, end=last.end)
        return self.cue.word.span


def find_frames(document: Document, *, scope: Scope) -> tuple[Frame, ...]:
    """Return the frames of all sentences, in order of their cues."""
    found: list[Frame] = []
    for sentence in document.parse.sentences:
        document.deadline.check()
        for word in sentence.words:
            frame = _frame_at(document, Node(sentence=sentence, word=word), scope)
            if frame is not None:
                found.append(frame)
    return tuple(found)


def _frame_at(document: Document, node: Node, scope: Scope) -> Frame | None:
    if is_ignored(node, own=document.knowledge.cues):
        return None
    if node.word.text.lower() in {"according", "per"}:
        return _according_frame(node)
    if is_noun_for_verb(node):
        return _noun_frame(document, node, scope)
    spoken = node.word.upos in {"VERB", "AUX"} or node.word.xpos.startswith("VB")
    if spoken or is_verb(document, node):
        return _verb_frame(document, node, scope)
    if node.word.upos == "NOUN":
        return _noun_frame(document, node, scope) or _phrase_frame(node)
    return _adjective_frame(node) if node.word.upos == "ADJ" else None


def _verb_frame(document: Document, node: Node, scope: Scope) -> Frame | None:
    """“Holt said (that) …”, “…, Holt said”, “as Holt put it”, “Holt was quoted as saying …”."""
    own = document.knowledge.cues
    cue_class = verb_class(cue_lemma(node, own=own), scope=scope, own=own)
    if cue_class is None:
        cue_class = CueClass.SHOW if cue_lemma(node) in SHOW else idiom_class(node)
    if cue_class is None or node.is_a("aux", "cop", "amod", "case") or _is_due(node):
        return None
    if is_other_act(document, node) or is_closed_aside(document, node):
        return None
    source, via = source_at_level(document, node)
    if cue_lemma(node) == "hear":
        if not _hears_evidence(node):
            return None
        source, via = None, UNNAMED
    if source is not None and source.lemma in _DOCUMENT_LIKE and cue_lemma(node) in SHOW:
        cue_class = CueClass.SHOW
    content, clausal = verb_content(node, beside=source if via == "beside" else None)
    bracket = bracket_around(node)
    if bracket is not None:
        content = _of_remark(document, node, bracket, content)
    level = document.passage_index(node.start)
    if level is not None:  # what somebody says takes no words from around it
        content = tuple(s for s in content if document.passage_index(s.start) == level)
    if cue_lemma(node) in _ONLY_WITH_CLAUSE and not clausal:
        return None
    return Frame(
        kind=FrameKind.VERB,
        cue=node,
        cue_class=cue_class,
        source=source,
        via=via,
        content=content,
        clausal=clausal,
        polarity=polarity_of(node),
    )


def _of_remark(
    document: Document, cue: Node, bracket: Span, content: tuple[Span, ...]
) -> tuple[Span, ...]:
    """What a cue in brackets has there; around them only where they hold no words but its own
    (“The dam fell (or so Holt said)”)."""
    level = document.passage_index(cue.start)
    quotes = any(document.passage_index(n.start) != level for n in document.nodes_in(bracket))
    inside = within(bracket, content)
    return inside if inside or quotes else content


def _is_due(verb: Node) -> bool:
    """“they are to blame”: what somebody deserves is no act."""
    after_be = {c.word.index + 1 for c in verb.children("cop")}
    return any(c.lemma == "to" and c.word.index in after_be for c in verb.children("mark"))


# “accepted that it fell” says so, “accepted “a small gift”” does not.
_ONLY_WITH_CLAUSE = frozenset({"accept", "observe", "submit"})
_HEARING = frozenset(
    "court tribunal inquest inquiry jury juror hearing magistrate bench panel coroner".split()
)


def _hears_evidence(cue: Node) -> bool:
    """“The court heard that …”: what was said there, by nobody named."""
    subject = subject_of(cue)
    return subject is not None and subject.lemma.lower().removesuffix("s") in _HEARING


_DOCUMENT_LIKE = frozenset(
    "poll survey study data report figure number result evidence test record analysis".split()
)


def _noun_frame(document: Document, node: Node, scope: Scope) -> Frame | None:
    """“his warning that …”, “the claim by Holt that …”; with an owner also “Holt's claim of …”,
    which speaks only of marked words."""
    if not _tells_of_speech(document, node, scope):
        return None
    clauses = noun_clauses(node)
    if not (clauses or node.children("nmod:poss")):
        return None
    (source, via), polarity = noun_source(node)
    if source is not None and document.passage_index(source.start) != document.passage_index(
        node.start
    ):
        source, via = None, "none"
    words = noun_content(node, clauses)
    return Frame(
        kind=FrameKind.NOUN,
        cue=node,
        cue_class=CueClass.SAY,
        source=source,
        via=via,
        content=spans_of(node.sentence, words),
        clausal=bool(clauses),
        polarity=polarity,
    )


def _tells_of_speech(document: Document, noun: Node, scope: Scope) -> bool:
    """A noun of speech; one of belief where it is denied (“scoffed at the idea that …”)."""
    if speech_noun(noun) in NOUNS or noun.lemma in document.knowledge.cues.nouns:
        return True
    if scope is Scope.ALL and noun.lemma in THOUGHT_NOUNS:
        return True
    verb = governor(noun) if speech_noun(noun) in THOUGHT_NOUNS | BELIEFS else None
    return verb is not None and rebuts(verb)


def _phrase_frame(node: Node) -> Frame | None:
    """“In the words of Holt, …”, “in Holt's view, …”."""
    owner = formula_owner(node)
    if owner is None:
        return None
    spoken = node.lemma in SPOKEN_FORMULAS
    return Frame(
        kind=FrameKind.PHRASE,
        cue=node,
        cue_class=CueClass.SAY if spoken else CueClass.THINK,
        source=owner,
        via="possessor",
        content=spans_of(node.sentence, formula_content(node)),
        clausal=True,
    )


def _adjective_frame(node: Node) -> Frame | None:
    """“Holt was adamant that …”."""
    asserted = asserted_clause(node)
    if asserted is None:
        return None
    source, via = antecedent(asserted[0], node)
    return Frame(
        kind=FrameKind.ADJECTIVE,
        cue=node,
        cue_class=CueClass.SAY,
        source=source,
        via=via,
        content=spans_of(node.sentence, frozenset(w.index for w in asserted[1].subtree())),
        clausal=True,
        polarity=polarity_of(node),
    )


def _according_frame(node: Node) -> Frame | None:
    """“According to Holt, …”, “…, per Holt”."""
    phrase = phrase_after_according(node) or named_after_per(node)
    if phrase is None:
        return None
    words = commented_on(node, phrase)
    return Frame(
        kind=FrameKind.ACCORDING,
        cue=node,
        cue_class=CueClass.SAY,
        source=phrase,
        via="according_to",
        content=spans_of(node.sentence, words),
        clausal=True,
    )


def commented_on(node: Node, phrase: Node) -> frozenset[int]:
    """The clause that “according to” comments on; at a sentence's end, after a comma, the whole
    sentence or conjunct."""
    head = phrase.head()
    if head is None:
        return frozenset()
    host, at = clause_of(head), node.word.index
    inside = {w.index for w in phrase.subtree()} | {at}
    closing = at > 1 and node.sentence.words[at - 1].text == ","
    above = host.head()
    while closing and above is not None and host.is_a(*_LOW):
        host, above = above, above.head()
    words = {w.index for w in host.subtree()} - inside
    if closing and at > host.word.index:
        words = {index for index in words if index < at}
    return frozenset(words)


_LOW = ("advcl", "xcomp", "acl", "nmod", "obl", "obj", "nsubj", "ccomp", "appos")


def phrase_after_according(node: Node) -> Node | None:
    """Return the noun after “according to”, however the parser hangs it."""
    words = node.sentence.words
    after = node.word.index + 1
    if after >= len(words) or words[after].text.lower() != "to":
        return None
    head = node.head()
    if node.is_a("case", "mark") and head is not None and head.word.index > after:
        return head
    for child in node.children("obl", "nmod", "obj"):
        if child.word.index > after:
            return child
    end = after + 1
    while end < len(words) and words[end].upos in PHRASE:
        end += 1
    if end == after + 1:
        return None
    return phrase_head(node.sentence, words[end - 1], low=after + 1, high=end)


def is_weak(frame: Frame) -> bool:
    """Tell whether a cue attributes only with words right beside it (“continued”, “ordered”)."""
    pointed = frame.cue.lemma == "point" and bool(frame.cue.children("compound:prt"))
    return frame.kind is FrameKind.VERB and frame.cue.lemma in WEAK_SAY and not pointed


def source_span(frame: Frame) -> Span | None:
    """Return the span of the frame's source phrase, None where it has no source."""
    if frame.source is None:
        return None
    cue = frame.cue.word
    words = phrase_words(frame.source)
    if words[0].index < cue.index and frame.kind is FrameKind.VERB:
        words = tuple(w for w in words if w.index < cue.index)
    return Span(start=words[0].start, end=max(w.end for w in words))
