"""What the runner raises; each message says what was wanted, what came and what to do."""


class BenchmarkError(Exception):
    """The runner cannot do what is asked; the message says why and how to mend it."""


class MissingPeerError(BenchmarkError, ImportError):
    """A peer or a library that is asked for is not there; the message says how to get it."""
