"""`quotes mcp` as agents drive it: a process, and the SDK's own client over stdin and stdout."""

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from jsonschema import Draft202012Validator
from mcp import Client, StdioServerParameters
from mcp_types import CallToolResult, TextContent

from quotes.formats import schema_text

ROOT = Path(__file__).parents[2]
TEXT = (
    "“The dam will hold,” said Clara Moss, the mayor.\n\n“We left in the night,” a resident said.\n"
)
# The command line as it is, but for the models.
SERVER = """
import sys
import quotes.engine
from quotes.doors.cli import main
from tests.fake import FakeParser
quotes.engine._load_parser = lambda _: FakeParser()
sys.argv = ["quotes", "mcp"]
main()
"""


def drive(work: Callable[[Client], Awaitable[None]]) -> None:
    server = StdioServerParameters(
        command=sys.executable,
        args=["-c", SERVER],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )

    async def run() -> None:
        async with Client(server, read_timeout_seconds=120) as client:
            await work(client)

    asyncio.run(run())


def told(result: CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


def test_an_agent_asks_who_said_what() -> None:
    async def work(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == {"attribute", "who_said", "check_quote"}
        for tool in tools.values():
            assert tool.description
            assert "text" in tool.input_schema["required"]
            assert tool.annotations is not None
            assert tool.annotations.read_only_hint

        report = (await client.call_tool("attribute", {"text": TEXT})).structured_content
        assert report is not None
        Draft202012Validator(json.loads(schema_text())).validate(report)
        assert len(report["quotations"]) == 2

        said = await client.call_tool("who_said", {"text": TEXT, "words": "the dam will hold"})
        assert said.structured_content == json.loads(told(said))
        (found,) = said.structured_content["found"]
        assert found["speakers"] == [{"id": "s1", "name": "Clara Moss"}]
        assert found["steps"]

        arguments = {"text": TEXT, "quote": "We left in the night", "speaker": "the mayor"}
        check = (await client.call_tool("check_quote", arguments)).structured_content
        assert check is not None
        assert check["verdict"] == "misattributed"
        assert check["found"][0]["called"] == "a resident"
        assert check["claimed"]["speakers"] == [{"id": "s1", "name": "Clara Moss"}]

    drive(work)


def test_what_cannot_be_done_is_a_tool_error_and_the_server_goes_on() -> None:
    async def work(client: Client) -> None:
        empty = await client.call_tool("check_quote", {"text": TEXT, "quote": " … "})
        assert empty.is_error
        assert "no words of its own" in told(empty)

        long = await client.call_tool("attribute", {"text": "a" * 1_000_001})
        assert long.is_error
        assert "longer than 1,000,000 characters" in told(long)

        wrong = await client.call_tool("attribute", {"text": 3})
        assert wrong.is_error

        right = await client.call_tool("attribute", {"text": TEXT})
        assert not right.is_error

    drive(work)
