"""What somebody does with the words that are his, and how the reporter stands to them."""

from quotes.find.detached_content import asked_for, called_on
from quotes.find.found import Found
from quotes.find.frames import Frame, FrameKind
from quotes.lexicon.acts import act_of, stance_of
from quotes.lexicon.cues import cue_lemma
from quotes.terms import Act, Stance


def act_and_stance(found: Found) -> tuple[Act, Stance]:
    """Return the act of a quotation and the stance of its cue.

    Words without a cue are said. Of a speech act without its words (“Her promise”) the noun tells.
    """
    if found.frame is None:
        owned = found.owner.head() if found.owner is not None else None
        if owned is None:
            return Act.SAY, Stance.NEUTRAL
        return act_of(owned.lemma, infinitive=False), stance_of(owned.lemma)
    lemma = cue_lemma(found.frame.cue)
    if asked_for(found.frame.cue) or called_on(found.frame.cue):
        return Act.ORDER, Stance.NEUTRAL
    return act_of(lemma, infinitive=_is_infinitive(found.frame)), stance_of(lemma)


def _is_infinitive(frame: Frame) -> bool:
    """“promised to close it”, “told them not to wait”, “a plan to close it”."""
    if not frame.content or frame.kind is FrameKind.ACCORDING:
        return False
    start = max(frame.content[0].start, frame.cue.end)
    after = [w.text.lower() for w in frame.cue.sentence.words if w.start >= start][:2]
    return after[:1] == ["to"] or after == ["not", "to"]
