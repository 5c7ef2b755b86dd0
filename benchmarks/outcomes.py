"""One judged segment as a plain row with its text, so that saved runs can be compared alone."""

from typing import Any

from benchmarks.scores import Judged

_AROUND = 120


def to_row(item: Judged) -> dict[str, Any]:
    """Return what came out for a gold segment, with its words and what stands around them."""
    segment, quotation, text = item.segment, item.quotation, item.article.text
    start, end = segment.spans[0][0], segment.spans[-1][1]
    return {
        "article": item.article.id,
        "segment": segment.id,
        "kind": segment.kind.value,
        "tags": list(segment.tags),
        "outcome": item.outcome.value,
        "gold": list(segment.speakers),
        "gold_reason": segment.reason and segment.reason.value,
        "gold_mention": segment.mention,
        "names": list(item.names),
        "reason": quotation.reason.value if quotation and quotation.reason else None,
        "mention": quotation.mention.text if quotation and quotation.mention else None,
        "confidence": quotation.confidence if quotation else None,
        "rules": [step.rule for step in quotation.evidence] if quotation else [],
        "before": text[max(0, start - _AROUND) : start],
        "words": text[start:end],
        "after": text[end : end + _AROUND],
    }


def shown(row: dict[str, Any], *, longest: int = 200) -> str:
    """Return a row as a few lines to read: what was wanted, what came, the words in place."""
    gold = " and ".join(row["gold"]) or row["gold_reason"] or "no speech"
    came = " and ".join(row["names"]) or row["reason"] or "nothing"
    words = " ".join(row["words"].split())
    if len(words) > longest:
        words = f"{words[: longest // 2]} … {words[-longest // 2 :]}"
    before, after = (" ".join(row[side].split()) for side in ("before", "after"))
    rules = ", ".join(row["rules"])
    return (
        f"- {row['article']} {row['segment']} ({row['outcome']}): wanted {gold}, came {came}\n"
        f"  …{before} ⟦{words}⟧ {after}…\n" + (f"  {rules}\n" if rules else "")
    )
