"""Links every quotation in a news article to its speaker, or says plainly why it cannot.

    import quotes

    report = quotes.attribute(text)
    for quotation in report.quotations:
        print(quotation.text, quotation.speakers or quotation.reason)

All offsets are code points of exactly the text handed in.
"""

from typing import TYPE_CHECKING

from quotes.errors import (
    FormatError,
    KnowledgeError,
    ModelsError,
    OptionsError,
    QuotesError,
    RecordError,
    ResolverError,
    TextTooLongError,
    TimeLimitError,
)
from quotes.knowledge import CueList, HouseStyle, Knowledge, KnownSpeaker
from quotes.model import (
    Act,
    Article,
    Failure,
    Kind,
    Polarity,
    Pronoun,
    Quotation,
    Reason,
    Report,
    Scope,
    Speaker,
    Stance,
    Status,
)
from quotes.options import Options, Preset
from quotes.resolver import Answer, ResolverRequest

if TYPE_CHECKING:
    from quotes.engine import Engine, attribute
    from quotes.knowledge_file import read_knowledge

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
    "Scope",
    "Speaker",
    "Stance",
    "Status",
    "TextTooLongError",
    "TimeLimitError",
    "attribute",
    "read_knowledge",
]


def __getattr__(name: str) -> object:
    """Load the engine when it is first asked for; `import quotes` alone stays quick."""
    if name in {"Engine", "attribute"}:
        from quotes import engine

        return getattr(engine, name)
    if name == "read_knowledge":
        from quotes.knowledge_file import read_knowledge

        return read_knowledge
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
