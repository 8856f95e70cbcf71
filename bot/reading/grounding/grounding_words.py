"""Words the grounding check must know, by language: what has a capital or kanji without being a name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

CHECKED: Final = ("en", "de", "fr", "it", "es", "nl", "ja")
"""Languages a machine-written text is checked in, by ISO 639-1; in others nobody can say what is a name."""

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
