"""Acts in every form a question may put them, and common ideas the catalogue has no names for: data for answers."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.claims import Act
from bot.reading.text.phrases import Phrases, listed

ASKED: Mapping[Act, Phrases] = {
    Act.IN_FORCE: Phrases("""
        enter into force, enters into force, entered into force, entering into force, entry into force
        come into force, came into force, in force, take effect, took effect, takes effect, apply since
        applicable since, in kraft, inkrafttreten, en vigueur, in vigore, en vigor, entrada en vigor, van kracht
        inwerking*, w życie, em vigor, 発効, 施行, 生效, 발효
    """),
    Act.SIGNED: Phrases("""
        sign, signs, signed, signing, signature*, signator*, inked, initialled, names to, unterzeichn*
        unterschr*, unterschrieb*, signé, signée, signés, signées, signer, signent, signèrent, signa, firma
        firmano, firmato, firmata, firmati, firmate, firmare, firmarono, firmò, firmó, firmaron, firmado
        firmada, firmar, suscri*, siglat*, ondertek*, getekend, podpis*, assin*, 署名, 調印, 签署, 签订, 서명
    """),
    Act.CONCLUDED: Phrases("""
        conclude, concludes, concluded, concluding, conclusion of, finalis*, finaliz*, complete, completed
        abgeschlossen, abschl*, schlossen, conclure, conclu, conclue, conclus, conclurent, concluso, conclusa
        concludere, concluir, concluy*, concluid*, afgerond, gesloten, zakończ*, 妥結, 締結, 大筋合意, 缔结
        타결
    """),
    Act.AGREED: Phrases("""
        agree, agrees, agreed, agreeing, decide, decides, decided, decision to, einig, einigen, einigten
        geeinigt, vereinbart, vereinbarten, vereinbarte, verständigt*, beschloss*, beschließ*, convenu*
        convenir, s'accord*, décid*, concordat*, concordano, deciso, decidere, decisero, acordar, acordaron
        acordó, acordado, decidi*, besloten, uzgodni*, acordaram, 合意, 一致, 決定, 決めた, 商定, 同意, 합의
    """),
    Act.LAUNCHED: Phrases("""
        launch*, found, founded, establish*, set up, create, created, creates, creation of, inaugurat*, kick off
        kicked off, gegründet, gründ*, gestartet, starte*, einricht*, eingerichtet, ins leben, lanc*, créé
        créée, créer, création, inaugur*, fondé, fondée, mis en place, istitui*, creat*, fondat*, avviat*
        avviar*, creó, crear, crearon, creada, creado, opgericht, gelanceerd, utworz*, criad*, lançad*, 立ち上げ
        創設, 発足, 設立, 始動, 新設, 启动, 设立, 成立, 출범
    """),
    Act.OPENED: Phrases("""
        open, opens, opened, opening, begin, begins, began, begun, start, starts, started, resum*, eröffn*
        begann, begannen, beginn*, begonnen, aufgenommen, aufnahme, ouvr*, ouvert*, entam*, débuté*, commenc*
        aperto, aperti, aperta, iniziat*, iniziaron*, cominciat*, cominciar*, abrir, abri*, abier*, inici*
        comenz*, empez*, geopend, rozpocz*, abert*, começ*, 開始, 始まった, 始まり, 交渉入り, 再開, 开始
        启动谈判, 개시
    """),
    Act.ADOPTED: Phrases("""
        adopt, adopts, adopted, adoption, approv*, ratif*, endors*, consent*, cleared, gebilligt, billig*
        zustimm*, stimmte zu, angenommen, annahme, verabschied*, ratifizier*, adopté*, approuv*, entérin*
        ratifi*, adottat*, approvat*, ratificat*, ratific*, aprob*, adoptó, adoptad*, goedgekeurd, zatwierdz*
        przyję*, aprovad*, 承認, 採択, 批准, 可決, 了承, 通过, 승인, 채택
    """),
    Act.ANNOUNCED: Phrases("""
        announc*, unveil*, made public, present, presented, angekündigt, bekannt, verkünd*, vorgestellt, annonc*
        dévoil*, présenté*, annunciat*, annunci*, presentat*, anunci*, present*, aangekondigd, ogłos*, 発表
        公表, 宣布, 公布, 발표
    """),
    Act.MET: Phrases("""
        meet, meets, met, meeting*, held, hold, holds, host, hosted, take place, took place, takes place
        taken place, attend*, chair*, co-chair*, took part, take part, exercise*, trained, treffen, traf, trafen
        getroffen, stattfand*, stattfind*, stattgefunden, fand, fanden, tagte*, getagt, sitzung, teilgenommen
        nahm teil, nahmen teil, vorsitz, réuni*, rencontr*, eu lieu, a lieu, tenu, tenue, tenus, tenues
        participé, présidé*, incontr*, riunit*, riunion*, tenuto, tenuta, tenne, svolt*, partecipat*, presiedut*
        reuni*, celebr*, tuvo lugar, participó, participaron, presidi*, ontmoet*, vond plaats, plaatsgevonden
        spotka*, odby*, realizou*, 開催, 会談し, 開かれ, 開いた, 開き, 行われ, 行った, 行い, 行っ, 実施, 出席
        共同議長, 举行, 会晤, 개최, 열렸, 열린
    """),
    Act.JOINED: Phrases("""
        join, joins, joined, joining, acced*, accession, associat*, become a member, became a member
        beigetreten, beitritt*, beitret*, trat bei, assoziier*, rejoin*, rejoint*, adhér*, adhésion, associé*
        participer, prendre part, beizutreten, teilzunehmen, partecipare, participar, deelnemen
        aderi*, adesion*, unirse, unió, adher*, sumarse, sumó, associad*, toegetreden, przystąpi*, aderiu, 参加
        加盟, 加入, 加わ, 가입
    """),
    Act.EXTENDED: Phrases("""
        extend*, extension, renew*, upgrad*, elevat*, widen*, expand*, prolong*, verlänger*, erweiter*
        aufgewertet, aufwert*, élarg*, renouvel*, élev*, proroga*, elevare, ampli*, estend*, rinnov*, elevar*
        elevó, renov*, prorrog*, verlengd, uitgebreid, przedłuż*, 延長, 拡大, 拡充, 格上げ, 更新, 延长, 提升
        격상
    """),
    Act.ENDED: Phrases("""
        end, ends, ended, endet, endete, endeten, ausgelaufen, hob, hoben, pris fin, prend fin, finì, finito
        finita, cessat*, scadut*, terminó, expiró, venció, eindigde, eindigt, wygas*, terminou, 失効
        kündig*, denunci*, rescis*, lift, lifts, lifted, lifting, scrap*, remov*, abolish*
        terminat*, withdr*, revok*, expir*, cancel*, denounc*, dropped, drop, aufgehoben, aufheb*, aufhebung
        beend*, gekündigt, abgeschafft, levé*, lever, supprim*, aboli*, résili*, dénonc*, revoc*, eliminat*
        tolto, tolte, rescind*, levant*, elimin*, retir*, opgeheven, beëindig*, znies*, zakończ*, levantou, 撤廃
        解除, 廃止, 終了, 破棄, 取消, 해제
    """),
}
"""By act, the verbs and nouns that name it in any tense and language."""

SAME: tuple[frozenset[Act], ...] = (
    frozenset({Act.LAUNCHED, Act.OPENED}),
    frozenset({Act.CONCLUDED, Act.AGREED}),
)
"""Acts that are told one for another without saying more or less."""

IDEAS: Mapping[str, Phrases] = {
    "request": Phrases("""
        ask to, asks to, asked to, asking to, asked for, asks for, request*, applied to, applied for, apply for
        application to, application for, applying to, wants to, wanted to, want to, wishes to, wished to, seeks to
        sought to, bid to, beantrag*, antrag, ersuch*, gebeten, möchte, demandé, demande, demander, souhaite, sollicit*
        candidature, chiesto, chiede, chiedere, richiest*, solicit*, pedido, pidió, pide, verzoek*, verzocht, gevraagd
        wniosek, wniosk*, 要請, 申請, 申し入れ, 求め, 希望, 要望, 请求, 申请, 요청, 신청
    """),
    "memorandum": Phrases("""
        memorandum, memorandums, memoranda, memo, letter of intent, absichtserklärung*, mémorandum, mémorandums
        memorando, memorándum, memorandos, 覚書, 备忘录, 양해각서
    """),
    "protocol": Phrases("protocol, protocols, *protokoll*, protocole, protocoles, protocollo, protocolo, 議定書"),
    "declaration": Phrases("""
        declaration, declarations, statement, statements, *erklärung*, déclaration, déclarations, dichiarazion*
        declaración, declaraciones, verklaring*, deklarac*, 宣言, 声明, 성명
    """),
    "negotiations": Phrases("""
        negotiat*, talks, *verhandl*, négoci*, negozia*, trattativ*, negoci*, onderhandel*, negocj*, 交渉, 谈判
        협상
    """),
    "round": Phrases("""
        round, rounds, session, sessions, *runde, *runden, sitzung*, tour, tours, tornat*, sessione, sessioni
        turno, ronda, rondas, sesión, sesiones, ronde, rondes, rund*, 回, 轮, 회
    """),
    "exercise": Phrases("""
        exercise, exercises, drill, drills, training, *übung*, manöver, exercice*, manœuvre*, entraînement*
        esercitazion*, maniobra*, ejercicio*, oefening*, ćwicze*, exercício*, 訓練, 演習, 훈련
    """),
    "working group": Phrases("""
        working group, working groups, working party, arbeitsgruppe*, groupe de travail, groupes de travail
        gruppo di lavoro, grupo de trabajo, werkgroep*, 作業部会, 工作组
    """),
    "initiative": Phrases("""
        initiative, initiatives, initiative*, iniziativa, iniciativa*, initiatief, 構想, イニシアティブ
    """),
    "vote": Phrases("""
        vote, votes, voted, voting, stimme, stimmen, abstimm*, stimmte, voix, voté, voti, voto, votato, votos
        votó, votaron, stemmen, głos*, 票, 投票, 賛成, 표
    """),
    "people": Phrases("""
        people, persons, inhabitants, citizens, menschen, personen, einwohner*, bürger*, personnes, habitants
        persone, abitanti, cittadini, personas, habitantes, ciudadanos, mensen, inwoners, 人, 人口, 명
    """),
    "members": Phrases("""
        member, members, mep, meps, abgeordnete*, mitglieder, membres, députés, eurodéputés, membri, deputati
        miembros, diputados, leden, 議員
    """),
    "jobs": Phrases("jobs, job, arbeitsplätze*, arbeitsplatz, emplois, posti di lavoro, empleos, banen, 雇用, 就业"),
    "duties": Phrases("""
        tariff, tariffs, duty, duties, customs, zoll*, zölle*, tarif*, droits, droit de douane, dazi, dazio
        tariffe, arancel*, derechos, invoerrecht*, cła, 関税, 关税, 관세
    """),
    "products": Phrases("""
        product, products, goods, produkte, produkt, erzeugnisse*, waren, produits, produit, prodotti, prodotto
        merci, productos, producto, producten, goederen, 製品, 産品, 品目, 产品
    """),
    "protected names": Phrases("""
        geographical indication, geographical indications, names, appellation, appellations, indication*
        herkunftsbezeichnung*, bezeichnungen, indications, nomi, denominazion*, indicazion*, indicacion*
        denominacion*, 地理的表示
    """),
    "protect": Phrases("""
        protect*, guard*, schütz*, geschütz*, protég*, protèg*, protett*, proteg*, bescherm*, 保護
    """),
    "companies": Phrases("""
        company, companies, firm, firms, business, businesses, unternehmen, firmen, entreprises, sociétés
        aziende, imprese, empresas, bedrijven, firmy, 企業, 社, 企业, 기업
    """),
    "researchers": Phrases("""
        researchers, scientists, forscher*, forschende*, chercheurs, ricercatori, investigadores, 研究者
    """),
    "projects": Phrases("""
        project, projects, projekte, projekt, vorhaben, projets, progetti, proyectos, projecten, 事業
    """),
    "hours": Phrases("hour, hours, stunde, stunden, heure, heures, ora, ore, hora, horas, uur, 時間, 小时, 시간"),
    "contribution": Phrases("""
        contribution, contributions, payment, cost, costs, pay, pays, beitrag, beiträge, kosten, kostet, coûte
        coût, contributo, costa, costo, contribución, cuesta, coste, bijdrage, 拠出, 費用, 負担
    """),
    "money": Phrases("""
        financial, money, funding, fund, funds, finanziell*, geld, mittel, financier*, financière*, argent
        finanziari*, soldi, fondi, dinero, fondos, 資金, 財政
    """),
    "food": Phrases("""
        food, foods, lebensmittel*, nahrungsmittel*, aliment*, denrées, alimenti, alimentar*, voedsel, żywno*
        食品, 産品, 食料
    """),
    "restrictions": Phrases("""
        restriction, restrictions, curb, curbs, rules, checks, controls, certificates, auflagen, einfuhrauflagen
        beschränkung*, kontrollen, contrôles, restrizion*, controlli, restriccion*, controles, requisitos
        beperking*, 規制, 制限
    """),
    "exports": Phrases("""
        export, exports, exported, exporte*, ausfuhr*, exportation*, esportazion*, exportacion*, 輸出
    """),
    "imports": Phrases("""
        import, imports, imported, importe*, einfuhr*, importation*, importazion*, importacion*, 輸入
    """),
    "trade": Phrases("""
        trade, euro of goods, euros of goods, yen of goods, dollars of goods, worth of goods, handel*, warenhandel
         commerce, échanges, commerci*, interscambio, comercio, 貿易, 贸易
    """),
    "trade zone": Phrases("zone, area, wirtschaftsraum, handelszone, espace, zona, área, ruimte, 圏"),
    "live": Phrases("live, lives, living, leben, vivent, vivono, viven, wonen, 住"),
    "fields": Phrases("""
        field, fields, area, areas, bereich*, felder, feld, domaine, domaines, settori, ambiti, campi, ámbitos
        áreas, gebieden, 分野
    """),
    "soldiers": Phrases("""
        soldier, soldiers, troops, soldat*, truppen, troupes, militair*, truppe, tropas, 兵士, 部隊, 隊員
    """),
    "ships": Phrases("""
        ship, ships, vessel*, frigate*, schiff*, fregatte*, navire*, frégate*, navi, nave, buques, 艦艇, 隻
    """),
    "ministers": Phrases("minister*, ministre*, ministri, ministro*, ministra*, ministr*, 大臣, 閣僚, 外相, 장관"),
    "council": Phrases("""
        council, councils, rat, rates, ministerrat, partnerschaftsrat, conseil, consiglio, consejo, raad
        閣僚級会合, 理事会, 评议会
    """),
    "forum": Phrases("forum, foren, foro, foros, フォーラム, 论坛"),
    "cooperation": Phrases("""
        cooperat*, co-operat*, *zusammenarbeit*, *kooperation*, coopér*, collabor*, cooper*, samenwerk*, 協力
        合作
    """),
    "first": Phrases("""
        first, erste, ersten, erster, erstes, erstmals, premier, première, prima, primo, primera, primer
        primero, eerste, pierwsz*, primeira, primeiro, 1st, 1er, 1re, 1ère, 初めて, 初の, 第1回, 第一回, 最初
        首次, 처음
    """),
    "second": Phrases("""
        second, zweite, zweiten, zweiter, zweites, deuxième, seconde, secondo, seconda, segundo, segunda, tweede
        drugi*, 2nd, 2e, 第2回, 第二回, 2回目, 第二次, 두 번째
    """),
    "provisional": Phrases("provisional*, vorläufig*, provisoire*, provvisori*, voorlopig*, 暫定"),
    "termination": Phrases("""
        terminat*, expir*, denounc*, cancel*, ended, end of, came to an end, kündig*, gekündigt, beend*, résili*
        dénonc*, rescind*, denunci*, rescis*, beëindig*, wypowied*, 破棄, 終了, 失効, 终止
    """),
    "relations": Phrases("relations, relationship, ties, beziehungen, liens, relazioni, rapporti, relaciones, 関係"),
}  # fmt: skip
"""Common ideas, each with its words in several languages: any of them stands for any other."""

INSTRUMENTS = ("memorandum", "protocol", "declaration")
"""Ideas of what is signed or adopted apart from the agreement it is about."""

AGREEMENT = Phrases("""
        agreement*, accord, accords, pact, pacts, treaty, treaties, deal, *abkommen*, *vertrag*, *vereinbarung*
        accord*, traité*, pacte*, accordo, accordi, trattato, patto, intesa, acuerdo*, tratado*, pacto*
        *overeenkomst*, verdrag*, akkoord*, umow*, porozumieni*, 協定, 条約, 协定, 协议, 협정
    """)
"""The common word for what two sides agree on: too common to be asked for, but better there than not."""


def plain_words(idea: str) -> tuple[str, ...]:
    """Give the words of an idea that can be looked for as they are, without those that go on within their word."""
    return tuple(phrase for phrase in listed(IDEAS[idea].block) if "*" not in phrase)
