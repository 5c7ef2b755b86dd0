"""Where and with what a figure was taken, to stand beside it."""

import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

_PACKAGES = ("quote-attribution", "stanza", "torch", "spacy", "textacy")
ROOT = Path(__file__).parents[1]


def describe_run() -> dict[str, str]:
    """Return date, command, machine, versions and git commit of this very run."""
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "command": " ".join(["python -m benchmarks", *sys.argv[1:]]),
        "commit": commit_of("HEAD"),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, {_memory()}",
        "python": platform.python_version(),
        **versions(),
    }


def versions() -> dict[str, str]:
    """Return the versions of those installed packages that bear on the figures."""
    found = {}
    for name in _PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def commit_of(revision: str) -> str:
    """Return a git revision's short hash, ``+`` behind it for changes on top; empty without git."""
    command = ["git", "-C", str(ROOT), "describe", "--always", "--exclude=*"]
    command.append("--dirty=+" if revision == "HEAD" else revision)
    try:
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()


def peak_memory() -> int:
    """Return the most memory this process has held, in bytes; 0 where that cannot be told.

    Linux keeps it per program (VmHWM); elsewhere the count of the process stands in.
    """
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return _peak_by_resource()
    return _kibibytes(status, "VmHWM")


def memory_now() -> int:
    """Return the memory that this process holds now, in bytes; 0 where that cannot be told."""
    return process_memory("self")


def process_memory(process: int | str) -> int:
    """Return the memory that a process holds now, in bytes; 0 where that cannot be told."""
    try:
        return _kibibytes(Path(f"/proc/{process}/status").read_text(encoding="ascii"), "VmRSS")
    except OSError:
        return 0


def _kibibytes(status: str, name: str) -> int:
    for line in status.splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) * 1024
    return 0


def _peak_by_resource() -> int:
    try:
        import resource
    except ImportError:  # Windows has no such module
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _memory() -> str:
    try:
        total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return "memory unknown"
    return f"{total / 2**30:.0f} GiB"
