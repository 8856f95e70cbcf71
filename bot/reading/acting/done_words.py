"""Verbs that tell an act as done, in each language: data for claims."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.claims import Act
from bot.reading.acting.done_words_east import EAST
from bot.reading.text.phrases import Phrases

DONE: Mapping[str, Mapping[Act, Phrases]] = {
    "en": {
        Act.AGREED: Phrases("""
            committed themselves, shook hands on, agreed, decided, resolved to, reached an agreement
            reached agreement, reached a deal, struck a deal, came to an agreement, undertook, came to terms
            reached a compromise, shook hands, concurred, vowed jointly
        """),
        Act.SIGNED: Phrases("""
            signed, inked, initialled, initialed, put their names, put their signatures, exchanged notes
            exchanged letters, exchanged instruments
        """),
        Act.LAUNCHED: Phrases("""
            launched, founded, inaugurated, kicked off, set up, established, created, unveiled, started, instituted
            came into being, was born, set in motion, relaunched, got off the ground
        """),
        Act.CONCLUDED: Phrases("""
            concluded, wrapped up, finalised, finalized, completed, clinched, hammered out, thrashed out
            closed the talks, closed talks, closed negotiations, closed the negotiations, brought to a close
        """),
        Act.OPENED: Phrases("""
            opened, resumed, entered into negotiations, began, got under way, got underway, begun, initiated
            commenced, restarted, entered negotiations, entered into talks
        """),
        Act.ADOPTED: Phrases("""
            gave the commission, gave the european commission, tasked the commission, adopted, approved, endorsed
            ratified, cleared, published its, published a, authorised, authorized, backed, consented, notified
            recognised, recognized, gave its consent, gave their consent, gave consent, gave its assent
            gave its approval, gave their approval, gave final approval, gave its backing, gave the green light
            gave its green light, gave the go-ahead, gave its blessing, greenlit, mandated, gave a mandate
            voted in favour of, voted for
        """),
        Act.IN_FORCE: Phrases("""
            entered into force, came into force, went into force, took effect, came into effect, went into effect
            in force since, has applied, have applied, entered force, became applicable, became effective
            entered into application, has been in force, been applied since, provisionally applied
            applied provisionally, has been applied, have been applied, been applied on a provisional basis
        """),
        Act.ANNOUNCED: Phrases("""
            announced, issued a joint, issued the joint, released a joint, released a statement, put out a joint
            proclaimed
        """),
        Act.MET: Phrases("""
            trained together, exercised, drilled, met, held, took place, was held, were held, convened, co-chaired
            held talks, carried out, conducted, exercised together, sat down with
        """),
        Act.JOINED: Phrases("joined, acceded, associated itself, signed up to, became associated, became a member"),
        Act.EXTENDED: Phrases("""
            extended, renewed, upgraded, elevated, widened, expanded, raised their, prolonged, lifted their relations
            lifted relations, raised relations, lifted ties, raised ties, stepped up to
        """),
        Act.ENDED: Phrases("""
            ended, lifted, scrapped, removed, abolished, terminated, withdrew, expired, revoked, dropped
            did away with, waived, phased out
        """),
    },
    "de": {
        Act.AGREED: Phrases("""
            vereinbarte, vereinbarten, beschlossene, beschlossenen, geeinigten, vereinbart, einigten sich, geeinigt
            verständigten, verständigt, beschlossen, beschloss, kamen überein, übereingekommen, überein, einigten
            einigte sich, einigte, verständigte, verabredeten, verabredet, verabredete, zugesagt, sagten zu
            grünes licht für, zustande gekommen, zustande
        """),
        Act.SIGNED: Phrases("""
            gezeichnete, gezeichneten, unterzeichnete, unterzeichneten, unterzeichnet, unterschrieben, gezeichnet
            paraphiert, paraphierten, unterschrieb, ihre unterschrift, seine unterschrift, signierten, paraphierte
        """),
        Act.LAUNCHED: Phrases("""
            gründeten, gegründet, gestartet, starteten, startete, ins leben gerufen, angestoßen, eingerichtet
            eingeweiht, weihten, gründete, aus der taufe gehoben, aus der taufe, ins leben, auf den weg gebracht
            auf den weg, geschaffen, schufen
        """),
        Act.CONCLUDED: Phrases("abgeschlossen, schlossen, schloss, geschlossen, unter dach und fach"),
        Act.OPENED: Phrases("""
            eröffneten, eröffnet, eröffnete, aufgenommen, nahmen, begannen, begann, begonnen, angelaufen, liefen an
            lief an, in gang
        """),
        Act.ADOPTED: Phrases("""
            beauftragt, beauftragte, beauftragten, zugestimmt, ermächtigt, ermächtigte, angenommen, verabschiedet
            verabschiedeten, verabschiedete, billigte, billigten, gebilligt, stimmte, stimmten, ratifiziert
            ratifizierte, nahm, grünes licht, seine zustimmung, ihre zustimmung, ratifizierten, erteilte, erteilten
            segnete, segneten, abgesegnet
        """),
        Act.IN_FORCE: Phrases("in kraft, gilt seit, angewandt, wirksam, gilt bereits seit, gelten seit"),
        Act.ANNOUNCED: Phrases("""
            bekannt gegeben, bekanntgegeben, gaben bekannt, bekannt, kündigte, kündigten, angekündigt, verkündet
            verkündeten, verkündete, vorgestellt, gab bekannt, veröffentlichten eine gemeinsame
        """),
        Act.MET: Phrases("""
            trafen sich, trafen, traf, getroffen, fand, fanden, tagte, tagten, hielten, sprach, sprachen, empfing
            zusammengekommen, kamen zusammen, kam zusammen, zusammengetroffen, zusammengetreten, trat zusammen
            traten zusammen, berieten, beriet, abgehalten, empfangen, kamen überein, absolvierten, übten, geübt
            stattgefunden
        """),
        Act.JOINED: Phrases("beigetreten, traten, trat bei, angeschlossen"),
        Act.EXTENDED: Phrases("""
            verlängert, verlängerten, erweitert, erweiterten, aufgewertet, werteten, hoben auf die ebene, aufgestuft
            vertieften, verlängerte, erneuerten, erneuert
        """),
        Act.ENDED: Phrases("""
            aufgehoben, hob, hoben, beendet, beendeten, gestrichen, strich, abgeschafft, entfielen, entfallen
            weggefallen, fielen weg
        """),
    },
    "fr": {
        Act.AGREED: Phrases("""
            décidé, décidée, décidés, décidées, trouvé un accord, parvenus à un accord, scellé un accord, s'accordent
            conviennent, convenus, convenu, mis d'accord, entendus, ont décidé, a décidé, décidé d', décidé de
            accord politique, se sont engagés, s'est engagée, s'est engagé, engagés à, engagées à, s'étaient accordés
            accordés sur, accordées sur, se sont accordés, acté, actée, donné leur accord, convenue, convinrent
        """),
        Act.SIGNED: Phrases("""
            signé, signée, signés, signées, signent, signèrent, paraphé, paraphée, paraphés, venaient de parapher
            scellé, signaient, scellée, scellés, scellées, apposé, paraphées, signa
        """),
        Act.LAUNCHED: Phrases("""
            lancent, lancé, lancée, lancés, lancées, créé, créée, inauguré, inaugurée, fondé, fondée, mis en place
            mis sur pied, instauré, instaurée, institué, instituée, lancèrent, lançaient, vu le jour, créés, créées
            mise en place, fondèrent
        """),
        Act.CONCLUDED: Phrases("""
            concluent, conclu, conclue, conclus, ont bouclé, bouclé, bouclée, finalisé, achevé, conclurent
            concluaient, abouti, aboutissaient, achevées, achevés, finalisée, finalisés, bouclées
        """),
        Act.OPENED: Phrases("""
            ouvert, ouverte, ouverts, ouvertes, entamé, entamée, entamées, engagé, débuté, commencé, entamés, engagée
            engagées, démarré, ouvrirent, reprises, lancé les négociations
        """),
        Act.ADOPTED: Phrases("""
            mandaté, mandatée, autorisé, donné mandat, adopté, adoptée, adoptés, adoptées, approuvé, approuvée
            entériné, ratifié, ratifiée, reconnue, reconnu, validé, donné son feu vert, feu vert, donné son accord
            donné son aval, entérinée, validée, ratifiés, approuvés, approuvées, donné leur feu vert, voté
        """),
        Act.IN_FORCE: Phrases("""
            entré en vigueur, entrée en vigueur, entrés en vigueur, entrées en vigueur, en vigueur depuis
            entra en vigueur, est entré, est entrée, s'applique depuis, reconnu depuis, reconnue depuis
            entrait en vigueur, applicable depuis, appliqué depuis, appliqué à titre provisoire
            appliquée à titre provisoire, applique depuis
        """),
        Act.ANNOUNCED: Phrases("""
            annoncent, annoncé, annoncée, annoncés, annoncées, dévoilé, dévoilée, ont présenté, annoncèrent
            annonçaient, rendu publique, rendu public, publié une déclaration, proclamé
        """),
        Act.MET: Phrases("""
            tenu, se sont réunis, s'est réuni, réuni, réunie, réunis, rencontré, rencontrés, a eu lieu, ont tenu
            a tenu, s'est tenu, s'est tenue, tenus, entraînés, mené, se réunissaient, se sont retrouvés
            se sont rencontrés, reçu, accueilli, tint, tinrent, eu lieu, entretenu, entretenus, tenue, tenu leur
            tenu sa
        """),
        Act.JOINED: Phrases("rejoint, adhéré, associé, adhéra, rejointe"),
        Act.EXTENDED: Phrases("""
            prolongé, prolongée, élargi, élargie, renouvelé, renouvelée, élevé, ont porté, reconduit, reconduite
            reconduits, hissé, hissée, rehaussé, prolongés, élargis, élevée, prorogé, prorogée
        """),
        Act.ENDED: Phrases("""
            levé, levée, levés, supprimé, supprimés, aboli, mis fin, levées, levait, abrogé, abrogée, mis un terme
        """),
    },
    "it": {
        Act.AGREED: Phrases("""
            raggiunta un'intesa, concordano, concordato, hanno deciso, ha deciso, deciso, decisa, accordati, convenuto
            raggiunto un accordo, raggiunto un'intesa, concordata, concordate, concordati, concordavano, decisero
            sancito, sancita, impegnati a, impegnate a, impegnata a, impegnato a, si sono accordate
            trovato un accordo, trovato un'intesa
        """),
        Act.SIGNED: Phrases("""
            firmano, siglano, firmato, firmata, firmati, firmate, firmarono, siglato, siglata, siglati, sottoscritto
            firmò, siglò, siglarono, siglate, sottoscritta, sottoscritti, apposto la firma, firmavano
        """),
        Act.LAUNCHED: Phrases("""
            lanciano, fondano, avviano, lanciato, lanciata, lanciati, inaugurato, inaugurata, istituito, istituita
            creato, creata, fondato, fondata, hanno avviato, ha avviato, varato, varata, varati, dato vita, nato, nata
            istituiti, istituite, istituirono, lanciate, lanciò, lanciarono, creati
        """),
        Act.CONCLUDED: Phrases("""
            concluso, conclusa, conclusi, conclusero, concluse, concludevano, chiuso, chiusa, chiusi, completato
            completata, completati, finalizzato
        """),
        Act.OPENED: Phrases("""
            avviato, avviato i negoziati, avviati, aperto, aperta, aperti, iniziato, iniziati, cominciati, cominciato
            avviarono, avviata, avviate, avviò, aprirono, ripreso, ripresi, partito, partiti
        """),
        Act.ADOPTED: Phrases("""
            incaricato, dato mandato, conferito, autorizzato, adottato, adottata, adottati, approvato, approvata
            ratificato, ratificata, via libera, riconosciuto, approvò, adottò, approvati, approvate, ratificati
            ratificarono, dato il suo assenso, dato il consenso, autorizzata, recepito
        """),
        Act.IN_FORCE: Phrases("""
            entrato in vigore, entrata in vigore, entrati in vigore, in vigore dal, in vigore da, entrò in vigore
            entrava in vigore, entrarono in vigore, si applica dal, applicato dal, vigente dal, in vigore già dal
        """),
        Act.ANNOUNCED: Phrases("""
            annunciano, annunciato, annunciata, annunciati, annunciarono, presentato, annunciò, annunciate, presentata
            resa nota, diffuso una dichiarazione
        """),
        Act.MET: Phrases("""
            avuto un colloquio, avuto colloqui, condotto, incontrati, incontrato, incontrata, si è svolto, si è svolta
            si sono svolti, si è tenuto, si è tenuta, tenuto, riunito, riuniti, riunita, si sono riuniti
            si sono riunite, riunite, tenuta, tenuti, tenute, svolto, svolta, svolti, svolte, ricevuto, ricevuta
            accolto, incontrò, ospitato, incontrate
        """),
        Act.JOINED: Phrases("aderito, aderirono, entrato a far parte, associato, associata"),
        Act.EXTENDED: Phrases("""
            prorogato, prorogata, esteso, estesa, ampliato, rinnovato, elevato, elevati, innalzato, innalzati
            prolungato, prolungata, rinnovata, estesi, elevata, elevate, ampliata
        """),
        Act.ENDED: Phrases("""
            revocato, revocata, revocati, abolito, aboliti, rimosso, rimossi, tolto, eliminato, eliminati, abolita
            revocate, tolti, cessato, cessati
        """),
    },
    "es": {
        Act.AGREED: Phrases("""
            acuerdan, acordaron, acordó, acordado, decidieron, decidió, convinieron, pactaron, pactado
            alcanzaron un acuerdo, pactó, pactada, pactados, acordada, acordados, acordadas, comprometieron
            se comprometió, comprometido a, convenido, convino, decidido
        """),
        Act.SIGNED: Phrases("""
            firman, sellan, firmaron, firmó, firmado, firmada, firmados, suscribieron, suscribió, suscrito, rubricaron
            rubricado, suscrita, suscritos, firmadas, rubricó, rubricada, estamparon, han firmado
        """),
        Act.LAUNCHED: Phrases("""
            lanzan, crean, lanzaron, lanzó, lanzado, pusieron en marcha, puso en marcha, crearon, creó, inauguraron
            inauguró, fundaron, puesto en marcha, puesta en marcha, lanzada, lanzados, creado, creada, creados
            inaugurado, inaugurada, constituyeron, instituyeron, fundado, nació
        """),
        Act.CONCLUDED: Phrases("""
            concluyeron, concluyó, concluido, concluida, cerraron, cerró, concluidas, concluidos, cerrado, cerrada
            cerradas, finalizaron, finalizó, culminaron, culminó, ultimaron, ultimado, dieron por concluidas
        """),
        Act.OPENED: Phrases("""
            abrieron, abrió, abierto, iniciaron, inició, iniciado, iniciadas, comenzaron, comenzó, abierta, abiertas
            iniciada, iniciados, arrancaron, arrancó, reanudaron, emprendieron, entablaron
        """),
        Act.ADOPTED: Phrases("""
            mandatado, encargó, dio mandato, dado mandato, autorizó, autorizado, adoptaron, adoptó, adoptado, aprobó
            aprobaron, aprobado, aprobada, ratificó, ratificado, notificaron, dio luz verde, visto bueno, luz verde
            autorizaron, autorizada, adoptada, adoptados, ratificada, ratificaron, refrendó, avaló, aprobados
            respaldó
        """),
        Act.IN_FORCE: Phrases("""
            entró en vigor, entraron en vigor, ha entrado en vigor, en vigor desde, se aplica, entrado en vigor
            rige desde, rigen desde, vigente desde, entraba en vigor, aplica desde, entrada en vigor el
            entró en aplicación
        """),
        Act.ANNOUNCED: Phrases("""
            anuncian, anunciaron, anunció, anunciado, anunciada, presentaron, anunciados, anunciaban, hicieron pública
            hizo pública, presentó, presentada, dieron a conocer
        """),
        Act.MET: Phrases("""
            realizado, realizaron, realizó, se reunieron, se reunió, reunieron, reunió, celebraron, celebró, celebrado
            tuvo lugar, mantuvieron, reunido, celebrada, celebrados, mantuvo, mantenido, realizada, se reunían
            tuvieron lugar, se encontraron, recibió, recibido, se entrevistó, se entrevistaron
        """),
        Act.JOINED: Phrases("""
            se sumó, se sumaron, se adhirió, se incorporó, se unió, sumado, adherido, incorporado, se asoció
        """),
        Act.EXTENDED: Phrases("""
            prorrogaron, prorrogado, ampliaron, amplió, elevaron, elevó, renovaron, renovado, elevado, ampliado
            ampliada, prorrogó, prorrogada, renovó, extendieron, extendió
        """),
        Act.ENDED: Phrases("""
            levantó, levantaron, levantado, suprimió, suprimieron, eliminó, eliminado, dejaron de aplicarse
            dejó de aplicarse, puso fin, levantados, levantadas, derogó, derogado, suprimido, retiró, retiraron
            eliminados, eliminaron
        """),
    },
    "nl": {
        Act.AGREED: Phrases("""
            eens geworden, het eens, overeengekomen, kwamen overeen, spraken af, afgesproken, besloten, besloot
            afspraken gemaakt, werden het eens, kwam overeen, sprak af, akkoord over
        """),
        Act.SIGNED: Phrases("""
            getekend, tekenden, tekende, ondertekend, ondertekenden, ondertekende, zette haar handtekening
            zette zijn handtekening, zetten hun handtekening, hun handtekening gezet
        """),
        Act.LAUNCHED: Phrases("""
            gelanceerd, lanceerden, lanceerde, opgericht, richtten, in het leven geroepen, opgezet, startten
            in het leven, tot stand gekomen, kwam tot stand
        """),
        Act.CONCLUDED: Phrases("afgerond, rondden, gesloten, sloten, sloot, afgesloten, voltooid"),
        Act.OPENED: Phrases("geopend, openden, begonnen, begon, gestart, opende, hervat, hervatten"),
        Act.ADOPTED: Phrases("""
            mandaat gegeven, gaf mandaat, machtigde, gemachtigd, goedgekeurd, keurde, keurden, aangenomen
            geratificeerd, stemde, stemden, ingestemd, groen licht, bekrachtigde, bekrachtigd
        """),
        Act.IN_FORCE: Phrases("""
            in werking getreden, trad in werking, van kracht, in werking, ging in, geldt sinds, ingegaan
        """),
        Act.ANNOUNCED: Phrases("""
            aangekondigd, kondigden, kondigde, maakten bekend, maakte bekend, bekendgemaakt, presenteerden
        """),
        Act.MET: Phrases("""
            kwamen bijeen, bijeengekomen, ontmoetten, ontmoette, vond plaats, hielden, vonden plaats, kwam bijeen
            gehouden, hield, spraken, sprak, ontving, oefenden
        """),
        Act.JOINED: Phrases("toegetreten, sloot zich aan"),
        Act.EXTENDED: Phrases("verlengd, verlengden, uitgebreid, breidden, verhoogden, verhoogd, vernieuwd"),
        Act.ENDED: Phrases("""
            opgeheven, hief, schrapte, geschrapt, beëindigd, schrapten, beëindigden, vervallen, verviel
        """),
    },
    "pl": {
        Act.AGREED: Phrases("""
            uzgodnili, uzgodniły, uzgodniono, porozumieli się, porozumiały się, zdecydowali, zdecydowano, uzgodnił
            uzgodniła, ustaliły, ustalili, ustalono, postanowili, postanowiono, postanowiły
        """),
        Act.SIGNED: Phrases("""
            podpisali, podpisały, podpisał, podpisała, podpisano, podpisane, podpisana, podpisany, podpisanej
            podpisanego, parafowano, parafowały, parafowali
        """),
        Act.LAUNCHED: Phrases("""
            powołali, powołały, powołano, powstał, powstała, powstało, uruchomili, uruchomiono, utworzyli, utworzono
            zainaugurowali, ustanowiły, ustanowiono, ustanowili, zainaugurowano, zainaugurowały, uruchomiły, utworzyły
        """),
        Act.CONCLUDED: Phrases("""
            zakończyli, zakończyły, zakończono, sfinalizowali, zawarli, zawarto, zawarły, zawarła, zawarta, zawarte
            zawarty, sfinalizowano, zakończyły się, zamknęły
        """),
        Act.OPENED: Phrases("""
            rozpoczęli, rozpoczęły, rozpoczęto, rozpoczął, rozpoczęła, otworzyli, otwarto, otworzyły, wznowiły
            wznowiono, ruszyły
        """),
        Act.ADOPTED: Phrases("""
            przyjęli, przyjęła, przyjęto, zatwierdzili, zatwierdziła, zatwierdziły, zatwierdzono, ratyfikowała
            zatwierdził, ratyfikował, ratyfikowano, wyraził zgodę, wyraziła zgodę, upoważniła, upoważnili
        """),
        Act.IN_FORCE: Phrases("""
            wszedł w życie, weszła w życie, weszło w życie, weszły w życie, obowiązuje od, obowiązują od, stosowana od
        """),
        Act.ANNOUNCED: Phrases("ogłosili, ogłosiły, ogłosił, ogłosiła, ogłoszono"),
        Act.MET: Phrases("""
            spotkali się, spotkał się, spotkała się, odbył się, odbyła się, odbyło się, odbyły się, przeprowadziły
            odbyli, zorganizowano, odbyły, przeprowadzono, spotkały się, obradowała, obradowali
        """),
        Act.JOINED: Phrases("dołączyła, dołączyły, przystąpiła, przystąpiły"),
        Act.EXTENDED: Phrases("""
            przedłużyli, przedłużono, rozszerzyli, rozszerzono, podnieśli, podniosły, podniesiono, przedłużyły
            rozszerzyły
        """),
        Act.ENDED: Phrases("zniosła, zniesiono, zniosły, zakończyła"),
    },
    "pt": {
        Act.AGREED: Phrases("""
            acordam, acordaram, acordou, concordaram, decidiram, decidiu, acordado, acordada, chegaram a acordo
            comprometeram-se, selaram, selou
        """),
        Act.SIGNED: Phrases("""
            assinam, assinaram, assinou, assinado, assinada, assinados, assinadas, subscreveram, rubricaram
        """),
        Act.LAUNCHED: Phrases("""
            lançam, criam, lançaram, lançou, lançado, lançada, criaram, criou, inauguraram, inaugurou, criado, criada
            lançados, estabeleceram
        """),
        Act.CONCLUDED: Phrases("concluíram, concluiu, concluído, concluída, fecharam, concluídas, concluídos, fechou"),
        Act.OPENED: Phrases("abriram, abriu, iniciaram, iniciou, começaram, abertas, iniciadas, arrancaram"),
        Act.ADOPTED: Phrases("""
            adotaram, adotou, aprovou, aprovaram, aprovado, ratificou, luz verde, aprovada, ratificaram, ratificado
            autorizou
        """),
        Act.IN_FORCE: Phrases("entrou em vigor, entraram em vigor, em vigor desde, vigora desde, entrado em vigor"),
        Act.ANNOUNCED: Phrases("anunciam, anunciaram, anunciou, anunciado, anunciada, divulgaram"),
        Act.MET: Phrases("""
            reuniram-se, reuniu-se, encontraram-se, realizou-se, realizaram, realizou, realizaram-se, encontrou-se
            decorreu, reuniram, reuniu, recebeu
        """),
        Act.JOINED: Phrases("aderiu, juntou-se"),
        Act.EXTENDED: Phrases("elevam, prolongaram, elevaram, elevou, alargaram, prorrogaram, renovaram"),
        Act.ENDED: Phrases("levantou, aboliu, eliminou, levantaram, suspendeu, eliminaram"),
    },
    **EAST,
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
