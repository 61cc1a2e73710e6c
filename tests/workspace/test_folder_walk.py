import os

from editor.workspace.folder_walk import files_below


def below(root, most=100, goes_into=lambda _name, _depth: True, wants=lambda name: name.endswith(".png")):
    return [os.path.relpath(path, root) for path in files_below(str(root), most, goes_into, wants)]


def put(root, *names):
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"")


def test_what_is_near_comes_first_and_each_folder_by_name(tmp_path):
    put(tmp_path, "b/c/1.png", "b/2.png", "a/3.png", "4.png", "a/notes.txt")
    assert below(tmp_path) == ["4.png", "a/3.png", "b/2.png", "b/c/1.png"]


def test_who_asks_says_where_to_look(tmp_path):
    put(tmp_path, "build/1.png", "posts/build/2.png", ".git/3.png")
    seen = below(
        tmp_path, goes_into=lambda name, depth: not name.startswith(".") and (depth or name != "build")
    )
    assert seen == ["posts/build/2.png"]


def test_it_ends_after_so_many(tmp_path):
    put(tmp_path, *(f"{number}/a.png" for number in range(9)))
    assert len(below(tmp_path, most=12)) == 3


def test_links_are_followed_to_files_inside_alone(tmp_path):
    root, outside = tmp_path / "site", tmp_path / "outside.png"
    put(root, "a/real.png")
    outside.write_bytes(b"")
    (root / "in.png").symlink_to(root / "a" / "real.png")
    (root / "out.png").symlink_to(outside)
    (root / "gone.png").symlink_to(root / "nowhere")
    (root / "circle.png").symlink_to(root / "circle.png")
    (root / "folder").symlink_to(root / "a")
    assert below(root) == ["in.png", "a/real.png"]
