"""Trees put right after the parser: pure rules over the words of one sentence.

Reported clauses without “that” put the parser off where two noun phrases meet, and so do the roles
and bodies before a person's name.
"""

from collections.abc import Collection, Mapping, Sequence

from attrs import evolve

from quotes.lexicon.cues import SAY
from quotes.lexicon.nouns import BODY_KINDS, COLLECTIVES, GROUPS, KIN
from quotes.syntax import EntityType, NamedEntity, Word

# What can be told somebody, so that a clause follows: “told the court Drever had run”.
_TELLING = frozenset("tell inform assure warn advise remind".split())

_Children = Mapping[int, Sequence[Word]]


def mend_trees(words: Sequence[Word], names: Sequence[NamedEntity]) -> tuple[Word, ...]:
    """Return a sentence's words with its tree mended, in every way that this module knows.

    What a tree far from any grammar would make no tree of is left as it is.
    """
    for mend in (mend_flat, mend_subjects, mend_roles, mend_led, mend_inverted):
        mended = mend(words, names)
        if mended != tuple(words) and _is_tree(mended):
            words = mended
    return tuple(words)


def _is_tree(words: Sequence[Word]) -> bool:
    """Tell whether every word's way up ends at a root."""
    leads_up = [word.head is None for word in words]
    for word in words:
        way: list[int] = []
        at = word.index
        while not leads_up[at]:
            if len(way) > len(words):
                return False
            way.append(at)
            at = words[at].head or 0
        for step in way:
            leads_up[step] = True
    return True


def _children_of(words: Sequence[Word]) -> dict[int, list[Word]]:
    children: dict[int, list[Word]] = {}
    for word in words:
        if word.head is not None:
            children.setdefault(word.head, []).append(word)
    return children


def _people(names: Sequence[NamedEntity]) -> frozenset[int]:
    """Where the names of persons begin."""
    return frozenset(n.start for n in names if n.type is EntityType.PERSON)


def mend_subjects(words: Sequence[Word], _names: Sequence[NamedEntity]) -> tuple[Word, ...]:
    """Return the words with who is told as the object of the verb of telling.

    “told the court | Drever had run”: of two subjects of the clause the one right after the verb is
    who was told.
    """
    children = _children_of(words)
    mended = list(words)
    for word in words:
        if word.deprel == "ccomp" and word.head is not None:
            cue = words[word.head]
            told = _told(children, cue, word) if cue.lemma in _TELLING else None
            if told is not None:
                mended[told.index] = evolve(told, head=cue.index, deprel="iobj")
    return tuple(mended)


def _told(children: _Children, cue: Word, clause: Word) -> Word | None:
    """The first of a clause's two subjects, where it begins right after the verb of telling."""
    of_clause = children.get(clause.index, ())
    subjects = [w for w in of_clause if w.deprel in {"nsubj", "nsubj:pass"}]
    if len(subjects) != 2 or not cue.index < subjects[0].index < subjects[1].index < clause.index:
        return None
    if any(w.deprel in {"iobj", "obj"} for w in children.get(cue.index, ())):
        return None
    told = subjects[0]
    own = (w.index for w in children.get(told.index, ()) if w.deprel != "punct")
    return told if min([told.index, *own]) == cue.index + 1 else None


# Of two nouns joined before one name the first is no role of that person.
_NO_ROLES = BODY_KINDS | COLLECTIVES | GROUPS | KIN


def mend_roles(words: Sequence[Word], names: Sequence[NamedEntity]) -> tuple[Word, ...]:
    """Return the words with a name at the head of the two roles before it.

    “author and activist Nadia Kell said”: the parser joins the name to “author”, as if two people
    spoke; with an article before the first (“the coach and captain Tim Dorsey”) two may.
    """
    people = _people(names)
    if not people:
        return tuple(words)
    tagged = [(n.start, n.end) for n in names]
    children = _children_of(words)
    mended = list(words)
    for name in words:
        if name.start not in people or name.deprel != "conj" or name.head is None:
            continue
        first, between = words[name.head], words[name.head + 1 : name.index]
        joined = [w for w in between if w.upos == "CCONJ"]
        role = words[name.index - 1]
        of_name = any(start <= role.start < end for start, end in tagged)
        if len(joined) != 1 or joined[0].lemma != "and" or of_name or role is joined[0]:
            continue
        if _is_role(children, first) and all(w.upos in _IN_ROLES for w in between):
            mended[name.index] = evolve(name, head=first.head, deprel=first.deprel)
            mended[first.index] = evolve(first, head=name.index, deprel="nmod:desc")
            mended[role.index] = evolve(role, head=first.index, deprel="conj")
            mended[joined[0].index] = evolve(joined[0], head=role.index)
    return tuple(mended)


_IN_ROLES = frozenset({"NOUN", "PROPN", "ADJ", "CCONJ", "ADV"})


def _is_role(children: _Children, noun: Word) -> bool:
    """One person's role without an article: “author”, “former judge”."""
    return (
        noun.upos == "NOUN"
        and noun.lemma not in _NO_ROLES
        and "Number=Plur" not in noun.feats
        and not any(w.deprel in _DETERMINING for w in children.get(noun.index, ()))
    )


_DETERMINING = frozenset({"det", "nmod:poss", "nummod"})


def mend_led(words: Sequence[Word], names: Sequence[NamedEntity]) -> tuple[Word, ...]:
    """Return the words with a person's name at the head of the body and the role that lead to it.

    “Daily Orn editor Nadia Kell said”, “the Free Party (FP) legislator Nadia Kell said”: the parser
    takes them for several subjects, or the name for an apposition to the body's.
    """
    people = _people(names)
    if not people:
        return tuple(words)
    children = _children_of(words)
    mended = list(words)
    for name in words:
        if name.start not in people or name.head is None:
            continue
        led = _leading(words, children, name)
        if led:
            above = led[0] if name.deprel == "appos" else name
            for word in led:
                mended[word.index] = evolve(word, head=name.index, deprel="nmod:desc")
            mended[name.index] = evolve(name, head=above.head, deprel=above.deprel)
    return tuple(mended)


def _leading(words: Sequence[Word], children: _Children, name: Word) -> list[Word]:
    """The nouns that lead to a name with no comma between: its verb's other subjects before it, or
    those that it is an apposition to, from the first."""
    if name.deprel == "nsubj":
        below = children.get(name.head or 0, ())
        led = [w for w in below if w.deprel == "nsubj" and w.index < name.index]
    else:
        led = []
        above = name
        while above.deprel == "appos" and above.head is not None and above.head < above.index:
            above = words[above.head]
            led.insert(0, above)
        led = led if above.deprel == "nsubj" and above.upos == "PROPN" else []
    if not led or words[name.index - 1].deprel == "conj":
        return []
    between = _outside_brackets(words[led[0].index : name.index])
    fits = all(w.upos in _IN_LEAD for w in between) and not any(
        w.deprel in _DETERMINING for noun in led[1:] for w in children.get(noun.index, ())
    )
    return led if fits and between[-1].lemma not in _NO_ROLES else []


_IN_LEAD = frozenset({"NOUN", "PROPN", "ADJ"})


def _outside_brackets(words: Sequence[Word]) -> list[Word]:
    """The words but those in brackets (“the Free Party (FP) legislator”)."""
    kept: list[Word] = []
    inside = False
    for word in words:
        inside = inside or word.text == "("
        if not inside:
            kept.append(word)
        inside = inside and word.text != ")"
    return kept


def mend_flat(words: Sequence[Word], names: Sequence[NamedEntity]) -> tuple[Word, ...]:
    """Return the words with the parts of a name under its first word.

    “Tom Brandt and Lena Voss said”: the parser hangs “Voss” on “Tom”.
    """
    mended = list(words)
    at = 0
    for name in sorted(names, key=lambda n: n.start):
        while at < len(words) and words[at].start < name.start:
            at += 1
        first, *others = range(at, _end(words, at, name.end)) or [at]
        for other in others:
            head = words[other].head
            if words[other].deprel == "flat" and head is not None and head < first:
                mended[other] = evolve(words[other], head=first)
    return tuple(mended)


def _end(words: Sequence[Word], at: int, end: int) -> int:
    while at < len(words) and words[at].end <= end:
        at += 1
    return at


def mend_inverted(words: Sequence[Word], names: Sequence[NamedEntity]) -> tuple[Word, ...]:
    """Return the words with the person named right after a verb of saying as its subject.

    ““…,” said veteran lawyer Nadia Kell”: the parser takes her for an object or a clause where the
    verb has no other subject, and for a passive's subject where it has no auxiliary; and ““…,”
    counters Nadia Kell” for a noun in the plural.
    """
    people = _people(names)
    if not people:
        return tuple(words)
    children = _children_of(words)
    mended = list(words)
    for cue in words:
        below = children.get(cue.index, ())
        verb = cue.upos == "VERB" or _ends_words(words, cue)
        if cue.lemma not in SAY or not verb or any(w.deprel in _ACTIVE for w in below):
            continue
        said = any(w.deprel in _CONTENTS and w.index < cue.index for w in below)
        if not said and (cue.deprel not in _CONTENTS or (cue.head or 0) > cue.index):
            continue
        name = _person_after(words, cue, people)
        if name is None:
            continue
        for word in words[cue.index + 1 : name.index]:
            if word.head is None or not cue.index < word.head <= name.index:
                mended[word.index] = evolve(word, head=name.index, deprel="nmod:desc")
        mended[name.index] = evolve(name, head=cue.index, deprel="nsubj")
        if cue.upos != "VERB":
            mended[cue.index] = evolve(cue, upos="VERB", xpos="VBZ")
    return tuple(mended)


def _ends_words(words: Sequence[Word], cue: Word) -> bool:
    """““…,” counters …”: a plural noun right after a closing mark."""
    before = words[cue.index - 1] if cue.index else None
    plural = cue.upos == "NOUN" and cue.lemma.lower() != cue.text.lower()
    return plural and before is not None and before.text in _CLOSING_MARKS


_CLOSING_MARKS = frozenset({"”", "’", '"', "''", "»"})
_ACTIVE = frozenset({"nsubj", "aux:pass"})
_CONTENTS = frozenset({"ccomp", "parataxis"})


def _person_after(words: Sequence[Word], cue: Word, people: Collection[int]) -> Word | None:
    """The first word of the name that follows a verb, with nothing but roles between."""
    for word in words[cue.index + 1 : cue.index + 1 + _MOST_ROLES]:
        if word.start in people:
            return word
        if word.upos not in _IN_NAMES and not word.text[:1].isupper():
            return None
    return None


_IN_NAMES = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "DET", "PART"})
_MOST_ROLES = 9
