"""Reports and feeds written for the tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from html import escape

from bot.domain.articles import Document
from bot.domain.moments import parse_moment

CHIPS = Document(
    text=(
        "The European Union and Japan signed a memorandum on semiconductors in Brussels on 8 January 2026. "
        "Commissioner Henna Virkkunen and Japan's Minister of Economy, Trade and Industry agreed to warn each other "
        "early of gaps in the supply chain. Both sides will hold a first joint exercise in the autumn."
    ),
    title="EU and Japan sign a memorandum on semiconductors",
    url="https://press.example/chips",
    published=parse_moment("2026-01-08", "the feed"),
    publisher="Press",
)

CHIPS_IN_JAPANESE = Document(
    text=(
        "欧州連合（EU）と日本は2026年1月8日、ブリュッセルで半導体に関する覚書に署名した。"
        "欧州委員会のビルクネン上級副委員長と経済産業大臣は、供給網の途絶を互いに早期に警告することで合意した。"
        "日EU双方は秋に初めての共同演習を行う。"
    ),
    title="日EU、半導体の覚書に署名",
    url="https://press.example/ja/chips",
    published=parse_moment("2026-01-09", "the feed"),
    publisher="新聞",
)

FOOTBALL = Document(
    text="Japan beat Germany in a friendly match in Wolfsburg on Saturday. Two late goals decided the game.",
    title="Japan beat Germany late",
    url="https://press.example/football",
    published=parse_moment("2026-01-10", "the feed"),
    publisher="Press",
)

GREEN = Document(
    text=(
        "Japan and the European Union agreed on common rules for trade in hydrogen at a meeting of energy ministers in "
        "Tokyo on 6 January 2026. A working group of the European Commission and Japan's industry ministry is to draw "
        "up standards for low-carbon hydrogen under the Green Alliance."
    ),
    title="Japan and the EU agree on hydrogen rules",
    url="https://press.example/hydrogen",
    published=parse_moment("2026-01-06", "the feed"),
    publisher="Press",
)


def rss(articles: Sequence[Document], *, title: str = "A paper") -> bytes:
    """Write a feed that holds the documents, newest last, with full text."""
    rows = "".join(
        f"<item><title>{escape(one.title)}</title><link>{one.url}</link><description>{escape(one.text)}</description>"
        f"{_date(one.published.value) if one.published else ''}</item>"
        for one in articles
    )
    return f"<rss version='2.0'><channel><title>{title}</title><link>/</link>{rows}</channel></rss>".encode()


def _date(instant: datetime) -> str:
    return f"<pubDate>{format_datetime(instant, usegmt=True)}</pubDate>"
