"""The speaker figures cut up: by kind, by phenomenon tag, by reason and by stage."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import frozen

from benchmarks.scores.judging import Judged, Outcome
from benchmarks.scores.names import name_words
from benchmarks.scores.speakers import SpeakerScores, per_cent, tally
from quotes.model import Quotation

_WRONG_NAMES = (Outcome.WRONG, Outcome.NAMED, Outcome.MISNAMED)
_GOOD = (Outcome.RIGHT, Outcome.FLAGGED, Outcome.REJECTED, Outcome.EMITTED)


@frozen(kw_only=True)
class TagScores:
    """How the segments of one tag came out: how many, how many right, how many wrongly named.

    A segment that is not speech is right here where nobody is named for it.
    """

    tag: str
    segments: int
    right: int
    wrong_names: int


@frozen(kw_only=True)
class StageScores:
    """Where speech is lost on its way: found, source right among these, speaker among those.

    `speaker_given_source` counts the segments whose source words are right: what is wrong there
    is resolution's doing alone.
    """

    speech: int
    found: float | None
    source_right: float | None
    speaker_given_source: float | None


def kind_scores(judged: Sequence[Judged]) -> Mapping[str, SpeakerScores]:
    """Return the figures of each gold kind, in order of name."""
    return {kind: tally(items) for kind, items in _grouped(judged, lambda j: j.segment.kind)}


def tag_scores(judged: Iterable[Judged]) -> tuple[TagScores, ...]:
    """Return how each tag's segments came out, the most frequent tag first."""
    count, right, wrong = Counter[str](), Counter[str](), Counter[str]()
    for item in judged:
        count.update(item.segment.tags)
        if item.outcome in _GOOD:
            right.update(item.segment.tags)
        elif item.outcome in _WRONG_NAMES:
            wrong.update(item.segment.tags)
    return tuple(
        TagScores(tag=tag, segments=n, right=right[tag], wrong_names=wrong[tag])
        for tag, n in count.most_common()
    )


def reason_confusion(judged: Iterable[Judged]) -> Mapping[tuple[str, str], int]:
    """Count gold reason against what came: a reason, ``named`` or ``missed``."""
    pairs: Counter[tuple[str, str]] = Counter()
    for item in judged:
        if item.segment.reason is None or item.outcome is Outcome.SKIPPED:
            continue
        reason = item.quotation.reason if item.quotation else None
        came = reason.value if item.outcome is Outcome.FLAGGED and reason else item.outcome.value
        pairs[(item.segment.reason.value, came)] += 1
    return dict(sorted(pairs.items()))


def stage_scores(judged: Iterable[Judged]) -> StageScores:
    """Return how far speech gets: found, its source, its speaker."""
    speech = [j for j in judged if j.segment.is_speech and j.outcome is not Outcome.SKIPPED]
    found = [(j, j.quotation) for j in speech if j.quotation is not None]
    sourced = [j for j, quotation in found if is_source_right(j.segment.mention, quotation)]
    return StageScores(
        speech=len(speech),
        found=per_cent(len(found), len(speech)),
        source_right=per_cent(len(sourced), len(found)),
        speaker_given_source=per_cent(sum(j.is_right for j in sourced), len(sourced)),
    )


def is_source_right(gold: str | None, quotation: Quotation) -> bool:
    """Tell whether the source's words share at least half of the shorter's words.

    Where the gold has no source words, none must be given.
    """
    words = set(name_words(gold or ""))
    came = set(name_words(quotation.mention.text)) if quotation.mention else set()
    if not words or not came:
        return not words and not came
    return len(words & came) * 2 >= min(len(words), len(came))


def _grouped(
    judged: Iterable[Judged], key: Callable[[Judged], str]
) -> list[tuple[str, list[Judged]]]:
    groups: defaultdict[str, list[Judged]] = defaultdict(list)
    for item in judged:
        groups[key(item)].append(item)
    return sorted(groups.items())
