"""Walls: pages in front of an article are told from articles about such pages."""

from __future__ import annotations

import pytest

from bot.reading.cleaning import walls

IN_FRONT = [
    pytest.param(
        "Just a moment...",
        "Checking your browser before accessing the site. This process is automatic. DDoS protection by X. Ray ID: 7d1",
        walls.CHALLENGE,
        id="a challenge",
    ),
    pytest.param("News", "Verify you are human by completing the action below.", walls.CHALLENGE, id="a captcha"),
    pytest.param("App", "You need to enable JavaScript to run this app.", walls.SCRIPT, id="scripts"),
    pytest.param("ニュース", "JavaScriptを有効にしてください。", walls.SCRIPT, id="scripts, in Japanese"),
    pytest.param(
        "",
        "We value your privacy\nWe and our 842 partners store and access information on a device, such as cookies.\n"
        "You may click to consent to our processing as described above.\nMORE OPTIONS\nAGREE",
        walls.CONSENT,
        id="consent without a title",
    ),
    pytest.param(
        "Zeitung",
        "Mit Werbung weiterlesen\nBesuchen Sie uns wie gewohnt mit Werbung und Tracking. Details finden Sie hier.",
        walls.CONSENT,
        id="consent or subscription, in German",
    ),
    pytest.param(
        "Giornale",
        "La tua privacy è importante per noi. Noi e i nostri 800 partner archiviamo informazioni. Puoi rifiutare.",
        walls.CONSENT,
        id="consent, in Italian",
    ),
    pytest.param(
        "News", "Subscribe to read. Only $1 for 4 weeks. Then $75 per month.", walls.SUBSCRIPTION, id="offers"
    ),
    pytest.param(
        "日経",
        "この記事は有料会員限定です。会員登録すると続きをお読みいただけます。",
        walls.SUBSCRIPTION,
        id="subscribers, in Japanese",
    ),
    pytest.param("Access Denied", "You don't have permission to access this server.", walls.REFUSAL, id="a refusal"),
    pytest.param(
        "404", "Page not found\nThe page you are looking for might have been removed.", walls.MISSING, id="no such page"
    ),
    pytest.param("A pact", " \n", walls.NO_TEXT, id="nothing"),
]


@pytest.mark.parametrize(("title", "text", "note"), IN_FRONT)
def test_a_page_in_front_of_an_article_is_named(title: str, text: str, note: str) -> None:
    assert walls.wall(title, text) == note


ABOUT = [
    pytest.param(
        "Court rules on cookie consent",
        "The court ruled on Tuesday that consent to cookies must be active. A pre-ticked box is not enough.",
        id="cookies",
    ),
    pytest.param(
        "Outage hits sites",
        'Users saw a page that said "checking your browser". The company said that a security check had failed.',
        id="a challenge page",
    ),
    pytest.param(
        "Paper puts more behind its paywall",
        "The paper said its articles would be for subscribers only from April. Readers complained about it.",
        id="a paywall",
    ),
    pytest.param(
        "Access denied to ships",
        "Access was denied by the port on Monday, an official said. The Union protested on the same day.",
        id="a port",
    ),
    pytest.param(
        "EuGH: Cookies nur mit Einwilligung",
        "Websites verwenden Cookies künftig nur noch mit Zustimmung der Nutzer, wie der EuGH am Dienstag entschied.",
        id="a German judgment",
    ),
    pytest.param(
        "Cookie規制を強化",
        "欧州連合は30日、ウェブサイトがCookieを使用する際の同意に関する新たな規則を発表した。",
        id="a Japanese report",
    ),
    pytest.param(
        "EU and Japan sign a pact",
        "We value your privacy. Accept all cookies.\nJapan and the European Union signed a pact in Tokyo on Friday. The"
        " ministers want to begin joint exercises at sea in the spring, officials of both sides said.",
        id="an article below a prompt",
    ),
]


@pytest.mark.parametrize(("title", "text"), ABOUT)
def test_an_article_about_such_a_page_is_no_wall(title: str, text: str) -> None:
    assert walls.wall(title, text) == ""
