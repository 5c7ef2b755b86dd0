"""What the caller knows: who is linked by it, which words report, how an outlet sets its text."""

from pathlib import Path

import pytest

from quotes import (
    CueList,
    Engine,
    HouseStyle,
    Knowledge,
    KnowledgeError,
    KnownSpeaker,
    Options,
    Report,
    read_knowledge,
)
from quotes.knowledge_file import knowledge_of
from quotes.lexicon.cues import CueClass, verb_class
from quotes.model import Gender, NotSpeechLabel, Scope, SpeakerType, WarningCode
from quotes.text.prose import read_prose
from tests.recorded import RecordedParser

SAFE = "said the dam was safe."
QUILL = KnownSpeaker(
    name="Hugh Quill",
    aliases=["Hughie", "Hugh Starling", "HQ"],
    roles=["the mayor of Arden"],
    gender="male",
    type="person",
    external_id="Q1",
)
AGENCY = KnownSpeaker(
    name="Norland Harbour Agency",
    aliases=["NHA", "the harbour people"],
    type="organization",
    external_id="Q2",
)


def _report(text: str, *speakers: KnownSpeaker, **options: object) -> Report:
    knowledge = options.pop("knowledge", Knowledge(speakers=speakers))
    engine = Engine(Options(knowledge=knowledge, **options), parser=RecordedParser())
    return engine.attribute(text)


def _outcomes(report: Report) -> list[str]:
    """Name of each outcome the speakers with their ids, or the reason why there are none."""
    ids = {speaker.id: speaker.external_id for speaker in report.speakers}
    return [
        "+".join(f"{s.name}={ids[s.id]}" for s in quotation.speakers) or str(quotation.reason)
        for quotation in report.quotations
    ]


# ------------------------------------------------------------------------------ known speakers


def test_a_body_known_by_aliases_alone_is_no_person() -> None:
    ferries = KnownSpeaker(name="Northern Ferries", aliases=["NF", "the ferry people"])
    report = _report(f"NF left. The ferry people {SAFE}", ferries)

    assert [(s.name, s.type) for s in report.speakers] == [("Northern Ferries", "organization")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # names, and forms that no rule of names would link
        (f"Hugh Quill {SAFE}", ["Hugh Quill=Q1"]),
        (f"Hugh Quill left. Mr Quill {SAFE}", ["Hugh Quill=Q1"]),
        (f"Hughie {SAFE}", ["Hugh Quill=Q1"]),
        (f"HQ {SAFE}", ["Hugh Quill=Q1"]),
        (f"Hugh Starling {SAFE}", ["Hugh Quill=Q1"]),
        (f"Hugh Jay Quill {SAFE}", ["Hugh Quill=Q1"]),
        (f"Hugh Quill left. Hughie {SAFE} He {SAFE}", ["Hugh Quill=Q1"] * 2),
        (f"The NHA left. The harbour people {SAFE}", ["Norland Harbour Agency=Q2"]),
        # a description is nobody's where the text does not name the speaker
        (f"The harbour people {SAFE}", ["group"]),
        (f"The NHA {SAFE} It {SAFE}", ["Norland Harbour Agency=Q2"] * 2),
        ("HUGHIE: The dam is quite safe, I think.", ["Hugh Quill=Q1"]),
        # nobody is linked by part of another name, or by a surname alone
        (f"Hughie Moss {SAFE}", ["Hughie Moss=None"]),
        (f"Hugh Quillan {SAFE}", ["Hugh Quillan=None"]),
        (f"H. Quill {SAFE}", ["H. Quill=None"]),
        (f"Mr Quill {SAFE}", ["Quill=None"]),
        (f"Mrs Hugh Quill {SAFE}", ["Hugh Quill=None"]),
        (f"Clara Moss {SAFE}", ["Clara Moss=None"]),
    ],
)
def test_known_speaker_is_linked_by_his_forms(text: str, wanted: list[str]) -> None:
    assert _outcomes(_report(text, QUILL, AGENCY)) == wanted


def test_nobody_is_made_up() -> None:
    text = f"Boris Holt {SAFE} “It is old,” said Clara Moss."

    assert _report(text, QUILL, AGENCY) == _report(text)


def test_all_forms_of_one_speaker_are_gathered() -> None:
    (speaker,) = _report(f"Hughie {SAFE} Hugh Starling left. Mr Starling {SAFE}", QUILL).speakers

    assert (speaker.name, speaker.external_id) == ("Hugh Quill", "Q1")
    assert set(speaker.aliases) == {"Hughie", "Hugh Starling", "Starling"}
    assert len(speaker.mentions) == 3


def test_form_that_two_known_speakers_share_links_to_neither() -> None:
    hoop = KnownSpeaker(name="Hal Quentin", aliases=["HQ"], external_id="Q3")

    report = _report(f"HQ {SAFE} Hughie {SAFE}", QUILL, hoop)

    assert _outcomes(report) == ["HQ=None", "Hugh Quill=Q1"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Hugh Quill Jr", "Q5"),
        ("Hugh Quill Sr", "Q4"),
        ("Hugh Quill", None),
    ],
)
def test_father_and_son_are_kept_apart(text: str, wanted: str | None) -> None:
    father = KnownSpeaker(name="Hugh Quill Sr", external_id="Q4")
    son = KnownSpeaker(name="Hugh Quill Jr", external_id="Q5")

    (speaker,) = _report(f"{text} {SAFE}", father, son).speakers

    assert speaker.external_id == wanted


@pytest.mark.parametrize(("gender", "wanted"), [("male", "he"), ("female", "she")])
def test_gender_that_is_known_tells_pronouns(gender: str, wanted: str) -> None:
    ash = KnownSpeaker(name="Robin Ash", gender=gender)

    for pronoun in ("he", "she"):
        report = _report(f"Robin Ash left. {pronoun.title()} {SAFE}", ash)

        assert (_outcomes(report) == ["Robin Ash=None"]) is (pronoun == wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"The mayor of Arden {SAFE}", "Hugh Quill=Q1"),
        (f"The mayor of Arden left. He {SAFE}", "Hugh Quill=Q1"),
        (f"Boris Holt left Arden. The mayor {SAFE}", "Hugh Quill=Q1"),
        (f"Hugh Quill went. Boris Holt left. The mayor {SAFE}", "Hugh Quill=Q1"),
        # not asked for by this role, or another holder is named
        (f"The mayor of London {SAFE}", "no_antecedent"),
        (f"The mayor {SAFE}", "no_antecedent"),
        (f"A mayor {SAFE}", "anonymous"),
        (f"The former mayor of Arden {SAFE}", "no_antecedent"),
        (f"Clara Moss, the mayor of Arden, left. The mayor {SAFE}", "Clara Moss=None"),
        (f"Mayor Clara Moss went to Arden. The mayor {SAFE}", "Clara Moss=None"),
        (f"Clara Moss, the mayor of London, left. The mayor of Arden {SAFE}", "Hugh Quill=Q1"),
    ],
)
def test_role_stands_for_its_known_holder(text: str, wanted: str) -> None:
    assert _outcomes(_report(text, QUILL)) == [wanted]


def test_role_that_two_known_speakers_have_stands_for_neither() -> None:
    moss = KnownSpeaker(name="Clara Moss", roles=["the mayor of Arden"])

    assert _outcomes(_report(f"The mayor of Arden {SAFE}", QUILL, moss)) == ["no_antecedent"]


def test_evidence_says_what_the_caller_knew() -> None:
    report = _report(f"Hughie {SAFE} The mayor of Arden {SAFE}", QUILL)

    assert [q.evidence[-1].rule for q in report.quotations] == [
        "resolve:known_alias",
        "resolve:known_role",
    ]


def test_byline_of_a_known_reporter_has_his_id() -> None:
    pike = KnownSpeaker(name="Dana Pike", external_id="P1")
    engine = Engine(Options(knowledge=Knowledge(speakers=[pike])), parser=RecordedParser())

    (speaker,) = engine.attribute("“Is the dam safe?” I asked.", byline="Dana Pike").speakers

    assert (speaker.name, speaker.external_id) == ("Dana Pike", "P1")


# --------------------------------------------------------------------------------------- cues


@pytest.mark.parametrize(
    ("cues", "scope", "wanted"),
    [
        (CueList(), Scope.SPEECH, None),
        (CueList(say=["Spill"]), Scope.SPEECH, CueClass.SAY),
        (CueList(name=["spill"]), Scope.SPEECH, CueClass.NAME),
        (CueList(voice=["spill"]), Scope.SPEECH, CueClass.VOICE),
        (CueList(think=["spill"]), Scope.SPEECH, CueClass.THINK),
        (CueList(think=["spill"]), Scope.ALL, CueClass.SAY),
    ],
)
def test_own_verb_is_of_the_class_given(
    cues: CueList, scope: Scope, wanted: CueClass | None
) -> None:
    assert verb_class("spill", scope=scope, own=cues) is wanted


def test_own_cue_finds_what_the_built_in_ones_do_not() -> None:
    text = "Boris Holt believes the dam is safe."

    assert _report(text).quotations == ()
    found = _report(text, knowledge=Knowledge(cues=CueList(say=["believe"]))).quotations
    assert [q.text for q in found] == ["the dam is safe"]


@pytest.mark.parametrize(
    ("text", "ignored"),
    [
        (f"Clara Moss {SAFE}", "say"),
        ("According to Clara Moss, the dam was safe.", "according"),
        ("His warning that the dam would fail was ignored.", "warning"),
        ("Her statement was carried by the agency.", "statement"),
    ],
)
def test_ignored_cue_finds_nothing(text: str, ignored: str) -> None:
    assert len(_report(text).quotations) == 1
    assert _report(text, knowledge=Knowledge(cues=CueList(ignore=[ignored]))).quotations == ()


# -------------------------------------------------------------------------------- house style


@pytest.mark.parametrize(
    "style",
    [
        HouseStyle(drop_lines=["  buy THE Lantern daily"]),
        HouseStyle(drop_patterns=[r"Buy the \w+ daily"]),
    ],
)
def test_outlet_s_own_lines_are_boilerplate(style: HouseStyle) -> None:
    text = (
        f"Clara Moss {SAFE}\n\nBuy the Lantern daily\n\nBuy the Lantern daily or weekly, she said."
    )

    report = _report(text, knowledge=Knowledge(style=style))

    assert [(w.code, text[w.start : w.end]) for w in report.warnings] == [
        (WarningCode.BOILERPLATE, "Buy the Lantern daily")
    ]


def test_marks_that_never_set_off_speech() -> None:
    text = "Clara Moss said ‘the old dam will not hold for long’."
    nested = "“He told me ‘I quit’ and left,” said Clara Moss."
    style = HouseStyle(scare_marks=["single"])

    report = _report(f"{text} {nested}", knowledge=Knowledge(style=style))

    assert [(n.label, n.text) for n in report.not_speech] == [
        (NotSpeechLabel.SCARE, "‘the old dam will not hold for long’")
    ]
    assert "‘I quit’" in [q.text for q in report.quotations]


def test_byline_in_the_outlet_s_form() -> None:
    text = "WORDS: Dana Pike\n\n“Is the dam safe?” I asked."
    style = HouseStyle(byline="WORDS: (.+)")

    report = _report(text, knowledge=Knowledge(style=style))

    assert [(q.text, q.speakers[0].name) for q in report.quotations] == [
        ("“Is the dam safe?”", "Dana Pike")
    ]


@pytest.mark.parametrize(("byline", "wanted"), [("Dana Pike", "Dana Pike"), (None, "anonymous")])
def test_label_of_the_outlet_is_its_reporter(byline: str | None, wanted: str) -> None:
    text = "LANTERN: Is the dam safe?\n\nCLARA MOSS: It is quite safe now, I think."
    knowledge = Knowledge(style=HouseStyle(asker_labels=["Lantern:"]))

    report = Engine(Options(knowledge=knowledge), parser=RecordedParser()).attribute(
        text, byline=byline
    )

    first = report.quotations[0]
    assert wanted == (first.speakers[0].name if first.speakers else first.reason)


def test_style_is_read_line_by_line() -> None:
    style = HouseStyle(drop_patterns=["x+"])

    kinds = [p.kind.value for p in read_prose("xx\n\nThe dam held, x.", style).paragraphs]

    assert kinds == ["boilerplate", "body"]


# --------------------------------------------------------------------------------- bad values


@pytest.mark.parametrize(
    ("make", "wanted"),
    [
        (lambda: KnownSpeaker(name=" "), "name"),
        (lambda: KnownSpeaker(name="A", aliases=[3]), "aliases"),
        (lambda: KnownSpeaker(name="A", roles=[""]), "roles"),
        (lambda: KnownSpeaker(name="A", gender="x"), "'female' or 'male'"),
        (lambda: KnownSpeaker(name="A", type="man"), "'person' or 'organization'"),
        (lambda: KnownSpeaker(name="A", external_id=7), "external_id"),
        (lambda: CueList(say=[None]), "say"),
        (lambda: HouseStyle(drop_patterns=["("]), "drop_patterns"),
        (lambda: HouseStyle(scare_marks=["triple"]), "scare_marks"),
        (lambda: HouseStyle(byline="By .+"), "one group"),
        (lambda: HouseStyle(byline="("), "regular expression"),
        (lambda: HouseStyle(byline=4), "regular expression"),
        (lambda: Knowledge(speakers=["A"]), "KnownSpeaker"),
        (lambda: Knowledge(cues={}), "CueList"),
        (lambda: Knowledge(style=None), "HouseStyle"),
    ],
)
def test_bad_value_is_refused_by_name(make: object, wanted: str) -> None:
    with pytest.raises(KnowledgeError) as raised:
        make()

    assert wanted in str(raised.value)


def test_knowledge_can_be_a_key() -> None:
    assert {Knowledge(speakers=[QUILL]): 1}[Knowledge(speakers=[QUILL])] == 1


# -------------------------------------------------------------------------------------- files

TOML = """
[[speakers]]
name = "Hugh Quill"
aliases = ["Hughie"]
gender = "male"
external_id = "Q1"

[aliases]
"Hugh Quill" = ["HQ"]
"Clara Moss" = ["Mossy"]

[cues]
say = ["spill"]

[style]
scare_marks = ["single"]
"""
JSON = """{
  "speakers": [
    {"name": "Hugh Quill", "aliases": ["Hughie"], "gender": "male", "external_id": "Q1"}
  ],
  "aliases": {"Hugh Quill": ["HQ"], "Clara Moss": ["Mossy"]},
  "cues": {"say": ["spill"]},
  "style": {"scare_marks": ["single"]}
}"""


@pytest.mark.parametrize(("name", "content"), [("k.toml", TOML), ("k.JSON", JSON)])
def test_file_in_either_form(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8-sig")

    assert read_knowledge(path) == Knowledge(
        speakers=[
            KnownSpeaker(
                name="Hugh Quill", aliases=["Hughie", "HQ"], gender=Gender.MALE, external_id="Q1"
            ),
            KnownSpeaker(name="Clara Moss", aliases=["Mossy"]),
        ],
        cues=CueList(say=["spill"]),
        style=HouseStyle(scare_marks=["single"]),
    )


def test_file_that_its_page_shows(tmp_path: Path) -> None:
    page = Path(__file__).parents[2] / "quotes" / "docs" / "knowledge.md"
    path = tmp_path / "k.toml"
    path.write_text(
        page.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0], encoding="utf-8"
    )

    knowledge = read_knowledge(path)

    assert [speaker.external_id for speaker in knowledge.speakers] == ["Q42", None]
    assert knowledge.cues.say
    assert knowledge.style.byline


def test_empty_file_is_no_knowledge(tmp_path: Path) -> None:
    path = tmp_path / "k.toml"
    path.touch()

    assert read_knowledge(str(path)) == Knowledge()


@pytest.mark.parametrize(
    ("name", "content", "wanted"),
    [
        ("k.yaml", b"", "ends in .toml or .json"),
        ("k.toml", b"[[speakers]", "not TOML"),
        ("k.json", b"{", "not JSON"),
        ("k.json", b"[" * 100_000, "not JSON"),
        ("k.json", b"[]", "wanted a table"),
        ("k.toml", b"\xff", "wanted UTF-8"),
        ("k.toml", b"[speaker]", "'speaker' is not known; known are speakers, aliases"),
        ("k.toml", b"[speakers]\na = 1", "wanted a list of tables"),
        ("k.toml", b"[[speakers]]\ntitle = 'x'", "speakers, number 1: 'title' is not known"),
        ("k.toml", b"[[speakers]]\ngender = 'male'", "speakers, number 1: 'name' is missing"),
        ("k.toml", b"[[speakers]]\nname = 3", "speakers, number 1: name must be a string"),
        ("k.toml", b"[aliases]\nMoss = 3", "aliases, 'Moss': aliases must be a list"),
        ("k.toml", b"[cues]\nsay = [1]", "cues: say must be a list"),
        ("k.toml", b"[style]\n_lines = ['x']", "style: '_lines' is not known"),
        (
            "k.toml",
            b"[[speakers]]\nname='A'\n[[speakers]]\nname='A'\n[aliases]\nA=['B']",
            "two of the speakers have this name",
        ),
    ],
)
def test_bad_file_is_refused_by_place(
    tmp_path: Path, name: str, content: bytes, wanted: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(KnowledgeError) as raised:
        read_knowledge(path)

    assert str(raised.value).startswith(f"{path}: ")
    assert wanted in str(raised.value)


def test_missing_file_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="cannot be read"):
        read_knowledge(tmp_path / "gone.toml")


def test_type_of_a_speaker_is_what_the_caller_says() -> None:
    data = {"speakers": [{"name": "Lantern", "type": "organization"}]}

    (speaker,) = _report(f"Lantern {SAFE}", knowledge=knowledge_of(data)).speakers

    assert speaker.type is SpeakerType.ORGANIZATION
