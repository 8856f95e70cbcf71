"""Feeds of our own making, the same bytes for every reader: half carry summaries, half whole texts, few the subject."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path

from bot.domain.articles import Document

LABELLED = Path(__file__).parents[1] / "tests" / "data" / "labelled" / "tuning" / "short.jsonl"

ON_SUBJECT = 0.05
"""The share of articles on the subject; as many are hard negatives that name both sides. A general paper has fewer."""

SUMMARY_SENTENCES, TEXT_SENTENCES = 3, 22
"""About 300 characters, as in a feed of summaries, and about 2,200, as in a feed of whole texts."""

_PLACES = ("Lyon", "Porto", "Gdansk", "Turin", "Ghent", "Kobe", "Sendai", "Austin", "Lagos", "Lima", "Pune", "Perth")
_BODIES = ("port authority", "town hall", "grid operator", "central bank", "rail company", "health agency", "court")
_ACTS = ("approved", "delayed", "published", "reviewed", "cancelled", "extended", "criticised", "audited")
_THINGS = ("a budget", "a tender", "a report", "a bridge", "a licence", "a timetable", "a loan", "a safety plan")
_ENDINGS = (
    "after a vote that lasted until midnight",
    "although costs rose by {n} per cent",
    "and expects {n} new jobs by the end of the decade",
    "while residents asked for more time",
    "because of a shortage of skilled workers",
    "as prices fell for the {n}th month",
    "in spite of a petition signed by {n} thousand",
)

ONE_SIDE = 0.05
"""The share of articles that name Europe in passing, and of those that name Japan."""
_PASSING = ("The European Commission was told on Monday.", "A delegation had visited Tokyo the week before.")


def documents(count: int, seed: int = 7) -> Iterator[Document]:
    """Give reports on the subject, of a labelled text and about 1,000 characters that follow it."""
    draw = random.Random(seed)  # noqa: S311  a fixed sequence, not a secret
    relevant = [label for label in _labels() if label["relevant"]]
    for number in range(count):
        text = str(relevant[number % len(relevant)]["text"])
        yield Document(
            "\n\n".join([text, *(_sentence(draw, "Perth") for _ in range(10))]), title=f"{text[:80]} {number}"
        )


def feeds(count: int = 100, articles: int = 50, seed: int = 7) -> Iterator[bytes]:
    """Give `count` RSS feeds of `articles` articles each. The same arguments give the same bytes."""
    draw = random.Random(seed)  # noqa: S311  a fixed sequence, not a secret
    labelled = _labels()
    for number in range(count):
        sentences = SUMMARY_SENTENCES if number % 2 else TEXT_SENTENCES
        texts = [_text(draw, labelled, sentences) for _ in range(articles)]
        yield _rss(number, texts, draw)


def _labels() -> list[dict[str, object]]:
    return [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]


def _text(draw: random.Random, labelled: Sequence[dict[str, object]], sentences: int) -> list[str]:
    """Give the sentences of one article, the first its headline too."""
    place = draw.choice(_PLACES)
    filler = [_sentence(draw, place) for _ in range(sentences)]
    filler[-1:] = [passing for passing in _PASSING if draw.random() < ONE_SIDE] or filler[-1:]
    chance = draw.random()
    if chance < 2 * ON_SUBJECT:
        wanted = chance < ON_SUBJECT
        chosen = draw.choice([str(label["text"]) for label in labelled if label["relevant"] is wanted])
        return [chosen, *filler[1:]]
    return filler


def _sentence(draw: random.Random, place: str) -> str:
    ending = draw.choice(_ENDINGS).format(n=draw.randrange(2, 90))
    subject = f"The {draw.choice(_BODIES)} of {place}"
    return f"{subject} {draw.choice(_ACTS)} {draw.choice(_THINGS)} on {draw.randrange(1, 29)} May, {ending}."


def _rss(number: int, texts: Sequence[Sequence[str]], draw: random.Random) -> bytes:
    start = datetime(2026, 6, 1, tzinfo=UTC)
    articles = "".join(
        _article(number, place, sentences, start + timedelta(minutes=draw.randrange(40_000)))
        for place, sentences in enumerate(texts)
    )
    channel = f"<title>Paper {number}</title><link>https://paper{number}.example/</link><description>All</description>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{channel}{articles}</channel></rss>'.encode()


def _article(feed: int, place: int, sentences: Sequence[str], published: datetime) -> str:
    # Without an address of its own an article is read from the feed alone, by every reader.
    html = "".join(f"<p>{escape(each)} <a href='/more'>More</a></p>" for each in sentences)
    return (
        f"<item><title>{escape(sentences[0][:80])}</title><guid isPermaLink='false'>{feed}-{place}</guid>"
        f"<pubDate>{format_datetime(published)}</pubDate><description>{escape(html)}</description></item>"
    )
