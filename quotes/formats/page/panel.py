"""What stands around the text: the article's head, who speaks, what was found, warnings."""

from collections import Counter
from collections.abc import Sequence

from quotes.formats.page.cast import Cast, Voice
from quotes.formats.page.escape import attribute, words
from quotes.formats.wording import REASONS, WARNINGS
from quotes.model import Failure, Kind, Quotation, Report, Status

_MOST_LINKS = 60
_MOST_CALLED = 4
_WEB = ("http://", "https://")


def name_of(report: Report, number: int) -> str:
    """Return what an article is called: its title or id, or else its number."""
    return report.title or report.id or f"Article {number}"


def head(report: Report, *, number: int, level: int, key: str) -> str:
    """Return the article's head: its title, what else was given of it, what was found."""
    title = (
        f'<h{level} class="title" id="{key}title" dir="auto" tabindex="-1">'
        f"{words(name_of(report, number))}</h{level}>"
    )
    given = [f"<bdi>{words(x)}</bdi>" for x in (report.byline, report.date) if x]
    given += [_address(report.url)] if report.url else []
    given += [f"<bdi>{words(report.id)}</bdi>"] if report.id and report.title else []
    given += [f"the same text as <bdi>{words(c)}</bdi>"] if (c := report.duplicate_of) else []
    told = "".join(f"<span>{item}</span>" for item in given)
    imprint = f'<p class="from">{told}</p>' if told else ""
    return (
        f'<header class="head">{title}{imprint}<p class="summary">{_summary(report)} '
        f'<a class="to-side" href="#{key}speakers">Who speaks</a></p></header>'
    )


def _address(url: str) -> str:
    """Return an address as a link if it is one of the web, else as text alone."""
    if not url.lower().startswith(_WEB):
        return f"<bdi>{words(url)}</bdi>"
    return (
        f'<a href="{attribute(url)}" rel="noopener noreferrer nofollow"><bdi>{words(url)}</bdi></a>'
    )


def index_table(given: Sequence[tuple[Report, str] | Failure], *, title: str) -> str:
    """Return the index of several articles, with what was found in each, failures among them."""
    rows = []
    number = 0
    for item in given:
        if isinstance(item, Failure):
            called = words(item.id or "without a name")
            why = f'<td colspan="3">not read: {words(item.message)}</td>'
            rows.append(f"<tr><td><bdi>{called}</bdi></td>{why}</tr>")
            continue
        report, _ = item
        link = f'<a href="#a{number}"><bdi>{words(name_of(report, number + 1))}</bdi></a>'
        number += 1
        open_ = sum(q.status is Status.UNRESOLVED for q in report.quotations)
        named = len({ref.id for q in report.quotations for ref in q.speakers})
        rows.append(
            f"<tr><td>{link}</td><td>{_counted(len(report.quotations), 'quotation')}</td>"
            f"<td>{_counted(named, 'speaker')}</td><td>{open_:,} without a name</td></tr>"
        )
    head_row = "".join(
        f'<th scope="col">{name}</th>' for name in ("Article", "Found", "Named", "Unresolved")
    )
    return (
        f'<nav class="index" aria-labelledby="index"><h1 id="index">{words(title)}</h1>'
        f"<table><thead><tr>{head_row}</tr></thead><tbody>{''.join(rows)}</tbody></table></nav>"
    )


def _summary(report: Report) -> str:
    kinds = Counter(q.kind for q in report.quotations)
    open_ = sum(q.status is Status.UNRESOLVED for q in report.quotations)
    told = ", ".join(f"{kinds[kind]} {kind}" for kind in Kind if kinds[kind])
    if not report.quotations:
        return "No quotations found."
    return (
        f"{_counted(len(report.quotations), 'quotation')} ({told}); "
        f"{'all resolved' if not open_ else f'{open_} without a named speaker'}"
    )


def speakers_panel(report: Report, cast: Cast, *, level: int, key: str) -> str:
    """Return who speaks, with the share of the words, and the unresolved by reason."""
    rows = "".join(_voice_row(voice, report.quotations, key=key) for voice in cast.voices)
    rows += "".join(
        f'<li class="voice open"><span class="name">'
        f'<i aria-hidden="true">?</i> {words(REASONS[reason])}</span>'
        f"{_unnamed(found, report.quotations)}"
        f'<span class="count">{_counted(len(found), "quotation")}</span>'
        f"{_links(found, report.quotations, key=key)}</li>"
        for reason, found in cast.unresolved.items()
    )
    return (
        f'<section class="speakers" aria-labelledby="{key}speakers">'
        f'<h{level} id="{key}speakers">Who speaks</h{level}>'
        f"{f'<ul>{rows}</ul>' if rows else '<p>Nobody.</p>'}</section>"
    )


def _voice_row(voice: Voice, quotations: Sequence[Quotation], *, key: str) -> str:
    role = f'<span class="role"><bdi>{words(voice.role)}</bdi></span>' if voice.role else ""
    width = max(round(voice.share * 100, 1), 0.5)
    return (
        f'<li class="voice c{voice.colour}">'
        f'<span class="name"><i aria-hidden="true">{voice.sign}</i> '
        f"<bdi>{words(voice.speaker.name)}</bdi></span>{role}"
        f'<span class="count">{_counted(len(voice.quotations), "quotation")}, '
        f"{voice.share:.0%} of the words</span>"
        f'<svg class="bar" aria-hidden="true" viewBox="0 0 100 4" preserveAspectRatio="none">'
        f'<rect width="{width}" height="4"/></svg>'
        f"{_links(voice.quotations, quotations, key=key)}</li>"
    )


def _unnamed(found: Sequence[int], quotations: Sequence[Quotation]) -> str:
    """Return what the text calls those whom it does not name."""
    mentions = [m for i in found if (m := quotations[i].mention) is not None]
    called = dict.fromkeys(" ".join(m.text.split()) for m in mentions)
    shown = "; ".join(f"<bdi>{words(c)}</bdi>" for c in list(called)[:_MOST_CALLED])
    return f'<span class="role">{shown}</span>' if shown else ""


def _links(found: Sequence[int], quotations: Sequence[Quotation], *, key: str) -> str:
    links = " ".join(
        f'<a href="#{key}q{i}" aria-label="Go to quotation {i + 1}">{i + 1}</a>'
        for i in found[:_MOST_LINKS]
        if i < len(quotations)
    )
    rest = f" and {len(found) - _MOST_LINKS:,} more" if len(found) > _MOST_LINKS else ""
    return f'<span class="links">{links}{rest}</span>'


def warnings_panel(report: Report, *, level: int, key: str) -> str:
    """Return the warnings by what they warn of, with links to where they stand."""
    places: dict[str, list[int]] = {}
    for number, warning in enumerate(report.warnings):
        places.setdefault(WARNINGS[warning.code], []).append(number)
    if not places:
        return ""
    rows = "".join(
        f"<li>{words(told)} <span class='links'>"
        + " ".join(
            f'<a href="#{key}x{n}" aria-label="Go to this warning, number {i}">{i}</a>'
            for i, n in enumerate(numbers[:_MOST_LINKS], start=1)
        )
        + (f" and {len(numbers) - _MOST_LINKS:,} more" if len(numbers) > _MOST_LINKS else "")
        + "</span></li>"
        for told, numbers in places.items()
    )
    return (
        f'<section class="warnings" aria-labelledby="{key}warnings">'
        f'<h{level} id="{key}warnings">Warnings of the text</h{level}><ul>{rows}</ul></section>'
    )


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"
