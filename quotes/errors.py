"""The errors of the engine: one root, few children, each also the builtin a caller would catch."""


class QuotesError(Exception):
    """The root of every error that this package raises on purpose."""


class OptionsError(QuotesError, ValueError):
    """An option or argument has a value that the engine cannot work with.

    The message names the option, what was wanted and what came.
    """


class TextTooLongError(QuotesError, ValueError):
    """An article is longer than `Options.max_chars`.

    Split the article, or raise the limit if memory allows.
    """


class TimeLimitError(QuotesError, TimeoutError):
    """An article took longer than `Options.max_seconds`.

    Split the article, or raise the limit.
    """


class RecordError(QuotesError, ValueError):
    """An input record (a line of JSON lines, a file) is not what the engine reads.

    The message names the file or line and what was wanted there.
    """


class FormatError(QuotesError, ValueError):
    """A report or gold file in JSON does not follow its documented form."""


class KnowledgeError(QuotesError, ValueError):
    """What the caller knows (known speakers, cue lists, house style) is not of the known form.

    The message names the file or field, what was wanted and what came.
    """


class ResolverError(QuotesError, RuntimeError):
    """The caller's own resolver raised an error, or answered what is no answer.

    The message names the quotation; the error raised is its cause (`__cause__`).
    """


class ModelsError(QuotesError, RuntimeError):
    """The stanza models could not be found or loaded.

    `quotes models` lists what is there and says how to get others.
    """


class MissingExtraError(QuotesError, ImportError):
    """A library is needed that is installed with one of the package's extras only.

    The message says what to install.
    """


class RunError(QuotesError, RuntimeError):
    """A run cannot begin or go on.

    Its place is taken, what is there was begun over other inputs, options or versions, or its
    worker processes do not live. The message says which and what to do.
    """


class TablesError(QuotesError, ValueError):
    """Tables cannot be written or asked: no such file, or a wrong query."""
