"""Words around an act: what takes it back, who does it, what it is done with: data for claims."""

from __future__ import annotations

from collections.abc import Mapping

from bot.reading.text.phrases import Phrases

UNDONE: Mapping[str, Phrases] = {
    "en": Phrases("""
        will, would, could, might, should, must, shall, be, may have, not, never, no, nor, if, once, unless, until
        whether, cannot, can't, couldn't, hasn't, haven't, didn't, won't, yet to, hopes, hoped, wants, wanted, refused
        failed, unable, proposed, call for, calls for, called for, urge*, asked for, before, being, seek*, aim*
        intend*, due to, plan to, plans to, expected, goal of, aim of, hope of
    """),
    "de": Phrases("""
        soll, sollen, sollte, sollten, wird, werden, würde, würden, könnte, könnten, dürfte, muss, nicht, kein, keine
        keinen, nie, noch nicht, sobald, falls, wenn, ob, bevor, will, wollen, wollte, wollten, möchte
    """),
    "fr": Phrases("""
        sera, seront, serait, seraient, devrait, devraient, doit, doivent, pourrait, pourraient, peut, ne, n'a, n'ont
        n'est, n'avait, si, une fois, jamais, sans, veut, veulent, être
    """),
    "it": Phrases("""
        sarà, saranno, verrà, verranno, viene, vengono, sarebbe, dovrebbe, dovrebbero, deve, potrebbe, potrebbero, non
        mai, se, una volta, vuole, vogliono, essere
    """),
    "es": Phrases("""
        será, serán, sería, debería, deberían, debe, podría, podrían, no, nunca, si, una vez, quiere, quieren, deberá
        deberán, prevé, prevén, espera, esperan
    """),
    "nl": Phrases("""
        zal, zullen, zou, zouden, moet, moeten, niet, geen, nooit, als, zodra, wil, willen, wordt, worden
    """),
    "pl": Phrases("będzie, będą, ma zostać, mają zostać, może, nie, jeśli, gdy, zostanie, zostaną"),
    "pt": Phrases("será, serão, seria, deverá, deve, poderia, não, nunca, se for, uma vez"),
    "ja": Phrases("もし, 仮に"),
    "zh": Phrases("将, 拟, 计划, 未, 没有, 打算, 可能, 希望, 有望"),
    "ko": Phrases("예정, 계획, 만약"),
}
"""What, before an act in its clause, says that it is not done: will, might, not, if."""

UNDONE_BEHIND: Mapping[str, Phrases] = {
    "de": Phrases("werden, würden, treten, sein wird"),
    "ja": Phrases("る, れば, な, ない, ていな, 予定, 見通し, 方針, たい, ようと"),
    "zh": Phrases("计划, 的计划"),
    "ko": Phrases("예정, 계획"),
}
"""The same behind the act."""

AFTER = Phrases("""
    since, after, following, nachdem, seit, seitdem, depuis, après, dopo, da quando, desde que, después de que, tras
    nadat, sinds, odkąd, po tym, depois, desde
""")
"""What before an act in its clause makes it one that another act follows."""

EARLIER = Phrases("""
    had, hatte, hatten, war, waren, avait, avaient, était, étaient, aveva, avevano, era stato, era stata, erano stati
    había, habían, had been, hadden, tinha, tinham, ていた
""")
"""How a sentence goes back behind what its text tells: without a time of its own it dates nothing."""

INSTRUMENTS = Phrases("""
    negotiate, negotiating, verhandeln, négocier, negoziare, negociar, onderhandelen, negocjować, 交渉権限, compromise
    *einigung, kompromiss*, compromis, compromesso, 合意, 共识, 公約, 约定, convenio*, lettera d'intenti, document
    documents, dokument*, documento, documenti, documentos, 文書, 公文, agreement*, accord, accords, pact, pacts
    treaty, treaties, protocol*, memorandum*, memoranda, arrangement*, partnership*, alliance*, dialogue*, talks
    negotiation*, summit*, declaration*, initiative*, working group*, exercise*, drill*, round table, round-table
    association, mandate*, deal, deals, letter of intent, recommendation*, framework, council, relations, *abkommen*
    *vertrag*, *vereinbarung*, *protokoll*, absichtserklärung*, *partnerschaft*, allianz*, *dialog*, *verhandlung*
    *gipfel*, *gespräch*, *erklärung*, *übung*, *bündnis*, acsa, *konsultation*, accord*, pacte*, traité*, protocole*
    mémorandum*, partenariat*, négociation*, sommet*, déclaration*, groupe de travail, exercice*, équivalence, accordo
    accordi, patto, patti, trattato, protocollo, memorandum, intesa, intese, alleanza, dialog*, negoziat*, vertice
    dichiarazion*, iniziativa, esercitazion*, partnership, acuerdo*, pacto*, tratado*, protocolo*, memorando*
    asociación, alianza*, diálogo*, negociacion*, negociación, cumbre*, declaración, iniciativa*, maniobras
    ejercicio*, overeenkomst*, akkoord*, verdrag*, partnerschap*, alliantie*, dialoog*, onderhandeling*, top
    verklaring*, *samenwerking*, oefening*, umow*, porozumieni*, traktat*, protok*, partnerstw*, sojusz*, negocjacj*
    rozm*, szczyt*, deklaracj*, ćwicze*, acordo*, parceria*, aliança*, negociaç*, cimeira*, declaraç*, exercício*
    協定, 条約, 覚書, 議定書, 取決め, 取り決め, パートナーシップ, アライアンス, 同盟, 対話, 協議, 交渉, 首脳, 会談
    会合, 宣言, 声明, 訓練, EPA, SPA, 枠組み, 作業部会, 取組, 提言, 构想, 协定, 协议, 条约, 备忘录, 伙伴关系, 联盟
    对话, 谈判, 峰会, 会谈, 협정, 조약, 협약, 양해각서, 파트너십, 동맹, 대화, 협상, 정상회담
""")
"""What two sides sign, open or hold: it stands for them where neither is named."""

OWN = Phrases("""
    document, documents, dokument*, documento, documenti, documentos, 文書, 公文, association, framework, council
    initiative*, recommendation*, mandate*, relations, declaration*, working group*, *erklärung*, déclaration*
    groupe de travail, équivalence, dichiarazion*, iniziativa, declaración, iniciativa*, verklaring*, deklarac*
    declaraç*, 宣言, 声明, 枠組み, 作業部会, 取組, 提言, 构想
""")
"""Those of them that one side alone can make as well."""

PAIR = Phrases("""
    both sides, the two sides, both leaders, the two leaders, the leaders, leaders, both parties, the two, the three
    the pair, both ministers, the two ministers, ministers, the two partners, the partners, both governments, they, we
    beide seiten, beider seiten, die beiden, beide, die drei, die staats- und regierungschefs, les deux parties
    les deux dirigeants, les dirigeants, les deux partenaires, les deux, les trois, le due parti, i due, entrambi
    i leader, i tre, ambas partes, los líderes, los dos, las dos partes, los tres, ambos, beide partijen, beide landen
    de twee, obie strony, strony, ambas as partes, os dois, os líderes, 双方, 両者, 三者, 両氏, 両首脳, 両政府, 両外相
    両大臣, 首脳ら, 両国, 양측, 양국, 双边
""")
"""What stands for the two sides, or the people of both, who were named before."""

OURS = Phrases("we, wir, nous, noi, nosotros, wij, my, nós, abbiamo, hemos, temos, 我々, 我们")
"""How one who is quoted speaks of what both sides did."""

BACKGROUND = Phrases("""
    ago, earlier, previously, recently, already, so far, over the years, in recent, in the past, il y a, récemment
    déjà, auparavant, jusqu'ici, par le passé, vor kurzem, kürzlich, zuvor, bereits, schon, bisher, seither, früher
    fa, già, recentemente, in precedenza, finora, in passato, hace, ya, recientemente, anteriormente, hasta ahora
    en el pasado, geleden, eerder, onlangs, al, reeds, temu, wcześniej, niedawno, już, há, já, これまで, すでに, 既に
    先に, 先日, 以前, 従来, かつて, 此前, 曾, 已经, 앞서, 이미
""")
"""What says that an act went before what a text tells, though not when."""

CLOSING = Phrases("""
    end of, the end of, late, ende, fin, fin de, fine, fine del, finales de, finales del, eind, koniec, końca, fim de
""")
"""What before a stretch of time means its last part."""

SAME_TIME = Phrases("""
    at the same time, on the same occasion, on that occasion, zugleich, gleichzeitig, bei derselben gelegenheit
    en même temps, à la même occasion, nella stessa occasione, contestualmente, en la misma ocasión, al mismo tiempo
    tegelijk, przy tej okazji, na mesma ocasião, 同時に, あわせて, 同时, also, in addition, außerdem, zudem, ferner
    darüber hinaus, également, en outre, par ailleurs, inoltre, además, asimismo, daarnaast, ponadto, na mesma altura
    また, さらに, 此外
""")
"""How a sentence adds a further act to that of the main event."""

SINCE = Phrases("since, seit, seitdem, depuis, dal, dall', dagli, desde, sinds, od, から, 以来, 自")
"""What before a time makes it a beginning: only what is in force is dated by it."""

INDEFINITE = Phrases("""
    a, an, another, ein, eine, einen, einem, einer, un, une, un', una, uno, um, uma, een
""")
"""What makes a thing one that was not told of before."""

PASSIVE = Phrases("""
    was, were, been, wurde, wurden, worden, été, est, sont, stato, stata, stati, state, viene, si, fue, fueron, sido
    se, foi, foram, werd, werden, zijn, został, została, zostało, zostały, され, れた, 행해졌, 됐
""")
"""How a sentence tells an act without saying whose it is."""

PROCEDURE = Phrases("""
    it, them, signature, consent, text, approval, vote, ratification, mandate, *ratifi*, zustimmung, ihn, ihm, sie
    text*, unterzeichnung, mandat*, texte, le texte, firma, testo, lo ha, texto, mandato, tekst*, zgod*, stimmt*
    zugestimmt, consent*, ratif*, notif*, stemde, stemden, ingestemd, assenso, aval, feu vert, visto bueno
    green light, grünes licht, via libera, luz verde, groen licht, 同協定, 承認案, 署名, 案, 批准, 同意
""")
"""What one side's decision is on where it is a step towards an act of both."""

LAWS = Phrases("""
    regulation*, directive*, law, laws, act, bill, budget*, legislation, instrument, instruments, white paper, decree
    *verordnung, *gesetz, *gesetzes, *richtlinie, *haushalt, *etat, *budget, règlement, loi, directive, budget, décret
    regolamento, legge, direttiva, bilancio, decreto, reglamento, ley, directiva, presupuesto*, verordening, wet, *wet
    richtlijn, begroting, rozporządzeni*, ustaw*, dyrektyw*, budżet*, regulamento, lei, orçamento, 法律, 法案, 規則
    予算, 白書, 改正法, 基本法, 規制法, 指令, 条例, 法规, 预算, 법안, 예산
""")
"""What one side makes for itself."""

FIGURES = Phrases("""
    exports, imports, sales, shipments, deliveries, trade in, trade between, trade with, trade volume, *exporte
    *ausfuhren, *einfuhren, der handel, handelsvolumen, exportations, importations, ventes, les échanges, le commerce
    esportazioni, importazioni, vendite, interscambio, exportaciones, importaciones, ventas, intercambios, uitvoer
    eksport, 輸出額, 輸入額, 貿易額, 売上, 輸出は, 輸入は, 贸易额, 出口
""")
"""What grows and falls of itself: nobody's act."""

FIRMS = Phrases("""
    gmbh, ag, inc, inc., corp, corp., ltd, ltd., plc, s.p.a., holding*, university, universities, universität*
    université*, università, universidad*, startup*, start-up*, 大学, 社は, 社が, 社と, グループは, グループが, 集团
    公司
""")
"""Further words for those who act for themselves."""
