"""Facts of a quotation that hold whoever speaks: where it stands, its source's form, its words."""

import re
from bisect import bisect_left
from math import log2

from attrs import frozen

from quotes.document import Node
from quotes.grammar.phrases import phrase_words, pronoun_of
from quotes.lexicon.gender import gender_of_pronoun
from quotes.mentions.entities import Entity
from quotes.model import Kind, MentionForm
from quotes.rank.article import ArticleView
from quotes.rank.candidates import Facts, anchor_of
from quotes.rank.coreference import Referent
from quotes.rank.description_facts import Description, description_of
from quotes.rank.outcome_facts import Features, best_entities
from quotes.rank.word_facts import shape_of
from quotes.refer import Resolved

_I = re.compile(r"\b(?:I|I['’]m|I['’]ve|I['’]ll|I['’]d|me|my|My)\b")
_MENTIONS = 12  # so many names back it is looked for who was told apart from a namesake
_WE = re.compile(r"\b(?:we|We|us|our|Our)\b")


@frozen(kw_only=True)
class Case:
    """One quotation: its source phrase, where it looks back from, and what stands around it.

    `best` are whom the rules name, or the best of those they weighed; `words` the quotation's own,
    in lower case; `fitting` where the people before it who may be its pronoun's stand, in text
    order; `common` the facts that hold for all its candidates, `told` those of single entities that
    are looked for once a quotation.
    """

    article: ArticleView
    index: int
    item: Resolved
    origin: Resolved
    form: MentionForm | None
    head: Node | None
    anchor: int
    sentence: int
    paragraph: int
    pronoun: str | None
    description: Description | None
    source_words: frozenset[str]
    referent: Referent | None
    best: tuple[int, ...]
    words: frozenset[str]
    said_before: tuple[frozenset[int], ...]
    said_after: tuple[frozenset[int], ...]
    fitting: tuple[int, ...]
    common: Facts
    told: dict[int, Facts]


def case_of(article: ArticleView, index: int, features: Features) -> Case:
    """Return a quotation with its common facts, the `features` of what the rules found included."""
    document = article.document
    item = article.resolved[index]
    origin, hops = item, 0
    while origin.attributed.follows is not None and hops < 40:
        origin = article.resolved[origin.attributed.follows]
        hops += 1
    head = item.attributed.head
    source = origin.attributed.head
    form = origin.attributed.form
    anchor = anchor_of(item)
    found = item.attributed.found
    words = " ".join(s.of(document.text) for s in found.spans)
    pronoun = pronoun_of(source.word) if source is not None else None
    description = (
        description_of(article.cast, source)
        if source is not None and form is MentionForm.DESCRIPTION
        else None
    )
    said = [
        frozenset(best_entities(r.resolution)) for r in article.resolved[max(0, index - 3) : index]
    ]
    follow = [
        frozenset(best_entities(r.resolution)) for r in article.resolved[index + 1 : index + 3]
    ]
    fitting = _fitting(article, index, pronoun)
    common: Facts = dict(features)
    common["people_before"] = float(min(len(fitting), 8))
    common |= _place(article, index, words, hops)
    common |= shape_of(document, found)
    common |= _before(article, index)
    around, told = article.cues.facts(found)
    common |= around
    if pronoun is not None:
        common[f"pronoun:{pronoun}"] = 1.0
    if form is not None:
        common[f"form:{form.value}"] = 1.0
    if head is not None:
        common["own_source"] = 1.0
    common |= article.unnamed.near(anchor)
    if description is not None and source is not None:
        common |= description.facts | article.unnamed.like(source)
        for entity, near in article.authors.of(description.head, anchor).items():
            told.setdefault(entity, {})["l_author"] = near
    if source is not None and form is MentionForm.NAME:
        for entity, near in _namesakes(article, index, source).items():
            told.setdefault(entity, {})["namesake_recency"] = near
    return Case(
        article=article,
        index=index,
        item=item,
        origin=origin,
        form=form,
        head=head,
        anchor=anchor,
        sentence=document.sentence_number(anchor),
        paragraph=article.document.paragraph_number(anchor),
        pronoun=pronoun,
        description=description,
        referent=article.coreference.at(source.start) if source is not None else None,
        source_words=frozenset(
            w.text.lower() for w in (phrase_words(source) if source is not None else ())
        ),
        best=tuple(best_entities(item.resolution)),
        words=frozenset(words.lower().split()),
        said_before=tuple(reversed(said)),
        said_after=tuple(follow),
        fitting=fitting,
        common=common,
        told=told,
    )


def _fitting(article: ArticleView, index: int, pronoun: str | None) -> tuple[int, ...]:
    """Where the people named before stand, but those of another gender than a pronoun."""
    wanted = gender_of_pronoun(pronoun or "")
    starts = []
    for number, mention in article.fields[index].before.items():
        entity = article.cast.entities[number]
        if entity.is_person and (wanted is None or entity.gender in {None, wanted}):
            starts.append(mention.span.start)
    return tuple(sorted(starts))


def _place(article: ArticleView, index: int, words: str, hops: int) -> Facts:
    document, found = article.document, article.resolved[index].attributed.found
    before = article.resolved[index - 1].attributed.found if index else None
    here = article.document.paragraph_number(found.start)
    facts: Facts = {
        f"kind:{found.kind.value}": 1.0,
        f"origin:{found.origin.value}": 1.0,
        "hops": float(min(hops, 6)),
        "says_i": bool(_I.search(words)),
        "says_we": bool(_WE.search(words)),
        "length": log2(1 + len(words.split())),
        "cast": log2(1 + len(article.cast.entities)),
        "quotations": log2(1 + len(article.resolved)),
        "damaged_text": article.damaged,
        "opens_paragraph": document.text[
            document.paragraph(found.start).start : found.start
        ].strip()
        == "",
        "fills_paragraph": document.text[found.end : document.paragraph(found.start).end].strip()
        == "",
        "ends_stop": words.rstrip("\"”’'» ")[-1:] in {".", "!", "?"},
        "ends_comma": words.rstrip("\"”’'» ")[-1:] == ",",
        "asks": words.rstrip("\"”’'» ")[-1:] == "?",
    }
    if before is None:
        facts["first"] = 1.0
    else:
        facts["paragraphs_since"] = float(
            min(here - article.document.paragraph_number(before.end - 1), 6)
        )
        facts["gap"] = log2(1 + document.words_between(before.end, found.start))
        # What stands between the two, if anything but white space does.
        between = document.text[before.end : found.start]
        facts["adjacent"] = not between.strip()
    return {name: float(value) for name, value in facts.items() if value}


def _before(article: ArticleView, index: int) -> Facts:
    """How the quotation before stands: with a source of its own, to the end of its paragraph."""
    if not index:
        return {}
    document, before = article.document, article.resolved[index - 1].attributed
    paragraph = document.paragraph(before.found.start)
    facts = {
        "before_has_source": before.mention is not None,
        "before_named": before.form is MentionForm.NAME,
        "before_pronoun": before.form is MentionForm.PRONOUN,
        "before_ends_paragraph": not document.text[before.found.end : paragraph.end].strip(),
        "before_marked": before.found.kind is Kind.DIRECT,
        "before_nested": before.found.enclosing is not None,
    }
    return {f"q_{name}": 1.0 for name, value in facts.items() if value}


def _namesakes(article: ArticleView, index: int, source: Node) -> dict[int, float]:
    """Return, of those who share the name that the source is called by (“Kell said”, of a mother
    and her son), how lately each was called by more than it: 1 for the last."""
    token = source.word.text.lower()
    last: dict[int, int] = {}
    for entity in article.fields[index].before:
        if any(token in form.lower().split() for form in article.cast.entities[entity].forms):
            last[entity] = _last_told_apart(article.cast.entities[entity], token, source.start)
    if len(last) == 1:
        return {}
    order = sorted((e for e in last if last[e] >= 0), key=lambda e: -last[e])
    return {entity: 1 / (1 + rank) for rank, entity in enumerate(order)}


def _last_told_apart(entity: Entity, token: str, offset: int) -> int:
    """Return where an entity was last called by more than a shared name; -1, if not lately."""
    at = bisect_left(entity.mentions, offset, key=lambda m: m.span.start)
    for mention in entity.mentions[max(0, at - _MENTIONS) : at][::-1]:
        if len(mention.tokens) > 1 or any(t.lower() != token for t in mention.tokens):
            return mention.span.start
    return -1
