"""Names: every name of the text, gathered into figures (a person or body and all it is called).

News gives the full name once and then a shorter form (“Dana Holt … Holt … Ms Holt”). A shorter
form joins the figure that it can only mean; where several are possible it joins the one that the
text last spoke of by a fuller name, and the figure is marked as contested.
"""

import re
from collections import Counter

from attrs import field, frozen

from quotes.document import Document, Node
from quotes.model import Span, SpeakerType
from quotes.phrases import title_before
from quotes.resolve.gender import (
    Gender,
    gender_of_given_name,
    gender_of_role,
    gender_of_title,
)
from quotes.syntax import Entity, EntityType, Sentence, Word

_TITLES = frozenset(
    """mr mrs ms miss dr sen senator rep representative gov governor president secretary sir dame
    lord lady prof professor gen general judge justice pope king queen prince princess mayor
    rev reverend col colonel capt captain lt lieutenant sgt sergeant maj major adm admiral del
    delegate hon ambassador minister chancellor premier chairman chairwoman chair sheriff chief
    former ex-president ex-mayor vice deputy congressman congresswoman councilman councilwoman
    councillor cllr attorney detective officer commissioner director spokesman spokeswoman coach
    father sister brother bishop archbishop cardinal imam rabbi sheikh baroness baron
    speaker madame madam monsieur state sens reps drs messrs constable inspector superintendent
    the aunt uncle cousin commander""".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_TOKEN = re.compile(r"[^\W_](?:[\w’'.&-]*[\w&])?\.?")


@frozen(kw_only=True)
class NameMention:
    """One occurrence of a name: where, in which sentence, as what part of it."""

    span: Span
    node: Node
    tokens: tuple[str, ...]
    type: EntityType
    titles: tuple[str, ...] = ()
    in_marks: bool


@frozen(kw_only=True)
class Figure:
    """A person or body of the text: best name, all forms, and what the text tells of it.

    `roles` are the lemmas of the nouns that describe it (title, apposition, predicate), `clash`
    the indexes of figures that share its short form.
    """

    index: int
    name: str
    type: SpeakerType
    forms: tuple[str, ...]
    mentions: tuple[NameMention, ...]
    titles: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()
    gender: Gender | None = None
    gender_is_told: bool = False
    clash: tuple[int, ...] = ()

    @property
    def is_person(self) -> bool:
        """Tell whether this is a person."""
        return self.type is SpeakerType.PERSON


@frozen(kw_only=True)
class Roster:
    """All figures of an article, and which of them each name mention stands for."""

    figures: tuple[Figure, ...] = ()
    by_span: dict[Span, int] = field(factory=dict)
    starts: tuple[tuple[int, int, int], ...] = ()
    contested: dict[Span, tuple[int, ...]] = field(factory=dict)

    def rivals_at(self, span: Span) -> tuple[int, ...]:
        """Return the figures that a bare name can equally mean; none where it means one."""
        for mention, rivals in self.contested.items():
            if mention.overlaps(span):
                return rivals
        return ()

    def figure_at(self, span: Span) -> Figure | None:
        """Return the figure whose name mention overlaps `span`, None if none does."""
        for start, end, index in self.starts:
            if start < span.end and span.start < end:
                return self.figures[index]
            if start >= span.end:
                break
        return None

    def figure_named(self, text: str) -> Figure | None:
        """Return the one figure that a name can mean, None if none or several can."""
        tokens = name_tokens(text)
        if not tokens:
            return None
        found = [
            f for f in self.figures if any(_names_same(tokens, name_tokens(x)) for x in f.forms)
        ]
        if has_personal_title(text):
            found = [f for f in found if f.is_person]
        return found[0] if len(found) == 1 else None


def has_personal_title(text: str) -> bool:
    """Tell whether a phrase starts with a title that only people bear (“Mr King”)."""
    first = text.split()[0].lower().rstrip(".") if text.split() else ""
    return first in _PERSONAL_TITLES


_PERSONAL_TITLES = frozenset(
    "mr mrs ms miss dr sen rep gov sir dame lord lady prof rev lt capt sgt col gen".split()
)


def name_tokens(text: str) -> tuple[str, ...]:
    """Return a name's words in lower case, without titles, possessive and generational suffix."""
    words = [re.sub(r"[’']s?$", "", w) for w in _TOKEN.findall(text)]
    lower = [w.lower().rstrip(".") for w in words if w]
    while len(lower) > 1 and lower[0] in _TITLES:
        lower = lower[1:]
    while len(lower) > 1 and lower[-1] in _SUFFIXES:
        lower = lower[:-1]
    return tuple(lower)


def _names_same(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether two names can be one person's: equal, a surname or given name alone, an
    initial for a name, a middle name left out."""
    if short == full:
        return True
    if len(short) > len(full):
        short, full = full, short
    if len(short) == 1:
        return short[0] in {full[0], full[-1]} and len(short[0]) > 1
    if short[-1] != full[-1]:
        return False
    first, other = short[0], full[0]
    return first == other or (min(len(first), len(other)) == 1 and first[0] == other[0])


def gather_names(document: Document) -> Roster:
    """Return the roster of an article: its figures, in order of first mention."""
    mentions = [m for s in document.parse.sentences for m in _mentions_in(document, s)]
    people = [m for m in mentions if m.type is EntityType.PERSON]
    person_forms = {m.tokens for m in people if len(m.tokens) > 1}
    surnames = Counter(m.tokens for m in people)
    bodies: list[NameMention] = []
    for mention in mentions:
        if mention.type is EntityType.PERSON:
            continue
        if _is_really_person(mention, person_forms, surnames):
            people.append(mention)
        else:
            bodies.append(mention)
    people.sort(key=lambda m: m.span)
    groups = _group_people(document, people) + _group_bodies(bodies)
    groups.sort(key=lambda g: g[0].span.start)
    figures = tuple(_figure(document, i, g) for i, g in enumerate(groups))
    return _roster(figures, _contested(figures))


def _contested(figures: tuple[Figure, ...]) -> dict[Span, tuple[int, ...]]:
    """Return the bare names that two namesakes share about equally, with both.

    The one whom the text names in full more often is its main figure and keeps the bare name.
    """
    found: dict[Span, tuple[int, ...]] = {}
    for figure in figures:
        for mention in figure.mentions:
            if len(mention.tokens) != 1 or not figure.is_person:
                continue
            rivals = [f for f in figures if f is not figure and _may_mean(f, mention)]
            mine = _full_count(figure)
            equal = [f.index for f in rivals if _full_count(f) >= mine]
            if equal and mine:
                found[mention.span] = (figure.index, *equal)
    return found


def _may_mean(figure: Figure, mention: NameMention) -> bool:
    if not figure.is_person or not any(
        len(m.tokens) > 1 and m.tokens[-1] == mention.tokens[0] for m in figure.mentions
    ):
        return False
    told = _told_gender([mention])
    return told is None or figure.gender is None or told is figure.gender


def _full_count(figure: Figure) -> int:
    return sum(1 for m in figure.mentions if len(m.tokens) > 1 and not m.in_marks)


def _is_really_person(
    mention: NameMention, full: set[tuple[str, ...]], seen: Counter[tuple[str, ...]]
) -> bool:
    """A bare surname of a person of the text, taken for a place or body by the tagger."""
    if len(mention.tokens) != 1:
        return mention.tokens in full
    if mention.titles:
        return True
    is_surname = any(f[-1] == mention.tokens[0] for f in full)
    return is_surname and (mention.type is not EntityType.PLACE or seen[mention.tokens] > 0)


def _roster(figures: tuple[Figure, ...], contested: dict[Span, tuple[int, ...]]) -> Roster:
    by_span = {m.span: f.index for f in figures for m in f.mentions}
    starts = sorted((m.span.start, m.span.end, f.index) for f in figures for m in f.mentions)
    return Roster(figures=figures, by_span=by_span, starts=tuple(starts), contested=contested)


# --- mentions --------------------------------------------------------------------------------


def _mentions_in(document: Document, sentence: Sentence) -> list[NameMention]:
    found = []
    for entity in sentence.entities:
        words = [w for w in sentence.words if entity.start <= w.start and w.end <= entity.end]
        words = _without_possessive(_whole_name(document, sentence, entity, words))
        titles = _titles_before(sentence, words)
        while len(words) > 1 and words[0].text.lower().rstrip(".") in _TITLES:
            titles = (*titles, words[0].text)
            words = words[1:]
        mention = _mention(document, sentence, entity, words, titles)
        if mention is not None:
            found.append(mention)
    return found


def _whole_name(
    document: Document, sentence: Sentence, entity: Entity, words: list[Word]
) -> list[Word]:
    """Complete a name that the tagger cut at a hyphen or title (“Jo”-“Renee Formicola”)."""
    if not words:
        return words
    at = words[-1].index + 1
    while at < len(sentence.words) and _goes_on(document, sentence, entity, words[-1], at):
        words = [*words, sentence.words[at]]
        at += 1
    return words


def _goes_on(document: Document, sentence: Sentence, entity: Entity, last: Word, at: int) -> bool:
    word = sentence.words[at]
    touches = last.end == word.start
    hyphen = {"-", "‑", "–"}
    if touches and (word.text in hyphen or last.text in hyphen or word.text.startswith("-")):
        after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
        return word.text not in hyphen or (after is not None and after.start == word.end)
    other = next((e for e in sentence.entities if e.start <= word.start < e.end), None)
    if word.upos != "PROPN" or (other is not None and other.type is not entity.type):
        return False
    if entity.type is not EntityType.PERSON and not _only_titles(entity.text):
        return False
    return word.deprel.startswith("flat") or _only_titles(entity.text)


def _only_titles(text: str) -> bool:
    return all(t.lower().rstrip(".") in _TITLES for t in text.split())


def _mention(
    document: Document,
    sentence: Sentence,
    entity: Entity,
    words: list[Word],
    titles: tuple[str, ...],
) -> NameMention | None:
    if not words:
        return None
    span = Span(start=words[0].start, end=words[-1].end)
    tokens = name_tokens(span.of(document.text))
    if not tokens or not any(c.isupper() for c in span.of(document.text)):
        return None
    if _only_titles(span.of(document.text)) or _is_no_name(sentence, entity, words, tokens):
        return None
    return NameMention(
        span=span,
        node=Node(sentence=sentence, word=_head_among(sentence, words)),
        tokens=tokens,
        type=entity.type,
        titles=titles,
        in_marks=document.in_marks(span.start),
    )


_OFFICES = frozenset(
    """minister secretary ambassador president chancellor governor mayor senator spokesman
    spokeswoman commissioner director chairman chairwoman premier officer""".split()
)
_TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december today tomorrow yesterday""".split()
)


def _is_no_name(
    sentence: Sentence, entity: Entity, words: list[Word], tokens: tuple[str, ...]
) -> bool:
    """A day, a month, or a people or party taken for a person (“Republicans”, “the Democrat”)."""
    if entity.type is EntityType.PERSON and len(tokens) > 1 and tokens[-1] in _OFFICES:
        return True
    if len(tokens) != 1:
        return False
    if tokens[0] in _TIMES:
        return True
    before = sentence.words[words[0].index - 1] if words[0].index else None
    if before is not None and before.upos == "DET" and entity.type is EntityType.PERSON:
        return True
    plural = words[0].xpos == "NNPS" or words[0].upos == "ADJ"
    return entity.type is EntityType.PERSON and plural


_HONOURS = frozenset("kc qc mp mep msp mla phd md obe cbe mbe dbe esq frs".split())


def _without_possessive(words: list[Word]) -> list[Word]:
    while words and (
        words[-1].xpos == "POS"
        or words[-1].upos == "PUNCT"
        or (len(words) > 1 and words[-1].text.lower().replace(".", "") in _HONOURS)
    ):
        words = words[:-1]
    while words and words[0].upos in {"PUNCT", "DET"}:
        words = words[1:]
    return words


def _head_among(sentence: Sentence, words: list[Word]) -> Word:
    inside = {w.index for w in words}
    return next((w for w in words if w.head not in inside), words[-1])


def _titles_before(sentence: Sentence, words: list[Word]) -> tuple[str, ...]:
    """Return the run of titles right before a name (“former Sen.”)."""
    if not words:
        return ()
    found: list[str] = []
    at = words[0].index - 1
    while at >= 0 and sentence.words[at].text.lower().rstrip(".") in _TITLES - {"the", "state"}:
        found.append(sentence.words[at].text)
        at -= 1
    return tuple(reversed(found))


# --- grouping --------------------------------------------------------------------------------


def _group_people(document: Document, people: list[NameMention]) -> list[list[NameMention]]:
    """Full names make groups; short forms join the group they can mean, the last-named first."""
    groups: list[list[NameMention]] = []
    for mention in people:
        if len(mention.tokens) > 1:
            group = _group_for_full(groups, mention)
            if group is None:
                groups.append([mention])
            else:
                group.append(mention)
    title_names = _names_in_title(document)
    full_groups = list(groups)
    for mention in people:
        if len(mention.tokens) == 1:
            _place_short(groups, full_groups, mention, title_names)
    for group in groups:
        group.sort(key=lambda m: m.span)
    return groups


def _group_for_full(
    groups: list[list[NameMention]], mention: NameMention
) -> list[NameMention] | None:
    fitting = [g for g in groups if all(_names_same(mention.tokens, m.tokens) for m in g)]
    return fitting[0] if len(fitting) == 1 else None


def _place_short(
    groups: list[list[NameMention]],
    full_groups: list[list[NameMention]],
    mention: NameMention,
    title_names: tuple[str, ...],
) -> None:
    fitting = [g for g in full_groups if _fits_short(g, mention)]
    if not fitting:
        same = [g for g in groups if g not in full_groups and g[0].tokens == mention.tokens]
        if same:
            same[0].append(mention)
        else:
            groups.append([mention])
        return
    _best_group(fitting, mention).append(mention)


def _fits_short(group: list[NameMention], mention: NameMention) -> bool:
    token = mention.tokens[0]
    if not any(len(m.tokens) > 1 and token in {m.tokens[0], m.tokens[-1]} for m in group):
        return False
    told = _told_gender([mention])
    known = _told_gender(group) or _prior(group)
    return told is None or known is None or told is known


def _best_group(fitting: list[list[NameMention]], mention: NameMention) -> list[NameMention]:
    """Of namesakes the one by surname, named most often in full, named first: news gives the
    bare surname to its main figure and full names to the others."""
    if len(fitting) == 1:
        return fitting[0]
    token = mention.tokens[0]

    def weight(group: list[NameMention]) -> tuple[bool, int, int]:
        full = [m for m in group if len(m.tokens) > 1]
        by_surname = any(m.tokens[-1] == token for m in full)
        outside = sum(1 for m in full if not m.in_marks)
        return by_surname, outside, -full[0].span.start

    return max(fitting, key=weight)


def _names_in_title(document: Document) -> tuple[str, ...]:
    if not document.title:
        return ()
    return tuple(re.findall(r"[A-Z][\w’'-]+(?: [A-Z][\w.’'-]+)+", document.title))


def _group_bodies(bodies: list[NameMention]) -> list[list[NameMention]]:
    """Bodies group by equal names, by initials (“NHS”), and by a name that starts a longer one."""
    groups: list[list[NameMention]] = []
    for mention in sorted(bodies, key=lambda m: (-len(m.tokens), m.span)):
        group = next((g for g in groups if _same_body(g[0], mention)), None)
        if group is None:
            groups.append([mention])
        else:
            group.append(mention)
    for group in groups:
        group.sort(key=lambda m: m.span)
    return groups


def _same_body(full: NameMention, short: NameMention) -> bool:
    mine = tuple(t for t in short.tokens if t != "the")
    theirs = tuple(t for t in full.tokens if t != "the")
    if mine == theirs:
        return True
    if len(mine) == 1 and len(theirs) > 1:
        initials = "".join(t[0] for t in theirs if t not in {"of", "and", "for", "in"})
        return mine[0].replace(".", "") == initials and len(initials) > 1
    return False


# --- figures ---------------------------------------------------------------------------------


def _figure(document: Document, index: int, group: list[NameMention]) -> Figure:
    is_person = any(m.type is EntityType.PERSON for m in group)
    described = [d for m in group for d in _descriptions_of(m)] if is_person else []
    forms = _forms(document, group)
    told = _told_gender(group) or _gender_of_roles(described)
    gender = told or (_prior(group) if is_person else None)
    titles = tuple(dict.fromkeys(t for m in group for t in m.titles))
    roles = {lemma for _, lemma in described} | {r for t in titles for r in roles_of_title(t)}
    return Figure(
        index=index,
        name=forms[0],
        type=SpeakerType.PERSON if is_person else _body_type(group),
        forms=forms,
        mentions=tuple(group),
        titles=titles,
        descriptions=tuple(dict.fromkeys(text for text, _ in described)),
        roles=frozenset(roles),
        gender=gender,
        gender_is_told=told is not None,
    )


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
    found.update(g for m in group for t in m.titles if (g := gender_of_role(t)) is not None)
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
    found = Counter(g for _, lemma in described if (g := gender_of_role(lemma)) is not None)
    return found.most_common(1)[0][0] if found else None


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
    return [f for f in found if f[1]]


def _no_case(node: Node) -> bool:
    return not node.children("case") and not node.is_a("nmod:poss")


def _described(node: Node) -> tuple[str, str]:
    words = [
        w
        for w in node.subtree()
        if w.index <= node.word.index and w.upos not in {"DET", "PUNCT", "AUX"}
    ]
    return " ".join(w.text for w in words[-6:]), node.lemma
