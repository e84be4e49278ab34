"""Coming into a class from the command line: address and code first, then the name."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from test_recovery import hosting

from game.net.window.joining import JoinError, check_code


@contextmanager
def _some_website() -> Iterator[int]:
    class Page(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(404)
            self.end_headers()
            self.wfile.write(b"<h1>nothing here</h1>")

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    served = HTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=served.serve_forever, daemon=True).start()
    yield int(served.server_address[1])
    served.shutdown()
    served.server_close()


def _unused() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _join(*args: str, said: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "game", "join", *args]
    return subprocess.run(command, input=said, capture_output=True, text=True, timeout=60, check=False)


def test_nothing_there_is_said_before_a_name_is_asked_for() -> None:
    port = _unused()
    done = _join(f"127.0.0.1:{port}", "ABCDEF", "--lang", "en")
    assert done.returncode == 1 and "name" not in done.stdout.lower()
    assert f"Nothing answers at 127.0.0.1:{port}" in done.stderr and "network" in done.stderr
    with _some_website() as other, pytest.raises(JoinError) as refused:
        check_code("127.0.0.1", other, "ABCDEF", "en")
    assert refused.value.foreign and not refused.value.text


def test_the_code_is_looked_at_before_the_name(tmp_path: Path) -> None:
    with hosting(tmp_path / "class.db") as host:
        port = int(host.said["port"])
        check_code("127.0.0.1", port, host.said["code"], "en")
        done = _join(f"127.0.0.1:{port}", "ZZZZZZ", "--lang", "fr")
        assert done.returncode == 1 and "six lettres" in done.stderr and not done.stdout.strip()
        with host.browser() as desk:
            desk.get(host.said["control"])
            assert desk.get("/control/overview").json()["people"] == []
