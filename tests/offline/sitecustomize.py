"""Cuts a Python interpreter off the network: every attempt to reach anything raises.

Loaded by ``tests/conftest.py`` and, through PYTHONPATH, by every interpreter that a test
starts. An audit hook cannot be taken away again, not even by a test that patches sockets.

The hook runs no Python for what is allowed: it looks the event up as an attribute of ``_Wall``.
In Python 3.11 a hook written in Python lets another thread in while a trace function is being
set, and when that one sets its own (coverage does in each thread) it dies of a RuntimeError.
"""

import sys
from types import MethodType

_REACHING = (
    "socket.connect",
    "socket.sendto",
    "socket.sendmsg",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.gethostbyaddr",
)


class _Wall:
    """Has an attribute for each event that is refused; to look at one raises."""


def _refusal(event: str) -> property:
    def refuse(_: _Wall) -> None:
        message = f"Kein Netz in Tests: {event}"
        raise PermissionError(message)

    return property(refuse)


for _event in _REACHING:
    setattr(_Wall, _event, _refusal(_event))

# A call of the hook is getattr(_Wall(), event, arguments): the default is of no interest.
sys.addaudithook(MethodType(getattr, _Wall()))
