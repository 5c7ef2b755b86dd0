"""What a caller may choose: one frozen value, checked once when it is made."""

import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from hashlib import sha256
from math import inf
from pathlib import Path
from typing import Any, Self, TypeVar

from attrs import Attribute, field, fields, frozen

from quotes.errors import OptionsError
from quotes.knowledge import Knowledge
from quotes.model import Scope
from quotes.resolver import Resolver, ResolverAsks

_Choice = TypeVar("_Choice", bound=StrEnum)


def _member(kind: type[_Choice], value: object, name: str) -> _Choice:
    try:
        return kind(value)  # type: ignore[arg-type]  # whatever is no member raises
    except ValueError:
        wanted = " or ".join(repr(str(member)) for member in kind)
        raise OptionsError(f"{name} must be {wanted}, not {value!r}") from None


def _as_scope(value: object) -> Scope:
    return _member(Scope, value, "scope")


class Preset(StrEnum):
    """How sure a name must be: for readers who check nothing, for most, for those who miss nothing.

    `PRECISE` gives a wrong name seldom and abstains more often, `COMPLETE` names the best candidate
    wherever there is one, however unlikely.
    """

    PRECISE = "precise"
    BALANCED = "balanced"
    COMPLETE = "complete"


# Chosen on gold, out of fold (`python -m benchmarks fit` shows what others would give).
_LEAST = {Preset.PRECISE: 0.94, Preset.BALANCED: 0.5, Preset.COMPLETE: 0.0}


def _as_preset(value: object) -> Preset:
    return _member(Preset, value, "preset")


def _as_path(value: object) -> Path | None:
    if value is None:
        return None
    if isinstance(value, str | Path):
        return Path(value)
    raise OptionsError(
        f"models must be the path of a stanza resources folder, or None for the bundled models, "
        f"not {value!r}"
    )


def _whole_number_from(least: int) -> Callable[[Any, "Attribute[int]", object], None]:
    def check(_: Any, option: "Attribute[int]", value: object) -> None:
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise OptionsError(
                f"{option.name} must be a whole number from {least} up, not {value!r}"
            )

    return check


def _probability(_: Any, option: "Attribute[float]", value: object) -> None:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
        raise OptionsError(f"{option.name} must be a number from 0 to 1, not {value!r}")


def _seconds_or_none(_: Any, option: "Attribute[Any]", value: object) -> None:
    if value is None:
        return
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not 0 < value < inf:  # type: ignore[operator]  # a number, here
        raise OptionsError(f"{option.name} must be seconds above 0, or None, not {value!r}")


def _as_knowledge(value: object) -> Knowledge:
    if value is None:
        return Knowledge()
    if isinstance(value, Knowledge):
        return value
    raise OptionsError(
        f"knowledge must be Knowledge(…), or None, not {value!r}; read_knowledge() reads a file"
    )


def _callable_or_none(_: Any, option: "Attribute[Any]", value: object) -> None:
    if value is not None and not callable(value):
        raise OptionsError(f"{option.name} must be a function, or None, not {value!r}")


def _as_asks(value: object) -> ResolverAsks:
    return _member(ResolverAsks, value, "resolver_asks")


@frozen(kw_only=True)
class Options:
    """How an engine works; every value is checked when the options are made.

    Args:
        scope: `"speech"` for speech and writing; `"all"` for belief and intention as well.
        models: folder of stanza resources to use in place of the bundled models.
        max_chars: longest article accepted, in code points.
        max_seconds: longest that one article may take, in seconds of wall time; None for no limit.
            What takes longer is a `TimeLimitError`, for `Engine.attribute_many` a `Failure`.
        min_confidence: the least estimated probability of being right at which a name is given;
            below it the outcome is unresolved, with its candidates. From 0 (the best candidate,
            wherever there is one) to 1; see `preset` for values with a name.
        batch_words: about how many words `Engine.attribute_many` hands to the parser at a time.
            More is faster up to a point and takes more memory.
        knowledge: what the caller knows: speakers with aliases, roles and ids, words that
            report, an outlet's house style.
        resolver: a function of the caller's own that is asked about outcomes (see
            `quotes.resolver`); its answer replaces the engine's, `min_confidence` or not.
        resolver_asks: `"all"` to ask it about every outcome, `"unresolved"` about those alone.

    Raises:
        OptionsError: an option has a value of the wrong type or out of range.

    """

    scope: Scope = field(default=Scope.SPEECH, converter=_as_scope)
    models: Path | None = field(default=None, converter=_as_path)
    max_chars: int = field(default=1_000_000, validator=_whole_number_from(1))
    max_seconds: float | None = field(default=None, validator=_seconds_or_none)
    min_confidence: float = field(default=_LEAST[Preset.BALANCED], validator=_probability)
    batch_words: int = field(default=4_000, validator=_whole_number_from(1))
    knowledge: Knowledge = field(factory=Knowledge, converter=_as_knowledge)
    # By identity: a caller's function need not be hashable.
    resolver: Resolver | None = field(default=None, validator=_callable_or_none, eq=id)
    resolver_asks: ResolverAsks = field(default=ResolverAsks.ALL, converter=_as_asks)

    @classmethod
    def preset(cls, name: Preset | str, **others: Any) -> Self:
        """Return the options of a preset: `"precise"`, `"balanced"` (the default) or `"complete"`.

        Args:
            name: the preset, which stands for a `min_confidence`.
            others: further options, as `Options` takes them.

        Raises:
            OptionsError: there is no such preset, or another option is wrong.

        """
        return cls(**{"min_confidence": _LEAST[_as_preset(name)], **others})

    def plain(self) -> dict[str, object]:
        """Return the options as plain values that can be compared in another process.

        `batch_words` is left out: it changes how fast articles are read, not what comes out. A
        resolver is told by its name, knowledge by a digest.
        """
        return {
            option.name: _plain_value(getattr(self, option.name))
            for option in fields(Options)
            if option.name not in _WITHOUT_EFFECT
        }

    @property
    def digest(self) -> str:
        """Sixteen hexadecimal digits that are the same wherever `plain` is."""
        return _digest(json.dumps(self.plain(), sort_keys=True))


_WITHOUT_EFFECT = frozenset({"batch_words"})


def _plain_value(value: object) -> object:
    match value:
        case None | bool() | int() | float() | str():
            return value
        case Path():
            return str(value)
        case Knowledge():
            return "none" if value == Knowledge() else _digest(repr(value))
        case Mapping():
            return {str(name): _plain_value(inner) for name, inner in value.items()}
    if callable(value):
        own = getattr(value, "identity", None)  # of a file that --resolver named
        return str(own or f"{value.__module__}.{getattr(value, '__qualname__', '?')}")
    return _digest(repr(value))


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()[:16]
