"""Where a site keeps its posts and images, and how paths and addresses answer each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from editor.core.site.address_habits import USUAL_ADDRESSES
from editor.core.site.habits import USUAL_HABITS
from editor.core.site.serving_habits import USUAL_SERVING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.core.frontmatter.generator import Generator
    from editor.core.site.address_habits import AddressHabits
    from editor.core.site.habits import MarkdownHabits
    from editor.core.site.serving_habits import ServingHabits


class Folder(Protocol):
    """A folder as detection sees it; paths are relative, parted by `/`, `""` is the folder itself."""

    def read_text(self, path: str) -> str | None:
        """Give the text of a small file, None where there is none that can be read."""
        ...

    def is_folder(self, path: str) -> bool:
        """Tell whether a folder of that path exists."""
        ...

    def names(self, path: str) -> Sequence[str]:
        """List the names in a folder, empty where there is none."""
        ...


@dataclass(frozen=True, slots=True)
class Convention:
    """The habits of one site, read from its configuration. Paths are relative to `root`, parted by `/`.

    `root` is the absolute path of the site's folder (of the post's folder for a lone post).
    """

    root: str
    generator: Generator
    name: str = ""
    post_folders: tuple[str, ...] = ("",)
    """where posts are looked for; the first takes new ones"""
    draft_folder: str = ""
    """where drafts lie, for generators that tell drafts by their folder"""
    image_folder: str = "images"
    """where dropped images go when they do not go beside the post"""
    served_folders: tuple[str, ...] = ("",)
    """folders whose content the site serves at its own root"""
    post_asset_folder: bool = False
    new_post_name: str = ":title.md"
    base_path: str = "/"
    """the path below which the site is served (Hexo `root`, Jekyll `baseurl`)"""
    permalink: str = ""
    timezone: str = ""
    breaks: bool = False
    """whether a single line end in a paragraph becomes a line break (Hexo's renderers: yes)"""
    marked_post_asset: bool = False
    """Hexo `marked.postAsset`: a relative image is looked for in the post's asset folder"""
    prepends_base: bool = False
    """whether the renderer itself puts `base_path` before an image's address (Hexo `marked.prependRoot`)"""
    front_matter_form: str = "yaml"
    """what new posts begin with: `yaml`, `toml` or `json`"""
    scaffold: str = ""
    """the text of Hexo's `scaffolds/post.md`, "" where there is none"""
    draft_scaffold: str = ""
    """the text of Hexo's `scaffolds/draft.md`"""
    new_post_folder: str = ""
    """where new posts go when that is a folder inside the first post folder; "" is the first itself"""
    addresses: AddressHabits = USUAL_ADDRESSES
    """what decides the addresses of pages beside `permalink`"""
    home_address: str = ""
    """the address readers know the site by (Hexo and Jekyll `url`, Hugo `baseURL`, Astro `site`)"""
    serving: ServingHabits = USUAL_SERVING
    """what is published beside the served folders, and what of them is not"""
    markdown: MarkdownHabits = USUAL_HABITS
    """what the site's renderer makes of Markdown beside `breaks`"""
    typora_root: str = ""
    """the absolute folder that `/` at the start of an address means to Typora in one post, "" for most"""
