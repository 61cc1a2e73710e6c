"""A socket on loopback that counts who knocks: a connection alone, before any request, is a knock."""

from __future__ import annotations

import contextlib
import socket
import threading


class Listener:
    """Listens on IPv4 and IPv6 loopback with the same port number where the machine has both."""

    def __init__(self) -> None:
        self.knocks: list[str] = []
        """what the visitors said first, "" for a bare connection"""
        self._sockets = [socket.create_server(("127.0.0.1", 0))]
        self.port = self._sockets[0].getsockname()[1]
        with contextlib.suppress(OSError):  # a machine without IPv6
            self._sockets.append(socket.create_server(("::1", self.port), family=socket.AF_INET6))
        for listening in self._sockets:
            threading.Thread(target=self._wait, args=(listening,), daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def address6(self) -> str:
        return f"http://[::1]:{self.port}"

    def close(self) -> None:
        for listening in self._sockets:
            with contextlib.suppress(OSError):
                listening.shutdown(socket.SHUT_RDWR)
            listening.close()

    def _wait(self, listening: socket.socket) -> None:
        while True:
            try:
                visitor, _ = listening.accept()
            except OSError:
                return
            with visitor:
                visitor.settimeout(0.5)
                try:
                    said = visitor.recv(200).decode("latin-1").split("\r\n")[0]
                except OSError:
                    said = ""
                self.knocks.append(said)
