"""How pending events reach the disk: at once (command line), or from one worker thread (screens)."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from certif_tui.journal.journal import StreamBusy
from certif_tui.services.gate.live import Live
from certif_tui.services.gate.outcome import Cause
from certif_tui.services.gate.unsaved import HANG_S, Unsaved, together

BACK_OFF_S = (0.5, 1.0, 2.0, 5.0)
"""Seconds between two attempts on a disk that refuses; the last one repeats."""

MOST_ATTEMPTS = 200
"""Times somebody else may write first before whoever waits for the disk is told to come back later."""

GRACE_S = 0.008
"""Seconds the worker leaves the screen to paint a tick before it takes the processor; what comes meanwhile joins in."""

HANGS = (
    "Le disque ne répond plus. Laissez le programme ouvert, il enregistrera dès que possible\u00a0; "
    "vérifiez le disque ou le réseau."
)


class Waiting:
    """The streams whose events are on their way to the disk, and what there is to tell of them."""

    def __init__(self) -> None:
        self._waiting: dict[int, Live[Any]] = {}

    @property
    def pending(self) -> int:
        """How many events, over all streams, the disk has not yet acknowledged."""
        return sum(live.pending for live in self._waiting.values() if not live.refused)

    @property
    def unsaved(self) -> Unsaved:
        """What somebody did, over all streams, that would be lost now."""
        return together(live.unsaved for live in self._waiting.values() if not live.refused)

    @property
    def trouble(self) -> str | None:
        """Why the disk refused the last attempt on one of the streams, null when nothing that waits was refused."""
        lives = (live for live in self._waiting.values() if live.pending and not live.refused)
        return next((live.trouble for live in lives if live.trouble), None)


class DirectWriter(Waiting):
    """Writes before returning: what an operation came to is known at once, and what was refused is nowhere."""

    def submit(self, live: Live[Any]) -> None:
        """Write at once."""
        write_through(live)


def write_through(live: Live[Any]) -> list[Cause]:
    """Bring what is pending to the disk, or forget it; return why whatever was refused was."""
    for _attempt in range(MOST_ATTEMPTS):
        if live.write():
            break
        if live.failure:
            live.give_up(live.failure)
            break
    else:
        live.give_up(
            StreamBusy(f"Trop d'autres programmes écrivent\u00a0: {live.stream.nom}. Réessayez dans un instant.")
        )
    return live.take_rejected()


class DeferredWriter(Waiting):
    """Lets events gather until it is told to write, so that a stream is written once and not at every mark."""

    def submit(self, live: Live[Any]) -> None:
        """Take note that `live` has pending events."""
        self._waiting[id(live)] = live

    def flush(self) -> None:
        """Write each stream once. Raises why the first that was refused was."""
        for live in self._waiting.values():
            for cause in write_through(live):
                raise cause


class ThreadWriter(Waiting):
    """Writes from one daemon thread, in batches, retrying for as long as the disk refuses.

    `on_change` is called from that thread each time something was acknowledged or refused, or rejected: others wrote
    first and left no place for it. It must not wait for anything, and it is never called once `close` has returned:
    what it would speak to may be gone.
    """

    def __init__(self, on_change: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self.on_change = on_change
        self._wake = threading.Condition()
        self._closing = False
        self._busy = False
        self._asked_at = 0.0
        """When the disk was asked to write what it has not answered yet, while `_busy`."""
        self._rejected: list[Cause] = []
        self._thread = threading.Thread(target=self._run, name="enregistrement", daemon=True)
        self._thread.start()

    @property
    def pending(self) -> int:
        """How many events, over all streams, the disk has not yet acknowledged."""
        with self._wake:
            return super().pending

    @property
    def trouble(self) -> str | None:
        """Why the disk refused the last attempt, or that it answers none; null when neither is so."""
        with self._wake:
            silent = self._busy and time.monotonic() - self._asked_at >= HANG_S
            return super().trouble or (HANGS if silent else None)

    @property
    def unsaved(self) -> Unsaved:
        """What somebody did, over all streams, that would be lost now."""
        with self._wake:
            return super().unsaved

    def take_rejected(self) -> list[Cause]:
        """Why operations were rejected, each told once."""
        with self._wake:
            rejected, self._rejected = self._rejected, []
        return rejected

    def submit(self, live: Live[Any]) -> None:
        """Take note that `live` has pending events."""
        with self._wake:
            self._waiting[id(live)] = live
            self._wake.notify_all()

    def retry(self) -> None:
        """Try again now, without waiting for the next attempt."""
        with self._wake:
            self._wake.notify_all()

    def flush(self, timeout_s: float) -> bool:
        """Wait until all is on the disk, at most `timeout_s` seconds; false when something is left."""
        with self._wake:
            return self._wake.wait_for(lambda: not self._waiting and not self._busy, timeout_s)

    def close(self, timeout_s: float = 2.0) -> bool:
        """Write what is left, at most for `timeout_s` seconds, and stop; false when something was lost."""
        done = self.flush(timeout_s)
        with self._wake:
            self._closing = True
            self._wake.notify_all()
        return done

    def _run(self) -> None:
        failures = 0
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._waiting or self._closing)
                if self._closing:
                    return
                if failures:
                    self._wake.wait(BACK_OFF_S[min(failures, len(BACK_OFF_S)) - 1])
            time.sleep(GRACE_S)
            with self._wake:
                batch, self._busy, self._asked_at = list(self._waiting.values()), True, time.monotonic()
            failures = failures + 1 if not self._write_all(batch) else 0

    def _write_all(self, batch: list[Live[Any]]) -> bool:
        """Write each stream once; false when the disk refused one."""
        healthy = True
        for live in batch:
            done = live.write()
            healthy = healthy and (done or live.failure is None)
            with self._wake:
                self._rejected += live.take_rejected()
                if done and (live.refused or not live.pending):
                    self._waiting.pop(id(live), None)
        with self._wake:
            self._busy = False
            self._wake.notify_all()
            if not self._closing:
                self.on_change()
        return healthy
