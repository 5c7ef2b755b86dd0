"""Trees that are mended stay trees."""

from hypothesis import given

from quotes.parse.tree_repair import mend_trees
from quotes.syntax import NamedEntity, Word
from tests.property.strategies import named_trees


@given(named_trees())
def test_mended_trees_have_one_root_and_no_circle(
    sentence: tuple[tuple[Word, ...], tuple[NamedEntity, ...]],
) -> None:
    words, names = sentence

    mended = mend_trees(words, names)

    assert [(w.index, w.text, w.upos) for w in mended] == [(w.index, w.text, w.upos) for w in words]
    assert sum(w.head is None for w in mended) == 1
    for word in mended:
        steps, head = 0, word.head
        while head is not None and steps <= len(words):
            steps, head = steps + 1, mended[head].head
        assert steps <= len(words)
