"""Discord's markdown as Discord reads it: what formats, and that what is escaped does not."""

from __future__ import annotations

import re

import pytest
from lxml.html import tostring

from bot.adapters.discord.markdown import escape
from bot.adapters.preview.discord_markdown import markdown
from bot.adapters.preview.page import node


def drawn(text: str) -> str:
    """Give the HTML of a text without its frame."""
    written = tostring(node("p", "", *markdown(text, lambda stamp: f"at {stamp}")), encoding="unicode")
    return re.sub(r"</?p>| title=\"[^\"]*\"| rel=\"noreferrer\"", "", written)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain", '<div class="line">plain</div>'),
        ("a **b *c* d** e", '<div class="line">a <b>b <i>c</i> d</b> e</div>'),
        ("__u__ ~~s~~ ||x|| _i_", '<div class="line"><u>u</u> <s>s</s> <mark>x</mark> <i>i</i></div>'),
        ("`**code**`", '<div class="line"><code>**code**</code></div>'),
        ("<t:86400:f>", '<div class="line"><span class="instant">at 86400</span></div>'),
        ("[a \\[b\\]](https://c.example/d)", '<div class="line"><a href="https://c.example/d">a [b]</a></div>'),
        ("[a](<https://c.example/(d>)", '<div class="line"><a href="https://c.example/(d">a</a></div>'),
        ("see https://c.example/d.", '<div class="line">see <a href="https://c.example/d">https://c.example/d</a>.</div>'),
        ("@here!", '<div class="line"><span class="mention">@here</span>!</div>'),
        ("<@12>", '<div class="line"><span class="mention">&lt;@12&gt;</span></div>'),
        ("> a\n> b", '<blockquote><div class="line">a</div><div class="line">b</div></blockquote>'),
        ("- a\n- b\nc", '<ul><li>a</li><li>b</li></ul><div class="line">c</div>'),
        ("-# a\n-# b", '<div class="small">a</div><div class="small">b</div>'),
        ("### a\nb", '<div class="heading">a</div><div class="line">b</div>'),
        ("snake_case_name 2 * 3 * 4", '<div class="line">snake_case_name 2 * 3 * 4</div>'),
        ("<b>&amp;", '<div class="line">&lt;b&gt;&amp;amp;</div>'),
    ],
    ids=lambda value: value if len(value) < 40 else "",
)  # fmt: skip
def test_what_formats(text: str, html: str) -> None:
    assert drawn(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "**bold** *italic* __under__ ~~struck~~ ||spoiler|| `code`",
        "[label](https://evil.example/)",
        "https://evil.example/ and http://evil.example/",
        "@everyone @here <@123> <@&123> <#123>",
        "<t:0:F>",
        "# heading",
        "- list",
        "-# small",
        "> quote",
        "1. list",
        "\\**bold\\**",
        "\\[label](https://evil.example/)",
        "*\\*bold*\\*",
        "a_b_ _c_d",
    ],
)
def test_an_escaped_text_is_shown_as_it_is(text: str) -> None:
    [line] = markdown(escape(text), str)
    assert (line.get("class"), len(line), line.text_content()) == ("line", 0, text)
