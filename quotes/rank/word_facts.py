"""What the marked words are like, and the words right beside them: speech, or a term and a title.

“called it “a disgrace””, “the so-called “gig economy””, “her novel “The Long Dam””.
"""

from quotes.document import Document
from quotes.find import Found
from quotes.lexicon.cues import cue_lemma

_NAMING = frozenset("call dub term name title know so-called describe label nickname brand".split())
_MOST_WORDS = 6
_BESIDE = 3


def shape_of(document: Document, found: Found) -> dict[str, float]:
    """Return the facts of a quotation's first piece and of the words beside it."""
    span = (found.quoted or found.spans)[0]
    words = [n for n in document.nodes_in(span) if n.word.upos != "PUNCT"]
    text = span.of(document.text).strip("“”\"'‘’«» ")
    facts: dict[str, float] = {}
    if found.frame is not None:
        facts[f"cue_lemma:{cue_lemma(found.frame.cue)}"] = 1.0
    if not words or not text:
        return facts
    letters = [w for w in text.split() if w[:1].isalpha()]
    before = document.nodes_in_reach(span.start, -_BESIDE)
    after = document.nodes_in_reach(span.end, _BESIDE)
    told = {
        "small_start": text[0].islower(),
        "title_case": len(letters) > 1 and sum(w[0].isupper() for w in letters) > len(letters) / 2,
        "finite": any("VerbForm=Fin" in n.word.feats for n in words),
        "no_verb": not any(n.word.upos in {"VERB", "AUX"} for n in words),
        "stop_inside": any(mark in text[:-1] for mark in ".!?;"),
        "after_article": bool(before) and before[-1].word.upos == "DET",
        "after_naming": any(n.lemma in _NAMING for n in before),
        "after_noun": bool(before) and before[-1].word.upos in {"NOUN", "PROPN"},
        "after_verb": bool(before) and before[-1].word.upos == "VERB",
        "after_preposition": bool(before) and before[-1].word.upos == "ADP",
        "before_noun": bool(after) and after[0].word.upos in {"NOUN", "PROPN"},
    }
    facts |= {f"w_{name}": 1.0 for name, value in told.items() if value}
    facts["w_words"] = float(min(len(words), _MOST_WORDS))
    return facts
