"""The service's own description: it is sound, and what it says holds for whatever is sent."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from quotes.doors.serve.openapi import openapi_text
from quotes.doors.serve.settings import Settings
from quotes.formats import schema_text
from tests.doors.serving import running


def test_it_has_the_shipped_schema() -> None:
    document = json.loads(openapi_text(with_token=False))
    schemas = document["components"]["schemas"]
    shipped = schema_text().replace("#/$defs/", "#/components/schemas/")

    for name, definition in json.loads(shipped)["$defs"].items():
        assert schemas[name] == definition
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)


@pytest.mark.slow
def test_schemathesis_finds_nothing(tmp_path: Path) -> None:
    with running(Settings(max_body=100_000)) as service:
        url = f"http://127.0.0.1:{service.port}/openapi.json"
        done = subprocess.run(
            [
                *(sys.executable, "-m", "schemathesis.cli", "run", url),
                *("--checks", "all", "--max-examples", "60", "--seed", "14", "--no-color"),
                # A string may be no page (422), which a schema cannot say.
                *("--exclude-checks", "positive_data_acceptance"),
            ],
            cwd=tmp_path,
            capture_output=True,
            timeout=900,
            check=False,
        )

    assert done.returncode == 0, done.stdout.decode()[-6000:]
