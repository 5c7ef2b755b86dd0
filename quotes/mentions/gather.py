"""Names gathered into entities: a person or body and all that the text calls it.

News gives the full name once and then a shorter form (“Dana Holt … Holt … Ms Holt”). A shorter
form joins the entity that it can only mean; where two namesakes are named about equally, the bare
name is contested and means neither.
"""

from bisect import bisect_left, insort
from collections.abc import Mapping

from attrs import field, frozen

from quotes.document import Document, Node
from quotes.grammar.phrases import title_before
from quotes.lexicon.gender import Gender, gender_of_given_name, is_given_name
from quotes.lexicon.name_tokens import names_same
from quotes.lexicon.nouns import KIN
from quotes.mentions.attributes import entity_of, prior_gender, told_gender
from quotes.mentions.entities import Cast, NameMention
from quotes.mentions.full_names import FullNames, full_names
from quotes.mentions.gender_evidence import with_told_gender
from quotes.mentions.generations import regrouped
from quotes.mentions.known import add_known_names, as_known, join_known
from quotes.mentions.known_roles import known_roles
from quotes.mentions.name_mentions import mentions_in, untagged_mentions
from quotes.mentions.namesakes import (
    MOST_NAMESAKES,
    contested_names,
    full_count,
    is_just_introduced,
)
from quotes.mentions.shared_surnames import with_shared_surnames
from quotes.mentions.surnames import genders_of_surnames
from quotes.mentions.type_repair import with_bodies_told, without_form
from quotes.mentions.untagged_bodies import unseen_bodies
from quotes.syntax import EntityType


def gather_names(document: Document) -> Cast:
    """Return the cast of an article: its entities, in order of first mention."""
    mentions = [m for s in document.parse.sentences for m in mentions_in(document, s)]
    mentions += untagged_mentions(document, mentions)
    mentions = with_shared_surnames(mentions)
    mentions += unseen_bodies(document)
    mentions = with_bodies_told(document, mentions)
    people, bodies = _told_apart(add_known_names(document, mentions))
    told = genders_of_surnames(document, people)
    named = [g.mentions for g in _group_people(people, told)]
    groups = named + _group_bodies(bodies)
    full = full_names(document.title, document.text)
    cast = _cast(document, groups, full)
    parted = regrouped(cast)
    if parted is not None:
        groups, cast = parted, _cast(document, parted, full)
    asked = known_roles(document, cast)
    return _cast(document, [*groups, *([m] for m in asked)], full) if asked else cast


def _cast(document: Document, found: list[list[NameMention]], full: FullNames) -> Cast:
    groups = join_known(document, found)
    for group in groups:
        group.sort(key=lambda m: m.span)
    groups.sort(key=lambda g: g[0].span.start)
    entities = tuple(
        as_known(document, entity_of(document, i, g, full)) for i, g in enumerate(groups)
    )
    document.deadline.check()
    entities = with_told_gender(document, entities)
    document.deadline.check()
    starts = sorted((m.span.start, m.span.end, f.index) for f in entities for m in f.mentions)
    return Cast(
        entities=entities, starts=tuple(starts), contested=contested_names(document, entities)
    )


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
            person = single or mention.tokens in full or _is_called(mention, bare)
            (people if person else bodies).append(mention)
    people.sort(key=lambda m: m.span)
    return people, bodies


def _is_called(mention: NameMention, bare: set[tuple[str, ...]]) -> bool:
    """“Ottilie Park … Ottilie said”: two words of which the first is a given name that stands for
    a person by itself."""
    first = mention.tokens[0]
    return len(mention.tokens) == _FULL and (first,) in bare and is_given_name(first)


_FULL = 2


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


def _group_people(people: list[NameMention], told: Mapping[str, Gender]) -> list[_Group]:
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
    by_second: dict[str, list[_Group]] = {}
    for group in groups:
        for word in {f.tokens[1] for f in group.forms if len(f.tokens) == _WITH_TWO_SURNAMES}:
            by_second.setdefault(word, []).append(group)
    # Forms with a gender first: “Mr Holt” may tell whom “Holt” alone does not mean.
    for form, mentions in sorted(by_form.items(), key=lambda item: item[0].gender is None):
        if len(form.tokens) == 1:
            second = by_second.get(form.tokens[0], [])
            _place_short(groups, by_name, second, form, mentions, told.get(form.tokens[0]))
    return groups


def _form_of(mention: NameMention) -> _Form:
    return _Form(
        tokens=mention.tokens, generation=mention.generation, gender=told_gender([mention])
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
    by_second: list[_Group],
    form: _Form,
    mentions: list[NameMention],
    told: Gender | None,
) -> None:
    fitting = [g for g in by_name.get(form.tokens[0], []) if _fits_gender(g, form)]
    fitting = fitting or [g for g in by_second if _is_first_surname(g, form)]
    if fitting:
        mentions = _leave_to_introduced(fitting, form, mentions)
        if not mentions:
            return
        gender = form.gender or told
        group = max(fitting, key=lambda g: _claim(g, form, mentions, gender))
    else:
        group = _Group()
        groups.append(group)
        by_name.setdefault(form.tokens[0], []).append(group)
    group.forms.append(form)
    group.mentions.extend(mentions)


def _is_first_surname(group: _Group, form: _Form) -> bool:
    """“Ana Holt Ruiz … Ms. Holt”: of two surnames after a given name the first is the father's,
    and that which stands alone."""
    return _fits_gender(group, form) and any(
        len(full.tokens) == _WITH_TWO_SURNAMES
        and full.tokens[1] == form.tokens[0]
        and gender_of_given_name(full.tokens[0]) is not None
        for full in group.forms
    )


_WITH_TWO_SURNAMES = 3


def _leave_to_introduced(
    groups: list[_Group], form: _Form, bare: list[NameMention]
) -> list[NameMention]:
    """Give bare surnames to the namesake who has just been introduced; return the others."""
    named = [g for g in groups if any(f.tokens[-1] == form.tokens[0] for f in g.forms)]
    if not 1 < len(named) <= MOST_NAMESAKES:
        return bare
    left: list[NameMention] = []
    own = [sorted(group.mentions, key=_start) for group in named]
    placed = sorted((m for mentions in own for m in mentions), key=_start)
    for mention in bare:
        place = _introduced_of(own, placed, mention.span.start, left)
        if place is None:
            left.append(mention)
            continue
        insort(own[place], mention, key=_start)
        insort(placed, mention, key=_start)
        named[place].mentions.append(mention)
        if form not in named[place].forms:
            named[place].forms.append(form)
    return left


def _start(mention: NameMention) -> int:
    return mention.span.start


def _introduced_of(
    namesakes: list[list[NameMention]],
    placed: list[NameMention],
    at: int,
    unplaced: list[NameMention],
) -> int | None:
    """Return which of some namesakes has just been introduced; `placed` are all their mentions."""
    for place, own in enumerate(namesakes):
        if is_just_introduced(own, placed, at, unplaced=unplaced):
            return place
    return None


def _fits_gender(group: _Group, form: _Form) -> bool:
    known = told_gender(group.mentions) or prior_gender(group.mentions)
    return form.gender is None or known is None or form.gender is known


def _claim(
    group: _Group, form: _Form, bare: list[NameMention], gender: Gender | None
) -> tuple[bool, bool, bool, int, int]:
    """Of namesakes the one by surname, named most often in full, named first: news gives the
    bare surname to its main entity and full names to the others."""
    by_surname = any(f.tokens[-1] == form.tokens[0] for f in group.forms)
    titled = sum(1 for m in group.mentions if m.titles and len(m.tokens) == 1 and not m.in_marks)
    known = told_gender(group.mentions) or prior_gender(group.mentions)
    agrees = gender is not None and gender is known
    often = full_count(group.mentions) + titled
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

_SMALL = frozenset("of and for in the".split())


def _group_bodies(bodies: list[NameMention]) -> list[list[NameMention]]:
    """Bodies group by equal names, by initials (“NHS”), by the name without “Group” or “Inc.”,
    and by the last words of one body alone (“the Lantern” for the Holm Bay Lantern)."""
    groups: dict[tuple[str, ...], list[NameMention]] = {}
    initials: dict[str, tuple[str, ...]] = {}
    in_full: dict[tuple[str, ...], tuple[str, ...]] = {}
    last: dict[str, set[tuple[str, ...]]] = {}
    places = _places_of(bodies)
    for mention in sorted(bodies, key=lambda m: (-len(m.tokens), m.span)):
        key = _key_of(mention)
        endings = last.get(key[-1], set())
        longer = next(iter(endings)) if len(endings) == 1 else None
        if mention.type is not EntityType.ORG or _is_from_before(places, key, longer):
            longer = None
        if key in in_full:
            key = in_full[key]
        elif len(key) == 1:
            key = initials.get(key[0].replace(".", ""), key)
            key = longer or key
        else:
            key = longer if longer is not None and _ends_in(longer, key) else key
            last.setdefault(key[-1], set()).add(key)
            letters = "".join(t[0] for t in key if t not in _SMALL)
            initials.setdefault(letters, key)
            if without_form(key) != key:
                in_full.setdefault(without_form(key), key)
        groups.setdefault(key, []).append(mention)
    return list(groups.values())


def _key_of(mention: NameMention) -> tuple[str, ...]:
    return tuple(t for t in mention.tokens if t != "the") or mention.tokens


def _places_of(bodies: list[NameMention]) -> dict[tuple[str, ...], list[int]]:
    """Where each name of a body stands outside marks, in order."""
    places: dict[tuple[str, ...], list[int]] = {}
    for mention in bodies:
        starts = places.setdefault(_key_of(mention), [])
        if not mention.in_marks:
            starts.append(mention.span.start)
    return {key: sorted(starts) for key, starts in places.items()}


def _is_from_before(
    places: dict[tuple[str, ...], list[int]],
    key: tuple[str, ...],
    longer: tuple[str, ...] | None,
) -> bool:
    """“Lantern said … Lantern … “Little Lantern””: a name that the text has again and again before
    a longer one that ends in it, and oftener, is not short for that."""
    if longer is None or longer == key:
        return False
    full = places.get(longer, [])
    before = bisect_left(places[key], full[0]) if full else len(places[key])
    return before >= _AGAIN and len(places[key]) > len(full)


def _ends_in(longer: tuple[str, ...], key: tuple[str, ...]) -> bool:
    """“the Daily Lantern” of the Holm Bay Daily Lantern; not “Holm Bay” of the Council of Holm
    Bay."""
    before = longer[: -len(key)]
    return bool(before) and longer[-len(key) :] == key and before[-1] not in _SMALL
