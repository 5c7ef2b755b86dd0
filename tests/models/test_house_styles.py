"""Articles as newsrooms and transcripts set them: who speaks there, and what speaks not."""

# ruff: noqa: E501 (texts keep their lines)
import pytest

from quotes import Engine
from quotes.model import Kind, Quotation, Report

pytestmark = pytest.mark.models

# A text; then words of it and who says them: a name, “!” and reasons, or None where nobody does;
# “-” before a name that would be wrong.
_ROWS: tuple[tuple[str, tuple[tuple[str, str | None], ...]], ...] = (
    (
        "[00:12] Wanda Crane: The bridge opens in June.\n[00:19] Otto Reyes: Who pays?\n[00:25] Wanda Crane: The county pays.",
        (
            ("The bridge opens in June.", "Wanda Crane"),
            ("Who pays?", "Otto Reyes"),
        ),
    ),
    (
        "00:00:12 WANDA CRANE: The bridge opens in June.\n\n00:00:19 OTTO REYES: Who pays?\n\n00:00:25 WANDA CRANE: The county pays.",
        (
            ("The bridge opens in June.", "WANDA CRANE|Wanda Crane"),
            ("Who pays?", "OTTO REYES|Otto Reyes"),
        ),
    ),
    (
        "### Wanda Crane\n\nThe bridge opens in June. It took years.\n\n### Otto Reyes\n\nWho pays?\n\n### Wanda Crane\n\nThe county pays.",
        (
            ("The bridge opens in June. It took years.", "Wanda Crane"),
            ("Who pays?", "Otto Reyes"),
        ),
    ),
    (
        "**Wanda Crane:** The bridge opens in June.\n\n**Otto Reyes:** Who pays?\n\n**Wanda Crane:** The county pays.",
        (
            ("The bridge opens in June.", "Wanda Crane"),
            ("Who pays?", "Otto Reyes"),
        ),
    ),
    (
        "<Wanda Crane> The bridge opens in June.\n<Otto Reyes> Who pays?\n<Wanda Crane> The county pays.",
        (
            ("The bridge opens in June.", "Wanda Crane"),
            ("Who pays?", "Otto Reyes"),
        ),
    ),
    (
        "WANDA CRANE (on phone): The bridge opens in June.\n\nREYES: Who pays?\n\nCRANE: The county pays.",
        (
            ("The bridge opens in June.", "WANDA CRANE|Wanda Crane"),
            ("Who pays?", "REYES|Reyes"),
        ),
    ),
    (
        "Wanda Crane | The bridge opens in June.\nOtto Reyes | Who pays?\nWanda Crane | The county pays.",
        (
            ("The bridge opens in June.", "Wanda Crane"),
            ("Who pays?", "Otto Reyes"),
        ),
    ),
    (
        "Mrs Wanda Crane (Lowmoor) (Con): Will the Secretary of State fix the bridge?\n\nThe Secretary of State for Roads (Otto Reyes): We will.\n\nSeveral hon. Members: When?\n\nMadam Deputy Speaker: Order.\n\nOtto Reyes: In June.",
        (
            ("Will the Secretary of State fix the bridge?", "Wanda Crane"),
            ("We will.", "Otto Reyes"),
            ("When?", "!group|anonymous"),
            ("Order.", "!no_antecedent|anonymous"),
            ("In June.", "Otto Reyes"),
        ),
    ),
    (
        "Mr CRANE (Lowmoor—Minister for Roads) (14:30): I move the bill.\n\nHonourable members: Hear, hear!\n\nMs REYES: It is late.\n\nThe ACTING SPEAKER: Order!\n\nMr CRANE: It is on time.",
        (
            ("I move the bill.", "CRANE|Crane"),
            ("Hear, hear!", "!group"),
            ("It is late.", "REYES|Reyes"),
            ("Order!", "!anonymous|no_antecedent"),
        ),
    ),
    (
        "THE COURT: Be seated.\n\nMR. CRANE: The defense rests.\n\nTHE COURT: Any rebuttal?\n\nMS. REYES: None.\n\nTHE BAILIFF: All rise.",
        (
            ("Be seated.", "!anonymous|no_antecedent"),
            ("The defense rests.", "CRANE|Crane|MR. CRANE"),
            ("Any rebuttal?", "!anonymous|no_antecedent"),
            ("None.", "REYES|Reyes"),
            ("All rise.", "!anonymous|no_antecedent"),
        ),
    ),
    (
        "CROSS-EXAMINATION\nBY MR. CRANE:\n\nQ. Ms. Reyes, you saw the truck?\nA. I did.\nQ. When?\nA. At dusk.",
        (
            ("I did.", "Reyes|Ms. Reyes"),
            ("When?", "CRANE|Crane"),
        ),
    ),
    (
        "THE CLERK: State your name.\n\nTHE WITNESS: Otto Reyes.\n\nBY MS. CRANE:\n\nQ. Where do you live?\n\nA. On Mill Row.",
        (
            ("State your name.", "!anonymous|no_antecedent"),
            ("Where do you live?", "CRANE|Crane"),
            ("On Mill Row.", "Otto Reyes"),
        ),
    ),
    (
        "Operator\n\nGood day and welcome to the Crane Steel call.\n\nOtto Reyes, Chief Executive Officer\n\nThanks. Orders rose.\n\nWanda Crane, Bellhouse Bank\n\nWill that last?\n\nOtto Reyes, Chief Executive Officer\n\nWe think so.",
        (
            ("Thanks. Orders rose.", "Otto Reyes"),
            ("Will that last?", "Wanda Crane"),
            ("We think so.", "Otto Reyes"),
        ),
    ),
    (
        "Operator: Our first question is from Wanda Crane of Bellhouse.\n\nWanda Crane - Bellhouse Bank: Will that last?\n\nOtto Reyes - CEO: We think so.\n\nWanda Crane - Bellhouse Bank: Thanks.",
        (
            ("Will that last?", "Wanda Crane"),
            ("We think so.", "Otto Reyes"),
        ),
    ),
    (
        "Grain fell on Monday.\n\nWHEAT: Prices slipped to 210.\n\nWHAT TO WATCH: Rain is due on Friday.\n\nBROKER VIEW: “It is the weather,” said Wanda Crane of Bellhouse.",
        (
            ("Prices slipped to 210.", None),
            ("Rain is due on Friday.", None),
            ("“It is the weather,”", "Wanda Crane"),
        ),
    ),
    (
        "ON THE BRIDGE: Crews return on Monday, county engineer Otto Reyes said.\n\nROAD WORKS: Mill Row is shut until June.",
        (
            ("Crews return on Monday", "Otto Reyes"),
            ("Mill Row is shut until June.", None),
        ),
    ),
    (
        "THE SCORE: Lowmoor 3, Karsholm 1.\n\nTHE MOMENT: Reyes hit the bar and then the net.\n\nTHE QUOTE: “We rode our luck,” said manager Wanda Crane.",
        (
            ("Reyes hit the bar and then the net.", None),
            ("“We rode our luck,”", "Wanda Crane"),
        ),
    ),
    (
        "RUNNER-UP: Otto Reyes, The Long Ferry\n\nWINNER: Wanda Crane, The Mill\n\nRUNNER-UP: Ben Hall, Night Bus\n\nWINNER: Una Pike, Slate",
        (("Wanda Crane, The Mill", None),),
    ),
    (
        "NAIROBI: The port reopened on Tuesday, the harbour board said.",
        (("The port reopened on Tuesday", "-NAIROBI"),),
    ),
    (
        "MILLTOWN, Ont. — Crews will return on Monday, Otto Reyes said.",
        (("Crews will return on Monday", "Otto Reyes"),),
    ),
    (
        "LOWMOOR, May 4 (Xinhua) -- The bank said it would hold rates.",
        (("it would hold rates", "-Xinhua"),),
    ),
    (
        "Crane Steel Ltd (ASX: CRN) said its mill would reopen.",
        (("its mill would reopen", "Crane Steel Ltd|Crane Steel"),),
    ),
    (
        "Crane Steel (CRN.L) said its mill would reopen.",
        (("its mill would reopen", "Crane Steel"),),
    ),
    (
        "LONDON--(BUSINESS WIRE)--Crane Steel said its mill would reopen in May.",
        (("its mill would reopen in May", "Crane Steel"),),
    ),
    (
        "LOWMOOR, England, May 4, 2026 /PRNewswire/ -- Crane Steel (NYSE: CRN) said its mill would reopen.",
        (("its mill would reopen", "Crane Steel"),),
    ),
    ("UPDATE 2-Crane Steel says its mill will reopen", (("its mill will reopen", "Crane Steel"),)),
    (
        "EXPLAINER: Why the mill closed\n\nCrane Steel said it had no orders.",
        (
            ("Why the mill closed", None),
            ("it had no orders", "Crane Steel"),
        ),
    ),
    (
        "Wanda Crane called the report, leaked to the Mill Post, “a smear”.",
        (("“a smear”", "Wanda Crane"),),
    ),
    (
        "Otto Reyes described the deal, first revealed by Radio Lowmoor, as “theft”.",
        (("“theft”", "Otto Reyes"),),
    ),
    (
        "In a memo seen by the Mill Post, Wanda Crane told staff the mill “must close”.",
        (("the mill “must close”", "Wanda Crane"),),
    ),
    (
        "According to a letter from Crane Steel obtained by Radio Lowmoor, the mill “will close”.",
        (("the mill “will close”", "Crane Steel"),),
    ),
    (
        "The email, read by Radio Lowmoor, says the mill “must close”. Wanda Crane sent it.",
        (("the mill “must close”", "-Radio Lowmoor"),),
    ),
    (
        "JPs said the rule was “absurd”. TDs warned that courts would “jam”.",
        (
            ("the rule was “absurd”", "!group"),
            ("that courts would “jam”", "!group"),
        ),
    ),
    (
        "Three MEPs called the plan “a sham”. CFOs said they would wait.",
        (
            ("“a sham”", "!anonymous|group"),
            ("they would wait", "!group|anonymous"),
        ),
    ),
    (
        "Rebel TDs said he was “done”. “We were not asked,” MLAs complained.",
        (
            ("he was “done”", "!group"),
            ("“We were not asked,”", "!group"),
        ),
    ),
    (
        "Friday’s report said the bridge was “sound”. Monday’s admission changed that.",
        (
            ("the bridge was “sound”", "!document|no_antecedent"),
            ("Monday’s admission", "-Monday"),
        ),
    ),
    (
        "April’s survey warned that prices “will rise”. Last month’s promise was kept. Easter’s message was short.",
        (
            ("that prices “will rise”", "!document|no_antecedent"),
            ("Last month’s promise", "-month"),
            ("Easter’s message", "-Easter"),
        ),
    ),
    (
        "Saturday’s threat was empty. In Sunday’s letter, Wanda Crane promised “no cuts”.",
        (
            ("Saturday’s threat", "-Saturday"),
            ("“no cuts”", "Wanda Crane"),
        ),
    ),
)


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    texts = [text for text, _ in _ROWS]
    made = Engine().attribute_many(texts)
    return {text: r for text, r in zip(texts, made, strict=True) if isinstance(r, Report)}


def _over(report: Report, text: str, words: str) -> Quotation | None:
    """The quotation that covers most of the words, of those the smallest; a mark's piece will do."""
    start = text.index(words)
    start += max(words.find("“"), 0)
    end = text.index(words) + len(words)
    found = [
        (sum(s.end - s.start for s in q.spans), q)
        for q in report.quotations
        if q.kind is not Kind.REFERENCE
        if 2 * sum(max(0, min(s.end, end) - max(s.start, start)) for s in q.spans) > end - start
    ]
    return min(found, key=lambda pair: pair[0])[1] if found else None


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [(text, *said) for text, rows in _ROWS for said in rows],
)
def test_who_speaks(text: str, words: str, wanted: str | None, reports: dict[str, Report]) -> None:
    found = _over(reports[text], text, words)
    names = {s.name for s in found.speakers} if found is not None else set()

    if wanted is None:
        assert found is None
    elif wanted.startswith("-"):
        assert wanted[1:] not in names
    elif wanted.startswith("!"):
        assert found is not None
        assert str(found.reason) in wanted[1:].split("|")
    else:
        assert names
        assert names <= set(wanted.split("|"))
