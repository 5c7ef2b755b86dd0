"""From the mentions of one name to an entity: its forms, titles, roles and gender."""

import re
from collections import Counter

from quotes.document import Document, Node
from quotes.grammar.phrases import title_before
from quotes.lexicon.gender import (
    Gender,
    gender_of_given_name,
    gender_of_role,
    gender_of_title,
    is_any_ones,
)
from quotes.lexicon.name_tokens import COURTESY, name_tokens
from quotes.lexicon.nouns import KIN
from quotes.mentions.entities import Entity, NameMention
from quotes.mentions.full_names import FullNames
from quotes.mentions.roles import posts_of, roles_in_headline
from quotes.model import SpeakerType
from quotes.syntax import EntityType


def entity_of(document: Document, index: int, group: list[NameMention], full: FullNames) -> Entity:
    """Return the entity of one name's mentions, with what the text tells of its bearer."""
    is_person = any(m.type is EntityType.PERSON for m in group)
    described = [d for m in group for d in _descriptions_of(m)] if is_person else []
    posts = [_described(post) for m in group for post in posts_of(m)] if is_person else []
    forms = _forms(document, group)
    told = told_gender(group) or _gender_of_roles(described)
    fuller = full.of_surname(forms[0], told) if is_person else None
    gender = told or (prior_gender(group) if is_person else None)
    if gender is None and fuller is not None:
        gender = gender_of_given_name(fuller.split()[0])
    titles = tuple(dict.fromkeys(t for m in group for t in m.titles))
    roles = {r for _, lemma in (*described, *posts) for r in roles_of_title(lemma)}
    roles |= {r for t in titles for r in roles_of_title(t)} | _ages_of(document, group)
    roles |= {"chief" for text, _ in described if "chief" in text.lower().split()}
    if is_person:
        roles |= roles_in_headline(document, forms)
    return Entity(
        index=index,
        name=fuller or forms[0],
        type=SpeakerType.PERSON if is_person else _body_type(group),
        forms=forms,
        mentions=tuple(group),
        titles=titles,
        descriptions=tuple(dict.fromkeys(text for text, _ in (*described, *posts))),
        roles=frozenset(roles),
        gender=gender,
        gender_is_told=told is not None,
    )


def _ages_of(document: Document, group: list[NameMention]) -> set[str]:
    """“Dana Holt, 52, …”, “Dana Holt (52)”, “52-year-old Dana Holt”: what “the 52-year-old” is."""
    found = set[str]()
    for mention in group:
        start, end = mention.span.start, mention.span.end
        before = _AGE_BEFORE.search(document.text[max(0, start - _NEAR) : start])
        for match in (before, _AGE_AFTER.match(document.text, end, end + _NEAR)):
            if match is not None and int(match["age"]) < _OLDEST:
                found.add(f"{match['age']}-year-old")
    return found


_NEAR = 40
_OLDEST = 120
_AGE_AFTER = re.compile(
    r"(?:, (?:aged |age |now )?| \(|,? aged )(?P<age>\d{1,3})(?=[,.;)]| years old\b)"
)
_AGE_BEFORE = re.compile(r"\b(?P<age>\d{1,3})[-‑– ]year[-‑– ]old(?: [a-z-]+){0,3} $")


_FULL_TITLES = {
    "sen": ("senator", "lawmaker"), "senator": ("senator", "lawmaker"),
    "rep": ("representative", "congressman", "congresswoman", "lawmaker"),
    "representative": ("representative", "congressman", "congresswoman", "lawmaker"),
    "gov": ("governor",), "dr": ("doctor",), "prof": ("professor",), "gen": ("general",),
    "rev": ("reverend", "pastor", "minister"), "father": ("priest",),
    "pc": ("constable", "officer"), "wpc": ("constable", "officer"),
    "sgt": ("sergeant",), "lt": ("lieutenant",),
    "capt": ("captain",), "col": ("colonel",), "maj": ("major",), "adm": ("admiral",),
    "del": ("delegate",), "cllr": ("councillor",), "pres": ("president",),
}  # fmt: skip


def roles_of_title(title: str) -> tuple[str, ...]:
    """Return the nouns that a title stands for (“Sen.”: senator, lawmaker; “Father”: priest, but
    “his father” is a relative)."""
    if title in KIN:
        return (title,)
    key = title.lower().rstrip(".")
    return _FULL_TITLES.get(key, (key,))


def _body_type(group: list[NameMention]) -> SpeakerType:
    if any(m.type in {EntityType.ORG, EntityType.PLACE} for m in group):
        return SpeakerType.ORGANIZATION
    return SpeakerType.OTHER


def _forms(document: Document, group: list[NameMention]) -> tuple[str, ...]:
    """Return the name's forms as written, the fullest with the usual surname first; the first is
    the best name."""
    counted = Counter(m.span.of(document.text) for m in group)
    surnames = Counter(m.tokens[-1] for m in group if len(m.tokens) > 1)
    usual = max(surnames, key=lambda name: surnames[name], default=None)

    def order(form: str) -> tuple[bool, int, int, int]:
        tokens = name_tokens(form)
        other = len(tokens) > 1 and tokens[-1] != usual
        return other, -min(len(tokens), 4), form.isupper(), -counted[form]

    return tuple(sorted(counted, key=order))


def told_gender(group: list[NameMention]) -> Gender | None:
    """Return the gender that the titles before a name tell, if any does."""
    found = Counter(g for m in group for t in m.titles if (g := gender_of_title(t)) is not None)
    found.update(g for m in group for t in m.titles if (g := _gender_of_post(t)) is not None)
    return found.most_common(1)[0][0] if found else None


def prior_gender(group: list[NameMention]) -> Gender | None:
    """Return the gender that a given name makes likely."""
    for mention in group:
        if len(mention.tokens) > 1:
            known = gender_of_given_name(mention.tokens[0])
            if known is None and len(mention.tokens) > 2:
                known = gender_of_given_name(mention.tokens[1])
            if known is None and mention.tokens[0] in _ARTICLES_TOO and mention.titles:
                known = Gender.MALE
            if known is not None:
                return known
    if all(len(m.tokens) == 1 for m in group):
        return gender_of_given_name(group[0].tokens[0])
    return None


# Short for Albert and the like where a title shows a person (“Rev. Al Holt”), else an article.
_ARTICLES_TOO = frozenset({"al"})


def _gender_of_roles(described: list[tuple[str, str]]) -> Gender | None:
    found = Counter(g for _, lemma in described if (g := _gender_of_post(lemma)) is not None)
    return found.most_common(1)[0][0] if found else None


def _gender_of_post(role: str) -> Gender | None:
    return None if is_any_ones(role) else gender_of_role(role)


def _descriptions_of(mention: NameMention) -> list[tuple[str, str]]:
    """Return (words, head lemma) of what the text calls a named person.

    Handled: apposition after (“Holt, the harbour master, …”), before (“the harbour master, Dana
    Holt”), title nouns (“harbour master Dana Holt”), predicates (“Holt is a lawyer”).
    """
    node = mention.node
    found = [_described(c) for c in node.children("appos") if c.word.upos == "NOUN"]
    title = title_before(node)
    if title is not None:
        found.append(_described(title))
    head = node.head()
    if head is not None and node.is_a("appos", "flat") and head.word.upos in {"NOUN", "PROPN"}:
        found.append(_described(head))
    found.extend(
        _described(c)
        for c in node.children("compound", "nmod:desc", "nmod", "flat", "amod")
        if c.end <= mention.span.start and c.word.upos in {"NOUN", "PROPN"} and _no_case(c)
    )
    if (
        head is not None
        and node.is_a("nsubj")
        and head.children("cop")
        and head.word.upos == "NOUN"
    ):
        found.append(_described(head))
    return [f for f in found if f[1] and f[1].lower().rstrip(".") not in COURTESY]


def _no_case(node: Node) -> bool:
    return not node.children("case") and not node.is_a("nmod:poss")


def _described(node: Node) -> tuple[str, str]:
    own = {w.index for c in node.children("nsubj", "csubj", "advmod", "mark") for w in c.subtree()}
    words = [
        w
        for w in node.subtree()
        if w.index <= node.word.index
        and w.index not in own
        and w.upos not in {"DET", "PUNCT", "AUX"}
    ]
    return " ".join(w.text for w in words[-6:]), node.lemma
