"""How many claims come out right."""

from collections import Counter
from collections.abc import Mapping, Sequence

from attrs import frozen

from benchmarks.claims.cases import ClaimCase
from benchmarks.errors import BenchmarkError
from quotes.check import QuoteCheck, Verdict, check_report
from quotes.model import Report


@frozen(kw_only=True)
class CaseResult:
    """A case and what came of it."""

    case: ClaimCase
    check: QuoteCheck

    @property
    def is_right(self) -> bool:
        """Whether the verdict is the reader's."""
        return self.check.verdict is self.case.verdict


@frozen(kw_only=True)
class ClaimScore:
    """How many of the cases are right, by verdict; `false_verbatim` are the verdicts “verbatim”
    that are not."""

    cases: int
    right: int
    false_verbatim: int
    by_verdict: Mapping[Verdict, tuple[int, int]]

    @property
    def percent(self) -> float:
        """The share of right verdicts, in per cent."""
        return 100 * self.right / self.cases if self.cases else 0.0


def judge_cases(
    cases: Sequence[ClaimCase], reports: Mapping[str, Report], texts: Mapping[str, str]
) -> tuple[CaseResult, ...]:
    """Return what the check makes of each case, by its article's report and text.

    Raises:
        BenchmarkError: a case is about an article that is not there.

    """
    missing = sorted({case.article for case in cases} - set(reports))
    if missing:
        raise BenchmarkError(f"claims about articles that are not there: {', '.join(missing)}")
    return tuple(
        CaseResult(
            case=case,
            check=check_report(
                reports[case.article],
                texts[case.article],
                quote=case.quote,
                speaker=case.speaker,
            ),
        )
        for case in cases
    )


def score(results: Sequence[CaseResult]) -> ClaimScore:
    """Return how many of the results are right."""
    wanted = Counter(r.case.verdict for r in results)
    right = Counter(r.case.verdict for r in results if r.is_right)
    return ClaimScore(
        cases=len(results),
        right=right.total(),
        false_verbatim=sum(r.check.verdict is Verdict.VERBATIM and not r.is_right for r in results),
        by_verdict={v: (right[v], wanted[v]) for v in Verdict if wanted[v]},
    )
