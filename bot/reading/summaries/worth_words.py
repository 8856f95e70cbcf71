"""Words of results, of what comes next, and of comment: data for summaries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from bot.reading.text.phrases import Phrases

RESULTS: Mapping[str, Phrases] = MappingProxyType({
    "en": Phrases("""
        agree, agrees, agreed, agreeing, decid*, sign, signs, signed, launch*, conclude, concludes, concluded, adopt
        adopts, adopted, approve, approves, approved, set up, sets up, establish*, pledg*, commits, committed
        undertak*, in force, into force, take effect, takes effect, took effect, lift, lifts, lifted, scrap, scraps
        scrapped, remove, removes, removed, abolish*, refus*, reject*, cancel*, postpon*, suspend*, allow, allows
        cover, covers, provides, provide, include, includes, forbid*, first of its kind, bind, binds, announced
        announces, open, opens, opened, start, starts, created, creates, extend, extends, extended, renew*
        introduc*, ratif*, foresee*, protect, protects, invest, invests, invested, joined, seal, sealed
        working group, contains, comprises, sets out, obliges, requires, bans, guarantees, grants, exempts
        envisages, comprise, contain, involve, involves, commit
    """),
    "de": Phrases("""
        einigten, einigen, geeinigt, einigung, beschließ*, beschloss*, beschlossen, unterzeichn*, unterschrieb*
        vereinbar*, verpflicht*, startet*, starten, abgeschlossen, verständigt*, kündigt*, angekündigt, umfasst
        sieht, in kraft, gezeichnet, eröffne*, aufgenommen, ratifizier*, verabschiedet*, aufheb*, aufgehoben
        schützt, enthält, regelt, gründe*, fallen weg, entfallen, erlaubt, arbeitsgruppe, zugestimmt, gebilligt
        billigt*, gestärkt, ausgebaut, gegründet, eingerichtet, einrichten, enthalten, umfassen, ermöglich*
        garantiert, verbietet, legt fest, festgelegt, gilt für, gelten für, schafft, vorgesehen, gehören, zählen
    """),
    "fr": Phrases("""
        signé, signée, signés, signent, signature, conclu, conclue, conclus, adopté*, adoptent, décid*, convenu*
        conviennent, convenir, prévoi*, s'engag*, lancé*, lancent, lancer, lance, en vigueur, annonc*, ouvre
        ouvrent, ouvert, ouvrir, créer, créé*, crée, paraph*, scell*, couvre, couvrent, porte sur, portent sur
        supprim*, protég*, comprend, approuv*, se sont entendus, groupe de travail, autoris*, entré, mis en place
        premier du genre, garantit, interdit, interdisent, s'interdisent, fixe, impose, oblige, instaure, contient
        permet, permettra, conclure, figurent, incluent
    """),
    "it": Phrases("""
        firma, firmano, firmato, firmata, firmati, firmare, deciso, decisa, decidono, concordat*, concluso, conclusa
        conclusi, lanciat*, lanciano, avviat*, avviano, avvia, avviare, prevede, prevedono, impegnan*, impegnati
        adottat*, approvat*, in vigore, annunciat*, istituit*, istituisc*, comporta, riguarda, elimina*, abolit*
        apre, aprire, protegge, siglat*, copre, comprende, consente, gruppo di lavoro, revocat*
        primo del suo genere, figurano, valuteranno, contiene, stabilisc*, garantisc*, obbliga, vieta, introduc*
        toglie, previste, previsti
    """),
    "es": Phrases("""
        firmaron, firmado, firmada, firmar, firman, firmó, firma, acordaron, acordado, acordó, acuerdan, decid*
        lanza*, prevé, prevén, comprom*, aprob*, aprueb*, en vigor, anunci*, cread*, crear, creó, abre, abrir*
        abrió, pactaron, suprim*, elimin*, incluye*, protege, cubre, abarca, permite, permitirá, grupo de trabajo
        levant*, suscrib*, puso en marcha, primero de su, contempla*, establece*, garantiza*, obliga, prohíbe
        contiene, fija, introduce*, figuran, incluyen
    """),
    "nl": Phrases("""
        tekenden, getekend, ondertekend, ondertekenden, ondertekenen, besloten, besloot, besluiten, afgesproken
        spraken af, afspraken gaan, eens geworden, opent, openen, van kracht, bevat, regelt, omvat, voorziet
        schrappen, geschrapt, stellen, opgericht, richten, kondigden, aangekondigd, werkgroep, goedgekeurd
        garandeert, verplicht, verbiedt, legt vast, houdt in
    """),
    "pl": Phrases("""
        podpis*, uzgodnil*, uzgodnion*, rozpocz*, przyję*, zobowiąz*, postanow*, powoła*, zapowied*, obejm*, objąć
        zawart*, zawarł*, wszedł, weszł*, wchodzi, znios*, zniesion*, przewiduj*, ogłosi*, utworz*, zawiera
        gwarantuj*, zobowiązuj*, zakazuj*, ustanawia
    """),
    "pt": Phrases("""
        assinaram, assinado, assinada, assinou, acordaram, acordado, decidi*, lançaram, lançou, lançamento, aprov*
        adotaram, adotado, anunci*, criar, criado, criou, prevê, abrange, inclui, entrou em vigor, em vigor, permite
        elimina*, garante, estabelece, contempla, obriga, proíbe, contém, elevaram, elevou, figuram, incluem
    """),
    "ja": Phrases("""
        合意し, で合意, に合意, 合意に達, 署名し, に署名, 署名され, 一致, 調印, 決定し, を決定, が決定, 決めた
        決まった, 発表し, を発表, の発表が, 立ち上げ, 新設, 設ける, 設けた, 設置, 締結, 発効, 開始し, を開始
        交渉開始, 始め, 盛り込, 明記, 列挙, 承認し, を承認, 撤廃, 妥結, 交渉入り, 交渉に入, 検討を, 可能に, 初めて
        柱, ことになり, ことになった, できるように, 実施し, を実施, 作業部会, 渡せる, 定めた, 定める, 含む, 拠出
        結ぶ, 対象と, 義務, 禁止, 規定, 格上げ, 引き上げ, 引き下げ, 新たに
    """),
    "zh": Phrases("""
        签署, 簽署, 同意, 达成, 達成, 决定, 決定, 宣布, 启动, 啟動, 建立, 通过, 通過, 生效, 确认, 確認, 承诺, 承諾
        一致, 取消, 设立, 設立, 包括, 规定, 規定, 涵盖, 涵蓋, 设, 提供
    """),
    "ko": Phrases("합의, 서명, 체결, 결정, 발표, 출범, 개시, 발효, 승인, 하기로, 설치, 신설, 포함, 폐지, 규정, 제공"),
})  # fmt: skip
"""What was agreed, decided or begun, and what a text provides, by language."""

COMING: Mapping[str, Phrases] = MappingProxyType({
    "en": Phrases("""
        aiming for, aims for, by end, will, must, has to, have to, is to, are to, is due, are due, plans to, plan to
        planned for, expected to, is expected, are expected, expects, expect, expected, aims to, aim to, intend
        intends, next month, next year, next week, next summit, next meeting, next session, next round, next step
        next steps, by the end of, before the end of, by summer, upcoming, deadline, consent, ratification, yet to
        awaits, await, pending, subject to, remains to be, is scheduled, are scheduled
    """),
    "de": Phrases("""
        wird, werden, wollen, soll, sollen, muss, müssen, geplant, plant, planen, nächste, nächsten, nächstes
        nächster, kommenden, kommendes, noch in diesem jahr, bis ende, tritt, treten, sobald, können, steht noch aus
        stehen noch aus, noch aus, erwartet
    """),
    "fr": Phrases("""
        devra, devront, doit, doivent, sera, seront, aura, auront, entrera, entreront, permettra, pourra, pourront
        prochain, prochaine, prochains, prévu*, prévoient, d'ici, compte, comptent, reste à, attendu, attendue
        attendus, attendues, doivent encore, doit encore
    """),
    "it": Phrases("""
        dovrà, dovranno, sarà, saranno, potrà, potranno, entrerà, entreranno, prossimo, prossima, prossimi, previsto
        prevista, entro, dovrebbe, dovrebbero, firmerà, resta da, restano da, attende, attendono, atteso, attesa
        attesi
    """),
    "es": Phrases("""
        deberá*, será, serán, podrá*, entrará*, tendrá*, próximo, próxima, próximos, previst*, antes de fin, prevén
        debe, deben, falta, faltan, pendiente, pendientes, a la espera, queda por, quedan por
    """),
    "nl": Phrases("zal, zullen, moet, moeten, volgende, volgend, uiterlijk, gepland, verwacht*"),
    "pl": Phrases("""
        będzie, będą, zostanie, zostaną, mają, ma zostać, ma objąć, planuj*, do końca, rozpoczną, następny, następne
    """),
    "pt": Phrases("""
        será, serão, deverá*, próximo, próxima, previst*, até ao final, até ao fim, terá, terão, falta, faltam
        pendente, resta
    """),
    "ja": Phrases("""
        目指す, めざす, 予定, 方針だ, 方針を固め, 進める, 進めて, 見通し, 見込み, 次回, 今後, 年内, 目標, 必要にな
        来年, 来月, 来週, 早期, に向け, 必要がある, 控える, 求められる
    """),
    "zh": Phrases("将, 將, 打算, 预计, 預計, 计划, 計劃, 下一, 明年"),
    "ko": Phrases("예정, 계획, 방침, 내년, 다음, 전망, 목표, 할 것"),
})  # fmt: skip
"""What comes next, or is to be done, by language."""

FUTURE: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "fr": re.compile(r"\w{2}(?:era|eront|iront|dront)\b"),
        "it": re.compile(r"\w(?:rà|ranno)\b"),
        "es": re.compile(r"\w{2}(?:rá|rán)\b"),
        "pt": re.compile(r"\w(?:rá|rão)\b"),
    }
)
"""Endings of the future tense, in languages that form it so."""

PLUPERFECT: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "de": re.compile(r"\bwar(?:en)?\b.*\b(?:worden|gewesen)\b"),
    }
)
"""How a language looks back from an earlier act, besides the words of `EMPTY`."""

STEPS = Phrases("""
into force, in force, into effect, take effect, takes effect, ratif*, consent, parliament, diet, to be signed
be signed, deadline, by the end of, before the end of, next meeting, next session, next round, next summit
next step, next steps, next dialogue, first meeting, first session, first report, council must, council will
in kraft, inkrafttreten, bundestag, parlament*, zustimm*, unterzeichnung, unterzeichnet werden, bis ende
nächste sitzung, nächstes treffen, nächste runde, nächsten treffen, nächste gipfel, en vigueur, feu vert, parlement*
signature, prochaine réunion, prochaine session, prochain sommet, d'ici, in vigore, entro, firma, prossima riunione
prossimo vertice, prossima sessione, entra* en vigor, entrada en vigor, firmará*, próxima reunión, próxima cumbre
próxima sesión, antes de fin, van kracht, ondertekening, ondertekend worden, volgende vergadering, uiterlijk
wejdzie, wejdą, podpisan*, do końca, następny szczyt, następne spotkanie, em vigor, assinatura, próxima reunião
próxima cimeira, até ao final, até ao fim, 発効, 批准, 国会, 署名する, 施行, 次回, 年内, 期限, 生效, 议会, 下一
발효, 비준, 국회, 다음
""")
"""What must still happen to what was agreed, and when those who agreed meet again."""

EMPTY: Mapping[str, Phrases] = MappingProxyType({
    "en": Phrases("""
        argue, argues, argued, believe, believes, warn, warned, warns, complain*, critici*, see the, critics, critic
        analyst*, expert, experts, observer*, economist*, a diplomat, diplomats, think-tank, think tank*
        researcher*, recalled, praised, thanked, stressed, underlined, underscored, hailed, reaffirm*, reiterat*
        condemn*, welcomed, background, like-minded, shared values, of the world's, of global gdp, overshadowed
        lawyers, professor, historic, had, for years, for decades, in recent years, previously, dates back, since
        co-chair*, chaired, attended, took part, hosted, travel*, flew, explained, expressed, concern, concerns
        accompanied, weighing, question, came hours after, came a day after, hours after, hours before, coincid*
        hosts, greeted, official said, officials said, an official, a senior, milestone, important step
        step forward, proud, delighted, pleased, vital, showed that, shows that, proof, heads to, head to
        leaves for, leave for, flies to, fly to
    """),
    "de": Phrases("""
        sieht darin, sprach von, sprachen von, hält, halten, meint, glaubt, mahnt*, kritisier*, kritiker*, analyst*
        experten, beobachter*, diplomaten, erinnerte, lobte, dankte, betonte*, würdigte, wertete, gleichgesinnt*
        gemeinsame werte, gemeinsamen werte*, hatte, hatten, bisher, hintergrund, professor*, verurteil*, seit
        nahmen teil, nahm teil, vorsitz, leiteten, begleitet*, frage, reist*, gereist, angereist, besorg*
        im schatten, wenige stunden, zeitgleich, überschattet, meilenstein, wichtiger schritt, freue mich, stolz
        signal, weiterreis*, reisen weiter, geht es weiter
    """),
    "fr": Phrases("""
        fait valoir, font valoir, estime, estiment, juge, y voit, veut croire, assure, critiques, analyste*, expert*
        observateur*, diplomate*, rappelé, remercié, souligné, insisté, valeurs communes, avait, avaient, depuis
        professeur*, chercheur*, condamn*, évoqué, coprésid*, présidé*, ont participé, question, préoccup*, se rend
        se rendait, coïncid*, quelques heures après, au lendemain, coprésidé*, étape importante, se félicit*
        se réjoui*, fier, fière, historique, signal, s'envol*, poursuivr*
    """),
    "it": Phrases("""
        ritiene, ritengono, sostiene, sostengono, avverte, critic*, critici, analist*, espert*, osservator*
        diplomatici, ricordato, ringraziato, sottolineato, elogiato, ribadit*, valori comuni, valori condivisi
        aveva, avevano, professor*, sullo sfondo, condann*, copresiedut*, presiedut*, hanno partecipato
        preoccupazion*, riparte, viaggio, coincid*, poche ore dopo, un giorno dopo, all'indomani, erano cominciat*
        era stato, era stata, erano stati, erano state, pietra miliare, passo importante, storico, storica
        orgoglios*, soddisfazione, proseguirà, proseguiranno, vola a
    """),
    "es": Phrases("""
        sostiene, sostienen, considera, consideran, advirti*, advierte*, critic*, críticos, analista*, experto*
        observador*, recordó, recordado, agradeci*, subrayó, subrayado, destacó, destacado, elogió, valores comunes
        valores compartidos, había, habían, profesor*, conden*, copresidi*, presidi*, participaron, preocupa*, viaj*
        gira, coincid*, un día después, horas después, hito, paso importante, histórico, histórica, orgullos*
        satisfacción
    """),
    "nl": Phrases("""
        critici, deskundigen, diplomaten, benadrukte*, herinnerde, bedankte, had, hadden, achtergrond, hoogleraar
        namen deel, handtekening, samen met, uren na, uren nadat
    """),
    "pl": Phrases("""
        krytycy, ekspert*, anality*, dyplomat*, podkreśl*, przypomni*, podzięk*, potępi*, wspólne wartości
        wzięli udział
    """),
    "pt": Phrases("""
        críticos, analistas, especialistas, sublinh*, lembr*, agradec*, destac*, havia, tinha, participaram
        coincid*, um dia depois, horas depois, viajou, visita passou
    """),
    "ja": Phrases("""
        専門家, 関係者, 幹部, 教授, 研究員, 識者, アナリスト, 評論家, 価値を共有, 価値観を共有, 価値や原則を共有
        基本的価値, 原則を共有, と述べ, と語, と話, と強調, 説明, と指摘, と訴え, 謝意, 懸念を示, 非難, 歓迎
        意見交換, 意見を交わ, 背景, 近年, かつて, ねらい, 狙い, さかのぼる, これまで, 出席, 共同議長, 考えだ, 見方
        歴訪, 喜ばしい, 意義深い, 重要だと, 期待を示, 期待感, 期待する, 向かう, 訪れる, 出発
    """),
    "zh": Phrases("说, 說, 表示, 称, 稱, 強調, 强调, 专家, 專家, 学者, 學者, 谴责, 譴責, 曾, 一度, 出席"),
    "ko": Phrases("말했다, 강조했다, 전문가, 관계자, 규탄, 교수, 참석"),
})  # fmt: skip
"""Words of comment, courtesy, attendance and looking back: a sentence with one is rarely what one must know."""
