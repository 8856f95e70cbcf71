"""What commands, options and choices are called in Discord's menus in other languages, and the library's way to it.

Discord takes a name of at most 32 letters, digits, "-", "_" and "'", in lower case. A language without a table shows
the English names; summaries come from the catalogues of bot/locales.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Location

from bot.domain.phrases import Phrase, comma, say
from bot.locales.load import ENGLISH as UNTRANSLATED
from bot.locales.load import interface_language


@dataclass(frozen=True, slots=True)
class Names:
    """What the words of the table of commands are called in one language.

    A command, or group, is looked for by all its words ("digest why"), then by the last; an option by its command's
    words and its own ("timeline from"), then by its own.
    """

    commands: Mapping[str, str]
    options: Mapping[str, str]
    choices: Mapping[str, str]

    def command(self, words: str) -> str | None:
        """Give the last of the words of a command; None where it has no name of its own here."""
        return self.commands.get(words) or self.commands.get(words.rpartition(" ")[2])

    def option(self, command: str, option: str) -> str | None:
        """Give the name of a command's option; None where it has none of its own here."""
        return self.options.get(f"{command} {option}") or self.options.get(option)


_JAPANESE: Final = Names(
    commands={
        "latest": "最新",
        "search": "検索",
        "ask": "質問",
        "story": "ストーリー",
        "topics": "トピック一覧",
        "why": "理由",
        "status": "状態",
        "home": "ホーム",
        "help": "ヘルプ",
        "digest": "ダイジェスト",
        "preview": "プレビュー",
        "digest why": "掲載順の理由",
        "more": "続き",
        "subscribe": "購読",
        "unsubscribe": "購読解除",
        "subscription": "購読設定",
        "subscriptions": "購読一覧",
        "pause": "一時停止",
        "resume": "再開",
        "edit": "編集",
        "watch": "ウォッチ",
        "unwatch": "ウォッチ解除",
        "delivery": "配信",
        "resend": "再送",
        "facts": "ファクト一覧",
        "fact": "ファクト",
        "timeline": "年表",
        "report": "誤りの報告",
        "source": "情報源",
        "add": "追加",
        "list": "一覧",
        "test": "試行",
        "import": "取り込み",
        "export": "書き出し",
        "remove": "削除",
        "article": "記事",
        "hide": "非表示",
        "keep": "採用",
        "merge": "統合",
        "split": "分割",
        "propose": "提案",
        "review": "審査",
        "approve": "承認",
        "reject": "却下",
        "retract": "撤回",
        "undo": "取り消し",
        "flag": "指摘",
        "settle": "解決",
        "audit": "操作記録",
    },
    options={
        "topic": "トピック",
        "topics": "トピック",
        "fact": "ファクト",
        "story": "ストーリー",
        "limit": "件数",
        "language": "言語",
        "languages": "言語",
        "locale": "表示言語",
        "since": "以降",
        "words": "語句",
        "question": "質問",
        "id": "番号",
        "command": "コマンド",
        "every": "頻度",
        "time": "時刻",
        "day": "曜日か日",
        "zone": "タイムゾーン",
        "actor": "アクター",
        "actors": "アクター",
        "size": "件数",
        "holidays": "祝日対応",
        "quiet": "新着がなければ黙る",
        "to": "宛先",
        "timeline from": "開始",
        "timeline to": "終了",
        "text": "内容",
        "year": "年",
        "statement": "記述",
        "date": "日付",
        "place": "場所",
        "title": "題名",
        "state": "状態",
        "link": "リンク",
        "quote": "引用",
        "doubt": "不確かな点",
        "reason": "理由",
        "what": "対象",
        "format": "形式",
        "url": "アドレス",
        "pattern": "パターン",
        "other": "統合するもの",
    },
    choices={
        "facts": "ファクト",
        "weekly": "毎週",
        "daily": "毎日",
        "weekdays": "平日",
        "monthly": "毎月",
        "no": "しない",
        "yes": "する",
        "skip-eu": "EUの祝日は休む",
        "move-eu": "EUの祝日は次の平日に",
        "skip-japan": "日本の祝日は休む",
        "move-japan": "日本の祝日は次の平日に",
        "here": "このチャンネル",
        "me": "自分だけ",
        "none": "なし",
        "en": "英語",
        "ja": "日本語",
        "negotiating": "交渉中",
        "agreed": "合意済み",
        "signed": "署名済み",
        "applied provisionally": "暫定適用",
        "in force": "発効済み",
        "ended": "終了",
        "stories": "ストーリー",
        "sources": "情報源",
    },
)

NAMES: Final[Mapping[str, Names]] = MappingProxyType({"ja": _JAPANESE})
"""By ISO 639-1 code of the language."""

ENGLISH: Final = Names({}, {}, {})
"""The names of the table of commands themselves."""

_DESCRIPTION: Final = 100


class Localised(app_commands.Translator):
    """Gives Discord the names of `NAMES` and the summaries of `wordings`, for the languages that have wordings."""

    def __init__(self, wordings: Mapping[str, gettext.NullTranslations]) -> None:
        self._wordings = wordings

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """Give what stands there in that language; None where it is the English."""
        language = interface_language(locale.value, self._wordings)
        if language == UNTRANSLATED:
            return None
        said = _said(string.message, context, self._wordings[language], NAMES.get(language, ENGLISH))
        return None if said == string.message else said


def _said(
    english: str, context: app_commands.TranslationContextTypes, wording: gettext.NullTranslations, names: Names
) -> str | None:
    data: Any = context.data
    match context.location:
        case Location.command_name if isinstance(data, app_commands.ContextMenu):
            return wording.gettext(english)
        case Location.command_name | Location.group_name:
            return names.command(path_of(data))
        case Location.parameter_name:
            return names.option(path_of(data.command), english)
        case Location.choice_name:
            return names.choices.get(english)
        case Location.group_description if data.parent is not None:
            return _contents(data, wording, names)
        case _:
            # Summaries are phrases, of which some hold values: the number of the story.
            said = say(english, wording) if isinstance(english, Phrase) else wording.gettext(english)
            return said[:_DESCRIPTION]


def path_of(command: app_commands.Command[Any, ..., Any] | app_commands.Group) -> str:
    """Give the words of a command as the registry has them, without the tree's own name; "" for the tree."""
    return command.qualified_name.partition(" ")[2]


def _contents(group: app_commands.Group, wording: gettext.NullTranslations, names: Names) -> str | None:
    inner = [names.command(path_of(leaf)) for leaf in group.commands]
    return comma(wording).join(name for name in inner if name)[:_DESCRIPTION] or None
