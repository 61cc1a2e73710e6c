"""The name of a post in a tag leads to its file on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.core.frontmatter.generator import Generator
from editor.core.site.convention import Convention
from editor.core.site.post_link import post_address
from editor.workspace.linked_post import find_linked_post

if TYPE_CHECKING:
    from pathlib import Path


def test_a_slug_leads_to_its_post(tmp_path: Path) -> None:
    posts = tmp_path / "source" / "_posts"
    (posts / "2024").mkdir(parents=True)
    for name in ("one.md", "2024/two.md"):
        (posts / name).write_text("x")
    convention = Convention(str(tmp_path), Generator.HEXO, post_folders=("source/_posts",))
    here = str(posts / "one.md")
    assert find_linked_post(post_address("two#part"), here, convention) == str(posts / "2024" / "two.md")
    assert find_linked_post(post_address("one"), here, convention) == here
    for other in ("three", "../../../etc/passwd", ""):
        assert find_linked_post(post_address(other), here, convention) == ""


def test_a_title_leads_to_the_one_post_that_bears_it(tmp_path: Path) -> None:
    posts = tmp_path / "source" / "_posts"
    posts.mkdir(parents=True)
    (tmp_path / "secret.md").write_text("title: Secret\n")
    (posts / "away.md").symlink_to(tmp_path.parent / "nothing.md")
    titles = {
        "a": "另一天 # noted",
        "b": '"The: other day"',
        "c": "'Twice'",
        "d": "Twice",
        "e": "  Go by hand",
    }
    for name, title in titles.items():
        (posts / f"{name}.md").write_text(
            f"---\r\ndate: 1\r\ntitle: {title}\r\n---\r\nx", "utf-8", newline=""
        )
    convention = Convention(str(tmp_path), Generator.HEXO, post_folders=("source/_posts",))

    def led(title: str) -> str:
        return find_linked_post(post_address(title), str(posts / "a.md"), convention)

    assert led("另一天") == str(posts / "a.md")
    assert led("The: other day") == str(posts / "b.md")
    assert led("The: other day#part") == str(posts / "b.md")
    assert led("Go by hand") == str(posts / "e.md")
    assert (led("Twice"), led("Secret"), led("nobody")) == ("", "", "")
