import os

import pytest

from editor.core.frontmatter.generator import Generator
from editor.core.frontmatter.schema import FieldKind
from editor.core.site.convention import Convention
from editor.workspace.content_folder import DiskFolder, find_site, is_post_path, post_paths
from editor.workspace.errors import NotAPostError, NotFoundError, WorkspaceError
from editor.workspace.post_summary import read_summary, unreadable_summary


@pytest.fixture
def hexo(tmp_path):
    root = tmp_path / "blog"
    (root / "source" / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("title: Cats\nurl: https://cats.example\n")
    (root / "package.json").write_text('{"hexo": {"version": "7.0.0"}, "dependencies": {"hexo": "^7.0.0"}}')
    return root


def _post(root, name, text="---\ntitle: A\n---\n"):
    path = root / "source" / "_posts" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return str(path)


def _all(convention):
    return [path for batch in post_paths(convention) for path in batch]


def test_a_site_is_found_from_its_root_from_inside_and_from_a_post(hexo):
    post = _post(hexo, "deep/er/a.md")
    for start in (str(hexo), str(hexo / "source" / "_posts"), post, str(hexo) + "/"):
        found = find_site(start)
        assert (found.generator, found.root, found.name) == (Generator.HEXO, str(hexo), "Cats")


def test_a_lone_post_gets_its_own_folder(tmp_path):
    (tmp_path / "a.md").write_text("hello")
    found = find_site(str(tmp_path / "a.md"))
    assert (found.generator, found.root) == (Generator.PLAIN, str(tmp_path))
    assert find_site(str(tmp_path)) == found


def test_the_search_ends_at_home(hexo, monkeypatch):
    home = hexo / "home"
    (home / "notes").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    assert find_site(str(home / "notes")).root == str(home / "notes")
    assert find_site(str(home)).root == str(home)


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(NotFoundError):
        find_site(str(tmp_path / "gone"))
    with pytest.raises(NotFoundError):
        find_site("nul\0byte")


def test_posts_are_found_and_all_else_is_left_out(hexo):
    kept = [_post(hexo, name) for name in ("a.md", "b.Markdown", "deep/c.md")]
    for name in ("_hidden.md", ".dot.md", "_folder/d.md", ".git/e.md", "node_modules/f.md", "g.txt", "h.md~"):
        _post(hexo, name)
    (hexo / "themes").mkdir()
    (hexo / "themes" / "README.md").write_text("")
    convention = find_site(str(hexo))
    assert sorted(_all(convention)) == sorted(kept)
    for path in kept:
        assert is_post_path(convention, path)
    for name in ("_hidden.md", ".git/e.md", "node_modules/f.md", "g.txt"):
        assert not is_post_path(convention, str(hexo / "source" / "_posts" / name))
    assert not is_post_path(convention, str(hexo / "themes" / "README.md"))


def test_a_plain_folder_leaves_out_what_was_built(tmp_path):
    for name in ("a.md", "notes/b.md", "public/c.md", "notes/public/d.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text("")
    found = _all(find_site(str(tmp_path)))
    assert sorted(found) == [str(tmp_path / name) for name in ("a.md", "notes/b.md", "notes/public/d.md")]


def test_links_that_leave_the_root_and_circles_are_skipped(hexo, tmp_path):
    post = _post(hexo, "a.md")
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "diary.md").write_text("secret")
    posts = hexo / "source" / "_posts"
    (posts / "out").symlink_to(tmp_path / "private")
    (posts / "diary.md").symlink_to(tmp_path / "private" / "diary.md")
    (posts / "circle").symlink_to(posts)
    (posts / "dead.md").symlink_to("nowhere")
    os.mkfifo(posts / "pipe.md")
    assert _all(find_site(str(hexo))) == [post]


def test_depth_is_bounded(tmp_path):
    deep = tmp_path
    for level in range(40):
        deep = deep / f"d{level}"
        deep.mkdir()
        (deep / "a.md").write_text("")
    assert len(_all(find_site(str(tmp_path)))) == 24


def test_batches_are_bounded(tmp_path):
    for number in range(450):
        (tmp_path / f"{number}.md").touch()
    assert [len(batch) for batch in post_paths(find_site(str(tmp_path)))] == [200, 200, 50]


def test_a_summary_tells_what_the_list_shows(hexo):
    head = "title: '猫:  cat'\ndate: 2024-02-01 10:00:00\ntags: [a, b, a]"
    text = f"---\n{head}\ncategories:\n- [AI, LLM]\n- Life\n---\nbody"
    path = _post(hexo, "a.md", text)
    found = read_summary(path, find_site(path))
    assert (found.title, found.date, found.tags, found.categories) == (
        "猫: cat",
        "2024-02-01 10:00:00",
        ("a", "b"),
        ("AI", "LLM", "Life"),
    )
    assert (found.is_draft, found.problem, found.size, found.broken_images) == (
        False,
        "",
        len(text.encode()),
        -1,
    )


def test_a_post_without_a_title_is_named_after_its_file(hexo):
    path = _post(hexo, "hello-world.md", "only text")
    assert read_summary(path, find_site(path)).title == "hello-world"


@pytest.mark.parametrize(
    ("generator", "name", "text", "expected"),
    [
        (Generator.HEXO, "a.md", "tags: a, b", ("a, b",)),
        (Generator.HEXO, "a.md", "tag: solo", ("solo",)),
        (Generator.JEKYLL, "a.md", "tags: classic hollywood", ("classic", "hollywood")),
        (Generator.JEKYLL, "a.md", "tag: classic hollywood", ("classic hollywood",)),
        (Generator.HUGO, "a.md", "tags: ['x', '', y]", ("x", "y")),
        (Generator.HEXO, "a.md", "tags: {a: b}", ()),
    ],
)
def test_tags_are_read_as_the_generator_reads_them(tmp_path, generator, name, text, expected):
    (tmp_path / name).write_text(f"---\n{text}\n---\n")
    assert read_summary(str(tmp_path / name), Convention(str(tmp_path), generator)).tags == expected


@pytest.mark.parametrize(
    ("generator", "field", "is_draft"),
    [
        (Generator.HUGO, "draft: true", True),
        (Generator.HUGO, "draft: false", False),
        (Generator.HUGO, "draft:", False),
        (Generator.ASTRO, "draft: true", True),
        (Generator.HEXO, "published: false", True),
        (Generator.HEXO, "published:", False),
        (Generator.JEKYLL, "published: false", True),
        (Generator.JEKYLL, "title: x", False),
    ],
)
def test_drafts_are_told_by_field(tmp_path, generator, field, is_draft):
    (tmp_path / "a.md").write_text(f"---\n{field}\n---\n")
    assert read_summary(str(tmp_path / "a.md"), Convention(str(tmp_path), generator)).is_draft is is_draft


def test_drafts_are_told_by_folder(hexo):
    (hexo / "source" / "_drafts").mkdir()
    (hexo / "source" / "_drafts" / "a.md").write_text("---\ntitle: A\n---\n")
    convention = find_site(str(hexo))
    assert [read_summary(path, convention).is_draft for path in _all(convention)] == [True]


def test_names_tell_date_and_title_where_the_generator_says_so(tmp_path):
    (tmp_path / "2024-02-01-my-cat.md").write_text("text")
    found = read_summary(str(tmp_path / "2024-02-01-my-cat.md"), Convention(str(tmp_path), Generator.JEKYLL))
    assert (found.title, found.date) == ("my-cat", "2024-02-01")
    (tmp_path / "bundle").mkdir()
    (tmp_path / "bundle" / "index.md").write_text("text")
    found = read_summary(str(tmp_path / "bundle" / "index.md"), Convention(str(tmp_path), Generator.HUGO))
    assert found.title == "bundle"


@pytest.mark.parametrize("text", ["---\ntitle: [\n---\n", "---\nx: " + "[" * 100_000 + "\n---\n"])
def test_a_bad_front_matter_is_still_a_row(hexo, text):
    path = _post(hexo, "a.md", text)
    found = read_summary(path, find_site(path))
    assert found.problem.startswith("frontmatter.")
    assert found.title == "a"


def test_only_the_beginning_of_a_large_file_is_read(hexo):
    path = _post(hexo, "a.md", "---\ntitle: Big\n---\n")
    os.truncate(path, 5_000_000_000)
    found = read_summary(path, find_site(path))
    assert (found.title, found.size) == ("Big", 5_000_000_000)


def test_what_is_no_file_inside_the_site_is_not_read(hexo, tmp_path):
    convention = find_site(str(hexo))
    os.mkfifo(hexo / "pipe.md")
    (tmp_path / "out.md").write_text("")
    (hexo / "link.md").symlink_to(tmp_path / "out.md")
    with pytest.raises(NotAPostError):
        read_summary(str(hexo / "pipe.md"), convention)
    for name in ("link.md", "gone.md"):
        with pytest.raises(WorkspaceError):
            read_summary(str(hexo / name), convention)


def test_an_unreadable_post_has_a_row_too(hexo):
    path = _post(hexo, "my.md")
    found = unreadable_summary(path, "frontmatter.too-hard")
    assert (found.title, found.problem) == ("my", "frontmatter.too-hard")


def test_a_folder_shows_detection_nothing_outside(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "secret.yml").write_text("a: 1")
    (tmp_path / "site" / "link.yml").symlink_to(tmp_path / "secret.yml")
    (tmp_path / "site" / "up").symlink_to(tmp_path)
    (tmp_path / "site" / "good.yml").write_text("\ufeffa: 2")
    os.mkfifo(tmp_path / "site" / "_config.yml")
    folder = DiskFolder(str(tmp_path / "site"))
    assert folder.read_text("good.yml") == "a: 2"
    assert [folder.read_text(name) for name in ("link.yml", "../secret.yml", "_config.yml", "none", "")] == [
        None
    ] * 5
    assert (folder.is_folder(""), folder.is_folder("up"), folder.is_folder("..")) == (True, False, False)
    assert (list(folder.names("up")), "good.yml" in folder.names("")) == ([], True)


def test_a_summary_tells_how_the_value_of_each_field_looks(tmp_path):
    lines = ["---", "title: A", "mood: calm", "rank: 3", "seen: 2024-05-01", "empty:", "list: [a]", "---", ""]
    (tmp_path / "a.md").write_text("\n".join(lines))
    found = read_summary(str(tmp_path / "a.md"), Convention(str(tmp_path), Generator.HEXO))
    assert found.kinds == (
        ("title", FieldKind.TEXT),
        ("mood", FieldKind.TEXT),
        ("rank", FieldKind.NUMBER),
        ("seen", FieldKind.DATE),
        ("empty", None),
        ("list", FieldKind.LIST),
    )
    (tmp_path / "a.md").write_text("---\nmood: calm\nrank: [\n---\n")
    assert read_summary(str(tmp_path / "a.md"), Convention(str(tmp_path), Generator.HEXO)).kinds == ()
