"""The caller's own resolver: what it is asked, and what it may answer.

Given as `Options(resolver=…)`. It is asked after the engine has come to its own outcome; its
answer replaces that outcome. `quotes.consult` does the asking.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from attrs import field, frozen

from quotes.errors import ResolverError
from quotes.model import Candidate, Quotation, Reason, Speaker


class ResolverAsks(StrEnum):
    """Which outcomes the resolver is asked about."""

    ALL = "all"
    UNRESOLVED = "unresolved"


@frozen(kw_only=True)
class ResolverRequest:
    """One outcome that the resolver is asked about.

    `quotation` has the engine's own outcome; `candidates` are those weighed for it, `speakers`
    all of the article; `id` and `meta` are the caller's own fields.
    """

    text: str
    quotation: Quotation
    candidates: tuple[Candidate, ...]
    speakers: tuple[Speaker, ...]
    id: str | None = None
    meta: Mapping[str, object] = field(factory=dict)


def _names(value: object) -> tuple[str, ...]:
    names = tuple(value) if isinstance(value, Iterable) and not isinstance(value, str) else (None,)
    if not all(isinstance(name, str) and name.strip() for name in names):
        raise ResolverError(f"speakers must be a list of names or ids, not {value!r}")
    return names


def _reason(value: object) -> Reason | None:
    try:
        return None if value is None else Reason(value)  # type: ignore[arg-type]
    except ValueError:
        known = ", ".join(repr(str(reason)) for reason in Reason)
        raise ResolverError(f"reason must be one of {known}, or None, not {value!r}") from None


def _probability(_: object, __: object, value: object) -> None:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
        raise ResolverError(f"confidence must be a number from 0 to 1, not {value!r}")


@frozen(kw_only=True)
class Answer:
    """What the resolver says: who spoke, or why nobody can be named.

    Args:
        speakers: names, or ids of `ResolverRequest.speakers`; none where `reason` says why.
        reason: why nobody is named.
        confidence: how likely the answer is right, from 0 to 1.

    Raises:
        ResolverError: neither or both of `speakers` and `reason`, or a value out of range.

    """

    speakers: tuple[str, ...] = field(default=(), converter=_names)
    reason: Reason | None = field(default=None, converter=_reason)
    confidence: float = field(default=1.0, validator=_probability)

    def __attrs_post_init__(self) -> None:
        if bool(self.speakers) == (self.reason is not None):
            raise ResolverError(
                "an answer has speakers or a reason, one of the two, not "
                f"speakers={self.speakers!r} and reason={self.reason!r}"
            )


# A name or id alone is an answer that the caller is sure of; None leaves the engine's outcome.
Resolver = Callable[[ResolverRequest], Answer | str | None]
