"""The order of resolution: names first, then pronouns, descriptions, and what is carried on."""

import re
from itertools import islice

from attrs import evolve, frozen

from quotes.cues import CueClass
from quotes.document import Document, Node
from quotes.frames import Frame
from quotes.model import Reason, Span
from quotes.phrases import (
    entity_at,
    naming_apposition,
    phrase_span,
    phrase_words,
    pronoun_of,
    subject_of,
)
from quotes.resolve.descriptions import resolve_description
from quotes.resolve.figures import Figure, Roster
from quotes.resolve.gender import gender_of_pronoun
from quotes.resolve.lexicon import COLLECTIVES
from quotes.resolve.outcome import Resolution, Step, Weighed, unresolved
from quotes.resolve.pronouns import (
    Context,
    Spoken,
    described_things,
    nearer_description,
    resolve_pronoun,
    title_after,
)
from quotes.resolve.tokens import has_personal_title, name_tokens
from quotes.sources import Attributed, SourceRule
from quotes.syntax import EntityType, Word

# How many quotations back the one around a nested quotation is looked for.
_NEAR = 60


@frozen(kw_only=True)
class Resolved:
    """A quotation with its source and who that is."""

    attributed: Attributed
    resolution: Resolution


def resolve_speakers(
    document: Document,
    roster: Roster,
    frames: tuple[Frame, ...],
    attributed: tuple[Attributed, ...],
) -> tuple[Resolved, ...]:
    """Return every quotation with its resolution, in the same order.

    Quotations are walked in text order, so that who spoke last weighs for the next pronoun.
    """
    done: list[Resolved] = []
    spoken: list[Spoken] = []
    described = described_things(document)
    reporter = reporter_of(document)
    speaking = frozenset(
        f.source.start for f in frames if f.source is not None and f.cue_class is CueClass.SAY
    )
    for item in attributed:
        context = Context(
            document=document,
            roster=roster,
            spoken=tuple(spoken[-6:]),
            speaking=speaking,
            described=described,
            excluded=_enclosing_speakers(item, done),
            reporter=reporter,
        )
        resolution = _resolve(context, item, done)
        done.append(Resolved(attributed=item, resolution=resolution))
        if resolution.figures and item.found.enclosing is None:
            spoken.append(_spoken(document, item, resolution.figures))
    return tuple(done)


def _enclosing_speakers(item: Attributed, done: list[Resolved]) -> frozenset[int]:
    """Who speaks the words around a nested quotation: never “he” or “she” in them."""
    if item.found.enclosing is None:
        return frozenset()
    for earlier in islice(reversed(done), _NEAR):
        if earlier.attributed.found.enclosing is None and any(
            s.contains(item.found.spans[0]) for s in earlier.attributed.found.spans
        ):
            return frozenset(earlier.resolution.figures)
    return frozenset()


def _spoken(document: Document, item: Attributed, figures: tuple[int, ...]) -> Spoken:
    at = item.mention.start if item.mention is not None else item.found.end
    return Spoken(figures=figures, at=at, sentence=document.sentence_number(at))


def _resolve(context: Context, item: Attributed, done: list[Resolved]) -> Resolution:
    if item.follows is not None:
        return _carried(item, done)
    if item.rule is SourceRule.LABEL:
        return _label(context, item)
    if item.head is None:
        return unresolved(Reason.NO_ATTRIBUTION, Step(rule="no_source"))
    return resolve_mention(context, item.head, done, item)


def _carried(item: Attributed, done: list[Resolved]) -> Resolution:
    assert item.follows is not None
    before = done[item.follows].resolution
    step = Step(rule=item.rule.value, spans=done[item.follows].attributed.found.spans[-1:])
    return evolve(before, steps=(*before.steps, step))


def resolve_mention(
    context: Context, head: Node, done: list[Resolved], item: Attributed | None = None
) -> Resolution:
    """Return whom the phrase around `head` stands for; of a coordination, all of them."""
    parts = [head, *(c for c in head.children("conj") if c.word.upos in {"PROPN", "NOUN", "PRON"})]
    if len(parts) > 1:
        each = [_one(context, part, done, item) for part in parts]
        named = [r for r in each if r.figures]
        if len(named) == len(each):
            figures = tuple(dict.fromkeys(i for r in each for i in r.figures))
            return Resolution(
                figures=figures, steps=tuple(s for r in each for s in r.steps), margin=0.8
            )
        if named and head.word.upos == "PROPN":
            return each[0]
    return _one(context, head, done, item)


def _one(context: Context, head: Node, done: list[Resolved], item: Attributed | None) -> Resolution:
    pronoun = pronoun_of(head.word)
    if pronoun is not None:
        return _pronoun(context, head, pronoun, done, item)
    named = _named(context, head)
    if named is not None:
        return named
    return resolve_description(context, head)


# --- names -----------------------------------------------------------------------------------


def _named(context: Context, head: Node) -> Resolution | None:
    """The figure named in the phrase: its head's own name, or a name set beside a description."""
    if head.lemma in COLLECTIVES and head.word.upos == "NOUN":
        return None
    own = _name_node(head)
    if own is None:
        return _untagged_name(context, head)
    figure = context.roster.figure_at(own.word.span)
    step = Step(rule="name", spans=(own.word.span,))
    rivals = context.roster.rivals_at(own.word.span)
    if rivals:
        share = round(1 / len(rivals), 3)
        weighed = tuple(Weighed(figure=i, score=share) for i in rivals)
        return unresolved(Reason.AMBIGUOUS, step, weighed=weighed)
    if figure is None:
        apposed = naming_apposition(head)
        figure = context.roster.figure_at(apposed.word.span) if apposed is not None else None
    if figure is None:
        return None
    if not figure.is_person and figure.type.value == "other" and own is not head:
        return None
    return Resolution(figures=(figure.index,), steps=(step,))


def _name_node(head: Node) -> Node | None:
    """The named word of a phrase: its head, an apposed name, or a name within the phrase that no
    possessor or preposition sets apart (“chief economist Dana Holt”)."""
    own = entity_at(head)
    apposed = naming_apposition(head)
    if apposed is not None and (own is None or own.type is not EntityType.PERSON):
        return apposed
    if own is not None:
        return head
    after = _name_right_after(head)
    if after is not None:
        return after
    for word in phrase_words(head):
        if word.index <= head.word.index:
            continue
        node = Node(sentence=head.sentence, word=word)
        if _is_person_name(node) and _hangs_plainly(node, head):
            return node
    return None


def _name_right_after(head: Node) -> Node | None:
    """“radio host Dana Holt”, “Secretary of State Dana Holt”: a name that touches the phrase."""
    title_of = title_after(head) if head.word.upos == "NOUN" else None
    if title_of is not None and _is_person_name(title_of):
        return title_of
    at = phrase_words(head)[-1].index + 1
    words = head.sentence.words
    if at < len(words) and words[at].upos == "PROPN":
        node = Node(sentence=head.sentence, word=words[at])
        return node if _is_person_name(node) else None
    return None


def _is_person_name(node: Node) -> bool:
    entity = entity_at(node)
    return entity is not None and entity.type is EntityType.PERSON


def _hangs_plainly(node: Node, head: Node) -> bool:
    while node.word.index != head.word.index:
        if node.is_a("nmod:poss", "conj") or node.children("case"):
            return False
        above = node.head()
        if above is None:
            return False
        node = above
    return True


def _untagged_name(context: Context, head: Node) -> Resolution | None:
    """A proper noun as source that the tagger did not see: matched by its words, or new."""
    titled = has_personal_title(phrase_span(head).of(context.document.text))
    run = _name_run(head)
    named = titled or head.word.upos == "PROPN" or len(run) > 1
    if not named or not head.word.text[:1].isupper():
        return None
    span = Span(start=run[0].start, end=run[-1].end)
    figure = context.roster.figure_named(span.of(context.document.text))
    step = Step(rule="name", spans=(span,))
    if figure is not None:
        return Resolution(figures=(figure.index,), steps=(step,))
    if not name_tokens(span.of(context.document.text)):
        return None
    return Resolution(name=span, steps=(step,), margin=0.6)


def _name_run(head: Node) -> list[Word]:
    """The proper nouns around a head that touch it, titles left out at the front."""
    words = head.sentence.words
    low = high = head.word.index
    while low > 0 and words[low - 1].upos == "PROPN":
        low -= 1
    while high + 1 < len(words) and words[high + 1].upos == "PROPN":
        high += 1
    run = list(words[low : high + 1])
    while len(run) > 1 and not name_tokens(run[0].text + " x")[1:]:
        run = run[1:]
    return run


def _label(context: Context, item: Attributed) -> Resolution:
    """A label is a name (“MS HOLT”), stands for one (“The Chair (Dana Holt)”), or names a part
    that anybody may play (“Q”, “A woman in the gallery”)."""
    assert item.mention is not None
    step = Step(rule="label", spans=(item.mention,))
    text = item.mention.of(context.document.text)
    figure = context.roster.figure_named(text) or _figure_in_label(context, item.mention)
    if figure is not None:
        return Resolution(figures=(figure.index,), steps=(step,))
    if is_part(text) or not name_tokens(text):
        return unresolved(Reason.ANONYMOUS, step)
    return Resolution(name=item.mention, steps=(step,), margin=0.6)


def _figure_in_label(context: Context, label: Span) -> Figure | None:
    """The person named in a label, or the body that is most of it."""
    figure = context.roster.figure_at(label)
    if figure is None or figure.is_person:
        return figure
    longest = max(m.span.end - m.span.start for m in figure.mentions)
    return figure if longest * 3 >= (label.end - label.start) * 2 else None


_PARTS = frozenset(
    """q a question questioner answer interviewer interviewee operator host moderator narrator
    announcer reporter reporters journalist audience crowd voice voices unidentified unknown
    inaudible speaker caller analyst man woman boy girl male female participant witness clerk
    court member editor presenter translator interpreter student press media""".split()
)


def is_part(text: str) -> bool:
    """Tell whether a label names a part, not a person: “OPERATOR”, “A woman in the gallery”."""
    words = [w.strip("()[].,").lower() for w in text.split()]
    if not words or words[0] in {"a", "an", "one", "another", "voice", "unidentified", "unknown"}:
        return True
    if words[0] == "the":
        return True
    return all(w in _PARTS or w.isdigit() or len(w) == 1 for w in words)


# --- pronouns --------------------------------------------------------------------------------


def _pronoun(
    context: Context, head: Node, pronoun: str, done: list[Resolved], item: Attributed | None
) -> Resolution:
    if pronoun == "you":
        return unresolved(Reason.NO_ANTECEDENT, Step(rule="pronoun_you", spans=(head.word.span,)))
    if pronoun in {"i", "we"}:
        return _speaker_of_enclosing(context, head, pronoun, done, item)
    inner = _clause_subject(head)
    if inner is not None:
        resolution = _one(context, inner, done, item)
        if resolution.is_named and _agrees(context, resolution, pronoun):
            step = Step(rule="clause_subject", spans=(head.word.span, inner.word.span))
            return evolve(resolution, steps=(*resolution.steps, step))
    resolution = resolve_pronoun(context, head, pronoun)
    rival = nearer_description(context, head, pronoun, resolution)
    if rival is None:
        return resolution
    step = Step(rule=f"pronoun_{pronoun}", spans=(head.word.span, rival.word.span))
    described = _one(context, rival, done, item)
    if described.is_named and not _agrees(context, described, pronoun):
        return unresolved(Reason.NO_ANTECEDENT, step)
    return evolve(described, steps=(step, *described.steps))


def _agrees(context: Context, resolution: Resolution, pronoun: str) -> bool:
    if not resolution.figures:
        return pronoun in {"it", "they"}
    figure = context.roster.figures[resolution.figures[0]]
    wanted = gender_of_pronoun(pronoun)
    if wanted is None:
        return not figure.is_person and len(resolution.figures) == 1
    return figure.is_person and figure.gender in {None, wanted}


def _clause_subject(head: Node) -> Node | None:
    """Return the subject of the clause that the pronoun's clause hangs on (“Peskov denounced
    what he called …”, “Holt said she believed …”)."""
    node = head.head()
    for _ in range(4):
        if node is None:
            return None
        above = node.head()
        if above is None or not node.is_a("ccomp", "acl", "advcl", "csubj", "xcomp", "obj", "obl"):
            return None
        subject = subject_of(above)
        if subject is not None and subject.end <= head.start:
            return subject
        node = above
    return None


def _speaker_of_enclosing(
    context: Context, head: Node, pronoun: str, done: list[Resolved], item: Attributed | None
) -> Resolution:
    """“I” inside somebody's words is that speaker; outside it is the reporter of the byline."""
    step = Step(rule=f"pronoun_{pronoun}", spans=(head.word.span,))
    for earlier in islice(reversed(done), _NEAR):
        if earlier.attributed is item:
            continue
        if any(s.contains(head.word.span) for s in earlier.attributed.found.spans):
            return evolve(earlier.resolution, steps=(*earlier.resolution.steps, step))
    reporter = context.reporter if pronoun == "i" else None
    if reporter is not None:
        figure = context.roster.figure_named(reporter)
        if figure is not None:
            return Resolution(figures=(figure.index,), steps=(step,))
        return Resolution(given=reporter, steps=(step,))
    if pronoun == "we":
        return unresolved(Reason.GROUP, step)
    return unresolved(Reason.NO_ANTECEDENT, step)


def reporter_of(document: Document) -> str | None:
    """Return the reporter's name by the caller's byline or the text's own (“By Dana Holt”)."""
    lines = [document.byline or ""]
    lines += [p.span.of(document.text) for p in document.prose.paragraphs if p.byline]
    for line in lines:
        name = re.match(
            r"(?:[Bb][Yy]\s+)?([^\W\d_][\w.’'-]+(?:\s+[A-Z][\w.’'-]*){1,3})", line.strip()
        )
        if name is not None and name.group(1)[0].isupper():
            return name.group(1)
    return None
