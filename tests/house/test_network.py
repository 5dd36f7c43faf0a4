from __future__ import annotations

import socket
import subprocess
import sys

import pytest


@pytest.mark.parametrize("host", ["127.0.0.1", "192.0.2.1", "example.invalid"])
def test_no_test_can_open_a_connection(host: str) -> None:
    with pytest.raises(PermissionError, match="Kein Netz"):
        socket.create_connection((host, 80), timeout=1)


def test_no_test_can_connect_without_asking_for_a_name() -> None:
    with socket.socket() as client, pytest.raises(PermissionError, match=r"socket\.connect"):
        client.connect(("127.0.0.1", 9))


def test_no_test_can_ask_for_a_name() -> None:
    with pytest.raises(PermissionError, match="Kein Netz"):
        socket.getaddrinfo("example.invalid", 80)


def test_no_test_can_send_a_datagram() -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender,
        pytest.raises(PermissionError, match="Kein Netz"),
    ):
        sender.sendto(b"x", ("127.0.0.1", 9))


def test_a_python_started_by_a_test_is_cut_off_as_well() -> None:
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "Kein Netz in Tests" in run.stderr


def test_the_wall_lets_no_other_thread_in_while_a_trace_is_set() -> None:
    code = """
import sys, threading
sys.setswitchinterval(1e-6)
def work():
    for _ in range(150_000):
        sys.settrace(None)
threads = [threading.Thread(target=work) for _ in range(4)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.stderr == ""
