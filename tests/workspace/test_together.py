import threading

import pytest

from editor.workspace.together import Together


def test_who_asks_the_same_at_the_same_time_gets_one_answer():
    together, begun, go_on, asked, answers = Together(), threading.Event(), threading.Event(), [], []

    def work():
        asked.append(1)
        begun.set()
        go_on.wait(5)
        return object()

    threads = [threading.Thread(target=lambda: answers.append(together.ask("q", work))) for _ in range(5)]
    threads[0].start()
    begun.wait(5)
    for thread in threads[1:]:
        thread.start()
    assert together.ask("other", lambda: 7) == 7
    go_on.set()
    for thread in threads:
        thread.join(5)
    assert len(answers) == 5
    assert len(set(map(id, answers))) == len(asked) or len(asked) == 1


def test_the_next_question_is_asked_afresh_also_after_a_failure():
    together = Together()
    with pytest.raises(KeyError):
        together.ask("q", lambda: {}["nothing"])
    assert together.ask("q", lambda: 1) == 1
    assert together.ask("q", lambda: 2) == 2
