"""Status, help, welcome, errors, sources, subscriptions and the digest, as a reader sees them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.adapters.console import render
from bot.domain.answers import (
    DigestContent,
    PreviewLine,
    SourceChange,
    SourcePreview,
    SourceReport,
    SourceTrial,
    SourceTrials,
    StatusReport,
)
from bot.domain.messages import Actions, Message, Tone
from bot.domain.sources import SourceHealth, SourceState
from bot.domain.stories import Story
from bot.domain.subscriptions import Subscription
from bot.locales.load import Wordings
from bot.views.desk import (
    error_message,
    notice_message,
    status_message,
    welcome_message,
)
from bot.views.digest import digest_message
from bot.views.sources import (
    source_preview_message,
    source_removed_message,
    source_resumed_message,
    sources_export_message,
    sources_message,
    trial_message,
    trials_message,
)
from bot.views.subscriptions import Listed, subscribed_message, subscriptions_message, unsubscribed_message
from tests.views.make import CATALOG, NOW, WORDING, article, blocks_of, day, source, story, subscription

WELL = SourceHealth(polls=1, last_polled=NOW, last_success=NOW, next_poll=NOW)
FAILING = SourceHealth(3, 3, "The server answered 503.", NOW, None, datetime(2026, 3, 9, 9, tzinfo=UTC))
GONE = SourceHealth(9, 1, "It answered 410 Gone.", NOW, NOW, None)
QUIET = NOW - timedelta(days=45)


def _report(number: int = 1, health: SourceHealth | None = None) -> SourceReport:
    return SourceReport(source(number, f"Source {number}", health), 12, 3, NOW, published=NOW)


def _status(*reports: SourceReport, unknown: int = 0, stories: int = 2) -> Message:
    status = StatusReport("0.1.0", "SQLite", 31, 19, stories, 130, None, reports, NOW, 1, 4, unknown)
    return status_message(status, WORDING)


@pytest.mark.parametrize(
    ("message", "summary", "tone"),
    [
        pytest.param(_status(_report(1, WELL)), "2 stories; 1 source, no failures", Tone.GOOD, id="all is well"),
        pytest.param(_status(), "2 stories; no source is followed", Tone.GOOD, id="no sources"),
        pytest.param(
            _status(_report(1, WELL), _report(2, FAILING), stories=1),
            "1 story; 1 of 2 sources does not answer",
            Tone.WARNING,
            id="one fails",
        ),
        pytest.param(
            _status(_report(1, FAILING), _report(2, FAILING)),
            "2 stories; 2 of 2 sources do not answer",
            Tone.WARNING,
            id="all fail",
        ),
        pytest.param(
            _status(_report(1, WELL), unknown=1),
            "2 stories; 1 source, no failures",
            Tone.WARNING,
            id="unknown delivery",
        ),
    ],
)
def test_status_is_summed_up_in_one_line(message: Message, summary: str, tone: Tone) -> None:
    assert (message.summary, message.tone) == (summary, tone)


def test_status_names_what_fails_since_when_why_and_when_it_is_asked_again() -> None:
    text = render(_status(_report(1, FAILING), _report(2), unknown=1), 300)
    assert "Sources followed: 2 · answering: 0 · not asked yet: 1" in text
    assert "1 Source 1 <https://institute.example.org/feed> · failed 3 times in a row: The server answered 503" in text
    assert "never answered yet" in text
    assert "next try 9 Mar 2026, 10:00 CET (18:00 JST)" in text
    assert "nothing read yet" in text
    assert "1 delivery could not be confirmed" in text


def test_a_source_that_answers_names_what_could_not_be_read() -> None:
    partly = replace(WELL, error="2 articles could not be read; of the first: It took too long.")
    text = render(sources_message((_report(1, partly),), NOW, WORDING), 300)
    assert "2 articles could not be read; of the first: It took too long" in text


def test_status_counts_failing_sources_beyond_ten() -> None:
    assert "and 2 more: /eujp source list" in render(_status(*(_report(n, FAILING) for n in range(12))), 300)


def test_status_shows_what_an_answering_source_gave_and_which_fell_silent() -> None:
    silent = SourceReport(source(2, "Source 2", WELL), 30, 9, QUIET, QUIET - timedelta(days=60), QUIET)
    message = _status(_report(1, WELL), silent)
    text = render(message, 300)
    assert message.tone is Tone.WARNING
    assert text.index("Sources that fell silent") < text.index("2 Source 2") < text.index("Sources that answer")
    assert (
        "30 articles, 9 relevant (30%) · newest 23 Jan 2026, 08:00 CET (16:00 JST) · no new article for 45 days" in text
    )
    assert "12 articles, 3 relevant (25%) · newest 9 Mar 2026" in text


def test_status_names_a_source_whose_address_is_gone() -> None:
    gone = SourceReport(replace(source(3, "Source 3", GONE), state=SourceState.PAUSED), 4, 0, NOW)
    assert "Source 3 <https://institute.example.org/feed> · paused: It answered 410 Gone" in render(_status(gone), 300)


def test_a_notice_names_each_source_in_trouble_once_with_the_reason_and_what_to_do() -> None:
    failing = replace(source(1, "Source 1", FAILING), created=NOW - timedelta(days=5))
    reports = (
        SourceReport(failing, 12, 3, NOW),
        SourceReport(source(2, "Source 2", WELL), 30, 9, QUIET, QUIET - timedelta(days=60)),
        SourceReport(replace(source(3, "Source 3", GONE), state=SourceState.PAUSED), 4, 0, NOW),
    )
    message = notice_message(reports, NOW, WORDING)
    text = render(message, 300)
    assert message.summary == "3 sources need a look: Source 1, Source 2, Source 3"
    for shown in ("have not answered for days", "fell silent", "given up for good", "/eujp source test 1"):
        assert text.count(shown) == 1
    assert [text.count(f"Source {number} <") for number in (1, 2, 3)] == [1, 1, 1]


def test_the_welcome_says_what_to_type() -> None:
    text = render(welcome_message(WORDING))
    for command in ("/eujp latest", "/eujp search", "/eujp subscribe", "/eujp help"):
        assert command in text


@pytest.mark.parametrize("text", ["There is no story 9.", ""])
def test_an_error_is_one_sentence_with_a_hint(text: str) -> None:
    message = error_message(text, "Type /eujp latest.")
    assert message.tone is Tone.ERROR
    assert message.summary.strip()
    assert "Type /eujp latest." in render(message)


def _preview(*, created: bool, asked: str = "https://institute.example.org/feed", pattern: str = "") -> str:
    newest = (
        PreviewLine("Accord", "https://e.org/1", day(2026, 3, 5), relevant=True),
        PreviewLine("", None, None, relevant=False),
    )
    found = source(7)
    found = replace(found, listing=replace(found.listing, pattern=pattern))
    return render(source_preview_message(SourcePreview(found, newest, 12, 1, created), asked, WORDING), 300)


def test_a_new_source_shows_what_it_holds_and_that_none_of_it_is_announced() -> None:
    text = _preview(created=True)
    assert "Now following Example Institute" in text
    assert "12 articles found, 1 looks relevant" in text
    assert "Accord <https://e.org/1> · 5 Mar 2026 · looks relevant" in text
    assert "untitled · date not known" in text
    assert "not announced" in text


def test_a_source_already_followed_is_said_to_be() -> None:
    assert "Already following Example Institute" in _preview(created=False)


@pytest.mark.parametrize(
    ("asked", "pattern", "said"),
    [
        pytest.param("https://institute.example.org/news", "", True, id="a page whose feed was found"),
        pytest.param("http://institute.example.org/feed/", "", False, id="the feed itself, written another way"),
        pytest.param("https://institute.example.org/news", "/news/*", False, id="a page followed by its links"),
    ],
)
def test_a_feed_found_elsewhere_than_asked_is_named_with_how_to_follow_the_page(
    asked: str, pattern: str, *, said: bool
) -> None:
    text = _preview(created=True, asked=asked, pattern=pattern)
    assert ("This feed was found at https://institute.example.org/feed." in text) is said
    assert ("/eujp source add https://institute.example.org/news pattern:/news/*" in text) is said


def test_a_long_list_is_whole_at_a_terminal_and_nothing_else_is_there() -> None:
    opml = "<opml>\n" + "".join(f'  <outline text="Source {number}"/>\n' for number in range(100)) + "</opml>"
    assert render(sources_export_message(opml, WORDING), 200) == opml


@pytest.mark.parametrize(
    ("changed", "said"), [pytest.param(True, True, id="paused before"), pytest.param(False, False, id="followed")]
)
def test_that_a_source_is_asked_again_is_said_only_where_that_is_new(*, changed: bool, said: bool) -> None:
    text = render(source_resumed_message(SourceChange(source(7), changed), WORDING))
    assert ("It is asked again within minutes" in text) is said


def test_the_note_of_a_paused_source_and_how_many_are_paused_are_shown() -> None:
    paused = replace(source(3, "Source 3"), state=SourceState.PAUSED)
    noted = SourceReport(replace(paused, listing=replace(paused.listing, note="Beside the subject.")), 0, 0, None)
    assert "paused: Beside the subject\n" in render(sources_message((noted, _report()), NOW, WORDING), 300) + "\n"
    assert "paused: 1" in render(_status(noted, _report()), 300)


def test_a_first_seen_instant_is_never_called_the_newest_date() -> None:
    undated = SourceReport(source(1, "Source 1", WELL), 12, 3, NOW, published=QUIET)
    text = render(sources_message((undated,), NOW, WORDING), 300)
    assert "last article first seen 9 Mar 2026" in text
    assert "newest" not in text


def test_sources_that_fail_come_first_and_each_has_its_number() -> None:
    paused = replace(source(3, "Source 3"), state=SourceState.PAUSED)
    reports = (_report(1, WELL), _report(2, FAILING), SourceReport(paused, 0, 0, None), _report(4))
    message = sources_message(reports, NOW, WORDING)
    lines = render(message, 300).split("\n")
    assert message.summary == "4 sources, 1 does not answer"
    assert [line.split()[1] for line in lines if line.startswith("  • ")] == ["2", "1", "3", "4"]
    assert "Source 1" in lines[3]
    assert "12 articles, 3 relevant (25%) · newest 9 Mar 2026" in lines[3]
    assert lines[4].endswith("paused")
    assert lines[5].endswith("not asked yet · address not checked")


def test_many_sources_stand_on_pages() -> None:
    reports = [_report(number) for number in range(1, 48)]
    pages = [render(sources_message(reports, NOW, WORDING, offset), 300) for offset in (0, 20, 40)]
    assert [page.count("  • ") for page in pages] == [20, 20, 7]
    assert "Sources 41 to 47 of 47" in pages[2]


def test_without_sources_it_is_said_how_to_follow_one() -> None:
    assert "/eujp source add" in render(sources_message((), NOW, WORDING))


ANSWERED = SourceTrial(source(1, "Source 1"), 1.25, "", 30, 20, 5, day(2026, 3, 5))
REFUSED = SourceTrial(source(2, "Source 2"), 0.5, "The server answered 503: try again later.")


@pytest.mark.parametrize(
    ("trial", "summary", "line"),
    [
        pytest.param(
            ANSWERED,
            "Source 1 answers",
            "1.2 s · 30 articles, 5 of the newest 20 look relevant (25%) · newest 5 Mar 2026",
            id="answered",
        ),
        pytest.param(
            SourceTrial(source(1, "Source 1"), 1.0), "Source 1 answers", "1.0 s · 0 articles", id="an empty feed"
        ),
        pytest.param(REFUSED, "Source 2 did not answer", "0.5 s · The server answered 503", id="refused"),
    ],
)
def test_a_trial_says_how_a_source_answered(trial: SourceTrial, summary: str, line: str) -> None:
    message = trial_message(trial, WORDING)
    assert message.summary == summary
    assert line in render(message, 300)


def test_a_trial_of_all_names_what_failed_first_and_what_was_not_asked() -> None:
    message = trials_message(SourceTrials((ANSWERED, REFUSED), (source(3, "Source 3"),)), WORDING)
    text = render(message, 300)
    assert message.summary == "1 of 2 sources answered, 1 more was not asked"
    assert text.index("2 Source 2") < text.index("1 Source 1") < text.index("no time left") < text.index("3 Source 3")


def test_a_removed_source_can_be_followed_again() -> None:
    assert "/eujp source add https://institute.example.org/feed" in render(
        source_removed_message(source(), WORDING), 200
    )


def test_subscribing_says_when_the_next_digest_comes_in_brussels_and_tokyo() -> None:
    slot = datetime(2026, 3, 15, 23, tzinfo=UTC)
    message = subscribed_message(Listed(subscription(zone="Asia/Tokyo"), slot), CATALOG, WORDING, "en")
    assert message.summary == "Subscribed: every Monday at 08:00 (Asia/Tokyo)"
    assert "Next digest: Mon 16 Mar 2026, 08:00 JST (00:00 CET)" in render(message)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        pytest.param(subscription(), "every Monday at 08:00 (Europe/Brussels) · all topics", id="all topics"),
        pytest.param(
            subscription(topics=("trade-epa",), quiet=True),
            " · Trade · silent when there is nothing new",
            id="topic and quiet",
        ),
        pytest.param(subscription(paused="not in channel."), "Paused: not in channel", id="paused"),
    ],
)
def test_a_subscription_is_listed_with_what_matters(one: Subscription, expected: str) -> None:
    message = subscriptions_message((Listed(one, NOW),), CATALOG, WORDING, "en")
    assert expected in render(message, 200)
    assert blocks_of(message, Actions)


def test_a_channel_without_subscriptions_is_told_how_to_make_one() -> None:
    assert "/eujp subscribe weekly" in render(subscriptions_message((), CATALOG, WORDING, "en"))


def test_unsubscribing_is_confirmed() -> None:
    message = unsubscribed_message(subscription(), CATALOG, WORDING, "en")
    assert message.summary == "This channel no longer gets the digest every Monday at 08:00 (Europe/Brussels)."


def _digest(
    *stories: Story,
    left_out: int = 0,
    failing: int = 0,
    silent: int = 0,
    topics: tuple[str, ...] = (),
    locale: str = "en",
) -> Message:
    listings, quiet = (
        tuple(source(n, f"{name} {n}").listing for n in range(1, count + 1))
        for name, count in (("Source", failing), ("Quiet", silent))
    )
    start = NOW - timedelta(days=7)
    content = DigestContent(subscription(topics=topics), start, NOW, stories, left_out, listings, quiet)
    return digest_message(content, CATALOG, Wordings()[locale], locale)


def test_a_digest_leads_with_its_window_in_brussels_and_tokyo_and_ends_with_what_was_not_reached() -> None:
    message = _digest(story(), story(article(2), number=8), left_out=4, failing=2, topics=("trade-epa",))
    text = render(message, 300)
    assert message.summary == "EU–Japan digest, 2 to 9 Mar 2026: EU and Japan sign a hydrogen accord · 2 stories"
    assert (
        "2 stories, first seen from Mon 2 Mar 2026, 08:00 CET (16:00 JST) to Mon 9 Mar 2026, 08:00 CET (16:00 JST)."
        " Topics: Trade."
    ) in text
    assert "→ + 4 more stories: digest more 3 " in text
    assert above_the_buttons(text).endswith("Sources that did not answer: Source 1, Source 2.")


@pytest.mark.parametrize(
    ("failing", "silent", "line"),
    [
        pytest.param(0, 1, "\nLong silent: Quiet 1.", id="one is silent"),
        pytest.param(1, 2, "\nSources that did not answer: Source 1. Long silent: Quiet 1, Quiet 2.", id="both"),
        pytest.param(6, 0, "Source 4, Source 5 and 1 more. /eujp status", id="more than are named"),
    ],
)
def test_a_digests_last_line_names_the_sources_it_had_to_do_without(failing: int, silent: int, line: str) -> None:
    assert above_the_buttons(render(_digest(story(), failing=failing, silent=silent), 300)).endswith(line)


def above_the_buttons(text: str) -> str:
    return text.rpartition("\n\n→")[0]


def test_between_sentences_of_japanese_stands_no_blank() -> None:
    said = render(_digest(story(), failing=1, silent=1, topics=("trade-epa",), locale="ja"), 300)
    assert "。" in said
    assert "。 " not in said


def test_a_quiet_week_says_so_in_one_line() -> None:
    message = _digest()
    assert message.summary == "EU–Japan digest, 2 to 9 Mar 2026: nothing new"
    assert "A quiet week: no new story was first seen from Mon 2 Mar 2026" in render(message, 300)
    assert len(message.blocks) == 2
