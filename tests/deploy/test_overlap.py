"""Directives held against tasks of before."""

from __future__ import annotations

from diemcau.deploy.overlap import MOST, OpenTask, OpenTasks

ASKED = "Draw up a scheme on cold storage for fish exports of the northern coast"


def alike(*tasks: OpenTask, words: str = ASKED, language: str = "en") -> tuple[str, ...]:
    """Uids of tasks that ask for the same."""
    return OpenTasks(tasks).alike([(words, language)])


def test_the_same_thing_in_other_words_is_found() -> None:
    """A task that asks for the same with small words changed is found, by its words or its title."""
    same = OpenTask(uid="t1", title="", words="Draw up the scheme on cold storage for the fish exports of the coast")
    titled = OpenTask(uid="t2", title="Scheme on cold storage for fish exports", words="as said at the last meeting")
    assert alike(same, titled) == ("t2", "t1")


def test_what_only_sounds_alike_is_not() -> None:
    """Another scheme, another act and a title of three words are no overlap."""
    other = OpenTask(uid="t1", title="", words="Draw up a scheme on the training of pilots of the southern coast")
    short = OpenTask(uid="t2", title="Cold storage scheme", words="")
    assert alike(other, short) == ()
    assert alike() == ()


def test_a_task_in_another_language_is_found_by_what_its_words_mean() -> None:
    """An open task in Vietnamese meets a directive in English."""
    vietnamese = OpenTask(
        uid="t1",
        title="",
        words="Sở Ngoại vụ rà soát các thỏa thuận quốc tế sắp hết hiệu lực của tỉnh và báo cáo Ủy ban nhân dân tỉnh",
        language="vi",
    )
    asked = "The Department of Foreign Affairs reviews the international agreements of the province about to expire"
    assert alike(vietnamese, words=asked) == ("t1",)
    assert alike(vietnamese, words="Repair the lights of the northern pier before the winter storms") == ()


def test_only_the_most_alike_are_shown() -> None:
    """Of many copies a few are named, always the same."""
    tasks = [OpenTask(uid=f"t{place}", title="", words=ASKED) for place in range(9)]
    assert alike(*tasks) == tuple(f"t{place}" for place in range(MOST))
