"""Words around an act: what takes it back, who does it, what it is done with: data for claims."""

from __future__ import annotations

from collections.abc import Mapping

from bot.reading.text.phrases import Phrases

UNDONE: Mapping[str, Phrases] = {
    "en": Phrases("""
        will, would, could, might, should, must, shall, be, may have, not, never, no, nor, if, once, unless
        until, whether, when, cannot, can't, couldn't, hasn't, haven't, didn't, won't, yet to, hopes, hoped
        wants, wanted, refused, failed, unable, proposed, call for, calls for, called for, urge*, asked for
        before, being
    """),
    "de": Phrases("""
        soll, sollen, sollte, sollten, wird, würde, würden, könnte, könnten, dürfte, muss, nicht, kein, keine
        keinen, nie, noch nicht, sobald, falls, wenn, ob, bevor, will, wollen, wollte, wollten, möchte
    """),
    "fr": Phrases("""
        sera, seront, serait, seraient, devrait, devraient, doit, doivent, pourrait, pourraient, peut, ne, n'a
        n'ont, n'est, n'avait, si, une fois, jamais, sans, veut, veulent, être
    """),
    "it": Phrases("""
        sarà, saranno, sarebbe, dovrebbe, dovrebbero, deve, potrebbe, potrebbero, non, mai, se, una volta, vuole
        vogliono, essere
    """),
    "es": Phrases("""
        será, serán, sería, debería, deberían, debe, podría, podrían, no, nunca, si, una vez, quiere, quieren
        cuando
    """),
    "nl": Phrases("""
        zal, zullen, zou, zouden, moet, moeten, niet, geen, nooit, als, zodra, wil, willen, wordt, worden
    """),
    "pl": Phrases("będzie, będą, ma zostać, mają zostać, może, nie, jeśli, gdy, zostanie, zostaną"),
    "pt": Phrases("será, serão, seria, deverá, deve, poderia, não, nunca, se for, quando, uma vez"),
    "ja": Phrases("もし, 仮に"),
    "zh": Phrases("将, 拟, 计划, 未, 没有, 打算, 可能, 希望, 有望"),
    "ko": Phrases("예정, 계획, 만약"),
}
"""What, before an act in its clause, says that it is not done: will, might, not, if."""

UNDONE_BEHIND: Mapping[str, Phrases] = {
    "de": Phrases("werden, würden, treten, sein wird"),
    "ja": Phrases("な, ない, ていな, 予定, 見通し, 方針, たい, ようと"),
    "zh": Phrases("计划, 的计划"),
    "ko": Phrases("예정, 계획"),
}
"""The same behind the act."""

AFTER = Phrases("""
    since, after, following, nachdem, seit, seitdem, depuis, après, dopo, da quando, desde que, después de que
    tras, nadat, sinds, odkąd, po tym, depois, desde
""")
"""What before an act in its clause makes it one that another act follows."""

EARLIER = Phrases("""
    had, hatte, hatten, war, waren, avait, avaient, était, étaient, aveva, avevano, era stato, era stata
    erano stati, había, habían, had been, hadden, tinha, tinham, ていた
""")
"""How a sentence goes back behind what its text tells: without a time of its own it dates nothing."""

INSTRUMENTS = Phrases("""
    agreement*, accord, accords, pact, pacts, treaty, treaties, protocol*, memorandum*, memoranda, arrangement*
    partnership*, alliance*, dialogue*, talks, negotiation*, summit*, declaration*, initiative*, working group*
    exercise*, drill*, round table, round-table, association, mandate*, deal, deals, letter of intent
    recommendation*, framework, council, relations, *abkommen*, *vertrag*, *vereinbarung*, *protokoll*
    absichtserklärung*, *partnerschaft*, allianz*, *dialog*, *verhandlung*, *gipfel*, *gespräch*, *erklärung*
    *übung*, *bündnis*, acsa, *konsultation*, accord*, pacte*, traité*, protocole*, mémorandum*, partenariat*
    négociation*, sommet*, déclaration*, groupe de travail, exercice*, équivalence, accordo, accordi, patto
    patti, trattato, protocollo, memorandum, intesa, intese, alleanza, dialog*, negoziat*, vertice
    dichiarazion*, iniziativa, esercitazion*, partnership, acuerdo*, pacto*, tratado*, protocolo*, memorando*
    asociación, alianza*, diálogo*, negociacion*, negociación, cumbre*, declaración, iniciativa*, maniobras
    ejercicio*, overeenkomst*, akkoord*, verdrag*, partnerschap*, alliantie*, dialoog*, onderhandeling*, top
    verklaring*, *samenwerking*, oefening*, umow*, porozumieni*, traktat*, protok*, partnerstw*, sojusz*
    negocjacj*, rozm*, szczyt*, deklaracj*, ćwicze*, acordo*, parceria*, aliança*, negociaç*, cimeira*
    declaraç*, exercício*, 協定, 条約, 覚書, 議定書, 取決め, 取り決め, パートナーシップ, アライアンス, 同盟
    対話, 協議, 交渉, 首脳, 会談, 会合, 宣言, 声明, 訓練, EPA, SPA, 枠組み, 作業部会, 取組, 提言, 构想, 协定
    协议, 条约, 备忘录, 伙伴关系, 联盟, 对话, 谈判, 峰会, 会谈, 협정, 조약, 협약, 양해각서, 파트너십, 동맹, 대화
    협상, 정상회담
""")
"""What two sides sign, open or hold: it stands for them where neither is named."""

OWN = Phrases("""
    association, framework, council, initiative*, recommendation*, mandate*, relations, declaration*, working group*
    *erklärung*, déclaration*, groupe de travail, équivalence, dichiarazion*, iniziativa, declaración, iniciativa*
    verklaring*, deklarac*, declaraç*, 宣言, 声明, 枠組み, 作業部会, 取組, 提言, 构想
""")
"""Those of them that one side alone can make as well."""

PAIR = Phrases("""
    both sides, the two sides, both leaders, the two leaders, the leaders, leaders, both parties, the two
    the three, the pair, both ministers, the two ministers, ministers, the two partners, the partners
    both governments, they, we, beide seiten, beider seiten, die beiden, beide, die drei
    die staats- und regierungschefs, les deux parties, les deux dirigeants, les dirigeants, les deux partenaires
    les deux, les trois, le due parti, i due, entrambi, i leader, i tre, ambas partes, los líderes, los dos
    las dos partes, los tres, ambos, beide partijen, beide landen, de twee, obie strony, strony, ambas as partes
    os dois, os líderes, 双方, 両者, 三者, 両氏, 両首脳, 両政府, 両外相, 両大臣, 首脳ら, 両国, 양측, 양국, 双边
""")
"""What stands for the two sides, or the people of both, who were named before."""

OURS = Phrases("we, wir, nous, noi, nosotros, wij, my, nós, abbiamo, hemos, temos, 我々, 我们")
"""How one who is quoted speaks of what both sides did."""

SAME_TIME = Phrases("""
    at the same time, on the same occasion, on that occasion, zugleich, gleichzeitig, bei derselben gelegenheit
    en même temps, à la même occasion, nella stessa occasione, contestualmente, en la misma ocasión
    al mismo tiempo, tegelijk, przy tej okazji, na mesma ocasião, 同時に, あわせて, 同时
""")
"""How a sentence adds a further act to that of the main event."""

SINCE = Phrases("since, seit, seitdem, depuis, dal, dall', dagli, desde, sinds, od, から, 以来, 自")
"""What before a time makes it a beginning: only what is in force is dated by it."""
