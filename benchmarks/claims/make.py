"""Claims made of corpus/'s annotations by a script: the words and the speaker are known, and what
is done to them gives the verdict.

A segment's words are claimed as they stand, with marks, case, brackets and ellipses as editors
have them (verbatim); with a word replaced, dropped or put in, or taken from reported speech
(altered); run together with another's of the same speaker (stitched); given to another person
(misattributed); as said where the text has them denied or declined (denied), or from another's
mouth (relayed); or held against another article (absent).
"""

import random
import re
from collections.abc import Iterator, Sequence

from benchmarks.claims.cases import ClaimCase
from benchmarks.gold import Article, GoldKind, Segment, Status
from quotes.check import Verdict

_SEED = 14
_EACH = {
    Verdict.VERBATIM: 30,
    Verdict.ALTERED: 30,
    Verdict.STITCHED: 20,
    Verdict.RELAYED: 10,
    Verdict.DENIED: 15,
    Verdict.MISATTRIBUTED: 25,
    Verdict.ABSENT: 20,
}
_ODD = frozenset("hypothetical negated refused relayed nested joint headline-quote".split())
_FEWEST, _MOST = 6, 40  # words of a segment that is claimed
_MARKS = '“”‘’"«»„‚'
_OTHERS = "harbour budget winter council ferry engine letter promise school water".split()


def make_cases(articles: Sequence[Article]) -> tuple[ClaimCase, ...]:
    """Return the claims that a script makes of annotated articles; always the same."""
    chance = random.Random(_SEED)
    cases: list[ClaimCase] = []
    for verdict, maker in _MAKERS.items():
        made = [
            ClaimCase(id="", article=article.id, quote=quote, speaker=speaker, verdict=verdict)
            for article in articles
            for quote, speaker in maker(article, articles, chance)
        ]
        chosen = chance.sample(made, min(_EACH[verdict], len(made)))
        cases += [
            ClaimCase(
                id=f"{verdict}-{number:02}",
                article=case.article,
                quote=case.quote,
                speaker=case.speaker,
                verdict=verdict,
            )
            for number, case in enumerate(chosen, start=1)
        ]
    return tuple(cases)


_Claims = Iterator[tuple[str, str]]


def _plain(article: Article, kind: GoldKind = GoldKind.DIRECT) -> list[Segment]:
    """The segments of a kind that one named speaker said, with words enough, nothing odd."""
    return [
        s
        for s in article.segments
        if s.kind is kind
        and s.status is Status.RESOLVED
        and len(s.speakers) == 1
        and not _ODD & set(s.tags)
        and _FEWEST <= len(article.quoted(s).split()) <= _MOST
        and not any(_inside(s, other) or _inside(other, s) for other in article.segments)
    ]


def _inside(one: Segment, other: Segment) -> bool:
    return one is not other and all(
        any(a <= start and end <= b for a, b in other.spans) for start, end in one.spans
    )


def _bare(words: str) -> str:
    """Words without the marks and the comma that citing puts around them."""
    return re.sub(r"\s+", " ", words).strip(_MARKS + " ").rstrip(",")


def _verbatim(article: Article, _: Sequence[Article], chance: random.Random) -> _Claims:
    for segment in _plain(article):
        words = _bare(article.quoted(segment))
        form = chance.choice(["as it is", "capitals", "ellipsis", "bracket", "marks"])
        if form == "capitals":
            words = words.lower()
        elif form == "ellipsis":
            parts = re.split(r"(?<=[.;])\s+", words)
            if len(parts) > 2:
                words = f"{parts[0]} … {parts[-1]}"
        elif form == "bracket":
            words = re.sub(r"^(I|We|It|He|She)\b", "[The speaker]", words)
            words = f"[{words[0].lower()}]{words[1:]}" if words[0].isupper() else words
        elif form == "marks":
            words = f'"{words}."'
        speaker = chance.choice([*segment.speakers, *segment.aliases])
        yield words, speaker


def _altered(article: Article, _: Sequence[Article], chance: random.Random) -> _Claims:
    for segment in _plain(article):
        words = _bare(article.quoted(segment)).split()
        long = [i for i, w in enumerate(words[1:-1], 1) if len(w) > 4 and w.isalpha()]
        if not long:
            continue
        at = chance.choice(long)
        form = chance.choice(["replaced", "dropped", "put in", "negation"])
        if form == "replaced":
            words[at] = chance.choice(_OTHERS)
        elif form == "dropped":
            del words[at]
        elif form == "put in":
            words.insert(at, chance.choice(_OTHERS))
        else:
            plain = [w for w in words if w.lower() not in {"not", "never", "no"}]
            words = plain if plain != words else [*words[:at], "never", *words[at:]]
        yield " ".join(words), segment.speakers[0]
    for segment in _plain(article, GoldKind.INDIRECT)[:1]:
        yield _bare(article.quoted(segment)), segment.speakers[0]


def _stitched(article: Article, _: Sequence[Article], chance: random.Random) -> _Claims:
    plain = _plain(article)
    for i, first in enumerate(plain):
        for second in plain[i + 1 :]:
            between = [
                s
                for s in article.segments
                if first.spans[-1][1] <= s.spans[0][0] and s.spans[-1][1] <= second.spans[0][0]
            ]
            if first.speakers != second.speakers or not any(
                s.speakers != first.speakers for s in between if s.kind is not GoldKind.OTHER
            ):
                continue
            join = chance.choice([". ", " … ", ", "])
            one, other = (_bare(article.quoted(s)).rstrip(".") for s in (first, second))
            yield f"{one}{join}{other}", first.speakers[0]


def _misattributed(article: Article, _: Sequence[Article], chance: random.Random) -> _Claims:
    people = sorted({s.speakers[0] for s in article.segments if len(s.speakers) == 1})
    for segment in _plain(article):
        others = [p for p in people if not set(p.split()) & set(segment.speakers[0].split())]
        speaker = chance.choice([*others, "Reginald Hargreave"])
        yield _bare(article.quoted(segment)), speaker


def _denied(article: Article, _: Sequence[Article], __: random.Random) -> _Claims:
    for segment in article.segments:
        if (
            {"negated", "refused"} & set(segment.tags)
            and not {"relayed", "nested"} & set(segment.tags)
            and len(segment.speakers) == 1
            and len(article.quoted(segment).split()) > _FEWEST - 2
        ):
            words = re.sub(r"^(that|whether|if)\s+", "", article.quoted(segment))
            yield _bare(words), segment.speakers[0]


def _relayed(article: Article, _: Sequence[Article], __: random.Random) -> _Claims:
    for segment in article.segments:
        outer = [s for s in article.segments if _inside(segment, s) and s.is_speech]
        if (
            outer
            and segment.is_speech
            and not {"negated", "refused", "hypothetical"} & set(segment.tags)
            and len(segment.speakers) == 1
            and all(s.speakers and s.speakers != segment.speakers for s in outer)
            and len(article.quoted(segment).split()) > 3
        ):
            words = re.sub(r"^(that|to)\s+", "", article.quoted(segment))
            yield _bare(words), segment.speakers[0]


def _absent(article: Article, articles: Sequence[Article], chance: random.Random) -> _Claims:
    people = [s.speakers[0] for s in article.segments if len(s.speakers) == 1]
    other = chance.choice([a for a in articles if a.genre != article.genre])
    for segment in _plain(other)[:1]:
        if people:
            yield _bare(other.quoted(segment)), chance.choice(people)


_MAKERS = {
    Verdict.VERBATIM: _verbatim,
    Verdict.ALTERED: _altered,
    Verdict.STITCHED: _stitched,
    Verdict.RELAYED: _relayed,
    Verdict.DENIED: _denied,
    Verdict.MISATTRIBUTED: _misattributed,
    Verdict.ABSENT: _absent,
}
