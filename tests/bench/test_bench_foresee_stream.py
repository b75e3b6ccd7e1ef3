"""The benchmark of emerging issues: composed streams, an honest count of what was found, and known ways beside ours."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from statistics import mean

import pytest
from bench.foresee_stream import BINS, ONSETS, SORTS, YEAR_BINS, Stream, make_stream
from bench.foresee_stream_peers import run_kleinberg, run_poisson
from bench.foresee_stream_run import Row, find_goals, to_part
from bench.foresee_stream_score import Call, find_first, score_stream, tell_wrong
from bench.foresee_stream_taught import LOOSE, teach
from bench.foresee_stream_words import WORDS, find_tongue

_SIZE = 2600


@cache
def _stream(onset: str = "sharp") -> Stream:
    return make_stream("test", _SIZE, onset)


def _until(stream: Stream, bins: int) -> Stream:
    """The beginning of a stream."""
    return Stream(tuple(paper for paper in stream.papers if paper.bin < bins), stream.issues, bins)


def _planted(stream: Stream, name: str) -> tuple[str, ...]:
    return tuple(paper.id for paper in stream.papers if paper.planted == name)


def test_the_seed_decides_everything() -> None:
    """The same seed tells the same stream, another one another."""
    assert make_stream("test", _SIZE, "sharp") == _stream()
    assert make_stream("other", 2000, "sharp").papers[0].text != _stream().papers[0].text


@pytest.mark.parametrize("onset", ONSETS)
def test_streams_hold_what_they_are_asked_for(onset: str) -> None:
    """Issues of 45 to 130 documents that begin when they say, of all sorts, in both languages, from many mouths."""
    stream = _stream(onset)
    assert [paper.day for paper in stream.papers] == sorted(paper.day for paper in stream.papers)
    assert {issue.sort for issue in stream.issues} == set(SORTS)
    for issue in stream.issues:
        papers = [paper for paper in stream.papers if paper.planted == issue.name]
        assert 45 <= len(papers) == issue.size <= 130
        assert papers[0].bin == issue.start
        assert {paper.language for paper in papers} == set(issue.languages)
        assert len({paper.source for paper in papers}) > 15
    assert len({language for issue in stream.issues for language in issue.languages}) == 2


def test_sharp_issues_are_mostly_told_at_once_and_slow_ones_rise() -> None:
    """Half of a sharp issue comes within three weeks; a slow one is in full swing after eight."""
    middles = {}
    for onset in ONSETS:
        stream = _stream(onset)
        starts = {issue.name: issue.start for issue in stream.issues}
        middles[onset] = mean(paper.bin - starts[paper.planted] for paper in stream.papers if paper.planted in starts)
    assert middles["sharp"] < 3
    assert 3 < middles["ramp"] < 5.5
    assert 6 < middles["slow"] < 9


def test_storms_are_one_text_in_many_mastheads() -> None:
    """Within two weeks, each masthead once, and most of the words the same."""
    stream = _stream()
    papers = [paper for paper in stream.papers if paper.planted == "storm 0"]
    assert len({paper.source for paper in papers}) == len(papers) >= 30
    assert papers[-1].bin - papers[0].bin <= 1
    words = [set(paper.text.split()) for paper in papers]
    common = Counter(word for each in words for word in each)
    assert mean(mean(common[word] > len(papers) / 3 for word in each) for each in words) > 0.8


def test_seasons_come_again_at_the_same_weeks() -> None:
    """A year apart, over the same names and words."""
    bins: dict[str, list[int]] = {}
    for paper in _stream().papers:
        if paper.planted.startswith("season 0"):
            bins.setdefault(paper.planted, []).append(paper.bin)
    first, second = bins["season 0 0"], bins["season 0 1"]
    assert min(second) - min(first) == YEAR_BINS
    assert max(second) - max(first) == YEAR_BINS


def test_words_are_as_unevenly_used_as_in_any_language() -> None:
    """Many thousands of words, most of them rare, and none of the most frequent ones missing anywhere."""
    counts = Counter(word for paper in _stream().papers for word in set(re.findall(r"\w+", paper.text.lower())))
    assert len(counts) > 12_000
    assert sum(many <= 2 for many in counts.values()) > len(counts) / 3
    for language in ("en", "vi"):
        tongue = find_tongue(language)
        assert all(len(tongue.bags[kind].words) == len(set(tongue.bags[kind].words)) == WORDS[kind] for kind in WORDS)


def test_known_issues_have_no_word_of_their_own() -> None:
    """What is only told in a new combination was told before, name by name."""
    stream = _stream()
    for issue in stream.issues:
        if issue.sort != "known":
            continue
        mine = [set(re.findall(r"\w+", p.text.lower())) for p in stream.papers if p.planted == issue.name]
        shared = Counter(word for words in mine for word in words)
        often = {word for word, many in shared.items() if many > len(mine) / 4}
        others = {word for p in stream.papers if p.planted != issue.name for word in re.findall(r"\w+", p.text.lower())}
        assert len(often - others) <= 0.1 * len(often)


def test_scores_tell_right_from_wrong() -> None:
    """One alert an issue is perfect; a second, a storm, an old season and a mixture are wrong, a new season is not."""
    stream = _stream()
    perfect = [Call(stream.bin_end(issue.start + 1), _planted(stream, issue.name)) for issue in stream.issues]
    score = score_stream(perfect, stream)
    assert (score.found, score.precision, score.delay, score.missed) == (len(stream.issues), 1.0, 1.0, ())
    background = _planted(stream, "")
    late = stream.bin_end(BINS - 1)
    wrong = [
        Call(late, perfect[0].documents),
        Call(late, _planted(stream, "storm 0")),
        Call(late, _planted(stream, "season 0 0")),
        Call(late, _planted(stream, "season 0 1")),
        Call(late, perfect[1].documents + background[: len(perfect[1].documents)]),
    ]
    told = score_stream([*perfect, *wrong], stream)
    assert (told.again, told.storms, told.seasons_new, told.seasons_again, told.other) == (1, 1, 1, 1, 1)
    assert told.alerts == len(stream.issues) + 4
    assert told.precision == len(stream.issues) / told.alerts < told.kindly
    assert len(tell_wrong([*perfect, *wrong], stream)) == 4


def test_only_the_first_alerts_count() -> None:
    """Whoever raises an alert for everything runs out of room before the issues come."""
    stream = _stream()
    early = [Call(stream.bin_end(0), (paper.id,)) for paper in stream.papers if not paper.planted]
    perfect = [Call(stream.bin_end(issue.start), _planted(stream, issue.name)) for issue in stream.issues]
    assert score_stream([*perfect, *early], stream).found == 0
    assert score_stream([*perfect, *early], stream).alerts == find_first(stream)


def test_known_ways_find_issues_of_new_names() -> None:
    """Poisson online and Kleinberg offline see most of what is sharp, so that they are fair company."""
    stream = _until(_stream(), 60)
    begun = sum(issue.start < 55 for issue in stream.issues)
    poisson, kleinberg = run_poisson(stream), run_kleinberg(stream)
    assert begun >= 3
    assert all(len(call.documents) >= 5 for call in poisson)
    assert len(kleinberg) <= find_first(stream)
    for calls in (poisson, kleinberg):
        assert score_stream(calls, stream).found >= begun / 2


def test_goals_are_those_of_the_onset() -> None:
    """Ramps are asked for less, and for a delay; what is kept says how each stream went."""
    stream = _stream()
    score = score_stream(
        [Call(stream.bin_end(issue.start), _planted(stream, issue.name)) for issue in stream.issues], stream
    )
    rows = [Row("Diemcau", onset, (score,), 2600, 1.0) for onset in ONSETS] + [
        Row("peer", "sharp", (score,), 2600, 1.0)
    ]
    goals = find_goals(rows)
    assert all(goal.met for goal in goals)
    assert [goal.unit for goal in goals].count("bins") == 1
    assert len(goals) == 16
    kept = to_part(rows, 2600, ["test"]).value
    assert [row["precision"] for row in kept["rows"]] == [1.0] * 4


def test_thirty_judgements_make_a_loose_watch_more_precise() -> None:
    """From there on the taught watch raises less than half of the alerts, and no fewer right ones."""
    stream = _until(make_stream("u", 2000, "sharp"), 70)
    taught = teach(stream)
    assert taught.judged >= 30
    assert taught.settings.least_score > LOOSE.least_score
    assert taught.taught[0] >= taught.untaught[0] > 0
    assert 2 * taught.taught[1] < taught.untaught[1]
