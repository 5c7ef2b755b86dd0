"""Running the service: one process, one address, a stop that finishes what was taken on."""

import uvicorn

from quotes.doors.serve.app import make_app
from quotes.doors.serve.logs import set_up_logs
from quotes.doors.serve.settings import Settings
from quotes.engine import Engine

_KEEP_ALIVE = 15  # seconds that a connection may be idle
_MOST_HEADERS = 16 * 2**10


def serve(engine: Engine, settings: Settings, *, log_level: str) -> None:
    """Serve until the process is told to end; then finish what was taken on, and return.

    A second signal ends it at once.
    """
    set_up_logs(log_level)
    config = uvicorn.Config(
        make_app(engine, settings),
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=True,
        timeout_keep_alive=_KEEP_ALIVE,
        timeout_graceful_shutdown=max(1, round(settings.stop_seconds)),
        h11_max_incomplete_event_size=_MOST_HEADERS,
        http="h11",
        ws="none",
        lifespan="on",
        proxy_headers=False,
    )
    uvicorn.Server(config).run()
