"""Style sheets are read inside the site and no further, with what they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.core.frontmatter.generator import Generator
from editor.core.site.convention import Convention
from editor.workspace import preview_style
from editor.workspace.errors import NotFoundError
from editor.workspace.preview_style import read_style, read_style_file, read_theme

if TYPE_CHECKING:
    from pathlib import Path

GIF = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,"
GIF += b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    (root / "css").mkdir(parents=True)
    (root / "img").mkdir()
    (root / "img" / "a.gif").write_bytes(GIF)
    (root / "css" / "f.woff2").write_bytes(b"wOF2 and more")
    (tmp_path / "secret.gif").write_bytes(GIF)
    (root / "img" / "out.gif").symlink_to(tmp_path / "secret.gif")
    return root


def test_what_a_sheet_names_is_served_from_inside_the_site_only(site: Path) -> None:
    sheet = site / "css" / "own.css"
    sheet.write_text(
        "a{b:url(../img/a.gif?v=1#x)} c{d:url(f.woff2)} e{f:url(/img/a.gif)}"
        "g{h:url(../../secret.gif)} i{j:url(../img/out.gif)} k{l:url(//x/y.png)} m{n:url(gone.png)}"
        "o{p:url(data:image/png;base64,AA==)} q{r:url(data:text/html,x)} s{t:url(file:///etc/hosts)}"
    )
    style = read_style(str(sheet), str(site))
    assert sorted(style.files.values()) == [str(site / "css" / "f.woff2"), str(site / "img" / "a.gif")]
    assert style.css.count("post://style/") == 3
    assert 'url("data:image/png;base64,AA==")' in style.css
    for lost in ("secret", "out.gif", "//x", "text/html", "file:"):
        assert lost not in style.css
    assert (style.sheets, style.root) == ((str(sheet),), str(site))


def test_a_sheet_from_elsewhere_is_confined_to_its_own_folder(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "styles"
    other.mkdir()
    (other / "b.gif").write_bytes(GIF)
    (other / "s.css").write_text("a{b:url(b.gif)} c{d:url(../site/img/a.gif)}")
    style = read_style(str(other / "s.css"), str(site))
    assert list(style.files.values()) == [str(other / "b.gif")]
    assert style.root == str(other)


def test_files_are_known_by_what_they_hold(site: Path, tmp_path: Path) -> None:
    (site / "img" / "page.png").write_text("<html>")
    assert read_style_file(str(site / "img" / "a.gif"), str(site)) == (GIF, "image/gif")
    assert read_style_file(str(site / "css" / "f.woff2"), str(site)) == (b"wOF2 and more", "font/woff2")
    for path in (site / "img" / "page.png", site / "img" / "out.gif", site / "none", tmp_path / "secret.gif"):
        assert read_style_file(str(path), str(site)) is None


def theme_of(site: Path, generator: Generator = Generator.HEXO) -> preview_style.PreviewStyle:
    return read_theme(Convention(str(site), generator, base_path="/blog/"))


def test_the_theme_is_what_the_front_page_links(site: Path) -> None:
    built = site / "public"
    (built / "css").mkdir(parents=True)
    for name in ("one", "two", "print"):
        (built / "css" / f"{name}.css").write_text(f".{name}{{background:url(/css/../x.gif)}}")
    (built / "x.gif").write_bytes(GIF)
    (built / "index.html").write_text(
        '<LINK href="/blog/css/two.css?v=3" rel="stylesheet"><link rel=stylesheet href=css/one.css>'
        '<link rel="stylesheet" href="https://far/x.css"><link rel="stylesheet" href="//far/y.css">'
        '<link rel="stylesheet" media="print" href="/css/print.css"><link rel="icon" href="/css/print.css">'
        '<link rel="stylesheet" href="../../../../etc/x.css">'
    )
    style = theme_of(site)
    assert style.sheets == (str(built / "css" / "two.css"), str(built / "css" / "one.css"))
    assert style.css.index(".two") < style.css.index(".one")
    assert list(style.files.values()) == [str(built / "x.gif")]


def test_without_a_front_page_the_folder_of_sheets_counts(site: Path) -> None:
    (site / "_site" / "css").mkdir(parents=True)
    (site / "_site" / "css" / "main.css").write_text("a{b:c}")
    assert theme_of(site, Generator.JEKYLL).css == "a{b:c}"
    with pytest.raises(NotFoundError, match="No built site"):
        theme_of(site)


def test_the_sheets_are_bounded(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview_style, "MOST_CSS", 20)
    (site / "public" / "css").mkdir(parents=True)
    (site / "public" / "css" / "a.css").write_text("a{b:c}")
    (site / "public" / "css" / "b.css").write_text("d{e:f}" * 10)
    assert theme_of(site).css == "a{b:c}"


def test_a_sheet_that_another_imports_stands_in_its_place_from_inside_the_site_only(
    site: Path, tmp_path: Path
) -> None:
    sheet = site / "css" / "own.css"
    (tmp_path / "out.css").write_text(".out{a:b}")
    (site / "css" / "link.css").symlink_to(tmp_path / "out.css")
    (site / "css" / "deep").mkdir()
    (site / "css" / "deep" / "part.css").write_text("@import '../own.css'; .part{a:url(../f.woff2)}")
    (site / "css" / "wide.css").write_text(".wide{c:d")
    sheet.write_text(
        "@import 'deep/part.css'; @import url(wide.css) screen and (min-width: 100px);"
        "@import url('wide.css') layer(x); @import '../../out.css'; @import url(link.css);"
        "@import '//far.example/x.css'; @import 'https://far.example/y.css'; @import 'gone.css'; .own{e:f}"
    )
    style = read_style(str(sheet), str(site))
    assert style.sheets == tuple(
        str(site / "css" / name) for name in ("own.css", "deep/part.css", "wide.css")
    )
    assert (
        style.css.index(".part{a:url") < style.css.index("@media screen and") < style.css.index(".own{e:f}")
    )
    assert style.css.count(".wide{c:d}}") == 1
    assert list(style.files.values()) == [str(site / "css" / "f.woff2")]
    for lost in (".out", "far.example", "import"):
        assert lost not in style.css


def test_sheets_that_import_without_end_come_to_one(site: Path) -> None:
    for number in range(40):
        imports = "".join(f"@import '{other}.css';" for other in range(40))
        (site / "css" / f"{number}.css").write_text(f"{imports} .n{number}{{a:b}}")
    style = read_style(str(site / "css" / "0.css"), str(site))
    assert len(style.sheets) == preview_style.MOST_SHEETS
    assert style.css.count("{a:b}") == preview_style.MOST_SHEETS
