"""The file that a run appends to, line by line, and that can be set back to a length."""

import os
from pathlib import Path
from typing import Self

from quotes.errors import RunError


class AppendLog:
    """A file of lines. What is beyond the length that the manifest knows was never recorded.

    A write goes to the operating system at once, so that whoever follows the file sees it;
    `settle` brings it to the disk.
    """

    def __init__(self, path: Path, descriptor: int, size: int) -> None:
        """Append to an open file of that size; `opened` opens one."""
        self._path = path
        self._descriptor = descriptor
        self._size = size
        self._settled = size

    @classmethod
    def opened(cls, path: Path, size: int) -> Self:
        """Open a file, or make it, and cut off what is beyond `size` bytes.

        Raises:
            RunError: it is shorter than that, or cannot be opened.

        """
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
        try:
            descriptor = os.open(path, flags, 0o666)
        except OSError as error:
            raise RunError(f"{path}: cannot be written ({error.strerror or error})") from error
        found = os.lseek(descriptor, 0, os.SEEK_END)
        if found < size:
            os.close(descriptor)
            raise RunError(
                f"{path}: it has {found:,} bytes, and {size:,} were written; somebody has changed "
                "it. Put it back, or begin anew with --restart"
            )
        os.ftruncate(descriptor, size)
        os.lseek(descriptor, size, os.SEEK_SET)
        return cls(path, descriptor, size)

    @property
    def size(self) -> int:
        """How many bytes have been written."""
        return self._size

    def write(self, line: bytes) -> None:
        """Append a line, given without its end.

        Raises:
            RunError: the disk is full, or the file is gone.

        """
        rest = memoryview(line + b"\n")
        self._size += len(rest)
        try:
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]
        except OSError as error:
            raise RunError(
                f"{self._path}: cannot be written ({error.strerror or error}); the same command "
                "goes on from here when it can"
            ) from error

    def settle(self) -> None:
        """Bring what was written to the disk."""
        if self._settled != self._size:
            os.fsync(self._descriptor)
            self._settled = self._size

    def close(self) -> None:
        """Close the file."""
        os.close(self._descriptor)
