"""Asking the caller's own resolver about outcomes, and putting its answers in their place."""

from collections.abc import Callable

from attrs import evolve, frozen

from quotes.errors import QuotesError, ResolverError
from quotes.knowledge import KnownSpeaker
from quotes.model import (
    Article,
    Evidence,
    Quotation,
    Report,
    Speaker,
    SpeakerRef,
    SpeakerType,
    Status,
)
from quotes.resolver import Answer, Resolver, ResolverAsks, ResolverRequest


@frozen(kw_only=True)
class _Cast:
    """The speakers so far; a name that none of them has makes a new one."""

    speakers: tuple[Speaker, ...]
    known: Callable[[str], KnownSpeaker | None]

    def with_speaker(self, given: str) -> "tuple[_Cast, SpeakerRef]":
        """Return the cast with the speaker that an id or name stands for."""
        known = self.known(given)
        name = known.name if known is not None else given
        present = [s for s in self.speakers if s.id == given]
        present += [s for s in self.speakers if s.name == name]
        if present:
            return self, SpeakerRef(id=present[0].id, name=present[0].name)
        speaker = Speaker(
            id=f"s{len(self.speakers) + 1}",
            name=name,
            type=(known.type if known is not None else None) or SpeakerType.PERSON,
            pronoun=known.gender.pronoun if known is not None and known.gender else None,
            external_id=known.external_id if known is not None else None,
        )
        cast = evolve(self, speakers=(*self.speakers, speaker))
        return cast, SpeakerRef(id=speaker.id, name=speaker.name)


def consult_resolver(
    article: Article,
    report: Report,
    *,
    resolver: Resolver,
    asks: ResolverAsks,
    known: Callable[[str], KnownSpeaker | None],
) -> Report:
    """Return the report with the resolver's answers in place of the outcomes it answers for.

    `known` finds a known speaker by a name or alias.

    Raises:
        ResolverError: the resolver raised an error, or returned what is no answer.

    """
    cast = _Cast(speakers=report.speakers, known=known)
    quotations: list[Quotation] = []
    for quotation in report.quotations:
        answer = None
        if asks is ResolverAsks.ALL or quotation.status is Status.UNRESOLVED:
            answer = _ask(article, quotation, cast.speakers, resolver)
        if answer is None:
            quotations.append(quotation)
            continue
        speakers: list[SpeakerRef] = []
        for given in answer.speakers:
            cast, speaker = cast.with_speaker(given)
            speakers.append(speaker)
        quotations.append(_answered(quotation, answer, tuple(dict.fromkeys(speakers))))
    return evolve(report, quotations=tuple(quotations), speakers=cast.speakers)


def _ask(
    article: Article, quotation: Quotation, speakers: tuple[Speaker, ...], resolver: Resolver
) -> Answer | None:
    request = ResolverRequest(
        text=article.text,
        quotation=quotation,
        candidates=quotation.candidates,
        speakers=speakers,
        id=article.id,
        meta=article.meta,
    )
    try:
        answer = resolver(request)
        return Answer(speakers=(answer,)) if isinstance(answer, str) else _checked(answer)
    except QuotesError as error:
        raise ResolverError(f"the resolver's answer about {quotation.id}: {error}") from error
    except Exception as error:  # whatever the caller's code raises
        raise ResolverError(
            f"the resolver failed on {quotation.id}: {type(error).__name__}: {error}"
        ) from error


def _checked(answer: object) -> Answer | None:
    if answer is None or isinstance(answer, Answer):
        return answer
    raise ResolverError(
        f"wanted Answer(…), a speaker's name or id, or None, not {type(answer).__name__}"
    )


def _answered(quotation: Quotation, answer: Answer, speakers: tuple[SpeakerRef, ...]) -> Quotation:
    return evolve(
        quotation,
        status=Status.RESOLVED if speakers else Status.UNRESOLVED,
        reason=answer.reason,
        speakers=speakers,
        confidence=round(float(answer.confidence), 3),
        evidence=(*quotation.evidence, Evidence(rule="resolve:caller")),
    )
