"""The process that calls of the command are forked from: `python tests/forking.py SOCKET`."""

from __future__ import annotations

import fcntl
import gc
import json
import os
import pkgutil
import signal
import socket
import sys
import termios
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, cast

if TYPE_CHECKING:
    from io import TextIOWrapper

# What commands import where they need it.
_LATER = (
    "alembic.command", "charset_normalizer", "docx", "jinja2", "pandas", "pint", "pyarrow.parquet",
    "pypdfium2.raw", "rapidfuzz.process", "rich.table", "vl_convert", "xlsxwriter",
)  # fmt: skip
_MOST = 1 << 20


def load() -> None:
    """Load what any command may load."""
    package = import_module("facttrack")
    for module in pkgutil.walk_packages(package.__path__, "facttrack."):
        import_module(module.name)
    for name in _LATER:
        import_module(name)
    gc.freeze()


def serve(calls: socket.socket) -> None:
    """Fork a process for each call and tell its exit code; this returns only in those processes."""
    while True:
        text, streams, *_ = socket.recv_fds(calls, _MOST, 3)
        if not text:
            os._exit(0)
        child = os.fork()
        if not child:
            calls.close()
            become(json.loads(text), streams)
            return
        for stream in streams:
            os.close(stream)
        _, status = os.waitpid(child, 0)
        calls.send(str(os.waitstatus_to_exitcode(status)).encode())


def become(call: dict[str, Any], streams: list[int]) -> None:
    """Take on the call's streams, folder, environment and words; no call lasts for ever."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    if call["terminal"]:
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    cast("TextIOWrapper", sys.stdout).reconfigure(line_buffering=os.isatty(1))
    os.chdir(call["folder"])
    os.environ.clear()
    os.environ.update(call["environment"])
    time.tzset()
    sys.argv = call["words"]
    signal.alarm(call["seconds"])


def main() -> NoReturn:
    """What the installed command runs, without the clearing up of memory at its end."""
    code = 0
    try:
        import_module("facttrack.cli").main()
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else bool(stop.code)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    sys.path[0] = str(Path(sys.executable).parent)
    load()
    serve(socket.socket(fileno=int(sys.argv[1])))
    main()
