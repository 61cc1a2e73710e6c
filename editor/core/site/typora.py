"""What posts that were written in Typora say of their images: `typora-root-url`, `typora-copy-images-to`."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from editor.core.frontmatter.field import FrontMatter
    from editor.core.site.convention import Convention

ROOT_FIELD = "typora-root-url"
COPY_FIELD = "typora-copy-images-to"
_UPLOADS = frozenset({"upload", "ipic"})
_VARIABLE = re.compile(r"\$\{(filename|filepath)\}")


def wants_upload(value: object) -> bool:
    """Tell whether `typora-copy-images-to` asks for an upload and not for a folder."""
    return isinstance(value, str) and value.strip().lower() in _UPLOADS


def copy_folder(value: object, post_path: str) -> str:
    """Give the absolute folder that `typora-copy-images-to` names, "" where it names none.

    `./img` lies beside the post; `${filename}` is the post's name without its extension. It may lie
    outside the site: whoever writes there must ask first.
    """
    if not isinstance(value, str) or not value.strip() or wants_upload(value) or not post_path:
        return ""
    stem = posixpath.splitext(posixpath.basename(post_path))[0]
    texts = {"filename": stem, "filepath": post_path}
    return _beside(_VARIABLE.sub(lambda found: texts[found.group(1)], value.strip()), post_path)


def root_folder(value: object, post_path: str) -> str:
    """Give the absolute folder that `/` at the start of an address means by `typora-root-url`, "" for none.

    A web address is no folder.
    """
    if not isinstance(value, str) or not value.strip() or "://" in value or not post_path:
        return ""
    return _beside(value.strip(), post_path)


def own_convention(convention: Convention, front_matter: FrontMatter, post_path: str) -> Convention:
    """Give the convention as one post has it: by its `typora-root-url`, `/` may mean a folder of its own."""
    root = root_folder(front_matter.value(ROOT_FIELD), post_path)
    return replace(convention, typora_root=root) if root else convention


def address_below(root: str, image_path: str) -> str:
    """Give the address of a file below such a root, `/img/a.png`; "" where it lies elsewhere."""
    inside = image_path.removeprefix(root.rstrip("/") + "/")
    return f"/{inside}" if root and inside != image_path else ""


def _beside(path: str, post_path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(post_path), path.replace("\\", "/")))
