"""What a run is over: inputs, place and form of the output, how it works."""

import os
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Any

from attrs import Attribute, field, frozen

from quotes.engine import Engine, installed_version
from quotes.errors import OptionsError
from quotes.formats.report_json import SCHEMA_ID
from quotes.reading import ReadOptions
from quotes.reading.choose import AUTO
from quotes.reading.sources import STDIN

_SUFFIXES = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
    ".duckdb": "duckdb",
    ".db": "duckdb",
}


class OutputForm(StrEnum):
    """What a run leaves: a report a line, or tables in a folder of files or one DuckDB file."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    DUCKDB = "duckdb"

    @classmethod
    def of(cls, out: Path) -> "OutputForm":
        """Return the form that the name of a file tells.

        Raises:
            OptionsError: it tells none.

        """
        suffix = out.suffix.lower()
        if suffix not in _SUFFIXES:
            raise OptionsError(
                f"{out}: the name does not tell the form of the output; end it in "
                f"{', '.join(_SUFFIXES)}, or choose with --to"
            )
        return cls(_SUFFIXES[suffix])


def _paths(given: str | Path | Iterable[str | Path]) -> tuple[str, ...]:
    return (str(given),) if isinstance(given, str | Path) else tuple(map(str, given))


def _from(least: float, what: str) -> Any:
    def check(_: object, option: "Attribute[Any]", value: object) -> None:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or value < least:  # type: ignore[operator]  # a number, as just seen
            raise OptionsError(f"{option.name} must be {what} from {least:g} up, not {value!r}")

    return check


def cores() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        return os.cpu_count() or 1


@frozen(kw_only=True)
class Job:
    """One run.

    Args:
        inputs: a file, or several, as `quotes.reading.read` takes them; `-` is standard input.
        out: where the output comes; a folder for CSV and Parquet. `OUT.run` beside it holds the
            manifest, the errors and the summary.
        form: what comes out; else as the name of `out` tells.
        reader: which form the inputs have, `"auto"` to tell it from their bytes.
        reading: how they are read.
        jobs: worker processes, each with an engine (some 600 MB) and a core of its own.
        keep_order: write records in the order of the input; otherwise as they are done.
        max_wait: seconds that a record of a live stream may wait for others to be parsed with.

    Raises:
        OptionsError: a value is wrong.

    """

    inputs: tuple[str, ...] = field(converter=_paths)
    out: Path = field(converter=Path)
    form: OutputForm = field()
    reader: str = AUTO
    reading: ReadOptions = field(factory=ReadOptions)
    jobs: int = field(factory=cores, validator=_from(1, "a whole number"))
    keep_order: bool = True
    max_wait: float = field(default=1.0, validator=_from(0, "a number of seconds"))

    @form.default
    def _form_of_out(self) -> OutputForm:
        return OutputForm.of(self.out)

    @inputs.validator
    def _some(self, _: object, inputs: tuple[str, ...]) -> None:
        if not inputs or inputs.count(STDIN) > 1:
            raise OptionsError(
                "a run needs inputs, and standard input (-) can be read only once; "
                f"got {list(inputs)!r}"
            )

    @property
    def is_stream(self) -> bool:
        """Whether the input cannot be read again from its beginning."""
        return STDIN in self.inputs

    @property
    def folder(self) -> Path:
        """Where the run keeps what it needs to go on, and what it has to tell."""
        return self.out.with_name(f"{self.out.name}.run")


def identity_of(job: Job, engine: Engine) -> dict[str, dict[str, object]]:
    """Return what must be the same when a run goes on, by what it belongs to."""
    return {
        "input": {path: _file(path) for path in job.inputs},
        "reading": {
            "form": job.reader,
            "fields": ",".join(f"{k}={v}" for k, v in sorted(job.reading.fields.columns.items())),
            "encoding": job.reading.encoding,
            "max_record_bytes": job.reading.max_record_bytes,
        },
        "output": {"form": str(job.form)},
        "versions": {
            "quotes": installed_version(),
            "models": engine.models,
            "schema": SCHEMA_ID,
        },
        "options": engine.options.plain(),
    }


def _file(path: str) -> str:
    if path == STDIN:
        return "standard input"
    try:
        found = os.stat(path)
    except OSError:
        return "missing"
    return f"{found.st_size} bytes of {found.st_mtime_ns / 1e9:.6f}"
