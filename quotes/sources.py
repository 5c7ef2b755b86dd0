"""From a quotation to the words that stand for its source: ordered, named rules, surest first.

A source may be a phrase (`head`), words set beside the quotation (`label`), an earlier
quotation whose speaker goes on (`follows`), or the other party of an exchange (`answers`). Who
that is, is `resolve`'s to say.
"""

import re
from enum import StrEnum

from attrs import evolve, frozen

from quotes.animacy import can_speak
from quotes.document import Document, Node
from quotes.echoes import echoes_of
from quotes.exchange import Turn, turns_of
from quotes.find import Findings, Found
from quotes.frames import Frame, FrameKind, source_span
from quotes.layout import ParagraphKind
from quotes.link import is_sentential
from quotes.marks.endings import attribution_follows
from quotes.model import Kind, MentionForm, Polarity, Span
from quotes.phrases import (
    entity_at,
    form_of,
    naming_apposition,
    phrase_span,
    pronoun_of,
    subject_of,
)
from quotes.subjects import UNNAMED, source_of
from quotes.syntax import EntityType


class SourceRule(StrEnum):
    """By which rule a quotation got its source; the names appear in the evidence."""

    LABEL = "label_beside"
    SUBJECT = "subject_of_cue"
    OWNER = "owner_of_speech_act"
    SAME_PARAGRAPH = "continues_in_paragraph"
    LEAD_IN = "subject_before"
    NEXT_PARAGRAPH = "continues_from_paragraph_before"
    INTRODUCED = "introduced_in_paragraph_before"
    ASKED = "asked_before"
    TURN = "takes_turn"
    ECHO = "said_below"
    NONE = "no_source"


@frozen(kw_only=True)
class Attributed:
    """A quotation with its source, as far as the text shows one.

    `head` is the head of the source phrase, `mention` its span where the phrase is the
    quotation's own; `follows` the index of the quotation whose speaker goes on, `answers` that of
    the one whose speaker is answered, by somebody else, `echoes` those below with the same words.
    """

    found: Found
    rule: SourceRule
    head: Node | None = None
    mention: Span | None = None
    form: MentionForm | None = None
    follows: int | None = None
    answers: int | None = None
    echoes: tuple[int, ...] = ()
    narration_between: bool = False


def attribute_sources(document: Document, findings: Findings) -> tuple[Attributed, ...]:
    """Return every found quotation with its source, in the same order."""
    done: list[Attributed] = []
    turns = turns_of(document, findings)
    echoes = echoes_of(document, findings)
    for index, found in enumerate(findings.quotations):
        turn = turns.get(index)
        taken = _taking_turn(found, turn, done) if turn is not None else None
        attributed = taken or _attribute(document, found, done)
        if attributed.rule is SourceRule.NONE and index in echoes:
            attributed = evolve(attributed, rule=SourceRule.ECHO, echoes=echoes[index])
        done.append(attributed)
    return tuple(done)


def _taking_turn(found: Found, turn: Turn, before: list[Attributed]) -> Attributed | None:
    """“Is it locked?” Holt asked. / “It was.” / “Since when?”: two people in turn."""
    if not has_source(before[turn.answers]):
        return None
    if turn.own is not None:
        return Attributed(found=found, rule=SourceRule.TURN, follows=turn.own)
    return Attributed(found=found, rule=SourceRule.TURN, answers=turn.answers)


def has_source(attributed: Attributed) -> bool:
    """Tell whether a quotation has words, or another quotation, that give its source."""
    return (
        attributed.head is not None
        or attributed.rule is SourceRule.LABEL
        or attributed.follows is not None
        or attributed.answers is not None
    )


def _attribute(document: Document, found: Found, before: list[Attributed]) -> Attributed:
    for rule in _RULES:
        attributed = rule(document, found, before)
        if attributed is not None:
            return attributed
    return Attributed(found=found, rule=SourceRule.NONE)


def _label(document: Document, found: Found, _before: list[Attributed]) -> Attributed | None:
    """“MS HOLT: …”, “…” — Dana Holt, “From Chairwoman Holt:”, @dholt."""
    if found.label is None:
        return None
    return Attributed(
        found=found,
        rule=SourceRule.LABEL,
        head=_head_of_label(document, found.label),
        mention=found.label,
        form=MentionForm.NAME,
    )


def _head_of_label(document: Document, label: Span) -> Node | None:
    nodes = [n for n in document.nodes_in(label) if n.word.upos != "PUNCT"]
    named = [n for n in nodes if entity_at(n) is not None]
    return next(iter(named or nodes), None)


def _owner(document: Document, found: Found, _before: list[Attributed]) -> Attributed | None:
    """“Her statement”, “Holt's warning”: the possessor."""
    if found.owner is None:
        return None
    return Attributed(
        found=found,
        rule=SourceRule.OWNER,
        head=found.owner,
        mention=phrase_span(found.owner),
        form=form_of(found.owner, document),
    )


def _subject_of_cue(
    document: Document, found: Found, _before: list[Attributed]
) -> Attributed | None:
    """“Holt said”, “said Holt”, “according to Holt”, “Holt's claim that”: the frame's source."""
    if found.frame is None:
        return None
    source = found.frame.source
    if source is None:
        source = _lent_by_verb(found.frame)
    elif found.frame.kind is FrameKind.VERB and source.is_a("nmod:poss"):
        source = source.head()
    if source is None:
        return None
    own = source is found.frame.source
    return Attributed(
        found=found,
        rule=SourceRule.SUBJECT,
        head=source,
        mention=source_span(found.frame) if own else phrase_span(source),
        form=form_of(source, document),
    )


def _lent_by_verb(frame: Frame) -> Node | None:
    """“Holt said in a statement that …”: the noun's clause is what the verb's subject says."""
    verb = frame.cue.head()
    if frame.kind is not FrameKind.NOUN or verb is None or not frame.cue.is_a("obl"):
        return None
    return source_of(verb)[0] if verb.lemma in _SAYING else None


_SAYING = frozenset("say write announce state declare report explain warn".split())


def _author_before(
    document: Document, found: Found, _before: list[Attributed]
) -> Attributed | None:
    """“… rated this statement by Holt:”, “I had to change my answer:”, “Holt's last word:”: whose
    words a noun right before the colon says they are."""
    if found.enclosing is not None or found.kind is not Kind.DIRECT:
        return None
    last = document.node_before(found.start)
    gap = "" if last is None else document.text[last.start : found.start]
    if last is None or not gap.rstrip().endswith(":"):
        return None
    for word in reversed(last.sentence.words[: last.word.index]):
        if last.word.index - word.index > _NEAR_COLON or document.in_marks(word.start):
            return None
        author = _author_of(Node(sentence=last.sentence, word=word))
        if author is not None:
            return Attributed(
                found=found,
                rule=SourceRule.OWNER,
                head=author,
                mention=phrase_span(author),
                form=form_of(author, document),
            )
    return None


_NEAR_COLON = 6
_POINTING = frozenset("this these following".split())
_GIVEN_BY = frozenset("by from".split())
_WORDS = frozenset(
    "statement comment remark quote word answer reply response tweet message line".split()
)


def _author_of(noun: Node) -> Node | None:
    """Whose words a noun is about; not “Holt attacked Ruiz's statement:”, where Holt may speak."""
    if noun.word.upos != "NOUN" or noun.lemma not in _WORDS:
        return None
    if {c.lemma for c in noun.children("det", "amod")} & _POINTING:
        by = [c for c in noun.children("nmod") if _is_personal(c)]
        return next((c for c in by if {k.lemma for k in c.children("case")} & _GIVEN_BY), None)
    owners = noun.children("nmod:poss")
    if noun.is_a("root", "nsubj"):
        return next(iter(owners), None)
    return next((c for c in owners if pronoun_of(c.word) == "i"), None)


def _introduced(document: Document, found: Found, _before: list[Attributed]) -> Attributed | None:
    """A paragraph that ends in a colon, or speaks of who speaks next, before this one."""
    paragraph = document.paragraph_index(found.start)
    if not _opens_paragraph(document, found, paragraph) or not paragraph:
        return None
    previous = document.prose.paragraphs[paragraph - 1]
    if not document.text[previous.start : previous.end].rstrip().endswith(":"):
        return None
    subject = _last_subject(document, previous.span)
    if subject is None:
        return None
    return Attributed(
        found=found, rule=SourceRule.INTRODUCED, head=subject, form=form_of(subject, document)
    )


def _carried(document: Document, found: Found, before: list[Attributed]) -> Attributed | None:
    """Words with no attribution of their own: the speaker before goes on, or the sentence before
    names who speaks.

    Handled: “A,” Holt said. “B.” · Holt was angry. “B.” · a paragraph that is a quotation after
    one that ended in the same speaker's words.
    """
    if found.enclosing is not None or found.kind is Kind.INDIRECT or _is_told_by_nobody(found):
        return None
    paragraph = document.paragraph(found.start)
    last = _last_in(before, paragraph.span, found.start)
    floor = before[last].found.end if last is not None else paragraph.start
    frame = before[last].found.frame if last is not None else None
    if frame is not None:
        floor = max(floor, frame.cue.sentence.end if frame.cue.start > floor else frame.cue.end)
    subject = _narrated_subject(document, Span(start=floor, end=found.start))
    if subject is not None:
        return Attributed(
            found=found,
            rule=SourceRule.LEAD_IN,
            head=subject,
            form=form_of(subject, document),
        )
    if _is_said_by_other(document, found):
        return None
    if last is not None and before[last].found.kind is Kind.INDIRECT:
        asked = _asked_before(document, Span(start=paragraph.start, end=found.start))
        if asked is not None:
            return _by_asking(document, found, asked)
    if last is not None:
        return Attributed(
            found=found,
            rule=SourceRule.SAME_PARAGRAPH,
            follows=last,
            narration_between=floor < found.start
            and len(document.text[floor : found.start].split()) > 6,
        )
    return _from_paragraph_before(document, found, before)


def _is_told_by_nobody(found: Found) -> bool:
    """“Holt has been promised that it “will be repainted””: nobody says by whom."""
    return found.kind is Kind.MIXED and found.frame is not None and found.frame.via == UNNAMED


# “…,” came the answer: somebody else's, and nobody says whose.
_CAME = re.compile(
    r"\s*came (?:the|a|an) (?:\w+ )?(?:answer|reply|response|retort|cry|call|shout)\b"
)


def _is_said_by_other(document: Document, found: Found) -> bool:
    """“…,” said the elder Holt: somebody is spoken of whom no frame shows; he need not be who
    spoke before."""
    if found.spans[-1].of(document.text).rstrip("\"'”’»“")[-1:] == ".":
        return False
    limit = document.paragraph(found.end - 1).end
    if _CAME.match(document.text, found.end, limit):
        return True
    return attribution_follows(document.text, found.end, limit)


def _last_in(before: list[Attributed], within: Span, until: int) -> int | None:
    """Return the last quotation of a paragraph before an offset that has a source of its own or
    carries one on; what is nested does not count."""
    for index in range(len(before) - 1, -1, -1):
        candidate = before[index]
        if candidate.found.end > until:
            continue
        if candidate.found.end < within.start:
            return None
        if candidate.found.kind is Kind.REFERENCE or candidate.found.enclosing is not None:
            continue
        if _is_aside(candidate, before[:index]):
            continue
        if has_source(candidate):
            return index
    return None


def _is_aside(candidate: Attributed, before: list[Attributed]) -> bool:
    """““…,” said Holt, hours after agencies declared …”: told in passing, in the sentence that
    attributes the words before; these go on."""
    frame = candidate.found.frame
    if candidate.found.kind is not Kind.INDIRECT or frame is None:
        return False
    for earlier in reversed(before):
        last = earlier.found.frame
        if last is None or last.cue.sentence is not frame.cue.sentence:
            return False
        if earlier.found.kind is not Kind.INDIRECT:
            return frame.cue.is_a("advcl", "acl") or _hangs_on(frame.cue, last.cue)
    return False


def _hangs_on(cue: Node, above: Node) -> bool:
    """The cue stands somewhere under the other, but not beside it."""
    node = cue.head() if not cue.is_a("conj") else None
    while node is not None:
        if node.word.index == above.word.index:
            return True
        node = node.head()
    return False


def _narrated_subject(document: Document, gap: Span) -> Node | None:
    """Return the person or body that the last sentence of plain narration is about."""
    if gap.end - gap.start < 3:
        return None
    return _last_subject(document, gap)


def _last_subject(document: Document, gap: Span) -> Node | None:
    """Return the subject of the last sentence in `gap` that has a name or person as subject."""
    sentences = [s for s in document.sentences_in(gap) if s.start >= gap.start]
    if not sentences:
        return None
    sentence = sentences[-1]
    colon = gap.of(document.text).rstrip().endswith(":")
    roots = [w for w in sentence.words if w.head is None and w.end <= gap.end]
    for root in roots:
        node = Node(sentence=sentence, word=root)
        subject = subject_of(node) or (_stated_by_colon(node) if colon else None)
        if subject is None or subject.end > gap.end or document.in_marks(subject.start):
            continue
        if _is_personal(subject) or (colon and _is_somebody(subject)):
            return subject
    return None


def _is_somebody(node: Node) -> bool:
    """“A widow was blunter: “…””."""
    return node.word.upos == "PROPN" or (node.word.upos == "NOUN" and can_speak(node))


def _stated_by_colon(root: Node) -> Node | None:
    """“Holt was less guarded: “…””, which a parser may take for a passive; “Holt again: “…””."""
    passive = root.children("nsubj:pass")
    if passive:
        return passive[0]
    named = root.word.upos in {"PROPN", "PRON"} or naming_apposition(root) is not None
    return root if named else None


def _is_personal(node: Node) -> bool:
    if pronoun_of(node.word) in {"he", "she"}:
        return True
    entity = entity_at(naming_apposition(node) or node)
    return entity is not None and entity.type in {EntityType.PERSON, EntityType.ORG}


def _opens_paragraph(document: Document, found: Found, paragraph: int | None) -> bool:
    if paragraph is None:
        return False
    start = document.prose.paragraphs[paragraph].start
    return not document.text[start : found.start].strip()


def _from_paragraph_before(
    document: Document, found: Found, before: list[Attributed]
) -> Attributed | None:
    """A paragraph of nothing but marked words goes on with the paragraph before's speaker."""
    paragraph = document.paragraph_index(found.start)
    if not _opens_paragraph(document, found, paragraph) or paragraph is None:
        return None
    if not is_sentential(document, document.markings.stretches[found.stretches[0]]):
        return None
    previous = _body_before(document, paragraph)
    if previous is None:
        return None
    span = document.prose.paragraphs[previous].span
    asked = _asked_before(document, span)
    if asked is not None:
        return _by_asking(document, found, asked)
    last = _last_in(before, span, found.start)
    if last is not None and _hands_over(before[last]):
        next_up = _last_subject(document, Span(start=before[last].found.end, end=span.end))
        if next_up is None:
            return None
        return Attributed(
            found=found, rule=SourceRule.INTRODUCED, head=next_up, form=form_of(next_up, document)
        )
    if last is not None:
        tail = document.text[before[last].found.end : span.end]
        return Attributed(
            found=found,
            rule=SourceRule.NEXT_PARAGRAPH,
            follows=last,
            narration_between=len(tail.split()) > 12,
        )
    subject = _last_subject(document, span)
    if subject is None:
        return None
    return Attributed(
        found=found, rule=SourceRule.INTRODUCED, head=subject, form=form_of(subject, document)
    )


_ASKING = frozenset("ask question inquire enquire wonder".split())


def _asked_before(document: Document, gap: Span) -> Node | None:
    """Return whom the last sentence before an answer asks.

    Handled: “Holt asked Ruiz whether …”, “I asked whether she missed it”, “Holt was asked why …”.
    """
    sentences = document.sentences_in(gap)
    if not sentences or sentences[-1].end > gap.end:
        return None
    for word in sentences[-1].words:
        cue = Node(sentence=sentences[-1], word=word)
        if cue.lemma not in _ASKING or not cue.is_a("root") or document.in_marks(cue.start):
            continue
        asked = cue.children("nsubj:pass") or cue.children("obj", "iobj")
        clauses = [subject_of(c) for c in cue.children("ccomp", "advcl", "xcomp")]
        return next((n for n in (*asked, *clauses) if n is not None and _is_personal(n)), None)
    return None


def _by_asking(document: Document, found: Found, asked: Node) -> Attributed:
    return Attributed(found=found, rule=SourceRule.ASKED, head=asked, form=form_of(asked, document))


def _hands_over(before: Attributed) -> bool:
    """After a question, a refusal to speak, or signed words somebody else may speak next."""
    if before.rule is SourceRule.LABEL:
        return (
            before.found.quoted == ()
            and before.found.label is not None
            and (before.found.label.start > before.found.start)
        )
    frame = before.found.frame
    if frame is None:
        return False
    indirect = before.found.kind is Kind.INDIRECT
    return frame.cue.lemma in _ASKING or (indirect and frame.polarity is not Polarity.AFFIRMED)


def _body_before(document: Document, paragraph: int) -> int | None:
    for index in range(paragraph - 1, -1, -1):
        kind = document.prose.paragraphs[index].kind
        if kind is ParagraphKind.BODY:
            return index
        if kind is ParagraphKind.HEADLINE:
            return None
    return None


_RULES = (_label, _owner, _author_before, _subject_of_cue, _introduced, _carried)
