import threading
import time

import pytest

from editor.workspace.web_limits import ClosedError, Manners, seconds_of


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("2", 2.0),
        (" 120 ", 120.0),
        ("99999999", 86_400.0),
        ("9" * 5000, 86_400.0),
        ("-5", 60.0),
        ("soon", 60.0),
        ("", 60.0),
        ("²", 60.0),
        ("Thu, 01 Jan 1970 00:02:00 GMT", 20.0),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0),
        ("Fri, 99 Zzz 9999 99:99:99 GMT", 60.0),
    ],
)
def test_retry_after_is_read_as_seconds_or_date(told, seconds):
    assert seconds_of(told, now=100.0) == seconds


def test_questions_to_one_host_keep_their_distance_and_others_do_not_wait():
    manners = Manners(gap=3.0)
    started = time.monotonic()
    for host in ("a", "b", "c"):
        with manners.turn(host):
            assert time.monotonic() - started < 2.8
    with manners.turn("a"):
        assert time.monotonic() - started >= 3


def test_the_total_is_bounded():
    manners = Manners(total=2, gap=0.0)
    at_once, most = [], []

    def ask(host):
        with manners.turn(host):
            at_once.append(host)
            most.append(len(at_once))
            time.sleep(0.2)
            at_once.remove(host)

    threads = [threading.Thread(target=ask, args=(str(number),)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(most), max(most)) == (6, 2)


def test_closing_lets_who_waits_go():
    manners = Manners(per_host=1, gap=0.0)
    gone = threading.Event()

    def ask():
        with pytest.raises(ClosedError), manners.turn("a"):
            raise AssertionError("no turn is left")
        gone.set()

    with manners.turn("a"):
        thread = threading.Thread(target=ask)
        thread.start()
        manners.close()
        assert gone.wait(15)
        thread.join()


def test_a_limit_is_remembered_for_its_host_only():
    manners = Manners()
    manners.limit("a", 30)
    assert 29 < manners.limited_for("a") <= 30
    assert manners.limited_for("b") == 0
