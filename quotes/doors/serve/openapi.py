"""The service's description, with the schema of reports that ships in the package."""

import json
from functools import cache
from typing import Any

from quotes.check import Attribution, Change, Standing, Verdict
from quotes.check.forms import SCHEMA_ID
from quotes.doors.serve.bodies import GIVEN
from quotes.doors.serve.claims import MOST_TOLD
from quotes.engine import installed_version
from quotes.formats import schema_text

_TEXT = {"type": "string"}
_HAS_WORD = r"[\p{L}\p{N}]"
_RAW: dict[str, Any] = {}  # bytes, not JSON
_ARTICLE = {
    "type": "object",
    "required": ["text"],
    "properties": {
        "text": {**_TEXT, "description": "The article, untouched."},
        "id": {"type": ["string", "integer", "null"]},
        **{name: {"type": ["string", "null"]} for name in GIVEN[1:]},
    },
    "description": "Whatever else it has comes back under `meta`.",
}
_PROBLEM = {
    "type": "object",
    "required": ["title", "status", "detail"],
    "properties": {"title": _TEXT, "status": {"type": "integer"}, "detail": _TEXT},
}
_REFUSALS = {
    "400": "The body broke off.",
    "401": "The token is missing or wrong.",
    "403": "Another site's page sent it.",
    "408": "The body came too slowly.",
    "413": "The body, the text or the number of articles is too large.",
    "415": "The media type is none that is read.",
    "422": "The body is not of its form.",
    "429": "Too much waits; Retry-After says when to ask again.",
    "500": "The engine failed.",
    "503": "Not done in time, not ready, or being stopped.",
}


@cache
def openapi_text(*, with_token: bool) -> str:
    """Return the description (OpenAPI 3.1) as JSON."""
    return json.dumps(_openapi(with_token=with_token), ensure_ascii=False)


def _openapi(*, with_token: bool) -> dict[str, Any]:
    secured: list[dict[str, list[str]]] = [{"bearer": []}] if with_token else []
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "quotes",
            "version": installed_version(),
            "description": "Who said what in English news. Offsets are code points of exactly the "
            "text sent.",
        },
        "paths": {
            "/v1/attribute": {"post": {**_attribute(), "security": secured}},
            "/v1/check": {"post": {**_check(), "security": secured}},
            "/health": {"get": _get("Whether the process answers.", _state("ok"))},
            "/ready": {"get": _get("Whether the models are loaded.", _state("ready"), "503")},
            "/metrics": {
                "get": {
                    **_get(
                        "What is counted, for Prometheus.", {"text/plain": {"schema": _TEXT}}, "401"
                    ),
                    "security": secured,
                }
            },
            "/schema": {
                "get": _get(
                    "The schema of reports.",
                    {"application/schema+json": {"schema": {"type": "object"}}},
                )
            },
        },
        "components": {
            "schemas": {
                "article": _ARTICLE,
                "problem": _PROBLEM,
                "check": _check_schema(),
                **_report_schemas(),
            },
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
    }


def _attribute() -> dict[str, Any]:
    # What is no article of several gives a failure in its place.
    article, several = _ref("article"), {"type": "array"}
    result = {"oneOf": [_ref("report"), _ref("failure")]}
    return {
        "operationId": "attribute",
        "summary": "Find the quotations of articles and tell who speaks them.",
        "description": "An object gives a report, or a status where it cannot be dealt with; an "
        "array or JSON lines give a report or a failure for each, in order.",
        "parameters": [
            {
                "name": name,
                "in": "query",
                "schema": _TEXT,
                "description": "Of a single text or page.",
            }
            for name in GIVEN
        ],
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {"schema": {"oneOf": [article, several]}},
                "application/x-ndjson": {"schema": _RAW},
                "text/plain": {"schema": _RAW},
                "text/html": {"schema": _RAW},
            },
        },
        "responses": {
            "200": {
                "description": "The library's own reports.",
                "content": {
                    "application/json": {
                        "schema": {"oneOf": [_ref("report"), {"type": "array", "items": result}]}
                    },
                    "application/x-ndjson": {"schema": _TEXT},
                },
            },
            **_refusals(),
        },
    }


def _check() -> dict[str, Any]:
    claim = {"quote": {**_TEXT, "pattern": _HAS_WORD}, "speaker": {"type": ["string", "null"]}}
    one = {
        "type": "object",
        "required": ["quote", "text"],
        "properties": {**claim, **_ARTICLE["properties"]},  # type: ignore[dict-item]
    }
    many = {
        "type": "object",
        "required": ["quote", "articles"],
        "properties": {
            **claim,
            "articles": {"type": "array", "items": _ref("article")},
            "limit": {"type": "integer", "minimum": 1, "maximum": MOST_TOLD},
        },
    }
    result = {"anyOf": [_ref("check"), _ref("failure")]}
    return {
        "operationId": "check",
        "summary": "Check claimed words, and whose they are said to be, against articles.",
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"anyOf": [one, many]}}},
        },
        "responses": {
            "200": {
                "description": "A check, or those of the articles that have the words.",
                "content": {
                    "application/json": {
                        "schema": {"anyOf": [_ref("check"), {"type": "array", "items": result}]}
                    }
                },
            },
            **_refusals(),
        },
    }


def _get(summary: str, content: dict[str, Any], *refusals: str) -> dict[str, Any]:
    refused = {code: answer for code, answer in _refusals().items() if code in refusals}
    return {
        "summary": summary,
        "responses": {"200": {"description": summary, "content": content}, **refused},
    }


def _state(word: str) -> dict[str, Any]:
    schema = {
        "type": "object",
        "required": ["status"],
        "properties": {"status": {"const": word}},
    }
    return {"application/json": {"schema": schema}}


def _refusals() -> dict[str, Any]:
    content = {"application/problem+json": {"schema": _ref("problem")}}
    return {code: {"description": text, "content": content} for code, text in _REFUSALS.items()}


def _report_schemas() -> dict[str, Any]:
    """The shipped schema's definitions, under the names that OpenAPI has for them."""
    text = schema_text().replace('"#/$defs/', '"#/components/schemas/')
    definitions: dict[str, Any] = json.loads(text)["$defs"]
    return definitions


def _check_schema() -> dict[str, Any]:
    span = {"start": {"type": "integer"}, "end": {"type": "integer"}}
    return {
        "type": "object",
        "required": ["schema", "verdict", "attribution", "similarity", "pieces", "explanation"],
        "properties": {
            "schema": {"const": SCHEMA_ID},
            "verdict": {"enum": [*map(str, Verdict)]},
            "attribution": {"enum": [*map(str, Attribution)]},
            "similarity": {"type": "number", "minimum": 0, "maximum": 1},
            "pieces": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        **span,
                        "text": _TEXT,
                        "standing": {"enum": [*map(str, Standing)]},
                    },
                },
            },
            "differences": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {**span, "change": {"enum": [*map(str, Change)]}},
                },
            },
            "explanation": {"type": "array", "items": _TEXT},
        },
    }


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}
