"""Verbs that tell an act only with what it is done to, and nouns that name an act: data for claims."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.claims import Act
from bot.reading.text.phrases import Phrases

LIGHT: Mapping[str, Mapping[Act, Phrases]] = {
    "en": {
        Act.AGREED: Phrases("""
            struck, sealed, forged, reached, clinched, dates from, dates back, dating from, dating back, committed to
            pledged
        """),
        Act.LAUNCHED: Phrases("formed, built, introduced, entered into"),
    },
    "de": {
        Act.AGREED: Phrases("""
            erzielt, erzielte, erzielten, besiegelt, besiegelten, erreicht, erreichten, stammt aus, stammt vom
            getroffen, gelang, gelungen
        """),
        Act.LAUNCHED: Phrases("geknüpft, knüpften, geschmiedet, schmiedeten"),
    },
    "fr": {
        Act.AGREED: Phrases("""
            noué, nouée, nouèrent, trouvé, parvenus, parvenues, obtenu, remonte, date de, scellé, scellée, passé
            atteint
        """),
        Act.LAUNCHED: Phrases("formé, formée, forgé, établi, établie"),
    },
    "it": {
        Act.AGREED: Phrases("""
            raggiunto, raggiunta, raggiunsero, stretto, stretta, strinsero, stipulato, stipulata, suggellato
            suggellata, trovato, trovata, risale
        """),
        Act.LAUNCHED: Phrases("stabilito, stabilita, formato, formata"),
    },
    "es": {
        Act.AGREED: Phrases("""
            alcanzado, alcanzada, alcanzó, alcanzaron, sellado, sellada, selló, sellaron, logrado, lograron, data de
            llegaron a
        """),
        Act.LAUNCHED: Phrases("establecieron, estableció, establecido, establecida, forjaron, forjado"),
    },
    "nl": {
        Act.AGREED: Phrases("bereikt, bereikten, bereikte, beklonken, gesmeed"),
        Act.LAUNCHED: Phrases("gevormd, vormden, kwam er"),
    },
    "pl": {
        Act.AGREED: Phrases("osiągnięto, osiągnęły, osiągnęli, nawiązały, nawiązano, wypracowano"),
        Act.LAUNCHED: Phrases("stworzono, stworzyły"),
    },
    "pt": {
        Act.AGREED: Phrases("alcançado, alcançada, alcançaram, selado, selada, firmado, firmada, firmaram"),
        Act.LAUNCHED: Phrases("estabelecido, estabelecida, formaram"),
    },
    "ja": {
        Act.AGREED: Phrases("に達し, にこぎつけ, に至っ, がまとまっ, をまとめ, 取り付け"),
        Act.ADOPTED: Phrases("与えた, 与えまし"),
    },
    "zh": {Act.AGREED: Phrases("达成了, 达成"), Act.LAUNCHED: Phrases("建立了, 建立, 结成")},
    "ko": {Act.AGREED: Phrases("맺었, 맺은, 이르렀")},
}
"""By language, verbs of many uses: they tell an act of the two sides where an instrument stands beside them."""

NAMED: Mapping[str, Mapping[Act, Phrases]] = {
    "en": {
        Act.SIGNED: Phrases("signing of, the signing, signature of"),
        Act.LAUNCHED: Phrases("launch of, creation of, establishment of, founding of"),
        Act.CONCLUDED: Phrases("conclusion of"),
        Act.OPENED: Phrases("opening of negotiations, opening of talks, start of negotiations, start of talks"),
        Act.ADOPTED: Phrases("adoption of, ratification of, approval of"),
        Act.IN_FORCE: Phrases("entry into force"),
        Act.EXTENDED: Phrases("extension of"),
        Act.ENDED: Phrases("lifting of"),
    },
    "de": {
        Act.SIGNED: Phrases("unterzeichnung*, paraphierung, unterschrift"),
        Act.LAUNCHED: Phrases("gründung, schaffung"),
        Act.CONCLUDED: Phrases("abschluss, vertragsschluss, verhandlungsabschluss"),
        Act.OPENED: Phrases("verhandlungsbeginn, aufnahme von verhandlungen, aufnahme der verhandlungen"),
        Act.ADOPTED: Phrases("verabschiedung, ratifizierung, zustimmung"),
        Act.IN_FORCE: Phrases("inkrafttreten*"),
        Act.ENDED: Phrases("aufhebung"),
    },
    "fr": {
        Act.SIGNED: Phrases("signature"),
        Act.LAUNCHED: Phrases("lancement, création"),
        Act.CONCLUDED: Phrases("conclusion"),
        Act.OPENED: Phrases("ouverture des négociations, ouverture de négociations"),
        Act.ADOPTED: Phrases("adoption, ratification, approbation"),
        Act.IN_FORCE: Phrases("entrée en vigueur"),
        Act.ENDED: Phrases("levée"),
    },
    "it": {
        Act.SIGNED: Phrases("la firma, alla firma, dalla firma, della firma, sottoscrizione"),
        Act.LAUNCHED: Phrases("il lancio, il varo, la nascita, creazione"),
        Act.CONCLUDED: Phrases("conclusione"),
        Act.OPENED: Phrases("avvio dei negoziati, apertura dei negoziati"),
        Act.ADOPTED: Phrases("adozione, ratifica, approvazione"),
        Act.IN_FORCE: Phrases("entrata in vigore"),
        Act.ENDED: Phrases("revoca"),
    },
    "es": {
        Act.SIGNED: Phrases("la firma, rúbrica, suscripción"),
        Act.LAUNCHED: Phrases("lanzamiento, creación, puesta en marcha"),
        Act.CONCLUDED: Phrases("conclusión"),
        Act.OPENED: Phrases("apertura de negociaciones, inicio de las negociaciones"),
        Act.ADOPTED: Phrases("adopción, ratificación, aprobación"),
        Act.IN_FORCE: Phrases("entrada en vigor"),
        Act.ENDED: Phrases("levantamiento"),
    },
    "nl": {
        Act.SIGNED: Phrases("ondertekening"),
        Act.CONCLUDED: Phrases("afronding, sluiting"),
        Act.IN_FORCE: Phrases("inwerkingtreding"),
    },
    "pl": {
        Act.SIGNED: Phrases("podpisanie, podpisania, podpisaniu"),
        Act.CONCLUDED: Phrases("zawarcie, zawarcia, zakończenie, zakończenia"),
        Act.IN_FORCE: Phrases("wejście w życie, wejścia w życie, wejściu w życie"),
    },
    "pt": {
        Act.SIGNED: Phrases("assinatura"),
        Act.LAUNCHED: Phrases("lançamento, criação"),
        Act.CONCLUDED: Phrases("conclusão"),
        Act.IN_FORCE: Phrases("entrada em vigor"),
    },
    "ja": {
        Act.SIGNED: Phrases("の署名, への署名, に署名, 署名式, 調印式"),
        Act.LAUNCHED: Phrases("の創設, の発足, の立ち上げ, の設立"),
        Act.CONCLUDED: Phrases("の締結, の妥結"),
        Act.IN_FORCE: Phrases("の発効, 発効後, 発効から, 発効以来"),
    },
    "zh": {Act.SIGNED: Phrases("的签署"), Act.IN_FORCE: Phrases("的生效")},
    "ko": {Act.SIGNED: Phrases("서명식"), Act.IN_FORCE: Phrases("발효 이후")},
}
"""By language, the nouns of acts ("the signing of", "das Inkrafttreten"): done where a past day dates them."""
