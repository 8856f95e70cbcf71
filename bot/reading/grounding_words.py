"""Words the grounding check must know, by language: numbers, and what has a capital or kanji without being a name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

CHECKED: Final = ("en", "de", "fr", "it", "es", "nl", "ja")
"""Languages a machine-written text is checked in, by ISO 639-1; in others nobody can say what is a name."""

_VALUES: Final = (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20, 30, 50)

_CARDINALS: Final = {
    "en": "two three four five six seven eight nine ten eleven twelve twenty thirty fifty",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig fünfzig",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze vingt trente cinquante",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici venti trenta cinquanta",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cincuenta",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf twintig dertig vijftig",
}

_ORDINALS: Final = {
    "en": "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    "de": "zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte",
    "fr": "deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième",
    "it": "secondo terzo quarto quinto sesto settimo ottavo nono decimo undicesimo dodicesimo",
    "es": "segundo tercero cuarto quinto sexto séptimo octavo noveno décimo undécimo duodécimo",
    "nl": "tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde",
}

_FURTHER: Final = {
    "de": {f"{word}{end}": 2 + number for number, word in enumerate(_ORDINALS["de"].split()) for end in "nrsm"},
    "fr": {"second": 2, "seconde": 2},
    "it": {f"{word[:-1]}a": 2 + number for number, word in enumerate(_ORDINALS["it"].split())},
    "es": {f"{word[:-1]}a": 2 + number for number, word in enumerate(_ORDINALS["es"].split())} | {"tercer": 3},
}

NUMBER_WORDS: Final[Mapping[str, Mapping[str, int]]] = MappingProxyType({
    language: dict(zip(cardinals.split(), _VALUES, strict=True))
    | dict(zip(_ORDINALS[language].split(), _VALUES, strict=False))
    | _FURTHER.get(language, {})
    for language, cardinals in _CARDINALS.items()
})  # fmt: skip
"""Folded number words above one, cardinal and ordinal, and their values; "one" is an article in most languages."""

MULTIPLIERS: Final[Mapping[str, Mapping[str, int]]] = MappingProxyType({
    "en": {"thousand": 3, "k": 3, "million": 6, "mn": 6, "m": 6, "billion": 9, "bn": 9, "trillion": 12, "tn": 12},
    "de": {"tausend": 3, "tsd": 3, "mio": 6, "million": 6, "millionen": 6, "mrd": 9, "milliarde": 9, "milliarden": 9,
           "billion": 12, "billionen": 12},
    "fr": {"mille": 3, "million": 6, "millions": 6, "milliard": 9, "milliards": 9, "billion": 12, "billions": 12},
    "it": {"mila": 3, "milione": 6, "milioni": 6, "mln": 6, "miliardo": 9, "miliardi": 9, "mld": 9, "bilioni": 12},
    "es": {"mil": 3, "millón": 6, "millones": 6, "mil millones": 9, "billón": 12, "billones": 12},
    "nl": {"duizend": 3, "miljoen": 6, "mln": 6, "miljard": 9, "mld": 9, "biljoen": 12},
})  # fmt: skip
"""What stands behind a number and how many zeros it means: a billion is nine of them in English, twelve in German."""

_OPENERS: Final = {
    "en": """
a an the this that these those its it they their both each all some many several most other another more further
in on at by for from after before during since under with within without to as of if while when where although
because despite following according ahead alongside amid among between against about over through until upon and
but or also however meanwhile instead separately additionally moreover thus there here first finally officials
ministers leaders negotiators lawmakers diplomats experts companies talks representatives governments member
members states sides partners participants measures plans work cooperation discussions negotiations relations""",
    "de": """
der die das ein eine einen dem den des im in am an auf bei beim nach vor seit mit ohne für von vom zu zum zur
und aber auch beide diese dieser dieses sie er es ihre wie wenn während zudem damit dabei laut neben zwischen""",
    "fr": """
le la les l un une des du de d en dans à au aux sur sous pour par avec sans après avant depuis lors selon et
mais ou aussi ce cet cette ces il elle ils elles leur leurs deux plusieurs tous entre afin si comme""",
    "it": """
il lo la i gli le l un uno una del dello della dei degli delle di d a al alla ai in nel nella su per con senza
dopo prima da dal durante secondo e ma o anche questo questa questi essi loro entrambi tra fra se come""",
    "es": """
el la los las un una unos unas de del en a al para por con sin tras después antes durante desde según y pero o
también este esta estos estas ellos ambos ambas entre si como""",
    "nl": """
de het een in op bij na voor sinds met zonder van te naar aan om en maar ook beide deze dit die zij hun als
terwijl volgens tussen tijdens""",
}

_TITLES: Final = {
    "en": """
prime minister ministers president vice executive commissioner secretary state ambassador chancellor king
emperor mr mrs ms dr professor foreign defence defense trade economy finance industry energy digital interior
environment agriculture high representative chief cabinet general director chair chairman senator mep
spokesperson spokesman spokeswoman european europeans ministry office government summit q1 q2 q3 q4 am pm""",
    "de": """
premierminister premierministerin ministerpräsident ministerpräsidentin außenminister außenministerin minister
ministerin präsident präsidentin kommissar kommissarin botschafter kanzler bundeskanzler handelskommissar
europäische europäischen europäischer gipfel treffen gespräche abkommen vertrag zusammenarbeit regierung prozent
euro dollar yen""",
    "fr": """
m mme premier première ministre président présidente commissaire européen européenne""",
    "it": """
presidente primo ministro ministra commissario commissaria""",
    "es": """
presidente presidenta primer primera ministro ministra comisario comisaria""",
    "nl": """
minister premier president europese""",
}

OPENERS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {language: frozenset(words.split()) for language, words in _OPENERS.items()}
)
"""Folded words a sentence may begin with, and so have a capital, without being a name."""

TITLES: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {language: frozenset(words.split()) for language, words in _TITLES.items()}
)
"""Folded words that have a capital anywhere without being a name: offices and the like."""

_KATAKANA: Final = """
エネルギー サミット パートナーシップ パートナー デジタル データ ルール プロジェクト サプライチェーン サイバー
セキュリティ インフラ サービス ビジネス シンポジウム フォーラム レベル グリーン ハイブリッド リスク センター
システム メンバー テーマ クリーン グローバル インド ユーロ ドル パーセント キロ トン オンライン プログラム
イノベーション ネットワーク
"""

KATAKANA: Final = frozenset(_KATAKANA.split())
"""Words in katakana that are not names."""

_KANJI: Final = """
署名 合意 協力 首脳 会談 会議 協議 対話 発表 発効 開催 強化 締結 交渉 開始 両国 双方 安全 保障 経済 防衛 外交 貿易
投資 産業 技術 研究 環境 気候 変動 脱炭素 水素 半導体 重要 鉱物 供給 供給網 情報 通信 協定 条約 覚書 声明 共同 政府
外務 外相 首相 大臣 大統領 議長 委員長 委員 閣僚 会合 次官 局長 長官 代表 議会 議員 企業 大学 市場 規制 基準 制度
政策 戦略 計画 目標 支援 推進 促進 実施 確認 表明 指摘 強調 歓迎 懸念 批判 調整 検討 導入 拡大 維持 連携 提携 関係
問題 課題 分野 地域 世界 国際 欧州 日本 日欧 東京 同国 同日 今回 今後 今年 昨年 来年 初回 以上 以下 以来 一方 一部
全体 全面 最初 最大 最新 自由 民主 人権 法律 法案 予算 資金 金融 関税 輸出 輸入 輸送 海洋 宇宙 航空 訓練 演習 部隊
参加 出席 訪問 招待 議論 意見 交換 結果 内容 目的 必要 可能 新た 年間 第一 主要 共通 相互 定期 早期 警告 途絶 共有
"""

KANJI: Final = frozenset(_KANJI.split())
"""Everyday words in kanji that are not names, or whose naming the catalogue checks."""

AFFIXES: Final = frozenset("的性化等側間内外両各同新第年月日時回者社人点件国前後中上下約再未初旧元副氏省庁相欧")
"""Single kanji that stand before or behind another word."""
