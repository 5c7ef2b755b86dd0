"""Rows show a frame in its sentence: {source}, *cue*, [content]."""

import pytest

from quotes.find.frames import Frame, FrameKind, find_frames, is_weak, source_span
from quotes.lexicon.cues import CueClass
from quotes.model import Polarity, Scope
from tests.scene import document_of, drawn, frames_of, plain

VERB, NOUN, ACCORDING = FrameKind.VERB, FrameKind.NOUN, FrameKind.ACCORDING
PHRASE, ADJECTIVE = FrameKind.PHRASE, FrameKind.ADJECTIVE
SAY, NAME, VOICE, THINK, SHOW = CueClass


def _drawn(text: str, frame: Frame) -> str:
    source = source_span(frame)
    return drawn(
        text,
        {"{}": [source] if source else [], "**": [frame.cue_span], "[]": frame.content},
    )


def _frame(row: str) -> Frame:
    """Return the frame that a row shows, by where its cue stands."""
    document = document_of(plain(row))
    at = len(plain(row[: row.index("*")]))
    return next(f for f in frames_of(document) if f.cue_span.start == at)


@pytest.mark.parametrize(
    ("row", "cue_class", "via"),
    [
        # the subject says a clause, with and without its complementiser
        ("{Clara Moss} *said* [that the dam would hold].", SAY, "subject"),
        ("{Clara Moss} *said* [the dam was safe].", SAY, "subject"),
        # … whom the parser took for the one told
        (
            "Mira Holt said {her landlord, Dan Quill}, *told* her [she had a week to leave].",
            SAY,
            "subject",
        ),
        # inverted, after and amid the clause
        ("[The dam would hold], *said* {Clara Moss}.", SAY, "subject"),
        ("[The dam would hold], {the mayor}, a doctor, *said*.", SAY, "subject"),
        ("[The dam], {Clara Moss} *said*, [would hold].", SAY, "subject"),
        ("[The dam is], as {Clara Moss} *said*, [weak].", SAY, "subject"),
        ("[The dam is], as {Clara Moss} *put* it, [a mess].", SAY, "subject"),
        # who is told is no part of what is said
        ("{Clara Moss} *told* the panel [that the dam would hold].", SAY, "subject"),
        ("{Clara Moss} *told* Reuters in an interview [that the dam would hold].", SAY, "subject"),
        ("{Clara Moss} *said* to the panel [that the dam was safe].", SAY, "subject"),
        # a relative clause, of a name and of a description
        ("{Clara Moss}, who *said* [the dam would hold], resigned.", SAY, "relative"),
        # the subject of another verb is shared
        ("{Clara Moss} confirmed the leak, *saying* [the dam would hold].", SAY,
         "controlled_subject"),
        ("{Clara Moss} rose and *said* [the dam was safe].", SAY, "shared_subject"),
        ("{Clara Moss} went on to *say* [the dam was safe].", SAY, "controlled_subject"),
        ("{Boris Holt} was quoted as *saying* [the dam would fail].", SAY, "controlled_subject"),
        ("{Boris Holt} resigned, *citing* [“grave doubts” about the dam].", VOICE,
         "controlled_subject"),
        # … that of the verb outside the marks
        ("{Boris Holt} blamed the claim that she “closed it,” *saying* [the dam was safe].", SAY,
         "controlled_subject"),
        # … of a passive its own, not who acted on it
        ("{Boris Holt} was joined by Hugh Quill and *said* [the dam was safe].", SAY,
         "shared_subject"),
        # … a participle goes on the one before
        ("Clara Moss left, with {Boris Holt} claiming that it leaked and *asking* [why].", SAY,
         "shared_subject"),
        # … and so does who says of a report, which itself asks nothing
        ("{Clara Moss} said the report had been late and *asked* [why it failed].", SAY,
         "shared_subject"),
        # who says that he quotes has not spoken the words
        # the agent of a passive; without one there is no source
        ("The closure was *announced* by {Boris Holt}.", SAY, "agent"),
        ("It was *announced* [that the dam would close].", SAY, "none"),
        # what a participle says is the noun's, or whoever issued that text
        ("{A letter} *saying* [the dam was weak] reached the council.", SAY, "participle"),
        ("{The council} issued a statement *calling* the dam [safe].", NAME, "participle"),
        # … but after a comma it is what the subject does besides
        ("{Clara Moss} attacked the law, *urging* us [to wait].", SAY, "controlled_subject"),
        # … who made a thing clear, not the thing
        ("{Clara Moss} made clear that the visit was short, *saying* [it was late].", SAY,
         "controlled_subject"),
        # … nor, with what is, who is spoken of
        ("{Clara Moss} said Boris Holt wants money, *calling* him [“a fool”].", NAME,
         "controlled_subject"),
        ("{Clara Moss} left, having *called* it [“a farce”].", NAME, "controlled_subject"),
        # to make clear that, and to use a word, is to say it
        ("{Clara Moss} *made* it clear [that the dam would stay].", SAY, "subject"),
        ("{Clara Moss} *used* [the word “flood”] twice.", VOICE, "subject"),
        # … what a thing worn reads is not the wearer's
        # … nor who wrote a text the writer of what its owner argues in it
        ("The council argued in its letter, *written* by {Clara Moss}, that it was safe.", SAY,
         "agent"),
        # who goes on about something speaks
        ("{Boris Holt} *went* on about “rats”.", SAY, "subject"),
        # naming: the marked words are in the object
        ("Boris Holt attacked what {he} *called* [“a disgrace”].", NAME, "subject"),
        ("{Clara Moss} *called* [the plan “a disgrace”].", NAME, "subject"),
        ("It was in what {Clara Moss}, a doctor, *called* [“a farce”].", NAME, "beside"),
        # … nor does a finite verb with a person beside it share another's subject
        ("Critics knew it ({Clara Moss}, who saw it, *said* [the dam was safe]).", SAY, "beside"),
        ("The plan, often *labeled* as a “folly” by {Boris Holt}, failed.", NAME, "agent"),
        # … after a semicolon somebody else acts
        ("{Clara Moss} *called* [it “a farce”]; Boris Holt left.", NAME, "subject"),
        # infinitives and objects
        ("{Boris Holt} *promised* [to repair the dam].", SAY, "subject"),
        ("{Boris Holt} *denied* [the allegation].", SAY, "subject"),
        ("{Clara Moss} *said* so.", SAY, "subject"),
        # thought is framed, to be left out by whoever wants speech alone
        ("{Boris Holt} *believes* [the dam is safe].", THINK, "subject"),
        # a text says and shows
        ("{The report} *said* [the dam was safe].", SHOW, "subject"),
        ("{A poll} *showed* [that voters were angry].", SHOW, "subject"),
        # joint speakers
        ("{Clara Moss and Boris Holt} *said* [the dam was safe].", SAY, "subject"),
        # the subject has an apposition or trails a clause of its own
        ("{Boris Holt}, a spokesman for the council, *said* [the dam was safe].", SAY, "subject"),
        ("{An official} who was briefed on the talks *said* [the dam was safe].", SAY, "subject"),
        ("{Clara Moss}, a doctor who saw it, *recalled* [the flood].", SAY, "subject"),
        ("{Clara Moss}, according to Boris Holt, *called* [it “a farce”].", NAME, "subject"),
        # the complement hangs on what stands between
        ("{Clara Moss} *said* in a letter [that the dam was sound].", SAY, "subject"),
        ("{Clara Moss} *told* the panel on Monday [that the dam was sound].", SAY, "subject"),
        ("{Clara Moss} *told* officers [she had left early].", SAY, "subject"),
        ("{Clara Moss} *asked* Boris Holt [whether he knew].", SAY, "subject"),
        ("{Clara Moss} *asked* the council [who had built it].", SAY, "subject"),
        ("{Clara Moss} *asked* the council on Monday [to close it].", SAY, "subject"),
        ("{Clara Moss} *asked* us [for six pumps].", SAY, "subject"),
        ("{Clara Moss} *called* on the council [to resign].", NAME, "subject"),
        ("{Boris Holt} *appealed* to clerks [to wait].", SAY, "subject"),
        ("{Boris Holt} did not *say* [when].", SAY, "subject"),
        # who asked is the agent, or nobody is named
        ("*Asked* by {Nora Quill} [whether he knew], Holt left.", SAY, "agent"),
        ("*Asked* [if so], Holt left.", SAY, "unnamed"),
        # a comment closes the sentence, or parts it
        ("[The dam had failed], the court *heard*.", SAY, "unnamed"),
        ("[Talks broke down], {two officials} *said*.", SAY, "subject"),
        ("[The note], {they} *said*, [was burned].", SAY, "subject"),
        ("{Nora Quill} *urged* him [to wait], according to Clara Moss.", SAY, "subject"),
        # who is recalled to say it says it
        ("Boris Holt recalled {Nora Quill} *saying* [that it leaked].", SAY, "controlled_subject"),
        ("{Boris Holt} *recalled* [Nora Quill saying that it leaked].", SAY, "subject"),
        ("Boris Holt recalled {Nora} *telling* him [that it leaked].", SAY, "controlled_subject"),
        # to what one says one adds
        ("{Clara Moss} told us that Boris Holt left, *adding* [that it leaked].", SAY,
         "controlled_subject"),
        # of two subjects the one behind a comment's verb
        ("[The dam held well in May], *said* {Clara Moss}.", SAY, "subject"),
        # what people are told of, and the day that a thing hung there, say nothing
        ("{People} briefed on the plan *said* [it failed].", SAY, "beside"),
        # without a comma the nearer clause goes on
        ("Boris Holt left after {she} won and *said* so.", SAY, "shared_subject"),
        # the parser hung the source on the words before, or made it their second clause
        ("[The dam would be safe], {candidate Boris Holt} *said*.", SAY, "beside"),
        ("[Talks with Clara Moss stalled, and the dam broke], *said* {one source} that saw it.",
         SAY, "beside"),
        ("It was late since {Clara Moss}, the mayor, *announced* that it had failed.", SAY,
         "beside"),
        ("Boris Holt left as {friends} *said* [the dam was safe].", SAY, "beside"),
        ("{Those} surveyed *said* [the dam was safe].", SAY, "beside"),
        ("Of Hugh Quill, {Clara Moss}, who met him, *said* [the dam was safe].", SAY, "beside"),
        # … not a place where somebody lives
        ("If they live in Arden or Norland, *say* so.", SAY, "none"),
        # … but the subject of what is said says nothing
        ("Keeps *saying* [she left].", SAY, "none"),
        # … nor does whom somebody is told to name
        ("*Say* [Clara Moss].", SAY, "none"),
        # what stands in brackets has its own speaker and content, where it holds both
        ("The town denies it ({Clara Moss}, who saw it, *said* [the dam fell]).", SAY, "beside"),
        ("Boris Holt upset Arden (“Chaos,” *wrote* {Clara Moss}).", SAY, "beside"),
        ("[The dam fell] (or so {Clara} *said*).", SAY, "subject"),
        # a name that the tokenizer cut is whole
        ("{O'Moss} *said* [the dam was safe].", SAY, "subject"),
        # a reflexive is nothing said
        ("{The crack} soon *revealed* itself.", SAY, "subject"),
        # a headline's subject stands behind its verb
        ("Crack ‘no deeper than this’, *says* {minister}.", SAY, "subject"),
        # who says something is no empty “it”
        ("{It} *concludes* [that the dam was safe].", SAY, "subject"),
        # a comment parts the subject from its verb, and closes a sentence of two clauses
        ("{The press}, Clara Moss said, *called* it [“a farce”].", NAME, "subject"),
        ("[The dam failed because nobody dared], {Clara Moss} has *concluded*.", SAY, "subject"),
        # who does besides what a thing cannot do
        ("Shares fell after {the maker} cut its goal, *blaming* [rain].", NAME,
         "controlled_subject"),
        # a participle by the way, and its agent
        ("*Dubbed* [the “rat tax”] by {critics}, the levy failed.", NAME, "agent"),
        # a verb taken for a noun, before its clause
        ("{A source on the left} *texts* [that the dam was safe].", SAY, "subject"),
        # the subject of what is said was hung on the cue
        ("{Boris Holt} *denied* [a pump had been dry].", SAY, "subject"),
        # an adjective made of a verb ends no search for “that”
        ("{The council} *said* in an emailed statement [that it was safe].", SAY, "subject"),
        # the infinitive of a noun has no source
        ("A plan to *say* [sorry] failed.", SAY, "none"),
    ],
)  # fmt: skip
def test_verb_frames(row: str, cue_class: CueClass, via: str) -> None:
    frame = _frame(row)

    assert _drawn(plain(row), frame) == row
    assert (frame.kind, frame.cue_class, frame.via) == (VERB, cue_class, via)


@pytest.mark.parametrize(
    ("row", "kind", "via"),
    [
        # nouns with a clause, their owner beside them or after “by”
        ("{His} *warning* [that the dam would fail] was ignored.", NOUN, "possessor"),
        ("Clara Moss repeated {her} *claim* [that the dam was safe].", NOUN, "possessor"),
        ("The *claim* by {Boris Holt} [that the dam was weak] spread.", NOUN, "agent"),
        ("{His} *claim* [that the dam was safe] could fail.", NOUN, "possessor"),
        # … though the parser hung owner and “that” elsewhere
        ("{Mayor Holt}’s earlier *promise* [that the dam would hold] was kept.", NOUN,
         "possessor"),
        # without a clause there is an owner but no content of its own
        ("{Boris Holt}’s *talk* of “chaos” upset Arden.", NOUN, "possessor"),
        ("{Her} *statement* was carried by the agency.", NOUN, "possessor"),
        # according to, before and after the clause
        ("*According to* {Clara Moss}, [the dam would hold].", ACCORDING, "according_to"),
        ("[The dam would hold], *according to* {Clara Moss}.", ACCORDING, "according_to"),
        ("*According to* {Clara Moss}, [“the dam will hold”].", ACCORDING, "according_to"),
        # all that it closes, not the last infinitive
        ("[Nora Quill urged him to wait], *according to* {Clara Moss}.", ACCORDING,
         "according_to"),
        # … in short
        ("*Per* {Clara Moss}, [the dam would hold].", ACCORDING, "according_to"),
        # formulas of what somebody said, before its clause or taken for its predicate
        ("In the *words* of {Clara Moss}, [the dam would hold].", PHRASE, "possessor"),
        ("[The dam was], in the *words* of {Clara Moss}, [a mess].", PHRASE, "possessor"),
        # adjectives of who says something firmly
        ("{Clara Moss} was *adamant* [that the dam would hold].", ADJECTIVE, "subject"),
    ],
)  # fmt: skip
def test_frames_without_a_verb_of_saying(row: str, kind: FrameKind, via: str) -> None:
    frame = _frame(row)

    assert _drawn(plain(row), frame) == row
    assert (frame.kind, frame.cue_class, frame.via) == (kind, SAY, via)


@pytest.mark.parametrize(
    "text",
    [
        "Boris Holt is a lawyer.",
        "The harbour master, Boris Holt, left.",
        "Clara Moss met Nora Quill.",
        "The book “Deep Water” sold well.",
        "The council would deny permits to shops.",
        "The council would deny him permits.",
        "Boris Holt paid ten crowns per day.",  # a rate
        "In Boris Holt's time, the dam was safe.",
        "It was clear that the dam would hold.",  # to nobody in particular
        "Boris Holt is to blame for “chaos”.",  # what somebody deserves
        "Boris Holt went home, “carrying” it.",  # where somebody goes
        "Boris Holt has gone “mad”.",  # what somebody becomes
        "Boris Holt accepted a gift.",  # what is no clause
        "Boris Holt submitted a plan.",
        "Boris Holt observed the flood.",
        "Boris Holt lost by going “home”.",  # how somebody goes
        "Boris Holt will continue to be “fair”.",  # what somebody goes on to be
    ],
)
def test_sentence_without_a_cue_has_no_frame(text: str) -> None:
    assert frames_of(document_of(text)) == ()


@pytest.mark.parametrize(
    ("row", "clausal"),
    [
        ("{Clara Moss} *said* [that the dam would hold].", True),
        ("{Boris Holt} *promised* [to repair the dam].", True),
        ("{Boris Holt} *denied* [the allegation].", False),
        ("{Clara Moss} *warned* of “chaos” in Arden.", False),
    ],
)
def test_clause_is_told_from_object(row: str, clausal: bool) -> None:
    assert _frame(row).clausal is clausal


def test_words_in_marks_take_none_from_around_them() -> None:
    document = document_of("Clara Moss was angry: “Nobody asked us.” Boris Holt shouted.")
    (asked,) = [f for f in frames_of(document) if f.cue.word.text == "asked"]

    start = document.text.index("“")
    assert all(span.start > start for span in asked.content)


def test_frame_carries_its_polarity() -> None:
    assert _frame("{Boris Holt} declined to *say* [when it would open].").polarity is (
        Polarity.REFUSED
    )


def test_thought_is_a_cue_of_its_own_where_all_is_wanted() -> None:
    document = document_of("Boris Holt believes the dam is safe.")

    assert [f.cue_class for f in find_frames(document, scope=Scope.SPEECH)] == [THINK]
    assert [f.cue_class for f in find_frames(document, scope=Scope.ALL)] == [SAY]


def test_frames_come_in_order_of_their_cues() -> None:
    document = document_of(
        "Clara Moss said that the dam would hold. Boris Holt denied the allegation."
    )

    assert [f.cue.word.text for f in frames_of(document)] == ["said", "denied"]


@pytest.mark.parametrize(
    ("row", "weak"),
    [
        ("Clara Moss *continued* to repair the dam.", True),
        ("Clara Moss *ordered* the men to leave.", True),
        ("Clara Moss *said* so.", False),
    ],
)
def test_weak_cues_need_their_words_right_beside_them(row: str, weak: bool) -> None:
    assert is_weak(_frame(row)) is weak
