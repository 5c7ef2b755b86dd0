"""Names gathered into figures: a person or body and all that the text calls it.

News gives the full name once and then a shorter form (“Dana Holt … Holt … Ms Holt”). A shorter
form joins the figure that it can only mean; where two namesakes are named about equally, the bare
name is contested and means neither.
"""

import re
from collections import Counter
from collections.abc import Iterable

from attrs import field, frozen

from quotes.document import Document, Node
from quotes.model import SpeakerType
from quotes.nouns import KIN
from quotes.phrases import title_before
from quotes.resolve.evidence import with_told_gender
from quotes.resolve.figures import Figure, NameMention, Roster
from quotes.resolve.gender import (
    Gender,
    gender_of_given_name,
    gender_of_role,
    gender_of_title,
    is_any_ones,
)
from quotes.resolve.known import add_known_names, as_known, join_known
from quotes.resolve.known_roles import known_roles
from quotes.resolve.mentions import mentions_in, untagged_mentions
from quotes.resolve.misread import with_bodies_told
from quotes.resolve.roles import posts_of, roles_in_headline
from quotes.resolve.tokens import COURTESY, name_tokens, names_same
from quotes.syntax import EntityType


def gather_names(document: Document) -> Roster:
    """Return the roster of an article: its figures, in order of first mention."""
    mentions = [m for s in document.parse.sentences for m in mentions_in(document, s)]
    mentions += untagged_mentions(document, mentions)
    mentions = with_bodies_told(document, mentions)
    people, bodies = _told_apart(add_known_names(document, mentions))
    groups = [g.mentions for g in _group_people(people)] + _group_bodies(bodies)
    roster = _roster(document, groups)
    asked = known_roles(document, roster)
    return _roster(document, [*groups, *([m] for m in asked)]) if asked else roster


def _roster(document: Document, found: list[list[NameMention]]) -> Roster:
    groups = join_known(document, found)
    for group in groups:
        group.sort(key=lambda m: m.span)
    groups.sort(key=lambda g: g[0].span.start)
    figures = tuple(as_known(document, _figure(document, i, g)) for i, g in enumerate(groups))
    figures = with_told_gender(document, figures)
    starts = sorted((m.span.start, m.span.end, f.index) for f in figures for m in f.mentions)
    return Roster(figures=figures, starts=tuple(starts), contested=_contested(document, figures))


def _told_apart(
    mentions: list[NameMention],
) -> tuple[list[NameMention], list[NameMention]]:
    """Part people from bodies; a surname of the text that the tagger took for a place is one's."""
    people = [m for m in mentions if m.type is EntityType.PERSON]
    full = {m.tokens for m in people if len(m.tokens) > 1}
    surnames = {f[-1] for f in full}
    bare = {m.tokens for m in people}
    bodies: list[NameMention] = []
    for mention in mentions:
        if mention.type is not EntityType.PERSON:
            surname = mention.tokens[0] in surnames and (
                mention.type is not EntityType.PLACE or mention.tokens in bare
            )
            single = len(mention.tokens) == 1 and (bool(mention.titles) or surname)
            (people if single or mention.tokens in full else bodies).append(mention)
    people.sort(key=lambda m: m.span)
    return people, bodies


# --- people ----------------------------------------------------------------------------------


@frozen(kw_only=True)
class _Form:
    """A name form with what it tells of its bearer; equal forms are one person's."""

    tokens: tuple[str, ...]
    generation: str | None
    gender: Gender | None


@frozen(kw_only=True)
class _Group:
    """The mentions of one person so far, and the forms among them."""

    forms: list[_Form] = field(factory=list)
    mentions: list[NameMention] = field(factory=list)


def _group_people(people: list[NameMention]) -> list[_Group]:
    """Full forms make groups; short forms join the group that they can mean.

    Works on distinct forms, found by surname and given name, so that the time grows with the
    number of mentions, not with its square.
    """
    by_form: dict[_Form, list[NameMention]] = {}
    for mention in people:
        by_form.setdefault(_form_of(mention), []).append(mention)
    groups: list[_Group] = []
    by_name: dict[str, list[_Group]] = {}
    for form, mentions in by_form.items():
        if len(form.tokens) > 1:
            group = _group_for_full(by_name.get(form.tokens[-1], []), form)
            if group is None:
                group = _Group()
                groups.append(group)
                for name in {form.tokens[0], form.tokens[-1]}:
                    by_name.setdefault(name, []).append(group)
            group.forms.append(form)
            group.mentions.extend(mentions)
    # Forms with a gender first: “Mr Holt” may tell whom “Holt” alone does not mean.
    for form, mentions in sorted(by_form.items(), key=lambda item: item[0].gender is None):
        if len(form.tokens) == 1:
            _place_short(groups, by_name, form, mentions)
    return groups


def _form_of(mention: NameMention) -> _Form:
    return _Form(
        tokens=mention.tokens, generation=mention.generation, gender=_told_gender([mention])
    )


def _group_for_full(groups: list[_Group], form: _Form) -> _Group | None:
    fitting = [g for g in groups if all(_can_be_one(form, other) for other in g.forms)]
    return fitting[0] if len(fitting) == 1 else None


def _can_be_one(form: _Form, other: _Form) -> bool:
    if None not in {form.generation, other.generation} and form.generation != other.generation:
        return False
    if None not in {form.gender, other.gender} and form.gender is not other.gender:
        return False
    return names_same(form.tokens, other.tokens)


def _place_short(
    groups: list[_Group],
    by_name: dict[str, list[_Group]],
    form: _Form,
    mentions: list[NameMention],
) -> None:
    fitting = [g for g in by_name.get(form.tokens[0], []) if _fits_gender(g, form)]
    if fitting:
        mentions = _leave_to_introduced(fitting, form, mentions)
        if not mentions:
            return
        group = max(fitting, key=lambda g: _claim(g, form, mentions))
    else:
        group = _Group()
        groups.append(group)
        by_name.setdefault(form.tokens[0], []).append(group)
    group.forms.append(form)
    group.mentions.extend(mentions)


def _leave_to_introduced(
    groups: list[_Group], form: _Form, bare: list[NameMention]
) -> list[NameMention]:
    """Give bare surnames to the namesake who has just been introduced; return the others."""
    named = [g for g in groups if any(f.tokens[-1] == form.tokens[0] for f in g.forms)]
    if len(named) < 2:
        return bare
    left = []
    for mention in bare:
        group = _introduced_of(named, mention.span.start)
        if group is None:
            left.append(mention)
            continue
        group.mentions.append(mention)
        if form not in group.forms:
            group.forms.append(form)
    return left


def _introduced_of(namesakes: list[_Group], at: int) -> _Group | None:
    for group in namesakes:
        others = (m for other in namesakes if other is not group for m in other.mentions)
        if _is_introduced(group.mentions, others, at):
            return group
    return None


def _fits_gender(group: _Group, form: _Form) -> bool:
    known = _told_gender(group.mentions) or _prior(group.mentions)
    return form.gender is None or known is None or form.gender is known


def _claim(
    group: _Group, form: _Form, bare: list[NameMention]
) -> tuple[bool, bool, bool, int, int]:
    """Of namesakes the one by surname, named most often in full, named first: news gives the
    bare surname to its main figure and full names to the others."""
    by_surname = any(f.tokens[-1] == form.tokens[0] for f in group.forms)
    titled = sum(1 for m in group.mentions if m.titles and len(m.tokens) == 1 and not m.in_marks)
    known = _told_gender(group.mentions) or _prior(group.mentions)
    agrees = form.gender is not None and form.gender is known
    often = _full_count(group.mentions) + titled
    left = not _is_always_full(group, bare) and not _is_a_relative(group)
    return by_surname, agrees, left, often, -group.mentions[0].span.start


def _is_a_relative(group: _Group) -> bool:
    """“his father, Dana Holt”: brought in as somebody's, who keeps the bare name."""
    full = [m for m in group.mentions if len(m.tokens) > 1]
    if not full:
        return False
    first = min(full, key=lambda m: m.span.start)
    words = [w for w in first.node.sentence.words if w.start < first.span.start][-2:]
    parted = len(words) > 1 and words[1].text == ","
    before = Node(sentence=first.node.sentence, word=words[0]) if parted else None
    beside = (title_before(first.node), before)
    return any(n is not None and n.lemma in KIN and n.children("nmod:poss") for n in beside)


def _is_always_full(group: _Group, bare: list[NameMention]) -> bool:
    """In full again and again, only after the first bare name, and oftener than that: the bare
    name is left to somebody else (“Holt's son speaks”, a headline has it)."""
    first = min(m.span.start for m in bare)
    told = [m.span.start for m in group.mentions if len(m.tokens) > 1 and not m.in_marks]
    return len(told) > max(len(bare), _AGAIN) and min(told) > first


_AGAIN = 2


def _contested(document: Document, figures: tuple[Figure, ...]) -> dict[int, tuple[int, ...]]:
    """Return the starts of bare names that two namesakes share about equally, with both.

    The one whom the text names in full more often is its main figure and keeps the bare name: by
    far, or where the text or its headline makes plain whom it is about.
    """
    bearers: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.is_person:
            for surname in {m.tokens[-1] for m in figure.mentions if len(m.tokens) > 1}:
                bearers.setdefault(surname, []).append(figure)
    found: dict[int, tuple[int, ...]] = {}
    for surname, sharing in bearers.items():
        if len(sharing) > 1:
            for figure in sharing:
                plain = _is_main(document, figure, surname)
                _contest(document, figure, surname, sharing, found, lead=1 if plain else 2)
    return found


def _is_main(document: Document, figure: Figure, surname: str) -> bool:
    """The bare name again and again, or the full one in the headline."""
    bare = sum(1 for m in figure.mentions if m.tokens == (surname,) and not m.in_marks)
    return bare >= _OFTEN or figure.name in (document.title or "")


_OFTEN = 4


def _contest(
    document: Document,
    figure: Figure,
    surname: str,
    sharing: list[Figure],
    found: dict[int, tuple[int, ...]],
    *,
    lead: int,
) -> None:
    mine = _full_count(figure.mentions)
    least = max(mine - lead + 1, 1)
    equal = [f for f in sharing if f is not figure and _full_count(f.mentions) >= least]
    for mention in figure.mentions:
        if mention.tokens != (surname,) or not mine:
            continue
        told = _told_gender([mention])
        rivals = [
            f.index
            for f in equal
            if (None in {told, f.gender} or told is f.gender)
            and _first_in_full(f) < mention.span.start
            and not _is_named_beside(f, figure, surname)
            and not _is_introduced(figure.mentions, f.mentions, mention.span.start)
            and not _is_settled(document, figure, f, mention)
        ]
        if rivals:
            found[mention.span.start] = (figure.index, *rivals)


# Code points: a few sentences, and a section of an article.
_NEAR, _FAR = 600, 1500


def _is_introduced(own: Iterable[NameMention], others: Iterable[NameMention], at: int) -> bool:
    """“Dana Holt opened the inquiry. Holt said …”, with the other Holt named long before: who has
    just been named in full, and not lost sight of since, is meant by the bare name."""
    begin = at
    for mention in sorted(own, key=lambda m: -m.span.start):
        if mention.span.start >= at:
            continue
        if begin - mention.span.start > _NEAR:
            return False
        begin = mention.span.start
        if len(mention.tokens) > 1 and not mention.in_marks:
            return not any(begin - _FAR <= m.span.start < at for m in others)
    return False


def _first_in_full(figure: Figure) -> int:
    """Where the figure's surname first stands: who is only “Dana” so far is not “Holt”."""
    return min(m.span.start for m in figure.mentions if len(m.tokens) > 1)


def _is_named_beside(other: Figure, figure: Figure, surname: str) -> bool:
    """“Holt, a brother of the actor Hugh Holt, left”: a namesake named once, to tell who Holt is,
    when Holt has been called so before."""
    named = [m for m in other.mentions if not m.in_marks]
    if len(named) != 1 or not _whose_it_is(named[0].node).is_a("nmod"):
        return False
    bare = (m for m in figure.mentions if m.tokens == (surname,))
    return any(m.span.start < named[0].span.start for m in bare)


def _is_settled(document: Document, figure: Figure, other: Figure, mention: NameMention) -> bool:
    """The bare name has been the figure's again and again, from before the other was named, who
    is not near: it goes on to be."""
    bare = [
        m.span.start
        for m in figure.mentions
        if m.tokens == mention.tokens and m.span.start < mention.span.start and not m.in_marks
    ]
    here = document.number_of(mention.node.sentence)
    near = any(
        0 <= here - document.number_of(m.node.sentence) <= _STILL_MEANT for m in other.mentions
    )
    return len(bare) >= _OFTEN and bare[0] < _first_in_full(other) and not near


# Sentences in which a namesake just named may still be meant.
_STILL_MEANT = 5


def _whose_it_is(name: Node) -> Node:
    """The noun that a name stands with (“of the actor Hugh Holt”), by which its phrase hangs."""
    head = name.head()
    while head is not None and head.word.upos == "NOUN" and name.is_a("appos", "flat"):
        name, head = head, head.head()
    return name


def _full_count(mentions: tuple[NameMention, ...] | list[NameMention]) -> int:
    return sum(1 for m in mentions if len(m.tokens) > 1 and not m.in_marks)


# --- bodies ----------------------------------------------------------------------------------

_SMALL = frozenset("of and for in the".split())


def _group_bodies(bodies: list[NameMention]) -> list[list[NameMention]]:
    """Bodies group by equal names, by initials (“NHS”), and by a last word of one body alone
    (“the Lantern” for the Holm Bay Lantern)."""
    groups: dict[tuple[str, ...], list[NameMention]] = {}
    initials: dict[str, tuple[str, ...]] = {}
    last: dict[str, set[tuple[str, ...]]] = {}
    for mention in sorted(bodies, key=lambda m: (-len(m.tokens), m.span)):
        key = tuple(t for t in mention.tokens if t != "the") or mention.tokens
        if len(key) == 1:
            key = initials.get(key[0].replace(".", ""), key)
            ending = last.get(key[-1], set()) if mention.type is EntityType.ORG else set()
            key = next(iter(ending)) if len(ending) == 1 else key
        else:
            last.setdefault(key[-1], set()).add(key)
            letters = "".join(t[0] for t in key if t not in _SMALL)
            initials.setdefault(letters, key)
        groups.setdefault(key, []).append(mention)
    return list(groups.values())


# --- figures ---------------------------------------------------------------------------------


def _figure(document: Document, index: int, group: list[NameMention]) -> Figure:
    is_person = any(m.type is EntityType.PERSON for m in group)
    described = [d for m in group for d in _descriptions_of(m)] if is_person else []
    posts = [_described(post) for m in group for post in posts_of(m)] if is_person else []
    forms = _forms(document, group)
    told = _told_gender(group) or _gender_of_roles(described)
    gender = told or (_prior(group) if is_person else None)
    titles = tuple(dict.fromkeys(t for m in group for t in m.titles))
    roles = {r for _, lemma in (*described, *posts) for r in roles_of_title(lemma)}
    roles |= {r for t in titles for r in roles_of_title(t)} | _ages_of(group)
    if is_person:
        roles |= roles_in_headline(document, forms)
    return Figure(
        index=index,
        name=(_name_in_title(document, forms[0], told) if is_person else None) or forms[0],
        type=SpeakerType.PERSON if is_person else _body_type(group),
        forms=forms,
        mentions=tuple(group),
        titles=titles,
        descriptions=tuple(dict.fromkeys(text for text, _ in (*described, *posts))),
        roles=frozenset(roles),
        gender=gender,
        gender_is_told=told is not None,
    )


def _ages_of(group: list[NameMention]) -> set[str]:
    """“Dana Holt, 52, …”: what “the 52-year-old” goes back to."""
    return {
        f"{child.word.text}-year-old"
        for mention in group
        for child in mention.node.children("nmod:unmarked", "nummod", "appos", "nmod")
        if child.word.upos == "NUM"
        and child.word.text.isdigit()
        and int(child.word.text) < _OLDEST
        and mention.span.end <= child.start <= mention.span.end + 3
    }


_OLDEST = 120


def _name_in_title(document: Document, form: str, told: Gender | None) -> str | None:
    """Return the fuller name that the headline gives for a bare surname (“Dana Holt resigns”).

    Headlines capitalise any word, so only a known given name before the surname counts.
    """
    if not document.title or len(name_tokens(form)) != 1:
        return None
    for match in re.finditer(rf"([^\W\d_][\w’'-]+) {re.escape(form)}\b", document.title):
        gender = gender_of_given_name(match.group(1))
        if gender is not None and told in {None, gender}:
            return match.group()
    return None


_FULL_TITLES = {
    "sen": ("senator", "lawmaker"), "senator": ("senator", "lawmaker"),
    "rep": ("representative", "congressman", "congresswoman", "lawmaker"),
    "representative": ("representative", "congressman", "congresswoman", "lawmaker"),
    "gov": ("governor",), "dr": ("doctor",), "prof": ("professor",), "gen": ("general",),
    "rev": ("reverend", "pastor", "minister"), "sgt": ("sergeant",), "lt": ("lieutenant",),
    "capt": ("captain",), "col": ("colonel",), "maj": ("major",), "adm": ("admiral",),
    "del": ("delegate",), "cllr": ("councillor",), "pres": ("president",),
}  # fmt: skip


def roles_of_title(title: str) -> tuple[str, ...]:
    """Return the nouns that a title stands for (“Sen.”: senator, lawmaker)."""
    key = title.lower().rstrip(".")
    return _FULL_TITLES.get(key, (key,))


def _body_type(group: list[NameMention]) -> SpeakerType:
    if any(m.type in {EntityType.ORG, EntityType.PLACE} for m in group):
        return SpeakerType.ORGANIZATION
    return SpeakerType.OTHER


def _forms(document: Document, group: list[NameMention]) -> tuple[str, ...]:
    """Return the name's forms as written, the fullest first; the first is the best name."""
    counted = Counter(m.span.of(document.text) for m in group)

    def order(form: str) -> tuple[int, int, int]:
        return -min(len(name_tokens(form)), 4), form.isupper(), -counted[form]

    return tuple(sorted(counted, key=order))


def _told_gender(group: list[NameMention]) -> Gender | None:
    found = Counter(g for m in group for t in m.titles if (g := gender_of_title(t)) is not None)
    found.update(g for m in group for t in m.titles if (g := _gender_of_post(t)) is not None)
    return found.most_common(1)[0][0] if found else None


def _prior(group: list[NameMention]) -> Gender | None:
    for mention in group:
        if len(mention.tokens) > 1:
            known = gender_of_given_name(mention.tokens[0])
            if known is None and len(mention.tokens) > 2:
                known = gender_of_given_name(mention.tokens[1])
            if known is not None:
                return known
    if all(len(m.tokens) == 1 for m in group):
        return gender_of_given_name(group[0].tokens[0])
    return None


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
