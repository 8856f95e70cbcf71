"""Prompts: what a page asks of its reader goes, what is told of third parties stays."""

from __future__ import annotations

import pytest

from bot.reading.cleaning.paragraphs import is_prose
from bot.reading.cleaning.prompts import is_prompt

PROMPTS = [
    "In a time of misinformation, quality journalism is more crucial than ever. By subscribing, you can help us.",
    "Sign up for our daily news round-up! Give your business an edge with our leading industry insights.",
    "Unlock a world of benefits! From insightful newsletters to real-time stock tracking, login now!",
    "Wenn Sie unseren Newsletter abonnieren, erhalten Sie die wichtigsten Nachrichten jeden Morgen.",
    "Pour ne rien manquer, abonnez-vous à notre lettre et recevez chaque matin toute l'actualité du monde.",
    "Iscriviti alla nostra newsletter per ricevere ogni mattina le notizie più importanti del giorno.",
    "Si quieres recibir las noticias cada mañana, suscríbete a nuestro boletín y regístrate gratis.",
    "無料会員登録すると、すべての記事をお読みいただけます。登録はこちらからお願いします。",
    "구독하시면 매일 아침 주요 뉴스를 받아보실 수 있습니다. 지금 뉴스레터를 신청하세요.",
    "Tracker: US state privacy legislation 2024 — download the PDF",
    "Newsletter Défense : chaque semaine, l'actualité du secteur. S'inscrire",
    "제보는 카카오톡 okjebo",
    "Get your copy of the yearbook",
]
TOLD = [
    "The newspaper said that it had won 40,000 subscribers for its newsletter on the European Union since May.",
    "The Commission wants web browsers to store a user's choice on cookies, a spokesman said on Thursday.",
    "“You can subscribe to our view or not,” the minister said, “but the ships will sail in the spring.”",
    "The two sides called on others to sign up to the convention, which seven states have ratified so far.",
    "Nutzer sollen ihre Einwilligung zu Cookies künftig im Browser speichern können, teilte die Behörde mit.",
    "日本の会員企業は無料で登録でき、欧州側の会員企業と同じ条件で閲覧できる仕組みになる。",
    "Japan and the EU plan a partnership",
    "What the agreement means for you",
]


@pytest.mark.parametrize("paragraph", PROMPTS)
def test_what_is_asked_of_the_reader_is_a_prompt(paragraph: str) -> None:
    assert is_prompt(paragraph, prose=is_prose(paragraph))


@pytest.mark.parametrize("paragraph", TOLD)
def test_what_is_told_of_others_is_no_prompt(paragraph: str) -> None:
    assert not is_prompt(paragraph, prose=is_prose(paragraph))
