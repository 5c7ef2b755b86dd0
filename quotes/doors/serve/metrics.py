"""What the service counts, in the form that Prometheus reads."""

from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from quotes.model import Failure, Report

CONTENT_TYPE = CONTENT_TYPE_LATEST
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)
_ARTICLES = (1, 2, 4, 8, 16, 32, 64, 128, 256)


class Metrics:
    """The service's counters; each service has its own."""

    def __init__(self) -> None:
        """Begin at nought."""
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "quotes_requests",
            "Requests answered, by path and status.",
            ("path", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "quotes_request_seconds",
            "Seconds from a request's first byte to its answer.",
            ("path",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._articles = Counter(
            "quotes_articles",
            "Articles dealt with, by what came of them.",
            ("outcome",),
            registry=self._registry,
        )
        self._quotations = Counter(
            "quotes_quotations",
            "Quotations found, by status.",
            ("status",),
            registry=self._registry,
        )
        self._waiting = Gauge(
            "quotes_waiting_articles",
            "Articles that wait or are worked on.",
            registry=self._registry,
        )
        self._batch_articles = Histogram(
            "quotes_batch_articles",
            "Articles parsed together.",
            buckets=_ARTICLES,
            registry=self._registry,
        )
        self._batch_seconds = Histogram(
            "quotes_batch_seconds",
            "Seconds that a batch took.",
            buckets=_SECONDS,
            registry=self._registry,
        )

    def request(self, path: str, status: int, seconds: float) -> None:
        """Count a request; `path` is one of the service's own, or “other”."""
        self._requests.labels(path, str(status)).inc()
        self._seconds.labels(path).observe(seconds)

    def results(self, results: Iterable[Report | Failure]) -> None:
        """Count what came of a request's articles."""
        for result in results:
            failed = isinstance(result, Failure)
            self._articles.labels("failure" if failed else "report").inc()
            for quotation in result.quotations:
                self._quotations.labels(str(quotation.status)).inc()

    def waiting(self, articles: int) -> None:
        """Show how many articles wait."""
        self._waiting.set(articles)

    def batch(self, *, articles: int, seconds: float) -> None:
        """Count a batch."""
        self._batch_articles.observe(articles)
        self._batch_seconds.observe(seconds)

    def text(self) -> bytes:
        """Return all of it as Prometheus reads it."""
        return generate_latest(self._registry)
