"""Verbs that tell an act as done, in Japanese, Chinese and Korean: data for claims."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.claims import Act
from bot.reading.text.phrases import Phrases

EAST: Mapping[str, Mapping[Act, Phrases]] = {
    "ja": {
        Act.AGREED: Phrases("""
            合意し, 合意され, 合意に達し, 一致し, 決めた, 決め、, 決定し, 決まった, 決まり、, 申し合わせ, でも一致。
            でも合意。, に合意。, で合意。, で一致。, で合意、, で一致、, 合意に至っ, 合意していた, 大筋合意。
            取り決めた, 申し合わせた, 合意を得, 決定され
        """),
        Act.SIGNED: Phrases("""
            覚書を交わし, 文書を交わし, 署名し, に署名。, 署名され, 調印し, 調印され, 署名が行わ, 署名式を行
            署名式が行, 調印。, 署名済み, 取り交わし, 交わした, 署名を行
        """),
        Act.LAUNCHED: Phrases("""
            立ち上げた, 立ち上げまし, 立ち上げられ, 創設し, 創設され, 発足し, 発足させ, 始動し, 設立し, 設立され
            新設し, 立ち上がっ, 立ち上げ、, 設置し, 設置され, 設けた, 設けられ, 創設。, 発足。, スタートし, 始動。
            を設け、
        """),
        Act.CONCLUDED: Phrases("""
            妥結。, 締結。, 妥結し, 締結し, 締結され, 結んだ, 結びまし, 結ばれ, 妥結に至っ, 終結し, 大筋妥結, 結んで
        """),
        Act.OPENED: Phrases("""
            を開始。, 開始し, 開始され, 再開し, 交渉に入った, 交渉入りし, 始まった, 始めた, 始動した, 再開され, 開始。
            着手し, 交渉入り。, 始まり、
        """),
        Act.ADOPTED: Phrases("""
            権限を与え, 交渉権限を付与, を採択。, を承認。, 了承し, 承認し, 承認され, 採択し, 採択され, 批准し, 可決し
            取りまとめた, 取りまとめまし, 承認。, 採択。, 議決し, 可決され, 批准。, 批准され, 同意し, 了承され, 付与し
            許可し
        """),
        Act.IN_FORCE: Phrases("発効。, 発効し, 施行され, 適用が始ま, 効力を生じ, 適用され, 施行し, 施行。"),
        Act.ANNOUNCED: Phrases("""
            発表し, 発表され, 発表があり, を発表。, 公表し, 公表され, 発出し, 発出され, 公表。, 宣言し, 打ち出し
        """),
        Act.MET: Phrases("""
            を開催。, で開催。, を実施。, で実施。, と会談。, 開催し, 開催され, 開いた, 開き、, 開かれた, 開かれ、
            会談し, 会談を行い, 会談を行っ, 協議を行い, 協議を行っ, 対話を行い, 対話を行っ, 実施し, 実施され
            訓練を行い, 訓練を行っ, 協議し, 初めて行い, 会談。, 開催。, 実施。, 開き, 会談が行われ, 協議が行われ
            訓練が行われ, 会合が行われ, 交換が行われ, 首脳協議を行, 会合を行, 懇談し, 意見交換を行, 面会し, 開かれ
            参集し
        """),
        Act.JOINED: Phrases("参加し, 加盟し, 加わった, 参加。, 加わっ, 加入し, 正式参加"),
        Act.EXTENDED: Phrases("""
            延長し, 拡大し, 拡充し, 格上げし, 格上げされ, 更新し, 引き上げた, 引き上げまし, 引き上げられ, 延長され
            格上げ。, 改定し
        """),
        Act.ENDED: Phrases("""
            全廃し, 撤廃し, 撤廃され, 解除し, 解除され, 終了し, 廃止し, 廃止され, 撤廃。, 廃止。, 全廃。, 解除。
            全廃され, 取りやめ
        """),
    },
    "zh": {
        Act.AGREED: Phrases("同意, 达成协议, 达成一致, 商定, 決定, 决定, 敲定, 一致同意"),
        Act.SIGNED: Phrases("签署了, 签署, 签订, 簽署, 签订了, 签字"),
        Act.LAUNCHED: Phrases("设立了, 启动了, 启动, 成立, 设立, 创立, 正式启动"),
        Act.CONCLUDED: Phrases("缔结, 完成谈判, 结束谈判, 缔结了, 谈成"),
        Act.OPENED: Phrases("启动谈判, 展开谈判, 恢复谈判, 开启谈判, 重启"),
        Act.ADOPTED: Phrases("批准了, 批准, 通过了, 通过, 核准, 授权"),
        Act.IN_FORCE: Phrases("生效, 正式生效, 开始实施"),
        Act.ANNOUNCED: Phrases("宣布, 发表, 公布, 宣布了, 公布了"),
        Act.MET: Phrases("举行, 会晤, 会谈, 会见, 举行了, 召开, 召开了, 举办"),
        Act.JOINED: Phrases("加入"),
        Act.EXTENDED: Phrases("延长, 提升为, 升级为, 提升至"),
        Act.ENDED: Phrases("取消了, 解除了, 取消, 解除, 废除"),
    },
    "ko": {
        Act.AGREED: Phrases("합의했, 합의한, 합의하고, 결정했, 합의에 도달, 뜻을 모았"),
        Act.SIGNED: Phrases("서명했, 서명한, 체결했, 서명했다, 체결한, 체결됐"),
        Act.LAUNCHED: Phrases("출범했, 출범시, 출범한, 설립했, 신설했"),
        Act.CONCLUDED: Phrases("타결했, 타결됐"),
        Act.OPENED: Phrases("개시했, 개시한, 시작했"),
        Act.ADOPTED: Phrases("승인했, 채택했, 비준했, 승인한, 비준한"),
        Act.IN_FORCE: Phrases("발효했, 발효됐, 발효된"),
        Act.ANNOUNCED: Phrases("발표했, 발표한"),
        Act.MET: Phrases("개최했, 열었, 회담했, 만나, 열렸, 가졌, 개최됐, 실시했"),
        Act.JOINED: Phrases("참여했, 가입했"),
        Act.EXTENDED: Phrases("격상했, 격상한, 연장했"),
        Act.ENDED: Phrases("해제했, 철폐했, 폐지했, 해제한"),
    },
}
"""By language, each act in its forms that tell it as done, Japanese ones up to where the ending begins."""
