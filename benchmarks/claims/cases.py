"""The cases: a claim, and the verdict that a careful reader of the article gives."""

import json
from enum import StrEnum
from pathlib import Path

from attrs import frozen

from benchmarks.errors import BenchmarkError
from quotes.check import Verdict

HERE = Path(__file__).parent
_FIELDS = {"id", "article", "quote", "speaker", "verdict"}


class Half(StrEnum):
    """Which cases the code was fitted with, and which were scored when it was done."""

    READ = "read"
    UNREAD = "unread"


@frozen(kw_only=True)
class ClaimCase:
    """A claim about one article, and what the article makes of it."""

    id: str
    article: str
    quote: str
    speaker: str | None
    verdict: Verdict
    half: Half = Half.READ
    note: str | None = None


def read_cases(path: Path) -> tuple[ClaimCase, ...]:
    """Return the cases of a file.

    Raises:
        BenchmarkError: a line is not of the cases' form; the message names it.

    """
    cases = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            fields = json.loads(line)
            if missing := _FIELDS - set(fields):
                raise ValueError(f"{', '.join(sorted(missing))} missing")
            fields["verdict"] = Verdict(fields["verdict"])
            fields["half"] = Half(fields.get("half", "read"))
            cases.append(ClaimCase(**fields))
        except (ValueError, TypeError) as error:
            raise BenchmarkError(f"{path}:{number}: wanted a claim, got {error}") from error
    return tuple(cases)


def write_cases(cases: tuple[ClaimCase, ...], path: Path) -> None:
    """Write cases to a file, one a line."""
    lines = [
        json.dumps(
            {
                "id": case.id,
                "article": case.article,
                "quote": case.quote,
                "speaker": case.speaker,
                "verdict": str(case.verdict),
            },
            ensure_ascii=False,
        )
        for case in cases
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
