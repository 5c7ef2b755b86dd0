"""Speech acts spoken of without their words: “Her statement was carried by …”."""

from quotes.document import Document, Node
from quotes.find.found import Cover, Found, Origin
from quotes.find.frames import FrameKind
from quotes.find.link import LinkRule
from quotes.find.noun_sources import is_time
from quotes.grammar.phrases import phrase_span
from quotes.lexicon.cues import SPEECH_ACTS, is_ignored
from quotes.model import Kind, Span


def _goes_before(found: Found) -> bool:
    """“…” Her speech lasted an hour: the noun speaks of the words, but stands in no clause of
    theirs."""
    frame = found.frame
    own = frame is not None and frame.kind is FrameKind.NOUN and not frame.clausal
    return own and found.rule in {LinkRule.CLAUSE_AFTER, LinkRule.SENTENCE_AFTER}


def _end_of_infinitive(noun: Node) -> int:
    """“Her motion to ask the county for a loan failed”: the phrase has what is moved."""
    after = noun.sentence.words[noun.word.index + 1 : noun.word.index + 2]
    if not after or after[0].text != "to":
        return noun.end
    asked = (c for c in noun.children("acl") if c.subtree()[0].index == after[0].index)
    return max((w.end for c in asked for w in c.subtree()), default=noun.end)


def references(document: Document, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """“Her statement was carried by …”, “his warning”: a speech act with an owner, no words."""
    cues = {f.frame.cue.start for f in found if f.frame is not None and not _goes_before(f)}
    cover = Cover.of(found)
    referred: list[Found] = []
    for sentence in document.parse.sentences:
        for word in sentence.words:
            node = Node(sentence=sentence, word=word)
            if word.upos != "NOUN" or node.lemma not in SPEECH_ACTS or node.start in cues:
                continue
            if is_ignored(node, own=document.knowledge.cues):
                continue
            owners = node.children("nmod:poss")
            if not owners or document.in_marks(node.start) or is_time(owners[0]):
                continue
            end = max(node.end, phrase_span(node).end, _end_of_infinitive(node))
            span = Span(start=owners[0].subtree()[0].start, end=end)
            if cover.overlaps(span):
                continue
            referred.append(
                Found(
                    kind=Kind.REFERENCE,
                    spans=(span,),
                    origin=Origin.REFERENCE,
                    owner=owners[0],
                )
            )
    return tuple(referred)
