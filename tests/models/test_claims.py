"""Claims that somebody faces or turns down are never given as what he asserts (real models)."""

import pytest

from quotes import Engine
from quotes.model import Polarity, Quotation, Report, Status

pytestmark = pytest.mark.models

_WHO = "Rhona Castell chairs the harbour board. "

# In brackets what the claim says; it must be found.
_CLAIMED = (
    "Castell denied allegations that [she had sold the cranes].",
    "Castell rubbished suggestions that [she had sold the cranes].",
    "Castell brushed off warnings that [the cranes were unsafe].",
    "Castell brushed aside concerns that [the cranes were unsafe].",
    "Castell hit back at rumours that [she would quit].",
    "Castell declined to comment on reports that [she would quit].",
    "Castell was asked whether [she would quit].",
    "Castell was acquitted of charges that [she had sold the cranes].",
    "Castell has been dogged by claims that [she sold the cranes].",
    "Claims that [Rhona Castell had sold the cranes] were dismissed by the court.",
    "Claims that [she had sold the cranes] were dismissed by Castell.",
    "Castell pushed back against accusations that [she had sold the cranes].",
    "Castell poured scorn on claims that [the port was bankrupt].",
    "Castell is fighting a claim that [she broke the lease].",
    "Castell has always contested the allegation that [she broke the lease].",
    "Castell, who rejects claims that [the port is bankrupt], will speak on Friday.",
    "Castell scoffed at suggestions that [she was tired].",
    "Castell waved away a complaint that [the port was noisy].",
    "Castell called the claim that [she had sold the cranes] a lie.",
    "Castell refused to respond to allegations that [she had sold the cranes].",
    "Police cleared Castell of the accusation that [she had sold the cranes].",
    "Castell is under investigation over claims that [she sold the cranes].",
    "Castell resigned after allegations that [she had sold the cranes].",
    "Castell apologised following complaints that [the port was noisy].",
    "Castell ignored warnings that [the cranes were unsafe].",
    "Castell was confronted with an allegation that [she had sold the cranes].",
    "Castell reacted angrily to a report that [the port was bankrupt].",
    "“Nonsense,” Castell said of claims that [the port was bankrupt].",
    "Pressed on whether [she would quit], Castell shook her head.",
    "Castell received a complaint that [the port was noisy].",
    "Castell heard claims that [the port was noisy].",
    "Castell disputed a finding that [the cranes were unsafe].",
    "Castell never answered the accusation that [she had sold the cranes].",
    "Castell quashed rumours that [she was ill].",
    "Castell rebutted the charge that [she was idle].",
    "Castell sued over an article's claim that [she was idle].",
    "Castell shot down reports that [the ferry would stop].",
    "Castell dismissed as “rubbish” claims that [the ferry would stop].",
    "Castell won damages over allegations that [she was idle].",
    "Castell is haunted by accusations that [she was idle].",
)
# The same, where it need not be found.
_LOOSE = (
    "Castell ridiculed the idea that [the cranes were unsafe].",
    "Castell was accused of [selling the cranes].",
    "Castell is suspected of [having sold the cranes].",
    "Castell played down fears that [the port was bankrupt].",
    "Castell batted away questions about [whether she would quit].",
    "Castell said claims that [the port was bankrupt] were false.",
    "Castell would not be drawn on speculation that [she would quit].",
    "Castell was charged with [stealing the cranes].",
)
# What somebody does claim is his.
_HIS = (
    (
        "Sam Oke leads them. Rhona Castell dismissed claims by Oke [that the port was bankrupt].",
        "Sam Oke",
    ),
    (
        "Sam Oke leads them. Rhona Castell dismissed Oke's claim [that the port was bankrupt].",
        "Sam Oke",
    ),
    ("Rhona Castell repeated her claim [that the port was bankrupt].", "Rhona Castell"),
    ("Rhona Castell issued a warning [that the port was bankrupt].", "Rhona Castell"),
    ("Rhona Castell made allegations [that the port was bankrupt].", "Rhona Castell"),
    ("Rhona Castell stood by her statement [that the port was bankrupt].", "Rhona Castell"),
    ("Rhona Castell withdrew the allegation [that the port was bankrupt].", "Rhona Castell"),
    ("Rhona Castell gave an assurance [that the port was open].", "Rhona Castell"),
    ("Rhona Castell voiced concern [that the port was open].", "Rhona Castell"),
    ("Rhona Castell asked [whether the port was open].", "Rhona Castell"),
    ("Rhona Castell denied [that the port was open].", "Rhona Castell"),
    ("Rhona Castell accused Sam Oke of [lying].", "Rhona Castell"),
    (
        "Rhona Castell backed up her claim [that the port was bankrupt] with a ledger.",
        "Rhona Castell",
    ),
)


def _plain(row: str) -> str:
    return row.replace("[", "").replace("]", "")


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    rows = [*(_WHO + row for row in (*_CLAIMED, *_LOOSE)), *(row for row, _ in _HIS)]
    made = Engine().attribute_many([_plain(row) for row in rows])
    return {
        row: report for row, report in zip(rows, made, strict=True) if isinstance(report, Report)
    }


def _at(report: Report, row: str) -> list[Quotation]:
    """The quotations that cover the words in brackets."""
    start, end = row.index("["), row.index("]") - 1
    return [
        q
        for q in report.quotations
        if any(s.start < end and start < s.end for s in q.spans) and "“" not in q.text
    ]


def _asserts(report: Report, quotation: Quotation, name: str) -> bool:
    """Tell whether a quotation is given as that speaker's plain assertion."""
    polarity = quotation.cue.polarity if quotation.cue else Polarity.AFFIRMED
    names = {speaker.name for speaker in quotation.speakers}
    return name in names and polarity is Polarity.AFFIRMED


@pytest.mark.parametrize("row", _CLAIMED + _LOOSE)
def test_what_is_claimed_of_her_is_no_assertion_of_hers(
    row: str, reports: dict[str, Report]
) -> None:
    report = reports[_WHO + row]
    found = _at(report, _WHO + row)

    assert found or row in _LOOSE
    assert not any(_asserts(report, quotation, "Rhona Castell") for quotation in found)


@pytest.mark.parametrize(("row", "name"), _HIS)
def test_what_somebody_claims_is_his(row: str, name: str, reports: dict[str, Report]) -> None:
    found = _at(reports[row], row)

    assert any(name in {s.name for s in q.speakers} for q in found)
    assert all(q.status is Status.RESOLVED for q in found)
