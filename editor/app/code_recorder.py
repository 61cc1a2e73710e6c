"""Notes what Python compiles, for `editor.kept_code` to give back at the next start."""

from __future__ import annotations

import builtins
import dataclasses
import marshal
from typing import TYPE_CHECKING, Any, cast

from editor.kept_code import KeptCode, compile_method, compiler, features_of_caller, python_here

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

    def content(self, versions: str) -> bytes:
        """Give what a file is to hold for `read_kept_code` to find all that was noted."""
        parts = b"".join(marshal.dumps(tuple(part)) for part in self.parts)
        return marshal.dumps((python_here(), versions, len(parts))) + parts

    def _compile_expression(self, pattern: object, flags: int = 0) -> object:
        made = self._compile_anew(pattern, flags)
        if type(pattern) in (str, bytes) and not made.flags & NEVER_KEPT:
            _, all_flags, code, groups, names, places = self._last.made
            plain = (int(all_flags), [int(step) for step in code], groups, dict(names), tuple(places))
            key = (type(pattern) is bytes, int(flags), cast("str | bytes", pattern))
            self.parts[-1].expressions[key] = marshal.dumps(plain)
        return made

    def _make_method(self, source: str, *names: dict[str, object]) -> None:
        code = compile_method(source)
        self.parts[-1].methods[source] = marshal.dumps(code)
        exec(code, *names)

    def _compile_source(
        self, source: object, filename: str, mode: str, *more: object, **options: object
    ) -> object:
        if more or options or mode != "exec" or type(source) is not bytes:
            return self._compile_source_anew(source, filename, mode, *more, **options)
        features = features_of_caller()
        code = self._compile_source_anew(source, filename, mode, features, dont_inherit=True)
        self.parts[-1].sources[filename, features, source] = marshal.dumps(cast("CodeType", code))
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
