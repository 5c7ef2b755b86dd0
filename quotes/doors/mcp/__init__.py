"""The door for language-model agents: a server of the Model Context Protocol."""

from quotes.doors.mcp.server import make_server

__all__ = ["make_server"]
