"""How several languages write times near the present, and what stands around a date: data for reading dates."""

from __future__ import annotations

from bot.reading.text.phrases import Phrases, listed

NEAR_TIMES = {
    "en": """
day 0: today, this morning, this afternoon, this evening, tonight
day -1: yesterday, last night
day -2: the day before yesterday
day 1: tomorrow
week 0: this week
week -1: last week, the past week, the previous week
week 1: next week, the coming week
month 0: this month, beginning of the month, start of the month
month -1: last month, the past month
month 1: next month
year 0: this year
year -1: last year
year -2: the year before last
year 1: next year
same day: the same day, that day
same month: the same month
same year: the same year
last: last, past
next: next, coming
""",
    "de": """
day 0: heute, heutigen
day -1: gestern, gestrigen
day -2: vorgestern
week 0: diese woche, dieser woche
week -1: letzte woche, letzter woche, vergangene woche, vergangenen woche, vergangener woche
week -1: vorige woche, voriger woche
week -2: vorletzte woche
week 1: nächste woche, nächster woche, kommende woche, kommenden woche, kommender woche
month 0: diesen monat, diesem monat, dieses monats, anfang des monats
month -1: letzten monat, letzten monats, vergangenen monat, vergangenen monats, vorigen monat, vormonat
month 1: nächsten monat, kommenden monat, nächsten monats
year 0: dieses jahr, dieses jahres, diesem jahr, heuer
year -1: letztes jahr, letzten jahr, letzten jahres, vergangenes jahr, vergangenen jahr, vergangenen jahres
year -1: vorigen jahr, voriges jahr, vorigen jahres
year -2: vorletztes jahr, vorletzten jahr
year 1: nächstes jahr, nächsten jahr, nächsten jahres, kommenden jahr, kommendes jahr, kommenden jahres
same day: am selben tag, am gleichen tag
last: letzten, letzter, vergangenen, vergangener, vorigen
next: nächsten, nächster, kommenden, kommender
""",
    "fr": """
day 0: aujourd'hui, ce matin, cet après-midi, ce soir
day -1: hier
day -2: avant-hier
day 1: demain
week 0: cette semaine
week -1: la semaine dernière, la semaine passée
week 1: la semaine prochaine
month 0: ce mois-ci, ce mois
month -1: le mois dernier, le mois passé, du mois dernier
month 1: le mois prochain
year 0: cette année
year -1: l'an dernier, l'année dernière, l'an passé, l'année passée
year 1: l'an prochain, l'année prochaine
same day: le même jour, ce jour-là
last: dernier, passé
next: prochain
""",
    "it": """
day 0: oggi, stamattina, stamane, stasera, questa mattina
day -1: ieri
day -2: l'altro ieri, altro ieri, avantieri
day 1: domani
week 0: questa settimana
week -1: la settimana scorsa, la scorsa settimana, scorsa settimana, settimana scorsa
week 1: la prossima settimana, prossima settimana, settimana prossima
month 0: questo mese
month -1: il mese scorso, lo scorso mese, scorso mese, mese scorso
month 1: il mese prossimo, il prossimo mese, prossimo mese
year 0: quest'anno
year -1: l'anno scorso, lo scorso anno, scorso anno, anno scorso
year 1: l'anno prossimo, il prossimo anno, prossimo anno, anno prossimo
same day: lo stesso giorno
last: scorso, scorsa
next: prossimo, prossima
""",
    "es": """
day 0: hoy, esta mañana, esta tarde
day -1: ayer, anoche
day -2: anteayer, antes de ayer
week 0: esta semana
week -1: la semana pasada, la pasada semana, semana pasada, pasada semana
week 1: la próxima semana, próxima semana, la semana que viene
month 0: este mes
month -1: el mes pasado, el pasado mes, mes pasado
month 1: el próximo mes, próximo mes
year 0: este año
year -1: el año pasado, el pasado año, año pasado
year 1: el próximo año, próximo año, el año que viene
same day: el mismo día, ese mismo día, ese día
last: pasado, último, el pasado mes de, pasado mes de
next: próximo
""",
    "nl": """
day 0: vandaag, vanochtend, vanmiddag, vanavond
day -1: gisteren
day -2: eergisteren
week 0: deze week
week -1: vorige week, afgelopen week
week 1: volgende week, komende week
month 0: deze maand
month -1: vorige maand, afgelopen maand
month 1: volgende maand, komende maand
year 0: dit jaar
year -1: vorig jaar, afgelopen jaar
year 1: volgend jaar, komend jaar
same day: dezelfde dag
last: vorige, afgelopen, jongstleden
next: volgende, komende, aanstaande
""",
    "pl": """
day 0: dziś, dzisiaj, dziś rano
day -1: wczoraj
day -2: przedwczoraj
day 1: jutro
week 0: w tym tygodniu, tego tygodnia, bieżącego tygodnia
week -1: w zeszłym tygodniu, w ubiegłym tygodniu, w minionym tygodniu, zeszłego tygodnia, ubiegłego tygodnia
week 1: w przyszłym tygodniu, przyszłego tygodnia
month 0: w tym miesiącu, tego miesiąca, bieżącego miesiąca
month -1: w zeszłym miesiącu, w ubiegłym miesiącu, zeszłego miesiąca, ubiegłego miesiąca
month 1: w przyszłym miesiącu, przyszłego miesiąca
year 0: w tym roku, tego roku, bieżącego roku, w bieżącym roku, br
year -1: w zeszłym roku, w ubiegłym roku, zeszłego roku, ubiegłego roku
year 1: w przyszłym roku, przyszłego roku
same day: tego samego dnia, tego dnia
last: zeszły, ubiegły, zeszłą, ubiegłą, ubiegłego, zeszłego, miniony, minioną
next: przyszły, najbliższy, przyszłą, najbliższą
""",
    "pt": """
day 0: hoje, esta manhã
day -1: ontem
day -2: anteontem
week 0: esta semana
week -1: a semana passada, semana passada, na semana passada
week 1: a próxima semana, próxima semana
month 0: este mês
month -1: o mês passado, mês passado, no mês passado
year 0: este ano
year -1: o ano passado, ano passado, no ano passado
year 1: o próximo ano, próximo ano
same day: no mesmo dia
last: passado, passada
next: próximo, próxima
""",
    "ja": """
day 0: 本日, きょう, 今日, 今朝, 今夜
day -1: 昨日, きのう, 昨夜
day -2: 一昨日, おととい
day 1: 明日, あす
week 0: 今週
week -1: 先週
week -2: 先々週
week 1: 来週
month 0: 今月
month -1: 先月, 前月
month -2: 先々月
month 1: 来月
year 0: 今年, 本年, ことし
year -1: 昨年, 去年
year -2: 一昨年, おととし
year 1: 来年
same day: 同日, 当日
same month: 同月, 同
same year: 同年
last: 去る
next: 来る
""",
    "zh": """
day 0: 今天, 今日, 今早, 今晨
day -1: 昨天, 昨日
day -2: 前天
day 1: 明天
week 0: 本周, 本週, 这周, 這週
week -1: 上周, 上週
week 1: 下周, 下週
month 0: 本月, 这个月
month -1: 上月, 上个月, 上個月
month 1: 下月, 下个月
year 0: 今年
year -1: 去年
year -2: 前年
year 1: 明年
same day: 同日, 当天, 當天
same month: 同月
same year: 同年
""",
    "ko": """
day 0: 오늘
day -1: 어제
day -2: 그저께, 그제
day 1: 내일
week 0: 이번 주, 금주
week -1: 지난주, 지난 주
week 1: 다음 주, 다음주
month 0: 이번 달, 이달
month -1: 지난달, 지난 달
month 1: 다음 달
year 0: 올해, 금년
year -1: 지난해, 작년
year -2: 재작년
year 1: 내년
same day: 같은 날, 당일
last: 지난
next: 오는, 다음
""",
}
"""Phrases by language and by what they mean: so many units from now, the same as the day told before, last, next."""

AGO = (
    ("", "ago", "day days", "week weeks", "month months", "year years"),
    ("vor", "", "tag tagen", "woche wochen", "monat monaten", "jahr jahren"),
    ("il y a", "", "jour jours", "semaine semaines", "mois", "an ans année années"),
    ("", "fa", "giorno giorni", "settimana settimane", "mese mesi", "anno anni"),
    ("hace", "", "día días", "semana semanas", "mes meses", "año años"),
    ("há", "", "dia dias", "semana semanas", "mês meses", "ano anos"),
    ("", "geleden", "dag dagen", "week weken", "maand maanden", "jaar"),
    ("", "temu", "dzień dni", "tydzień tygodnie tygodni", "miesiąc miesiące miesięcy", "rok lata lat"),
)
"""What stands before and behind a number of days, weeks, months, years, and the words for these."""

AGO_CJK = (
    ("前", "日", "週間", "か月", "年"),
    ("前", "日間", "周", "カ月", "年間"),
    ("前", "天", "週", "个月", "年"),
    ("전", "일", "주", "개월", "년"),
)
"""What stands behind a number of days, weeks, months, years, and the words for these."""

NUMBERS = {
    word: number
    for number, block in enumerate(
        (
            "a an one ein eine einem einer einen un une uno una een jeden jedną um uma",
            "two zwei deux due dos twee dwa dwie dois duas",
            "three drei trois tre tres drie trzy três",
            "four vier quatre quattro cuatro cztery quatro",
            "five fünf cinq cinque cinco vijf pięć",
            "six sechs sei seis zes sześć",
            "seven sieben sept sette siete zeven siedem sete",
            "eight acht huit otto ocho osiem oito",
            "nine neun neuf nove nueve negen dziewięć",
            "ten zehn dix dieci diez tien dziesięć dez",
        ),
        start=1,
    )
    for word in block.split()
}
"""Numbers written as words."""

IN_MONTH = """
in, in early, in late, in mid, during, since, early, late, mid, by, until, of
im, seit, anfang, mitte, ende, bis
en, au mois de, du mois de, début, mi, fin, fin de, depuis
a, nel, di, del, da, dal, a inizio, a fine
en, de, desde, a principios de, a finales de
sinds, begin, eind, medio
w, we, od, na początku, pod koniec
em
"""
"""What stands before the bare name of a month."""

IN_YEAR = """
in, since, during, of, early, late, mid, in early, in late, anfang, mitte, ende, début, mi, fin, inizio, fine
a principios de, a finales de, principios de, begin, eind, na początku, pod koniec, początku
im jahr, im jahre, seit, en, depuis, nel, dal, del, desde, em, sinds, w, od
spring, summer, autumn, winter, frühjahr, frühling, sommer, herbst, printemps, automne, hiver, primavera, autunno
inverno, verano, otoño, invierno, voorjaar, lente, zomer, herfst, najaar, wiosną, latem, jesienią, zimą, outono
"""
"""What stands before a bare year."""

LIMITS = """
by, by the end of, until, till, before, no later than, not later than
bis, bis zum, bis ende, bis spätestens, vor dem, vor
d'ici, d'ici à, d'ici le, jusqu'au, jusqu'en, jusqu'à, avant, avant le, avant la fin de
entro, entro il, entro la fine di, fino al, fino a, prima del
hasta, hasta el, antes de, antes del, antes de finales de
tegen, voor, uiterlijk, tot, vóór
do, do końca, przed
até, antes de
"""
"""What stands before a time by which something is to be done."""


def meanings(block: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Cut a language's block into (meaning, phrases)."""
    lines = (line.partition(": ") for line in block.strip().splitlines())
    return tuple((meaning, listed(phrases)) for meaning, _, phrases in lines)


SAYING = Phrases("""
said, says, say, told, added, adds, stated, explained, according to, announced, noted, stressed, declared, called
wrote, reads, sagte, sagten, erklärte, erklärten, betonte, laut, so, hieß es, teilte, fügte, kündigte, nannte
a déclaré, ont déclaré, déclare, déclaré, dit, selon, a expliqué, a ajouté, a souligné, a affirmé, indiqué, d'après
annoncé, ha detto, ha dichiarato, dichiarato, ha affermato, ha spiegato, ha aggiunto, aggiunto, secondo
ha sottolineato, detto, annunciato, dijo, declaró, afirmó, explicó, añadió, según, señaló, subrayó, anunció, aseguró
zei, verklaarde, aldus, volgens, powiedział, powiedziała, oświadczył, と述べ, と語, と話, と強調, とした, と説明
によると, と表明, と指摘, 述べた, 说, 表示, 称, 말했다, 밝혔다
""")
"""What says whose words a quotation is."""
