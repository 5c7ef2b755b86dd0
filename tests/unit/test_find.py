"""Rows show the content of every quotation in brackets, one pair a span."""

import pytest

from quotes.find import Found, Origin
from quotes.model import Kind
from tests.scene import document_of, drawn, findings_of, plain

DIRECT, MIXED, INDIRECT, REFERENCE = Kind
D = (DIRECT, 1)  # a direct quotation of one span


def _drawn(row: str) -> tuple[str, list[tuple[Kind, int]]]:
    document = document_of(plain(row))
    found = findings_of(document).quotations
    spans = [span for quotation in found for span in quotation.spans]
    return drawn(document.text, {"[]": spans}), [(f.kind, len(f.spans)) for f in found]


def _found(text: str) -> tuple[Found, ...]:
    return findings_of(document_of(text)).quotations


@pytest.mark.parametrize(
    ("row", "kinds"),
    [
        # direct: the words with their marks; with a label the words alone
        ("[“The dam will hold,”] said Clara Moss.", [D]),
        ("[“The dam will hold,”] Clara Moss said. [“Nobody will leave the town.”]", [D, D]),
        ("[“They lie.”] [“We do not.”]", [D, D]),
        ("MS HOLT: [The dam will hold.]\nMR MOSS: [It will not hold.]", [D, D]),
        ("Clara Moss continued:\n\n[“The dam will hold. Nobody will leave.”]", [D]),
        # interrupted, and re-opened in the next paragraph: one quotation
        ("[“The dam will hold,”] Clara Moss said, [“I promise.”]", [(DIRECT, 2)]),
        ("[“The dam will hold,”] Clara Moss said, [“and nobody will leave the town.”]",
         [(DIRECT, 2)]),
        ("[“The dam will hold.]\n[“Nobody will leave,”] said Clara Moss.", [(DIRECT, 2)]),
        # what leads in the words is none of them, though the tag comes after
        ("Clara Moss saw it otherwise: [“The dam will not hold,”] she said.", [D]),
        # mixed: the whole clause where there is one, else the marked words
        ("Clara Moss said [the plan was “a mess” and would fail].", [(MIXED, 1)]),
        ("Clara Moss said [the plan was “a mess” and “a disgrace”].", [(MIXED, 1)]),
        ("According to Clara Moss, [“the dam will hold”].", [(MIXED, 1)]),
        ("Clara Moss called the plan [“a disgrace”].", [(MIXED, 1)]),
        ("Clara Moss warned of [“chaos”] in Arden.", [(MIXED, 1)]),
        ("Boris Holt attacked what he called [“a disgrace”].", [(MIXED, 1)]),
        ("Boris Holt’s talk of [“chaos”] upset Arden.", [(MIXED, 1)]),
        ("Boris Holt resigned, citing [“grave doubts”] about the dam.", [(MIXED, 1)]),
        # indirect: the clause with its complementiser, in two where the cue parts it
        ("Clara Moss said [that the dam would hold].", [(INDIRECT, 1)]),
        ("[The dam would hold], said Clara Moss.", [(INDIRECT, 1)]),
        ("[The dam], Clara Moss said, [would hold].", [(INDIRECT, 2)]),
        ("[The dam is], as Clara Moss put it, [a mess].", [(INDIRECT, 2)]),
        ("[The dam would hold], according to Clara Moss.", [(INDIRECT, 1)]),
        ("Clara Moss confirmed [the leak], saying [the dam would hold].", [(INDIRECT, 1)] * 2),
        ("Clara Moss went on to say [the dam was safe].", [(INDIRECT, 1)]),
        ("Clara Moss, who said [the dam would hold], resigned.", [(INDIRECT, 1)]),
        ("Boris Holt was quoted as saying [the dam would fail].", [(INDIRECT, 1)]),
        ("It was announced [that the dam would close].", [(INDIRECT, 1)]),
        ("The ministry said in a statement [that the dam was safe].", [(INDIRECT, 1)]),
        ("Clara Moss let it be known by a friend [that it fell].", [(INDIRECT, 1)]),
        ("Clara Moss said [that it held: stay calm].", [(INDIRECT, 1)]),
        ("A source on the right texts [that it is safe].", [(INDIRECT, 1)]),
        # what a text shows
        ("A poll showed [that voters were angry].", [(INDIRECT, 1)]),
        # a noun with its clause
        ("His warning [that the dam would fail] was ignored.", [(INDIRECT, 1)]),
        ("Clara Moss submitted [that the dam was safe].", [(INDIRECT, 1)]),
        ("Clara Moss repeated her claim [that the dam was safe].", [(INDIRECT, 1)]),
        # an infinitive or object, where the verb speaks by it
        ("Boris Holt promised [to repair the dam].", [(INDIRECT, 1)]),
        ("Boris Holt denied [the allegation].", [(INDIRECT, 1)]),
        ("Clara Moss announced [the closure of the dam].", [(INDIRECT, 1)]),
        ("Clara Moss demanded [that the dam be closed].", [(INDIRECT, 1)]),
        ("Boris Holt denied [having left].", [(INDIRECT, 1)]),
        ("Clara Moss pointed out [that page six was missing].", [(INDIRECT, 1)]),
        # telling and asking, by whom or not
        ("Clara Moss asked the council on Monday [to close it].", [(INDIRECT, 1)]),
        ("Clara Moss asked us [for six pumps].", [(INDIRECT, 1)]),
        ("Clara Moss called on the council [to resign].", [(INDIRECT, 1)]),
        ("Clara Moss is calling [for Holt to resign].", [(INDIRECT, 1)]),
        ("Clara Moss urged anyone who watched it [to come forward].", [(INDIRECT, 1)]),
        ("Clara Moss asked us [for six boats]; I sent nine.", [(INDIRECT, 1)]),
        ("Boris Holt accused Arden [of arming rebels].", [(INDIRECT, 1)]),
        ("Clara Moss put the toll at [14].", [(INDIRECT, 1)]),
        ("Pressed on [whether it held], left Holt.", [(INDIRECT, 1)]),
        ("Clara Moss directed the clerk [to wait].", [(INDIRECT, 1)]),
        ("Clara Moss said [yes].", [(INDIRECT, 1)]),
        ("Well, Clara Moss told us [to go].", [(INDIRECT, 1)]),
        ("Magistrates heard [that the dam fell].", [(INDIRECT, 1)]),
        ("Asked by Nora Quill [whether he knew], Holt left.", [(INDIRECT, 1)]),
        ("Asked [if so], Holt left.", [(INDIRECT, 1)]),
        ("Asked [whether the dam held], Clara Moss said [it did].", [(INDIRECT, 1), (INDIRECT, 1)]),
        ("[The dam had failed], the court heard.", [(INDIRECT, 1)]),
        # unsaid words are words
        ("Boris Holt declined to say [when it would open].", [(INDIRECT, 1)]),
        ("Boris Holt did not say [when it would open].", [(INDIRECT, 1)]),
        ("Boris Holt did not say [when].", [(INDIRECT, 1)]),
        ("Boris Holt would not say [where she would live].", [(INDIRECT, 1)]),
        ("Clara Moss declined to comment on [whether it held].", [(INDIRECT, 1)]),
        # references: an owner's speech act without its words
        ("[Her statement] was carried by the agency.", [(REFERENCE, 1)]),
        ("[Boris Holt’s warning] was ignored.", [(REFERENCE, 1)]),
        ("[Boris Holt’s motion to ask for money] failed.", [(REFERENCE, 1)]),
        # a clause with words inside marks that another cue speaks of is mixed as well
        ("Holt said [Quill wrote a note reading [“it moves”]].", [(MIXED, 1)] * 2),
        ("Quill said [Holt wrote [“a long and sad note”]].", [(MIXED, 1)] * 2),
        # nested: both, the outer whole
        ("[“He told me [‘I quit’] and left,”] said Clara Moss.", [D, (MIXED, 1)]),
        ("[“I said [the dam was safe],”] said Clara Moss.", [D, (INDIRECT, 1)]),
        ("[“He says [the dam is safe],”] said Clara Moss.", [D, (INDIRECT, 1)]),
        ("[“They say [the dam is safe],”] said Clara Moss.", [D, (INDIRECT, 1)]),
        # … but no words that only lead up to the speaker's own, or that nobody said
        ("[“I say the dam is safe,”] said Clara Moss.", [D]),
        ("[“I must say the dam is safe,”] said Clara Moss.", [D]),
        ("[“I can tell you the dam is safe,”] said Clara Moss.", [D]),
        ("[“They will say the dam is safe,”] said Clara Moss.", [D]),
        ("[“You ask whether the dam is safe,”] said Clara Moss.", [D]),
    ],
)  # fmt: skip
def test_quotations_are_found_whole_and_of_their_kind(
    row: str, kinds: list[tuple[Kind, int]]
) -> None:
    assert _drawn(row) == (row, kinds)


@pytest.mark.parametrize(
    "text",
    [
        "Clara Moss said so.",  # no words to speak of
        "Clara Moss continued to repair the dam.",  # no speech, with an infinitive
        "Boris Holt believes the dam is safe.",  # thought
        "Clara Moss spoke to reporters.",
        "Boris Holt refused to comment.",
        "A plan to say sorry failed.",
        "The vote made clear that the dam would stay.",  # what a thing shows
        "Clara Moss made clear the price.",
        "Boris Holt did not reply when we wrote.",  # a circumstance
        "A surveyor accused of fraud fled.",
        "Clara Moss directed a film.",
        "The law, which Boris Holt signed, fell.",  # no question, though it begins like one
        "It is too soon to say that the dam is safe.",  # nobody says it
        "There were no calls to close the road.",
        "Boris Holt is a lawyer.",
    ],
)
def test_nothing_is_found_where_nobody_is_quoted(text: str) -> None:
    assert _found(text) == ()


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("“The dam will hold,” said Clara Moss.", Origin.PASSAGE),
        ("Clara Moss said the plan was “a mess” and would fail.", Origin.CLAUSE),
        ("Clara Moss said that the dam would hold.", Origin.CLAUSE),
        ("Boris Holt denied the allegation.", Origin.OBJECT),
        ("Her statement was carried by the agency.", Origin.REFERENCE),
    ],
)
def test_origin_tells_how_it_was_found(text: str, origin: Origin) -> None:
    assert [f.origin for f in _found(text)] == [origin]


def test_marked_pieces_of_a_mixed_quotation_are_kept() -> None:
    text = "Clara Moss said the plan was “a mess” and “a disgrace”."
    (found,) = _found(text)

    assert [span.of(text) for span in found.quoted] == ["“a mess”", "“a disgrace”"]
    assert len(found.passages) == 2


def test_nested_quotation_knows_what_it_stands_in() -> None:
    outer, inner = _found("“He told me ‘I quit’ and left,” said Clara Moss.")

    assert (outer.enclosing, inner.enclosing) == (None, 0)


def test_quotations_come_in_text_order_outer_before_inner() -> None:
    found = _found(
        "“I said the dam was safe,” said Clara Moss. Her statement was carried by the agency. "
        "Boris Holt denied the allegation."
    )

    assert [f.kind for f in found] == [DIRECT, INDIRECT, REFERENCE, INDIRECT]
