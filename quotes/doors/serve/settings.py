"""What whoever runs the service may choose; checked once."""

from collections.abc import Callable
from math import inf
from typing import Any

from attrs import Attribute, field, frozen

from quotes.errors import OptionsError


def _from(least: float, most: float = inf) -> Callable[[Any, "Attribute[Any]", Any], None]:
    def check(_: Any, option: "Attribute[Any]", value: Any) -> None:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not least <= value <= most:
            bounds = f"from {least:g} up" if most == inf else f"from {least:g} to {most:g}"
            raise OptionsError(f"{option.name} must be a number {bounds}, not {value!r}")

    return check


def _not_empty(_: Any, option: "Attribute[Any]", value: Any) -> None:
    if value is not None and not (isinstance(value, str) and value):
        raise OptionsError(f"{option.name} must be a string that is not empty, or None")


@frozen(kw_only=True)
class Settings:
    """How the service works.

    Args:
        host: the address it listens at; the loopback unless you say otherwise.
        port: the port; 0 takes any that is free.
        token: what requests must carry as `Authorization: Bearer …`; None for no such check.
        max_body: the most bytes of a request's body; more are refused with 413.
        max_articles: the most articles of one request.
        max_queue: the most articles that wait at a time; requests beyond are refused with 429.
        body_seconds: how long a client may take to send its body; then 408.
        answer_seconds: how long a request may wait and be worked on; then 503.
        stop_seconds: how long work that was taken on is finished when the service is stopped.

    Raises:
        OptionsError: a value is out of range.

    """

    host: str = "127.0.0.1"
    port: int = field(default=8000, validator=_from(0, 65_535))
    token: str | None = field(default=None, repr=False, validator=_not_empty)
    max_body: int = field(default=10 * 2**20, validator=_from(1))
    max_articles: int = field(default=1000, validator=_from(1))
    max_queue: int = field(default=2000, validator=_from(1))
    body_seconds: float = field(default=30.0, validator=_from(0.01))
    answer_seconds: float = field(default=120.0, validator=_from(0.01))
    stop_seconds: float = field(default=60.0, validator=_from(0))
