"""What a caller may choose: one frozen value, checked once when it is made."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from attrs import Attribute, field, frozen

from quotes.errors import OptionsError
from quotes.model import Scope


def _as_scope(value: object) -> Scope:
    try:
        return Scope(value)  # type: ignore[arg-type]  # whatever is no scope raises
    except ValueError:
        wanted = " or ".join(repr(str(scope)) for scope in Scope)
        raise OptionsError(f"scope must be {wanted}, not {value!r}") from None


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


@frozen(kw_only=True)
class Options:
    """How an engine works; every value is checked when the options are made.

    Args:
        scope: `"speech"` for speech and writing; `"all"` for belief and intention as well.
        models: folder of stanza resources to use in place of the bundled models.
        max_chars: longest article accepted, in code points.
        min_confidence: outcomes whose estimated probability of being right is below this name
            nobody: they are unresolved, with their candidates. From 0 (never) to 1.
        batch_words: about how many words `Engine.attribute_many` hands to the parser at a time.
            More is faster up to a point and takes more memory.

    Raises:
        OptionsError: an option has a value of the wrong type or out of range.

    """

    scope: Scope = field(default=Scope.SPEECH, converter=_as_scope)
    models: Path | None = field(default=None, converter=_as_path)
    max_chars: int = field(default=1_000_000, validator=_whole_number_from(1))
    min_confidence: float = field(default=0.0, validator=_probability)
    batch_words: int = field(default=4_000, validator=_whole_number_from(1))
