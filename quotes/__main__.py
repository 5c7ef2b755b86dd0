"""`quotes` and `python -m quotes`: the command line, from its first moment on.

Only what the interpreter has anyway is imported before an interrupt ends the process quietly.
"""

import os
import signal

_INTERRUPTED = 130  # what shells report for a program ended by Ctrl-C
_SHOW_CURSOR = b"\x1b[?25h\n"


def main() -> None:
    """Run the command line and end the process with its exit code."""
    # In the background interrupts are ignored, and are to stay so.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end_at_once)
    _fill_standard_streams()
    from quotes.doors.cli import main as run

    run()


def _end_at_once(*_: object) -> None:
    """End without unwinding: libraries half imported turn an exception into errors of their own.

    All that was written has been flushed by then.
    """
    if os.isatty(2):
        os.write(2, _SHOW_CURSOR)  # which a progress display hides
    os._exit(_INTERRUPTED)


def _fill_standard_streams() -> None:
    """Open /dev/null where a standard stream is closed, or the next file opened takes its place."""
    for stream, mode in enumerate((os.O_RDONLY, os.O_WRONLY, os.O_WRONLY)):
        try:
            os.fstat(stream)
        except OSError:
            os.open(os.devnull, mode)  # takes the lowest number that is free: this one


if __name__ == "__main__":
    main()
