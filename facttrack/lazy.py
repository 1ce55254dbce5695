"""What is made when it is first asked for, so that a start is quick: public names, patterns."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, cast


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


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression that is compiled when it is first used: that takes most of an import."""
    return cast("re.Pattern[str]", _Pattern(source, flags))


class _Pattern:
    """Stands for a compiled pattern; what was asked of it once is found at once."""

    def __init__(self, source: str, flags: int) -> None:
        self._asked = source, flags

    def __getattr__(self, name: str) -> object:
        found: object = getattr(re.compile(*self._asked), name)
        setattr(self, name, found)
        return found
