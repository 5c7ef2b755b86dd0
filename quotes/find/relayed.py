"""Which clauses inside somebody's own words relay what was said.

People who speak fill their speech with verbs of saying that report nothing: “I must tell you that”,
“it is fair to say”, “you ask people what they have”, “write that it was a Tuesday”. Narration has
few of these; within quotation marks most are such.
"""

from quotes.document import Node
from quotes.find.frames import Frame, FrameKind
from quotes.grammar.phrases import pronoun_of, subject_of

# What has not happened; “would” may also be a habit (My mother would say that …).
_UNREAL = frozenset("will shall must can could may might should ought".split())
_WOULD = frozenset("would 'd ’d".split())
# “used to say”, “kept telling us”, “tried to tell me”: the infinitive took place.
_REAL_HEADS = frozenset("use keep try begin start continue go come".split())
_SPEAKER = frozenset({"i", "we"})


def relays(frame: Frame) -> bool:
    """Tell whether a frame that stands inside somebody's words speaks of words that were said."""
    if frame.kind is not FrameKind.VERB:
        return True
    cue = frame.cue
    subject = subject_of(cue)
    who = None if subject is None else pronoun_of(subject.word)
    first = who in _SPEAKER
    if _is_unreal(cue, first=first):
        return False
    if cue.word.xpos == "VB" and subject is None and not cue.children("aux"):
        # An infinitive, or a command.
        head = cue.head()
        return cue.is_a("xcomp") and head is not None and head.lemma in _REAL_HEADS
    if cue.word.xpos in {"VB", "VBP", "VBG"} and not _is_past(cue):
        return who != "you" and not (first and _tells_hearer(cue))
    return True


def _is_unreal(cue: Node, *, first: bool) -> bool:
    helpers = {aux.lemma for aux in cue.children("aux")}
    return bool(helpers & _UNREAL) or (first and bool(helpers & _WOULD))


def _is_past(cue: Node) -> bool:
    return any(aux.word.xpos in {"VBD", "VBN"} for aux in cue.children("aux"))


def _tells_hearer(cue: Node) -> bool:
    """“I say …”, “I'm telling you …”: with no third person told, the words are the quotation's."""
    heard = [pronoun_of(c.word) for c in cue.children("iobj", "obj")]
    return not heard or "you" in heard
