"""The watch: what is new is told once, with its grounds; what is known, reprinted or muted is not."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.foresee.signals.streams import bin_end, make_bins, make_item, plant

from diemcau.errors import Invalid
from diemcau.foresee.signals import past
from diemcau.foresee.signals.settings import Settings
from diemcau.foresee.signals.watcher import Taken, Watcher
from diemcau.records.signal import Alert, Item, Stage, Strength, TermKind, Told
from diemcau.records.span import Span

_TOLD = "at the Sarvik Dam in Keld, where the spillway cracked"
_ONSET = {12: 6, 13: 8, 14: 5}


def _run(bins: Sequence[Sequence[Item]], watcher: Watcher | None = None) -> list[Taken]:
    watcher = watcher or Watcher()
    return [watcher.take(items, until=bin_end(number)) for number, items in enumerate(bins)]


def _alerts(taken: Sequence[Taken]) -> list[Alert]:
    return [alert for one in taken for alert in one.alerts]


def test_nothing_new_raises_nothing() -> None:
    """A stream that says tomorrow what it said yesterday has no alert."""
    assert _alerts(_run(make_bins(20, 20))) == []


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_new_issue_is_told_once(language: str) -> None:
    """Documents that share new names are one alert, in the week in which they come; later ones raise no second."""
    bins = make_bins(20, 20)
    told = _TOLD if language == "en" else "tại đập Thạch Yên, nơi đường tràn bị nứt"
    names = plant(bins, {**_ONSET, 15: 4, 16: 3}, told, language=language)
    watcher = Watcher()
    (alert,) = _alerts(_run(bins, watcher))
    assert alert.raised_on == bin_end(12)
    assert set(alert.documents) <= names
    assert alert.strength is Strength.STRONG
    assert alert.seen == len(alert.documents) == 6
    assert alert.expected < 1
    assert len(alert.sources) == 6
    (issue,) = watcher.issues()
    assert issue.id == alert.issue
    assert set(issue.documents) == names


def test_alerts_quote_sentences_that_hold_their_terms() -> None:
    """Each sighting is a sentence of its document, and the terms it names stand in it."""
    bins = make_bins(14, 20)
    plant(bins, {12: 6, 13: 8}, _TOLD)
    texts = {item.document: item.text for items in bins for item in items}
    (alert,) = _alerts(_run(bins))
    assert alert.sightings
    for sighting in alert.sightings:
        assert sighting.span.quote(texts[sighting.document]) == sighting.words
        assert sighting.terms
        assert all(word in sighting.words.lower() for term in sighting.terms for word in term.split())
    assert any(term.kind is TermKind.NAME and "Sarvik" in term.words for term in alert.terms)
    assert all(term.expected == 0 for term in alert.terms if term.first >= alert.since)


def test_a_reprint_storm_raises_nothing() -> None:
    """One new text in many mastheads, cut and with words changed, is one voice."""
    bins = make_bins(16, 20)
    plant(bins, {12: 1}, _TOLD)
    text = bins[12][-1].text
    for copy in range(40):
        words = text.split(" ")
        words[7 * copy % len(words)] = "officials"
        cut = " ".join(words[copy % 9 : len(words) - copy % 7])
        bins[12 + copy % 2].append(make_item(f"copy {copy}", 12 + copy % 2, cut, f"masthead {copy}"))
    assert _alerts(_run(bins)) == []


def test_items_of_one_origin_are_one_voice() -> None:
    """Texts that somebody marked as of one origin count once, however different they are."""
    bins = make_bins(16, 20)
    plant(bins, {12: 8}, _TOLD)
    bins[12] = [
        item if item.document[0].isdigit() else make_item(item.document, 12, item.text, item.source, origin="wire 7")
        for item in bins[12]
    ]
    assert _alerts(_run(bins)) == []


def test_one_source_alone_is_no_issue() -> None:
    """What a single voice says again and again is told to nobody."""
    bins = make_bins(16, 20)
    plant(bins, {12: 8}, _TOLD)
    bins[12] = [
        item if item.document[0].isdigit() else make_item(item.document, 12, item.text, "Dunmarsh Gazette")
        for item in bins[12]
    ]
    assert _alerts(_run(bins)) == []


def test_a_yearly_theme_is_known_the_second_time() -> None:
    """What came in the same weeks of the year before is expected this year."""
    bins = make_bins(70, 12)
    plant(bins, {14: 6, 15: 6, 66: 6, 67: 6}, _TOLD)
    assert [alert.raised_on for alert in _alerts(_run(bins))] == [bin_end(14)]


def test_muted_words_raise_nothing() -> None:
    """An issue of which every telling word is muted is not told."""
    bins = make_bins(16, 30)
    plant(bins, _ONSET, "in Sarvik")
    assert len(_alerts(_run(bins))) == 1
    assert _alerts(_run(bins, Watcher(Settings(muted=frozenset({"SARVIK"}))))) == []


def test_watched_words_need_less() -> None:
    """A watched word is told of where an unwatched one is not yet."""
    bins = make_bins(16, 30)
    plant(bins, {12: 6}, "in Sarvik")
    (alert,) = _alerts(_run(bins))
    strict = alert.score + Decimal("0.1")
    assert _alerts(_run(bins, Watcher(Settings(least_score=strict)))) == []
    eased = Settings(least_score=strict, watched=frozenset({"Sarvik"}))
    assert len(_alerts(_run(bins, Watcher(eased)))) == 1


def test_what_was_learnt_of_sources_counts() -> None:
    """Sources that were seldom worth it have to be surer."""
    bins = make_bins(16, 30)
    plant(bins, {12: 6}, _TOLD)
    assert len(_alerts(_run(bins))) == 1
    learnt = {f"source:source {number}": Decimal("0.25") for number in range(9)}
    assert _alerts(_run(bins, Watcher(Settings(learnt=learnt)))) == []


def test_a_sparse_archive_tells_of_a_new_name_that_two_share() -> None:
    """Where documents are few, two independent ones with the same new name are a weak signal."""
    bins = make_bins(40, 3)
    plant(bins, {36: 2}, "with Ambassador Edda Holm of Keld")
    alerts = _alerts(_run(bins))
    assert [alert.strength for alert in alerts] == [Strength.WEAK]
    assert any("Edda Holm" in term.words for term in alerts[0].terms)


def test_a_slow_ramp_is_told_before_it_is_over() -> None:
    """An issue that rises by a document a week is told while it rises."""
    bins = make_bins(26, 20)
    plant(bins, {12 + step: 1 + step for step in range(8)}, _TOLD)
    (alert,) = _alerts(_run(bins))
    assert alert.raised_on <= bin_end(15)


def test_figures_outside_what_was_told_are_terms() -> None:
    """Several documents with a value beyond all before it name the measure as a figure."""
    bins = make_bins(18, 20)
    for number, items in enumerate(bins):
        for at in range(6):
            items[at] = _with_figure(items[at], Decimal(90 if number == 15 else 10 + at))
    (alert,) = _alerts(_run(bins))
    (term,) = [term for term in alert.terms if term.kind is TermKind.FIGURE]
    assert term.words == "delegations_out"
    assert all(sighting.span.start == 0 for sighting in alert.sightings)


def _with_figure(item: Item, value: Decimal) -> Item:
    told = Told(measure="delegations_out", unit="count", value=value, span=Span(0, 4))
    return Item(
        document=item.document, day=item.day, source=item.source, text=item.text, language="en", figures=(told,)
    )


def test_issues_live_and_end() -> None:
    """An issue is born, goes on and is dead when nothing more comes; its counts are by week."""
    bins = make_bins(30, 20)
    plant(bins, _ONSET, _TOLD)
    watcher = Watcher()
    stages = []
    for number, items in enumerate(bins):
        watcher.take(items, until=bin_end(number))
        stages += [issue.stage for issue in watcher.issues()]
    (issue,) = watcher.issues()
    assert stages[0] is Stage.BORN
    assert Stage.FADING in stages
    assert issue.stage is Stage.DEAD
    assert dict(issue.counts) == {bin_end(number): many for number, many in _ONSET.items()}


def test_two_issues_of_one_week_are_two_alerts() -> None:
    """Issues that begin together and share a word stay apart."""
    bins = make_bins(16, 20)
    first = plant(bins, _ONSET, "at the Sarvik Dam, where the spillway cracked")
    second = plant(bins, _ONSET, "on Orrin Bridge, where the toll was doubled")
    alerts = _alerts(_run(bins))
    assert len(alerts) == 2
    assert {frozenset(alert.documents) <= first for alert in alerts} == {True, False}
    assert {frozenset(alert.documents) <= second for alert in alerts} == {True, False}


@settings(max_examples=3, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, 13))
def test_order_and_interruption_change_nothing(rng: random.Random, stop: int) -> None:
    """The order within a week is of no matter, nor whether the watch was saved and loaded between two weeks."""
    bins = make_bins(14, 8)
    plant(bins, {11: 5, 12: 4}, _TOLD)
    whole = Watcher()
    expected = _run(bins, whole)
    watcher, got = Watcher(), []
    for number, items in enumerate(bins):
        shuffled = list(items)
        rng.shuffle(shuffled)
        got.append(watcher.take(shuffled, until=bin_end(number)))
        if number == stop:
            watcher = Watcher(state=watcher.save())
    assert got == expected
    assert watcher.save() == whole.save()


def test_forgetting_old_terms_changes_no_alert(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where terms that came once and long ago are dropped, what is new is told as before, and the state goes on."""
    bins = make_bins(24, 20)
    plant(bins, {20: 6, 21: 8}, _TOLD)
    whole = _alerts(_run(bins))
    monkeypatch.setattr(past, "MOST_TERMS", 100)
    watcher = Watcher()
    first = _alerts(_run(bins[:18], watcher))
    watcher = Watcher(state=watcher.save())
    rest = [watcher.take(items, until=bin_end(number)) for number, items in enumerate(bins[18:], 18)]
    assert [(alert.raised_on, alert.documents) for alert in (*first, *_alerts(rest))] == [
        (alert.raised_on, alert.documents) for alert in whole
    ]


def test_what_is_no_state_is_refused() -> None:
    """Other bytes than those of a watch are refused, and never run."""
    for state in (b"", b"PK\x03\x04", b"\x80\x04\x95"):
        with pytest.raises(Invalid):
            Watcher(state=state)


def test_empty_weeks_pass() -> None:
    """A week without documents raises nothing and breaks nothing."""
    watcher = Watcher()
    for number in range(12):
        assert watcher.take([], until=bin_end(0) + timedelta(days=7 * number)) == Taken(alerts=(), issues=())
