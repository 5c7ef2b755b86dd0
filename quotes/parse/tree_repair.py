"""Subjects put right after the parser: pure rules over the words of one sentence.

Reported clauses without “that” put the parser off where two noun phrases meet.
"""

from collections.abc import Mapping, Sequence

from attrs import evolve

from quotes.syntax import Word

# What can be told somebody, so that a clause follows: “told the court Drever had run”.
_TELLING = frozenset("tell inform assure warn advise remind".split())

_Children = Mapping[int, Sequence[Word]]


def mend_subjects(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words with who is told as the object of the verb of telling.

    “told the court | Drever had run”: of two subjects of the clause the one right after the verb is
    who was told.
    """
    children: dict[int, list[Word]] = {}
    for word in words:
        if word.head is not None:
            children.setdefault(word.head, []).append(word)
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
