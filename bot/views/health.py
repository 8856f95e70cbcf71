"""One line on how a source fares: what it gave, since when it fails or is silent, and why."""

from __future__ import annotations

import gettext
from datetime import datetime, timedelta

from bot.domain.answers import SourceReport
from bot.domain.messages import Inline, Line, Style, Text
from bot.domain.moments import at_instant
from bot.domain.phrases import say
from bot.domain.sources import AddressConfidence, Source, SourceState
from bot.views.citations import linked
from bot.views.dates import when


def source_name(source: Source) -> str:
    """Give the name a reader knows a source by."""
    return source.listing.name or source.listing.publisher or source.listing.url


def source_line(report: SourceReport, now: datetime, wording: gettext.NullTranslations) -> Line:
    """Say how a source fares: paused, not asked yet, failing, or what it gave and whether it fell silent."""
    _ = wording.gettext
    source = report.source
    start = _start(source)
    if source.state is SourceState.PAUSED:
        reason = source.health.error if report.trouble(now) else source.listing.note
        return (*start, Text(_(" · paused") + (f": {say(reason, wording).rstrip('.。')}" if reason else "")))
    if source.health.failures:
        return failure_line(report, wording)
    if source.health.last_polled is None:
        return (*start, Text(_(" · not asked yet") + _doubt(source, wording)))
    unread = (Text(f" · {say(source.health.error, wording).rstrip('.。')}"),) if source.health.error else ()
    return (*start, *_gave(report, wording), *_silent(report.silence(now), wording), *unread)


def failure_line(report: SourceReport, wording: gettext.NullTranslations) -> Line:
    """Say how often a source has failed in a row, why, when it last answered and when it is asked again."""
    _ = wording.gettext
    health = report.source.health
    times = wording.ngettext("failed once", "failed {count} times in a row", health.failures)
    reason = say(health.error, wording).rstrip(".。") or _("no reason was recorded")
    line: list[Inline] = [*_start(report.source), Text(f" · {times.format(count=health.failures)}: {reason}")]
    if health.last_success:
        line += [Text(_(" · last answered ")), when(at_instant(health.last_success, ""), wording)]
    else:
        line.append(Text(_(" · never answered yet")))
    if health.next_poll:
        line += [Text(_(" · next try ")), when(at_instant(health.next_poll, ""), wording)]
    return tuple(line)


def days_text(span: timedelta, wording: gettext.NullTranslations) -> str:
    """Give a span of time in whole days."""
    return wording.ngettext("{count} day", "{count} days", span.days).format(count=span.days)


def _start(source: Source) -> Line:
    return (Text(f"{source.id} ", Style.BOLD), linked(source_name(source), source.listing.url))


def _gave(report: SourceReport, wording: gettext.NullTranslations) -> Line:
    _ = wording.gettext
    if not report.articles:
        return (Text(_(" · answers, no articles yet")),)
    gave = wording.ngettext(
        " · answers, {articles} article, {relevant} relevant ({share:.0%})",
        " · answers, {articles} articles, {relevant} relevant ({share:.0%})",
        report.articles,
    )
    share = report.relevant / report.articles
    line: list[Inline] = [Text(gave.format(articles=report.articles, relevant=report.relevant, share=share))]
    if report.newest:
        label = _(" · newest ") if report.published == report.newest else _(" · last article first seen ")
        line += [Text(label), when(at_instant(report.newest, ""), wording)]
    return tuple(line)


def _silent(silence: timedelta | None, wording: gettext.NullTranslations) -> Line:
    if silence is None:
        return ()
    text = wording.gettext(" · no new article for {days}")
    return (Text(text.format(days=days_text(silence, wording))),)


def _doubt(source: Source, wording: gettext.NullTranslations) -> str:
    """Say how sure a listed address is, as long as it has not answered."""
    _ = wording.gettext
    match source.listing.confidence:
        case AddressConfidence.AUDITED:
            return _(" · address checked")
        case AddressConfidence.SEEN:
            return _(" · address seen elsewhere")
        case AddressConfidence.MEMORY:
            return _(" · address not checked")
        case AddressConfidence.GIVEN:
            return ""
