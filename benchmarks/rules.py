"""What each rule is worth: where it gives its rarer answer, and what comes of articles without it.

A rule is a module-level function of the stages between the parse and the ranker whose answer is a
yes or no, something or None, or a collection. It is left out by answering always what it mostly
answers; that cannot be done where it mostly finds something, and such a function is counted alone.
"""

import pkgutil
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from inspect import CO_GENERATOR, isabstract
from random import Random
from types import CodeType, FrameType, FunctionType, NoneType
from typing import Any, get_args, get_origin, get_type_hints

from attrs import field, frozen

from benchmarks.gold import Article
from benchmarks.parses import KeptParses, parse_article
from benchmarks.scores import Judged, Outcome, judge_segments
from quotes.document import Document
from quotes.find import Findings
from quotes.layout import Markings, Prose
from quotes.mentions.entities import Cast
from quotes.model import Article as EngineArticle
from quotes.model import EngineInfo
from quotes.options import Options
from quotes.refer import Resolved
from quotes.report import build_report, document_of, resolve_article
from quotes.syntax import Parse

PACKAGES = ("find", "source", "mentions", "refer")

_WRONG = frozenset((Outcome.WRONG, Outcome.NAMED, Outcome.MISNAMED))
OPTIONS = Options()
_ENGINE = EngineInfo(version="0", models="")


# --- the rules -----------------------------------------------------------------------------------


@frozen(kw_only=True)
class Rule:
    """A function by its full name, and a body that answers nothing in place of its own."""

    name: str
    function: Any  # a FunctionType, which type checkers would take for a method here
    nothing: CodeType
    is_yes_no: bool


def find_rules(packages: Iterable[str] = PACKAGES) -> tuple[Rule, ...]:
    """Return all rules of some packages of `quotes`, by name."""
    rules = [
        rule
        for package in packages
        for module in _modules(f"quotes.{package}")
        for function in vars(import_module(module)).values()
        if isinstance(function, FunctionType) and function.__module__ == module
        for rule in (rule_of(function),)
        if rule is not None
    ]
    return tuple(sorted(rules, key=lambda rule: rule.name))


def _modules(package: str) -> Iterator[str]:
    yield package
    inside = pkgutil.walk_packages(import_module(package).__path__, f"{package}.")
    yield from (module.name for module in inside)


def rule_of(function: FunctionType) -> Rule | None:
    """Return a function as a rule, None where it answers neither yes or no nor maybe nothing."""
    answer = get_type_hints(function).get("return")
    nothing = _nothing(answer)
    if nothing is None or function.__code__.co_freevars or hasattr(function, "__wrapped__"):
        return None
    return Rule(
        name=f"{function.__module__.removeprefix('quotes.')}.{function.__qualname__}",
        function=function,
        nothing=nothing,
        is_yes_no=answer is bool,
    )


def _nothing(answer: Any) -> CodeType | None:
    """Return a body that answers no, None or an empty collection, as an annotation asks."""
    if answer is bool:
        return _NO
    if NoneType in get_args(answer):
        return _NONE
    origin = get_origin(answer)
    if not isinstance(origin, type) or (origin is tuple and ... not in get_args(answer)):
        return None
    for kind, nothing in _EMPTY.items():
        if origin is kind or (isabstract(origin) and issubclass(kind, origin)):
            return nothing
    return None


# They are run with the names of other modules around them: builtins alone may be used.
_YES = (lambda *_, **__: True).__code__
_NO = (lambda *_, **__: False).__code__
_NONE = (lambda *_, **__: None).__code__
_EMPTY: Mapping[type, CodeType] = {
    type(iter(())): (lambda *_, **__: iter(())).__code__,
    tuple: (lambda *_, **__: ()).__code__,
    list: (lambda *_, **__: []).__code__,
    dict: (lambda *_, **__: {}).__code__,
    set: (lambda *_, **__: set()).__code__,
    frozenset: (lambda *_, **__: frozenset()).__code__,
}


@contextmanager
def left_out(rule: Rule, *, answer: bool = False) -> Iterator[None]:
    """Make a rule answer yes, or nothing, to everything that it is asked."""
    kept = rule.function.__code__
    rule.function.__code__ = _YES if answer else rule.nothing
    try:
        yield
    finally:
        rule.function.__code__ = kept


@frozen(kw_only=True)
class Answers:
    """How often rules answered something, and nothing, by name."""

    something: Counter[str] = field(factory=Counter)
    nothing: Counter[str] = field(factory=Counter)


@contextmanager
def watched(rules: Iterable[Rule]) -> Iterator[Answers]:
    """Count what rules answer meanwhile; a generator answers something where it yields."""
    names: dict[CodeType, str] = {rule.function.__code__: rule.name for rule in rules}
    answers = Answers()
    yielded: set[int] = set()

    def count(frame: FrameType, event: str, answer: object) -> None:
        name = names.get(frame.f_code) if event == "return" else None
        if name is None:
            return
        if frame.f_code.co_flags & CO_GENERATOR:
            if answer is not None:
                yielded.add(id(frame))
                return
            answer = id(frame) in yielded
            yielded.discard(id(frame))
        (answers.something if answer else answers.nothing)[name] += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield answers
    finally:
        sys.setprofile(before)


# --- what comes of articles ----------------------------------------------------------------------


@frozen(kw_only=True)
class Parsed:
    """A gold article with all that comes before the rules."""

    gold: Article
    prose: Prose
    markings: Markings
    parse: Parse

    @staticmethod
    def of(gold: Article, parser: KeptParses) -> "Parsed":
        """Read and parse an article."""
        prose, markings, parse = parse_article(EngineArticle(text=gold.text), parser, OPTIONS)
        return Parsed(gold=gold, prose=prose, markings=markings, parse=parse)

    @property
    def document(self) -> Document:
        """What the rules read; a new one each time, as it keeps what was asked of it."""
        return document_of(self._given, self.prose, self.markings, self.parse, options=OPTIONS)

    def found(self) -> tuple[Findings, Cast, tuple[Resolved, ...]]:
        """Return what the rules find, to be compared."""
        return resolve_article(self.document, OPTIONS)

    def judged(self) -> tuple[Judged, ...]:
        """Return how the gold segments come out in the end."""
        report = build_report(
            self._given, self.prose, self.markings, self.parse, options=OPTIONS, engine=_ENGINE
        )
        return judge_segments([self.gold], [report])

    @property
    def _given(self) -> EngineArticle:
        gold = self.gold
        return EngineArticle(text=gold.text, id=gold.id, title=gold.title, byline=gold.byline)


@frozen(kw_only=True)
class Worth:
    """What a rule does, and what comes of articles where it gave its rarer answer without it.

    `mostly` is the common answer; `articles` and `outlets` tell where the rarer one was given.
    Without the rule `tried` of these articles were run again: `failed` raised an error, `changed`
    segments came out otherwise, and so many more names were `right` and `wrong`.
    """

    name: str
    asked: int
    mostly: bool
    articles: int
    outlets: int
    tried: int = 0
    failed: int = 0
    changed: int = 0
    right: int = 0
    wrong: int = 0

    @property
    def is_idle(self) -> bool:
        """Whether it was left out wherever it fires and nothing came out otherwise."""
        return self.tried == self.articles and not self.failed and not self.changed


def weigh_rules(
    articles: Sequence[Article],
    rules: Sequence[Rule],
    parser: KeptParses,
    *,
    least: int,
    most: int,
    progress: Callable[[Sequence[Article]], Iterable[Article]] = iter,
) -> tuple[Worth, ...]:
    """Weigh rules over gold articles.

    Args:
        articles: the gold.
        rules: what is weighed.
        parser: where parses come from; each article is asked for twice.
        least: leave out rules that fire in so many articles.
        most: leave each out in so many at most, drawn by chance.
        progress: shows how far the work is.

    """
    answers = [_answers(Parsed.of(article, parser), rules) for article in progress(articles)]
    mostly = {
        rule.name: sum(a.something[rule.name] for a in answers)
        > sum(a.nothing[rule.name] for a in answers)
        for rule in rules
    }
    fired = {
        rule.name: [
            at
            for at, a in enumerate(answers)
            if (a.nothing if mostly[rule.name] else a.something)[rule.name]
        ]
        for rule in rules
    }
    wanted: defaultdict[int, list[Rule]] = defaultdict(list)
    for rule in rules:
        places = fired[rule.name]
        if len(places) >= least and (rule.is_yes_no or not mostly[rule.name]):
            for at in Random(rule.name).sample(places, min(most, len(places))):
                wanted[at].append(rule)
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for at, article in enumerate(progress(articles)):
        if wanted[at]:
            for name, change in _without(Parsed.of(article, parser), wanted[at], mostly):
                found[name].update(change)
    return tuple(
        Worth(
            name=rule.name,
            asked=sum(a.something[rule.name] + a.nothing[rule.name] for a in answers),
            mostly=mostly[rule.name],
            articles=len(fired[rule.name]),
            outlets=len({_outlet(articles[at]) for at in fired[rule.name]}),
            **found[rule.name],
        )
        for rule in rules
    )


def _outlet(article: Article) -> str:
    return article.outlet or article.genre or article.id


def _answers(parsed: Parsed, rules: Sequence[Rule]) -> Answers:
    with watched(rules) as answers:
        parsed.judged()
    return answers


def _without(
    parsed: Parsed, rules: Sequence[Rule], mostly: Mapping[str, bool]
) -> Iterator[tuple[str, Counter[str]]]:
    """Yield what changes in an article without each of some rules."""
    found, judged = parsed.found(), parsed.judged()
    for rule in rules:
        change = Counter(tried=1)
        with left_out(rule, answer=mostly[rule.name]):
            try:
                if parsed.found() != found:
                    change.update(_changes(judged, parsed.judged()))
            except Exception:  # others count on its answer: it cannot be done without
                change["failed"] = 1
        yield rule.name, change


def _changes(before: Sequence[Judged], after: Sequence[Judged]) -> dict[str, int]:
    return {
        "changed": sum(b.outcome is not a.outcome for b, a in zip(before, after, strict=True)),
        "right": _count(after, {Outcome.RIGHT}) - _count(before, {Outcome.RIGHT}),
        "wrong": _count(after, _WRONG) - _count(before, _WRONG),
    }


def _count(judged: Iterable[Judged], outcomes: Iterable[Outcome]) -> int:
    return sum(item.outcome in outcomes for item in judged)
