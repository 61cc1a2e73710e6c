"""Where images go, how posts name them, and which file an address means."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.frontmatter.generator import Generator
from editor.core.site.convention import Convention
from editor.core.site.image_paths import Candidate, candidates, destination_for, image_folder_for

HEXO = Convention(
    "/b",
    Generator.HEXO,
    post_folders=("source/_posts",),
    draft_folder="source/_drafts",
    image_folder="source/images",
    served_folders=("source",),
    permalink=":year/:month/:day/:title/",
    prepends_base=True,
)
ASSETS = replace(HEXO, post_asset_folder=True)
MARKED = replace(ASSETS, marked_post_asset=True)
MARKDOWN_IT = replace(ASSETS, prepends_base=False)
HUGO = Convention(
    "/b",
    Generator.HUGO,
    post_folders=("content",),
    new_post_folder="content/posts",
    image_folder="static/images",
    served_folders=("static", "content"),
    permalink=":path/",
)
JEKYLL = Convention(
    "/b",
    Generator.JEKYLL,
    post_folders=("_posts",),
    draft_folder="_drafts",
    image_folder="assets",
    served_folders=("",),
    permalink="/:categories/:year/:month/:day/:title.html",
)
ASTRO = Convention(
    "/b",
    Generator.ASTRO,
    post_folders=("src/content",),
    image_folder="public/images",
    served_folders=("public",),
)
PLAIN = Convention("/b", Generator.PLAIN)
EVERY = (HEXO, ASSETS, MARKED, MARKDOWN_IT, HUGO, JEKYLL, ASTRO, PLAIN)
POST = "/b/source/_posts/trip.md"


def served(convention: Convention, text: str, post: str, form: str = "inline") -> list[str]:
    return [found.path for found in candidates(convention, text, post, form) if found.is_served]


def unserved(convention: Convention, text: str, post: str, form: str = "inline") -> list[str]:
    return [found.path for found in candidates(convention, text, post, form) if not found.is_served]


@pytest.mark.parametrize(
    ("convention", "post", "folder", "destination"),
    [
        (HEXO, POST, "/b/source/images", "/images/x.png"),
        (ASSETS, POST, "/b/source/_posts/trip", "x.png"),
        (MARKED, POST, "/b/source/_posts/trip", "x.png"),
        (MARKDOWN_IT, POST, "/b/source/_posts/trip", "x.png"),
        (ASSETS, "/b/source/about/index.md", "/b/source/images", "/images/x.png"),
        (replace(MARKDOWN_IT, permalink=":year/:title.html"), POST, "/b/source/_posts/trip", "trip/x.png"),
        (HUGO, "/b/content/posts/a.md", "/b/static/images", "/images/x.png"),
        (HUGO, "/b/content/posts/a/index.md", "/b/content/posts/a", "x.png"),
        (HUGO, "/b/content/posts/a/index.zh-cn.md", "/b/content/posts/a", "x.png"),
        (JEKYLL, "/b/_posts/2026-01-01-a.md", "/b/assets", "/assets/x.png"),
        (replace(JEKYLL, base_path="/tale/"), "/b/_posts/2026-01-01-a.md", "/b/assets", "/tale/assets/x.png"),
        (replace(HEXO, base_path="/blog/"), POST, "/b/source/images", "/images/x.png"),
        (ASTRO, "/b/src/content/blog/a.md", "/b/public/images", "/images/x.png"),
        (PLAIN, "/b/notes/a.md", "/b/notes/images", "images/x.png"),
    ],
)
def test_a_dropped_image_is_named_so_that_the_site_shows_it(
    convention: Convention, post: str, folder: str, destination: str
) -> None:
    assert image_folder_for(convention, post) == folder
    named = destination_for(convention, f"{folder}/x.png", post)
    assert named == destination
    form = "tag" if convention is ASSETS and folder.endswith("trip") else "inline"
    assert candidates(convention, named, post, form)[0] == Candidate(f"{folder}/x.png", True)


def test_signs_that_mean_something_in_an_address_are_escaped() -> None:
    assert destination_for(PLAIN, "/b/images/a#1 50%20?.png", "/b/a.md") == "images/a%231 50%2520%3F.png"
    assert destination_for(PLAIN, "/b/photo:1.png", "/b/a.md") == "./photo:1.png"
    assert destination_for(PLAIN, "/b/图 100%.png", "/b/a.md") == "图 100%.png"


def test_a_site_path_of_hexo_lies_in_source() -> None:
    assert candidates(HEXO, "/images/a.png", POST) == (
        Candidate("/b/source/images/a.png", True),
        Candidate("/b/images/a.png", False),
    )
    assert served(HEXO, "/_posts/a.png", POST) == []
    assert "/b/source/a.png" in unserved(HEXO, "/source/a.png", POST)


def test_a_file_beside_a_post_of_hexo_is_not_published() -> None:
    found = candidates(HEXO, "pic/a.png", POST)
    assert Candidate("/b/source/_posts/pic/a.png", False) in found
    assert served(HEXO, "pic/a.png", POST) == ["/b/source/pic/a.png"]


def test_the_asset_folder_serves_what_the_renderer_looks_up() -> None:
    asset = "/b/source/_posts/trip/a.png"
    assert served(MARKED, "a.png", POST)[0] == asset
    assert asset in unserved(ASSETS, "a.png", POST)
    assert served(MARKDOWN_IT, "a.png", POST) == [asset]
    assert served(ASSETS, "a.png", POST, "tag") == [asset]
    assert asset in unserved(HEXO, "a.png", POST, "tag")


def test_raw_html_is_resolved_by_the_browser() -> None:
    assert served(MARKED, "a.png", POST, "html") == ["/b/source/_posts/trip/a.png"]
    based = replace(HEXO, base_path="/blog/")
    assert served(based, "/images/a.png", POST) == ["/b/source/images/a.png"]
    assert served(based, "/images/a.png", POST, "html") == []
    assert served(based, "/blog/images/a.png", POST, "html") == ["/b/source/images/a.png"]


def test_marked_puts_the_root_before_what_is_relative() -> None:
    assert served(HEXO, "../images/a.png", POST) == ["/b/source/images/a.png"]
    assert served(MARKDOWN_IT, "../images/a.png", POST) == []
    assert served(MARKDOWN_IT, "../../../../images/a.png", POST) == ["/b/source/images/a.png"]


def test_the_permalink_of_an_asset_is_known_again() -> None:
    assert "/b/source/_posts/trip/a.png" in served(MARKED, "/2026/05/02/trip/a.png", POST)


def test_hugo_serves_static_content_and_bundles() -> None:
    post = "/b/content/posts/a.md"
    assert served(HUGO, "/images/a.png", post) == ["/b/static/images/a.png", "/b/content/images/a.png"]
    assert "/b/content/posts/a.png" in unserved(HUGO, "a.png", post)
    assert "/b/content/posts/a.png" in served(HUGO, "../a.png", post)
    assert served(HUGO, "a.png", "/b/content/posts/t/index.md")[0] == "/b/content/posts/t/a.png"
    ugly = replace(HUGO, permalink=":path.html")
    assert "/b/content/posts/a.png" in served(ugly, "a.png", post)


def test_jekyll_adds_its_baseurl_to_nothing() -> None:
    post, site = "/b/_posts/2026-01-01-a.md", replace(JEKYLL, base_path="/tale/")
    assert served(site, "/assets/a.png", post) == []
    assert unserved(site, "/assets/a.png", post) == ["/b/assets/a.png"]
    for text in (
        "/tale/assets/a.png",
        "{{ site.baseurl }}/assets/a.png",
        "{{site.url}}{{site.baseurl}}/assets/a.png",
        "{{ '/assets/a.png' | relative_url }}",
        '{{ "assets/a.png" | absolute_url }}',
    ):
        assert served(site, text, post) == ["/b/assets/a.png"], text
    assert served(JEKYLL, "/_posts/a.png", post) == []
    assert "/b/_posts/a.png" in unserved(JEKYLL, "a.png", post)


def test_astro_takes_files_beside_the_post_and_aliases() -> None:
    post = "/b/src/content/blog/a.md"
    assert served(ASTRO, "./a.png", post) == ["/b/src/content/blog/a.png"]
    assert served(ASTRO, "../../assets/a.png", post) == ["/b/src/assets/a.png"]
    assert served(ASTRO, "@/assets/a.png", post)[0] == "/b/src/assets/a.png"
    assert served(ASTRO, "/images/a.png", post) == ["/b/public/images/a.png"]


def test_a_bare_folder_shows_what_lies_there() -> None:
    assert served(PLAIN, "images/a.png", "/b/n/a.md") == ["/b/n/images/a.png"]
    assert served(PLAIN, "/images/a.png", "/b/n/a.md") == ["/b/images/a.png"]
    assert candidates(PLAIN, "../../etc/passwd", "/b/n/a.md") == ()


@pytest.mark.parametrize("text", ["", "/", "//", ".", "..", "../..", "a\0b", "/../../../etc/passwd"])
def test_what_names_no_file_inside_has_no_candidate_outside(text: str) -> None:
    for convention in EVERY:
        assert all(found.path.startswith("/b/") for found in candidates(convention, text, "/b/x/y/a.md"))
    assert candidates(PLAIN, "../../../etc/passwd", "/b/x/a.md") == ()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(["..", ".", "", "a", "images", "_posts", "x.png", "{{ site.baseurl }}", "\\", "b"])
    ),
    st.sampled_from(EVERY),
    st.sampled_from(["/b/a.md", POST, "/b/content/posts/t/index.md", "/outside/a.md"]),
    st.sampled_from(["inline", "html", "tag", "field", "reference"]),
)
def test_no_address_leaves_the_root(parts: list[str], convention: Convention, post: str, form: str) -> None:
    found = candidates(convention, "/".join(parts), post, form)
    assert len({candidate.path for candidate in found}) == len(found)
    for candidate in found:
        assert candidate.path.startswith("/b/")
        assert ".." not in candidate.path.split("/")
