"""Reports and their texts as a page: one file that needs no other, and the parts it is made of."""

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from string import Template

from attrs import field, frozen

from quotes.formats.page.cast import cast_of
from quotes.formats.page.data import article_data, words_data
from quotes.formats.page.escape import script_json, words
from quotes.formats.page.flow import flow
from quotes.formats.page.layers import DOUBTFUL, marking_of
from quotes.formats.page.panel import head, index_table, name_of, speakers_panel, warnings_panel
from quotes.formats.page.ways import Ways
from quotes.formats.texts import text_of
from quotes.model import Failure, Report

_SCRIPTS = (
    "page.js",
    "places.js",
    "way.js",
    "details.js",
    "filters.js",
    "panel.js",
    "corrections.js",
    "add.js",
    "start.js",
)
_LONG = 500
_NO_SCRIPT = (
    '<noscript><p class="no-script">Without scripts this page shows the text, its quotations and '
    "who speaks them; the way to each outcome and the filters need them.</p></noscript>"
)


@frozen(kw_only=True)
class PageParts:
    """What a page is made of, for a server or notebook that has a frame of its own.

    `style` and `script` are the contents of a style and a script element, the same for every page;
    `body` is markup; `data` stands in a script element of type application/json and id “data”,
    which must come before the script. `csp()` allows exactly these, and nothing from elsewhere.

        parts.page(before='<form method="post" action="/">…</form>', form_action="'self'")
    """

    title: str
    style: str = field(repr=False)
    script: str = field(repr=False)
    body: str = field(repr=False)
    data: str = field(repr=False)

    def csp(self, *, form_action: str = "'none'") -> str:
        """Return the content-security policy under which the page runs.

        `form_action` is where forms may be sent, which a server's own form needs.
        """
        return (
            f"default-src 'none'; script-src '{source_hash(self.script)}'; "
            f"style-src '{source_hash(self.style)}'; base-uri 'none'; form-action {form_action}; "
            "require-trusted-types-for 'script'; trusted-types 'none'"
        )

    def page(self, *, before: str = "", form_action: str = "'none'") -> str:
        """Return the whole page, with markup of the caller's own before it."""
        return Template(_file("page.html")).substitute(
            csp=self.csp(form_action=form_action),
            title=words(self.title),
            style=self.style,
            body=before + self.body,
            data=self.data,
            script=self.script,
        )


def to_html(report: Report, text: str | None = None) -> str:
    """Return one article with its quotations as a page: a single file that needs nothing else.

    `text` is the string that was attributed; a report that carries its text needs none.

    >>> Path("page.html").write_text(to_html(quotes.attribute(text), text), encoding="utf-8")

    Raises:
        FormatError: the report is of another text, or none is given.

    """
    return page_parts([(report, text_of(report, text))]).page()


def to_html_many(articles: Iterable[tuple[Report, str] | Failure]) -> str:
    """Return several articles as one page with an index; a `Failure` stands in that alone.

    Raises:
        FormatError: a report is of another text than the one beside it.

    """
    return page_parts(articles, always_index=True).page()


def page_parts(
    articles: Iterable[tuple[Report, str] | Failure], *, always_index: bool = False
) -> PageParts:
    """Return the parts of the page that shows the articles, with an index if there are several.

    Raises:
        FormatError: a report is of another text than the one beside it.

    """
    given = list(articles)
    pairs = [item for item in given if not isinstance(item, Failure)]
    is_one = len(given) == 1 and bool(pairs) and not always_index
    made = [
        _article(report, text, number=number, level=1 if is_one else 2)
        for number, (report, text) in enumerate(pairs)
    ]
    title = name_of(pairs[0][0], 1) if is_one else f"{len(pairs):,} articles"
    index = "" if is_one else index_table(given, title=title)
    body = (
        '<a class="skip" href="#articles">Skip to the text</a>'
        f'<div class="page">{index}{_tools()}'
        f'<main id="articles" tabindex="-1">{_NO_SCRIPT}{"".join(m for m, _ in made)}</main>'
        f"{_file('details.html')}</div>"
    )
    data = {"words": words_data(), "articles": [d for _, d in made]}
    return PageParts(
        title=f"{title} – who said what",
        style=_file("page.css"),
        script=_script(),
        body=body,
        data=script_json(data),
    )


def _article(
    report: Report, text: str, *, number: int, level: int
) -> tuple[str, dict[str, object]]:
    """Return one article's markup and data."""
    text_of(report, text)
    key = f"a{number}"
    cast = cast_of(report)
    finder = Ways(report)
    ways = [finder.of(quotation) for quotation in report.quotations]
    marking = marking_of(report, cast, ways, key=key)
    # A browser lays out no more of a long text than is seen.
    long = " long" if len(report.quotations) > _LONG else ""
    markup = (
        f'<article id="{key}" data-article="{number}" aria-labelledby="{key}title">'
        f"{head(report, number=number + 1, level=level, key=key)}"
        f'<div class="text{long}" role="group" aria-label="The article">{flow(text, marking)}</div>'
        f'<aside class="side" aria-label="Who speaks, and warnings">'
        f"{speakers_panel(report, cast, level=level + 1, key=key)}"
        f"{warnings_panel(report, level=level + 1, key=key)}</aside></article>"
    )
    return markup, article_data(report, text, cast, ways, marking.anchors)


@cache
def _script() -> str:
    files = "\n".join(_file(f"script/{name}") for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n{files}}})();\n'


@cache
def _tools() -> str:
    return Template(_file("tools.html")).substitute(doubtful=f"{DOUBTFUL:.0%}")


@cache
def _file(name: str) -> str:
    return resources.files("quotes.formats.page").joinpath(name).read_text(encoding="utf-8")


def source_hash(content: str) -> str:
    """Return how a content-security policy names a style or script that is allowed."""
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
