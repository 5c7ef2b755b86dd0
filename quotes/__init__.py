"""Links every quotation in a news article to its speaker, or says plainly why it cannot.

    import quotes

    report = quotes.attribute(text)
    for quotation in report.quotations:
        print(quotation.text, quotation.speakers or quotation.reason)

All offsets are code points of exactly the text handed in. What else a report is made of is in
`quotes.model`, its forms of output in `quotes.formats`, the ways to an outcome in `quotes.explain`,
files and feeds in `quotes.reading`.
"""

from importlib import import_module

TYPE_CHECKING = False  # typing's own takes as long to import as all the rest here
if TYPE_CHECKING:
    from quotes import check, explain, formats, model, reading
    from quotes.engine import Engine, attribute
    from quotes.errors import (
        FormatError,
        KnowledgeError,
        MissingExtraError,
        ModelsError,
        OptionsError,
        QuotesError,
        RecordError,
        ResolverError,
        RunError,
        TablesError,
        TextTooLongError,
        TimeLimitError,
    )
    from quotes.knowledge import CueList, HouseStyle, Knowledge, KnownSpeaker
    from quotes.knowledge_file import read_knowledge
    from quotes.model import Article, Failure, Quotation, Report, Speaker
    from quotes.options import Options, Preset
    from quotes.resolver import Answer, ResolverRequest
    from quotes.terms import Act, Kind, Polarity, Pronoun, Reason, Scope, Stance, Status

__all__ = [
    "Act",
    "Answer",
    "Article",
    "CueList",
    "Engine",
    "Failure",
    "FormatError",
    "HouseStyle",
    "Kind",
    "Knowledge",
    "KnowledgeError",
    "KnownSpeaker",
    "MissingExtraError",
    "ModelsError",
    "Options",
    "OptionsError",
    "Polarity",
    "Preset",
    "Pronoun",
    "Quotation",
    "QuotesError",
    "Reason",
    "RecordError",
    "Report",
    "ResolverError",
    "ResolverRequest",
    "RunError",
    "Scope",
    "Speaker",
    "Stance",
    "Status",
    "TablesError",
    "TextTooLongError",
    "TimeLimitError",
    "attribute",
    "check",
    "explain",
    "formats",
    "model",
    "read_knowledge",
    "reading",
]

# In this order a name is looked for; what is heavy comes last.
_MODULES = ("errors", "terms", "model", "options", "knowledge", "resolver", "knowledge_file")
_OF_ENGINE = frozenset({"Engine", "attribute"})
_SUBMODULES = frozenset({"check", "explain", "formats", "model", "reading"})


def __getattr__(name: str) -> object:
    """Load what a name stands for when it is first asked for; `import quotes` alone stays quick."""
    if name in _SUBMODULES:
        return import_module(f"quotes.{name}")
    if name in __all__:
        for module in ("engine",) if name in _OF_ENGINE else _MODULES:
            home = import_module(f"quotes.{module}")
            if hasattr(home, name):
                return getattr(home, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return all public names, loaded or not."""
    return sorted({*globals(), *__all__})
