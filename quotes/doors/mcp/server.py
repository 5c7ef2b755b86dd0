"""The tools that agents get: `attribute`, `who_said` and `check_quote`.

All answer with the library's own JSON: a report follows `quotes schema`, a check is that of
`quotes check`. What the engine refuses (a text that is too long, a quote without words) is a tool
error that says what was wanted.
"""

from collections.abc import Callable
from threading import Lock
from typing import Annotated, Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import Field

from quotes.check import check_report, check_to_json
from quotes.engine import Engine, installed_version
from quotes.errors import QuotesError
from quotes.formats import to_json

_INSTRUCTIONS = (
    "Tells who said what in English news text, with evidence, and says plainly where the text does "
    "not tell. Before you write that somebody said something, put the words and the name to "
    "check_quote. All offsets are code points of exactly the text that you hand in."
)
_READS_ONLY = ToolAnnotations(
    read_only_hint=True, idempotent_hint=True, open_world_hint=False, destructive_hint=False
)

_Text = Annotated[str, Field(description="The article, untouched.")]
_Title = Annotated[str | None, Field(description="Its headline, if that is not part of the text.")]
_Byline = Annotated[str | None, Field(description="Its reporter.")]
_Words = Annotated[
    str, Field(description="The words; marks, case, ellipses and [brackets] as editors use them.")
]
_Speaker = Annotated[
    str | None,
    Field(description="Who is claimed to have said them: a name, title or description."),
]


def make_server(engine: Engine) -> MCPServer[Any]:
    """Return the server, which reads with this engine; `run("stdio")` serves it."""
    server: MCPServer[Any] = MCPServer(
        "quotes", version=installed_version(), instructions=_INSTRUCTIONS, log_level="WARNING"
    )
    tools = _Tools(engine)
    for tool in (tools.attribute, tools.who_said, tools.check_quote):
        server.tool(annotations=_READS_ONLY)(tool)
    return server


class _Tools:
    """The tools; their docstrings and fields are what agents read."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = Lock()  # calls come in threads of their own

    def attribute(
        self, text: _Text, title: _Title = None, byline: _Byline = None
    ) -> dict[str, Any]:
        """Find every quotation of a news article and link it to its speaker.

        Returns the report: quotations with their words, spans, kind, speakers or the reason why
        nobody is named, confidence and explanation; speakers; warnings.
        """
        return self._answer(
            lambda: to_json(self._engine.attribute(text, title=title, byline=byline))
        )

    def who_said(
        self, text: _Text, words: _Words, title: _Title = None, byline: _Byline = None
    ) -> dict[str, Any]:
        """Tell who says these words in a news article, with the evidence.

        `found` has the speakers, or the reason why nobody is named, with the way from the words to
        them; `pieces` where the words stand; `explanation` says it in sentences.
        """
        return self._check(text, words, None, title, byline)

    def check_quote(
        self,
        text: _Text,
        quote: _Words,
        speaker: _Speaker = None,
        title: _Title = None,
        byline: _Byline = None,
    ) -> dict[str, Any]:
        """Check a claimed quotation against a news article.

        `verdict` is verbatim, altered (see `differences`), stitched (of several quotations),
        relayed (somebody else says that they said it), denied, misattributed or absent; `found`
        is whom the text gives the words to, `claimed` what it has of the claimed speaker.
        """
        return self._check(text, quote, speaker, title, byline)

    def _check(
        self, text: str, quote: str, speaker: str | None, title: str | None, byline: str | None
    ) -> dict[str, Any]:
        def check() -> dict[str, object]:
            report = self._engine.attribute(text, title=title, byline=byline)
            return check_to_json(check_report(report, text, quote=quote, speaker=speaker))

        return self._answer(check)

    def _answer(self, make: Callable[[], dict[str, object]]) -> dict[str, Any]:
        try:
            with self._lock:
                return make()
        except QuotesError as error:
            raise ToolError(str(error)) from error
