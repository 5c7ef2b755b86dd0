"""The facts that spoke for and against a weighed outcome, in plain words."""

from collections.abc import Sequence

from attrs import frozen

from quotes.explain import ENDED, FOUND, LED, LINKED, SOURCED
from quotes.formats.wording import REASONS
from quotes.model import Fact

# Facts that hold or do not: what to say of each.
_HOLDS = {
    "ruled": ("the rules find the same", "the rules find another"),
    "part_of_ruled": ("one of those whom the rules find", "not among those whom the rules find"),
    "unlisted": ("named by the rules alone", "named in the text's prose"),
    "is_source": ("the source is that name", "the source is not that name itself"),
    "surname_in_source": (
        "the source’s words have the surname",
        "the source’s words do not have the surname",
    ),
    "own_source": ("the words have a source of their own", "the words have no source beside them"),
    "person": ("a person", "not a person"),
    "type:person": ("a person", "not a person"),
    "type:organization": ("a body", "not a body"),
    "type:other": ("neither person nor body", "a person or body"),
    "described": ("the text tells who that is", "the text does not tell who that is"),
    "full_name": ("named in full", "never named in full"),
    "part_of_name": ("known by one word of a name alone", "named by more than one word"),
    "named_once": ("named once", "named more than once"),
    "in_title": ("named in the headline", "not named in the headline"),
    "is_known": ("known to the caller", "not known to the caller"),
    "named_in_words": ("named within the words", "not named within the words"),
    "new": ("named for the first time just before", "named earlier on"),
    "only_later": ("named only further down", "named before"),
    "not_after": ("not named after the words", "named after the words"),
    "last_subject": ("subject last named before", "not the subject last named before"),
    "last_main_subject": (
        "subject of the last main clause before",
        "not the subject of the last main clause before",
    ),
    "topic_here": ("first subject of this paragraph", "not the first subject of this paragraph"),
    "topic_before": (
        "first subject of the paragraph before",
        "not the first subject of the paragraph before",
    ),
    "said_1_before": ("said the quotation before", "did not say the quotation before"),
    "said_2_before": ("said the last quotation but one", "did not say the last quotation but one"),
    "said_3_before": ("said the third quotation back", "did not say the third quotation back"),
    "said_1_after": ("says the next quotation", "does not say the next quotation"),
    "said_2_after": ("says the next quotation but one", "does not say the next quotation but one"),
    "nobody_said_before": (
        "nobody is found for the quotation before",
        "somebody is found for the quotation before",
    ),
    "p_agrees": ("of the pronoun’s gender", "not known to be of the pronoun’s gender"),
    "p_differs": ("of another gender than the pronoun", "not of another gender than the pronoun"),
    "p_no_person": ("no person, as the pronoun wants one", "of a kind that the pronoun allows"),
    "p_is_person": ("a person, and the pronoun is “it”", "of a kind that the pronoun allows"),
    "l_role": ("has the role that the source tells", "has not the role that the source tells"),
    "l_called": ("called so in the text", "not called so in the text"),
    "l_near": ("named beside such words", "not named beside such words"),
    "l_kind": ("has a role of that kind", "has no role of that kind"),
    "l_author": ("told as the author of the text", "not told as the author"),
    "l_said_name": ("“said” stands between the words and the name", "no “said” before the name"),
    "l_name_said": ("the name stands before “said”, after the words", "no “said” behind the name"),
    "l_name_says": ("“said” stands between the name and the words", "no “said” behind the name"),
    "namesake_recency": ("lately told apart from namesakes", "not told apart from namesakes"),
    "s_holds": ("says what holds the words", "says nothing that holds the words"),
    "s_before": ("says something before in the sentence", "says nothing before in the sentence"),
    "s_after": ("says something after in the sentence", "says nothing after in the sentence"),
    "s_earlier": (
        "says something earlier in the paragraph",
        "says nothing earlier in the paragraph",
    ),
    "s_later": ("says something later in the paragraph", "says nothing later in the paragraph"),
    "s_above": ("says something in the paragraph above", "says nothing in the paragraph above"),
    "top_l_kind": ("has such a role before others", "others have such a role as well"),
    "any_kind": ("somebody has a role of that kind", "nobody has a role of that kind"),
    "top_weight": ("weighed highest by the rules", "not weighed highest by the rules"),
    "top_named": ("named most often", "not named most often"),
    "top_p_agrees": ("fits the pronoun best", "does not fit the pronoun best"),
    "any_source": ("the source’s words name somebody", "the source’s words name nobody"),
    "any_agrees": ("somebody fits the pronoun", "nobody fits the pronoun"),
    "any_role": ("somebody has the source’s role", "nobody has the source’s role"),
    "nobody": ("nobody is named", "somebody is named"),
    "before_subject": ("last named as a subject", "last named otherwise than as a subject"),
    "before_main_subject": (
        "last named as subject of a main clause",
        "last named otherwise than as subject of a main clause",
    ),
    "before_same_sentence": ("named before in the sentence", "not named before in the sentence"),
    "before_same_paragraph": (
        "named before in the paragraph",
        "not named before in the paragraph",
    ),
    "after_subject": ("next named as a subject", "next named otherwise than as a subject"),
    "after_in_sentence": ("named after, in the sentence", "not named after, in the sentence"),
    "cue_is:root": ("the cue heads its sentence", "the cue does not head its sentence"),
    "family": ("another person bears the surname", "nobody else bears the surname"),
    "reopened": ("the words go over paragraphs", "the words stay in one paragraph"),
    "says_i": ("the words say “I”", "the words do not say “I”"),
    "says_we": ("the words say “we”", "the words do not say “we”"),
    "d_a": ("“a” or “one” before the description", "no “a” or “one” before a description"),
    "d_the": ("“the” before the description", "no “the” before a description"),
    "d_head_document": ("described as a text", "not described as a text"),
    "d_head_person": ("described as a person", "not described as a person"),
    "d_head_body": ("described as a body", "not described as a body"),
    "d_head_group": ("described as a group", "not described as a group"),
    "d_head_unnamed": (
        "described as sources that stay unnamed are",
        "not described as sources that stay unnamed are",
    ),
    "w_title_case": ("the words look like a title", "the words do not look like a title"),
    "w_small_start": ("the words begin small", "the words do not begin small"),
    "w_finite": ("the words are a sentence", "the words are no whole sentence"),
    "w_after_verb": ("the words follow a verb", "the words follow no verb"),
    "damaged": ("the text is damaged", "the text is not damaged"),
    "damaged_text": ("the text is damaged", "the text is not damaged"),
}
# Facts of degree: it is how much that spoke for the outcome, or against it.
_DEGREES = {
    "cast": "how many people and bodies the text names",
    "quotations": "how many quotations there are",
    "length": "how long the words are",
    "named": "how often the name is given",
    "named_share": "how often the name is given, beside others",
    "named_before": "how often the name is given before",
    "explicit": "how often others of the words are given to that name",
    "before_distance": "how far back the name stands",
    "before_sentences": "how many sentences back the name stands",
    "before_paragraphs": "how many paragraphs back the name stands",
    "before_between": "how many are named in between",
    "before_words": "how long the name was when last given",
    "after": "how far after the words the name stands",
    "after_paragraphs": "how many paragraphs after the words the name stands",
    "gap": "how far the quotation before is",
    "paragraphs_since": "how many paragraphs ago the quotation before is",
    "sentences": "how many sentences the source looks back",
    "paragraphs": "how many paragraphs the source looks back",
    "source_from_cue": "how far the source is from the cue",
    "words_from_cue": "how far the words are from the cue",
    "rank": "how many others were named since",
    "rank_person": "how many people were named since",
    "rank_agreeing": "how many who fit were named since",
    "p_agreeing_between": "how many who fit are named in between",
    "rivals": "how many others fit",
    "namesakes": "how many share the name",
    "people_before": "how many who fit are named before",
    "lead": "how far the nearest name is ahead of the next",
    "weight": "how the rules weigh the name",
    "closeness": "how close the next best is, by the rules",
    "other_cues": "how many other verbs of saying the sentence has",
    "others_in_sentence": "how many others the sentence names",
    "follows": "how many quotations the speaker has gone on for",
    "hops": "how many quotations the speaker has gone on for",
    "d_words": "how long the description is",
    "w_words": "how many words stand in marks",
    "coref": "how likely coreference holds that name",
    "coref_none": "how likely coreference holds that it is nobody",
}
_GO = {**LED, **{rule: words for rule, words in ENDED.items() if words}}
# Facts named after a rule or word of the text: what stands before it, and the rules' own words.
_FAMILIES: dict[str, tuple[str, dict[str, str]]] = {
    "kind": ("the quotation is {}", {}),
    "origin": ("the words are {}", FOUND),
    "form": ("the source is a {}", {}),
    "pronoun": ("the source is “{}”", {}),
    "cue_lemma": ("the cue is a form of “{}”", {}),
    "polarity": ("the words are {}", {}),
    "link": ("found by {}", LINKED),
    "source": ("found by {}", {rule: words for rule, words in SOURCED.items() if words}),
    "step": ("found as {}", _GO),
    "s_holds": ("what holds the words has a {} as source", {}),
    "s_before": ("something before in the sentence has a {} as source", {}),
    "s_after": ("something after in the sentence has a {} as source", {}),
    "s_earlier": ("something earlier in the paragraph has a {} as source", {}),
    "s_later": ("something later in the paragraph has a {} as source", {}),
    "s_above": ("something in the paragraph above has a {} as source", {}),
    "reason": ("the rules name nobody: {}", {str(reason): w for reason, w in REASONS.items()}),
}


@frozen(kw_only=True)
class FactsTold:
    """What spoke for an outcome and against it, in words, the weightiest first."""

    spoke_for: tuple[str, ...]
    against: tuple[str, ...]


def facts_told(facts: Sequence[Fact], *, most_for: int, most_against: int) -> FactsTold:
    """Return the weightiest facts in words; a fact without words of its own stands by its name.

    >>> facts_told(quotation.facts, most_for=1, most_against=1)
    FactsTold(spoke_for=('the rules find the same',), against=('named within the words',))
    """
    weighty = sorted(facts, key=lambda fact: -abs(fact.weight))
    spoke_for = dict.fromkeys(fact_in_words(fact) for fact in weighty if fact.weight > 0)
    against = dict.fromkeys(fact_in_words(fact) for fact in weighty if fact.weight < 0)
    return FactsTold(spoke_for=tuple(spoke_for)[:most_for], against=tuple(against)[:most_against])


def fact_in_words(fact: Fact) -> str:
    """Return what a fact says, or that it does not hold, in plain words."""
    if (pair := _HOLDS.get(fact.name)) is not None:
        return pair[0] if fact.value else pair[1]
    if (words := _DEGREES.get(fact.name)) is not None:
        return words
    family, _, rule = fact.name.partition(":")
    if rule and family in _FAMILIES:
        template, known = _FAMILIES[family]
        said = template.format(known.get(rule, rule.replace("_", " ")))
    else:
        said = fact.name
    return said if fact.value else f"not: {said}"
