"""The command line inside this process, with a fake parser: what goes in and what comes out."""

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

import quotes
from quotes.doors.cli import command
from quotes.formats import schema_text, to_html, to_json
from tests.fake import FakeParser

TEXT = "“The dam will hold,” said Clara Moss.\r\n\r\n“We left,” a resident said.\r\n"
VALIDATOR = Draft202012Validator(json.loads(schema_text()))


@pytest.fixture(autouse=True)
def fake_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.engine._load_parser", lambda _: FakeParser())


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, stdin: bytes | None = None, name: str = "attribute") -> Result:
    return CliRunner().invoke(command, [name, *arguments], input=stdin)


def write(name: str, content: str | bytes) -> str:
    data = content if isinstance(content, bytes) else content.encode()
    Path(name).write_bytes(data)
    return name


def test_one_text_gives_one_object() -> None:
    result = run(write("a.txt", TEXT))

    written = json.loads(result.stdout)
    VALIDATOR.validate(written)
    expected = quotes.Engine(parser=FakeParser()).attribute(TEXT, id="a.txt")
    assert written == to_json(expected)
    assert result.stderr == ""


def test_byte_order_mark_and_line_ends_stay() -> None:
    text = "\ufeff" + TEXT

    result = run(write("a.txt", text))

    for quotation in json.loads(result.stdout)["quotations"]:
        (span,) = quotation["spans"]
        assert text[span["start"] : span["end"]] == quotation["text"]


def test_standard_input_is_text_without_id() -> None:
    written = json.loads(run("-", stdin=TEXT.encode()).stdout)

    assert written["id"] is None
    assert len(written["quotations"]) == 2


def test_several_texts_give_an_array_in_order() -> None:
    written = json.loads(run(write("a.txt", TEXT), write("b.txt", ""), "a.txt").stdout)

    assert [item["id"] for item in written] == ["a.txt", "b.txt", "a.txt"]
    for item in written:
        VALIDATOR.validate(item)


def test_lines_in_lines_out_with_the_caller_s_fields() -> None:
    lines = [{"id": "x", "text": TEXT, "topic": {"k": [1]}}, {"id": 7, "text": "None here."}]

    result = run(write("feed.jsonl", "\n".join(map(json.dumps, lines))))

    first, second = map(json.loads, result.stdout.splitlines())
    assert (first["id"], first["meta"]) == ("x", {"topic": {"k": [1]}})
    assert (second["id"], second["quotations"]) == ("7", [])
    assert result.exit_code == 0


def test_bad_lines_are_told_of_and_the_rest_goes_on() -> None:
    content = b'{"text": "a", "id": "1"}\nnonsense\n{"text": "\xff"}\n{"id": "4"}\n{"text": "e"}\n'

    result = run(write("feed.jsonl", content))

    written = [json.loads(line) for line in result.stdout.splitlines()]
    for item in written:
        VALIDATOR.validate(item)
    assert ["error" in item for item in written] == [False, True, True, True, False]
    assert [item["id"] for item in written] == ["1", None, None, "4", None]
    assert len(result.stderr.splitlines()) == 3
    assert "feed.jsonl, line 2: not JSON" in result.stderr
    assert written[1]["error"]["place"]["line"] == 2
    assert result.exit_code == 1


def test_records_are_told_by_their_bytes() -> None:
    lines = "".join(json.dumps({"text": TEXT, "id": str(n)}) + "\n" for n in range(2))

    piped = run("-", stdin=lines.encode())
    named = run(write("feed.txt", lines))

    for result in (piped, named):
        assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["0", "1"]


def test_what_was_given_comes_back() -> None:
    given = {"title": "T", "byline": "B", "date": "2026-03-01", "url": "https://news.invalid/a"}
    record = json.dumps({"text": TEXT, "id": "x", "topic": 1, **given})
    options = [part for name, value in given.items() for part in (f"--{name}", value)]

    of_record = json.loads(run(write("feed.jsonl", record)).stdout)
    of_text = json.loads(run(write("a.txt", TEXT), *options).stdout)
    too_long = json.loads(run("feed.jsonl", "--max-chars", "5").stdout)

    for item in (of_record, of_text, too_long):
        VALIDATOR.validate(item)
        assert {name: item[name] for name in given} == given
    assert of_record["meta"] == too_long["meta"] == {"topic": 1}


def test_fields_of_a_single_article_are_refused_for_several() -> None:
    record = json.dumps({"text": TEXT})

    result = run("-", "--title", "T", stdin=f"{record}\n{record}\n".encode())

    assert "--title: for a single article" in result.stderr
    assert result.exit_code == 2


DENIED = "“The dam will hold,” said Clara Moss. Boris Holt denied that the dam was weak.\n"


def test_only_what_is_asked_for_is_shown() -> None:
    write("a.txt", DENIED)

    def shown(*filters: str) -> list[tuple[str, str]]:
        found = json.loads(run("a.txt", *filters).stdout)["quotations"]
        return [(q["id"], q["kind"]) for q in found]

    direct, denied = ("q1", "direct"), ("q2", "indirect")
    assert shown() == [direct, denied]
    assert shown("--polarity", "affirmed") == [direct]
    assert shown("--kind", "indirect", "--kind", "mixed") == [denied]
    assert shown("--polarity", "negated", "--polarity", "refused") == [denied]
    assert shown("--kind", "direct", "--polarity", "negated") == []
    explained = explain("a.txt", "--polarity", "negated").stdout
    assert "q1" not in explained
    assert "indirect, negated: “denied”, resolved" in explained
    table = run("a.txt", "--format", "table").stdout
    assert "Boris Holt [negated:" in table


def test_form_can_be_chosen() -> None:
    line = json.dumps({"text": TEXT, "id": "x"}).encode()

    from_stdin = run("--from", "jsonl", "-", stdin=line)
    as_table = run("--format", "table", write("a.txt", TEXT))
    as_lines = run("--format", "jsonl", "a.txt", "a.txt")

    assert json.loads(from_stdin.stdout)["id"] == "x"
    assert "Clara Moss" in as_table.stdout
    assert "\x1b" not in as_table.stdout
    assert all(len(line) <= 80 for line in as_table.stdout.splitlines())
    assert len(as_lines.stdout.splitlines()) == 2


def test_json_of_many_lines_is_an_array_of_one_line_an_object() -> None:
    line = json.dumps({"text": TEXT})
    write("one.jsonl", line)
    write("two.jsonl", f"{line}\n{line}\n")
    write("none.jsonl", "\n")

    assert isinstance(json.loads(run("--format", "json", "one.jsonl").stdout), dict)
    assert len(json.loads(run("--format", "json", "two.jsonl").stdout)) == 2
    assert json.loads(run("--format", "json", "none.jsonl").stdout) == []


def test_options_reach_the_engine() -> None:
    write("a.txt", TEXT)

    long = run("--max-chars", "10", "a.txt")

    failure = json.loads(long.stdout)
    VALIDATOR.validate(failure)
    assert failure["error"]["type"] == "TextTooLongError"
    assert long.stderr.splitlines() == [f"quotes: a.txt: {failure['error']['message']}"]
    assert long.exit_code == 1


def test_output_goes_to_a_file() -> None:
    result = run(write("a.txt", TEXT), "--output", "out.json")

    assert result.stdout == ""
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["id"] == "a.txt"


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (b"MZ\x00\x01abc", "binary"),
        (bytes(range(256)), "binary"),
    ],
)
def test_file_that_is_no_text_leaves_an_error_and_the_rest_goes_on(
    content: bytes, wanted: str
) -> None:
    result = run(write("bad.txt", content), write("a.txt", TEXT))

    (message,) = result.stderr.splitlines()
    assert message.startswith("quotes: bad.txt: ")
    assert wanted in message
    failure, report = json.loads(result.stdout)
    VALIDATOR.validate(failure)
    assert (failure["id"], report["id"]) == ("bad.txt", "a.txt")
    assert failure["error"]["place"]["source"] == "bad.txt"
    assert wanted in failure["error"]["message"]
    assert result.exit_code == 1


def test_page_is_told_by_its_bytes_and_its_text_comes_back() -> None:
    page = f"<!DOCTYPE html><html><body><article><h1>Dam</h1><p>{TEXT}</p></article></body></html>"

    report = json.loads(run(write("page.txt", page)).stdout)

    VALIDATOR.validate(report)
    span = report["quotations"][0]["spans"][0]
    assert report["text"][span["start"] : span["end"]] == "“The dam will hold,”"
    assert "<p>" not in report["text"]


def test_what_is_said_to_be_a_text_is_read_as_one_with_a_warning() -> None:
    result = run(write("page.html", "<!DOCTYPE html>\n<p>“Hi,” he said.</p>"), "--from", "text")

    assert [w["code"] for w in json.loads(result.stdout)["warnings"]] == ["html"]
    assert result.exit_code == 0


def test_missing_file_and_folder_are_told_of(folder: Path) -> None:
    (folder / "sub").mkdir()

    result = run("gone.txt", "sub")

    missing, directory = result.stderr.splitlines()
    assert missing == "quotes: gone.txt: cannot be read (No such file or directory)"
    assert directory.startswith("quotes: sub: cannot be read (")
    assert [item["id"] for item in json.loads(result.stdout)] == ["gone.txt", "sub"]
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ((), "Missing argument"),
        (("a.txt", "--format", "xml"), "'xml' is not one of"),
        (("a.txt", "b.txt", "--title", "T"), "for a single article"),
        (("feed.jsonl", "--byline", "B"), "for a single article"),
        (("-", "-"), "only once"),
        (("a.txt", "--from", "xml"), "'xml' is not one of 'auto', 'gqg'"),
        (("a.txt", "--kind", "said"), "'said' is not one of 'direct'"),
        (("a.txt", "--batch-words", "some"), "not a valid integer"),
        (("a.txt", "--output", "./a.txt"), "would overwrite an input"),
        (("a.txt", "--output", "no/such/folder"), "cannot be written"),
    ],
)
def test_mistaken_arguments_are_refused(arguments: tuple[str, ...], wanted: str) -> None:
    write("a.txt", TEXT)

    result = run(*arguments)

    assert wanted in result.stderr
    assert result.exit_code == 2
    assert Path("a.txt").read_bytes() == TEXT.encode()


def test_bad_option_names_it() -> None:
    result = run(write("a.txt", TEXT), "--min-confidence", "7")

    assert isinstance(result.exception, quotes.OptionsError)
    assert "min_confidence" in str(result.exception)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ((), "balanced"),
        (("--preset", "precise"), "precise"),
        (("--preset", "complete", "--min-confidence", "0.25"), 0.25),
    ],
)
def test_preset_stands_for_a_confidence_that_an_explicit_one_overrides(
    given: tuple[str, ...], wanted: str | float, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def note(self: quotes.Engine, articles: object) -> list[quotes.Report]:
        seen.append(self.options.min_confidence)
        return iter(())

    monkeypatch.setattr(quotes.Engine, "attribute_many", note)

    run(write("a.txt", TEXT), *given)

    assert seen == [
        quotes.Options.preset(wanted).min_confidence if isinstance(wanted, str) else wanted
    ]


def test_title_and_byline_reach_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def note(self: quotes.Engine, articles: object) -> list[quotes.Report]:
        seen.extend(articles)
        return iter(())

    monkeypatch.setattr(quotes.Engine, "attribute_many", note)

    run(write("a.txt", TEXT), "--title", "Dam holds", "--byline", "Dana Holt")

    assert [(a.title, a.byline) for a in seen] == [("Dam holds", "Dana Holt")]


def test_every_command_has_a_help_text() -> None:
    for name, found in command.commands.items():
        assert isinstance(found, click.Command)
        assert found.help, name


@pytest.mark.parametrize("name", sorted(command.commands))
def test_help_has_its_examples_on_lines_of_their_own(name: str) -> None:
    shown = run("--help", name=name).output

    assert "\\b" not in shown
    examples = [line for line in shown.splitlines() if f"quotes {name} " in line][1:]
    assert all(line.strip().startswith("quotes ") for line in examples), examples


@pytest.mark.parametrize("name", ["attribute", "check", "audit", "run"])
def test_where_to_write_is_told_alike_by_all(name: str) -> None:
    options = {flag for option in command.commands[name].params for flag in option.opts}

    assert {"-o", "--output"} <= options


# ------------------------------------------------------------------------------------ explain


def explain(*arguments: str, stdin: bytes | None = None) -> Result:
    return run(*arguments, stdin=stdin, name="explain")


def test_explain_tells_the_way_to_each_outcome() -> None:
    result = explain(write("a.txt", TEXT))

    for words in (
        "a.txt",
        "q1  “The dam will hold,” (set off as speech)",
        "→ “Clara Moss” (subject of “said”, right after the words)",
        "direct, resolved, confidence",
        "→ anonymous (particular people left unnamed)",
    ):
        assert words in result.stdout
    assert (result.stderr, result.exit_code) == ("", 0)


def test_explain_shows_the_quotation_asked_for() -> None:
    result = explain("--quote", "q2", "-", stdin=TEXT.encode())

    assert [line[:2] for line in result.stdout.splitlines() if line[:1] == "q"] == ["q2"]
    assert result.exit_code == 0


def test_explain_reads_lines_and_shows_every_article_that_has_the_quotation() -> None:
    lines = [{"id": "x", "text": TEXT}, {"id": "y", "text": "None."}, {"id": "z", "text": TEXT}]
    feed = write("feed.jsonl", "\n".join(map(json.dumps, lines)))

    shown = explain(feed, "--quote", "q1").stdout.splitlines()

    assert [line for line in shown if line in {"x", "y", "z"}] == ["x", "z"]


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (TEXT, "quotes: a.txt: no quotation 'q9'; there are q1 to q2"),
        ("“It holds,” said Clara Moss.", "quotes: a.txt: no quotation 'q9'; there is q1 alone"),
        ("", "quotes: a.txt: no quotation 'q9'; none was found there"),
    ],
)
def test_explain_refuses_an_id_that_is_not_there(content: str, wanted: str) -> None:
    result = explain(write("a.txt", content), "--quote", "q9")

    assert result.stderr.splitlines() == [wanted]
    assert (result.stdout, result.exit_code) == ("", 2)


def test_explain_tells_of_what_it_cannot_read() -> None:
    missing = explain("gone.txt")
    broken = explain(write("feed.jsonl", "nonsense"), "--quote", "q1")

    assert missing.stderr == "quotes: gone.txt: cannot be read (No such file or directory)\n"
    assert len(broken.stderr.splitlines()) == 1
    assert {missing.exit_code, broken.exit_code} == {1}


# ---------------------------------------------------------------------------------- knowledge

KNOWN = """
[[speakers]]
name = "Clara Moss-Pike"
aliases = ["Clara Moss"]
external_id = "Q7"
"""


def test_knowledge_reaches_both_commands() -> None:
    write("known.toml", KNOWN)
    write("a.txt", TEXT)

    attributed = json.loads(run("a.txt", "--knowledge", "known.toml").stdout)
    explained = explain("a.txt", "--knowledge", "known.toml").stdout

    assert attributed["speakers"][0]["external_id"] == "Q7"
    assert attributed["quotations"][0]["speakers"] == [{"id": "s1", "name": "Clara Moss-Pike"}]
    assert "→ Clara Moss-Pike" in explained


@pytest.mark.parametrize("name", ["attribute", "explain"])
def test_bad_knowledge_is_refused_before_anything_is_read(name: str) -> None:
    write("known.toml", "[speaker]")

    result = run("a.txt", "--knowledge", "known.toml", name=name)

    assert isinstance(result.exception, quotes.KnowledgeError)
    assert "known.toml: the file: 'speaker' is not known" in str(result.exception)


# ----------------------------------------------------------------------------------- resolver

OWN = """
from quotes import Answer

def ask(request):
    return Answer(speakers=["Hugh Quill"], confidence=0.5)

number = 3
"""


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ((), ["Hugh Quill", "Hugh Quill"]),
        (("--resolver-asks", "unresolved"), ["Clara Moss", "Hugh Quill"]),
    ],
)
def test_own_resolver_answers(arguments: tuple[str, ...], wanted: list[str]) -> None:
    write("own.py", OWN)

    result = run(write("a.txt", TEXT), "--resolver", "own.py:ask", *arguments)

    written = json.loads(result.stdout)
    assert [q["speakers"][0]["name"] for q in written["quotations"]] == wanted
    assert written["quotations"][1]["confidence"] == 0.5


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("own:ask", "wanted FILE.py:NAME"),
        ("own.py", "wanted FILE.py:NAME"),
        ("gone.py:ask", "cannot be read"),
        ("own.py:gone", "no function 'gone'"),
        ("own.py:number", "no function 'number'"),
        ("bad.py:ask", "bad.py: ZeroDivisionError"),
    ],
)
def test_bad_resolver_is_refused(place: str, wanted: str) -> None:
    write("own.py", OWN)
    write("bad.py", "1 / 0")

    result = run(write("a.txt", TEXT), "--resolver", place)

    assert isinstance(result.exception, quotes.ResolverError)
    assert wanted in str(result.exception)


# ------------------------------------------------------------------------------------ reading


def test_fields_are_mapped_and_copies_marked() -> None:
    feed = write("feed.csv", f'guid,body,desk\n1,"{TEXT.strip()}",town\n2,"{TEXT.strip()}",\n')

    result = run(feed, "--map", "id=guid,text=body")

    first, second = map(json.loads, result.stdout.splitlines())
    for item in (first, second):
        VALIDATOR.validate(item)
    assert (first["id"], first["meta"], first["duplicate_of"]) == ("1", {"desk": "town"}, None)
    assert (second["id"], second["duplicate_of"]) == ("2", "1")
    assert result.exit_code == 0


def test_what_is_told_of_the_charset_is_believed() -> None:
    write("a.txt", "“Caf\xe9,” said Clara Moss.".encode("cp1250"))

    told = json.loads(run("a.txt", "--encoding", "cp1250").stdout)

    assert told["quotations"][0]["text"] == "“Café,”"
    assert isinstance(run("a.txt", "--encoding", "klingon").exception, quotes.OptionsError)


def test_a_wrong_map_is_refused() -> None:
    result = run(write("a.txt", TEXT), "--map", "body=text")

    assert "map must be FIELD=NAME" in result.stderr
    assert result.exit_code == 2


def test_of_damaged_files_all_that_is_whole_is_read_and_every_fault_told(folder: Path) -> None:
    lines = b"".join(b'{"id": "g%d", "text": "One %d."}\n' % (n, n) for n in range(3_000))
    packed = gzip.compress(lines, mtime=0)
    write("torn.jsonl.gz", packed[: len(packed) // 2])
    html = b"<html><body><p>A page.</p></body></html>"
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + html
    page = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://l.example/%d\r\n"
        b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
    )
    write("cut.warc", b"".join(page % (n, len(http), http) for n in range(3))[:-60])
    bad = (
        b'{"id": "j1", "text": "a"}\n{"text": \n{"text": "b", "text": "c"}\n["d"]\n'
        b'{"text": "caf\xe9"}\n{"text": "' + b"e" * 50_000_000 + b'"}\n{"id": "j2", "text": "f"}\n'
    )
    write("bad.jsonl", bad)
    write("latin.txt", "“Café,” said Clara Moss.".encode("cp1252"))
    write("empty.txt", "")
    write("binary.txt", b"MZ\x00\x01\x90\x00\xff\xfe\x00")
    files = [
        "torn.jsonl.gz", "cut.warc", "gone.txt", "bad.jsonl", "latin.txt", "empty.txt",
        "binary.txt", write("last.txt", TEXT),
    ]  # fmt: skip

    result = run(*files, "--format", "jsonl")

    written = [json.loads(line) for line in result.stdout.splitlines()]
    whole = [item["id"] for item in written if "error" not in item]
    torn = sum(name.startswith("g") for name in whole)
    assert torn > 100
    assert whole == [
        *(f"g{n}" for n in range(torn)), "http://l.example/0", "http://l.example/1",
        "j1", "j2", "latin.txt", "empty.txt", "last.txt",
    ]  # fmt: skip
    faults = [item["error"]["place"] for item in written if "error" in item]
    assert [(place["source"], place["line"] or place["record"]) for place in faults] == [
        ("torn.jsonl.gz", torn + 1), ("cut.warc", 3), ("gone.txt", None), ("bad.jsonl", 2),
        ("bad.jsonl", 3), ("bad.jsonl", 4), ("bad.jsonl", 5), ("bad.jsonl", 6),
        ("binary.txt", None),
    ]  # fmt: skip
    assert len(result.stderr.splitlines()) == len(faults)
    assert result.exit_code == 1


# ------------------------------------------------------------------ pages and annotation tools


def test_page_of_one_article_and_of_several() -> None:
    one = run(write("a.txt", TEXT), "--format", "html", "--output", "page.html")
    several = run("a.txt", write("b.txt", "None here."), "gone.txt", "--format", "html")

    page = Path("page.html").read_text(encoding="utf-8")
    assert (one.exit_code, one.stdout) == (0, "")
    assert page == to_html(quotes.Engine(parser=FakeParser()).attribute(TEXT, id="a.txt"), TEXT)
    assert several.stdout.count("<article ") == 2
    assert "2 articles" in several.stdout
    assert several.exit_code == 1


def test_page_shows_what_is_done_when_the_work_breaks_off(monkeypatch: pytest.MonkeyPatch) -> None:
    report = quotes.Engine(parser=FakeParser()).attribute(TEXT, id="a.txt")

    def stop(self: quotes.Engine, articles: Iterable[object]) -> Iterator[quotes.Report]:
        next(iter(articles))
        yield report
        raise quotes.ModelsError("gone")

    monkeypatch.setattr(quotes.Engine, "attribute_many", stop)

    result = run(write("a.txt", TEXT), "--format", "html")

    assert "The dam will hold" in result.stdout
    assert isinstance(result.exception, quotes.ModelsError)


def test_annotation_tools_get_their_forms() -> None:
    write("a.txt", "📱 " + TEXT)

    tasks = json.loads(run("a.txt", "--format", "label-studio").stdout)
    page = json.loads(run("a.txt", "--format", "web-annotation").stdout)
    pages = json.loads(run("a.txt", "a.txt", "--format", "web-annotation").stdout)

    assert [len(task["predictions"]) for task in tasks] == [1]
    assert page["type"] == "AnnotationCollection"
    assert pages == [page, page]


def test_offsets_can_be_utf_16() -> None:
    write("a.txt", "📱 " + TEXT)

    plain, wide = (json.loads(run("a.txt", *o).stdout) for o in ((), ("--offsets", "utf16")))

    VALIDATOR.validate(wide)
    starts = [data["quotations"][0]["spans"][0]["start"] for data in (plain, wide)]
    assert starts == [2, 3]
    assert wide["offset_unit"] == "utf16"
