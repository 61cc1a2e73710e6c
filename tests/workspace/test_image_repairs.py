"""Every repair that is offered makes the image show, here and on the site."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from editor.core.frontmatter.generator import Generator
from editor.core.images.check import BROKEN, ImageReport, ImageStatus
from editor.core.images.destination import parse_destination
from editor.core.images.reference_edit import as_form, with_destination
from editor.core.images.repair import Repair, RepairKind
from editor.core.site.image_paths import candidates
from editor.core.text.source import change_for_edits
from editor.indexer.local_references import ReferenceReader
from editor.workspace.content_folder import find_site
from editor.workspace.file_steps import FileSteps
from editor.workspace.image_files import carry_plan
from editor.workspace.image_repairs import conversions_for, repairs_for
from editor.workspace.local_images import Listing, find_local

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000"
    "050001a5f645400000000049454e44ae426082"
)
HEXO = {"_config.yml": "post_asset_folder: true\nmarked:\n  postAsset: true\n", "scaffolds/post.md": ""}
HEXO_BARE = {
    "_config.yml": "post_asset_folder: true\nmarked:\n  prependRoot: false\n",
    "scaffolds/post.md": "",
}
HEXO_PLAIN = {"_config.yml": "title: x\n", "scaffolds/post.md": ""}
HEXO_ROOT = {"_config.yml": "root: /blog/\nmarked:\n  prependRoot: false\n", "scaffolds/post.md": ""}
HUGO = {"hugo.toml": 'baseURL = "https://e.org/"\n', "content/posts/x.md": ""}
JEKYLL = {"_config.yml": "baseurl: /b\n", "Gemfile": "gem 'jekyll'\n", "_layouts/x.html": ""}
ASTRO = {"astro.config.mjs": "", "src/content/blog/x.md": "", "public/x.txt": ""}
P = "source/_posts/p.md"
NFD = unicodedata.normalize("NFD", "é.png")

TABLE = [
    # site, post, text, file, repairs, text after the best one
    ("case", HEXO, P, "![a](/images/A.PNG)", "source/images/a.png", ["case"], "![a](/images/a.png)"),
    (
        "case in a folder",
        HEXO,
        P,
        "![a](/Images/a.png)",
        "source/images/a.png",
        ["case"],
        "![a](/images/a.png)",
    ),
    (
        "case in a tag",
        HEXO,
        P,
        "{% asset_img A.png %}",
        "source/_posts/p/a.png",
        ["case"],
        "{% asset_img a.png %}",
    ),
    ("unicode", HEXO, P, "![a](/images/é.png)", f"source/images/{NFD}", ["unicode"], f"![a](/images/{NFD})"),
    (
        "folder",
        HEXO,
        P,
        "![a](/images/a.png)",
        "source/images/deep/a.png",
        ["path"],
        "![a](/images/deep/a.png)",
    ),
    ("backslash", HEXO, P, "![a](/images\\\\a.png)", "source/images/a.png", ["path"], "![a](/images/a.png)"),
    (
        "relative",
        HEXO_BARE,
        P,
        "<img src='../images/a.png'>",
        "source/images/a.png",
        ["path"],
        "<img src='/images/a.png'>",
    ),
    ("post/name", HEXO, P, "![a](p/a.png)", "source/_posts/p/a.png", ["path"], "![a](a.png)"),
    (
        "no prefix",
        HEXO_ROOT,
        P,
        "![a](/images/a.png)",
        "source/images/a.png",
        ["path"],
        "![a](/blog/images/a.png)",
    ),
    ("html in an asset folder", HEXO, P, "<img src='p/a.png' alt='A'>", "source/_posts/p/a.png", None, None),
    (
        "no asset folder",
        HEXO_PLAIN,
        P,
        "![a](p/a.png)",
        "source/_posts/p/a.png",
        ["copy", "move"],
        "![a](/images/a.png)",
    ),
    ("format", HEXO, P, "![a](/images/a.jpg)", "source/images/a.webp", ["path"], "![a](/images/a.webp)"),
    (
        "hash",
        HEXO,
        P,
        "![a](/images/a#1.png)",
        "source/images/a#1.png",
        ["encode"],
        "![a](/images/a%231.png)",
    ),
    (
        "question",
        HEXO,
        P,
        "![a](/images/a?1.png)",
        "source/images/a?1.png",
        ["encode"],
        "![a](/images/a%3F1.png)",
    ),
    (
        "percent",
        HEXO,
        P,
        "![a](/images/a%41.png)",
        "source/images/a%41.png",
        ["encode"],
        "![a](/images/a%2541.png)",
    ),
    (
        "field",
        HEXO,
        P,
        "---\ncover: /img/a.png\n---\n",
        "source/images/a.png",
        ["path"],
        "---\ncover: /images/a.png\n---\n",
    ),
    (
        "label",
        HEXO,
        P,
        "![a][b]\n\n[b]: A.png 'T'",
        "source/_posts/p/a.png",
        ["case"],
        "![a][b]\n\n[b]: a.png 'T'",
    ),
    ("file:", HEXO_PLAIN, P, "![a](file:///OUT/o.png)", "OUT/o.png", ["copy"], None),
    ("file: by a label", HEXO_PLAIN, P, "![a][r]\n\n[r]: file:///OUT/o.png", "OUT/o.png", ["copy"], None),
    ("hugo static", HUGO, "content/posts/x.md", "![](static/a.png)", "static/a.png", ["path"], "![](/a.png)"),
    (
        "hugo assets",
        HUGO,
        "content/posts/x.md",
        "![](/assets/a.png)",
        "assets/a.png",
        ["copy", "move"],
        "![](/images/a.png)",
    ),
    (
        "hugo beside",
        HUGO,
        "content/posts/y/index.md",
        "![](../y/b/A.png)",
        "content/posts/y/b/a.png",
        ["case"],
        "![](b/a.png)",
    ),
    (
        "jekyll no prefix",
        JEKYLL,
        "_posts/2020-01-01-a.md",
        "![](/img/a.png)",
        "img/a.png",
        ["path"],
        "![](/b/img/a.png)",
    ),
    (
        "jekyll template",
        JEKYLL,
        "_posts/2020-01-01-a.md",
        "![]({{ site.baseurl }}/im/a.png)",
        "img/a.png",
        ["path"],
        "![]({{ site.baseurl }}/img/a.png)",
    ),
    (
        "jekyll filter",
        JEKYLL,
        "_posts/2020-01-01-a.md",
        "<img src=\"{{ '/im/a.png' | relative_url }}\">",
        "img/a.png",
        ["path"],
        None,
    ),
    (
        "jekyll underscore",
        JEKYLL,
        "_posts/2020-01-01-a.md",
        "![](/b/_img/a.png)",
        "_img/a.png",
        ["copy", "move"],
        "![](/b/assets/a.png)",
    ),
    (
        "astro src",
        ASTRO,
        "src/content/blog/x.md",
        "![](./a.png)",
        "src/assets/a.png",
        ["path"],
        "![](../../assets/a.png)",
    ),
    ("astro public", ASTRO, "src/content/blog/x.md", "![](/public/a.png)", "public/a.png", None, None),
    ("gone", HEXO, P, "![a](/images/no.png)", "source/images/a.png", [], None),
    ("plain", {}, "p.md", "![a](A.png)", "a.png", ["case"], "![a](a.png)"),
]


def judged(convention, post):
    out = []
    for reference in ReferenceReader().references(str(post), convention):
        path = parse_destination(reference.destination).path
        meant = candidates(convention, path, str(post), reference.form.value)
        found = find_local(meant, convention.root, Listing())
        out.append((reference, ImageReport(found.here, found.site, path=found.path)))
    return out


def made_site(tmp_path, files, post, text, image):
    root = tmp_path / "site"
    for name, content in {**files, post: text}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content.replace("OUT", f"{tmp_path}/OUT".lstrip("/")), "utf-8")
    place = (tmp_path if image.startswith("OUT") else root) / image
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(PNG)
    return find_site(str(root / post)), root / post


def after(lines, reference, repair):
    destination = repair.destination or reference.destination
    if repair.form is not None:
        edit = as_form(lines, reference, repair.form, destination)
    else:
        edit = with_destination(lines, reference, destination)
    assert edit is not None
    change = change_for_edits(lines, [edit])
    return "\n".join([*lines[: change.first], *change.lines, *lines[change.first + change.removed :]])


@pytest.mark.parametrize("case", TABLE, ids=[case[0] for case in TABLE])
def test_every_repair_makes_both_verdicts_ok(tmp_path: Path, case) -> None:
    _, files, post, text, image, kinds, wanted = case
    convention, path = made_site(tmp_path, files, post, text, image)
    ((reference, report),) = judged(convention, path)
    assert report.here in BROKEN or report.site in BROKEN
    found = repairs_for(reference.destination, reference.form.value, str(path), convention, report)
    if kinds is not None:
        assert [repair.kind.value for repair in found] == kinds
    else:
        assert found
    before, steps = path.read_text("utf-8"), FileSteps(str(tmp_path / "steps"))
    for number, repair in enumerate(found):
        done = steps.do(convention.root, carry_plan([repair], convention.root).wanted)
        said = after(before.split("\n"), reference, repair)
        if number == 0 and wanted is not None:
            assert said == wanted
        path.write_text(said, "utf-8")
        ((_, now),) = judged(convention, path)
        assert (now.here, now.site) == (ImageStatus.OK, ImageStatus.OK), (repair, said)
        path.write_text(before, "utf-8")
        if repair.touches_file:
            steps.undo(done)
            assert Path(repair.source).read_bytes() == PNG
            assert not Path(repair.target).exists()


def test_the_spellings_of_a_hexo_asset_are_converted_into_one_another(tmp_path: Path) -> None:
    convention, path = made_site(tmp_path, HEXO_BARE, P, "![A b](p/a.png 'T')", "source/_posts/p/a.png")
    ((reference, report),) = judged(convention, path)
    assert (report.here, report.site) == (ImageStatus.OK, ImageStatus.OUTSIDE)
    best = repairs_for(reference.destination, "inline", str(path), convention, report)[0]
    said = after(path.read_text("utf-8").split("\n"), reference, best)
    assert said in ("""{% asset_img a.png '"T" "A b"' %}""", "![A b](a.png 'T')")


def test_the_nearest_file_of_the_name_comes_first(tmp_path: Path) -> None:
    convention, path = made_site(tmp_path, HEXO, P, "![](/old/trip/a.png)", "source/images/a.png")
    near = path.parents[1] / "photos" / "trip" / "a.png"
    near.parent.mkdir(parents=True)
    near.write_bytes(PNG)
    ((reference, report),) = judged(convention, path)
    found = repairs_for(reference.destination, "inline", str(path), convention, report)
    assert [one.destination for one in found] == ["/photos/trip/a.png", "/images/a.png"]


def test_a_web_image_is_repaired_by_its_kept_copy_only_when_there_is_one(tmp_path: Path) -> None:
    convention, path = made_site(tmp_path, HEXO, P, "x", "source/images/a.png")
    gone = ImageReport(ImageStatus.MISSING, ImageStatus.MISSING, data={"http": "404", "copy": "1"})
    address = "https://e.org/a.png"
    assert repairs_for(address, "inline", str(path), convention, gone) == (Repair(RepairKind.USE_COPY),)
    plain = ImageReport(ImageStatus.MISSING, ImageStatus.MISSING, data={"http": "404"})
    assert repairs_for(address, "inline", str(path), convention, plain) == ()


SPELLINGS = (
    "{% asset_img a.png %}",
    "![]({% asset_path a.png %})",
    "![](a.png)",
    '<img src="{% asset_path a.png %}" alt="">',
    '<img src="a.png" alt="">',
)


@pytest.mark.parametrize("text", SPELLINGS)
def test_every_spelling_of_a_hexo_asset_becomes_every_other(tmp_path: Path, text: str) -> None:
    convention, path = made_site(tmp_path, HEXO_BARE, P, text, "source/_posts/p/a.png")
    ((reference, report),) = judged(convention, path)
    assert (report.here, report.site) == (ImageStatus.OK, ImageStatus.OK)
    form = reference.form.value
    found = conversions_for(reference.destination, form, str(path), convention, report)
    said = [after([text], reference, repair) for repair in found]
    assert sorted(said) == sorted(set(SPELLINGS) - {text})
    for one in said:
        path.write_text(one, "utf-8")
        ((_, now),) = judged(convention, path)
        assert (now.here, now.site, now.path) == (ImageStatus.OK, ImageStatus.OK, report.path)


def test_an_image_of_the_whole_site_becomes_the_tag_that_finds_it(tmp_path: Path) -> None:
    convention, path = made_site(tmp_path, HEXO, P, "![x](/images/a.png)", "source/images/a.png")
    ((reference, report),) = judged(convention, path)
    found = conversions_for(reference.destination, "inline", str(path), convention, report)
    said = [after(["![x](/images/a.png)"], reference, repair) for repair in found]
    assert said == ["""{% img /images/a.png '"x" "x"' %}""", '<img src="/images/a.png" alt="x">']


def test_only_local_images_of_hexo_that_are_well_have_other_spellings(tmp_path: Path) -> None:
    convention, path = made_site(tmp_path, HEXO, P, "![](/images/a.png)", "source/images/a.png")
    ((_, report),) = judged(convention, path)
    assert conversions_for("https://e.org/a.png", "inline", str(path), convention, report) == ()
    assert conversions_for("/images/a.png", "field", str(path), convention, report) == ()
    broken = ImageReport(ImageStatus.MISSING, ImageStatus.MISSING)
    assert conversions_for("/images/a.png", "inline", str(path), convention, broken) == ()
    elsewhere = replace(convention, generator=Generator.HUGO)
    assert conversions_for("/images/a.png", "inline", str(path), elsewhere, report) == ()
