"""Why a phone does not reach the class server: what can be told from this machine, and what follows."""

from __future__ import annotations

import platform
import re
import subprocess
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from ipaddress import AddressValueError, IPv4Address, IPv4Network
from pathlib import Path

__all__ = ["Fault", "Tries", "diagnose", "neighbours", "read_neighbours"]

_MOST = 400  # devices worth remembering
_ARP = Path("/proc/net/arp")
_ADDRESS = re.compile(r"\b(\d{1,3}(?:\.\d{1,3}){3})\b")
_UNKNOWN = ("00:00:00:00:00:00", "incomplete", "<incomplete>", "ff:ff:ff:ff:ff:ff", "ff-ff-ff-ff-ff-ff")


class Fault(StrEnum):
    """What stands between a phone and this machine."""

    NONE = "none"  # a phone has opened the page
    WAITING = "waiting"  # nobody has tried
    FIREWALL = "firewall"  # the phone is a neighbour, but no connection arrives
    ISOLATION = "isolation"  # the phone is on the same network and never seen as a neighbour
    OTHER_NETWORK = "other_network"  # the phone's address is not on a network of this machine
    NOT_LISTENING = "not_listening"  # the server does not answer on its own address


@dataclass(eq=False)
class Tries:
    """Addresses of other machines that have opened the check page, in memory only."""

    heard: set[str] = field(default_factory=set)
    sockets: set[str] = field(default_factory=set)

    def note(self, address: str, own: Collection[str], socket: bool = False) -> None:
        """Remember a visit; this machine's own visits are none."""
        here = address in own or address.startswith("127.") or address in ("", "::1")
        if not here and len(self.heard) + len(self.sockets) < _MOST:
            (self.sockets if socket else self.heard).add(address)


def neighbours() -> frozenset[str]:
    """IPv4 addresses that this machine has lately spoken with on its own networks; empty where that cannot be told."""
    try:
        if _ARP.exists():
            return read_neighbours(_ARP.read_text(encoding="utf-8"))
        flag = "-a" if platform.system() == "Windows" else "-an"
        ran = subprocess.run(["arp", flag], capture_output=True, text=True, timeout=5, check=False)
        return read_neighbours(ran.stdout)
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return frozenset()


def read_neighbours(text: str) -> frozenset[str]:
    """The addresses in the output of ``arp`` or in ``/proc/net/arp`` that have been resolved."""
    found = set()
    for line in text.splitlines():
        address = _ADDRESS.search(line)
        if address and not any(mark in line.lower() for mark in _UNKNOWN) and " 0x0 " not in line:
            found.add(address[1])
    return frozenset(found)


def diagnose(
    phone: str, own: Sequence[str], tries: Tries, seen: frozenset[str], answers: bool, prefix: int = 24
) -> Fault:
    """What keeps ``phone`` (an IPv4 address as the phone shows it, or "") from this machine.

    Args:
        own: this machine's addresses.
        seen: neighbours, after the phone has tried.
        answers: whether the server answers on its own network address.
        prefix: length of the network part that school networks share; 24 bits is a guess, and says so on the page.
    """
    if tries.heard and (not phone or phone in tries.heard):
        return Fault.NONE
    if not answers:
        return Fault.NOT_LISTENING
    if not phone:
        return Fault.WAITING
    if phone in seen:
        return Fault.FIREWALL
    try:
        address = IPv4Address(phone)
        shared = any(address in IPv4Network(f"{one}/{prefix}", strict=False) for one in own)
    except (AddressValueError, ValueError):
        return Fault.WAITING
    return Fault.ISOLATION if shared else Fault.OTHER_NETWORK
