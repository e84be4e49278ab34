"""Serving a classroom on a port, until it is stopped."""

from __future__ import annotations

import errno
import gc
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from uvicorn.config import WS_PROTOCOLS

from game.core.messages import Translator
from game.core.messages import mark as _
from game.net.web.limits import LARGEST_MESSAGE
from game.net.web.server import ClassApp, build

__all__ = ["PortError", "bind", "serve", "serving"]

_TAKEN = _(
    "Port {port} is taken by another program, or by a class server that still runs. Stop that one, or choose another "
    "port: --port {other}."
)
_FORBIDDEN = _("Port {port} may not be used by this account ({detail}). Choose one above 1023: --port {other}.")
_NO_ADDRESS = _("{address} is no address of this machine ({detail}).")


_PROTOCOL: Any = "websockets-sansio" if "websockets-sansio" in WS_PROTOCOLS else "websockets"
"""The newer of the two protocols, where this version of uvicorn has it."""


class PortError(Exception):
    """The port cannot be had; ``text`` says what to do."""

    def __init__(self, message: str, **args: object) -> None:
        super().__init__(message.format(**args))
        self.message, self.args_given = message, args

    def text(self, t: Translator) -> str:
        return t(self.message, **self.args_given)


def bind(address: str, port: int) -> socket.socket:
    """A listening socket. Raises PortError. Port 0 takes any free one."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    # Where SO_EXCLUSIVEADDRUSE exists, SO_REUSEADDR would let two servers have one port.
    alone = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR if alone is None else alone, 1)
    try:
        listener.bind((address, port))
        listener.listen(512)
    except OSError as error:
        listener.close()
        detail = error.strerror or str(error)
        other = port + 1 if 1023 < port < 65535 else 8485
        if error.errno == errno.EADDRINUSE:
            raise PortError(_TAKEN, port=port, other=other) from error
        if error.errno in (errno.EACCES, errno.EPERM):
            raise PortError(_FORBIDDEN, port=port, detail=detail, other=other) from error
        raise PortError(_NO_ADDRESS, address=address, detail=detail) from error
    return listener


def serve(app: ClassApp, listener: socket.socket) -> None:
    """Serve until Ctrl-C or a termination signal; then everything is on the disk."""
    try:
        _server(app).run(sockets=[listener])
    except KeyboardInterrupt:
        pass
    finally:
        listener.close()


@contextmanager
def serving(app: ClassApp, listener: socket.socket) -> Iterator[threading.Thread]:
    """Serve in a thread, for as long as the block lasts: a window needs the main one."""
    server = _server(app)
    thread = threading.Thread(target=lambda: server.run(sockets=[listener]), name="class-server")
    thread.start()
    try:
        yield thread
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


def _server(app: ClassApp) -> uvicorn.Server:
    # Scenarios and tables stay for good: the collector need not walk them again while a class plays.
    gc.collect()
    gc.freeze()
    config = uvicorn.Config(
        build(app),
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="on",
        ws=_PROTOCOL,
        ws_max_size=LARGEST_MESSAGE,
        # Screens are small and sent often: packing them costs the server more than the network gains.
        ws_per_message_deflate=False,
        ws_ping_interval=20.0,
        ws_ping_timeout=40.0,
        timeout_graceful_shutdown=2,
        timeout_keep_alive=30,
        limit_concurrency=2000,
    )
    return uvicorn.Server(config)
