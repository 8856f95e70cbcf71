"""Verbs that tell an act as done, in each language: data for claims."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.claims import Act
from bot.reading.text.phrases import Phrases

DONE: Mapping[str, Mapping[Act, Phrases]] = {
    "en": {
        Act.AGREED: Phrases("""
            committed themselves
            shook hands on, agreed, decided, resolved to, reached an agreement, reached agreement
            reached a deal, struck a deal, came to an agreement
        """),
        Act.SIGNED: Phrases("signed, inked, initialled, initialed, put their names, put their signatures"),
        Act.LAUNCHED: Phrases("""
            launched, founded, inaugurated, kicked off, set up, established, created, unveiled, started
        """),
        Act.CONCLUDED: Phrases("concluded, wrapped up, finalised, finalized, completed, clinched"),
        Act.OPENED: Phrases("""
            opened, resumed, entered into negotiations, began, got under way, got underway, begun
        """),
        Act.ADOPTED: Phrases("""
            adopted, approved, endorsed, ratified, cleared, published its, published a, authorised, authorized
            backed, consented, notified, recognised, recognized
        """),
        Act.IN_FORCE: Phrases("""
            entered into force, came into force, went into force, took effect, came into effect
            went into effect, in force since, has applied, have applied, entered force, became applicable
        """),
        Act.ANNOUNCED: Phrases("announced, issued a joint, issued the joint, released a joint"),
        Act.MET: Phrases("""
            trained together, exercised, drilled, met, held, took place, was held, were held, convened
            co-chaired, held talks, carried out, conducted, exercised together
        """),
        Act.JOINED: Phrases("joined, acceded, associated itself, signed up to"),
        Act.EXTENDED: Phrases("""
            extended, renewed, upgraded, elevated, widened, expanded, raised their, prolonged
        """),
        Act.ENDED: Phrases("""
            ended, lifted, scrapped, removed, abolished, terminated, withdrew, expired, revoked, dropped
        """),
    },
    "de": {
        Act.AGREED: Phrases("""
            vereinbarte, vereinbarten, beschlossene, beschlossenen, geeinigten, vereinbart, einigten sich
            geeinigt, verständigten, verständigt, beschlossen, beschloss, kamen überein, übereingekommen
            überein
        """),
        Act.SIGNED: Phrases("""
            gezeichnete, gezeichneten, unterzeichnete, unterzeichneten, unterzeichnet, unterschrieben
            gezeichnet, paraphiert, paraphierten
        """),
        Act.LAUNCHED: Phrases("""
            gründeten, gegründet, gestartet, starteten, startete, ins leben gerufen, angestoßen, eingerichtet
            eingeweiht, weihten
        """),
        Act.CONCLUDED: Phrases("abgeschlossen, schlossen, schloss"),
        Act.OPENED: Phrases("eröffneten, eröffnet, eröffnete, aufgenommen, nahmen, begannen, begann, begonnen"),
        Act.ADOPTED: Phrases("""
            zugestimmt
            ermächtigt, ermächtigte, angenommen, verabschiedet, verabschiedeten, verabschiedete, billigte
            billigten, gebilligt, stimmte, stimmten, ratifiziert, ratifizierte, nahm
        """),
        Act.IN_FORCE: Phrases("in kraft, gilt seit, angewandt"),
        Act.ANNOUNCED: Phrases("""
            bekannt gegeben, bekanntgegeben, gaben bekannt, bekannt, kündigte, kündigten, angekündigt, verkündet
            verkündeten, verkündete
        """),
        Act.MET: Phrases("""
            trafen sich, trafen, traf, getroffen, fand, fanden, tagte, tagten, hielten, sprach, sprachen
            empfing
        """),
        Act.JOINED: Phrases("beigetreten, traten, trat bei, angeschlossen"),
        Act.EXTENDED: Phrases("verlängert, verlängerten, erweitert, erweiterten, aufgewertet, werteten"),
        Act.ENDED: Phrases("aufgehoben, hob, hoben, beendet, beendeten, gestrichen, strich, abgeschafft"),
    },
    "fr": {
        Act.AGREED: Phrases("""
            trouvé un accord, parvenus à un accord, scellé un accord
            s'accordent, conviennent, convenus, convenu, mis d'accord, entendus, ont décidé, a décidé, décidé d'
            décidé de, accord politique
        """),
        Act.SIGNED: Phrases("""
            signé, signée, signés, signées, signent, signèrent, paraphé, paraphée, paraphés
            venaient de parapher, scellé
        """),
        Act.LAUNCHED: Phrases("""
            lancent, lancé, lancée, lancés, lancées, créé, créée, inauguré, inaugurée, fondé, fondée
            mis en place, mis sur pied
        """),
        Act.CONCLUDED: Phrases("""
            concluent, conclu, conclue, conclus, ont bouclé, bouclé, bouclée, finalisé, achevé
        """),
        Act.OPENED: Phrases("""
            ouvert, ouverte, ouverts, ouvertes, entamé, entamée, entamées, engagé, débuté, commencé
        """),
        Act.ADOPTED: Phrases("""
            autorisé, donné mandat, adopté, adoptée, adoptés, adoptées, approuvé, approuvée, entériné, ratifié
            ratifiée, reconnue, reconnu, validé
        """),
        Act.IN_FORCE: Phrases("""
            entré en vigueur, entrée en vigueur, entrés en vigueur, entrées en vigueur, en vigueur depuis
            entra en vigueur, est entré, est entrée, s'applique depuis, reconnu depuis, reconnue depuis
        """),
        Act.ANNOUNCED: Phrases("""
            annoncent, annoncé, annoncée, annoncés, annoncées, dévoilé, dévoilée, ont présenté
        """),
        Act.MET: Phrases("""
            se sont réunis, s'est réuni, réuni, réunie, réunis, rencontré, rencontrés, a eu lieu, ont tenu
            a tenu, s'est tenu, s'est tenue, tenus, entraînés, mené
        """),
        Act.JOINED: Phrases("rejoint, adhéré, associé"),
        Act.EXTENDED: Phrases("prolongé, prolongée, élargi, élargie, renouvelé, renouvelée, élevé, ont porté"),
        Act.ENDED: Phrases("levé, levée, levés, supprimé, supprimés, aboli, mis fin"),
    },
    "it": {
        Act.AGREED: Phrases("""
            raggiunta un'intesa
            concordano, concordato, hanno deciso, ha deciso, deciso, decisa, accordati, convenuto
            raggiunto un accordo, raggiunto un'intesa
        """),
        Act.SIGNED: Phrases("""
            firmano, siglano, firmato, firmata, firmati, firmate, firmarono, siglato, siglata, siglati
            sottoscritto
        """),
        Act.LAUNCHED: Phrases("""
            lanciano, fondano, avviano, lanciato, lanciata, lanciati, inaugurato, inaugurata, istituito
            istituita, creato, creata, fondato, fondata, hanno avviato, ha avviato
        """),
        Act.CONCLUDED: Phrases("concluso, conclusa, conclusi, conclusero"),
        Act.OPENED: Phrases("""
            avviato i negoziati, avviati, aperto, aperta, aperti, iniziato, iniziati, cominciati, cominciato
            avviarono
        """),
        Act.ADOPTED: Phrases("""
            autorizzato, adottato, adottata, adottati, approvato, approvata, ratificato, ratificata, via libera
            riconosciuto
        """),
        Act.IN_FORCE: Phrases("""
            entrato in vigore, entrata in vigore, entrati in vigore, in vigore dal, in vigore da
            entrò in vigore
        """),
        Act.ANNOUNCED: Phrases("annunciano, annunciato, annunciata, annunciati, annunciarono, presentato"),
        Act.MET: Phrases("""
            avuto un colloquio, avuto colloqui, condotto
            incontrati, incontrato, incontrata, si è svolto, si è svolta, si sono svolti, si è tenuto
            si è tenuta, tenuto, riunito, riuniti, riunita
        """),
        Act.JOINED: Phrases("aderito, aderirono, entrato a far parte"),
        Act.EXTENDED: Phrases("prorogato, prorogata, esteso, estesa, ampliato, rinnovato, elevato, elevati"),
        Act.ENDED: Phrases("""
            revocato, revocata, revocati, abolito, aboliti, rimosso, rimossi, tolto, eliminato, eliminati
        """),
    },
    "es": {
        Act.AGREED: Phrases("""
            acuerdan, acordaron, acordó, acordado, decidieron, decidió, convinieron, pactaron, pactado
            alcanzaron un acuerdo
        """),
        Act.SIGNED: Phrases("""
            firman, sellan, firmaron, firmó, firmado, firmada, firmados, suscribieron, suscribió, suscrito
            rubricaron, rubricado
        """),
        Act.LAUNCHED: Phrases("""
            lanzan, crean, lanzaron, lanzó, lanzado, pusieron en marcha, puso en marcha, crearon, creó
            inauguraron, inauguró, fundaron
        """),
        Act.CONCLUDED: Phrases("concluyeron, concluyó, concluido, concluida, cerraron, cerró"),
        Act.OPENED: Phrases("""
            abrieron, abrió, abierto, iniciaron, inició, iniciado, iniciadas, comenzaron, comenzó
        """),
        Act.ADOPTED: Phrases("""
            autorizó, autorizado, adoptaron, adoptó, adoptado, aprobó, aprobaron, aprobado, aprobada, ratificó
            ratificado, notificaron, dio luz verde
        """),
        Act.IN_FORCE: Phrases("""
            entró en vigor, entraron en vigor, ha entrado en vigor, en vigor desde, se aplica, entrado en vigor
        """),
        Act.ANNOUNCED: Phrases("anuncian, anunciaron, anunció, anunciado, anunciada, presentaron"),
        Act.MET: Phrases("""
            realizado, realizaron, realizó
            se reunieron, se reunió, reunieron, reunió, celebraron, celebró, celebrado, tuvo lugar, mantuvieron
        """),
        Act.JOINED: Phrases("se sumó, se sumaron, se adhirió, se incorporó, se unió"),
        Act.EXTENDED: Phrases("""
            prorrogaron, prorrogado, ampliaron, amplió, elevaron, elevó, renovaron, renovado
        """),
        Act.ENDED: Phrases("""
            levantó, levantaron, levantado, suprimió, suprimieron, eliminó, eliminado, dejaron de aplicarse
            dejó de aplicarse, puso fin
        """),
    },
    "nl": {
        Act.AGREED: Phrases(
            "eens geworden, het eens, overeengekomen, kwamen overeen, spraken af, afgesproken, besloten, besloot"
        ),
        Act.SIGNED: Phrases("getekend, tekenden, tekende, ondertekend, ondertekenden, ondertekende"),
        Act.LAUNCHED: Phrases("gelanceerd, lanceerden, lanceerde, opgericht, richtten, in het leven geroepen"),
        Act.CONCLUDED: Phrases("afgerond, rondden, gesloten"),
        Act.OPENED: Phrases("geopend, openden, begonnen, begon, gestart"),
        Act.ADOPTED: Phrases("""
            machtigde, gemachtigd, goedgekeurd, keurde, keurden, aangenomen, geratificeerd, stemde
        """),
        Act.IN_FORCE: Phrases("in werking getreden, trad in werking, van kracht"),
        Act.ANNOUNCED: Phrases("aangekondigd, kondigden, kondigde"),
        Act.MET: Phrases("kwamen bijeen, bijeengekomen, ontmoetten, ontmoette, vond plaats, hielden"),
        Act.JOINED: Phrases("toegetreten, sloot zich aan"),
        Act.EXTENDED: Phrases("verlengd, verlengden, uitgebreid, breidden"),
        Act.ENDED: Phrases("opgeheven, hief, schrapte, geschrapt, beëindigd"),
    },
    "pl": {
        Act.AGREED: Phrases("""
            uzgodnili, uzgodniły, uzgodniono, porozumieli się, porozumiały się, zdecydowali, zdecydowano
        """),
        Act.SIGNED: Phrases("""
            podpisali, podpisały, podpisał, podpisała, podpisano, podpisane, podpisana, podpisany
        """),
        Act.LAUNCHED: Phrases("""
            powołali, powołały, powołano, powstał, powstała, powstało, uruchomili, uruchomiono, utworzyli
            utworzono, zainaugurowali
        """),
        Act.CONCLUDED: Phrases("zakończyli, zakończyły, zakończono, sfinalizowali, zawarli, zawarto"),
        Act.OPENED: Phrases("rozpoczęli, rozpoczęły, rozpoczęto, rozpoczął, rozpoczęła, otworzyli"),
        Act.ADOPTED: Phrases("""
            przyjęli, przyjęła, przyjęto, zatwierdzili, zatwierdziła, zatwierdziły, zatwierdzono, ratyfikowała
        """),
        Act.IN_FORCE: Phrases("wszedł w życie, weszła w życie, weszło w życie, weszły w życie"),
        Act.ANNOUNCED: Phrases("ogłosili, ogłosiły, ogłosił, ogłosiła, ogłoszono"),
        Act.MET: Phrases("""
            spotkali się, spotkał się, spotkała się, odbył się, odbyła się, odbyło się, odbyły się
            przeprowadziły
        """),
        Act.JOINED: Phrases("dołączyła, dołączyły, przystąpiła, przystąpiły"),
        Act.EXTENDED: Phrases("przedłużyli, przedłużono, rozszerzyli, rozszerzono, podnieśli"),
        Act.ENDED: Phrases("zniosła, zniesiono, zniosły, zakończyła"),
    },
    "pt": {
        Act.AGREED: Phrases("acordam, acordaram, acordou, concordaram, decidiram, decidiu"),
        Act.SIGNED: Phrases("assinam, assinaram, assinou, assinado, assinada, assinados"),
        Act.LAUNCHED: Phrases("""
            lançam, criam, lançaram, lançou, lançado, lançada, criaram, criou, inauguraram, inaugurou
        """),
        Act.CONCLUDED: Phrases("concluíram, concluiu, concluído, concluída, fecharam"),
        Act.OPENED: Phrases("abriram, abriu, iniciaram, iniciou, começaram"),
        Act.ADOPTED: Phrases("adotaram, adotou, aprovou, aprovaram, aprovado, ratificou"),
        Act.IN_FORCE: Phrases("entrou em vigor, entraram em vigor, em vigor desde"),
        Act.ANNOUNCED: Phrases("anunciam, anunciaram, anunciou, anunciado"),
        Act.MET: Phrases("reuniram-se, reuniu-se, encontraram-se, realizou-se, realizaram"),
        Act.JOINED: Phrases("aderiu, juntou-se"),
        Act.EXTENDED: Phrases("elevam, prolongaram, elevaram, elevou, alargaram"),
        Act.ENDED: Phrases("levantou, aboliu, eliminou"),
    },
    "ja": {
        Act.AGREED: Phrases("""
            合意し, 合意され, 合意に達し, で合意, で一致, 一致し, 決めた, 決め、, 決定し, 決まった, 決まり、
            申し合わせ
        """),
        Act.SIGNED: Phrases("""
            覚書を交わし, 文書を交わし, 署名し, に署名。, 署名され, 調印し, 調印され, 署名が行わ
        """),
        Act.LAUNCHED: Phrases("""
            立ち上げた, 立ち上げまし, 立ち上げられ, 創設し, 創設され, 発足し, 発足させ, 始動し, 設立し, 設立され
            新設し
        """),
        Act.CONCLUDED: Phrases("妥結。, 締結。, 妥結し, 締結し, 締結され"),
        Act.OPENED: Phrases("を開始。, 開始し, 開始され, 再開し, 交渉に入った, 交渉入りし, 始まった, 始めた"),
        Act.ADOPTED: Phrases("""
            を採択。, を承認。, 了承し, 承認し, 承認され, 採択し, 採択され, 批准し, 可決し, 取りまとめた
            取りまとめまし
        """),
        Act.IN_FORCE: Phrases("発効。, 発効し, 施行され, 適用が始ま"),
        Act.ANNOUNCED: Phrases("発表し, 発表され, 発表があり, を発表。, 公表し, 公表され"),
        Act.MET: Phrases("""
            を開催。, で開催。, を実施。, で実施。, と会談。, 開催し, 開催され, 開いた, 開き、, 開かれた
            開かれ、, 会談し, 会談を行い, 会談を行っ, 協議を行い, 協議を行っ, 対話を行い, 対話を行っ, 実施し
            実施され, 訓練を行い, 訓練を行っ, 協議し, 初めて行い
        """),
        Act.JOINED: Phrases("参加し, 加盟し, 加わった"),
        Act.EXTENDED: Phrases("延長し, 拡大し, 拡充し, 格上げし, 格上げされ, 更新し"),
        Act.ENDED: Phrases("全廃し, 撤廃し, 撤廃され, 解除し, 解除され, 終了し, 廃止し, 廃止され"),
    },
    "zh": {
        Act.AGREED: Phrases("同意, 达成协议, 达成一致, 商定, 決定, 决定"),
        Act.SIGNED: Phrases("签署了, 签署, 签订, 簽署"),
        Act.LAUNCHED: Phrases("设立了, 启动了, 启动, 成立"),
        Act.CONCLUDED: Phrases("缔结, 完成谈判, 结束谈判"),
        Act.OPENED: Phrases("启动谈判, 展开谈判"),
        Act.ADOPTED: Phrases("批准了, 批准, 通过了, 通过"),
        Act.IN_FORCE: Phrases("生效"),
        Act.ANNOUNCED: Phrases("宣布, 发表, 公布"),
        Act.MET: Phrases("举行, 会晤, 会谈, 会见, 举行了"),
        Act.JOINED: Phrases("加入"),
        Act.EXTENDED: Phrases("延长, 提升为"),
        Act.ENDED: Phrases("取消了, 解除了"),
    },
    "ko": {
        Act.AGREED: Phrases("합의했, 합의한, 합의하고, 결정했"),
        Act.SIGNED: Phrases("서명했, 서명한, 체결했"),
        Act.LAUNCHED: Phrases("출범했, 출범시"),
        Act.CONCLUDED: Phrases("타결했, 타결됐"),
        Act.OPENED: Phrases("개시했"),
        Act.ADOPTED: Phrases("승인했, 채택했, 비준했"),
        Act.IN_FORCE: Phrases("발효했, 발효됐, 발효된"),
        Act.ANNOUNCED: Phrases("발표했, 발표한"),
        Act.MET: Phrases("개최했, 열었, 회담했, 만나"),
        Act.JOINED: Phrases("참여했, 가입했"),
        Act.EXTENDED: Phrases("격상했"),
        Act.ENDED: Phrases("해제했, 철폐했"),
    },
}
"""By language, each act in its forms that tell it as done: past and perfect, no infinitive, present or noun."""

TITLED: Mapping[Act, Phrases] = {
    Act.AGREED: Phrases("agrees, deal struck, text final"),
    Act.SIGNED: Phrases("signature, sign on, signed, memorandum"),
    Act.LAUNCHED: Phrases("founded, join forces"),
    Act.OPENED: Phrases("begin, begins, talks open, negotiations open"),
    Act.ADOPTED: Phrases("says yes, agrees, approves, ratifies, clears, complete, decides"),
    Act.IN_FORCE: Phrases("apply, applied early, in force, may flow"),
    Act.ANNOUNCED: Phrases("made public, announces"),
    Act.MET: Phrases("summit, exercise, round, council, meet, meets, sit down, training"),
    Act.EXTENDED: Phrases("additions, grows into"),
    Act.ENDED: Phrases("gone"),
}
"""The nouns and present tenses in which titles of facts put acts, in English."""
