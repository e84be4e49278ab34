"""Under which addresses this machine can be reached from the same network."""

from __future__ import annotations

import io
import socket

__all__ = ["join_address", "local_addresses", "qr_lines"]

_NOWHERE = ("192.0.2.1", 9)  # reserved for documentation: nothing is ever sent there


def local_addresses() -> tuple[str, ...]:
    """IPv4 addresses of this machine, the one that leads to the local network first; the loopback if there is none."""
    found: dict[str, None] = {}
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Connecting a datagram socket sends nothing; it only picks the interface.
            probe.connect(_NOWHERE)
            found[probe.getsockname()[0]] = None
        except OSError:
            pass
    try:
        infos = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:
        infos = []
    for *_, place in infos:
        found[str(place[0])] = None
    reachable = tuple(address for address in found if not address.startswith(("127.", "0.")))
    return reachable or ("127.0.0.1",)


def join_address(address: str, port: int, code: str = "") -> str:
    """Where a student goes; with the room code filled in when it comes from a QR code."""
    place = f"http://{address}" + (f":{port}" if port != 80 else "") + "/"
    return f"{place}?code={code}" if code else place


def qr_lines(text: str) -> str:
    """A QR code for a terminal, two rows of modules to a line."""
    import segno

    out = io.StringIO()
    segno.make(text, error="m").terminal(out=out, border=2, compact=True)
    return out.getvalue().rstrip("\n")
