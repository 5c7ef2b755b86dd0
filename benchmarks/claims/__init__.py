"""Claimed quotations and what each article makes of them: the cases, and how many come out right.

`made.jsonl` is written by `python -m benchmarks claims --make` from corpus/'s annotations,
`hand.jsonl` by hand; both are claims about articles of corpus/, an object a line: `id`, `article`,
`quote`, `speaker` and the `verdict` that a careful reader gives, with a `note` where that is not
plain. `half` parts the cases by hand: those marked “unread” were scored once the code was done.
"""

from benchmarks.claims.cases import ClaimCase, read_cases
from benchmarks.claims.score import CaseResult, ClaimScore, judge_cases, score

__all__ = ["CaseResult", "ClaimCase", "ClaimScore", "judge_cases", "read_cases", "score"]
