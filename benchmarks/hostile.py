"""Articles that no page should choke on, with reports written by hand: no engine is asked.

Script in every field, bidirectional overrides, a paragraph of a megabyte, thousands of quotations,
quotations nested deeper than a browser nests.
"""

import hashlib

from attrs import define, evolve, field

from quotes.model import (
    Candidate,
    Cue,
    EngineInfo,
    Evidence,
    Fact,
    Kind,
    Mention,
    MentionForm,
    NotSpeech,
    NotSpeechLabel,
    Polarity,
    Quotation,
    Reason,
    Report,
    Span,
    Speaker,
    SpeakerRef,
    SpeakerType,
    Status,
    TextWarning,
    WarningCode,
)

# Would set window.ran, in whatever place of a page it came to stand.
SCRIPT = (
    "</script></style></title><script>window.ran=1</script>"
    "<img src=x onerror=window.ran=1><svg onload=window.ran=1>"
    "\"onfocus=window.ran=1 autofocus x='--><!--{{7*7}}${window.ran=1}"
)
_OVERRIDES = (
    "\u202emoc.live\u202d \u2067\u202b\u2066 العربية שלום e\u0301\u0301 \u200d \0\x1b[31m\ud83d"
)


@define
class Draft:
    """A text that grows, and what is quoted in it."""

    text: str = ""
    quotations: list[Quotation] = field(factory=list)
    mentions: dict[str, list[Span]] = field(factory=dict)

    def add(self, words: str) -> Span:
        """Add words to the text; return where they stand."""
        start = len(self.text)
        self.text += words
        return Span(start=start, end=len(self.text))

    def quote(
        self,
        words: Span,
        *,
        cue: Span | None = None,
        mention: Span | None = None,
        speaker: str | None = None,
        kind: Kind = Kind.DIRECT,
        parent: str | None = None,
    ) -> None:
        """Note a quotation of the text so far; without a speaker it is somebody unnamed's."""
        number = len(self.quotations)
        polarity = list(Polarity)[number % len(Polarity)] if number % 9 == 8 else Polarity.AFFIRMED
        if speaker is not None:
            spans = self.mentions.setdefault(speaker, [])
            spans += [mention] if mention is not None else []
        ref = (SpeakerRef(id=f"s{speaker}", name=speaker),) if speaker is not None else ()
        self.quotations.append(
            Quotation(
                id=f"q{number + 1}",
                kind=kind,
                spans=(words,),
                text=words.of(self.text),
                cue=Cue(
                    start=cue.start, end=cue.end, text=cue.of(self.text), lemma="say",
                    polarity=polarity,
                ) if cue is not None else None,
                mention=Mention(
                    start=mention.start, end=mention.end, text=mention.of(self.text),
                    form=MentionForm.NAME,
                ) if mention is not None else None,
                status=Status.RESOLVED if speaker is not None else Status.UNRESOLVED,
                reason=None if speaker is not None else Reason.GROUP,
                speakers=ref,
                confidence=(number % 50 + 50) / 100,
                parent=parent,
                explanation=(words.of(self.text)[:60], "“said”", speaker or "group"),
            )
        )  # fmt: skip

    def report(self, name: str) -> tuple[Report, str]:
        """Return the report with its text."""
        speakers = tuple(
            Speaker(id=f"s{n}", name=n, type=SpeakerType.PERSON, mentions=tuple(spans))
            for n, spans in self.mentions.items()
        )
        data = self.text.encode("utf-8", "surrogatepass")
        report = Report(
            id=name,
            text_sha256=hashlib.sha256(data).hexdigest(),
            engine=EngineInfo(version="hostile", models="none"),
            quotations=tuple(self.quotations),
            speakers=speakers,
        )
        return report, self.text


def script_in_every_field() -> tuple[Report, str]:
    """Return an article whose every string is markup that would run."""
    draft = Draft()
    words, _, cue, _, mention = (
        draft.add(part) for part in (f"“{SCRIPT}” ", " ", SCRIPT, " ", SCRIPT)
    )
    draft.add(f"\n{SCRIPT}\n{_OVERRIDES}\n")
    draft.quote(words, cue=cue, mention=mention, speaker=SCRIPT)
    draft.quote(cue, cue=cue, mention=mention, kind=Kind.INDIRECT)
    report, text = draft.report(SCRIPT)
    (speaker,) = report.speakers
    quotation = evolve(
        report.quotations[0],
        candidates=(Candidate(id="s1", name=SCRIPT, score=0.4),),
        evidence=(Evidence(rule=f"resolve:{SCRIPT}", spans=(mention,)),),
        facts=(Fact(name=SCRIPT, value=1.0, weight=1.0), Fact(name=SCRIPT, value=1.0, weight=-1.0)),
        explanation=(SCRIPT, SCRIPT, SCRIPT),
        addressee=SCRIPT,
        medium=SCRIPT,
        basis=SCRIPT,
        date=SCRIPT,
        occasion=SCRIPT,
    )
    report = evolve(
        report,
        title=SCRIPT,
        byline=SCRIPT,
        date=SCRIPT,
        url=f"javascript:window.ran=1//{SCRIPT}",
        meta={SCRIPT: SCRIPT},
        duplicate_of=SCRIPT,
        quotations=(quotation, *report.quotations[1:]),
        speakers=(
            evolve(
                speaker, aliases=(SCRIPT,), titles=(SCRIPT,), descriptions=(SCRIPT,),
                external_id=SCRIPT,
            ),
        ),
        not_speech=(NotSpeech(start=0, end=9, text=text[:9], label=NotSpeechLabel.SCARE),),
        warnings=(TextWarning(code=WarningCode.MARK_STRAY, start=3, end=4),),
    )  # fmt: skip
    return report, text


def overrides(count: int = 20) -> tuple[Report, str]:
    """Return an article in which directions are overridden and never restored."""
    draft = Draft()
    for number in range(count):
        words = draft.add(f"“{_OVERRIDES} {number}”")
        draft.add(" ")
        cue = draft.add("said")
        draft.add(" ")
        mention = draft.add(f"\u202eNavi {number}")
        draft.add(".\r\n\r\nשלום, אמר “it” 📱 e\u0301.\u2028")
        draft.quote(words, cue=cue, mention=mention, speaker=mention.of(draft.text))
    return draft.report("overrides")


def long_paragraph(characters: int = 1_000_000) -> tuple[Report, str]:
    """Return an article of one paragraph, a quotation in about every 470 characters."""
    return _many("one long paragraph", characters // 470, filler=400, end=" ")


def many_quotations(count: int = 5_000) -> tuple[Report, str]:
    """Return an article of so many quotations, by a hundred speakers."""
    return _many(f"{count:,} quotations", count, filler=40, end="\n\n")


def nested_deep(depth: int = 1_000) -> tuple[Report, str]:
    """Return quotations of which each holds the next, and others that overlap."""
    draft = Draft()
    middle = "“" * depth + "so" + "”" * depth + " and so on " + "“x”" * depth
    draft.add(middle)
    for level in range(depth):
        span = Span(start=level, end=2 * depth + 2 - level)
        draft.quote(span, parent=f"q{level}" if level else None)
    for level in range(depth):
        draft.quote(Span(start=level * 2, end=level * 2 + depth))
    return draft.report("nested")


def _many(name: str, count: int, *, filler: int, end: str) -> tuple[Report, str]:
    draft, parts, at = Draft(), [], 0

    def span(words: str) -> Span:
        nonlocal at
        parts.append(words)
        at += len(words)
        return Span(start=at - len(words), end=at)

    found = []
    for number in range(count):
        speaker = f"Ada Moss{number % 100}"
        words = span(f"“It will hold for the {number}th time, and nobody will thank us,”")
        span(" ")
        cue = span("said")
        span(" ")
        mention = span(speaker)
        span(f", whom few had heard. {'The rain went on over the valley. ' * (filler // 34)}{end}")
        found.append((words, cue, mention, speaker if number % 7 else None))
    draft.text = "".join(parts)
    for words, cue, mention, who in found:
        draft.quote(words, cue=cue, mention=mention, speaker=who)
    return draft.report(name)
