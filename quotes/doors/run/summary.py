"""What a run has to tell at its end, for people and as JSON."""

import json
import os
from pathlib import Path

from attrs import asdict, frozen


@frozen(kw_only=True)
class Summary:
    """A run's figures: of all its starts together, and of this one (`seconds`, `words_now`).

    `is_complete` is false where it was stopped; the same command then goes on.
    """

    is_complete: bool
    records: int
    failed: int
    errors: dict[str, int]
    words: int
    quotations: int
    named: int
    resumed: int
    seconds: float
    words_now: int
    out: str
    errors_file: str | None

    @property
    def words_per_second(self) -> float:
        """How many words this start got through in a second."""
        return self.words_now / self.seconds if self.seconds else 0.0

    def text(self) -> str:
        """Return the summary as lines to read."""
        resumed = f" ({self.resumed:,} of them before this start)" if self.resumed else ""
        counts = (
            f"{self.records:,} records{resumed}, {self.failed:,} failed; {self.words:,} words, "
            f"{self.quotations:,} quotations, {self.named:,} named; "
            f"{self.seconds:,.1f} s, {self.words_per_second:,.0f} words/s"
        )
        lines = [counts]
        if self.failed:
            kinds = ", ".join(f"{error} {count:,}" for error, count in self.errors.items())
            lines.append(f"errors: {kinds}; see {self.errors_file}")
        if self.is_complete:
            lines.append(f"written to {self.out}")
        else:
            lines.append("stopped; the same command goes on from here")
        return "\n".join(lines)

    def write(self, path: Path) -> None:
        """Write the summary as JSON, beside and then renamed."""
        values = asdict(self) | {"words_per_second": round(self.words_per_second, 1)}
        beside = path.with_name(f".{path.name}.partial")
        beside.write_text(json.dumps(values, indent=1) + "\n", encoding="utf-8")
        os.replace(beside, path)
