"""What Python would compile anew at every start, taken from a file: a quarter of the time to load Qt.

Python keeps the code of modules in `__pycache__`, but no regular expression, of which the renderer has two
hundred, no method that a dataclass is given, and nothing of the modules that PySide6 compiles from an
archive inside its library. `editor.app.code_keeping` writes all of them into one more file there. What it
lacks is compiled as ever, and so is everything where another Python wrote it.
"""

from __future__ import annotations
import __future__

import builtins
import contextlib
import dataclasses
import marshal
import os
import sys
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from types import CodeType

FORMAT = 4
FEATURES = __future__.annotations.compiler_flag
"""what a module that hands something to `compile` passes on: of the future features that are still to come"""
OF_RENDERER, OF_WINDOW = 1, 2
"""how many parts of the file each process reads"""
UNREADABLE = (OSError, EOFError, ValueError, TypeError, RuntimeError, LookupError, ArithmeticError)
"""what is raised over a file, or a piece of it, that is not there or not whole"""


class KeptCode(NamedTuple):
    """What a part of a file has kept; each piece is given once, as it is seldom asked for again."""

    expressions: dict[tuple[bool, int, str | bytes], bytes]
    """by whether the pattern is bytes, flags and pattern, what `_sre.compile` takes behind it, marshalled"""
    sources: dict[tuple[str, int, bytes], bytes]
    """by the name of a file, the future features it is compiled with and its source, its code, marshalled"""
    methods: dict[str, bytes]
    """by the source of a method that a dataclass is given, the code that makes it, marshalled"""

    def expression(self, pattern: object, flags: int) -> object:
        """Give a regular expression that is kept, else None."""
        try:
            kept = self.expressions.pop((type(pattern) is bytes, flags, pattern), None)  # type: ignore[arg-type]
            return kept and compiler()["_sre"].compile(pattern, *marshal.loads(kept))
        except UNREADABLE:
            return None

    def code(self, name: object, features: int, source: object) -> object:
        """Give the code of a source that is kept, else None."""
        try:
            kept = self.sources.pop((name, features, source), None)  # type: ignore[arg-type]
            return kept and marshal.loads(kept)
        except UNREADABLE:
            return None

    def method(self, source: str) -> CodeType:
        """Give the code that makes a method: kept, or compiled."""
        with contextlib.suppress(*UNREADABLE):
            if kept := self.methods.pop(source, None):
                return marshal.loads(kept)
        return compile_method(source)

    def use(self) -> None:
        """Take regular expressions and the methods of dataclasses from here from now on."""
        if self.expressions:
            names = compiler()
            names["compile"] = _asking_first(self.expression, names["compile"])
        if self.methods:

            def make(source: str, *names: dict[str, object]) -> None:
                exec(self.method(source), *names)

            dataclasses.exec = make  # type: ignore[attr-defined]

    @contextlib.contextmanager
    def used_for_sources(self) -> Generator[None]:
        """Take code from here in place of compiling a source, which only whoever reads archives does."""
        compile_anew = cast("Callable[..., object]", builtins.compile)

        def compile_source(
            source: object, filename: object, mode: str, *more: object, **options: object
        ) -> object:
            if more or options or mode != "exec":
                return compile_anew(source, filename, mode, *more, **options)
            features = features_of_caller()
            known = self.code(filename, features, source)
            return known or compile_anew(source, filename, mode, features, dont_inherit=True)

        builtins.compile = compile_source  # type: ignore[assignment]
        try:
            yield
        finally:
            builtins.compile = compile_anew  # type: ignore[assignment]
            self.sources.clear()


def kept_file() -> str:
    """Give the path of the file, which lies where Python keeps the code of this package."""
    name = f"kept.{sys.implementation.cache_tag}.code"
    return os.path.join(os.path.dirname(os.path.realpath(__file__)), "__pycache__", name)


def read_kept_code(parts: int, path: str | None = None) -> KeptCode:
    """Give what the first parts of the file keep: of the renderer, and of the window besides.

    Nothing where another Python has kept it, or the file is not whole.
    """
    found = KeptCode({}, {}, {})
    with contextlib.suppress(*UNREADABLE), open(path or kept_file(), "rb") as file:
        if _versions_in(file):
            for _ in range(parts):
                for names, more in zip(found, marshal.load(file), strict=True):
                    names.update(more)
    return found


def versions_kept(path: str) -> str:
    """Name the versions of packages that a file was made with, "" where it is of no use here."""
    with contextlib.suppress(*UNREADABLE), open(path, "rb") as file:
        return _versions_in(file)
    return ""


def _versions_in(file: BinaryIO) -> str:
    python, versions, size = marshal.load(file)
    is_whole = os.fstat(file.fileno()).st_size - file.tell() == size
    return versions if python == python_here() and is_whole else ""


def features_of_caller() -> int:
    """Give the future features of whoever calls our caller, with which Python compiles what that hands it."""
    return sys._getframe(2).f_code.co_flags & FEATURES  # noqa: SLF001 - there is no other way


def python_here() -> tuple[int | str, ...]:
    """Name all that kept code depends on: of this Python, and of the shape of our file."""
    return (FORMAT, sys.version, sys.flags.optimize, compiler()["MAGIC"])


def compile_method(source: str) -> CodeType:
    """Compile what makes a method of a dataclass, as `exec` does for `dataclasses`."""
    return compile(source, "<string>", "exec", dont_inherit=True)


def compiler() -> dict[str, Any]:
    """Give the names inside `re` that make an expression of a pattern, there to be replaced.

    `compile(pattern, flags)` does it, and ends in `_sre.compile` with the code of the expression; the
    shape of that code has the number `MAGIC`. They have stood in `re/_compiler.py` since Python 3.11.
    """
    import re  # not before it is asked for: it is then the next that would be loaded

    return vars(sys.modules[f"{re.__name__}._compiler"])


def _asking_first(
    kept: Callable[[object, int], object], compile_anew: Callable[..., object]
) -> Callable[..., object]:
    def compile_expression(pattern: object, flags: int = 0) -> object:
        return kept(pattern, flags) or compile_anew(pattern, flags)

    return compile_expression
