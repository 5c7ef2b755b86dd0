"""The views of the DuckDB file: what a monitor asks for every day, in SQL."""

from attrs import frozen


@frozen(kw_only=True)
class View:
    """A view: its name, what a row of it is, and the query it stands for."""

    name: str
    tells: str
    sql: str


# Speakers of different articles are the same where the caller's own id says so, or where they
# have the same full name: of a person two words at least, of an organization any. Nobody else is
# joined: a bare surname in two articles is two speakers.
IDENTIFIED = View(
    name="identified",
    tells="a speaker of an article with who that is across articles, and what says so",
    sql="""
WITH known AS (
  SELECT lower(name) AS folded, type, min(external_id) AS external_id
  FROM speakers
  WHERE external_id IS NOT NULL
  GROUP BY ALL
  HAVING count(DISTINCT external_id) = 1
), told AS (
  SELECT s.*, coalesce(s.external_id, k.external_id) AS own_id,
    s.type = 'organization' OR contains(trim(s.name), ' ') AS is_full
  FROM speakers s
  LEFT JOIN known k ON k.folded = lower(s.name) AND k.type = s.type
    AND (s.type = 'organization' OR contains(trim(s.name), ' '))
)
SELECT * EXCLUDE (own_id, is_full),
  CASE WHEN own_id IS NOT NULL THEN 'id:' || own_id
    WHEN is_full THEN type || ':' || lower(name)
    ELSE 'article:' || article || ':' || speaker_id END AS identity,
  CASE WHEN external_id IS NOT NULL THEN 'external_id'
    WHEN is_full THEN 'full_name'
    ELSE 'nothing' END AS joined_by
FROM told""",
)

SAID = View(
    name="said",
    tells="a quotation and one who said it (null where nobody is named); copies of articles "
    "are left out",
    sql="""
SELECT a.article, a.id AS article_id, a.day, a.published, a.outlet, a.title, a.url,
  q.quotation, q.kind, q.text, q.start, q.sentence, q.cue, q.polarity,
  q.status, q.reason, q.mention, s.name AS speaker, list_prepend(s.name, s.aliases) AS forms,
  s.identity, s.joined_by, s.external_id, s.type AS speaker_type, s.role,
  s.pronoun, q.addressee, q.medium, q.basis, q.confidence
FROM articles a
JOIN quotations q USING (article)
LEFT JOIN identified s ON s.article = q.article AND list_contains(q.speaker_ids, s.speaker_id)
WHERE a.duplicate_of IS NULL""",
)

UNRESOLVED = View(
    name="unresolved",
    tells="a quotation that nobody is named for, with the reason and who was weighed",
    sql="""
SELECT a.article, a.id AS article_id, a.day, a.published, a.outlet, a.title, a.url,
  q.quotation, q.kind, q.text, q.start, q.sentence, q.mention, q.reason, q.basis, q.confidence,
  coalesce(c.candidates, []) AS candidates
FROM articles a
JOIN quotations q USING (article)
LEFT JOIN (
  SELECT article, quotation, list(name ORDER BY rank) AS candidates
  FROM candidates GROUP BY ALL
) c ON c.article = q.article AND c.quotation = q.quotation
WHERE q.status = 'unresolved' AND a.duplicate_of IS NULL""",
)

PEOPLE = View(
    name="people",
    tells="somebody who spoke, across articles as far as they are joined (see identified)",
    sql="""
SELECT identity, mode(speaker) AS name, any_value(joined_by) AS joined_by,
  max(external_id) AS external_id, mode(speaker_type) AS type,
  list_distinct(list(role) FILTER (role IS NOT NULL)) AS roles, max(pronoun) AS pronoun,
  count(DISTINCT article) AS articles, count(*) AS quotations,
  list_distinct(list(outlet) FILTER (outlet IS NOT NULL)) AS outlets,
  min(day) AS first_day, max(day) AS last_day
FROM said
WHERE speaker IS NOT NULL
GROUP BY identity""",
)

DAYS = View(
    name="days",
    tells="a day of an outlet: articles and copies, quotations, how many are named",
    sql="""
SELECT a.day, a.outlet,
  count(DISTINCT a.article) FILTER (a.duplicate_of IS NULL) AS articles,
  count(DISTINCT a.article) FILTER (a.duplicate_of IS NOT NULL) AS copies,
  count(q.quotation) FILTER (a.duplicate_of IS NULL) AS quotations,
  count(q.quotation) FILTER (a.duplicate_of IS NULL AND q.status = 'resolved') AS named
FROM articles a
LEFT JOIN quotations q USING (article)
GROUP BY a.day, a.outlet""",
)

VIEWS = (IDENTIFIED, SAID, UNRESOLVED, PEOPLE, DAYS)
