"""Cuts a Python interpreter off the network: every attempt to reach anything raises.

Loaded by ``tests/conftest.py`` and, through PYTHONPATH, by every interpreter that a test
starts. An audit hook cannot be taken away again, not even by a test that patches sockets.
"""

import sys

_REACHING = frozenset(
    {
        "socket.connect",
        "socket.sendto",
        "socket.sendmsg",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.gethostbyaddr",
    }
)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in _REACHING:
        message = f"Kein Netz in Tests: {event} {arguments[1:]!r}"
        raise PermissionError(message)


sys.addaudithook(_refuse)
