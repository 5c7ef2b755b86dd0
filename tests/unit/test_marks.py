"""Marked passages, as tables: ⟦ and ⟧ stand where a span is expected to begin and end."""

import pytest

from quotes.layout import Marked, MarkedForm, Markings, MarkStyle
from quotes.model import WarningCode
from quotes.text.marks import find_marked
from quotes.text.prose import read_prose


def find(text: str) -> Markings:
    return find_marked(text, read_prose(text))


def shown(text: str, passages: tuple[Marked, ...]) -> str:
    """Put ⟦ ⟧ around every span of `passages`."""
    spans = [span for marked in passages for span in marked.spans]
    inserts = [(s.start, 1, -s.end, "⟦") for s in spans] + [
        (s.end, 0, -s.start, "⟧") for s in spans
    ]
    for position, _, _, bracket in sorted(inserts, reverse=True):
        text = text[:position] + bracket + text[position:]
    return text


def bare(marked: str) -> str:
    return marked.replace("⟦", "").replace("⟧", "")


def check(expected: str) -> Markings:
    text = bare(expected)
    found = find(text)
    assert expected == shown(text, found.passages)
    return found


@pytest.mark.parametrize(
    "expected",
    [
        # double marks
        "⟦“We will win,”⟧ he said. ⟦“Soon.”⟧",
        '⟦"We will win,"⟧ he said. ⟦"Soon."⟧',
        "⟦''We will win,''⟧ he said. ⟦``Soon.''⟧",
        "⟦’’We will win,’’⟧ he said.",
        "He called it ⟦“a disgrace”⟧ and ⟦“a shame”⟧.",
        '⟦"Is it?"⟧ she asked—⟦"really?"⟧',
        "She said: ⟦“Go!”⟧",
        "(⟦“Go,”⟧ she said)",
        '⟦"Yes."⟧She left.',
        "⟦“😀 ok”⟧ he said.",
        "⟦“\u200bWe will win,\u200b”⟧ he said.",
        # nesting
        "⟦“She said ⟦‘no’⟧ to me,”⟧ he said.",
        "⟦\"She said ⟦'no'⟧ to me,\"⟧ he said.",
        "⟦“He told me ⟦‘No.’⟧”⟧",
        "⟦“She said ⟦“no”⟧ to me,”⟧ he said.",
        "⟦‘He said ⟦“no”⟧ to me,’⟧ she said.",
        # single marks against apostrophes
        "⟦‘It is the Smiths’ house,’⟧ he said.",
        "⟦'It is the Smiths' house,'⟧ he said.",
        "The boys’ club and the girls’ school.",
        "Don't, won’t, o'clock: 'tis the ’90s, rock ’n’ roll, give ’em a lift, goin’ home.",
        "The ⟦‘boys’ club’⟧ met.",
        "The ⟦‘experts’⟧ said the dogs’ home wasn’t it.",
        "⟦‘The girls’ team won,’⟧ he said, ⟦‘and the boys’ lost.’⟧",
        "⟦‘Yes,’⟧ she said. ⟦‘It’s James’s.’⟧",
        "Council ⟦'crazy'⟧ over dam",
        # guillemets, low marks, backticks
        "⟦« Oui »⟧, dit-elle.",
        "⟦«\u00a0Oui\u00a0»⟧, dit-elle.",
        "⟦»Ja«⟧, sagte sie.",
        "⟦„Ja“⟧, sagte sie. ⟦„Nein”⟧, sagte er. ⟦‚Gut‘⟧, sagte sie.",
        "The ⟦`dam'⟧ held.",
        "» Read the letter",
        # entities
        "⟦&quot;We will win,&quot;⟧ he said.",
        "⟦&ldquo;We didn&rsquo;t win,&rdquo;⟧ he said.",
        "⟦&#8220;We will win,&#8221;⟧ he said.",
        "It was ⟦&#39;fine&#39;⟧, he said, and didn&#39;t care.",
        "⟦&amp;quot;We will win,&amp;quot;⟧ he said.",
        # measures, tags and ornaments
        "He is 6'2\" tall and the board 5″ wide.",
        'A 12" record.',
        '⟦"The 12" record is out,"⟧ he said.',
        '⟦"It was 2016"⟧ and ⟦"so on"⟧.',
        '<a href="https://dam.example" class="x">The dam</a> held.',
        '"""""""""\n\nThe dam held.',
        # no shift by a missing mark
        '⟦"We will win,⟧ he said. ⟦"Soon."⟧ And ⟦"now."⟧',
        "⟦“We will win,⟧ he said. ⟦“Soon.”⟧",
        "⟦‘We will win,⟧ he said. ⟦‘Soon.’⟧",
        "⟦“We will win?⟧ she asked.",
        "⟦“We will win and go home.⟧",
        "⟦We will win,”⟧ he said. ⟦“Soon.”⟧",
        "He called it ⟦“a disgrace⟧. Then she left.",
        "He called it ⟦“a U.S. disgrace⟧. Then she left.",
        "⟦“We will,”⟧ he said. ⟦“Two were lost.⟧ A man at the back shouted that it was three.",
        "⟦“We will win,”⟧ he said. ⟦We must. Soon.”⟧ She left.",
        "⟦“We will win,”⟧ he said, holding it up.” She left.",
        "⟦We will win”⟧, he said. ⟦“Soon.”⟧",
        # no opener: words begin after what leads in to them …
        "Holt said: ⟦We will win.”⟧ She left.",
        "Holt told reporters on Friday, ⟦“We will win.”⟧ She left.",
        "Holt praised the dam and said, ⟦We have signed.”⟧ She left.",
        "She said that ⟦the dam is safe,”⟧ while others left.",
        'He said ⟦the dam leaks"⟧. She left.',
        "It became a slogan, and the sign read: ⟦Surrender? Never!”⟧ She left.",
        # … go on after an attribution in their midst …
        "⟦“We,”⟧ said Holt, ⟦will win.”⟧",
        "⟦“We,”⟧ said Holt, who was there.” She left.",
        "⟦“We will win,”⟧ said Holt. ⟦Soon. We must.”⟧ She left.",
        # … or with the first sentence that is not the reporter's
        "Holt described the wall. ⟦It was old, and it fell,”⟧ she shared.",
        "Holt told them to go. ⟦I was at home. It was late.”⟧ She left.",
        "Holt denounced the dam, calling it one that leads to nowhere.” She left.",
        # stray marks
        "” Holt asked why. ⟦“Why not?”⟧",
        "He left. ”She stayed, Holt noted.",
        "⟦“He called it ⟦“a shame,”⟧⟧ she said.",
        "It held.” She left.",
        # wrong glyphs
        "⟦“It is not our position“⟧. ⟦“They will follow“⟧, he said.",
        "⟦”It is not,”⟧ he said.",
        '⟦“It is not,"⟧ he said.',
        "⟦‘It is not,‘⟧ he said.",
        "⟦“We will go.“⟧ ⟦“Then we will stay.“⟧",
        "⟦“It is not„⟧, he said.",
        "He saw ⟦«\u00a0a dam\u00a0»⟧. ⟦«\u00a0A wall\u00a0»⟧, she said.",
        'She paid \u00a0⟦“...and so on”⟧ for a ⟦".45 round"⟧.',
    ],
)
def test_one_paragraph(expected: str) -> None:
    check(expected)


@pytest.mark.parametrize(
    ("expected", "count"),
    [
        # re-opened: one passage
        ("⟦“One.⟧\n\n⟦“Two,”⟧ she said.", 1),
        ('⟦"One.⟧\n\n⟦"Two.⟧\n\n⟦"Three,"⟧ she said.', 1),
        ("⟦‘One.⟧\n\n⟦‘Two,’⟧ she said.", 1),
        # … from the midst of a paragraph too, where no apostrophe can stand
        ("⟦‘Zero,’⟧ he said. ⟦‘One.⟧\n\n⟦‘Two.’⟧", 2),
        ("He said the ⟦‘one⟧\n\n⟦‘Two.’⟧", 2),
        # closed: two
        ("⟦“One.”⟧\n\n⟦“Two,”⟧ she said.", 2),
        # never re-opened but closed
        ("⟦“One.⟧\n\n⟦Two,”⟧ she said.", 1),
        # nested in one that goes on
        ("⟦“One ⟦“two”⟧ three.⟧\n\n⟦“Four.”⟧", 2),
        # boilerplate lies in no span
        ("⟦“One.⟧\n\nAdvertisement\n\n⟦“Two,”⟧ she said.", 1),
        ("⟦“We will⟧\nAdvertisement\n⟦win,”⟧ she said.", 1),
        ("⟦“We will⟧\n\nShare\n\n⟦win,”⟧ she said.", 1),
        # paragraphs without marks between an opener and its closer, unless the reporter speaks
        ("⟦“One.⟧\n\n⟦It was two, and two.⟧\n\n⟦Three,”⟧ she said.", 1),
        ("⟦“One.⟧\n\nShare\n\n⟦It was two.⟧\n\nTweet\n\n⟦It was three.”⟧", 1),
        ("⟦“One.⟧\n\nHolt said it was two.\n\n⟦Three,”⟧ she said.", 2),
        ("⟦“One.⟧\n\nTwo dams\n\n⟦Three,”⟧ she said.", 2),
        # an attribution shows where the unclosed one ends
        ("⟦“One,⟧ he said.\n\n⟦“Two,”⟧ she said.", 2),
        # a fragment lacks its closer where the next words have their own attribution
        ("He said it ⟦“failed⟧.\n\n⟦“No one asked,”⟧ she said.", 2),
        ("He said it ⟦“failed.⟧\n\n⟦“No one asked.”⟧", 1),
        # only quoters leave words out: a fragment goes on over an ellipsis
        ("He said it ⟦“failed. ... It fell twice⟧. Then he left.", 1),
        ("He said it ⟦“failed… It fell twice⟧. Then he left.", 1),
        # a label begins a new one
        ('⟦"HOLT: One.⟧\n\n⟦"MOSS: Two."⟧', 2),
    ],
)
def test_paragraphs(expected: str, count: int) -> None:
    assert count == len(check(expected).passages)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("“We will win,” he said.", []),
        ("“It is not“. He left.", ["mark_reoriented"]),
        ('“It is not," he said.', ["mark_reoriented"]),
        ("“We will win, he said.", ["mark_unclosed"]),
        ("We will win,” he said.", ["mark_unclosed"]),
        ("It held. It did.” And ‘so on.", ["mark_stray", "mark_stray"]),
        ("„Ja“, sagte sie.", []),
        ("``Yes,'' he said.", []),
        ("“Yes„, he said.", ["mark_reoriented"]),
        ("“We will,” he said. We must.” She left.", ["mark_unclosed"]),
        ("” Holt asked why.", ["mark_stray"]),
        ("“One.\n\n“Two.”", []),
    ],
)
def test_warnings(text: str, codes: list[str]) -> None:
    assert [WarningCode(code) for code in codes] == [w.code for w in find(text).warnings]


@pytest.mark.parametrize(
    "expected",
    [
        # words without any marks, in the first person: before an attribution …
        "⟦We will win it all,⟧ he said. She left.",
        "⟦We were tired. I am very happy,⟧ she said. ⟦We all went home again.⟧ It fell.",
        "⟦“Yes,”⟧ he said. ⟦We will win it all,⟧ he said.",
        # … or after what leads in to them
        "Holt said: ⟦We will win it all. We must do it soon.⟧ She left.",
        "Holt told the crowd, ⟦We will win it all.⟧ She left.",
        # what is told of others, or by the reporter, may be indirect
        "The dam will hold, he said.",
        "Holt told us we must go, she said.",
        "We will win it all, I said.",
        "Holt said we will win it all.",
        "My own view, he said, is that it fell.",
        "He sat behind me in the old stand, he said.",
    ],
)
def test_words_without_marks(expected: str) -> None:
    check(expected)


@pytest.mark.parametrize(
    "expected",
    [
        # an article whose own marks are single: what loses one is set off as by double marks
        "⟦‘We will win.⟧\n\nShe left. ⟦‘Yes,’⟧ he said.\n\n⟦‘No,’⟧ she said.",
        "⟦‘We,’⟧ he said. ⟦‘We will.⟧\n\nShe left. ⟦‘Yes,’⟧ he said.",
        "⟦‘Yes,’⟧ he said.\n\nHolt called it ⟦‘a U.S. disgrace⟧. Then she left. ⟦‘No,’⟧ she said.",
        "⟦We will win,’⟧ he said. ⟦‘Yes.’⟧\n\n⟦‘No,’⟧ she said.",
        "⟦‘Yes,’⟧ he said. ⟦We will win.’⟧ She left. ⟦‘No,’⟧ she said.",
        "⟦‘Yes.’⟧\n\nHolt said: ⟦We will win.’⟧ She left. ⟦‘No,’⟧ she said.",
        "⟦‘Yes.’⟧ ⟦‘No.’⟧ The dogs’ home and the boys’, he said.",
        # one whose marks are double: a single one alone may be an apostrophe
        "⟦“Yes,”⟧ he said. ⟦“No,”⟧ she said. It was ‘bout time. The ‘hood held.",
        "⟦“Yes,”⟧ he said. ⟦“No.”⟧ It was 314 e.v.’ She left.",
        # words whose beginning is a guess hold no passage of other marks
        "⟦‘Yes.’⟧ ⟦‘No.’⟧\n\nHolt spoke of ⟦“dams”⟧. Two will hold,’ he said.",
    ],
)
def test_marks_of_the_house(expected: str) -> None:
    check(expected)


def test_nesting_and_styles() -> None:
    found = find("‘He said “no ‘way’,” to me,’ she said. „Ja.“ «Oui.»").passages
    assert [marked.parent for marked in found] == [None, 0, 1, None, None]
    assert [marked.style for marked in found] == [
        MarkStyle.SINGLE,
        MarkStyle.DOUBLE,
        MarkStyle.SINGLE,
        MarkStyle.LOW,
        MarkStyle.GUILLEMET,
    ]


@pytest.mark.parametrize(
    ("expected", "label"),
    [
        ("Holt: ⟦“We will win.”⟧", "Holt"),
        ("⟦“We will win.”⟧ — Dana Holt", "Dana Holt"),
        ("⟦“We will win.”⟧ - Dana Holt, minister.", "Dana Holt"),
        ("⟦“We will win.”⟧\n\n— Dana Holt", "Dana Holt"),
        ("From Chairwoman Holt:\n\n⟦“We will win.”⟧", "Chairwoman Holt"),
        ("DAM IS SAFE - Dana Holt: ⟦“We will win.”⟧", "Dana Holt"),
        ("The dam is safe -More from Holt: ⟦“We will win.”⟧", "Holt"),
        ("The dam is safe - Holt: ⟦“We will win.”⟧", None),
        ("⟦“HOLT: We will win.”⟧", "HOLT"),
        ("⟦“We will win.”⟧ — a member of the panel", "a member of the panel"),
        ("⟦“We will win.”⟧ And again: ⟦“Soon.”⟧ ― Dana Holt.", "Dana Holt"),
        ("⟦“We will win.”⟧ It rained. ⟦“Soon,”⟧ he said.", None),
        ("He said ⟦“we will win.”⟧ — a lie", None),
        ("She said it was ⟦“safe.”⟧ --Dana Holt.", None),
        ("A man called her ⟦“my friend.”⟧\n\n- Arden Wire.", None),
        ("He said, ⟦“We will win.”⟧ — Dana Holt", None),
        ("It rained. ⟦“We will win.”⟧ — Dana Holt", "Dana Holt"),
        ("⟦“We will win.”⟧\nMill Lane Growers’ League\n\nIt rained.", "Mill Lane Growers’ League"),
        ("⟦“We will win.”⟧\nDam Holds Firm\nIt rained.", None),
        ("She added: ⟦“We will win.”⟧", None),
        ("UPDATE: ⟦“We will win.”⟧", None),
        ("EARLIER STORY: ⟦“We will win.”⟧", None),
        ("⟦“We will win”⟧ — Holt laughed — and left.", None),
    ],
)
def test_labels(expected: str, label: str | None) -> None:
    marked = check(expected).passages[0]
    assert label == (marked.label.of(bare(expected)) if marked.label else None)


@pytest.mark.parametrize(
    ("expected", "form", "label"),
    [
        ("MS HOLT: ⟦We will win.⟧", "turn", "MS HOLT"),
        ("Q: ⟦Will it hold?⟧\n\nA: ⟦It will.⟧", "turn", "Q"),
        ("Dana Holt: ⟦We win.⟧\n\nHugh Hill: ⟦No.⟧\n\nDana Holt: ⟦Yes.⟧", "turn", "Dana Holt"),
        ("Presenter: ⟦Will it hold?⟧\n\nDana Holt: ⟦It will.⟧", "turn", "Presenter"),
        ("It rained.\n\nComments\n\ndana59: ⟦will it hold⟧", "turn", "dana59"),
        ("It rained.\n\n2 Comments\n\ndana59: ⟦it will⟧\n\nHolt: ⟦no⟧", "turn", "dana59"),
        ("HOLT: (laughs) ⟦No.⟧", "turn", "HOLT"),
        ("HOLT: ⟦One.⟧ (laughs) ⟦Two.⟧", "turn", "HOLT"),
        ("HOLT: ⟦One.⟧\n\n⟦And more.⟧\n\n(Applause.)\n\nHILL: ⟦Two.⟧", "turn", "HOLT"),
        ("HOLT: ⟦One.⟧\n\n(UNKNOWN): ⟦Two?⟧\n\nHOLT: ⟦Three.⟧", "turn", "HOLT"),
        ("[Inaudible]: ⟦Shame!⟧\n\nHOLT: ⟦One.⟧\n\nMOSS: ⟦Two.⟧", "turn", "[Inaudible]"),
        (
            (
                "The Chair (Senator Holt): ⟦Order.⟧\n\nMr. Moss: ⟦Yes, Madam Chair.⟧\n\n"
                "Voice in the hall: ⟦Hear!⟧\n\nMr. Moss: ⟦No.⟧\n\nIt rained."
            ),
            "turn",
            "The Chair (Senator Holt)",
        ),
        (
            (
                "A man at the back: ⟦No!⟧\n\nBoth Moss sisters, laughing: ⟦Yes!⟧\n\n"
                "Dana Holt: ⟦It holds.⟧\n\nDana Holt: ⟦Still.⟧"
            ),
            "turn",
            "A man at the back",
        ),
        ("HOLT: ⟦We won.⟧\n\n⟦I say ⟦“two”⟧, I said.⟧\n\nMOSS: ⟦You won?⟧", "turn", "HOLT"),
        (
            "HOLT: ⟦We won.⟧\n\n⟦To you I say ⟦“go”⟧.⟧ (Laughter)\n\nMOSS: ⟦You won?⟧",
            "turn",
            "HOLT",
        ),
        ("Dana Holt (@dholt) ⟦The dam will hold.⟧ — May 3, 2024", "post", "Dana Holt"),
        ("@dholt: ⟦The dam will hold.⟧", "post", "@dholt"),
        ("⟦The dam will hold.⟧— Dana Holt (@dholt) May 3, 2024.", "post", "Dana Holt"),
        ("⟦The dam will hold.⟧\n\n— Dana Holt (@dholt) May 3, 2024", "post", "Dana Holt"),
        ("From Chairwoman Holt:\n\n⟦The dam will hold.⟧\n\nIt rained.", "block", "Chairwoman Holt"),
        ("Holt said in a statement:\n\n⟦The dam will hold.⟧\n\nIt rained.", "block", None),
        ("Holt wrote:\n\n⟦We will go home.⟧\n\n⟦We thank you.⟧\n\nIt rained.", "block", None),
        (
            "Holt put up a post:\n\n⟦The dam will hold.⟧\n\n⟦It must hold on.⟧\n\n&mdash; Dana",
            "block",
            "Dana",
        ),
        (
            (
                "The panel states the following:\n\n⟦The dam holds well.⟧\n\n⟦It is not weak.⟧\n\n"
                "She left: ⟦“Go.”⟧"
            ),
            "block",
            None,
        ),
        (
            'Holt tweeted:\n\n<tweet by="@dholt">⟦The dam will hold on.⟧</tweet>\n\nIt rained.',
            "block",
            None,
        ),
        (
            "Holt wrote:\n\n    ⟦The dam will hold.⟧\n    ⟦It must hold.⟧\n\nIt rained.",
            "block",
            None,
        ),
        ("Holt wrote:\n\n> ⟦The dam will hold.⟧\n> ⟦It must hold.⟧\n\nIt rained.", "block", None),
    ],
)
def test_forms_without_marks(expected: str, form: str, label: str | None) -> None:
    marked = check(expected).passages[0]
    assert MarkedForm(form) is marked.form
    assert label == (marked.label.of(bare(expected)) if marked.label else None)
    if marked.form is MarkedForm.BLOCK:
        assert marked.intro is not None


@pytest.mark.parametrize(
    "text",
    [
        "Taxes: They will rise.\n\nRoads: They will not.",
        "UPDATE: The dam held.",
        "PREVIOUS STORY: The dam held.",
        "It rained.\n\ndana59: will it hold",
        "The answer: it held.\n\nIt rained.",
        "Dana Holt (@dholt) tweeted that the dam held.",
        "The dam has the following tasks:\n\nHold the water back for good.",
        "Holt: 1,547.\n\nHolt: 46.",
        "Here is what Holt said the list will include:\n\nThe dam and the road beside it.",
        "The dam holds these things:\n\nWater, and more water still.",
        "Holt said:\n\n1. The dam.\n\n2. The road.",
    ],
)
def test_no_form(text: str) -> None:
    assert not find(text).passages


@pytest.mark.parametrize(
    "text",
    [
        "[00:12] Dana Holt: It holds.\n[00:19] Hugh Hill: Does it?\n[00:25] Dana Holt: Yes.",
        "[Dana Holt] It holds.\n\n[Hugh Hill] Does it?\n\n[Dana Holt] Yes.",
        "<Dana Holt> It holds.\n<Hugh Hill> Does it?\n<Dana Holt> Yes.",
        "Dana Holt – It holds.\n\nHugh Hill – Does it?\n\nDana Holt – Yes.",
        "Dana Holt; It holds.\nHugh Hill; Does it?\nDana Holt; Yes.",
        "#### Dana Holt\n\nIt holds.\n\n#### Hugh Hill\n\nDoes it?\n\n#### Dana Holt\n\nYes.",
        "Dana Holt  0:04\nIt holds.\n\nHugh Hill  0:09\nDoes it?\n\nDana Holt  0:14\nYes.",
        (
            "Dana Holt -- Chief Executive\n\nIt holds.\n\nHugh Hill -- Mill Bank -- Analyst\n\n"
            "Does it?\n\nDana Holt -- Chief Executive\n\nYes."
        ),
        "**Dana Holt:** It holds.\n\n**Hugh Hill:** Does it?\n\n**Dana Holt:** Yes.",
        "Dana Holt (Arden) (Lab): It holds.\n\nMr Hill: Does it?\n\nDana Holt: Yes.",
    ],
)
def test_exchanges_of_every_house_style(text: str) -> None:
    passages = find(text).passages

    other = "Mr Hill" if "Mr Hill" in text else "Hugh Hill"
    assert [p.label.of(text) for p in passages if p.label] == ["Dana Holt", other, "Dana Holt"]
    assert [p.spans[0].of(text) for p in passages] == ["It holds.", "Does it?", "Yes."]


@pytest.mark.parametrize(
    "text",
    [
        "Shares fell.\n\nENERGY: Crude rose 20 cents.\n\nCURRENCIES: The crown rose.",
        "Fixtures.\n\nTEAM NEWS: Holt is out.\n\nWEATHER: Rain is likely.",
        "Best film\n\nWINNER: The Mill\n\nBest score\n\nWINNER: Dana Holt, The Mill",
        "RUNNER-UP: Dana Holt, The Mill\n\nWINNER: Hugh Hill, Slate\n\nRUNNER-UP: Ada Moss, Dusk",
        "NEW ARDEN: The court sat on Monday.",
        "THE VIEW: “It will rain,” said Dana Holt.",
    ],
)
def test_a_topic_in_capitals_is_no_label(text: str) -> None:
    assert not [p for p in find(text).passages if p.label]
