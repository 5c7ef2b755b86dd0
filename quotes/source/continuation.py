"""Words with no attribution of their own: who goes on, in a paragraph or from the one before."""

import re

from quotes.document import Document, Node
from quotes.find import Found
from quotes.find.headlines import is_crosshead
from quotes.find.link import is_chanted
from quotes.find.link.scene import is_sentential
from quotes.find.read_aloud import text_shown, writer_before
from quotes.find.subjects import UNNAMED, opens_asked
from quotes.grammar.animacy import can_speak
from quotes.grammar.misparses import name_at
from quotes.grammar.phrases import (
    form_of,
    naming_apposition,
    pronoun_of,
    subject_of,
    tagged_name_at,
)
from quotes.layout import ParagraphKind
from quotes.model import Kind, Polarity, Span
from quotes.source.attributed import Attributed, SourceRule, has_source
from quotes.syntax import EntityType
from quotes.text.marks.endings import attribution_follows


def carried_on(document: Document, found: Found, before: list[Attributed]) -> Attributed | None:
    """Words with no attribution of their own: the speaker before goes on, or the sentence before
    names who speaks.

    Handled: “A,” Holt said. “B.” · Holt was angry. “B.” · a paragraph that is a quotation after
    one that ended in the same speaker's words.
    """
    if found.enclosing is not None or found.kind is Kind.INDIRECT or _is_told_by_nobody(found):
        return None
    if _is_given_elsewhere(document, found):
        return None
    paragraph = document.paragraph(found.start)
    last = _last_in(before, paragraph.span, found.start)
    floor = before[last].found.end if last is not None else paragraph.start
    frame = before[last].found.frame if last is not None else None
    if frame is not None and opens_asked(frame.cue):
        floor = frame.cue.sentence.start  # “Asked whether it held, Holt nodded. “…””
    elif frame is not None:
        floor = max(floor, frame.cue.sentence.end if frame.cue.start > floor else frame.cue.end)
    subject = _narrated_subject(document, Span(start=floor, end=found.start))
    if subject is not None and not _is_told_of(document, found, subject):
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


def _is_told_of(document: Document, found: Found, subject: Node) -> bool:
    """“Holt fared well in towns, and Arden has “a people's shore””, “she ran home, “carrying a
    lamp””: the fragment is of another's clause, or tells what the subject does."""
    nodes = document.nodes_in(found.spans[0])
    if found.kind is not Kind.MIXED or not nodes or nodes[0].sentence is not subject.sentence:
        return False
    before = document.node_before(nodes[0].start)
    words = [n for n in nodes if n.word.upos != "PUNCT"]
    parted = before is not None and document.text[before.start : found.start].rstrip()[-1:] == ","
    if parted and words and words[0].word.xpos == "VBG":
        return True
    node: Node | None = nodes[0]
    while node is not None:
        own = subject_of(node)
        if node.is_a("conj") and own is not None and own.word is not subject.word:
            return True
        node = node.head()
    return False


def _is_given_elsewhere(document: Document, found: Found) -> bool:
    """Nobody in particular chants the words, or who says them follows (“…”: Holt hits back)."""
    passages = (document.markings.passages[i] for i in found.passages)
    colon = document.text[found.end : found.end + 2] == ": "
    return colon or any(is_chanted(document, s) for s in passages)


def _is_told_by_nobody(found: Found) -> bool:
    """“Holt has been promised that it “will be repainted””: nobody says by whom."""
    return found.kind is Kind.MIXED and found.frame is not None and found.frame.via == UNNAMED


# “…,” came the answer: somebody else's, and nobody says whose.
_CAME = re.compile(
    r"\s*came (?:the|a|an) (?:\w+ )?(?:answer|reply|response|retort|cry|call|shout)\b"
)


# “Fire!” blared the page of another paper: the sentence goes on with a verb and who does it.
_CRIED = re.compile(r"\s[a-z]{3,}(?:ed|s) (?:[Tt]he|an?|one|another) [a-z]", re.ASCII)


def _is_said_by_other(document: Document, found: Found) -> bool:
    """“…,” said the elder Holt: somebody is spoken of whom no frame shows; he need not be who
    spoke before."""
    if found.spans[-1].of(document.text).rstrip("\"'”’»“")[-1:] == ".":
        return False
    limit = document.paragraph(found.end - 1).end
    if _CAME.match(document.text, found.end, limit) or _is_taken_by_verb(document, found):
        return True
    if _CRIED.match(document.text, found.end, limit):
        return True
    return attribution_follows(document.text, found.end, limit)


def _is_taken_by_verb(document: Document, found: Found) -> bool:
    """““…,” an angry Holt retaliated”: the words are what a verb after them takes, whose subject
    stands between."""
    last = found.spans[-1]
    for node in document.nodes_in(last):
        verb = node.head() if node.is_a("ccomp") else None
        if verb is None or verb.word.upos != "VERB" or verb.start < last.end:
            continue
        subjects = verb.children("nsubj")
        return any(last.end <= c.start and not document.in_marks(c.start) for c in subjects)
    return False


def _last_in(before: list[Attributed], within: Span, until: int) -> int | None:
    """Return the last quotation of a paragraph before an offset that has a source of its own or
    carries one on; what is nested does not count."""
    for index in range(len(before) - 1, -1, -1):
        candidate = before[index]
        found = candidate.found
        end = found.end
        if end > until:
            continue
        if end < within.start:
            return None
        if found.kind is Kind.REFERENCE or found.enclosing is not None or not has_source(candidate):
            continue
        if not (_is_aside(candidate, index, before) or _is_relayed(candidate, index, before)):
            return index
    return None


def _is_aside(candidate: Attributed, index: int, before: list[Attributed]) -> bool:
    """““…,” said Holt, hours after agencies declared …”: told in passing, in the sentence that
    attributes the words before; these go on."""
    frame = candidate.found.frame
    if candidate.found.kind is not Kind.INDIRECT or frame is None:
        return False
    for earlier in (before[i] for i in range(index - 1, -1, -1)):
        last = earlier.found.frame
        if last is None or last.cue.sentence is not frame.cue.sentence:
            return False
        if earlier.found.kind is not Kind.INDIRECT:
            return frame.cue.is_a("advcl", "acl") or _hangs_on(frame.cue, last.cue)
    return False


def _is_relayed(candidate: Attributed, index: int, before: list[Attributed]) -> bool:
    """“Holt said critics had warned of it.”: what one says that another said; the one goes on."""
    frame = candidate.found.frame
    return frame is not None and any(
        other is not candidate
        and other.found.kind is Kind.INDIRECT
        and has_source(other)
        and any(span.contains(frame.cue.word.span) for span in other.found.spans)
        for other in before[max(0, index - _FEW) : index + _FEW]
    )


# A sentence has no more quotations on either side of one.
_FEW = 60


def _hangs_on(cue: Node, above: Node) -> bool:
    """The cue stands somewhere under the other, but not beside it."""
    while cue.is_a("conj") and (first := cue.head()) is not None:
        if first.word.index == above.word.index:
            return False
        cue = first
    node = cue.head()
    while node is not None:
        if node.word.index == above.word.index:
            return True
        node = node.head()
    return False


def _narrated_subject(document: Document, gap: Span) -> Node | None:
    """Return the person or body that the last sentence of plain narration is about, or asks."""
    if gap.end - gap.start < 3:
        return None
    return _called_on(document, gap) or last_subject(document, gap)


def last_subject(document: Document, gap: Span) -> Node | None:
    """Return the subject of the last sentence in `gap` that has a name or person as subject; of
    one that ends in a colon the main clause's, whatever was told before it (“When Holt said that
    …, Ruiz fired back: “…””)."""
    colon = gap.of(document.text).rstrip().endswith(":")
    sentence = document.last_sentence_in(gap, begun=not colon)
    if sentence is None:
        return None
    roots = [w for w in sentence.words if w.head is None and w.end <= gap.end]
    for root in roots:
        node = Node(sentence=sentence, word=root)
        asked = next((n for n in (node, *node.children("advcl")) if opens_asked(n)), None)
        if asked is not None and asked.word is root:
            # the question asked is a clause too, and goes first
            node = next(reversed(node.children("parataxis", "ccomp")), node)
        shown = text_shown(node) if colon else None
        if shown is not None and gap.contains(shown.word.span):
            return shown
        subject = subject_of(node) or (_stated_by_colon(node) if colon else None)
        if subject is None or not gap.contains(subject.word.span):
            continue
        subject = name_at(subject, node) or subject
        if document.in_marks(subject.start):
            continue
        if is_personal(subject) or ((colon or asked) and _is_somebody(subject)):
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


def is_personal(node: Node) -> bool:
    """Tell whether a phrase is “he”, “she” or the name of a person or body."""
    if pronoun_of(node.word) in {"he", "she"}:
        return True
    tagged = tagged_name_at(naming_apposition(node) or node)
    return tagged is not None and tagged.type in {EntityType.PERSON, EntityType.ORG}


def opens_paragraph(document: Document, found: Found, paragraph: int | None) -> bool:
    """Tell whether nothing stands before a quotation in its paragraph."""
    if paragraph is None:
        return False
    start = document.prose.paragraphs[paragraph].start
    return not document.text[start : found.start].strip()


def _from_paragraph_before(
    document: Document, found: Found, before: list[Attributed]
) -> Attributed | None:
    """A paragraph of nothing but marked words goes on with the paragraph before's speaker."""
    paragraph = document.paragraph_index(found.start)
    if not opens_paragraph(document, found, paragraph) or paragraph is None:
        return None
    passage = document.markings.passages[found.passages[0]]
    if not is_sentential(document, passage) or is_crosshead(document, passage):
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
        next_up = last_subject(document, Span(start=before[last].found.end, end=span.end))
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
    subject = last_subject(document, span) or writer_before(document, span)
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
    sentence = document.last_sentence_in(gap)
    if sentence is None or sentence.end > gap.end:
        return None
    for word in sentence.words:
        cue = Node(sentence=sentence, word=word)
        if cue.lemma not in _ASKING or not cue.is_a("root") or document.in_marks(cue.start):
            continue
        asked = cue.children("nsubj:pass") or cue.children("obj", "iobj")
        clauses = [subject_of(c) for c in cue.children("ccomp", "advcl", "xcomp")]
        return next((n for n in (*asked, *clauses) if n is not None and is_personal(n)), None)
    return None


def _called_on(document: Document, gap: Span) -> Node | None:
    """“Dana, what is it like? “…””: whom the narration asks by name."""
    if not gap.of(document.text).rstrip().endswith("?"):
        return None
    sentence = document.last_sentence_in(gap)
    if sentence is None:
        return None
    nodes = (Node(sentence=sentence, word=w) for w in sentence.words)
    return next((n for n in nodes if n.is_a("vocative") and is_personal(n)), None)


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
