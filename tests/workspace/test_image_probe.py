import base64
import os

import pytest

from editor.core.frontmatter.generator import Generator
from editor.core.images.check import CheckPolicy, ImageNote, ImageStatus, SizePolicy
from editor.core.site.convention import Convention
from editor.workspace.image_probe import check_image
from editor.workspace.web_images import WebImages

SHUT = CheckPolicy(web_allowed=False)
OPEN = CheckPolicy(web_allowed=True, private_allowed=True, timeout=15.0)


@pytest.fixture
def site(tmp_path):
    for folder in ("source/_posts", "source/images"):
        (tmp_path / "site" / folder).mkdir(parents=True)
    return tmp_path / "site"


@pytest.fixture
def check(site, tmp_path):
    web = WebImages(str(tmp_path / "cache"), gap=0.0)
    convention = Convention(
        str(site),
        Generator.HEXO,
        post_folders=("source/_posts",),
        served_folders=("source",),
        image_folder="source/images",
    )

    def run(destination, policy=SHUT, **options):
        return check_image(destination, str(site / "source/_posts/a.md"), convention, policy, web, **options)

    yield run
    web.close()


def test_a_good_image_has_both_verdicts_and_all_facts(site, check, draw):
    picture = draw("PNG", 40, 30)
    (site / "source/images/a b.png").write_bytes(picture)
    report = check("/images/a%20b.png?v=2#x")
    assert (report.here, report.site) == (ImageStatus.OK, ImageStatus.OK)
    assert (report.width, report.height, report.bytes, report.format) == (40, 30, len(picture), "png")
    assert report.path == str(site / "source/images/a b.png")


def test_a_file_that_is_there_but_not_served_shows_here_only(site, check, draw):
    (site / "images").mkdir()
    (site / "images/a.png").write_bytes(draw())
    report = check("/images/a.png")
    assert (report.here, report.site) == (ImageStatus.OK, ImageStatus.OUTSIDE)
    assert report.is_broken


def test_a_file_that_is_nowhere_is_missing(check):
    report = check("/images/none.png")
    assert (report.here, report.site, report.path) == (ImageStatus.MISSING, ImageStatus.MISSING, "")


@pytest.mark.parametrize(
    ("written", "actual"),
    [
        ("/images/Dog.png", "dog.PNG"),
        ("/Images/dog.PNG", "images/dog.PNG"),
        ("/images/cafe\u0301.png", "caf\u00e9.png"),
    ],
)
def test_a_name_that_differs_in_case_or_composition_is_told(site, check, draw, written, actual):
    (site / "source/images/dog.PNG").write_bytes(draw())
    (site / "source/images/caf\u00e9.png").write_bytes(draw())
    report = check(written)
    assert (report.here, report.site) == (ImageStatus.WRONG_CASE, ImageStatus.WRONG_CASE)
    assert report.data["actual"] == actual
    assert os.path.isfile(report.path)


@pytest.mark.parametrize(
    "written",
    [
        "../../../../etc/passwd",
        "..%2f..%2f..%2f..%2fetc/hostname",
        "/etc/passwd",
        "~/.ssh/id_rsa",
        "file:///etc/hostname",
        "C:\\x.png",
        "\\\\host\\x.png",
        "%00",
        "....//x",
        ".",
        "/",
    ],
)
def test_nothing_outside_the_site_is_read(check, written):
    report = check(written)
    assert report.here in (ImageStatus.OUTSIDE, ImageStatus.MISSING)
    assert (report.path, report.bytes) == ("", 0)


def test_a_link_that_leaves_the_site_is_outside(site, check, draw, tmp_path):
    (tmp_path / "secret.png").write_bytes(draw())
    (site / "source/images/a.png").symlink_to(tmp_path / "secret.png")
    (site / "source/all").symlink_to(tmp_path)
    for written in ("/images/a.png", "/all/secret.png"):
        report = check(written)
        assert (report.here, report.bytes) == (ImageStatus.OUTSIDE, 0)


def test_a_link_inside_the_site_is_followed_and_a_dead_one_is_missing(site, check, draw):
    (site / "source/images/a.png").write_bytes(draw())
    (site / "source/images/b.png").symlink_to("a.png")
    (site / "source/images/c.png").symlink_to("gone.png")
    assert check("/images/b.png").here is ImageStatus.OK
    assert check("/images/c.png").here is ImageStatus.MISSING


def test_pipes_and_folders_are_never_opened(site, check):
    os.mkfifo(site / "source/images/pipe.png")
    (site / "source/images/folder.png").mkdir()
    assert check("/images/pipe.png").here is ImageStatus.NOT_AN_IMAGE
    assert check("/images/folder.png").here is ImageStatus.MISSING


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:00", "lfs"),
        (b"\n<!DOCTYPE HTML><title>404", "html"),
        (b"GIF is a nice word", "other"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "damaged"),
    ],
)
def test_a_file_that_only_looks_like_an_image_is_told(site, check, data, why):
    (site / "source/images/a.png").write_bytes(data)
    report = check("/images/a.png")
    assert (report.here, report.site, report.data["why"]) == (
        ImageStatus.NOT_AN_IMAGE,
        ImageStatus.NOT_AN_IMAGE,
        why,
    )


def test_a_drawing_is_measured_in_bytes_only(site, check):
    (site / "source/images/a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><use href="#a"/></svg>'
    )
    report = check("/images/a.svg")
    assert (report.here, report.format, report.width) == (ImageStatus.OK, "svg", 0)
    assert report.bytes == 62


def test_a_huge_file_is_judged_by_its_first_bytes(site, check, draw):
    with open(site / "source/images/a.png", "wb") as file:
        file.write(draw())
        file.truncate(10_000_000_000)
    report = check("/images/a.png")
    assert (report.here, report.width, report.bytes) == (ImageStatus.OK, 40, 10_000_000_000)


def test_data_is_decoded(check, draw):
    packed = base64.b64encode(draw("GIF")).decode()
    assert check(f"data:image/png;base64,{packed}").format == "gif"
    assert check("data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'/%3E").format == "svg"


@pytest.mark.parametrize(
    "written", ["data:", "data:image/png;base64,!!!", "data:,hello", "data:image/png;base64,AAAA"]
)
def test_data_that_is_no_image_is_told(check, written):
    assert check(written).here is ImageStatus.NOT_AN_IMAGE


def test_too_much_data_is_not_decoded(check):
    report = check("data:image/png;base64," + "A" * 16_000_000)
    assert report.data["why"] == "large"


def test_a_template_is_for_the_generator_to_know(check):
    assert check("{{ page.cover }}").here is ImageStatus.UNKNOWN


def test_the_web_is_asked_only_where_the_policy_allows(check, server, respond, draw):
    server.answers["/a.png"] = respond(200, draw())
    skipped = check(server.address + "/a.png")
    assert (skipped.here, skipped.data["why"]) == (ImageStatus.SKIPPED, "not-own")
    assert server.connections == 0
    assert check(server.address + "/a.png", OPEN).here is ImageStatus.OK
    assert server.connections > 0


def test_an_empty_destination_is_missing(check):
    assert check("").here is ImageStatus.MISSING


@pytest.mark.parametrize(
    ("destination", "why"),
    [
        ("file:///home/me/a.png", "own-disk"),
        ("C:\\pics\\a.png", "own-disk"),
        ("c:/pics/a.png", "own-disk"),
        ("\\\\server\\share\\a.png", "own-disk"),
        ("ftp://h.example/a.png", "scheme"),
        ("", "no-destination"),
    ],
)
def test_a_place_that_no_reader_has_is_missing_and_says_why(check, destination, why):
    report = check(destination)
    assert (report.here, report.site, report.data["why"]) == (ImageStatus.MISSING, ImageStatus.MISSING, why)


@pytest.mark.parametrize(
    ("content", "why", "note"),
    [
        (b"", "empty", ImageNote.EMPTY),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "lfs", ImageNote.LFS_POINTER),
        (b"\0\0\0\x18ftypheic" + bytes(40), "not-in-browsers", ImageNote.NOT_IN_BROWSERS),
        (b"II*\0" + bytes(40), "not-in-browsers", ImageNote.NOT_IN_BROWSERS),
    ],
)
def test_what_cannot_be_shown_is_noted(site, check, content, why, note):
    (site / "source/images/a.png").write_bytes(content)
    report = check("/images/a.png")
    assert (report.here, report.data["why"], report.notes) == (ImageStatus.NOT_AN_IMAGE, why, (note,))


def test_a_bomb_is_named_and_not_opened(site, check):
    head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (30_000).to_bytes(4, "big") * 2 + b"\x08\2\0\0\0" + bytes(200)
    (site / "source/images/a.png").write_bytes(head)
    report = check("/images/a.png")
    assert (report.notes, report.data["why"]) == ((ImageNote.BOMB,), "large")
    assert (report.width, report.height) == (30_000, 30_000)


def test_what_is_odd_about_a_good_file_is_noted_and_it_shows_all_the_same(site, check, draw):
    (site / "source/images/a.jpg").write_bytes(draw("PNG", 300, 20))
    small = CheckPolicy(web_allowed=False, sizes=SizePolicy(10**9, max_edge=200))
    report = check("/images/a.jpg", small)
    assert report.notes == (ImageNote.WRONG_EXTENSION, ImageNote.TOO_LARGE)
    assert report.here is ImageStatus.OK


def test_a_name_in_another_unicode_form_is_noted_apart_from_one_in_another_case(site, check, draw):
    (site / "source/images/caf\u00e9.png").write_bytes(draw())
    assert check("/images/cafe\u0301.png").notes == (ImageNote.NOT_UNICODE_NORMAL,)
    assert check("/images/CAF\u00c9.png").notes == ()
