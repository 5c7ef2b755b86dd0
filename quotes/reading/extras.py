"""What to say where a library of an extra is not installed."""

from collections.abc import Iterator
from contextlib import contextmanager

from quotes.errors import MissingExtraError


@contextmanager
def needs(extra: str, purpose: str) -> Iterator[None]:
    """Turn an import that fails inside into an error that says what to install.

    Raises:
        MissingExtraError: a library is missing.

    """
    try:
        yield
    except ImportError as error:
        raise MissingExtraError(
            f"{purpose} needs {error.name or error}; install it with "
            f"pip install 'quote-attribution[{extra}]', or say --from text"
        ) from error
