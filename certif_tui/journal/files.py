"""The journal's only door to the disk: one method an operation, so that a test can make any of them fail, or the last.

Every method raises `OSError`. Nothing here follows a symbolic link where a file of the journal should be.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from certif_tui.journal.stamps import FileStamp, file_stamp
from certif_tui.platform import private_files, rights

# Windows has neither of the first two, POSIX has not the third.
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_NONBLOCK = getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)

# What file systems that cannot flush a directory answer (some network and FUSE ones).
_NO_DIRECTORY_FLUSH = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


class Files:
    """The operations the journal asks of the disk."""

    def stamp(self, path: Path | str) -> FileStamp | None:
        """The stamp of a file, null when there is none."""
        try:
            return file_stamp(os.lstat(path))
        except FileNotFoundError:
            return None

    def read(self, path: Path | str, limit: int) -> tuple[bytes, FileStamp]:
        """The first `limit` bytes of a regular file, and the stamp of what was read.

        A symbolic link is `ELOOP`, anything else that is no file `EISDIR`.
        """
        if not _NOFOLLOW and Path(path).is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
        # Without O_NONBLOCK a named pipe would be waited for, not refused.
        fd = os.open(path, os.O_RDONLY | _NOFOLLOW | _NONBLOCK | _BINARY)
        try:
            status = os.fstat(fd)
            if not stat.S_ISREG(status.st_mode):
                raise OSError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
            return _read_up_to(fd, min(limit, status.st_size + 1)), file_stamp(status)
        finally:
            os.close(fd)

    def check_writable(self, folder: Path) -> None:
        """Raise when no file can be made in a folder, as far as that can be told without trying."""
        if not os.access(folder, os.W_OK | os.X_OK):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(folder))

    def open_new(self, path: Path, replaces: Path | None = None) -> int:
        """Create a file that nothing and nobody had put there, and open it for writing.

        It has from now on the rights of the file it is to replace, else those that its folder gives.
        """
        return private_files.open_new(path, replaces)

    def write(self, fd: int, data: memoryview) -> int:
        """Write what the system takes of `data`; returns how many bytes that was."""
        return os.write(fd, data)

    def overwrite(self, path: Path, data: bytes) -> None:
        """Write over the beginning of a file, made if need be; nothing waits until it is on the disk."""
        flags = os.O_WRONLY | os.O_CREAT | _NOFOLLOW | _NONBLOCK | _BINARY
        fd = os.open(path, flags, rights.OWN_FILE)
        try:
            if not os.fstat(fd).st_size:
                rights.settle_file(fd, path.parent)
            os.write(fd, data)
        finally:
            os.close(fd)

    def fsync(self, fd: int) -> FileStamp:
        """Wait until the file is on the disk; returns its stamp."""
        os.fsync(fd)
        return file_stamp(os.fstat(fd))

    def close(self, fd: int) -> None:
        """Close an open file."""
        os.close(fd)

    def replace(self, source: Path, target: Path) -> None:
        """Give a file the name of another, which disappears in the same instant."""
        source.replace(target)

    def rename_folder(self, source: Path, target: Path) -> None:
        """Rename a folder to a name that no file and no filled folder has."""
        source.rename(target)

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in a folder are on the disk (Windows offers no such thing and keeps them itself)."""
        if os.name == "nt":
            return
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        except OSError as error:
            if error.errno not in _NO_DIRECTORY_FLUSH:
                raise
        finally:
            os.close(fd)

    def mkdir(self, folder: Path) -> None:
        """Make a folder, with the rights that the one above it gives."""
        folder.mkdir(rights.OWN_FOLDER)
        rights.settle_folder(folder)

    def unlink(self, path: Path) -> None:
        """Remove a file, if it is there."""
        path.unlink(missing_ok=True)

    def names(self, folder: Path) -> list[str]:
        """The names in a folder."""
        return [entry.name for entry in folder.iterdir()]


def write_file(files: Files, path: Path, data: bytes, replaces: Path | None = None) -> FileStamp:
    """Create a file, which may be to replace another, and wait until its content is on the disk.

    A file that failed is not left behind.
    """
    fd = files.open_new(path, replaces)
    try:
        try:
            write_all(files, fd, data)
            stamp = files.fsync(fd)
        finally:
            files.close(fd)
    except BaseException:
        discard(files, path)
        raise
    return stamp


def write_all(files: Files, fd: int, data: bytes) -> None:
    """Write every byte, however few the system takes at once."""
    rest = memoryview(data)
    while rest:
        rest = rest[files.write(fd, rest) :]


def discard(files: Files, path: Path) -> None:
    """Remove a file if the disk lets us: what stays is swept later."""
    try:
        files.unlink(path)
    except OSError:
        return


def make_folders(files: Files, folder: Path, top: Path) -> None:
    """Make a folder and those missing between it and `top`, and wait until their names are on the disk.

    That is done for those already there too: whoever made them may have died before.
    """
    if folder == top:
        return
    make_folders(files, folder.parent, top)
    if not folder.is_dir():
        _make_folder(files, folder)
    files.sync_folder(folder.parent)


def _make_folder(files: Files, folder: Path) -> None:
    try:
        files.mkdir(folder)
    except FileExistsError:
        return
    except FileNotFoundError as error:
        # What some file systems of the system's own answer; where a disk was unplugged the folder above is gone too.
        if folder.parent.is_dir():
            raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP), str(folder)) from error
        raise


def existing_ancestor(folder: Path) -> Path:
    """The folder itself, or the nearest one above it that exists."""
    return next((place for place in (folder, *folder.parents) if place.exists()), folder)


def may_exist(path: Path) -> bool:
    """Whether something has that name, or nobody lets us know: reading it then says why."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def _read_up_to(fd: int, count: int) -> bytes:
    chunks: list[bytes] = []
    while count and (chunk := os.read(fd, count)):
        chunks.append(chunk)
        count -= len(chunk)
    return b"".join(chunks)
