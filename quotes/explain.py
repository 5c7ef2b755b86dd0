"""From the evidence of an outcome to the way that led there, in plain words.

“We won,” (set off as speech) → “he” (subject of “said”, right after) → “Hill” (the man most spoken
of just before) → Hugh Hill (same surname). Every rule that the engine can name has its words here;
a rule of another version stands under its own name.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Self

from attrs import define, field, frozen

from quotes.lexicon.name_tokens import name_tokens
from quotes.model import Evidence, Quotation, Reason, Span, Speaker, SpeakerType, Status

_LONGEST = 60
_CLOSING = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "»": "«", "„": "“"}

# How the words were found.
FOUND = {
    "marked_words": "set off as speech",
    "interrupted": "set off as speech, in parts",
    "content_clause": "reported in a clause",
    "content_object": "reported as the object of a verb",
    "speech_act": "spoken of without its words",
}
# Where the words stand to what attributes them.
LINKED = {
    "label": "the label beside the words",
    "introduced_by_colon": "introduced by a colon",
    "colon_before": "before the colon",
    "clause_right_before": "right before the words",
    "clause_after": "right after the words",
    "clause_before": "before the words",
    "content_of_cue": "the words being in its clause",
    "object_of_cue": "the words being its object",
    "object_of_voicing_verb": "the words being its object",
    "owned_words": "between whose words they are and what calls them so",
    "cue_in_sentence": "in the same sentence",
    "sentence_after": "in the sentence after",
}
# How the source stands to the cue; “{}” is the cue.
FRAMED = {
    "subject": "subject of {}",
    "beside": "right beside {}",
    "relative": "whom the clause with {} is about",
    "agent": "named by “by” with {}",
    "controlled_subject": "subject of the clause that {} belongs to",
    "shared_subject": "subject that {} shares",
    "participle": "what {} describes",
    "possessor": "whose {} it is",
    "according_to": "named after {}",
    "unnamed": "with {}, which leaves out who",
    "none": "with {}",
}
# By what the words got their source.
SOURCED = {
    "label_beside": "the label beside the words",
    "subject_of_cue": "their source",
    "owner_of_speech_act": "whose words they are",
    "continues_in_paragraph": "the words just before, whose speaker goes on",
    "subject_before": "subject of the sentence before",
    "continues_from_paragraph_before": "the end of the paragraph before, whose speaker goes on",
    "introduced_in_paragraph_before": "subject of the paragraph before",
    "asked_before": "whom the sentence before asks",
    "takes_turn": "a turn before, by the same party of the exchange",
    "said_below": "the same words further down",
    "no_source": "",
}
# Steps that lead to other words of the text, which are the step's last span.
LED = {
    "pronoun_he": "the man most spoken of just before",
    "pronoun_she": "the woman most spoken of just before",
    "pronoun_it": "the body most spoken of just before",
    "pronoun_they": "those most spoken of just before",
    "clause_subject": "subject of the clause around it",
    "addressed": "whom the sentence before speaks to",
    "description": "a description",
    "issuer": "who issued it",
    "varied_name": "the one person spoken of, named in another way",
    "body_of_kind": "the body most spoken of just before",
    "body_goes_on": "the body that spoke just before goes on",
    "continues_in_paragraph": SOURCED["continues_in_paragraph"],
    "continues_from_paragraph_before": SOURCED["continues_from_paragraph_before"],
    "takes_turn": SOURCED["takes_turn"],
    "said_below": SOURCED["said_below"],
    "answers": "the words answered, by the other party of the exchange",
}
# Steps that lead to the outcome itself.
ENDED = {
    "name": "",
    "label": "",
    "no_source": "",
    "named_body": "a body that the words name themselves",
    "body_named_before": "the one such body named before",
    "role": "the one person whom the text gives that role",
    "self_named": "the name by which that person is said to go",
    "named_later": "whose name the next sentences give",
    "headline_role": "whom the headline gives that role",
    "age": "the one person of that age",
    "generation": "the elder or younger of two of one name, by kinship or age",
    "gender_beside": "the one of that name whom the sentence's pronouns fit",
    "other_namesake": "the one of that name who can have said it",
    "only_company": "the one company that the text keeps speaking of",
    "pair": "the two persons named together just before",
    "ranked": "who is meant by place, or named with that body",
    "kin": "the relative whom the text names",
    "asker": "the reporter behind the outlet's label",
    "known_alias": "an alias that the caller knows",
    "known_role": "the holder of that role, as the caller knows",
    "pronoun_i": "who speaks or writes of himself or herself there",
    "pronoun_we": "who speaks for several there",
    "pronoun_you": "whoever is spoken to",
    "pronoun_one": "nobody in particular",
    "pronoun_who": "whom the question or clause is about",
    "caller": "the caller's own resolver",
}
DECIDED = {
    "below_min_confidence": "the evidence is weaker than was asked for",
    "ranked_first": "the likeliest of those weighed",
}
REASONS = {
    Reason.ANONYMOUS: "particular people left unnamed",
    Reason.GROUP: "an unnamed group",
    Reason.DOCUMENT: "a text without a named author",
    Reason.NO_ANTECEDENT: "whoever is meant is never named in the text",
    Reason.AMBIGUOUS: "the text does not tell which",
    Reason.NO_ATTRIBUTION: "clearly speech, and nobody is given",
}
# Steps that resolution adds last although they come first on the way.
_GO_ON = frozenset(
    {
        "continues_in_paragraph",
        "continues_from_paragraph_before",
        "takes_turn",
        "answers",
        "said_below",
    }
)
_COME_FIRST = _GO_ON | {"clause_subject", "addressed", "pronoun_i", "pronoun_we"}


@define
class _Chain:
    """The way so far: what was shown, why, and reasons waiting for what they lead to."""

    text: str
    items: list[tuple[str, list[str]]] = field(factory=list)
    spans: list[Span] = field(factory=list)
    waiting: list[str] = field(factory=list)

    def show(self, span: Span, words: str) -> None:
        """Go on to words of the text; what they share with the words just shown is shown once."""
        last = self.spans[-1] if self.spans else None
        if last is not None and last.overlaps(span) and len(self.items) > 1:
            _, reasons = self.items[-1]
            larger = span if span.contains(last) else last
            self.items[-1] = (_quoted(larger.of(self.text)), [*reasons, words])
            self.spans[-1] = larger
            return
        self.items.append((_quoted(span.of(self.text)), [*self.waiting, words]))
        self.spans.append(span)
        self.waiting = []

    def end(self, outcome: str, words: Sequence[str]) -> tuple[str, ...]:
        """Close with the outcome; return each item with its reasons."""
        ended = [*self.items, (outcome, [*self.waiting, *words])]
        return tuple(
            f"{shown} ({'; '.join(told)})" if (told := list(dict.fromkeys(filter(None, why))))
            else shown
            for shown, why in ended
        )  # fmt: skip


@frozen(kw_only=True)
class SpeakerNames:
    """The speakers of a report, and where the text names each: made once for all explanations."""

    speakers: Mapping[str, Speaker]
    _mentions: tuple[tuple[Span, int], ...]
    _longest: int

    @classmethod
    def of(cls, speakers: Sequence[Speaker]) -> Self:
        """Index the mentions of speakers."""
        mentions = [m for speaker in speakers for m in speaker.mentions]
        return cls(
            speakers={speaker.id: speaker for speaker in speakers},
            mentions=tuple(sorted((m, place) for place, m in enumerate(mentions))),
            longest=max((m.end - m.start for m in mentions), default=0),
        )

    def around(self, span: Span) -> Span:
        """Return the mention that a span stands in, or the span."""
        at = bisect_right(self._mentions, span.start, key=lambda found: found[0].start) - 1
        found: list[tuple[int, Span]] = []
        while at >= 0 and self._mentions[at][0].start >= span.start - self._longest:
            mention, place = self._mentions[at]
            if mention.contains(span):
                found.append((place, mention))
            at -= 1
        return min(found)[1] if found else span


def explain(quotation: Quotation, text: str, speakers: Sequence[Speaker] = ()) -> tuple[str, ...]:
    """Return the way from a quotation to its outcome, an item a step, in plain words.

    The first item is the quotation, the last its speakers or the reason why there are none; what
    lies between quotes the words of the text that the engine went by.

    Args:
        quotation: as a report has it, with its evidence.
        text: the article that its offsets are of.
        speakers: those of the report; they tell surnames from the words of a body's name.

    """
    return explain_with(quotation, text, SpeakerNames.of(speakers))


def explain_with(quotation: Quotation, text: str, names: SpeakerNames) -> tuple[str, ...]:
    """Do what `explain` does, with the speakers of a report as they were indexed before."""
    by_stage: dict[str, list[tuple[str, Evidence]]] = {}
    for evidence in quotation.evidence:
        stage, _, rule = evidence.rule.partition(":")
        by_stage.setdefault(stage, []).append((rule, evidence))
    chain = _Chain(text=text)
    found = [FOUND.get(rule, rule) for rule, _ in by_stage.get("find", [])]
    chain.items.append((_quoted(quotation.text), found))
    chain.spans.append(quotation.spans[0])
    _show_source(chain, quotation, by_stage)
    for rule, evidence in _in_order(by_stage.get("resolve", [])):
        spans = tuple(names.around(span) for span in evidence.spans)
        _show_step(chain, rule, spans, is_resolved=quotation.status is Status.RESOLVED)
    chain.waiting += [DECIDED.get(rule, rule) for rule, _ in by_stage.get("decide", [])]
    return _ended(chain, quotation, names)


def explanation_text(explanation: Sequence[str]) -> str:
    """Return an explanation as one line."""
    return " → ".join(explanation)


def _show_source(
    chain: _Chain, quotation: Quotation, by_stage: dict[str, list[tuple[str, Evidence]]]
) -> None:
    for rule, evidence in by_stage.get("attribute", []):
        words = SOURCED.get(rule, _plain(rule))
        framed = by_stage.get("frame", [])
        if framed and quotation.cue is not None:
            cue = _quoted(quotation.cue.text)
            words = FRAMED.get(framed[0][0], _plain(framed[0][0])).format(cue)
            linked = [LINKED.get(link, _plain(link)) for link, _ in by_stage.get("link", [])]
            words = ", ".join([words, *linked])
        if evidence.spans:
            chain.show(evidence.spans[0], words)
        elif rule not in LED:  # who goes on is told by the step that says whose words they follow
            chain.waiting.append(words)


def _in_order(steps: list[tuple[str, Evidence]]) -> list[tuple[str, Evidence]]:
    """Return the steps in the order of the way from the quotation on.

    Of a speaker who goes on over many quotations the nearest and the first are enough.
    """
    rest = list(steps)
    first = []
    while len(rest) > 1 and rest[-1][0] in _COME_FIRST:
        first.append(rest.pop())
    inner = [step for step in first[1:-1] if step[0] not in _GO_ON]
    return [*first[:1], *inner, *first[1:][-1:], *rest]


def _show_step(chain: _Chain, rule: str, spans: tuple[Span, ...], *, is_resolved: bool) -> None:
    if rule in LED:
        if spans and (len(spans) > 1 or not rule.startswith("pronoun_")):
            chain.show(spans[-1], LED[rule])
        elif is_resolved:  # a pronoun that nothing answers to leads nowhere
            chain.waiting.append(LED[rule])
        return
    words = ENDED.get(rule, _plain(rule))
    covered = any(shown.contains(spans[0]) for shown in chain.spans[1:]) if spans else True
    if not covered:
        chain.show(spans[0], "")
    if words:
        chain.waiting.append(words)


def _ended(chain: _Chain, quotation: Quotation, names: SpeakerNames) -> tuple[str, ...]:
    if quotation.status is Status.RESOLVED:
        named = (names.speakers.get(ref.id) for ref in quotation.speakers)
        who = [speaker for speaker in named if speaker is not None]
        is_form = len(who) == 1 and len(chain.spans) > 1 and not chain.waiting
        relation = _relation(chain.spans[-1].of(chain.text), who[0]) if is_form else ""
        return chain.end(" and ".join(ref.name for ref in quotation.speakers), [relation])
    assert quotation.reason is not None
    words = REASONS[quotation.reason]
    if quotation.reason is Reason.AMBIGUOUS and quotation.candidates:
        words += ": " + " or ".join(f"{c.name}, {c.score:.0%}" for c in quotation.candidates)
    return chain.end(str(quotation.reason).replace("_", " "), [words])


def _relation(shown: str, speaker: Speaker) -> str:
    """Tell how the words last shown are a form of the name; nothing where they hold all of it."""
    short, full = name_tokens(shown), name_tokens(speaker.name)
    if not short or set(full) <= set(short):
        return ""
    if speaker.type is SpeakerType.PERSON and short[-1] == full[-1]:
        return "same surname"
    if speaker.type is SpeakerType.PERSON and short[0] == full[0]:
        return "same given name"
    if set(short) & set(full):
        return "the full name"
    return "another name of the same" if shown in speaker.aliases else ""


def _plain(rule: str) -> str:
    return rule.replace("_", " ")


def _quoted(words: str) -> str:
    """Return words in marks, on one line, a long run cut."""
    plain = " ".join(words.split())
    closing = _CLOSING.get(plain[:1])
    if len(plain) > _LONGEST:
        plain = plain[: _LONGEST - 1].rstrip() + "…" + (closing or "")
    return plain if closing is not None else f"“{plain}”"
