"""From a quotation to the words that stand for its source: ordered, named rules, surest first.

A source may be a phrase (`head`), words set beside the quotation (`label`), an earlier
quotation whose speaker goes on (`follows`), or the other party of an exchange (`answers`). Who
that is, is `resolve`'s to say.
"""

from attrs import evolve

from quotes.document import Document, Node
from quotes.find import Findings, Found
from quotes.find.found import Origin
from quotes.find.frames import FrameKind, source_span
from quotes.find.repetition import echoes_of
from quotes.grammar.phrases import (
    form_of,
    phrase_span,
    pronoun_of,
    tagged_name_at,
)
from quotes.model import Kind, MentionForm, Span
from quotes.source.attributed import Attributed, SourceRule, has_source
from quotes.source.continuation import carried_on, is_personal, last_subject, opens_paragraph
from quotes.source.exchange import Turn, turns_of


def attribute_sources(document: Document, findings: Findings) -> tuple[Attributed, ...]:
    """Return every found quotation with its source, in the same order."""
    done: list[Attributed] = []
    turns = turns_of(document, findings)
    echoes = echoes_of(document, findings)
    for index, found in enumerate(findings.quotations):
        document.deadline.check()
        turn = turns.get(index)
        taken = _taking_turn(found, turn, done) if turn is not None else None
        attributed = taken or _attribute(document, found, done)
        if index in echoes:
            attributed = _echoing(attributed, echoes[index])
        done.append(attributed)
    return tuple(done)


# What says less of whose words they are than their own repetition elsewhere.
_GIVES_WAY = frozenset({SourceRule.NONE, SourceRule.NEXT_PARAGRAPH, SourceRule.LEAD_IN})


def _echoing(attributed: Attributed, echoes: tuple[int, ...]) -> Attributed:
    gives_way = attributed.rule in _GIVES_WAY
    rule = SourceRule.ECHO if gives_way else attributed.rule
    return evolve(attributed, rule=rule, echoes=echoes)


def _taking_turn(found: Found, turn: Turn, before: list[Attributed]) -> Attributed | None:
    """“Is it locked?” Holt asked. / “It was.” / “Since when?”: two people in turn."""
    if not has_source(before[turn.answers]):
        return None
    if turn.own is not None:
        return Attributed(found=found, rule=SourceRule.TURN, follows=turn.own)
    return Attributed(found=found, rule=SourceRule.TURN, answers=turn.answers)


def _attribute(document: Document, found: Found, before: list[Attributed]) -> Attributed:
    for rule in _RULES[:_BY_FORM] if _is_claim(found) else _RULES:
        attributed = rule(document, found, before)
        if attributed is not None:
            return attributed
    return Attributed(found=found, rule=SourceRule.NONE)


def _is_claim(found: Found) -> bool:
    """“Holt called the claim that it fell a lie”: a claim of which the sentence says no more is
    nobody's who spoke before."""
    return found.origin is Origin.CLAUSE and (
        found.frame is not None and found.frame.kind is FrameKind.NOUN
    )


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
    named = [n for n in nodes if tagged_name_at(n) is not None]
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
    if source is not None and found.frame.kind is FrameKind.VERB and source.is_a("nmod:poss"):
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


def _author_before(
    document: Document, found: Found, _before: list[Attributed]
) -> Attributed | None:
    """“… rated this statement by Holt:”, “I had to change my answer:”, “Holt's last word:”: whose
    words a noun right before the colon says they are; “Holt's motto to his crew was, “…””."""
    if found.enclosing is not None or found.kind is not Kind.DIRECT:
        return None
    last = document.node_before(found.start)
    gap = "" if last is None else document.text[last.start : found.start].rstrip()
    if last is None or not gap.endswith(":"):
        return None
    for word in reversed(last.sentence.words[: last.word.index]):
        far = last.word.index - word.index > _NEAR_COLON
        if far or word.text == ";" or document.in_marks(word.start):
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
    """statement comment remark quote word answer reply response tweet message line dictum motto
    mantra maxim advice refrain verdict""".split()
)


def _author_of(noun: Node) -> Node | None:
    """Whose words a noun is about; not “Holt attacked Ruiz's statement:”, where Holt may speak."""
    if noun.word.upos != "NOUN" or noun.lemma not in _WORDS:
        return None
    if {c.lemma for c in noun.children("det", "amod")} & _POINTING:
        by = [c for c in noun.children("nmod") if is_personal(c)]
        return next((c for c in by if {k.lemma for k in c.children("case")} & _GIVEN_BY), None)
    owners = noun.children("nmod:poss")
    if noun.is_a("root", "nsubj"):
        return next(iter(owners), None)
    return next((c for c in owners if pronoun_of(c.word) == "i"), None)


def _introduced(document: Document, found: Found, _before: list[Attributed]) -> Attributed | None:
    """A paragraph that ends in a colon, or speaks of who speaks next, before this one."""
    paragraph = document.paragraph_index(found.start)
    if not opens_paragraph(document, found, paragraph) or not paragraph:
        return None
    previous = document.prose.paragraphs[paragraph - 1]
    if not document.text[previous.start : previous.end].rstrip().endswith(":"):
        return None
    subject = last_subject(document, previous.span)
    if subject is None:
        return None
    return Attributed(
        found=found, rule=SourceRule.INTRODUCED, head=subject, form=form_of(subject, document)
    )


_RULES = (_label, _owner, _author_before, _subject_of_cue, _introduced, carried_on)
_BY_FORM = 4  # of the rules, those that read the sentence itself
