"""Notes what Python compiles, for `editor.kept_code` to give back at the next start."""

from __future__ import annotations

import builtins
import contextlib
import dataclasses
import marshal
import os
from typing import TYPE_CHECKING, Any, cast

from editor.kept_code import KeptCode, compile_method, compiler, python_here

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType

NEVER_KEPT = 0x80 | 0x04
"""flags of an expression that is told about while it is made (re.DEBUG) or hangs on the locale (re.LOCALE)"""


class CodeRecorder:
    """Compiles as Python does, and notes what comes of it."""

    def __init__(self) -> None:
        self.parts: list[KeptCode] = []
        self._names = compiler()
        self._compile_anew: Callable[..., Any] = self._names["compile"]
        self._compile_source_anew = cast("Callable[..., object]", builtins.compile)
        self._last = _LastMade(self._names["_sre"])

    def watch(self, work: Callable[[], object]) -> None:
        """Note all that is compiled while some work is done, as one more part; it must do without threads."""
        self.parts.append(KeptCode({}, {}, {}))
        before = {"compile": self._compile_anew, "_sre": self._last.maker}
        self._names.update({"compile": self._compile_expression, "_sre": self._last})
        builtins.compile = self._compile_source  # type: ignore[assignment]
        dataclasses.exec = self._make_method  # type: ignore[attr-defined]
        try:
            work()
        finally:
            self._names.update(before)
            del dataclasses.exec  # type: ignore[attr-defined]
            builtins.compile = self._compile_source_anew  # type: ignore[assignment]

    def write(self, path: str, versions: str) -> None:
        """Write what was noted, whole or not at all. Raises OSError."""
        fresh = f"{path}.{os.getpid()}~"
        try:
            with open(fresh, "wb") as file:
                marshal.dump((python_here(), versions), file)
                for part in self.parts:
                    marshal.dump(tuple(part), file)
            os.replace(fresh, path)
        finally:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(fresh)

    def _compile_expression(self, pattern: object, flags: int = 0) -> object:
        made = self._compile_anew(pattern, flags)
        if isinstance(pattern, str | bytes) and not made.flags & NEVER_KEPT:
            _, all_flags, code, groups, names, places = self._last.made
            plain = (int(all_flags), [int(step) for step in code], groups, dict(names), tuple(places))
            self.parts[-1].expressions[pattern, int(flags)] = marshal.dumps(plain)
        return made

    def _make_method(self, source: str, *names: dict[str, object]) -> None:
        code = compile_method(source)
        self.parts[-1].methods[source] = marshal.dumps(code)
        exec(code, *names)

    def _compile_source(
        self, source: object, name: str, mode: str, *more: object, **options: object
    ) -> object:
        code = self._compile_source_anew(source, name, mode, *more, **options)
        if not more and not options and mode == "exec" and isinstance(source, bytes):
            self.parts[-1].sources[name, source] = marshal.dumps(cast("CodeType", code))
        return code


class _LastMade:
    """Stands for the module that makes expressions of their code, and remembers what it last made one of."""

    def __init__(self, maker: Any) -> None:  # noqa: ANN401 - a module without a type of its own
        self.maker = maker
        self.made: tuple[Any, ...] = ()

    def __getattr__(self, name: str) -> object:
        return getattr(self.maker, name)

    def compile(self, *code: object) -> object:
        self.made = code
        return self.maker.compile(*code)
