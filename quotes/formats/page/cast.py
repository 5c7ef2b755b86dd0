"""Who speaks, as the page shows them: each with a colour, a sign, a share of the words."""

from collections.abc import Sequence

from attrs import frozen

from quotes.model import Kind, Quotation, Reason, Report, Speaker, SpeakerType

# Eight colours (page.css, told apart by the colour-blind) and nine signs: 72 pairs, so that
# neither colour nor sign has to tell alone.
COLOURS = 8
SIGNS = "●▲■◆★▼✚◐⬟"
_LONGEST_LABEL = 24


@frozen(kw_only=True)
class Voice:
    """One speaker of the page.

    `label` is the short name for narrow places; `share` the part of all quoted words (0 to 1);
    `quotations` the indices of those he speaks, in the report's order.
    """

    speaker: Speaker
    colour: int
    sign: str
    label: str
    role: str
    words: int
    share: float
    quotations: tuple[int, ...]


@frozen(kw_only=True)
class Cast:
    """All voices, those with most words first, and the unresolved by reason."""

    voices: tuple[Voice, ...]
    by_id: dict[str, Voice]
    unresolved: dict[Reason, tuple[int, ...]]

    def voices_of(self, quotation: Quotation) -> tuple[Voice, ...]:
        """Return the voices of a quotation, none where it is unresolved."""
        return tuple(self.by_id[s.id] for s in quotation.speakers if s.id in self.by_id)


def cast_of(report: Report) -> Cast:
    """Gather who speaks in a report."""
    spoken: dict[str, list[int]] = {}
    unresolved: dict[Reason, list[int]] = {}
    for index, quotation in enumerate(report.quotations):
        for ref in quotation.speakers:
            spoken.setdefault(ref.id, []).append(index)
        if quotation.reason is not None:
            unresolved.setdefault(quotation.reason, []).append(index)
    counts = [words_said(q) for q in report.quotations]
    total = sum(counts) or 1
    known = {speaker.id: speaker for speaker in report.speakers}
    people = [known[key] for key in spoken if key in known]
    labels = _labels(people)
    voices = [
        Voice(
            speaker=speaker,
            colour=number % COLOURS,
            sign=SIGNS[number % len(SIGNS)],
            label=labels[speaker.id],
            role=_role(speaker),
            words=sum(counts[i] for i in spoken[speaker.id]),
            share=sum(counts[i] for i in spoken[speaker.id]) / total,
            quotations=tuple(spoken[speaker.id]),
        )
        for number, speaker in enumerate(people)
    ]
    return Cast(
        voices=tuple(sorted(voices, key=lambda v: -v.words)),
        by_id={voice.speaker.id: voice for voice in voices},
        unresolved={reason: tuple(unresolved[reason]) for reason in Reason if reason in unresolved},
    )


def words_said(quotation: Quotation) -> int:
    """Return how many words were said; of a reference there are none."""
    return 0 if quotation.kind is Kind.REFERENCE else len(quotation.text.split())


def _labels(people: Sequence[Speaker]) -> dict[str, str]:
    """Name persons by their last name where no two share it, everybody else in full."""
    short = {p.id: _last_name(p) for p in people}
    taken = list(short.values())
    return {
        p.id: _cut(short[p.id] if taken.count(short[p.id]) == 1 else p.name)
        for p in people
    }  # fmt: skip


def _last_name(speaker: Speaker) -> str:
    parts = speaker.name.split()
    is_plain = speaker.type is SpeakerType.PERSON and len(parts) > 1 and len(parts[-1]) > 2
    return parts[-1] if is_plain and not parts[-1].endswith(".") else speaker.name


def _cut(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1].rstrip() + "…"


def _role(speaker: Speaker) -> str:
    return next(iter((*speaker.titles, *speaker.descriptions)), "")
