"""What sites publish, read from their configuration: which file answers, and whether it is served."""

from __future__ import annotations

import pytest

from editor.core.images.destination import parse_destination
from editor.core.site.detect import detect
from editor.core.site.image_paths import candidates
from editor.core.site.serving_habits import ServingHabits, is_hidden


class Site:
    """A site in memory."""

    def __init__(self, files: dict[str, str]) -> None:
        self._files = files

    def read_text(self, path):
        return self._files.get(path)

    def is_folder(self, path):
        return any(name.startswith(f"{path}/") for name in self._files)

    def names(self, path):
        inside = f"{path}/" if path else ""
        return sorted({name[len(inside) :].split("/")[0] for name in self._files if name.startswith(inside)})


def verdict(files, post, address, form="inline"):
    """Give the file that is found and whether the site serves it, as the check does."""
    convention = detect(Site(files), "/s")
    meant = candidates(convention, parse_destination(address).path, f"/s/{post}", form)
    there = [one for one in meant if one.path.removeprefix("/s/") in files]
    best = next((one for one in there if one.is_served), there[0] if there else None)
    return (best.path.removeprefix("/s/"), best.is_served) if best else None


HEXO = {"_config.yml": "", "scaffolds/a": "", "source/_posts/p.md": ""}
ASSETS = HEXO | {"_config.yml": "post_asset_folder: true\n", "source/_posts/p/a.png": ""}
HUGO = {"hugo.toml": "baseURL = 'https://e.org/blog/'\n", "content/posts/p.md": "", "static/a.png": ""}
JEKYLL = {"_config.yml": "", "Gemfile": "gem 'jekyll'", "_posts/2020-01-01-p.md": ""}
ASTRO = {
    "astro.config.mjs": "export default { base: '/docs', site: 'https://e.org' }",
    "src/content/blog/p.md": "",
}
PLUGIN = {"package.json": '{"dependencies": {"hexo": "7", "hexo-asset-image": "1"}}'}
JP, HP, AP, P = "_posts/2020-01-01-p.md", "content/posts/p.md", "src/content/blog/p.md", "source/_posts/p.md"


@pytest.mark.parametrize(
    ("files", "post", "address", "form", "wanted"),
    [
        (ASSETS, P, "p/a.png", "inline", ("source/_posts/p/a.png", False)),
        (ASSETS | PLUGIN, P, "p/a.png", "inline", ("source/_posts/p/a.png", True)),
        (ASSETS | PLUGIN, P, "./a.png", "html", ("source/_posts/p/a.png", True)),
        (ASSETS, P, "{% asset_path a.png %}", "html", ("source/_posts/p/a.png", True)),
        (HEXO | {"source/_img/a.png": ""}, P, "/_img/a.png", "inline", ("source/_img/a.png", False)),
        (
            HEXO | {"source/_img/a.png": "", "_config.yml": "include:\n  - _img/*\n"},
            P,
            "/_img/a.png",
            "inline",
            ("source/_img/a.png", True),
        ),
        (
            HEXO | {"source/raw/a.png": "", "_config.yml": "exclude: ['raw/**']\n"},
            P,
            "/raw/a.png",
            "inline",
            ("source/raw/a.png", False),
        ),
        (
            HEXO | {"node_modules/hexo-theme-x/source/a.png": "", "_config.yml": "theme: x\n"},
            P,
            "/a.png",
            "inline",
            ("node_modules/hexo-theme-x/source/a.png", True),
        ),
        (HEXO | {"source/i/a.png": ""}, P, "\\i\\a.png", "html", ("source/i/a.png", True)),
        (HUGO, HP, "/a.png", "inline", ("static/a.png", False)),
        (HUGO, HP, "/blog/a.png", "inline", ("static/a.png", True)),
        (HUGO, HP, "/a.png", "field", ("static/a.png", True)),
        (HUGO, HP, "a.png", "field", ("static/a.png", True)),
        (
            HUGO | {"hugo.toml": "baseURL='https://e.org/blog/'\ncanonifyURLs=true\n"},
            HP,
            "/a.png",
            "inline",
            ("static/a.png", True),
        ),
        (HUGO | {"assets/i/b.png": ""}, HP, "i/b.png", "inline", ("assets/i/b.png", False)),
        (HUGO | {"assets/i/b.png": ""}, HP, "i/b.png", "tag", ("assets/i/b.png", True)),
        (
            HUGO | {"assets/i/b.png": "", "layouts/_default/_markup/render-image.html": ""},
            HP,
            "i/b.png",
            "inline",
            ("assets/i/b.png", True),
        ),
        (
            HUGO
            | {
                "hugo.toml": "[[module.mounts]]\nsource='photos'\ntarget='static/img'\n",
                "photos/2020/a.jpg": "",
            },
            HP,
            "/img/2020/a.jpg",
            "inline",
            ("photos/2020/a.jpg", True),
        ),
        (
            HUGO
            | {
                "hugo.toml": "[languages.en]\ncontentDir='english'\n[languages.zh]\ncontentDir='chinese'\n"
                "staticDir='static-zh'\n",
                "chinese/posts/x/index.md": "",
                "chinese/posts/x/a.png": "",
                "static-zh/b.png": "",
            },
            "chinese/posts/x/index.md",
            "a.png",
            "inline",
            ("chinese/posts/x/a.png", True),
        ),
        (JEKYLL | {"_img/a.png": ""}, JP, "/_img/a.png", "inline", ("_img/a.png", False)),
        (
            JEKYLL | {"_img/a.png": "", "_config.yml": "include: [_img]\n"},
            JP,
            "/_img/a.png",
            "inline",
            ("_img/a.png", True),
        ),
        (
            JEKYLL | {"img/a.png": "", "_config.yml": "baseurl: /b\n"},
            JP,
            "/img/a.png",
            "inline",
            ("img/a.png", False),
        ),
        (
            JEKYLL | {"img/a.png": "", "_config.yml": "baseurl: /b\n"},
            JP,
            "{% link img/a.png %}",
            "inline",
            ("img/a.png", True),
        ),
        (
            JEKYLL | {"img/a.png": "", "_config.yml": "baseurl: /b\n"},
            JP,
            "img/a.png",
            "field",
            ("img/a.png", True),
        ),
        (JEKYLL | {"_posts/a.png": ""}, JP, "a.png", "inline", ("_posts/a.png", False)),
        (
            JEKYLL | {"_posts/a.png": "", "Gemfile": "gem 'jekyll'\ngem 'jekyll-postfiles'"},
            JP,
            "a.png",
            "inline",
            ("_posts/a.png", True),
        ),
        (ASTRO | {"public/a.png": ""}, AP, "/a.png", "inline", ("public/a.png", False)),
        (ASTRO | {"public/a.png": ""}, AP, "/docs/a.png", "inline", ("public/a.png", True)),
        (ASTRO | {"src/content/blog/a.png": ""}, AP, "./a.png", "inline", ("src/content/blog/a.png", True)),
        (ASTRO | {"src/content/blog/a.png": ""}, AP, "./a.png", "html", ("src/content/blog/a.png", False)),
    ],
)
def test_the_file_that_answers_and_whether_it_is_served(files, post, address, form, wanted):
    assert verdict(files, post, address, form) == wanted


@pytest.mark.parametrize(
    ("included", "excluded", "path", "wanted"),
    [
        ((), (), "a/b.png", False),
        ((), (), "_a/b.png", True),
        (("_a",), (), "_a/b.png", False),
        (("_a/**/*",), (), "_a/c/b.png", False),
        (("_b",), (), "_a/b.png", True),
        ((), ("a",), "a/b.png", True),
        ((), ("a/*.gif",), "a/b.png", False),
        ((), ("*.png",), "a.png", True),
        ((), ("[(*",), "a.png", False),
        ((), ("a/**/b/*.png",), "a/x/y/b/c.png", True),
        ((), ("a/**/b/*.png",), "a/x/y/c.png", False),
    ],
)
def test_names_are_kept_in_and_out(included, excluded, path, wanted):
    habits = ServingHabits(included=included, excluded=excluded)
    assert is_hidden(habits, path, hides_signs=True) is wanted


def test_a_pattern_of_many_stars_is_answered():
    habits = ServingHabits(excluded=("**/" * 60 + "x", "*a" * 100 + "b"))
    assert not is_hidden(habits, "a" * 200 + "/" + "a/" * 200 + "b.png", hides_signs=True)
