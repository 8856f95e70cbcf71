"""How several languages write weekdays, months and days near today: data for reading dates."""

from __future__ import annotations

from bot.reading.text.phrases import Phrases


def _columns(block: str) -> tuple[tuple[str, ...], ...]:
    """Turn lines of one language each into columns of one meaning each."""
    return tuple(zip(*(line.split() for line in block.strip().splitlines()), strict=True))


WEEKDAYS = _columns("""
monday tuesday wednesday thursday friday saturday sunday
montag dienstag mittwoch donnerstag freitag samstag sonntag
montag dienstag mittwoch donnerstag freitag sonnabend sonntag
lundi mardi mercredi jeudi vendredi samedi dimanche
lunedì martedì mercoledì giovedì venerdì sabato domenica
lunes martes miércoles jueves viernes sábado domingo
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
poniedziałek wtorek środa czwartek piątek sobota niedziela
poniedziałek wtorek środę czwartek piątek sobotę niedzielę
segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo
月曜 火曜 水曜 木曜 金曜 土曜 日曜
(月) (火) (水) (木) (金) (土) (日)
星期一 星期二 星期三 星期四 星期五 星期六 星期日
周一 周二 周三 周四 周五 周六 周日
월요일 화요일 수요일 목요일 금요일 토요일 일요일
""")
"""Names of each weekday, Monday first."""

FULL_MONTHS = _columns("""
january february march april may june july august september october november december
januar februar märz april mai juni juli august september oktober november dezember
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
jänner feber märz april mai juni juli august september oktober november dezember
januari februari maart april mei juni juli augustus september oktober november december
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
""")
"""Names of each month, January first."""

SHORT_MONTHS = _columns("""
jan feb mar apr may jun jul aug sept oct nov dec
jan feb mar apr may jun jul aug sep oct nov dec
jan feb mär apr mai jun jul aug sep okt nov dez
janv févr mars avr mai juin juil août sept oct nov déc
gen febbr marzo apr magg giu lug ago sett ott nov dic
jan feb mrt apr mei jun jul aug sep okt nov dec
""")
"""What they are shortened to; read only beside a figure."""

FIRST = ("premier", "primo", "primero")
"""The first of a month where it is written as a word."""

AHEAD = Phrases("""
will meet, will hold, will host, will visit, will travel, will sign, will launch, will be held, will take place
is expected to, are expected to, expected to sign, is set to, are set to, is due to, are due to, was due to
is to meet, are to meet, have scheduled, has scheduled, scheduled their, scheduled its, next summit, next meeting
plans to, plan to, ahead of, upcoming, next week, next month, later this week, is scheduled, to be held, on the eve of
wird am, werden am, soll am, sollen am, vor dem gipfel, im vorfeld, nächste woche, kommende woche, kommenden
geplant, bevorstehend*
aura lieu, auront lieu, se tiendra, se rencontreront, doit se tenir, doivent se, avant le sommet
semaine prochaine, prochain
si terrà, si terranno, si incontreranno, in vista del*, alla vigilia, prossima settimana, previsto per, prossimo
se celebrará*, se reunirán, se reunirá, antes de la cumbre, próxima semana, próximo
zal plaatsvinden, volgende week, odbędzie się, w przyszłym tygodniu
予定, 見通し, を控え, 調整に入, 来週, 来月, 向けて調整, 開催へ
将于, 即将, 예정
""")
"""Phrases of a sentence that looks forward to an event rather than reports it."""

WILL = Phrases("""
will, would, wird, werden, soll, sollen, aura, seront, doit, doivent, sarà, saranno, dovrebbe, dovrebbero
será, serán, zal, zullen, będzie, będą, する予定, 見込み, 方向
""")
"""Words of the future: too common to mean much, unless nothing else dates the text."""

BACK = Phrases("""
last year, last month, a year ago, years ago, one year after, a year after, since the, anniversary
earlier this year, months ago, follows, comes after, came after, builds on
folgt auf, knüpft an, fait suite, fa seguito, sigue a, volgt op, に続く, を受けたもの
last january, last february, last march, last april, last may, last june
last july, last august, last september, last october, last november, last december
letztes jahr, letzten jahr*, vergangenen jahr*, vor einem jahr, seit dem, jahrestag
l'an dernier, l'année dernière, il y a un an, depuis le, anniversaire, un an après
l'anno scorso, scorso anno, un anno fa, anniversario, un anno dopo
el año pasado, hace un año, aniversario, un año después, vorig jaar, w ubiegłym roku, rok temu
昨年, 去年, 年前, 周年, 去年, 작년
""")
"""Phrases of a sentence that looks back on an event."""

FORMER = Phrases("""
former, ex, then, ehemalig*, früher*, damalig*, ancien, ancienne, già, allora, antiguo, entonces, voormalig*
toenmalig*, był*
元, 前首相, 前外相, 当時, 前大統領
""")
"""What stands beside the title of someone who is out of office."""

RECALLS = Phrases("""
recall*, remember*, looked back, looks back, looking back, in retrospect, memoir*, reminisc*
erinner*, rückblick*, blickte zurück, rappelé, rappelle, se souvien*, souvenir*, rétrospecti*
ricordato, ricorda, ricordano, recordó, recuerda, recuerdan, herinner*, wspomina*
振り返, 回顧, 回想, 思い出
""")
"""Words of somebody who remembers: what follows is not news."""

OTHER_DAYS = Phrases("""
register*, registration, deadline, next event, next meeting, upcoming, until, expires, valid, copyright, apply by
anmeld*, frist, nächste*, bis zum, gültig, s'inscrire, inscription*, date limite, prochain*, jusqu'au
iscri*, scadenza, prossim*, fino al, inscrí*, inscripci*, fecha límite, próxim*, hasta el, aanmeld*, deadline*, zapis*
締切, 申込, 次回, 開催予定, まで
""")
"""What marks a date in the head matter as another one than that of publication."""

UPDATED = Phrases("""
updated, modified, last change*, aktualisier*, geändert, mis à jour, mise à jour, modifié, modification
aggiornato, aggiornata, aggiornamento, actualizado, actualizada, actualización, bijgewerkt, gewijzigd
zaktualizowano, aktualizacja, zmodyfikowano, 更新, 업데이트, 수정
""")
"""What marks a date as that of a later change."""
