"""Auditing sources: who is quoted, in what role, how much, and how sure the figures are.

    from quotes.audit import audit

    found = audit(zip(articles, engine.attribute_many(articles), strict=True))

Per sourced statement it has the five things that newsrooms ask for: the statement, the kind of
source, its name, its title, and the basis that the text gives; and over all of them shares by kind,
pronoun, role, place and outlet, each with an interval.
"""

from quotes.audit.collect import SourceAudit, audit
from quotes.audit.forms import audit_html, audit_table, audit_to_json
from quotes.audit.model import (
    Audit,
    Dimension,
    Interval,
    Place,
    Share,
    Source,
    SourceKind,
    Statement,
)

__all__ = [
    "Audit",
    "Dimension",
    "Interval",
    "Place",
    "Share",
    "Source",
    "SourceAudit",
    "SourceKind",
    "Statement",
    "audit",
    "audit_html",
    "audit_table",
    "audit_to_json",
]
