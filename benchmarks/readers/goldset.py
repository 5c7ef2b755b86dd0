"""What every reader returns: gold articles of one kind or the other, under a name."""

from attrs import evolve, frozen

from benchmarks.attributions import AttributedArticle
from benchmarks.gold import Article
from quotes.model import Article as EngineArticle


@frozen(kw_only=True)
class GoldSet:
    """A gold file or folder: articles whose speakers are given, or whose attributions are."""

    name: str
    articles: tuple[Article, ...] = ()
    attributed: tuple[AttributedArticle, ...] = ()

    @property
    def texts(self) -> tuple[EngineArticle, ...]:
        """The articles as the engine takes them, without the gold."""
        spoken = (
            EngineArticle(text=a.text, id=a.id, title=a.title, byline=a.byline)
            for a in self.articles
        )
        attributed = (EngineArticle(text=a.text, id=a.id, title=a.title) for a in self.attributed)
        return (*spoken, *attributed)

    def first(self, count: int) -> "GoldSet":
        """Return the set cut down to its first articles."""
        return evolve(self, articles=self.articles[:count], attributed=self.attributed[:count])
