"""Descriptions: “the mayor”, “a spokesman for the ministry”, “protesters”, “the report”.

A definite description of one named figure by a role that the text gives it stands for that
figure; every other says why nobody is named.
"""

import re

from quotes.document import Node
from quotes.model import Reason, Span
from quotes.phrases import entity_at, phrase_span, phrase_words, pronoun_of
from quotes.resolve.figures import Figure
from quotes.resolve.gender import gender_of_role
from quotes.resolve.lexicon import (
    COLLECTIVES,
    DEFINITE,
    DOCUMENTS,
    GROUPS,
    INDEFINITE,
    ORDINALS,
    PERSON_ROLES,
    UNNAMED_ROLES,
)
from quotes.resolve.names import roles_of_title
from quotes.resolve.outcome import Resolution, Step, Weighed, unresolved
from quotes.resolve.pronouns import Context, weigh_people
from quotes.resolve.tokens import has_personal_title


def resolve_description(context: Context, node: Node) -> Resolution:
    """Return the figure or body that a description stands for, or why nobody is named."""
    body = _body_in(context, node)
    if body is not None:
        return body
    return _by_form(context, node)


def _by_form(context: Context, node: Node) -> Resolution:
    lemma = node.lemma
    step = Step(rule="description", spans=(phrase_span(node),))
    if lemma in DOCUMENTS:
        return _document(context, node, step)
    if lemma in {"one", "another", "someone", "somebody"}:
        return unresolved(Reason.ANONYMOUS, step)
    if _is_plural(node):
        return _plural(node, step)
    words = {w.text.lower() for w in phrase_words(node)}
    if _is_indefinite(node) or (lemma in {"source", "insider"}) or words & ORDINALS:
        return unresolved(Reason.ANONYMOUS, step)
    by_role = _by_role(context, node) or _varied(context, node)
    if by_role is not None:
        return by_role
    if lemma in UNNAMED_ROLES and not _has_owner_pronoun(node):
        return unresolved(Reason.ANONYMOUS, step)
    return unresolved(Reason.NO_ANTECEDENT, step)


# --- bodies ----------------------------------------------------------------------------------


def _body_in(context: Context, node: Node) -> Resolution | None:
    """“the Holt campaign”, “the Norland defence ministry”: a collective noun with a name."""
    if node.lemma not in COLLECTIVES and not _is_capitalised(node):
        return None
    if node.lemma in PERSON_ROLES:
        return None
    if node.word.upos == "NOUN" and _is_plural(node):
        return None
    if has_personal_title(phrase_span(node).of(context.document.text)):
        return None
    owners = node.children("nmod:poss")
    if owners and (pronoun_of(owners[0].word) is not None or owners[0].word.upos != "PROPN"):
        return None
    words = [w for w in phrase_words(node) if w.index <= node.word.index]
    while words and (words[0].upos in {"DET", "PUNCT"} or words[0].text.lower() in DEFINITE):
        words = words[1:]
    named = [w for w in words if w.text[:1].isupper() and w.upos in {"PROPN", "ADJ", "NOUN"}]
    if not named or (node.start == node.sentence.start and len(words) == 1):
        return _body_before(context, node)
    span = Span(start=words[words.index(named[0])].start, end=node.end)
    step = Step(rule="named_body", spans=(span,))
    figure = context.roster.figure_at(span)
    if figure is not None and not figure.is_person and _covers(figure, span):
        return Resolution(figures=(figure.index,), steps=(step,))
    return Resolution(name=span, steps=(step,))


def _covers(figure: Figure, span: Span) -> bool:
    return any(m.span.contains(span) for m in figure.mentions)


def _is_capitalised(node: Node) -> bool:
    return node.word.text[:1].isupper() and node.start != node.sentence.start


def _body_before(context: Context, node: Node) -> Resolution | None:
    """“the campaign”, “the company”: the last named body that the noun fits."""
    if node.lemma not in COLLECTIVES or not _is_definite(node):
        return None
    found = [
        f
        for f in context.roster.figures
        if not f.is_person
        and f.mentions[0].span.start < node.start
        and any(node.lemma in form.lower().split() for form in f.forms)
    ]
    step = Step(rule="body_named_before", spans=(phrase_span(node),))
    if len(found) > 1:
        recent = [f.index for f, _ in context.mentions_before(node, reach=4)]
        near = [f for f in found if f.index in recent]
        found = near if len(near) == 1 else found
    if len(found) == 1:
        return Resolution(figures=(found[0].index,), steps=(step,), margin=0.7)
    return None


# --- documents -------------------------------------------------------------------------------


def _document(context: Context, node: Node, step: Step) -> Resolution:
    """A text of a named body or person is theirs; any other is a document."""
    for child in node.children("nmod:poss", "compound", "nmod", "amod"):
        figure = _figure_of(context, child)
        cases = {c.lemma for c in child.children("case")}
        if figure is not None and (not cases or cases & {"by", "from", "of", "’s", "'s"}):
            return Resolution(
                figures=(figure.index,),
                steps=(step, Step(rule="issuer", spans=(child.word.span,))),
                margin=0.6,
            )
    issuer = _issuer_in_name(context, node)
    if issuer is not None:
        return issuer
    return unresolved(Reason.DOCUMENT, step)


def _issuer_in_name(context: Context, node: Node) -> Resolution | None:
    """“a Harbour Office report”: the capitalised words before the noun name who made it."""
    words = [w for w in phrase_words(node) if w.index < node.word.index]
    named = [w for w in words if w.upos == "PROPN" and w.text[:1].isupper()]
    if not named or any(w.xpos == "POS" for w in words) or words[-1] is not named[-1]:
        return None
    span = Span(start=named[0].start, end=named[-1].end)
    figure = context.roster.figure_at(span) or context.roster.figure_named(
        span.of(context.document.text)
    )
    if figure is None or figure.is_person:
        return None
    step = Step(rule="issuer", spans=(span,))
    return Resolution(figures=(figure.index,), steps=(step,), margin=0.6)


def _figure_of(context: Context, node: Node) -> Figure | None:
    if entity_at(node) is None:
        return None
    return context.roster.figure_at(node.word.span)


# --- persons ---------------------------------------------------------------------------------


def _is_plural(node: Node) -> bool:
    if "Number=Plur" in node.word.feats or node.lemma in GROUPS:
        return True
    return any(not is_same_person(node, other) for other in node.children("conj"))


def is_same_person(node: Node, other: Node) -> bool:
    """“The former senator and current nominee”: two roles under one article are one person's."""
    return (
        _is_definite(node)
        and other.word.upos == "NOUN"
        and "Number=Plur" not in other.word.feats
        and entity_at(other) is None
        and not other.children("det", "nmod:poss", "nummod")
    )


def _plural(node: Node, step: Step) -> Resolution:
    """Counted or particular people left unnamed are anonymous, the rest a group."""
    counted = node.children("nummod", "det")
    few = any(c.lemma in {"two", "three", "four", "both", "2", "3"} for c in counted)
    if node.lemma in {"source", "insider"} or few:
        return unresolved(Reason.ANONYMOUS, step)
    return unresolved(Reason.GROUP, step)


def _is_indefinite(node: Node) -> bool:
    return any(c.word.text.lower() in INDEFINITE for c in node.children("det", "nummod", "amod"))


def _is_definite(node: Node) -> bool:
    return any(c.word.text.lower() in DEFINITE for c in node.children("det", "nmod:poss"))


def _has_owner_pronoun(node: Node) -> bool:
    return bool(node.children("nmod:poss"))


def _by_role(context: Context, node: Node) -> Resolution | None:
    """The one figure, named before (or at all), that the text calls by this noun."""
    lemma = node.lemma
    step = Step(rule="role", spans=(phrase_span(node),))
    modifiers = _modifiers(node)
    gender = gender_of_role(lemma)
    fitting = [
        f
        for f in context.roster.figures
        if f.is_person and _has_role(f, lemma) and not (gender and f.gender not in {None, gender})
    ]
    if modifiers:
        exact = [f for f in fitting if _has_modifiers(f, modifiers)]
        fitting = exact if exact else [f for f in fitting if not _contradicts(f, modifiers, lemma)]
    if len(fitting) > 1:
        fitting = _nearest(context, fitting, node)
    if len(fitting) == 1:
        return Resolution(figures=(fitting[0].index,), steps=(step,), margin=0.6)
    if fitting:
        weighed = tuple(
            Weighed(figure=f.index, score=round(1 / len(fitting), 3)) for f in fitting[:4]
        )
        return unresolved(Reason.AMBIGUOUS, step, weighed=weighed)
    return None


def _varied(context: Context, node: Node) -> Resolution | None:
    """“The Vermont senator” after sentences about one person: news varies the name so.

    Whoever stands out among those just spoken of is meant, unless he holds another office.
    """
    if not _varies(node):
        return None
    scores = weigh_people(context, node, gender_of_role(node.lemma))
    if not scores:
        return None
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    (best, score), second = ranked[0], ranked[1][1] if len(ranked) > 1 else 0.0
    figure = context.roster.figures[best]
    margin = (score - second) / score
    post = node.lemma in _OFFICES - _SEATS
    if margin < _LEAST_VARIED_MARGIN or (score < _LEAST_VARIED and (post or len(ranked) > 1)):
        return None
    if _holds_other(figure, node.lemma) or (not _is_told_apart(node) and figure.roles - _COURTESY):
        return None
    step = Step(rule="varied_name", spans=(phrase_span(node), figure.mentions[0].span))
    total = sum(scores.values())
    weighed = tuple(Weighed(figure=i, score=round(s / total, 3)) for i, s in ranked[:4])
    return Resolution(figures=(best,), steps=(step,), weighed=weighed, margin=margin)


_LEAST_VARIED = 0.5
_LEAST_VARIED_MARGIN = 0.4
_OFFICES = frozenset(
    """senator governor mayor president minister secretary chancellor premier judge sheriff
    ambassador commissioner general colonel prosecutor pope bishop king queen prince princess
    congressman congresswoman representative coach referee chief""".split()
)


def _varies(node: Node) -> bool:
    """The description is definite, of one person, and of a kind that names are varied by."""
    if not _has_article(node):
        return False
    if _AGED.search(node.word.text):
        return True
    return node.lemma in PERSON_ROLES - UNNAMED_ROLES


def _is_told_apart(node: Node) -> bool:
    """The description says more than a post: whence, what before, how old."""
    words = [w.text for w in phrase_words(node)]
    return any(
        w[:1].isupper() or w.lower() == "former" or _AGED.search(w) for w in words[1:] + words[-1:]
    )


_AGED = re.compile(r"^\d+-year-old$")


def _holds_other(figure: Figure, lemma: str) -> bool:
    offices = figure.roles & _OFFICES
    return lemma in _OFFICES and bool(offices) and lemma not in offices


_COURTESY = frozenset("mr mrs ms miss mr. mrs. ms. dr dr. sir dame doctor".split())


def _has_article(node: Node) -> bool:
    return any(c.word.text.lower() == "the" for c in node.children("det"))


def _has_role(figure: Figure, lemma: str) -> bool:
    return lemma in figure.roles or any(r.endswith("-" + lemma) for r in figure.roles)


def _modifiers(node: Node) -> frozenset[str]:
    """The words that tell one holder of a role from another: names and states, not “old”."""
    return frozenset(
        w.text.lower()
        for w in phrase_words(node)
        if w.index < node.word.index
        and w.upos in {"ADJ", "PROPN", "NOUN"}
        and (w.upos == "NOUN" or w.text[:1].isupper() or w.text.lower() in _OFFICE_ADJECTIVES)
    )


_OFFICE_ADJECTIVES = frozenset(
    "foreign prime interior deputy vice former assistant chief acting shadow federal".split()
)


def _has_modifiers(figure: Figure, modifiers: frozenset[str]) -> bool:
    told = {
        w.lower() for d in (*figure.descriptions, *figure.titles) for w in re.findall(r"[\w-]+", d)
    }
    return bool(modifiers & told)


def _contradicts(figure: Figure, modifiers: frozenset[str], lemma: str) -> bool:
    """A role qualified by a state or body (“the Norland minister”) is not just any minister's.

    Only titles that go with a seat (“Sen.”, “Gov.”) may take a place that the text did not give.
    """
    told = {w.lower() for d in figure.descriptions for w in re.findall(r"[\w-]+", d)}
    if not modifiers or modifiers <= told:
        return False
    seats = {r for t in figure.titles for r in roles_of_title(t)} & _SEATS
    return lemma not in seats


_SEATS = frozenset(
    "senator governor mayor representative congressman congresswoman lawmaker".split()
)


def _nearest(context: Context, fitting: list[Figure], node: Node) -> list[Figure]:
    """Of several, the one that the sentences just before speak of, if only one is."""
    recent = {figure.index for figure, _ in context.people_before(node, reach=3)}
    near = [f for f in fitting if f.index in recent]
    return near if len(near) == 1 else fitting
