"""Where a claim has other words than the text, but for what an editor may change and marks."""

from collections.abc import Sequence
from itertools import pairwise

from quotes.check.align import Edit
from quotes.check.model import Change, Difference
from quotes.check.places import Placing
from quotes.check.view import Part, View
from quotes.check.words import FUNCTION_WORDS, NEGATIONS, ClaimWord

_BRACKETED = 3  # so many words of the text may brackets stand for (“I have” by “[she had]”)


def find_differences(
    view: View, claim: Sequence[ClaimWord], placing: Placing, parts: Sequence[Part]
) -> tuple[Difference, ...]:
    """Return where the claim differs from the text that it was found in, in the claim's order.

    Words of the reporter between the halves of a speech (“A,” she said, “B”) are no part of it;
    brackets may stand for a pronoun or an inflection; an ellipsis for anything but a negation in
    the same sentence.
    """
    found: list[tuple[int, Difference]] = []
    seen: set[int] = set(placing.matched)
    for hit in placing.hits:
        for edit in hit.edits:
            changed = edit.last == edit.first + 1 and edit.first in placing.matched
            own = [i for i in range(edit.first, edit.last) if changed or i not in placing.matched]
            if edit.last > edit.first and not own:
                continue  # another place has them
            seen.update(own)
            said = _said(view, edit, parts)
            difference = _difference(view, claim, own, said, near=edit.start)
            if difference is not None:
                found.append((edit.first, difference))
    end = parts[-1].last + 1
    for i, word in enumerate(claim):
        if i not in seen and not word.is_bracketed:
            difference = _difference(view, claim, [i], [], near=end)
            if difference is not None:
                found.append((i, difference))
    found += _over_negation(view, claim, parts)
    found += _after_negation(view, claim, parts[0])
    found += _moved(view, parts)
    return tuple(difference for _, difference in sorted(found, key=lambda f: f[0]))


def _said(view: View, edit: Edit, parts: Sequence[Part]) -> list[int]:
    """The text's words of an edit that are part of what was said."""
    holders = [p.holder for p in parts if p.holder is not None]
    words = range(edit.start, edit.end)
    if not holders:
        return list(words)
    return [j for j in words if any(view.is_within(j, q) for q in holders)]


def _difference(
    view: View, claim: Sequence[ClaimWord], own: Sequence[int], said: Sequence[int], *, near: int
) -> Difference | None:
    if not own and not said:
        return None
    if own and all(claim[i].is_bracketed for i in own) and _may_stand_for(view, claim, own, said):
        return None
    if said:
        start, end = view.words[said[0]].start, view.words[said[-1]].end
    else:
        start = end = view.words[min(near, len(view.words) - 1)].start
    claimed = view.quote[claim[own[0]].start : claim[own[-1]].end] if own else ""
    change = Change.OMITTED
    if own:
        change = Change.REPLACED if said else Change.ADDED
    return Difference(
        change=change, claimed=claimed, found=view.text[start:end], start=start, end=end
    )


def _may_stand_for(
    view: View, claim: Sequence[ClaimWord], own: Sequence[int], said: Sequence[int]
) -> bool:
    """Tell whether brackets stand for what they may: nothing, a pronoun or auxiliary, the same
    name or stem."""
    if len(said) > _BRACKETED:
        return False
    forms = [view.words[j].form for j in said]
    if NEGATIONS & {*forms, *(claim[i].form for i in own)}:
        return False
    stems = {claim[i].form[:4] for i in own}
    return all(form in FUNCTION_WORDS or form[:4] in stems for form in forms)


def _over_negation(
    view: View, claim: Sequence[ClaimWord], parts: Sequence[Part]
) -> list[tuple[int, Difference]]:
    """An ellipsis that takes the “not” out of a sentence is no ellipsis."""
    found = []
    for part, after in pairwise(parts):
        holder, then = part.holder, after.pairs[0][0]
        if (
            holder is None
            or after.first <= part.last
            or claim[part.pairs[-1][0]].segment == claim[then].segment
            or view.has_sentence_end(part.last, after.first)
        ):
            continue
        for j in range(part.last + 1, after.first):
            if view.words[j].form in NEGATIONS and view.is_within(j, holder):
                difference = _difference(view, claim, [], [j], near=j)
                if difference is not None:
                    found.append((then, difference))
    return found


def _after_negation(
    view: View, claim: Sequence[ClaimWord], part: Part
) -> list[tuple[int, Difference]]:
    """A claim that begins right after a “not” of the same sentence leaves it out."""
    before = part.first - 1
    if (
        part.holder is None
        or before < 0
        or part.pairs[0][0] > 0
        or view.words[before].form not in NEGATIONS
        or not view.is_within(before, part.holder)
        or view.has_sentence_end(before, part.first)
    ):
        return []
    difference = _difference(view, claim, [], [before], near=before)
    return [] if difference is None else [(0, difference)]


def _moved(view: View, parts: Sequence[Part]) -> list[tuple[int, Difference]]:
    """Words of one quotation that the claim has in another order."""
    found = []
    for part, after in pairwise(parts):
        if part.holder is not None and part.holder == after.holder and after.first <= part.last:
            start, end = view.words[after.first].start, view.words[after.last].end
            words = view.text[start:end]
            moved = Difference(
                change=Change.MOVED, claimed=words, found=words, start=start, end=end
            )
            found.append((after.pairs[0][0], moved))
    return found
