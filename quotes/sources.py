"""From a quotation to the words that stand for its source: ordered, named rules, surest first.

A source may be a phrase (`head`), words set beside the quotation (`label`), or an earlier
quotation whose speaker goes on (`follows`). Who that is, is `resolve`'s to say.
"""

from enum import StrEnum

from attrs import frozen

from quotes.document import Document, Node
from quotes.find import Findings, Found
from quotes.frames import source_span
from quotes.layout import ParagraphKind
from quotes.link import is_sentential
from quotes.model import Kind, MentionForm, Polarity, Span
from quotes.phrases import entity_at, form_of, phrase_span, pronoun_of, subject_of
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
    NONE = "no_source"


@frozen(kw_only=True)
class Attributed:
    """A quotation with its source, as far as the text shows one.

    `head` is the head of the source phrase, `mention` its span where the phrase is the
    quotation's own; `follows` the index of the quotation whose speaker goes on.
    """

    found: Found
    rule: SourceRule
    head: Node | None = None
    mention: Span | None = None
    form: MentionForm | None = None
    follows: int | None = None
    narration_between: bool = False


def attribute_sources(document: Document, findings: Findings) -> tuple[Attributed, ...]:
    """Return every found quotation with its source, in the same order."""
    done: list[Attributed] = []
    for found in findings.quotations:
        done.append(_attribute(document, found, done))
    return tuple(done)


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
    if found.frame is None or found.frame.source is None:
        return None
    source = found.frame.source
    return Attributed(
        found=found,
        rule=SourceRule.SUBJECT,
        head=source,
        mention=source_span(found.frame),
        form=form_of(source, document),
    )


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
    if found.enclosing is not None or found.kind is Kind.INDIRECT:
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
    if last is not None:
        return Attributed(
            found=found,
            rule=SourceRule.SAME_PARAGRAPH,
            follows=last,
            narration_between=floor < found.start
            and len(document.text[floor : found.start].split()) > 6,
        )
    return _from_paragraph_before(document, found, before)


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
        if candidate.head is not None or candidate.follows is not None:
            return index
    return None


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
    roots = [w for w in sentence.words if w.head is None and w.end <= gap.end]
    for root in roots:
        node = Node(sentence=sentence, word=root)
        subject = subject_of(node)
        if subject is not None and subject.end <= gap.end and _is_personal(subject):
            return subject
    return None


def _is_personal(node: Node) -> bool:
    if pronoun_of(node.word) in {"he", "she"}:
        return True
    entity = entity_at(node)
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
    last = _last_in(before, span, found.start)
    if last is not None and _hands_over(before[last]):
        return None
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


_RULES = (_label, _owner, _subject_of_cue, _introduced, _carried)
