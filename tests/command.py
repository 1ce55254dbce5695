"""Calls of the command: processes of their own, forked from one that has loaded what it may need.

To start Python and to load the libraries is most of what a short call costs. In all else a forked
call is what it is for a user: `main`, with its own streams, folder, environment and exit code.
FRESH_STARTS=1 starts the installed command anew for each call, as the sessions of the docs do;
tests/cli/test_installed.py does so with every command that no page shows.
"""

from __future__ import annotations

import atexit
import functools
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

COMMAND = str(Path(sys.executable).with_name("facttrack"))
PATIENCE = 100
_FORKS = sys.platform == "linux" and "FRESH_STARTS" not in os.environ
# What Python reads when it starts, and never again.
_AT_START = ("PYTHON", "LC_", "LANG")
# A terminal sends Ctrl-C to the programs that it is in charge of.
_IN_CHARGE = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "os.execv(sys.argv[1], sys.argv[1:])"
)

Environment = Mapping[str, str]
Streams = tuple[int, int, int]


def run(
    words: tuple[str, ...], folder: Path, stdin: str, environment: Environment, *, fresh: bool
) -> tuple[int, str, str]:
    """The exit code of a call, and what it wrote to its two streams."""
    theirs_in, ours_in = os.pipe()
    ours_out, theirs_out = os.pipe()
    ours_err, theirs_err = os.pipe()
    wait = start(words, folder, (theirs_in, theirs_out, theirs_err), environment, fresh=fresh)
    with ThreadPoolExecutor(3) as pool:
        told = [pool.submit(_read, stream) for stream in (ours_out, ours_err)]
        pool.submit(_write, ours_in, stdin)
    return wait(), told[0].result(), told[1].result()


def _read(stream: int) -> str:
    with os.fdopen(stream, encoding="utf-8", newline="") as file:
        return file.read()


def _write(stream: int, text: str) -> None:
    # A call may end before it has read everything.
    with suppress(BrokenPipeError), os.fdopen(stream, "w", encoding="utf-8") as file:
        file.write(text)


def start(
    words: tuple[str, ...],
    folder: Path,
    streams: Streams,
    environment: Environment,
    *,
    terminal: bool = False,
    fresh: bool = False,
) -> Callable[[], int]:
    """Call the command, and close the streams here; what is returned waits for its exit code.

    On a terminal, the streams are that terminal, which is then in charge of it.
    """
    forked = _FORKS and not fresh and _at_start(environment) == _at_start(os.environ)
    begin = _fork if forked else _start_anew
    wait = begin(words, folder, streams, environment, terminal)
    for stream in {*streams}:
        os.close(stream)
    return wait


def _at_start(environment: Environment) -> Environment:
    return {name: value for name, value in environment.items() if name.startswith(_AT_START)}


def _start_anew(
    words: tuple[str, ...], folder: Path, streams: Streams, environment: Environment, terminal: bool
) -> Callable[[], int]:
    launcher = [sys.executable, "-c", _IN_CHARGE] if terminal else []
    process = subprocess.Popen(
        [*launcher, COMMAND, *words],
        cwd=folder,
        stdin=streams[0],
        stdout=streams[1],
        stderr=streams[2],
        env=environment,
        start_new_session=terminal,
    )
    return functools.partial(process.wait, PATIENCE)


def _fork(
    words: tuple[str, ...], folder: Path, streams: Streams, environment: Environment, terminal: bool
) -> Callable[[], int]:
    call = {
        "words": [COMMAND, *words],
        "folder": str(folder),
        "environment": {**environment},
        "terminal": terminal,
        "seconds": PATIENCE,
    }
    server = _server()
    socket.send_fds(server, [json.dumps(call).encode()], streams)
    return lambda: int(server.recv(64))


@functools.cache
def _server() -> socket.socket:
    """Where calls are sent, one after the other: a process that lasts as long as this one."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("forking.py")), str(theirs.fileno())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        pass_fds=[theirs.fileno()],
    )
    theirs.close()

    def stop() -> None:
        ours.close()
        process.communicate()

    atexit.register(stop)
    return ours
