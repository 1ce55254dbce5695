"""Public names of a package, each loaded when it is asked for: the other users start sooner."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def lazy(package: str, homes: Mapping[str, tuple[str, ...]]) -> Callable[[str], Any]:
    """A `__getattr__` for the package that finds its public names in its modules.

    `homes` are the names of each module. Raises AttributeError for a name in none of them.
    """
    modules = {name: module for module, names in homes.items() for name in names}

    def get(name: str) -> Any:  # noqa: ANN401
        if name not in modules:
            msg = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(msg)
        return getattr(import_module(f"{package}.{modules[name]}"), name)

    return get
