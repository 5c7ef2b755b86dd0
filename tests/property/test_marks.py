"""What holds of marks and prose for every string."""

from hypothesis import example, given

from quotes.layout import Markings, ParagraphKind
from quotes.model import Span
from quotes.text.marks import find_marked
from quotes.text.prose import read_prose
from tests.property import strategies


def find(text: str) -> Markings:
    return find_marked(text, read_prose(text))


def spans(found: Markings) -> list[tuple[Span, ...]]:
    return [marked.spans for marked in found.passages]


def shifted(found: Markings, by: int) -> list[tuple[Span, ...]]:
    return [
        tuple(Span(start=span.start + by, end=span.end + by) for span in marked.spans)
        for marked in found.passages
    ]


@given(strategies.any_text() | strategies.mark_soup())
@example('"' * 300)
@example("‘“" * 100 + "a")
@example("“a\n\n" * 5 + "b”")
@example("\ud800“a\ud800” Q: \x00")
def test_any_text_gives_spans_within_it_and_a_forest(text: str) -> None:
    prose = read_prose(text)
    found = find_marked(text, prose)
    boilerplate = [p.span for p in prose.paragraphs if p.kind is ParagraphKind.BOILERPLATE]
    assert sorted(p.start for p in prose.paragraphs) == [p.start for p in prose.paragraphs]
    for warning in (*prose.warnings, *found.warnings):
        assert 0 <= warning.start < warning.end <= len(text)
    for index, marked in enumerate(found.passages):
        for span in marked.spans:
            assert 0 <= span.start < span.end <= len(text)
            assert not any(span.overlaps(other) for other in boilerplate)
        assert all(a.end <= b.start for a, b in zip(marked.spans, marked.spans[1:], strict=False))
        if marked.parent is not None:
            assert marked.parent < index
            outer = found.passages[marked.parent]
            assert any(span.contains(marked.spans[0]) for span in outer.spans)
    starts = [marked.start for marked in found.passages]
    assert starts == sorted(starts)


@given(strategies.mark_soup())
def test_passages_never_cross(text: str) -> None:
    pieces = [(span, i) for i, row in enumerate(spans(find(text))) for span in row]
    for one, i in pieces:
        for other, j in pieces:
            apart = not one.overlaps(other)
            assert i == j or apart or one.contains(other) or other.contains(one)


@given(strategies.mark_soup())
def test_same_text_gives_the_same(text: str) -> None:
    assert find(text) == find(text)


SPOKEN = strategies.spoken_paragraphs()


@given(SPOKEN)
def test_a_prefix_paragraph_only_shifts(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    prefix = "It had rained for days and the river was high.\n\n"
    assert shifted(find(text), len(prefix)) == spans(find(prefix + text))


@given(SPOKEN)
def test_curly_and_straight_twins_agree(paragraphs: list[str]) -> None:
    curly = "\n\n".join(paragraphs)
    straight = curly.translate(str.maketrans("“”‘’", "\"\"''"))
    assert spans(find(curly)) == spans(find(straight))


@given(SPOKEN)
def test_boilerplate_between_paragraphs_changes_no_words(paragraphs: list[str]) -> None:
    plain = "\n\n".join(paragraphs)
    torn = "\n\nAdvertisement\n\n".join(paragraphs)

    def words(text: str) -> list[list[str]]:
        return [[span.of(text) for span in row] for row in spans(find(text))]

    assert words(plain) == words(torn)
