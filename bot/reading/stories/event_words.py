"""Words that tell one event from another of its kind: what was done, and which meeting of a series it was."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.reading.text.days import MONTH_OF
from bot.reading.text.folding import fold_name
from bot.reading.text.phrases import Phrases, listed

ACTS: Final = MappingProxyType(
    {
        "opened": Phrases("""
open negotiations, opens negotiations, opened negotiations, open talks, open talks on, opened talks
opening of negotiations
start negotiations, started negotiations, start talks, starts talks, started talks, begin negotiations, begin talks
began talks, began negotiations, launch negotiations, launched negotiations, launch talks, launched talks
launch of negotiations, start of negotiations, to negotiate, negotiating mandate, mandate to negotiate, mandate for
negotiate with japan, enter into negotiations, exploratory talks
verhandlungen auf*, aufnahme von verhandlungen, verhandlungen begonnen, beginn der verhandlungen, verhandlungsmandat
start der verhandlungen, verhandlungen eröffn*, verhandlungen beginn*, mandat für
lancement des négociations, lancement de négociations, ouvrir des négociations, ouvert des négociations
ouverture de négociations, ouverture des négociations, entamer des négociations, entamé des négociations
lancer des négociations, ouvrent des négociations, mandat de négociation
avviare negoziati, avviato negoziati, avviano negoziati, avvio dei negoziati, avvio di negoziati, apertura dei negoziati
aprire i negoziati, aprono i negoziati, avviato i negoziati, mandato negoziale
iniciar negociaciones, inician negociaciones, iniciaron negociaciones, inicio de las negociaciones
abrir negociaciones, abren negociaciones, apertura de negociaciones, mandato de negociación, mandato para negociar
onderhandelingen starten, start van onderhandelingen, onderhandelingen geopend, rozpocz* negocjacj*
交渉開始, 交渉を開始, 交渉入り, 交渉に入, 交渉の開始, 開始谈判, 启动谈判, 협상 개시, 협상을 시작
"""),
        "agreed": Phrases("""
in principle, concluded, conclude, concludes, conclusion of negotiations, conclusion of the negotiations, wrapped up
finalised, finalized, agreement reached, reached agreement, reached a deal, political agreement, substantive agreement
abgeschlossen, verhandlungen abgeschlossen, abschluss der verhandlungen, grundsätzlich*, grundsatzeinigung
politische einigung
accord de principe, conclu, conclus, conclue, conclusion des négociations, accord politique
concluso, conclusa, conclusi, conclusione dei negoziati, intesa di principio, accordo di principio, accordo politico
concluido, concluyeron, concluyen, conclusión de las negociaciones, acuerdo de principio, acuerdo político
afgerond, akkoord bereikt, zakończ* negocjacj*
妥結, 大筋合意, 実質合意, 大枠合意, 原則合意, 基本合意, 完成谈判, 谈判完成, 达成原则, 타결
"""),
        "signed": Phrases("""
sign, signs, signed, signing, signature, signatories, inked, put their names to, exchanged notes
unterzeichn*, unterschr*
signé, signée, signés, signées, signent, signer, signature, paraph*, paraf*
firma, firmano, firmato, firmata, firmati, firmate, firmò, siglat*, sottoscri*
firmado, firmada, firmaron, firmó, firman, firmar, suscri*, rúbrica
ondertek*, podpis*, assin*
署名, 調印, 签署, 簽署, 서명, 체결
"""),
        "approved": Phrases("""
consent, consented, approve, approves, approved, approval, ratif*, green light, adopted the decision
backed the agreement
votes for, voted in favour, gave its blessing
zugestimmt, zustimmung, stimmte, gebilligt, billigt*, ratifizier*
approuv*, approbation, consentement, feu vert
approva*, ratific*, via libera, consenso
aprob*, aprueba*, ratific*, visto bueno
goedgekeur*, goedkeur*, instem*, zatwierdz*, ratyfik*
承認, 批准, 同意を与, 批准, 비준, 승인
"""),
        "in force": Phrases("""
in force, into force, takes effect, took effect, take effect, taken effect, effective, comes into effect
came into effect
apply from, applies from, applied since, begins to apply, start to apply, now applies
in kraft, inkrafttreten, inkraftgetreten, wirksam, gilt seit, gelten seit, ab sofort
en vigueur, prend effet, pris effet, s'applique
in vigore, efficacia, si applica
en vigor, vigencia, surte efecto
van kracht, in werking, wchodzi w życie, weszł* w życie, obowiązuje
発効, 施行, 適用開始, 適用が始, 効力を生, 生效, 발효
"""),
    }
)
"""What is done with an agreement, from its opening to its force, by the words that say so."""

MEETINGS: Final = Phrases("""
dialogue*, dialog, dialogs, dialoge, dialogu, dialoog, dialogo, diálogo, summit*, gipfel*, sommet*, vertice, cumbre, top
topontmoeting, szczyt*, meeting*, treffen, sitzung*, réunion*, rencontre*, riunione, incontro, reunión, encuentro
bijeenkomst, spotkanie, posiedzenie, round*, runde, ronde, tornata, ronda, session*, sessione, sesión, sessie, sesja
council, rat, rates, conseil, consiglio, consejo, raad, committee, ausschuss, ausschusses, comité, comitato, comisión
consultation*, konsultation*, consultazion*, consulta*, talks, gespräche, entretiens, colloqui, edition*, édition*
edizione, edición, workshop*, forum, foro, conference, konferenz, conférence, conferenza, conferencia, exercise*
übung, exercice, esercitazione, ejercicio, working group, arbeitsgruppe, cyberdialog*, cyberdialogue, gipfeltreffen
auflage*, round table, roundtable, table ronde, tavola rotonda, mesa redonda
""")
"""What comes in series, one of which is the sixth and another the seventh."""

UNCOUNTED: Final = Phrases(
    ",".join(MONTH_OF)
    + """
day, days, half, time, times, country, largest, biggest, world, quarter, term, pillar, anniversary, week, year, month
tag, tage, hälfte, mal, land, größte*, quartal, säule, jahr*, woche, jour*, moitié, fois, pays, trimestre, pilier, mois
giorno, giornata, metà, volta, paese, trimestre, pilastro, anno, mese, día, jornada, mitad, vez, país, pilar, año, mes
dag, helft, keer, kwartaal, pijler, dzień, raz, kwartał
"""
)
"""What an ordinal may count instead of a meeting: a date's month, a day, a half."""

STATE_INITIALS: Final = MappingProxyType(
    {
        "独": "germany",
        "仏": "france",
        "伊": "italy",
        "西": "spain",
        "蘭": "netherlands",
        "波": "poland",
        "德": "germany",
        "法": "france",
        "意": "italy",
    }
)
"""Member states as Japanese and Chinese headlines write them beside 日: 日仏, 日德."""


class Ordinals:
    """The words for which of a series something is."""

    def __init__(self, written: Mapping[int, str]) -> None:
        """Compile the words of each number; one that ends in * may go on."""
        self.words = Phrases("\n".join(written.values()))
        self._numbers = {
            fold_name(stem.removesuffix("*")): str(number)
            for number, block in written.items()
            for stem in listed(block)
        }

    def number(self, word: str) -> str:
        """Give the number of a word that was found."""
        return next(self._numbers[word[:end]] for end in range(len(word), 0, -1) if word[:end] in self._numbers)


ORDINALS: Final = Ordinals(
    {
        2: "second, seconde, deuxième, zweite, zweiten, zweites, secondo, seconda, segunda, segundo, tweede, drugi*",
        3: "third, troisième, dritte*, terzo, terza, tercer, tercera, derde, trzeci*",
        4: "fourth, quatrième, vierte*, quarto, quarta, cuarto, cuarta, vierde, czwart*",
        5: "fifth, cinquième, fünfte*, quinto, quinta, vijfde, piąt*",
        6: "sixth, sixième, sechste*, sesto, sesta, sexto, sexta, zesde, szóst*",
        7: "seventh, septième, siebte*, settimo, settima, séptimo, séptima, zevende, siódm*",
        8: "eighth, huitième, achte*, ottavo, ottava, octavo, octava, ósm*",
        9: "ninth, neuvième, neunte*, nono, nona, noveno, novena, negende, dziewiąt*",
        10: "tenth, dixième, zehnte*, decimo, decima, décimo, décima, tiende, dziesiąt*",
        11: "eleventh, onzième, elfte*, undicesimo, undicesima, undécimo, undécima, elfde, jedenast*",
        12: "twelfth, douzième, zwölfte*, dodicesimo, dodicesima, duodécimo, duodécima, twaalfde, dwunast*",
        20: "twentieth, vingtième, zwanzigste*, ventesimo, ventesima, vigésimo, vigésima, twintigste, dwudziest*",
        27: "twenty-seventh, vingt-septième, siebenundzwanzigste*, ventisettesimo, ventisettesima",
        28: "twenty-eighth, vingt-huitième, achtundzwanzigste*, ventottesimo, ventottesima",
        29: "twenty-ninth, vingt-neuvième, neunundzwanzigste*, ventinovesimo, ventinovesima, dwudziesty dziewiąty",
        30: "thirtieth, trentième, dreißigste*, trentesimo, trentesima, trigésimo, trigésima, dertigste, trzydziest*",
        31: "thirty-first, trente et unième, einunddreißigste*, trentunesimo, trentunesima, trigésimo primer*",
        32: "thirty-second, trente-deuxième, zweiunddreißigste*, trentaduesimo, trentaduesima, trigésimo segund*",
    }
)
"""Which of a series it is, in words; the first is said of too many things to tell."""
