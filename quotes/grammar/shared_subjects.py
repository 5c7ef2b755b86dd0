"""Which of the clauses around a cue has the subject that the cue shares."""

from quotes.document import Node
from quotes.grammar.animacy import can_speak
from quotes.grammar.phrases import subject_of
from quotes.lexicon.cues import SAY, cue_lemma
from quotes.lexicon.nouns import DOCUMENTS


def can_say_both(source: Node, cue: Node, head: Node) -> bool:
    """Tell whether a clause's subject may also be who the conjunct quotes: no text asks, of which
    somebody has just spoken (“Holt said the report was late and asked why …”)."""
    told = source.lemma in DOCUMENTS and head.is_a("ccomp") and cue_lemma(cue) == "ask"
    return can_speak(source) and not told


def participle_above(head: Node, cue: Node) -> Node | None:
    """“with Holt claiming that it was lost and asking …”: a participle goes on another, though
    the parser hung it on the finite clause between."""
    if cue.word.xpos != "VBG" or head.word.xpos == "VBG" or subject_of(head) is None:
        return None
    above = head.head() if head.is_a("ccomp") else None
    return above if above is not None and above.word.xpos == "VBG" else None


def subject_below(head: Node, cue: Node) -> Node | None:
    """“Holt left after she saw it and blamed …”: without a comma the nearer clause goes on."""
    joint = next((c.word.index for c in cue.children("cc")), None)
    if joint is None or joint + 1 != cue.word.index:
        return None
    for clause in head.children("advcl"):
        subject = subject_of(clause)
        ends = clause.subtree()[-1].index + 1 == joint
        if subject is not None and ends and clause.word.xpos == cue.word.xpos:
            return subject
    return None


def is_view(clause: Node) -> bool:
    """A clause of what somebody is or should do, or of what a thing does; no act, no words."""
    subject = subject_of(clause)
    modal = any(c.word.xpos == "MD" for c in clause.children("aux"))
    present = clause.word.xpos in {"VBZ", "VBP"} and cue_lemma(clause) not in SAY
    thing = subject is not None and _is_plain_thing(subject)
    return bool(clause.children("cop")) or modal or present or thing


def is_aside(cue: Node) -> bool:
    """“…, saying that …”: a participle after a comma."""
    words = cue.sentence.words
    return cue.word.xpos == "VBG" and cue.word.index > 0 and words[cue.word.index - 1].text == ","


def is_passed_by(clause: Node, subject: Node, *, aside: bool) -> bool:
    """Tell whether a participle is not what the clause's subject does: a thing's, or in an aside
    one of whom it is only said how he is."""
    return clause.is_a("ccomp") and (
        _is_plain_thing(subject) or (aside and _tells_how_it_is(clause))
    )


def _is_plain_thing(noun: Node) -> bool:
    """“Holt made clear that the visit was private, saying …”: the visit says nothing."""
    return noun.word.upos == "NOUN" and not can_speak(noun)


def _tells_how_it_is(clause: Node) -> bool:
    """“Holt said Ruiz is unfit, calling …”: no act goes with what is, or has to be; it goes with
    the saying of it."""
    above = clause.head()
    if above is None or above.word.xpos in {"VBZ", "VBP"} or cue_lemma(above) not in SAY:
        return False
    finite = (clause, *clause.children("aux", "cop"))
    tags = {verb.word.xpos for verb in finite}
    perfect = "VBN" in tags and any(verb.lemma == "have" for verb in finite)
    return "VBD" not in tags and bool(tags & {"VBZ", "VBP", "MD"}) and not perfect
